"""The judge as a pytest plugin: the fixtures of a hidden test, and what a failing one says.

`pytest tests/hidden/attention` judges katas/; `--submission DIR` judges another folder of the same shape.
"""

import contextlib
import zlib
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from grader.catalog import ROOT, CatalogError, Content, Kata, load_catalog
from grader.expect import Mismatch, describe
from grader.judge.calls import Raised
from grader.judge.launch import Launcher
from grader.judge.nursery import CannotStart
from grader.judge.subject import CannotRun, Functions, Subject
from grader.judge.wire import WireError
from grader.verdict import Check, Outcome


class Bench:
    """Holds the subject that is judged at the moment: one worker per kata, replaced when the kata changes."""

    def __init__(self, content: Content, submission: Path) -> None:
        self.content, self.submission = content, submission
        self.catalog = load_catalog(content)
        self.functions: Functions | None = None
        self._kata: Kata | None = None
        self.launcher = Launcher(content, submission)

    def kata_of(self, item: pytest.Item) -> Kata | None:
        """The kata that a hidden test belongs to.

        The test's file names the kata's file. Where a file holds several katas, the test's name starts with
        `test_<kata>`, and the longest such kata is meant.
        """
        if item.path.parent.parent != self.content.hidden:
            return None
        topic, file = item.path.parent.name, item.path.stem.removeprefix("test_")
        katas = [kata for kata in self.catalog.katas.values() if kata.topic == topic and kata.file == file]
        if len(katas) <= 1:
            return katas[0] if katas else None
        name = item.name.removeprefix("test_")
        named = [kata for kata in katas if name.startswith(kata.name)]
        return max(named, key=lambda kata: len(kata.name), default=None)

    def functions_for(self, kata: Kata) -> Functions:
        """The functions of the submission, for the tests of this kata."""
        if self.functions is None or self._kata != kata:
            self.close()
            self._kata, self.functions = kata, Functions(self.launcher.subject(kata))
        return self.functions

    def lay_out(self, kata: Kata, subject: Subject) -> None:
        """Judge this subject from now on."""
        self.close()
        self._kata, self.functions = kata, Functions(subject)

    def close(self) -> str:
        """Put the subject away; returns what it printed."""
        functions, self.functions, self._kata = self.functions, None, None
        return functions.subject.close() if functions else ""

    def shut(self) -> None:
        """Put everything away, also what is broken."""
        with contextlib.suppress(CannotRun, CannotStart, OSError):
            self.close()
        self.launcher.close()


BENCH = pytest.StashKey[Bench]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("katas")
    group.addoption(
        "--submission", type=Path, help="the folder to judge, shaped like katas/, which is the default"
    )
    group.addoption(
        "--content", type=Path, default=ROOT, help="the folder with katas/, solutions/ and tests/"
    )


def pytest_configure(config: pytest.Config) -> None:
    content = Content(config.getoption("--content").resolve())
    submission = config.getoption("--submission") or content.katas
    config.stash[BENCH] = Bench(content, submission.resolve())


def pytest_unconfigure(config: pytest.Config) -> None:
    if BENCH in config.stash:
        config.stash[BENCH].shut()


@pytest.fixture
def kata(request: pytest.FixtureRequest) -> Functions:
    """The functions of the submission: `kata.name(...)` calls one as if it were local."""
    bench = request.config.stash[BENCH]
    kata = bench.kata_of(request.node)
    if kata is None:
        raise CatalogError(f"{request.node.nodeid}: belongs to no kata of a topic.toml")
    return bench.functions_for(kata)


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> np.random.Generator:
    """A random generator with a seed of its own for each test, the same on every run."""
    return np.random.default_rng(zlib.crc32(request.node.name.encode()))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport | None:
    """The report of a hidden test, in the learner's words. pytest's own would render a traceback of the test."""
    if not isinstance(item, pytest.Function) or call.when == "collect":
        return None
    if item.config.stash[BENCH].kata_of(item) is None:
        return None
    check = check_of(item, call)
    passed = check.outcome is Outcome.PASSED
    report = pytest.TestReport(
        nodeid=item.nodeid,
        location=item.location,
        keywords={},
        outcome="passed" if passed else "failed",
        longrepr=None if passed else _as_text(check),
        when=call.when,
        duration=call.duration,
        start=call.start,
        stop=call.stop,
    )
    report.check = check  # type: ignore[attr-defined]
    return report


def check_of(item: pytest.Function, call: pytest.CallInfo[None]) -> Check:
    """What one phase of a hidden test says about the submission.

    Anything but a clean end is not a pass: a skip or an exit in a hidden test counts as an error.
    """
    say = partial(Check, item.name, behaviour_of(item))
    if call.excinfo is None:
        return say(Outcome.PASSED)
    error = call.excinfo.value
    raised: Raised | None = getattr(error, "raised", None)
    frames = {"traceback": raised.traceback, "line": raised.line} if raised else {}
    if isinstance(error, CannotRun | WireError):
        return say(Outcome.ERROR, str(error), **frames)
    if raised is not None:
        return say(
            Outcome.ERROR, ": ".join(part for part in (raised.types[0], raised.message) if part), **frames
        )
    functions = item.config.stash[BENCH].functions
    place = functions.subject.line if functions else ""
    if isinstance(error, Mismatch):
        return say(Outcome.FAILED, error.reason, error.expected, error.got, line=place)
    if isinstance(error, AssertionError | pytest.fail.Exception):
        return say(Outcome.FAILED, (str(error) or "the claim does not hold").splitlines()[0], line=place)
    if isinstance(error, Exception) and call.when == "call" and functions and functions.calls:
        got = describe(functions.calls[-1].reply.value)
        return say(Outcome.FAILED, "what came back cannot be used here", got=got, line=place)
    return say(Outcome.ERROR, f"the check could not run: {type(error).__name__}: {error}")


def behaviour_of(item: pytest.Function) -> str:
    """The first line of the test's docstring: all that a learner sees of it."""
    lines = (item.function.__doc__ or item.name).strip().splitlines()
    return str(lines[0])


def _as_text(check: Check) -> str:
    parts = [check.behaviour, check.reason]
    parts += [f"expected: {check.expected}"] if check.expected else []
    parts += [f"     got: {check.got}"] if check.got else []
    parts += [check.traceback] if check.traceback else []
    return "\n".join(parts)
