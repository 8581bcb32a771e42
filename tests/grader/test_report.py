"""The report: one model, four faces. What a learner wrote is escaped in each."""

import json
import re
import time
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.catalog import Catalog
from grader.history import Attempt, History
from grader.report.build import Snapshot, build_report
from grader.report.html import charts, report_html
from grader.report.ics import plan_ics
from grader.report.json_ import SCHEMA, report_json
from grader.report.map import layout
from grader.report.markdown import escaped, report_markdown
from grader.report.model import Confidence, Edge
from grader.report.terminal import plan_text, report_text
from grader.study import make_plan
from grader.verdict import Outcome
from tests.grader.reports import CATALOG, EVIL, NOW, goal, report_of
from tests.grader.synthetic import PROFILES
from tests.grader.test_history import fill
from tests.grader.test_study import agrees

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("face", "suffix"),
    [(report_json, "json"), (report_markdown, "md"), (lambda report: report_text(report).plain, "txt")],
    ids=["json", "markdown", "terminal"],
)
def test_each_face_is_as_it_was_read(face, suffix):
    agrees(GOLDEN / f"report.{suffix}", face(report_of(aim=goal(days=3, hours=1.0), notice="a notice")))


@pytest.mark.parametrize("profile", PROFILES)
def test_the_json_follows_its_schema(profile):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    schema = json.loads(files("grader").joinpath("data/report.schema.json").read_text(encoding="utf-8"))

    jsonschema.validate(json.loads(report_json(report_of(profile))), schema)

    assert schema["$id"] == schema["properties"]["schema"]["const"] == SCHEMA


def test_what_a_learner_wrote_is_escaped_in_the_page():
    page = report_html(report_of(notice=EVIL))

    assert EVIL not in page
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;document.title" in page


def test_the_page_asks_the_network_for_nothing():
    page = report_html(report_of())
    markup = " ".join(re.findall(r"<[a-z][^>]*>", page))
    addresses = re.findall(r"""(?:src|href|url)\s*[=(]\s*["']?([^"')\s>]+)""", markup)

    assert {address for address in addresses if not address.startswith(("#", "data:"))} == set()
    assert "default-src 'none'" in page


def test_ids_on_the_page_are_its_own():
    page = report_html(report_of())
    ids = re.findall(r'\bid="([^"]+)"', page)
    referred = re.findall(r'(?:href="#|url\(#|aria-labelledby=")([^")]+)', page)

    assert len(ids) == len(set(ids))
    assert set(referred) <= set(ids)


def test_charts_take_their_colours_from_the_page():
    for name, chart in charts(report_of()).items():
        colours = set(re.findall(r"#[0-9a-fA-F]{6}\b", chart))
        assert colours <= {"#ffffff", "#000000"}, name
        assert "var(--ink)" in chart
        assert f'aria-labelledby="{name}-title"' in chart


def test_the_same_report_gives_the_same_page():
    assert report_html(report_of()) == report_html(report_of())


@pytest.mark.parametrize("face", [report_html, report_json, report_markdown, report_text])
def test_a_learner_without_any_attempt_gets_a_report(face):
    nothing = build_report(CATALOG, Snapshot(), goal(), NOW)

    assert face(nothing)
    assert "11 topics" in nothing.headline


@pytest.mark.parametrize("face", [report_html, report_json, report_markdown, report_text])
def test_a_catalog_without_topics_gets_a_report(face):
    assert face(build_report(Catalog(()), Snapshot(), goal(), NOW))


@pytest.mark.parametrize("face", [report_html, report_json, report_markdown, report_text])
def test_two_topics_of_eleven_get_a_report(face):
    catalog = Catalog(CATALOG.topics[4:6])

    assert face(build_report(catalog, Snapshot(), goal(), NOW))


def test_markdown_leaves_no_html_and_no_table_broken():
    text = report_markdown(report_of(notice=EVIL))

    assert "<script" not in text
    assert "<img" not in text


@given(st.text())
def test_escaped_markdown_is_one_line_without_tags(text):
    assert "\n" not in escaped(text)
    assert not re.search("[<>]", escaped(text))


# ---- confidence, progress, what was used


