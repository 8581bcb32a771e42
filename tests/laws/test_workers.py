"""Through real workers, behind walls and with the forbidden calls off limits: solutions pass, stubs are not started."""

import os
from pathlib import Path

import pytest

from grader.catalog import Content, load_catalog
from grader.judge.session import with_judge
from grader.stubs import generated_stubs
from grader.verdict import Outcome

CATALOG = load_catalog()
STUBS = generated_stubs(CATALOG, Content())


def outcomes(submission: Path) -> dict[str, object]:
    """Outcome, or what went wrong, of every kata of a submission."""

    def body(judge):
        verdicts = judge.judge_all(list(CATALOG.katas.values()))
        return {v.kata: v.outcome if v.outcome in wanted else v.first_failure for v in verdicts}

    wanted = (Outcome.PASSED, Outcome.NOT_STARTED)
    return with_judge(body, submission=submission)


@pytest.mark.timeout(300)
def test_every_solution_passes():
    found = outcomes(Content().solutions)

    assert {kata: what for kata, what in found.items() if what is not Outcome.PASSED} == {}


@pytest.mark.timeout(300)
def test_every_generated_stub_is_not_started(tmp_path):
    for path, text in STUBS.items():
        stub = tmp_path / path.relative_to(Content().katas)
        stub.parent.mkdir(exist_ok=True)
        stub.write_text(text, encoding="utf-8")

    found = outcomes(tmp_path)

    assert {kata: what for kata, what in found.items() if what is not Outcome.NOT_STARTED} == {}


@pytest.mark.skipif(not os.environ.get("CI"), reason="a learner's checkout has work in katas/; CI's has not")
@pytest.mark.parametrize("path", sorted(STUBS), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_committed_stub_is_the_generated_one(path):
    assert path.read_text(encoding="utf-8") == STUBS[path]
