"""Records as RDF: what is written, what is not, and the same bytes every time."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg import rdf, triples
from kg.errors import InputError, RecordError
from kg.records import Article, Entity, Extraction, Fact, Outcome, Precision, Ref, Stance, When
from kg.triples import find_triples, to_dataset, to_graph, trig_bytes, turtle_bytes
from kg.vocab import DEFAULT_BASE, DOMAIN_PROPERTIES, EV_IRI, EVC_IRI, lineage
from tests.builders import (
    COURT,
    DATA,
    MARKET,
    Draft,
    court_extraction,
    day,
    market_extraction,
    month,
    sample_extractions,
    tiny_extraction,
    year,
)

GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"


def ev(name: str) -> URIRef:
    return URIRef(EV_IRI + name)


def evc(name: str) -> URIRef:
    return URIRef(EVC_IRI + name)


def data(key: str) -> URIRef:
    return URIRef(DEFAULT_BASE + key)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return to_graph(sample_extractions())


@pytest.fixture(scope="module")
def everything() -> Graph:
    """Facts and assertions."""
    return to_dataset(sample_extractions()).default_graph


def _tiny(*facts: Callable[[Draft], Fact], kind: str = "Bombing", stage: str | None = None) -> Graph:
    """The default graph, assertions included, of one event with the given facts; ``actor/x`` is somebody."""
    d = Draft(Article(id="tiny", text="A bomb killed 3 people in Orlan on Monday, police said."))
    d.entities.append(Entity(key="actor/x", type="Person", label="X", mentions=d.at("police")))
    d.event(kind, "Orlan bombing", ("A bomb",), [fact(d) for fact in facts], stage)
    return to_dataset([d.extraction()]).default_graph


def _event(graph: Graph) -> URIRef:
    return next(s for s in graph.subjects(RDF.type, ev("Event")) if isinstance(s, URIRef))


# --- rules for every graph --------------------------------------------------------------------------------------------


def test_no_blank_nodes(everything: Graph) -> None:
    assert all(isinstance(term, URIRef | Literal) for triple in everything for term in triple)


def test_every_resource_has_one_plain_label(everything: Graph) -> None:
    for subject in set(everything.subjects()):
        assert len(list(everything.objects(subject, RDFS.label))) == 1, subject


def test_every_resource_that_is_spoken_of_is_described(everything: Graph) -> None:
    ours = {o for o in everything.objects() if str(o).startswith((DEFAULT_BASE, EVC_IRI))}
    assert ours <= set(everything.subjects())


def test_types_go_up_to_the_family(graph: Graph) -> None:
    event = next(graph.subjects(RDF.type, ev("SuicideBombing")))
    assert set(graph.objects(event, RDF.type)) == {ev(name) for name in lineage("SuicideBombing")}
    assert set(graph.objects(data("place/tarsk"), RDF.type)) == {ev("Country"), ev("Actor"), ev("Place")}


def test_every_fact_is_backed_by_an_assertion(graph: Graph, everything: Graph) -> None:
    backed = {
        tuple(everything.value(a, part) for part in (RDF.subject, RDF.predicate, RDF.object))
        for a in everything.subjects(RDF.type, ev("Assertion"))
    }
    facts = {t for t in graph if str(t[1]).removeprefix(EV_IRI) in DOMAIN_PROPERTIES}
    assert len(facts) > 150
    assert facts <= backed


def test_every_literal_is_well_typed(everything: Graph) -> None:
    kinds = {o.datatype for o in everything.objects() if isinstance(o, Literal)}
    assert {XSD.date, XSD.gYearMonth, XSD.gYear, XSD.integer, XSD.boolean, XSD.decimal, XSD.duration} <= kinds
    assert not [o for o in everything.objects() if isinstance(o, Literal) and o.ill_typed]


# --- values -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (day(2031, 3, 10), Literal("2031-03-10", datatype=XSD.date)),
        (month(2031, 3), Literal("2031-03", datatype=XSD.gYearMonth)),
        (year(2031), Literal("2031", datatype=XSD.gYear)),
    ],
)
def test_a_date_has_the_type_of_its_precision(when: When, expected: Literal) -> None:
    graph = _tiny(lambda d: d.fact("date", when, "on Monday"))
    assert list(graph.objects(_event(graph), ev("date"))) == [expected]


def test_a_range_has_two_ends_and_a_date_only_where_one_literal_holds_it() -> None:
    def fact(last: date) -> Callable[[Draft], Fact]:
        when = When(earliest=date(2031, 3, 28), latest=last, precision=Precision.RANGE)
        return lambda d: d.fact("date", when, "on Monday")

    within, across = _tiny(fact(date(2031, 3, 30))), _tiny(fact(date(2032, 4, 2)))
    assert list(within.objects(_event(within), ev("date"))) == [Literal("2031-03", datatype=XSD.gYearMonth)]
    assert list(across.objects(_event(across), ev("date"))) == []
    assert list(across.objects(_event(across), ev("latest"))) == [Literal("2032-04-02", datatype=XSD.date)]


def test_a_figure_given_for_a_range_of_days_gets_no_ends() -> None:
    when = When(earliest=date(2031, 3, 28), latest=date(2031, 3, 30), precision=Precision.RANGE)
    d = Draft(Article(id="tiny", text="A bomb killed 3 people."))
    event = d.event("Bombing", "bombing", ("A bomb",), [])
    d.figure(event, Outcome.KILLED, 3, "killed 3 people", as_of=when)
    graph = to_graph([d.extraction()])
    (figure,) = graph.subjects(RDF.type, ev("CasualtyFigure"))
    assert graph.value(figure, ev("asOf")) == Literal("2031-03", datatype=XSD.gYearMonth)
    assert not list(graph.objects(None, ev("earliest")))


def test_numbers_booleans_words_and_concepts() -> None:
    graph = _tiny(
        lambda d: d.fact("killed", 3, "killed 3"),
        lambda d: d.fact("weapon", "car-bomb", "A bomb"),
        lambda d: d.fact("denied", True, "said"),
        lambda d: d.fact("medium", "on its channel", "said"),
    )
    event = _event(graph)
    assert graph.value(event, ev("killed")) == Literal(3)
    assert graph.value(event, ev("weapon")) == evc("car-bomb")
    assert graph.value(event, ev("denied")) == Literal(True)
    assert graph.value(event, ev("medium")) == Literal("on its channel")
    # The concept, and those above it, can be read without the ontology at hand.
    assert graph.value(evc("car-bomb"), SKOS.broader) == evc("bomb")
    assert graph.value(evc("explosives"), RDFS.label) == Literal("explosives", lang="en")


def test_a_term_that_the_ontology_lacks_is_refused() -> None:
    with pytest.raises(RecordError, match="did you mean perpetrator"):
        _tiny(lambda d: d.fact("perpetator", Ref("actor/x"), "police"))
    with pytest.raises(RecordError, match="'killed' is no value of weapon"):
        _tiny(lambda d: d.fact("weapon", "killed", "A bomb"))
    with pytest.raises(RecordError, match="did you mean Bombing"):
        _tiny(kind="Bombingg")


def test_coordinates_are_canonical_decimals(graph: Graph) -> None:
    assert graph.value(data("place/sarn"), URIRef(GEO + "lat")) == Literal("41.32751", datatype=XSD.decimal)
    assert str(graph.value(data("place/kesh"), URIRef(GEO + "long"))) == "20"


@pytest.mark.parametrize(("value", "text"), [(0.0, "0"), (-0.000001, "0"), (100.0, "100"), (1e-7, "0"), (-9.5, "-9.5")])
def test_degrees(value: float, text: str) -> None:
    assert rdf.degrees_literal(value).value == text


def test_an_inverse_is_written_and_asserted(everything: Graph) -> None:
    part, whole = next(iter(everything.subject_objects(ev("partOf"))))
    assert (whole, ev("part"), part) in everything
    about = {everything.value(a, RDF.predicate) for a in everything.subjects(RDF.subject, whole)}
    assert ev("part") in about


def test_stage_is_a_fact_with_evidence() -> None:
    graph = _tiny(stage="attempted")
    assert graph.value(_event(graph), ev("stage")) == evc("attempted")
    assertion = next(graph.subjects(RDF.predicate, ev("stage")))
    assert graph.value(assertion, ev("evidence"))


# --- stance -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stance", Stance)
def test_only_a_stated_perpetrator_is_a_fact(stance: Stance) -> None:
    graph = _tiny(lambda d: d.fact("perpetrator", Ref("actor/x"), "police", stance=stance))
    assert ((_event(graph), ev("perpetrator"), data("actor/x")) in graph) == (stance is Stance.STATED)
    assert len(list(graph.subjects(RDF.predicate, ev("perpetrator")))) == 1


@pytest.mark.parametrize("stance", Stance)
def test_other_facts_are_written_unless_denied(stance: Stance) -> None:
    graph = _tiny(lambda d: d.fact("suspect", Ref("actor/x"), "police", stance=stance))
    assert ((_event(graph), ev("suspect"), data("actor/x")) in graph) == (stance is not Stance.DENIED)
    (assertion,) = graph.subjects(RDF.predicate, ev("suspect"))
    assert graph.value(assertion, ev("stance")) == evc(stance)


def test_a_fact_that_one_states_and_another_denies_stays(everything: Graph) -> None:
    idris = data("actor/idris-kalvand")
    (event,) = everything.subjects(ev("perpetrator"), idris)
    stances = {
        everything.value(a, ev("stance"))
        for a in everything.subjects(RDF.object, idris)
        if (a, RDF.subject, event) in everything and (a, RDF.predicate, ev("perpetrator")) in everything
    }
    assert stances == {evc("stated"), evc("denied")}


# --- assertions -------------------------------------------------------------------------------------------------------


def test_an_assertion_tells_who_says_so_where_and_why() -> None:
    graph = _tiny(
        lambda d: d.fact(
            "suspect", Ref("actor/x"), "police said", rule="accuse", speaker=Ref("actor/x"), wording="ringleader"
        )
    )
    (a,) = graph.subjects(RDF.predicate, ev("suspect"))
    assert set(graph.objects(a, RDF.type)) == {ev("Assertion"), RDF.Statement}
    assert graph.value(a, ev("attributedTo")) == data("actor/x")
    assert graph.value(a, ev("rule")) == Literal("accuse")
    assert graph.value(a, ev("wording")) == Literal("ringleader")
    assert graph.value(graph.value(a, ev("evidence")), ev("quote")) == Literal("police said")
    assert graph.value(a, RDFS.label) == Literal("Orlan bombing · suspect · X")


def test_gap_and_basis_stand_on_the_assertion(everything: Graph) -> None:
    gaps = {everything.value(a, ev("offset")) for a in everything.subjects(RDF.predicate, ev("after"))}
    assert Literal("PT15M", datatype=XSD.duration) in gaps
    bases = {str(everything.value(a, ev("basis"))) for a in everything.subjects(RDF.predicate, ev("date"))}
    assert bases == {"relative", "anchored", "None"}


def test_equal_assertions_are_one_and_different_ones_are_not() -> None:
    def suspect(d: Draft) -> Fact:
        return d.fact("suspect", Ref("actor/x"), "police")

    assert len(list(_tiny(suspect, suspect).subjects(RDF.predicate, ev("suspect")))) == 1
    for other in (
        lambda d: replace(suspect(d), rule="other"),
        lambda d: replace(suspect(d), stance=Stance.ALLEGED),
        lambda d: replace(suspect(d), speaker=Ref("actor/x")),
        lambda d: replace(suspect(d), evidence=d.at("said")),
    ):
        assert len(list(_tiny(suspect, other).subjects(RDF.predicate, ev("suspect")))) == 2


# --- articles and merging ---------------------------------------------------------------------------------------------


def test_an_article_is_described_without_its_text(graph: Graph) -> None:
    (article,) = graph.subjects(ev("sha256"), Literal(MARKET.sha256))
    schema = "https://schema.org/"
    assert str(graph.value(article, URIRef(schema + "headline"))) == MARKET.headline
    assert graph.value(article, URIRef(schema + "datePublished")) == Literal("2031-03-14", datatype=XSD.date)
    assert str(graph.value(article, URIRef(schema + "publisher"))) == "Coast Herald"
    assert graph.value(article, URIRef(schema + "url")) == Literal(MARKET.url, datatype=XSD.anyURI)
    assert not any(len(str(o)) > 600 for o in graph.objects())


def test_what_an_article_lacks_is_not_made_up() -> None:
    graph = to_graph([tiny_extraction()])
    (article,) = graph.subjects(RDF.type, ev("Article"))
    assert {str(p).rsplit("/", 1)[-1].rsplit("#", 1)[-1] for p in graph.predicates(article)} == {
        "type",
        "label",
        "sha256",
    }


def test_passages_are_kept_once_and_sort_as_in_the_text(graph: Graph) -> None:
    passages = sorted(graph.subjects(RDF.type, ev("Passage")), key=str)
    spans = [
        (
            str(graph.value(p, ev("article"))),
            graph.value(p, ev("start")).toPython(),
            graph.value(p, ev("end")).toPython(),
        )  # type: ignore[union-attr]
        for p in passages
    ]
    assert len(spans) == len(set(spans))
    assert [s[1:] for s in spans if "coast" in s[0]] == sorted(s[1:] for s in spans if "coast" in s[0])


def test_the_build_is_described_without_a_time(everything: Graph) -> None:
    (build,) = everything.subjects(RDF.type, ev("Build"))
    assert str(everything.value(build, ev("model"))) == "en_test_sm 1.0.0"
    assert str(everything.value(build, ev("generator"))).startswith("event-kg ")
    assert set(everything.predicates(build)) == {
        RDF.type,
        RDFS.label,
        ev("model"),
        ev("generator"),
        URIRef("http://www.w3.org/ns/prov#used"),
    }


def test_each_article_has_a_graph_of_its_facts() -> None:
    dataset = to_dataset(sample_extractions())
    named = {str(g.identifier): g for g in dataset.graphs() if g.identifier != dataset.default_graph.identifier}
    assert len(named) == 2
    court = next(g for name, g in named.items() if "northern-wire" in name)
    tolls = set(court.objects(None, ev("killed")))
    assert tolls == {Literal(43), Literal(2)}
    for name, g in named.items():
        assert (URIRef(name), RDF.type, ev("FactSet")) in dataset.default_graph
        assert all(triple in dataset.default_graph for triple in g)


def test_a_resource_of_two_articles_has_one_label_and_keeps_the_other_names() -> None:
    def named(article_id: str, label: str) -> Extraction:
        article = Article(id=article_id, text=f"{label} did it.")
        here = (article.evidence(0, len(label)),)
        return Extraction(
            article=article, entities=(Entity(key="actor/bdf", type="ArmedGroup", label=label, mentions=here),)
        )

    graph = to_graph([named("b", "BDF"), named("a", "Black Dawn Front")])
    assert list(graph.objects(data("actor/bdf"), RDFS.label)) == [Literal("Black Dawn Front")]
    assert list(graph.objects(data("actor/bdf"), SKOS.altLabel)) == [Literal("BDF")]


def test_the_base_can_be_chosen() -> None:
    graph = to_graph([tiny_extraction()], base="https://news.example/kg/")
    assert _event(graph) == URIRef("https://news.example/kg/event/orlan")
    assert b"@prefix event: <https://news.example/kg/event/> ." in turtle_bytes(
        [tiny_extraction()], base="https://news.example/kg/"
    )
    for base in ("https://news.example/kg", "not an iri/"):
        with pytest.raises(InputError, match=base):
            to_graph([tiny_extraction()], base=base)


# --- bytes ------------------------------------------------------------------------------------------------------------


def test_the_committed_sample_is_current() -> None:
    assert (DATA / "sample.ttl").read_bytes() == turtle_bytes(sample_extractions()), "run: python -m tests.builders"
    assert (DATA / "sample.trig").read_bytes() == trig_bytes(sample_extractions()), "run: python -m tests.builders"


def test_the_short_way_and_the_long_way_give_the_same_bytes(tmp_path: Path) -> None:
    rdf.save_turtle(to_graph(sample_extractions()), tmp_path / "g.ttl")
    rdf.save_trig(to_dataset(sample_extractions()), tmp_path / "g.trig")
    assert (tmp_path / "g.ttl").read_bytes() == turtle_bytes(sample_extractions())
    assert (tmp_path / "g.trig").read_bytes() == trig_bytes(sample_extractions())


def test_the_order_of_articles_does_not_matter() -> None:
    assert turtle_bytes([court_extraction(), market_extraction()]) == turtle_bytes(sample_extractions())
    assert trig_bytes([court_extraction(), market_extraction()]) == trig_bytes(sample_extractions())


def test_the_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import hashlib; from kg import rdf; from tests.builders import *; from kg.triples import *\n"
        "e = sample_extractions()\n"
        "long_way = rdf.turtle_bytes(rdf.triples_of(to_graph(e)))\n"
        "print(hashlib.sha256(turtle_bytes(e) + trig_bytes(e) + long_way).hexdigest())"
    )
    root = Path(__file__).parents[1]
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    }
    assert len(seen) == 1


def test_turtle_is_laid_out_for_reading() -> None:
    lines = turtle_bytes(sample_extractions()).decode().splitlines()
    heads = [line for line in lines if line.startswith("@prefix ")]
    assert lines[: len(heads)] == heads == sorted(heads)
    subjects = [line.split()[0] for line in lines if line and line[0] not in "@\t"]
    assert [s for s in subjects if s.startswith("event:")] == sorted(s for s in subjects if s.startswith("event:"))
    assert "place:sarn a ev:City , ev:Place ;" in lines
    assert not [line for line in lines if DEFAULT_BASE in line and not line.startswith("@prefix")]


def test_rdflib_and_oxigraph_read_the_same_graph(tmp_path: Path, graph: Graph) -> None:
    path = tmp_path / "g.ttl"
    rdf.save_turtle(graph, path)
    assert isomorphic(Graph().parse(path), graph)
    assert isomorphic(rdf.read_graph(path), graph)


def test_reading_trig_gives_facts_and_assertions(everything: Graph) -> None:
    assert set(rdf.read_graph(DATA / "sample.trig")) == set(everything)


def test_writing_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deep" / "g.ttl"
    rdf.save_bytes(b"old", path)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        rdf.save_bytes(b"new", path)
    assert path.read_bytes() == b"old"
    assert [p.name for p in path.parent.iterdir()] == ["g.ttl"]


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_turtle(text: str) -> None:
    node = ox.NamedNode("https://example.org/x")
    written = rdf.turtle_bytes([(node, node, rdf.text_literal(text))])
    (read,) = Graph().parse(data=written, format="turtle").objects()
    assert str(read) == text
    assert rdf.from_rdflib(rdf.to_rdflib(rdf.text_literal(text))) == rdf.text_literal(text)


@settings(deadline=None)
@given(st.text(st.characters(categories=["Cs", "Ll"]), max_size=9))
def test_lone_surrogates_keep_their_place(text: str) -> None:
    written = rdf.text_literal(text).value
    assert len(written) == len(text)
    assert all(a == b or b == "\ufffd" for a, b in zip(text, written, strict=True))


@settings(deadline=None)
@given(st.sampled_from(["date", "gYear", "boolean", "integer"]), st.text("0123456789-truefals", max_size=12))
def test_conversion_keeps_lexical_forms(kind: str, lexical: str) -> None:
    literal = rdf.typed_literal(lexical, kind)
    with rdf.quiet_literals():
        assert rdf.from_rdflib(rdf.to_rdflib(literal)) == literal


def test_what_is_public() -> None:
    assert set(triples.__all__) <= set(dir(triples))
    assert len(list(find_triples([tiny_extraction()]))) > 10
    assert COURT.sha256 != MARKET.sha256


def test_a_packed_graph_reads_like_the_plain_one(tmp_path: Path) -> None:
    plain = DATA / "sample.trig"
    packed = tmp_path / "sample.trig.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert rdf.read_graphs(packed) == rdf.read_graphs(plain)


def test_triples_about_triples_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<x:a> <x:b> <<( <x:a> <x:b> <x:c> )>> .", "utf-8")
    with pytest.raises(InputError, match="write them as rdf:Statement"):
        rdf.read_graphs(path)
