"""What the judge says of a kata: checks, an outcome, a diagnosis. Plain frozen values."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """Of a check: passed, failed, or error (it could not run). Of a kata: also not started."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    NOT_STARTED = "not started"

    @property
    def label(self) -> str:
        """The word that starts a line of output.

        >>> Outcome.NOT_STARTED.label
        'TODO'
        """
        return _LABELS[self]


_LABELS = {
    Outcome.PASSED: "PASS",
    Outcome.FAILED: "FAIL",
    Outcome.ERROR: "ERROR",
    Outcome.NOT_STARTED: "TODO",
}


@dataclass(frozen=True)
class Check:
    """One hidden test: the behaviour it states, and how it came out.

    `reason` is one sentence; `expected` and `got` are short texts; `traceback` holds the learner's own
    frames only, and `line` is the learner's line as `path:number`, each empty where there is none.
    """

    name: str
    behaviour: str
    outcome: Outcome
    reason: str = ""
    expected: str = ""
    got: str = ""
    traceback: str = ""
    line: str = ""


@dataclass(frozen=True)
class Diagnosis:
    """The known misconceptions that behave exactly as the submission does, with their sentences."""

    bugs: tuple[str, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """All that the judge has to say of one kata. `output` is what the learner's code printed."""

    kata: str
    outcome: Outcome
    checks: tuple[Check, ...] = ()
    diagnosis: Diagnosis | None = None
    seconds: float = 0.0
    output: str = ""

    @property
    def passed_checks(self) -> int:
        return sum(check.outcome is Outcome.PASSED for check in self.checks)

    @property
    def first_failure(self) -> Check | None:
        """The first check that did not pass.

        >>> Verdict("a/b", Outcome.PASSED, (Check("t", "adds", Outcome.PASSED),)).first_failure is None
        True
        """
        return next((check for check in self.checks if check.outcome is not Outcome.PASSED), None)


def outcome_of(checks: tuple[Check, ...]) -> Outcome:
    """The outcome of a kata that was started: that of its first check that did not pass.

    A kata without checks was not judged, which is an error and never a pass.

    >>> good, bad = Check("a", "", Outcome.PASSED), Check("b", "", Outcome.FAILED)
    >>> outcome_of((good, bad)).label, outcome_of((good,)).label, outcome_of(()).label
    ('FAIL', 'PASS', 'ERROR')
    """
    if not checks:
        return Outcome.ERROR
    return next((check.outcome for check in checks if check.outcome is not Outcome.PASSED), Outcome.PASSED)
