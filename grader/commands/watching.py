"""`make watch`: judge a kata whenever its file is saved."""

import os
import queue
import select
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.live import Live
from rich.text import Text
from watchfiles import watch as watch_files

from grader.catalog import Content, Kata, load_catalog
from grader.commands.exits import Problem
from grader.commands.full_screen import whole_screen
from grader.commands.judging import record, submission_folder, wanted
from grader.commands.places import HISTORY
from grader.commands.practice import next_hint, remember_solution
from grader.commands.screen import new_console
from grader.history import History
from grader.judge.session import Judge, with_judge
from grader.stubs import body_source
from grader.verdict import Verdict
from grader.watch import Event, Hooks, Key, Practice, Saved

STEP_MS = 10  # how long the watcher waits for more changes before it reports the first
KEY_SECONDS = 0.2


def register(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command(name="watch")(watch)


def watch(
    topic: Annotated[str, typer.Option(help="the topic to practise")] = "",
    kata: Annotated[str, typer.Option(help="the kata to begin with")] = "",
    submission: Annotated[Path | None, typer.Option(help="another folder, shaped like katas/")] = None,
) -> None:
    """Judge a kata whenever its file is saved, until q."""
    chosen, katas = wanted(load_catalog(), topic, kata)
    folder = submission_folder(submission)
    console = new_console()
    if not (console.is_terminal and sys.stdin.isatty()):
        raise Problem(f"make watch needs a terminal; without one: make kata TOPIC={chosen.slug}")

    def practise(judge: Judge) -> None:
        with History.open(HISTORY) as history, whole_screen(console) as live:
            practice = Practice(
                judge, chosen, folder, _hooks(live, console, history, folder), history.latest_outcomes()
            )
            if kata:
                practice.current = katas[0]
            practice.run(events(folder / chosen.slug))

    with_judge(practise, [chosen.slug], folder)
    console.print(f"To go on: make watch TOPIC={chosen.slug}")


def events(folder: Path) -> Iterator[Event]:
    """Saved files and pressed keys as they come, for ever; both are listened to from the call on."""
    waiting: queue.Queue[Event] = queue.Queue()
    stop = threading.Event()
    threads = [
        threading.Thread(target=_keys, args=(waiting, stop), daemon=True),
        threading.Thread(target=file_events, args=(folder, waiting, stop), daemon=True),
    ]
    for thread in threads:
        thread.start()

    def come() -> Iterator[Event]:
        try:
            while True:
                yield waiting.get()
        finally:
            stop.set()
            for thread in threads:
                thread.join(timeout=1.0)

    return come()


def file_events(folder: Path, waiting: "queue.Queue[Event]", stop: threading.Event) -> None:
    """Puts every change below a folder into a queue."""
    for changes in watch_files(folder, stop_event=stop, step=STEP_MS, rust_timeout=500):
        waiting.put(Saved(frozenset(Path(path) for _, path in changes)))


def _keys(waiting: "queue.Queue[Event]", stop: threading.Event) -> None:
    """Puts every key into a queue; the end of the input is a q."""
    while not stop.is_set():
        ready, _, _ = select.select([sys.stdin], [], [], KEY_SECONDS)
        if ready:
            letter = os.read(sys.stdin.fileno(), 1).decode("ascii", "ignore").lower()
            waiting.put(Key(letter or "q"))
            if not letter:
                return


def _hooks(live: Live, console: Console, history: History, folder: Path) -> Hooks:
    def show(text: Text) -> None:
        live.update(fitted(text, console.width, console.height), refresh=True)

    def remember(kata: Kata, verdict: Verdict) -> None:
        record(history, kata, verdict, folder)

    def solution(kata: Kata, allowed: bool) -> Text:
        if not allowed:
            return Text(
                f"{kata.name} does not pass yet. y shows the solution, and that is remembered.", "yellow"
            )
        if history.latest_outcomes().get(kata.id) != "passed":
            remember_solution(kata, history)
        return Text(body_source(kata.path_in(Content().solutions).read_text("utf-8"), kata.name))

    return Hooks(show, remember, lambda kata: next_hint(kata, history), solution)


def fitted(text: Text, width: int, height: int) -> Text:
    """The text cut to the screen; its last line, the keys, stays in view.

    >>> fitted(Text("1\\n2\\n3\\n4\\nkeys"), 10, 3).plain.splitlines()
    ['1', '… 3 more', 'keys']
    """
    lines = Text("\n").join(text.wrap(Console(width=width), width)).split("\n")
    if len(lines) <= height:
        return text
    kept = lines[: height - 2]
    return Text("\n").join([*kept, Text(f"… {len(lines) - len(kept) - 1} more", style="dim"), lines[-1]])
