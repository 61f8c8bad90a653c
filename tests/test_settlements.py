"""Which town "the city" is, which district "the district", and where people were attacked who live in a town."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kg.records import Ref
from tests import reading
from tests.reading import attacks, told

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.records import Extraction

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2024, 5, 10))  # a Friday

_OPENING = "Gunmen killed nine people at a fish market in Maiduguri on Tuesday, police said. The men fled. "


def _around(found: Extraction) -> list[set[str]]:
    """For each attack its places and what the facilities among them lie in, in the order of the text."""
    labels = {r.key: r.label for r in found.entities}
    inside = {
        e.key: {labels[f.value.key] for f in e.facts if f.name == "locatedIn" and isinstance(f.value, Ref)}
        for e in found.entities
        if e.type == "Facility"
    }
    return [
        {
            label
            for f in event.facts
            if f.name == "place" and isinstance(f.value, Ref)
            for label in (labels[f.value.key], *inside.get(f.value.key, ()))
        }
        for event in sorted(attacks(found), key=lambda e: min(m.start for m in e.mentions))
    ]


@pytest.mark.parametrize(
    "later",
    [
        "In February, a suicide bomber killed 11 passengers at the railway station of the city.",
        "In March, rebels raided the Blue Wave Hotel in the same city and killed four guards.",
        "A year ago, a car bomb exploded outside the town's courthouse, killing two.",
        "Last month men with rifles entered the city and shot dead a judge.",
    ],
)
def test_the_city_is_the_one_told_of_before(nlp: Language, later: str) -> None:
    assert all("Maiduguri" in places for places in _around(read(nlp, _OPENING + later)))


@pytest.mark.parametrize(
    "later",
    [
        "In February, a bomber killed 11 passengers at a railway station in a nearby city.",
        "In February, a bomber killed 11 passengers at a railway station in the country's largest city.",
        "In February, a bomber killed 11 passengers at a railway station in the village.",
        "In February, a bomber killed 11 passengers at a railway station in the town where the chief was born.",
        "A clinic in a village near Maiduguri was hit in May. Two nurses died when a bomb hit a bus in the village.",
    ],
)
def test_another_city_is_not(nlp: Language, later: str) -> None:
    assert "Maiduguri" not in _around(read(nlp, _OPENING + later))[-1]


def test_a_quarter_of_the_city_is_no_city(nlp: Language) -> None:
    found = read(
        nlp,
        "Four people were killed when a bomb went off at a restaurant in the Kenyan capital on Friday. Police said the "
        "blast happened in Eastleigh neighbourhood. In 2013, gunmen attacked a mall in the city, killing 67 people.",
    )
    assert "Nairobi" in _around(found)[-1]
    assert "Eastleigh" not in _around(found)[-1]


def test_this_town_is_that_of_the_dateline(nlp: Language) -> None:
    found = read(
        nlp,
        "KISUMU, Kenya (KLX) — Gunmen opened fire on a family at a wake in this fishing town on Saturday night, "
        "killing six people.",
    )
    assert _around(found)[0] == {"Kisumu"}


@pytest.mark.parametrize("noun", ["district", "province", "county"])
def test_the_region_is_the_one_called_so(nlp: Language, noun: str) -> None:
    found = read(
        nlp,
        f"Gunmen killed nine farmers in Zurmi {noun} on Tuesday, the governor of Zamfara state said in Gusau. "
        f"In April, bandits abducted 30 pupils from a school in the {noun}.",
    )
    assert any(label.startswith("Zurmi") for label in _around(found)[-1])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("On Sunday residents of the Sorel district beat to death three alleged kidnappers.", "Sorel"),
        ("Three villagers from Mandor were hacked to death on Sunday.", "Mandor"),
        ("Fighters entered the nearby village of Sanga on Sunday and shot dead 12 men.", "Sanga"),
    ],
)
def test_where_they_live_and_where_they_went(nlp: Language, text: str, place: str) -> None:
    found = read(nlp, text)
    assert told(found, attacks(found)[0], "place") == {place}


def test_shelling_of_weeks_has_its_dead_and_not_the_day_of_what_it_led_to(nlp: Language) -> None:
    found = read(nlp, "On Monday the army retook Nyala after months of shelling that killed some 45 traders.")
    [event] = attacks(found)
    assert told(found, event, "killed") == {"45"}
    assert told(found, event, "date") == set()


def test_the_capital_with_its_name_in_commas_is_that_one(nlp: Language) -> None:
    text = "A bomb killed nine people on a train in the capital, Osk, on Friday. The bomber had flown in from Turkey."
    found = read(nlp, text)
    assert told(found, attacks(found)[0], "place") == {"Osk"}


@pytest.mark.parametrize(("station", "around"), [("Victoria station", set()), ("Kabul hotel", {"Kabul"})])
def test_a_building_that_only_bears_the_name_of_a_place(nlp: Language, station: str, around: set[str]) -> None:
    [places] = _around(read(nlp, f"A bomb exploded at the {station} on Thursday, killing two people."))
    assert places == {station, *around}
