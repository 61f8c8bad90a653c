"""Mistakes that a reader of whole reports would not forgive: deeds given to those who stopped or suffered them."""

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


@pytest.mark.parametrize(
    "text",
    [
        "Police said Thursday they had foiled a plot to bomb a synagogue in Copenhagen and arrested five people.",
        "The security service said it had thwarted a conspiracy to attack a church in Copenhagen.",
    ],
)
def test_who_foils_a_plot_did_not_attack(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert not attacks(found)
    assert [e.stage for e in found.events if e.type == "Plot"] == ["foiled"]


def test_nobody_hurt_in_a_search_is_no_attack(nlp: Language) -> None:
    found = read(nlp, "Police arrested five people in raids across the country. Nobody was hurt in the raids.")
    assert not attacks(found)


def test_who_storms_a_place_to_free_hostages_did_not_attack_it(nlp: Language) -> None:
    text = (
        "Police stormed a bank in Melbourne early on Tuesday and freed 11 hostages. "
        "The gunman, identified as Ilo Venn, had taken staff and customers hostage on Monday."
    )
    found = read(nlp, text)
    assert [e.type for e in attacks(found)] == ["HostageTaking"]
    assert told(found, attacks(found)[0], "perpetrator") == {"Ilo Venn"}


def test_gunmen_storm_a_bank(nlp: Language) -> None:
    found = read(nlp, "Rebels stormed a bank in Melbourne on Tuesday and freed two prisoners.")
    assert [told(found, e, "perpetrator") for e in attacks(found)] == [{"Rebels"}]


def test_a_bomber_who_dies_is_no_victim(nlp: Language) -> None:
    text = "The 2016 bombing of a station in Lyon killed 11 people. The bomber, Ilo Venn, died in the attack."
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "perpetrator") == {"Ilo Venn"}
    assert not told(found, event, "victim")


def test_a_guard_who_dies_is_a_victim(nlp: Language) -> None:
    text = "The 2016 bombing of a station in Lyon killed 11 people. The guard, Ilo Venn, died in the attack."
    found = read(nlp, text)
    assert told(found, attacks(found)[0], "victim") == {"Ilo Venn"}


def test_a_ceremony_is_not_on_the_day_of_the_attack(nlp: Language) -> None:
    text = (
        "Spain on Thursday marked the anniversary of the 2004 train bombings that killed 193 people, with a ceremony."
    )
    found = read(nlp, text)
    assert [told(found, e, "date") for e in attacks(found)] == [{"2004"}]


def test_what_was_discussed_is_not_the_attack_of_another_year(nlp: Language) -> None:
    text = (
        "Ilo Venn sent money to the group and discussed an attack on a federal building in Minneapolis. "
        "Al-Shabaab carried out the September 2013 attack on the Westgate mall in Nairobi, which killed 67 people."
    )
    found = read(nlp, text)
    assert [told(found, e, "target") for e in attacks(found)] == [{"Westgate mall"}]


def test_a_year_before_the_noun_tells_attacks_apart(nlp: Language) -> None:
    text = (
        "Gunmen carried out an attack on a hotel in Varnell. "
        "The September 2013 attack on a mall by rebels killed 67 people."
    )
    assert len(attacks(read(nlp, text))) == 2


def test_what_a_group_often_does_is_not_what_it_did(nlp: Language) -> None:
    text = (
        "A suicide bomber detonated his vest at an army checkpoint in Tarmiyah on Wednesday, killing eight soldiers. "
        "No group claimed responsibility, but the Islamic State often carries out such attacks."
    )
    found = read(nlp, text)
    assert all("Islamic State" not in told(found, e, "perpetrator") for e in attacks(found))


def test_last_week_is_not_yesterday(nlp: Language) -> None:
    text = (
        "Unidentified gunmen yesterday murdered the mayor of San Pelayo. The attack took place on the road. "
        "Last week the ELN dynamited an oil pipeline in Arauca."
    )
    found = read(nlp, text)
    assert [told(found, e, "perpetrator") for e in attacks(found)] == [{"Unidentified gunmen"}, {"ELN"}]


def test_killing_off_a_match_is_no_attack(nlp: Language) -> None:
    assert not attacks(read(nlp, "Ilo Venn fired them ahead. Venn then killed off the match with a second strike."))


