"""Names the bug: replays recorded calls against the known misconceptions, in the trusted process."""

import importlib.util
import inspect
import itertools
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from grader.catalog import Content, Kata
from grader.expect import same
from grader.judge.calls import Reply
from grader.judge.subject import Call, LocalSubject
from grader.verdict import Diagnosis

BUDGET_SECONDS = 2.0


@dataclass(frozen=True)
class Misconceptions:
    """The known bugs of one file: `bugs` maps each to its sentence, `functions` take them as `bug=`."""

    bugs: Mapping[str, str]
    functions: Mapping[str, Callable[..., Any]]

    def with_bugs(self, bugs: Collection[str]) -> LocalSubject:
        """The functions with these bugs switched on; with none they are right."""
        chosen = frozenset(bugs)
        return LocalSubject(
            {name: partial(function, bug=chosen) for name, function in self.functions.items()}
        )


def load_misconceptions(kata: Kata, content: Content) -> Misconceptions | None:
    """The misconceptions of the file that holds a kata, None where there is no such file."""
    path = kata.path_in(content.misconceptions)
    if not path.exists():
        return None
    module = load_module(path)
    return Misconceptions(dict(module.BUGS), public_functions(module))


def load_module(path: Path) -> ModuleType:
    """A trusted content file as a module, without putting it on the import path."""
    spec = importlib.util.spec_from_file_location(
        f"content_{path.parent.parent.name}_{path.parent.name}_{path.stem}", path
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def public_functions(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """The public functions that a module defines itself, in order.

    >>> import textwrap
    >>> list(public_functions(textwrap))
    ['wrap', 'fill', 'shorten', 'dedent', 'indent']
    """
    return {
        name: thing
        for name, thing in vars(module).items()
        if inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_")
    }


def diagnose(kata: Kata, calls: Sequence[Call], content: Content) -> Diagnosis | None:
    """The smallest set of known bugs, one or two, that behaves as the submission did on every recorded call.

    At least one call must tell: the submission returned a value there, and a right answer is another. Gives up
    without a word after `BUDGET_SECONDS`, or where nothing fits.
    """
    known = load_misconceptions(kata, content)
    if known is None or kata.name not in known.functions:
        return None
    replay = _Replay(known, [call for call in calls if call.name == kata.name])
    telling = [call for call in replay.calls if replay.tells(call)]
    for size in (1, 2):
        for bugs in itertools.combinations(known.bugs, size):
            if replay.out_of_time:
                return None
            if telling and replay.fits(bugs, [*telling, *replay.calls]):
                return Diagnosis(bugs, tuple(known.bugs[bug] for bug in bugs))
    return None


class _Replay:
    """Recorded calls, run again with bugs switched on."""

    def __init__(self, known: Misconceptions, calls: Sequence[Call]) -> None:
        self.known, self.calls = known, calls
        self._deadline = time.process_time() + BUDGET_SECONDS

    @property
    def out_of_time(self) -> bool:
        return time.process_time() > self._deadline

    def tells(self, call: Call) -> bool:
        """Whether the submission returned a value that a right answer would not have."""
        return call.reply.raised is None and not alike(call.reply, self._run((), call))

    def fits(self, bugs: Collection[str], calls: Iterable[Call]) -> bool:
        return all(alike(call.reply, self._run(bugs, call)) for call in calls)

    def _run(self, bugs: Collection[str], call: Call) -> Reply:
        with np.errstate(all="ignore"):
            measure = call.reply.peak_bytes is not None
            return self.known.with_bugs(bugs).call(call.name, call.packed, call.functions, measure=measure)


def alike(one: Reply, other: Reply) -> bool:
    """Whether two replies are the same: both raised, or the same values, and the same arguments changed.

    >>> alike(Reply(1.0), Reply(1.0 + 1e-12)), alike(Reply(1.0), Reply(None))
    (True, False)
    """
    if one.raised is not None or other.raised is not None:
        return one.raised is not None and other.raised is not None
    return one.mutated == other.mutated and same(one.value, other.value) and _alike_in_memory(one, other)


def _alike_in_memory(one: Reply, other: Reply) -> bool:
    """Whether two measured peaks are of one size: within a factor of 2, a few MiB aside."""
    if one.peak_bytes is None or other.peak_bytes is None:
        return True
    low, high = sorted((one.peak_bytes, other.peak_bytes))
    return high <= 2 * low + 4 * 2**20
