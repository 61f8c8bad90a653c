"""Plain reports of crimes and attacks: what they leave to the reader, and what only seems to be another attack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.records import Ref
from tests.reading import attacks, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

SHOT = "A man was shot dead outside a shop in Lomar on Sunday. "


@pytest.mark.parametrize(
    "text",
    [
        "A man drove a truck into a crowd celebrating a street festival in Lomar on Sunday, killing 24 people.",
        "Gunmen shot at demonstrators protesting against the government in Lomar on Sunday, wounding two.",
    ],
)
def test_what_those_hit_were_at(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "date") == {"2021-03-07"}
    assert told(found, attack, "place") == {"Lomar"}


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("A second victim, a 29-year-old woman, was also struck and is in stable condition.", {"1"}),
        ("Two bystanders were struck and are expected to survive.", {"2"}),
        ("Another man was hit in the leg.", {"1"}),
        ("A woman was struck by a car on Monday.", set()),
        ("Ilo Venn was hit with a fine.", set()),
        ("The man was hit in the chest and died at the scene.", set()),
    ],
)
def test_who_else_was_hit(nlp: Language, text: str, injured: set[str]) -> None:
    found = read(nlp, SHOT + text)
    (attack,) = attacks(found)
    assert told(found, attack, "killed") == {"1"}
    assert told(found, attack, "injured") == injured


@pytest.mark.parametrize(
    "text",
    [
        "Two boys were charged over an arson attack on a mosque in Lomar. The fire broke out on Sunday at about 10pm.",
        "A synagogue in Lomar was set on fire by arsonists. The blaze started at the back at 3 a.m. on Sunday.",
        "A man was held after an arson attack at a church in Lomar. The fire was reported at 2 am on Sunday.",
    ],
)
def test_the_fire_of_an_arson_began(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "date") == {"2021-03-07"}


def test_missiles_shot_down_are_nobody(nlp: Language) -> None:
    found = read(nlp, "Missiles hit Lomar on Monday, killing five people. The air force said it shot down 30 of them.")
    assert len(attacks(found)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Police foiled a plot to attack a church in Lomar. The men were planning to use a car to carry out the attack.",
        "Police foiled a plot to bomb a church in Lomar. The men intended to use explosives to carry out the attack.",
    ],
)
def test_the_attack_that_was_only_planned(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))


def test_the_weapon_used_in_what_was_done(nlp: Language) -> None:
    found = read(nlp, "A man used a rifle to kill three people in Lomar on Sunday.")
    (attack,) = attacks(found)
    assert told(found, attack, "killed") == {"3"}


def test_a_claim_of_something_else(nlp: Language) -> None:
    found = read(
        nlp,
        "A letter bomb hurt a guard in Lomar on Sunday. Police suspect the Ravani Front, a group that claimed a series "
        "of parcel bombs sent to two embassies in 2010 in which two people were wounded.",
    )
    assert not any(told(found, attack, "claimedBy") for attack in attacks(found) if told(found, attack, "injured"))


@pytest.mark.parametrize(
    "text",
    [
        "Police were called to reports of a stabbing at a property in Hart Street at about 11:50 BST on Sunday.",
        "Officers responded to a report of a stabbing on Hart Street at 8.30pm on Sunday.",
    ],
)
def test_the_call_is_of_the_attack_told(nlp: Language, text: str) -> None:
    found = read(nlp, "Two children were killed in a knife attack at a workshop in Lomar. " + text)
    (attack,) = attacks(found)
    assert told(found, attack, "date") == {"2021-03-07"}
    assert "BST" not in told(found, attack, "target")


@pytest.mark.parametrize(
    ("text", "suspects"),
    [
        ("Police have not identified a suspect or a motive.", 0),
        ("No suspects have been named.", 0),
        ("Police have yet to identify a suspect.", 0),
        ("Police arrested a suspect on Monday.", 1),
    ],
)
def test_nobody_is_suspected_yet(nlp: Language, text: str, suspects: int) -> None:
    found = read(nlp, SHOT + text)
    (attack,) = attacks(found)
    assert len(told(found, attack, "suspect")) == suspects


@pytest.mark.parametrize(
    "text",
    [
        "Ilo Venn pleaded guilty to weapons charges over the August 3, 2019, shooting of two people in Lomar.",
        "Ilo Venn was sentenced on Monday for the August 3, 2019, stabbing of two people at a mosque in Lomar.",
        "Nine people died in the August 3, 2019, bombing of a hotel in Lomar.",
        "Ilo Venn was jailed for life on Monday for killing two people in an attack at a shop in Lomar. He had pleaded "
        "guilty to charges over the August 3, 2019, shooting, in which 22 others were injured.",
    ],
)
def test_a_deed_called_by_its_day(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "date") == {"2019-08-03"}


def test_what_stands_in_a_building_told_twice(nlp: Language) -> None:
    text = (
        "A bomb exploded in a van parked outside a school in Lomar on Sunday, killing two people. The van near the "
        "Mara Quill school was destroyed."
    )
    found = read(nlp, text)
    van = next(e for e in found.entities if e.label == "van")
    assert {str(f.value) for f in van.facts if f.name == "locatedIn"} == {
        str(Ref(e.key)) for e in found.entities if e.label == "Mara Quill school"
    }


@pytest.mark.parametrize(
    "text",
    [
        "Two priests were stabbed at a church in Lomar on Sunday, police said, days after a knife attack at a mall "
        "killed six people in the city's east.",
        "Two people were stabbed at a church in Lomar on Sunday, weeks after a shooting at a school left six dead.",
    ],
)
def test_days_after_another_attack(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert len(attacks(found)) == 2
    (new,) = [a for a in attacks(found) if told(found, a, "date") == {"2021-03-07"}]
    assert told(found, new, "killed") == set()


def test_who_died_days_after_being_shot(nlp: Language) -> None:
    assert len(attacks(read(nlp, "Ilo Venn died in a clinic days after a gunman shot him in Lomar on Sunday."))) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Police are looking into it after shots were fired near an embassy in Lomar early on Sunday.", 1),
        ("No shots were fired near the embassy in Lomar on Sunday.", 0),
        ("Warning shots were fired outside a stadium in Lomar on Sunday.", 0),
        ("Shots were fired in the air at a wedding in Lomar on Sunday.", 0),
    ],
)
def test_shots_were_fired(nlp: Language, text: str, number: int) -> None:
    assert len(attacks(read(nlp, text))) == number


def test_a_missile_after_a_town(nlp: Language) -> None:
    found = read(nlp, "In Mykolaiv, a ballistic missile damaged an industrial facility, wounding eight people.")
    (attack,) = attacks(found)
    assert told(found, attack, "injured") == {"8"}


@pytest.mark.parametrize(
    "text",
    [
        "The air force said it downed 26 of 28 drones launched by Velia overnight.",
        "Air defences shot down 30 of 38 missiles fired at the country overnight.",
    ],
)
def test_what_was_brought_down(nlp: Language, text: str) -> None:
    found = read(nlp, "Shelling killed two people in Lomar on Sunday. " + text)
    (attack,) = attacks(found)
    assert attack.type == "RocketAttack"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A teacher was stabbed to death by a former pupil in Lomar on Sunday. Ilo Venn, 57, taught French.", False),
        ("A bank's director was shot dead in Lomar by a masked gunman. Ilo Venn, 50, was walking alone.", False),
        ("A man was shot dead by a gunman in Lomar on Sunday. Ilo Venn, 26, was arrested and charged.", True),
        ("A gunman killed two people in Lomar on Sunday. Ilo Venn, 26, had lived in the town for years.", True),
    ],
)
def test_whose_the_name_is(nlp: Language, text: str, named: bool) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert ("Ilo Venn" in told(found, attack, "perpetrator")) is named


def test_the_place_of_what_is_avenged(nlp: Language) -> None:
    found = read(nlp, "The Front said its men carried out the bombing in Osk on Sunday to avenge children in Lomar.")
    assert not any("Lomar" in told(found, attack, "place") for attack in attacks(found))


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        ("Nine others were taken to hospitals with injuries.", {"9"}),
        ("Another 12 people were rushed to hospital, the mayor said.", {"12"}),
        ("The suspect was taken to a hospital.", set()),
        ("The mayor said 200 people were taken to a hotel.", set()),
    ],
)
def test_others_brought_to_hospital(nlp: Language, text: str, injured: set[str]) -> None:
    found = read(nlp, "A student opened fire at a school in Lomar on Sunday, killing four people. " + text)
    (attack,) = attacks(found)
    assert told(found, attack, "injured") == injured


def test_nobody_is_hurt_in_an_attack_by_being_brought_to_hospital(nlp: Language) -> None:
    assert not attacks(read(nlp, "A bus crashed in Lomar on Sunday. Nine others were taken to hospital."))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels struck an oil depot in the Osk region of Lomar with drones on Sunday.",
        "Rebels attacked a refinery in Lomar with drones on Sunday, killing two people.",
    ],
)
def test_the_weapon_behind_what_was_hit(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "weapon") == {"drone"}
