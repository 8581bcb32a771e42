"""`rate`, `plan` and `report` on the command line, and a sentence with exit code 2 for every bad input."""

import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from grader.catalog import CatalogError, load_catalog
from grader.commands import planning, ratings
from grader.commands.exits import ENVIRONMENT, USAGE, Problem
from grader.history import History
from grader.study_data import tables
from grader.verdict import Check, Outcome, Verdict

TOPIC = """
title = "{title}"
tier = "core"
order = {order}
summary = "What it is about."
{needs}
[[kata]]
name = "size"
level = 2
minutes = 5
[[kata]]
name = "why"
level = 3
minutes = 5
[[kata]]
name = "step"
level = 4
minutes = 20
needs = ["{slug}/size"]
"""
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def root(tmp_path):
    """A repo of two topics, one of which builds on the other."""
    for order, (slug, title) in enumerate([("rnn", "RNNs"), ("attention", "Attention")], start=1):
        folder = tmp_path / "katas" / slug
        folder.mkdir(parents=True)
        needs = '[[needs]]\ntopic = "rnn"\nbecause = "it answers it"\n' if order == 2 else ""
        text = TOPIC.format(slug=slug, title=title, order=order, needs=needs)
        (folder / "topic.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(root):
    app = typer.Typer()
    planning.register(app)

    def run(*arguments, home=root):
        return CliRunner().invoke(app, [*arguments, "--root", str(home)])

    return run


def passed(root, *katas):
    with History.open(root / ".kata" / "history.db") as history:
        for kata in katas:
            history.record(Verdict(kata, Outcome.PASSED, (Check("t", "", Outcome.PASSED),)), "x", NOW)


# ---- plan


def test_plan_prints_days_and_leaves_out_what_passes(run, root):
    passed(root, "attention/size")

    result = run("plan", "--role", "llm", "--company", "OpenAI", "--days", "3", "--hours", "1.5", "--senior")

    assert result.exit_code == 0
    assert "PLAN   NLP/LLM engineer at OpenAI/Anthropic, senior: 3 days of 1.5 h" in result.output
    assert "attention/step" in result.output
    assert "KATA     5 min  attention/size" not in result.output


def test_what_make_passes_empty_counts_as_not_given(run):
    result = run("plan", "--role", "", "--company", "", "--days", "", "--hours", "", "--ics", "")

    assert result.exit_code == 0
    assert "PLAN   MLE generalist: 21 days of 2 h" in result.output


def test_plan_writes_a_calendar(run, root):
    target = root / "deep" / "plan.ics"

    result = run("plan", "--role", "llm", "--days", "3", "--ics", str(target), "--at", "07:30")

    assert result.exit_code == 0
    assert f"WROTE  {target}" in result.output
    assert b"T073000" in target.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--role", "lmm"], "no role 'lmm'; did you mean 'llm'?"),
        (["--company", "gogle"], "no company 'gogle'; did you mean 'google'?"),
        (["--role", "zzz"], "no role 'zzz'; there are: mle, llm, cv, research, startup"),
        (["--days", "0"], "DAYS=0 is no whole number from 1 to 366; for example: DAYS=14"),
        (["--days", "-3"], "DAYS=-3 is no whole number"),
        (["--days", "2.5"], "DAYS=2.5 is no whole number"),
        (["--days", "9" * 5000], "is no whole number"),
        (["--hours", "-1"], "HOURS=-1 is no number from 0.25 to 24; for example: HOURS=1.5"),
        (["--hours", "nan"], "HOURS=nan is no number"),
        (["--hours", "inf"], "HOURS=inf is no number"),
        (["--hours", "two"], "HOURS=two is no number"),
        (["--hours", "25"], "HOURS=25 is no number"),
    ],
)
@pytest.mark.parametrize("command", ["plan", "report"])
def test_a_bad_goal_gets_one_sentence(run, command, arguments, sentence):
    assert_usage(run(command, *arguments), sentence)


def test_a_bad_time_of_day_gets_one_sentence(run):
    assert_usage(run("plan", "--at", "25:00"), "no time of day '25:00'; for example: AT=18:00")


def assert_usage(result, sentence):
    assert isinstance(result.exception, CatalogError | Problem), result.output
    assert sentence in str(result.exception)
    assert "\n" not in str(result.exception)
    assert getattr(result.exception, "exit_code", USAGE) == USAGE


def test_a_calendar_that_cannot_be_written_is_the_environment(run, root):
    result = run("plan", "--ics", str(root / "katas"))

    assert isinstance(result.exception, Problem)
    assert result.exception.exit_code == ENVIRONMENT
    assert "cannot write" in str(result.exception)


def test_a_calendar_never_overwrites_another_file(run, root):
    work = root / "katas" / "rnn" / "step.py"
    work.write_text("my work", encoding="utf-8")

    assert_usage(run("plan", "--ics", str(work)), "is there and is no calendar")
    assert work.read_text(encoding="utf-8") == "my work"

    target = root / "plan.ics"
    assert [run("plan", "--ics", str(target)).exit_code for _ in range(2)] == [0, 0]


def test_plan_says_how_ready_the_scores_are_for_the_company(run, root):
    passed(root, "attention/size", "attention/why")

    assert (
        "GAPS   Google: 0 of 2 topics at the level asked, 4 levels missing"
        in run("plan", "--company", "google").output
    )
    assert run("plan").output.count(" of 2 topics at the level asked") == len(tables().companies)


# ---- report


