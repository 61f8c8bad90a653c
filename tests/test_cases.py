"""The cases of ``tests/cases``: one to four sentences each, compared exactly with what a careful reader would write.

A case is a folder with ``article.txt``, ``expected.ttl`` and ``case.toml``; ``tests/case_graphs.py`` says what is in
them.  ``python tools/write_cases.py NAME`` writes an ``expected.ttl`` to be judged by hand.
"""

from __future__ import annotations

from collections import Counter

import pytest
from rdflib import RDF, Graph
from spacy.language import Language

from kg.extract.text.triggers import attack_types
from tests.case_graphs import CONSTRUCTIONS, EV, Case, difference, extract_cases, read_cases, read_expected, to_turtle

ALL = read_cases()


@pytest.fixture(scope="module")
def graphs(nlp: Language) -> dict[str, Graph]:
    return extract_cases(nlp, ALL)


def _parameter(case: Case) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=case.xfail)] if case.xfail else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.model
@pytest.mark.parametrize("case", [_parameter(case) for case in ALL])
def test_case(case: Case, graphs: dict[str, Graph]) -> None:
    found = difference(read_expected(case.expected), graphs[case.name])
    assert not found, f"{case.why}\n{case.article.text}\n{found}"


@pytest.mark.parametrize("construction", CONSTRUCTIONS, ids=list(CONSTRUCTIONS.values()))
def test_every_construction_has_cases_of_both_kinds(construction: int) -> None:
    kinds = Counter(case.kind for case in ALL if case.construction == construction)
    assert kinds["positive"] >= 2, "add a case of what is found"
    assert kinds["negative"] >= 1, "add a case of what must not be found"


@pytest.mark.parametrize("kind", [*attack_types(), "Plot"])
def test_every_type_of_attack_has_a_case(kind: str) -> None:
    expected = [case.name for case in ALL if EV[kind] in set(read_expected(case.expected).objects(None, RDF.type))]
    assert expected, f"a new type of event needs a folder in tests/cases with an ev:{kind} in its expected.ttl"


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_expected_is_written_as_the_tool_would(case: Case) -> None:
    expected = case.expected.read_text("utf-8")
    graph = read_expected(case.expected)
    graph.bind("case", "https://w3id.org/event-kg/case/")
    assert to_turtle(graph, case.why) == expected
    if case.kind == "negative" and not case.also:
        attacks = {EV[kind] for kind in attack_types()} & set(graph.objects(None, RDF.type))
        assert not attacks or case.construction == 3, "a negative case expects no attack (but may deny who did it)"


def test_difference_names_what_is_missing_and_what_is_too_much() -> None:
    one = Graph().parse(data="@prefix : <https://e.org/> . :a :b 1 , 2 .", format="turtle")
    other = Graph().parse(data="@prefix : <https://e.org/> . :a :b 2 , 3 .", format="turtle")
    assert [row[:1] for row in difference(one, other).splitlines()] == ["-", "+"]
    assert difference(one, one) == ""
