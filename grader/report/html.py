"""The report as one HTML file: no network, light and dark, phone and paper. Whatever a learner wrote is escaped."""

from datetime import timedelta
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from grader.report.charts import progress_chart, readiness_chart, score_chart
from grader.report.map import map_chart
from grader.report.model import Report
from grader.study.words import duration


def report_html(report: Report) -> str:
    """The report as HTML text."""
    return _template().render(
        report=report,
        band=capital(report.total.band),
        confidence=capital(report.confidence),
        scale=" · ".join(f"{level} {words}" for level, words in sorted(report.scale.items())),
        charts=charts(report),
        start=report.when.date(),
        one_day=timedelta(days=1),
        duration=duration,
    )


def charts(report: Report) -> dict[str, Markup]:
    """Each chart by name; one without data is empty."""
    nothing = Markup("")
    return {
        "scores": score_chart(report) if report.topics else nothing,
        "readiness": readiness_chart(report.readiness)
        if any(c.topics for c in report.readiness)
        else nothing,
        "map": map_chart(report.topics, report.edges) if report.topics else nothing,
        "progress": progress_chart(report.progress, report.total.possible) if report.progress else nothing,
    }


def capital(sentence: str) -> str:
    """
    >>> capital("the full section, from GELU on")
    'The full section, from GELU on'
    """
    return sentence[:1].upper() + sentence[1:]


@cache
def _template() -> Template:
    page = files("grader").joinpath("data/report.html.j2").read_text(encoding="utf-8")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(page)
