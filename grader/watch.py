"""The practice loop behind `make watch`: judges what was saved, shows it, listens to keys.

Nothing here touches a terminal or a watcher: events come in, screens go out, so that tests and the benchmark drive
the same loop that a person does.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.text import Text

from grader.catalog import Kata, Topic
from grader.judge.launch import file_state
from grader.judge.nursery import CannotStart
from grader.judge.session import Judge
from grader.report.verdicts import verdict_text
from grader.verdict import Outcome, Verdict

KEYS = {"h": "hint", "s": "solution", "n": "next", "l": "list", "r": "run again", "q": "quit"}


@dataclass(frozen=True)
class Saved:
    """Files that were written, created or removed."""

    paths: frozenset[Path]


@dataclass(frozen=True)
class Key:
    """A key that was pressed."""

    letter: str


Event = Saved | Key


@dataclass
class Hooks:
    """What the loop asks of the world around it."""

    show: Callable[[Text], None]
    remember: Callable[[Kata, Verdict], None]
    hint: Callable[[Kata], Text]
    solution: Callable[[Kata, bool], Text]


@dataclass
class Practice:
    """One topic being practised."""

    judge: Judge
    topic: Topic
    submission: Path
    hooks: Hooks
    outcomes: dict[str, Outcome]
    current: Kata = field(init=False)
    verdict: Verdict | None = None
    _judged: dict[Path, tuple[int, int, int] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.current = self._first_open() or self.topic.katas[0]

    def run(self, events: Iterable[Event]) -> None:
        """Judge the current kata, then follow the events until `q` or their end."""
        self.judge_current()
        for event in events:
            if isinstance(event, Key) and event.letter == "q":
                return
            self.handle(event)

    def handle(self, event: Event) -> None:
        """Answer one event."""
        if isinstance(event, Saved):
            self._saved(event.paths)
        elif event.letter == "h":
            self._show(self.hooks.hint(self.current))
        elif event.letter in ("s", "y"):
            passed = self.outcomes.get(self.current.id) is Outcome.PASSED
            self._show(self.hooks.solution(self.current, passed or event.letter == "y"))
        elif event.letter == "n":
            self._next()
        elif event.letter == "l":
            self._show(self._list())
        elif event.letter == "r":
            self.judge_current()

    def judge_current(self) -> None:
        """Judge the kata in view and show its verdict. A judge that died is replaced once."""
        path = self.current.path_in(self.submission)
        self._judged[path] = file_state(path)
        try:
            self.verdict = self.judge.judge(self.current)
        except (CannotStart, OSError):
            self.judge.restart()
            self.verdict = self.judge.judge(self.current)
        self.outcomes[self.current.id] = self.verdict.outcome
        self._show(verdict_text(self.current, self.verdict, all_checks=True))
        self.hooks.remember(self.current, self.verdict)

    def _saved(self, paths: frozenset[Path]) -> None:
        """Judge what was saved. An editor's second word on a file already judged does not take the view back to it."""
        katas = self.katas_in(
            frozenset(path for path in paths if self._judged.get(path, ()) != file_state(path))
        )
        if not katas:
            return
        if self.current not in katas:
            self.current = next((k for k in katas if self.outcomes.get(k.id) is not Outcome.PASSED), katas[0])
        self.judge_current()

    def katas_in(self, paths: frozenset[Path]) -> Sequence[Kata]:
        """The katas whose files are among these."""
        return [kata for kata in self.topic.katas if kata.path_in(self.submission) in paths]

    def _next(self) -> None:
        """Go to the next kata that does not pass, after the current one and then from the start."""
        katas = list(self.topic.katas)
        here = katas.index(self.current)
        ahead = [k for k in katas[here + 1 :] + katas[:here] if self.outcomes.get(k.id) is not Outcome.PASSED]
        if not ahead:
            self._show(Text("every other kata of this topic passes", style="bold green"))
            return
        self.current = ahead[0]
        self.judge_current()

    def _first_open(self) -> Kata | None:
        return next((k for k in self.topic.katas if self.outcomes.get(k.id) is not Outcome.PASSED), None)

    def _list(self) -> Text:
        text = Text()
        for kata in self.topic.katas:
            outcome = self.outcomes.get(kata.id, Outcome.NOT_STARTED)
            mark = ">" if kata == self.current else " "
            text.append(
                f"{mark} {outcome.label:<6} {kata.name}\n", style="bold" if kata == self.current else ""
            )
        return text

    def _show(self, body: Text) -> None:
        self.hooks.show(Text("\n").join([self._progress(), body, _key_bar()]))

    def _progress(self) -> Text:
        passed = sum(self.outcomes.get(kata.id) is Outcome.PASSED for kata in self.topic.katas)
        total = len(self.topic.katas)
        filled = round(24 * passed / total) if total else 0
        text = Text(f"{self.topic.title}  ", style="bold").append("█" * filled, style="green")
        text.append("░" * (24 - filled), style="dim").append(
            f"  {passed} of {total} pass\n", style="not bold"
        )
        path = self.current.path_in(self.submission)
        return text.append(f"{path.parent.name}/{path.name}  {self.current.name}\n", style="cyan not bold")


def _key_bar() -> Text:
    text = Text("\n")
    for letter, meaning in KEYS.items():
        text.append(f" {letter} ", style="reverse").append(f" {meaning}  ", style="dim")
    return text
