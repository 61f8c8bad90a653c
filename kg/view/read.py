"""Reads the graphs that the page shows.

In: Turtle files, each with the TriG of its assertions beside it when there is one.  Out: plain records, in the
order of their IRIs.  This room must never decide what is drawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg import vocab
from kg.errors import InputError

_TYPE = vocab.RDF_IRI + "type"
_PREFIXES = {
    vocab.EV_IRI: "",
    vocab.RDF_IRI: "rdf:",
    vocab.RDFS_IRI: "rdfs:",
    vocab.SKOS_IRI: "skos:",
    vocab.SCHEMA_IRI: "schema:",
    vocab.GEO_IRI: "geo:",
    vocab.PROV_IRI: "prov:",
    "http://purl.org/dc/terms/": "dcterms:",
}


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """The object of a triple: an IRI when ``datatype`` is empty, else a literal with its full datatype IRI."""

    text: str
    datatype: str = ""


@dataclass(slots=True)
class Resource:
    """One subject: the local names of its types, and its values by short property name (``suspect``, ``geo:lat``)."""

    iri: str
    types: set[str] = field(default_factory=set)
    values: dict[str, list[Value]] = field(default_factory=lambda: defaultdict(list))

    def first(self, name: str) -> str | None:
        """The least value of a property, ``None`` when there is none."""
        return min(self.values[name]).text if name in self.values else None

    @property
    def label(self) -> str:
        """The ``rdfs:label``, else the last part of the IRI."""
        return self.first("rdfs:label") or self.iri.rstrip("/").rpartition("/")[2] or self.iri


def read_graph(sources: Iterable[Path]) -> dict[str, Resource]:
    """Read and merge the graphs at ``sources``; resources by IRI, sorted, each triple once.

    Raises :class:`kg.errors.InputError` for a file that is missing or is not the RDF that its name says.
    """
    triples = {triple for path in sources for triple in _triples(path)}
    resources: dict[str, Resource] = {}
    for iri, predicate, value in triples:
        resource = resources.get(iri) or resources.setdefault(iri, Resource(iri))
        if predicate == _TYPE:
            resource.types.add(shorten(value.text))
        else:
            resource.values[shorten(predicate)].append(value)
    for resource in resources.values():
        resource.values = {name: sorted(resource.values[name]) for name in sorted(resource.values)}
    return dict(sorted(resources.items()))


def shorten(iri: str) -> str:
    """The short name of a term: no prefix for the project's own, ``prefix:name`` for known ones, else the IRI."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _PREFIXES.get(iri[:cut])
    return iri if prefix is None else prefix + iri[cut:]


def _triples(path: Path) -> Iterator[tuple[str, str, Value]]:
    """Subject, predicate and object of every triple, whatever graph it is in; blank nodes are left out."""
    beside = path.with_suffix(".trig")
    for file in (path, beside) if beside != path and beside.is_file() else (path,):
        form = ox.RdfFormat.from_extension(file.suffix.lstrip(".")) or ox.RdfFormat.TURTLE
        try:
            for quad in ox.parse(path=str(file), format=form):
                obj = quad.object
                if isinstance(quad.subject, ox.NamedNode):
                    if isinstance(obj, ox.Literal):
                        yield quad.subject.value, quad.predicate.value, Value(obj.value, obj.datatype.value)
                    elif isinstance(obj, ox.NamedNode):
                        yield quad.subject.value, quad.predicate.value, Value(obj.value)
        except OSError as error:
            raise InputError(f"{file}: cannot be read ({error.strerror or error}); build it with `kg build`") from error
        except (SyntaxError, ValueError) as error:
            raise InputError(f"{file}: is not valid {form.name} ({error})") from error
