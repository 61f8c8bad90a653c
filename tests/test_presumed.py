"""Who is a suspect by what others call them, and who is none: charged with hiding it, cleared, denying it."""

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
read = partial(reading.read, published=date(2031, 5, 14))  # a Wednesday

BOMB = "A bomb killed three people in Akron on Monday. "


@pytest.mark.parametrize(
    ("text", "suspects"),
    [
        (BOMB + "A manhunt was under way for suspected bomber Arlo Tarsk.", {"Arlo Tarsk"}),
        ("The alleged gunman, Arlo Tarsk, fled after the shooting that killed three in Akron.", {"Arlo Tarsk"}),
        (BOMB + "Police named Arlo Tarsk and his brother Ren as the bombers.", {"Arlo Tarsk", "Ren"}),
        (BOMB + "The bomber was identified by police as Arlo Tarsk, 31, of Toledo.", {"Arlo Tarsk"}),
        (BOMB + "Police have not named Arlo Tarsk as the bomber.", set()),
        (BOMB + "The victim's brother, Arlo Tarsk, spoke of a nightmare.", set()),
        (BOMB + "Arlo Venn is on trial on charges of murder and conspiracy.", {"Arlo Venn"}),
        (BOMB + "Arlo Venn is in custody on suspicion of murder.", {"Arlo Venn"}),
        (BOMB + "Arlo Venn is behind bars on charges of fraud.", set()),
        (BOMB + "Arlo Venn was arrested in connection with the bombing.", {"Arlo Venn"}),
        (BOMB + "Police detained two men over the blast.", {"two men"}),
        (BOMB + "Police detained two men after the blast. They were released later.", set()),
        (BOMB + "Arlo Venn was arrested in the town where the attack happened.", set()),
        (BOMB + "Arlo Venn was arrested for filming the attack.", set()),
        (BOMB + "Police arrested no one over the bombing.", set()),
        (BOMB + "The bombing is thought to have been carried out by the separatist group ETA.", {"ETA"}),
        (BOMB + "Two peasants were accused of helping the police.", set()),
        ("The trial of Arlo Venn, accused of the Akron bombing that killed 16 people, opened.", {"Arlo Venn"}),
    ],
)
def test_who_is_called_an_attacker_is_a_suspect(nlp: Language, text: str, suspects: set[str]) -> None:
    found = read(nlp, text)
    attack, *_ = attacks(found)
    assert told(found, attack, "suspect") == suspects


@pytest.mark.parametrize(
    "sentence",
    [
        "Arlo Venn is charged with lying to police about the bombing.",
        "Arlo Venn is not charged with taking part in the bombing.",
        "Prosecutors said Arlo Venn was not accused of playing a role in the bombing.",
        "Arlo Venn denied taking part in the bombing.",
        "Arlo Venn was charged with obstruction of justice over the bombing.",
        "A court convicted Arlo Venn of impeding the probe into the bombing.",
    ],
)
def test_a_part_denied_or_played_afterwards_makes_no_suspect(nlp: Language, sentence: str) -> None:
    found = read(nlp, BOMB + sentence)
    (attack,) = attacks(found)
    assert told(found, attack, "suspect") == set()
