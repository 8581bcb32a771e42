"""The history survives two writers, a kill, a corrupt file and a newer program, and stays fast."""

import multiprocessing
import sqlite3
import time
from datetime import UTC, date, datetime, timedelta

import pytest

from grader import history_file
from grader.history import History, HistoryError
from grader.verdict import Check, Diagnosis, Outcome, Verdict

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
PASS = Check("t", "adds up", Outcome.PASSED)
FAIL = Check("u", "rows sum to 1", Outcome.FAILED, reason="row 0 sums to 2")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "history.db"


def verdict(kata="a/x", outcome=Outcome.PASSED, checks=(PASS,), diagnosis=None):
    return Verdict(kata, outcome, checks, diagnosis, seconds=0.25)


def test_an_attempt_comes_back_as_it_was_recorded(path):
    diagnosis = Diagnosis(("unscaled",), ("The scores are not divided.",))
    with History.open(path) as history:
        history.record(verdict("a/x", Outcome.FAILED, (PASS, FAIL), diagnosis), "def x(): ...\n", NOON)

    with History.open(path) as history:
        (attempt,) = history.attempts()
        text = history.source(attempt.source_hash)

    assert (attempt.kata, attempt.when, attempt.outcome) == ("a/x", NOON, Outcome.FAILED)
    assert (attempt.passed, attempt.checks, attempt.seconds) == (1, 2, 0.25)
    assert (attempt.bugs, attempt.diagnosis) == (("unscaled",), ("The scores are not divided.",))
    assert (attempt.behaviour, attempt.reason) == ("rows sum to 1", "row 0 sums to 2")
    assert text == "def x(): ...\n"


def test_the_latest_outcome_counts(path):
    with History.open(path) as history:
        history.record(verdict("a/x", Outcome.PASSED), "1", NOON)
        history.record(verdict("a/y", Outcome.ERROR), "2", NOON)
        history.record(verdict("a/x", Outcome.FAILED, (FAIL,)), "3", NOON + timedelta(hours=1))

        assert history.latest_outcomes() == {"a/x": Outcome.FAILED, "a/y": Outcome.ERROR}
        assert history.latest_attempts()["a/x"].reason == "row 0 sums to 2"
        assert [attempt.kata for attempt in history.attempts(limit=2)] == ["a/y", "a/x"]
        assert len(history.attempts("a/x")) == 2


def test_an_untouched_stub_is_no_attempt_but_a_stub_put_back_is(path):
    with History.open(path) as history:
        history.record(verdict("a/x", Outcome.NOT_STARTED, ()), "", NOON)
        assert history.attempt_count() == 0

        history.record(verdict("a/x"), "1", NOON)
        history.record(verdict("a/x", Outcome.NOT_STARTED, ()), "", NOON)
        history.record(verdict("a/x", Outcome.NOT_STARTED, ()), "", NOON)

        assert history.latest_outcomes() == {"a/x": Outcome.NOT_STARTED}
        assert history.attempt_count() == 2


def test_days_tell_how_each_kata_stood_at_their_end(path):
    tomorrow = NOON + timedelta(days=1)
    with History.open(path) as history:
        history.record(verdict(outcome=Outcome.FAILED, checks=(FAIL,)), "1", NOON)
        history.record(verdict(), "2", NOON)
        history.record(verdict(), "3", NOON)
        history.record(verdict(), "3", tomorrow)

        assert history.daily_outcomes() == (
            (date(2026, 5, 1), {"a/x": Outcome.PASSED}),
            (date(2026, 5, 2), {"a/x": Outcome.PASSED}),
        )
        assert history.pass_days() == {"a/x": (date(2026, 5, 1), date(2026, 5, 2))}


