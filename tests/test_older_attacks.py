"""Attacks that a report only brings to mind, deeds that are listed one by one, and who lost somebody in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import attacks, found_in_all, read, types, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

POST = "Gunmen have killed 14 soldiers in an attack on a post in Herat. Three attackers struck it before dawn. "
HOTEL = "Gunmen stormed a hotel in Kabul on Sunday, killing 14 people. "
TAKEN = "Armed men have abducted 40 pupils from a school in Zamfara. Police said they came before dawn. "
YEARS = "Gunmen killed 17 at a hotel on Sunday.\n\n– 2016 –\n\n– June 20: Gunmen storm a mall, killing three.\n\n"
YEARS += "– 2015 –\n\n– November 21: A bomb kills nine at a market."


def told(nlp: Language, text: str) -> list[tuple[Any, ...]]:
    """When each attack of a text was, and how many it killed and took."""
    found = read(nlp, text)
    rows = [[values(found, e, name) for name in ("date", "killed", "kidnapped")] for e in attacks(found)]
    return sorted((tuple(v[0] if v else "-" for v in row) for row in rows), key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day long past is none of the news, which is told without one
        (
            POST + "Six airmen had been killed in the Kunduz attack in January 2016.",
            [("-", 14, "-"), ("2016-01", 6, "-")],
        ),
        (
            POST + "The assault resembled one in May 2015, when rebels killed nine.",
            [("-", 14, "-"), ("2015-05", 9, "-")],
        ),
        (
            TAKEN + "Their number is far below the 276 girls taken in the Chibok abduction of 2014.",
            [("-", "-", 40), ("2014", "-", 276)],
        ),
        (POST + "The 14 were killed on 3 March 2021, a spokesman said.", [("2021-03-03", 14, "-")]),
        # what a story looks back to gets its day
        (
            "A court jailed two men who killed a clerk in Herat. The clerk was shot on 3 May 2019.",
            [("2019-05-03", 1, "-")],
        ),
        ("A teacher was kidnapped and killed in Herat in June 2017.", [("2017-06", 1, 1)]),
        # where an event that is only named killed somebody
        (
            HOTEL + "It echoed the 2018 massacre at a school in Herat, where 11 died.",
            [("2018", 11, "-"), ("2021-03-07", 14, "-")],
        ),
        # a month before the deed
        (
            HOTEL + "A January bombing at a mosque in Herat left nine dead.",
            [("2021-01", 9, "-"), ("2021-03-07", 14, "-")],
        ),
        # the day behind one deed of a list
        (
            "The group was accused of the murder of two judges in Kabul in January and an ambush in Herat in 2019.",
            [("2019", "-", "-"), ("2021-01", 2, "-")],
        ),
        # years that head the items of a list
        (YEARS, [("2015-11-21", 9, "-"), ("2016-06-20", 3, "-"), ("2021-03-07", 17, "-")]),
        # the year heads its list, not the text after it
        (
            YEARS + "\n\nThe news agency said that gunmen had killed four people at a farm on 3 March.",
            [("2015-11-21", 9, "-"), ("2016-06-20", 3, "-"), ("2021-03-03", 4, "-"), ("2021-03-07", 17, "-")],
        ),
    ],
)
def test_older_attacks_are_told_apart(nlp: Language, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert [tuple(str(v) for v in row) for row in told(nlp, text)] == [tuple(str(v) for v in row) for row in expected]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # deeds of a trial
        (
            "Venn was found guilty of bombing the home of a judge, of shooting a clerk and of bombing a bank.",
            3,
        ),
        ("Venn was found to have bombed a judge's home, bombed a court building and burned a bank in Herat.", 3),
        ("The charges include the murder of judge Ana Marr and the bombing of a church hall.", 2),
        (
            "The trial is over a 2012 bombing at a depot, a 2013 attack on a mosque and the 2014 shooting of an imam.",
            3,
        ),
        # what a group has done
        (
            "The Red Front was behind the bombing of a hotel, an attack on a convoy and the murder of a chief.",
            3,
        ),
        ("The Red Front carried out the bombing of a hotel in Herat in 2018 and the kidnapping of two nurses.", 2),
        ("The Red Front is believed to be behind the bombing of a hotel in Herat and the killing of a senator.", 2),
        # a bomb that was found besides
        ("A bomb killed two guards in Bogota on Monday. Police deactivated a car bomb in the same city.", 2),
        ("A car bomb killed nine people in Kabul on Monday. A bomb had also been defused at a mosque.", 2),
        ("A bomb killed two guards in Bogota on Monday. A second device was defused near the scene.", 1),
        ("Police defused a bomb outside a school in Kabul on Monday. The device was deactivated by experts.", 1),
        # one attack
        ("The president condemned the bombing of a hotel in Herat and the killing of 14 people.", 1),
        ("Two men are charged with the murder of Ilo Venn and the attempted murder of his wife.", 1),
        ("Gunmen stormed a hotel in Herat and attacked the nearby police post.", 1),
        ("Venn was convicted of blowing up the gate and storming the building.", 1),
    ],
)
def test_deeds_of_a_list(nlp: Language, text: str, number: int) -> None:
    assert len(attacks(read(nlp, text))) == number


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The Herat Gazette lost 12 clerks in an attack on its offices in 2015.", "killed", [12]),
        ("Ana Marr, who lost two sons when gunmen stormed a school in Herat in 2014, lit a candle.", "killed", [2]),
        ("The unit lost 14 troops to a suicide attack on its base in Herat last year.", "killed", [14]),
        ("The Herat Gazette lost 12 clerks in an attack on its offices in 2015.", "perpetrator", []),
        ("The party lost nine lawmakers in the election after the attack in Herat.", "killed", []),
        ("The side lost two strikers in the attack.", "killed", []),
        ("Venn lost his wife in a car crash in Herat in 2012.", "killed", []),
        (
            "The Red Front was behind the bombing of a hotel in Herat and the murder of a chief.",
            "suspect",
            ["Red Front"],
        ),
        ("Venn was found guilty of shooting a clerk and of planting a bomb outside a bank.", "perpetrator", ["Venn"]),
    ],
)
def test_who_did_it_and_who_was_lost(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # bombs in the post
        (
            "Two men were held over the sending of parcel bombs to politicians in Herat in May.",
            "target",
            ["politicians"],
        ),
        ("The mailing of pipe bombs to a judge last week alarmed the town of Herat.", "weapon", ["pipe-bomb"]),
        ("Explosive devices were sent to two embassies in Kabul in February.", "date", ["2021-02"]),
        ("The sending of cluster bombs to the army of Velia was condemned.", "weapon", []),
        ("The sending of devices to schools in Herat was delayed.", "target", []),
        # what else was hit
        (HOTEL + "A mosque was targeted two days after the attack.", "target", ["hotel", "mosque"]),
        (HOTEL + "A bank was targeted for closure after the attack.", "target", ["hotel"]),
    ],
)
def test_bombs_that_are_sent_and_what_else_was_hit(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bandits killed nine farmers in Niger State, Nigeria. The attack in Niger came on Sunday.", "Region"),
        ("Gunmen killed nine soldiers in Niger on Sunday. Schools in Niger State were shut.", "Country"),
        ("Gunmen killed nine soldiers in Niger on Sunday.", "Country"),
    ],
)
def test_a_region_that_is_called_like_a_country(nlp: Language, text: str, kind: str) -> None:
    assert types(read(nlp, text))["Niger"] == kind


def test_an_authority_is_no_region_that_a_country_is_called_like(nlp: Language) -> None:
    found = read(nlp, "Gunmen killed nine people in Guatemala department on Saturday. Guatemala has seen many attacks.")
    assert {"Country", "GovernmentBody"} <= {e.type for e in found.entities}


def test_the_states_of_a_list_are_no_region_told_before(nlp: Language) -> None:
    text = "Gunmen took 38 people from a church in Kwara state. Schools closed in the states of Kebbi, Yobe and Kwara. "
    found = read(nlp, text + "Gunmen took 20 pupils from a school in Kebbi state on Monday.")
    assert sorted(v for e in attacks(found) for v in values(found, e, "kidnapped")) == [20, 38]
