"""From outcomes to a score of 1 to 5 per topic, and to a total. Pure: the tables come in, values go out.

A topic's score is its highest rung met, 1 when none is. A rung is met when 80 % of the katas of its level
pass; teach also needs derive. A level for which a topic has no katas is no rung: it blocks nothing and proves
nothing. A lower rung that is not met is flagged: *unproven* when none of its katas was tried, *shaky* when
some were.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from grader.catalog import Kata, Level, Topic
from grader.study_data import Band, Tables, tables
from grader.verdict import Outcome

LOWEST = 1
HIGHEST = max(Level)
_DOING = {
    Level.RECALL: "recalling",
    Level.EXPLAIN: "explaining",
    Level.DERIVE: "implementing",
    Level.TEACH: "reviewing",
}


@dataclass(frozen=True)
class Rung:
    """A level of one topic: how many katas it has, how many pass, were tried, and must pass."""

    level: Level
    total: int
    passed: int
    tried: int
    needed: int

    @property
    def met(self) -> bool:
        return self.passed >= self.needed

    @property
    def missing(self) -> int:
        """Katas that must still pass."""
        return max(0, self.needed - self.passed)

    @property
    def flag(self) -> str:
        """`unproven`, `shaky`, or nothing when the rung is met.

        >>> Rung(Level.EXPLAIN, 7, 4, 7, 6).flag, Rung(Level.EXPLAIN, 7, 0, 0, 6).flag
        ('shaky', 'unproven')
        """
        if self.met:
            return ""
        return "shaky" if self.tried else "unproven"


@dataclass(frozen=True)
class TopicScore:
    """What the outcomes say of one topic. `flags` and `next_rung` are sentences for the learner."""

    slug: str
    title: str
    score: int
    rungs: tuple[Rung, ...]
    flags: tuple[str, ...] = ()
    next_rung: str = ""

    @property
    def passed(self) -> int:
        return sum(rung.passed for rung in self.rungs)

    @property
    def tried(self) -> int:
        return sum(rung.tried for rung in self.rungs)

    @property
    def total(self) -> int:
        return sum(rung.total for rung in self.rungs)

    @property
    def measured(self) -> bool:
        """Whether anything was tried at all: a 1 without a try says nothing about the learner."""
        return self.tried > 0

    @property
    def ceiling(self) -> int:
        """The highest score that the topic's katas can show."""
        return max((rung.level for rung in self.rungs), default=LOWEST)

    @property
    def unmet_below(self) -> tuple[Rung, ...]:
        """Lower rungs that the score passed over."""
        return tuple(rung for rung in self.rungs if rung.level < self.score and not rung.met)


@dataclass(frozen=True)
class Total:
    """The sum over the topics, and what a total like that asks for."""

    sum: int
    possible: int
    topics: int
    measured: int
    band: str


def score_topic(topic: Topic, outcomes: Mapping[str, Outcome]) -> TopicScore:
    """The score of a topic; `outcomes` holds the latest outcome by kata id, a missing one is not started.

    >>> katas = tuple(Kata("t", name, name, Level.EXPLAIN, 5) for name in "abcde")
    >>> topic = Topic("t", "Topic", "core", 1, "", katas=katas)
    >>> score_topic(topic, {f"t/{name}": Outcome.PASSED for name in "abcd"}).score
    3
    >>> score_topic(topic, {"t/a": Outcome.PASSED, "t/b": Outcome.FAILED}).next_rung
    '3 more explain katas for a 3'
    """
    rungs = rungs_of(topic.katas, outcomes)
    score = score_of(rungs)
    below = tuple(rung for rung in rungs if rung.level < score and not rung.met)
    return TopicScore(
        slug=topic.slug,
        title=topic.title,
        score=score,
        rungs=rungs,
        flags=tuple(flag_sentence(rung, score) for rung in below),
        next_rung=next_rung_sentence(rungs, score),
    )


def score_topics(topics: Iterable[Topic], outcomes: Mapping[str, Outcome]) -> tuple[TopicScore, ...]:
    """The score of each topic, in their order."""
    return tuple(score_topic(topic, outcomes) for topic in topics)


def rungs_of(katas: Iterable[Kata], outcomes: Mapping[str, Outcome]) -> tuple[Rung, ...]:
    """The levels that these katas cover, lowest first."""
    by_level: dict[Level, list[Outcome]] = {}
    for kata in katas:
        by_level.setdefault(kata.level, []).append(outcomes.get(kata.id, Outcome.NOT_STARTED))
    return tuple(_rung(level, by_level[level]) for level in sorted(by_level))


def _rung(level: Level, outcomes: Sequence[Outcome]) -> Rung:
    return Rung(
        level=level,
        total=len(outcomes),
        passed=sum(outcome is Outcome.PASSED for outcome in outcomes),
        tried=sum(outcome is not Outcome.NOT_STARTED for outcome in outcomes),
        needed=needed(len(outcomes)),
    )


