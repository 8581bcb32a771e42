"""The most memory that one call needed: of another process from outside, of trusted code by Python's own count."""

import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any


class PeakMemory:
    """Measures a process from the moment of creation: how far its resident memory rose at the most.

    Linux keeps the high-water mark and resets it on request (`/proc/PID/clear_refs`), so that any library is
    measured alike and the process measured has no say. Elsewhere there is no answer: `peak_bytes` is None.
    """

    def __init__(self, process: int | str = "self") -> None:
        self._status = Path(f"/proc/{process}/status")
        try:
            Path(f"/proc/{process}/clear_refs").write_text("5")
            self._start = self._read("VmRSS")
        except OSError:
            self._start = None

    def peak_bytes(self) -> int | None:
        """Bytes above the start, at the highest; None where the system does not tell."""
        high = None if self._start is None else self._read("VmHWM")
        return None if high is None or self._start is None else max(0, high - self._start)

    def _read(self, field: str) -> int | None:
        for line in self._status.read_text().splitlines():
            if line.startswith(f"{field}:"):
                return int(line.split()[1]) * 1024
        return None


def with_peak(
    function: Callable[..., Any], args: Sequence[Any], kwargs: Mapping[str, Any]
) -> tuple[Any, int]:
    """The result of a call in this process, and the most that Python and NumPy held during it, in bytes.

    A long-lived process reuses memory that it has freed, so its resident memory would tell nothing.

    >>> import numpy as np
    >>> with_peak(lambda n: np.ones(n).sum(), [10**6], {})[1] // 10**6
    8
    """
    tracemalloc.start()
    try:
        value = function(*args, **kwargs)
        return value, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
