"""What news tells beside the deed: what a bomb was fixed to, who was taken along, who of the dead was who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import found_in_all

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

RAID = "Gunmen attacked a hotel in Kabul on Sunday, killing 21 people. "


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # what a bomb is put on or at
        ("A sticky bomb fixed to a police vehicle in Kabul on Sunday wounded a captain.", "target", ["police vehicle"]),
        ("A bomb attached to a minibus exploded in Kabul on Sunday, killing two teachers.", "target", ["minibus"]),
        ("A grenade tied to the gate of a school in Kabul exploded on Sunday.", "target", ["school"]),
        ("Explosives planted under a bridge near Kunduz killed two soldiers on Sunday.", "target", ["bridge"]),
        ("A bomb left in a bin at the bus station in Kabul on Sunday wounded nine.", "target", ["bus station"]),
        ("A bomb strapped to a motorcycle exploded near a ministry in Kabul.", "target", ["ministry"]),
        # a body of armed men is aimed at; who of them was hit is told beside it
        ("A constable was killed when armed men ambushed his unit near Kunduz.", "target", ["unit"]),
        ("A constable was killed when armed men ambushed his unit near Kunduz.", "victim", ["constable"]),
        ("Militants surrounded a mosque in Kunduz on Sunday and killed 44 people.", "target", ["mosque"]),
        # dying in a fight
        ("Two soldiers and a nurse paid the supreme price when rebels ambushed their patrol.", "killed", [3]),
        ("The ministry said 14 soldiers had fallen and 31 were wounded in the raid on Kunduz.", "killed", [14]),
        ("Two policemen fell in a gun battle with smugglers near Kunduz on Sunday.", "killed", [2]),
        ("A policeman was shot in Kunduz. Two workers fell from a roof.", "killed", []),
        ("Two soldiers fell ill after the attack in Kunduz, in which a guard was killed.", "killed", [1]),
        # taken along
        ("Gunmen stopped a bus near Kunduz on Sunday and went away with 11 travellers.", "kidnapped", [11]),
        ("Armed men looted a clinic in Kunduz and took with them a nurse and two patients.", "kidnapped", [3]),
        ("Pirates boarded a tanker off Palma and sped off with four crew members.", "kidnapped", [4]),
        ("Thieves broke into a shop in Kunduz and made off with nine laptops.", "kidnapped", []),
        ("Soldiers led away nine women in Kunduz on Sunday.", "kidnapped", []),
        # set off, and owned up to
        ("Rebels triggered an improvised explosive device near Kunduz, killing three.", "weapon", ["ied"]),
        ("The Red Front owned up to the ambush near Goma in which two guards died.", "claimedBy", ["Red Front"]),
        # one of the dead is no count of them
        ("Troops killed 16 rebels near Goma. A senior commander was among the dead.", "killed", [16]),
        ("Gunmen shot at a wedding in Goma, killing several guests, among them two children.", "killed", []),
        (RAID + "Police defused a bomb outside. A Maltese diplomat was among those killed.", "killed", [21]),
        # who they were
        (RAID + "Most of the dead were schoolchildren.", "victim", ["schoolchildren"]),
        (RAID + "All the victims were pilgrims from Goma.", "victim", ["pilgrims"]),
        (RAID + "The dead were mostly women and children.", "victim", ["children", "women"]),
        (RAID + "Two of the dead were nurses.", "victim", ["nurses"]),
        (RAID + "The dead were not pilgrims.", "victim", []),
        ("A bomb in Goma wounded 11 people. Three of the wounded died overnight.", "victim", []),
        ("Shells landed near a camp in Goma, leaving a Maltese soldier slightly hurt.", "victim", ["Maltese soldier"]),
    ],
)
def test_told_beside_the_deed(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected
