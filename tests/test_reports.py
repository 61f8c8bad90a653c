"""Constructions of international wire reports: the lead told in full, who is held to have done it, whose weapon hit."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests import reading
from tests.reading import attacks, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2024, 3, 14))  # a Thursday


# --- the attack of the lead, told in full --------------------------------------------------------------------


def test_the_sentence_after_the_lead_tells_how_it_was_done(nlp: Language) -> None:
    found = read(
        nlp,
        "A knife attack in Lyon left two people dead and nine injured, police said. "
        "The attacker had stabbed several commuters at a railway station on Tuesday evening.",
    )
    (attack,) = attacks(found)
    assert told(found, attack, "date") == {"2024-03-12"}
    assert told(found, attack, "killed") == {"2"}


@pytest.mark.parametrize(
    "second",
    [
        "Separately, gunmen shot a teacher dead in Marseille on Tuesday.",
        "In January 2022 gunmen shot a teacher dead at a school.",
        "Troops later shot nine villagers dead on Tuesday.",
    ],
)
def test_another_deed_is_not_the_attack_of_the_lead(nlp: Language, second: str) -> None:
    found = read(nlp, f"A knife attack in Lyon on Monday left two people dead, police said. {second}")
    assert len(attacks(found)) == 2


# --- who is held to have done it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tail",
    [
        "in an attack also claimed by Hezbollah.",
        "in an attack on Tuesday, which was claimed by Hezbollah.",
    ],
)
def test_a_claim_after_the_event(nlp: Language, tail: str) -> None:
    found = read(nlp, f"Five guards died in Kaduna {tail}")
    (attack,) = attacks(found)
    assert told(found, attack, "claimedBy") == {"Hezbollah"}


@pytest.mark.parametrize(
    "tail",
    [
        "The mayor held Hezbollah responsible.",
        "The mayor held Hezbollah responsible for the attack.",
        "The mayor said Hezbollah was behind it.",
        "Nobody has spoken of the attack, which the mayor blamed on Hezbollah.",
        "Nobody has spoken of the attack in Kaduna, which the mayor blamed on Hezbollah.",
    ],
)
def test_who_is_held_responsible_is_a_suspect(nlp: Language, tail: str) -> None:
    found = read(nlp, f"An attack on a clinic in Kaduna killed nine people on Tuesday. {tail}")
    (attack,) = attacks(found)
    assert told(found, attack, "suspect") == {"Hezbollah"}
    assert not told(found, attack, "perpetrator")


def test_who_is_not_held_responsible_is_no_suspect(nlp: Language) -> None:
    found = read(
        nlp, "An attack in Kaduna killed nine people on Tuesday. The mayor did not hold Hezbollah responsible for it."
    )
    (attack,) = attacks(found)
    assert not told(found, attack, "suspect")


def test_a_faction_claims_by_its_name(nlp: Language) -> None:
    found = read(
        nlp,
        "A bombing killed four people in Quetta on Tuesday. A splinter group, the Taru Liberation Front, said one of "
        "its fighters had carried out the attack.",
    )
    (attack,) = attacks(found)
    assert told(found, attack, "claimedBy") == {"Taru Liberation Front"}


# --- whose weapon hit -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Russian drones hit a market in Odesa on Tuesday, killing three people.", "Russia"),
        ("A market in Odesa was hit by Russian missiles on Tuesday.", "Russia"),
        ("Turkish warplanes struck rebel positions near Kirkuk on Tuesday.", "Turkey"),
    ],
)
def test_the_country_of_a_weapon_did_it(nlp: Language, text: str, who: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "perpetrator") == {who}


def test_a_town_that_was_struck_is_where_it_was(nlp: Language) -> None:
    found = read(nlp, "A missile strike on Odesa on Tuesday killed three people.")
    (attack,) = attacks(found)
    assert told(found, attack, "place") == {"Odesa"}
    assert not told(found, attack, "target")
