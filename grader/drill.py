"""The spoken drill, as plain values: its questions, which of them to ask, and the table at the end.

The questions are data: every katas/*/drill.toml. Chance and the past are given to the functions here. Whether an
answer is right is in drill_answer.py.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from grader.catalog import CatalogError, Content, unknown

DRILL = "drill"  # the kind of a drill's events in the history
CHECKS = ("number", "choice", "function")


@dataclass(frozen=True)
class Question:
    """One question: what to say in how many seconds, what is checked, and what a good answer holds.

    `kata` is the id of the kata whose solution returns the right answer, called with `args`.
    """

    kata: str
    topic: str
    seconds: int
    question: str
    answer: str
    rubric: tuple[str, ...]
    check: str
    ask: str
    form: str = ""
    options: tuple[str, ...] = ()
    tolerance: float = 0.0
    args: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Answered:
    """A question with what a person made of it: the text typed, the seconds spoken, the rubric points ticked."""

    question: Question
    given: str
    right: bool
    seconds: float
    points: tuple[int, ...]

    @property
    def in_time(self) -> bool:
        return self.seconds <= self.question.seconds

    @property
    def fields(self) -> dict[str, Any]:
        """What the history keeps of it."""
        return {
            "answer": self.given,
            "right": self.right,
            "seconds": round(self.seconds, 1),
            "target": self.question.seconds,
            "points": list(self.points),
            "of": len(self.question.rubric),
        }


@dataclass(frozen=True)
class Row:
    """A line of the table at the end: a topic, how many questions, right, in time, and rubric points made."""

    topic: str
    asked: int
    right: int
    in_time: int
    points: int
    of: int

    @property
    def share(self) -> float:
        """Rubric points made, as a share.

        >>> Row("demo", 2, 1, 1, 3, 8).share
        0.375
        """
        return self.points / self.of if self.of else 0.0


def load_questions(content: Content | None = None) -> tuple[Question, ...]:
    """The questions of every katas/*/drill.toml, in their order.

    Raises:
        CatalogError: a file does not parse or lacks an entry; the sentence names the file.
    """
    paths = sorted((content or Content()).katas.glob("*/drill.toml"))
    return tuple(question for path in paths for question in _read(path))


def _read(path: Path) -> list[Question]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["question"]
        return [_question(path.parent.name, entry) for entry in entries]
    except KeyError as missing:
        raise CatalogError(f"{path}: the entry {missing} is missing") from missing
    except (tomllib.TOMLDecodeError, TypeError, ValueError, OSError) as broken:
        raise CatalogError(f"{path}: {broken}") from broken


def _question(folder: str, entry: Mapping[str, Any]) -> Question:
    if entry["check"] not in CHECKS:
        raise ValueError(f"{entry['kata']}: the check {entry['check']!r} is none of {', '.join(CHECKS)}")
    return Question(
        kata=f"{folder}/{entry['kata']}",
        topic=entry["topic"],
        seconds=int(entry["seconds"]),
        question=entry["question"],
        answer=entry["answer"],
        rubric=tuple(entry["rubric"]),
        check=entry["check"],
        ask=entry["ask"],
        form=entry.get("form", "The letter of the answer."),
        options=tuple(entry.get("options", ())),
        tolerance=float(entry.get("tolerance", 0.0)),
        args=tuple(entry.get("args", ())),
    )


def topics_of(questions: Iterable[Question]) -> tuple[str, ...]:
    """The topics that the questions are about, in their order."""
    return tuple(dict.fromkeys(question.topic for question in questions))


def about(questions: Sequence[Question], topic: str) -> tuple[Question, ...]:
    """The questions about a topic, all of them when none is named.

    Raises:
        CatalogError: no question is about it; the nearest topic is suggested.
    """
    if topic and topic not in topics_of(questions):
        raise CatalogError(unknown("topic of the drill", topic, topics_of(questions)))
    return tuple(question for question in questions if topic in ("", question.topic))


def choose(
    questions: Sequence[Question], last: Mapping[str, bool], number: int, chance: Random
) -> tuple[Question, ...]:
    """So many different questions: those never asked or last answered wrongly first, each part shuffled.

    Args:
        questions: those to choose from.
        last: by kata id, whether its latest answer was right.
        number: how many.
        chance: shuffles; the same seed gives the same choice.

    Example:
        >>> ask = [Question(name, "t", 30, "?", "", (), "number", "?") for name in "abcd"]
        >>> [one.kata for one in choose(ask, {"a": True, "b": False, "d": True}, 2, Random(1))]
        ['b', 'c']
    """
    shuffled = chance.sample(list(questions), len(questions))
    return tuple(sorted(shuffled, key=lambda question: last.get(question.kata, False))[:number])


def table_of(answered: Sequence[Answered]) -> tuple[Row, ...]:
    """The answers by topic, in the order in which topics first came.

    >>> ask = Question("t/a", "t", 30, "?", "", ("x", "y"), "number", "?")
    >>> table_of([Answered(ask, "1", True, 31.0, (2,)), Answered(ask, "", False, 12.5, ())])
    (Row(topic='t', asked=2, right=1, in_time=1, points=1, of=4),)
    """
    return tuple(
        row(topic, [one for one in answered if one.question.topic == topic])
        for topic in topics_of(one.question for one in answered)
    )


def row(name: str, answered: Sequence[Answered]) -> Row:
    """One line over some answers."""
    return Row(
        topic=name,
        asked=len(answered),
        right=sum(one.right for one in answered),
        in_time=sum(one.in_time for one in answered),
        points=sum(len(one.points) for one in answered),
        of=sum(len(one.question.rubric) for one in answered),
    )
