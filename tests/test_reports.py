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


# --- one attack or two ----------------------------------------------------------------------------------------


def test_who_was_hurt_in_the_attack_was_hurt_beside_the_other(nlp: Language) -> None:
    found = read(
        nlp,
        "Mayor Ilo Vennar was shot dead in Guadalajara on Tuesday. A council member, Mara Quill, was wounded in the "
        "attack.",
    )
    (attack,) = attacks(found)
    assert told(found, attack, "victim") == {"Ilo Vennar", "Mara Quill"}


def test_a_killing_in_a_strike_is_the_strike(nlp: Language) -> None:
    found = read(
        nlp,
        "A bombing killed nine people in Quetta on Tuesday. The group spoke of the killing of its commander Omar Venn "
        "in a drone strike in Kabul last month.",
    )
    strike = next(a for a in attacks(found) if a.type == "DroneStrike")
    assert told(found, strike, "victim") == {"Omar Venn"}
    assert len(attacks(found)) == 2


def test_what_an_attack_is_called_is_that_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen attacked a clinic in Kaduna on Tuesday, killing nine nurses. The charity said: “This was a deliberate "
        "attack on health workers.”",
    )
    assert len(attacks(found)) == 1


def test_an_attack_on_another_named_building_is_another(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen stormed a hotel in Kaduna on Tuesday, killing nine guests. The group was blamed for the attack on the "
        "Bergen Cathedral.",
    )
    assert len(attacks(found)) == 2


def test_attacks_that_are_summed_up_are_no_attack(nlp: Language) -> None:
    found = read(
        nlp, "A bomb killed two guards in Kabul on Tuesday. The group has attacked schools, clinics and mosques."
    )
    assert len(attacks(found)) == 1
    assert told(found, attacks(found)[0], "killed") == {"2"}


def test_those_who_claim_tell_of_what_they_claim(nlp: Language) -> None:
    found = read(
        nlp,
        "Militants killed nine guests at a hotel in Kaduna on Tuesday. Hezbollah claimed the attack, "
        "saying it had targeted officials.",
    )
    assert len(attacks(found)) == 1


# --- when and where -------------------------------------------------------------------------------------------


def test_a_day_between_the_deed_and_the_speaker_is_that_of_the_deed(nlp: Language) -> None:
    found = read(nlp, "Rebels raided the camp at Zamra, on Monday, governor Ilo Venn said on Wednesday.")
    (attack,) = attacks(found)
    assert told(found, attack, "date") == {"2024-03-11"}


def test_the_time_before_a_when_clause_is_its_time(nlp: Language) -> None:
    found = read(nlp, "Abductions have been feared since 2014, when rebels kidnapped 30 girls from a school in Kaduna.")
    attack = next(a for a in attacks(found) if "30" in told(found, a, "kidnapped"))
    assert told(found, attack, "date") == {"2014"}


def test_the_day_of_mourners_is_not_that_of_the_bombing(nlp: Language) -> None:
    found = read(nlp, "Hundreds of people gathered Monday at the site of the Bergen bombing.")
    assert all(not told(found, a, "date") for a in attacks(found))


def test_outside_a_building_is_at_the_building(nlp: Language) -> None:
    found = read(nlp, "A bomb exploded outside a mosque in Kandahar on Tuesday, killing four worshippers.")
    (attack,) = attacks(found)
    assert told(found, attack, "place") == {"mosque", "Kandahar"} or told(found, attack, "place") == {"mosque"}


# --- how many -------------------------------------------------------------------------------------------------


def test_dead_and_wounded_together_are_no_toll(nlp: Language) -> None:
    found = read(
        nlp, "A bombing killed six people in Kabul on Tuesday. It put the number of dead and wounded at more than 45."
    )
    (attack,) = attacks(found)
    assert told(found, attack, "killed") == {"6"}


def test_a_vague_amount_of_wounded_is_not_the_number_of_dead(nlp: Language) -> None:
    found = read(nlp, "Gunmen killed 22 people and wounded scores more when they stormed a hotel in Kabul on Tuesday.")
    (attack,) = attacks(found)
    assert told(found, attack, "killed") == {"22"}
    assert not told(found, attack, "injured")


def test_a_part_that_is_counted_alone_is_a_figure(nlp: Language) -> None:
    found = read(nlp, "Gunmen stormed a hotel popular with miners in Kabul on Tuesday, wounding five of them.")
    (attack,) = attacks(found)
    assert told(found, attack, "injured") == {"5"}


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Rebels attacked a ship near Hodeidah with a number of drones and missiles on Tuesday.", {"drone", "missile"}),
        ("A car was driven into a crowd in Bergen on Tuesday, killing six people.", {"car"}),
    ],
)
def test_what_it_was_done_with(nlp: Language, text: str, weapons: set[str]) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "weapon") == weapons


