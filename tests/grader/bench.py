"""`make bench`: how fast the judge is on this machine, as JSON. Seconds are in milliseconds, medians over many runs.

(a) warm verdict: from a changed file to its verdict, for a NumPy and a torch file of about a dozen checks
(b) `make kata` on the solutions of a topic, cold, beside a plain in-process pytest run of the same tests
(c) the start of a worker, up to a loaded file
(d) one call across the pipe
(e) `make watch`: from a file saved (in place, and by rename) to its verdict on the screen
"""

import contextlib
import io
import json
import os
import queue
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.live import Live
from rich.text import Text

from grader.catalog import ROOT, Kata
from grader.commands.watching import file_events
from grader.judge.session import Judge, with_judge
from grader.judge.wire import pack
from grader.verdict import Outcome
from grader.watch import Event, Hooks, Key, Practice

RUNS = 40
COLD_RUNS = 30
CALLS = 500
TOPIC = "attention"
KATA = "attention/masked_softmax"

TORCH = """
import torch


def masked_softmax(s, keep):
    keep = keep.expand(s.shape)
    s = torch.where(keep, s, torch.full_like(s, -torch.inf))
    top = s.amax(-1, keepdim=True)
    e = torch.where(keep, torch.exp(s - torch.where(torch.isfinite(top), top, torch.zeros_like(top))), 0.0)
    total = e.sum(-1, keepdim=True)
    return e / torch.where(total > 0, total, torch.ones_like(total))
"""


def main() -> None:
    """Measure all and print the JSON."""
    with _submission() as folder:
        found = with_judge(lambda judge: _warm(judge, folder), [TOPIC], folder)
    found["cold"] = _cold()
    print(json.dumps(found, indent=2))


def _warm(judge: Judge, folder: Path) -> dict[str, object]:
    """Figures (a), (c) and (d)."""
    kata = judge.catalog.kata(KATA)
    path = kata.path_in(folder)
    numpy_text = path.read_text(encoding="utf-8")
    found: dict[str, object] = {"checks": len(judge.behaviours(kata)), "cores": os.cpu_count()}
    for name, text in (("numpy", numpy_text), ("torch", TORCH)):
        path.write_text(text, encoding="utf-8")
        _passed(judge, kata)
        found[f"warm_verdict_{name}_ms"] = _summary(lambda text=text: _changed(judge, kata, path, text), RUNS)
        found[f"worker_start_{name}_ms"] = _summary(lambda: _start(judge, kata), RUNS)
    path.write_text(numpy_text, encoding="utf-8")
    found["one_call_ms"] = _one_call(judge, kata)
    found["saved_to_screen_ms"] = _watched(judge, kata, folder)
    return found


def _watched(judge: Judge, kata: Kata, folder: Path) -> dict[str, float]:
    """Figure (e): the loop of `make watch` with its watcher, and a screen that is drawn but not looked at."""
    drawn, done, waiting = threading.Event(), threading.Event(), queue.Queue[Event]()
    console = Console(file=io.StringIO(), force_terminal=True, width=110, height=40)
    times: list[float] = []
    with Live(console=console, screen=True, auto_refresh=False) as live:

        def show(text: Text) -> None:
            live.update(text, refresh=True)
            drawn.set()

        hooks = Hooks(show, lambda *_: None, lambda _: Text(), lambda *_: Text())
        practice = Practice(judge, judge.catalog.topic(TOPIC), folder, hooks, {})
        practice.current = kata
        threads = [
            threading.Thread(target=file_events, args=(folder / TOPIC, waiting, done), daemon=True),
            threading.Thread(target=_saves, args=(kata.path_in(folder), drawn, waiting, times), daemon=True),
        ]
        for thread in threads:
            thread.start()
        practice.run(iter(waiting.get, None))
        done.set()
    return _quantiles(times)


def _saves(path: Path, drawn: threading.Event, waiting: "queue.Queue[Event]", times: list[float]) -> None:
    """Save the file again and again, by turns in place and by rename, each time waiting for the screen."""
    text = path.read_text(encoding="utf-8")
    time.sleep(1.0)
    for run in range(RUNS):
        time.sleep(0.2)
        drawn.clear()
        start = time.perf_counter()
        target = path if run % 2 else path.with_suffix(".new")
        target.write_text(f"{text}# {run}\n", encoding="utf-8")
        target.replace(path)
        drawn.wait(10)
        times.append(time.perf_counter() - start)
    waiting.put(Key("q"))


def _changed(judge: Judge, kata: Kata, path: Path, text: str) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)
    _passed(judge, kata)


def _passed(judge: Judge, kata: Kata) -> None:
    verdict = judge.judge(kata)
    if verdict.outcome is not Outcome.PASSED:
        raise SystemExit(f"the benchmark's own answer does not pass: {verdict.first_failure}")


def _start(judge: Judge, kata: Kata) -> None:
    subject = judge.subject(kata)
    subject.close()


def _one_call(judge: Judge, kata: Kata) -> dict[str, float]:
    subject = judge.subject(kata)
    packed = pack(([np.zeros((3, 4)), np.ones((3, 4), bool)], {}))
    try:
        return _summary(lambda: subject.call(kata.name, packed, (), measure=False), CALLS)
    finally:
        subject.close()


def _cold() -> dict[str, object]:
    """Figure (b): the two runs alternate, so that a noisy machine disturbs both alike."""
    pytest = ["-m", "pytest", "-q", "--noconftest", "--disable-plugin-autoload", "-p", "pytest_timeout"]
    plain = [sys.executable, *pytest, "-p", "tests.grader.plain", f"tests/hidden/{TOPIC}"]
    judged = [sys.executable, "-m", "grader", "kata", "--topic", TOPIC, "--submission", "solutions"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings = {"cwd": ROOT, "env": environment, "capture_output": True, "check": True}
    ours, theirs = [], []
    for _ in range(COLD_RUNS):
        ours.append(_timed(lambda: subprocess.run(judged, **settings)))
        theirs.append(_timed(lambda: subprocess.run(plain, **settings)))
    ratio = statistics.median(ours) / statistics.median(theirs)
    return {"make_kata_ms": _quantiles(ours), "plain_pytest_ms": _quantiles(theirs), "ratio": round(ratio, 2)}


def _summary(action: Callable[[], None], runs: int) -> dict[str, float]:
    return _quantiles([_timed(action) for _ in range(runs)])


def _timed(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def _quantiles(seconds: list[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds, and how many runs they are of.

    >>> _quantiles([0.001, 0.002, 0.003])
    {'median': 2.0, 'p95': 3.0, 'runs': 3}
    """
    ordered = sorted(1000 * second for second in seconds)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return {"median": round(statistics.median(ordered), 3), "p95": round(p95, 3), "runs": len(ordered)}


@contextlib.contextmanager
def _submission() -> Iterator[Path]:
    """A copy of the solutions to work on."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "katas"
        shutil.copytree(ROOT / "solutions", target, ignore=shutil.ignore_patterns("__pycache__"))
        yield target


if __name__ == "__main__":
    main()
