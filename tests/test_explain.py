"""What stands behind a node: facts, stances, speakers and sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.explain import Explanation, Fact, explain
from kg.store import Store, read_store
from tests.builders import COURT, MARKET

DATA = Path(__file__).with_name("data")
KESH = "May 2031 Kesh shooting"


@pytest.fixture(scope="module")
def trig() -> Store:
    return read_store(DATA / "sample.trig")


@pytest.fixture(scope="module")
def ttl() -> Store:
    return read_store(DATA / "sample.ttl")


def fact(explanation: Explanation, prop: str, value: str) -> Fact:
    (found,) = [f for f in explanation.facts if (f.property, f.value_label) == (prop, value)]
    return found


def test_facts_carry_stance_speaker_rule_and_sentence(trig: Store) -> None:
    explanation = explain(trig, KESH)
    assert (explanation.label, explanation.types) == (KESH, ("Shooting", "Attack", "Event"))
    suspect = fact(explanation, "ev:suspect", "Sons of the Ridge")
    (voice,) = suspect.voices
    assert (voice.stance, voice.speaker) == ("alleged", "Interior Ministry")
    assert voice.rule
    (quote,) = voice.quotes
    assert quote.text == "the Interior Ministry blamed the Sons of the Ridge"
    assert COURT.text[quote.start : quote.end] == quote.text
    assert (quote.headline, quote.date, quote.publisher) == (COURT.headline, "2031-06-02", "Northern Wire")
    assert suspect.value == "actor/sons-of-the-ridge"


def test_two_properties_with_one_value_keep_their_own_assertions(trig: Store) -> None:
    agents = explain(trig, "Velmoran agents").incoming
    assert [(f.property, f.in_graph, [voice.stance for voice in f.voices]) for f in agents] == [
        ("ev:perpetrator", False, ["alleged"]),
        ("ev:suspect", True, ["alleged"]),
    ]


def test_every_quote_stands_in_its_article(trig: Store) -> None:
    texts = {article.headline: article.text for article in (MARKET, COURT)}
    for selector in ("Black Dawn Front", KESH, "Sarn", "Idris Kalvand"):
        explanation = explain(trig, selector)
        quotes = [q for f in (*explanation.facts, *explanation.incoming) for v in f.voices for q in v.quotes]
        assert quotes
        assert all(texts[q.headline][q.start : q.end] == q.text for q in (*quotes, *explanation.mentions))


def test_bookkeeping_is_no_fact(trig: Store) -> None:
    explanation = explain(trig, KESH)
    properties = {f.property for f in (*explanation.facts, *explanation.incoming)}
    assert not properties & {"rdf:type", "rdfs:label", "ev:mentionedIn", "rdf:subject", "rdf:object", "ev:evidence"}
    assert explanation.mentions


def test_what_is_only_denied_is_shown_as_not_in_the_graph(trig: Store) -> None:
    groups = explain(trig, "Sons of the Ridge").incoming
    (denied,) = [f for f in groups if f.property == "ev:perpetrator"]
    assert not denied.in_graph
    assert [(voice.stance, voice.speaker) for voice in denied.voices] == [("denied", "Sons of the Ridge")]
    assert all(f.in_graph for f in groups if f is not denied)


def test_turtle_has_facts_and_mentions_only(ttl: Store, trig: Store) -> None:
    thin, full = explain(ttl, KESH), explain(trig, KESH)
    assert not thin.has_assertions
    assert full.has_assertions
    assert thin.mentions == full.mentions
    assert all(f.voices == () for f in thin.facts)
    assert {(f.property, f.value) for f in thin.facts} <= {(f.property, f.value) for f in full.facts}


@pytest.mark.parametrize("name", ["killed", "ev:killed", "https://w3id.org/event-kg/ontology#killed"])
def test_one_property(trig: Store, name: str) -> None:
    explanation = explain(trig, KESH, name)
    assert [(f.property, f.value) for f in explanation.facts] == [("ev:killed", 2)]
    assert explanation.incoming == explanation.mentions == ()


def test_a_property_that_is_not_there(trig: Store) -> None:
    with pytest.raises(InputError, match=r"May 2031 Kesh shooting has no ev:kiled\. Did you mean ev:killed"):
        explain(trig, KESH, "kiled")
    with pytest.raises(InputError, match=r"has no ev:medium\."):
        explain(trig, KESH, "medium")


def test_order_is_that_of_property_and_value(trig: Store) -> None:
    facts = explain(trig, "Idris Kalvand").facts
    assert [f.property for f in facts] == sorted(f.property for f in facts)
    assert explain(trig, "Idris Kalvand") == explain(read_store(DATA / "sample.trig"), "Idris Kalvand")
