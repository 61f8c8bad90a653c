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
from kg.view.data import Page
from kg.view.labels import bounds, plain, text_width, wrap
from kg.view.layout import Point, place_around, place_nodes, rank_nodes

READABLE = 400  # nodes that a page opens with at most
_LINE_FONT = 11
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
    positions, order, labels = _lay_out(page)
    for i, node in enumerate(page.nodes):
        family = page.look.families[node.family]
        x, y = positions[i]
        network.add_node(
            i, label="\n".join(labels[i]), shape=family.shape, group=family.key, size=_size(page, i), x=x, y=y
        )
    for i, (link, bend) in enumerate(zip(page.links, _bends(page), strict=True)):
        label = plain(page.words(link.name)[0])
        if link.name == "=Position":
            label = wrap(page.nodes[link.via].label, 24, 1)[0]
        network.add_edge(link.a, link.b, id=i, label=label, **bend)
    script, style = bundle_modules(), read_asset("page.css")
    network.templateEnv = Environment(loader=FunctionLoader(_template), autoescape=True)
    network.templateEnv.globals |= {
        "policy": policy([read_vis_network(), script], [style]),
        "vis_network": read_vis_network(),
        "script": script,
        "style": style,
        "data": to_json_block(page.to_json() | {"title": title, "order": order, "readable": READABLE, "about": about}),
        "world": to_json_block(json.loads(read_asset("world.json"))),
        "json_block": to_json_block,
        "about": about,
    }
    network.path = "page.html"
    return network.generate_html("page.html"), min(READABLE, len(order))


def _template(name: str) -> str:
    return files("kg.view").joinpath("templates", name).read_text(encoding="utf-8")


def _size(page: Page, i: int) -> int:
    return page.look.families[page.nodes[i].family].size


def _label(page: Page, i: int) -> list[str]:
    """The lines below a node: its name, and how many were killed and hurt."""
    node = page.nodes[i]
    lines = wrap(node.label, 24 if node.note else 20)
    return lines + ([node.note] if node.note else [])


def _bends(page: Page) -> list[dict[str, Any]]:
    """Curve lines that join the same two nodes, each by another amount, so that they can be told apart."""
    together: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, link in enumerate(page.links):
        together[min(link.a, link.b), max(link.a, link.b)].append(i)
    bends: list[dict[str, Any]] = [{} for _ in page.links]
    for (low, _), ids in together.items():
        for step, i in enumerate(ids if len(ids) > 1 else []):
            amount = 0.22 * (step - (len(ids) - 1) / 2)
            if page.links[i].a != low:
                amount = -amount
            kind = "curvedCW" if amount > 0 else "curvedCCW"
            bends[i] = {"smooth": {"enabled": True, "type": kind, "roundness": round(abs(amount), 3)}}
    return bends


def _lay_out(page: Page) -> tuple[list[Point], list[int], list[list[str]]]:
    """The position of every node, the order in which a part of the graph is chosen, and the drawn labels."""
    labels = [_label(page, i) for i in range(len(page.nodes))]
    network = nx.Graph()
    network.add_nodes_from(i for i, n in enumerate(page.nodes) if not n.fold)
    lines = [k for k in page.links if not page.nodes[k.a].fold and not page.nodes[k.b].fold]
    network.add_edges_from((k.a, k.b) for k in lines)
    main = [i for i, f in enumerate(page.look.families) if f.key == "attack"]
    weight = Counter(end for k in lines for end in (k.a, k.b))
    first = sorted(network, key=lambda i: (page.nodes[i].family not in main, -weight[i], i))
    order = rank_nodes(network, first)
    shown = network.subgraph(order[:READABLE]).copy()
    boxes = {i: bounds(labels[i], _size(page, i)) for i in shown}
    line_boxes = {}
    for k in lines:
        if k.a in boxes and k.b in boxes:
            half = text_width(page.words(k.name)[0], _LINE_FONT) / 2 + 3
            many = sum(1 for o in lines if {o.a, o.b} == {k.a, k.b}) if len(lines) < 200 else 1
            line_boxes[min(k.a, k.b), max(k.a, k.b)] = (-half, -8.0 * many, half, 8.0 * many)
    points = place_nodes(shown, boxes, order[0], line_boxes) if order else {}
    points = place_around(network, points, order[READABLE:])
    for k in page.links:  # what a line stands for would lie half-way along it
        if k.via >= 0 and k.a in points and k.b in points:
            (ax, ay), (bx, by) = points[k.a], points[k.b]
            points.setdefault(k.via, (round((ax + bx) / 2), round((ay + by) / 2 + 30)))
    hidden = [i for i in range(len(page.nodes)) if i not in points]
    whole = nx.Graph([(k.a, k.b) for k in page.links])
    whole.add_nodes_from(range(len(page.nodes)))
    points = place_around(whole, points, hidden)
    return [points[i] for i in range(len(page.nodes))], order, labels
