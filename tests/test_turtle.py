"""The writer of Turtle against pyoxigraph, which must read it back and write the same bytes."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import rdf, turtle
from kg.triples import turtle_bytes
from kg.vocab import EV, RDF_IRI, RDFS_IRI, XSD_IRI
from tests.builders import sample_extractions

PREFIXES = rdf.prefixes()
NAMESPACES = [*PREFIXES.values(), "urn:z:", "https://example.org/", "http://www.w3.org/"]
LOCAL = st.text("ab-_.1~é/()'", max_size=4)
NODES = st.builds(lambda space, local: ox.NamedNode(f"{space}x{local}"), st.sampled_from(NAMESPACES), LOCAL)
PREDICATES = st.sampled_from([ox.NamedNode(RDF_IRI + "type"), ox.NamedNode(RDFS_IRI + "label"), EV.quote, EV.place])
WRITTEN = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.sampled_from(["12", "-3.40", "+1.0", "1.", "true", "2031-02-03"]),
)
KINDS = st.sampled_from([XSD_IRI + k for k in ("integer", "decimal", "boolean", "double", "date", "gYear", "anyURI")])
LITERALS = st.one_of(
    st.builds(ox.Literal, WRITTEN),
    st.builds(lambda text: ox.Literal(text, language="en"), WRITTEN),
    st.builds(lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(kind)), WRITTEN, KINDS),
)
TERMS = st.one_of(NODES, LITERALS, st.just(ox.BlankNode("b")))


def blocks(text: str) -> list[str]:
    """The blocks of subjects, as pyoxigraph writes them: without empty lines between them."""
    return [line for line in text.split("\n") if line and not line.startswith("@prefix ")]


@settings(deadline=None)
@given(st.lists(st.tuples(NODES, PREDICATES, TERMS), min_size=1, max_size=6))
def test_it_writes_what_pyoxigraph_writes(triples: list[turtle.Triple]) -> None:
    written = turtle.write(triples, PREFIXES)
    read = [(t.subject, t.predicate, t.object) for t in ox.parse(written, format=ox.RdfFormat.TURTLE)]
    assert set(map(str, read)) == set(map(str, triples))
    again = ox.serialize((ox.Triple(*t) for t in read), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    assert again is not None
    assert blocks(written) == blocks(again.decode())


def test_articles_are_written_as_pyoxigraph_writes_them() -> None:
    written = turtle_bytes(sample_extractions()).decode()
    again = ox.serialize(ox.parse(written, format=ox.RdfFormat.TURTLE), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    assert again is not None
    assert blocks(written) == blocks(again.decode())


def test_no_triples_are_prefixes_alone() -> None:
    assert turtle.write([], {"x": "https://example.org/"}) == "@prefix x: <https://example.org/> .\n"
