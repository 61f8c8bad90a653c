"""Places nodes on the plane, once, when the page is built.

In: the boxes of nodes and the links between them.  Out: whole-number positions, the same on every run.
Small drawings are laid out by stress majorization with stochastic gradient descent (Zheng, Pawar and Goodman,
"Graph Drawing by Stochastic Gradient Descent", IEEE TVCG 2019), then boxes that overlap are pushed apart; what a
large graph holds beyond that is set around it.  This room must never know what a node means.
"""

from __future__ import annotations

import heapq
import math
import random
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from kg.view.polish import Box, Line, Point, polish

__all__ = ["Box", "Line", "Point", "place_around", "place_nodes", "rank_nodes"]

_RATIO = 1.45  # of width to height: screens are wide, and so are labels
_GAP = 8.0
_ROUNDS = 200
_POLISHED = 120  # nodes; above that, lines are not named and boxes only pushed apart


def rank_nodes(network: nx.Graph, first: Sequence[int]) -> list[int]:
    """Order nodes so that every beginning of the list is a connected part with many links.

    Begins at ``first[0]``, goes on with the neighbour of most links, and with the next component when one is used up.
    """
    order: list[int] = []
    seen: set[int] = set()
    for start in first:
        frontier = [(-network.degree(start), start)] if start not in seen else []
        seen.add(start)
        while frontier:
            _, node = heapq.heappop(frontier)
            order.append(node)
            for other in network[node]:
                if other not in seen:
                    seen.add(other)
                    heapq.heappush(frontier, (-network.degree(other), other))
    return order


def place_nodes(boxes: dict[int, Box], lines: Sequence[Line], centre: int) -> dict[int, Point]:
    """Place the nodes of ``boxes``: components side by side, the one of ``centre`` first."""
    network = nx.Graph()
    network.add_nodes_from(boxes)
    for line in lines:
        if not network.has_edge(line.a, line.b) or not line.long:
            network.add_edge(line.a, line.b, long=line.long)
    components = [sorted(c) for c in nx.connected_components(network)]
    components.sort(key=lambda c: (centre not in c, -len(c), c))
    placed: list[dict[int, Point]] = []
    for nodes in components:
        part = nx.Graph(network.subgraph(nodes))
        middle = centre if centre in part else max(nodes, key=lambda n: (part.degree(n), -n))
        points = _stress(part, nodes, middle)
        _push_apart(points, boxes)
        if 1 < len(nodes) <= _POLISHED:
            polish(points, boxes, [line for line in lines if line.a in points], _RATIO, middle)
            _push_apart(points, boxes)
        placed.append(points)
    return {n: (round(x), round(y)) for n, (x, y) in _pack(placed, boxes).items()}


def place_around(
    network: nx.Graph, placed: dict[int, Point], rest: Iterable[int], cell: Point = (150, 90)
) -> dict[int, Point]:
    """Place ``rest`` outside what is ``placed``, each in a free cell near a neighbour; no two share a cell."""
    edge_x = max((math.ceil(abs(x) / cell[0]) for x, _ in placed.values()), default=0) + 1
    edge_y = max((math.ceil(abs(y) / cell[1]) for _, y in placed.values()), default=0) + 1
    points = dict(placed)
    ring: deque[tuple[float, tuple[int, int]]] = deque()
    radius = 0
    for node in rest:
        if not ring:
            radius += 1
            ring = deque(_ring(edge_x + radius, edge_y + radius))
        near = next((points[o] for o in sorted(network[node]) if o in points), (0.0, 0.0))
        angle = math.atan2(near[1] / edge_y, near[0] / edge_x)
        # the free cell whose direction is nearest, of a few ahead: the ring turns as it is used up
        best = min(range(min(len(ring), 256)), key=lambda i: abs(_turn(ring[i][0] - angle)))
        ring.rotate(-best)
        x, y = ring.popleft()[1]
        points[node] = (x * cell[0], y * cell[1])
    return points


def _ring(a: int, b: int) -> list[tuple[float, tuple[int, int]]]:
    """The cells on the rim of a rectangle of half sides ``a`` and ``b`` with their direction, once round."""
    top = [(x, -b) for x in range(-a, a)]
    right = [(a, y) for y in range(-b, b)]
    cells = top + right + [(-x, b) for x, _ in top] + [(-a, -y) for _, y in right]
    return [(math.atan2(y / b, x / a), (x, y)) for x, y in cells]


def _turn(angle: float) -> float:
    return (angle + math.pi) % (2 * math.pi) - math.pi


