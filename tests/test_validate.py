"""What validation refuses, and how it says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import SH, Graph

from kg.errors import InputError
from kg.rdf import read_graph
from kg.triples import find_triples, to_dataset, to_graph
from kg.validate import SHAPE_IRI, Finding, validate
from kg.vocab import ONTOLOGY
from tests.builders import DATA, sample_extractions

SHAPES = Path(__file__).with_name("shapes")
FAULTS = sorted(path for path in SHAPES.glob("*.ttl") if path.stem != "good")


def _constraints() -> set[str]:
    """Names of the shapes that can fire: property shapes, and node shapes with a message of their own."""
    return {str(shape).removeprefix(SHAPE_IRI) for shape in read_graph(ONTOLOGY / "shapes.ttl").subjects(SH.message)}


def test_every_shape_has_a_graph_that_it_refuses() -> None:
    assert {path.stem for path in FAULTS} == _constraints()


def test_the_good_graph_conforms() -> None:
    assert [str(finding) for finding in validate(SHAPES / "good.ttl").findings] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.stem)
def test_the_shape_refuses_its_fault_and_no_other_does(fault: Path) -> None:
    graph = read_graph(SHAPES / "good.ttl") + read_graph(fault)
    assert {finding.code for finding in validate(graph).findings} == {fault.stem}


def test_the_sample_conforms() -> None:
    assert validate(DATA / "sample.ttl").ok
    assert validate(DATA / "sample.trig").ok


def test_graphs_and_files_are_taken_alike() -> None:
    assert validate(to_graph(sample_extractions())).ok
    assert validate(to_dataset(sample_extractions())).ok
    assert validate({None: list(find_triples(sample_extractions()))}).ok


def test_a_finding_reads_as_a_sentence() -> None:
    graph = read_graph(SHAPES / "good.ttl") + read_graph(SHAPES / "not-a-country.ttl")
    (finding,) = validate(graph).findings
    assert finding.label == "bad"
    assert finding.value == "Velmora"
    assert "ev:arrestedBy" in finding.message
    assert str(finding).endswith("(found: Velmora) [not-a-country]")


def _turtle(path: Path, body: str) -> Path:
    path.write_text(f"@prefix ev: <https://w3id.org/event-kg/ontology#> .\n@prefix : <https://example.org/> .\n{body}")
    return path


def test_an_unknown_term_is_told_with_the_nearest(tmp_path: Path) -> None:
    report = validate(_turtle(tmp_path / "g.ttl", ":x ev:perpetator :y ; a ev:bombing ."))
    assert [(f.code, f.message) for f in report.findings] == [
        ("unknown-term", "uses ev:bombing, which the ontology does not have; did you mean ev:Bombing?"),
        ("unknown-term", "uses ev:perpetator, which the ontology does not have; did you mean ev:perpetrator?"),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("half.ttl", b"@prefix ev: <https://w3id.org/event-kg/ontology#> .\n<a> ev:kil"),
        ("binary.ttl", bytes(range(256))),
        ("latin.ttl", '<https://e.org/a> <https://e.org/b> "café" .'.encode("latin-1")),
        ("relative.ttl", b"<a> <b> <c> ."),
        ("graph.pdf", b"%PDF-1.4"),
        ("no-ending", b""),
        ("star.ttl", b"<https://e.org/a> <https://e.org/b> <<( <https://e.org/a> <https://e.org/b> 1 )>> ."),
    ],
)
def test_broken_files_are_refused_in_words(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=name):
        validate(path)


def test_a_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.ttl"):
        validate(tmp_path / "none.ttl")


def test_an_error_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"g\.ttl, line 4,"):
        validate(_turtle(tmp_path / "g.ttl", ":a ev:killed 1 .\n:b ev:killed oops ."))


def test_hostile_content_is_a_finding_and_no_traceback(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _turtle(
        tmp_path / "g.ttl",
        """@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        <https://example.org/> a owl:Ontology ; owl:imports <http://127.0.0.1:9/none> .
        :s a sh:NodeShape ; sh:targetClass ev:Event ; sh:js [] ; sh:sparql [ sh:select "DROP ALL" ] .
        [] a ev:Attack , ev:Event ; ev:killed "many"^^xsd:integer ;
            ev:date "yesterday"^^xsd:date , "2031-13"^^xsd:gYearMonth .
        ev:Attack a ev:Attack . :loop ev:locatedIn :loop . () a ev:Person .""",
    )
    codes = {finding.code for finding in validate(path).findings}
    assert {"named", "label", "count-value", "date-type", "one-date"} <= codes
    assert caplog.text == ""
    assert capsys.readouterr() == ("", "")


def test_findings_are_sorted_and_single() -> None:
    graph = Graph()
    for fault in FAULTS[:5]:
        graph += read_graph(fault)
    graph += read_graph(SHAPES / "good.ttl")
    findings = validate(graph).findings
    assert list(findings) == sorted(set(findings))
    assert all(isinstance(finding, Finding) for finding in findings)
