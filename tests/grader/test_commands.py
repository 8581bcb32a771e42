"""The commands as a learner types them, in a repo of their own: words, exit codes, and that no work is lost."""

import json
import subprocess

import pytest

from grader.catalog import Kata, Level
from grader.history import History
from grader.verdict import Outcome, Verdict
from tests.grader.demo import DOUBLE
from tests.grader.repo import make_repo, run

WRONG = DOUBLE.replace("2.0 * x", "x * x")


@pytest.fixture
def repo(tmp_path):
    make_repo(tmp_path)
    return tmp_path


@pytest.fixture
def double(repo):
    return repo / "katas" / "demo" / "double.py"


def saved_texts(repo):
    return [path.read_text() for path in sorted((repo / ".kata" / "saved").rglob("*.py"))]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["kata"], "no TOPIC given; for example: make kata TOPIC=demo (there are: demo)"),
        (["kata", "--topic", "dmo"], "no topic 'dmo'; did you mean 'demo'?"),
        (
            ["kata", "--topic", "demo", "--kata", "dubble"],
            "no kata 'demo/dubble'; did you mean 'demo/double'?",
        ),
        (["kata", "--kata", "trple"], "no kata 'trple'; did you mean 'triple'?"),
        (["kata", "--topic", "demo", "--submission", "nowhere"], "no folder nowhere"),
        (["kata", "--topic", "demo", "--submission", "."], "holds the hidden tests"),
        (["kata", "--topic", "demo", "--notebook", "none.ipynb"], "no notebook none.ipynb"),
        (["kata", "--file", "Makefile"], "Makefile holds no kata"),
        (["watch", "--topic", "demo"], "make watch needs a terminal; without one: make kata TOPIC=demo"),
        (["hint"], "no KATA given; for example: make hint KATA=demo/double"),
        (
            ["solution", "--kata", "double"],
            "to see its solution all the same: make solution KATA=demo/double YES=1",
        ),
        (["reset"], "no KATA or TOPIC given"),
        (["restore"], "nothing is saved"),
        (["list", "--level", "dervie"], "no level 'dervie'; did you mean 'derive'?"),
        (["list", "--outcome", "fial"], "no outcome 'fial'; did you mean 'failed'?"),
        (["notebook"], "no TOPIC given"),
        (["notebook", "--topic", "demo", "--file", "x.txt"], "is no place for a notebook"),
        (["new", "--kata", "no-slash"], "is no topic/name"),
        (["new", "--kata", "demo/double"], "exists already"),
    ],
)
def test_wrong_use_gets_a_sentence_and_exit_code_2(repo, words, sentence):
    done = run(repo, *words)

    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_untouched_stubs_are_todo_and_exit_with_1(repo):
    done = run(repo, "kata", "--topic", "demo")

    assert done.returncode == 1
    assert done.stdout.count("TODO") == 3
    assert "SCORE  1 of 5" in done.stdout
    assert "NEXT   katas/demo/double.py" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_solved_topic_exits_with_0(repo):
    done = run(repo, "kata", "--topic", "demo", "--submission", "solutions")

    assert done.returncode == 0, done.stdout
    assert "NEXT   every kata of this topic passes" in done.stdout


def test_a_failing_kata_says_what_why_and_where(repo, double):
    double.write_text(WRONG)

    done = run(repo, "kata", "--kata", "double", "--problems")

    assert done.returncode == 1
    for words in (
        "FAIL   double",
        "Twice (1, -2) is (2, -4).",
        "expected",
        "squared: Squares instead of doubling.",
    ):
        assert words in done.stdout
    assert "katas/demo/double.py:7: error: Twice (1, -2) is (2, -4)." in done.stdout


def test_json_holds_the_verdicts(repo, double):
    double.write_text(WRONG)

    (verdict,) = json.loads(run(repo, "kata", "--kata", "double", "--json").stdout)

    assert verdict["kata"] == "demo/double"
    assert verdict["outcome"] == "failed"
    assert verdict["diagnosis"]["bugs"] == ["squared"]


def test_a_verdict_is_an_attempt_in_the_history(repo, double):
    double.write_text(WRONG)

    run(repo, "kata", "--topic", "demo")

    with History.open(repo / ".kata" / "history.db") as history:
        assert history.latest_outcomes() == {"demo/double": Outcome.FAILED}
        assert history.source(history.attempts()[0].source_hash) == WRONG


def test_a_file_that_is_gone_when_it_is_kept_is_no_problem(tmp_path):
    from grader.commands.judging import record

    kata = Kata("demo", "double", "double", Level.DERIVE, 5)
    with History.open(tmp_path / "history.db") as history:
        record(history, kata, Verdict(kata.id, Outcome.ERROR), tmp_path / "nowhere")

        assert history.latest_outcomes() == {"demo/double": Outcome.ERROR}


