"""Real ranks: what a demonstration's processes compute over torch.distributed is what the solution says."""

import functools

import pytest
import typer
from typer.testing import CliRunner

from grader.catalog import Content, load_catalog
from grader.commands import ranks
from grader.commands.exits import ENVIRONMENT, NOT_PASSED, PASSED, USAGE, Problem
from grader.judge.diagnosis import load_misconceptions, load_module
from grader.judge.launch import Limits
from grader.judge.session import with_judge
from grader.judge.subject import Functions, LocalSubject
from grader.ranks import WORLD, RanksFailed, compared, demonstration_of, on_real_ranks
from grader.stubs import stub_of
from grader.verdict import Outcome

CATALOG, CONTENT = load_catalog(), Content()
KATAS = ranks.demonstrations(CATALOG, CONTENT)
FIRST = KATAS[0]

each_kata = pytest.mark.parametrize("kata", KATAS, ids=lambda kata: kata.id)
on_real_ranks_once = functools.cache(on_real_ranks)


def rows_of(kata, subject):
    demonstration = demonstration_of(kata, CONTENT)
    said = load_module(demonstration).by_kata(Functions(subject), WORLD)
    return compared(on_real_ranks_once(demonstration), said)


def test_every_demonstration_belongs_to_a_kata():
    found = set((CONTENT.root / "tests" / "ranks").rglob("*.py"))

    assert found == {demonstration_of(kata, CONTENT) for kata in KATAS}
    assert len(KATAS) >= 4


@each_kata
def test_the_solution_gives_what_real_ranks_compute(kata):
    solution = getattr(load_module(kata.path_in(CONTENT.solutions)), kata.name)

    rows = rows_of(kata, LocalSubject({kata.name: solution}))

    assert [row.reason for row in rows if row.reason] == []
    assert {row.rank for row in rows} == set(range(WORLD))


@each_kata
def test_most_known_bugs_differ_from_real_ranks(kata):
    """Some bugs need other inputs than those of the demonstration; most do not."""
    known = load_misconceptions(kata, CONTENT)

    seen = [bug for bug in known.bugs if _differs(kata, known.with_bugs([bug]))]

    assert len(seen) > len(known.bugs) / 2, f"only {seen} show"


def _differs(kata, subject):
    try:
        return any(row.reason for row in rows_of(kata, subject))
    except Exception:  # a bug may raise, or give back what cannot be taken apart
        return True


@pytest.fixture
def learner(tmp_path):
    """Writes a learner's file for the first kata; `katas` is the folder to judge."""
    path = FIRST.path_in(tmp_path / "katas")
    path.parent.mkdir(parents=True)

    def write(text):
        path.write_text(text, encoding="utf-8")
        return tmp_path / "katas"

    return write


@pytest.fixture
def command(monkeypatch):
    """`ranks` as typed, the real ranks started once for all tests."""
    monkeypatch.setattr(ranks, "on_real_ranks", on_real_ranks_once)
    app = typer.Typer()
    app.callback()(lambda: None)
    ranks.register(app)
    return lambda *words: CliRunner().invoke(app, ["ranks", *map(str, words)])


def solution_text():
    return FIRST.path_in(CONTENT.solutions).read_text("utf-8")


def body(statement):
    return f"def {FIRST.name}(*args):\n    {statement}\n"


def test_the_command_passes_a_right_file(command, learner):
    done = command("--kata", FIRST.id, "--submission", learner(solution_text()))

    assert done.exit_code == PASSED, done.output
    assert "rank 3" in done.output
    assert f"gives what {WORLD} real ranks compute" in done.output
    assert "FAIL" not in done.output


def test_the_command_fails_a_wrong_file(command, learner):
    bugs = FIRST.path_in(CONTENT.misconceptions).read_text("utf-8")
    call = f"frozenset([{next(iter(load_misconceptions(FIRST, CONTENT).bugs))!r}])"
    wrong = f"{bugs}\n\n_right = {FIRST.name}\n\n\n" + body(f"return _right(*args, bug={call})")

    done = command("--kata", FIRST.id, "--submission", learner(wrong))

    assert done.exit_code == NOT_PASSED, done.output
    assert "wrong values" in done.output
    assert f"make kata TOPIC={FIRST.topic} KATA={FIRST.name}" in done.output


