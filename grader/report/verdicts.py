"""The terminal face of `make kata`: verdicts and the topic's score as styled text."""

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from rich.text import Text

from grader.catalog import Kata, Topic
from grader.scoring import TopicScore
from grader.verdict import Check, Outcome, Verdict

STYLES = {
    Outcome.PASSED: "bold green",
    Outcome.FAILED: "bold red",
    Outcome.ERROR: "bold magenta",
    Outcome.NOT_STARTED: "dim",
}
_MARGIN = " " * 7
_WIDTH = 100


def verdict_text(kata: Kata, verdict: Verdict, *, all_checks: bool = False, name_width: int = 34) -> Text:
    """One kata: its line, then the first check that did not pass, or every check.

    >>> from grader.catalog import Level
    >>> kata = Kata("a", "twice", "twice", Level.DERIVE, 5)
    >>> print(verdict_text(kata, Verdict("a/twice", Outcome.NOT_STARTED), name_width=8))
    TODO   twice     derive    5 min
    """
    text = _headline(kata, verdict, name_width)
    if all_checks and not _one_reason(verdict):
        for check in verdict.checks:
            text.append("\n").append_text(_check_line(check))
    failure = verdict.first_failure
    if failure is not None and verdict.outcome is not Outcome.NOT_STARTED:
        text.append_text(_failure(failure, alone=not _one_reason(verdict)))
        text.append_text(_diagnosis(verdict))
    if verdict.output.strip() and verdict.outcome is not Outcome.PASSED:
        text.append_text(_block("printed", printable(verdict.output.strip()), "dim"))
    return text


def score_text(topic: Topic, score: TopicScore, scale: Mapping[int, str]) -> Text:
    """The topic's score, what counts towards it and what the next rung needs."""
    text = Text(f"\nSCORE  {score.score} of 5", style="bold")
    text.append(f"  {scale.get(score.score, '')}", style="not bold").append(
        f"  ({topic.title})", style="not bold dim"
    )
    for rung in score.rungs:
        met = "met" if rung.met else f"{rung.needed} needed"
        style = "green" if rung.met else ""
        text.append(
            f"\n{_MARGIN}{rung.level.value} {rung.level.word:<9}{rung.passed:>3} of {rung.total:<3}",
            style=style,
        )
        text.append(f" {met}", style="dim")
    for flag in score.flags:
        text.append_text(_block("flag", flag, "yellow"))
    if score.next_rung:
        text.append_text(_block("next", score.next_rung, ""))
    return text


def next_kata(topic: Topic, outcomes: Mapping[str, Outcome]) -> Kata | None:
    """The kata to open next: one that was begun and does not pass, else the first that is not passed."""
    begun = [k for k in topic.katas if outcomes.get(k.id) in (Outcome.FAILED, Outcome.ERROR)]
    todo = [k for k in topic.katas if outcomes.get(k.id) is not Outcome.PASSED]
    return next(iter(begun or todo), None)


def next_text(kata: Kata | None, submission: Path) -> Text:
    """Where to go on."""
    if kata is None:
        return Text("\nNEXT   every kata of this topic passes", style="bold")
    path = shown(kata.path_in(submission))
    return (
        Text("\nNEXT   ", style="bold")
        .append(path, style="not bold cyan")
        .append(f"  {kata.name}", style="not bold")
    )


