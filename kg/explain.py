"""Why the graph says so: the facts of a node, each with the sentences behind it.

In: a :class:`~kg.store.Store` and the name of a node.  Out: an :class:`Explanation` of plain records.
Turtle holds no assertions; then the facts come without sentences of their own, and only the passages that mention
the node are known.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg import nodes, sparql, vocab
from kg.errors import InputError
from kg.store import Store, Term, plain

_HIDDEN = {nodes.TYPE.value, nodes.LABEL.value} | {vocab.EV_IRI + name for name in vocab.EVIDENCE_PROPERTIES}


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A passage and the article it stands in; ``start`` and ``end`` count code points, half open."""

    article: str
    start: int
    end: int
    text: str
    headline: str | None = None
    date: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """One assertion of a fact: how it is put forward, by whom (``None``: the article itself), found by which rule."""

    stance: str
    speaker: str | None
    rule: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One triple with labels beside its short IRIs; ``value`` is the short IRI of a node, or a literal.

    ``in_graph`` is false for what is only asserted, such as a fact that is only denied.
    """

    subject: str
    subject_label: str
    property: str
    value: str | int | float | bool | None
    value_label: str
    voices: tuple[Voice, ...] = ()
    in_graph: bool = True


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the graph says about one node; ``incoming`` are the facts in which it is the value.

    ``has_assertions`` tells whether the graph carries what backs its facts.
    """

    node: str
    label: str
    types: tuple[str, ...]
    facts: tuple[Fact, ...]
    incoming: tuple[Fact, ...]
    mentions: tuple[Quote, ...]
    has_assertions: bool


def explain(store: Store, selector: str, prop: str | None = None) -> Explanation:
    """Collect the facts of one node, with their sentences where the graph has assertions.

    ``selector`` is an IRI, a key or a label (:func:`kg.nodes.find`); ``prop`` (``ev:killed`` or ``killed``) narrows it
    to one property.  Facts come by property and value, sentences in the order of the text.

    Raises :class:`InputError` for a selector that names nothing or several nodes, and for a property that the node
    does not have.
    """
    node = nodes.resolve(store, selector)
    outgoing = _statements(store, node, None)
    incoming = [] if prop else _statements(store, None, node)
    if prop:
        wanted = _property(store, prop)
        names = sorted({store.short(predicate.value) for _, predicate, _ in outgoing})
        outgoing = [statement for statement in outgoing if statement[1].value == wanted]
        if not outgoing:
            hint = sparql.did_you_mean(store.short(wanted), names) or f" It has {', '.join(names) or 'no facts'}."
            raise InputError(f"{nodes.label(store, node)} has no {store.short(wanted)}.{hint}")
    passages = [] if prop else [o for _, _, o in store.triples(node, _ev("mentionedIn"), None)]
    return Explanation(
        node=store.short(node.value),
        label=nodes.label(store, node),
        types=nodes.types(store, node),
        facts=tuple(_fact(store, *statement) for statement in outgoing),
        incoming=tuple(_fact(store, *statement) for statement in incoming),
        mentions=tuple(sorted(_quote(store, passage) for passage in passages if isinstance(passage, ox.NamedNode))),
        has_assertions=store.has_assertions,
    )


def _ev(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.EV_IRI + name)


def _rdf(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocab.RDF_IRI + name)


def _property(store: Store, name: str) -> str:
    """The IRI of a property that a user names with or without its prefix."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return vocab.EV_IRI + name
    return store.prefixes.get(prefix, f"{prefix}:") + local


def _statements(
    store: Store, subject: ox.NamedNode | None, value: ox.NamedNode | None
) -> list[tuple[ox.NamedNode, ox.NamedNode, Term]]:
    """The triples and the asserted triples with that subject or value, sorted, without bookkeeping."""
    found = set(store.triples(subject, None, value))
    at, node = (_rdf("subject"), subject) if subject else (_rdf("object"), value)
    for assertion, _, _ in store.triples(None, at, node):
        whom = _one(store, assertion, _rdf("subject"))
        what = _one(store, assertion, _rdf("object"))
        predicate = _one(store, assertion, _rdf("predicate"))
        if isinstance(whom, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and what is not None:
            found.add((whom, predicate, what))
    kept = [
        (s, p, o)
        for s, p, o in found
        if p.value not in _HIDDEN and (subject is not None or not nodes.is_evidence(store, s))
    ]
    return sorted(kept, key=lambda statement: (store.short(statement[1].value), str(statement[0]), str(statement[2])))


def _one(store: Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> Term | None:
    """The least value of a property, ``None`` without any."""
    return next((value for _, _, value in store.triples(subject, predicate, None)), None)


def _text(store: Store, subject: ox.NamedNode, iri: str) -> str | None:
    """The text of a property: a literal's, or the label of a node."""
    value = _one(store, subject, ox.NamedNode(iri))
    if value is None:
        return None
    return nodes.label(store, value) if isinstance(value, ox.NamedNode) else str(plain(value))


def _fact(store: Store, subject: ox.NamedNode, predicate: ox.NamedNode, value: Term) -> Fact:
    """One triple with the assertions that back it."""
    same_subject = {assertion for assertion, _, _ in store.triples(None, _rdf("subject"), subject)}
    same_value = {assertion for assertion, _, _ in store.triples(None, _rdf("object"), value)}
    backing = [a for a in same_subject & same_value if _one(store, a, _rdf("predicate")) == predicate]
    voices = sorted(
        (_voice(store, a) for a in backing), key=lambda v: (v.quotes, v.stance, v.speaker or "", str(v.rule))
    )
    return Fact(
        subject=store.short(subject.value),
        subject_label=nodes.label(store, subject),
        property=store.short(predicate.value),
        value=store.short(value.value) if isinstance(value, ox.NamedNode) else plain(value),
        value_label=nodes.label(store, value) if isinstance(value, ox.NamedNode) else str(plain(value)),
        voices=tuple(voices),
        in_graph=bool(store.triples(subject, predicate, value)),
    )


def _voice(store: Store, assertion: ox.NamedNode) -> Voice:
    passages = (value for _, _, value in store.triples(assertion, _ev("evidence"), None))
    stance = _one(store, assertion, _ev("stance"))
    return Voice(
        stance=stance.value.removeprefix(vocab.EVC_IRI) if isinstance(stance, ox.NamedNode) else "stated",
        speaker=_text(store, assertion, vocab.EV_IRI + "attributedTo"),
        rule=_text(store, assertion, vocab.EV_IRI + "rule"),
        quotes=tuple(sorted(_quote(store, passage) for passage in passages if isinstance(passage, ox.NamedNode))),
    )


def _quote(store: Store, passage: ox.NamedNode) -> Quote:
    article = _one(store, passage, _ev("article"))
    source = article if isinstance(article, ox.NamedNode) else passage
    start, end = (plain(_one(store, passage, _ev(name))) for name in ("start", "end"))
    return Quote(
        article=store.short(source.value),
        start=start if isinstance(start, int) else 0,
        end=end if isinstance(end, int) else 0,
        text=_text(store, passage, vocab.EV_IRI + "quote") or "",
        headline=_text(store, source, vocab.SCHEMA_IRI + "headline"),
        date=_text(store, source, vocab.SCHEMA_IRI + "datePublished"),
        publisher=_text(store, source, vocab.SCHEMA_IRI + "publisher"),
    )