def _stress(network: nx.Graph, nodes: list[int], middle: int) -> dict[int, Point]:
    """Positions whose distances fit the lengths of paths, ``middle`` at the origin, the long side across."""
    if len(nodes) == 1:
        return {middle: (0.0, 0.0)}

    degree: dict[int, int] = dict(network.degree)

    def length(a: int, b: int, edge: dict[str, bool]) -> float:
        return (70.0 + 9 * min(max(degree[a], degree[b]), 24)) * (1.25 if edge["long"] else 1)

    distance = dict(nx.all_pairs_dijkstra_path_length(network, weight=length))
    around = list(nx.bfs_tree(network, middle, sort_neighbors=sorted))
    x, y = {}, {}
    for i, n in enumerate(around):  # breadth first keeps the neighbours of one node side by side
        angle = 2 * math.pi * i / len(around)
        x[n], y[n] = distance[middle][n] * math.cos(angle), distance[middle][n] * math.sin(angle)
    pairs = [(a, b, distance[a][b]) for i, a in enumerate(nodes) for b in nodes[i + 1 :]]
    shuffle = random.Random(7)
    longest, shortest = max(d for _, _, d in pairs), min(d for _, _, d in pairs)
    rounds = 60 if len(nodes) <= 150 else 15
    for step in range(rounds):
        rate = longest**2 * (0.1 * shortest**2 / longest**2) ** (step / (rounds - 1))
        shuffle.shuffle(pairs)
        for a, b, d in pairs:
            dx, dy = x[a] - x[b], y[a] - y[b]
            now = math.sqrt(dx * dx + dy * dy) or 1e-6
            move = min(1.0, rate / (d * d)) * (now - d) / (2 * now)
            dx, dy = dx * move, dy * move
            x[a] -= dx
            y[a] -= dy
            x[b] += dx
            y[b] += dy
    return _widen({n: (x[n] - x[middle], y[n] - y[middle]) for n in nodes})


def _widen(points: dict[int, Point]) -> dict[int, Point]:
    """Turn the longest direction to the horizontal and give the whole the ratio of a screen."""
    mean_x = sum(x for x, _ in points.values()) / len(points)
    mean_y = sum(y for _, y in points.values()) / len(points)
    xx = sum((x - mean_x) ** 2 for x, _ in points.values())
    yy = sum((y - mean_y) ** 2 for _, y in points.values())
    xy = sum((x - mean_x) * (y - mean_y) for x, y in points.values())
    angle = -math.atan2(2 * xy, xx - yy) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    turned = {n: (x * cos - y * sin, x * sin + y * cos) for n, (x, y) in points.items()}
    wide, high = (max(p[i] for p in turned.values()) - min(p[i] for p in turned.values()) for i in (0, 1))
    stretch = min(1.6, max(0.7, math.sqrt(_RATIO * max(high, 1) / max(wide, 1))))
    return {n: (x * stretch, y / stretch) for n, (x, y) in turned.items()}


def _push_apart(points: dict[int, Point], boxes: dict[int, Box]) -> None:
    """Move nodes until no two of their boxes overlap."""
    nodes = sorted(points)
    reach = max(max(boxes[n][2] - boxes[n][0], boxes[n][3] - boxes[n][1]) for n in nodes) + _GAP
    for _ in range(_ROUNDS):
        calm = True
        for i, j in _near([points[n] for n in nodes], reach):
            a, b = nodes[i], nodes[j]
            (ax, ay), (bx, by) = points[a], points[b]
            right = min(ax + boxes[a][2] - bx - boxes[b][0], bx + boxes[b][2] - ax - boxes[a][0]) + _GAP
            down = min(ay + boxes[a][3] - by - boxes[b][1], by + boxes[b][3] - ay - boxes[a][1]) + _GAP / 2
            if right <= 0.5 or down <= 0.5:
                continue
            calm = False
            x = right / 2 * (1 if ax >= bx else -1) if right < down * 1.3 else 0.0
            y = down / 2 * (1 if ay >= by else -1) if not x else 0.0
            points[a], points[b] = (ax + x, ay + y), (bx - x, by - y)
        if calm:
            return


def _near(middles: list[Point], reach: float) -> Iterator[tuple[int, int]]:
    """Pairs that may overlap, by a grid of cells as wide as the widest box."""
    cells: dict[tuple[int, int], list[int]] = {}
    for i, (x, y) in enumerate(middles):
        cells.setdefault((int(x // reach), int(y // reach)), []).append(i)
    for (cx, cy), inside in sorted(cells.items()):
        around = [j for dx in (-1, 0, 1) for dy in (-1, 0, 1) for j in cells.get((cx + dx, cy + dy), [])]
        for i in inside:
            yield from ((i, j) for j in around if i < j)


def _pack(parts: list[dict[int, Point]], boxes: dict[int, Box]) -> dict[int, Point]:
    """The first part stays where it is; the others fill rows below it."""
    if not parts:
        return {}
    points = dict(parts[0])
    left, _, right, bottom = _frame(parts[0], boxes)
    x, y, row = left, bottom + 40, 0.0
    for part in parts[1:]:
        a, b, c, d = _frame(part, boxes)
        if x > left and x + c - a > max(right, left + 900):
            x, y, row = left, y + row + 30, 0.0
        for n, (px, py) in part.items():
            points[n] = (px - a + x, py - b + y)
        x, row = x + c - a + 40, max(row, d - b)
    return points


def _frame(points: dict[int, Point], boxes: dict[int, Box]) -> Box:
    return (
        min(x + boxes[n][0] for n, (x, _) in points.items()),
        min(y + boxes[n][1] for n, (_, y) in points.items()),
        max(x + boxes[n][2] for n, (x, _) in points.items()),
        max(y + boxes[n][3] for n, (_, y) in points.items()),
    )
