"""Starts workers and speaks with them, on the judge's side: limits, deadlines, and what a death means."""

import ast
import contextlib
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.catalog import ROOT, Content, Kata
from grader.judge.calls import CUT_OFF, Raised, Reply, as_raised
from grader.judge.memory import PeakMemory
from grader.judge.nursery import STILL_RUNNING, Nursery, nursery
from grader.judge.pipe import Pipe, PipeClosed, PipeTimeout
from grader.judge.subject import CannotRun
from grader.judge.wire import Opaque, WireError, pack, unpack

SHOWN_OUTPUT_BYTES = 2000
CALLBACK_MEMORY_BYTES = 2 * 2**30

_IMPORTS_TORCH = re.compile(rb"^\s*(?:import|from)\b.*\btorch\b", re.MULTILINE)


@dataclass(frozen=True)
class Limits:
    """What a submission may use. `kata_seconds` bounds all calls of one kata together."""

    call_seconds: float = 5.0
    load_seconds: float = 10.0
    kata_seconds: float = 12.0
    end_seconds: float = 1.0
    memory_bytes: int = 2 * 2**30
    output_bytes: int = 2**20


class Launcher:
    """Gives out a `WorkerSubject` per kata of one submission folder."""

    def __init__(self, content: Content, submission: Path, limits: Limits = Limits()) -> None:
        self.content, self.submission, self.limits = content, submission, limits
        self.missing_walls: set[str] = set()
        self.scratch = Path(tempfile.mkdtemp(prefix="kata-"))
        self._nurseries: dict[bool, Nursery] = {}

    def warm(self, katas: Sequence[Kata]) -> None:
        """Start what the workers of these katas will need, without waiting for it."""
        for kata in katas:
            self.nursery(self.path(kata))

    def path(self, kata: Kata) -> Path:
        return kata.path_in(self.submission)

    def nursery(self, path: Path) -> Nursery:
        """The source of workers for a file: with torch loaded only if the file imports it."""
        with_torch = path.is_file() and bool(_IMPORTS_TORCH.search(path.read_bytes()))
        if with_torch not in self._nurseries:
            self._nurseries[with_torch] = nursery(with_torch)
        return self._nurseries[with_torch]

    def subject(self, kata: Kata) -> "WorkerSubject":
        return WorkerSubject(self, kata)

    def close(self) -> None:
        for source in self._nurseries.values():
            source.close()
        shutil.rmtree(self.scratch, ignore_errors=True)


class WorkerSubject:
    """A learner's file in a worker process. A worker that dies is replaced for the next call."""

    def __init__(self, launcher: Launcher, kata: Kata) -> None:
        self._launcher, self._kata, self._limits = launcher, kata, launcher.limits
        self._path = launcher.path(kata)
        self.shown = _shown(self._path)
        self._worker: _Worker | None = None
        self._seconds_left = self._limits.kata_seconds
        self._printed: list[str] = []
        if not self._path.is_file():
            remedy = f"`make reset KATA={kata.id}` puts the stub there"
            raise CannotRun(f"there is no file {self.shown}; {remedy}")
        facts = self._start().facts
        self.untouched = kata.name in facts["stubs"]
        self.line = f"{self.shown}:{facts['lines'].get(kata.name, 1)}"
        self._require_function(facts["functions"])

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

    def _start(self) -> "_Worker":
        worker = _Worker(self._launcher, self._kata, self._path, self.shown)
        self._worker = worker
        try:
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
        self._launcher.missing_walls.update(worker.facts["missing_walls"])
        return worker

    def _end(self, grace_seconds: float = 0.0) -> int:
        """End the worker and keep what it printed; its exit code."""
        worker, self._worker = self._worker, None
        if worker is None:
            return 0
        code = worker.end(grace_seconds)
        self._printed.append(worker.printed())
        return code

    def _require_function(self, functions: dict[str, Any]) -> None:
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


