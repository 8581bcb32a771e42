"""The comparisons that hidden tests make. Type, shape and dtype come before any number.

A comparison that does not hold raises `Mismatch`, whose texts are what the learner reads.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from grader.judge.wire import Opaque

_KINDS = {
    "b": "bool",
    "i": "integer",
    "u": "integer",
    "f": "float",
    "c": "complex",
    "U": "string",
    "S": "bytes",
}


class Mismatch(AssertionError):
    """What came back is not what the behaviour asks for.

    `reason` is a sentence; `expected` and `got` are short texts, empty where they would give the answer away.
    """

    def __init__(self, reason: str, expected: str = "", got: str = "") -> None:
        super().__init__(
            "; ".join(
                part for part in (reason, expected and f"expected {expected}", got and f"got {got}") if part
            )
        )
        self.reason, self.expected, self.got = reason, expected, got


def assert_close(
    got: Any, expected: Any, what: str = "the result", *, rtol: float = 1e-6, atol: float = 1e-9
) -> None:
    """Hold `got` to `expected`: same structure, type, shape and kind of dtype, then values within tolerance.

    Tuples and lists, dicts, arrays and numbers may be nested. Where a list or tuple is expected, either will do, and
    so will an array; where an array is expected, so will a nested list of numbers. Integers, booleans and strings
    have no tolerance. NaN equals NaN.

    Raises:
        Mismatch: with the first difference.

    Example:
        >>> assert_close(np.array([1.0, 2.0]), np.array([1.0, 2.5]))
        Traceback (most recent call last):
        grader.expect.Mismatch: the result: wrong values, 1 of 2 differ, first at [1]; expected 2.5; got 2.0
    """
    if isinstance(expected, Mapping):
        _compare_dicts(got, expected, what, rtol, atol)
    elif isinstance(expected, np.ndarray):
        _compare_arrays(got, expected, what, rtol, atol)
    elif isinstance(expected, tuple | list):
        _compare_sequences(got, expected, what, rtol, atol)
    elif isinstance(expected, bool | int | float | complex | np.generic):
        _compare_numbers(got, expected, what, rtol, atol)
    elif type(got) is not type(expected) or got != expected:
        raise Mismatch(f"{what}: wrong value", describe(expected), describe(got))


def assert_equal(got: Any, expected: Any, what: str = "the result") -> None:
    """`assert_close` without tolerance."""
    assert_close(got, expected, what, rtol=0.0, atol=0.0)


def assert_letters(got: Any, answer: str) -> None:
    """Hold a string of letters to the answer of a question, saying how many letters are wrong, not which.

    Order, case and spaces do not matter.

    Raises:
        Mismatch: the answer is not a string, or letters are missing or too many.

    Example:
        >>> assert_letters("b A", "ab")
        >>> assert_letters("ac", "ab")
        Traceback (most recent call last):
        grader.expect.Mismatch: 2 letters are wrong, counting those missing and those too many
    """
    if not isinstance(got, str):
        raise Mismatch(f"the answer: wrong type, {describe(got)}", "a string of letters")
    given = set(got.lower()) - set(" ,;\n\t")
    wrong = len(given ^ set(answer.lower()))
    if wrong:
        subject = "1 letter is" if wrong == 1 else f"{wrong} letters are"
        raise Mismatch(f"{subject} wrong, counting those missing and those too many")


def assert_number(got: Any, answer: float, tolerance: float) -> None:
    """Hold a number to the answer of a question, without giving the answer away.

    Raises:
        Mismatch: not a number, or off by more than `tolerance`.

    Example:
        >>> assert_number(7.9, 8.0, 0.5)
        >>> assert_number(4, 8.0, 0.5)
        Traceback (most recent call last):
        grader.expect.Mismatch: the number is too small; got 4
    """
    value = _scalar(got)
    if isinstance(value, bool | np.bool_) or not isinstance(value, int | float | np.integer | np.floating):
        raise Mismatch(f"the answer: wrong type, {describe(got)}", "a number")
    if not abs(float(value) - answer) <= tolerance:
        side = "small" if value < answer else "large" if value > answer else "far off"
        raise Mismatch(
            f"the number is too {side}" if side != "far off" else "the number is NaN", got=describe(value)
        )


def assert_true(got: Any, reason: str) -> None:
    """Hold a learner's yes-or-no answer to True; `reason` is what a no means here."""
    _yes_or_no(got, True, reason)


def assert_false(got: Any, reason: str) -> None:
    """Hold a learner's yes-or-no answer to False; `reason` is what a yes means here."""
    _yes_or_no(got, False, reason)


def same(a: Any, b: Any, *, rtol: float = 1e-6, atol: float = 1e-9) -> bool:
    """Whether `a` holds up to `b` under `assert_close`.

    >>> same(np.ones(2), np.ones(2)), same(np.ones(2), np.ones(3)), same(None, 1.0)
    (True, False, False)
    """
    try:
        assert_close(a, b, rtol=rtol, atol=atol)
    except Mismatch:
        return False
    return True


def describe(value: Any) -> str:
    """A short text for any value that can come back.

    >>> describe(np.zeros((2, 3))), describe(None), describe(2.5), describe("ab")
    ('a float64 array of shape (2, 3)', 'None', '2.5', "'ab'")
    """
    if isinstance(value, np.ndarray):
        return f"a {value.dtype} array of shape {value.shape}"
    if isinstance(value, Opaque):
        return f"an object of type {value.type_name}"
    if isinstance(value, np.generic):
        value = value.item()
    text = repr(value)
    return text if len(text) <= 80 else text[:77] + "..."


