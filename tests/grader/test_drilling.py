"""`make rapid-fire` as a person meets it: in a terminal, from a file, and with every kind of wrong use."""

import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.catalog import Content
from grader.commands.drill_file import answered_from, read_answers
from grader.commands.drill_terminal import BACKSPACE, CLEAR, ENTER, ESCAPE, Stopped, ask
from grader.commands.exits import Problem
from grader.drill import load_questions
from grader.history import History
from tests.grader.drill_demo import write_drill
from tests.grader.repo import make_repo, run

RIGHT = {"quick/half": 0.5, "quick/tally": 3, "quick/vowel": "B", "quick/third": 1 / 3}
ANSWERS = """
[half]
answer = "0.5"
seconds = 12
points = [2, 1]

["quick/vowel"]
answer = "a"
seconds = 25.5
points = []
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    root = tmp_path_factory.mktemp("repo")
    write_drill(make_repo(root))
    return root


@pytest.fixture
def repo(shared):
    for path in (shared / ".kata").glob("history.db*"):
        path.unlink()
    return shared


@pytest.fixture(scope="module")
def questions(shared):
    return {one.kata.split("/")[1]: one for one in load_questions(Content(shared))}


def write(repo, text, name="answers.toml"):
    path = repo / name
    path.write_text(text)
    return str(path)


def drilled(repo):
    with History.open(repo / ".kata" / "history.db") as history:
        return {event.kata: event.data for event in history.events("drill")}


# ---- from a file


def test_answers_from_a_file_are_judged_shown_and_kept(repo):
    done = run(repo, "rapid-fire", "--answers", write(repo, ANSWERS))

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "RIGHT  quick/half  0.5  (12 of 40 s, 2 of 2 points)"
    assert lines[1] == "WRONG  quick/vowel  a; right is B. o  (26 of 20 s, 0 of 2 points)"
    assert [" ".join(line.split()) for line in lines[-3:]] == [
        "sums 1 of 1 1 of 1 100 %",
        "words 0 of 1 0 of 1 0 %",
        "all 1 of 2 1 of 2 50 %",
    ]
    assert "\x1b" not in done.stdout
    assert drilled(repo)["quick/half"] == {
        "answer": "0.5",
        "right": True,
        "seconds": 12.0,
        "target": 40,
        "points": [1, 2],
        "of": 2,
    }


def test_json_does_as_well(repo):
    answers = {"tally": {"answer": 3, "seconds": 1, "points": [3]}}

    done = run(repo, "rapid-fire", "--answers", write(repo, json.dumps(answers), "answers.json"))

    assert done.stdout.startswith("RIGHT  quick/tally  3  (1 of 30 s, 1 of 3 points)")


def test_with_a_number_new_and_wrong_questions_are_drawn(repo):
    every = "".join(
        f'[{name}]\nanswer = "{answer}"\nseconds = 1\npoints = []\n'
        for name, answer in (("half", "0.5"), ("tally", "3"), ("vowel", "b"), ("third", "0.5"))
    )
    path = write(repo, every)
    run(repo, "rapid-fire", "--answers", path)

    again = run(repo, "rapid-fire", "--number", "1", "--answers", path)

    assert "quick/third" in again.stdout
    assert again.stdout.count("RIGHT") + again.stdout.count("WRONG") == 1


def test_a_seed_repeats_a_run_whatever_came_between(repo):
    path = write(
        repo,
        "".join(
            f'[{name}]\nanswer = ""\nseconds = 1\npoints = []\n'
            for name in ("half", "tally", "vowel", "third")
        ),
    )
    words = ("rapid-fire", "--seed", "4", "--number", "3", "--answers", path)

    first = run(repo, *words)
    run(repo, "rapid-fire", "--answers", write(repo, ANSWERS, "other.toml"))

    assert run(repo, *words).stdout == first.stdout


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "holds no answers"),
        ("[half", "answers.toml: "),
        ("half = 3", "quick/half = 3 is no table with answer, seconds, points"),
        ("[hafl]", "no question 'hafl'; did you mean 'half'?"),
        ("[half]\nseconds = 1\npoints = []", "quick/half has no answer; it needs answer, seconds, points"),
        ('[half]\nanswer = "1"\npoints = []', "quick/half has no seconds"),
        ('[half]\nanswer = "1"\nseconds = 1', "quick/half has no points"),
        (
            '[half]\nanswer = "1"\nseconds = 1\npoints = []\npoint = 1',
            "no entry 'point'; did you mean 'points'?",
        ),
        ('[half]\nanswer = "x"\nseconds = 1\npoints = []', "'x' is no number; for example"),
        ('[vowel]\nanswer = "z"\nseconds = 1\npoints = []', "'z' is none of the letters A, B"),
        ("[half]\nanswer = true\nseconds = 1\npoints = []", "answer = True is no text and no number"),
        ("[half]\nanswer = nan\nseconds = 1\npoints = []", "'nan' is no number"),
        ('[half]\nanswer = "1"\nseconds = -1\npoints = []', "seconds = -1 is no number of seconds"),
        ('[half]\nanswer = "1"\nseconds = inf\npoints = []', "seconds = inf is no number of seconds"),
        ('[half]\nanswer = "1"\nseconds = 1\npoints = [3]', "points = [3] is no list of numbers from 1 to 2"),
        ('[half]\nanswer = "1"\nseconds = 1\npoints = 1', "points = 1 is no list of numbers from 1 to 2"),
        ('[half]\nanswer = "1"\nseconds = 1\npoints = [true]', "points = [True] is no list"),
        ('[half]\nanswer = "1"\nseconds = 1\npoints = [1, 1]', "names a point twice"),
        ('[half]\n["quick/half"]', "quick/half is answered twice"),
    ],
)
def test_an_answers_file_that_makes_no_sense_is_refused(repo, questions, text, sentence):
    path = Path(write(repo, text))

    with pytest.raises(Problem) as refused:
        read_all(path, questions)

    assert sentence in str(refused.value)
    assert str(path) in str(refused.value)


def read_all(path, questions):
    entries = read_answers(path, list(questions.values()))
    return [answered_from(path, entries, questions[kata.split("/")[1]], RIGHT[kata]) for kata in entries]


def test_one_bad_answer_keeps_all_from_the_history(repo):
    path = write(repo, ANSWERS + '[third]\nanswer = "x"\nseconds = 1\npoints = []\n')

    done = run(repo, "rapid-fire", "--answers", path)

    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"{path}: quick/third: 'x' is no number; for example 0.25, 1/4, 25 % or 2.5e-1"
    ]
    assert drilled(repo) == {}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "make rapid-fire needs a terminal; without one: make rapid-fire ANSWERS=answers.toml"),
        (["--topic", "wrods"], "no topic of the drill 'wrods'; did you mean 'words'?"),
        (["--number", "0"], "N=0 is no whole number from 1 to 4"),
        (["--number", "-1"], "N=-1 is no whole number from 1 to 4"),
        (["--number", "5"], "N=5 is no whole number from 1 to 4"),
        (["--number", "2.5"], "N=2.5 is no whole number"),
        (["--number", "9" * 5000], "is no whole number from 1 to 4"),
        (["--topic", "sums", "--number", "3"], "from 1 to 2, the questions about sums there are"),
        (["--seed", "luck"], "SEED=luck is no whole number; for example: SEED=7"),
        (["--answers", "none.toml"], "cannot read none.toml: No such file or directory"),
        (["--answers", "katas"], "cannot read katas: Is a directory"),
        (["--answers", "list.json"], "holds no table of answers by question"),
        (["--answers", "bytes.toml"], "bytes.toml: "),
        (["--answers", "ok.toml", "--topic", "words"], "quick/half is not about words"),
        (["--answers", "ok.toml", "--number", "4"], "ok.toml has no answer to quick/"),
    ],
)
def test_wrong_use_gets_a_sentence_and_exit_code_2(repo, words, sentence):
    write(repo, "[1, 2]", "list.json")
    write(repo, ANSWERS, "ok.toml")
    (repo / "bytes.toml").write_bytes(b"\xff\xfe\x00")

    done = run(repo, "rapid-fire", *words)

    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_repo_without_a_drill_says_so(tmp_path):
    make_repo(tmp_path)

    done = run(tmp_path, "rapid-fire")

    assert done.returncode == 2
    assert "there is nothing to drill" in done.stderr


# ---- one question, key by key


class Scripted:
    """A screen that keeps its pages and types what it is told, a second per look at the clock."""

    width = 80

    def __init__(self, *keys):
        self.keys, self.pages, self.time = list(keys), [], 0.0

    def show(self, page):
        self.pages.append(page.plain)

    def key(self):
        return self.keys.pop(0)

    def now(self):
        self.time += 1.0
        return self.time


def test_speaking_is_timed_typing_is_not(questions):
    screen = Scripted("", "", ENTER, *"0.5", ENTER, "2", ENTER)

    answered, stop = ask(questions["half"], "1 of 2", 0.5, screen)

    assert (answered.right, answered.given, answered.seconds, answered.points) == (True, "0.5", 4.0, (2,))
    assert answered.in_time
    assert not stop
    assert "39 s left of 40" in screen.pages[0]
    assert "37 s left of 40" in screen.pages[2]


def test_the_answer_is_not_shown_before_it_is_given(questions):
    screen = Scripted(ENTER, *"b", ENTER, ENTER)

    ask(questions["vowel"], "1 of 1", "B", screen)

    before = [page for page in screen.pages if "Which of these points" not in page]
    assert not any("open mouth" in page or "right is" in page for page in before)
    assert "RIGHT  B. o" in screen.pages[-1]
    assert "open mouth" in screen.pages[-1]


def test_an_unreadable_answer_is_asked_for_again(questions):
    screen = Scripted(ENTER, *"o.5", ENTER, CLEAR, *"0.55", BACKSPACE, ENTER, ENTER)

    answered, _ = ask(questions["half"], "1 of 1", 0.5, screen)

    assert answered.given == "0.5"
    assert any("'o.5' is no number" in page for page in screen.pages)


def test_no_answer_is_wrong(questions):
    answered, _ = ask(questions["third"], "1 of 1", 1 / 3, Scripted(ENTER, ENTER, ENTER))

    assert (answered.right, answered.given) == (False, "")


def test_points_are_ticked_and_unticked(questions):
    screen = Scripted(ENTER, *"3", ENTER, "a", "2", "9", "x", ENTER)

    answered, _ = ask(questions["tally"], "1 of 1", 3, screen)

    assert answered.points == (1, 3)
    assert "[ ] by one" in screen.pages[-1]
    assert "[x] stop" in screen.pages[-1]


@pytest.mark.parametrize("keys", [["q"], [ESCAPE], [ENTER, "1", ESCAPE]])
def test_stopping_before_the_answer_leaves_nothing(questions, keys):
    with pytest.raises(Stopped):
        ask(questions["half"], "1 of 2", 0.5, Scripted(*keys))


def test_stopping_after_the_answer_keeps_it(questions):
    answered, stop = ask(questions["half"], "1 of 2", 0.5, Scripted(ENTER, *"0.5", ENTER, "1", "q"))

    assert stop
    assert answered.points == (1,)


def test_time_that_has_run_out_is_counted_on(questions):
    screen = Scripted(*[""] * 45, ENTER, ENTER, ENTER)

    answered, _ = ask(questions["half"], "1 of 1", 0.5, screen)

    assert not answered.in_time
    assert any("5 s over 40" in page for page in screen.pages)


# ---- a real terminal


def test_a_drill_in_a_terminal(repo):
    """Arrow keys do nothing, two questions are answered, and the table is what stays on the screen."""
    keyboard, screen = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "grader", "rapid-fire", "--topic", "sums", "--seed", "1"],
        cwd=repo,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "90", "LINES": "30"},
        stdin=screen,
        stdout=screen,
        stderr=screen,
    )
    os.close(screen)
    for waited_for, keys in [
        (b"1 of 2", b"\x1b[A\r"),
        (b"no answer", b"3\r"),
        (b"Which of these points", b"1\x1b[B\r"),
        (b"2 of 2", b"\r"),
        (b"no answer", b"0.5\r"),
        (b"Which of these points", b"1\r"),
    ]:
        until(keyboard, waited_for)
        os.write(keyboard, keys)
    shown = until(keyboard, b"in time")
    os.close(keyboard)
    assert child.wait(timeout=20) == 0
    assert b"quick/half" in shown
    assert {kata: data["points"] for kata, data in drilled(repo).items()} == {
        "quick/tally": [1],
        "quick/half": [1],
    }


def until(keyboard, wanted, seconds=20.0):
    """What the terminal shows until it shows this."""
    shown, end = b"", time.monotonic() + seconds
    while wanted not in shown:
        ready, _, _ = select.select([keyboard], [], [], max(0.0, end - time.monotonic()))
        assert ready, f"{wanted!r} never came; shown: {shown[-500:]!r}"
        try:
            shown += os.read(keyboard, 65536)
        except OSError:
            break
    return shown
