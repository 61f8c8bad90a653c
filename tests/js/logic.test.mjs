import assert from "node:assert/strict";
import { test } from "node:test";

import { dayNumber, formatDate, histogram, isoDay, parseDate } from "../../kg/view/assets/dates.mjs";
import { selection, toCsv, toJson, toSvg, toTurtle } from "../../kg/view/assets/export.mjs";
import { visible } from "../../kg/view/assets/filters.mjs";
import { coordinates, fullIri } from "../../kg/view/assets/model.mjs";
import { inside } from "../../kg/view/assets/network.mjs";
import { buildIndex, find } from "../../kg/view/assets/search.mjs";
import { initialState, linkTo, readHash, writeHash } from "../../kg/view/assets/state.mjs";
import { sortRows } from "../../kg/view/assets/table.mjs";
import {
  count,
  csvField,
  cut,
  folded,
  isWebAddress,
  shown,
  turtleIri,
  turtleString,
} from "../../kg/view/assets/text.mjs";
import { component, neighbourhood, shortestPath } from "../../kg/view/assets/walk.mjs";
import { smallModel } from "./fixture.mjs";

const model = smallModel();
const state = (changes) => Object.assign(initialState(), changes);
const ids = (view) => [...view.nodes].sort((a, b) => a - b);

test("dates are as wide as they are precise", () => {
  assert.deepEqual(parseDate("2024-02"), {
    first: dayNumber(2024, 2, 1),
    last: dayNumber(2024, 2, 29),
    precision: "month",
  });
  assert.equal(parseDate("2023").last, dayNumber(2023, 12, 31));
  assert.equal(parseDate("0079-08-24").first, dayNumber(79, 8, 24));
  assert.equal(isoDay(dayNumber(79, 8, 24)), "0079-08-24");
  assert.equal(parseDate("soon"), null);
  assert.equal(formatDate("2024-01-03"), "3 January 2024");
  assert.equal(formatDate("2024-11"), "November 2024");
});

test("a histogram counts what is precise and spans what is not", () => {
  const { unit, bars, spans } = histogram(["2023-12-30", "2024-01-02", "2024-01-20", "2024", null].map(parseDate));
  assert.equal(unit, "month");
  assert.deepEqual(
    bars.slice(0, 3).map((b) => [b.label, b.count]),
    [
      ["December 2023", 1],
      ["January 2024", 2],
      ["February 2024", 0],
    ],
  );
  assert.deepEqual(spans, [{ first: 1, last: 12, count: 1 }]);
  assert.equal(histogram(["2024-01-02", "2024-01-20"].map(parseDate)).unit, "day");
  assert.equal(histogram(["1990", "2024-01-20"].map(parseDate)).unit, "year");
  assert.deepEqual(histogram([null]).bars, []);
});

test("search ranks whole names, beginnings, words and parts, and knows aliases", () => {
  const index = buildIndex(model);
  assert.deepEqual(
    find(index, "émile").hits.map((h) => h.node.id),
    [1],
  );
  assert.deepEqual(
    find(index, "emile").hits.map((h) => h.node.id),
    [1],
  );
  assert.equal(find(index, "fox").hits[0].alias, "The Fox");
  assert.deepEqual(
    find(index, "bombing").hits.map((h) => h.node.id),
    [1, 0],
  );
  assert.deepEqual(find(index, "  "), { hits: [], total: 0 });
  assert.equal(find(index, "a", 1).hits.length, 1);
  assert.equal(find(index, "(").total, 0);
});

test("walks", () => {
  assert.deepEqual([...neighbourhood(model, 2, 1)].sort(), [0, 1, 2]);
  assert.deepEqual([...component(model, 4)].sort(), [0, 1, 2, 3, 4]);
  assert.deepEqual(
    shortestPath(model, 4, 1).map((s) => s.node),
    [4, 3, 0, 2, 1],
  );
  assert.equal(shortestPath(model, 4, 5), null);
  assert.deepEqual([...component(model, 4, (link) => link.relation.name !== "place")].sort(), [3, 4]);
});

test("nothing filtered: what folds is a line, not a node", () => {
  const view = visible(model, initialState());
  assert.deepEqual(ids(view), [0, 1, 2, 3, 4]);
  assert.equal(view.links.length, 4);
  assert.deepEqual(ids(visible(model, state({ unfold: new Set(["events"]) }))), [0, 1, 2, 3, 4, 5]);
});

test("the filters of class, relation, stance, article and time", () => {
  assert.deepEqual(
    ids(visible(model, state({ hiddenClasses: new Set(["Bombing"]) }))),
    [3, 4],
    "the actor hung on hidden events",
  );
  assert.equal(visible(model, state({ hiddenClasses: new Set(["Claim"]) })).links.length, 3);
  assert.equal(visible(model, state({ hiddenRelations: new Set(["=Claim"]) })).links.length, 3);
  assert.equal(visible(model, state({ hiddenStances: new Set([3]) })).links.length, 4, "it is also denied");
  assert.equal(visible(model, state({ hiddenStances: new Set([3, 4]) })).links.length, 3);
  assert.ok(!visible(model, state({ hiddenArticles: new Set([1]) })).nodes.has(1));
  const late = visible(model, state({ from: dayNumber(2024, 6, 1) }));
  assert.deepEqual(ids(late), [1, 2, 3, 4], "2024 may be in June; 30 December 2023 is not");
});

test("a link shows its most certain stance first", () => {
  assert.deepEqual(model.links[1].stances, [3, 4]);
  assert.deepEqual(model.links[3].stances, [1]);
  assert.deepEqual(model.links[2].stances, [0], "without assertions: stated");
});

