"""Which phrases speak of one building."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

SAME = {
    "a town told later": (
        "Gunmen attacked a prison in southern Yemen before dawn on Monday, killing eight guards. "
        "A suicide bomber rammed a pickup truck into the gate of the central prison in Ataq, two officials said.",
        {"prison", "Ataq", "Yemen"},
    ),
    "another word of the kind": (
        "A woman was shot dead at a supermarket in Kenya on Sunday. "
        "A man in a mask walked into the store in Nakuru late at night and opened fire, police said.",
        {"supermarket", "Nakuru", "Kenya"},
    ),
    "a name told later": (
        "A bomb ripped through a crowded mosque in northwest Pakistan on Friday, killing 12 worshippers. "
        "The blast hit the Jamia mosque in Kohat as people were leaving, police officer Bilal Khan said.",
        {"Jamia mosque", "Kohat", "Pakistan"},
    ),
    "any building": (
        "Gunmen attacked a hotel in Mogadishu on Sunday, killing five guests. "
        "They stormed the building after they had shot two guards.",
        {"hotel", "Mogadishu", "Somalia"},
    ),
}
APART = {
    "recalled": (
        "Gunmen attacked a hotel in Mogadishu on Sunday, killing five guests. "
        "In 2016 rebels killed nine people at the Bakara hotel in Baidoa.",
        "Bakara",
    ),
    "another town": (
        "Gunmen attacked a school in Kano on Sunday, killing five pupils. "
        "The school in Maiduguri was hit by a bomb on the same day, killing two teachers.",
        "Maiduguri",
    ),
    "nearby": (
        "A bomb hit a mosque in Kano on Sunday, killing five worshippers. The nearby mosque of the Lomar family was "
        "closed.",
        "Lomar",
    ),
}


def places(nlp: Language, text: str) -> set[str]:
    """The places of the attack of the day and what they lie in."""
    found = read(nlp, text)
    inside = {e.label: told(found, e, "locatedIn") for e in found.entities}
    today = next(e for e in attacks(found) if told(found, e, "date") <= {"2021-03-05", "2021-03-07", "2021-03-08"})
    here = told(found, today, "place")
    while more := {above for label in here for above in inside.get(label, ())} - here:
        here |= more
    return here


@pytest.mark.parametrize(("text", "expected"), SAME.values(), ids=SAME.keys())
def test_one_building(nlp: Language, text: str, expected: set[str]) -> None:
    found = read(nlp, text)
    assert len(attacks(found)) == 1
    assert places(nlp, text) == expected


@pytest.mark.parametrize(("text", "other"), APART.values(), ids=APART.keys())
def test_another_building(nlp: Language, text: str, other: str) -> None:
    assert not any(other in label for label in places(nlp, text))


def test_attackers_taken_up_again_tell_the_hour_of_their_attack(nlp: Language) -> None:
    text = (
        "Bandits have invaded a school in Mariga district of Niger State, whisking away 43 students. "
        "The attackers, who came on motorcycles, stormed the community around 10:15am on Monday."
    )
    (attack,) = attacks(read(nlp, text))
    assert told(read(nlp, text), attack, "date") == {"2021-03-08"}


def test_attackers_who_open_a_day_strike_again(nlp: Language) -> None:
    text = (
        "Rebels attacked the town of Osk on Sunday, killing two farmers. "
        "On Monday the attackers ambushed a convoy near Lomar and shot five soldiers dead."
    )
    assert len(attacks(read(nlp, text))) == 2
