"""The report's charts: scores beside ratings, readiness by company, progress. Drawn by matplotlib as inline SVG."""

from collections.abc import Sequence

import matplotlib
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.patches import FancyBboxPatch

from grader.report.model import ProgressPoint, Report, TopicLine
from grader.report.svg import PAINT, figure, settings, svg
from grader.study import Readiness

WIDTH = 4.4  # inches: 317 units, so that labels stay readable on a phone
ROW = 0.36


def score_chart(report: Report) -> Markup:
    """A bar per topic for the measured score, a diamond for the learner's own rating."""
    lines = report.topics
    with matplotlib.rc_context(settings()):
        height = ROW * len(lines) + 0.6
        drawing = figure(WIDTH, height)
        axes = drawing.add_axes((0.275, 0.28 / height, 0.70, 1 - 0.58 / height))
        for row, line in enumerate(lines):
            _score_row(axes, row, line)
        axes.set_ylim(len(lines) - 0.4, -0.6)
        axes.set_yticks(range(len(lines)), [line.slug for line in lines])
        axes.set_xlim(0, 5.2)
        axes.set_xticks(range(6), ["", *map(str, range(1, 6))])
        axes.grid(axis="x", linewidth=0.6)
        _legend(axes)
        _bare(axes)
        return svg(drawing, "scores", _scores_in_words(lines))


def _score_row(axes: Axes, row: int, line: TopicLine) -> None:
    score = line.score.score
    colour = PAINT[f"score-{score}"] if line.score.measured else PAINT["none-yet"]
    axes.barh(row, score, height=0.62, color=colour, edgecolor=PAINT["line"], linewidth=0.6, zorder=2)
    words = str(score) if line.score.measured else "not yet"
    axes.text(0.1, row, words, va="center", fontsize=9, zorder=3)
    if line.rating is not None:
        axes.plot(
            line.rating, row, marker="D", markersize=6, color=PAINT["accent"], zorder=4, linestyle="none"
        )


def _legend(axes: Axes) -> None:
    axes.plot([], [], marker="s", markersize=8, color=PAINT["score-4"], linestyle="none", label="measured")
    axes.plot([], [], marker="D", markersize=6, color=PAINT["accent"], linestyle="none", label="own rating")
    axes.legend(
        loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=2, frameon=False, fontsize=9, handletextpad=0.2
    )


def _scores_in_words(lines: Sequence[TopicLine]) -> str:
    return "Score by topic: " + "; ".join(
        f"{line.slug} {line.score.score}" + (f", rated {line.rating}" if line.rating is not None else "")
        for line in lines
    )


def readiness_chart(readiness: Sequence[Readiness]) -> Markup:
    """A cell per topic and company: the score and the level asked, coloured by the levels missing."""
    topics = list(dict.fromkeys(topic.slug for company in readiness for topic in company.topics))
    with matplotlib.rc_context(settings()):
        height = ROW * len(topics) + 0.5
        drawing = figure(WIDTH, height)
        axes = drawing.add_axes((0.225, 0.03 / height, 0.77, 1 - 0.46 / height))
        for column, company in enumerate(readiness):
            for topic in company.topics:
                _cell(axes, column, topics.index(topic.slug), topic.score, topic.asked)
        axes.set_xlim(-0.5, len(readiness) - 0.5)
        axes.set_ylim(len(topics) - 0.5, -0.5)
        axes.set_yticks(range(len(topics)), topics)
        axes.xaxis.tick_top()
        labels = [f"{company.company.short}\n{company.met}/{len(company.topics)}" for company in readiness]
        axes.set_xticks(range(len(readiness)), labels, fontsize=7.5)
        for label in axes.get_xticklabels():
            label.set_color(PAINT["ink"])
        _bare(axes)
        title = "Readiness by company: " + "; ".join(
            f"{company.company.name} {company.met} of {len(company.topics)} topics" for company in readiness
        )
        return svg(drawing, "readiness", title)


def _cell(axes: Axes, column: int, row: int, score: int, asked: int) -> None:
    gap = min(3, max(0, asked - score))
    box = FancyBboxPatch(
        (column - 0.44, row - 0.40),
        0.88,
        0.80,
        boxstyle="round,pad=0,rounding_size=0.12",
        facecolor=PAINT[f"gap-{gap}"],
        edgecolor="none",
    )
    axes.add_patch(box)
    words = f"✓ {asked}" if gap == 0 else f"{score}/{asked}"
    axes.text(column, row, words, ha="center", va="center", fontsize=9.5)


def progress_chart(progress: Sequence[ProgressPoint], possible: int) -> Markup:
    """The total of the scores over the days with attempts."""
    with matplotlib.rc_context(settings()):
        drawing = figure(WIDTH, 2.4)
        axes = drawing.add_axes((0.08, 0.12, 0.88, 0.83))
        days = [date2num(point.day) for point in progress]  # type: ignore[no-untyped-call]
        totals = [point.total for point in progress]
        axes.step(days, totals, where="post", color=PAINT["accent"], linewidth=1.8)
        axes.fill_between(days, totals, step="post", color=PAINT["soft"], linewidth=0)
        axes.plot(days[-1:], totals[-1:], marker="o", markersize=6, color=PAINT["accent"])
        axes.annotate(
            str(totals[-1]), (days[-1], totals[-1]), textcoords="offset points", xytext=(0, 7), ha="center"
        )
        if len(days) == 1:
            axes.set_xlim(days[0] - 1, days[0] + 1)
        axes.set_ylim(0, possible)
        axes.set_yticks(range(0, possible + 1, max(1, possible // 5)))
        locator = AutoDateLocator(minticks=2, maxticks=6)  # type: ignore[no-untyped-call]
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator, show_offset=False))  # type: ignore[no-untyped-call]
        axes.grid(axis="y", linewidth=0.6)
        _bare(axes)
        first, last = progress[0], progress[-1]
        title = (
            f"Total over time: {first.total} on {first.day}, {last.total} of {possible} on {last.day}, "
            f"{last.passed} katas passing"
        )
        return svg(drawing, "progress", title)


def _bare(axes: Axes) -> None:
    """No frame and no tick marks: labels and grid are enough."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0)
    axes.patch.set_visible(False)
    axes.set_axisbelow(True)
