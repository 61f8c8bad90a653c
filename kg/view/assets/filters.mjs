// What is to be seen under the filters of the moment. Pure: the same model and state give the same answer.

import { otherEnd } from "./model.mjs";
import { component, neighbourhood, shortestPath } from "./walk.mjs";

/** Which families the reader may ask to see as nodes, by the name in the state. */
export const UNFOLD = {
  events: ["claim", "statement", "movement"],
  figures: ["figure", "position", "other"],
};

/** Nodes and links to be seen; `whole` counts them before the view was cut to its readable part. */
export function visible(model, state) {
  const filtered = isFiltered(state);
  const unfolded = new Set(Object.keys(UNFOLD).flatMap((key) => (state.unfold.has(key) ? UNFOLD[key] : [])));
  const alive = model.nodes.map((node) => nodeAlive(node, state));
  const drawn = (node) => alive[node.id] && (node.fold === 0 || unfolded.has(node.family.key));
  const links = model.links.filter((link) => {
    if (!drawn(model.nodes[link.a]) || !drawn(model.nodes[link.b])) return false;
    if (link.via >= 0 && (!alive[link.via] || drawn(model.nodes[link.via]))) return false;
    return linkAlive(link, state);
  });
  const touched = new Set(links.flatMap((link) => [link.a, link.b]));
  const kept = new Set();
  for (const node of model.nodes) {
    if (!drawn(node)) continue;
    const lonely = filtered && !touched.has(node.id) && node.family.kind !== "event" && node.links.length > 0;
    if (!lonely || node.id === state.selected) kept.add(node.id);
  }
  const mayWalk = mayWalkAmong(new Set(links.map((link) => link.id)));
  const inFocus = focusNodes(model, state.focus, mayWalk);
  const events = new Set(model.nodes.filter((n) => alive[n.id] && n.family.kind === "event").map((n) => n.id));
  let nodes = inFocus ? new Set([...inFocus.nodes].filter((id) => kept.has(id))) : kept;
  const whole = nodes.size;
  if (whole > model.readable && !state.all) nodes = readablePart(model, state, nodes, mayWalk);
  const pathLinks = inFocus?.links;
  const seen = links.filter((link) => nodes.has(link.a) && nodes.has(link.b) && (!pathLinks || pathLinks.has(link.id)));
  return { nodes, links: seen, whole, events, path: inFocus?.path ?? null, total: kept.size };
}

/** Whether any filter hides something. */
export function isFiltered(state) {
  const sets = [state.hiddenClasses, state.hiddenRelations, state.hiddenStances, state.hiddenArticles];
  return sets.some((set) => set.size > 0) || state.from !== null || state.to !== null || !state.undated;
}

/** Whether a node passes the filters of class, article and time. */
export function nodeAlive(node, state) {
  if (state.hiddenClasses.has(node.cls.name)) return false;
  if (node.articles.size && [...node.articles].every((id) => state.hiddenArticles.has(id))) return false;
  if (node.family.kind !== "event") return true;
  if (!node.when) return state.undated;
  return (state.from === null || node.when.last >= state.from) && (state.to === null || node.when.first <= state.to);
}

/** Whether a link passes the filters of relation, stance and article. */
export function linkAlive(link, state) {
  if (state.hiddenRelations.has(link.relation.name)) return false;
  if (link.stances.every((stance) => state.hiddenStances.has(stance))) return false;
  return !link.articles.size || [...link.articles].some((id) => !state.hiddenArticles.has(id));
}

function mayWalkAmong(ids) {
  return (link) => ids.has(link.id);
}

function focusNodes(model, focus, mayWalk) {
  if (!focus) return null;
  if (focus.kind === "near") return { nodes: neighbourhood(model, focus.node, focus.hops, mayWalk) };
  if (focus.kind === "part") return { nodes: component(model, focus.node, mayWalk) };
  const path = shortestPath(model, focus.node, focus.to, mayWalk);
  if (!path) return { nodes: new Set([focus.node, focus.to]), links: new Set(), path: [] };
  return {
    nodes: new Set(path.map((step) => step.node)),
    links: new Set(path.map((step) => step.link?.id)),
    path,
  };
}

/** The first readable number of nodes, best connected first, with the selected node and its nearest. */
function readablePart(model, state, nodes, mayWalk) {
  const part = new Set();
  if (state.focus) part.add(state.focus.node);
  if (state.selected >= 0 && nodes.has(state.selected)) {
    part.add(state.selected);
    for (const link of model.nodes[state.selected].links) {
      const other = otherEnd(link, state.selected);
      if (part.size < model.readable / 4 && nodes.has(other) && mayWalk(link)) part.add(other);
    }
  }
  for (const id of model.order) {
    if (part.size >= model.readable) break;
    if (nodes.has(id)) part.add(id);
  }
  return part;
}