def test_report_prints_and_writes_its_faces(run, root):
    passed(root, "attention/size", "attention/why")

    result = run("report", "--role", "llm", "--company", "google")

    folder = root / ".kata"
    assert result.exit_code == 0
    assert "SCORE  4 of 10" in result.output
    assert f"WROTE  {folder / 'report.html'}" in result.output
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["total"]["sum"] == 4
    assert "<svg" in (folder / "report.html").read_text(encoding="utf-8")
    assert (folder / "report.md").read_text(encoding="utf-8").startswith("# Katas: 4 of 10")
    assert not list(folder.glob("*.part"))


def test_a_corrupt_history_is_set_aside_and_said(run, root):
    path = root / ".kata" / "history.db"
    path.parent.mkdir()
    path.write_bytes(b"broken" * 999)

    result = run("report")

    assert result.exit_code == 0
    assert "was corrupt: it was kept as" in " ".join(result.output.split())
    assert path.with_name("history.db.corrupt-1").read_bytes() == b"broken" * 999


@pytest.mark.parametrize("command", ["plan", "report"])
def test_a_history_out_of_reach_is_the_environment(run, root, command):
    (root / ".kata").write_text("a file where the folder belongs", encoding="utf-8")

    result = run(command)

    assert isinstance(result.exception, Problem)
    assert result.exception.exit_code == ENVIRONMENT
    assert "history.db" in str(result.exception)


def test_a_folder_without_katas_still_gets_a_report(run, tmp_path):
    result = run("report", home=tmp_path / "empty")

    assert result.exit_code == 0
    assert "SCORE  0 of 0" in result.output


# ---- rate


def test_rate_keeps_the_ratings_of_a_file(run, root):
    file = root / "ratings.toml"
    file.write_text("rnn = 2\nattention = 5\n", encoding="utf-8")

    result = run("rate", "--ratings", str(file))

    assert result.exit_code == 0
    assert "RATED  2 topics" in result.output
    with History.open(root / ".kata" / "history.db") as history:
        assert history.ratings() == {"rnn": 2, "attention": 5}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("rnn = 2\n", "no rating for attention; a line is for example: attention = 3"),
        ("", "no rating for rnn, attention"),
        ("rnn = 2\nattention = 6\n", "attention = 6 is no whole number from 1 to 5"),
        ("rnn = 2\nattention = 0\n", "attention = 0 is no whole number"),
        ("rnn = 2\nattention = 3.0\n", "attention = 3.0 is no whole number"),
        ("rnn = true\nattention = 3\n", "rnn = True is no whole number"),
        ("rnn = 2\natention = 3\n", "no topic 'atention'; did you mean 'attention'?"),
        ("rnn: 2\n", "a line is for example: attention = 3"),
    ],
)
def test_a_ratings_file_with_a_hole_gets_one_sentence_and_keeps_nothing(run, root, text, sentence):
    file = root / "ratings.toml"
    file.write_text(text, encoding="utf-8")

    assert_usage(run("rate", "--ratings", str(file)), sentence)

    assert not (root / ".kata" / "history.db").exists()


def test_a_ratings_file_that_is_missing_or_no_text_gets_one_sentence(run, root):
    (root / "binary.toml").write_bytes(b"\xff\xfe\x00")

    assert_usage(run("rate", "--ratings", str(root / "none.toml")), "none.toml: No such file")
    assert_usage(run("rate", "--ratings", str(root / "binary.toml")), "binary.toml")


def test_rate_without_a_terminal_refuses(run):
    assert_usage(run("rate"), "no terminal to ask in; for example: make rate RATINGS=ratings.toml")


def test_rate_asks_again_until_an_answer_is_on_the_scale(root):
    said, answers = [], iter(["nine", "9", "", "2", " 4 "])

    given = ratings.ask_ratings(
        load_catalog(planning.content(root)), tables().scale, said.append, lambda question: next(answers)
    )

    assert given == {"rnn": 2, "attention": 4}
    assert "1 cannot explain, 2 vaguely recall" in said[0]
    assert said[1] == "'nine' is no number from 1 to 5"


def test_rate_keeps_nothing_when_the_input_ends_early(root):
    def ask(question):
        raise EOFError

    with pytest.raises(Problem, match="no rating was kept"):
        ratings.ask_ratings(load_catalog(planning.content(root)), tables().scale, str, ask)


# ---- escape codes

SCRIPT = "import sys, typer; from grader.commands import planning; app = typer.Typer(); planning.register(app); app()"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no pseudo-terminal on this system")
@pytest.mark.parametrize(
    ("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_gets_colour_unless_it_asks_for_none(root, variables, coloured):
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "200", **variables}
    if "NO_COLOR" not in variables:
        environment.pop("NO_COLOR", None)
    output = in_terminal([sys.executable, "-c", SCRIPT, "plan", "--root", str(root)], environment)

    assert b"PLAN" in output
    assert (b"\x1b" in output) is coloured


def in_terminal(command, environment):
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        stdout=theirs,
        stderr=theirs,
        stdin=theirs,
        env=environment,
        cwd=Path(planning.__file__).parents[2],
    )
    os.close(theirs)
    output = b""
    try:
        while part := os.read(ours, 65536):
            output += part
    except OSError:  # Linux says so when the other end closes
        pass
    finally:
        os.close(ours)
        process.wait()
    return output


def test_a_pipe_gets_no_escape_codes(root):
    command = [sys.executable, "-c", SCRIPT, "report", "--root", str(root)]
    result = subprocess.run(command, capture_output=True, check=True, cwd=Path(planning.__file__).parents[2])

    assert b"\x1b" not in result.stdout
    assert result.stderr == b""
