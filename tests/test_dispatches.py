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
    assert told(found, struck_at(found, "Lomar"), "suspect") == {"rebels"} or not any(
        "March" in name for e in attacks(found) for name in told(found, e, "suspect") | told(found, e, "perpetrator")
    )


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
