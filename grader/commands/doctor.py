"""`make doctor`: whether this machine has what the judge needs, and the remedy where it has not."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import typer
from rich.text import Text

from grader.catalog import ROOT, Content, load_catalog
from grader.commands.exits import ENVIRONMENT, PASSED
from grader.commands.screen import new_console
from grader.judge.launch import Launcher
from grader.judge.nursery import CannotStart
from grader.judge.subject import CannotRun

FREE_BYTES = 500 * 2**20


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `needed` says whether judging depends on it."""

    name: str
    good: bool
    says: str
    remedy: str = ""
    needed: bool = True


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="doctor")(doctor)


def doctor() -> None:
    """Look at Python, torch, workers, walls, disk and chromium."""
    console = new_console()
    findings = [look() for look in LOOKS]
    for finding in findings:
        console.print(finding_text(finding))
    raise typer.Exit(PASSED if all(f.good or not f.needed for f in findings) else ENVIRONMENT)


def finding_text(finding: Finding) -> Text:
    """A line per finding, with the remedy below a bad one.

    >>> print(finding_text(Finding("disk", False, "3 MiB free", "free some")))
    BAD    disk      3 MiB free
                     remedy: free some
    """
    word, style = (
        ("OK", "green") if finding.good else ("BAD", "bold red") if finding.needed else ("NOTE", "yellow")
    )
    text = Text(f"{word:<7}", style=style).append(
        f"{finding.name:<10}{finding.says}", style="default not bold"
    )
    if not finding.good and finding.remedy:
        text.append(f"\n{'':<17}remedy: {finding.remedy}", style="dim not bold")
    return text


def python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    return Finding(
        "python", sys.version_info >= (3, 11), found, "make PYTHON=python3.12 after removing .venv"
    )


def torch() -> Finding:
    try:
        return Finding("torch", True, version("torch"))
    except PackageNotFoundError:
        return Finding("torch", False, "not installed", "remove .venv/.ready, then make kata TOPIC=…")


def packages() -> Finding:
    wanted = dict(
        line.split("==")
        for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
        if "==" in line
    )
    off = [
        f"{name} {_installed(name) or 'missing'}" for name, pin in wanted.items() if _installed(name) != pin
    ]
    remedy = "remove .venv/.ready, then make kata TOPIC=…"
    return Finding("packages", not off, "as pinned" if not off else ", ".join(off[:5]), remedy, needed=False)


def workers() -> Finding:
    forks = sys.platform == "linux" and os.environ.get("KATA_WORKERS") != "spawn"
    return Finding("workers", True, "forked, a few milliseconds each" if forks else "spawned ahead of time")


def judge() -> Finding:
    """Whether a worker starts and answers."""
    launcher, kata = Launcher(Content(), Content().solutions), next(iter(load_catalog().katas.values()))
    try:
        launcher.subject(kata).close()
    except (CannotStart, CannotRun, OSError) as problem:
        return Finding("judge", False, str(problem), "the sentence before says what is missing")
    finally:
        launcher.close()
    if launcher.missing_walls:
        says = f"starts; this kernel has no {', '.join(sorted(launcher.missing_walls))}"
        return Finding("judge", False, says, "none needed: limits hold without the walls", needed=False)
    return Finding("judge", True, "starts; all walls stand")


def disk() -> Finding:
    free = shutil.disk_usage(ROOT).free
    return Finding(
        "disk",
        free > FREE_BYTES,
        f"{free / 2**30:.1f} GiB free",
        "free 500 MiB: the history and scratch need room",
    )


def chromium() -> Finding:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return Finding(
        "chromium",
        bool(path),
        path or "not found",
        "apt install chromium, for the browser tests",
        needed=False,
    )


LOOKS: list[Callable[[], Finding]] = [python, torch, packages, workers, judge, disk, chromium]


def _installed(name: str) -> str:
    try:
        return version(name).split("+")[0]
    except PackageNotFoundError:
        return ""
