"""The command line: `python -m grader COMMAND`. The Makefile is a thin face over it."""

import sys
import traceback
from importlib import import_module

import typer

from grader.catalog import CatalogError
from grader.commands.exits import ENVIRONMENT, JUDGE_BROKE, USAGE, Problem
from grader.commands.places import KATA_FOLDER
from grader.history import HistoryError
from grader.judge.errors import JudgeError
from grader.judge.nursery import CannotStart, start_early

# The module of each command: only the one that is asked for is imported.
COMMANDS = {
    "kata": "judging",
    "watch": "watching",
    "list": "practice",
    "hint": "practice",
    "solution": "practice",
    "reset": "practice",
    "restore": "practice",
    "diagnostic": "diagnostic",
    "rapid-fire": "drilling",
    "rate": "planning",
    "plan": "planning",
    "report": "planning",
    "notebook": "notebooks",
    "ranks": "ranks",
    "doctor": "doctor",
    "stubs": "authoring",
    "new": "authoring",
}


JUDGING = ("kata", "watch", "diagnostic")


def app_for(command: str) -> typer.Typer:
    """The app with the module of one command, or with all of them where there is no such command."""
    app = typer.Typer(
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="Deep-learning katas: judge, score, plan.",
    )
    app.callback()(_katas)
    modules = [COMMANDS[command]] if command in COMMANDS else dict.fromkeys(COMMANDS.values())
    for module in modules:
        import_module(f"grader.commands.{module}").register(app)
    return app


def _katas() -> None:
    """Deep-learning katas: judge, score, plan."""


def main() -> None:
    """Run a command; problems become one sentence and an exit code."""
    try:
        command = sys.argv[1] if len(sys.argv) > 1 else ""
        if command in JUDGING:
            start_early()
        app_for(command)()
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
