"""The report as Markdown: the same model, for notes, issues and a mentor."""

import re
from collections.abc import Iterable, Sequence

from grader.report.model import Failing, Report, TopicLine
from grader.study import Day, Item, Kind, Plan, Week
from grader.study.words import count, duration


def report_markdown(report: Report) -> str:
    """The report as Markdown text."""
    parts = [
        f"# Katas: {report.total.sum} of {report.total.possible}",
        f"{report.when:%d %B %Y}. {escaped(report.headline)}. "
        f"{report.passed} of {count(report.katas, 'kata')} pass, after {count(report.attempts, 'attempt')}.",
        *([f"> {escaped(report.notice)}"] if report.notice else []),
        "## Next",
        bullets(f"`{item.name}` ({item.minutes} min): {item.why}" for item in report.next)
        or "Nothing is left.",
        "## Scores",
        table(("Topic", "Score", "Own rating", "Katas", "Next rung", "To know"), map(_topic, report.topics)),
        f"{report.confidence}.",
        "## Readiness by company",
        bullets(company.sentence for company in report.readiness),
        plan_markdown(report.plan),
        "## Dependency map",
        bullets(f"{edge.source} before {edge.target}: {edge.because}" for edge in report.edges),
        "## Progress",
        table(("Day", "Total", "Katas passing"), ((p.day, p.total, p.passed) for p in report.progress)),
        "## Failing katas",
        "\n\n".join(map(_failing, report.failing)) or "No kata's latest attempt fails.",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def plan_markdown(plan: Plan) -> str:
    """The plan alone."""
    parts = [
        f"## Plan: {plan.goal.aim}",
        f"{count(plan.goal.days, 'day')} of {plan.goal.hours:g} h.",
        bullets(plan.summary),
        bullets(f"**{topic.title}**: {topic.why}" for topic in plan.topics),
        *map(_week, plan.weeks),
        bullets(f"Left out: {left.sentence}" for left in plan.left_out),
        bullets(plan.notes),
    ]
    return "\n\n".join(part for part in parts if part)


def escaped(text: str) -> str:
    """Text that Markdown and HTML leave as it is, on one line.

    >>> escaped("a <b> | *c*")
    'a &lt;b&gt; \\\\| \\\\*c\\\\*'
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\\\`*_{}\[\]|#!~])", r"\\\1", " ".join(text.split()))


def bullets(sentences: Iterable[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """
    >>> print(table(("a", "b"), [(1, 2)]))
    | a | b |
    | --- | --- |
    | 1 | 2 |
    """
    lines = [heads, ["---"] * len(heads), *rows]
    if len(lines) == 2:
        return ""
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _topic(line: TopicLine) -> Sequence[object]:
    score = line.score
    shown = str(score.score) if score.measured else "not measured"
    rating = f"{line.rating} ({line.confidence.value})" if line.rating is not None else "–"
    used = [count(line.hints, "hint") + " used"] * bool(line.hints)
    seen = [count(line.solutions_seen, "solution") + " seen"] * bool(line.solutions_seen)
    know = "; ".join([*score.flags, *used, *seen])
    return (line.title, shown, rating, f"{score.passed} of {score.total}", score.next_rung or "–", know)


def _week(week: Week) -> str:
    focus = bullets(f"{', '.join(stage.topics)}: {stage.focus}" for stage in week.stages)
    days = [_day(day) for day in week.days if day.items]
    return "\n\n".join(
        part for part in (f"### Week {week.number} ({duration(week.minutes)})", focus, *days) if part
    )


def _day(day: Day) -> str:
    return f"**Day {day.number}** ({duration(day.minutes)})\n\n" + bullets(_item(item) for item in day.items)


def _item(item: Item) -> str:
    if item.kind is Kind.CHECKPOINT:
        return f"{item.minutes} min, checkpoint from memory: {'; '.join(item.tasks)}"
    again = "again " if item.kind is Kind.REVIEW else ""
    return f"{item.minutes} min, {again}`{item.name}`: {item.why}"


def _failing(failing: Failing) -> str:
    found = [escaped(sentence) for sentence in failing.diagnosis]
    shown = [escaped(text) for text in (failing.behaviour, failing.reason) if text]
    return bullets(
        [f"**{failing.outcome.label}** `{failing.kata}`", *(f"  {text}" for text in found + shown)]
    )
