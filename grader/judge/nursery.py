"""Where workers come from: forked from a warm process, or started ahead of time where forking is not safe."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
from typing import Protocol

import msgpack

from grader.catalog import ROOT

START_SECONDS = 60.0
STILL_RUNNING = -int(signal.SIGSTOP)  # stands for "did not end by itself"; no worker ends by this signal

_QUIET_LIBRARIES = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class CannotStart(RuntimeError):
    """The environment does not let the judge start a worker."""


_early: "list[Nursery]" = []


def start_early() -> None:
    """Start a source of NumPy workers now, while the caller still imports; the next `nursery` takes it."""
    _early.append(_new(with_torch=False))


def nursery(with_torch: bool) -> "Nursery":
    """A source of workers that suits the system; KATA_WORKERS=spawn asks for the one without forks."""
    return _early.pop() if _early and not with_torch else _new(with_torch)


def _new(with_torch: bool) -> "Nursery":
    forks = sys.platform == "linux" and os.environ.get("KATA_WORKERS") != "spawn"
    return Zygote(with_torch) if forks else Spares(with_torch)


class Nursery(Protocol):
    """Where workers come from."""

    def worker(self) -> tuple[socket.socket, int]:
        """A fresh worker: the socket to it, and its process id."""
        ...

    def reap(self, pid: int, grace_seconds: float) -> int:
        """End a worker and all that it started; its exit code, negative for the signal that ended it."""
        ...

    def close(self) -> None: ...


class Zygote:
    """Workers forked from a process that has imported the libraries: a few milliseconds each."""

    def __init__(self, with_torch: bool) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._process = _start_python(
            f"from grader.judge.zygote import main; main({theirs.fileno()}, {with_torch})", theirs
        )
        self._ready = False

    def worker(self) -> tuple[socket.socket, int]:
        if not self._ready:
            self._ready = self._answer() == b"ready"
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._control, [b"fork"], [theirs.fileno()])
        return ours, int(msgpack.unpackb(self._answer()))

    def reap(self, pid: int, grace_seconds: float) -> int:
        self._control.send(msgpack.packb([pid, grace_seconds]))
        return int(msgpack.unpackb(self._answer()))

    def close(self) -> None:
        self._control.close()
        self._process.wait()

    def _answer(self) -> bytes:
        self._control.settimeout(START_SECONDS)
        try:
            answer = self._control.recv(64)
        except OSError as late:
            raise CannotStart(f"the process that starts workers does not answer: {late}") from late
        if not answer:
            raise CannotStart("the process that starts workers has ended")
        return answer


class Spares:
    """Workers started ahead of time, one by one, where forking is not safe (macOS)."""

    def __init__(self, with_torch: bool) -> None:
        self._with_torch = with_torch
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._spare = self._start()

    def worker(self) -> tuple[socket.socket, int]:
        (ours, process), self._spare = self._spare, self._start()
        self._running[process.pid] = process
        return ours, process.pid

    def reap(self, pid: int, grace_seconds: float) -> int:
        process = self._running.pop(pid)
        try:
            return process.wait(grace_seconds)
        except subprocess.TimeoutExpired:
            return STILL_RUNNING
        finally:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
            process.wait()

    def close(self) -> None:
        ours, process = self._spare
        ours.close()
        process.kill()
        process.wait()
        for pid in list(self._running):
            self.reap(pid, 0.0)

    def _start(self) -> tuple[socket.socket, "subprocess.Popen[bytes]"]:
        ours, theirs = socket.socketpair()
        code = f"prepare({self._with_torch}); run(socket.socket(fileno={theirs.fileno()}))"
        imports = (
            "import socket; from grader.judge.zygote import prepare; from grader.judge.worker import run; "
        )
        return ours, _start_python(imports + code, theirs, start_new_session=True)


def _start_python(
    code: str, sock: socket.socket, *, start_new_session: bool = False
) -> "subprocess.Popen[bytes]":
    """A Python that shares nothing with this one but a socket."""
    with sock:
        return subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}"],
            pass_fds=[sock.fileno()],
            stdin=subprocess.DEVNULL,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", **_QUIET_LIBRARIES},
            start_new_session=start_new_session,
        )
