"""Who is suspected of an attack: confessions, on whom suspicion falls, and what is only said of attacks as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import found_in_all

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

BLAST = "A bomb killed three guards in Osk on Saturday. "


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # a suspect's own words
        (
            "The chief suspect in a double stabbing in Lomar told investigators he carried out the attack in anger. "
            "Seven people have been detained, including a main suspect known as Ilo, 18.",
            "suspect",
            ["Ilo"],
        ),
        (
            "The main suspect in a deadly knife attack in Osk has told police he was behind the stabbing.",
            "claimedBy",
            [],
        ),
        (
            "Two men were arrested on suspicion of carrying out a grenade attack on a police station in Osk on Sunday.",
            "suspect",
            ["Two men"],
        ),
        ("A bomb killed six in Osk in 2019. Four cousins are awaiting trial over the bombing.", "suspect", ["cousins"]),
        (
            "Gunmen shot dead two teachers in Osk on Sunday. Police named the suspects as Ilo Venn and Dov Marr.",
            "suspect",
            ["Dov Marr", "Ilo Venn"],
        ),
        # whom others point at
        (BLAST + "The minister said the bomber belonged to an Islamic State cell.", "suspect", ["Islamic State"]),
        (BLAST + "The governor pointed the finger at Boko Haram.", "suspect", ["Boko Haram"]),
        (BLAST + "The mayor pointed to Boko Haram.", "suspect", ["Boko Haram"]),
        (BLAST + "Suspicion is likely to fall on Boko Haram.", "suspect", ["Boko Haram"]),
        (BLAST + "Boko Haram is the prime suspect.", "suspect", ["Boko Haram"]),
        # of no attack in particular
        (BLAST + "Attacks in the region are often blamed on Boko Haram.", "suspect", []),
        (BLAST + "These attacks are rarely claimed but blamed on Boko Haram.", "suspect", []),
        (BLAST + "Boko Haram has stepped up its attacks on convoys.", "perpetrator", []),
        (BLAST + "The army vowed to press on with its offensive against the group.", "perpetrator", []),
        (BLAST + "It is believed that the attack was the work of terrorists from Velia.", "suspect", ["terrorists"]),
        (
            "Terrorists killed nine in Osk on Sunday. The attack was the handiwork of terrorists who came by sea.",
            "suspect",
            [],
        ),
        # the fighters of a group are the group
        (
            "Al-Shabaab fighters killed nine people when they stormed a hotel in Osk on Friday.",
            "perpetrator",
            ["Al-Shabaab"],
        ),
        (
            "Fighters from Boko Haram killed nine people in Osk on Friday. They hacked their victims to death.",
            "perpetrator",
            ["Boko Haram"],
        ),
    ],
)
def test_who_is_blamed(nlp: Language, text: str, name: str, expected: list[str]) -> None:
    assert found_in_all(nlp, text, name) == expected
