"""Victims of single shootings: the name joined with the description, the dead and the wounded counted."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kg.extract import read
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def attacks(nlp: Language, text: str) -> list[tuple[list[str], dict[str, list[int]]]]:
    """The victims of each attack and, by outcome, the figures given for single people."""
    reading = read(nlp(text), Article(id="a", text=text, date=datetime.date(2016, 2, 3)))
    found = []
    for event in reading.events:
        if event.type == "Shooting":
            figures: dict[str, list[int]] = {}
            for figure in event.figures:
                figures.setdefault(figure.outcome.value, []).append(figure.quantity.value)
            found.append((sorted(v.label for v in event.values("victim")), figures))
    return found


def test_name_given_later(nlp: Language) -> None:
    text = (
        "A man was shot on Harbor Road in Varnell on Monday. He died at the hospital. "
        "Police identified the victim as Peter Malden, 34."
    )
    [(victims, figures)] = attacks(nlp, text)
    assert set(victims) == {"Peter Malden"}
    assert set(figures["killed"]) == {1}


def test_pronounced_dead(nlp: Language) -> None:
    text = "Peter Malden was shot outside a bar in Varnell on Monday. Malden was pronounced dead at the scene."
    [(victims, figures)] = attacks(nlp, text)
    assert victims == ["Peter Malden"]
    assert "killed" in figures
    assert "injured" not in figures


def test_survivor_is_injured(nlp: Language) -> None:
    [(victims, figures)] = attacks(nlp, "Peter Malden was shot in the leg outside a bar in Varnell on Monday.")
    assert victims == ["Peter Malden"]
    assert list(figures) == ["injured"]


def test_two_named_victims_stay_two(nlp: Language) -> None:
    text = "Peter Malden and Laura Quist were shot and killed outside a bar in Varnell on Monday."
    [(victims, figures)] = attacks(nlp, text)
    assert victims == ["Laura Quist", "Peter Malden"]
    assert len(figures["killed"]) == 2


def test_town_of_the_opening_and_the_body(nlp: Language) -> None:
    text = (
        "MEMPHIS, Tenn. - A man was shot at a motel on Monday, police said. "
        "Peter Malden's body was found in a room there."
    )
    reading = read(nlp(text), Article(id="a", text=text, date=datetime.date(2016, 2, 3)))
    [event] = [e for e in reading.events if e.type == "Shooting"]
    assert "Memphis" in {p.label.title() for p in event.values("place")}
    assert "Peter Malden" in {v.label for v in event.values("victim")}
