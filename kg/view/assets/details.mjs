// The panel about one node, one link or a path: its facts, each with the sentence that says so.

import { formatDate } from "./dates.mjs";
import { h } from "./dom.mjs";
import { coordinates, fullIri } from "./model.mjs";
import { lineSample, symbol } from "./symbols.mjs";
import { count, isWebAddress, shown } from "./text.mjs";

const FIRST_FACTS = 40;

/** The panel's content for a node; `act` holds what its buttons do. */
export function nodeDetails(model, node, theme, act) {
  return [
    heading(node, theme),
    h(
      "p",
      { class: "also" },
      node.aliases.length ? ["Also: ", joined(node.aliases.map((a) => h("bdi", {}, shown(a))))] : null,
    ),
    actions(model, node, act),
    node.family.kind === "event" ? ledger(model, node, act) : null,
    factSection("Facts", node.facts.filter(isTold), (fact) => factItem(model, fact, false, theme, act)),
    factSection("Linked from", backFacts(model, node), (fact) => factItem(model, fact, true, theme, act)),
    mentions(model, node),
    sameAs(node),
    h(
      "p",
      { class: "iri" },
      "IRI ",
      h("code", {}, h("bdi", {}, shown(fullIri(model, node)))),
      " ",
      act.copyButton(fullIri(model, node)),
    ),
  ];
}

/** The panel's content for a link. */
export function linkDetails(model, link, theme, act) {
  const [a, b] = [model.nodes[link.a], model.nodes[link.b]];
  const via = link.via >= 0 ? model.nodes[link.via] : null;
  return [
    h(
      "p",
      { class: "kind" },
      lineSample(link.stances[0], theme.line),
      " ",
      link.stances.map((i) => model.stances[i]).join(", also "),
    ),
    h(
      "h2",
      { id: "details-title", tabindex: "-1" },
      h("bdi", {}, shown(a.label)),
      h("span", { class: "relation" }, ` ${shown(link.drawn.label)} `),
      h("bdi", {}, shown(b.label)),
    ),
    h(
      "p",
      { class: "buttons" },
      [a, b, via].filter(Boolean).map((n) => nodeButton(n, theme, act)),
    ),
    factSection("Facts behind this line", link.facts.filter(isTold), (fact) =>
      factItem(model, fact, false, theme, act, true),
    ),
  ];
}

/** The panel's content for a path. */
export function pathDetails(model, focus, path, theme, act) {
  const [from, to] = [model.nodes[focus.node], model.nodes[focus.to]];
  const title = h(
    "h2",
    { id: "details-title", tabindex: "-1" },
    "From ",
    h("bdi", {}, shown(from.label)),
    " to ",
    h("bdi", {}, shown(to.label)),
  );
  if (!path.length) return [title, h("p", {}, "No path joins them under the filters of the moment.")];
  const steps = path.map((step) =>
    h(
      "li",
      {},
      step.link
        ? h(
            "button",
            { class: "relation plain", onclick: () => act.link(step.link.id) },
            shown(step.link.drawn.label),
            step.link.b === step.node ? " →" : " ←",
          )
        : null,
      nodeButton(model.nodes[step.node], theme, act),
    ),
  );
  return [title, h("p", {}, `A shortest path, ${count(path.length - 1, "step")}.`), h("ol", { class: "path" }, steps)];
}

/** A button that leads to a node. */
export function nodeButton(node, theme, act) {
  return h(
    "button",
    { class: "node", onclick: () => act.node(node.id) },
    symbol(node.family, theme.of(node.family)),
    h("bdi", {}, shown(node.label)),
  );
}

function heading(node, theme) {
  const date = node.date ? ` · ${formatDate(node.date)}` : "";
  return [
    h("p", { class: "kind" }, symbol(node.family, theme.of(node.family)), " ", shown(node.cls.label), date),
    h("h2", { id: "details-title", tabindex: "-1" }, h("bdi", {}, shown(node.label))),
  ];
}

