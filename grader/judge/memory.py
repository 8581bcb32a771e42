"""The most memory that one call needed, read from outside of the code that is measured."""

from pathlib import Path


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
