// A small graph: two attacks, an actor that claims one and is suspected of the other, a place in a country.

import { readModel } from "../../kg/view/assets/model.mjs";

const families = [
  { key: "attack", kind: "event", shape: "diamond", size: 20, light: "#a00", dark: "#f00" },
  { key: "claim", kind: "event", shape: "star", size: 10, light: "#0a0", dark: "#0f0" },
  { key: "actor", kind: "actor", shape: "dot", size: 10, light: "#00a", dark: "#00f" },
  { key: "place", kind: "place", shape: "square", size: 10, light: "#0aa", dark: "#0ff" },
];

export function smallModel() {
  const data = {
    base: "https://example.org/",
    title: "Small",
    order: [0, 2, 3, 4, 1],
    readable: 400,
    labelled: 140,
    about: {},
    stances: ["stated", "claimed", "alleged", "suspected", "denied"],
    families,
    classes: [
      { name: "Bombing", label: "Bombing", family: 0, types: ["Bombing", "Attack", "Event"] },
      { name: "Claim", label: "Claim", family: 1, types: ["Claim", "Event"] },
      { name: "Person", label: "Person", family: 2, types: ["Person", "Actor"] },
      { name: "City", label: "City", family: 3, types: ["City", "Place"] },
    ],
    relations: [
      { name: "date", label: "date", back: "date of" },
      { name: "place", label: "place", back: "place of" },
      { name: "suspect", label: "suspect", back: "suspected of" },
      { name: "=Claim", label: "claimed", back: "claimed by" },
      { name: "locatedIn", label: "located in", back: "contains", quiet: true },
    ],
    rules: ["a.rule"],
    articles: [
      { iri: "article/a", label: "A", headline: null, publisher: "Paper A", date: "2024-01-05", url: null },
      { iri: "article/b", label: "B", headline: "Head B", publisher: "Paper B", date: "2024-02-05", url: null },
    ],
    passages: [
      [0, 0, 9, "Quote one"],
      [1, 0, 9, "Quote two"],
    ],
    nodes: [
      { iri: "event/old", label: "first bombing", cls: 0, date: "2023-12-30", passages: [0] },
      { iri: "event/new", label: "Bombing in Émile", cls: 0, date: "2024", passages: [1] },
      { iri: "actor/kay", label: 'Kay, "the" One', cls: 2, aliases: ["The Fox"] },
      { iri: "place/x", label: "Xanten", cls: 3 },
      { iri: "place/land", label: "Land", cls: 3, at: [50, 6] },
      { iri: "event/claim", label: "Kay claims", cls: 1, fold: 1 },
    ],
    facts: [
      [0, 1, 3, [[0, 0, -1, [0]]]],
      [0, 0, ["2023-12-30", "date"], [[0, 0, -1, [0]]]],
      [
        1,
        2,
        2,
        [
          [3, 0, -1, [1]],
          [4, 0, 2, [1]],
        ],
      ],
      [3, 4, 4, []],
      [5, 3, 2, [[1, 0, 2, [0]]]],
      [5, 3, 0, [[1, 0, 2, [0]]]],
    ],
    links: [
      [0, 3, 1, [0], -1],
      [1, 2, 2, [2], -1],
      [3, 4, 4, [3], -1],
      [2, 0, 3, [4, 5], 5],
    ],
  };
  const drawing = {
    nodes: data.nodes.map((n, id) => ({
      id,
      label: n.label,
      x: 10 * id,
      y: 0,
      size: 10,
      shape: families[data.classes[n.cls].family].shape,
    })),
    edges: data.links.map(([from, to, relation], id) => ({ id, from, to, label: data.relations[relation].label })),
  };
  return readModel(data, drawing);
}
