"""Building the report: from the catalog, what the history holds and a goal to the report's model."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from grader.catalog import Catalog, Kata
from grader.history import Attempt, History
from grader.report.model import HINT, SOLUTION, Confidence, Edge, Failing, ProgressPoint, Report, TopicLine
from grader.scoring import LOWEST, TopicScore, rungs_of, score_of, score_topic, total
from grader.study import Goal, due_in_days, make_plan, next_katas, readiness_by_company
from grader.study_data import Tables, tables
from grader.verdict import Outcome


@dataclass(frozen=True)
class Snapshot:
    """All that the report takes from the history, read once."""

    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    latest: Mapping[str, Attempt] = field(default_factory=dict)
    attempts: Mapping[str, int] = field(default_factory=dict)
    daily: Sequence[tuple[date, Mapping[str, Outcome]]] = ()
    pass_days: Mapping[str, Sequence[date]] = field(default_factory=dict)
    ratings: Mapping[str, int] = field(default_factory=dict)
    hints: Mapping[str, int] = field(default_factory=dict)
    solutions: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, history: History) -> "Snapshot":
        latest = history.latest_attempts()
        return cls(
            outcomes={kata: attempt.outcome for kata, attempt in latest.items()},
            latest=latest,
            attempts=history.attempt_counts(),
            daily=history.daily_outcomes(),
            pass_days=history.pass_days(),
            ratings=history.ratings(),
            hints=history.event_counts(HINT),
            solutions=history.event_counts(SOLUTION),
        )


def build_report(
    catalog: Catalog,
    snapshot: Snapshot,
    goal: Goal,
    when: datetime,
    notice: str = "",
    data: Tables | None = None,
) -> Report:
    """The report at a moment, for a goal."""
    data = data or tables()
    known = {kata: outcome for kata, outcome in snapshot.outcomes.items() if kata in catalog.katas}
    scores = tuple(score_topic(topic, known) for topic in catalog.topics)
    lines = tuple(topic_line(catalog, score, snapshot) for score in scores)
    due = due_in_days(snapshot.pass_days, when.date(), data.rules.review_days)
    return Report(
        when=when,
        scale=data.scale,
        topics=lines,
        total=total(scores, data),
        confidence=confidence_sentence(lines),
        edges=edges_of(catalog),
        readiness=readiness_by_company(scores, goal.senior, data),
        progress=progress_of(catalog, snapshot.daily),
        plan=make_plan(catalog, known, goal, due, data),
        next=next_katas(catalog, known, goal, data=data),
        failing=failing_of(catalog, snapshot),
        passed=sum(outcome is Outcome.PASSED for outcome in known.values()),
        katas=len(catalog.katas),
        attempts=sum(snapshot.attempts.values()),
        notice=notice,
    )


def topic_line(catalog: Catalog, score: TopicScore, snapshot: Snapshot) -> TopicLine:
    """A topic's score with the learner's rating beside it."""
    topic = catalog.topic(score.slug)
    rating = snapshot.ratings.get(score.slug)
    return TopicLine(
        slug=score.slug,
        title=score.title,
        tier=topic.tier,
        score=score,
        rating=rating,
        confidence=confidence_of(rating, score),
        hints=sum(snapshot.hints.get(kata.id, 0) for kata in topic.katas),
        solutions_seen=sum(kata.id in snapshot.solutions for kata in topic.katas),
    )


def confidence_of(rating: int | None, score: TopicScore) -> Confidence:
    """
    >>> confidence_of(4, TopicScore("a", "A", 1, ())).value
    'not measured'
    """
    if rating is None:
        return Confidence.NOT_RATED
    if not score.measured:
        return Confidence.NOT_MEASURED
    if rating == score.score:
        return Confidence.AGREES
    return Confidence.OVER if rating > score.score else Confidence.UNDER


def confidence_sentence(lines: Iterable[TopicLine]) -> str:
    """The mean of rating minus score over the topics that have both."""
    gaps = [line.gap for line in lines if line.gap is not None]
    if not gaps:
        return "No topic is both rated and measured yet: `make rate` asks for a rating from 1 to 5"
    mean = sum(gaps) / len(gaps)
    over, under = sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps)
    even = "mixed" if sum(map(abs, gaps)) >= len(gaps) else "well calibrated"
    word = "over-confident" if mean >= 0.5 else "under-confident" if mean <= -0.5 else even
    return (
        f"{word}: ratings are {abs(mean):.1f} {'above' if mean >= 0 else 'below'} the scores on average "
        f"over {len(gaps)} topic{'' if len(gaps) == 1 else 's'} ({over} over-confident, {under} under-confident)"
    )


def edges_of(catalog: Catalog) -> tuple[Edge, ...]:
    """The dependency map, as far as both ends exist."""
    slugs = {topic.slug for topic in catalog.topics}
    return tuple(
        Edge(need.topic, topic.slug, need.because)
        for topic in catalog.topics
        for need in topic.needs
        if need.topic in slugs
    )


def progress_of(
    catalog: Catalog, daily: Sequence[tuple[date, Mapping[str, Outcome]]]
) -> tuple[ProgressPoint, ...]:
    """The total at the end of each day; only the topics that a day touched are scored again."""
    scores = {topic.slug: LOWEST for topic in catalog.topics}
    outcomes: dict[str, Outcome] = {}
    points = []
    for day, changed in daily:
        changed = {
            kata: outcome
            for kata, outcome in changed.items()
            if kata in catalog.katas and outcomes.get(kata) is not outcome
        }
        outcomes |= changed
        for slug in {catalog.katas[kata].topic for kata in changed}:
            scores[slug] = score_of(rungs_of(catalog.topic(slug).katas, outcomes))
        passed = sum(outcome is Outcome.PASSED for outcome in outcomes.values())
        points.append(ProgressPoint(day, sum(scores.values()), passed))
    return tuple(points)


def failing_of(catalog: Catalog, snapshot: Snapshot) -> tuple[Failing, ...]:
    """Every kata whose latest attempt failed or broke, in the catalog's order."""
    return tuple(
        _failing(kata, snapshot.latest[kata.id], snapshot)
        for kata in catalog.katas.values()
        if kata.id in snapshot.latest and snapshot.latest[kata.id].outcome in (Outcome.FAILED, Outcome.ERROR)
    )


def _failing(kata: Kata, attempt: Attempt, snapshot: Snapshot) -> Failing:
    return Failing(
        kata=kata.id,
        file=f"katas/{kata.topic}/{kata.file}.py",
        outcome=attempt.outcome,
        diagnosis=attempt.diagnosis,
        bugs=attempt.bugs,
        behaviour=attempt.behaviour,
        reason=attempt.reason,
        attempts=snapshot.attempts.get(kata.id, 0),
        hints=snapshot.hints.get(kata.id, 0),
        when=attempt.when,
    )
