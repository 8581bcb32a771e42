"""One worker process as the judge sees it: from its job to its end, every message checked on arrival."""

import contextlib
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.judge.calls import Raised, Reply, as_raised
from grader.judge.memory import PeakMemory
from grader.judge.nursery import Nursery
from grader.judge.pipe import Pipe
from grader.judge.subject import CannotRun
from grader.judge.wire import Opaque, WireError, pack, unpack

SHOWN_OUTPUT_BYTES = 2000
CALLBACK_MEMORY_BYTES = 2 * 2**30


@dataclass(frozen=True)
class Limits:
    """What a submission may use. `kata_seconds` bounds all calls of one kata together."""

    call_seconds: float = 5.0
    load_seconds: float = 10.0
    kata_seconds: float = 12.0
    end_seconds: float = 1.0
    memory_bytes: int = 2 * 2**30
    output_bytes: int = 2**20


@dataclass(frozen=True)
class Facts:
    """What a worker reports of a loaded file. `functions` holds name, kind and whether optional of each parameter."""

    functions: Mapping[str, list[list[Any]] | None] = field(default_factory=dict)
    stubs: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    missing_walls: tuple[str, ...] = ()


class WorkerProcess:
    """One worker process, from job to end."""

    def __init__(self, nursery: Nursery, scratch: Path, job: Mapping[str, Any], limits: Limits) -> None:
        self._nursery, self._limits = nursery, limits
        self._scratch = Path(tempfile.mkdtemp(dir=scratch))
        self._job = {
            **job,
            "scratch": str(self._scratch),
            "memory_bytes": limits.memory_bytes,
            "output_bytes": limits.output_bytes,
        }
        sock, self.pid = nursery.worker()
        self.pipe = Pipe(sock)
        self._number = 0
        self.facts = Facts()

    def begin(self) -> None:
        """Hand over the job, without waiting for the file to be loaded."""
        self.pipe.send(pack(self._job), time.monotonic() + self._limits.load_seconds)

    def load(self) -> None:
        """Wait until the file is loaded."""
        deadline = time.monotonic() + self._limits.load_seconds
        kind, _, payload = _message(self.pipe.receive(deadline), ("ready", "raise"))
        if kind == "raise":
            raised = _raised(payload)
            raise CannotRun(
                f"{self._job['shown']} does not load: {raised.types[0]}: {raised.message}", raised
            )
        self.facts = _facts(payload)

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


def _serve(functions: Sequence[Callable[..., Any]], handle: int, packed: bytes) -> bytes:
    """Answer a call that came back: run a function that a test passed in, in bounded memory."""
    try:
        args, kwargs = unpack(packed)
        with _bounded_memory():
            return pack(("return", pack(functions[handle](*args, **kwargs))))
    except Exception as error:
        return pack(("raise", vars(as_raised(error))))


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


def _facts(payload: Any) -> Facts:
    """What a worker reports of a file, whatever it sent: the file may have written the message itself."""
    fields = dict(payload) if isinstance(payload, dict) else {}
    functions, stubs, lines, walls = (
        fields.get(name) for name in ("functions", "stubs", "lines", "missing_walls")
    )
    whole = (
        isinstance(functions, dict)
        and all(isinstance(name, str) and _is_signature(given) for name, given in functions.items())
        and isinstance(lines, dict)
        and all(isinstance(name, str) and isinstance(line, int) for name, line in lines.items())
        and all(
            isinstance(names, list) and all(isinstance(name, str) for name in names)
            for names in (stubs, walls)
        )
    )
    if not whole:
        raise WireError("a report of a form that does not exist")
    return Facts(functions, tuple(stubs), lines, tuple(walls))  # type: ignore[arg-type]


def _is_signature(given: Any) -> bool:
    if given is None:
        return True
    parameters = given if isinstance(given, list) else [None]
    return all(
        isinstance(one, list) and [type(part) for part in one] == [str, int, bool] for one in parameters
    )


def _raised(fields: Any) -> Raised:
    """The exception that a worker reports, whatever it sent."""
    texts = {name: fields[name] for name in ("message", "traceback", "line")}
    types = tuple(name for name in fields["types"] if isinstance(name, str))
    if not types or any(isinstance(text, Opaque) or not isinstance(text, str) for text in texts.values()):
        raise WireError("an exception of a form that does not exist")
    return Raised(types, **texts)
