// Walks over the graph: neighbourhood, path, component. Pure; `links` says which links may be walked.

import { otherEnd } from "./model.mjs";

/** The nodes within `hops` links of a node, itself included, in the order they are reached. */
export function neighbourhood(model, start, hops, mayWalk = () => true) {
  const reached = new Map([[start, 0]]);
  for (const id of reached.keys()) {
    if (reached.get(id) === hops) continue;
    for (const link of model.nodes[id].links) {
      const other = otherEnd(link, id);
      if (mayWalk(link) && !reached.has(other)) reached.set(other, reached.get(id) + 1);
    }
  }
  return new Set(reached.keys());
}

/** All nodes that can be reached from a node. */
export function component(model, start, mayWalk = () => true) {
  return neighbourhood(model, start, Infinity, mayWalk);
}

/** A shortest path as steps {node, link}, the first without a link; null when there is none. */
export function shortestPath(model, from, to, mayWalk = () => true) {
  const came = new Map([[from, null]]);
  for (const id of came.keys()) {
    if (id === to) break;
    for (const link of model.nodes[id].links) {
      const other = otherEnd(link, id);
      if (mayWalk(link) && !came.has(other)) came.set(other, { from: id, link });
    }
  }
  if (!came.has(to)) return null;
  const steps = [];
  for (let id = to; id !== undefined; id = came.get(id)?.from)
    steps.unshift({ node: id, link: came.get(id)?.link ?? null });
  return steps;
}
