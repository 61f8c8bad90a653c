"""Verification finds the quote that is not there and the fact that nothing backs."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.rdf import Graphs, text_literal
from kg.records import Article
from kg.triples import find_graphs, find_triples, to_dataset, to_graph
from kg.verify import verify
from kg.vocab import EV, EVC, RDF_IRI
from tests.builders import COURT, DATA, MARKET, sample_extractions

BOTH = [MARKET, COURT]


def test_the_sample_is_verified() -> None:
    report = verify(DATA / "sample.trig", BOTH)
    assert [str(finding) for finding in report.findings] == []
    assert min(report.checked.values()) > 100
    assert set(report.checked) == {"passages", "assertions", "facts"}


def test_turtle_has_passages_only() -> None:
    report = verify(DATA / "sample.ttl", BOTH)
    assert report.ok
    assert report.checked["assertions"] == 0
    assert "facts" not in report.checked


def test_graphs_and_files_are_taken_alike() -> None:
    counted = verify(DATA / "sample.trig", BOTH).checked
    assert verify(to_dataset(sample_extractions()), BOTH).checked == counted
    assert verify(to_graph(sample_extractions()), BOTH).ok


def test_an_article_that_was_not_given_is_told_once() -> None:
    report = verify(DATA / "sample.ttl", [MARKET])
    assert [(f.code, f.label) for f in report.findings] == [("article-missing", "Life in prison for Sarn bomber")]


def test_a_text_that_changed_is_another_article() -> None:
    changed = replace(MARKET, text=MARKET.text.replace("41", "42"))
    assert {f.code for f in verify(DATA / "sample.ttl", [changed, COURT]).findings} == {"article-missing"}


@pytest.fixture
def graphs() -> Graphs:
    return find_graphs(sample_extractions())


def _codes(graphs: Graphs, articles: list[Article] | None = None) -> dict[str, int]:
    codes = [finding.code for finding in verify(graphs, articles or BOTH).findings]
    return {code: codes.count(code) for code in codes}


def _edit(graphs: Graphs, predicate: ox.NamedNode, value: ox.NamedNode | ox.Literal | None) -> ox.NamedNode:
    """Give the first subject that has ``predicate`` another value for it, or none."""
    triples = graphs[None]
    i = min((i for i, t in enumerate(triples) if t[1] == predicate), key=lambda i: str(triples[i]))
    subject = triples[i][0]
    kept = [t for t in triples if (t[0], t[1]) != (subject, predicate)]
    graphs[None] = kept if value is None else [*kept, (subject, predicate, value)]
    assert isinstance(subject, ox.NamedNode)
    return subject


def test_a_false_quote_is_found(graphs: Graphs) -> None:
    passage = _edit(graphs, EV.quote, text_literal("invented"))
    (finding,) = verify(graphs, BOTH).findings
    assert (finding.subject, finding.code, finding.value) == (passage.value, "quote-not-there", "invented")


@pytest.mark.parametrize("start", ["99999999999999999999999999", "-1", "x"])
def test_offsets_out_of_the_text_are_found(graphs: Graphs, start: str) -> None:
    _edit(graphs, EV.start, ox.Literal(start, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")))
    assert set(_codes(graphs)) <= {"quote-not-there", "no-offsets"}
    assert sum(_codes(graphs).values()) == 1


def test_a_passage_without_article_is_found(graphs: Graphs) -> None:
    _edit(graphs, EV.article, None)
    assert _codes(graphs) == {"no-article": 1}


def test_an_assertion_without_evidence_is_found(graphs: Graphs) -> None:
    _edit(graphs, EV.evidence, None)
    assert _codes(graphs) == {"no-evidence": 1}


def test_evidence_that_is_nowhere_is_found(graphs: Graphs) -> None:
    _edit(graphs, EV.evidence, ox.NamedNode("https://example.org/nowhere"))
    assert _codes(graphs) == {"no-passage": 1}


def test_a_fact_that_nothing_backs_is_found(graphs: Graphs) -> None:
    attack = next(t[0] for t in graphs[None] if t[2] == EV.SuicideBombing)
    graphs[None].append((attack, EV.perpetrator, ox.NamedNode("https://example.org/somebody")))
    assert _codes(graphs) == {"no-assertion": 1}


def test_a_fact_in_a_named_graph_is_checked_too(graphs: Graphs) -> None:
    name = next(name for name in graphs if name)
    graphs[name].append((ox.NamedNode("https://example.org/e"), EV.weapon, EVC.bomb))
    assert _codes(graphs) == {"no-assertion": 1}


def _asserted(graphs: Graphs, stance: ox.NamedNode) -> tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode]:
    """The first perpetrator triple that has an assertion of that stance alone."""
    stances = {t[0]: t[2] for t in graphs[None] if t[1] == EV.stance}
    parts = {
        (t[0], t[1].value.removeprefix(RDF_IRI)): t[2] for t in graphs[None] if t[1].value.startswith(RDF_IRI + "")
    }
    for node, found in sorted(stances.items(), key=str):
        triple = tuple(parts[node, name] for name in ("subject", "predicate", "object"))
        if found == stance and triple[1] == EV.perpetrator and triple not in graphs[None]:
            return triple  # type: ignore[return-value]  # assertions are about IRIs here
    raise AssertionError(stance)


@pytest.mark.parametrize(("stance", "code"), [("denied", "only-denied"), ("claimed", "stance"), ("alleged", "stance")])
def test_what_is_not_stated_is_no_fact(graphs: Graphs, stance: str, code: str) -> None:
    graphs[None].append(_asserted(graphs, EVC[stance]))
    assert _codes(graphs) == {code: 1}


def test_a_quote_with_a_lone_surrogate_is_verified() -> None:
    from tests.builders import Draft

    d = Draft(Article(id="odd", text="A bomb \ud800 killed 3."))
    d.event("Bombing", "bombing", ("bomb \ud800",), [d.fact("killed", 3, "\ud800 killed 3")])
    assert verify({None: list(find_triples([d.extraction()]))}, [d.article]).ok
