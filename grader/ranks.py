"""Real ranks: a demonstration's program, run by local processes that speak over torch.distributed (gloo).

A demonstration lies beside the content, tests/ranks/<topic>/<file>.py, and has two functions:

    on_rank(rank, world)    what this rank computes, its process group being set up: a dict of names to values
    by_kata(kata, world)    what the kata's function says that each rank computes: a list of such dicts

Where `on_rank` needs slow imports beside torch, SLOW_IMPORTS names them: they are imported once, before the
ranks are forked. Only `on_rank`, which is trusted, runs on the real ranks. `by_kata` runs in the judge's process
and meets the learner's function as `kata.<name>(...)`, which is a worker's.
"""

import contextlib
import importlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from grader.catalog import ROOT, Content, Kata
from grader.expect import Mismatch, assert_close
from grader.judge.diagnosis import load_module
from grader.judge.wire import pack, unpack

WORLD = 4
ALL_SECONDS = 90.0
WAIT_SECONDS = 30.0  # how long one rank waits for another
SINGLE_PRECISION = {"rtol": 1e-5, "atol": 1e-6}

_LOOPBACK = {"linux": "lo", "darwin": "lo0"}


class RanksFailed(RuntimeError):
    """The real ranks could not finish: a fault of the machine or the demonstration, not the learner."""


@dataclass(frozen=True)
class Row:
    """One value: what a rank computed and what the kata says of it; `reason` is empty where they agree."""

    rank: int
    name: str
    real: Any
    said: Any
    reason: str = ""


def demonstration_of(kata: Kata, content: Content) -> Path:
    """Where the demonstration of a kata lies, if it has one."""
    return kata.path_in(content.root / "tests" / "ranks")


def compared(real: Sequence[Mapping[str, Any]], said: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Every value of every rank beside what the kata says of it, within single precision.

    >>> [row.reason for row in compared([{"sum": 3.0}, {"sum": 3.0}], [{"sum": 3.0}, {"sum": 4.0}])]
    ['', 'sum: wrong value; expected 3.0; got 4.0']
    """
    return [
        Row(rank, name, value, theirs[name], _difference(name, value, theirs[name]))
        for rank, (ours, theirs) in enumerate(zip(real, said, strict=True))
        for name, value in ours.items()
    ]


def on_real_ranks(
    demonstration: Path, world: int = WORLD, all_seconds: float = ALL_SECONDS
) -> list[dict[str, Any]]:
    """What each of `world` processes computes.

    Raises:
        RanksFailed: one of them raised or died, or they were not done within `all_seconds`.
    """
    with tempfile.TemporaryDirectory(prefix="ranks-") as name:
        folder = Path(name)
        status = _run([str(demonstration), str(world), name], folder / "printed", all_seconds)
        if status is None:
            raise RanksFailed(f"the {world} processes were not done within {all_seconds:g} s, and were ended")
        if status:
            raise RanksFailed(f"of the {world} processes {_first_failure(folder)}")
        return [unpack((folder / str(rank)).read_bytes()) for rank in range(world)]


def _difference(name: str, real: Any, said: Any) -> str:
    try:
        assert_close(said, real, name, **SINGLE_PRECISION)
    except Mismatch as mismatch:
        return str(mismatch)
    return ""


def _run(arguments: list[str], printed: Path, all_seconds: float) -> int | None:
    """Run `main` in a process of its own; its exit code, None if it had to be ended."""
    quiet = {"GLOO_SOCKET_IFNAME": _LOOPBACK.get(sys.platform, "")} if sys.platform in _LOOPBACK else {}
    environment = {"OMP_NUM_THREADS": "1"} | quiet | os.environ
    with printed.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "grader.ranks", *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # so that the ranks can be ended with it
        )
    try:
        return process.wait(all_seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _first_failure(folder: Path) -> str:
    """Which rank failed first and why; without an exception, what was printed last."""
    if (folder / "failed").exists():
        return (folder / "failed").read_text(encoding="utf-8")
    lines = (folder / "printed").read_text(encoding="utf-8", errors="replace").split("\n")
    return (
        f"one failed: {next((line.strip() for line in reversed(lines) if line.strip()), 'it said nothing')}"
    )


def main(demonstration: str, world: int, folder: str) -> int:
    """Start the ranks and wait for them; the exit code. The first that fails ends all."""
    import multiprocessing
    import multiprocessing.connection

    for name in ("torch.distributed", *getattr(load_module(Path(demonstration)), "SLOW_IMPORTS", ())):
        importlib.import_module(name)  # once for all ranks: they are forked from here

    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    ranks = [
        context.Process(target=_rank, args=(demonstration, rank, world, folder), daemon=True)
        for rank in range(world)
    ]
    for rank in ranks:
        rank.start()
    while running := [rank for rank in ranks if rank.exitcode is None]:
        multiprocessing.connection.wait([rank.sentinel for rank in running])
        if any(rank.exitcode for rank in ranks):
            return 1
    return 0


def _rank(demonstration: str, rank: int, world: int, folder: str) -> None:
    """One rank: leave in the folder what it computed, or, if it is the first to fail, why."""
    try:
        value = _computed(demonstration, rank, world, folder)
    except Exception as error:
        # Written before this process ends: its end is what makes the others fail in their turn.
        with contextlib.suppress(FileExistsError), Path(folder, "failed").open("x", encoding="utf-8") as file:
            file.write(f"rank {rank} failed first: {type(error).__name__}: {error}")
        sys.exit(1)
    Path(folder, str(rank)).write_bytes(pack(value))


def _computed(demonstration: str, rank: int, world: int, folder: str) -> dict[str, Any]:
    """Join the group and run the program."""
    import torch
    import torch.distributed as dist

    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    dist.init_process_group(
        "gloo",
        init_method=f"file://{folder}/store",
        rank=rank,
        world_size=world,
        timeout=timedelta(seconds=WAIT_SECONDS),
    )
    value: dict[str, Any] = load_module(Path(demonstration)).on_rank(rank, world)
    dist.destroy_process_group()
    return value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
