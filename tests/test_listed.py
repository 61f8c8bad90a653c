"""Lists that the parse tears: several victims of a deed, asides about some of a group, a day before who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, found_in_all, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            "The killing of a judge, his driver and two bodyguards shocked Varnell.",
            ["bodyguards", "driver", "judge"],
        ),
        (
            "The killing of a judge, his driver and two bodyguards shocked Varnell on Sunday.",
            ["bodyguards", "driver", "judge"],
        ),
        (
            "He condemned the killing of a judge, his driver and two bodyguards.",
            ["bodyguards", "driver", "judge"],
        ),
        (
            "The massacre of six monks, two employees and a neighbour shocked Varnell on Monday.",
            ["employees", "monks", "neighbour"],
        ),
        (
            "Police are investigating the murders of a teacher, her husband and their two children in Varnell.",
            ["children", "husband", "teacher"],
        ),
        (
            "The deaths of two soldiers, a policeman and four civilians in Monday's bombing shocked Varnell.",
            ["civilians", "policeman", "soldiers"],
        ),
        (
            "He denied involvement in the assassination of General Ilo Venn, his wife and a guard in 1994.",
            ["Ilo Venn", "guard", "wife"],
        ),
        # others who stand between commas, and one person with two names for him
        ("The killing of a judge, residents and police said, shocked Varnell.", ["judge"]),
        ("After the killing of a judge, protesters and police clashed in Varnell.", ["judge"]),
        ("The murder of Ilo Venn, his neighbour and friend, haunted him.", ["Ilo Venn"]),
        ("Rebels killed three men, a nurse and two guards, on Monday.", ["three men"]),
        ("Gunmen killed the mayor, a father of six, and a guard in Varnell.", ["guard", "mayor"]),
        ("A bomb killed the mayor, an aide, and a guard in Varnell on Sunday.", ["aide", "guard", "mayor"]),
    ],
)
def test_all_victims_of_a_deed(nlp: Language, text: str, victims: list[str]) -> None:
    """The killing is of everybody in the list that follows it."""
    assert found_in_all(nlp, text, "victim") == victims


@pytest.mark.parametrize(
    ("text", "victim", "number"),
    [
        (
            "Mourners gathered for the seven miners, three of them Chilean, who were shot dead in Varnell.",
            "miners",
            7,
        ),
        (
            "The army released photographs of the three officers, two of them colonels, who died when a bomb exploded.",
            "officers",
            3,
        ),
        ("The vigil honoured the five teachers, all women, who were killed by gunmen in Varnell.", "teachers", 5),
        (
            "The government mourned the nine soldiers, including a colonel, killed on Thursday by militants.",
            "soldiers",
            9,
        ),
    ],
)
def test_an_aside_takes_no_clause(nlp: Language, text: str, victim: str, number: int) -> None:
    """What follows an aside about some of a group is told of the whole group."""
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert victim in told(found, attack, "victim")
    assert told(found, attack, "killed") == {str(number)}


def test_one_of_an_aside_keeps_a_clause_of_its_own(nlp: Language) -> None:
    """A verb in the singular tells of the one named last."""
    text = "The vigil was held for five women, one of them a nurse, who was killed by gunmen on Friday."
    assert found_in_all(nlp, text, "victim") == ["nurse"]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("One of the rockets hit a school in Varnell, killing three pupils.", "rocket"),
        ("Several of the missiles slammed into a residential building in Varnell on Monday.", "missile"),
        ("Three of the grenades exploded in the yard, wounding four recruits.", "grenade"),
    ],
)
def test_one_of_several_weapons(nlp: Language, text: str, weapon: str) -> None:
    """Some of the shells are shells."""
    assert found_in_all(nlp, text, "weapon") == [weapon]


@pytest.mark.parametrize(
    ("text", "role", "who", "day"),
    [
        (
            "Police said that on 5 March suspected militants killed a teacher in Varnell.",
            "suspect",
            "militants",
            "2021-03-05",
        ),
        (
            "Witnesses said that on 12 February masked gunmen stormed a bar.",
            "perpetrator",
            "masked gunmen",
            "2021-02-12",
        ),
        (
            "According to the ministry, on 3 March alleged gang members burned a bus in Varnell.",
            "suspect",
            "gang members",
            "2021-03-03",
        ),
        (
            "On the night of 3 March unknown assailants shot a judge in Varnell.",
            "perpetrator",
            "unknown assailants",
            "2021-03-03",
        ),
        ("Officials said that on 4 March five soldiers were killed by rebels.", "victim", "soldiers", "2021-03-04"),
    ],
)
def test_a_day_is_no_part_of_who_did_it(nlp: Language, text: str, role: str, who: str, day: str) -> None:
    """A day before its subject without a comma is when they did it."""
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, role) == {who}
    assert told(found, attack, "date") == {day}


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Five people died in the attack: a teacher, three pupils and a guard.", ["guard", "pupils", "teacher"]),
        (
            "The bomb killed four people - a shopkeeper, two students and a soldier.",
            ["shopkeeper", "soldier", "students"],
        ),
        (
            "Those injured in the stabbing were a 30-year-old man, a pensioner and two teenagers.",
            ["30-year-old man", "pensioner", "teenagers"],
        ),
        (
            "The shelling killed nine people, including a pregnant woman, her husband and a baby.",
            ["baby", "husband", "pregnant woman"],
        ),
        (
            "Officials say 13 people - including two children and a pregnant woman - were injured in the bombing.",
            ["children", "pregnant woman"],
        ),
        (
            "A bomb exploded in Varnell, killing three people. Among the wounded were a nurse and a bus driver.",
            ["bus driver", "nurse"],
        ),
        # counts that make another number, and one person told of twice
        ("The gunmen killed a policeman, a father of two, and wounded a guard.", ["guard", "policeman"]),
        ("The attack killed six people, a blow to the town and its people.", []),
    ],
)
def test_who_a_number_of_people_were(nlp: Language, text: str, victims: list[str]) -> None:
    """A list that makes up a number of people, or some of it, tells who was hit."""
    assert found_in_all(nlp, text, "victim") == victims


def test_one_of_those_held_is_no_other(nlp: Language) -> None:
    """An aside about one of a group counts nobody twice."""
    found = read(nlp, "Police arrested three men, one of them a locksmith, over the bombing in Varnell on Monday.")
    (arrest,) = [e for e in found.events if e.type == "Arrest"]
    assert told(found, arrest, "arrestedCount") == {"3"}
