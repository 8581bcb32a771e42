"""The learner's own rating of each topic: asked in the terminal, or read from a file."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from grader.catalog import Catalog, unknown
from grader.commands.exits import Problem


def read_ratings(path: Path, catalog: Catalog, scale: Mapping[int, str]) -> dict[str, int]:
    """The ratings in a TOML file with a line such as `attention = 3` for every topic.

    Raises:
        Problem: the file does not parse, names no topic, leaves one out, or a rating is not on the scale.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Problem(f"cannot read {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{path}: {error}; a line is for example: attention = 3") from error
    topics = [topic.slug for topic in catalog.topics]
    for name, rating in given.items():
        if name not in topics:
            raise Problem(f"{path}: {unknown('topic', name, topics)}")
        if type(rating) is not int or rating not in scale:
            raise Problem(f"{path}: {name} = {rating!r} is no whole number from {min(scale)} to {max(scale)}")
    missing = [topic for topic in topics if topic not in given]
    if missing:
        raise Problem(f"{path}: no rating for {', '.join(missing)}; a line is for example: {missing[0]} = 3")
    return {topic: given[topic] for topic in topics}


def ask_ratings(
    catalog: Catalog, scale: Mapping[int, str], say: Callable[[str], object], ask: Callable[[str], str]
) -> dict[str, int]:
    """The ratings as typed, topic by topic; what is not on the scale is asked for again.

    Raises:
        Problem: the input ended before the last topic; nothing is kept.
    """
    say("How well does each topic sit? " + ", ".join(f"{level} {words}" for level, words in scale.items()))
    ratings = {}
    for topic in catalog.topics:
        try:
            ratings[topic.slug] = _ask_one(f"{topic.title}: ", scale, say, ask)
        except EOFError:
            raise Problem("the input ended before the last topic; no rating was kept") from None
    return ratings


def _ask_one(
    question: str, scale: Mapping[int, str], say: Callable[[str], object], ask: Callable[[str], str]
) -> int:
    while True:
        answer = ask(question).strip()
        if answer.isdecimal() and int(answer) in scale:
            return int(answer)
        say(f"{answer!r} is no number from {min(scale)} to {max(scale)}")
