"""The graph of facts as a network of networkx: things as nodes, facts between things as edges.

In: a :class:`~kg.store.Store`.  Out: a directed multigraph whose order depends on the content alone.
Evidence (articles, passages, assertions) is left out, and so is what is only denied.
"""

from __future__ import annotations

from collections import defaultdict

import networkx as nx
import pyoxigraph as ox

from kg import nodes, vocab
from kg.store import Store, Term, plain

_BOOKKEEPING = {nodes.TYPE.value, nodes.LABEL.value, vocab.EV_IRI + "mentionedIn"}


def build_network(store: Store) -> nx.MultiDiGraph:
    """Build the network of all actors, places, events, positions and casualty figures.

    Nodes are short IRIs with ``label``, ``kind`` (the most specific class), ``families`` (all classes), ``iri`` and
    the literal and concept values of each property under its local name (several joined by ``"; "``).  Edges have
    the property's local name as key and ``property``, and, where the graph has assertions, ``stance`` and
    ``speaker`` (several joined likewise).
    """
    types: dict[ox.NamedNode, set[str]] = defaultdict(set)
    for node, _, value in store.triples(None, nodes.TYPE, None):
        if isinstance(value, ox.NamedNode) and value.value.removeprefix(vocab.EV_IRI) in vocab.CLASSES:
            types[node].add(value.value.removeprefix(vocab.EV_IRI))
    things = {node for node, names in types.items() if not any("Evidence" in vocab.lineage(name) for name in names)}
    values: dict[ox.NamedNode, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    edges: list[tuple[str, str, str]] = []
    for subject, predicate, value in store.triples(None, None, None):
        if subject not in things or predicate.value in _BOOKKEEPING:
            continue
        if isinstance(value, ox.NamedNode) and value in things:
            edges.append((store.short(subject.value), store.short(value.value), _local(predicate.value)))
        else:
            values[subject][_local(predicate.value)].append(value)
    network = nx.MultiDiGraph()
    for node in sorted(things, key=str):
        kinds = sorted(types[node], key=lambda name: (-len(vocab.lineage(name)), name))
        fixed = {"label": nodes.label(store, node), "kind": kinds[0], "families": "; ".join(kinds), "iri": node.value}
        own = {name: _attribute(store, found) for name, found in values[node].items()}
        network.add_node(store.short(node.value), **(own | fixed))
    voices = _voices(store)
    for subject_key, object_key, name in sorted(edges):
        stances, speakers = voices.get((subject_key, object_key, name), (set(), set()))
        said = {"stance": "; ".join(sorted(stances))} if stances else {}
        said |= {"speaker": "; ".join(sorted(speakers))} if speakers else {}
        network.add_edge(subject_key, object_key, key=name, property=name, **said)
    return network


def _local(iri: str) -> str:
    """The last part of an IRI, which serves as the name of a property."""
    return iri.replace("#", "/").rstrip("/").rpartition("/")[2]


def _attribute(store: Store, values: list[Term]) -> str | int | float | bool | None:
    """One plain value, or the texts of several."""
    found = [nodes.label(store, v) if isinstance(v, ox.NamedNode) else plain(v) for v in values]
    return found[0] if len(found) == 1 else "; ".join(sorted(map(str, found)))


def _voices(store: Store) -> dict[tuple[str, str, str], tuple[set[str], set[str]]]:
    """Stances and speakers of the assertions about each edge."""
    parts: dict[ox.NamedNode, dict[str, Term]] = defaultdict(dict)
    for space, name in (
        (vocab.RDF_IRI, "subject"),
        (vocab.RDF_IRI, "predicate"),
        (vocab.RDF_IRI, "object"),
        (vocab.EV_IRI, "stance"),
        (vocab.EV_IRI, "attributedTo"),
    ):
        for assertion, _, value in store.triples(None, ox.NamedNode(space + name), None):
            parts[assertion][name] = value
    found: dict[tuple[str, str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for part in parts.values():
        texts = {name: value.value for name, value in part.items() if isinstance(value, ox.NamedNode)}
        if {"subject", "predicate", "object"} <= texts.keys():
            edge = store.short(texts["subject"]), store.short(texts["object"]), _local(texts["predicate"])
            stances, speakers = found[edge]
            stances.add(_local(texts.get("stance", "stated")))
            if "attributedTo" in texts:
                speakers.add(nodes.label(store, ox.NamedNode(texts["attributedTo"])))
    return found