class _Worker:
    """One worker process, from job to end."""

    def __init__(self, launcher: Launcher, kata: Kata, path: Path, shown: str) -> None:
        self._nursery, self._limits = launcher.nursery(path), launcher.limits
        self._scratch = Path(tempfile.mkdtemp(dir=launcher.scratch))
        sock, self.pid = self._nursery.worker()
        self.pipe, self.shown = Pipe(sock), shown
        self._job = {
            "submission": str(launcher.submission),
            "path": str(path),
            "shown": shown,
            "scratch": str(self._scratch),
            "forbid": list(kata.forbid),
            "memory_bytes": self._limits.memory_bytes,
            "output_bytes": self._limits.output_bytes,
            "off_limits": [
                str(place)
                for place in (launcher.content.solutions, launcher.content.root / "tests", ROOT / ".git")
            ],
        }
        self._number = 0
        self.facts: dict[str, Any] = {}

    def load(self) -> None:
        """Have the worker load the file."""
        deadline = time.monotonic() + self._limits.load_seconds
        self.pipe.send(pack(self._job), deadline)
        kind, _, payload = _message(self.pipe.receive(deadline), ("ready", "raise"))
        if kind == "raise":
            raised = _raised(payload)
            raise CannotRun(f"{self.shown} does not load: {raised.types[0]}: {raised.message}", raised)
        self.facts = {
            "functions": dict(payload["functions"]),
            "stubs": list(payload["stubs"]),
            "lines": {str(name): int(line) for name, line in payload["lines"].items()},
            "missing_walls": [str(wall) for wall in payload["missing_walls"]],
        }

    def call(self, name: str, packed: bytes, functions: Sequence[Callable[..., Any]], measure: bool) -> Reply:
        """Call a function, serving the calls that come back meanwhile."""
        self._number += 1
        deadline = time.monotonic() + self._limits.call_seconds
        memory = PeakMemory(self.pid) if measure else None
        trace = memory is not None and memory.peak_bytes() is None
        self.pipe.send(pack(("call", self._number, name, packed, trace)), deadline)
        while True:
            kind, number, *rest = _message(self.pipe.receive(deadline), ("callback", "return", "raise"))
            if number != self._number:
                raise WireError(f"a reply to call {number!r} while call {self._number} was asked")
            if kind == "callback":
                self.pipe.send(_serve(functions, *rest), deadline)
                continue
            if kind == "raise":
                return Reply(raised=_raised(*rest))
            payload, changed, traced = rest
            peak = memory.peak_bytes() if memory and not trace else traced
            return Reply(unpack(payload), mutated=tuple(str(name) for name in changed), peak_bytes=peak)

    def end(self, grace_seconds: float) -> int:
        """End the process within some seconds, or by force; its exit code."""
        code = self._nursery.reap(self.pid, grace_seconds)
        self.pipe.close()
        return code

    def printed(self) -> str:
        """The beginning of what it printed; its scratch folder goes."""
        output = self._scratch / "output"
        text = ""
        if output.is_file() and not output.is_symlink():
            with output.open("rb") as file:
                text = file.read(SHOWN_OUTPUT_BYTES).decode("utf-8", "replace")
        shutil.rmtree(self._scratch, ignore_errors=True)
        return text


def signature_in(path: Path, name: str) -> list[str]:
    """The parameters of a function as written in a trusted file."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            return [arg.arg for arg in node.args.args]
    return []


def accepts(given: list[list[Any]], wanted: Sequence[str]) -> bool:
    """Whether a function with these parameters (name, kind, optional) can be called with the wanted ones.

    >>> accepts([["q", 1, False], ["k", 1, False], ["scale", 1, True]], ["q", "k"])
    True
    >>> accepts([["a", 1, False], ["b", 1, False]], ["q", "k"]), accepts([["args", 2, False]], ["q", "k"])
    (False, True)
    """
    kinds = [kind for _, kind, _ in given]
    if 2 in kinds:  # *args takes whatever comes by position
        return True
    positional = [(name, optional) for name, kind, optional in given if kind in (0, 1)]
    extra = positional[len(wanted) :]
    return [name for name, _ in positional[: len(wanted)]] == list(wanted) and all(
        optional for _, optional in extra
    )


def _serve(functions: Sequence[Callable[..., Any]], handle: int, packed: bytes) -> bytes:
    """Answer a call that came back: run a function that a test passed in, in bounded memory."""
    try:
        args, kwargs = unpack(packed)
        with _bounded_memory():
            return pack(("return", pack(functions[handle](*args, **kwargs))))
    except Exception as error:
        return pack(
            (
                "raise",
                vars(as_raised(error)) | {"types": [kind.__name__ for kind in type(error).__mro__[:-1]]},
            )
        )


@contextlib.contextmanager
def _bounded_memory() -> Iterator[None]:
    """Keep a learner's arguments from filling the judge's own memory."""
    if sys.platform != "linux":
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + CALLBACK_MEMORY_BYTES, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _message(data: bytes, kinds: Sequence[str]) -> tuple[Any, ...]:
    """A message of one of these kinds, which is all that a worker may send."""
    message = unpack(data)
    if not isinstance(message, tuple) or len(message) < 3 or message[0] not in kinds:
        raise WireError("a message of a form that does not exist")
    return message


def _raised(fields: Any) -> Raised:
    """The exception that a worker reports, whatever it sent."""
    texts = {name: fields[name] for name in ("message", "traceback", "line")}
    types = tuple(name for name in fields["types"] if isinstance(name, str))
    if not types or any(isinstance(text, Opaque) or not isinstance(text, str) for text in texts.values()):
        raise WireError("an exception of a form that does not exist")
    return Raised(types, **texts)


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


def _shown(path: Path) -> str:
    """A path as short as it can be told from here."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
