// The drawing: vis-network with the positions of the page. It draws what it is told and reports clicks.

import { otherEnd } from "./model.mjs";
import { STANCE_LOOK } from "./symbols.mjs";
import { cut, shown } from "./text.mjs";

const FONT = "Segoe UI, Roboto, Helvetica Neue, Liberation Sans, Arial, sans-serif";
const SMALLEST = 0.55; // the scale at which labels can just be read
const MARGIN = 60; // beside the outermost things, for their labels
const DENIED = 4; // the place of "denied" among the stances
const DIMMED_NODES = 600; // above this, what is not selected is not dimmed: redrawing all would take too long

/** Set up the network in `holder`; `colours()` gives the theme, `on.node`, `on.link`, `on.nothing` hear of clicks. */
export function createNetwork(model, holder, colours, on) {
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(holder, { nodes, edges }, { ...model.options, ...baseOptions() });
  const frame = holder.querySelector(".vis-network");
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  holder.network = network; // for those who script the page from its console
  let current = { nodes: new Set(), links: [] };
  let extra = { nodes: [], edges: [] };
  network.on("click", (event) => {
    if (event.nodes.length) on.node(event.nodes[0], event.event.srcEvent?.shiftKey);
    else if (event.edges.length) on.link(event.edges[0]);
    else on.nothing();
  });
  network.on("doubleClick", (event) => event.nodes.length && on.open(event.nodes[0]));

  function show(view, state) {
    current = view;
    const bright = brightPart(model, view, state);
    const theme = colours();
    const few = view.links.length <= model.labelled;
    extra = evidenceParts(model, view, state, theme);
    const wantedNodes = [...view.nodes]
      .map((id) => nodeOf(model.nodes[id], theme, bright.nodes, state))
      .concat(extra.nodes);
    const wantedEdges = view.links
      .map((link) => edgeOf(link, theme, bright.links, (few && !link.relation.quiet) || touches(link, state), state))
      .concat(extra.edges);
    sync(edges, []);
    sync(nodes, wantedNodes);
    sync(edges, wantedEdges);
    network.unselectAll();
    if (state.selected >= 0 && view.nodes.has(state.selected)) network.selectNodes([state.selected], false);
  }

  /** Show all; at first sight rather the middle of it than what is too small to read. */
  function fit({ animate = false, readable = false } = {}) {
    if (!current.nodes.size) return;
    const ids = extra.nodes.length ? undefined : [...current.nodes];
    network.fit({ nodes: ids, animation: animate && { duration: 300 }, maxZoomLevel: 1.25 });
    const first = model.order.find((id) => current.nodes.has(id));
    if (readable && network.getScale() < SMALLEST && first !== undefined) {
      const window = { width: holder.clientWidth / SMALLEST, height: holder.clientHeight / SMALLEST };
      const around = Object.values(network.getPositions([...current.nodes]));
      network.moveTo({ position: inside(network.getPosition(first), around, window), scale: SMALLEST });
    }
  }

  return {
    show,
    fit,
    network,
    resize: () => network.setSize("100%", "100%") || network.redraw(),
    zoom: (factor) => network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * factor)) }),
    reveal: (id) => current.nodes.has(id) && reveal(network, holder, id),
    picture: (background) => picture(holder.querySelector("canvas"), background),
    placed: () => ({ ...current, positions: network.getPositions([...current.nodes]) }),
    towards: (from, x, y) => towards(network, current, from, x, y),
  };
}

/** The middle of a window that is near `point` and shows no more emptiness beside the drawing than it must. */
export function inside(point, drawn, window) {
  const place = (axis, size) => {
    const along = drawn.map((position) => position[axis]);
    const low = Math.min(...along) - MARGIN + size / 2;
    const high = Math.max(...along) + MARGIN - size / 2;
    return low > high ? (low + high) / 2 : Math.min(Math.max(point[axis], low), high);
  };
  return { x: place("x", window.width), y: place("y", window.height) };
}

function baseOptions() {
  return {
    autoResize: true,
    nodes: { font: { size: 13, face: FONT }, borderWidth: 1.5, borderWidthSelected: 3 },
    edges: {
      smooth: false,
      arrows: { to: { scaleFactor: 0.55 } },
      hoverWidth: 0.8,
      selectionWidth: 1.2,
      arrowStrikethrough: false,
    },
  };
}

