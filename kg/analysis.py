"""The network of actors and events, measured.

In: a :class:`~kg.store.Store`.  Out: :class:`Stats` and paths, plain records in an order that depends on the
content alone.

The projection
    Nodes are the actors (countries included) and the events (attacks, plots, claims, arrests, statements, movements
    and what courts do).  Two nodes are joined when a triple of the graph leads from one to the other, whatever the
    property: a role (``ev:suspect``, ``ev:speaker`` ...), an event about another (``ev:about``, ``ev:claims``,
    ``ev:inConnectionWith``, ``ev:part``, ``ev:after``), or a tie of actors (``ev:memberOf``, ``ev:relativeOf``,
    ``ev:speaksFor``); a position joins its holder and its organization.  Left out are ``ev:nationality`` and
    ``ev:country``, which describe an actor and would make every country a hub, and places that are no actors.
    The joint is undirected; its weight is the number of different triples behind it.  What is only denied is not in
    the graph and joins nothing.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import pyoxigraph as ox

from kg import nodes, vocab
from kg.errors import InputError
from kg.network import build_network
from kg.store import Store

SEED = 20240111
EXACT_UP_TO = 2_000
"""Nodes up to which betweenness is computed from all of them; above, from a sample of :data:`SAMPLE`."""
SAMPLE = 500

_DESCRIBING = {"nationality", "country"}


@dataclass(frozen=True, slots=True)
class Score:
    """How central a node is.

    ``degree`` counts its neighbours, ``strength`` the triples to them; ``betweenness`` is the share of shortest paths
    through it, ``pagerank`` sums to 1 over all nodes; ``community`` and ``component`` count from 1, the largest first.
    """

    node: str
    label: str
    kind: str
    family: str
    degree: int
    strength: int
    betweenness: float
    pagerank: float
    community: int
    component: int


@dataclass(frozen=True, slots=True)
class Group:
    """A community or a component: its size and the labels of its most central members (at most five)."""

    number: int
    size: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """The measures of a graph.

    ``counts`` are triples, articles, passages and so on; ``classes`` and ``properties`` count resources and triples by
    local name, ``stances`` assertions (empty without any).  ``scores`` come by PageRank.  ``sampled`` is the number
    of nodes from which betweenness was estimated, ``None`` when it is exact.
    """

    counts: Mapping[str, int]
    classes: Mapping[str, int]
    properties: Mapping[str, int]
    stances: Mapping[str, int]
    scores: tuple[Score, ...]
    communities: tuple[Group, ...]
    components: tuple[Group, ...]
    modularity: float | None
    sampled: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """One joint of a path: the triples between two neighbouring nodes, as property names with their direction."""

    source: str
    source_label: str
    links: tuple[str, ...]
    target: str
    target_label: str


def project(network: nx.MultiDiGraph) -> nx.Graph:
    """The actor-event network (see the head of this module); ``links`` of an edge are its triples."""
    kept = {node for node, data in network.nodes(data=True) if {"Actor", "Event"} & set(data["families"].split("; "))}
    joints: dict[tuple[str, str], set[tuple[str, str, str]]] = defaultdict(set)
    for subject, value, name in network.edges(keys=True):
        if {subject, value} <= kept and subject != value and name not in _DESCRIBING:
            # ev:part and ev:partOf say the same.
            link = (value, "part", subject) if name == "partOf" else (subject, name, value)
            joints[min(subject, value), max(subject, value)].add(link)
    for node in network:
        holders = [value for _, value, name in network.out_edges(node, keys=True) if name == "holder"]
        bodies = [value for _, value, name in network.out_edges(node, keys=True) if name == "organization"]
        for holder, body in ((h, b) for h in holders for b in bodies if {h, b} <= kept and h != b):
            joints[min(holder, body), max(holder, body)].add((holder, "position", body))
    projected = nx.Graph()
    projected.add_nodes_from((node, network.nodes[node]) for node in sorted(kept))
    for (one, other), links in sorted(joints.items()):
        projected.add_edge(one, other, weight=len(links), links=tuple(sorted(links)))
    return projected


def measure(store: Store) -> Stats:
    """Count what is in the graph and score the actor-event network.

    Louvain and the sampling of betweenness use the fixed :data:`SEED`; the same graph gives the same numbers.
    """
    network = project(build_network(store))
    order = list(network)
    # On whole numbers the algorithms' sets have the same order in every process; on texts they have not.
    plain = nx.convert_node_labels_to_integers(network)
    ranks = rank_nodes(plain)
    sampled = SAMPLE if len(plain) > EXACT_UP_TO else None
    between = nx.betweenness_centrality(plain, k=sampled, seed=random.Random(SEED)) if len(plain) else {}
    communities = _largest_first(nx.community.louvain_communities(plain, seed=SEED)) if plain.size() else []
    community = {i: number for number, members in enumerate(communities, 1) for i in members}
    components = _largest_first(nx.connected_components(plain))
    component = {i: number for number, members in enumerate(components, 1) for i in members}
    scores = [
        Score(
            node=node,
            label=network.nodes[node]["label"],
            kind=network.nodes[node]["kind"],
            family="Actor" if "Actor" in network.nodes[node]["families"].split("; ") else "Event",
            degree=plain.degree(i),
            strength=plain.degree(i, weight="weight"),
            betweenness=round(between[i], 9),
            pagerank=round(ranks[i], 9),
            community=community.get(i, 0),
            component=component[i],
        )
        for i, node in enumerate(order)
    ]
    scores.sort(key=lambda score: (-score.pagerank, score.label, score.node))
    joined = [members for members in communities if len(members) > 1]
    return Stats(
        **_count(store),
        scores=tuple(scores),
        communities=_groups(joined, scores, "community"),
        components=_groups(components, scores, "component"),
        modularity=round(nx.community.modularity(plain, communities), 9) if communities else None,
        sampled=sampled,
    )


def rank_nodes(network: nx.Graph, damping: float = 0.85, tolerance: float = 1e-10) -> dict[int, float]:
    """PageRank by power iteration over weighted joints (Brin and Page 1998); isolated nodes share theirs with all.

    networkx needs scipy for the same numbers; this room does not.
    """
    size = len(network)
    ranks = dict.fromkeys(network, 1 / size) if size else {}
    strength = dict(network.degree(weight="weight"))
    for _ in range(500):
        idle = damping * sum(rank for node, rank in ranks.items() if not strength[node]) / size if size else 0.0
        moved = {
            node: (1 - damping) / size
            + idle
            + damping * sum(ranks[n] * data["weight"] / strength[n] for n, data in network.adj[node].items())
            for node in network
        }
        change = sum(abs(moved[node] - ranks[node]) for node in network)
        ranks = moved
        if change < tolerance * max(size, 1):
            break
    return ranks


def find_path(store: Store, source: str, target: str) -> tuple[Step, ...]:
    """The shortest path between two actors or events, through the events and ties that link them.

    ``source`` and ``target`` are IRIs, keys or labels.  Of several shortest paths it is always the same one.

    Raises :class:`InputError` for names that are not in the network, and when no path leads from one to the other.
    """
    network = project(build_network(store))
    ends = [nodes.resolve(store, name) for name in (source, target)]
    start, end = (store.short(node.value) for node in ends)
    for key, node in zip((start, end), ends, strict=True):
        if key not in network:
            raise InputError(f"{nodes.label(store, node)} ({key}) is neither an actor nor an event.")
    if start == end:
        raise InputError(f"{source!r} and {target!r} are the same: {start}.")
    try:
        path = nx.shortest_path(network, start, end)
    except nx.NetworkXNoPath:
        names = " and ".join(nodes.label(store, node) for node in ends)
        raise InputError(f"nothing links {names}: they are in separate parts of the network.") from None
    label = dict(network.nodes(data="label"))
    return tuple(
        Step(one, label[one], _links(network.edges[one, other]["links"], one), other, label[other])
        for one, other in pairwise(path)
    )


def _links(links: tuple[tuple[str, str, str], ...], start: str) -> tuple[str, ...]:
    return tuple(f"{name} →" if subject == start else f"← {name}" for subject, name, _ in links)


def _largest_first(groups: Iterable[Iterable[int]]) -> list[list[int]]:
    return sorted((sorted(group) for group in groups), key=lambda members: (-len(members), members))


def _groups(groups: list[list[int]], scores: list[Score], field: str) -> tuple[Group, ...]:
    members: dict[int, list[str]] = defaultdict(list)
    for score in scores:
        members[getattr(score, field)].append(score.label)
    return tuple(Group(n, len(group), tuple(members[n][:5])) for n, group in enumerate(groups, 1))


def _count(store: Store) -> dict[str, Mapping[str, int]]:
    """Triples, resources by class, triples by property, assertions by stance."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    stances: Counter[str] = Counter()
    triples = 0
    for quad in store.inner.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        triples += 1
        name = quad.predicate.value.removeprefix(vocab.EV_IRI)
        value = quad.object.value if isinstance(quad.object, ox.NamedNode) else ""
        if quad.predicate == nodes.TYPE and value.removeprefix(vocab.EV_IRI) in vocab.CLASSES:
            classes[value.removeprefix(vocab.EV_IRI)] += 1
        if name in vocab.DOMAIN_PROPERTIES:
            properties[name] += 1
        if name == "stance":
            stances[value.removeprefix(vocab.EVC_IRI)] += 1
    main = ("Article", "Passage", "Actor", "Place", "Event", "Attack", "Assertion")
    counts = {"triples": triples, "facts": properties.total(), **{f"{name.lower()}s": classes[name] for name in main}}
    return {
        "counts": counts,
        "classes": _sorted(classes),
        "properties": _sorted(properties),
        "stances": _sorted(stances),
    }


def _sorted(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
