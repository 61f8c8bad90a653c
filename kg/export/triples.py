"""RDF in its other spellings: JSON-LD, N-Quads, N-Triples, Turtle.

In: a graph file.  Out: bytes that say exactly what the file says, in the order of the content.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg import rdf, vocab
from kg.errors import InputError
from kg.rdf import read_quads
from kg.store import Term, plain, read_store

Json: TypeAlias = str | int | float | bool | list["Json"] | dict[str, "Json"] | None

# The JSON types that a JSON-LD reader turns back into the same literal; a double would change its spelling.
_NATIVE = {vocab.XSD_IRI + "integer", vocab.XSD_IRI + "boolean"}


def to_nquads(source: Path) -> bytes:
    """N-Quads, each line once, sorted by the bytes: the canonical order for comparing graphs."""
    return _lines(read_quads(source), ox.RdfFormat.N_QUADS)


def to_ntriples(source: Path) -> bytes:
    """N-Triples of all graphs of the file, each line once, sorted; the names of graphs are lost."""
    return _lines([quad.triple for quad in read_quads(source)], ox.RdfFormat.N_TRIPLES)


def to_turtle(source: Path) -> bytes:
    """Turtle of all graphs of the file; the names of graphs are lost."""
    triples = {(quad.subject, quad.predicate, quad.object) for quad in read_quads(source)}
    found = [(s, p, o) for s, p, o in triples if not isinstance(s, ox.Triple) and not isinstance(o, ox.Triple)]
    if len(found) < len(triples):
        raise InputError(f"{source}: holds triples about triples, which Turtle 1.1 cannot hold.")
    return rdf.turtle_bytes(found, base=read_store(source).data)


def _lines(statements: Iterable[ox.Quad] | Iterable[ox.Triple], form: ox.RdfFormat) -> bytes:
    data = ox.serialize(statements, format=form) or b""
    return b"".join(sorted({line + b"\n" for line in data.split(b"\n") if line}))


def to_jsonld(source: Path) -> bytes:
    """JSON-LD 1.1, compact: prefixed names, plain numbers, references as plain strings; one node a resource.

    Named graphs become objects with ``@graph``.
    """
    quads = read_quads(source)
    context = _context(quads, read_store(source).data)
    graphs: dict[str, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else _iri(quad.graph_name, context)
        graphs[name].append(quad)
    items: list[Json] = [*_resources(graphs.pop("", []), context)]
    for name, own in sorted(graphs.items()):
        items.append({"@id": name, "@graph": [*_resources(own, context)]})
    document: Json = {"@context": context, "@graph": items}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _context(quads: list[ox.Quad], base: str) -> dict[str, Json]:
    """Prefixes, and for each property that only links resources its declaration as such."""
    named = [t.value for quad in quads for t in (quad.subject, quad.object) if isinstance(t, ox.NamedNode)]
    # A prefix that is also the scheme of an IRI in use would change that IRI.
    schemes = {iri.partition(":")[0] for iri in named} | {quad.predicate.value.partition(":")[0] for quad in quads}
    context: dict[str, Json] = {name: iri for name, iri in sorted(rdf.prefixes(base).items()) if name not in schemes}
    objects: dict[str, set[type]] = defaultdict(set)
    for quad in quads:
        objects[quad.predicate.value].add(type(quad.object))
    prefixes = dict(context)
    for predicate, kinds in sorted(objects.items()):
        if kinds == {ox.NamedNode} and predicate != vocab.RDF_IRI + "type":
            context[_iri(ox.NamedNode(predicate), prefixes)] = {"@id": predicate, "@type": "@id"}
    return context


def _resources(quads: Iterable[ox.Quad], context: dict[str, Json]) -> Iterable[dict[str, Json]]:
    """One object for each subject, sorted; its properties sorted, its type first."""
    resources: dict[str, dict[str, set[Term]]] = defaultdict(lambda: defaultdict(set))
    for quad in quads:
        resources[_iri(quad.subject, context)][quad.predicate.value].add(quad.object)
    for subject, properties in sorted(resources.items()):
        item: dict[str, Json] = {"@id": subject}
        types = properties.pop(vocab.RDF_IRI + "type", set())
        if types:
            item["@type"] = [_iri(value, context) for value in sorted(types, key=str)]
        for predicate, values in sorted(properties.items()):
            name = _iri(ox.NamedNode(predicate), context)
            links = isinstance(context.get(name), dict)
            written = [_value(value, context, links=links) for value in sorted(values, key=str)]
            item[name] = written[0] if len(written) == 1 else written
        yield item


def _value(term: Term, context: dict[str, Json], *, links: bool) -> Json:
    if not isinstance(term, ox.Literal):
        return _iri(term, context) if links else {"@id": _iri(term, context)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    kind = term.datatype.value
    native = plain(term)
    if kind == vocab.XSD_IRI + "string":
        return term.value
    if kind in _NATIVE and json.dumps(native) == term.value:
        return native
    return {"@type": _iri(term.datatype, context), "@value": term.value}


def _iri(term: Term, context: dict[str, Json]) -> str:
    """The compact form of a name: the longest prefix that fits."""
    if isinstance(term, ox.BlankNode):
        return f"_:{term.value}"
    if not isinstance(term, ox.NamedNode):
        raise InputError("triples about triples have no place in JSON-LD 1.1.")
    fitting = [(iri, name) for name, iri in context.items() if isinstance(iri, str) and term.value.startswith(iri)]
    if not fitting:
        return term.value
    iri, name = max(fitting, key=lambda pair: len(pair[0]))
    local = term.value.removeprefix(iri)
    return term.value if local.startswith("//") or not local else f"{name}:{local}"
