"""Makes a small drawing readable: moves one node at a time to where it disturbs least.

In: positions, boxes and lines.  Out: better positions, the same on every run.  The cost of a place follows Davidson
and Harel, "Drawing Graphs Nicely Using Simulated Annealing" (ACM TOG 1996), with the boxes of all labels in it; moves
are tried in a fixed order and only taken when they help.  This room must never know what a node means.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int_]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels around a centre."""
Point = tuple[float, float]

_GAP = 10.0
_STEPS = (180.0, 120.0, 80.0, 50.0, 110.0, 70.0, 45.0, 30.0, 60.0, 30.0, 18.0, 10.0, 10.0)
_ALONG = np.array([0.12, 0.24, 0.36, 0.5, 0.64, 0.76, 0.88])
_MIDDLE = 3
# What one pixel of length, one square pixel of overlap, one crossing ... costs.
_OVERLAP, _THROUGH, _CROSSING, _LENGTH, _LONG, _CENTRE, _FAR = 14.0, 80.0, 70.0, 0.9, 0.3, 0.5, 0.0012


@dataclass(frozen=True, slots=True)
class Line:
    """A link with the box of its label; ``bend`` is vis-network's roundness, below zero for the other side.

    ``tip`` is how far before the middle of ``b`` the line ends: the label stands half-way to there.
    """

    a: int
    b: int
    bend: float = 0.0
    tip: float = 0.0
    label: Box | None = None
    long: bool = False


def polish(points: dict[int, Point], boxes: dict[int, Box], lines: Sequence[Line], ratio: float, fixed: int) -> None:
    """Move the nodes of ``points`` in place, all but ``fixed``; ``ratio`` is the wanted width to height."""
    drawing = _Drawing(points, boxes, lines, ratio)
    for step in _STEPS:
        for i in drawing.order:
            if drawing.nodes[i] != fixed:
                drawing.improve(i, step)
    points.update({n: (float(x), float(y)) for n, (x, y) in zip(drawing.nodes, drawing.at, strict=True)})


