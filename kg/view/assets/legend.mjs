// The legend, which is also the filters: classes, relations, stances, time, articles.

import { formatDate, histogram } from "./dates.mjs";
import { fill, h, s } from "./dom.mjs";
import { UNFOLD } from "./filters.mjs";
import { lineSample, STANCE_LOOK, symbol } from "./symbols.mjs";
import { count, shown } from "./text.mjs";

const opened = new Set(); // families whose classes are listed

/** Fill the sidebar; `change(edit)` applies an edit to the state and redraws. */
export function drawLegend(model, state, theme, holder, change) {
  const open = new Map([...holder.querySelectorAll("details")].map((d) => [d.id, d.open]));
  const focus = document.activeElement?.dataset?.key;
  const section = (id, title, openAtFirst, ...content) =>
    h("details", { id, open: open.get(id) ?? openAtFirst }, h("summary", {}, h("h2", {}, title)), content);
  fill(
    holder,
    section("legend-things", "Things", true, classes(model, state, theme, change)),
    section("legend-stances", "How it is said", true, stances(model, state, theme, change)),
    section("legend-time", "When", true, times(model, state, change)),
    section("legend-relations", "Relations", model.relations.length < 40, relations(model, state, change)),
    section(
      "legend-articles",
      model.articles.length === 1 ? "Article" : "Articles",
      model.articles.length > 1,
      articles(model, state, change),
    ),
    section("legend-unfold", "Also as nodes", false, unfold(state, theme, model, change)),
  );
  if (focus) holder.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
}

/** One tick box with its picture, name and number; "only" hides all its siblings. */
function tick(key, picture, name, number, on, toggle, only) {
  return h(
    "li",
    {},
    h(
      "label",
      {},
      h("input", { type: "checkbox", checked: on, "data-key": key, onchange: toggle }),
      picture,
      h("span", { class: "name" }, name),
      " ",
      number === null ? null : h("span", { class: "count" }, number.toLocaleString("en")),
    ),
    only
      ? h("button", { class: "only", "aria-label": `Only ${key}`, "data-key": `only ${key}`, onclick: only }, "only")
      : null,
  );
}

function flip(set, value) {
  if (set.has(value)) set.delete(value);
  else set.add(value);
}

/** Hide all but some; when that is how it is, show all again. */
function keepOnly(set, all, values) {
  const others = all.filter((v) => !values.includes(v));
  const already = set.size === others.length && others.every((v) => set.has(v));
  set.clear();
  if (!already) others.forEach((v) => set.add(v));
}

function classes(model, state, theme, change) {
  const numbers = tally(model.nodes, (node) => node.cls.name);
  const names = model.classes.map((c) => c.name);
  const asked = new Set(Object.keys(UNFOLD).flatMap((key) => (state.unfold.has(key) ? UNFOLD[key] : [])));
  const rows = model.families.map((family) => {
    const own = model.classes.filter((c) => c.family === family);
    if (!own.length || (family.kind === "detail" && !asked.has(family.key))) return null;
    const total = own.reduce((sum, c) => sum + numbers.get(c.name), 0);
    const hidden = own.filter((c) => state.hiddenClasses.has(c.name));
    const all = () =>
      change((st) =>
        own.forEach((c) =>
          hidden.length < own.length ? st.hiddenClasses.add(c.name) : st.hiddenClasses.delete(c.name),
        ),
      );
    const only = () =>
      change((st) =>
        keepOnly(
          st.hiddenClasses,
          names,
          own.map((c) => c.name),
        ),
      );
    const row = tick(
      `family ${family.key}`,
      symbol(family, theme.of(family)),
      family.label,
      total,
      hidden.length < own.length,
      all,
      only,
    );
    if (hidden.length && hidden.length < own.length) row.querySelector("input").indeterminate = true;
    const inner = own.map((c) =>
      tick(
        `class ${c.name}`,
        null,
        shown(c.label),
        numbers.get(c.name),
        !state.hiddenClasses.has(c.name),
        () => change((st) => flip(st.hiddenClasses, c.name)),
        () => change((st) => keepOnly(st.hiddenClasses, names, [c.name])),
      ),
    );
    const toggle = () => {
      if (!opened.delete(family.key)) opened.add(family.key);
      change(() => {});
    };
    const open = opened.has(family.key) || (hidden.length > 0 && hidden.length < own.length);
    const more =
      own.length > 1 || own[0].label !== family.one
        ? h(
            "button",
            {
              class: "more",
              "aria-expanded": String(open),
              "aria-label": `Classes of ${family.label}`,
              "data-key": `more ${family.key}`,
              onclick: toggle,
            },
            open ? "▾" : "▸",
          )
        : h("span", { class: "more" });
    row.prepend(more);
    return [row, open ? h("li", { class: "nest" }, h("ul", { class: "ticks inner" }, inner)) : null];
  });
  return h("ul", { class: "ticks families" }, rows);
}