function sync(set, wanted) {
  const ids = new Set(wanted.map((item) => item.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  if (gone.length) set.remove(gone);
  if (wanted.length) set.update(wanted);
}

/** What stays bright while something is selected: it and all that it touches; null when all is. */
function brightPart(model, view, state) {
  if (view.nodes.size > DIMMED_NODES) return { nodes: null, links: null };
  if (state.link >= 0 && view.links.some((link) => link.id === state.link)) {
    const link = model.links[state.link];
    return { nodes: new Set([link.a, link.b]), links: new Set([link.id]) };
  }
  if (state.selected < 0 || !view.nodes.has(state.selected)) return { nodes: null, links: null };
  const links = view.links.filter((link) => touches(link, state));
  const nodes = new Set([state.selected, ...links.map((link) => otherEnd(link, state.selected))]);
  return { nodes, links: new Set(links.map((link) => link.id)) };
}

function touches(link, state) {
  return link.a === state.selected || link.b === state.selected || link.id === state.link;
}

function nodeOf(node, theme, bright, state) {
  const dim = bright && !bright.has(node.id);
  const colour = theme.of(node.family);
  const chosen = node.id === state.selected;
  return {
    ...node.drawn,
    opacity: dim ? 0.22 : 1,
    color: {
      background: colour,
      border: chosen ? theme.text : theme.background,
      highlight: { background: colour, border: theme.text },
      hover: { background: colour, border: theme.text },
    },
    font: {
      color: dim ? theme.faint : theme.text,
      strokeWidth: 4,
      strokeColor: theme.background,
      size: node.family.key === "attack" ? 14 : 13,
    },
  };
}

function edgeOf(link, theme, bright, labelled, state) {
  const dim = bright && !bright.has(link.id);
  const stance = STANCE_LOOK[link.stances[0]];
  const colour = dim ? theme.ghost : link.stances[0] === DENIED ? theme.denied : theme.line;
  return {
    ...link.drawn,
    label: labelled && !dim ? link.drawn.label : " ",
    dashes: stance.dashes,
    width: link.id === state.link ? 3 : link.relation.quiet ? 0.8 : stance.width,
    color: { color: colour, highlight: theme.accent, hover: theme.accent, inherit: false },
    font: { size: 11, color: theme.soft, strokeWidth: 4, strokeColor: theme.background, align: "horizontal" },
  };
}

/** Passages and assertions as nodes, when the reader asks for them: small, beside what they back. */
function evidenceParts(model, view, state, theme) {
  const parts = { nodes: [], edges: [] };
  const family = (key) => model.families.find((f) => f.key === key);
  const spin = (i) => [Math.cos(i * 2.4), Math.sin(i * 2.4)]; // the golden angle keeps neighbours apart
  const add = (id, key, label, x, y) => {
    const colour = theme.of(family(key));
    const font = { size: 10, color: theme.text };
    parts.nodes.push({
      id,
      label,
      shape: family(key).shape,
      x,
      y,
      margin: 5,
      color: { background: colour, border: theme.soft },
      font,
    });
  };
  const join = (from, to, label) =>
    parts.edges.push({
      id: `${from}>${to}`,
      from,
      to,
      label,
      arrows: "to",
      dashes: [1, 3],
      width: 1,
      color: { color: theme.ghost },
      font: { size: 9, color: theme.soft, strokeWidth: 3, strokeColor: theme.background },
    });
  const passageAt = new Map();
  const passage = (id, x, y) => {
    const [dx, dy] = spin(id);
    if (!passageAt.has(id)) add(`p${id}`, "passage", cut(shown(model.passages[id][3]), 32), x + 170 * dx, y + 110 * dy);
    passageAt.set(id, true);
    return `p${id}`;
  };
  if (state.unfold.has("passages")) {
    for (const id of view.nodes) {
      const { x, y } = model.nodes[id].drawn;
      for (const p of model.nodes[id].passages.slice(0, 6)) join(id, passage(p, x, y), "mentioned in");
    }
  }
  if (state.unfold.has("assertions")) {
    for (const link of view.links) {
      link.facts.forEach((fact, f) =>
        fact.backing.forEach((one, i) => {
          const [a, b] = [model.nodes[link.a].drawn, model.nodes[link.b].drawn];
          const [dx, dy] = spin(f + i + 1);
          const id = `a${fact.id}.${i}`;
          add(id, "assertion", model.stances[one.stance], (a.x + b.x) / 2 + 36 * dx, (a.y + b.y) / 2 + 36 * dy);
          join(id, link.a, "subject");
          join(id, link.b, "object");
          if (state.unfold.has("passages"))
            for (const p of one.passages) join(id, passage(p, (a.x + b.x) / 2, (a.y + b.y) / 2), "evidence");
        }),
      );
    }
  }
  return parts;
}

/** Bring a node into sight when it is not, or hardly. */
function reveal(network, holder, id) {
  const position = network.getPosition(id);
  const { x, y } = network.canvasToDOM(position);
  const [wide, high] = [holder.clientWidth, holder.clientHeight];
  const scale = Math.max(network.getScale(), 0.6);
  const inside = x > 60 && y > 40 && x < wide - 60 && y < high - 80;
  if (!inside || scale !== network.getScale()) network.moveTo({ position, scale, animation: { duration: 250 } });
}

/** The nearest visible node from `from` in a direction; the most central one when nothing is selected. */
function towards(network, view, from, x, y) {
  const positions = network.getPositions([...view.nodes]);
  const origin = positions[from];
  let best = -1;
  let least = Infinity;
  for (const [id, at] of Object.entries(positions)) {
    if (Number(id) === from) continue;
    const [dx, dy] = origin ? [at.x - origin.x, at.y - origin.y] : [at.x, at.y];
    const along = dx * x + dy * y;
    if (origin && along <= 0) continue;
    const score = origin ? along + 3 * Math.abs(dx * y - dy * x) : Math.hypot(dx, dy);
    if (score < least) [best, least] = [Number(id), score];
  }
  return best;
}

/** The canvas on a background, as a PNG. */
function picture(canvas, background) {
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [canvas.width, canvas.height];
  const pen = copy.getContext("2d");
  pen.fillStyle = background;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(canvas, 0, 0);
  return new Promise((resolve) => copy.toBlob(resolve, "image/png"));
}
