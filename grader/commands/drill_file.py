"""Answers to the drill from a file, so that it runs without a terminal: TOML, or JSON where the name ends in .json.

[q02_some_question]       # the kata's name, or its id in quotes
answer = "0.25"           # as typed; "" for none
seconds = 41.5            # spoken
points = [1, 3]           # rubric points ticked, by number
"""

import json
import math
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.catalog import unknown
from grader.commands.exits import Problem
from grader.drill import Answered, Question
from grader.drill_answer import AnswerError, is_right

FIELDS = ("answer", "seconds", "points")


def read_answers(path: Path, questions: Sequence[Question]) -> dict[str, Mapping[str, Any]]:
    """By kata id, the entries of an answers file, in the order of the file.

    Raises:
        Problem: the file cannot be read or parsed, is empty, names no question, or names one twice.
    """
    ids = {question.kata: question.kata for question in questions}
    names = {question.kata.split("/")[-1]: question.kata for question in questions}
    entries: dict[str, Mapping[str, Any]] = {}
    for name, entry in _parsed(path).items():
        kata = ids.get(name) or names.get(name)
        if kata is None:
            raise Problem(f"{path}: {unknown('question', name, ids if '/' in name else names)}")
        if kata in entries:
            raise Problem(f"{path}: {kata} is answered twice")
        entries[kata] = entry
    if not entries:
        raise Problem(f"{path} holds no answers")
    return entries


def answered_from(
    path: Path, entries: Mapping[str, Mapping[str, Any]], question: Question, right: Any
) -> Answered:
    """What the file says of one question.

    Raises:
        Problem: it says nothing, leaves something out, or something in it makes no sense.
    """
    where, entry = f"{path}: {question.kata}", entries.get(question.kata)
    if entry is None:
        raise Problem(f"{path} has no answer to {question.kata}")
    if not isinstance(entry, Mapping):
        raise Problem(f"{where} = {entry!r} is no table with {', '.join(FIELDS)}")
    for name in [*FIELDS, *entry]:
        if name not in entry:
            raise Problem(f"{where} has no {name}; it needs {', '.join(FIELDS)}")
        if name not in FIELDS:
            raise Problem(f"{where}: {unknown('entry', name, FIELDS)}")
    given = _text(where, entry["answer"])
    seconds, points = _seconds(where, entry["seconds"]), _points(where, entry["points"], len(question.rubric))
    try:
        return Answered(question, given, is_right(question, given, right), seconds, points)
    except AnswerError as unreadable:
        raise Problem(f"{where}: {unreadable}") from unreadable


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise Problem(f"cannot read {path}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise Problem(f"{path}: {error}") from error
    if not isinstance(data, dict):
        raise Problem(f"{path} holds no table of answers by question")
    return data


def _text(where: str, answer: object) -> str:
    if isinstance(answer, bool) or not isinstance(answer, str | int | float):
        raise Problem(f"{where}: answer = {answer!r} is no text and no number")
    return answer if isinstance(answer, str) else repr(answer)


def _seconds(where: str, seconds: object) -> float:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds < math.inf:
        raise Problem(f"{where}: seconds = {seconds!r} is no number of seconds")
    return float(seconds)


def _points(where: str, points: object, most: int) -> tuple[int, ...]:
    numbers = points if isinstance(points, list) else [None]
    if any(type(number) is not int or not 1 <= number <= most for number in numbers):
        raise Problem(f"{where}: points = {points!r} is no list of numbers from 1 to {most}")
    if len(set(numbers)) < len(numbers):
        raise Problem(f"{where}: points = {points!r} names a point twice")
    return tuple(sorted(numbers))
