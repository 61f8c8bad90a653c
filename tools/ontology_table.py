"""Print the ontology as a Markdown table: what README and documentation show of ``ontology/event.ttl``."""

from __future__ import annotations

from collections.abc import Iterator

from kg import vocab
from kg.rdf import read_graph


def table() -> str:
    """Build one row for each class, families first: its name, what it means, the properties it may have."""
    return "\n".join(["| class | what it is | properties |", "|---|---|---|", *_rows()]) + "\n"


def _rows() -> Iterator[str]:
    from rdflib import RDFS, SDO, SKOS, URIRef

    graph = read_graph(vocab.ONTOLOGY / "event.ttl")
    for name in sorted(vocab.CLASSES, key=lambda name: vocab.lineage(name)[::-1]):
        node = URIRef(vocab.EV[name].value)
        properties = {*graph.subjects(RDFS.domain, node), *graph.subjects(SDO.domainIncludes, node)}
        names = sorted(f"`{str(term).removeprefix(vocab.EV_IRI)}`" for term in properties)
        indent = "› " * (len(vocab.lineage(name)) - 1)
        yield f"| {indent}`ev:{name}` | {graph.value(node, SKOS.definition)} | {' '.join(names)} |"


if __name__ == "__main__":
    print(table(), end="")
