"""Values as bytes: the only thing that crosses between the judge and a worker.

MessagePack with extensions for arrays, never pickle: nothing that is unpacked can run code. Whatever is not a
plain value crosses as `Opaque`, which equals nothing. Functions cross as handles.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

MAX_MESSAGE_BYTES = 64 * 2**20

_ARRAY, _TUPLE, _HANDLE, _OPAQUE, _INT, _COMPLEX, _SCALAR, _SET = range(1, 9)
_MAX_DEPTH = 64
_DTYPE = re.compile(r"[<>|=][biufcUS]\d{1,4}")
_BUILTINS: tuple[type[Any], ...] = (float, str, bytes, list, dict)

Export = Callable[[Callable[..., Any]], int]
Bind = Callable[[int], Callable[..., Any]]


class WireError(ValueError):
    """Bytes that are no value, or a value that does not fit into a message."""


@dataclass(frozen=True, eq=False)
class Opaque:
    """Something that is not a value, of which only the name of its type crossed."""

    type_name: str

    def __bool__(self) -> bool:
        raise TypeError(f"an object of type {self.type_name} is neither true nor false here")


def pack(value: Any, export: Export | None = None) -> bytes:
    """The bytes of a value; functions in it are handed to `export`, which returns a handle.

    Raises:
        WireError: nested too deep, or larger than a message may be.

    Example:
        >>> unpack(pack((1, [2.5, None], {"a": "b"})))
        (1, [2.5, None], {'a': 'b'})
        >>> unpack(pack(object()))
        Opaque(type_name='object')
    """

    def extend(thing: Any) -> Any:
        return _extension(thing, extend, export)

    try:
        data: bytes = msgpack.packb(value, default=extend, strict_types=True)
    except WireError:
        raise
    except (ValueError, OverflowError, RecursionError, TypeError) as error:
        raise WireError(f"a value that cannot be sent: {error}") from error
    if len(data) > MAX_MESSAGE_BYTES:
        raise WireError(
            f"a value of {len(data) / 2**20:.0f} MiB, above the limit of {MAX_MESSAGE_BYTES >> 20} MiB"
        )
    return data


def unpack(data: bytes, bind: Bind | None = None) -> Any:
    """The value of some bytes; a handle in it is handed to `bind`, which returns a function.

    Raises:
        WireError: the bytes are malformed, too many, or hold something that does not belong.

    Example:
        >>> unpack(pack(np.arange(3)))
        array([0, 1, 2])
        >>> unpack(b"junk")
        Traceback (most recent call last):
        grader.judge.wire.WireError: a malformed message: unpack(b) received extra data.
    """
    if len(data) > MAX_MESSAGE_BYTES:
        raise WireError(
            f"a message of {len(data) / 2**20:.0f} MiB, above the limit of {MAX_MESSAGE_BYTES >> 20} MiB"
        )

    depth = 0

    def read(code: int, payload: bytes) -> Any:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:  # each level takes some of the C stack, which has no other guard
            raise WireError("a malformed message: nested too deep")
        value = _value(code, payload, read, bind)
        depth -= 1
        return value

    try:
        return msgpack.unpackb(data, ext_hook=read, strict_map_key=False)
    except WireError:
        raise
    except Exception as error:
        raise WireError(f"a malformed message: {error}") from error


def _too_large(what: str, size: int) -> str:
    return f"{what} of {size / 2**20:.0f} MiB, above the limit of {MAX_MESSAGE_BYTES >> 20} MiB"


def type_name(thing: Any) -> str:
    """The name of a thing's type, short for builtins.

    >>> type_name(3), type_name(np.float64(1))
    ('int', 'numpy.float64')
    """
    kind = type(thing)
    module = getattr(kind, "__module__", "builtins")
    return str(kind.__qualname__ if module in ("builtins", "__main__") else f"{module}.{kind.__qualname__}")


def _extension(thing: Any, extend: Callable[[Any], Any], export: Export | None) -> Any:
    """What MessagePack should write for a thing that it does not know."""
    if type(thing) is np.ndarray:
        return _array(thing)
    if isinstance(thing, np.generic) and not isinstance(thing, str | bytes):
        return _numpy_scalar(thing)
    if isinstance(thing, tuple):
        return msgpack.ExtType(_TUPLE, msgpack.packb(list(thing), default=extend, strict_types=True))
    if isinstance(thing, set | frozenset):
        return msgpack.ExtType(_SET, msgpack.packb(list(thing), default=extend, strict_types=True))
    if isinstance(thing, complex):
        return msgpack.ExtType(_COMPLEX, msgpack.packb([thing.real, thing.imag]))
    if hasattr(thing, "detach") and hasattr(thing, "numpy") and type_name(thing).startswith("torch."):
        return _array(thing.detach().cpu().resolve_conj().resolve_neg().numpy())
    return _plain(thing, export)


def _plain(thing: Any, export: Export | None) -> Any:
    """Subclasses of the builtin types as the builtin, functions as handles, all else as `Opaque`."""
    if isinstance(thing, int):
        fits = -(2**63) <= thing < 2**64
        return int(thing) if fits else msgpack.ExtType(_INT, hex(thing).encode()[:100_000])
    for kind in _BUILTINS:
        if isinstance(thing, kind):
            return kind(thing)
    if isinstance(thing, range):
        return list(thing)
    if callable(thing) and export is not None and not isinstance(thing, type):
        return msgpack.ExtType(_HANDLE, msgpack.packb(export(thing)))
    return msgpack.ExtType(_OPAQUE, type_name(thing).encode("utf-8", "replace")[:200])


def _array(array: np.ndarray) -> Any:
    if array.dtype.kind not in "biufcUS":
        return msgpack.ExtType(_OPAQUE, f"numpy.ndarray of dtype {array.dtype}".encode()[:200])
    if array.nbytes > MAX_MESSAGE_BYTES:
        raise WireError(_too_large("an array", array.nbytes))
    header = [array.dtype.str, list(array.shape), array.tobytes()]
    return msgpack.ExtType(_ARRAY, msgpack.packb(header))


def _numpy_scalar(scalar: np.generic) -> Any:
    array = np.asarray(scalar)
    if array.dtype.kind not in "biufcUS":
        return msgpack.ExtType(_OPAQUE, type_name(scalar).encode())
    return msgpack.ExtType(_SCALAR, msgpack.packb([array.dtype.str, [], array.tobytes()]))


def _value(code: int, payload: bytes, read: Callable[[int, bytes], Any], bind: Bind | None) -> Any:
    """The thing that an extension stands for."""
    if code in (_ARRAY, _SCALAR):
        array = _read_array(*msgpack.unpackb(payload))
        return array[()] if code == _SCALAR else array
    if code in (_TUPLE, _SET):
        items = msgpack.unpackb(payload, ext_hook=read, strict_map_key=False)
        return tuple(items) if code == _TUPLE else frozenset(items)
    if code == _INT:
        return int(payload.decode("ascii"), 16)
    if code == _COMPLEX:
        return complex(*msgpack.unpackb(payload))
    if code == _OPAQUE:
        return Opaque(payload.decode("utf-8", "replace"))
    if code == _HANDLE and bind is not None:
        return bind(msgpack.unpackb(payload))
    raise WireError(f"a malformed message: extension {code}")


def _read_array(dtype: str, shape: list[int], data: bytes) -> np.ndarray:
    if not _DTYPE.fullmatch(dtype) or len(shape) > 32 or any(size < 0 for size in shape):
        raise WireError(f"a malformed array: dtype {dtype!r}, shape {shape}")
    kind = np.dtype(dtype)
    if math.prod(shape) * kind.itemsize != len(data):
        raise WireError(f"a malformed array: {len(data)} bytes for shape {shape}")
    return np.frombuffer(data, kind).reshape(shape).copy()
