"""From a matplotlib figure to an SVG that takes its colours and its font from the page around it."""

import io
import re
from collections.abc import Mapping
from typing import Any

import matplotlib
from markupsafe import Markup, escape
from matplotlib.figure import Figure

# A colour that stands for a CSS variable: drawn as this hex, written as var(--name).
_NAMES = (
    *("ink", "muted", "line", "accent", "soft"),
    *(f"score-{score}" for score in range(1, 6)),
    *(f"gap-{gap}" for gap in range(4)),
    "none-yet",
)
PAINT: Mapping[str, str] = {name: f"#0b0c{number:02x}" for number, name in enumerate(_NAMES, start=16)}
_SETTINGS = {
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": PAINT["ink"],
    "axes.edgecolor": PAINT["line"],
    "axes.labelcolor": PAINT["ink"],
    "xtick.color": PAINT["line"],
    "ytick.color": PAINT["line"],
    "xtick.labelcolor": PAINT["muted"],
    "ytick.labelcolor": PAINT["ink"],
    "grid.color": PAINT["line"],
}


def figure(width: float, height: float) -> Figure:
    """An empty figure of so many inches, transparent, without a canvas of its own."""
    return Figure(figsize=(width, height), facecolor="none")


def svg(drawing: Figure, name: str, title: str) -> Markup:
    """The figure as an inline SVG element; `name` keeps its ids apart from other charts', `title` describes it."""
    text = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": name, "svg.fonttype": "none"}):
        drawing.savefig(text, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    body = text.getvalue()
    body = body[body.index("<svg") :]
    body = re.sub(r"<metadata>.*?</metadata>", "", body, flags=re.S)
    body = re.sub(r"<!--.*?-->\n?", "", body, flags=re.S)
    body = _paint(_own_ids(body, name))
    return Markup(_describe(body, name, title))  # every label in it was escaped by matplotlib


def settings() -> dict[Any, Any]:
    """What every chart is drawn with."""
    return dict(_SETTINGS)


def _own_ids(body: str, name: str) -> str:
    """
    >>> _own_ids('<g id="a"><use href="#a" style="clip: url(#a)"/></g>', "map")
    '<g id="map-a"><use href="#map-a" style="clip: url(#map-a)"/></g>'
    """
    body = re.sub(r'\bid="', f'id="{name}-', body)
    body = re.sub(r'href="#', f'href="#{name}-', body)
    return body.replace("url(#", f"url(#{name}-")


def _paint(body: str) -> str:
    """
    >>> _paint(f"fill: {PAINT['ink']}")
    'fill: var(--ink)'
    """
    for name, colour in PAINT.items():
        body = body.replace(colour, f"var(--{name})")
    return re.sub(r"font: ([\d.]+px) [^;\"]*", r"font-size: \1; font-family: inherit", body)


def _describe(body: str, name: str, title: str) -> str:
    """Give the element a title that screen readers say, and let its width follow the page."""
    head, rest = body.split(">", 1)
    head = re.sub(r' (width|height)="[^"]*"', "", head)
    return f'{head} role="img" aria-labelledby="{name}-title"><title id="{name}-title">{escape(title)}</title>{rest}'
