"""The report as plain values: what every face (terminal, HTML, JSON, Markdown) is written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from grader.scoring import TopicScore, Total
from grader.study import Item, Plan, Readiness
from grader.verdict import Outcome

HINT, SOLUTION = "hint", "solution"  # kinds of events that the report counts


class Confidence(StrEnum):
    """The learner's own rating of a topic beside the measured score."""

    OVER = "over-confident"
    UNDER = "under-confident"
    AGREES = "agrees"
    NOT_RATED = "not rated"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True)
class TopicLine:
    """One topic: its score, the learner's own rating, and what was used on the way."""

    slug: str
    title: str
    tier: str
    score: TopicScore
    rating: int | None
    confidence: Confidence
    hints: int
    solutions_seen: int

    @property
    def gap(self) -> int | None:
        """Rating minus score, where both say something."""
        return None if self.rating is None or not self.score.measured else self.rating - self.score.score


@dataclass(frozen=True)
class Edge:
    """A topic to know before another, and why."""

    source: str
    target: str
    because: str


@dataclass(frozen=True)
class ProgressPoint:
    """How things stood at the end of a day with attempts."""

    day: date
    total: int
    passed: int


@dataclass(frozen=True)
class Failing:
    """A kata whose latest attempt did not pass, with what was found."""

    kata: str
    file: str
    outcome: Outcome
    diagnosis: tuple[str, ...]
    bugs: tuple[str, ...]
    behaviour: str
    reason: str
    attempts: int
    hints: int
    when: datetime


@dataclass(frozen=True)
class Report:
    """Everything, ready to be rendered."""

    when: datetime
    scale: Mapping[int, str]
    topics: tuple[TopicLine, ...]
    total: Total
    confidence: str
    edges: tuple[Edge, ...]
    readiness: tuple[Readiness, ...]
    progress: tuple[ProgressPoint, ...]
    plan: Plan
    next: tuple[Item, ...]
    failing: tuple[Failing, ...]
    passed: int
    katas: int
    attempts: int
    notice: str = ""

    @property
    def headline(self) -> str:
        """The whole report in a sentence."""
        stand = f"{self.total.sum} of {self.total.possible}: {self.total.band}"
        if self.total.measured < self.total.topics:
            stand += f" ({self.total.measured} of {self.total.topics} topics measured so far)"
        return stand
