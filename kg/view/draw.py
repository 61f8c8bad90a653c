"""Draws a page: positions by :mod:`kg.view.layout`, the network by pyvis, the whole by a template.

In: a :class:`kg.view.data.Page`.  Out: HTML.  This room must never read RDF.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from importlib.resources import files
from typing import Any

import networkx as nx
from jinja2 import Environment, FunctionLoader
from pyvis.network import Network

from kg.view.bundle import bundle_modules, policy, read_asset, read_vis_network, to_json_block
from kg.view.data import Link, Node, Page
from kg.view.labels import bounds, plain, text_width, wrap
from kg.view.layout import Line, Point, place_around, place_nodes, rank_nodes

READABLE = 400  # nodes that a page opens with at most
LABELLED = 140  # lines that are named at once; with more, only those of the selected node are
_LINE_FONT = 11
_ARROW = 13  # the length of an arrow's head, as vis-network draws it at a scale of 0.55
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hover": True, "multiselect": True, "keyboard": False, "tooltipDelay": 0},
}


class _Ids(list[int]):
    """A list that answers ``in`` at once: pyvis asks it for every node and both ends of every edge."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[int] = set()

    def append(self, item: int) -> None:
        self._known.add(item)
        super().append(item)

    def __contains__(self, item: object) -> bool:
        return item in self._known


def draw_page(page: Page, *, title: str, about: dict[str, str | None]) -> tuple[str, int]:
    """Render the page; returns its HTML and the number of nodes that it opens with."""
    network = Network(height="100%", width="100%", directed=True, heading=title, cdn_resources="in_line")
    network.node_ids = _Ids()
    network.options = _OPTIONS
    bends = _bends(page)
    positions, order, labels = _lay_out(page, bends)
    for i, node in enumerate(page.nodes):
        family = page.look.families[node.family]
        x, y = positions[i]
        network.add_node(
            i, label="\n".join(labels[i]), shape=family.shape, size=family.size, x=x, y=y, group=family.key
        )
    for i, (link, bend) in enumerate(zip(page.links, bends, strict=True)):
        smooth = {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
        network.add_edge(link.a, link.b, id=i, label=_line_label(page, link), **({"smooth": smooth} if bend else {}))
    script, style = bundle_modules(), read_asset("page.css")
    network.templateEnv = Environment(loader=FunctionLoader(_template), autoescape=True)
    network.templateEnv.globals |= {
        "policy": policy([read_vis_network(), script], [style]),
        "vis_network": read_vis_network(),
        "script": script,
        "style": style,
        "data": to_json_block(
            page.to_json()
            | {"title": title, "order": order, "readable": READABLE, "labelled": LABELLED, "about": about}
        ),
        "world": to_json_block(json.loads(read_asset("world.json"))),
        "json_block": to_json_block,
        "about": about,
    }
    network.path = "page.html"
    return network.generate_html("page.html"), min(READABLE, len(order))


def _template(name: str) -> str:
    return files("kg.view").joinpath("templates", name).read_text(encoding="utf-8")


def _label(node: Node) -> list[str]:
    """The lines below a node: its name, and how many were killed and hurt."""
    name = node.label[:1].upper() + node.label[1:]
    lines = wrap(name, 22 if node.note else 18)
    return lines + ([node.note] if node.note else [])


def _line_label(page: Page, link: Link) -> str:
    """What is written on a line: the relation, or the office that a position is."""
    if link.name != "=Position":
        return plain(page.words(link.name)[0])
    titles = [
        f.value[0]
        for f in map(page.facts.__getitem__, link.facts)
        if f.relation == "title" and f.value != link.a and not isinstance(f.value, int)
    ]
    return wrap(titles[0] if titles else page.words(link.name)[0], 24, 1)[0]


def _bends(page: Page) -> list[float]:
    """How far each line is curved: those that join the same two nodes differ, so that they can be told apart."""
    together: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, link in enumerate(page.links):
        together[min(link.a, link.b), max(link.a, link.b)].append(i)
    bends = [0.0] * len(page.links)
    for (low, _), ids in together.items():
        for step, i in enumerate(ids):
            amount = round(0.24 * (step - (len(ids) - 1) / 2), 3)
            bends[i] = amount if page.links[i].a == low else -amount
    return bends


def _lay_out(page: Page, bends: list[float]) -> tuple[list[Point], list[int], list[list[str]]]:
    """The position of every node, the order in which a part of the graph is chosen, and the drawn labels."""
    labels = [_label(node) for node in page.nodes]
    network = nx.Graph()
    network.add_nodes_from(i for i, n in enumerate(page.nodes) if not n.fold)
    shown = [i for i, k in enumerate(page.links) if not page.nodes[k.a].fold and not page.nodes[k.b].fold]
    network.add_edges_from((page.links[i].a, page.links[i].b) for i in shown)
    main = [i for i, f in enumerate(page.look.families) if f.key == "attack"]
    weight = Counter(end for i in shown for end in (page.links[i].a, page.links[i].b))
    order = rank_nodes(network, sorted(network, key=lambda i: (page.nodes[i].family not in main, -weight[i], i)))
    boxes = {i: bounds(labels[i], page.look.families[page.nodes[i].family].size) for i in sorted(order[:READABLE])}
    shown = [i for i in shown if page.links[i].a in boxes and page.links[i].b in boxes]
    lines = []
    for i in shown:
        link = page.links[i]
        quiet = link.name in page.look.quiet
        half = text_width(_line_label(page, link), _LINE_FONT) / 2 + 2
        label = (-half, -8.0, half, 8.0) if len(shown) <= LABELLED and not quiet else None
        tip = page.look.families[page.nodes[link.b].family].size * 1.1 + _ARROW
        lines.append(Line(link.a, link.b, bends[i], tip, label, quiet))
    points = place_nodes(boxes, lines, order[0]) if order else {}
    points = place_around(network, points, order[READABLE:])
    for k in page.links:  # what a line stands for would lie half-way along it
        if k.via >= 0 and k.a in points and k.b in points:
            (ax, ay), (bx, by) = points[k.a], points[k.b]
            points.setdefault(k.via, (round((ax + bx) / 2), round((ay + by) / 2 + 30)))
    whole = nx.Graph([(k.a, k.b) for k in page.links])
    whole.add_nodes_from(range(len(page.nodes)))
    points = place_around(whole, points, [i for i in whole if i not in points])
    return [points[i] for i in range(len(page.nodes))], order, labels
