// The page itself: it holds the state, and every change goes one way: state → address → what is shown.

import { linkDetails, nodeDetails, pathDetails } from "./details.mjs";
import { byId, download, fill, h } from "./dom.mjs";
import { selection, toCsv, toJson, toSvg, toTurtle } from "./export.mjs";
import { isFiltered, visible } from "./filters.mjs";
import { drawLegend } from "./legend.mjs";
import { createMap } from "./map.mjs";
import { readModel } from "./model.mjs";
import { createNetwork } from "./network.mjs";
import { buildIndex, find } from "./search.mjs";
import { initialState, readHash, VIEWS, writeHash } from "./state.mjs";
import { symbol } from "./symbols.mjs";
import { drawTable } from "./table.mjs";
import { count, cut, shown } from "./text.mjs";
import { drawTimeline } from "./timeline.mjs";

function start() {
  const block = (id) => JSON.parse(byId(id).textContent);
  const model = readModel(block("data"), { nodes: block("drawn-nodes"), edges: block("drawn-edges") });
  model.options = block("drawn-options");
  const index = buildIndex(model);
  let state = readHash(model, location.hash);
  let theme = readTheme();
  let picking = -1; // the node that a path starts from, while its end is being chosen
  let view = null;
  let map = null;

  const act = {
    node: (id) => change((st) => choose(st, id), { reveal: id }),
    link: (id) => change((st) => Object.assign(st, { selected: -1, link: id })),
    near: (node, hops) => change((st) => (st.focus = { kind: "near", node, hops }), { fit: true }),
    part: (node) => change((st) => (st.focus = { kind: "part", node }), { fit: true }),
    view: (name) => change((st) => (st.view = name)),
    table: (kind) => change((st) => (st.table = kind)),
    pathFrom(id) {
      picking = id;
      search.value = "";
      drawStatus();
      search.focus();
    },
    copyButton: (text) => h("button", { class: "small", onclick: (e) => copy(text, e.target) }, "Copy"),
  };

  const network = createNetwork(model, byId("network"), () => theme, {
    node: (id, shift) => pickNode(id, shift),
    link: (id) => typeof id === "number" && act.link(id),
    nothing: () => change((st) => Object.assign(st, { selected: -1, link: -1 })),
    open: (id) => typeof id === "number" && act.near(id, 1),
  });

  function pickNode(id, shift) {
    if (typeof id === "string") {
      if (id.startsWith("a")) act.node(model.facts[Number.parseInt(id.slice(1), 10)].subject);
    } else if (shift && state.selected >= 0) setPath(state.selected, id);
    else if (picking >= 0) setPath(picking, id);
    else act.node(id);
  }

  function setPath(from, to) {
    picking = -1;
    change(
      (st) => Object.assign(st, { focus: { kind: "path", node: from, to }, selected: -1, link: -1, view: "network" }),
      { fit: true },
    );
  }

  /** Select a node; one that a line stands for selects its line, one outside the focus ends it. */
  function choose(st, id) {
    const node = model.nodes[id];
    const line = node.fold === 1 ? model.links.find((link) => link.via === id) : null;
    Object.assign(st, { selected: id, link: line ? line.id : -1 });
    if (st.focus && !view.nodes.has(id)) st.focus = null;
  }

  /** Apply an edit to the state, write it into the address, and show it. */
  function change(edit, after = {}) {
    const previous = state.view;
    edit(state);
    const hash = writeHash(model, state);
    if (`#${hash}` !== location.hash) history.pushState(null, "", `#${hash}`);
    render({ ...after, fit: after.fit || (state.view === "network" && previous !== "network") });
  }

  function render(after = {}) {
    document.documentElement.dataset.theme = state.theme ?? "";
    theme = readTheme();
    view = visible(model, state);
    for (const name of VIEWS) {
      byId(`view-${name}`).hidden = name !== state.view;
      byId(`tab-${name}`).setAttribute("aria-selected", String(name === state.view));
      byId(`tab-${name}`).tabIndex = name === state.view ? 0 : -1;
    }
    drawLegend(model, state, theme, byId("legend"), change);
    drawStatus();
    drawDetails();
    if (state.view === "network") {
      network.show(view, state);
      if (after.fit) network.fit({ readable: true });
      else if (after.reveal >= 0) network.reveal(after.reveal);
      byId("nothing").hidden = view.nodes.size > 0;
      byId("nothing").textContent = model.nodes.length
        ? "Nothing is left under the filters of the moment."
        : "The graph is empty: no event, actor or place was found in the text.";
      const size = `${count(view.nodes.size, "thing")} and ${count(view.links.length, "link")}`;
      byId("network").setAttribute(
        "aria-label",
        `Network of ${size}. Arrow keys move from thing to thing, Enter reads its facts, plus and minus zoom. The table holds the same data.`,
      );
    } else if (state.view === "map") {
      map ??= createMap(model, block("world"), byId("view-map"), () => theme, act);
      map.show(view, state);
    } else if (state.view === "timeline") drawTimeline(model, view, state, theme, byId("view-timeline"), act);
    else drawTable(model, view, state, theme, byId("view-table"), act);
  }

  function drawStatus() {
    const all = view.whole;
    const part = view.nodes.size < all;
    const number = (n) => n.toLocaleString("en");
    const said = ["map", "timeline"].includes(state.view)
      ? count(view.events.size, "event")
      : part
        ? `Showing ${number(view.nodes.size)} of ${number(all)}, the best connected`
        : `${count(all, "thing")}, ${count(view.links.length, "link")}`;
    const button = (text, edit, after) => h("button", { class: "small", onclick: () => change(edit, after) }, text);
    const chips = [];
    if (part) chips.push(button("Show all", (st) => (st.all = true), { fit: true }));
    if (state.all && all > model.readable) chips.push(button("Show fewer", (st) => (st.all = false), { fit: true }));
    if (state.focus)
      chips.push(
        h(
          "span",
          { class: "chip" },
          focusText(),
          h(
            "button",
            {
              class: "small",
              "aria-label": "Show everything again",
              onclick: () => change((st) => (st.focus = null), { fit: true }),
            },
            "×",
          ),
        ),
      );
    if (isFiltered(state)) chips.push(button("Clear filters", clearFilters, { fit: true }));
    if (picking >= 0)
      chips.push(
        h(
          "span",
          { class: "chip picking" },
          "Path from ",
          h("bdi", {}, cut(shown(model.nodes[picking].label), 40)),
          ": choose its end",
          h(
            "button",
            { class: "small", "aria-label": "Do not look for a path", onclick: () => ((picking = -1), drawStatus()) },
            "×",
          ),
        ),
      );
    const hint =
      state.selected < 0 &&
      state.link < 0 &&
      !chips.length &&
      state.view === "network" &&
      h("span", { class: "hint" }, "Select a thing or a line to read the sentence behind it.");
    fill(byId("status"), h("span", {}, said), chips, hint);
    byId("filters-button").classList.toggle("active", isFiltered(state));
  }

  function focusText() {
    const { kind, node, hops, to } = state.focus;
    const name = (id) => h("bdi", {}, cut(shown(model.nodes[id].label), 32));
    if (kind === "near") return [`Within ${count(hops, "step")} of `, name(node)];
    if (kind === "part") return ["All connected to ", name(node)];
    return ["Path from ", name(node), " to ", name(to)];
  }

  function clearFilters(st) {
    const { hiddenClasses, hiddenRelations, hiddenStances, hiddenArticles, from, to, undated } = initialState();
    Object.assign(st, { hiddenClasses, hiddenRelations, hiddenStances, hiddenArticles, from, to, undated });
  }

  function drawDetails() {
    const panel = byId("details");
    const link = model.links[state.link];
    const chosen = state.selected >= 0 || Boolean(link) || Boolean(view.path);
    document.body.classList.toggle("has-details", chosen);
    const close = h(
      "button",
      {
        class: "close",
        "aria-label": "Close the details",
        onclick: () =>
          change((st) =>
            Object.assign(st, { selected: -1, link: -1, focus: st.focus?.kind === "path" ? null : st.focus }),
          ),
      },
      "×",
    );
    if (state.selected >= 0) fill(panel, close, nodeDetails(model, model.nodes[state.selected], theme, act));
    else if (link) fill(panel, close, linkDetails(model, link, theme, act));
    else if (view.path) fill(panel, close, pathDetails(model, state.focus, view.path, theme, act));
    else fill(panel);
    panel.scrollTop = 0;
    const subject = state.selected >= 0 ? model.nodes[state.selected].label : "";
    byId("announcer").textContent = subject
      ? `${shown(subject)}, ${model.nodes[state.selected].cls.label}, ${count(model.nodes[state.selected].links.length, "link")}`
      : "";
  }

  // Search: a combo box over all labels and aliases.
  const search = byId("search");
  const results = byId("results");
  let hits = [];
  let active = -1;

  function drawResults() {
    const found = find(index, search.value);
    hits = found.hits;
    active = hits.length ? 0 : -1;
    const option = ({ node, alias }, i) =>
      h(
        "li",
        {
          id: `hit-${i}`,
          role: "option",
          "aria-selected": String(i === active),
          onmousedown: (e) => (e.preventDefault(), take(i)),
        },
        symbol(node.family, theme.of(node.family)),
        h("bdi", { class: "name" }, cut(shown(node.label), 80)),
        alias ? h("span", { class: "alias" }, "also ", h("bdi", {}, cut(shown(alias), 40))) : null,
        h("span", { class: "count" }, node.cls.label),
      );
    const open = search.value.trim() !== "" && document.activeElement === search;
    fill(results, hits.map(option));
    results.hidden = !open || !hits.length;
    search.setAttribute("aria-expanded", String(open && hits.length > 0));
    byId("search-note").textContent = !open
      ? ""
      : hits.length
        ? found.total > hits.length
          ? `${found.total.toLocaleString("en")} found, ${hits.length} listed`
          : `${found.total} found`
        : "Nothing is called that.";
    mark();
  }

  function mark() {
    results.querySelectorAll("li").forEach((li, i) => li.setAttribute("aria-selected", String(i === active)));
    results.children[active]?.scrollIntoView({ block: "nearest" });
    if (active >= 0 && !results.hidden) search.setAttribute("aria-activedescendant", `hit-${active}`);
    else search.removeAttribute("aria-activedescendant");
  }

  function take(i) {
    const { node } = hits[i];
    closeResults();
    search.blur();
    if (picking >= 0) setPath(picking, node.id);
    else act.node(node.id);
    if (picking < 0) byId("details-title")?.focus();
  }

  function closeResults() {
    search.value = "";
    results.hidden = true;
    search.setAttribute("aria-expanded", "false");
    byId("search-note").textContent = "";
  }

  search.addEventListener("input", drawResults);
  search.addEventListener("focus", drawResults);
  search.addEventListener(
    "blur",
    () => (
      (results.hidden = true),
      search.setAttribute("aria-expanded", "false"),
      (byId("search-note").textContent = "")
    ),
  );
  search.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length) {
      event.preventDefault();
      active = (active + step + hits.length) % hits.length;
      mark();
    } else if (event.key === "Enter" && active >= 0) take(active);
    else if (event.key === "Escape") (closeResults(), (picking = -1), drawStatus(), search.blur());
  });

  // Keys: / searches, Escape lets go, arrows walk over the network.
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input[type=text]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") (event.preventDefault(), search.focus());
    else if (event.key === "Escape" && state.selected + state.link > -2)
      change((st) => Object.assign(st, { selected: -1, link: -1 }));
  });
  byId("network").addEventListener("keydown", (event) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way) {
      event.preventDefault();
      const id = network.towards(state.selected, ...way);
      if (id >= 0) act.node(id);
    } else if (event.key === "Enter") byId("details-title")?.focus();
    else if (event.key === "+" || event.key === "=") network.zoom(1.25);
    else if (event.key === "-") network.zoom(0.8);
    else if (event.key === "0") network.fit({ animate: true });
  });

  const tabs = VIEWS.map((name) => byId(`tab-${name}`));
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => act.view(VIEWS[i]));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = (i + step + tabs.length) % tabs.length;
      act.view(VIEWS[next]);
      tabs[next].focus();
    });
  });
  byId("zoom-in").addEventListener("click", () => network.zoom(1.25));
  byId("zoom-out").addEventListener("click", () => network.zoom(0.8));
  byId("zoom-fit").addEventListener("click", () => network.fit({ animate: true }));
  byId("theme").addEventListener("click", () => change((st) => (st.theme = isDark(st) ? "light" : "dark")));
  byId("filters-button").addEventListener("click", () => {
    const open = document.body.classList.toggle("filters-open");
    byId("filters-button").setAttribute("aria-expanded", String(open));
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => render());
  addEventListener("popstate", () => ((state = readHash(model, location.hash)), render()));
  addEventListener("hashchange", () => ((state = readHash(model, location.hash)), render({ reveal: state.selected })));
  addEventListener("resize", () => state.view === "network" && network.fit({ readable: true }));

  // Exports.
  const name = (ending) =>
    `${
      model.title
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "")
        .slice(0, 60) || "graph"
    }.${ending}`;
  const ids = () => selection(model, view, state);
  const exports = {
    png: async () => (toNetwork(), download(name("png"), "image/png", await network.picture(theme.background))),
    svg: () => (toNetwork(), download(name("svg"), "image/svg+xml", toSvg(model, network.placed(), theme))),
    csv: () => download(name("csv"), "text/csv", toCsv(model, ids())),
    ttl: () => download(name("ttl"), "text/turtle", toTurtle(model, ids())),
    json: () => download(name("json"), "application/json", toJson(model, ids())),
  };
  const toNetwork = () => state.view !== "network" && act.view("network");
  for (const [kind, save] of Object.entries(exports)) {
    byId(`export-${kind}`).addEventListener("click", () => (byId("export").removeAttribute("open"), save()));
  }
  byId("copy-link").addEventListener(
    "click",
    (event) => (byId("export").removeAttribute("open"), copy(location.href, event.target)),
  );
  document.addEventListener(
    "click",
    (event) => !event.target.closest("#export") && byId("export").removeAttribute("open"),
  );

  render({ fit: true });
  if (state.selected >= 0) network.reveal(state.selected);
  document.documentElement.dataset.ready = "yes";

  function copy(text, button) {
    const said = (words) => (
      (button.dataset.was ??= button.textContent),
      (button.textContent = words),
      setTimeout(() => (button.textContent = button.dataset.was), 1500)
    );
    navigator.clipboard?.writeText(text).then(
      () => said("Copied"),
      () => said("Not allowed"),
    ) ?? said("Not possible");
  }
}

function isDark(state) {
  return state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The colours of the moment, from the style sheet and the families. */
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const dark = colour("scheme") === "dark";
  const names = ["background", "text", "soft", "faint", "ghost", "line", "denied", "accent"];
  return {
    ...Object.fromEntries(names.map((name) => [name, colour(name)])),
    of: (family) => (dark ? family.dark : family.light),
    dark,
  };
}

start();