def test_ratings_stand_beside_scores_with_the_mean_gap():
    report = report_of()
    by_slug = {line.slug: line for line in report.topics}
    gaps = [line.gap for line in report.topics if line.gap is not None]

    assert (by_slug["backprop"].rating, by_slug["backprop"].score.score) == (3, 5)
    assert by_slug["backprop"].confidence is Confidence.UNDER
    assert by_slug["distributed"].confidence is Confidence.NOT_MEASURED
    assert by_slug["generative"].confidence is Confidence.NOT_RATED
    assert f"{abs(sum(gaps) / len(gaps)):.1f} " in report.confidence


def test_progress_is_the_total_at_the_end_of_each_day():
    report = report_of()

    assert report.progress[-1].total == report.total.sum
    assert report.progress[-1].passed == report.passed
    assert [point.day for point in report.progress] == sorted(point.day for point in report.progress)


def test_hints_and_solutions_are_counted_by_topic():
    report = report_of()

    assert report.topics[0].hints == 2
    assert sum(line.solutions_seen for line in report.topics) == 1


def test_every_failing_kata_is_listed_with_what_was_found():
    report = report_of()
    expected = [
        kata for kata, outcome in PROFILES["uneven"](CATALOG).items() if outcome in ("failed", "error")
    ]

    assert [failing.kata for failing in report.failing] == expected
    assert {failing.outcome for failing in report.failing} == {Outcome.FAILED, Outcome.ERROR}


# ---- the map


def test_no_two_boxes_of_the_map_meet_and_no_arrow_crosses_a_box():
    report = report_of()
    routes, places = layout([line.slug for line in report.topics], report.edges)

    for one in places:
        for other in places:
            same_row = places[one][1] == places[other][1]
            assert one == other or not same_row or abs(places[one][0] - places[other][0]) >= 1
    for route in routes:
        for place in route[1:-1]:
            near = [slug for slug, (x, y) in places.items() if y == place[1] and abs(x - place[0]) < 1]
            assert near == []


def test_arrows_that_follow_from_others_are_left_out():
    edges = [Edge("a", "b", ""), Edge("b", "c", ""), Edge("a", "c", "")]

    routes, places = layout(["a", "b", "c"], edges)

    assert len(routes) == 2
    assert [places[slug][1] for slug in "abc"] == [0.0, -1.0, -2.0]


# ---- the calendar


def test_the_calendar_has_an_event_for_each_day_with_work():
    icalendar = pytest.importorskip("icalendar")
    plan = make_plan(CATALOG, {}, goal(days=9, hours=1.0))
    text = plan_ics(plan, date(2026, 5, 20), NOW.time(), NOW)
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    busy = [day for day in plan.days if day.items]

    assert len(events) == len(busy)
    for event, day in zip(events, busy, strict=True):
        start, end = event["DTSTART"].dt, event["DTEND"].dt
        assert start.date() == date(2026, 5, 20) + timedelta(days=day.number)
        assert start.tzinfo is None, "a floating time: the same hour wherever the calendar is read"
        assert end - start == timedelta(minutes=day.minutes)
        assert all(kata in str(event["DESCRIPTION"]) for kata in day.katas)
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert max(len(line) for line in text.split(b"\r\n")) <= 75


# ---- the terminal


def test_a_plan_with_a_start_shows_dates():
    text = plan_text(make_plan(CATALOG, {}, goal(days=2)), date(2026, 5, 20)).plain

    assert "DAY 0 Wed 20 May" in text
    assert "DAY 1 Thu 21 May" in text


def test_escape_codes_that_a_learner_wrote_do_not_reach_the_terminal():
    outcomes = {"rnn/derive_1": Outcome.FAILED}
    bad = Attempt("rnn/derive_1", NOW, Outcome.FAILED, 0, 1, reason="\x1b[2Jgone\x07")
    report = build_report(CATALOG, Snapshot(outcomes=outcomes, latest={"rnn/derive_1": bad}), goal(), NOW)

    assert not set("\x1b\x07") & set(report_text(report).plain)


# ---- speed


def test_a_report_over_a_hundred_thousand_attempts_takes_a_second(tmp_path):
    with History.open(tmp_path / "history.db") as history:
        fill(history, 100_000, list(CATALOG.katas))
        start = time.process_time()
        report = build_report(CATALOG, Snapshot.of(history), goal(), NOW)
        seconds = time.process_time() - start

    assert report.attempts == 100_000
    print(f"{seconds:.2f} s of processor time")  # pytest -s -k hundred_thousand shows it
    assert seconds < 1
