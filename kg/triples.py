"""Records become RDF: the only place where a field of a record meets a predicate.

In: extractions.  Out: the triples of the facts, articles and passages, and the assertions behind the facts, as
terms of pyoxigraph, as rdflib graphs or as bytes.  This room decides nothing about the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg import __version__, rdf
from kg.errors import InputError, RecordError
from kg.facts import find_facts, spell_out
from kg.ids import digest, mint, slug
from kg.rdf import date_literal, degrees_literal, text_literal, typed_literal
from kg.records import (
    Article,
    CasualtyFigure,
    Entity,
    Evidence,
    Extraction,
    Fact,
    Ref,
    Stance,
    Value,
    When,
)
from kg.vocab import (
    ALT_LABELS,
    BROADER,
    DEFAULT_BASE,
    EV,
    EVC,
    EVC_IRI,
    GEO_IRI,
    INVERSES,
    LABELS,
    NEEDED_STANCE,
    PROV_IRI,
    RDF_IRI,
    RDFS_IRI,
    SCHEMA_IRI,
    SCHEMES,
    SKOS_IRI,
    lineage,
)

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

_Object: TypeAlias = ox.NamedNode | ox.Literal
_Triple: TypeAlias = tuple[ox.NamedNode, ox.NamedNode, _Object]

_TYPE, _SUBJECT, _PREDICATE, _OBJECT, _STATEMENT = (
    ox.NamedNode(RDF_IRI + name) for name in ("type", "subject", "predicate", "object", "Statement")
)
_LABEL = ox.NamedNode(RDFS_IRI + "label")
_CONCEPT, _PREF_LABEL, _ALT_LABEL, _EXACT_MATCH, _BROADER = (
    ox.NamedNode(SKOS_IRI + name) for name in ("Concept", "prefLabel", "altLabel", "exactMatch", "broader")
)
_NEWS, _HEADLINE, _PUBLISHED, _PUBLISHER, _URL = (
    ox.NamedNode(SCHEMA_IRI + name) for name in ("NewsArticle", "headline", "datePublished", "publisher", "url")
)
_USED, _GENERATED_BY, _DERIVED_FROM = (
    ox.NamedNode(PROV_IRI + name) for name in ("used", "wasGeneratedBy", "wasDerivedFrom")
)
_LAT, _LONG = (ox.NamedNode(GEO_IRI + name) for name in ("lat", "long"))


def to_graph(extractions: Iterable[Extraction], *, base: str = DEFAULT_BASE) -> Graph:
    """Build the graph of facts, articles and passages: what a Turtle file holds.

    ``base`` is the namespace of the resources; raises InputError when it is no IRI that ends in ``/`` or ``#``.
    """
    return rdf.graph_of(find_triples(extractions, base=base), base=base)


def to_dataset(extractions: Iterable[Extraction], *, base: str = DEFAULT_BASE) -> Dataset:
    """Build the dataset that a TriG file holds; see :func:`find_graphs`."""
    return rdf.dataset_of(find_graphs(extractions, base=base), base=base)


def turtle_bytes(extractions: Iterable[Extraction], *, base: str = DEFAULT_BASE) -> bytes:
    """Write the Turtle of the extractions, the same bytes as ``save_turtle(to_graph(...))`` by a shorter way."""
    return rdf.turtle_bytes(find_triples(extractions, base=base), base=base)


def trig_bytes(extractions: Iterable[Extraction], *, base: str = DEFAULT_BASE) -> bytes:
    """Write the TriG of the extractions, the same bytes as ``save_trig(to_dataset(...))`` by a shorter way."""
    return rdf.trig_bytes(find_graphs(extractions, base=base), base=base)


def find_triples(extractions: Iterable[Extraction], *, base: str = DEFAULT_BASE) -> Iterator[rdf.Triple]:
    """Yield the facts, articles and passages, with repetitions."""
    articles = _in_order(extractions)
    labels = _labels(articles)
    for extraction in articles:
        reading = _Reading(extraction, labels, base)
        yield from reading.sources()
        yield from reading.facts()


def find_graphs(extractions: Iterable[Extraction], *, base: str = DEFAULT_BASE) -> rdf.Graphs:
    """The default graph (facts, articles, passages, assertions) and for each article a graph of its facts."""
    articles = _in_order(extractions)
    labels = _labels(articles)
    graphs: rdf.Graphs = {None: []}
    for extraction in articles:
        reading = _Reading(extraction, labels, base)
        facts = list(reading.facts())
        graphs[reading.name] = list(facts)
        graphs[None] += [*reading.sources(), *facts, *reading.provenance(), *reading.assertions()]
    return graphs


def _in_order(extractions: Iterable[Extraction]) -> list[Extraction]:
    return sorted(extractions, key=lambda extraction: (extraction.article.id, extraction.article.sha256))


def _labels(extractions: list[Extraction]) -> dict[str, str]:
    """One label for each key: that of the first article, so that a resource of several articles has one."""
    labels: dict[str, str] = {}
    for extraction in extractions:
        for record in extraction.things:
            labels.setdefault(record.key, record.label)
    for extraction in extractions:
        for position in extraction.positions:
            labels.setdefault(position.key, f"{position.title} ({labels[position.holder.key]})")
        for figure in extraction.figures:
            labels.setdefault(figure.key, _figure_label(figure))
    return labels


def _figure_label(figure: CasualtyFigure) -> str:
    bound, outcome = (LABELS[EVC[name].value] for name in (figure.quantity.bound, figure.outcome))
    parts = ["" if bound == "exactly" else bound, str(figure.quantity.value), outcome]
    return " ".join(part for part in parts if part) + (f" ({figure.group})" if figure.group else "")


def _iri(text: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(text)
    except ValueError as error:
        raise InputError(f"<{text}> is not an IRI: {error}") from error


class _Reading:
    """The triples of one extraction; ``labels`` gives every key its label."""

    def __init__(self, extraction: Extraction, labels: dict[str, str], base: str) -> None:
        if not base.endswith(("/", "#")):
            raise InputError(f"the base {base!r} must end in / or #")
        self._extraction = extraction
        self._labels = labels
        self._base = base
        self._nodes: dict[str, ox.NamedNode] = {}
        self._passages: dict[tuple[int, int], ox.NamedNode] = {}
        article = extraction.article
        self._article = self._node(mint("article", article.id, article.sha256))
        self._passage_stem = "passage/" + digest(article.id, article.sha256)
        tail = self._article.value.removeprefix(base + "article/")
        self.name = self._node("facts/" + tail)

    def _node(self, key: str) -> ox.NamedNode:
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = _iri(self._base + key)
        return node

    def _passage(self, evidence: Evidence) -> ox.NamedNode:
        place = evidence.start, evidence.end
        node = self._passages.get(place)
        if node is None:
            node = self._passages[place] = _iri(f"{self._base}{self._passage_stem}-{place[0]:06d}-{place[1]:06d}")
        return node

    # --- sources: the article, its passages, the build ------------------------------------------------------------

    def sources(self) -> Iterator[_Triple]:
        article = self._extraction.article
        yield from self._described(article)
        passages = {(passage.start, passage.end): passage for passage in self._extraction.passages()}
        for passage in passages.values():
            node = self._passage(passage)
            yield node, _TYPE, EV.Passage
            yield node, _LABEL, text_literal(f"{article.id}:{passage.start}-{passage.end}")
            yield node, EV.article, self._article
            yield node, EV.start, typed_literal(str(passage.start), "integer")
            yield node, EV.end, typed_literal(str(passage.end), "integer")
            yield node, EV.quote, text_literal(passage.quote)
        yield from self._build()

    def _described(self, article: Article) -> Iterator[_Triple]:
        node = self._article
        yield node, _TYPE, EV.Article
        yield node, _TYPE, _NEWS
        yield node, _LABEL, text_literal(article.headline or article.id)
        yield node, EV.sha256, ox.Literal(article.sha256)
        if article.headline:
            yield node, _HEADLINE, text_literal(article.headline)
        if article.date:
            yield node, _PUBLISHED, date_literal(article.date.isoformat())
        if article.publisher:
            yield node, _PUBLISHER, text_literal(article.publisher)
        if article.url:
            # As a literal: an address from a web page need not be a well-formed IRI.
            yield node, _URL, typed_literal(text_literal(article.url).value, "anyURI")

    def _build(self) -> Iterator[_Triple]:
        generator, model = f"event-kg {__version__}", self._extraction.model
        label = ", ".join(part for part in (generator, model) if part)
        node = self._node("build/" + slug(label))
        yield node, _TYPE, EV.Build
        yield node, _LABEL, text_literal(label)
        yield node, EV.generator, text_literal(generator)
        yield node, _USED, self._article
        if model:
            yield node, EV.model, text_literal(model)

    def provenance(self) -> Iterator[_Triple]:
        """What the graph of the article's facts is, and where it comes from."""
        article, build = self._extraction.article, next(self._build())[0]
        yield self.name, _TYPE, EV.FactSet
        yield self.name, _LABEL, text_literal(f"facts of {article.headline or article.id}")
        yield self.name, _DERIVED_FROM, self._article
        yield self.name, _GENERATED_BY, build

    # --- facts ----------------------------------------------------------------------------------------------------

    def facts(self) -> Iterator[_Triple]:
        concepts: set[str] = set()
        for record in self._extraction.things:
            yield from self._thing(record.key, record.type, record.mentions)
            if record.label != self._labels[record.key]:
                yield self._node(record.key), _ALT_LABEL, text_literal(record.label)
        for entity in self._extraction.entities:
            yield from self._entity(entity)
        for position in self._extraction.positions:
            yield from self._thing(position.key, "Position", position.evidence)
        for figure in self._extraction.figures:
            yield from self._thing(figure.key, "CasualtyFigure", figure.evidence)
        for key, fact in find_facts(self._extraction):
            needed = NEEDED_STANCE.get(fact.name)
            if fact.stance is not Stance.DENIED and needed in (None, fact.stance):
                for triple in self._stated(key, fact):
                    yield triple
                    if isinstance(triple[2], ox.NamedNode) and triple[2].value.startswith(EVC_IRI):
                        concepts.add(triple[2].value)
        yield from _described_concepts(concepts)

    def _thing(self, key: str, kind: str, mentions: Iterable[Evidence]) -> Iterator[_Triple]:
        node = self._node(key)
        for cls in _classes(kind):
            yield node, _TYPE, cls
        yield node, _LABEL, text_literal(self._labels[key])
        for passage in mentions:
            yield node, EV.mentionedIn, self._passage(passage)

    def _entity(self, entity: Entity) -> Iterator[_Triple]:
        node = self._node(entity.key)
        for alias in entity.aliases:
            if alias != self._labels[entity.key]:
                yield node, _ALT_LABEL, text_literal(alias)
        for iri in entity.exact_match:
            yield node, _EXACT_MATCH, _iri(iri)
        if entity.lat is not None and entity.long is not None:
            yield node, _LAT, degrees_literal(entity.lat)
            yield node, _LONG, degrees_literal(entity.long)

    def _stated(self, key: str, fact: Fact) -> Iterator[_Triple]:
        """The triples that a fact makes: one, two with its inverse, up to three for a range of dates."""
        subject = self._node(key)
        for name, value in spell_out(fact.name, fact.value):
            predicate, term = EV[name], self._object(name, value)
            yield subject, predicate, term
            if name in INVERSES and isinstance(term, ox.NamedNode):
                yield term, EV[INVERSES[name]], subject

    def _object(self, name: str, value: Value) -> _Object:
        if isinstance(value, Ref):
            return self._node(value.key)
        if isinstance(value, When):
            return date_literal(value.literal or "")
        if isinstance(value, bool):
            return typed_literal("true" if value else "false", "boolean")
        if isinstance(value, int):
            return typed_literal(str(value), "integer")
        if name not in SCHEMES:
            return text_literal(value)
        if value not in SCHEMES[name]:
            raise RecordError(f"{value!r} is no value of {name}; it takes {', '.join(sorted(SCHEMES[name]))}")
        return EVC[value]

    # --- assertions -----------------------------------------------------------------------------------------------

    def assertions(self) -> Iterator[_Triple]:
        """Reify every fact, those that are no triple of the graph included."""
        found: dict[ox.NamedNode, tuple[_Triple, Fact, set[Evidence]]] = {}
        concepts: set[str] = set()
        for key, fact in find_facts(self._extraction):
            for triple in self._stated(key, fact):
                node = self._assertion(triple, fact)
                found[node] = (triple, fact, set(fact.evidence))
                concepts.add(EVC[fact.stance].value)
        for node, (triple, fact, evidence) in found.items():
            subject, predicate, value = triple
            if isinstance(value, ox.NamedNode) and value.value.startswith(EVC_IRI):
                concepts.add(value.value)
            yield node, _TYPE, EV.Assertion
            yield node, _TYPE, _STATEMENT
            yield node, _LABEL, text_literal(self._told(triple, fact))
            yield node, _SUBJECT, subject
            yield node, _PREDICATE, predicate
            yield node, _OBJECT, value
            yield node, EV.stance, EVC[fact.stance]
            yield node, EV.rule, text_literal(fact.rule)
            for passage in evidence:
                yield node, EV.evidence, self._passage(passage)
            if fact.speaker:
                yield node, EV.attributedTo, self._node(fact.speaker.key)
            if fact.offset:
                yield node, EV.offset, typed_literal(fact.offset, "duration")
            if fact.wording:
                yield node, EV.wording, text_literal(fact.wording)
            if isinstance(fact.value, When) and fact.value.basis != "stated":
                yield node, EV.basis, text_literal(fact.value.basis)
        yield from _described_concepts(concepts)

    def _assertion(self, triple: _Triple, fact: Fact) -> ox.NamedNode:
        """An IRI from everything that makes the assertion what it is, so that equal ones are one."""
        parts = [str(term) for term in triple]
        parts += [self._article.value, fact.stance, fact.speaker.key if fact.speaker else ""]
        parts += [fact.rule, fact.offset or "", fact.wording or ""]
        parts += [f"{passage.start}-{passage.end}" for passage in sorted(set(fact.evidence))]
        return self._node("assertion/" + digest(*parts, length=16))

    def _told(self, triple: _Triple, fact: Fact) -> str:
        subject, predicate, value = triple
        said = f"{self._name(subject)} · {LABELS[predicate.value]} · {self._name(value)}"
        return said if fact.stance is Stance.STATED else f"{said} ({fact.stance})"

    def _name(self, term: _Object) -> str:
        if isinstance(term, ox.Literal):
            return term.value if len(term.value) <= 60 else term.value[:59] + "…"
        return LABELS.get(term.value) or self._labels[term.value.removeprefix(self._base)]


@cache
def _classes(kind: str) -> tuple[ox.NamedNode, ...]:
    """The class and all above it."""
    return tuple(EV[name] for name in lineage(kind))


def _described_concepts(iris: Iterable[str]) -> Iterator[_Triple]:
    """Label the concepts that a graph uses, and those above them, so that it can be read on its own."""
    seen: dict[str, None] = dict.fromkeys(iris)
    for iri in (todo := list(seen)):
        for name in BROADER.get(iri.removeprefix(EVC_IRI), ()):
            todo.append(EVC[name].value)
        yield from _described_concept(iri)


@cache
def _described_concept(iri: str) -> tuple[_Triple, ...]:
    node, label = ox.NamedNode(iri), ox.Literal(LABELS[iri], language="en")
    broader = [(node, _BROADER, EVC[name]) for name in BROADER.get(iri.removeprefix(EVC_IRI), ())]
    others = [(node, _ALT_LABEL, ox.Literal(other, language="en")) for other in ALT_LABELS.get(iri, ())]
    return (node, _TYPE, _CONCEPT), (node, _LABEL, label), (node, _PREF_LABEL, label), *broader, *others


__all__ = ["find_graphs", "find_triples", "to_dataset", "to_graph", "trig_bytes", "turtle_bytes"]
