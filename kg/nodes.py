"""What a person calls a node: labels, classes, and the way from a name back to its IRI.

In: a :class:`~kg.store.Store` and what a user typed.  Out: nodes, or an error that lists what may have been meant.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg import sparql, vocab
from kg.errors import InputError
from kg.store import Store

TYPE = ox.NamedNode(vocab.RDF_IRI + "type")
LABEL = ox.NamedNode(vocab.RDFS_IRI + "label")
_ALIAS = ox.NamedNode(vocab.SKOS_IRI + "altLabel")
_IRI = re.compile(r"[A-Za-z][\w+.-]*:[^\s<>\"{}|\\^`]+")
_FAMILIES = {"Actor", "Place", "Event"}
_MOST_CANDIDATES = 20


def label(store: Store, node: ox.NamedNode) -> str:
    """The label of a resource; of a term of the ontology its own; else the short IRI."""
    labels = [value.value for _, _, value in store.triples(node, LABEL, None) if isinstance(value, ox.Literal)]
    return labels[0] if labels else vocab.LABELS.get(node.value, store.short(node.value))


def types(store: Store, node: ox.NamedNode) -> tuple[str, ...]:
    """Local names of the ontology's classes of a resource, the most specific first."""
    values = (value for _, _, value in store.triples(node, TYPE, None))
    found = {value.value.removeprefix(vocab.EV_IRI) for value in values if isinstance(value, ox.NamedNode)}
    return tuple(sorted(found & vocab.CLASSES, key=lambda name: (-len(vocab.lineage(name)), name)))


def is_evidence(store: Store, node: ox.NamedNode) -> bool:
    """Whether a resource (passage, assertion, article ...) only tells where facts come from."""
    return any("Evidence" in vocab.lineage(name) for name in types(store, node))


def find(store: Store, selector: str) -> tuple[ox.NamedNode, ...]:
    """The resources that ``selector`` may mean, sorted.

    It is an IRI, a prefixed name (``event:...``), a key (``event/...``), or a label: in full, else as part of one;
    letter case is no difference.  By label actors, places and events are found before other nodes, evidence never.
    """
    prefix, _, local = selector.partition(":")
    for iri in (selector.strip("<>"), store.prefixes.get(prefix, f"{prefix}:") + local, store.data + selector):
        if _IRI.fullmatch(iri) and store.mentions(ox.NamedNode(iri)):
            return (ox.NamedNode(iri),)
    wanted = selector.casefold().strip()
    word = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    full: set[ox.NamedNode] = set()
    partial: set[ox.NamedNode] = set()
    for node, name in _names(store):
        if wanted == name.casefold():
            full.add(node)
        elif wanted and word.search(name.casefold()):
            partial.add(node)
    for found in (full, partial):
        nodes = [node for node in found if not is_evidence(store, node)]
        main = [node for node in nodes if _FAMILIES & set(types(store, node))]
        if nodes:
            return tuple(sorted(main or nodes, key=str))
    return ()


def resolve(store: Store, selector: str) -> ox.NamedNode:
    """The one resource that ``selector`` means, as :func:`find` reads it.

    Raises :class:`InputError` with the candidates when there are several, and with near names when there is none.
    """
    found = find(store, selector)
    if len(found) == 1:
        return found[0]
    if found:
        shown = found[:_MOST_CANDIDATES]
        lines = [f"  {store.short(n.value)}  {label(store, n)} ({', '.join(types(store, n))})" for n in shown]
        if len(found) > len(shown):
            lines.append(f"  and {len(found) - len(shown)} more")
        raise InputError(f"{selector!r} may mean several things; name one of them:\n" + "\n".join(lines))
    names = list(_names(store))
    candidates = {store.short(n.value) for n, _ in names} if "/" in selector else {name for _, name in names}
    hint = sparql.did_you_mean(selector, candidates)
    raise InputError(f"nothing in the graph is called {selector!r}.{hint}")


def _names(store: Store) -> list[tuple[ox.NamedNode, str]]:
    """Every node with each of its labels and aliases."""
    triples = (*store.triples(None, LABEL, None), *store.triples(None, _ALIAS, None))
    return [(node, value.value) for node, _, value in triples if isinstance(value, ox.Literal)]