def test_events_and_ratings_come_back(path):
    with History.open(path) as history:
        history.record_event("hint", "a/x", {"number": 1}, NOON)
        history.record_event("hint", "a/x", {"number": 2}, NOON)
        history.record_event("drill", "a/q", {"answer": "naïve", "seconds": 3.5}, NOON)
        history.rate({"a": 2, "b": 5}, NOON)
        history.rate({"a": 3}, NOON)

        assert [event.data["number"] for event in history.events("hint")] == [1, 2]
        assert history.events(kata="a/q")[0].data == {"answer": "naïve", "seconds": 3.5}
        assert history.event_counts("hint") == {"a/x": 2}
        assert history.ratings() == {"a": 3, "b": 5}


@pytest.mark.parametrize("text", ["\x00\ud800 lone surrogate", "'); DROP TABLE attempts; --", "é" * 10_000])
def test_any_text_of_a_learner_is_kept(path, text):
    odd = Check("t", text, Outcome.FAILED, reason=text)
    with History.open(path) as history:
        history.record(verdict(outcome=Outcome.FAILED, checks=(odd,)), text, NOON)
        (attempt,) = history.attempts()

        assert history.source(attempt.source_hash) == text


# ---- two writers, and a kill


def write_many(path, name, count):
    with History.open(path) as history:
        for number in range(count):
            history.record(verdict(f"{name}/k{number}"), f"{name} {number}", NOON)


def test_processes_that_write_at_once_lose_nothing(path):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_many, args=(path, f"w{number}", 100)) for number in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    with History.open(path) as history:
        assert [writer.exitcode for writer in writers] == [0, 0, 0, 0]
        assert history.attempt_count() == 400
        assert history.notice == ""


def test_a_kill_in_the_middle_of_writing_leaves_whole_attempts(path):
    context = multiprocessing.get_context("spawn")
    for name in ("w1", "w2", "w3"):
        writer = context.Process(target=write_many, args=(path, name, 10**6))
        writer.start()
        wait_for_an_attempt_of(name, path)
        writer.kill()
        writer.join()

        with History.open(path) as history:
            assert history.notice == ""
            for attempt in history.attempts(limit=3):
                assert history.source(attempt.source_hash).startswith(f"{name} ")


def wait_for_an_attempt_of(name, path):
    while True:
        with History.open(path) as history:
            if history.attempts(f"{name}/k9"):
                return


# ---- corrupt, newer, unusable files


