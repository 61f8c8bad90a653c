"""Arrests: when and where they were, whatever word tells of them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kg.records import Extraction, Ref, When
from tests import reading

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2031, 5, 14))


def test_an_arrest_told_by_a_noun_has_its_place_and_day(nlp: Language) -> None:
    text = "The arrest of Maren Oldstrop on Monday in the town of Lomar ended a long hunt."
    found = read(nlp, text)
    (arrest,) = [e for e in found.events if e.type == "Arrest"]
    labels = {e.key: e.label for e in found.entities}
    assert [labels[f.value.key] for f in arrest.facts if f.name == "place" and isinstance(f.value, Ref)] == ["Lomar"]
    assert [f.value.literal for f in arrest.facts if f.name == "date" and isinstance(f.value, When)] == ["2031-05-12"]


def facts(found: Extraction, kind: str) -> list[dict[str, list[object]]]:
    """The facts of the events of one class, by name; entities by their labels."""
    labels = {e.key: e.label for e in found.entities}
    told = []
    for event in found.events:
        if event.type == kind:
            row: dict[str, list[object]] = {}
            for fact in event.facts:
                value = labels.get(fact.value.key) if isinstance(fact.value, Ref) else fact.value
                row.setdefault(fact.name, []).append(value)
            told.append(row)
    return told


CAPTURE = "A Varnell security force captured a rebel commander in Lomar on Monday. "


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (CAPTURE + "The soldiers also detained two presumed smugglers.", [3]),
        (CAPTURE + "One further presumed smuggler was detained during the search.", [2]),
        ("Police arrested a rebel commander, along with two presumed smugglers, in Lomar on Monday.", [3]),
        # told twice, counted once
        (
            "Two commanders and two other rebels were captured in Lomar on Monday by police. "
            "The police searched a house. Two other rebels were also captured.",
            [4],
        ),
        # another force, another operation
        (CAPTURE + "A Talsk police patrol also detained two smugglers in Belmar.", [2, 1]),
        ("Police confirmed the capture of a rebel commander in Lomar on Monday.", [1]),
        ("Police called for the arrest of two men.", []),
        ("No women or children were detained during the operation in Lomar.", []),
    ],
)
def test_people_taken_in_one_operation_are_counted_together(nlp: Language, text: str, numbers: list[int]) -> None:
    assert [n for row in facts(read(nlp, text), "Arrest") for n in row.get("arrestedCount", [])] == numbers


@pytest.mark.parametrize(
    ("text", "kind", "court", "defendant"),
    [
        ("Federal police filed new charges against President Mara Oldan.", "Charge", "Federal police", "Mara Oldan"),
        ("A Varnell court found Mara Oldan guilty of fraud.", "Conviction", "Varnell court", "Mara Oldan"),
        (
            "The Lomar Regional Court convicted Ostrel Bank of fraud.",
            "Conviction",
            "Lomar Regional Court",
            "Ostrel Bank",
        ),
        ("Norway released two prisoners on Monday.", "Release", "Norway", "prisoners"),
    ],
)
def test_a_step_of_law_has_who_acts_and_who_answers(
    nlp: Language, text: str, kind: str, court: str, defendant: str
) -> None:
    (row,) = facts(read(nlp, text), kind)
    assert (row["court"], row["defendant"]) == ([court], [defendant])


def test_the_force_named_again_is_still_on_its_operation(nlp: Language) -> None:
    text = (
        "A Varnell and allied security force arrested a rebel commander in Lomar on Monday. "
        "Two armed rebels attacked the force with rifles."
    )
    (attack,) = facts(read(nlp, text), "Shooting")
    assert [w.literal for w in attack["date"] if isinstance(w, When)] == ["2031-05-12"]


@pytest.mark.parametrize(
    ("text", "attacks"),
    [
        ("Security forces targeted a compound in Lomar on Monday to search for a commander during the operation.", 0),
        ("Security forces targeted a rebel commander in Lomar, detaining two men on Monday.", 0),
        ("Militants targeted an army convoy in Lomar on Monday, killing two soldiers.", 1),
    ],
)
def test_to_be_sought_is_not_to_be_attacked(nlp: Language, text: str, attacks: int) -> None:
    families = {"Attack", "Shooting", "ArmedAssault", "Bombing"}
    assert sum(e.type in families for e in read(nlp, text).events) == attacks


def test_nobody_is_no_victim(nlp: Language) -> None:
    text = "A bomb exploded in Lomar on Monday, wounding two guards. No women or children were hurt in the attack."
    (attack,) = facts(read(nlp, text), "Bombing")
    assert attack["victim"] == ["guards"]


def test_fighters_may_hold_people_as_well(nlp: Language) -> None:
    (arrest,) = facts(read(nlp, "Fighters arrested Mayor Maren Oldstrop in Lomar on Monday."), "Arrest")
    assert arrest["arrestedBy"] == ["Fighters"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("A court in Varnell convicted Ilo Venn of the bombing. He received 18 years in prison.", 1),
        ("Ilo Venn got life for the murder of a judge in Varnell.", 1),
        ("Ilo Venn was given a life sentence for the bombing of a shop in Varnell.", 1),
        ("Ilo Venn was given two years to leave Varnell.", 0),
        ("Ilo Venn received a prize in Varnell.", 0),
    ],
)
def test_terms_that_somebody_gets(nlp: Language, text: str, sentences: int) -> None:
    found = facts(read(nlp, text), "Sentence")
    assert len(found) == sentences
    assert all(f["defendant"] == ["Ilo Venn"] for f in found)


@pytest.mark.parametrize(
    ("sentence", "arrests"),
    [
        ("Two of the women are still being held.", 0),
        ("Two suspects are being held.", 1),
        ("Two men are being held in jail.", 1),
    ],
)
def test_hostages_still_held_are_not_arrested(nlp: Language, sentence: str, arrests: int) -> None:
    found = read(nlp, f"Gunmen kidnapped three nurses in Varnell on Sunday. {sentence}")
    assert len(facts(found, "Arrest")) == arrests


RAID = "Troops killed two rebels and arrested six others, among them their leader, Ilo Venn, in a raid near Lomar."
SHOT = "Gunmen shot dead a judge in Lomar on Monday. "


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        (RAID, "arrested", "Ilo Venn"),
        (RAID, "arrestedCount", 6),
        ("Ilo Venn was captured with two of his aides in Lomar on Sunday.", "arrestedCount", 3),
        (SHOT + "Police have made two arrests.", "arrestedCount", 2),
        (SHOT + "Two men are in custody.", "arrestedCount", 2),
        (SHOT + "Police arrested the pair at a station.", "arrestedCount", 2),
        (SHOT + "The mayor announced the capture on Sunday morning of two men and a boy.", "arrestedCount", 3),
        (SHOT + "Ilo Venn was picked up by police.", "arrestedBy", "police"),
        ("Two men were detained in a raid by special forces in Lomar on Monday.", "arrestedBy", "special forces"),
        ("Officers of the Lomar National Guard arrested a man.", "arrestedBy", "Lomar National Guard"),
    ],
)
def test_who_is_taken_by_whom(nlp: Language, text: str, name: str, value: object) -> None:
    (arrest,) = facts(read(nlp, text), "Arrest")
    assert value in arrest[name]


@pytest.mark.parametrize(
    "text",
    [
        SHOT + "No arrests have been made.",
        SHOT + "The children were picked up from school.",
        "Seventeen people were seized by a gang in Lomar on Monday.",
        "Rebels seized a freighter and its crew of 26 on Monday.",
    ],
)
def test_nobody_is_arrested(nlp: Language, text: str) -> None:
    assert not facts(read(nlp, text), "Arrest")


@pytest.mark.parametrize(
    ("text", "suspects"),
    [
        (SHOT + "Ilo Venn was arrested on suspicion of murder.", ["Ilo Venn"]),
        (SHOT + "Ilo Venn was arraigned on charges of first-degree murder.", ["Ilo Venn"]),
        (SHOT + "Ilo Venn was arrested on suspicion of fraud.", []),
        (SHOT + "Police detained 20 people.", []),
        (RAID, []),
    ],
)
def test_whoever_is_held_for_violence_is_suspected(nlp: Language, text: str, suspects: list[str]) -> None:
    found = read(nlp, text)
    rows = [row for kind in ("Shooting", "Attack", "ArmedAssault") for row in facts(found, kind)]
    assert rows
    assert [s for row in rows for s in row.get("suspect", [])] == suspects


def test_the_leader_taken_in_a_raid_is_not_held_for_the_raid(nlp: Language) -> None:
    (arrest,) = facts(read(nlp, RAID), "Arrest")
    assert "inConnectionWith" not in arrest


def test_where_somebody_is_held_is_not_where_they_were_taken(nlp: Language) -> None:
    text = "Ilo Venn, 34, was captured in Lomar in January and is being held at a prison in Velia."
    (arrest,) = facts(read(nlp, text), "Arrest")
    assert arrest["place"] == ["Lomar"]


def test_a_bombing_months_ago_does_not_date_the_arrests(nlp: Language) -> None:
    text = "In an operation in Lomar, police detained 20 people with links to the August 2029 bombing of a hotel."
    (arrest,) = facts(read(nlp, text), "Arrest")
    assert "date" not in arrest


def test_people_freed_after_the_attack_do_not_free_the_attack(nlp: Language) -> None:
    text = "A bomb killed nine people in Lomar on May 9. Two men detained after the attack were released on Friday."
    found = read(nlp, text)
    assert not facts(found, "Attack")
    assert len(facts(found, "Bombing")) == 1
