// The timeline: the events in order, by year, the undated at the end.

import { formatDate, isoDay } from "./dates.mjs";
import { fill, h } from "./dom.mjs";
import { nodeButton } from "./details.mjs";
import { count, shown } from "./text.mjs";

const MOST = 500;

/** Fill the timeline with the events that can be seen. */
export function drawTimeline(model, view, state, theme, holder, act) {
  const events = [...view.events].map((id) => model.nodes[id]);
  const dated = events
    .filter((n) => n.when)
    .sort((a, b) => a.when.first - b.when.first || a.when.last - b.when.last || a.id - b.id);
  const undated = events.filter((n) => !n.when);
  const years = new Map();
  for (const node of dated.slice(0, MOST)) {
    const year = isoDay(node.when.first).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), node]);
  }
  const item = (node) => {
    const note = who(model, node);
    return h(
      "li",
      { class: node.id === state.selected ? "chosen" : null },
      node.date && h("span", { class: "day" }, formatDate(node.date)),
      h(
        "div",
        {},
        nodeButton(node, theme, act),
        h("span", { class: "tag" }, shown(node.cls.label)),
        note ? h("span", { class: "note" }, note) : null,
      ),
    );
  };
  const part = (title, nodes) =>
    h(
      "section",
      {},
      h("h2", {}, title),
      h("ol", { class: nodes[0].when ? "events" : "events undated" }, nodes.map(item)),
    );
  fill(
    holder,
    events.length ? null : h("p", { class: "empty" }, "No event is left under the filters of the moment."),
    [...years].map(([year, nodes]) => part(year, nodes)),
    dated.length > MOST
      ? h(
          "p",
          { class: "hint" },
          `The first ${MOST} of ${count(dated.length, "dated event")}; narrow the time to see the others.`,
        )
      : null,
    undated.length ? part("Date not given", undated.slice(0, MOST)) : null,
  );
}

/** Figures and ends of an event in a few words: "61 killed · Red Dawn Front". */
function who(model, node) {
  const parts = [];
  for (const name of ["killed", "injured", "arrestedCount"]) {
    const fact = node.facts.find((f) => f.relation.name === name);
    if (fact?.literal)
      parts.push(`${Number(fact.literal.text).toLocaleString("en")} ${name === "arrestedCount" ? "arrested" : name}`);
  }
  for (const name of ["place", "perpetrator", "claimedBy", "suspect"]) {
    const fact = node.facts.find((f) => f.relation.name === name && f.object >= 0);
    if (fact) parts.push(`${fact.relation.label} ${shown(model.nodes[fact.object].label)}`);
  }
  return parts.join(" · ");
}
