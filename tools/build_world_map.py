"""Make ``kg/view/assets/world.json`` from the Natural Earth outlines of the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_world_map.py package/countries-50m.json

Natural Earth is in the public domain; the package is under the ISC licence.  Coordinates are tenths of a degree,
x east of Greenwich and y south of the equator, so that the outline is an SVG path in the plate carrée projection.
"""

from __future__ import annotations

import argparse
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
TOLERANCE = 0.9  # tenths of a degree
SMALLEST = 10.0  # square tenths of a degree: lesser islands are left out
OUT = Path(__file__).resolve().parents[1] / "kg" / "view" / "assets" / "world.json"


def decode_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file, from deltas to tenths of a degree."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append(((x * sx + tx) * 10, -(y * sy + ty) * 10))
        arcs.append(points)
    return arcs


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's simplification; the ends stay, so that neighbours keep touching."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, where = tolerance, 0
        for i in range(first + 1, last):
            px, py = points[i]
            if length:
                off = abs((bx - ax) * (ay - py) - (ax - px) * (by - ay)) / length
            else:
                off = ((px - ax) ** 2 + (py - ay) ** 2) ** 0.5
            if off > worst:
                worst, where = off, i
        if where:
            keep.add(where)
            stack += [(first, where), (where, last)]
    return [points[i] for i in sorted(keep)]


def ring_of(indexes: list[int], arcs: list[list[Point]]) -> list[tuple[int, int]]:
    """Join the arcs of a ring, rounded, without repeated points."""
    ring: list[tuple[int, int]] = []
    for index in indexes:
        for x, y in arcs[index] if index >= 0 else reversed(arcs[~index]):
            point = (round(x), round(y))
            if not ring or ring[-1] != point:
                ring.append(point)
    return ring


def area(ring: list[tuple[int, int]]) -> float:
    """The area of a ring (shoelace), in square tenths of a degree."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def to_path(ring: list[tuple[int, int]]) -> str:
    """A closed SVG path in relative steps."""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(ring)]
    return f"M{ring[0][0]} {ring[0][1]}l" + " ".join(steps).replace(" -", "-") + "z"


def middle(ring: list[tuple[int, int]]) -> tuple[int, int]:
    """The centre of gravity of a ring."""
    total = x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        total, x, y = total + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return (round(x / total / 3), round(y / total / 3)) if total else ring[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path, help="countries-50m.json of world-atlas")
    topology = json.loads(parser.parse_args().topology.read_text(encoding="utf-8"))
    arcs = [simplify(arc, TOLERANCE) for arc in decode_arcs(topology)]
    paths, names = [], []
    for country in topology["objects"]["countries"]["geometries"]:
        shapes = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [ring_of(ring, arcs) for polygon in shapes for ring in polygon]
        largest = max(rings, key=area)
        if country["properties"]["name"] != "Antarctica":
            paths += [to_path(ring) for ring in rings if len(ring) > 3 and (area(ring) >= SMALLEST or ring is largest)]
            names.append((country["properties"]["name"], *middle(largest), round(area(largest))))
    names.sort(key=lambda row: (-row[3], row[0]))
    OUT.write_text(json.dumps({"outline": "".join(paths), "names": names}, ensure_ascii=False, separators=(",", ":")))
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes, {len(names)} countries")


if __name__ == "__main__":
    main()
