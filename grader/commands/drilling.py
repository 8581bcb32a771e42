"""`make rapid-fire`: questions to answer aloud against the clock, with a part that is checked."""

import contextlib
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Annotated, Any

import typer
from rich.console import Console

from grader.catalog import Content, load_catalog
from grader.commands.drill_file import answered_from, read_answers
from grader.commands.drill_terminal import Stopped, ask, terminal
from grader.commands.exits import Problem
from grader.commands.places import HISTORY
from grader.commands.screen import new_console
from grader.drill import DRILL, Answered, Question, about, choose, load_questions
from grader.history import History
from grader.judge.diagnosis import load_module
from grader.report.drill import answered_line, drill_table

QUESTIONS = 10


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="rapid-fire")(rapid_fire)


def rapid_fire(
    topic: Annotated[str, typer.Option(help="only questions about this topic, such as attention")] = "",
    number: Annotated[str, typer.Option("--number", "-n", help="how many questions; 10 by default")] = "",
    seed: Annotated[
        str, typer.Option(help="a whole number: the same questions in the same order, whatever came before")
    ] = "",
    answers: Annotated[
        Path | None, typer.Option(help="take answers, seconds and points from this TOML or JSON file")
    ] = None,
) -> None:
    """Drill: speak, type the answer, tick the points; wrong and new questions come first."""
    everything = load_questions()
    questions = about(everything, topic)
    how_many, chance = number_of_questions(number, len(questions), topic), chance_of(seed)
    console = new_console()
    if answers is None and not (console.is_terminal and sys.stdin.isatty()):
        raise Problem("make rapid-fire needs a terminal; without one: make rapid-fire ANSWERS=answers.toml")
    entries = read_answers(answers, everything) if answers else {}
    with History.open(HISTORY) as history:
        last = {} if seed else last_answers(history)
        if answers and not number:
            chosen = in_file(answers, list(entries), questions, topic)
        else:
            chosen = choose(questions, last, how_many, chance)
        if answers:
            done = [answered_from(answers, entries, one, right_answer(one)) for one in chosen]
            for one in done:
                remember(one, history)
        else:
            done = list(in_terminal(chosen, console, history))
        if history.notice:
            typer.echo(history.notice, err=True)
    show(console, done)


def number_of_questions(text: str, most: int, topic: str) -> int:
    """How many questions are asked for.

    >>> number_of_questions("", 4, ""), number_of_questions("3", 50, "")
    (4, 3)

    Raises:
        Problem: there are none, or it is no whole number from 1 to as many as there are.
    """
    if not most:
        raise Problem("there is nothing to drill: no katas/*/drill.toml holds a question")
    if not text:
        return min(QUESTIONS, most)
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text[:9]) <= most:
        where = f" about {topic}" if topic else ""
        raise Problem(f"N={text} is no whole number from 1 to {most}, the questions{where} there are")
    return int(text)


def chance_of(seed: str) -> Random:
    """The chance that shuffles: its own each time, or that of the seed.

    Raises:
        Problem: the seed is no whole number.
    """
    if not seed:
        return Random()
    try:
        return Random(int(seed))
    except ValueError:
        raise Problem(f"SEED={seed} is no whole number; for example: SEED=7") from None


def last_answers(history: History) -> dict[str, bool]:
    """By kata id, whether its latest answer in a drill was right."""
    return {event.kata: bool(event.data.get("right")) for event in history.events(DRILL)}


def in_file(
    path: Path, katas: Sequence[str], questions: Sequence[Question], topic: str
) -> tuple[Question, ...]:
    """The questions that an answers file answers, in its order.

    Raises:
        Problem: one of them is not about the topic.
    """
    known = {question.kata: question for question in questions}
    for kata in katas:
        if kata not in known:
            raise Problem(f"{path}: {kata} is not about {topic}")
    return tuple(known[kata] for kata in katas)


def right_answer(question: Question) -> Any:
    """What the solution of the question's kata returns."""
    kata = load_catalog().kata(question.kata)
    solution = load_module(kata.path_in(Content().solutions))
    return getattr(solution, kata.name)(*question.args)


def in_terminal(questions: Sequence[Question], console: Console, history: History) -> Iterator[Answered]:
    """Ask in the terminal; each answer is kept as soon as it is whole."""
    with terminal(console) as screen, contextlib.suppress(Stopped, KeyboardInterrupt):
        for i, question in enumerate(questions, start=1):
            one, stop = ask(question, f"{i} of {len(questions)}", right_answer(question), screen)
            remember(one, history)
            yield one
            if stop:
                return


def remember(one: Answered, history: History) -> None:
    """Keep an answer with its seconds and points."""
    history.record_event(DRILL, one.question.kata, one.fields, datetime.now(UTC))


def show(console: Console, done: Sequence[Answered]) -> None:
    """Print a line per question and the table."""
    if not done:
        console.print("no question was answered; nothing was kept")
        return
    for one in done:
        console.print(answered_line(one, right_answer(one.question)))
    console.print()
    console.print(drill_table(done))
