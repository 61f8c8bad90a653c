"""Constructions of plain agency reports: older tolls, laden vehicles, marks of a group, deeds told in one breath."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen killed 80 people in Goma on Sunday, the government said, raising an earlier toll of 47.", 80),
        ("At least 31 people were killed by a bomb in Goma, police said, revising up a previous death toll of 24.", 31),
        ("A bomb killed nine people in Goma. Police revised the initial toll of 12.", 9),
        ("A bomb killed 12 people in Goma. The ministry raised the death toll to 14 from an initial toll of 12.", 14),
        ("A bomb hit a bus in Goma. Officials put the death toll at 14.", 14),
    ],
)
def test_a_toll_called_older_is_not_the_toll(nlp: Language, text: str, killed: int) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert values(found, attack, "killed") == [killed]


@pytest.mark.parametrize(
    "text",
    [
        "Ilo Venn drove a gray pickup loaded with 80 kilograms of explosives into the Ostra Police School on Sunday.",
        "Ilo Venn drove a gray Nissan pickup loaded with 80 kilograms (176 pounds) of pentolite into the school.",
        "Ilo Venn drove a big Toyota truck packed with half a ton of ammonium nitrate into the gate of the barracks.",
        "Ilo Venn rammed a car filled with several dozen kilos of explosive material into the gate of a hotel.",
    ],
)
def test_a_laden_vehicle_driven_into_something_is_a_bomb(nlp: Language, text: str) -> None:
    (attack,) = attacks(read(nlp, f"{text} Twenty cadets were killed."))
    assert attack.type == "Bombing"


def test_a_vehicle_that_bears_no_bomb_is_none(nlp: Language) -> None:
    text = "Ilo Venn drove a gray van loaded with 80 boxes of fruit into a crowd in Goma on Sunday, killing two people."
    (attack,) = attacks(read(nlp, text))
    assert attack.type == "VehicleRamming"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "No group has claimed the attack, but it bears the hallmarks of Boko Haram, which wants a state.",
            "Boko Haram",
        ),
        ("The bombing had the trademarks of Boko Haram, officials said.", "Boko Haram"),
        ("Police say that the bombing bore the hallmarks of attacks by Boko Haram.", "Boko Haram"),
        ("Investigators were looking at Boko Haram as the possible perpetrator of the attack.", "Boko Haram"),
        ("Officials see Boko Haram as the prime suspect.", "Boko Haram"),
        ("Police are looking into the possible involvement of Boko Haram in the bombing.", "Boko Haram"),
    ],
)
def test_whose_marks_an_attack_bears(nlp: Language, text: str, group: str) -> None:
    found = read(nlp, f"A bomb killed two people in Goma on Sunday. {text}")
    (attack,) = attacks(found)
    assert group in told(found, attack, "suspect")


@pytest.mark.parametrize(
    "text",
    [
        "The attack does not bear the hallmarks of Boko Haram.",
        "Officials do not see Boko Haram as a suspect.",
        "Boko Haram put its signature to a deal of the army.",
    ],
)
def test_marks_that_it_does_not_bear(nlp: Language, text: str) -> None:
    found = read(nlp, f"A bomb killed two people in Goma on Sunday. {text}")
    (attack,) = attacks(found)
    assert "Boko Haram" not in told(found, attack, "suspect")


@pytest.mark.parametrize(
    "text",
    [
        "In a separate incident, gunmen on Saturday killed three persons and abducted six others in Goma.",
        "Rebels killed four villagers, wounded two and abducted six others in Goma on Saturday.",
        "On Saturday, bandits shot dead a chief and kidnapped six of his sons in Goma.",
    ],
)
def test_killed_and_abducted_in_one_breath(nlp: Language, text: str) -> None:
    found = read(nlp, f"A bomb hurt two boys in Lomar on Friday. {text}")
    (attack,) = (e for e in attacks(found) if e.type != "Bombing")
    assert values(found, attack, "kidnapped") == [6]
    assert values(found, attack, "killed")


def test_killed_here_and_abducted_there_are_two(nlp: Language) -> None:
    text = "Bandits killed a priest in Goma on Friday and kidnapped two nuns in Bukavu on Saturday."
    assert len(attacks(read(nlp, text))) == 2


def test_what_forces_did_to_fighters_is_no_attack_on_people(nlp: Language) -> None:
    text = (
        "Gunmen ambushed a convoy near Goma on Wednesday, killing 15 soldiers. Security forces killed 58 rebels. "
        "It was the third major attack on troops in two weeks. On August 4, 30 people, including 15 soldiers, were "
        "killed in a series of raids near the Rwandan border."
    )
    found = read(nlp, text)
    by_forces = next(e for e in attacks(found) if values(found, e, "killed") == [58])
    assert told(found, by_forces, "victim") == {"rebels"}
    assert any(values(found, e, "killed") == [30] for e in attacks(found))


def test_a_mine_that_goes_off_is_no_place(nlp: Language) -> None:
    found = read(nlp, "Rebels detonated a mine under an army truck near Goma on Sunday, killing four soldiers.")
    (attack,) = attacks(found)
    assert "mine" not in told(found, attack, "target") | told(found, attack, "place")
    assert told(found, attack, "weapon") or values(found, attack, "weapon")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen shouting Islamic slogans attacked a luxury hotel full of foreigners in Goma early on Sunday.",
        "Militants riding motorcycles stormed a village near Goma on Sunday, police said.",
        "A man wearing a mask stabbed two women at a market in Goma on Sunday.",
    ],
)
def test_who_attacked_while_doing_something(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "perpetrator")


@pytest.mark.parametrize(
    "text",
    [
        "Suspected rebels abducted more than 100 female students from a secondary school in northeast Nigeria's Borno "
        "state, security and education officials said on Sunday.",
        "Gunmen kidnapped 40 pupils from a school in Goma, a local official said.",
    ],
)
def test_who_was_abducted_is_not_who_said_so(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert any("students" in v or "pupils" in v for v in told(found, attack, "victim"))


def test_where_the_reason_lies_is_not_where_it_was(nlp: Language) -> None:
    text = (
        "Gunmen stormed a college in Garissa on Sunday, killing nine people. Al-Shabaab spokesman Ilo Venn said the "
        "group carried out the attack in retaliation for the presence of Kenyan troops in Somalia."
    )
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "claimedBy") == {"Al-Shabaab"}
    assert "Somalia" not in told(found, attack, "place")


def test_whose_embassy_was_bombed_did_not_do_it(nlp: Language) -> None:
    text = (
        "Gunmen killed 147 people in Garissa on Sunday, in the worst attack in Kenya since the 1998 US embassy bombing."
    )
    found = read(nlp, text)
    assert not any("United States" in told(found, e, "perpetrator") for e in attacks(found))


def test_what_goes_off_by_itself_did_not_do_it(nlp: Language) -> None:
    text = (
        "A blast destroyed eight houses in Goma on Sunday, the Lomar Risk Secretariat said. Two men left a sack of "
        "explosives outside a bar and it detonated minutes later, the minister said."
    )
    found = read(nlp, text)
    assert not any("Secretariat" in v for e in attacks(found) for v in told(found, e, "perpetrator"))


def test_what_was_burned_besides_is_of_the_same_attack(nlp: Language) -> None:
    text = (
        "Fighters killed 12 civilians with machetes in Mambasa on Saturday, officials said. Houses were also burned "
        "down and several villagers were taken hostage, the mayor added."
    )
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert {"villagers"} < told(found, attack, "victim")


def test_neither_attack_is_a_new_one(nlp: Language) -> None:
    text = (
        "Gunmen stormed a school in Goma on Sunday. A bomb killed 75 people in Bukavu on Saturday. "
        "The Front has not claimed responsibility for either attack."
    )
    assert len(attacks(read(nlp, text))) == 2
