"""When and where: what an operation gives to the arrests and killings told of it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kg.records import Event, Extraction, Ref, When
from kg.vocab import lineage
from tests import reading

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2031, 5, 14))


def _event(found: Extraction, kind: str) -> Event:
    return next(e for e in found.events if e.type == kind)


def _circumstances(found: Extraction, event: Event) -> tuple[set[str], set[str]]:
    labels = {e.key: e.label for e in found.entities}
    places = {labels[f.value.key] for f in event.facts if f.name == "place" and isinstance(f.value, Ref)}
    return places, {f.value.literal for f in event.facts if f.name == "date" and isinstance(f.value, When)}


def test_an_arrest_of_an_operation_has_its_place_and_day(nlp: Language) -> None:
    found = read(
        nlp,
        "A combined security force conducted an operation in Lomar district yesterday. "
        "The commander stores rifles for the rebels. The security force detained two suspected rebels.",
    )
    places, days = _circumstances(found, _event(found, "Arrest"))
    assert {p.removesuffix(" district") for p in places} == {"Lomar"}
    assert days == {"2031-05-13"}


def test_an_arrest_elsewhere_takes_nothing_from_an_operation(nlp: Language) -> None:
    found = read(
        nlp,
        "A combined security force conducted an operation in Lomar district yesterday. "
        "Officers arrested two men over a stolen car.",
    )
    assert _circumstances(found, _event(found, "Arrest")) == (set(), set())


def test_the_purpose_of_an_operation_leaves_its_place_to_the_event(nlp: Language) -> None:
    found = read(
        nlp, "Police detained two suspected rebels in an operation to arrest a rebel leader in Lomar district today."
    )
    places, days = _circumstances(found, _event(found, "Arrest"))
    assert {p.removesuffix(" district") for p in places} == {"Lomar"}
    assert days == {"2031-05-14"}


def _place_labels(found: Extraction) -> set[str]:
    labels = {e.key: e.label for e in found.entities}
    return {
        labels[f.value.key]
        for event in found.events
        for f in event.facts
        if f.name == "place" and isinstance(f.value, Ref)
    }


def test_a_region_that_the_text_never_names_is_not_written(nlp: Language) -> None:
    found = read(nlp, "Gunmen attacked a police post in Cali, Colombia, on Monday and killed two officers.")
    assert {e.label for e in found.entities if e.type in {"City", "Region", "Country"}} == {"Cali", "Colombia"}


def test_a_region_of_the_text_holds_its_town(nlp: Language) -> None:
    found = read(nlp, "Rebels took parts of Valle del Cauca. Gunmen killed two officers in Cali, Colombia, on Monday.")
    (cali,) = [e for e in found.entities if e.label == "Cali"]
    labels = {e.key: e.label for e in found.entities}
    above = {labels[f.value.key] for f in cali.facts if f.name == "locatedIn" and isinstance(f.value, Ref)}
    assert "Valle del Cauca" in above


def test_the_capital_is_a_city(nlp: Language) -> None:
    found = read(
        nlp, "Peruvian police said that a bomb exploded in the Peruvian capital on Monday, wounding nine people."
    )
    assert _place_labels(found) == {"Lima"}


def test_the_capital_of_a_department_is_left_to_its_name(nlp: Language) -> None:
    found = read(nlp, "A bomb exploded in Varnell, the capital of Lomar Department, on Monday, wounding nine people.")
    assert "Varnell" in _place_labels(found)


def test_this_city_is_that_of_the_dateline(nlp: Language) -> None:
    found = read(nlp, "Medellin, 14 May 31 (KLX) -- A bomb exploded in this city today, wounding nine people.")
    assert "Medellin" in _place_labels(found)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen ambushed a patrol in Cali on Monday. A soldier was wounded and taken to a hospital in Medellin.",
        "Gunmen wounded a soldier in Cali on Monday. He was hospitalized in Medellin.",
        "A trader, who spends most of his time in Medellin, was kidnapped by gunmen in Cali on Monday.",
        "Gunmen set fire to a bus in Cali, between Medellin and Bogota, on Monday.",
    ],
)
def test_a_town_of_care_or_of_life_or_beside_is_not_where_the_attack_was(nlp: Language, text: str) -> None:
    assert _place_labels(read(nlp, text)) == {"Cali"}


def test_a_vehicle_or_a_house_without_a_name_is_no_place(nlp: Language) -> None:
    found = read(nlp, "Two men shot the judge Ilo Venn at a house in Cali on Monday as he sat in a car.")
    assert _place_labels(found) == {"Cali"}


def test_a_market_with_the_name_of_its_town_lies_there(nlp: Language) -> None:
    found = read(nlp, "Police in Cali said that a bomb exploded at the Cali Central Market on Monday and killed two.")
    labels = {e.key: e.label for e in found.entities}
    held = [
        labels[f.value.key] for e in found.entities for f in e.facts if isinstance(f.value, Ref) and "Market" in e.label
    ]
    assert "Cali" in held


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police reported today that on 10 May gunmen killed a judge in Cali.", "2031-05-10"),
        ("Officials said that yesterday gunmen overpowered the guards and burned the bank.", "2031-05-13"),
        ("Nine sailors were hurt in a bomb attack in Cali. It happened on 10 May, an officer said.", "2031-05-10"),
        ("Yesterday gunmen arrived in Cali and shot a judge.", "2031-05-13"),
        ("One man was killed and another injured this evening when a bomb exploded in Cali.", "2031-05-14"),
    ],
)
def test_a_day_belongs_to_what_is_told_and_not_to_the_telling(nlp: Language, text: str, day: str) -> None:
    found = read(nlp, text)
    told = [e for e in found.events if "Attack" in lineage(e.type)]
    days = {f.value.literal for e in told for f in e.facts if f.name == "date" and isinstance(f.value, When)}
    assert days == {day}


@pytest.mark.parametrize(
    "text",
    [
        "Officials said today that gunmen had killed a judge in Cali.",
        "Gunmen killed a judge in Cali. The trial will begin today. It happened to be his birthday.",
    ],
)
def test_the_day_of_a_statement_dates_no_attack(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert not [f for e in found.events if "Attack" in lineage(e.type) for f in e.facts if f.name == "date"]


def test_a_day_after_two_verbs_of_one_subject_is_that_of_both(nlp: Language) -> None:
    found = read(nlp, "A security force killed two rebels and detained several others in Lomar province Sunday.")
    attack = next(e for e in found.events if "Attack" in lineage(e.type))
    assert _circumstances(found, attack)[1] == _circumstances(found, _event(found, "Arrest"))[1] == {"2031-05-11"}


def test_the_day_of_a_sentence_of_prison_is_not_that_of_the_deed(nlp: Language) -> None:
    found = read(nlp, "A trader shot two men at a market in Lomar and was jailed for life on Monday.")
    attack = next(e for e in found.events if "Attack" in lineage(e.type))
    assert _circumstances(found, attack)[1] == set()


def test_a_day_before_the_police_is_no_part_of_their_name(nlp: Language) -> None:
    found = read(nlp, "Sunday police arrested two men in Lomar over the theft of a lorry.")
    assert _circumstances(found, _event(found, "Arrest"))[1] == {"2031-05-11"}
    assert "police" in {e.label for e in found.entities}


def test_those_taken_hostage_are_all_counted(nlp: Language) -> None:
    found = read(nlp, "Gunmen took six workers and a driver hostage at a mill in Lomar.")
    event = _event(found, "HostageTaking")
    assert [f.value for f in event.facts if f.name == "kidnapped"] == [7]


@pytest.mark.parametrize(
    "death",
    [
        "A woman died of her wounds on Tuesday",
        "A woman succumbed to her injuries on Tuesday",
        "A woman died at a hospital in Varnell on Tuesday",
    ],
)
def test_the_day_of_a_later_death_is_not_that_of_the_attack(nlp: Language, death: str) -> None:
    found = read(nlp, f"{death}, bringing the number of people killed in the bombing in Lomar to eight.")
    attack = next(e for e in found.events if "Attack" in lineage(e.type))
    assert not _circumstances(found, attack)[1]