def shown(path: Path) -> str:
    """A path relative to where the reader is, if it lies below."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def printable(text: str) -> str:
    """A learner's text without control characters, which could rewrite the screen.

    >>> printable("a\\x1b[2Jb\\n")
    'a?[2Jb\\n'
    """
    return "".join(c if c.isprintable() or c in "\n\t" else "?" for c in text)


def _headline(kata: Kata, verdict: Verdict, name_width: int) -> Text:
    text = Text(f"{verdict.outcome.label:<7}", style=STYLES[verdict.outcome])
    text.append(f"{kata.name:<{name_width}}", style="not bold not dim")
    text.append(f"  {kata.level.word:<7} {kata.minutes:>3} min", style="not bold dim")
    if verdict.outcome is not Outcome.NOT_STARTED:
        text.append(f"   {verdict.passed_checks} of {len(verdict.checks)} checks", style="not bold not dim")
    return text


def _one_reason(verdict: Verdict) -> bool:
    """Whether no check could run, all for the same reason: the file is missing, say."""
    return verdict.outcome is Outcome.ERROR and len({check.reason for check in verdict.checks}) == 1


def _check_line(check: Check) -> Text:
    return Text(f"  {check.outcome.label:<6} ", style=STYLES[check.outcome]).append(
        check.behaviour, style="not bold"
    )


def _failure(check: Check, *, alone: bool) -> Text:
    """Why a check did not pass; its behaviour is left out where the reason is not about it alone."""
    text = _block("check", check.behaviour, "bold") if alone else Text()
    text.append_text(
        _block("why", printable(check.reason), "red" if check.outcome is Outcome.FAILED else "magenta")
    )
    if check.expected:
        text.append_text(_block("expected", printable(check.expected), ""))
    if check.got:
        text.append_text(_block("got", printable(check.got), ""))
    if check.line and not check.traceback:
        text.append_text(_block("at", check.line, "dim"))
    if check.traceback:
        text.append_text(_block("at", printable(check.traceback), "dim", wrap=False))
    return text


def _diagnosis(verdict: Verdict) -> Text:
    text = Text()
    if verdict.diagnosis:
        for bug, sentence in zip(verdict.diagnosis.bugs, verdict.diagnosis.sentences):
            text.append_text(_block("bug", f"{bug}: {sentence}", "bold yellow"))
    return text


def _block(label: str, body: str, style: str, *, wrap: bool = True) -> Text:
    """A labelled paragraph below a headline, its further lines indented."""
    text = Text()
    for i, line in enumerate(_lines(body, wrap)):
        text.append(f"\n{_MARGIN}{label if i == 0 else '':<10}", style="dim").append(line, style=style)
    return text


def _lines(body: str, wrap: bool) -> Iterator[str]:
    for line in body.splitlines() or [""]:
        yield from (textwrap.wrap(line, _WIDTH - len(_MARGIN) - 10) or [""]) if wrap else [line]


def problem_lines(verdict: Verdict) -> list[str]:
    """A line for an editor's list of problems per check that does not pass: `path:line: error: sentence`.

    >>> check = Check("t", "Adds.", Outcome.FAILED, "wrong shape", "(2,)", "(3,)", line="katas/a/b.py:7")
    >>> problem_lines(Verdict("a/b", Outcome.FAILED, (check,)))
    ['katas/a/b.py:7: error: Adds. wrong shape; expected (2,), got (3,)']
    """
    bad = [
        check for check in verdict.checks if check.outcome in (Outcome.FAILED, Outcome.ERROR) and check.line
    ]
    return [f"{check.line}: error: {check.behaviour} {printable(_in_a_line(check))}" for check in bad]


def _in_a_line(check: Check) -> str:
    values = f"; expected {check.expected}, got {check.got}" if check.expected else ""
    return " ".join(f"{check.reason}{values}".split())


def verdict_fields(kata: Kata, verdict: Verdict) -> dict[str, object]:
    """A verdict as plain JSON fields; `text` is what the terminal shows."""
    return {
        "kata": verdict.kata,
        "outcome": verdict.outcome.value,
        "passed": verdict.passed_checks,
        "checks": [vars(check) | {"outcome": check.outcome.value} for check in verdict.checks],
        "diagnosis": vars(verdict.diagnosis) if verdict.diagnosis else None,
        "seconds": round(verdict.seconds, 4),
        "output": verdict.output,
        "text": verdict_text(kata, verdict, all_checks=True, name_width=len(kata.name)).plain,
    }
