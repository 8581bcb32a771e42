"""The report as JSON: the first face. Its shape is data/report.schema.json; a change of shape is a new version."""

import json
from collections.abc import Mapping
from typing import Any

from grader.report.model import Failing, Report, TopicLine
from grader.study import Day, Item, Plan, Readiness

SCHEMA = "deep-learning-katas/report/1"


def report_json(report: Report) -> str:
    """The report as JSON text."""
    return json.dumps(report_fields(report), indent=2, ensure_ascii=False) + "\n"


def report_fields(report: Report) -> dict[str, Any]:
    """The report as what JSON can hold."""
    return {
        "schema": SCHEMA,
        "when": report.when.isoformat(),
        "total": {
            "sum": report.total.sum,
            "possible": report.total.possible,
            "topics": report.total.topics,
            "measured": report.total.measured,
            "band": report.total.band,
        },
        "katas": {"passed": report.passed, "total": report.katas, "attempts": report.attempts},
        "confidence": report.confidence,
        "topics": [_topic(line) for line in report.topics],
        "dependencies": [
            {"from": edge.source, "to": edge.target, "because": edge.because} for edge in report.edges
        ],
        "readiness": [_readiness(company) for company in report.readiness],
        "progress": [
            {"day": point.day.isoformat(), "total": point.total, "passed": point.passed}
            for point in report.progress
        ],
        "next": [_item(item) for item in report.next],
        "plan": plan_fields(report.plan),
        "failing": [_failing(failing) for failing in report.failing],
        "notice": report.notice,
    }


def _topic(line: TopicLine) -> dict[str, Any]:
    return {
        "slug": line.slug,
        "title": line.title,
        "tier": line.tier,
        "score": line.score.score,
        "measured": line.score.measured,
        "rating": line.rating,
        "confidence": line.confidence.value,
        "rungs": [
            {
                "level": int(rung.level),
                "passed": rung.passed,
                "tried": rung.tried,
                "needed": rung.needed,
                "total": rung.total,
                "met": rung.met,
            }
            for rung in line.score.rungs
        ],
        "flags": list(line.score.flags),
        "next_rung": line.score.next_rung,
        "hints": line.hints,
        "solutions_seen": line.solutions_seen,
    }


def _readiness(company: Readiness) -> dict[str, Any]:
    return {
        "company": company.company.slug,
        "name": company.company.name,
        "met": company.met,
        "levels_missing": company.gap,
        "topics": [
            {"slug": topic.slug, "score": topic.score, "asked": topic.asked, "words": topic.words}
            for topic in company.topics
        ],
    }


def plan_fields(plan: Plan) -> dict[str, Any]:
    """The plan as what JSON can hold."""
    return {
        "role": plan.goal.role.slug,
        "company": plan.goal.company.slug if plan.goal.company else None,
        "senior": plan.goal.senior,
        "days": plan.goal.days,
        "hours": plan.goal.hours,
        "minutes": plan.minutes,
        "summary": list(plan.summary),
        "notes": list(plan.notes),
        "topics": [
            {
                "slug": topic.slug,
                "score": topic.score,
                "after": topic.after,
                "asked": topic.asked,
                "katas": topic.katas,
                "minutes": topic.minutes,
                "why": topic.why,
            }
            for topic in plan.topics
        ],
        "weeks": [
            {
                "number": week.number,
                "focus": [stage.focus for stage in week.stages],
                "days": [_day(day) for day in week.days],
            }
            for week in plan.weeks
        ],
        "left_out": [
            {
                "slug": left.slug,
                "after": left.after,
                "target": left.target,
                "katas": list(left.katas),
                "minutes": left.minutes,
            }
            for left in plan.left_out
        ],
    }


def _day(day: Day) -> dict[str, Any]:
    return {"day": day.number, "minutes": day.minutes, "items": [_item(item) for item in day.items]}


def _item(item: Item) -> Mapping[str, Any]:
    fields = {"kind": item.kind.value, "name": item.name, "minutes": item.minutes, "why": item.why}
    return fields | ({"tasks": list(item.tasks)} if item.tasks else {})


def _failing(failing: Failing) -> dict[str, Any]:
    return {
        "kata": failing.kata,
        "file": failing.file,
        "outcome": failing.outcome.value,
        "bugs": list(failing.bugs),
        "diagnosis": list(failing.diagnosis),
        "behaviour": failing.behaviour,
        "reason": failing.reason,
        "attempts": failing.attempts,
        "hints": failing.hints,
        "when": failing.when.isoformat(),
    }