def test_the_car_driven_into_a_crowd_is_no_target(nlp: Language) -> None:
    text = "A man drove a van into a crowd at a Christmas market in Kassel on Friday, killing three people."
    found = read(nlp, text)
    assert [e.type for e in attacks(found)] == ["VehicleRamming"]
    assert not any("van" in target for target in told(found, attacks(found)[0], "target"))


def test_both_sides_of_a_fight_fought(nlp: Language) -> None:
    text = "Fighting between M23 rebels and the Nyatura militia killed at least 17 people in Goma on Saturday."
    found = read(nlp, text)
    assert [len(told(found, e, "perpetrator")) for e in attacks(found)] == [2]


def test_police_who_kill_the_attackers_did_not_attack(nlp: Language) -> None:
    text = (
        "A car bomb killed 100 people near the ministry in Mogadishu on Saturday. "
        "A policeman was among the dead. The police said it had killed four of the attackers."
    )
    found = read(nlp, text)
    assert len(attacks(found)) == 1
    assert not told(found, attacks(found)[0], "perpetrator")


def test_a_rampage_that_was_plotted_is_no_shooting(nlp: Language) -> None:
    text = (
        "Ilo Venn, 19, had plotted to run over a police officer and then go on a shooting rampage. Police arrested him."
    )
    assert not attacks(read(nlp, text))


def test_an_execution_of_the_convict_is_no_attack(nlp: Language) -> None:
    text = "Ilo Venn, who carried out the attack on April 19, 1995, that killed 168 people, was executed in 2001."
    found = read(nlp, text)
    assert [told(found, e, "date") for e in attacks(found)] == [{"1995-04-19"}]


def test_a_pronoun_is_not_the_agency_of_the_dateline(nlp: Language) -> None:
    text = (
        "MOSCOW, Aug. 25 (Xinhua) -- A man who took a hostage in a bank in central Moscow and threatened to blow it up "
        "was detained by police on Wednesday."
    )
    found = read(nlp, text)
    assert not any("Xinhua" in told(found, e, "target") | told(found, e, "against") for e in found.events)


def test_warplanes_that_hit_a_house_attacked(nlp: Language) -> None:
    text = "Velian warplanes struck a residential building in Khan Younis early Sunday, killing at least 15 people."
    found = read(nlp, text)
    (event,) = [e for e in found.events if e.type == "Airstrike"]
    assert told(found, event, "killed") == {"15"}


def test_what_a_complaint_says_is_alleged(nlp: Language) -> None:
    text = "Video shows Ilo Venn setting a mosque in Houston on fire early on March 2, according to the complaint."
    found = read(nlp, text)
    assert attacks(found)
    assert not any(told(found, e, "perpetrator") for e in attacks(found))
    assert [told(found, e, "suspect") for e in attacks(found)] == [{"Ilo Venn"}]


def test_what_police_say_is_told(nlp: Language) -> None:
    text = "Ilo Venn set a mosque in Houston on fire early on March 2, according to police."
    found = read(nlp, text)
    assert [told(found, e, "perpetrator") for e in attacks(found)] == [{"Ilo Venn"}]


def test_a_list_of_what_was_plotted_stays_a_plot(nlp: Language) -> None:
    text = "Ilo Venn, 19, had plotted to run over a police officer, behead him and then go on a shooting rampage."
    assert not attacks(read(nlp, text))


def test_a_count_of_several_incidents_is_none_of_them(nlp: Language) -> None:
    found = read(
        nlp,
        "Three people were killed and nine others wounded in a string of incidents across the southern provinces over "
        "the weekend, the command said.\n\n"
        "In Rueso district, a roadside bomb went off on Sunday as a pickup drove past. Four rangers were injured.",
    )
    bombing = next(e for e in attacks(found) if e.type == "Bombing")
    assert told(found, bombing, "injured") == {"4"}
    assert not told(found, bombing, "killed")