@pytest.mark.parametrize("content", [b"this is no database, " * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_corrupt_file_is_set_aside_with_a_sentence(path, content):
    path.parent.mkdir()
    path.write_bytes(content)

    with History.open(path) as history:
        history.record(verdict(), "1", NOON)
        assert "history.db.corrupt-1" in history.notice
        assert history.attempt_count() == 1

    assert path.with_name("history.db.corrupt-1").read_bytes() == content


def test_a_file_that_proves_corrupt_only_when_read_is_set_aside_too(path):
    write_many(path, "w", 200)
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xde\xad" * ((size - 4096) // 2))

    with History.open(path) as history:
        history.record(verdict(), "1", NOON)
        outcomes = history.latest_outcomes()

    assert outcomes == {"a/x": Outcome.PASSED}
    assert "corrupt-1" in history.notice
    assert path.with_name("history.db.corrupt-1").stat().st_size == size


def test_a_second_corrupt_file_does_not_overwrite_the_first(path):
    path.parent.mkdir()
    for number in (1, 2):
        path.write_bytes(b"broken %d" % number * 100)
        with History.open(path) as history:
            assert f"corrupt-{number}" in history.notice

    assert path.with_name("history.db.corrupt-1").read_bytes().startswith(b"broken 1")


def open_and_count(path, results):
    with History.open(path) as history:
        results.put(bool(history.notice))
        history.record(verdict(), "1", NOON)


def test_of_two_processes_that_meet_a_corrupt_file_one_moves_it(path):
    path.parent.mkdir()
    path.write_bytes(b"broken" * 1000)
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    openers = [context.Process(target=open_and_count, args=(path, results)) for _ in range(4)]
    for opener in openers:
        opener.start()
    notices = [results.get(timeout=30) for _ in openers]
    for opener in openers:
        opener.join()

    assert sum(notices) == 1
    assert not path.with_name("history.db.corrupt-2").exists()
    with History.open(path) as history:
        assert history.attempt_count() == 4


def test_an_empty_file_is_a_new_history(path):
    path.parent.mkdir()
    path.touch()

    with History.open(path) as history:
        assert (history.attempts(), history.notice) == ((), "")


def test_a_newer_schema_is_refused_with_a_sentence(path):
    write_many(path, "w", 1)
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")

    with pytest.raises(HistoryError, match=r"schema 99, this one knows \d+\); update"):
        History.open(path)


def test_a_migration_keeps_what_was_recorded(path, monkeypatch):
    write_many(path, "w", 3)
    added = ("ALTER TABLE attempts ADD COLUMN mood TEXT NOT NULL DEFAULT 'fine'",)
    monkeypatch.setattr(history_file, "MIGRATIONS", (*history_file.MIGRATIONS, added))

    with History.open(path) as history:
        assert history.attempt_count() == 3
        history.record(verdict(), "1", NOON)

    with sqlite3.connect(path) as database:
        assert database.execute("SELECT DISTINCT mood FROM attempts").fetchall() == [("fine",)]
        assert database.execute("PRAGMA user_version").fetchone() == (len(history_file.MIGRATIONS),)


def test_a_migration_that_fails_leaves_the_file_as_it_was(path, monkeypatch):
    write_many(path, "w", 3)
    broken = ("CREATE TABLE half (x)", "CREATE nonsense")
    with monkeypatch.context() as patch:
        patch.setattr(history_file, "MIGRATIONS", (*history_file.MIGRATIONS, broken))
        with pytest.raises(HistoryError):
            History.open(path)

    with History.open(path) as history:
        assert history.attempt_count() == 3


def test_a_folder_in_its_place_is_an_error_that_names_it(path):
    path.mkdir(parents=True)

    with pytest.raises(HistoryError, match=r"history\.db"):
        History.open(path)


def test_a_bad_rating_is_refused_and_the_history_still_works(path):
    with History.open(path) as history:
        with pytest.raises(HistoryError):
            history.rate({"a": 9}, NOON)
        history.rate({"a": 5}, NOON)

        assert history.ratings() == {"a": 5}


# ---- speed


def test_a_hundred_thousand_attempts_are_read_within_a_second(path):
    with History.open(path) as history:
        fill(history, 100_000)

        start = time.process_time()
        outcomes, latest = history.latest_outcomes(), history.latest_attempts()
        days, passes = history.daily_outcomes(), history.pass_days()
        seconds = time.process_time() - start

    assert (len(outcomes), len(latest), len(passes)) == (250, 250, 250)
    assert len(days) == 401
    print(f"{seconds:.2f} s of processor time")  # pytest -s -k hundred_thousand shows it
    assert seconds < 1


def fill(history, count, katas=tuple(f"t/k{number}" for number in range(250))):
    """So many attempts at these katas over 400 days, written in one transaction."""
    rows = []
    for number in range(count):
        when = NOON + timedelta(minutes=number * 400 * 24 * 60 // count)
        outcome = "passed" if number % 3 else "failed"
        day = when.date().isoformat()
        rows.append(
            (katas[number % len(katas)], when.isoformat(), outcome, 1, 2, "[]", "[]", "", "", 0.1, "h", day)
        )
    columns = "kata, at, outcome, passed, checks, bugs, diagnosis, behaviour, reason, seconds, source, day"
    sql = f"INSERT INTO attempts ({columns}) VALUES ({', '.join('?' * 12)})"
    history._write(lambda database: database.executemany(sql, rows))


def test_recording_is_quick(path):
    with History.open(path) as history:
        history.record(verdict(), "0", NOON)
        start = time.perf_counter()
        for number in range(50):
            history.record(verdict(), str(number), NOON)
        milliseconds = (time.perf_counter() - start) / 50 * 1000

    assert milliseconds < 50, f"{milliseconds:.1f} ms an attempt"