@pytest.mark.parametrize(
    ("statement", "word", "sentence"),
    [
        ("return None", "FAIL", "what came back cannot be used here: None"),
        ("raise ValueError('no \\x1b[2J idea')", "ERROR", "ValueError: no ?[2J idea"),
        ("__import__('os')._exit(3)", "ERROR", "the process ended itself with exit code 3"),
        ("args[0][0] *= 0", "FAIL", "was changed by the call"),
    ],
    ids=["none", "raises", "dies", "mutates"],
)
def test_a_broken_file_gets_a_sentence(command, learner, statement, word, sentence):
    done = command("--kata", FIRST.id, "--submission", learner(body(statement)))

    assert done.exit_code == NOT_PASSED, done.output
    assert done.output.startswith(word)
    assert sentence in done.output
    assert "Traceback" not in done.output


def test_an_untouched_stub_is_todo(command, learner):
    done = command("--kata", FIRST.id, "--submission", learner(stub_of(solution_text())))

    assert done.exit_code == NOT_PASSED
    assert done.output.startswith("TODO")


def test_a_file_that_does_not_load_gets_a_sentence(command, learner):
    done = command("--kata", FIRST.id, "--submission", learner("def broken(:\n"))

    assert done.exit_code == NOT_PASSED
    assert "does not load: SyntaxError" in done.output


def test_a_hang_ends_in_a_sentence(learner):
    folder = learner(body("while True: pass"))

    def hurried(judge):
        judge.limit(Limits(call_seconds=0.3))
        return ranks.answers(judge, FIRST, demonstration_of(FIRST, CONTENT))

    with pytest.raises(ranks.NoAnswer, match=r"no answer within 0\.3 s") as nothing:
        with_judge(hurried, [FIRST.topic], folder)

    assert nothing.value.outcome is Outcome.ERROR


def test_no_kata_gets_an_example(command):
    done = command()

    assert isinstance(done.exception, Problem)
    assert done.exception.exit_code == USAGE
    assert f"for example: make ranks KATA={FIRST.id}" in str(done.exception)


def test_a_kata_without_a_demonstration_gets_the_names_of_those_that_have_one(command):
    without = next(kata for kata in CATALOG.katas.values() if kata not in KATAS)

    done = command("--kata", without.id)

    assert isinstance(done.exception, Problem)
    assert done.exception.exit_code == USAGE
    names = ", ".join(kata.id for kata in KATAS)
    assert (
        str(done.exception)
        == f"{without.id} has no demonstration on real ranks; those that have one: {names}"
    )


def test_a_rank_that_fails_ends_the_others(tmp_path):
    """Rank 2 raises while the others wait for it: all end at once, and its last words are told."""
    path = tmp_path / "fails.py"
    path.write_text(
        "def on_rank(rank, world):\n    import torch.distributed as dist\n"
        "    if rank == 2:\n        raise ValueError('no network')\n    dist.barrier()\n"
    )

    with pytest.raises(
        RanksFailed, match=f"of the {WORLD} processes rank 2 failed first: ValueError: no network"
    ):
        on_real_ranks(path, all_seconds=20.0)


def test_a_rank_that_dies_without_a_word_is_told(tmp_path):
    path = tmp_path / "dies.py"
    path.write_text("def on_rank(rank, world):\n    import os\n    os._exit(rank)\n")

    with pytest.raises(RanksFailed, match="one failed: it said nothing"):
        on_real_ranks(path, all_seconds=20.0)


def test_ranks_that_hang_are_ended(tmp_path):
    path = tmp_path / "hangs.py"
    path.write_text("def on_rank(rank, world):\n    while True: pass\n")

    with pytest.raises(RanksFailed, match="were not done within 1 s"):
        on_real_ranks(path, all_seconds=1.0)


def test_ranks_that_fail_are_not_blamed_on_the_learner(command, learner, monkeypatch):
    def fail(_):
        raise RanksFailed("no loopback")

    monkeypatch.setattr(ranks, "on_real_ranks", fail)

    done = command("--kata", FIRST.id, "--submission", learner(solution_text()))

    assert isinstance(done.exception, Problem)
    assert done.exception.exit_code == ENVIRONMENT
    assert "the real ranks failed" in str(done.exception)
