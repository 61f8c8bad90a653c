"""What is told of as an attack, by which words, and what is not."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests import reading
from tests.reading import attacks, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2031, 5, 14))


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        ("A sniper shot dead a protester in Kano.", "Shooting", 1),
        ("A militant shot and wounded three tourists in Goma.", "Shooting", None),
        ("Separatists shot down a helicopter near Herat, killing all nine on board.", "Shooting", 9),
        ("A string of bombings hit Goma on Monday, killing 30.", "Bombing", 30),
        ("A wave of attacks swept Quetta on Monday, killing 30.", "Attack", 30),
        ("Barrel bombs dropped by helicopters killed 12 in Herat.", "Airstrike", 12),
        ("Clashes between rebels and the army in Kharkiv left 15 dead.", "Attack", 15),
        ("Heavy fighting in Benghazi claimed the lives of 20 civilians.", "ArmedAssault", 20),
        ("Velian strikes on Mosul killed four people.", "Attack", 4),
        ("Insurgents laid siege to a hotel in Herat.", "ArmedAssault", None),
        ("Assailants threw acid at a schoolteacher in Kharkiv.", "Attack", None),
        ("Villagers stoned a woman to death in Kano.", "Attack", None),
        ("A Molotov cocktail was thrown at a party office in Benghazi.", "Arson", None),
        ("Hijackers seized a passenger plane bound for Kano.", "Hijacking", None),
        ("A drone dropped an explosive device on a farm in Goma on Monday.", "DroneStrike", None),
        ("Supporting aircraft engaged the rebels near Mosul, killing all four.", "Airstrike", 4),
        ("Ilo Venn pleaded guilty to assault for stabbing a trader in Goma.", "Stabbing", None),
        ("Gunmen came to a farm in Goma and took away four nurses at gunpoint.", "Kidnapping", None),
        ("Rebels blew up a portion of the railway track near Herat.", "Bombing", None),
        ("Armed youth from Kano attacked a cattle camp in Goma, killing 31 herders.", "Attack", 31),
        ("A mob attacked two men in Kano for selling beef.", "Attack", None),
        ("Settlers attacked two farmers near Goma over a land dispute.", "Attack", None),
        ("Settlers attacked the village of Dabga for two hours on Monday.", "Attack", None),
        ("The placement of a bomb outside a bank in Mosul on Monday killed two.", "Bombing", 2),
        ("A tanker was damaged by a limpet mine off Benghazi.", "Bombing", None),
    ],
)
def test_words_of_violence_tell_of_an_attack(nlp: Language, text: str, kind: str, killed: int | None) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert attack.type == kind
    assert killed is None or values(found, attack, "killed") == [killed]


@pytest.mark.parametrize(
    "text",
    [
        "Sanctions hit the Velian banking sector hard.",
        "China hit Australian wine with new tariffs.",
        "The strikes killed demand for hotel rooms in Mosul.",
        "The party's offensive on taxes killed the bill.",
        "A truck ploughed into a bus on a wet road, killing five.",
        "A storm battered the coast and swept through Cali, killing nine.",
        "A string of hits made the band famous.",
        "A series of errors killed the deal.",
        "The helicopter was shot down in the final scene of the film.",
        "Critics attacked the author for mixing fact and fiction.",
        "The minister attacked his rival over the budget.",
        "A dog attack injured a boy in Kano. The attack happened on Monday. Police said the attack lasted a minute.",
        "He directed the placement of bombs in Mosul.",
        "The bishop condemned the planting of mines.",
        "It shook like an air raid, a pensioner in Kano said.",
        "The minister dismissed talk of an attack by foreign agents in Kano.",
        "Rising costs derailed the project in Goma.",
    ],
)
def test_the_same_words_tell_of_none(nlp: Language, text: str) -> None:
    assert attacks(read(nlp, text)) == []


def test_a_state_that_strikes_a_building_attacks_it(nlp: Language) -> None:
    found = read(nlp, "Israel struck a building in Quetta on Monday, killing a commander.")
    (attack,) = attacks(found)
    assert values(found, attack, "perpetrator") == ["Israel"]
    assert values(found, attack, "target") == ["building"]


def test_what_a_blast_tore_through_was_hit(nlp: Language) -> None:
    found = read(nlp, "A bomb blast tore through a church in Goma during Sunday mass, killing 21.")
    (attack,) = attacks(found)
    assert values(found, attack, "target") == ["church"]


def test_a_capital_that_bombs_is_its_state(nlp: Language) -> None:
    found = read(nlp, "Kyiv accused Moscow of bombing a hospital in Kharkiv on Monday.")
    (attack,) = attacks(found)
    assert values(found, attack, "suspect") == ["Russia"]
    assert "Moscow" not in values(found, attack, "place")


def test_what_hangs_on_the_weapon_is_told_of_the_attack(nlp: Language) -> None:
    found = read(nlp, "Two men died in an attack by a drone of the Velian army on a minibus near Kharkiv on Monday.")
    (attack,) = attacks(found)
    assert {str(v).removeprefix("Velian ") for v in values(found, attack, "perpetrator")} == {"army"}
    assert values(found, attack, "target") == ["minibus"]


def test_a_deed_of_earlier_in_the_day_is_another(nlp: Language) -> None:
    found = read(
        nlp,
        "Three civilians were killed in a drone attack on a minibus near Kharkiv on Tuesday, the governor said. "
        "Earlier in the day, a drone dropped a grenade on a farm.",
    )
    assert sorted(e.type for e in attacks(found)) == ["DroneStrike", "DroneStrike"]


def test_a_town_and_a_far_district_of_its_province_are_apart(nlp: Language) -> None:
    found = read(
        nlp,
        "In Turbat, a bomb planted in a motorcycle went off on Monday and killed two soldiers.\n\n"
        "Two children died when a landmine exploded in Dera Bugti.",
    )
    assert len(attacks(found)) == 2


def test_a_resort_is_the_town_that_it_is_called_by(nlp: Language) -> None:
    found = read(nlp, "Gunmen shot six people in the resort of Cancun on Monday.")
    (attack,) = attacks(found)
    assert values(found, attack, "place") == ["Cancun"]


def test_people_come_together_are_a_target(nlp: Language) -> None:
    found = read(nlp, "Jets bombed a wedding party near Herat on Monday, killing 12.")
    (attack,) = attacks(found)
    assert values(found, attack, "target") == ["wedding party"]


HARD_WORDS = {
    "firebombs": ("Hooded youths threw firebombs and stones at a police bus in Ostra on Tuesday.", "Arson"),
    "butchered": ("At least 16 people were butchered in Karida village on Monday.", "Attack"),
    "missiles": ("Missiles slammed into an apartment block in Kharkiv on Monday, killing nine.", "RocketAttack"),
    "in wait": ("Gunmen lay in wait for the convoy near Ostra on Monday and killed four policemen.", "ArmedAssault"),
}


@pytest.mark.parametrize(("text", "kind"), HARD_WORDS.values(), ids=list(HARD_WORDS))
def test_rarer_words_for_an_attack(nlp: Language, text: str, kind: str) -> None:
    [event] = attacks(read(nlp, text))
    assert event.type == kind


def test_the_fire_of_an_exchange_is_no_weapon(nlp: Language) -> None:
    found = read(nlp, "The exchange of fire in Ostra on Monday left two soldiers dead.")
    [event] = attacks(found)
    assert not [f for f in event.facts if f.name == "weapon"]


PASSERS_BY = {
    "patrolling": ("A bomb went off as six rangers were patrolling in Ostra on Monday.", {"rangers"}),
    "passed": ("A bomb exploded in Ostra on Monday as a police convoy passed by.", {"police convoy"}),
    "when": ("A police vehicle was passing through Ostra on Monday when a bomb exploded.", {"police vehicle"}),
    "only there": ("A bomb exploded in Ostra on Monday as ministers met in Gao.", set()),
}


@pytest.mark.parametrize(("text", "hit"), PASSERS_BY.values(), ids=list(PASSERS_BY))
def test_who_comes_by_when_a_bomb_goes_off_is_its_target(nlp: Language, text: str, hit: set[str]) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert set(values(found, event, "target")) == hit


def test_what_is_set_alight_burns_whatever_the_parse_says(nlp: Language) -> None:
    found = read(nlp, "Four men set the shop alight in Ostra on Monday.")
    [event] = attacks(found)
    assert event.type == "Arson"
    assert values(found, event, "target") == ["shop"]


def test_a_fight_is_looked_for_before_the_harm_only(nlp: Language) -> None:
    found = read(nlp, "With rebels killing nine people, Ostra calls for an end to the clashes")
    [event] = attacks(found)
    assert values(found, event, "perpetrator") == ["rebels"]


def test_shots_into_the_air_hit_nothing_but_what_else_is_fired_at(nlp: Language) -> None:
    [event] = attacks(read(nlp, "Gunmen fired shots in the air and at a bus in Ostra on Monday."))
    assert event.type == "Shooting"


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("In March, a man shot dead a neighbour with his father's pistol in Lohr.", {"man"}, {"neighbour"}),
        ("Retreating Islamic State militants shot dead three farmers near Mosul.", {"Islamic State"}, {"farmers"}),
        ("Killing farmers is a crime, he said.", None, None),
    ],
)
def test_who_did_it_where_the_parse_has_another_subject(
    nlp: Language, text: str, who: set[str] | None, whom: set[str] | None
) -> None:
    found = read(nlp, text)
    assert [told(found, e, "perpetrator") for e in attacks(found)] == ([who] if who else [])
    assert [told(found, e, "victim") for e in attacks(found)] == ([whom] if whom else [])
