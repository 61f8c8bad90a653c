"""The room between the RDF worlds, and the graph's way to a file and back.

In: triples of pyoxigraph or a graph of rdflib.  Out: the other, or Turtle and TriG whose bytes depend on the
content alone.  This room knows nothing of events.
"""

from __future__ import annotations

import gzip
import logging
import os
import re
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg import sparql
from kg.errors import InputError
from kg.vocab import DEFAULT_BASE, EV_IRI, EVC_IRI, GEO_IRI, PROV_IRI, RDF_IRI, RDFS_IRI, SCHEMA_IRI, SKOS_IRI, XSD_IRI

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import Node

Subject: TypeAlias = ox.NamedNode | ox.BlankNode
Term: TypeAlias = Subject | ox.Literal
Triple: TypeAlias = tuple[Subject, ox.NamedNode, Term]
Graphs: TypeAlias = dict[ox.NamedNode | None, list[Triple]]
"""Triples by the name of their graph, ``None`` for the default graph."""

PREFIXES = {
    "ev": EV_IRI,
    "evc": EVC_IRI,
    "geo": GEO_IRI,
    "prov": PROV_IRI,
    "rdf": RDF_IRI,
    "rdfs": RDFS_IRI,
    "schema": SCHEMA_IRI,
    "skos": SKOS_IRI,
    "xsd": XSD_IRI,
}
KINDS = ("actor", "article", "assertion", "build", "event", "facts", "figure", "passage", "place", "position")
"""The folders below the data namespace; each is a prefix, so that ``actor/x`` is written ``actor:x``."""

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
}
_DATATYPES = {
    name: ox.NamedNode(XSD_IRI + name)
    for name in ("anyURI", "boolean", "date", "decimal", "duration", "gYear", "gYearMonth", "integer")
}
_FIRST = {RDF_IRI + "type": "0", RDFS_IRI + "label": "1"}


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Every prefix that a file declares, name to IRI, with one for each kind of resource below ``base``."""
    return PREFIXES | {kind: f"{base}{kind}/" for kind in KINDS}


def text_literal(value: str) -> ox.Literal:
    """Make a plain literal; a lone surrogate, which no RDF can hold, becomes U+FFFD and keeps its place."""
    try:
        return ox.Literal(value)
    except ValueError:
        return ox.Literal("".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value))


def typed_literal(value: str, kind: str) -> ox.Literal:
    """Make a literal of the XSD type called ``kind``; ``value`` must be in its canonical form."""
    return ox.Literal(value, datatype=_DATATYPES[kind])


def date_literal(value: str) -> ox.Literal:
    """Make a date, month or year of ``2024-01-03``, ``2024-01`` or ``2024``."""
    return typed_literal(value, {10: "date", 7: "gYearMonth", 4: "gYear"}[len(value)])


@lru_cache(maxsize=1 << 12)
def degrees_literal(value: float) -> ox.Literal:
    """Make a decimal of five places at most (one metre), without zeros at the end."""
    plain = f"{Decimal(repr(value)).quantize(Decimal('0.00001')):f}".rstrip("0").rstrip(".")
    return typed_literal("0" if plain == "-0" else plain, "decimal")


def turtle_bytes(triples: Iterable[Triple], *, base: str = DEFAULT_BASE) -> bytes:
    """Write Turtle: prefixes, subjects, predicates (type and label first) and objects sorted, each triple once."""
    body = ox.serialize((ox.Triple(*t) for t in _sorted(triples)), format=ox.RdfFormat.TURTLE, prefixes=prefixes(base))
    return _tidy(body)


def trig_bytes(graphs: Graphs, *, base: str = DEFAULT_BASE) -> bytes:
    """Write TriG: the default graph first, then the named ones by name, each sorted like Turtle."""
    names = sorted(graphs, key=lambda name: name.value if name else "")
    quads = (ox.Quad(*t, name or ox.DefaultGraph()) for name in names for t in _sorted(graphs[name]))
    return _tidy(ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=prefixes(base)))


def _sorted(triples: Iterable[Triple]) -> list[Triple]:
    keyed = {}
    last, name = None, ""
    for triple in triples:
        subject, predicate, value = triple
        if subject is not last:  # those of one subject mostly come together
            last, name = subject, subject.value
        iri = predicate.value
        keyed[name, _FIRST.get(iri, iri), str(value)] = triple
    return [triple for _, triple in sorted(keyed.items(), key=itemgetter(0))]


def _tidy(body: bytes | None) -> bytes:
    """Sort the prefix lines, which come in the order of a hash, and part the resources by an empty line."""
    lines = (body or b"").split(b"\n")
    heads = sum(1 for _ in _heads(lines))
    rest = b"\n".join(lines[heads:])
    # A line can only end in " ." where a block ends: line breaks within literals are written \n.
    return b"\n".join([*sorted(lines[:heads]), b"", rest.replace(b" .\n", b" .\n\n").rstrip(b"\n"), b""])


def _heads(lines: list[bytes]) -> Iterator[bytes]:
    for line in lines:
        if not line.startswith(b"@prefix "):
            return
        yield line


def to_rdflib(term: Term) -> Node:
    """Convert one term."""
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if term.language:
        return Literal(term.value, lang=term.language)
    plain = term.datatype.value == XSD_IRI + "string"
    return Literal(term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False)


def from_rdflib(node: Node) -> Term:
    """Convert one node."""
    from rdflib import Literal, URIRef

    if isinstance(node, URIRef):
        return ox.NamedNode(node)
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        return ox.Literal(str(node), datatype=ox.NamedNode(node.datatype) if node.datatype else None)
    return ox.BlankNode(str(node))


@contextmanager
def quiet_literals() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-typed literal; whoever reads strangers' data reports them."""
    logger = logging.getLogger("rdflib.term")
    was, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = was


