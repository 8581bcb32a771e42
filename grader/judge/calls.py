"""How one call came out, as a value: used on both sides of the pipe."""

import builtins
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.judge.wire import pack, unpack

CUT_OFF = 71  # the exit code of a worker whose connection broke in the middle of an answer


@dataclass(frozen=True)
class Raised:
    """An exception as a value: the names of its types, most specific first, and the learner's own frames."""

    types: tuple[str, ...]
    message: str
    traceback: str = ""
    line: str = ""


@dataclass(frozen=True)
class Reply:
    """How one call came out. `mutated` names the arguments that the call changed."""

    value: Any = None
    raised: Raised | None = None
    mutated: tuple[str, ...] = ()
    peak_bytes: int | None = None


class LearnerError(Exception):
    """An exception from the submission whose type is not one of Python's own."""


def as_exception(raised: Raised) -> Exception:
    """The exception to raise here: the nearest of Python's own ordinary exceptions, or `LearnerError`.

    >>> as_exception(Raised(("LinAlgError", "ValueError", "Exception"), "singular"))
    ValueError('singular')
    >>> as_exception(Raised(("SystemExit", "BaseException"), "0"))
    LearnerError('SystemExit: 0')
    """
    for name in raised.types:
        kind = getattr(builtins, name, None)
        if isinstance(kind, type) and issubclass(kind, Exception) and kind not in (Exception, Warning):
            try:
                error: Exception = kind(raised.message)
            except TypeError:  # UnicodeError and its kin take more than a message
                continue
            break
    else:
        error = LearnerError(f"{raised.types[0]}: {raised.message}")
    error.raised = raised  # type: ignore[attr-defined]
    return error


def as_raised(error: BaseException, traceback: str = "", line: str = "") -> Raised:
    """An exception as a value.

    >>> as_raised(KeyError("x")).types[:2]
    ('KeyError', 'LookupError')
    """
    try:
        message = str(error)
    except Exception:
        message = "(an exception whose text cannot be read)"
    return Raised(
        tuple(kind.__name__ for kind in type(error).__mro__[:-1])[:20], message[:2000], traceback, line
    )


def received(value: Any) -> Any:
    """A value as the other side of the pipe would receive it; what is no value becomes `Opaque`.

    >>> received((range(2), object))
    ([0, 1], Opaque(type_name='type'))
    """
    return unpack(pack(value))


def mutated(
    function: Callable[..., Any], packed: bytes, args: list[Any], kwargs: dict[str, Any]
) -> tuple[str, ...]:
    """The names of the arguments that no longer are what was packed.

    >>> import numpy as np
    >>> def spoil(x, y):
    ...     x += 1
    >>> packed, args = pack(([np.ones(2), np.ones(2)], {})), [np.ones(2), np.ones(2)]
    >>> spoil(*args)
    >>> mutated(spoil, packed, args, {})
    ('x',)
    """
    if pack((args, kwargs), _ignore) == packed:
        return ()
    was_args, was_kwargs = unpack(packed, lambda handle: _ignore)
    changed = [
        i for i, (now, was) in enumerate(zip(args, was_args)) if pack(now, _ignore) != pack(was, _ignore)
    ]
    changed_kwargs = [
        name for name, was in was_kwargs.items() if pack(kwargs[name], _ignore) != pack(was, _ignore)
    ]
    names = parameter_names(function)
    return tuple(names[i] if i < len(names) else f"argument {i}" for i in changed) + tuple(changed_kwargs)


def parameter_names(function: Callable[..., Any]) -> list[str]:
    """The names of a function's parameters, empty where Python cannot tell."""
    try:
        return list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        return []


def _ignore(*_: Any) -> int:
    return 0