test("focus, path and the readable part", () => {
  assert.deepEqual(ids(visible(model, state({ focus: { kind: "near", node: 4, hops: 1 } }))), [3, 4]);
  const path = visible(model, state({ focus: { kind: "path", node: 4, to: 2 } }));
  assert.deepEqual([ids(path), path.links.length, path.path.length], [[0, 2, 3, 4], 3, 4]);
  assert.deepEqual(
    visible(model, state({ focus: { kind: "path", node: 4, to: 2 }, hiddenRelations: new Set(["place"]) })).path,
    [],
  );
  const small = { ...model, readable: 2 };
  const view = visible(small, initialState());
  assert.deepEqual([ids(view), view.whole], [[0, 2], 5]);
  assert.ok(visible(small, state({ selected: 4 })).nodes.has(4), "the selected one is always shown");
  assert.equal(visible(small, state({ all: true })).nodes.size, 5);
});

test("the address holds the whole state", () => {
  const odd = state({
    view: "table",
    selected: 2,
    hiddenClasses: new Set(["City", "a,b\\c&d=e"]),
    hiddenRelations: new Set(["=Claim"]),
    hiddenStances: new Set([4]),
    hiddenArticles: new Set([1]),
    from: dayNumber(2023, 1, 1),
    to: dayNumber(2024, 1, 1),
    undated: false,
    focus: { kind: "near", node: 4, hops: 2 },
    unfold: new Set(["passages"]),
    all: true,
    theme: "dark",
    table: "facts",
  });
  assert.deepEqual(readHash(model, `#${writeHash(model, odd)}`), odd);
  assert.equal(writeHash(model, initialState()), "");
  const path = state({ focus: { kind: "path", node: 1, to: 3 } });
  assert.deepEqual(readHash(model, writeHash(model, path)), path);
  assert.equal(readHash(model, linkTo(model, model.nodes[3])).selected, 3);
  assert.equal(readHash(model, "#place/x").selected, 3);
  assert.deepEqual(readHash(model, "#no/such?view=evil&from=x&link=99&path=a&near=9&theme=red&%zz"), initialState());
});

test("text is made safe", () => {
  assert.equal(shown("a\u202eb\u0000c\u200fd"), "a\ufffdb\ufffdc\u200fd");
  assert.equal(folded("Évian"), "evian");
  assert.equal(cut("abcdef", 4), "abc…");
  assert.equal(count(1, "link") + count(1234, "link"), "1 link1,234 links");
  assert.ok(isWebAddress("https://a.example/b") && !isWebAddress("javascript:x") && !isWebAddress(" https://a b"));
  assert.deepEqual(["=1", "a,b", 'say "x"', "@x", "plain"].map(csvField), [
    "'=1",
    '"a,b"',
    '"say ""x"""',
    "'@x",
    "plain",
  ]);
  assert.equal(turtleString('a"b\\c\nd'), '"a\\"b\\\\c\\nd"');
  assert.equal(turtleIri("http://x/<y> z"), "<http://x/%3cy%3e%20z>");
});

test("exports", () => {
  const view = visible(model, initialState());
  assert.deepEqual(selection(model, view, state({ selected: 0 })), [0, 2, 3, 5]);
  const turtle = toTurtle(model, [2, 5]);
  assert.match(
    turtle,
    /<https:\/\/example\.org\/actor\/kay> a .*#Person>, .*#Actor> ;\n {4}rdfs:label "Kay, \\"the\\" One"/,
  );
  const json = JSON.parse(toJson(model, [1]));
  assert.deepEqual(json.resources[0].facts[0].assertions[0].evidence[0].quote, "Quote two");
  const lines = toCsv(model, [0]).split("\r\n");
  assert.equal(lines.length, 4);
  assert.match(lines[1], /^First bombing,place,Xanten,stated,,Quote one,Paper A$/);
  const theme = { line: "#111", soft: "#222", text: "#333", background: "#fff", of: (f) => f.light };
  const positions = Object.fromEntries(model.nodes.map((n) => [n.id, { x: n.drawn.x, y: n.drawn.y }]));
  const svg = toSvg(model, { ...view, positions }, theme);
  assert.match(svg, /stroke-dasharray="12 5"/);
  assert.ok(svg.includes("Kay, &#34;the&#34; One") && !svg.includes("NaN"));
});

test("rows sort by numbers as numbers", () => {
  const rows = [
    ["b", 10],
    ["a", 9],
    ["a10", 100],
    ["a9", 9],
  ].map(([text, sort]) => [{ text }, { text: String(sort), sort }]);
  assert.deepEqual(
    sortRows(rows, 0, false).map((r) => r[0].text),
    ["a", "a9", "a10", "b"],
  );
  assert.deepEqual(
    sortRows(rows, 1, true).map((r) => r[1].sort),
    [100, 10, 9, 9],
  );
});

test("places and IRIs", () => {
  assert.equal(coordinates(model, model.nodes[0]).place.id, 4, "through the place that lies in it");
  assert.equal(coordinates(model, model.nodes[1]), null);
  assert.equal(fullIri(model, model.nodes[3]), "https://example.org/place/x");
});

test("the first window stays inside the drawing", () => {
  const drawn = [
    { x: 0, y: 0 },
    { x: 100, y: 2000 },
  ];
  const window = { width: 800, height: 600 };
  assert.deepEqual(inside({ x: 10, y: 0 }, drawn, window), { x: 50, y: 240 }, "no emptiness above, the width in the middle");
  assert.deepEqual(inside({ x: 10, y: 1000 }, drawn, window), { x: 50, y: 1000 });
  assert.deepEqual(inside({ x: 10, y: 1990 }, drawn, window), { x: 50, y: 1760 });
});
