"""`make diagnostic`: each marked kata, how many are right, the band, and where to start."""

import pytest

from grader.commands.diagnostic import BAND_QUESTIONS, result_text
from grader.history import History
from grader.scoring import diagnostic_band
from grader.verdict import Outcome
from tests.grader.demo import DOUBLE, TRIPLE
from tests.grader.repo import make_repo, run


@pytest.fixture
def repo(tmp_path):
    make_repo(tmp_path)
    mark(tmp_path, "double", "review_double")
    return tmp_path


def mark(repo, *names):
    path = repo / "katas" / "demo" / "topic.toml"
    text = path.read_text()
    for name in names:
        text = text.replace(f'name = "{name}"\n', f'name = "{name}"\ndiagnostic = true\n')
    path.write_text(text)


def test_untouched_stubs_are_not_right(repo):
    done = run(repo, "diagnostic")

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "TODO   demo/double         Demo",
        "TODO   demo/review_double  Demo",
        "",
        "RIGHT  0 of 2: start at topic 1, in order",
        "START  Demo: katas/demo/double.py  double",
    ]


def test_only_marked_katas_are_judged_and_kept(repo):
    (repo / "katas" / "demo" / "double.py").write_text(DOUBLE.replace("2.0", "3.0"))
    (repo / "katas" / "demo" / "triple.py").write_text(TRIPLE)

    done = run(repo, "diagnostic")

    assert "FAIL   demo/double" in done.stdout
    assert "triple" not in done.stdout
    with History.open(repo / ".kata" / "history.db") as history:
        assert history.latest_outcomes() == {"demo/double": Outcome.FAILED}


def test_the_start_is_the_first_kata_that_does_not_pass(repo):
    (repo / "katas" / "demo" / "double.py").write_text(DOUBLE)

    done = run(repo, "diagnostic")

    assert "PASS   demo/double" in done.stdout
    assert "RIGHT  1 of 2: start with the weak topics" in done.stdout
    assert done.stdout.splitlines()[-1] == "START  Demo: katas/demo/triple.py  triple"


def test_all_right_exits_with_0_and_another_folder_is_not_kept(repo):
    done = run(repo, "diagnostic", "--submission", "solutions")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == f"RIGHT  2 of 2: {diagnostic_band(10)}"
    assert not (repo / ".kata" / "history.db").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["--submission", "nowhere"], "no folder nowhere"), (["--submission", "."], "holds the hidden tests")],
)
def test_wrong_use_gets_a_sentence_and_exit_code_2(repo, words, sentence):
    done = run(repo, "diagnostic", *words)

    assert done.returncode == 2
    assert sentence in done.stderr


def test_without_a_marked_kata_there_is_no_diagnostic(tmp_path):
    make_repo(tmp_path)

    done = run(tmp_path, "diagnostic")

    assert done.returncode == 2
    assert "no kata is marked diagnostic = true" in done.stderr


@pytest.mark.parametrize("right", range(BAND_QUESTIONS + 1))
def test_ten_katas_have_the_bands_of_the_table(right):
    assert (
        result_text(right, BAND_QUESTIONS).plain.strip() == f"RIGHT  {right} of 10: {diagnostic_band(right)}"
    )
