"""Gives out subjects for a submission: deadlines, and what the death of a worker means."""

import contextlib
import re
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.catalog import ROOT, Content, Kata
from grader.judge.calls import CUT_OFF, Reply
from grader.judge.nursery import STILL_RUNNING, Nursery, nursery
from grader.judge.pipe import PipeClosed, PipeTimeout
from grader.judge.process import Limits, WorkerProcess
from grader.judge.signature import accepts, signature_in
from grader.judge.subject import CannotRun
from grader.judge.wire import WireError

_IMPORTS_TORCH = re.compile(rb"^\s*(?:import|from)\b.*\btorch\b", re.MULTILINE)


class Launcher:
    """Gives out a `WorkerSubject` per kata of one submission folder. It can be closed and used again."""

    def __init__(self, content: Content, submission: Path) -> None:
        self.content, self.submission, self.limits = content, submission, Limits()
        self.walls = True  # False does without, as on a kernel that has none
        self.missing_walls: set[str] = set()
        self._scratch: Path | None = None
        self._nurseries: dict[bool, Nursery] = {}
        self._ahead: _Ahead | None = None

    def warm(self, katas: Sequence[Kata]) -> None:
        """Start what the workers of these katas will need, without waiting for it."""
        for kata in katas:
            self.nursery(self.path(kata))

    def path(self, kata: Kata) -> Path:
        return kata.path_in(self.submission)

    def nursery(self, path: Path) -> Nursery:
        """The source of workers for a file: with torch loaded only if the file imports it."""
        try:
            with_torch = bool(_IMPORTS_TORCH.search(path.read_bytes()))
        except OSError:  # it is gone: the worker will say so
            with_torch = False
        if with_torch not in self._nurseries:
            self._nurseries[with_torch] = nursery(with_torch)
        return self._nurseries[with_torch]

    @property
    def scratch(self) -> Path:
        """A folder for the scratch folders of the workers; nothing is made before there is one."""
        if self._scratch is None:
            self._scratch = Path(tempfile.mkdtemp(prefix="kata-"))
        return self._scratch

    def prepare(self, kata: Kata) -> None:
        """Start the worker that this kata will need, while another is still at work."""
        state = file_state(self.path(kata))
        if self._ahead is None and state is not None:
            with contextlib.suppress(PipeClosed, PipeTimeout):  # it will be said when the kata's turn comes
                self._ahead = _Ahead(kata, state, self._begin(kata))

    def process(self, kata: Kata) -> WorkerProcess:
        """A worker process that is loading a kata's file: the one prepared, if the file is still the same."""
        ahead = self._ahead
        if ahead is None or ahead.kata != kata:
            return self._begin(kata)
        self._ahead = None
        if ahead.state == file_state(self.path(kata)):
            return ahead.process
        ahead.process.end(0.0)
        return self._begin(kata)

    def _begin(self, kata: Kata) -> WorkerProcess:
        path = self.path(kata)
        closed = (self.content.solutions, self.content.root / "tests", ROOT / ".git")
        job = {
            "submission": str(self.submission),
            "path": str(path),
            "shown": shown(path),
            "forbid": list(kata.forbid),
            "walls": self.walls,
            "off_limits": [str(place) for place in closed],
        }
        process = WorkerProcess(self.nursery(path), self.scratch, job, self.limits)
        try:
            process.begin()
        except (PipeClosed, PipeTimeout):
            process.end(0.0)
            raise
        return process

    def subject(self, kata: Kata) -> "WorkerSubject":
        return WorkerSubject(self, kata)

    def close(self) -> None:
        if self._ahead is not None:
            self._ahead.process.end(0.0)
            self._ahead = None
        for source in self._nurseries.values():
            source.close()
        self._nurseries.clear()
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)
            self._scratch = None


@dataclass(frozen=True)
class _Ahead:
    """A worker that was started before its kata's turn, and the file's state then."""

    kata: Kata
    state: tuple[int, int, int] | None
    process: WorkerProcess


