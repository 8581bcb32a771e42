"""The drill in a terminal: speak against the clock, type the answer, tick the points. Keyboard only."""

import contextlib
import os
import re
import select
import sys
import time
from collections.abc import Iterator
from typing import Any, Protocol

from rich.console import Console
from rich.live import Live
from rich.text import Text

from grader.commands.full_screen import whole_screen
from grader.commands.watching import fitted
from grader.drill import Answered, Question
from grader.drill_answer import AnswerError, is_right
from grader.report.drill import asking_view, speaking_view, ticking_view

TICK_SECONDS = 0.1
ENTER, ESCAPE, BACKSPACE, CLEAR = "\n", "\x1b", "\x7f", "\x15"
LONGEST_ANSWER = 60
_SEQUENCE = re.compile(rb"\x1b[\[O][0-9;]*[A-Za-z~]")


class Stopped(Exception):
    """The person has had enough."""


class Screen(Protocol):
    """Shows a page, waits for a key, tells the time."""

    @property
    def width(self) -> int:
        """Columns at the moment."""
        ...

    def show(self, page: Text) -> None:
        """Show a page in place of the one before."""
        ...

    def key(self) -> str:
        """The next key, or nothing when none came within `TICK_SECONDS`."""
        ...

    def now(self) -> float:
        """Seconds since some moment."""
        ...


def ask(question: Question, place: str, right: Any, screen: Screen) -> tuple[Answered, bool]:
    """Ask one question; also says whether to stop after it.

    Raises:
        Stopped: before an answer was given.
    """
    seconds = speak(question, place, screen)
    given = type_answer(question, place, seconds, right, screen)
    good = is_right(question, given, right)
    points, stop = tick(question, place, given, good, right, screen)
    return Answered(question, given, good, seconds, tuple(sorted(points))), stop


def speak(question: Question, place: str, screen: Screen) -> float:
    """The seconds until the spoken answer is done."""
    start = screen.now()
    while True:
        elapsed = screen.now() - start
        screen.show(speaking_view(question, place, elapsed, screen.width))
        key = screen.key()
        if key == ENTER:
            return screen.now() - start
        if key in ("q", ESCAPE):
            raise Stopped


def type_answer(question: Question, place: str, seconds: float, right: Any, screen: Screen) -> str:
    """The answer as typed; one that cannot be read is asked for again."""
    typed = problem = ""
    while True:
        screen.show(asking_view(question, place, seconds, typed, problem, screen.width))
        key = screen.key()
        if key == ESCAPE:
            raise Stopped
        if key == ENTER:
            try:
                is_right(question, typed, right)
                return typed.strip()
            except AnswerError as unreadable:
                problem = str(unreadable)
        elif key:
            typed, problem = edited(typed, key), ""


def edited(typed: str, key: str) -> str:
    """The line after a key.

    >>> edited("0.2", "5"), edited("0.25", BACKSPACE), edited("0.25", CLEAR), edited("1", chr(1))
    ('0.25', '0.2', '', '1')
    """
    if key in (BACKSPACE, "\b"):
        return typed[:-1]
    if key == CLEAR:
        return ""
    return (typed + key)[:LONGEST_ANSWER] if key.isprintable() else typed


def tick(
    question: Question, place: str, given: str, good: bool, right: Any, screen: Screen
) -> tuple[set[int], bool]:
    """The rubric points that were made, and whether to stop."""
    points: set[int] = set()
    everything = set(range(1, len(question.rubric) + 1))
    while True:
        screen.show(ticking_view(question, place, given, good, right, points, screen.width))
        key = screen.key()
        if key in (ENTER, "q", ESCAPE):
            return points, key != ENTER
        if key == "a":
            points = set() if points == everything else set(everything)
        if key.isdecimal() and int(key) in everything:
            points = points ^ {int(key)}


class Terminal:
    """The real screen and keyboard."""

    def __init__(self, live: Live) -> None:
        self._live, self._waiting = live, ""

    @property
    def width(self) -> int:
        return self._live.console.width

    def show(self, page: Text) -> None:
        console = self._live.console
        self._live.update(fitted(page, console.width, console.height), refresh=True)

    def key(self) -> str:
        if not self._waiting:
            ready, _, _ = select.select([sys.stdin], [], [], TICK_SECONDS)
            if not ready:
                return ""
            self._waiting = keys_in(os.read(sys.stdin.fileno(), 256))
        key, self._waiting = self._waiting[:1], self._waiting[1:]
        return key

    def now(self) -> float:
        return time.monotonic()


def keys_in(read: bytes) -> str:
    """The keys in what a keyboard sent: arrows and the like are no keys here, and the end of the input is escape.

    >>> keys_in(b"1a"), keys_in(b"\\x1b[A\\r"), keys_in(b"\\x1b"), keys_in(b"")
    ('1a', '\\n', '\\x1b', '\\x1b')
    """
    plain = _SEQUENCE.sub(b"", read)
    return plain.decode("utf-8", "ignore").replace("\r", "\n") if read else ESCAPE


@contextlib.contextmanager
def terminal(console: Console) -> Iterator[Terminal]:
    """The whole screen and a keyboard that reports each key; both are put back at the end."""
    with whole_screen(console) as live:
        yield Terminal(live)
