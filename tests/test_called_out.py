"""Days and places told by a call for help, of victims in hospital, and by a court."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Four people were stabbed at a party. Police were called at 3.20am on Sunday to reports of a fight at a "
            "house in Leeds.",
            "Leeds",
        ),
        (
            "A man was stabbed to death. Emergency services were called to Ash Road shortly after 10pm on Sunday.",
            "Ash Road",
        ),
        ("Three men were shot dead. Deputies responded to a barn in Leeds around midnight Sunday.", "Leeds"),
    ],
)
def test_police_are_called(nlp: Language, text: str, place: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "date") == {"2021-03-07"}
    assert place in told(found, attack, "place")


@pytest.mark.parametrize(
    "text",
    [
        "Four people were stabbed at a party. Police called a meeting with residents on Sunday.",
        "Four people were stabbed at a party. The minister was called to parliament on Sunday.",
        "Three people were shot dead. Laura Quist, 52, died Sunday morning at Lomar Medical Center in Kaduna.",
        "Two people were shot dead. Laura Quist, who was shot twice, was in fair condition Sunday in a clinic.",
    ],
)
def test_day_of_something_else(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert not told(found, attack, "date")
    assert not told(found, attack, "place") & {"Lomar Medical Center", "clinic"}


def test_day_of_a_plea(nlp: Language) -> None:
    text = (
        "Eight members of a family were shot to death in Kaduna in April 2016. "
        "Peter Malden pleaded guilty to murder in that case in 2019 and agreed to testify."
    )
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "date") == {"2016-04"}
    assert told(found, attack, "perpetrator") == {"Peter Malden"}
    (plea,) = [e for e in found.events if e.type == "Conviction"]
    assert values(found, plea, "date") == ["2019"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Two men on a motorcycle drew alongside a pickup in Kaduna on Sunday and fired at least 14 shots.", 1),
        ("A gunman fired three rounds at a police officer in Kaduna on Sunday.", 1),
        ("Two robbers fired shots in the air and fled from a bank in Kaduna on Sunday.", 0),
        ("Guards fired warning shots on Sunday as protesters gathered in Kaduna.", 0),
    ],
)
def test_shots_fired(nlp: Language, text: str, count: int) -> None:
    found = read(nlp, text)
    assert len(attacks(found)) == count
    for attack in attacks(found):
        assert told(found, attack, "date") == {"2021-03-07"}
        assert told(found, attack, "perpetrator")
        assert not told(found, attack, "victim") - {"police officer"}


def test_name_after_a_dateline(nlp: Language) -> None:
    text = (
        "WAVERLY — A Kaduna man was charged Monday with four counts of murder in a shooting at a party that left four "
        "people dead.\\n\\nPeter Malden, 22, appeared by video in court. He is also charged with assault."
    ).replace("\\n", "\n")
    found = read(nlp, text)
    assert told(found, attacks(found)[0], "suspect") == {"Peter Malden"}


@pytest.mark.parametrize(
    ("text", "role", "labels"),
    [
        (
            "A reporter was shot dead in Kaduna, the third journalist to be killed there this year.",
            "victim",
            {"reporter"},
        ),
        ("Gunmen killed Peter Malden, mayor of the port of Manta, in July.", "place", {"Manta"}),
        ("Sunday Adeyemo, a driver, was shot dead in Lagos.", "date", set()),
        (
            "A man stabbed a guard in Kaduna. Prosecutors described the suspect as Peter Malden, a former clerk.",
            "perpetrator",
            {"Peter Malden"},
        ),
        (
            "A man stabbed a guard in Kaduna. Neighbours described him as a friend of Peter Malden.",
            "perpetrator",
            {"man"},
        ),
    ],
)
def test_who_where_and_when(nlp: Language, text: str, role: str, labels: set[str]) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, role) == labels


@pytest.mark.parametrize(
    ("text", "role", "labels"),
    [
        (
            "Gunmen ambushed the mayor of Manta, Laura Quist, and her guard on Monday.",
            "victim",
            {"Laura Quist", "guard"},
        ),
        ("Gunmen killed the mayor of Manta, Laura Quist, on Monday.", "place", {"Manta"}),
        ("Manta Mayor Peter Malden was shot dead in a pickup on Monday.", "place", {"Manta"}),
        ("In December, a doctor drove a rented BMW through a market in Kaduna, killing six.", "killed", {"6"}),
    ],
)
def test_office_and_drive(nlp: Language, text: str, role: str, labels: set[str]) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, role) == labels


@pytest.mark.parametrize(
    "text",
    [
        "Six mayors have been slain in Mexico since October 1.",
        "Police drove a car through the market in Kaduna on Monday.",
    ],
)
def test_no_attack_told(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))


def test_who_is_named_is_meant_by_he(nlp: Language) -> None:
    text = (
        "A man stabbed two people in Kaduna. A girl is fighting for her life in hospital. Who is the suspect? "
        "Interior Minister Laura Quist named him as Peter Malden, a 24-year-old clerk. He was arrested on Monday."
    )
    found = read(nlp, text)
    assert "Peter Malden" in told(found, attacks(found)[0], "perpetrator") | told(found, attacks(found)[0], "suspect")
    (arrest,) = [e for e in found.events if e.type == "Arrest"]
    assert values(found, arrest, "arrested") == ["Peter Malden"]


def test_admitted_deed_is_the_one_told(nlp: Language) -> None:
    text = (
        "A driver ploughed a car into a march in Kaduna on Monday, hurting 36 people. It was an attack, police said. "
        "The mayor visited the wounded. Prosecutors said the man admitted that he had driven into the marchers."
    )
    assert len(attacks(read(nlp, text))) == 1


def test_a_call_dates_the_attack_told_nearest(nlp: Language) -> None:
    text = (
        "A bomb went off in Varnell. A car was set ablaze in Kaduna. Police were called to Ash Road at 10pm on Sunday."
    )
    found = read(nlp, text)
    assert {e.type: told(found, e, "date") for e in attacks(found)} == {"Bombing": set(), "Arson": {"2021-03-07"}}
