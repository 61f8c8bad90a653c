// The state of the page and its form in the address: `#event/kerman?view=map&from=2024-01-01`. Pure.

import { isoDay, parseDate } from "./dates.mjs";
import { fullIri } from "./model.mjs";

export const VIEWS = ["network", "map", "timeline", "table"];

/** The state of a page just opened. */
export function initialState() {
  return {
    view: "network",
    selected: -1,
    link: -1,
    hiddenClasses: new Set(),
    hiddenRelations: new Set(),
    hiddenStances: new Set(),
    hiddenArticles: new Set(),
    from: null,
    to: null,
    undated: true,
    focus: null,
    unfold: new Set(),
    all: false,
    theme: null,
    table: "things",
  };
}

/** The part of the address after `#`. */
export function writeHash(model, state) {
  const parts = [];
  const add = (name, value) => parts.push(`${name}=${encode(value)}`);
  const list = (name, values) =>
    values.length && add(name, values.map((v) => String(v).replace(/[\\,]/g, "\\$&")).join(","));
  if (state.view !== "network") add("view", state.view);
  if (state.link >= 0) add("link", state.link);
  list("hide", [...state.hiddenClasses].sort());
  list("norel", [...state.hiddenRelations].sort());
  list(
    "nostance",
    [...state.hiddenStances].sort().map((i) => model.stances[i]),
  );
  list(
    "noarticle",
    [...state.hiddenArticles].sort((a, b) => a - b),
  );
  if (state.from !== null) add("from", isoDay(state.from));
  if (state.to !== null) add("to", isoDay(state.to));
  if (!state.undated) add("undated", "no");
  if (state.focus) {
    const { kind, node, hops, to } = state.focus;
    const key = model.nodes[node].iri;
    add(kind, kind === "near" ? `${hops} ${key}` : kind === "path" ? `${key} ${model.nodes[to].iri}` : key);
  }
  list("nodes", [...state.unfold].sort());
  if (state.all) add("all", "yes");
  if (state.theme) add("theme", state.theme);
  if (state.table !== "things") add("table", state.table);
  const key = state.selected >= 0 ? encode(model.nodes[state.selected].iri) : "";
  return key + (parts.length ? `?${parts.join("&")}` : "");
}

/** The state that an address asks for; what it does not know, it leaves alone. */
export function readHash(model, hash) {
  const state = initialState();
  const text = hash.replace(/^#/, "");
  const split = text.search(/\?(?=[a-z]+=)/);
  const key = decode(split < 0 ? text : text.slice(0, split));
  const asked = new Map();
  for (const pair of split < 0 ? [] : text.slice(split + 1).split("&")) {
    const at = pair.indexOf("=");
    asked.set(pair.slice(0, at), decode(pair.slice(at + 1)));
  }
  const list = (name) => (asked.get(name)?.match(/(?:\\.|[^,\\])+/g) ?? []).map((v) => v.replace(/\\(.)/g, "$1"));
  const node = (iri) => findNode(model, iri)?.id ?? -1;
  state.selected = key ? node(key) : -1;
  if (VIEWS.includes(asked.get("view"))) state.view = asked.get("view");
  const link = Number(asked.get("link") ?? -1);
  if (model.links[link]) state.link = link;
  state.hiddenClasses = new Set(list("hide"));
  state.hiddenRelations = new Set(list("norel"));
  state.hiddenStances = new Set(
    list("nostance")
      .map((s) => model.stances.indexOf(s))
      .filter((i) => i >= 0),
  );
  state.hiddenArticles = new Set(
    list("noarticle")
      .map(Number)
      .filter((i) => model.articles[i]),
  );
  state.from = parseDate(asked.get("from"))?.first ?? null;
  state.to = parseDate(asked.get("to"))?.last ?? null;
  state.undated = asked.get("undated") !== "no";
  state.unfold = new Set(list("nodes"));
  state.all = asked.get("all") === "yes";
  if (["light", "dark"].includes(asked.get("theme"))) state.theme = asked.get("theme");
  if (asked.get("table") === "facts") state.table = "facts";
  state.focus = readFocus(asked, node);
  return state;
}

function readFocus(asked, node) {
  const [, hops, near] = /^(\d) (.+)$/.exec(asked.get("near") ?? "") ?? [];
  if (near && node(near) >= 0) return { kind: "near", node: node(near), hops: Number(hops) };
  if (asked.has("part") && node(asked.get("part")) >= 0) return { kind: "part", node: node(asked.get("part")) };
  const ends = (asked.get("path") ?? "").split(" ").map(node);
  return ends.length === 2 && ends.every((id) => id >= 0) ? { kind: "path", node: ends[0], to: ends[1] } : null;
}

/** The node of an IRI, whole or below the data namespace. */
export function findNode(model, iri) {
  const key = iri.startsWith(model.base) ? iri.slice(model.base.length) : iri;
  return model.byIri.get(key) ?? null;
}

/** The address of one node of this page. */
export function linkTo(model, node) {
  return `#${encode(fullIri(model, node))}`;
}

function encode(text) {
  return encodeURIComponent(text).replace(
    /%(2F|3A|2C|20)/g,
    (c) => ({ "%2F": "/", "%3A": ":", "%2C": ",", "%20": "+" })[c],
  );
}

function decode(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text; // a stray % in a link made by hand
  }
}
