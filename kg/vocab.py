"""The closed vocabulary: the terms of ``ontology/event.ttl`` under Python names.

In: the ontology that travels with the package.  Out: namespaces that refuse a misspelt term, the class
hierarchy, and labels.  The Turtle is the only place where a term is defined; this room never adds one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import RecordError

EV_IRI = "https://w3id.org/event-kg/ontology#"
EVC_IRI = "https://w3id.org/event-kg/concept/"
DEFAULT_BASE = "https://w3id.org/event-kg/resource/"

RDF_IRI = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS_IRI = "http://www.w3.org/2000/01/rdf-schema#"
XSD_IRI = "http://www.w3.org/2001/XMLSchema#"
SKOS_IRI = "http://www.w3.org/2004/02/skos/core#"
OWL_IRI = "http://www.w3.org/2002/07/owl#"
PROV_IRI = "http://www.w3.org/ns/prov#"
SCHEMA_IRI = "https://schema.org/"
GEO_IRI = "http://www.w3.org/2003/01/geo/wgs84_pos#"

_INSTALLED = Path(__file__).with_name("_ontology")
ONTOLOGY = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parents[1] / "ontology"
"""The folder of ``event.ttl``, ``shapes.ttl`` and ``queries/``: in the wheel, or beside the package in a checkout."""


class _Terms:
    """What the ontology says, read once: objects by predicate and subject, as plain strings."""

    def __init__(self, path: Path) -> None:
        self.objects: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for triple in ox.parse(path=str(path)):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
                self.objects[triple.predicate.value][triple.subject.value].append(triple.object.value)

    def names(self, namespace: str) -> list[str]:
        """Local names of the labelled terms of ``namespace``, sorted."""
        labelled = self.objects[RDFS_IRI + "label"]
        return sorted(iri.removeprefix(namespace) for iri in labelled if iri.startswith(namespace) and iri != namespace)

    def links(self, predicate: str, namespace: str) -> dict[str, tuple[str, ...]]:
        """Local names that ``predicate`` leads to within ``namespace``, by local name."""
        return {
            s.removeprefix(namespace): tuple(
                sorted(o.removeprefix(namespace) for o in objects if o.startswith(namespace))
            )
            for s, objects in self.objects[predicate].items()
            if s.startswith(namespace)
        }


_TERMS = _Terms(ONTOLOGY / "event.ttl")


class ClosedNamespace:
    """The terms of one namespace as attributes (``EV.Attack``) or items (``EV["Attack"]``); no other can be spelt."""

    def __init__(self, iri: str, names: list[str]) -> None:
        self._iri = iri
        self._terms = {name: ox.NamedNode(iri + name) for name in names}
        vars(self).update(self._terms)

    def __getitem__(self, name: str) -> ox.NamedNode:
        """The term called ``name``; raises RecordError, with the nearest name, when there is none."""
        try:
            return self._terms[name]
        except KeyError:
            near = get_close_matches(name, self._terms, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise RecordError(f"<{self._iri}> has no term {name}{hint}") from None

    def __getattr__(self, name: str) -> ox.NamedNode:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except RecordError as error:
            raise AttributeError(str(error)) from None

    def __contains__(self, name: str) -> bool:
        return name in self._terms

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)


EV = ClosedNamespace(EV_IRI, _TERMS.names(EV_IRI))
EVC = ClosedNamespace(EVC_IRI, _TERMS.names(EVC_IRI))

LABELS: dict[str, str] = {s: labels[0] for s, labels in _TERMS.objects[RDFS_IRI + "label"].items()}
"""The English label of every term, by IRI."""

_TYPES = _TERMS.objects[RDF_IRI + "type"]
_SUPERCLASSES = _TERMS.links(RDFS_IRI + "subClassOf", EV_IRI)

CLASSES = frozenset(s.removeprefix(EV_IRI) for s, types in _TYPES.items() if OWL_IRI + "Class" in types)
OBJECT_PROPERTIES = frozenset(
    s.removeprefix(EV_IRI) for s, types in _TYPES.items() if OWL_IRI + "ObjectProperty" in types
)
DATATYPE_PROPERTIES = frozenset(
    s.removeprefix(EV_IRI) for s, types in _TYPES.items() if OWL_IRI + "DatatypeProperty" in types
)
PROPERTIES = OBJECT_PROPERTIES | DATATYPE_PROPERTIES

NEEDED_STANCE: dict[str, str] = {
    s.removeprefix(EV_IRI): stances[0].removeprefix(EVC_IRI)
    for s, stances in _TERMS.objects[EV_IRI + "needsStance"].items()
}
"""Stance without which a triple of the property is an assertion only, by local name of the property."""

SCHEMES: dict[str, frozenset[str]] = {
    s.removeprefix(EV_IRI): frozenset(
        concept.removeprefix(EVC_IRI)
        for concept, within in _TERMS.objects[SKOS_IRI + "inScheme"].items()
        if schemes[0] in within
    )
    for s, schemes in _TERMS.objects[EV_IRI + "values"].items()
}
"""Concepts that a property takes as values, by local name of the property."""

INVERSES: dict[str, str] = {
    name: other
    for s, others in _TERMS.links(OWL_IRI + "inverseOf", EV_IRI).items()
    for name, other in ((s, others[0]), (others[0], s))
}
"""The inverse of a property, by local name."""

ALT_LABELS: dict[str, tuple[str, ...]] = {s: tuple(sorted(o)) for s, o in _TERMS.objects[SKOS_IRI + "altLabel"].items()}
BROADER: dict[str, tuple[str, ...]] = _TERMS.links(SKOS_IRI + "broader", EVC_IRI)


@cache
def lineage(name: str) -> tuple[str, ...]:
    """The class and all its superclasses in the ontology, nearest first, each once.

    ``lineage("SuicideBombing") == ("SuicideBombing", "Bombing", "Attack", "Event")``.
    """
    found = [name]
    for cls in found:
        found.extend(above for above in _SUPERCLASSES.get(cls, ()) if above not in found)
    return tuple(found)


_EVIDENCE_CLASSES = frozenset(name for name in CLASSES if "Evidence" in lineage(name))
EVIDENCE_PROPERTIES = frozenset({"mentionedIn"}) | frozenset(
    name for name, domain in _TERMS.links(RDFS_IRI + "domain", EV_IRI).items() if set(domain) & _EVIDENCE_CLASSES
)
"""Properties that tell where a fact comes from and are no facts themselves."""

DOMAIN_PROPERTIES = PROPERTIES - EVIDENCE_PROPERTIES
"""Properties whose every triple is backed by an assertion."""