def needed(katas: int) -> int:
    """How many of so many katas must pass: the smallest number that is at least 80 % of them.

    >>> [needed(katas) for katas in (1, 4, 5, 6, 7, 10, 11)]
    [1, 4, 4, 5, 6, 8, 9]
    """
    return -(-katas * tables().rules.rung_percent // 100)


def score_of(rungs: Iterable[Rung]) -> int:
    """The highest rung met, where teach counts only beside derive.

    >>> teach, derive = Rung(Level.TEACH, 1, 1, 1, 1), Rung(Level.DERIVE, 5, 3, 5, 4)
    >>> score_of([teach, derive]), score_of([teach]), score_of([])
    (1, 5, 1)
    """
    rungs = tuple(rungs)
    met = {rung.level for rung in rungs if rung.met}
    if any(rung.level is Level.DERIVE and not rung.met for rung in rungs):
        met.discard(Level.TEACH)
    return int(max(met, default=LOWEST))


def flag_sentence(rung: Rung, score: int) -> str:
    """Why a lower rung matters to a topic of this score.

    >>> flag_sentence(Rung(Level.EXPLAIN, 7, 4, 7, 6), 4)
    'shaky: implementing holds, but 3 of 7 explain katas fail, and an interviewer will ask'
    >>> flag_sentence(Rung(Level.RECALL, 4, 0, 0, 4), 4)
    'unproven: implementing holds, but none of 4 recall katas has been tried'
    >>> flag_sentence(Rung(Level.RECALL, 5, 2, 3, 4), 3)
    'shaky: explaining holds, but 1 of 5 recall katas fails and 2 are not tried, and an interviewer will ask'
    """
    strength = _DOING[Level(score)]
    name = rung.level.name.lower()
    if not rung.tried:
        return f"unproven: {strength} holds, but none of {rung.total} {name} katas has been tried"
    return f"shaky: {strength} holds, but {_gap(rung)}, and an interviewer will ask"


def _gap(rung: Rung) -> str:
    name, failing, untried = rung.level.name.lower(), rung.tried - rung.passed, rung.total - rung.tried
    left = f"{untried} {'is' if untried == 1 else 'are'} not tried"
    if not failing:
        return f"{untried} of {rung.total} {name} katas {'is' if untried == 1 else 'are'} not tried"
    fails = f"{failing} of {rung.total} {name} katas {'fails' if failing == 1 else 'fail'}"
    return f"{fails} and {left}" if untried else fails


def next_rung_sentence(rungs: Sequence[Rung], score: int) -> str:
    """The shortest way up, counted in katas.

    >>> next_rung_sentence([Rung(Level.DERIVE, 5, 1, 2, 4)], 1)
    '3 more derive katas for a 4'
    >>> next_rung_sentence([Rung(Level.DERIVE, 5, 3, 3, 4), Rung(Level.TEACH, 1, 1, 1, 1)], 1)
    '1 more derive kata for a 5'
    """
    if not rungs:
        return "no katas yet"
    ways = [way for way in (_way_to(rung, rungs) for rung in rungs) if way[2] > score]
    if not ways:
        return "" if score == HIGHEST else f"{score} is the most that these katas can show"
    katas, level, reached = min(ways, key=lambda way: (way[0], -way[2], way[1]))
    return f"{katas} more {level.name.lower()} kata{'' if katas == 1 else 's'} for a {reached}"


def _way_to(rung: Rung, rungs: Sequence[Rung]) -> tuple[int, Level, int]:
    """Katas missing from this rung, its level, and the score once they pass."""
    after = [replace(each, passed=each.needed) if each is rung else each for each in rungs]
    return rung.missing, rung.level, score_of(after)


def total(scores: Sequence[TopicScore], data: Tables | None = None) -> Total:
    """The sum of the scores and its band; with fewer topics than the bands are for, the mean decides.

    >>> total([TopicScore("a", "A", 4, ()), TopicScore("b", "B", 3, ())]).band
    'close to ready: practice problems and rapid fire'
    >>> total([]).possible
    0
    """
    data = data or tables()
    points = sum(score.score for score in scores)
    return Total(
        sum=points,
        possible=HIGHEST * len(scores),
        topics=len(scores),
        measured=sum(score.measured for score in scores),
        band=band_of(points, len(scores), data),
    )


def band_of(points: int, topics: int, data: Tables) -> str:
    """What a total of so many points over so many topics asks for.

    >>> band_of(22, 11, tables()) == band_of(11, 11, tables()) != band_of(23, 11, tables())
    True
    """
    if not topics:
        return "no topics yet"
    return _last_reached(points * data.bands_topics / topics, data.bands).advice


def diagnostic_band(right: int, data: Tables | None = None) -> str:
    """Where to start after so many right answers of the ten in the quick diagnostic.

    >>> diagnostic_band(3), diagnostic_band(10)
    ('start at topic 1, in order', 'start with rapid fire and mock interviews')
    """
    return _last_reached(right, (data or tables()).diagnostic_bands).advice


def _last_reached(points: float, bands: Sequence[Band]) -> Band:
    return next((band for band in reversed(bands) if points >= band.low), bands[0])