def test_a_barrage_told_place_by_place(nlp: Language) -> None:
    found = read(
        nlp,
        "Russia launched a wave of drones and missiles across Ukraine overnight, killing at least seven people, "
        "officials said Thursday.\n\nThe heaviest blow fell on the eastern city of Kramatorsk, where a missile struck "
        "an apartment building, killing five people and wounding 18, according to the governor.\n\n"
        "In the southern region of Zaporizhzhia, a drone hit a car, killing a married couple, Gov. Ivan Venn said.",
    )
    by_place = {tuple(sorted(told(found, e, "place"))): e for e in attacks(found)}
    assert set(by_place) == {("Ukraine",), ("Kramatorsk",), ("Zaporizhzhia",)}
    assert {told(found, e, "killed").pop() for e in attacks(found)} == {"7", "5", "2"}
    assert all(told(found, e, "date") for e in attacks(found))


def test_a_lower_toll_of_somebody_else_is_a_rival(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen raided a village in Sokoto on Sunday, killing at least 18 people.\n\nPolice spokesman Ilo Venn "
        "confirmed the attack but put the death toll at 11.",
    )
    [event] = attacks(found)
    assert told(found, event, "killed") == {"18"}
    assert {f.quantity.value for f in found.figures} == {18, 11}


def test_those_who_say_so_are_not_among_those_hit(nlp: Language) -> None:
    found = read(
        nlp,
        "A suicide bomber blew himself up at a tea shop in Mogadishu on Tuesday, killing at least nine people, police "
        "and witnesses said.",
    )
    [event] = attacks(found)
    assert told(found, event, "killed") == {"9"}
    assert "people" not in {e.label for e in found.entities}
    assert {e.label for e in found.events if e.type == "Announcement"} == {"Announcement by police"}


def test_an_attack_that_begins_with_a_bomb_is_one(nlp: Language) -> None:
    found = read(nlp, "The assault on the Venn hotel in Gao began on Wednesday evening with a car bomb at the gate.")
    [event] = attacks(found)
    assert event.type == "Bombing"
    assert told(found, event, "date") == {"2024-03-13"}
    assert "Venn hotel" in told(found, event, "target")


def test_a_second_mine_is_another_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "At least 17 people were killed when a bus ran over a mine near Gao on Monday. Two soldiers were wounded a few "
        "hours later when their pickup hit a second explosive device up the road.",
    )
    assert sorted(tuple(sorted(told(found, e, "target"))) for e in attacks(found)) == [("bus",), ("pickup",)]


def test_the_make_of_a_missile_is_nobody(nlp: Language) -> None:
    found = read(
        nlp, "A Kh-101 cruise missile hit a residential building in Kremenchuk on Monday, killing nine people."
    )
    [event] = attacks(found)
    assert not told(found, event, "perpetrator")


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("In other Afghanistan operations yesterday:", "2024-03-13"),
        ("Elsewhere on Monday:", "2024-03-11"),
        ("Other incidents on 3 March:", "2024-03-03"),
    ],
)
def test_the_day_of_a_heading_is_that_of_its_list(nlp: Language, heading: str, day: str) -> None:
    text = (
        f"{heading}\n\n- A roadside bomb killed two soldiers in Ghazni province.\n\n- Gunmen killed a judge in Lomar."
    )
    found = read(nlp, text)
    events = attacks(found)
    assert len(events) == 2
    assert [told(found, e, "date") for e in events] == [{day}, {day}]


def test_a_line_that_tells_something_is_no_heading(nlp: Language) -> None:
    text = "The mayor released this statement on Monday:\n\nGunmen killed a judge in Lomar."
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "date") == set()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A roadside bomb killed two soldiers in Ghazni province on Monday.", "Gunmen killed a judge in Lomar."),
        ("A patrol was fired upon near Osk on Monday.", "A roadside bomb killed two soldiers in Ghazni province."),
    ],
)
def test_a_paragraph_that_tells_another_attack_in_full(nlp: Language, first: str, second: str) -> None:
    found = read(nlp, f"{first}\n\n{second}")
    assert len(attacks(found)) == 2


def test_a_lead_told_again_in_full(nlp: Language) -> None:
    text = (
        "A bomb killed nine people in northern Lomar on Monday, officials said.\n\n"
        "A roadside bomb killed nine farmers in Osk district, the governor said."
    )
    found = read(nlp, text)
    assert len(attacks(found)) == 1


def test_a_text_that_opens_with_white_space(nlp: Language) -> None:
    (event,) = attacks(read(nlp, "\n\n \n\nGunmen killed a judge in Lomar on Monday."))
    assert event.type == "Attack"