function actions(model, node, act) {
  const near = (hops) => h("button", { onclick: () => act.near(node.id, hops) }, `${hops}`);
  const place = coordinates(model, node);
  return h(
    "div",
    { class: "buttons" },
    h(
      "span",
      { class: "group", role: "group", "aria-label": "Show only the neighbourhood, by number of steps" },
      h("span", { class: "caption" }, "Only within"),
      [1, 2, 3].map(near),
      h("span", { class: "caption" }, "steps"),
    ),
    h("button", { onclick: () => act.pathFrom(node.id) }, "Path to…"),
    h("button", { onclick: () => act.part(node.id) }, "All connected"),
    place && node.family.kind !== "actor" ? h("button", { onclick: () => act.view("map") }, "On the map") : null,
  );
}

const isTold = (fact) => !["casualties", "partOf"].includes(fact.relation.name);

/** Facts that point at a node, but for those that a folded event says better. */
function backFacts(model, node) {
  return node.back.filter((fact) => {
    const subject = model.nodes[fact.subject];
    return isTold(fact) && subject.family.key !== "figure";
  });
}

function factSection(title, facts, item) {
  if (!facts.length) return null;
  const list = h("ul", { class: "facts" }, facts.slice(0, FIRST_FACTS).map(item));
  const rest = facts.length - FIRST_FACTS;
  const more =
    rest > 0 &&
    h(
      "button",
      { onclick: () => (list.append(...facts.slice(FIRST_FACTS).map(item)), more.remove()) },
      `Show ${count(rest, "more fact")}`,
    );
  return h("section", {}, h("h3", {}, title, " ", h("span", { class: "count" }, facts.length)), list, more);
}

function factItem(model, fact, backward, theme, act, withSubject = false) {
  const target = backward ? model.nodes[fact.subject] : fact.object >= 0 ? model.nodes[fact.object] : null;
  const value = target ? nodeButton(target, theme, act) : h("bdi", { class: "value" }, literal(fact));
  const stances = [...new Set(fact.backing.map((one) => one.stance))];
  return h(
    "li",
    {},
    h(
      "p",
      { class: "fact" },
      withSubject && nodeButton(model.nodes[fact.subject], theme, act),
      h("span", { class: "relation" }, shown(backward ? fact.relation.back : fact.relation.label)),
      " ",
      value,
      stances.map((i) => h("span", { class: `stance stance-${model.stances[i]}` }, model.stances[i])),
    ),
    fact.backing.flatMap((one) => one.passages.map((p) => quoteOf(model, p, one))),
  );
}

/** A literal as it is read: dates in words, numbers with separators. */
export function literal(fact) {
  const { text, type } = fact.literal;
  if (["date", "gYearMonth", "gYear"].includes(type)) return formatDate(text);
  if (type === "integer") return Number(text).toLocaleString("en");
  if (type === "boolean") return text === "true" ? "yes" : "no";
  return shown(text);
}

function quoteOf(model, id, backing = null) {
  const [article, start, end, quote] = model.passages[id];
  const from = model.articles[article];
  const speaker = backing && backing.speaker >= 0 ? model.nodes[backing.speaker] : null;
  const source = from
    ? [
        h("cite", {}, h("bdi", {}, shown(from.publisher ?? from.headline))),
        from.date ? `, ${formatDate(from.date)}` : "",
      ]
    : "unknown article";
  return h(
    "details",
    { class: "quote" },
    h(
      "summary",
      {},
      h("q", {}, shown(quote)),
      " ",
      h("span", { class: "source" }, source, speaker ? [" · according to ", h("bdi", {}, shown(speaker.label))] : null),
    ),
    h(
      "p",
      { class: "source" },
      from?.headline ? [h("bdi", {}, shown(from.headline)), ". "] : null,
      from?.url && isWebAddress(from.url)
        ? [h("a", { href: from.url, rel: "noopener noreferrer", target: "_blank" }, "Open the article"), ". "]
        : null,
      `Characters ${start}–${end}.`,
      backing?.rule ? [" Found by rule ", h("code", {}, shown(backing.rule)), "."] : null,
    ),
  );
}

function mentions(model, node) {
  const told = [
    ...new Set(node.facts.concat(node.back).flatMap((fact) => fact.backing.flatMap((one) => one.passages))),
  ].map((p) => model.passages[p]);
  const covers = (whole, part) => whole[0] === part[0] && whole[1] <= part[1] && whole[2] >= part[2];
  const others = node.passages.filter((p) => !told.some((whole) => covers(whole, model.passages[p])));
  if (!others.length) return null;
  return h(
    "section",
    {},
    h("h3", {}, told.length ? "Also mentioned in " : "Mentioned in ", h("span", { class: "count" }, others.length)),
    others.slice(0, FIRST_FACTS).map((p) => quoteOf(model, p)),
  );
}

