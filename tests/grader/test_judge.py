"""The judge as its callers use it: collected once, judging again and again, in NumPy or PyTorch."""

import subprocess
import sys

import pytest

from grader.catalog import ROOT, Content
from grader.judge.session import JudgeError, with_judge
from grader.stubs import stub_of
from grader.verdict import Outcome
from tests.grader.demo import DOUBLE, write_demo


@pytest.fixture
def content(tmp_path):
    return write_demo(tmp_path)


def judge_texts(content: Content, *texts: str):
    """The verdicts on `double` as its file holds each text in turn, from one judge."""
    path = content.katas / "demo" / "double.py"

    def body(judge):
        found = []
        for text in texts:
            path.write_text(text, encoding="utf-8")
            found.append(judge.judge(judge.catalog.kata("double")))
        return found

    return with_judge(body, ["demo"], content=content)


def test_one_judge_follows_a_changing_file(content):
    wrong = DOUBLE.replace("2.0 * x", "x * x")

    outcomes = [v.outcome for v in judge_texts(content, stub_of(DOUBLE), wrong, DOUBLE, "x = (", DOUBLE)]

    assert outcomes == [Outcome.NOT_STARTED, Outcome.FAILED, Outcome.PASSED, Outcome.ERROR, Outcome.PASSED]


@pytest.mark.parametrize(
    "text",
    [
        "import torch\n\n\ndef double(x):\n    assert x.dtype == torch.float64\n    return x.mul(2)\n",
        "import torch.nn.functional as F\n\n\ndef double(x):\n    return F.relu(x) * 2 - F.relu(-x) * 2\n",
        "import torch\n\n\ndef double(x):\n    return x.clone().requires_grad_() * 2\n",
        "import numpy as np\nimport torch\n\n\ndef double(x):\n    return torch.from_numpy(x) * 2\n",
        "def double(x):\n    return x + x\n",
        "from triple import triple\n\n\ndef double(x):\n    return triple(x) * 2 / 3\n",
        "from katas.demo.triple import triple\n\n\ndef double(x):\n    return triple(x) * 2 / 3\n",
        "import numpy as np\n\n\ndef double(x, *, scale=2.0):\n    return np.einsum('...,->...', x, scale)\n",
        "import dataclasses, typing\n\n\ndef double(x: 'np.ndarray') -> object:\n    return 2 * x\n",
        "print('debugging')\ndouble = lambda x: x * 2\n",
    ],
)
def test_right_answers_pass_in_any_style(content, text):
    (verdict,) = judge_texts(content, text)

    assert verdict.outcome is Outcome.PASSED, verdict.first_failure


def test_a_bug_is_named(content):
    (verdict,) = judge_texts(content, DOUBLE.replace("2.0 * x", "np.abs(2 * x)"))

    assert verdict.diagnosis.bugs == ("sign_lost",)
    assert verdict.diagnosis.sentences == ("Drops the sign.",)


def test_a_bug_is_named_in_a_torch_file_too(content):
    (verdict,) = judge_texts(content, "import torch\n\n\ndef double(x):\n    return x * x\n")

    assert verdict.diagnosis.bugs == ("squared",)


def test_a_pair_of_bugs_is_named(content):
    (verdict,) = judge_texts(content, DOUBLE.replace("2.0 * x", "abs(2 * x) + 1"))

    assert set(verdict.diagnosis.bugs) == {"sign_lost", "shifted"}


@pytest.mark.parametrize("wrong", ["x", "2 * x + 0.5", "None", "1 / 0"])
def test_an_unknown_bug_is_not_given_a_name(content, wrong):
    (verdict,) = judge_texts(content, DOUBLE.replace("2.0 * x", wrong))

    assert verdict.outcome in (Outcome.FAILED, Outcome.ERROR)
    assert verdict.diagnosis is None


def test_a_traceback_shows_the_learners_frames_only(content):
    text = "def helper(x):\n    return x.no_such_thing\n\n\ndef double(x):\n    return helper(x)\n"

    failure = judge_texts(content, text)[0].first_failure

    assert "helper" in failure.traceback
    assert "grader" not in failure.traceback
    assert failure.line.endswith("double.py:2")


def test_what_was_printed_is_kept(content):
    (verdict,) = judge_texts(content, "def double(x):\n    print('x is', x.shape)\n    return x\n")

    assert "x is (2,)" in verdict.output


def test_a_review_names_the_mistake_that_it_accepted(content):
    (content.katas / "demo" / "review.py").write_text("def review_double(implementation):\n    return True\n")

    verdict = with_judge(lambda j: j.judge(j.catalog.kata("review_double")), ["demo"], content=content)

    assert verdict.outcome is Outcome.FAILED
    assert "Squares instead of doubling." in verdict.first_failure.reason


def test_a_review_gets_tensors_in_a_torch_file(content):
    (content.katas / "demo" / "review.py").write_text(
        "import torch\n\n\ndef review_double(implementation):\n"
        "    x = torch.tensor([[1.0, -2.0, 0.5]])\n    return bool(torch.allclose(implementation(x), 2 * x))\n"
    )

    verdict = with_judge(lambda j: j.judge(j.catalog.kata("review_double")), ["demo"], content=content)

    assert verdict.outcome is Outcome.PASSED, verdict.first_failure


def test_hidden_tests_that_do_not_collect_are_the_judges_fault(content):
    (content.hidden / "demo" / "test_double.py").write_text("import no_such_module\n")

    with pytest.raises(JudgeError, match="no_such_module"):
        with_judge(lambda judge: None, ["demo"], content=content)


def test_pytest_by_itself_judges_too(content):
    (content.katas / "demo" / "double.py").write_text(DOUBLE.replace("2.0 * x", "3.0 * x"))
    command = [sys.executable, "-m", "pytest", "-q", "-p", "grader.judge.plugin", f"--content={content.root}"]

    done = subprocess.run(
        [*command, str(content.hidden / "demo")], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert "3 failed, 10 passed" in done.stdout, done.stdout
    assert "Twice (1, -2) is (2, -4)." in done.stdout


def test_a_review_that_counts_its_calls_does_not_pass(content):
    (content.katas / "demo" / "review.py").write_text(
        "calls = 0\n\n\ndef review_double(implementation):\n"
        "    global calls\n    calls += 1\n    return calls <= 3\n"
    )

    def body(judge):
        return [judge.judge(judge.catalog.kata("review_double")).outcome for _ in range(5)]

    assert Outcome.FAILED in with_judge(body, ["demo"], content=content)
