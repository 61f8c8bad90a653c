// What the reader takes away: CSV, JSON, Turtle and SVG of what can be seen. Pure.

import { fullIri } from "./model.mjs";
import { outline, STANCE_LOOK } from "./symbols.mjs";
import { factRows, HEADS } from "./table.mjs";
import { csvField, shown, turtleIri, turtleString } from "./text.mjs";

const EV = "https://w3id.org/event-kg/ontology#";
const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const SKOS = "http://www.w3.org/2004/02/skos/core#";
const XSD = "http://www.w3.org/2001/XMLSchema#";

/** The selection: the selected node with its neighbours, else all that can be seen, with what lines stand for. */
export function selection(model, view, state) {
  const ids = new Set();
  const links =
    state.selected >= 0 ? view.links.filter((k) => k.a === state.selected || k.b === state.selected) : view.links;
  if (state.selected >= 0) ids.add(state.selected);
  else for (const id of view.nodes) ids.add(id);
  for (const link of links) for (const id of [link.a, link.b, link.via]) if (id >= 0) ids.add(id);
  return [...ids].sort((a, b) => a - b);
}

/** The facts of some nodes as CSV, one row for each assertion. */
export function toCsv(model, ids) {
  const rows = factRows(model, null, new Set(ids)).map((row) => row.map((cell) => cell.text));
  return [HEADS.facts, ...rows].map((row) => row.map(csvField).join(",") + "\r\n").join("");
}

/** The facts of some nodes, with their evidence, as JSON. */
export function toJson(model, ids) {
  const wanted = new Set(ids);
  const iri = (id) => fullIri(model, model.nodes[id]);
  const evidence = (id) => {
    const [article, start, end, quote] = model.passages[id];
    return { article: model.articles[article]?.iri ?? null, start, end, quote };
  };
  const told = (fact) => ({
    property: fact.relation.name,
    ...(fact.object >= 0 ? { resource: iri(fact.object) } : { value: fact.literal.text, datatype: fact.literal.type }),
    assertions: fact.backing.map((one) => ({
      stance: model.stances[one.stance],
      rule: one.rule,
      attributedTo: one.speaker >= 0 ? iri(one.speaker) : null,
      evidence: one.passages.map(evidence),
    })),
  });
  const resources = [...wanted].map((id) => {
    const node = model.nodes[id];
    return { iri: iri(id), class: node.cls.name, label: node.name, aliases: node.aliases, facts: node.facts.map(told) };
  });
  return `${JSON.stringify({ about: model.about, articles: model.articles, resources }, null, 2)}\n`;
}

/** The facts of some nodes as Turtle. */
export function toTurtle(model, ids) {
  const lines = [
    `@prefix ev: <${EV}> .`,
    `@prefix rdfs: <${RDFS}> .`,
    `@prefix skos: <${SKOS}> .`,
    `@prefix xsd: <${XSD}> .`,
    "",
  ];
  for (const id of ids) {
    const node = model.nodes[id];
    const pairs = [
      `a ${node.cls.types.map((c) => turtleIri(EV + c)).join(", ")}`,
      `rdfs:label ${turtleString(node.name)}`,
    ];
    for (const alias of node.aliases) pairs.push(`skos:altLabel ${turtleString(alias)}`);
    for (const iri of node.same) pairs.push(`skos:exactMatch ${turtleIri(iri)}`);
    for (const fact of node.facts) pairs.push(`${turtleIri(EV + fact.relation.name)} ${objectOf(model, fact)}`);
    lines.push(`${turtleIri(fullIri(model, node))} ${pairs.join(" ;\n    ")} .`, "");
  }
  return lines.join("\n");
}

function objectOf(model, fact) {
  if (fact.object >= 0) return turtleIri(fullIri(model, model.nodes[fact.object]));
  const { text, type } = fact.literal;
  if (type.startsWith("concept:")) return turtleIri(type.slice("concept:".length));
  return turtleString(text) + (type === "string" || type === "langString" ? "" : `^^${turtleIri(XSD + type)}`);
}

/** The drawing as SVG: `placed` holds nodes, links and positions. */
export function toSvg(model, placed, theme) {
  const at = (id) => placed.positions[id];
  const all = [...placed.nodes].map(at);
  const [left, right] = [Math.min(...all.map((p) => p.x)) - 120, Math.max(...all.map((p) => p.x)) + 120];
  const [top, bottom] = [Math.min(...all.map((p) => p.y)) - 60, Math.max(...all.map((p) => p.y)) + 100];
  const parts = [];
  for (const link of placed.links) {
    const [a, b] = [at(link.a), at(link.b)];
    const look = STANCE_LOOK[link.stances[0]];
    const [mx, my] = curveControl(a, b, link.drawn.smooth);
    const dash = look.dashes ? ` stroke-dasharray="${look.dashes.join(" ")}"` : "";
    parts.push(
      `<path d="M${n(a.x)} ${n(a.y)}Q${n(mx)} ${n(my)} ${n(b.x)} ${n(b.y)}" fill="none" stroke="${theme.line}" stroke-width="${look.width}"${dash}/>`,
    );
    const [lx, ly] = [(a.x + b.x) / 4 + mx / 2, (a.y + b.y) / 4 + my / 2];
    if (placed.links.length <= model.labelled && !link.relation.quiet)
      parts.push(label(link.drawn.label, lx, ly + 4, 11, theme.soft, theme));
  }
  for (const id of placed.nodes) {
    const node = model.nodes[id];
    const { x, y } = at(id);
    const points = outline(node.family.shape, node.drawn.size, x, y);
    const shape = points
      ? `<polygon points="${points.map((p) => p.map(n).join(",")).join(" ")}"`
      : `<circle cx="${n(x)}" cy="${n(y)}" r="${node.drawn.size}"`;
    parts.push(
      `<g id="${xml(node.iri)}">${shape} fill="${theme.of(node.family)}"/>${label(node.drawn.label, x, y + node.drawn.size + 18, 13, theme.text, theme)}</g>`,
    );
  }
  const size = `viewBox="${n(left)} ${n(top)} ${n(right - left)} ${n(bottom - top)}" width="${n(right - left)}" height="${n(bottom - top)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Helvetica, Arial, sans-serif" text-anchor="middle"><rect x="${n(left)}" y="${n(top)}" width="100%" height="100%" fill="${theme.background}"/>${parts.join("")}</svg>\n`;
}

/** The control point of a line as vis-network curves it; the middle for a straight one. */
function curveControl(a, b, smooth) {
  if (!smooth) return [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const bend = smooth.roundness * (smooth.type === "curvedCW" ? 1 : -1);
  const reach = (0.5 * Math.abs(bend) + 0.5) * Math.hypot(b.x - a.x, b.y - a.y);
  const angle = Math.atan2(a.y - b.y, b.x - a.x) + (0.5 * bend + 0.5) * Math.PI;
  return [a.x + reach * Math.sin(angle), a.y + reach * Math.cos(angle)];
}

function label(text, x, y, size, colour, theme) {
  const lines = text
    .split("\n")
    .map((line, i) => `<tspan x="${n(x)}" dy="${i ? size + 3 : 0}">${xml(shown(line))}</tspan>`);
  return `<text x="${n(x)}" y="${n(y)}" font-size="${size}" fill="${colour}" stroke="${theme.background}" stroke-width="3" paint-order="stroke">${lines.join("")}</text>`;
}

function n(value) {
  return String(Math.round(value * 10) / 10);
}

function xml(text) {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
