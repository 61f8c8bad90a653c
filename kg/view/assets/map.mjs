// The map: outlines of Natural Earth, and a mark for every place with events. Plate carrée, tenths of a degree.

import { fill, h, s } from "./dom.mjs";
import { nodeButton } from "./details.mjs";
import { coordinates } from "./model.mjs";
import { shapeOf } from "./symbols.mjs";
import { count, cut, shown } from "./text.mjs";

const WORLD = [-1800, -860, 3600, 1460];

/** Set up the map in `holder`. */
export function createMap(model, world, holder, colours, act) {
  const names = s("g", { class: "names", "aria-hidden": "true" });
  const marks = s("g", { class: "marks" });
  const picture = s(
    "svg",
    { role: "group", "aria-label": "Map of the events", preserveAspectRatio: "xMidYMid slice" },
    s("path", { class: "land", d: world.outline }),
    names,
    marks,
  );
  const list = h("div", { class: "map-list" });
  const zoomButton = (label, text, factor) => h("button", { "aria-label": label, onclick: () => zoom(factor) }, text);
  const tools = h(
    "div",
    { class: "tools" },
    zoomButton("Zoom in", "+", 0.6),
    zoomButton("Zoom out", "−", 1 / 0.6),
    h("button", { onclick: () => fit() }, "Fit"),
  );
  fill(
    holder,
    h(
      "div",
      { class: "map-frame" },
      picture,
      tools,
      h("p", { class: "credit" }, "Outlines: Natural Earth, simplified. No position on borders is meant."),
    ),
    list,
  );
  let box = [...WORLD];
  let spots = [];
  let drawn = null;

  function show(view, state) {
    const byPlace = new Map();
    const lost = [];
    for (const id of view.events) {
      const node = model.nodes[id];
      const found = coordinates(model, node);
      if (!found) lost.push(node);
      else byPlace.set(found.place.id, { ...found, events: [...(byPlace.get(found.place.id)?.events ?? []), node] });
    }
    const same = drawn !== null && [...byPlace.keys()].join() === drawn;
    drawn = [...byPlace.keys()].join();
    spots = [...byPlace.values()].sort((a, b) => b.events.length - a.events.length || a.place.id - b.place.id);
    for (const spot of spots)
      spot.chosen = spot.place.id === state.selected || spot.events.some((e) => e.id === state.selected);
    if (!same) fit();
    else place();
    const theme = colours();
    const item = (spot) =>
      h(
        "li",
        { class: spot.chosen ? "chosen" : null },
        h(
          "h2",
          {},
          h("bdi", {}, shown(spot.place.label)),
          " ",
          h("span", { class: "count" }, count(spot.events.length, "event")),
        ),
        spot.events.slice(0, 50).map((e) => nodeButton(e, theme, act)),
      );
    fill(
      list,
      spots.length
        ? h("ul", {}, spots.slice(0, 200).map(item))
        : h(
            "p",
            { class: "empty" },
            view.events.size
              ? "No event that can be seen has a place with coordinates."
              : "No event is left under the filters of the moment.",
          ),
      lost.length && spots.length
        ? h(
            "details",
            {},
            h("summary", {}, `${count(lost.length, "event")} without coordinates`),
            lost.slice(0, 200).map((e) => nodeButton(e, theme, act)),
          )
        : null,
    );
  }

  function fit() {
    if (!spots.length) box = [...WORLD];
    else {
      const xs = spots.map((p) => p.at[1] * 10);
      const ys = spots.map((p) => -p.at[0] * 10);
      const [x, y] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
      const wide = Math.min(
        3600,
        Math.max(360, (Math.max(...xs) - Math.min(...xs)) * 1.5, (Math.max(...ys) - Math.min(...ys)) * 2.4),
      );
      box = [x - wide / 2, y - wide * 0.3, wide, wide * 0.6];
    }
    place();
  }

  function zoom(factor, x = box[0] + box[2] / 2, y = box[1] + box[3] / 2) {
    const scale = Math.min(3600, Math.max(40, box[2] * factor)) / box[2];
    box = [x - (x - box[0]) * scale, y - (y - box[1]) * scale, box[2] * scale, box[3] * scale];
    place();
  }

  /** Draw names and marks at a size that does not change with the zoom. */
  function place() {
    picture.setAttribute("viewBox", box.map((v) => v.toFixed(2)).join(" "));
    const shape = picture.getBoundingClientRect();
    const unit = shape.width ? Math.min(box[2] / shape.width, box[3] / shape.height) : box[2] / 900;
    picture.setAttribute("stroke-width", (0.8 * unit).toFixed(3));
    const theme = colours();
    fill(
      names,
      world.names
        .filter(([, , , area]) => Math.sqrt(area) / unit > 55)
        .map(([name, x, y]) => s("text", { x, y, "font-size": (12 * unit).toFixed(2), "text-anchor": "middle" }, name)),
    );
    fill(
      marks,
      spots.map((spot) => mark(spot, unit, theme)),
    );
  }

  function mark(spot, unit, theme) {
    const [x, y] = [spot.at[1] * 10, -spot.at[0] * 10];
    const lead = spot.events.toSorted((a, b) => model.families.indexOf(a.family) - model.families.indexOf(b.family))[0];
    const r = (8 + 3 * Math.log2(spot.events.length)) * unit;
    const open = () => act.node(spot.events.length === 1 ? spot.events[0].id : spot.place.id);
    const label = `${shown(spot.place.label)}: ${count(spot.events.length, "event")}`;
    const text = cut(shown(spot.place.label), 28);
    return s(
      "g",
      {
        class: spot.chosen ? "mark chosen" : "mark",
        role: "button",
        tabindex: "0",
        "aria-label": label,
        onclick: open,
        onkeydown: (e) => (e.key === "Enter" || e.key === " ") && (e.preventDefault(), open()),
      },
      s("title", {}, label),
      s("circle", { class: "halo", cx: x, cy: y, r: r * 1.6 }),
      shapeOf(lead.family, theme.of(lead.family), r, x, y),
      s(
        "text",
        { x: x + r * 1.8, y: y + 4.5 * unit, "font-size": (13 * unit).toFixed(2) },
        spot.events.length > 1 ? `${text} (${spot.events.length})` : text,
      ),
    );
  }

  const toMap = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(picture.getScreenCTM().inverse());
    return [point.x, point.y];
  };
  picture.addEventListener(
    "wheel",
    (event) => (event.preventDefault(), zoom(event.deltaY > 0 ? 1.25 : 0.8, ...toMap(event))),
    { passive: false },
  );
  picture.addEventListener("pointerdown", (down) => {
    if (down.target.closest(".mark")) return;
    const start = toMap(down);
    const move = (event) => {
      const now = toMap(event);
      box = [box[0] + start[0] - now[0], box[1] + start[1] - now[1], box[2], box[3]];
      picture.setAttribute("viewBox", box.map((v) => v.toFixed(2)).join(" "));
    };
    picture.setPointerCapture(down.pointerId);
    picture.addEventListener("pointermove", move);
    picture.addEventListener("pointerup", () => picture.removeEventListener("pointermove", move), { once: true });
  });
  return { show, fit };
}
