"""Constructions of agency news, each in a text of its own: who did it, who was meant, what somebody is called."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kg.records import Extraction, Ref
from tests import reading
from tests.reading import attacks, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2024, 3, 14))  # a Thursday


def people(found: Extraction) -> dict[str, list[str]]:
    """The titles of every person."""
    titles: dict[str, list[str]] = {e.label: [] for e in found.entities if e.type == "Person"}
    labels = {e.key: e.label for e in found.entities}
    for position in found.positions:
        titles[labels[position.holder.key]].append(position.title)
    return titles


# --- names and titles -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Interior Minister Ilo Vennar condemned the bombing.", "Ilo Vennar", "Interior Minister"),
        ("Coastal Trade Secretary Dora Ines Lomb spoke.", "Dora Ines Lomb", "Coastal Trade Secretary"),
        ("Rural Affairs Minister Maren Oldstrop resigned.", "Maren Oldstrop", "Rural Affairs Minister"),
        ("Major-General Tarno Velbur warned of an attack.", "Tarno Velbur", "Major-General"),
    ],
)
def test_the_field_of_an_office_is_no_name(nlp: Language, text: str, name: str, title: str) -> None:
    found = read(nlp, text)
    assert people(found) == {name: [title]}
    assert not [e.label for e in found.entities if e.type in {"Organization", "Region"}]


def test_an_age_is_no_office(nlp: Language) -> None:
    found = read(nlp, "Tomas Venn, 34, was killed. Police held Oran Tesk, a 41-year-old man. Venn was a teacher.")
    assert people(found) == {"Tomas Venn": ["teacher"], "Oran Tesk": []}


def test_who_was_convicted_is_a_person_whatever_the_name(nlp: Language) -> None:
    found = read(nlp, "Dzhokan Tarnev was convicted on Wednesday of the bombing. A jury found Tarnev guilty.")
    assert "Dzhokan Tarnev" in people(found)


# --- who is meant -----------------------------------------------------------------------------------------


def test_the_attacker_is_not_who_was_hurt(nlp: Language) -> None:
    text = "An attacker stabbed a woman in Lomar on Monday. The assailant was arrested by police."
    found = read(nlp, text)
    (arrest,) = [e for e in found.events if e.type == "Arrest"]
    assert told(found, arrest, "arrested") == {"attacker"}


def test_the_suspect_is_who_was_arrested_before(nlp: Language) -> None:
    text = "Robert Vennar, 21, was arrested on Monday. A woman was wounded. The suspect was charged with murder."
    found = read(nlp, text)
    (charge,) = [e for e in found.events if e.type == "Charge"]
    assert told(found, charge, "defendant") == {"Robert Vennar"}


# --- ramming ----------------------------------------------------------------------------------------------


def test_a_car_is_the_weapon_and_the_crowd_the_target_of_a_ramming(nlp: Language) -> None:
    text = (
        "A woman drove a car into a crowd of dancers in Lomar on Monday, killing a teacher. "
        "The driver, identified by police as a Tunisian national, ploughed into pedestrians near a church."
    )
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert attack.type == "VehicleRamming"
    assert told(found, attack, "weapon") == {"car"}
    assert told(found, attack, "target") == {"crowd of dancers", "pedestrians"}
    assert told(found, attack, "perpetrator") == {"woman"}


def test_a_relative_clause_of_those_takes_no_noun_before_it(nlp: Language) -> None:
    text = "A bombing killed nine. The president promised to punish those who had planned the bombing."
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert not told(found, attack, "suspect")


# --- claims -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claim",
    [
        "The extremist group al-Shabab claimed responsibility for the attack in a statement on Telegram.",
        "Al-Shabab said one of its fighters carried out the attack.",
        "Al-Shabab on Monday admitted carrying out the attack.",
        "A man, who called himself an al-Shabab commander, said an al-Shabab fighter carried out the attack.",
    ],
)
def test_what_a_group_says_of_its_own_is_a_claim(nlp: Language, claim: str) -> None:
    found = read(nlp, f"A bomb exploded in Lomar on Sunday, killing nine people. {claim}")
    (attack,) = attacks(found)
    assert {label.lower() for label in told(found, attack, "claimedBy")} == {"al-shabab"}
    assert not told(found, attack, "perpetrator")


def test_who_charges_is_no_suspect(nlp: Language) -> None:
    found = read(
        nlp, "Kenya has charged four men with carrying out an attack on a hotel in Lomar that killed 30 people."
    )
    (attack,) = attacks(found)
    assert told(found, attack, "suspect") == {"four men"}


# --- what is no attack, no target, no arrest --------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A fire at a fireworks factory in Lomar killed 12 workers and injured 20, officials said.",
        "A massive explosion rocked Lomar on Tuesday, killing 70 people. A cache of ammonium nitrate had detonated.",
    ],
)
def test_an_accident_is_no_attack(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))


def test_the_end_of_the_attacker_is_no_other_attack(nlp: Language) -> None:
    text = (
        "A man drove a truck into cyclists in Lomar on Monday, killing eight people. "
        "The driver, an immigrant, was shot by a police officer."
    )
    assert [a.type for a in attacks(read(nlp, text))] == ["VehicleRamming"]


def test_what_gunmen_ride_is_neither_place_nor_target(nlp: Language) -> None:
    found = read(nlp, "Gunmen on motorcycles stormed a restaurant in Lomar on Monday, killing 14 people.")
    (attack,) = attacks(found)
    assert "motorcycles" not in told(found, attack, "target") | told(found, attack, "place")


def test_people_held_for_ransom_are_not_arrested(nlp: Language) -> None:
    found = read(nlp, "Gunmen kidnapped ten migrants in Lomar on Monday. The migrants were held for ransom.")
    assert not [e for e in found.events if e.type == "Arrest"]


def test_who_makes_others_get_off_kidnaps(nlp: Language) -> None:
    text = "Armed men stopped a bus near Lomar. They ordered 20 passengers out and later abducted 12."
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "perpetrator") == {"Armed men"}


def test_killed_when_is_killed_in_the_attack_of_the_clause(nlp: Language) -> None:
    found = read(nlp, "Mayor Ilo Vennar was killed by a bullet when rebels attacked his convoy in Lomar.")
    (attack,) = attacks(found)
    assert told(found, attack, "victim") == {"Ilo Vennar"}
    assert told(found, attack, "target") >= {"convoy"}


# --- who speaks, who is named -----------------------------------------------------------------------------


def said(found: Extraction, kind: str) -> set[str]:
    return {name for e in found.events if e.type == kind for name in told(found, e, "speaker")}


def test_heads_of_state_in_a_row_each_condemn(nlp: Language) -> None:
    text = (
        "Prime Minister Fumio Kishor, U.S. President Joe Bolden and Germany's chancellor, Olaf Stolz, "
        "condemned the attack on Monday."
    )
    assert said(read(nlp, text), "Condemnation") == {"Fumio Kishor", "Joe Bolden", "Olaf Stolz"}


def test_the_spokesman_speaks_and_not_the_group(nlp: Language) -> None:
    text = "A spokesman for the Houthis, Mohammed Abdul-Salin, denounced the bombing in Lomar."
    assert said(read(nlp, text), "Condemnation") == {"Mohammed Abdul-Salin"}


def test_the_prime_minister_is_no_industry_minister(nlp: Language) -> None:
    text = (
        "Velian Prime Minister Oran Tesk spoke at a press conference on the killing of Industry Minister Ilo Vennar. "
        "The prime minister pledged to punish the killers."
    )
    assert said(read(nlp, text), "Vow") == {"Oran Tesk"}


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Deputy superintendent of police Omar Pattro escaped.", "Omar Pattro", "Deputy superintendent of police"),
        ("The head of Kenya's army, Major-General Tarno Velbur, spoke.", "Tarno Velbur", "Major-General"),
    ],
)
def test_an_office_has_its_field(nlp: Language, text: str, name: str, title: str) -> None:
    assert title in people(read(nlp, text))[name]


def test_the_head_of_a_countrys_army_is_of_that_country(nlp: Language) -> None:
    found = read(nlp, "The head of Kenya's army, Major-General Tarno Velbur, spoke on Monday.")
    (person,) = [e for e in found.entities if e.label == "Tarno Velbur"]
    labels = {e.key: e.label for e in found.entities}
    assert [labels[f.value.key] for f in person.facts if f.name == "nationality" and isinstance(f.value, Ref)] == [
        "Kenya"
    ]


def test_stabbed_to_death_has_its_victim(nlp: Language) -> None:
    found = read(nlp, "A man stabbed a policeman to death in Lomar on Monday.")
    (attack,) = attacks(found)
    assert (told(found, attack, "victim"), told(found, attack, "perpetrator")) == ({"policeman"}, {"man"})


def test_the_court_is_not_who_was_arrested(nlp: Language) -> None:
    text = "The Supreme Court freed five men on Friday. They were arrested in 1991 over the killing of Ilo Vennar."
    found = read(nlp, text)
    (arrest,) = [e for e in found.events if e.type == "Arrest"]
    assert told(found, arrest, "arrested") == {"five men"}


# --- whose strikes, and which of two attacks --------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Israeli air strikes killed ten people in Lomar on Monday.", "Israel"),
        ("A U.S. drone strike near Lomar killed six people on Monday.", "United States"),
    ],
)
def test_a_strike_is_of_the_country_before_it(nlp: Language, text: str, doer: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "perpetrator") == {doer}


def test_the_attack_that_came_before_is_another_one(nlp: Language) -> None:
    text = (
        "A suicide bomber blew himself up outside a mosque in Lomar on Wednesday, killing 22 people. "
        "The attack came a day after a roadside bomb killed four soldiers in Osk."
    )
    found = read(nlp, text)
    assert sorted(min(told(found, a, "killed")) for a in attacks(found)) == ["22", "4"]


def test_a_website_is_no_person(nlp: Language) -> None:
    found = read(
        nlp, "Mayor Ilo Vennar condemned the attack on Twitter. Twitter was full of pictures, he said on Twitter."
    )
    assert set(people(found)) == {"Ilo Vennar"}


def test_claimed_is_not_done_and_any_people_involved_are_nobody(nlp: Language) -> None:
    text = (
        "A bombing in Lomar, which killed nine people, was claimed by the Taliban. "
        "Police want to break up any networks or people involved in the bombing."
    )
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert (told(found, attack, "perpetrator"), told(found, attack, "suspect")) == (set(), set())
