// Search by label and alias. Pure.

import { folded } from "./text.mjs";

/** What search looks at, made once: the folded names of every node. */
export function buildIndex(model) {
  return model.nodes.map((node) => ({ node, names: [node.label, ...node.aliases].map(folded) }));
}

/** The nodes that `query` finds, best first: whole name, its beginning, a word's beginning, any part. */
export function find(index, query, most = 12) {
  const wanted = folded(query).trim();
  if (!wanted) return { hits: [], total: 0 };
  const hits = [];
  for (const { node, names } of index) {
    let best = Infinity;
    let matched = 0;
    names.forEach((name, i) => {
      const score = quality(name, wanted) + (i ? 0.5 : 0);
      if (score < best) [best, matched] = [score, i];
    });
    if (best < Infinity) hits.push({ node, score: best, alias: matched ? node.aliases[matched - 1] : null });
  }
  hits.sort(
    (a, b) =>
      a.score - b.score ||
      a.node.fold - b.node.fold ||
      b.node.links.length - a.node.links.length ||
      a.node.id - b.node.id,
  );
  return { hits: hits.slice(0, most), total: hits.length };
}

function quality(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return Infinity;
  if (name === wanted) return 0;
  if (at === 0) return 1;
  return new RegExp(`[^\\p{L}\\p{N}]${wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`, "u").test(name) ? 2 : 3;
}