/** The links that are lines at the moment, but for the filters. */
function drawnLinks(model, state) {
  const asked = new Set(Object.keys(UNFOLD).flatMap((key) => (state.unfold.has(key) ? UNFOLD[key] : [])));
  const drawn = (id) => model.nodes[id].fold === 0 || asked.has(model.nodes[id].family.key);
  return model.links.filter((link) => drawn(link.a) && drawn(link.b) && !(link.via >= 0 && drawn(link.via)));
}

function relations(model, state, change) {
  const numbers = tally(drawnLinks(model, state), (link) => link.relation.name);
  const used = model.relations
    .filter((r) => numbers.has(r.name))
    .sort((a, b) => numbers.get(b.name) - numbers.get(a.name) || a.label.localeCompare(b.label, "en"));
  if (!used.length) return h("p", { class: "empty" }, "No two things are linked.");
  const names = used.map((r) => r.name);
  return h(
    "ul",
    { class: "ticks" },
    used.map((r) =>
      tick(
        `relation ${r.name}`,
        null,
        shown(r.label),
        numbers.get(r.name),
        !state.hiddenRelations.has(r.name),
        () => change((st) => flip(st.hiddenRelations, r.name)),
        () => change((st) => keepOnly(st.hiddenRelations, names, [r.name])),
      ),
    ),
  );
}

function stances(model, state, theme, change) {
  const numbers = tally(drawnLinks(model, state), (link) => link.stances[0]);
  const all = model.stances.map((_, i) => i);
  return h(
    "ul",
    { class: "ticks" },
    model.stances.map((name, i) =>
      numbers.has(i) || i === 0
        ? tick(
            `stance ${name}`,
            lineSample(i, i === 4 ? theme.denied : theme.line),
            [name, h("span", { class: "date" }, STANCE_LOOK[i].says)],
            numbers.get(i) ?? 0,
            !state.hiddenStances.has(i),
            () => change((st) => flip(st.hiddenStances, i)),
            () => change((st) => keepOnly(st.hiddenStances, all, [i])),
          )
        : null,
    ),
  );
}

function articles(model, state, change) {
  if (!model.articles.length) return h("p", { class: "empty" }, "The graph names no article.");
  const publishers = new Map();
  model.articles.forEach((article, id) => {
    const name = article.publisher ?? "Publisher not given";
    publishers.set(name, [...(publishers.get(name) ?? []), id]);
  });
  return [...publishers.keys()].sort().map((publisher) => {
    const ids = publishers.get(publisher);
    const shownIds = ids.filter((id) => !state.hiddenArticles.has(id));
    const all = () =>
      change((st) => ids.forEach((id) => (shownIds.length ? st.hiddenArticles.add(id) : st.hiddenArticles.delete(id))));
    const box = h("input", {
      type: "checkbox",
      checked: shownIds.length > 0,
      indeterminate: shownIds.length > 0 && shownIds.length < ids.length,
      "data-key": `publisher ${publisher}`,
      onchange: all,
    });
    return h(
      "div",
      { role: "group", "aria-label": `Publisher ${shown(publisher)}` },
      h("label", { class: "publisher" }, box, h("bdi", { class: "name" }, shown(publisher))),
      h(
        "ul",
        { class: "ticks inner" },
        ids.map((id) => {
          const { headline, date } = model.articles[id];
          return tick(
            `article ${id}`,
            null,
            [h("bdi", {}, shown(headline)), date ? h("span", { class: "date" }, formatDate(date)) : null],
            null,
            !state.hiddenArticles.has(id),
            () => change((st) => flip(st.hiddenArticles, id)),
            null,
          );
        }),
      ),
    );
  });
}

function unfold(state, theme, model, change) {
  const choices = [
    ["events", "Statements, claims, movements"],
    ["figures", "Casualty figures, positions"],
    ["passages", "Passages"],
    ["assertions", "Assertions"],
  ];
  const picture = { events: "statement", figures: "figure", passages: "passage", assertions: "assertion" };
  return [
    h("p", { class: "hint" }, "Kept in the panel and on the lines unless you ask for them here."),
    h(
      "ul",
      { class: "ticks" },
      choices.map(([key, name]) => {
        const family = model.families.find((f) => f.key === picture[key]);
        return tick(
          `unfold ${key}`,
          symbol(family, theme.of(family)),
          name,
          null,
          state.unfold.has(key),
          () => change((st) => flip(st.unfold, key)),
          null,
        );
      }),
    ),
  ];
}

