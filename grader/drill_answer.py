"""Whether an answer to a drill question is right. What is right is given: it is what the kata's solution returns."""

import math
import re
from fractions import Fraction
from typing import Any

from grader.drill import Question

LETTERS = "ABCDEFGH"


class AnswerError(ValueError):
    """An answer that cannot be read as what the question asks for; the sentence says what can."""


def is_right(question: Question, given: str, right: Any) -> bool:
    """Whether an answer as typed is right; an empty one is not.

    Raises:
        AnswerError: it is no number, or none of the letters.

    Example:
        >>> ask = Question("t/a", "t", 30, "?", "", (), "number", "?", tolerance=0.005)
        >>> is_right(ask, "0.33", 1 / 3), is_right(ask, "1/3", 1 / 3), is_right(ask, "0.3", 1 / 3), is_right(ask, "", 0)
        (True, True, False, False)
    """
    if not given.strip():
        return False
    if question.check == "choice":
        return letter_of(given, len(question.options)) == str(right).strip().upper()
    # A hair more than the tolerance, so that rounding in binary decides nothing.
    return abs(number_of(given) - float(right)) <= question.tolerance + 1e-12 * abs(float(right))


def letter_of(text: str, options: int) -> str:
    """The letter of a choice as typed.

    >>> letter_of(" b) ", 4)
    'B'
    """
    letter = text.strip().rstrip(").").upper()
    if len(letter) != 1 or letter not in LETTERS[:options]:
        raise AnswerError(f"{text.strip()!r} is none of the letters {', '.join(LETTERS[:options])}")
    return letter


def number_of(text: str) -> float:
    """A number as typed: plain, with an exponent, a fraction, a percentage, or with commas between thousands.

    >>> number_of("-0.238"), number_of("3,145,728"), number_of("7/63") == 7 / 63, number_of("5 %"), number_of("1e-3")
    (-0.238, 3145728.0, True, 0.05, 0.001)
    """
    plain = text.strip().replace("−", "-").replace("_", "")
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?", plain):
        plain = plain.replace(",", "")
    percent, plain = plain.endswith("%"), plain.removesuffix("%").strip()
    try:
        number = float(Fraction(plain.replace(" ", ""))) if "/" in plain else float(plain)
    except (ValueError, ZeroDivisionError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise AnswerError(f"{text.strip()!r} is no number; for example 0.25, 1/4, 25 % or 2.5e-1")
    return number / 100 if percent else number


def right_text(question: Question, right: Any) -> str:
    """The right answer as it is shown.

    >>> from dataclasses import replace
    >>> ask = Question("t/a", "t", 30, "?", "", (), "choice", "?", options=("no", "yes"))
    >>> right_text(ask, "b"), right_text(replace(ask, check="number"), 3145728.0)
    ('B. yes', '3145728')
    """
    if question.check == "choice":
        letter = str(right).strip().upper()
        return f"{letter}. {question.options[LETTERS.index(letter)]}"
    return f"{float(right):.12g}"
