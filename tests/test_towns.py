"""The town of a crime report: stated, of the dateline, of the police that act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.extract import read
from kg.extract.drafts import EntityDraft
from kg.extract.text.datelines import dateline_towns
from kg.extract.text.parse import Doc
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def places(nlp: Language, text: str) -> dict[str, str]:
    """The places of the shooting and what they lie in, with the rule that gave each."""
    reading = read(nlp(text), Article(id="a", text=text, date=date(2016, 2, 3)))
    [event] = [e for e in reading.events if e.type == "Shooting"]
    found = {}
    for fact in event.facts:
        if fact.name == "place" and isinstance(fact.value, EntityDraft):
            found[fact.value.label] = fact.rule
            if fact.value.container is not None:
                found[fact.value.container.label] = fact.rule
    return found


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("VARNELL, Ala. (KLX) - A man was shot.", "VARNELL"),
        ("ST. ILO, Ala. (KLX) — A man was shot.", "ST. ILO"),
        ("Headline here.\n\nOSTROW (KLX) -- A man was shot.", "OSTROW"),
        ("UPDATE - A man was shot.", None),
        ("Peter Malden, 26 - The Register", None),
        ("A man was shot - twice.", None),
    ],
)
def test_datelines(nlp: Language, text: str, town: str | None) -> None:
    doc = Doc(nlp(text))
    assert [doc[a:b].text for a, b in dateline_towns(doc)] == ([town] if town else [])


def test_dateline_gives_the_town(nlp: Language) -> None:
    found = places(nlp, "OSTROW, Ala. (KLX) - A man was shot in the 800 block of Harbor Road on Monday, police said.")
    assert found["Ostrow"] == "surface:opening"


def test_police_of_a_town_act_in_it(nlp: Language) -> None:
    text = "A man was shot and killed on Harbor Road. He was 34. It was late. Varnell police are looking for a suspect."
    assert places(nlp, text)["Varnell"] == "lexicon:jurisdiction"


def test_newspaper_gives_no_town(nlp: Language) -> None:
    text = "A man was shot and killed on Harbor Road on Monday, the Varnell Chronicle reported."
    assert "Varnell" not in places(nlp, text)


def test_section_of_a_town(nlp: Language) -> None:
    found = places(nlp, "A man was shot in Varnell's Arno section on Monday. Police said he was 34.")
    assert {"Arno", "Varnell"} <= set(found)


def test_side_of_a_town(nlp: Language) -> None:
    assert "Varnell" in places(nlp, "A man was shot in southwest Varnell on Monday. He was 34.")


def test_corner_streets_are_no_towns(nlp: Language) -> None:
    found = places(nlp, "VARNELL - A man was shot near 48th and Hampton on Monday, police said.")
    assert "Varnell" in found


def test_hospital_is_not_where_he_was_shot(nlp: Language) -> None:
    text = "A man was shot on Harbor Road in Varnell on Monday. He died at the Marr Memorial Hospital."
    assert not any("Hospital" in p for p in places(nlp, text))


def test_streets_that_cross_are_no_towns(nlp: Language) -> None:
    text = "A man was shot near Austin and Turk Street on Monday. Dallas police are looking for a suspect."
    assert places(nlp, text).get("Dallas") == "lexicon:jurisdiction"


def test_people_of_a_town_where_no_police_is_named(nlp: Language) -> None:
    text = "Augusta woman in custody after shooting | News. A man was shot on Harbor Road on Monday, deputies said."
    assert places(nlp, text).get("Augusta") == "lexicon:townsfolk"