function times(model, state, change) {
  const events = model.nodes.filter((n) => n.family.kind === "event");
  const { bars, spans, unit } = histogram(events.map((n) => n.when));
  const undated = events.filter((n) => !n.when).length;
  const undatedBox = tick(
    "undated",
    null,
    "Events without a date",
    undated,
    state.undated,
    () => change((st) => (st.undated = !st.undated)),
    null,
  );
  if (!bars.length)
    return [
      h("p", { class: "empty" }, "No event has a date."),
      undated ? h("ul", { class: "ticks" }, undatedBox) : null,
    ];
  const from =
    state.from === null
      ? 0
      : Math.max(
          0,
          bars.findIndex((bar) => bar.last >= state.from),
        );
  const to =
    state.to === null
      ? bars.length - 1
      : Math.max(
          from,
          bars.findLastIndex((bar) => bar.first <= state.to),
        );
  const pick = (a, b) =>
    change((st) => {
      st.from = a <= 0 ? null : bars[a].first;
      st.to = b >= bars.length - 1 ? null : bars[b].last;
    });
  const slider = (name, value, moved) =>
    h(
      "label",
      { class: "slider" },
      h("span", {}, name, " ", h("output", {}, bars[value].label)),
      h("input", {
        type: "range",
        min: 0,
        max: bars.length - 1,
        value,
        "data-key": name,
        "aria-valuetext": bars[value].label,
        onchange: (e) => moved(Number(e.target.value)),
        oninput: (e) => (e.target.previousSibling.lastChild.textContent = bars[Number(e.target.value)].label),
      }),
    );
  const hint = spans.length ? `Events by ${unit}; pale: known less finely.` : `Events by ${unit}.`;
  return [
    chart(bars, spans, from, to, pick),
    h("p", { class: "ends" }, h("span", {}, bars[0].label), h("span", {}, bars.length > 1 ? bars.at(-1).label : "")),
    bars.length > 1
      ? [slider("From", from, (v) => pick(Math.min(v, to), to)), slider("To", to, (v) => pick(from, Math.max(v, from)))]
      : null,
    h("p", { class: "hint" }, hint),
    undated ? h("ul", { class: "ticks" }, undatedBox) : null,
  ];
}

function chart(bars, spans, from, to, pick) {
  const [width, height] = [220, 56];
  const step = width / bars.length;
  const top = Math.max(1, ...bars.map((b) => b.count), ...spans.map((p) => p.count));
  const tall = (n) => (n / top) * (height - 4);
  const inside = (i) => (i >= from && i <= to ? "in" : "out");
  const label = `Histogram of events from ${bars[0].label} to ${bars.at(-1).label}: ${count(bars.reduce((n, b) => n + b.count, 0) + spans.reduce((n, p) => n + p.count, 0), "dated event")}`;
  return s(
    "svg",
    { class: "histogram", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    spans.map((p) =>
      s(
        "rect",
        {
          class: `span ${p.last >= from && p.first <= to ? "in" : "out"}`,
          x: p.first * step,
          width: Math.max(2, (p.last - p.first + 1) * step - 0.5),
          y: height - tall(p.count),
          height: tall(p.count),
        },
        s("title", {}, `${bars[p.first].label} – ${bars[p.last].label}: ${count(p.count, "event")}`),
      ),
    ),
    bars.map((b, i) =>
      b.count
        ? s("rect", {
            class: `bar ${inside(i)}`,
            x: i * step,
            width: Math.max(2, step - 0.5),
            y: height - tall(b.count),
            height: tall(b.count),
          })
        : null,
    ),
    bars.map((b, i) =>
      s(
        "rect",
        {
          class: "catch",
          x: i * step,
          width: step,
          y: 0,
          height,
          onclick: () => (from === i && to === i ? pick(0, bars.length - 1) : pick(i, i)),
        },
        s("title", {}, `${b.label}: ${count(b.count, "event")}`),
      ),
    ),
    s("line", { class: "axis", x1: 0, x2: width, y1: height, y2: height }),
  );
}

function tally(items, key) {
  const numbers = new Map();
  for (const item of items) numbers.set(key(item), (numbers.get(key(item)) ?? 0) + 1);
  return numbers;
}
