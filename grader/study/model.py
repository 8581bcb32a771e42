"""What a plan is made of. Plain values that every face of the report renders."""

from dataclasses import dataclass
from enum import StrEnum

from grader.study.goal import Goal
from grader.study.words import count, duration
from grader.study_data import Stage


class Kind(StrEnum):
    """Of a line in a day: a kata to pass, something known to go over again, a checkpoint from memory."""

    KATA = "kata"
    REVIEW = "review"
    CHECKPOINT = "checkpoint"


@dataclass(frozen=True)
class Item:
    """One thing to do. `name` is a kata's id or a topic's slug; `why` says why it is there, in numbers."""

    kind: Kind
    name: str
    minutes: int
    why: str
    level: int = 0
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Day:
    """A day of the plan; day 0 is the first."""

    number: int
    items: tuple[Item, ...]
    topics: tuple[str, ...]

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)

    @property
    def katas(self) -> tuple[str, ...]:
        """The ids of the katas to pass on this day."""
        return tuple(item.name for item in self.items if item.kind is Kind.KATA)


@dataclass(frozen=True)
class Week:
    """Seven days and the stretches of the path that they cover."""

    number: int
    stages: tuple[Stage, ...]
    days: tuple[Day, ...]

    @property
    def minutes(self) -> int:
        return sum(day.minutes for day in self.days)


@dataclass(frozen=True)
class TopicPlan:
    """One topic of the path: where it stands, what is asked, where the plan takes it, and why."""

    slug: str
    title: str
    score: int
    after: int
    asked: int
    words: str
    katas: int
    minutes: int
    why: str

    @property
    def gain(self) -> int:
        return self.after - self.score


@dataclass(frozen=True)
class LeftOut:
    """What did not fit of one topic."""

    slug: str
    title: str
    after: int
    target: int
    katas: tuple[str, ...]
    minutes: int
    for_others: bool = False  # all of them are only needed by katas of other topics

    @property
    def sentence(self) -> str:
        """
        >>> LeftOut("a", "A", 3, 5, ("a/x", "a/y"), 35).sentence
        'A stays at 3 of 5: 2 katas, 35 min'
        >>> LeftOut("a", "A", 4, 4, ("a/x",), 5).sentence
        'A is at 4 then, its lower rungs stay open: 1 kata, 5 min'
        >>> LeftOut("a", "A", 4, 4, ("a/x",), 5, for_others=True).sentence
        'A only serves other katas that are left out: 1 kata, 5 min'
        """
        work = f"{count(len(self.katas), 'kata')}, {duration(self.minutes)}"
        if self.for_others:
            return f"{self.title} only serves other katas that are left out: {work}"
        if self.after >= self.target:
            return f"{self.title} is at {self.after} then, its lower rungs stay open: {work}"
        return f"{self.title} stays at {self.after} of {self.target}: {work}"


@dataclass(frozen=True)
class Plan:
    """The whole plan. `summary` and `notes` are sentences; `topics` is in path order."""

    goal: Goal
    weeks: tuple[Week, ...]
    topics: tuple[TopicPlan, ...]
    left_out: tuple[LeftOut, ...]
    summary: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def days(self) -> tuple[Day, ...]:
        return tuple(day for week in self.weeks for day in week.days)

    @property
    def katas(self) -> tuple[str, ...]:
        """Every kata of the plan in order."""
        return tuple(kata for day in self.days for kata in day.katas)

    @property
    def minutes(self) -> int:
        return sum(day.minutes for day in self.days)
