"""The VS Code task finds the learner's line in what `--problems` prints."""

import json
import re

from grader.catalog import ROOT
from grader.report.verdicts import problem_lines
from grader.verdict import Check, Outcome, Verdict


def test_the_problem_matcher_reads_a_problem_line():
    (task,) = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    check = Check("t", "Rows sum to 1.", Outcome.FAILED, "the weights: wrong shape", line="katas/a/b.py:12")

    (line,) = problem_lines(Verdict("a/b", Outcome.FAILED, (check,)))
    found = re.match(pattern["regexp"], line)

    assert found[pattern["file"]] == "katas/a/b.py"
    assert found[pattern["line"]] == "12"
    assert found[pattern["message"]] == "Rows sum to 1. the weights: wrong shape"
