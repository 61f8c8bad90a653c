"""Reports of raids: what the attackers did besides, villages told in lists, gangs that raid in general."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

RAIDED = "At least 26 people were killed after cattle thieves raided several villages in Nigeria, police said. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen raided a village near Osk on Sunday, shot nine men dead and burned houses.", "Shooting"),
        ("Rebels ambushed a convoy near Osk on Sunday and set fire to three trucks.", "ArmedAssault"),
        (
            "Gunmen killed 18 people in Osk on Sunday, police said. "
            "The gunmen stormed the village on motorcycles, shooting people dead and torching houses.",
            "Shooting",
        ),
        ("Masked men torched two houses in Osk on Sunday and shot a guard dead.", "Arson"),
        ("Men attacked a shop in Osk on Sunday and set it on fire, police said.", "Arson"),
    ],
)
def test_what_was_burned_besides_names_no_raid(nlp: Language, text: str, kind: str) -> None:
    assert [e.type for e in attacks(read(nlp, text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        RAIDED
        + "Armed bandits attacked Wandar, Tabra Kesa and Dutsel, a trio of neighbouring villages, late Saturday.",
        RAIDED + "Bandits attacked Osk village late on Saturday.",
        "Gunmen raid villages in Nigeria: police\n\nLomar, Nigeria: "
        + RAIDED
        + "Bandits attacked Osk village late Saturday.",
    ],
)
def test_villages_without_a_name_get_theirs_from_the_next_sentence(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert values(found, event, "date") == ["2021-03-06"]
    assert told(found, event, "killed") == {"26"}


def test_another_village_attacked_since_is_another_attack(nlp: Language) -> None:
    found = read(nlp, RAIDED + "Separately, bandits attacked Osk village late on Saturday.")
    assert len(attacks(found)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a village in Nigeria on Saturday, killing 12 villagers and injuring several others. "
        "The 12 people killed were all shot in farms outside the village, police said.",
        "Gunmen killed nine people and wounded several others in Nigeria on Saturday. "
        "The nine people were shot in a mosque, police said.",
    ],
)
def test_several_others_are_no_several_attacks(nlp: Language, text: str) -> None:
    assert len(attacks(read(nlp, text))) == 1


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Gunmen raided the Osran village in Nigeria on Sunday, killing nine people.", {"Osran"}),
        ("Rebels attacked Tesk village in Mali on Sunday, killing four farmers.", {"Tesk"}),
        (
            "Bandits attacked Wandar, Tabra Kesa and Dutsel, three neighbouring villages in Mali, on Sunday.",
            {"Wandar", "Tabra Kesa", "Dutsel"},
        ),
    ],
)
def test_villages_that_no_gazetteer_has(nlp: Language, text: str, towns: set[str]) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert towns <= told(found, event, "place")


def test_a_list_of_people_is_no_list_of_towns(nlp: Language) -> None:
    found = read(nlp, "Gunmen killed Ilo Venn, Mara Quill and Dessa Tarn, three teachers, in Mali on Sunday.")
    (event,) = attacks(found)
    assert {"Ilo Venn", "Mara Quill", "Dessa Tarn"} <= told(found, event, "victim")


@pytest.mark.parametrize(
    "text",
    [
        "The village borders a state where kidnapping and cattle rustling gangs operate.",
        "Farmers have long been terrorised by gangs who raid villages, stealing cattle, kidnapping men for ransom.",
        "Armed gangs are terrorising the people of Osk by looting villages, stealing cattle and taking people hostage.",
        "The area is home to militants who kill farmers and abduct travellers in Osk.",
    ],
)
def test_what_gangs_do_in_general_is_no_attack(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels who kidnapped nine nurses in Mopti on Sunday freed them.",
        "Fighters killed a priest in Gao on Sunday by setting fire to his house.",
    ],
)
def test_what_was_done_once_is_one(nlp: Language, text: str) -> None:
    assert len(attacks(read(nlp, text))) == 1


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("Gunmen raided a village in Nigeria's Niger state on Sunday, killing 30 people.", "Niger", "Region"),
        ("Gunmen killed nine guards in Mexico state on Sunday.", "Mexico", "Region"),
        ("Gunmen killed nine soldiers in Niger on Sunday, state television said.", "Niger", "Country"),
    ],
)
def test_provinces_called_as_a_country_is(nlp: Language, text: str, place: str, kind: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert place in told(found, event, "place")
    assert {e.type for e in found.entities if e.label == place and e.type != "Country"} == {kind} - {"Country"}


def test_a_day_in_brackets_is_that_of_another_zone(nlp: Language) -> None:
    text = (
        "A man was killed in a knife attack in Osk on Sunday. "
        "The attack happened before 5 a.m. local time (11 p.m. ET Saturday), officials said."
    )
    found = read(nlp, text)
    (event,) = attacks(found)
    assert values(found, event, "date") == ["2021-03-07"]


def test_a_town_that_helps_to_find_another_is_no_place_of_the_attack(nlp: Language) -> None:
    text = (
        "The attack happened in Lomar, 23 miles (37 kilometers) east of Munich, on Sunday. Three people were shot dead."
    )
    found = read(nlp, text)
    (event,) = attacks(found)
    assert "Munich" not in told(found, event, "place")


def test_an_attack_that_follows_another_is_not_the_other(nlp: Language) -> None:
    text = (
        "A gunman opened fire at a nightclub in Osk on Sunday, killing 12 people, police said.\n\n"
        "The incident follows the fatal shooting on Friday of 22-year-old singer Mara Quill, "
        "who was killed after a concert in Osk by a 27-year-old man."
    )
    found = read(nlp, text)
    assert sorted(n for e in attacks(found) for n in values(found, e, "killed")) == [1, 12]
    assert {"2021-03-05", "2021-03-07"} == {str(d) for e in attacks(found) for d in values(found, e, "date")}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The fatal stabbing of two nurses in Osk on Sunday shocked the town.", 2),
        ("A lawmaker was fatally wounded when assailants opened fire on his car in Osk on Sunday.", 1),
        ("A civilian was injured in a gunfight in Osk on Sunday. He succumbed to his injuries in hospital.", 1),
    ],
)
def test_who_dies_of_a_wound_is_counted_with_the_dead(nlp: Language, text: str, killed: int) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert values(found, event, "killed") == [killed]
    assert not values(found, event, "injured")


def test_who_lives_is_counted_with_the_hurt(nlp: Language) -> None:
    found = read(nlp, "A guard was shot dead in Osk on Sunday. One other man was injured and taken to hospital.")
    (event,) = attacks(found)
    assert (values(found, event, "killed"), values(found, event, "injured")) == ([1], [1])


@pytest.mark.parametrize(
    "text",
    [
        "Convoy ambush kills seven police\n\nLOMAR, Mexico (KLX) — Gunmen staged an ambush of a convoy in Mexico, "
        "killing seven officers, prosecutors said on Monday.",
        "Gunmen ambushed a police convoy near Osk on Sunday, killing 13 officers. "
        "Authorities said the state police convoy was attacked in Tesk as it served a warrant.",
        "Gunmen ambushed a police convoy near Osk on Sunday, killing 13 officers. "
        '"It was cowardly, for they laid an ambush where the road bends," the governor said.',
        "Gunmen ambushed a police convoy near Osk on Sunday, killing 13 officers. "
        "Thirteen officers died, a few of them still in the trucks when the vehicles were set afire.",
        "Tribal fighters attacked and killed nine people in separate cattle raids in Mali, officials said.",
        "Gunmen have shot dead an opposition official in Mali, the latest in a spate of killings. Ilo Venn, an aide, "
        "was found at the wheel. A sheriff's deputy said he was shot near his home on Sunday.",
    ],
)
def test_told_again_it_is_one_attack(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert not any("uthorities" in who or "officer" in who for who in told(found, event, "perpetrator"))


def test_forces_that_hunt_the_attackers_are_none_of_them(nlp: Language) -> None:
    text = (
        "Gunmen raided a village in Ethiopia on Friday, killing 208 people. "
        "Security forces were chasing the attackers and had killed 60 so far, an official said."
    )
    found = read(nlp, text)
    raid = next(e for e in attacks(found) if told(found, e, "killed") == {"208"})
    assert told(found, raid, "perpetrator") == {"Gunmen"}


def test_a_list_of_counts_is_added_up(nlp: Language) -> None:
    found = read(nlp, "Rebels abducted two nurses, three drivers and a guard in Osk on Sunday.")
    (event,) = attacks(found)
    assert values(found, event, "kidnapped") == [6]


@pytest.mark.parametrize(
    "text",
    [
        "Six men, four nurses and two drivers, were abducted by rebels in Osk on Sunday.",
        "Rebels abducted six passengers, among them three students and a mother, in Osk on Sunday.",
    ],
)
def test_a_breakdown_is_not_added(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert values(found, event, "kidnapped") == [6]


def test_who_was_shot_in_another_year_is_no_victim_of_today(nlp: Language) -> None:
    text = (
        "Gunmen shot dead Ilo Venn, a party spokesman, in Osk on Sunday. "
        "In May 2020, the party's president, Mara Quill, was shot dead along with her bodyguard in Tesk."
    )
    found = read(nlp, text)
    today = next(e for e in attacks(found) if values(found, e, "date") == ["2021-03-07"])
    assert told(found, today, "victim") == {"Ilo Venn"}
    assert told(found, today, "killed") == {"1"}


def test_who_is_caught_off_guard_is_not_arrested(nlp: Language) -> None:
    text = (
        "Rebels killed 50 civilians at a funeral in Osk on Sunday. The victims were caught off guard, an official said."
    )
    found = read(nlp, text)
    assert not [e for e in found.events if e.type == "Arrest"]
    assert [e for e in read(nlp, "Police caught the attacker in Osk on Sunday.").events if e.type == "Arrest"]


def test_those_who_did_it_do_not_say_who_did_it(nlp: Language) -> None:
    text = (
        "Suspected militants killed 26 people in the town of Osk on Sunday, its mayor and the army said. "
        "They blamed the deaths on the Allied Democratic Forces."
    )
    found = read(nlp, text)
    speakers = {v for e in found.events if e.type == "Accusation" for v in told(found, e, "speaker")}
    assert speakers and not any("militants" in s or "people" in s for s in speakers)


def test_who_is_cited_is_no_suspect(nlp: Language) -> None:
    text = "A man is suspected of killing a woman in Osk on Sunday, according to police and witnesses."
    (event,) = attacks(found := read(nlp, text))
    assert told(found, event, "suspect") == {"man"}


@pytest.mark.parametrize(
    "text",
    [
        'Gunmen shot dead a judge in Osk on Sunday. "We shall continue killing the enemies," their leader said.',
        "Gunmen shot dead a judge in Osk on Sunday. Their leader said they would keep attacking the enemies.",
    ],
)
def test_what_is_still_to_come_hits_nobody(nlp: Language, text: str) -> None:
    (event,) = attacks(found := read(nlp, text))
    assert "enemies" not in told(found, event, "victim") | told(found, event, "target")


def test_who_died_in_hospital_is_not_counted_with_the_hurt(nlp: Language) -> None:
    text = (
        "Gunmen opened fire on a school in Osk on Sunday, killing two people, while three others succumbed to their "
        "injuries after being taken to hospital. Six other people were injured."
    )
    (event,) = attacks(found := read(nlp, text))
    assert (values(found, event, "killed"), values(found, event, "injured")) == ([5], [6])


def test_who_shot_by_accident_is_no_attacker(nlp: Language) -> None:
    text = "A student shot a classmate in Osk on Sunday. One officer was shot by accident by a colleague, police said."
    (event,) = attacks(found := read(nlp, text))
    assert told(found, event, "perpetrator") == {"student"}


def test_an_attacker_shot_by_police_in_the_headline(nlp: Language) -> None:
    text = (
        "Lomar knife attacker shot dead by police after stabbing five people to death\n\n"
        "A knife attacker who killed five people in a shop in Osk on Sunday has been shot dead by police."
    )
    found = read(nlp, text)
    assert not any("olice" in who for e in attacks(found) for who in told(found, e, "perpetrator"))


def test_an_attack_that_comes_after_another_has_its_own_dead(nlp: Language) -> None:
    text = (
        "Gunmen stormed a church in Osk on Sunday, killing nine people. They looted a pharmacy and other stores.\n\n"
        "The attack comes some three weeks after raiders opened fire at a mosque in Tesk, killing nine worshippers."
    )
    found = read(nlp, text)
    church, mosque = sorted(attacks(found), key=lambda e: "mosque" in str(told(found, e, "target")))
    assert {"pharmacy", "stores"} <= told(found, church, "target")
    assert "mosque" not in str(told(found, church, "target"))
    assert told(found, mosque, "killed") == {"9"}
