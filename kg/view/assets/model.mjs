// The data of the page, joined up: every node knows its links and facts. Pure; nothing here is drawn.

import { parseDate } from "./dates.mjs";

/** Join the data block and the drawing that pyvis wrote. */
export function readModel(data, drawing) {
  const classes = data.classes.map((c, i) => ({ ...c, id: i, family: data.families[c.family] }));
  const nodes = data.nodes.map((raw, id) => {
    const drawn = drawing.nodes[id];
    return {
      id,
      iri: raw.iri,
      name: raw.label,
      label: raw.label.charAt(0).toUpperCase() + raw.label.slice(1),
      cls: classes[raw.cls],
      family: classes[raw.cls].family,
      aliases: raw.aliases ?? [],
      passages: raw.passages ?? [],
      date: raw.date ?? null,
      when: parseDate(raw.date),
      at: raw.at ?? null,
      same: raw.same ?? [],
      fold: raw.fold ?? 0,
      drawn,
      links: [],
      facts: [],
      back: [],
      articles: new Set((raw.passages ?? []).map((p) => data.passages[p][0])),
    };
  });
  const relations = data.relations.map((r, id) => ({ ...r, id }));
  const facts = data.facts.map(([subject, relation, value, backing], id) => ({
    id,
    subject,
    relation: relations[relation],
    object: typeof value === "number" ? value : -1,
    literal: typeof value === "number" ? null : { text: value[0], type: value[1] },
    backing: backing.map(([stance, rule, speaker, passages]) => ({
      stance,
      rule: data.rules[rule],
      speaker,
      passages,
    })),
  }));
  for (const fact of facts) {
    nodes[fact.subject].facts.push(fact);
    if (fact.object >= 0) nodes[fact.object].back.push(fact);
  }
  const links = data.links.map(([a, b, relation, ids, via], id) => {
    const own = ids.map((i) => facts[i]);
    const articles = new Set();
    for (const fact of own)
      for (const one of fact.backing) for (const p of one.passages) articles.add(data.passages[p][0]);
    return {
      id,
      a,
      b,
      via,
      relation: relations[relation],
      facts: own,
      articles,
      stances: stancesOf(own),
      drawn: drawing.edges[id],
    };
  });
  for (const link of links) {
    nodes[link.a].links.push(link);
    if (link.b !== link.a) nodes[link.b].links.push(link);
  }
  for (const node of nodes)
    for (const list of [node.facts, node.back]) list.sort((a, b) => a.relation.id - b.relation.id || a.id - b.id);
  const articles = data.articles.map((a) => ({ ...a, headline: a.headline ?? a.label }));
  return { ...data, articles, classes, nodes, facts, links, byIri: new Map(nodes.map((n) => [n.iri, n])) };
}

/** The stances of a link, the one to draw first: that of its least certain fact, each taken at its most certain. */
function stancesOf(facts) {
  const joined = facts.filter((fact) => fact.object >= 0 && fact.backing.length);
  if (!joined.length) return [0];
  const drawn = Math.max(...joined.map((fact) => Math.min(...fact.backing.map((one) => one.stance))));
  const others = new Set(joined.length > 1 ? [] : joined[0].backing.map((one) => one.stance));
  others.delete(drawn);
  return [drawn, ...others];
}

/** The node at the other end of a link. */
export function otherEnd(link, id) {
  return link.a === id ? link.b : link.a;
}

/** The full IRI of a node. */
export function fullIri(model, node) {
  return /^[a-z][a-z0-9+.-]*:/i.test(node.iri) ? node.iri : model.base + node.iri;
}

/** The place of an event, with coordinates or within a place that has some. */
export function coordinates(model, node) {
  const seen = new Set();
  let queue = [node];
  while (queue.length) {
    const next = [];
    for (const one of queue) {
      if (seen.has(one.id)) continue;
      seen.add(one.id);
      if (one.at) return { at: one.at, place: one };
      for (const fact of one.facts) {
        const wanted = one === node ? ["place", "target", "destination", "locatedIn"] : ["locatedIn", "place"];
        if (fact.object >= 0 && wanted.includes(fact.relation.name)) next.push(model.nodes[fact.object]);
      }
    }
    queue = next;
  }
  return null;
}