def _yes_or_no(got: Any, wanted: bool, reason: str) -> None:
    value = _scalar(got)
    if not isinstance(value, bool | np.bool_):
        raise Mismatch(f"the answer: wrong type, {describe(got)}", "True or False")
    if bool(value) is not wanted:
        raise Mismatch(reason, str(wanted), str(bool(value)))


def _compare_dicts(got: Any, expected: Mapping[Any, Any], what: str, rtol: float, atol: float) -> None:
    if not isinstance(got, dict):
        raise Mismatch(
            f"{what}: wrong type, {describe(got)}", f"a dict with the keys {sorted(expected, key=str)}"
        )
    if got.keys() != expected.keys():
        raise Mismatch(f"{what}: wrong keys", str(sorted(expected, key=str)), str(sorted(got, key=str)))
    for key, value in expected.items():
        assert_close(got[key], value, f"{what}[{key!r}]", rtol=rtol, atol=atol)


def _compare_sequences(got: Any, expected: Sequence[Any], what: str, rtol: float, atol: float) -> None:
    if isinstance(got, np.ndarray) and got.ndim:
        got = list(got)
    if not isinstance(got, tuple | list):
        raise Mismatch(f"{what}: wrong type, {describe(got)}", f"{len(expected)} values in a tuple or list")
    if len(got) != len(expected):
        raise Mismatch(f"{what}: wrong length", str(len(expected)), str(len(got)))
    for i, (one, other) in enumerate(zip(got, expected)):
        assert_close(one, other, f"{what}[{i}]", rtol=rtol, atol=atol)


def _compare_numbers(got: Any, expected: Any, what: str, rtol: float, atol: float) -> None:
    value, kind = _scalar(got), _kind(expected)
    if not isinstance(value, bool | int | float | complex | np.generic):
        raise Mismatch(f"{what}: wrong type, {describe(got)}", f"a {_KINDS[kind]}, {describe(expected)}")
    if not _kind_fits(_kind(value), kind, number=True):
        raise Mismatch(f"{what}: wrong type, {_named(value)}", f"a {_KINDS[kind]}, {describe(expected)}")
    exact = kind in "biu"
    if not (
        value == expected if exact else _is_close(np.asarray(value), np.asarray(expected), rtol, atol).all()
    ):
        raise Mismatch(f"{what}: wrong value", describe(expected), describe(value))


def _compare_arrays(got: Any, expected: np.ndarray, what: str, rtol: float, atol: float) -> None:
    if isinstance(got, np.generic | bool | int | float) and expected.shape == ():
        got = np.asarray(got)
    if isinstance(got, list | tuple):
        got = _as_array(got)
    if not isinstance(got, np.ndarray):
        raise Mismatch(f"{what}: wrong type, {describe(got)}", describe(expected))
    if got.shape != expected.shape:
        raise Mismatch(f"{what}: wrong shape", str(expected.shape), str(got.shape))
    if not _kind_fits(got.dtype.kind, expected.dtype.kind):
        raise Mismatch(f"{what}: wrong dtype", _KINDS[expected.dtype.kind], str(got.dtype))
    wrong = ~_is_close(got, expected, rtol, atol)
    if wrong.any():
        first = tuple(int(i) for i in np.argwhere(wrong)[0])
        place = f", first at [{', '.join(map(str, first))}]" if first else ""
        reason = f"{what}: wrong values, {int(wrong.sum())} of {wrong.size} differ{place}"
        raise Mismatch(reason, describe(expected[first]), describe(got[first]))


def _as_array(values: Any) -> Any:
    """A nested list of numbers as the array that it stands for; anything else as it is."""
    try:
        array = np.array(values)
    except ValueError:  # ragged
        return values
    return array if array.dtype.kind in "biuf" and array.size else values


def _kind(number: Any) -> str:
    """The kind of dtype of a number; a Python int of any size is an integer."""
    return "i" if type(number) is int else np.asarray(number).dtype.kind


def _kind_fits(got: str, expected: str, *, number: bool = False) -> bool:
    """Whether a kind of dtype will do: any width, and for a lone number an integer where a float is meant."""
    same_family = _KINDS.get(got) == _KINDS.get(expected)
    return same_family or (number and got in "iu" and expected in "fc")


def _is_close(got: np.ndarray, expected: np.ndarray, rtol: float, atol: float) -> np.ndarray:
    if expected.dtype.kind in "biuUS":
        return np.asarray(got == expected)
    if rtol == atol == 0.0:
        return np.asarray((got == expected) | (_is_nan(got) & _is_nan(expected)))
    return np.asarray(np.isclose(got, expected, rtol=rtol, atol=atol, equal_nan=True))


def _is_nan(values: np.ndarray) -> np.ndarray:
    return np.isnan(values) if values.dtype.kind in "fc" else np.zeros(values.shape, bool)


def _scalar(value: Any) -> Any:
    return value[()] if isinstance(value, np.ndarray) and value.shape == () else value


def _named(value: Any) -> str:
    return f"{type(value).__name__} {describe(value)}"
