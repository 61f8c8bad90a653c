"""What is told after and around an attack: whose day a day is, who says it, what is no attack and no place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import found_in_all, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

BLAST = "A bomb killed nine people at a market in Goma on Sunday. "


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # a day before the noun is that of the attack, whoever speaks of it
        ("Minister Ilo Venn said the March 2 attack in Goma was planned.", "date", ["2021-03-02"]),
        ("Minister Ilo Venn said on March 5 the attack in Goma, which killed two, was planned.", "date", []),
        ("Bells rang on Sunday for six killed in the January 8, 2019, shooting in Goma.", "date", ["2019-01-08"]),
        ("The toll from a bombing in Goma on March 2 has risen to 13.", "date", ["2021-03-02"]),
        ("The toll from a bombing in Goma rose to 13 on March 2.", "date", []),
        # "today" in a quotation of yesterday's news
        (
            'Ilo Venn on Sunday deplored the blast in Goma. "The bombing that hit us today killed nine," he said.',
            "date",
            ["2021-03-07"],
        ),
        (
            'Ilo Venn on Monday deplored the blast in Goma. "The bombing that hit us today killed nine," he said.',
            "date",
            ["2021-03-08"],
        ),
        # who did it is laid to somebody between the attack and its verb
        ("A bombing blamed on radical Islamist militants killed two people in Goma, police said.", "killed", [2]),
        (
            "A bombing blamed on radical Islamist militants killed two people in Goma, police said.",
            "suspect",
            ["radical Islamist militants"],
        ),
        # vehicles made bombs; stages of time and of wood
        ("Attackers blew up an ambulance laden with explosives in Goma on Sunday.", "weapon", ["car-bomb"]),
        (BLAST + "Police have no suspects at this stage.", "place", ["market"]),
        (BLAST + "The search was in its early stages.", "place", ["market"]),
        ("A grenade was thrown at the stage during a concert in Goma.", "target", ["stage"]),
        # attacks of a kind, and deeds told as a reason
        (BLAST + "Most attacks have occurred in Kunduz.", "place", ["market"]),
        (BLAST + "It was in retaliation for the killings by soldiers of villagers.", "perpetrator", []),
        # relatives of the attacker
        ("The suspected bomber's father, Ilo Venn, spoke of the bombing in Goma that killed nine.", "suspect", []),
        ("The suspected bomber, Ilo Venn, fled after the bombing in Goma that killed nine.", "suspect", ["Ilo Venn"]),
    ],
)
def test_told_of_the_attack(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Government troops killed ten villagers in Goma, charged the rebel spokesman.",
            [("Accusation", "rebel spokesman")],
        ),
        ("Troops shot nine men in Goma, charged Ilo Venn, a spokesman for the rebels.", [("Accusation", "Ilo Venn")]),
        ("Police shot a man in Goma, charged two others with murder and freed a third.", [("Charge", "")]),
        (
            'President Ilo Venn condemned in the "strongest possible terms" Sunday\'s deadly attack at a hall in Goma.',
            [("Condemnation", "Ilo Venn")],
        ),
        (
            "Goma, March 8: The Security Council has condemned the attack in Kunduz.",
            [("Condemnation", "Security Council")],
        ),
    ],
)
def test_who_says_it(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    found = read(nlp, text)
    kinds = {"Accusation", "Condemnation", "Charge"}
    assert [
        (e.type, *told(found, e, "speaker")) if e.type != "Charge" else (e.type, "")
        for e in found.events
        if e.type in kinds
    ] == expected
