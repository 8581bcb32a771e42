"""The judge: hidden tests collected once, then run against a kata as often as asked.

`make bench` measures how fast.
"""

import io
import random
import sys
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import pytest
from _pytest.runner import runtestprotocol

from grader.catalog import ROOT, Catalog, Content, Kata, Level
from grader.judge.diagnosis import diagnose
from grader.judge.errors import JudgeError
from grader.judge.launch import Launcher
from grader.judge.plugin import BENCH, Bench, behaviour_of
from grader.judge.process import Limits
from grader.judge.subject import CannotRun, Functions, Subject
from grader.verdict import Check, Outcome, Verdict, outcome_of

T = TypeVar("T")

# Parts of pytest that take time for each test, or at the end, and that a hidden test has no use for.
_NOT_NEEDED = (
    "logging",
    "unraisableexception",
    "threadexception",
    "warnings",
    "doctest",
    "junitxml",
    "faulthandler",
)


class Judge:
    """Judges katas, one at a time, for as long as `with_judge` holds it open."""

    def __init__(self, session: pytest.Session) -> None:
        self._bench: Bench = session.config.stash[BENCH]
        self._items: dict[str, list[pytest.Function]] = defaultdict(list)
        for item in session.items:
            kata = self._bench.kata_of(item)
            if kata is not None and isinstance(item, pytest.Function):
                self._items[kata.id].append(item)

    @property
    def catalog(self) -> Catalog:
        return self._bench.catalog

    def subject(self, kata: Kata) -> Subject:
        """The submission's file for a kata in a worker of its own; the caller closes it.

        Raises:
            CannotRun: it does not load.
        """
        return self._bench.launcher.subject(kata)

    def limit(self, limits: Limits, *, walls: bool = True) -> None:
        """Judge under these limits from now on; `walls=False` is how it is on a kernel that has none."""
        self._bench.launcher.limits, self._bench.launcher.walls = limits, walls

    def restart(self) -> None:
        """Start afresh with new worker processes, after the old ones died."""
        self._bench.shut()

    @property
    def missing_walls(self) -> set[str]:
        """Walls that this system does not have, as far as workers have met them."""
        return self._bench.launcher.missing_walls

    def warm(self, katas: Sequence[Kata]) -> None:
        """Start what these katas will need, without waiting for it."""
        self._bench.launcher.warm(katas)

    def behaviours(self, kata: Kata) -> list[str]:
        """What the hidden tests of a kata check, in order."""
        return [behaviour_of(item) for item in self._items[kata.id]]

    def judge_all(self, katas: Sequence[Kata]) -> Iterator[Verdict]:
        """The verdicts on several katas, each as it comes; the next worker starts while one is at work."""
        for kata, following in zip(katas, [*katas[1:], None]):
            yield self.judge(kata, following=following)

    def judge(
        self,
        kata: Kata,
        subject: Subject | None = None,
        *,
        diagnosed: bool = True,
        following: Kata | None = None,
    ) -> Verdict:
        """Run the hidden tests of one kata: against the submission's file, or against the subject given.

        The file is read anew each time. `diagnosed` asks for the bug's name where checks fail; `following` is the
        kata that will be asked for next.
        """
        start = time.perf_counter()
        self._bench.close()
        if subject is not None:
            self._bench.lay_out(kata, subject)
        functions, output = Functions(_NOTHING), ""
        try:
            functions = self._bench.functions_for(kata)
            if following is not None:
                self._bench.launcher.prepare(following)
            started = not functions.subject.untouched
            checks = tuple(self._checks(kata)) if started else self._unchecked(kata, Outcome.NOT_STARTED)
        except CannotRun as problem:
            started, checks = True, self._unchecked(kata, Outcome.ERROR, problem)
        try:
            output = self._bench.close()
        except CannotRun as problem:
            checks = (
                *checks,
                Check("end", "Leaves nothing running at its end.", Outcome.ERROR, problem.reason),
            )
        outcome = outcome_of(checks) if started else Outcome.NOT_STARTED
        diagnosis = (
            diagnose(kata, functions.calls, self._bench.content)
            if outcome in (Outcome.FAILED, Outcome.ERROR)
            else None
        )
        return Verdict(kata.id, outcome, checks, diagnosis, time.perf_counter() - start, output)

    def _checks(self, kata: Kata) -> Iterable[Check]:
        """The checks in their order. Those of a review run in an order of chance.

        A review that answers by counting its calls would otherwise pass: the right papers come first in the file.
        """
        items = self._items[kata.id]
        order = random.sample(items, len(items)) if kata.level is Level.TEACH else items
        found = {item: self._check(item, following) for item, following in zip(order, [*order[1:], None])}
        return [found[item] for item in items]

    def _check(self, item: pytest.Function, following: pytest.Function | None) -> Check:
        with warnings.catch_warnings(action="ignore"):  # wrong papers overflow, and that is their point
            reports = runtestprotocol(item, log=False, nextitem=following)
        checks: list[Check] = [report.check for report in reports]
        return next((check for check in checks if check.outcome is not Outcome.PASSED), checks[-1])

    def _unchecked(self, kata: Kata, outcome: Outcome, problem: CannotRun | None = None) -> tuple[Check, ...]:
        raised = problem.raised if problem else None
        return tuple(
            Check(
                item.name,
                behaviour_of(item),
                outcome,
                problem.reason if problem else "",
                traceback=raised.traceback if raised else "",
                line=raised.line if raised else "",
            )
            for item in self._items[kata.id]
        )


