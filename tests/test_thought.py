"""Who is thought to have done it, told between subject and verb, and who of the people hit is picked out by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "suspect"),
    [
        ("Rockets that the army blamed on rebels struck a school in Varnell on Monday, killing three.", "rebels"),
        ("A drone, which officials blamed on Hamas, hit a hospital in Varnell on Monday.", "Hamas"),
        ("A drone blamed on Hamas hit a hospital in Varnell on Monday, killing two nurses.", "Hamas"),
        ("A drone strike that residents blamed on the army killed 12 people in Varnell.", "army"),
        ("A drone believed to be operated by the army bombed a market in Varnell on Sunday.", "army"),
        ("A shell believed to have been fired by rebels landed in a yard in Varnell, killing two.", "rebels"),
        ("A suspected Hamas drone struck a bus in Varnell on Monday.", "Hamas"),
        ("Gunmen suspected to be Taliban fighters killed six farmers in Varnell on Sunday.", "Taliban"),
        ("Gunmen, believed to be members of the Taliban, killed six farmers in Varnell on Sunday.", "Taliban"),
        ("Six farmers were killed in Varnell by gunmen believed to belong to the Taliban.", "Taliban"),
        ("Militants said to be from the Taliban stormed a police station in Varnell.", "Taliban"),
    ],
)
def test_thought_to_have_done_it(nlp: Language, text: str, suspect: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "suspect") == {suspect}
    assert suspect not in told(found, attack, "perpetrator")
    assert not told(found, attack, "perpetrator") & {"army", "officials", "residents"}


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Armed men thought to be bandits have abducted 12 pupils from a school in Varnell.", "Armed men"),
        ("A drone operated by the army bombed a market in Varnell.", "army"),
        ("Gunmen, who were masked, killed six farmers in Varnell on Sunday.", "Gunmen"),
    ],
)
def test_stated_doer(nlp: Language, text: str, doer: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "perpetrator") == {doer}
    assert not told(found, attack, "suspect")


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("A bomb killed six people, among them the reporter Laura Quist and her driver.", {"Laura Quist", "driver"}),
        (
            "An explosion at a mosque killed 18 people, among them prominent pro-government cleric Peter Malden.",
            {"Peter Malden"},
        ),
        ("Gunmen killed nine people in Varnell on Monday. Among them were Laura Quist, a nurse.", {"Laura Quist"}),
        ("Gunmen killed nine people in Varnell on Monday. One of them was Laura Quist, a nurse.", {"Laura Quist"}),
        ("The bomb killed nine people, one of whom was Peter Malden.", {"Peter Malden"}),
        ("Gunmen killed nine people in Varnell. Another of the dead is Laura Quist, a nurse.", {"Laura Quist"}),
        (
            "Gunmen killed nine people in Varnell. The third victim was named as Peter Malden. "
            "The youngest victim was Laura Quist, 9.",
            {"Peter Malden", "Laura Quist"},
        ),
    ],
)
def test_picked_by_name(nlp: Language, text: str, victims: set[str]) -> None:
    found = read(nlp, text)
    assert victims <= told(found, attacks(found)[0], "victim")


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Varnell. Police arrested two men. One of them was Peter Malden, a clerk.",
        "A bomb killed nine people in Varnell. Ministers visited the wounded; one of them was Peter Malden.",
    ],
)
def test_one_of_others(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert "Peter Malden" not in told(found, attacks(found)[0], "victim")


def test_no_accident(nlp: Language) -> None:
    """Who denies that it was an accident speaks of an attack."""
    text = "A man drove a van into people at a concert in Varnell on Friday. Police said it was {} accident."
    assert len(attacks(read(nlp, text.format("no")))) == 1
    assert not attacks(read(nlp, text.format("an")))


def test_vehicle_alone_needs_intent(nlp: Language) -> None:
    crash = "In April, an SUV plowed through a festival in Varnell, leaving 11 people dead."
    assert not attacks(read(nlp, crash))
    found = read(nlp, f"{crash} Peter Malden has been charged with murder.")
    (attack,) = attacks(found)
    assert attack.type == "VehicleRamming"
    assert told(found, attack, "target") == {"festival"}
    assert told(found, attack, "weapon")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A man with a machete attacked two soldiers in Varnell, injuring one; he was shot dead.", set()),
        ("A gunman opened fire on a guard in Varnell on Monday. The guard fired back. He died.", {"1"}),
    ],
)
def test_end_of_who_did_it(nlp: Language, text: str, killed: set[str]) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "killed") == killed


def test_weapon_in_the_hand_of_who_attacks(nlp: Language) -> None:
    found = read(nlp, "A man with a machete attacked two soldiers in Varnell, injuring one.")
    (attack,) = attacks(found)
    assert attack.type == "Stabbing"
    assert told(found, attack, "weapon")


def test_that_attack_is_the_one_told_last(nlp: Language) -> None:
    text = (
        "A gunman killed two guards in Varnell on Monday. In May 2018, Peter Malden stabbed two policewomen in Lomar. "
        "Hamas claimed {} attack{}."
    )
    for words, claimed in ((("that", ""), "Stabbing"), (("the", " in Varnell"), "Attack")):
        found = read(nlp, text.format(*words))
        assert [a.type for a in attacks(found) if told(found, a, "claimedBy")] == [claimed]


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        ("A suicide attacker blew himself up among worshippers leaving a mosque in Varnell.", "target", "worshippers"),
        ("A bomb exploded in a crowd in Varnell on Monday.", "target", "crowd"),
        ("A bomber struck a bank queue in Varnell on Monday, killing 12.", "target", "bank queue"),
        ("Gunmen waylaid two buses near Varnell on Monday and abducted 14 passengers.", "target", "buses"),
        ("No fewer than 14 passengers were abducted by gunmen near Varnell on Monday.", "victim", "passengers"),
        ("The shell hit workers clearing rubble in Varnell on Monday, killing nine.", "victim", "workers"),
    ],
)
def test_who_was_hit(nlp: Language, text: str, role: str, label: str) -> None:
    found = read(nlp, text)
    assert label in told(found, attacks(found)[0], role)


@pytest.mark.parametrize(
    "text",
    [
        "A bomber detonated his vest among people waiting to draw their wages in Varnell on Sunday, officials said.",
        "The mayor was shot dead as he left a radio station in Varnell on Sunday.",
        "A bomber blew himself up among worshippers leaving a mosque in Varnell on Sunday.",
    ],
)
def test_day_of_what_the_victims_did(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert told(found, attacks(found)[0], "date") == {"2021-03-07"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The road leads to Kaduna, where gunmen kidnapped two priests last month.", "Kaduna"),
        ("Further south is Owo in Ondo State, where gunmen attacked a school in June.", "Owo"),
        ("The minister visited the hospital where a bomb killed five nurses in February.", "hospital"),
    ],
)
def test_clause_of_a_place(nlp: Language, text: str, place: str) -> None:
    found = read(nlp, text)
    assert place in told(found, attacks(found)[0], "place")


def test_where_somebody_died_later(nlp: Language) -> None:
    found = read(nlp, "A bomb exploded in Kaduna on Monday. Four men were taken to a clinic, where two died.")
    assert told(found, attacks(found)[0], "place") == {"Kaduna"}


def test_maker_of_a_car_is_no_town(nlp: Language) -> None:
    found = read(nlp, "Gunmen opened fire on a bus, an 18-seater Toyota Hiace, in Kaduna on Monday, killing two.")
    assert told(found, attacks(found)[0], "place") == {"Kaduna"}