function sameAs(node) {
  if (!node.same.length) return null;
  const link = (iri) =>
    isWebAddress(iri)
      ? h("a", { href: iri, rel: "noopener noreferrer", target: "_blank" }, shown(iri))
      : h("code", {}, shown(iri));
  return h("p", { class: "iri" }, "Same as ", joined(node.same.map(link)));
}

const BOUNDS = { atLeast: "at least ", moreThan: "more than ", about: "about ", upTo: "up to " };
const OUTCOMES = ["killed", "injured", "kidnapped", "missing"];

/** The figures of an event: each article's side by side, and what stands behind each. */
function ledger(model, event, act) {
  const figures = event.facts
    .filter((f) => f.relation.name === "casualties" && f.object >= 0)
    .map((f) => readFigure(model, model.nodes[f.object], f));
  if (!figures.length) return null;
  const replaced = new Set(figures.flatMap((f) => f.supersedes));
  const articles = [...new Set(figures.flatMap((f) => f.articles))].sort((a, b) => a - b);
  const columns = articles.length ? articles : [-1];
  const outcomes = [...new Set(figures.map((f) => f.outcome))].sort(
    (a, b) => OUTCOMES.indexOf(a) - OUTCOMES.indexOf(b),
  );
  const cell = (figure) =>
    h(
      "li",
      { class: replaced.has(figure.id) ? "superseded" : null },
      h(
        "button",
        { class: "plain figure", onclick: () => act.node(figure.id) },
        (BOUNDS[figure.bound] ?? "") + figure.count.toLocaleString("en"),
        figure.group ? ` ${shown(figure.group)}` : "",
      ),
      replaced.has(figure.id) ? h("span", { class: "tag" }, "earlier") : null,
      figure.within ? h("span", { class: "tag" }, "included") : null,
      figure.by ? h("span", { class: "tag" }, "according to ", h("bdi", {}, shown(figure.by))) : null,
    );
  const row = (outcome) => {
    const own = (article) =>
      figures.filter((f) => f.outcome === outcome && (article < 0 || f.articles.includes(article)));
    const totals = columns
      .map((a) =>
        own(a)
          .filter((f) => !f.group && !f.within)
          .map((f) => f.count),
      )
      .filter((t) => t.length);
    const differ = totals.length > 1 && new Set(totals.map((t) => Math.max(...t))).size > 1;
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, outcome, differ ? h("span", { class: "tag differ" }, "figures differ") : null),
      columns.map((a) => h("td", {}, h("ul", {}, own(a).map(cell)))),
    );
  };
  const head = (id) => {
    const article = model.articles[id];
    return h(
      "th",
      { scope: "col" },
      article
        ? [
            h("bdi", {}, shown(article.publisher ?? article.headline)),
            h("span", { class: "date" }, formatDate(article.date)),
          ]
        : "Figures",
    );
  };
  return h(
    "section",
    { class: "ledger" },
    h("h3", {}, "Casualty figures"),
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": "Casualty figures by article" },
      h("table", {}, h("thead", {}, h("tr", {}, h("td", {}), columns.map(head))), h("tbody", {}, outcomes.map(row))),
    ),
  );
}

function readFigure(model, node, fact) {
  const value = (name) => node.facts.find((f) => f.relation.name === name);
  const text = (name) => value(name)?.literal?.text ?? "";
  const concept = (name) => value(name)?.literal?.type.split("/").at(-1) ?? "";
  const passages = fact.backing
    .concat(node.facts.flatMap((f) => f.backing))
    .flatMap((one) => one.passages)
    .concat(node.passages);
  const by = value("accordingTo");
  return {
    id: node.id,
    outcome: concept("outcome"),
    count: Number(text("count")),
    bound: concept("bound"),
    group: text("group"),
    within: Boolean(value("includedIn")),
    by: by && by.object >= 0 ? model.nodes[by.object].label : "",
    supersedes: node.facts.filter((f) => f.relation.name === "supersedes").map((f) => f.object),
    articles: [...new Set(passages.map((p) => model.passages[p][0]))],
  };
}

function joined(parts) {
  return parts.flatMap((part, i) => (i ? [", ", part] : [part]));
}
