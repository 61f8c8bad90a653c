"""Exports: each format is read back by a reader that is not ours and holds the same."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

from kg.errors import InputError
from kg.export import FORMATS, export
from kg.network import build_network
from kg.rdf import read_quads
from kg.store import read_store

# rdflib's own JSON-LD and N-Quads parsers go through what rdflib deprecates.
pytestmark = [
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning"),
]

DATA = Path(__file__).with_name("data")
EV = "https://w3id.org/event-kg/ontology#"
BASE = "https://w3id.org/event-kg/resource/"
HOSTILE = "a\x00b\x08c\x1bd\ufffe\"]]><x>&amp;\u202e\U0001f600\\ \r\n\t;',="


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A graph whose label, IRI and values hold what formats choke on."""
    node, other = ox.NamedNode(BASE + "actor/a&b'\u00e9"), ox.NamedNode("event:looks-like-a-prefix")
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    triples = [
        ox.Triple(node, kind, ox.NamedNode(EV + "Person")),
        ox.Triple(node, label, ox.Literal(HOSTILE)),
        ox.Triple(node, ox.NamedNode(EV + "age"), ox.Literal(7)),
        ox.Triple(node, ox.NamedNode(EV + "occupation"), ox.Literal("007", language="en-GB")),
        ox.Triple(other, kind, ox.NamedNode(EV + "Person")),
        ox.Triple(other, label, ox.Literal("")),
        ox.Triple(other, ox.NamedNode(EV + "age"), ox.Literal("seven")),
        ox.Triple(node, ox.NamedNode(EV + "size"), ox.Literal("many")),
        ox.Triple(other, ox.NamedNode(EV + "size"), ox.Literal(3)),
        ox.Triple(other, ox.NamedNode(EV + "memberOf"), node),
        ox.Triple(other, ox.NamedNode(EV + "memberOf"), ox.Literal("odd")),
        ox.Triple(node, ox.NamedNode("http://x.example/odd-number"), ox.Literal("07", datatype=_xsd("integer"))),
    ]
    path = tmp_path / "hostile.ttl"
    path.write_bytes(ox.serialize(triples, format=ox.RdfFormat.TURTLE) or b"")
    return path


def _xsd(name: str) -> ox.NamedNode:
    return ox.NamedNode("http://www.w3.org/2001/XMLSchema#" + name)


def written(source: Path, form: str, folder: Path) -> bytes:
    (path,) = export(source, form, folder / f"out.{form}")
    return path.read_bytes()


@pytest.mark.parametrize(("form", "reader"), [("jsonld", "json-ld"), ("ntriples", "nt"), ("turtle", "turtle")])
def test_rdflib_reads_the_same_triples(tmp_path: Path, hostile: Path, form: str, reader: str) -> None:
    for source in (DATA / "sample.ttl", hostile):
        before = Graph().parse(source)
        after = Graph().parse(data=written(source, form, tmp_path), format=reader)
        assert len(before) == len(after)
        assert isomorphic(before, after)


@pytest.mark.parametrize(("form", "reader"), [("jsonld", "json-ld"), ("nquads", "nquads")])
def test_named_graphs_survive(tmp_path: Path, form: str, reader: str) -> None:
    dataset = Dataset()
    dataset.parse(data=written(DATA / "sample.trig", form, tmp_path), format=reader)
    source = Dataset()
    source.parse(DATA / "sample.trig")
    assert set(dataset.quads()) == set(source.quads())
    assert len({quad[3] for quad in dataset.quads()}) == 3


def test_oxigraph_reads_the_same_quads(tmp_path: Path, hostile: Path) -> None:
    for source in (DATA / "sample.trig", hostile):
        for form, reader in (("nquads", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)):
            assert set(ox.parse(written(source, form, tmp_path), format=reader)) == set(read_quads(source)), form


