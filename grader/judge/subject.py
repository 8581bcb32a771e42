"""What the hidden tests are run against, as they see it: functions that take values and give values.

`Functions` is the `kata` fixture. Behind it stands a `Subject`: a worker process for a learner's file, or a
function in this process for trusted code (solutions, misconceptions, alternatives), treated alike.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from grader.expect import Mismatch
from grader.judge.calls import Raised, Reply, as_exception, as_raised, mutated, received
from grader.judge.memory import with_peak
from grader.judge.wire import pack, unpack


class CannotRun(Exception):
    """No verdict on this check is possible: the file did not load, the worker died or hung, the limit is spent."""

    def __init__(self, reason: str, raised: Raised | None = None) -> None:
        super().__init__(reason)
        self.reason, self.raised = reason, raised


@dataclass(frozen=True)
class Call:
    """A recorded call: the packed arguments with the functions among them, and the reply."""

    name: str
    packed: bytes
    functions: tuple[Callable[..., Any], ...]
    reply: Reply

    def arguments(self) -> tuple[list[Any], dict[str, Any]]:
        """Fresh copies of the arguments."""
        args, kwargs = unpack(self.packed, self.functions.__getitem__)
        return args, kwargs


class Subject(Protocol):
    """Something that answers calls by name; `untouched` if nothing was written yet, `line` where its code stands."""

    untouched: bool
    line: str

    def call(
        self, name: str, packed: bytes, functions: Sequence[Callable[..., Any]], *, measure: bool
    ) -> Reply:
        """Call a function with packed (args, kwargs); `measure` asks for the peak memory too."""
        ...

    def close(self) -> str:
        """End it and return what the submission printed.

        Raises:
            CannotRun: something was still running.
        """
        ...


@dataclass
class Functions:
    """The `kata` fixture: attribute access gives a callable that looks like a local function."""

    subject: Subject
    calls: list[Call] = field(default_factory=list)

    def __getattr__(self, name: str) -> "Function":
        if name.startswith("__"):
            raise AttributeError(name)
        return Function(name, self)


@dataclass(frozen=True)
class Function:
    """A function of the submission; the result is always a plain NumPy or Python value."""

    __test__ = False

    name: str
    owner: Functions

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return _value_of(self._call(args, kwargs, measure=False))

    def with_peak_bytes(self, *args: Any, **kwargs: Any) -> tuple[Any, int]:
        """The result, and the most memory that the call needed at one time, in bytes."""
        reply = self._call(args, kwargs, measure=True)
        value = _value_of(reply)
        if reply.peak_bytes is None:
            raise CannotRun("the memory of the call could not be measured on this system")
        return value, reply.peak_bytes

    def _call(self, args: tuple[Any, ...], kwargs: dict[str, Any], *, measure: bool) -> Reply:
        functions: list[Callable[..., Any]] = []

        def export(function: Callable[..., Any]) -> int:
            functions.append(function)
            return len(functions) - 1

        packed = pack((list(args), kwargs), export)
        reply = self.owner.subject.call(self.name, packed, functions, measure=measure)
        self.owner.calls.append(Call(self.name, packed, tuple(functions), reply))
        return reply


def _value_of(reply: Reply) -> Any:
    if reply.mutated:
        names = " and ".join(f"`{name}`" for name in reply.mutated)
        raise Mismatch(
            f"the argument {names} was changed by the call; a function leaves its arguments as they are"
        )
    if reply.raised is not None:
        raise as_exception(reply.raised)
    return reply.value


class LocalSubject:
    """Trusted functions in this process. Values take the same road as over the pipe, so both are judged alike."""

    def __init__(self, functions: Mapping[str, Callable[..., Any]]) -> None:
        self.functions = functions
        self.untouched, self.line = False, ""

    def call(
        self, name: str, packed: bytes, functions: Sequence[Callable[..., Any]], *, measure: bool
    ) -> Reply:
        args, kwargs = unpack(packed, functions.__getitem__)
        function = self.functions[name]
        try:
            value, peak = with_peak(function, args, kwargs) if measure else (function(*args, **kwargs), None)
        except Exception as error:
            return Reply(raised=as_raised(error))
        changed = mutated(function, packed, args, kwargs)
        return Reply(received(value), mutated=changed, peak_bytes=peak)

    def close(self) -> str:
        return ""