def graph_of(triples: Iterable[Triple], *, base: str = DEFAULT_BASE) -> Graph:
    """An rdflib graph of the triples, with the prefixes bound."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for prefix, iri in prefixes(base).items():
        graph.bind(prefix, iri)
    with quiet_literals():
        graph.addN((to_rdflib(s), to_rdflib(p), to_rdflib(o), graph) for s, p, o in triples)
    return graph


def dataset_of(graphs: Graphs, *, base: str = DEFAULT_BASE) -> Dataset:
    """An rdflib dataset of the graphs, with the prefixes bound."""
    from rdflib import Dataset
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    dataset = Dataset()
    for prefix, iri in prefixes(base).items():
        dataset.bind(prefix, iri)
    for name, triples in graphs.items():
        graph = dataset.graph(name.value if name else DATASET_DEFAULT_GRAPH_ID)
        graph.addN((to_rdflib(s), to_rdflib(p), to_rdflib(o), graph) for s, p, o in triples)
    return dataset


def triples_of(graph: Graph) -> Iterator[Triple]:
    """The triples of an rdflib graph, in no particular order."""
    for s, p, o in graph:
        subject, value = from_rdflib(s), from_rdflib(o)
        assert not isinstance(subject, ox.Literal)
        yield subject, ox.NamedNode(str(p)), value


def save_turtle(graph: Graph, path: Path, *, base: str = DEFAULT_BASE) -> None:
    """Write the graph as Turtle, whole or not at all."""
    save_bytes(turtle_bytes(triples_of(graph), base=base), path)


def save_trig(dataset: Dataset, path: Path, *, base: str = DEFAULT_BASE) -> None:
    """Write the dataset as TriG, whole or not at all."""
    save_bytes(trig_bytes(graphs_of(dataset), base=base), path)


def graphs_of(dataset: Dataset) -> Graphs:
    """The triples of an rdflib dataset by graph."""
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    return {
        None if graph.identifier == DATASET_DEFAULT_GRAPH_ID else ox.NamedNode(str(graph.identifier)): list(
            triples_of(graph)
        )
        for graph in dataset.graphs()
    }


def save_bytes(content: bytes, path: Path) -> None:
    """Write a file beside its final place, then move it there, so that no reader ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_graph(path: Path) -> Graph:
    """Read Turtle, TriG, N-Triples or N-Quads into one rdflib graph; what named graphs hold is in it too.

    Raises:
        InputError: the file is missing, of another kind, or not well formed; says on which line.
    """
    return graph_of(triple for triples in read_graphs(path).values() for triple in triples)


def load_graphs(source: Path | Graph | Graphs) -> Graphs:
    """The triples by graph of whatever holds a graph: a file, an rdflib graph or dataset, or such a mapping."""
    if isinstance(source, Path):
        return read_graphs(source)
    if isinstance(source, Mapping):
        return source
    from rdflib import Dataset

    return graphs_of(source) if isinstance(source, Dataset) else {None: list(triples_of(source))}


def read_graphs(path: Path) -> Graphs:
    """Read the triples of a file by graph, in the file's order.

    Raises:
        InputError: as :func:`read_quads`, and for triples about triples.
    """
    graphs: Graphs = defaultdict(list)
    for quad in read_quads(path, base=None):
        if isinstance(quad.subject, ox.Triple) or isinstance(quad.object, ox.Triple):
            raise InputError(f"{path}: triples about triples are not read; write them as rdf:Statement")
        name = quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else None
        graphs[name].append((quad.subject, quad.predicate, quad.object))
    return graphs


def read_quads(path: Path, *, base: str | None = DEFAULT_BASE) -> list[ox.Quad]:
    """The quads of one RDF file, in its order; relative IRIs resolve against ``base``, without one they are errors.

    Raises:
        InputError: the file is missing, of another kind, or broken (with the place).
    """
    kind = _FORMATS.get(Path(path.name.removesuffix(".gz")).suffix.lower())
    if kind is None:
        known = ", ".join(_FORMATS)
        raise InputError(f"{path}: not a graph file by its name. Known are {known}, each also with .gz.")
    try:
        data = path.read_bytes()
        if path.name.endswith(".gz"):
            data = gzip.decompress(data)
        return list(ox.parse(data, format=kind, base_iri=base))
    except SyntaxError as error:
        raise _broken(path, data, error) from None
    except IsADirectoryError:
        raise InputError(f"{path}: this is a folder. Name a graph file in it.") from None
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file. Build one with `kg build ARTICLE -o output`.") from None
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"{path}: not a sound gzip file ({error}).") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error}).") from None


def _broken(path: Path, data: bytes, error: SyntaxError) -> InputError:
    """An error that shows the line of a graph file at which the parser stopped."""
    message, place = error.args[0], error.args[1] if len(error.args) > 1 else (None, 1, 1)
    reason = re.sub(r"^Parser error at .*?: ", "", message)
    lines = data.decode("utf-8", "replace").split("\n")
    line, column = place[1] or 1, place[2] or 1
    offset = sum(len(text) + 1 for text in lines[: line - 1]) + column - 1
    return sparql.error_at("\n".join(lines), offset, reason, source=str(path))
