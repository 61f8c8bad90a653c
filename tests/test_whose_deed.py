"""Whose deed it was, and who is a person: fighters of a group, pronouns in quotes, kin by name, false reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import attacks, found_in_all, read, told, types

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

NIGHT = "Gunmen killed nine people in Kunduz on Sunday. Residents said the hoodlums came at night. "


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # no more than the fighters of a group
        ("Fighters of the Red Front stormed an office in Goma on Sunday.", "perpetrator", ["Red Front"]),
        ("Boko Haram terrorists ambushed a patrol near Goma on Sunday.", "perpetrator", ["Boko Haram"]),
        ("An ambush near Goma killed two. The attackers belonged to the Red Front.", "suspect", ["Red Front"]),
        ("An ambush near Goma killed two. The attackers did not belong to the Red Front.", "suspect", []),
        # who speaks of "them" is not one of them
        (NIGHT + '"They went to his house and killed him," a resident said.', "perpetrator", ["Gunmen"]),
        # kin by name
        ("The mayor's uncle Khalil, a clerk, died in a suicide attack in Kabul.", "victim", ["Khalil"]),
        # where the hurt lie, and what only false reports tell
        ("A man stabbed two in Goma. One is in a critical state at Ost University Hospital.", "place", ["Goma"]),
        (
            "A man stabbed two in Goma. Police denied false reports of an attack in Kabul.",
            "place",
            ["Goma"],
        ),
        # one person beside those counted
        ("The mayor of Osk, Fortunato Venn, and two policemen were murdered near Goma.", "killed", [3]),
        ("Three people, Ilo Venn, Mara Quill and Marek Dolan, were shot dead in Goma.", "killed", [3]),
        ("A car bombing killed an officer, his young daughter and a passerby in Goma.", "killed", [3]),
        # lives that were taken
        ("A bombing in Goma on Sunday claimed 14 lives.", "killed", [14]),
        ("Nine lives were lost in a bombing in Goma on Sunday.", "killed", [9]),
        ("Medics saved 14 lives after the bombing in Goma on Sunday.", "killed", []),
        # the bloodshed is the attack told last
        (NIGHT + "The army accused ISIS of the bloodshed.", "suspect", ["ISIS"]),
        (NIGHT + "The mayor blamed ISIS for the carnage.", "suspect", ["ISIS"]),
        (NIGHT + "The mayor blamed ISIS for the loss of jobs.", "suspect", []),
        # sunk by somebody
        ("The rebels sank two cargo vessels off Goma on Sunday, killing four sailors.", "target", ["cargo vessels"]),
        ("The storm sank two cargo vessels off Goma on Sunday.", "target", []),
        # where and when the hurt lie
        ("Ilo Venn was shot in Goma on Friday and was listed in fair condition Sunday.", "date", ["2021-03-05"]),
        # ranks of several
        (
            "A bomb killed two in Goma. The dead are Sergeants Ilo Venn and Mara Quill.",
            "victim",
            ["Ilo Venn", "Mara Quill"],
        ),
        # a part of what was told
        ("Dynamite exploded at a bar in Goma on Sunday and blew off its front.", "target", ["bar"]),
    ],
)
def test_whose_deed(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected


def test_a_name_beside_a_noun_for_a_person_is_no_barracks(nlp: Language) -> None:
    text = "A bomb killed nine people in Goma on Sunday. The envoy, Tom Barrack, offered condolences."
    found = read(nlp, text)
    assert types(found)["Tom Barrack"] == "Person"


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        (" On Sunday a drone hit a hotel in Goma. The Red Front claimed the attack.", "DroneStrike"),
        (
            " On Sunday a drone hit a hotel in Goma.\n\nThe Red Front claimed responsibility for the attack.",
            "Airstrike",
        ),
        (" Hours earlier, dynamite exploded at two banks in Goma. The Red Front claimed those attacks.", "Bombing"),
    ],
)
def test_which_attack_is_claimed(nlp: Language, text: str, claimed: str) -> None:
    found = read(nlp, "An airstrike on two ports in Yemen on Saturday killed eight people." + text)
    assert [e.type for e in attacks(found) if told(found, e, "claimedBy")] == [claimed]
