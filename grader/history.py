"""What was practised: judged katas, self-ratings, hints, solutions seen, drill answers, in one SQLite file.

Two processes may write at once: the journal is a write-ahead log, every write is one short transaction, and a
writer waits for the other. A process killed in the middle of a write leaves the file as it was before that
write. A file that SQLite cannot read is moved aside, never deleted, and `notice` says where to.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from grader.history_file import HistoryError, is_corrupt, open_database, set_aside
from grader.verdict import Outcome, Verdict

__all__ = ["Attempt", "Event", "History", "HistoryError"]


Result = TypeVar("Result")


@dataclass(frozen=True)
class Attempt:
    """One judged kata. `reason` is what the first check that did not pass has to say."""

    kata: str
    when: datetime
    outcome: Outcome
    passed: int
    checks: int
    bugs: tuple[str, ...] = ()
    diagnosis: tuple[str, ...] = ()
    behaviour: str = ""
    reason: str = ""
    seconds: float = 0.0
    source_hash: str = ""


@dataclass(frozen=True)
class Event:
    """Anything else worth remembering: a hint, a solution seen, a drill answer. `kind` is free."""

    kind: str
    kata: str
    when: datetime
    data: Mapping[str, Any] = field(default_factory=dict)


class History:
    """The learner's history; a context manager. Times are given, never taken from a clock here."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notice = ""
        self._database, self.notice = open_database(path)

    @classmethod
    def open(cls, path: Path) -> "History":
        """The history kept in this file, which is made when there is none.

        Raises:
            HistoryError: the file can neither be used nor be set aside; the sentence says why.
        """
        return cls(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    # ---- judged katas

    def record(self, verdict: Verdict, source: str, when: datetime) -> None:
        """Keep a verdict and the text that it judged.

        An untouched stub is no attempt: `not started` counts only after an attempt at the same kata, as when
        a stub was put back.
        """

        def write(database: sqlite3.Connection) -> None:
            if verdict.outcome is Outcome.NOT_STARTED and not _was_started(database, verdict.kata):
                return
            source_hash = hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()
            text = source.encode("utf-8", "surrogatepass")
            database.execute("INSERT OR IGNORE INTO sources VALUES (?, ?)", (source_hash, text))
            database.execute(_INSERT_ATTEMPT, _attempt_row(verdict, source_hash, when))

        self._write(write)

    def latest_outcomes(self) -> dict[str, Outcome]:
        """By kata id, how its latest attempt came out."""
        rows = self._read(
            "SELECT kata, outcome FROM attempts WHERE id IN (SELECT max(id) FROM attempts GROUP BY kata)"
        )
        return {kata: Outcome(outcome) for kata, outcome in rows}

    def latest_attempts(self) -> dict[str, Attempt]:
        """By kata id, its latest attempt."""
        rows = self._read(f"{_SELECT_ATTEMPT} WHERE id IN ({_LATEST})")
        return {attempt.kata: attempt for attempt in map(_attempt, rows)}

    def attempts(self, kata: str = "", limit: int = 0) -> tuple[Attempt, ...]:
        """Attempts, oldest first, of one kata or of all; with a limit, the latest so many."""
        where = " WHERE kata = ?" if kata else ""
        rows = self._read(
            f"{_SELECT_ATTEMPT}{where} ORDER BY id DESC LIMIT ?", (*([kata] if kata else []), limit or -1)
        )
        return tuple(_attempt(row) for row in reversed(rows))

    def attempt_count(self) -> int:
        return int(self._read("SELECT count(*) FROM attempts")[0][0])

    def attempt_counts(self) -> dict[str, int]:
        """By kata id, how many attempts it took so far."""
        return dict(self._read("SELECT kata, count(*) FROM attempts GROUP BY kata"))

    def source(self, source_hash: str) -> str:
        """The text that an attempt judged, or nothing when it is unknown."""
        rows = self._read("SELECT text FROM sources WHERE hash = ?", (source_hash,))
        return bytes(rows[0][0]).decode("utf-8", "surrogatepass") if rows else ""

    def daily_outcomes(self) -> tuple[tuple[date, dict[str, Outcome]], ...]:
        """For each day with attempts, how each kata tried that day stood at its end; oldest day first."""
        rows = self._read("SELECT day, kata, outcome, max(id) FROM attempts GROUP BY day, kata ORDER BY day")
        days: dict[str, dict[str, Outcome]] = {}
        for day, kata, outcome, _ in rows:
            days.setdefault(day, {})[kata] = Outcome(outcome)
        return tuple((date.fromisoformat(day), outcomes) for day, outcomes in days.items())

    def pass_days(self) -> dict[str, tuple[date, ...]]:
        """By kata id, the days on which it passed at least once, oldest first."""
        rows = self._read(
            "SELECT DISTINCT kata, day FROM attempts WHERE outcome = 'passed' ORDER BY kata, day",
        )
        days: dict[str, tuple[date, ...]] = {}
        for kata, day in rows:
            days[kata] = (*days.get(kata, ()), date.fromisoformat(day))
        return days

    # ---- events and self-ratings

    def record_event(self, kind: str, kata: str, data: Mapping[str, Any], when: datetime) -> None:
        """Keep an event; `data` is anything that JSON can hold."""
        row = (when.isoformat(), kind, kata, json.dumps(dict(data), ensure_ascii=False, sort_keys=True))
        self._write(
            lambda database: database.execute(
                "INSERT INTO events (at, kind, kata, data) VALUES (?, ?, ?, ?)", row
            )
        )

    def events(self, kind: str = "", kata: str = "") -> tuple[Event, ...]:
        """Events, oldest first, of one kind or kata or of all."""
        rows = self._read(
            "SELECT kind, kata, at, data FROM events WHERE ? IN ('', kind) AND ? IN ('', kata) ORDER BY id",
            (kind, kata),
        )
        return tuple(
            Event(kind, kata, datetime.fromisoformat(at), json.loads(data)) for kind, kata, at, data in rows
        )

    def event_counts(self, kind: str) -> dict[str, int]:
        """By kata id, how many events of this kind it has."""
        return dict(self._read("SELECT kata, count(*) FROM events WHERE kind = ? GROUP BY kata", (kind,)))

    def rate(self, ratings: Mapping[str, int], when: datetime) -> None:
        """Keep the learner's own rating of topics, 1 to 5 each."""
        rows = [(when.isoformat(), topic, rating) for topic, rating in ratings.items()]
        self._write(
            lambda database: database.executemany(
                "INSERT INTO ratings (at, topic, rating) VALUES (?, ?, ?)", rows
            )
        )

    def ratings(self) -> dict[str, int]:
        """By topic, the latest self-rating."""
        return dict(
            self._read(
                "SELECT topic, rating FROM ratings WHERE id IN (SELECT max(id) FROM ratings GROUP BY topic)"
            )
        )

    # ---- reading and writing, each of which may find the file broken

    def _read(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        return self._surviving(lambda: self._database.execute(query, values).fetchall())

    def _write(self, action: Callable[[sqlite3.Connection], object]) -> None:
        def write() -> None:
            with _transaction(self._database):
                action(self._database)

        self._surviving(write)

    def _surviving(self, action: Callable[[], Result]) -> Result:
        """The action's result; when the file proves corrupt, it is set aside and the action done again."""
        try:
            return action()
        except sqlite3.DatabaseError as error:
            if not is_corrupt(error):
                raise HistoryError(f"{self.path}: {error}") from error
            self._database.close()
            notice = set_aside(self.path)
            self._database, _ = open_database(self.path)
            self.notice = notice
        try:
            return action()
        except sqlite3.DatabaseError as error:
            raise HistoryError(f"{self.path}: {error}") from error


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


_COLUMNS = "kata, at, outcome, passed, checks, bugs, diagnosis, behaviour, reason, seconds, source"
_LATEST = "SELECT max(id) FROM attempts GROUP BY kata"
_SELECT_ATTEMPT = f"SELECT {_COLUMNS} FROM attempts"
_INSERT_ATTEMPT = f"INSERT INTO attempts ({_COLUMNS}, day) VALUES ({', '.join('?' * 12)})"


def _was_started(database: sqlite3.Connection, kata: str) -> bool:
    row = database.execute(
        "SELECT outcome FROM attempts WHERE kata = ? ORDER BY id DESC LIMIT 1", (kata,)
    ).fetchone()
    return row is not None and row[0] != Outcome.NOT_STARTED.value


def _attempt_row(verdict: Verdict, source_hash: str, when: datetime) -> tuple[Any, ...]:
    failure, diagnosis = verdict.first_failure, verdict.diagnosis
    return (
        verdict.kata,
        when.isoformat(),
        verdict.outcome.value,
        verdict.passed_checks,
        len(verdict.checks),
        json.dumps(diagnosis.bugs if diagnosis else ()),
        json.dumps(diagnosis.sentences if diagnosis else ()),
        _storable(failure.behaviour if failure else ""),
        _storable(failure.reason if failure else ""),
        verdict.seconds,
        source_hash,
        (when.astimezone() if when.tzinfo else when).date().isoformat(),  # the learner's day, not UTC's
    )


def _storable(text: str) -> str:
    """The text with what UTF-8 cannot hold replaced.

    >>> _storable("a\\ud800")
    'a?'
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def _attempt(row: tuple[Any, ...]) -> Attempt:
    kata, at, outcome, passed, checks, bugs, diagnosis, behaviour, reason, seconds, source = row
    return Attempt(
        kata=kata,
        when=datetime.fromisoformat(at),
        outcome=Outcome(outcome),
        passed=passed,
        checks=checks,
        bugs=tuple(json.loads(bugs)),
        diagnosis=tuple(json.loads(diagnosis)),
        behaviour=behaviour,
        reason=reason,
        seconds=seconds,
        source_hash=source,
    )
