// The same data as a table: things or facts, sortable by every column.

import { formatDate } from "./dates.mjs";
import { literal, nodeButton } from "./details.mjs";
import { fill, h } from "./dom.mjs";
import { count, shown } from "./text.mjs";

const STEP = 200;
const sorting = { things: { column: 3, down: true }, facts: { column: 0, down: false } };

/** The rows of the things that can be seen: cells are {text, sort, node}. */
export function thingRows(model, view, ids = null) {
  return [...(ids ?? new Set([...view.nodes, ...view.events]))].map((id) => {
    const node = model.nodes[id];
    return [
      { text: node.label, node },
      { text: node.cls.label },
      { text: formatDate(node.date), sort: node.when ? node.when.first : Infinity },
      { text: String(node.links.length), sort: node.links.length },
      { text: node.aliases.join(", ") },
      {
        text: [...node.articles]
          .map((a) => model.articles[a]?.publisher ?? model.articles[a]?.headline ?? "")
          .join(", "),
      },
    ];
  });
}

/** The rows of the facts of what can be seen, one for each assertion behind them. */
export function factRows(model, view, ids = null) {
  const wanted = ids ?? new Set([...view.nodes, ...view.events]);
  const rows = [];
  for (const fact of model.facts) {
    if (!wanted.has(fact.subject)) continue;
    const object = fact.object >= 0 ? model.nodes[fact.object] : null;
    const number = ["integer", "decimal"].includes(fact.literal?.type) ? Number(fact.literal.text) : undefined;
    for (const one of fact.backing.length ? fact.backing : [null]) {
      const [article, , , quote] = model.passages[one?.passages[0]] ?? [];
      rows.push([
        { text: model.nodes[fact.subject].label, node: model.nodes[fact.subject] },
        { text: fact.relation.label },
        { text: object ? object.label : literal(fact), sort: number, node: object },
        { text: one ? model.stances[one.stance] : "", sort: one ? one.stance : 9 },
        { text: one && one.speaker >= 0 ? model.nodes[one.speaker].label : "" },
        { text: quote ?? "" },
        { text: model.articles[article]?.publisher ?? model.articles[article]?.headline ?? "" },
      ]);
    }
  }
  return rows;
}

export const HEADS = {
  things: ["Name", "Class", "Date", "Links", "Also called", "Articles"],
  facts: ["Subject", "Relation", "Value", "Stance", "According to", "Sentence", "Article"],
};

/** Rows in the order of a column; rows that are equal there keep their order. */
export function sortRows(rows, column, down) {
  const key = (row) => row[column].sort ?? row[column].text;
  const compare = (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (typeof x === "number" && typeof y === "number") return x === y ? 0 : x < y ? -1 : 1;
    return String(x).localeCompare(String(y), "en", { numeric: true });
  };
  return rows.toSorted((a, b) => (down ? -compare(a, b) : compare(a, b)));
}

/** Fill the table view. */
export function drawTable(model, view, state, theme, holder, act) {
  const kind = state.table;
  const rows = kind === "facts" ? factRows(model, view) : thingRows(model, view);
  const heads = HEADS[kind];
  const { column, down } = sorting[kind];
  const sorted = sortRows(rows, column, down);
  const body = h("tbody");
  const more = h("button", { onclick: () => extend() });
  let done = 0;
  const cell = (c, i) =>
    h(
      i === 0 ? "th" : "td",
      { scope: i === 0 ? "row" : null, class: heads[i] === "Sentence" ? "sentence" : null },
      c.node ? nodeButton(c.node, theme, act) : h("bdi", {}, shown(c.text)),
    );
  function extend() {
    body.append(...sorted.slice(done, done + STEP).map((row) => h("tr", {}, row.map(cell))));
    done = Math.min(sorted.length, done + STEP);
    more.textContent = `Show more (${(sorted.length - done).toLocaleString("en")} left)`;
    more.hidden = done >= sorted.length;
  }
  extend();
  const sort = (i) => {
    sorting[kind] = { column: i, down: i === column ? !down : false };
    drawTable(model, view, state, theme, holder, act);
    holder.querySelectorAll("thead button")[i].focus();
  };
  const head = (text, i) =>
    h(
      "th",
      { scope: "col", "aria-sort": i === column ? (down ? "descending" : "ascending") : null },
      h(
        "button",
        { onclick: () => sort(i) },
        text,
        h("span", { class: "arrow", "aria-hidden": "true" }, i === column ? (down ? "▼" : "▲") : ""),
      ),
    );
  const choice = (key, text) =>
    h("button", { "aria-pressed": String(kind === key), onclick: () => act.table(key) }, text);
  fill(
    holder,
    h(
      "div",
      { class: "table-head" },
      h(
        "span",
        { class: "group", role: "group", "aria-label": "What the table lists" },
        choice("things", "Things"),
        choice("facts", "Facts"),
      ),
      h("span", { class: "hint" }, count(rows.length, kind === "facts" ? "fact" : "thing")),
    ),
    rows.length
      ? h(
          "div",
          {
            class: "scroll",
            tabindex: "0",
            role: "region",
            "aria-label": kind === "facts" ? "Table of facts" : "Table of things",
          },
          h("table", {}, h("thead", {}, h("tr", {}, heads.map(head))), body),
        )
      : h("p", { class: "empty" }, "Nothing is left under the filters of the moment."),
    more,
  );
}
