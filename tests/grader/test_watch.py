"""`make watch` in a real terminal: saves, keys, and everything that happens to a file in an evening."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest
from rich.text import Text

from grader.verdict import Outcome, Verdict
from grader.watch import Hooks, Key, Practice, Saved
from tests.grader.demo import DOUBLE
from tests.grader.repo import make_repo


@pytest.fixture
def repo(tmp_path):
    make_repo(tmp_path)
    return tmp_path


@pytest.fixture
def screen(repo):
    """The running command in a terminal of 40 by 110."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "grader", "watch", "--topic", "demo"],
        cwd=repo,
        env=os.environ | {"TERM": "xterm-256color"},
        dimensions=(40, 110),
        timeout=30,
        encoding="utf-8",
    )
    child.expect("TODO")
    time.sleep(1.0)  # nobody saves in the moment in which the watcher starts
    yield child
    child.close(force=True)


def save(path: Path, text: str) -> None:
    """As editors do: write beside, then rename."""
    fresh = path.with_name(f".{path.name}.tmp")
    fresh.write_text(text)
    fresh.replace(path)


def test_an_evening(repo, screen):
    double = repo / "katas" / "demo" / "double.py"

    double.write_text(DOUBLE.replace("2.0 * x", "x * x"))
    screen.expect("Squares instead of doubling")
    save(double, "def double(x):\n    return 2 * (x\n")
    screen.expect("SyntaxError")
    double.unlink()
    screen.expect("there is no file")
    save(double, DOUBLE)
    screen.expect("1 of 3 pass")
    screen.expect("3 of 3 checks")
    screen.send("n")
    screen.expect("triple")
    screen.send("h")
    screen.expect("HINT")
    screen.send("s")
    screen.expect("does not pass yet")
    screen.send("y")
    screen.expect("return 3.0")
    screen.send("l")
    screen.expect("PASS")
    screen.send("q")
    screen.expect("To go on: make watch TOPIC=demo")
    screen.expect(pexpect.EOF)
    assert screen.wait() == 0


def test_a_judge_that_died_is_replaced(repo, screen):
    double = repo / "katas" / "demo" / "double.py"
    listing = subprocess.run(["ps", "--ppid", str(screen.pid), "-o", "pid="], capture_output=True, text=True)
    for pid in listing.stdout.split():
        os.kill(int(pid), signal.SIGKILL)

    save(double, DOUBLE)

    screen.expect("3 of 3 checks")


class FakeJudge:
    """Says that everything passes."""

    def judge(self, kata):
        return Verdict(kata.id, Outcome.PASSED)


def practice(repo, screens):
    from grader.catalog import Content, load_catalog

    topic = load_catalog(Content(repo)).topic("demo")
    hooks = Hooks(
        show=lambda text: screens.append(text.plain),
        remember=lambda kata, verdict: None,
        hint=lambda kata: Text("a hint"),
        solution=lambda kata, allowed: Text("shown" if allowed else "asks"),
    )
    return Practice(FakeJudge(), topic, repo / "katas", hooks, {})


def test_a_pass_does_not_run_ahead(repo):
    screens: list[str] = []
    one = practice(repo, screens)

    one.run([Saved(frozenset({repo / "katas" / "demo" / "double.py"})), Key("r"), Key("q"), Key("n")])

    assert one.current.name == "double"
    assert "PASS" in screens[-1]
    assert "n  next" in screens[-1]


def test_saving_another_kata_goes_there_and_strange_files_do_nothing(repo):
    screens: list[str] = []
    one = practice(repo, screens)
    one.run([Saved(frozenset({repo / "katas" / "demo" / "triple.py"}))])
    before = len(screens)

    one.handle(Saved(frozenset({repo / "katas" / "demo" / "notes.txt"})))
    one.handle(Key("x"))

    assert one.current.name == "triple"
    assert len(screens) == before


def test_a_late_word_on_a_judged_file_does_not_take_the_view_back(repo):
    screens: list[str] = []
    one = practice(repo, screens)
    one.judge_current()
    one.handle(Key("n"))
    before = len(screens)

    one.handle(Saved(frozenset({repo / "katas" / "demo" / "double.py"})))

    assert one.current.name == "triple"
    assert len(screens) == before


def test_the_solution_asks_before_a_pass(repo):
    screens: list[str] = []
    one = practice(repo, screens)

    one.handle(Key("s"))
    one.judge_current()
    one.handle(Key("s"))

    assert "asks" in screens[0]
    assert "shown" in screens[-1]