def test_broken_hidden_tests_are_the_judges_fault(repo):
    (repo / "tests" / "hidden" / "demo" / "test_double.py").write_text("import no_such_module\n")

    done = run(repo, "kata", "--topic", "demo")

    assert done.returncode == 4
    assert "the judge itself broke, not the submission" in done.stderr


def test_a_broken_topic_file_is_named(repo):
    (repo / "katas" / "demo" / "topic.toml").write_text("title = ")

    done = run(repo, "kata", "--topic", "demo")

    assert done.returncode == 2
    assert "topic.toml" in done.stderr


def test_three_hints_and_then_the_last_again(repo):
    said = [run(repo, "hint", "--kata", "double").stdout for _ in range(4)]

    assert "HINT   1 of 3 for double  (2 more)" in said[0]
    assert "HINT   3 of 3" in said[2]
    assert "HINT   3 of 3" in said[3]
    assert "make solution KATA=demo/double" in said[3]
    with History.open(repo / ".kata" / "history.db") as history:
        assert history.event_counts("hint") == {"demo/double": 3}


def test_a_solution_seen_before_a_pass_is_remembered(repo):
    done = run(repo, "solution", "--kata", "double", "--yes")

    assert "return 2.0 * x" in done.stdout
    with History.open(repo / ".kata" / "history.db") as history:
        assert history.event_counts("solution") == {"demo/double": 1}


def test_a_solution_after_a_pass_shows_the_difference(repo, double):
    double.write_text(DOUBLE.replace("2.0 * x", "x + x"))
    run(repo, "kata", "--kata", "double")

    done = run(repo, "solution", "--kata", "double")

    assert "-    return x + x" in done.stdout
    assert "+    return 2.0 * x" in done.stdout
    with History.open(repo / ".kata" / "history.db") as history:
        assert history.event_counts("solution") == {}


def test_reset_saves_the_work_and_restore_brings_it_back(repo, double):
    stub = double.read_text()
    double.write_text(WRONG)

    done = run(repo, "reset", "--kata", "double")
    after_reset = double.read_text()
    run(repo, "restore")

    assert after_reset == stub
    assert ".kata/saved/" in done.stdout
    assert double.read_text() == WRONG
    assert WRONG in saved_texts(repo)


def test_restore_saves_what_it_replaces(repo, double):
    double.write_text(WRONG)
    run(repo, "reset", "--kata", "double")
    double.write_text(DOUBLE)

    run(repo, "restore")

    assert double.read_text() == WRONG
    assert DOUBLE in saved_texts(repo)


def test_reset_of_a_topic_saves_every_file(repo, double):
    double.write_text(WRONG)
    double.with_name("triple.py").write_text("mine = 3\n")

    run(repo, "reset", "--topic", "demo")

    assert "raise NotImplementedError" in double.read_text()
    assert {WRONG, "mine = 3\n"} <= set(saved_texts(repo))


def test_stubs_saves_what_it_overwrites(repo, double):
    double.write_text(WRONG)

    done = run(repo, "stubs")

    assert "raise NotImplementedError" in double.read_text()
    assert WRONG in saved_texts(repo), done.stdout


def test_new_touches_nothing_that_exists(repo):
    done = run(repo, "new", "--kata", "demo/quadruple")

    assert done.returncode == 0
    for tree in ("solutions", "tests/misconceptions", "tests/alternatives"):
        assert (repo / tree / "demo" / "quadruple.py").exists()
    assert run(repo, "new", "--kata", "demo/quadruple").returncode == 2


def test_a_notebook_that_stands_is_saved_first(repo):
    run(repo, "notebook", "--topic", "demo")
    (repo / "demo.ipynb").write_text("my work")

    done = run(repo, "notebook", "--topic", "demo")

    assert "saved in .kata/saved/" in done.stdout
    assert [p.read_text() for p in (repo / ".kata" / "saved").rglob("*.ipynb")] == ["my work"]


def test_list_filters(repo, double):
    double.write_text(DOUBLE)
    run(repo, "kata", "--topic", "demo")

    everything, recall, passed = (
        run(repo, "list", *w.split()).stdout for w in ("", "--level recall", "--outcome passed")
    )

    assert "3 katas, 15 minutes" in everything
    assert "demo/triple" in recall
    assert "demo/double" not in recall
    assert "demo/double" in passed
    assert "in 3 days" in passed


def test_doctor_finds_this_machine_fit(repo):
    done = run(repo, "doctor")

    assert done.returncode == 0, done.stdout
    assert "OK     judge" in done.stdout


def test_make_alone_lists_the_targets():
    done = subprocess.run(["make"], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[1].split()[:2] == ["make", "kata"]


def test_every_command_is_found_in_its_module():
    from grader.cli import COMMANDS, app_for

    names = {command.name for command in app_for("").registered_commands}

    assert names == set(COMMANDS)
    for command in COMMANDS:
        assert command in {one.name for one in app_for(command).registered_commands}
