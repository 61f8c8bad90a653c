"""Attacks told one after another with dead, towns and days of their own, and deeds told again in a relative clause."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from spacy.language import Language

from tests import reading

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2024, 5, 6))

KINDS = {"Attack", "ArmedAssault", "Bombing", "Shooting", "Stabbing", "SuicideBombing"}

APART = {
    "another day and town": (
        "A suicide bomber killed at least 11 people in a northern district of Lomar, officials said. It was the third "
        "strike this week.\n\nOn Friday, at least 48 people died when two suicide blasts hit an army convoy in Osk.",
        {11, 48},
    ),
    "the same day": (
        "The death toll from a bombing at a procession in southern Lomar has risen to 51, officials said. The attacker "
        "blew himself up on Friday in the Mastan district.\n\nAlso Friday, a blast tore through a mosque in Hanga, "
        "killing four people and wounding nine.",
        {51, 4},
    ),
    "while": (
        "Gunmen attacked a convoy near Osk on Friday, killing three soldiers, while two traders were killed in a "
        "shooting at a market in Hanga.",
        {3, 2},
    ),
}


def _killed(nlp: Language, text: str) -> list[set[int]]:
    found = read(nlp, text)
    tolls = [{f.quantity.value for f in found.figures if f.event.key == e.key} for e in found.events if e.type in KINDS]
    return [toll for toll in tolls if toll]


@pytest.mark.parametrize(("text", "tolls"), APART.values(), ids=APART)
def test_another_toll_in_another_place_is_another_attack(nlp: Language, text: str, tolls: set[int]) -> None:
    found = _killed(nlp, text)
    assert len(found) == 2
    assert all(any(toll in one for one in found) for toll in tolls)


ONE = {
    "the toll of part of it": (
        "Bombs killed 30 people in Lomar on Friday, officials said. The attacks in Osk killed 12 of them."
    ),
    "told again in full": (
        "A bomb killed 11 people in Lomar on Friday. The blast tore through a market in Osk, killing 11 traders."
    ),
    "all of them": (
        "At least nine people were killed when gunmen stormed Hanga, a village near Osk, on Tuesday. All nine were "
        "shot in their fields, the police said."
    ),
    "while nobody else was hit elsewhere": (
        "Gunmen attacked a convoy near Osk on Friday, killing three soldiers, while five were wounded."
    ),
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_a_toll_told_again_is_of_the_same_attack(nlp: Language, text: str) -> None:
    assert len([e for e in read(nlp, text).events if e.type in KINDS]) == 1


def test_a_relative_clause_tells_how_the_victim_was_killed(nlp: Language) -> None:
    found = read(
        nlp,
        "Five people have been arrested over the killing of a police clerk in Osk. They are thought to have planned "
        "the murder of Ruben Salto, who was shot in the head as he left the station in the suburb of Parrama.",
    )
    attacks = [e for e in found.events if e.type in KINDS]
    assert [e.type for e in attacks] == ["Shooting"]


def test_who_is_killed_after_a_deed_of_his_own_is_not_the_victim_of_another(nlp: Language) -> None:
    found = read(
        nlp,
        "Ruben Salto, a clerk, was shot in the head in Osk on Friday. A man of 18 was shot dead by police in Hanga in "
        "May after stabbing two officers.",
    )
    victims = {v for e in found.events if e.type == "Shooting" for v in reading.values(found, e, "victim")}
    assert "Ruben Salto" in victims
    stabbing = [e for e in found.events if e.type == "Stabbing"]
    assert all("Ruben Salto" not in reading.values(found, e, "perpetrator") for e in stabbing)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Guards shot dead one of two bombers in Osk on Monday.", 1),
        ("One of the three policemen was killed in Osk on Monday by gunmen.", 1),
        ("Soldiers killed two of the five gunmen in Osk on Monday.", 2),
        ("Dozens of people were killed in Osk on Monday when two bombs went off.", None),
    ],
)
def test_the_part_counts_and_not_the_whole_that_it_is_of(nlp: Language, text: str, number: int | None) -> None:
    found = read(nlp, text)
    killed = {f.quantity.value for f in found.figures if f.outcome.value == "killed"}
    assert killed == ({number} if number is not None else killed - {2})


COUNTED = (
    "Gunmen have killed three soldiers and six traders in two separate attacks in Lomar, police said.\n\nA gang "
    "stormed a checkpoint in the town of Osk on Thursday, killing three soldiers. "
)


def test_a_lead_that_counts_two_attacks_is_no_third(nlp: Language) -> None:
    later = "\n\nLater on Thursday, thieves attacked a market in the village of Hanga, killing six traders."
    found = read(nlp, COUNTED + later)
    tolls = [{f.quantity.value for f in found.figures if f.event.key == e.key} for e in found.events if e.type in KINDS]
    assert sorted(map(sorted, tolls)) == [[3], [6]]


def test_a_lead_stays_where_not_all_of_its_dead_are_told_of_again(nlp: Language) -> None:
    found = read(nlp, COUNTED)
    assert 6 in {f.quantity.value for f in found.figures}
