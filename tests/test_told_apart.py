"""Who is meant and which deed: those accused after an arrest, both attacks, tolls of decades, days before "after"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import attacks, read, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

BOMB = "A suicide bombing killed nine people in Kunduz on Sunday. "
TWO = "Gunmen stormed a hotel in Kabul in March 2019. In June 2020 a bomb killed nine in Kunduz. "


def found_in_all(nlp: Language, text: str, name: str) -> list[Any]:
    """The values of one property over all attacks of a text, sorted, as often as they are told."""
    found = read(nlp, text)
    return sorted(v for event in attacks(found) for v in values(found, event, name))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # who is accused is who was arrested, not who arrested them
        (BOMB + "Police held three men. They are suspected of having driven the bomber.", "suspect", ["three men"]),
        (BOMB + "Its agents had captured three men. They are accused of the attack.", "suspect", ["three men"]),
        # blamed for something else
        (BOMB + "The Red Front blamed the police for ignoring a warning.", "suspect", []),
        (BOMB + "The Red Front sent a letter, in which it blamed the police for the delay.", "suspect", []),
        (BOMB + "The explosive, suspected to weigh 40 kg, had been hidden in a car, said Ilo Venn.", "suspect", []),
        # both
        (TWO + "The Red Front claimed both.", "claimedBy", ["Red Front", "Red Front"]),
        (TWO + "ISIS was behind both.", "suspect", ["ISIS", "ISIS"]),
        (TWO + "ISIS was behind it.", "suspect", ["ISIS"]),
        # no toll of one deed
        ("ISIS shot dead Ilo Venn in Kunduz in 1995. It killed more than 800 people over four decades.", "killed", [1]),
        # the day of a measure that a deed led to
        ("Lomar declared an emergency in January 2020 after gunmen stormed a hotel.", "date", ["2020-01"]),
        ("The mayor said on Monday, after gunmen stormed a hotel, that he would leave.", "date", []),
        # held at gunpoint
        ("Masked men burst into a studio in Goma and held employees at gunpoint.", "victim", ["employees"]),
        # served for, ordered with
        ("Ilo Venn served 19 years for the killing of a judge near Goma.", "perpetrator", ["Ilo Venn"]),
        ("Ilo Venn served 19 years as mayor. A judge was murdered near Goma.", "perpetrator", []),
        ("Judges found that Ilo Venn had ordered and helped prepare the attack on Goma.", "orderedBy", ["Ilo Venn"]),
        ("Judges in Kabul found that Ilo Venn had planned the attack on a bank in Goma.", "place", ["Goma", "bank"]),
        # among those who died
        ("Five girls were among 11 people who died when rebels blew up a post in Goma.", "victim", ["girls"]),
        ("Five girls were among 11 people who died when rebels blew up a post in Goma.", "killed", [11]),
    ],
)
def test_who_and_which(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected


def test_a_mission_that_condemns_lends_no_attack_the_place_of_an_arrest(nlp: Language) -> None:
    text = BOMB + "Police arrested three men in Kabul on Monday. The UN mission condemned the attack."
    found = read(nlp, text)
    assert [values(found, event, "place") for event in attacks(found)] == [["Kunduz"]]


@pytest.mark.parametrize(
    ("later", "number"),
    [
        ("A judge, Mara Quill, was shot dead by two men on a motorcycle as she left her home.", 2),
        # goes on with the bombing
        ("A judge, Mara Quill, was shot dead by the attackers as she left her home.", 1),
        ("A guard, Ilo Quill, was killed when the blast threw him against a wall.", 1),
    ],
)
def test_who_else_was_shot_in_a_paragraph_of_its_own(nlp: Language, later: str, number: int) -> None:
    found = read(nlp, f"A car bomb exploded outside a bank in Lomar on Sunday, wounding three people.\n\n{later}")
    assert len(attacks(found)) == number


def test_another_bomb_than_the_mortar(nlp: Language) -> None:
    found = read(
        nlp,
        "A mortar shell hit a house in the Abu Selim area of Tripoli, killing a woman.\n\n"
        "The governor of Ostra province, Ilo Venn, was killed when a bomb exploded under his car on the road between "
        "Ostra and Lomar.",
    )
    assert [values(found, e, "victim") for e in attacks(found)] == [["Ilo Venn"], ["woman"]]