def file_state(path: Path) -> tuple[int, int, int] | None:
    """What tells one saved state of a file from the next; None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


class WorkerSubject:
    """A learner's file in a worker process. A worker that dies is replaced for the next call."""

    def __init__(self, launcher: Launcher, kata: Kata) -> None:
        self._launcher, self._kata, self._limits = launcher, kata, launcher.limits
        self._path = launcher.path(kata)
        self.shown = shown(self._path)
        self._worker: WorkerProcess | None = None
        self._seconds_left = self._limits.kata_seconds
        self._printed: list[str] = []
        if not self._path.is_file():
            remedy = f"`make reset KATA={kata.id}` puts the stub there"
            raise CannotRun(f"there is no file {self.shown}; {remedy}")
        facts = self._start().facts
        self.untouched = kata.name in facts.stubs
        self.line = f"{self.shown}:{facts.lines.get(kata.name, 1)}"
        self._require_function(facts.functions)

    def call(
        self, name: str, packed: bytes, functions: Sequence[Callable[..., Any]], *, measure: bool
    ) -> Reply:
        if self._seconds_left <= 0:
            raise CannotRun(
                f"not run: the checks before it used up the {self._limits.kata_seconds:g} s that a kata has"
            )
        worker = self._worker or self._start()
        start = time.monotonic()
        try:
            return worker.call(name, packed, functions, measure)
        except PipeTimeout:
            self._end()
            raise CannotRun(f"no answer within {self._limits.call_seconds:g} s: the call was ended") from None
        except PipeClosed:
            raise CannotRun(_cause_of_death(self._end(grace_seconds=self._limits.end_seconds))) from None
        except (WireError, ValueError, TypeError, KeyError) as broken:
            self._end()
            raise CannotRun(f"the worker sent something that is no answer: {broken}") from None
        finally:
            self._seconds_left -= time.monotonic() - start

    def close(self) -> str:
        if self._worker is None:
            return "".join(self._printed)
        self._worker.pipe.finish()
        if self._end(grace_seconds=self._limits.end_seconds) == STILL_RUNNING:
            raise CannotRun(
                "something was still running after the last check, a thread perhaps; it was ended"
            )
        return "".join(self._printed)

    def _start(self) -> WorkerProcess:
        try:
            worker = self._worker = self._launcher.process(self._kata)
            worker.load()
        except PipeTimeout:
            self._end()
            raise CannotRun(f"{self.shown} did not load within {self._limits.load_seconds:g} s") from None
        except PipeClosed:
            cause = _cause_of_death(self._end(grace_seconds=self._limits.end_seconds))
            raise CannotRun(f"{self.shown} did not load: {cause}") from None
        except (WireError, ValueError, TypeError, KeyError) as broken:
            self._end()
            raise CannotRun(f"the worker sent something that is no answer: {broken}") from None
        except CannotRun:
            self._end()
            raise
        self._launcher.missing_walls.update(worker.facts.missing_walls)
        return worker

    def _end(self, grace_seconds: float = 0.0) -> int:
        """End the worker and keep what it printed; its exit code."""
        worker, self._worker = self._worker, None
        if worker is None:
            return 0
        code = worker.end(grace_seconds)
        self._printed.append(worker.printed())
        return code

    def _require_function(self, functions: Mapping[str, Any]) -> None:
        """Hold the file to the stub's name and parameters."""
        wanted = signature_in(self._kata.path_in(self._launcher.content.solutions), self._kata.name)
        if self._kata.name not in functions:
            self._end()
            raise CannotRun(f"{self.shown} defines no function {self._kata.name}({', '.join(wanted)})")
        given = functions[self._kata.name]
        if given is not None and not accepts(given, wanted):
            names = ", ".join(str(name) for name, *_ in given)
            self._end()
            raise CannotRun(
                f"the signature is {self._kata.name}({names}); the tests call {self._kata.name}({', '.join(wanted)})"
            )


def _cause_of_death(code: int) -> str:
    """A sentence for a worker that ended by itself.

    >>> _cause_of_death(-11)
    'the process crashed (SIGSEGV)'
    """
    if code in (STILL_RUNNING, CUT_OFF):
        return "the process closed its connection to the judge"
    if code >= 0:
        return f"the process ended itself with exit code {code}, as os._exit does"
    name = signal.Signals(-code).name
    if code == -signal.SIGKILL:
        return f"the process was killed ({name}), for lack of memory perhaps"
    return f"the process crashed ({name})"


def shown(path: Path) -> str:
    """A path as short as it can be told from here."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
