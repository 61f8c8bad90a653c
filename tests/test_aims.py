"""What was aimed at and where: vehicles stopped, gatherings, "the target was", what stood beside, places in chains."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, found_in_all, read, told, types

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Gunmen flagged down a bus near Osk on Monday and shot seven of the passengers dead.", ["bus"]),
        ("Robbers halted a minibus outside Osk and abducted four nurses.", ["minibus"]),
        ("Armed men stopped several vehicles near Osk, checked the papers and killed nine people.", ["vehicles"]),
        ("Gunmen boarded two ships off Lomar in September, wounding two sailors.", ["ships"]),
        ("Gunmen pulled passengers off a bus near Osk on Tuesday and abducted 50 of them.", ["bus"]),
        ("Bandits abducted nine teachers from a bus near Osk on Tuesday.", ["bus"]),
        ("Nine pilgrims were kidnapped from two chapels in Osk on Sunday.", ["chapels"]),
        ("A man jumped from a van in Lomar on Monday and stabbed three people.", []),
        ("A businessman was kidnapped from his home in Lomar on Monday.", []),
        ("Gunmen kidnapped a trader from his car in Osk on Friday.", []),
    ],
)
def test_the_vehicle_or_building_that_people_were_taken_from(nlp: Language, text: str, targets: list[str]) -> None:
    assert found_in_all(nlp, text, "target") == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("It comes a week after a grenade attack on a bus carrying court clerks near Osk.", ["bus"]),
        ("Rockets struck a bus carrying weavers out of Osk on Sunday, killing nine of them.", ["bus"]),
        ("In 2017, bombings claimed by the Lomar Front at a courthouse killed more than 30 people.", ["courthouse"]),
        ("An attack blamed on rebels at a hotel in Lomar left six dead in May.", ["hotel"]),
        ("A bombing claimed by rebels in a statement on Sunday killed three people.", []),
    ],
)
def test_what_hangs_on_a_participle_is_of_the_attack(nlp: Language, text: str, targets: list[str]) -> None:
    assert found_in_all(nlp, text, "target") == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Gunmen killed five people at a wedding in Lomar on Friday.", ["wedding"]),
        ("A suicide bomber killed 26 people at a football match in Lomar on Friday.", ["football match"]),
        ("Gunmen shot dead eight people during a soccer game in Lomar on Sunday.", ["soccer game"]),
        ("The bombing of a ceremony in Osk in April left some 160 people dead.", ["ceremony"]),
        ("A blast tore through a campaign rally in Lomar on Monday, killing nine.", ["campaign rally"]),
        ("A gunman killed the mayor at a funeral in Osk on Monday.", []),
        ("Four people died in the attack on Friday, relatives said at a funeral in Osk.", []),
    ],
)
def test_where_people_come_together_many_are_aimed_at(nlp: Language, text: str, targets: list[str]) -> None:
    assert found_in_all(nlp, text, "target") == targets


def test_a_ceremony_that_is_held_is_nobody_in_custody(nlp: Language) -> None:
    found = read(nlp, "The ceremony, held at the town hall in Lomar, was for the guards killed by rebels on Monday.")
    assert all(e.type != "Arrest" for e in found.events)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A bomb exploded in Lomar on Monday, killing four. The target was the police station.", "police station"),
        ("A car bomb killed four in Lomar. Officials said the intended target was a convoy.", "convoy"),
        ("The target seems to have been a military truck. Six soldiers died in the blast.", "military truck"),
        ("A bomb killed a driver in Lomar. Ilo Venn, who is believed to be the intended target, was away.", "Ilo Venn"),
        ("A bomb exploded in Lomar on Sunday, wounding six. The device was aimed at a police patrol.", "police patrol"),
        ("A roadside bomb intended for a police convoy killed three children on Friday.", "police convoy"),
        (
            "A bomb apparently meant for a minister's motorcade exploded in Lomar on Monday, killing two.",
            "minister's motorcade",
        ),
    ],
)
def test_what_an_attack_was_meant_for(nlp: Language, text: str, target: str) -> None:
    assert found_in_all(nlp, text, "target") == [target]


@pytest.mark.parametrize(
    "after",
    [
        "The target of the new law is the army.",
        "The company said its sales target was 3 million dollars.",
        "It was not clear who the target was.",
        "The target is the state, the rebels have often said.",
        "The target was not the embassy, police said.",
    ],
)
def test_what_is_no_target_of_an_attack(nlp: Language, after: str) -> None:
    assert not found_in_all(nlp, f"A bomb wounded four officers in Lomar on Monday. {after}", "target")


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("A bomb meant for a judge killed two guards in Varnell on Sunday.", "guards"),  # read: the judge killed them
        ("Bullets meant for a policeman struck a girl in Ostra on Sunday.", "girl"),  # read: they meant that it struck
        ("A bullet intended for a gang leader killed a boy in Ostra on Sunday.", "boy"),
        ("The police called for calm after gunmen killed two clerks in Ostra on Sunday.", "clerks"),
    ],
)
def test_who_was_hit_by_what_was_meant_for_others(nlp: Language, text: str, hurt: str) -> None:
    assert found_in_all(nlp, text, "victim") == [hurt]


def test_what_was_only_meant_is_no_place(nlp: Language) -> None:
    text = "A bomb exploded in Lomar on Monday, killing four. The intended target was the police station."
    assert found_in_all(nlp, text, "place") == ["Lomar"]


def test_things_that_an_attack_hit_are_told_by_themselves(nlp: Language) -> None:
    text = "A missile attack on Kyiv killed four people. Homes, hospitals and a sports hall were hit, the mayor said."
    assert found_in_all(nlp, text, "target") == ["Homes", "hospitals", "sports hall"]
    assert len(attacks(read(nlp, "A missile attack on Kyiv killed four. A hospital was also hit."))) == 1
    assert not found_in_all(nlp, "Two shops were hit by a truck in Lomar on Monday.", "target")


def test_jets_and_forces_pound_a_place(nlp: Language) -> None:
    [event] = attacks(read(nlp, "Velian jets pounded Gaza City overnight, killing nine people."))
    assert event.type == "Airstrike"
    assert not attacks(read(nlp, "The senator pounded the table on Monday."))


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Gunmen attacked a school in Osk on Saturday, killing two. The Lomar School was also hit.",
            ["Lomar School", "school"],
        ),
        ("A bomb exploded outside a bank on Monday. The blast also damaged a neighbouring pharmacy.", ["bank"]),
        ("A bomber struck a bus on Monday. Nine bakers in an adjacent mill were hurt.", ["bus"]),
        ("Gunmen attacked a church on Sunday, then stormed a nearby clinic.", ["church", "nearby clinic"]),
        ("Gunmen stormed an army post, killing six, in one of the deadliest strikes on the military.", ["army post"]),
        ("A bomb killed two guards outside a bank in Lomar, in one of four bombings against the police.", ["bank"]),
    ],
)
def test_what_stood_beside_and_what_a_series_was_on(nlp: Language, text: str, targets: list[str]) -> None:
    assert found_in_all(nlp, text, "target") == targets


def test_an_attack_that_followed_another_was_not_on_its_target(nlp: Language) -> None:
    found = read(nlp, "Monday's attack followed a bombing of a bank in Osk.")
    assert sorted(told(found, e, "target") for e in attacks(found)) == [set(), {"bank"}]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb exploded in Port-au-Prince on Monday, killing four.", "Port-au-Prince"),
        ("Gunmen killed nine people on Monday in Haiti's capital Port-au-Prince.", "Port-au-Prince"),
        ("Gunmen killed three people in Pul-e-Khumri on Sunday.", "Pul-e-Khumri"),
        ("A blast in the Varn-e-Doll area of Kabul killed six people on Monday.", "Varn-e-Doll"),
        ("Gangs attacked the Port-au-Prince suburb of Kenscoff on Sunday, killing nine people.", "Kenscoff"),
    ],
)
def test_names_in_one_word_with_hyphens(nlp: Language, text: str, place: str) -> None:
    assert found_in_all(nlp, text, "place") == [place]


def test_a_longer_name_and_a_rank_with_hyphens_are_no_places(nlp: Language) -> None:
    found = types(read(nlp, "Militants of Lashkar-e-Varn killed nine soldiers, Commander-in-Chief Ilo Venn said."))
    assert found["Lashkar-e-Varn"] == "ArmedGroup"
    assert found["Ilo Venn"] == "Person"


@pytest.mark.parametrize(
    ("told_so", "around"),
    [
        ("a village in the Lomar district", "Lomar"),
        ("a neighbourhood of Lomar", "Lomar"),
        ("a suburb of the capital Kabul", "Kabul"),
        ("one of Baghdad's poorest districts", "Baghdad"),
    ],
)
def test_what_an_apposition_says_a_place_is_in(nlp: Language, told_so: str, around: str) -> None:
    found = read(nlp, f"Gunmen killed nine people on Monday in Torsk, {told_so}.")
    [event] = attacks(found)
    assert told(found, event, "place") == {"Torsk"}
    labels = {e.key: e.label for e in found.entities}
    torsk = next(e for e in found.entities if e.label == "Torsk")
    assert around in {labels[f.value.key] for f in torsk.facts if f.name == "locatedIn"}


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Gunmen stormed a cafe in Osk on Friday. Twenty people died in the attack on the upscale cafe.", ["cafe"]),
        ("Gunmen attacked a hotel on Friday. They stormed the Lido Pearl hotel after a bomb.", ["Lido Pearl hotel"]),
        ("Nine people were killed in a mosque bombing on Monday in Lomar.", ["mosque"]),
        ("A bus bombing in Lomar killed nine people on Monday.", ["bus"]),
        ("Nine people were killed in a car bombing on Monday in Lomar.", []),
        ("Nine people were killed in a mosque in Lomar. The mosque attack was condemned.", []),
    ],
)
def test_one_building_under_two_words_and_before_the_deed(nlp: Language, text: str, targets: list[str]) -> None:
    assert found_in_all(nlp, text, "target") == targets


@pytest.mark.parametrize(
    ("deed", "targets"),
    [
        ("a massacre ordered by a gang leader who targeted healers and the elderly", ["elderly", "healers"]),
        ("an attack carried out by gunmen who targeted a bus", ["bus"]),
        ("an attack by gunmen who shot at a bus", ["bus"]),
    ],
)
def test_a_clause_about_who_did_it_tells_of_the_deed(nlp: Language, deed: str, targets: list[str]) -> None:
    [event] = attacks(read(nlp, f"Nine people died in Lomar on Monday in {deed}."))
    assert told(read(nlp, f"Nine people died in Lomar on Monday in {deed}."), event, "target") == set(targets)


def test_what_they_had_done_before_is_another_attack(nlp: Language) -> None:
    text = "Nine people died in Lomar on Monday in an attack by gunmen who had targeted a school in May."
    assert len(attacks(read(nlp, text))) == 2
