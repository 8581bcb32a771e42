"""The history's file: opening it, bringing its schema up to date, setting a broken one aside."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

WAIT_SECONDS = 30.0
_CORRUPT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

# One entry per schema version: the statements that bring the version before it up to date. An entry that was
# released is never edited: a change is a new entry.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE attempts (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,          -- ISO 8601
            day TEXT NOT NULL,         -- the learner's date
            kata TEXT NOT NULL,
            outcome TEXT NOT NULL,
            passed INTEGER NOT NULL,   -- checks that passed, of so many checks
            checks INTEGER NOT NULL,
            bugs TEXT NOT NULL,        -- JSON list of names, and of their sentences
            diagnosis TEXT NOT NULL,
            behaviour TEXT NOT NULL,   -- of the first check that did not pass
            reason TEXT NOT NULL,
            seconds REAL NOT NULL,
            source TEXT NOT NULL       -- sha256 of the file judged, a key of sources
        )""",
        "CREATE TABLE sources (hash TEXT PRIMARY KEY, text BLOB NOT NULL) WITHOUT ROWID",
        "CREATE TABLE events (id INTEGER PRIMARY KEY, at TEXT NOT NULL, kind TEXT NOT NULL,"
        " kata TEXT NOT NULL, data TEXT NOT NULL)",
        "CREATE TABLE ratings (id INTEGER PRIMARY KEY, at TEXT NOT NULL, topic TEXT NOT NULL,"
        " rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5))",
        "CREATE INDEX attempts_by_kata ON attempts (kata, id)",
        "CREATE INDEX attempts_by_day ON attempts (day, kata, id, outcome)",
        "CREATE INDEX passes ON attempts (kata, day) WHERE outcome = 'passed'",
        "CREATE INDEX events_by_kind ON events (kind, kata)",
    ),
)


class HistoryError(RuntimeError):
    """The history cannot be used; the sentence says which file and why."""


def open_database(path: Path) -> tuple[sqlite3.Connection, str]:
    """A connection with the newest schema, and a sentence when a corrupt file was set aside for it.

    Raises:
        HistoryError: the file cannot be opened, or a newer version of this program wrote it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _connect(path), ""
    except sqlite3.DatabaseError as error:
        if not is_corrupt(error):
            raise HistoryError(f"{path}: {error}") from error
    except OSError as error:
        raise HistoryError(f"{path}: {error.strerror or error}") from error
    notice = set_aside(path)
    return _connect(path), notice


def is_corrupt(error: sqlite3.DatabaseError) -> bool:
    """Whether the error says that the file is broken, and not that it is busy, full or out of reach."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and (code & 0xFF) in _CORRUPT


def set_aside(path: Path) -> str:
    """Move a corrupt file and its journals out of the way; the sentence says where to.

    Of two processes that find it corrupt at once, one moves it and the other finds the new one in its place.
    """
    with _alone(path):
        if _is_whole(path):
            return ""
        target = _free_name(path)
        for suffix in ("", "-wal", "-shm"):
            journal = path.with_name(path.name + suffix)
            if journal.exists():
                journal.rename(target.with_name(target.name + suffix))
    return f"{path} was corrupt: it was kept as {target}, and a new history was started"


def _is_whole(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=WAIT_SECONDS)) as database:
            return bool(database.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _free_name(path: Path) -> Path:
    number = 1
    while path.with_name(f"{path.name}.corrupt-{number}").exists():
        number += 1
    return path.with_name(f"{path.name}.corrupt-{number}")


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
    try:
        database.execute("PRAGMA synchronous = NORMAL")
        if _version(database) != len(MIGRATIONS):
            _migrate(database, path)
    except BaseException:
        database.close()
        raise
    return database


def _migrate(database: sqlite3.Connection, path: Path) -> None:
    """Bring the schema up to date in one transaction: killed half-way, the file stays as it was."""
    with _alone(path):
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("BEGIN IMMEDIATE")
        version = _version(database)
        if version > len(MIGRATIONS):
            raise HistoryError(
                f"{path}: written by a newer version of this program (schema {version}, this one knows "
                f"{len(MIGRATIONS)}); update the program or move the file away"
            )
        for statements in MIGRATIONS[version:]:
            for statement in statements:
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        database.execute("COMMIT")


def _version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock beside the file. SQLite's own lock serves: it dies with its process on every system."""
    beside = path.with_name(path.name + ".lock")
    with closing(sqlite3.connect(beside, timeout=WAIT_SECONDS, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield
