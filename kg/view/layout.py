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
from collections.abc import Iterable, Sequence

import networkx as nx

Box = tuple[float, float, float, float]
Point = tuple[float, float]
_STRETCH = 1.5  # screens are wide, and so are labels
_GAP = 10.0
_MOST_LABELLED = 110  # boxes of line labels take part below this many links; the page shows them below it too


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


def place_nodes(
    network: nx.Graph, boxes: dict[int, Box], centre: int, labels: dict[tuple[int, int], Box]
) -> dict[int, Point]:
    """Place the nodes of ``network``: components side by side, the one of ``centre`` first.

    ``boxes`` and ``labels`` (of lines, by their ends) are (left, top, right, bottom) around their middle, in pixels.
    """
    components = sorted(
        (sorted(c) for c in nx.connected_components(network)), key=lambda c: (centre not in c, -len(c), c)
    )
    placed: list[dict[int, Point]] = []
    for nodes in components:
        part = network.subgraph(nodes)
        middle = centre if centre in part else max(nodes, key=lambda n: (part.degree(n), -n))
        points = _stress(part, nodes, middle)
        _push_apart(points, boxes, {ends: box for ends, box in labels.items() if ends[0] in points})
        placed.append(points)
    return {n: (round(x), round(y)) for n, (x, y) in _pack(placed, boxes).items()}


def place_around(
    network: nx.Graph, placed: dict[int, Point], rest: Iterable[int], cell: Point = (150, 90)
) -> dict[int, Point]:
    """Place ``rest`` outside what is ``placed``, each in a free cell near a neighbour; no two share a cell."""
    taken = {(round(x / cell[0]), round(y / cell[1])) for x, y in placed.values()}
    edge_x = max((abs(c[0]) for c in taken), default=0) + 1
    edge_y = max((abs(c[1]) for c in taken), default=0) + 1
    points = dict(placed)
    rings: dict[int, deque[tuple[int, int]]] = {}
    radius = 1
    for node in rest:
        near = next((points[o] for o in sorted(network[node]) if o in points), None)
        angle = math.atan2(near[1] / edge_y, near[0] / edge_x) if near else 0.0
        spot = None
        while spot is None:
            ring = rings.get(radius)
            if ring is None:
                ring = rings[radius] = deque(_ring(edge_x + radius, edge_y + radius))
            if not ring:
                radius += 1
                continue
            # the free cell of the innermost ring whose direction is nearest to the neighbour's
            spot = min(list(ring)[:64], key=lambda c: abs(_turn(math.atan2(c[1] / edge_y, c[0] / edge_x) - angle)))
            ring.remove(spot)
        points[node] = (spot[0] * cell[0], spot[1] * cell[1])
    return points


def _ring(a: int, b: int) -> list[tuple[int, int]]:
    """The cells on the rim of a rectangle of half sides ``a`` and ``b``, once round."""
    top = [(x, -b) for x in range(-a, a)]
    right = [(a, y) for y in range(-b, b)]
    return top + right + [(-x, b) for x, _ in top] + [(-a, -y) for _, y in right]


def _turn(angle: float) -> float:
    return (angle + math.pi) % (2 * math.pi) - math.pi


def _stress(network: nx.Graph, nodes: list[int], middle: int) -> dict[int, Point]:
    """Positions whose distances fit the lengths of paths, ``middle`` at the origin."""
    if len(nodes) == 1:
        return {middle: (0.0, 0.0)}
    for a, b in network.edges:
        network.edges[a, b]["length"] = 120 + 16 * math.sqrt(min(network.degree(a) + network.degree(b), 40))
    distance = dict(nx.all_pairs_dijkstra_path_length(network, weight="length"))
    around = list(nx.bfs_tree(network, middle, sort_neighbors=sorted))
    hops = nx.single_source_shortest_path_length(network, middle)
    x, y = {}, {}
    for i, n in enumerate(around):  # breadth first keeps the neighbours of one node side by side
        angle = 2 * math.pi * i / len(around)
        x[n], y[n] = hops[n] * 150 * math.cos(angle), hops[n] * 150 * math.sin(angle)
    pairs = [(a, b, distance[a][b]) for i, a in enumerate(nodes) for b in nodes[i + 1 :]]
    shuffle = random.Random(7)
    longest = max(d for _, _, d in pairs)
    shortest = min(d for _, _, d in pairs)
    rounds = 40 if len(nodes) <= 150 else 15
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
    return {n: ((x[n] - x[middle]) * _STRETCH, y[n] - y[middle]) for n in nodes}


def _push_apart(points: dict[int, Point], boxes: dict[int, Box], labels: dict[tuple[int, int], Box]) -> None:
    """Move nodes until no two boxes overlap; the label of a line moves with both of its ends."""
    items: list[tuple[tuple[int, ...], Box]] = [((n,), boxes[n]) for n in sorted(points)]
    if len(labels) <= _MOST_LABELLED:
        items += sorted(labels.items())
    reach = max((max(b[2] - b[0], b[3] - b[1]) for _, b in items), default=0) + _GAP
    for _ in range(400):
        calm = True
        middles = [_middle(owners, points) for owners, _ in items]
        for i, j in _near(middles, reach):
            (owners_i, box_i), (owners_j, box_j) = items[i], items[j]
            (xi, yi), (xj, yj) = _middle(owners_i, points), _middle(owners_j, points)
            right = min(xi + box_i[2] - xj - box_j[0], xj + box_j[2] - xi - box_i[0]) + _GAP
            down = min(yi + box_i[3] - yj - box_j[1], yj + box_j[3] - yi - box_i[1]) + _GAP / 2
            if right <= 0.5 or down <= 0.5:
                continue
            calm = False
            if right < down * 1.2:
                shift = (right / 2 * (1 if xi >= xj else -1), 0.0)
            else:
                shift = (0.0, down / 2 * (1 if yi >= yj else -1))
            for owners, sign in ((owners_i, 1), (owners_j, -1)):
                for n in owners:
                    points[n] = (points[n][0] + sign * shift[0], points[n][1] + sign * shift[1])
        if calm:
            return


def _middle(owners: tuple[int, ...], points: dict[int, Point]) -> Point:
    return (
        sum(points[n][0] for n in owners) / len(owners),
        sum(points[n][1] for n in owners) / len(owners),
    )


def _near(middles: list[Point], reach: float) -> Iterable[tuple[int, int]]:
    """Pairs that may overlap, by a grid of cells as wide as the widest box."""
    cells: dict[tuple[int, int], list[int]] = {}
    for i, (x, y) in enumerate(middles):
        cells.setdefault((int(x // reach), int(y // reach)), []).append(i)
    for (cx, cy), inside in sorted(cells.items()):
        around = [j for dx in (-1, 0, 1) for dy in (-1, 0, 1) for j in cells.get((cx + dx, cy + dy), [])]
        for i in inside:
            for j in around:
                if i < j:
                    yield i, j


def _pack(parts: list[dict[int, Point]], boxes: dict[int, Box]) -> dict[int, Point]:
    """The first part stays where it is; the others fill rows below it."""
    if not parts:
        return {}
    points = dict(parts[0])
    left, _, right, bottom = _frame(parts[0], boxes)
    x, y, row = left, bottom + 60, 0.0
    for part in parts[1:]:
        a, b, c, d = _frame(part, boxes)
        if x > left and x + c - a > max(right, left + 900):
            x, y, row = left, y + row + 40, 0.0
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
