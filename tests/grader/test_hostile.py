"""Whatever a submission does, the verdict is right, comes in time, and the other katas are judged."""

import os
import subprocess
import time
from pathlib import Path

import pytest

from grader.judge.process import Limits
from grader.judge.session import Judge, with_judge
from grader.verdict import Outcome, Verdict
from tests.grader.demo import write_demo
from tests.grader.hostile import BROKEN, FORGED, Case

LIMITS = Limits(call_seconds=1.0, load_seconds=8.0, kata_seconds=1.5, end_seconds=0.3, memory_bytes=2**28)
MOST_SECONDS = 8.0


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """The verdicts on `double` and `triple` for every hostile file, from one long-lived judge."""
    content = write_demo(tmp_path_factory.mktemp("demo"))
    target = content.katas / "demo" / "double.py"
    (content.katas / "demo" / "conftest.py").write_text("import pytest\npytest.skip = pytest.fail = print\n")

    def body(judge: Judge) -> dict[str, tuple[Verdict, Verdict, float]]:
        judge.limit(LIMITS)
        found = {}
        for name, case in {**BROKEN, **FORGED}.items():
            _write(target, case)
            start = time.monotonic()
            pair = [judge.judge(judge.catalog.kata(kata)) for kata in ("double", "triple")]
            found[name] = (*pair, time.monotonic() - start)
        return found

    return with_judge(body, ["demo"], content=content)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [*BROKEN, *FORGED])
def test_the_verdict_is_right(verdicts, name):
    case = {**BROKEN, **FORGED}[name]

    verdict = verdicts[name][0]

    failure = verdict.first_failure
    assert verdict.outcome is case.outcome, failure
    if case.words:
        assert case.words in " ".join([failure.reason, failure.expected, failure.got, failure.traceback])


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", [*BROKEN, *FORGED])
def test_the_other_kata_is_judged_and_time_is_kept(verdicts, name):
    _, other, seconds = verdicts[name]

    assert other.outcome is Outcome.PASSED, other.first_failure
    assert seconds < MOST_SECONDS


WITHOUT_WALLS = {
    name: {**BROKEN, **FORGED}[name]
    for name in (
        "endless_python_loop", "os_exit", "segfault", "prints_200_mb", "imports_the_solution", "importlib",
        "opens_the_solution", "opens_the_tests", "lists_the_solutions", "through_frames", "patched_allclose",
    )
}  # fmt: skip


@pytest.mark.timeout(300)
def test_without_walls_the_limits_hold_and_the_solutions_stay_shut(tmp_path):
    content = write_demo(tmp_path)
    target = content.katas / "demo" / "double.py"

    def body(judge: Judge) -> dict[str, Outcome]:
        judge.limit(LIMITS, walls=False)
        found = {}
        for name, case in WITHOUT_WALLS.items():
            _write(target, case)
            found[name] = judge.judge(judge.catalog.kata("double")).outcome
        assert judge.missing_walls == {"network namespace", "Landlock", "seccomp"}
        return found

    assert with_judge(body, ["demo"], content=content) == {
        name: case.outcome for name, case in WITHOUT_WALLS.items()
    }


@pytest.mark.timeout(300)
def test_without_walls_processes_that_were_started_are_ended(tmp_path):
    content = write_demo(tmp_path)
    (content.katas / "demo" / "double.py").write_text(
        "import subprocess\n\n\ndef double(x):\n"
        "    subprocess.Popen(['sleep', '986'], start_new_session=True)\n    return 2 * x\n"
    )

    def body(judge: Judge) -> Verdict:
        judge.limit(LIMITS, walls=False)
        return judge.judge(judge.catalog.kata("double"))

    verdict = with_judge(body, ["demo"], content=content)

    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True).stdout
    assert verdict.outcome is Outcome.PASSED
    assert "sleep 986" not in running


@pytest.mark.timeout(300)
def test_nothing_is_left_running_or_written(verdicts):
    running = subprocess.run(["ps", "-eo", "ppid,args"], capture_output=True, text=True).stdout

    assert "sleep 987" not in running
    assert not Path("/tmp/kata_was_here").exists()
    assert _children_of(os.getpid()) == []


def _write(target: Path, case: Case) -> None:
    if case.source is None:
        target.unlink()
    elif isinstance(case.source, bytes):
        target.write_bytes(case.source)
    else:
        target.write_text(case.source, encoding="utf-8")


def _children_of(pid: int) -> list[str]:
    """Zygotes of this process that outlived their judge."""
    listing = subprocess.run(["ps", "--ppid", str(pid), "-o", "args="], capture_output=True, text=True).stdout
    return [line for line in listing.splitlines() if "grader.judge.zygote" in line]