def with_judge(
    body: Callable[[Judge], T],
    topics: Sequence[str] = (),
    submission: Path | None = None,
    content: Content | None = None,
    launcher: Launcher | None = None,
) -> T:
    """Collect the hidden tests of these topics (all when none is named) and hand a `Judge` to `body`.

    A `launcher` that was made and warmed before starts its workers while the tests are collected.

    Raises:
        JudgeError: the hidden tests cannot be collected.
    """
    loop, content = _Loop(body, launcher), content or Content()
    folders = [str(content.hidden / topic) for topic in topics] or [str(content.hidden)]
    options = [
        "-qq",
        "--no-header",
        "--no-summary",
        "-s",
        "--disable-plugin-autoload",
        *(f"-pno:{plugin}" for plugin in _NOT_NEEDED),
        "-ppytest_timeout",
        "-pgrader.judge.plugin",
        f"-c{ROOT / 'pyproject.toml'}",
    ]
    options += [f"--rootdir={content.root}", f"--content={content.root}"]
    if submission is not None:
        options.append(f"--submission={submission}")
    try:
        status = pytest.main([*options, *folders], plugins=[loop])
    finally:
        _forget_modules(content.hidden)
    if loop.error is not None:
        raise loop.error
    if not loop.results:
        raise JudgeError(
            loop.problem or f"the hidden tests could not be collected (pytest status {int(status)})"
        )
    return loop.results[0]


def _forget_modules(folder: Path) -> None:
    """Drop the hidden tests from the imported modules: those of another content bear the same names."""
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(str(folder)):
            del sys.modules[name]


class _Loop(Generic[T]):
    """The plugin that gives the test loop to `body`, and keeps what goes wrong before it."""

    def __init__(self, body: Callable[[Judge], T], launcher: Launcher | None) -> None:
        self._body, self._launcher = body, launcher
        self.results: list[T] = []
        self.error: BaseException | None = None
        self.problem = ""

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        """Keep pytest's own words off the screen: the verdicts are what there is to read."""
        config.get_terminal_writer()._file = io.StringIO()

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.problem = self.problem or f"{report.nodeid} cannot be collected: {report.longreprtext}"

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if not self.problem:
            try:
                bench = session.config.stash[BENCH]
                bench.launcher = self._launcher or bench.launcher
                self.results.append(self._body(Judge(session)))
            except BaseException as error:
                self.error = error
        return True


class _Nothing:
    """Stands where no subject could be started."""

    untouched, line = False, ""

    def call(self, *_: object, **__: object) -> None:
        raise CannotRun("nothing was started")

    def close(self) -> str:
        return ""


_NOTHING: Subject = _Nothing()  # type: ignore[assignment]
