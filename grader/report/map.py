"""The dependency map: topics in layers, laid out by networkx, coloured by score."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import matplotlib
import networkx as nx
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path as Curve

from grader.report.model import Edge, TopicLine
from grader.report.svg import PAINT, figure, settings, svg

WIDTH, ROW = 4.4, 0.66  # inches
BOX_WIDTH, BOX_HEIGHT = 1.5, 0.36
SPREAD = 1.7  # inches between two boxes of a layer

Place = tuple[float, float]
Passing = tuple[str, str, int]  # an arrow from, to, in the layer that it passes
Node = str | Passing


def map_chart(lines: Sequence[TopicLine], edges: Sequence[Edge]) -> Markup:
    """The topics with an arrow to each that builds on them; arrows that follow from others are left out."""
    routes, places = layout([line.slug for line in lines], edges)
    layers = round(-min((y for _, y in places.values()), default=0)) + 1
    with matplotlib.rc_context(settings()):
        drawing = figure(WIDTH, layers * ROW)
        axes = drawing.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(-WIDTH / 2, WIDTH / 2)
        axes.set_ylim((0.5 - layers) * ROW, 0.5 * ROW)
        for route in routes:
            _arrow(axes, [(x * SPREAD, y * ROW) for x, y in route])
        for line in lines:
            x, y = places[line.slug]
            _box(axes, (x * SPREAD, y * ROW), line)
        return svg(drawing, "map", _in_words(lines, edges))


def layout(topics: Sequence[str], edges: Sequence[Edge]) -> tuple[list[list[Place]], Mapping[str, Place]]:
    """Where each topic stands, and the way of each arrow that follows from no others.

    A layer is a topological generation; an arrow that passes a layer gets a place of its own in it.
    """
    graph = nx.DiGraph()
    graph.add_nodes_from(topics)
    graph.add_edges_from((edge.source, edge.target) for edge in edges)
    layer = {topic: depth for depth, layer in enumerate(nx.topological_generations(graph)) for topic in layer}
    ways = [_way(source, target, layer) for source, target in nx.transitive_reduction(graph).edges]
    layered = nx.DiGraph()
    for node in [*topics, *(node for way in ways for node in way[1:-1])]:
        layered.add_node(node, subset=layer[node] if isinstance(node, str) else node[2])
    layered.add_edges_from(step for way in ways for step in pairwise(way))
    places = _spread(layered)
    return [[places[node] for node in way] for way in ways], {topic: places[topic] for topic in topics}


def _way(source: str, target: str, layer: Mapping[str, int]) -> list[Node]:
    """The nodes that an arrow passes: its ends, and one stand-in for each layer between them."""
    passed = [(source, target, depth) for depth in range(layer[source] + 1, layer[target])]
    return [source, *passed, target]


def _spread(layered: "nx.DiGraph") -> dict[Node, Place]:
    """Multipartite layout, each layer ordered by where its arrows come from, one unit between neighbours."""
    ordered = nx.DiGraph()
    position: dict[Node, float] = {}
    for depth in sorted({depth for _, depth in layered.nodes(data="subset")}):
        layer = [node for node, own in layered.nodes(data="subset") if own == depth]
        layer.sort(key=lambda node: _middle(position, layered.predecessors(node)))
        for number, node in enumerate(layer):
            position[node] = number - (len(layer) - 1) / 2
            ordered.add_node(node, subset=depth)
    if not ordered:
        return {}
    rows = nx.multipartite_layout(ordered, align="horizontal")
    depths = {y: -row for row, y in enumerate(sorted({round(y, 6) for _, y in rows.values()}))}
    return {node: (position[node], float(depths[round(y, 6)])) for node, (_, y) in rows.items()}


def _middle(position: Mapping[Node, float], nodes: Iterable[Node]) -> float:
    found = [position[node] for node in nodes]
    return sum(found) / len(found) if found else 0.0


def _arrow(axes: Axes, route: Sequence[Place]) -> None:
    """A smooth line from the lower edge of a box to the upper edge of another, through the places between."""
    (x, y), *between, (end_x, end_y) = route
    points = [(x, y - BOX_HEIGHT / 2), *between, (end_x, end_y + BOX_HEIGHT / 2 + 0.02)]
    vertices, codes = [points[0]], [Curve.MOVETO]
    for (from_x, from_y), (to_x, to_y) in pairwise(points):
        half = (from_y + to_y) / 2
        vertices += [(from_x, half), (to_x, half), (to_x, to_y)]
        codes += [Curve.CURVE4] * 3
    axes.add_patch(
        FancyArrowPatch(
            path=Curve(vertices, codes),
            arrowstyle="-|>,head_length=4,head_width=2",
            color=PAINT["muted"],
            linewidth=1.1,
        )
    )


def _box(axes: Axes, place: Place, line: TopicLine) -> None:
    x, y = place
    colour = PAINT[f"score-{line.score.score}"] if line.score.measured else PAINT["none-yet"]
    axes.add_patch(
        FancyBboxPatch(
            (x - BOX_WIDTH / 2, y - BOX_HEIGHT / 2),
            BOX_WIDTH,
            BOX_HEIGHT,
            boxstyle="round,pad=0,rounding_size=0.08",
            facecolor=colour,
            edgecolor=PAINT["line"],
            linewidth=0.8,
        )
    )
    axes.text(x - BOX_WIDTH / 2 + 0.1, y, line.slug, va="center", fontsize=10)
    score = str(line.score.score) if line.score.measured else "–"
    axes.text(x + BOX_WIDTH / 2 - 0.1, y, score, va="center", ha="right", fontsize=10, fontweight="bold")


def _in_words(lines: Sequence[TopicLine], edges: Sequence[Edge]) -> str:
    return (
        f"Dependency map of {len(lines)} topics with {len(edges)} dependencies, coloured by score; "
        "the table below lists them all"
    )
