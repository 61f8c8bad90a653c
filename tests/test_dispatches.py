"""Dispatches, round-ups and follow-ups: which attack a sentence goes on with, when it was, who is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, values

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.records import Event, Extraction

pytestmark = pytest.mark.model


def struck_at(found: Extraction, place: str) -> Event:
    """The one attack at a place."""
    (event,) = [e for e in attacks(found) if place in told(found, e, "place") | told(found, e, "target")]
    return event


ACROSS = (
    "Rebel attacks across Velia killed nine people and wounded 40 on Monday. "
    "Six people died in the town of Lomar when a missile slammed into a school.\n\n"
    "In the town of Osk, the rebels killed a man and wounded 18 others.\n\n"
    "Two more people died in Tarn, where rebels dropped bombs on a market."
)


def test_towns_are_told_apart_from_the_toll_of_all(nlp: Language) -> None:
    found = read(nlp, ACROSS)
    killed = {tuple(sorted(told(found, e, "place"))): told(found, e, "killed") for e in attacks(found)}
    assert any("Osk" in place and count == {"1"} for place, count in killed.items())
    assert not any("Osk" in place and "9" in count for place, count in killed.items())


def test_a_paragraph_goes_on_with_its_own_attack(nlp: Language) -> None:
    text = (
        "A series of attacks killed nine people in Velia on Monday.\n\n"
        "Six people were killed in the town of Lomar when a missile slammed into a school. Crews searched the rubble. "
        "Another 31 were hurt."
    )
    found = read(nlp, text)
    assert told(found, struck_at(found, "Lomar"), "injured") == {"31"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Three days after a gunman opened fire on a crowd in Lomar, mourners gathered on Sunday.", "2021-03-04"),
        ("Ten years after rebels killed 20 people at a camp in Lomar, survivors gathered on Sunday.", "2011"),
        ("Mourners buried the dead in Lomar on Sunday, a day after a bomb killed nine people.", "2021-03-06"),
    ],
)
def test_a_deed_is_dated_by_what_came_after(nlp: Language, text: str, date: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert values(found, event, "date") == [date]


def test_the_place_of_a_later_gathering_is_not_that_of_the_deed(nlp: Language) -> None:
    text = (
        "Three days after a gunman opened fire on a party on Osk Avenue, the families of two of the victims "
        "gathered at Lomar Church on Sunday to say goodbye."
    )
    found = read(nlp, text)
    (event,) = attacks(found)
    assert not any("Church" in place for place in told(found, event, "place"))
    assert values(found, event, "date") == ["2021-03-04"]


def test_a_feast_in_the_name_of_a_party_is_no_date(nlp: Language) -> None:
    found = read(nlp, "A gunman opened fire on a Fourth of July block party in Lomar on Sunday, killing two people.")
    (event,) = attacks(found)
    assert values(found, event, "date") == ["2021-03-07"]


def test_items_of_a_list_are_dated_before_a_hyphen(nlp: Language) -> None:
    text = (
        "Following are the main incidents of the week.\n\n"
        "March 3 - Suspected rebels ambushed a convoy of traders near Lomar, killing nine.\n\n"
        "March 2 - The Front said it had shelled the airport in Osk."
    )
    found = read(nlp, text)
    assert values(found, struck_at(found, "Lomar"), "date") == ["2021-03-03"]
    assert values(found, struck_at(found, "Osk"), "date") == ["2021-03-02"]
    assert told(found, struck_at(found, "Lomar"), "suspect") == {"rebels"}


def test_troops_who_kill_attackers_have_no_part_in_the_raid(nlp: Language) -> None:
    text = (
        "Gunmen stormed a village near Lomar on Monday, killing 23 people. "
        "Soldiers exchanged fire with the raiders and killed two of them."
    )
    found = read(nlp, text)
    (event,) = attacks(found)
    assert not any("oldier" in name for name in told(found, event, "perpetrator"))
    assert told(found, event, "killed") == {"23"}


def test_rebels_who_hurt_some_of_those_told_of(nlp: Language) -> None:
    found = read(nlp, "Gunmen stormed a hotel popular with tourists in Lomar on Monday, wounding five of them.")
    (event,) = attacks(found)
    assert told(found, event, "injured") == {"5"}


def test_them_are_those_dealt_with_before(nlp: Language) -> None:
    text = (
        "The Front said that its fighters had bombed a mine in Tarn. "
        "Gunmen on Sunday stopped a bus near Lomar, forced seven passengers off it and shot them dead."
    )
    found = read(nlp, text)
    assert told(found, struck_at(found, "Lomar"), "killed") == {"7"}
    assert not any("ighters" in name for e in attacks(found) for name in told(found, e, "victim"))


def test_no_group_is_behind_it(nlp: Language) -> None:
    text = "Gunmen raided a village near Lomar on Monday, killing six. No group has said that it was behind the raid."
    found = read(nlp, text)
    assert not any(told(found, e, "suspect") for e in attacks(found))


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Velia launched 85 drones and 12 missiles at Lomar on Monday, killing nine people.", {"drone", "missile"}),
        ("The attackers blasted their way into a hotel in Lomar with two car bombs on Monday.", {"car bomb"}),
    ],
)
def test_what_is_sent_at_a_town(nlp: Language, text: str, weapons: set[str]) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert weapons <= {w.replace("-", " ") for w in told(found, event, "weapon")}


def test_a_drone_programme_is_no_attack(nlp: Language) -> None:
    assert not attacks(read(nlp, "Velia launched a drone programme for its farmers in Lomar on Monday."))


def test_its_forces_are_the_state(nlp: Language) -> None:
    text = "Kenya attacked Norland on Monday. Kenya said its forces had struck airfields and a fuel depot in Lomar."
    found = read(nlp, text)
    assert all(told(found, e, "perpetrator") == {"Kenya"} for e in attacks(found))


def test_an_army_strike_is_the_army_s(nlp: Language) -> None:
    found = read(nlp, "An army drone strike on Lomar killed 12 people on Monday. The army denied it.")
    (event,) = attacks(found)
    assert told(found, event, "perpetrator") == {"army"}


def test_who_leaves_a_hospital_is_no_prisoner(nlp: Language) -> None:
    text = "A gunman shot Ilo Venn in Lomar on Monday. Venn was released from the hospital on Tuesday."
    assert not any(e.type == "Release" for e in read(nlp, text).events)


def test_a_country_does_not_strike_itself(nlp: Language) -> None:
    text = "A missile hit a market in Lomar, Ukraine. Kyiv said Russia had launched 40 drones at the country on Monday."
    found = read(nlp, text)
    assert not any("Russia" in told(found, e, "place") for e in attacks(found))


STRING = (
    "Three people were killed in a string of incidents across Velia over the weekend.\n\n"
    "In the town of Lomar, a roadside bomb went off on Sunday. A driver died and four men were injured.\n\n"
    "Arsonists threw petrol bombs at a filling station in the town of Osk on Sunday.\n\n"
    "Also on Sunday, a grenade was lobbed at an office in the town of Tarn, wounding two guards."
)


def test_items_of_a_string_of_incidents_are_told_apart(nlp: Language) -> None:
    found = read(nlp, STRING)
    assert told(found, struck_at(found, "Lomar"), "injured") == {"4"}
    assert told(found, struck_at(found, "office"), "injured") == {"2"}
    assert not told(found, struck_at(found, "filling station"), "injured")


CASES = (
    "Four people were killed in six shootings across Lomar over the weekend.\n\n"
    "Early Saturday, someone fired on a woman outside a bar, killing her.\n\n"
    "At about 4 p.m. Saturday, a man was shot and killed in a row. His girlfriend was charged with murder.\n\n"
    "On Sunday night, a 45-year-old man was shot in his car. He died on Monday."
)


def test_every_shooting_of_a_weekend_is_a_case_of_its_own(nlp: Language) -> None:
    found = read(nlp, CASES)
    victims = [told(found, e, "victim") for e in attacks(found)]
    assert {"man"} in victims
    assert {"45-year-old man"} in victims
    (later,) = [e for e in attacks(found) if told(found, e, "victim") == {"45-year-old man"}]
    assert values(found, later, "date") == ["2021-03-07"]
    assert told(found, later, "killed") == {"1"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen launched attacks on two churches in Lomar on Sunday, killing nine. A tenth victim died on Monday.",
        "A man was shot in Lomar on Sunday. He died on Monday.",
    ],
)
def test_a_later_death_is_not_the_day_of_the_attack(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert values(found, event, "date") == ["2021-03-07"]


def test_some_of_the_dead_are_of_the_attack_told(nlp: Language) -> None:
    text = (
        "Inmates armed with rifles fought for hours at a jail in Lomar on Sunday, leaving 11 prisoners dead. "
        "Four of the dead were beheaded."
    )
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "killed") == {"11"}


def test_firefighters_attack_nobody(nlp: Language) -> None:
    assert not attacks(read(nlp, "Firefighters fought the blaze at a mill in Lomar for hours, leaving one man dead."))


def test_a_fight_in_a_place_that_was_attacked(nlp: Language) -> None:
    text = "A church was attacked in Lomar on Sunday, where gunmen opened fire on a police car and shot a guard."
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "victim") == {"guard"}


def test_a_long_name_of_a_weapon_does_not_hide_it(nlp: Language) -> None:
    found = read(nlp, "The rebels fired two radar-guided anti-ship missiles at a cargo ship off Lomar on Sunday.")
    (event,) = attacks(found)
    assert told(found, event, "weapon") == {"missile"}
    assert told(found, event, "target") == {"cargo ship"}


def test_a_court_is_not_where_the_attack_was(nlp: Language) -> None:
    found = read(
        nlp, "The suspect in the market attack appeared in court. A man had driven a van into a market on Sunday."
    )
    assert not any("court" in told(found, e, "place") for e in attacks(found))


def test_a_feast_is_no_town(nlp: Language) -> None:
    found = read(nlp, "Five people died in the Lomar Christmas market attack on Sunday.")
    assert not any(e.label == "Christmas" for e in found.entities)


def test_the_kidnapped_are_set_free(nlp: Language) -> None:
    found = read(nlp, "Pirates kidnapped three officers off Lomar on Sunday. They were freed on Monday.")
    (release,) = [e for e in found.events if e.type == "Release"]
    assert told(found, release, "defendant") == {"officers"}


def test_where_somebody_is_taken_from(nlp: Language) -> None:
    found = read(nlp, "Gunmen abducted a teacher from her school in the town of Lomar on Sunday.")
    (event,) = attacks(found)
    assert "school" in told(found, event, "place")


def test_who_was_hit_along_with_him(nlp: Language) -> None:
    found = read(nlp, "Gunmen killed the mayor, Ilo Venn, along with his bodyguard in Lomar on Sunday.")
    (event,) = attacks(found)
    assert "bodyguard" in told(found, event, "victim")


def test_riders_kill_somebody_with_a_name(nlp: Language) -> None:
    text = (
        "Meanwhile, two gunmen on a motorcycle killed Pablo Rendon, an adviser to the mayor, outside a gym on Sunday."
    )
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "victim") == {"Pablo Rendon"}
    assert "motorcycle" not in told(found, event, "target")


def test_the_camp_at_a_place_makes_it_one(nlp: Language) -> None:
    text = "Rebels overran the camp at Varabogu on Sunday. Residents of Varabogu said that 21 soldiers had died."
    found = read(nlp, text)
    assert all(e.type in {"City", "Place", "Region"} for e in found.entities if e.label == "Varabogu")


@pytest.mark.parametrize(
    "text",
    [
        "Troops on Sunday ended a siege at a hotel in Lomar in which 21 people were killed.",
        "The names of the dead emerged on Sunday, a day after police identified the man who killed eight people.",
    ],
)
def test_what_is_dealt_with_was_on_another_day(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert not any("2021-03-07" in values(found, e, "date") for e in attacks(found))


def test_some_of_the_hurt_on_a_later_day(nlp: Language) -> None:
    text = (
        "A gunman opened fire at a mall in Lomar on Saturday. "
        "Seven people were injured, three of whom remained in hospital on Sunday."
    )
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "injured") == {"7"}


def test_the_parts_of_a_number_are_not_added_to_it(nlp: Language) -> None:
    text = "Ten people, seven women and three men, were killed when gunmen stormed their home in Lomar on Sunday."
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "killed") == {"10"}


def test_a_gunman_shot_at_the_end_is_no_victim(nlp: Language) -> None:
    text = "Ilo Venn drove a truck into a crowd and killed 14 people before he was shot dead in a gunfight with police."
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "killed") == {"14"}
    assert "Ilo Venn" not in told(found, event, "victim")


def test_what_has_been_done_in_a_decade_is_no_attack(nlp: Language) -> None:
    text = (
        "Gunmen shot a priest in Lomar on Sunday. They blame rebels, who have killed 20,000 people in nearly a decade."
    )
    found = read(nlp, text)
    assert not any("20000" in told(found, e, "killed") for e in attacks(found))


def test_a_shelled_town_is_hit(nlp: Language) -> None:
    found = read(nlp, "The shelling of the front-line town of Lomar killed one resident on Sunday.")
    (event,) = attacks(found)
    assert "Lomar" in told(found, event, "place") | told(found, event, "target")


def test_somebody_hit_beside_the_dead(nlp: Language) -> None:
    found = read(nlp, "One guard was shot dead in Lomar on Sunday, and a boy was hit in the leg.")
    (event,) = attacks(found)
    assert told(found, event, "killed") == {"1"}
