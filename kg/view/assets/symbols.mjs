// The shapes and lines of the legend, the map and the exports: the same that vis-network draws.

import { s } from "./dom.mjs";

/** How a line shows its stance: dashes in pixels, and what the legend says. */
export const STANCE_LOOK = [
  { dashes: false, width: 1.6, says: "by the article itself" },
  { dashes: [12, 5], width: 1.6, says: "said of oneself" },
  { dashes: [6, 5], width: 1.6, says: "said of others" },
  { dashes: [2, 4], width: 1.9, says: "held likely, not proved" },
  { dashes: [12, 4, 2, 4], width: 1.6, says: "said to be untrue" },
];

/** The points of a shape of radius `r` around a centre, as vis-network draws it; null for a round one. */
export function outline(shape, r, x = 0, y = 0) {
  const star = (n, from, radius) =>
    Array.from({ length: n }, (_, i) => {
      const angle = from + (2 * Math.PI * i) / n;
      return [x + radius(i) * Math.cos(angle), y + radius(i) * Math.sin(angle)];
    });
  switch (shape) {
    case "diamond":
      return star(4, 0, () => r);
    case "square":
      return [
        [x - r, y - r],
        [x + r, y - r],
        [x + r, y + r],
        [x - r, y + r],
      ];
    case "hexagon":
      return star(6, 0, () => r);
    case "triangle":
      return star(3, -Math.PI / 2, () => r * 1.15).map(([px, py]) => [px, py + 0.2 * r]);
    case "triangleDown":
      return star(3, Math.PI / 2, () => r * 1.15).map(([px, py]) => [px, py - 0.2 * r]);
    case "star":
      return star(10, -Math.PI / 2, (i) => (i % 2 ? r * 0.5 : r * 1.1));
    case "box":
      return [
        [x - r * 1.2, y - r * 0.8],
        [x + r * 1.2, y - r * 0.8],
        [x + r * 1.2, y + r * 0.8],
        [x - r * 1.2, y + r * 0.8],
      ];
    default:
      return null;
  }
}

/** A shape as an SVG element. */
export function shapeOf(family, colour, r, x, y, attributes = {}) {
  const points = outline(family.shape, r, x, y);
  if (points)
    return s("polygon", {
      points: points.map((p) => p.map((v) => v.toFixed(1)).join(",")).join(" "),
      fill: colour,
      ...attributes,
    });
  if (family.shape === "ellipse")
    return s("ellipse", { cx: x, cy: y, rx: r * 1.3, ry: r * 0.8, fill: colour, ...attributes });
  return s("circle", { cx: x, cy: y, r, fill: colour, ...attributes });
}

/** A small picture of a family for the legend and lists. */
export function symbol(family, colour) {
  const edge = family.kind === "evidence" ? { stroke: "currentColor", "stroke-width": 1 } : {};
  return s(
    "svg",
    { class: "symbol", viewBox: "0 0 20 20", width: 16, height: 16, "aria-hidden": "true" },
    shapeOf(family, colour, 8, 10, 10, edge),
  );
}

/** A small picture of a line. */
export function lineSample(stance, colour) {
  const { dashes, width } = STANCE_LOOK[stance];
  const dash = dashes ? { "stroke-dasharray": dashes.join(" ") } : {};
  return s(
    "svg",
    { class: "symbol line", viewBox: "0 0 44 10", width: 44, height: 10, "aria-hidden": "true" },
    s("line", { x1: 0, y1: 5, x2: 44, y2: 5, stroke: colour, "stroke-width": width + 0.4, ...dash }),
  );
}