class _Drawing:
    def __init__(self, points: dict[int, Point], boxes: dict[int, Box], lines: Sequence[Line], ratio: float) -> None:
        self.nodes = sorted(points)
        index = {n: i for i, n in enumerate(self.nodes)}
        margin = np.array([-_GAP, -_GAP / 2, _GAP, _GAP / 2])
        self.at = np.array([points[n] for n in self.nodes], dtype=float)
        self.shape = np.array([boxes[n] for n in self.nodes], dtype=float) + margin
        self.ends = np.array([(index[k.a], index[k.b]) for k in lines], dtype=int).reshape(-1, 2)
        self.bend = np.array([k.bend for k in lines], dtype=float)
        self.tip = np.array([k.tip for k in lines], dtype=float)
        self.label = np.array([k.label or (math.inf, math.inf, -math.inf, -math.inf) for k in lines]).reshape(-1, 4)
        self.price = np.array([_LONG if k.long else _LENGTH for k in lines])
        self.ratio = ratio
        self.own = [np.flatnonzero((self.ends == i).any(axis=1)) for i in range(len(self.nodes))]
        self.order = sorted(range(len(self.nodes)), key=lambda i: (len(self.own[i]), i))
        self.along = self._along(np.arange(len(lines)), self.at[self.ends[:, 0]], self.at[self.ends[:, 1]])

    def improve(self, i: int, step: float) -> None:
        """Try places around a node, and around its neighbour when it has but one; take the cheapest."""
        places = np.array([self.at[i], *self._places(i, step)])
        cost = self._cost(i, places)
        best = int(cost.argmin())
        if cost[best] < cost[0] - 1e-6:
            self.at[i] = places[best]
            own = self.own[i]
            self.along[own] = self._along(own, self.at[self.ends[own, 0]], self.at[self.ends[own, 1]])

    def _places(self, i: int, step: float) -> Iterator[Point]:
        x, y = self.at[i]
        for turn in range(8):
            angle = turn * math.pi / 4
            yield x + step * math.cos(angle), y + step * math.sin(angle) * 0.8
        around = {int(n) for k in self.own[i] for n in self.ends[k]} - {i}
        if around and step > 30:
            x, y = self.at[sorted(around)].mean(axis=0)
            for turn in range(16):
                angle = turn * math.pi / 8
                for reach in (0.9, 1.3, 1.8, 2.4):
                    yield x + 95 * reach * math.cos(angle), y + 65 * reach * math.sin(angle)

    def _along(self, lines: Ints, a: Floats, b: Floats) -> Floats:
        """Points along lines from ``a`` to ``b`` (... x lines x 2), curved as vis-network curves them."""
        bend = self.bend[lines]
        dx, dy = b[..., 0] - a[..., 0], a[..., 1] - b[..., 1]
        reach = (0.5 * np.abs(bend) + 0.5) * np.hypot(dx, dy)
        angle = np.arctan2(dy, dx) + (0.5 * bend + 0.5) * np.pi
        curved = np.stack([a[..., 0] + reach * np.sin(angle), a[..., 1] + reach * np.cos(angle)], axis=-1)
        straight = (bend == 0)[:, None]
        via = np.where(straight, (a + b) / 2, curved)
        back = via - b
        b = b + back * (self.tip[lines] / np.maximum(np.hypot(back[..., 0], back[..., 1]), 1))[..., None]
        via = np.where(straight, (a + b) / 2, via)
        t = _ALONG[:, None]
        a, via, b = a[..., None, :], via[..., None, :], b[..., None, :]
        points: Floats = (1 - t) ** 2 * a + 2 * t * (1 - t) * via + t**2 * b
        return points

    def _cost(self, i: int, places: Floats) -> Floats:
        """What each of ``places`` would cost node ``i``."""
        own = self.own[i]
        others = np.setdiff1d(np.arange(len(self.ends)), own)
        rest = np.delete(np.arange(len(self.nodes)), i)
        boxes = self.shape[rest] + np.tile(self.at[rest], 2)
        labels = self.label[others] + np.tile(self.along[others, _MIDDLE], 2)
        box = self.shape[i] + np.tile(places, 2)
        away = np.hypot(places[:, 0] / self.ratio, places[:, 1])
        cost: Floats = _CENTRE * away + _FAR * away**2
        cost += _OVERLAP * (_overlap(box, boxes).sum(axis=1) + _overlap(box, labels).sum(axis=1))
        cost += _THROUGH * _inside(self.along[others].reshape(-1, 2), box).sum(axis=0)
        if not len(own):
            return cost
        first = (self.ends[own, 0] == i)[:, None]
        far = np.where(self.ends[own, 0] == i, self.ends[own, 1], self.ends[own, 0])
        a, b = (np.where(side, places[:, None], self.at[far][None]) for side in (first, ~first))
        along = self._along(own, a, b)
        named = self.label[own] + np.tile(along[:, :, _MIDDLE], 2)
        flat = named.reshape(-1, 4)
        shared = _overlap(flat, boxes).sum(axis=1) + _overlap(flat, labels).sum(axis=1)
        cost += _OVERLAP * shared.reshape(len(places), -1).sum(axis=1)
        hits = _inside(along.reshape(-1, 2), boxes).reshape(len(places), len(own), len(_ALONG), -1)
        touches = rest[None, None, :] == far[:, None, None]  # a line may touch its own end
        cost += _THROUGH * (hits & ~touches).sum(axis=(1, 2, 3))
        one, two = np.triu_indices(len(own), 1)
        cost += _OVERLAP * (
            _shared(named, box[:, None]).sum(axis=1) + _shared(named[:, one], named[:, two]).sum(axis=1)
        )
        cost += (self.price[own] * np.hypot(a[..., 0] - b[..., 0], a[..., 1] - b[..., 1])).sum(axis=1)
        c, d = self.at[self.ends[others, 0]], self.at[self.ends[others, 1]]
        crossed = _crossings(a.reshape(-1, 2), b.reshape(-1, 2), c, d)
        cost += _CROSSING * crossed.reshape(len(places), -1).sum(axis=1)
        return cost


def _overlap(a: Floats, b: Floats) -> Floats:
    """What each box of ``a`` shares with each of ``b``."""
    return _shared(a[:, None], b[None])


def _shared(a: Floats, b: Floats) -> Floats:
    """The area that boxes share, and something more however little that is: two labels must not touch."""
    wide = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0])
    high = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    area: Floats = np.maximum(wide, 0) * np.maximum(high, 0)
    return area + np.where(area > 0, 40.0, 0.0)


def _inside(points: Floats, boxes: Floats) -> npt.NDArray[np.bool_]:
    """Whether each point lies in each box."""
    x, y = points[:, None, 0], points[:, None, 1]
    within: npt.NDArray[np.bool_] = (
        (x > boxes[None, :, 0]) & (x < boxes[None, :, 2]) & (y > boxes[None, :, 1]) & (y < boxes[None, :, 3])
    )
    return within


def _crossings(a: Floats, b: Floats, c: Floats, d: Floats) -> Floats:
    """How many of the segments ``cd`` each of the segments ``ab`` crosses."""

    def side(p: Floats, q: Floats, r: Floats) -> Floats:
        turn: Floats = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1])
        return turn - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])

    a, b, c, d = a[:, None], b[:, None], c[None], d[None]
    crossed: Floats = ((side(a, b, c) * side(a, b, d) < 0) & (side(c, d, a) * side(c, d, b) < 0)).sum(axis=1)
    return crossed
