"""Who is charged, tried, convicted and denies it; who is meant by names and pronouns in reports of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.records import Extraction

pytestmark = pytest.mark.model

BOMB = "A bomb killed two people in Nairobi on Monday. "


def of_kind(found: Extraction, kind: str, name: str) -> set[str]:
    """The values of one property of all events of a class."""
    return {value for e in found.events if e.type == kind for value in told(found, e, name)}


def types(found: Extraction) -> dict[str, str]:
    return {e.label: e.type for e in found.entities}


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "Judge Ana Tesk found Ilo Quill and Dov Marr guilty of murder over the bombing of a hotel in Lomar.",
            "Conviction",
            {"Ilo Quill", "Dov Marr"},
        ),
        (
            "Two men, Ilo Quill and Dov Marr, were found guilty in 2019 of shooting Ana Tesk outside her house.",
            "Conviction",
            {"Ilo Quill", "Dov Marr"},
        ),
        (
            "Ilo Quill, 27, of Mill Road, Lomar, and Dov Marr, 22, of no fixed address, have been charged with murder.",
            "Charge",
            {"Ilo Quill", "Dov Marr"},
        ),
    ],
)
def test_everybody_named_stands_before_the_court(nlp: Language, text: str, kind: str, names: set[str]) -> None:
    assert names <= of_kind(read(nlp, text), kind, "defendant")


def test_what_a_day_parts_from_its_verdict(nlp: Language) -> None:
    text = "Two men, Ilo Quill and Dov Marr, were found guilty in 2019 of shooting Ana Tesk outside her house."
    found = read(nlp, text)
    [event] = attacks(found)
    assert {"Ilo Quill", "Dov Marr"} <= told(found, event, "perpetrator")


def test_those_arrested_are_named_in_a_list(nlp: Language) -> None:
    found = read(nlp, "Police arrested two men, Ilo Quill and Dov Marr, on Monday over the bombing of a bar in Lomar.")
    assert {"Ilo Quill", "Dov Marr"} <= of_kind(found, "Arrest", "arrested")
    assert of_kind(found, "Arrest", "arrestedCount") == {"2"}


def test_what_the_driver_did_the_police_did_not(nlp: Language) -> None:
    text = "Velin police arrested a man on Monday after he drove a van into a crowd at a tram stop, injuring seven."
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "perpetrator") == {"man"}


def test_no_motive_is_no_accident(nlp: Language) -> None:
    found = read(
        nlp,
        "A man drove a van into a crowd in Nairobi on Monday, injuring seven. A prosecutor said that there was no "
        "evidence of a terrorist motive.",
    )
    assert [e.type for e in attacks(found)] == ["VehicleRamming"]


def test_another_deed_told_of_somebody_is_not_what_it_is_for(nlp: Language) -> None:
    found = read(
        nlp,
        BOMB + "Police arrested Ilo Quill, who is also wanted over the killing of a priest in 2015, over the blast.",
    )
    [arrest] = [e for e in found.events if e.type == "Arrest"]
    assert "Nairobi" in next(iter(told(found, arrest, "inConnectionWith")))


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "Ilo Quill and Dov Marr were charged with murder over the attack. Both had denied the charges.",
        BOMB + "The Ravani Zohar, an armed group active in the area, denied any involvement.",
        BOMB + "Two men were charged with murder over the attack. The men deny any wrongdoing.",
    ],
)
def test_what_is_denied_is_the_attack(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert of_kind(found, "Denial", "speaker")
    assert of_kind(found, "Denial", "about")


def test_both_are_the_last_two(nlp: Language) -> None:
    text = BOMB + "Ilo Quill and Dov Marr were charged with murder over the attack. Both had denied the charges."
    assert of_kind(read(nlp, text), "Denial", "speaker") == {"Ilo Quill", "Dov Marr"}


def test_who_exploits_an_attack_is_no_suspect(nlp: Language) -> None:
    found = read(nlp, BOMB + "The Workers' Party accused Dov Marr of exploiting the attack.")
    [event] = attacks(found)
    assert not told(found, event, "suspect")


def test_those_behind_it_will_be_found(nlp: Language) -> None:
    found = read(nlp, BOMB + "President Ilo Quill said that the government would find those responsible.")
    assert of_kind(found, "Vow", "speaker") == {"Ilo Quill"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Ravani Zohar, an armed group active in the area, denied it.", "Ravani Zohar", "ArmedGroup"),
        ("Terrorists of Zohar al-Ravani attacked a bus on Monday.", "Zohar al-Ravani", "ArmedGroup"),
        (
            "Tesk Intelligence, a Lomar-based risk consultancy, counted nine attacks.",
            "Tesk Intelligence",
            "Organization",
        ),
        ("Guards blocked Via Torino on Monday.", "Via Torino", "Facility"),
        ("Senior Superintendent of Police Ilo Quill said that a bomb had killed two.", "Ilo Quill", "Person"),
    ],
)
def test_what_a_name_means_by_what_is_told_beside_it(nlp: Language, text: str, name: str, kind: str) -> None:
    assert types(read(nlp, text))[name] == kind


def test_an_operation_is_no_body(nlp: Language) -> None:
    assert "Operation Larkspur" not in types(read(nlp, "Ilo Quill, who led Operation Larkspur, resigned on Monday."))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Velia's ambassador to Rome, Ilo Quill, condemned the attack.", "Velia's ambassador"),
        (
            "The Special Representative of the Secretary-General, Ilo Quill, spoke.",
            "Special Representative of the Secretary-General",
        ),
    ],
)
def test_the_office_of_somebody_sent(nlp: Language, text: str, title: str) -> None:
    assert [p.title for p in read(nlp, text).positions] == [title]


def test_the_rights_group_is_the_one_that_spoke(nlp: Language) -> None:
    found = read(
        nlp, BOMB + "Amnesty International condemned the attack. The rights group called on President Dov Marr to act."
    )
    assert not any("rights group" in label for label in types(found))


def test_a_prosecutor_who_tells_of_it_did_not_do_it(nlp: Language) -> None:
    found = read(
        nlp,
        "An 18-year-old man was charged with murder. The suspect, identified only as Ilo Q., was jailed. Prosecutor "
        "Oliver Tesk told reporters that the young man had recorded a video in which he pledged allegiance to the "
        "Front shortly before he attacked shoppers with two knives on Saturday.",
    )
    [event] = attacks(found)
    assert told(found, event, "perpetrator") == {"Ilo Q."}


def test_who_is_disguised_and_not_whom_he_plays(nlp: Language) -> None:
    text = "Police chief Dov Marr said officers encountered a man dressed as a guard, who opened fire at them and fled."
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "perpetrator") == {"man"}


def test_a_husband_is_not_the_official_of_the_same_first_name(nlp: Language) -> None:
    found = read(
        nlp,
        "Former mayor Ana Tesk and her husband, Mark, were shot dead in Lomar on Monday. Police chief Mark Quill spoke "
        "of a targeted attack.",
    )
    [event] = attacks(found)
    assert told(found, event, "victim") == {"Ana Tesk", "Mark"}


def test_who_is_named_in_a_quotation_does_not_say_it(nlp: Language) -> None:
    found = read(
        nlp,
        BOMB + "Chief Minister Dov Marr vowed to act. “The terrorists of Zohar Ravani have struck again,” he said.",
    )
    assert "Zohar Ravani" not in of_kind(found, "Announcement", "speaker")


def test_who_dies_of_wounds_is_another_than_the_officer(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen shot dead five men in Lomar on Monday. Police inspector Dov Marr said that four died at once while "
        "another died of his injuries in a hospital in Velia.",
    )
    [event] = attacks(found)
    assert "Dov Marr" not in told(found, event, "victim")
    assert "hospital" not in told(found, event, "place")
