"""Learned roles: what the weights may see, add and drop; invented texts, needs the model."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from kg.extract import extract, read
from kg.extract.attacks import rerank
from kg.extract.attacks.candidates import ROLES, Candidate, find_candidates
from kg.records import Article, Extraction
from kg.vocab import lineage

NOBODY = {role: {"": -9.0} for role in ROLES}
VICTIMS = {**NOBODY, "victim": {"": 9.0}}


def found(nlp: Language, text: str) -> Extraction:
    return next(extract(nlp, [Article(id="case", text=text, date=date(2021, 3, 8))]))


def roles(extraction: Extraction) -> set[tuple[str, str, str]]:
    """Role, holder and rule of the facts of attacks."""
    labels = {e.key: e.label for e in extraction.entities}
    attacks = [e for e in extraction.events if "Attack" in lineage(e.type)]
    names = {"perpetrator", "suspect", "claimedBy", "victim", "target"}
    return {(f.name, labels[f.value.key], f.rule) for e in attacks for f in e.facts if f.name in names}


def candidates(nlp: Language, monkeypatch: pytest.MonkeyPatch, text: str) -> list[Candidate]:
    seen: list[Candidate] = []
    monkeypatch.setattr("kg.extract.judge_roles", lambda _, items: seen.extend(items))
    read(nlp(text), Article(id="case", text=text))
    return seen


def use(monkeypatch: pytest.MonkeyPatch, weights: dict[str, dict[str, float]]) -> None:
    monkeypatch.setattr(rerank, "weights", lambda: weights)


def test_weights_are_plain_numbers() -> None:
    weights = rerank.weights()
    assert set(weights) == set(ROLES)
    assert all("" in table and all(abs(w) < 10 for w in table.values()) for table in weights.values())


def test_a_probability_grows_with_what_speaks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, {**NOBODY, "victim": {"": -1.0, "a": 1.0, "b": 2.0}})
    assert rerank.probability("victim", ["a", "unknown"]) == 0.5
    assert rerank.probability("victim", ["a", "b"]) > 0.5 > rerank.probability("victim", [])


@pytest.mark.model
def test_features_name_nobody(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Gunmen shot {} in the village of {} on Sunday. {} was a teacher, police said."
    one = candidates(nlp, monkeypatch, text.format("Peter Marlow", "Arlona", "Marlow"))
    other = candidates(nlp, monkeypatch, text.format("Thomas Weller", "Bremna", "Weller"))
    assert [c.features for c in one] == [c.features for c in other]
    assert {"Peter Marlow", "Gunmen"} <= {c.entity.label for c in one}


@pytest.mark.model
def test_only_entities_near_an_attack_are_candidates(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    filler = " Traffic was slow." * 3
    text = f"A bomb exploded in Arlona. Peter Marlow was there.{filler} Thomas Weller sells bread."
    labels = {c.entity.label for c in candidates(nlp, monkeypatch, text)}
    assert "Peter Marlow" in labels
    assert "Thomas Weller" not in labels


@pytest.mark.model
def test_an_added_role_has_its_sentence_and_says_that_it_is_learned(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, VICTIMS)
    extraction = found(nlp, "A bomb exploded in Arlona on Sunday. Peter Marlow was walking past.")
    (fact,) = [f for e in extraction.events for f in e.facts if f.rule == "learned:victim"]
    assert [p.quote for p in fact.evidence] == ["Peter Marlow was walking past."]


UNTOUCHED = [
    "A bomb exploded in Arlona on Sunday. Police arrested Peter Marlow.",  # stands before the law
    "A bomb exploded in Arlona on Sunday. Two of them fell. Dozens were there.",  # numbers are no victims
    "Peter Marlow was shot dead in Arlona on Sunday by Thomas Weller.",  # has a role already
    "A bomb exploded in Arlona on Sunday. No women or children were there.",
    "A bomb exploded in Arlona on Sunday. Peter Marlow was not hurt.",
    "A bomb exploded in Arlona on Sunday. Peter Marlow said that it was loud.",  # only tells of it
]


@pytest.mark.model
@pytest.mark.parametrize("text", UNTOUCHED)
def test_who_gets_no_role(nlp: Language, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    use(monkeypatch, VICTIMS)
    assert not [row for row in roles(found(nlp, text)) if row[2].startswith("learned:")]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "A bomb was found near a bank in Arlona on Sunday and defused by police. Another bomb killed two men.",
        "A bomb exploded in Arlona on Sunday. A woman was treated by paramedics.",
    ],
)
def test_who_comes_to_help_did_no_deed(nlp: Language, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    use(monkeypatch, {**NOBODY, "perpetrator": {"": 9.0}})
    added = {row[1] for row in roles(found(nlp, text)) if row[2] == "learned:perpetrator"}
    assert not added & {"police", "paramedics"}


@pytest.mark.model
def test_what_the_weights_hold_for_wrong_is_dropped(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The neighbour shot Peter Marlow in Arlona on Sunday."
    assert ("perpetrator", "neighbour", "syntax:active") in roles(found(nlp, text))
    use(monkeypatch, {**NOBODY, "victim": {"": 0.0}})
    assert roles(found(nlp, text)) == {("victim", "Peter Marlow", "syntax:object")}


@pytest.mark.model
def test_an_active_clause_needs_stronger_evidence(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The neighbour shot Peter Marlow dead in Arlona on Sunday."
    for odds, kept in ((-2.5, True), (-3.5, False)):  # 8 %, 3 %
        use(monkeypatch, {**NOBODY, "perpetrator": {"": odds}})
        assert (("perpetrator", "neighbour", "syntax:active") in roles(found(nlp, text))) is kept


@pytest.mark.model
def test_what_the_words_say_outright_stays(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, NOBODY)
    told = roles(found(nlp, "Peter Marlow was shot dead in Arlona by a neighbour on Sunday."))
    assert {("victim", "Peter Marlow"), ("perpetrator", "neighbour")} <= {(name, who) for name, who, _ in told}
    told = roles(found(nlp, "Troops killed several insurgents in Arlona on Sunday."))
    assert {("victim", "insurgents"), ("perpetrator", "Troops")} <= {(name, who) for name, who, _ in told}


@pytest.mark.model
def test_soldiers_and_states_are_left_to_the_rules(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, NOBODY)
    told = roles(found(nlp, "Soldiers shot Peter Marlow near Arlona on Sunday."))
    assert ("perpetrator", "Soldiers", "syntax:active") in told
    russian = found(nlp, "Russian missile attacks on Arlona killed six people on Sunday.")
    assert ("perpetrator", "Russia", "syntax:demonym") in roles(russian)


@pytest.mark.model
def test_the_accused_stay_accused(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, NOBODY)
    text = "A bomb killed six people in Arlona on Sunday. The government blamed the Dahri Front for the attack."
    assert {(name, who) for name, who, _ in roles(found(nlp, text)) if name == "suspect"} == {
        ("suspect", "Dahri Front")
    }


@pytest.mark.model
def test_no_attack_no_candidates(nlp: Language) -> None:
    text = "Peter Marlow sells bread in Arlona."
    reading = read(nlp(text), Article(id="case", text=text))
    assert find_candidates(reading, []) == []
