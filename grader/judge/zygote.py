"""The zygote: a process that imports the libraries once and forks a fresh worker for every kata.

It never computes with them: a forked child of a process that has used its thread pools can hang. It has never
seen a solution or a hidden test, so a worker has nothing to find in its memory.
"""

import contextlib
import gc
import importlib
import os
import select
import signal
import socket
import sys
from pathlib import Path

import msgpack

from grader.judge import walls, worker

# What NumPy and the standard library would otherwise import lazily, in every worker anew.
NUMPY = (
    "numpy", "numpy.linalg", "numpy.random", "numpy.fft", "numpy.testing", "numpy.ma", "numpy.polynomial",
    "numpy.lib.stride_tricks", "math", "itertools", "functools", "collections", "dataclasses", "typing", "heapq",
    "bisect", "random", "statistics", "operator", "string", "fractions", "decimal", "unicodedata", "warnings",
)  # fmt: skip
TORCH = (*NUMPY, "torch", "torch.nn.functional")


def main(control_fd: int, with_torch: bool) -> None:
    """Import the libraries, then fork workers on request until the control socket closes."""
    control = socket.socket(fileno=control_fd)
    walls.die_with_parent()
    walls.adopt_orphans()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare(with_torch)
    gc.freeze()
    control.send(b"ready")
    workers: set[int] = set()
    while True:
        try:
            request, fds, _, _ = socket.recv_fds(control, 64, 1)
        except ConnectionResetError:
            break
        if not request:
            break
        if fds:
            pid = _fork(control, fds[0])
            workers.add(pid)
            control.send(msgpack.packb(pid))
        else:
            pid, grace_seconds = msgpack.unpackb(request)
            workers.discard(pid)
            control.send(msgpack.packb(_reap(pid, grace_seconds, workers)))
    _end_children(set())
    os._exit(0)


def prepare(with_torch: bool) -> None:
    """Import all that a worker may need, and forget where the repo is."""
    for name in TORCH if with_torch else NUMPY:
        importlib.import_module(name)
    if with_torch:
        import torch

        torch.set_num_threads(1)
        torch.set_default_dtype(torch.float64)
    sys.path[:] = [place for place in sys.path if place and not (Path(place) / "grader" / "judge").exists()]
    sys.dont_write_bytecode = True


def _fork(control: socket.socket, fd: int) -> int:
    pid = os.fork()
    if pid == 0:
        control.close()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        worker.run(socket.socket(fileno=fd))
    os.close(fd)
    return pid


def _reap(pid: int, grace_seconds: float, others: set[int]) -> int:
    """The exit status of a worker (negative: the signal that ended it), which gets some time and is then killed.

    All that it left behind goes too; the other workers stay.
    """
    handle = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    poll.poll(grace_seconds * 1000)
    os.close(handle)
    found, status = os.waitpid(pid, os.WNOHANG)
    if not found:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        code = -int(signal.SIGSTOP)  # nursery.STILL_RUNNING
    else:
        code = os.waitstatus_to_exitcode(status)
    _end_children(others)
    return code


def _end_children(spared: set[int]) -> None:
    """Kill whatever workers left behind, until nothing is left but the workers spared."""
    listing = Path(f"/proc/self/task/{os.getpid()}/children")
    while True:
        try:
            children = {int(pid) for pid in listing.read_text().split()} - spared
        except FileNotFoundError:
            return
        if not children:
            return
        for pid in children:
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
