"""The command line: `python -m grader COMMAND`. The Makefile is a thin face over it."""

import sys
import traceback

import typer

from grader.catalog import CatalogError
from grader.commands import (
    authoring,
    diagnostic,
    doctor,
    drilling,
    judging,
    notebooks,
    planning,
    practice,
    ranks,
    watching,
)
from grader.commands.exits import ENVIRONMENT, JUDGE_BROKE, USAGE, Problem
from grader.commands.places import KATA_FOLDER
from grader.history import HistoryError
from grader.judge.nursery import CannotStart
from grader.judge.session import JudgeError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Deep-learning katas: judge, score, plan.",
)
for group in (
    judging,
    watching,
    practice,
    diagnostic,
    drilling,
    planning,
    notebooks,
    ranks,
    doctor,
    authoring,
):
    group.register(app)


def main() -> None:
    """Run a command; problems become one sentence and an exit code."""
    try:
        app()
    except CatalogError as unknown:
        _refuse(str(unknown), USAGE)
    except Problem as problem:
        _refuse(str(problem), problem.exit_code)
    except HistoryError as problem:
        _refuse(str(problem), ENVIRONMENT)
    except (JudgeError, CannotStart) as broken:
        _refuse(f"the judge itself broke, not the submission: {broken}", JUDGE_BROKE)
    except KeyboardInterrupt:
        _refuse("stopped", 130)
    except Exception as bug:
        crash = KATA_FOLDER / "crash.txt"
        crash.parent.mkdir(parents=True, exist_ok=True)
        crash.write_text(traceback.format_exc(), encoding="utf-8")
        sentence = f"{type(bug).__name__}: {bug}; the traceback is in {crash}"
        _refuse(f"the grader itself broke, not the submission: {sentence}", JUDGE_BROKE)


def _refuse(sentence: str, exit_code: int) -> None:
    print(sentence, file=sys.stderr)
    sys.exit(exit_code)