def test_jsonld_is_compact(tmp_path: Path) -> None:
    document = json.loads(written(DATA / "sample.ttl", "jsonld", tmp_path))
    (shooting,) = [n for n in document["@graph"] if n.get("rdfs:label") == "May 2031 Kesh shooting"]
    assert shooting["@type"] == ["ev:Attack", "ev:Event", "ev:Shooting"]
    assert shooting["ev:killed"] == 2
    assert shooting["ev:suspect"] == "actor:sons-of-the-ridge"
    assert shooting["ev:date"] == {"@type": "xsd:gYearMonth", "@value": "2031-05"}


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_same_network(tmp_path: Path, form: str, read: object) -> None:
    network = build_network(read_store(DATA / "sample.ttl"))
    back = read(io.BytesIO(written(DATA / "sample.ttl", form, tmp_path)))  # type: ignore[operator]
    assert set(back) == set(network)
    assert sorted(back.edges()) == sorted(network.edges())
    assert b"lastmodifieddate" not in (tmp_path / f"out.{form}").read_bytes()
    label = back.nodes["actor/hala-denn"]
    assert (label["label"], label["kind"]) == ("Hala Denn", "Person")
    (shooting,) = [data for _, data in back.nodes(data=True) if data["label"] == "May 2031 Kesh shooting"]
    assert (shooting["killed"], shooting["weapon"], shooting["date"]) == (2, "gun", "2031-05")
    assert sorted(d["property"] for *_, d in back.edges(data=True)) == sorted(
        d["property"] for *_, d in network.edges(data=True)
    )


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_what_xml_forbids_is_replaced(tmp_path: Path, hostile: Path, form: str, read: object) -> None:
    back = read(io.BytesIO(written(hostile, form, tmp_path)))  # type: ignore[operator]
    labels = {data["label"] for _, data in back.nodes(data=True)}
    (shown,) = [label for label in labels if label]
    assert shown.startswith("a\ufffdb\ufffdc\ufffdd\ufffd")
    assert '"]]><x>&amp;\u202e\U0001f600\\' in shown
    assert {data["age"] for _, data in back.nodes(data=True)} == {"7", "seven"}, "one attribute, one type"
    assert {data["size"] for _, data in back.nodes(data=True)} == {"3", "many"}, "whichever comes first"


def test_edges_tell_the_stance_when_the_trig_is_beside(tmp_path: Path) -> None:
    for name in ("sample.ttl", "sample.trig"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    nodes, edges = export(tmp_path / "sample.ttl", "csv")
    assert (nodes.name, edges.name) == ("sample.nodes.csv", "sample.edges.csv")
    rows = list(csv.DictReader(edges.read_text("utf-8").splitlines()))
    claimed = [row for row in rows if row["property"] == "claimedBy"]
    assert [(row["target"], row["stance"], row["speaker"]) for row in claimed] == [
        ("actor/black-dawn-front", "claimed", "Black Dawn Front")
    ]
    people = {row["id"]: row for row in csv.DictReader(nodes.read_text("utf-8").splitlines())}
    assert people["actor/ana-bellic"]["age"] == "29"
    (tmp_path / "sample.trig").unlink()
    _, edges = export(tmp_path / "sample.ttl", "csv", tmp_path / "thin.csv")
    assert edges.name == "thin.edges.csv"
    assert {row["stance"] for row in csv.DictReader(edges.read_text("utf-8").splitlines())} == {""}


def test_evidence_is_no_node() -> None:
    network = build_network(read_store(DATA / "sample.trig"))
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    assert not kinds & {"Passage", "Article", "Assertion", "FactSet", "Build"}
    assert {"Person", "SuicideBombing", "City", "CasualtyFigure", "Position"} <= kinds


def test_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.export import export\n"
        "for form in sys.argv[3:]: export(Path(sys.argv[1]), form, Path(sys.argv[2]) / form)"
    )
    found = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        command = [sys.executable, "-c", code, str(DATA / "sample.trig"), str(folder), *FORMATS]
        subprocess.run(command, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(DATA.parents[1])})
        found.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert len(found[0]) == len(FORMATS) + 1
    assert found[0] == found[1]


def test_refusals(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no format 'json-ld'\. Did you mean jsonld\?"):
        export(DATA / "sample.ttl", "json-ld", tmp_path / "x")
    copy = tmp_path / "graph.ttl"
    copy.write_bytes((DATA / "sample.ttl").read_bytes())
    with pytest.raises(InputError, match="would replace the graph itself"):
        export(copy, "turtle")
    with pytest.raises(InputError, match="there is no such file"):
        export(tmp_path / "none.ttl", "gexf")
