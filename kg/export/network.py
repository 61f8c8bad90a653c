"""The network of facts for graph tools: GraphML, GEXF, and tables of nodes and edges.

In: a graph file; the TriG beside it, if any, tells the stances.  Out: bytes.
Characters that XML forbids become U+FFFD.  Evidence is left out: these tools draw things, not sources.
"""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import networkx as nx

from kg.network import build_network
from kg.store import read_with_assertions
from kg.tables import Cell, Table, to_csv

# Everything outside Char of XML 1.0, section 2.2.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(source: Path) -> bytes:
    """GraphML, for yEd, Gephi, Cytoscape, igraph; ``label`` and ``kind`` are node attributes."""
    out = io.BytesIO()
    nx.write_graphml_xml(_clean(source), out, prettyprint=True, named_key_ids=True)
    return out.getvalue() + b"\n"


def to_gexf(source: Path) -> bytes:
    """GEXF 1.2, for Gephi, without the date of writing."""
    network = _clean(source)
    for number, (_, _, data) in enumerate(network.edges(data=True)):
        data["id"], data["label"] = str(number), data["property"]
    out = io.BytesIO()
    nx.write_gexf(network, out, prettyprint=True)
    return re.sub(rb' lastmodifieddate="[^"]*"', b"", out.getvalue())


def to_nodes_csv(source: Path) -> bytes:
    """One line a node: id, label, kind, then every attribute that occurs, by name."""
    network = build_network(read_with_assertions(source))
    first = ("label", "kind", "families", "iri")
    names = sorted({name for _, data in network.nodes(data=True) for name in data} - set(first))
    rows: list[tuple[Cell, ...]] = [
        (node, *(data.get(name) for name in (*first, *names))) for node, data in network.nodes(data=True)
    ]
    return to_csv(Table("nodes", "", ("id", *first, *names), tuple(rows))).encode()


def to_edges_csv(source: Path) -> bytes:
    """One line an edge: source, target, property, stance, speaker."""
    network = build_network(read_with_assertions(source))
    rows: list[tuple[Cell, ...]] = [
        (subject, value, name, data.get("stance"), data.get("speaker"))
        for subject, value, name, data in network.edges(keys=True, data=True)
    ]
    return to_csv(Table("edges", "", ("source", "target", "property", "stance", "speaker"), tuple(rows))).encode()


def _clean(source: Path) -> nx.MultiDiGraph:
    """The network with names and texts that XML can hold."""
    found = build_network(read_with_assertions(source))
    clean = nx.MultiDiGraph()
    for node, data in found.nodes(data=True):
        clean.add_node(_xml(node), **{_xml(name): _xml(value) for name, value in data.items() if value is not None})
    for subject, value, name, data in found.edges(keys=True, data=True):
        clean.add_edge(_xml(subject), _xml(value), key=_xml(name), **{k: _xml(v) for k, v in data.items()})
    return _uniform(clean)


def _uniform(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Make every attribute text that is not of one type on all nodes: the formats declare one type for each."""
    kinds: dict[str, set[type]] = {}
    for _, data in network.nodes(data=True):
        for name, value in data.items():
            kinds.setdefault(name, set()).add(type(value))
    for _, data in network.nodes(data=True):
        data.update({name: str(value) for name, value in data.items() if len(kinds[name]) > 1})
    return network


def _xml(value: Any) -> Any:
    return _NOT_XML.sub("�", value) if isinstance(value, str) else value