def test_two_first_names_are_two_people(nlp: Language) -> None:
    found = read(nlp, "Ana Vennar was wounded on Tuesday. Ilse Maria Vennar spoke. I. Vennar wept.")
    assert {e.label for e in found.entities if e.type == "Person"} == {"Ana Vennar", "Ilse Maria Vennar"}


# --- whose, what and when, where the parse hangs it elsewhere ----------------------------------------------------


def test_on_whom_an_attack_is_blamed_is_no_target(nlp: Language) -> None:
    found = read(
        nlp,
        "Bombs killed seven people in Kaduna on Tuesday. Triana blamed the attacks on Hezbollah, a faction that "
        "rejected a deal.",
    )
    (attack,) = attacks(found)
    assert told(found, attack, "suspect") == {"Hezbollah"}
    assert not told(found, attack, "target")


def test_a_barrage_of_rockets_is_rockets(nlp: Language) -> None:
    found = read(nlp, "A barrage of rockets and missiles hit an airbase near Kirkuk on Tuesday, wounding two soldiers.")
    (attack,) = attacks(found)
    assert told(found, attack, "weapon") == {"rocket", "missile"}
    assert told(found, attack, "target") == {"airbase"}


def test_what_a_base_comes_under_says_who_and_with_what(nlp: Language) -> None:
    found = read(nlp, "The base in Kirkuk came under an Iranian missile attack in January 2020.")
    (attack,) = attacks(found)
    assert told(found, attack, "perpetrator") == {"Iran"}
    assert told(found, attack, "weapon") == {"missile"}


def test_the_base_is_the_airbase(nlp: Language) -> None:
    found = read(
        nlp,
        "Rockets hit an airbase near Kirkuk on Tuesday, wounding two soldiers. The army said the base was attacked by "
        "militants.",
    )
    assert len(attacks(found)) == 1


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("A bomb attack on a concert in Manchester in 2017 killed 22 people.", {"2017"}),
        ("A bomb attack in Manchester on Tuesday left 2017 dead.", {"2024-03-12"}),
    ],
)
def test_a_year_before_a_verb_that_counts(nlp: Language, text: str, when: set[str]) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "date") == when


def test_who_was_shot_at_a_gathering_was_not_shot_with_it(nlp: Language) -> None:
    found = read(nlp, "Senator Ilo Vennar was shot in the head at a rally in Bogota on Tuesday.")
    (attack,) = attacks(found)
    assert told(found, attack, "victim") == {"Ilo Vennar"}


def test_a_fight_of_two_of_the_wounded_is_not_where_all_were_hurt(nlp: Language) -> None:
    found = read(
        nlp,
        "About 70 people were killed when gang members stormed Kaduna on Tuesday. Ten women were among the dead, and "
        "16 people were injured, including two men hit during an exchange of fire with police.",
    )
    attack = attacks(found)[0]
    assert (told(found, attack, "killed"), told(found, attack, "injured")) == ({"70"}, {"16"})


def test_a_bomb_that_is_dropped_is_an_airstrike(nlp: Language) -> None:
    found = read(nlp, "A fighter jet dropped a bomb on a school in Kaduna on Tuesday.")
    (attack,) = attacks(found)
    assert attack.type == "Airstrike"


def test_a_family_name_goes_on_after_its_particles(nlp: Language) -> None:
    found = read(
        nlp,
        "Spain expressed its solidarity, and Velian Council President Ursula von der Leyen condemned the raid.",
    )
    assert {e.label for e in found.entities if e.type == "Person"} == {"Ursula von der Leyen"}


def test_the_day_after_said_is_that_of_saying(nlp: Language) -> None:
    found = read(nlp, "The rebels said on Thursday they had attacked a convoy near Kaduna.")
    assert all(not told(found, a, "date") for a in attacks(found))
    found = read(nlp, "The rebels said they attacked a convoy near Kaduna on Tuesday.")
    assert told(found, attacks(found)[0], "date") == {"2024-03-12"}


def test_who_holds_somebody_responsible_accuses(nlp: Language) -> None:
    found = read(nlp, "Gunmen attacked a clinic in Kaduna on Tuesday. Relief International held Hezbollah responsible.")
    (accusation,) = (e for e in found.events if e.type == "Accusation")
    assert told(found, accusation, "speaker") == {"Relief International"}
    assert told(found, accusation, "against") == {"Hezbollah"}


@pytest.mark.parametrize(
    ("last", "number"),
    [
        ("Police want to know whether it was meant or whether it was an accident.", 1),
        ("Police said it was an accident.", 0),
    ],
)
def test_an_open_question_is_no_accident(nlp: Language, last: str, number: int) -> None:
    found = read(
        nlp,
        "A man rammed a car into a crowd in Bergen on Tuesday. The attack came near the scene of a terrorist attack in "
        f"2016, when a terrorist rammed a truck into a market and killed twelve people. {last}",
    )
    assert any(told(found, a, "date") == {"2024-03-12"} for a in attacks(found)) is bool(number)
