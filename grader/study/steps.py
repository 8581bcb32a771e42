"""Which katas to do when time is short: steps that lift a topic to a higher rung, the best gain per minute first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from grader.catalog import Catalog, Kata, Level, Topic
from grader.scoring import Rung, rungs_of, score_of
from grader.verdict import Outcome

NEEDED = "needs it"  # ends the reason of a kata that is there for another alone

Fits = Callable[[Mapping[str, str]], bool]


@dataclass(frozen=True)
class Step:
    """Katas that lift one topic by `gain` levels, prerequisites included, each with its reason."""

    topic: str
    gain: int
    minutes: int
    reasons: Mapping[str, str]

    @property
    def worth(self) -> float:
        """Levels per minute."""
        return self.gain / max(1, self.minutes)


@dataclass(frozen=True)
class Board:
    """The catalog with what passes: where each topic stands, and what a kata still needs.

    `measured` is what passes today, `outcomes` what will once the katas chosen so far are done.
    """

    catalog: Catalog
    measured: Mapping[str, Outcome]
    outcomes: Mapping[str, Outcome]

    @classmethod
    def of(cls, catalog: Catalog, outcomes: Mapping[str, Outcome]) -> "Board":
        return cls(catalog, outcomes, outcomes)

    @cached_property
    def passed(self) -> frozenset[str]:
        return frozenset(kata for kata, outcome in self.outcomes.items() if outcome is Outcome.PASSED)

    def after(self, katas: Iterable[str]) -> "Board":
        """The board once these katas pass too."""
        return Board(self.catalog, self.measured, {**self.outcomes, **dict.fromkeys(katas, Outcome.PASSED)})

    def rungs(self, topic: Topic) -> tuple[Rung, ...]:
        return rungs_of(topic.katas, self.outcomes)

    def score(self, topic: Topic) -> int:
        return score_of(self.rungs(topic))

    def minutes(self, katas: Iterable[str]) -> int:
        return sum(self.catalog.katas[kata].minutes for kata in katas)

    def closure(self, kata: str) -> tuple[str, ...]:
        """The kata behind all that it needs and that does not pass yet, prerequisites first."""
        found: dict[str, None] = {}
        self._collect(kata, found, set())
        return tuple(found)

    def _collect(self, kata: str, found: dict[str, None], seen: set[str]) -> None:
        if kata in seen or kata in self.passed or kata not in self.catalog.katas:
            return
        seen.add(kata)
        for need in self.catalog.katas[kata].needs:
            self._collect(need, found, seen)
        found[kata] = None


def climb(board: Board, topic: Topic, level: int) -> Step:
    """The step that takes a topic up to a level: the quickest katas of its rung, and all that they need."""
    score = board.score(topic)
    reasons: dict[str, str] = {}
    for rung in board.rungs(topic):
        if rung.level == level or (level == Level.TEACH and rung.level == Level.DERIVE):
            reasons |= _meet(board, topic, rung, f"for a {level}")
    return Step(topic.slug, level - score, board.minutes(reasons), reasons)


def firm(board: Board, topic: Topic, rung: Rung) -> Step:
    """The step that makes good a lower rung which the score passed over."""
    reasons = _meet(board, topic, rung, f"makes the {board.score(topic)} firm")
    return Step(topic.slug, 0, board.minutes(reasons), reasons)


def _meet(board: Board, topic: Topic, rung: Rung, purpose: str) -> dict[str, str]:
    """The katas that meet a rung, each with its reason in numbers."""
    open_katas = [kata for kata in topic.katas if kata.level == rung.level and kata.id not in board.passed]
    chosen = sorted(open_katas, key=lambda kata: board.minutes(board.closure(kata.id)))[: rung.missing]
    today = next(each for each in rungs_of(topic.katas, board.measured) if each.level == rung.level)
    why = (
        f"{purpose}: {today.passed} of {rung.total} {rung.level.name.lower()} katas pass, {rung.needed} must"
    )
    reasons = {kata.id: why for kata in chosen}
    for kata in chosen:
        for need in board.closure(kata.id)[:-1]:
            reasons.setdefault(need, f"{kata.id} {NEEDED}")
    return reasons


def climbs(board: Board, targets: Mapping[str, int]) -> list[Step]:
    """Every step that takes a topic to a rung above its score and no higher than its target."""
    return [
        climb(board, topic, rung.level)
        for topic in board.catalog.topics
        if topic.slug in targets
        for score in [board.score(topic)]
        for rung in board.rungs(topic)
        if score < rung.level <= targets[topic.slug]
    ]


def choose(board: Board, targets: Mapping[str, int], fits: Fits) -> dict[str, str]:
    """The katas to do, each with its reason: best step first, for as long as the whole still fits.

    `targets` are levels by topic, in the order of the path, which decides between equals.
    """
    chosen: dict[str, str] = {}
    refused: set[tuple[str, ...]] = set()
    place = {topic: position for position, topic in enumerate(targets)}
    while True:
        now = board.after(chosen)
        steps = [step for step in climbs(now, targets) if _name(step) not in refused]
        if not steps:
            return chosen
        best = min(steps, key=lambda step: (-step.worth, place[step.topic], -step.gain))
        if fits({**chosen, **best.reasons}):
            chosen |= best.reasons
        else:
            refused.add(_name(best))


def _name(step: Step) -> tuple[str, ...]:
    return (step.topic, *sorted(step.reasons))


def choose_firm(
    board: Board, topics: Sequence[Topic], chosen: Mapping[str, str], fits: Fits
) -> dict[str, str]:
    """The katas that make lower rungs good, in path order, for as long as the whole fits."""
    added: dict[str, str] = {}
    for topic in topics:
        for level in Level:
            now = board.after([*chosen, *added])
            for rung in now.rungs(topic):
                if rung.level != level or rung.met or rung.level >= now.score(topic):
                    continue
                step = firm(now, topic, rung)
                if fits({**chosen, **added, **step.reasons}):
                    added |= step.reasons
    return added


def in_order(catalog: Catalog, katas: Iterable[str], path: Sequence[str]) -> tuple[Kata, ...]:
    """The katas in the order of the path and, within a topic, of its list; what one needs stands before it."""
    wanted = set(katas)
    place = {topic: position for position, topic in enumerate(path)}
    by_path = sorted(
        (kata for kata in catalog.katas.values() if kata.id in wanted),
        key=lambda kata: place.get(kata.topic, len(place)),
    )
    ordered: dict[str, Kata] = {}
    seen: set[str] = set()

    def emit(kata: Kata) -> None:
        if kata.id in seen:
            return
        seen.add(kata.id)
        for need in kata.needs:
            if need in wanted and need in catalog.katas:
                emit(catalog.katas[need])
        ordered[kata.id] = kata

    for kata in by_path:
        emit(kata)
    return tuple(ordered.values())
