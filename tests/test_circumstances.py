"""When and where: what an operation gives to the arrests and killings told of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.extract import extract
from kg.records import Article, Event, Extraction, Ref, When

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
PUBLISHED = date(2031, 5, 14)


def _read(nlp: Language, text: str) -> Extraction:
    return next(iter(extract(nlp, [Article(id="a", text=text, date=PUBLISHED)])))


def _event(found: Extraction, kind: str) -> Event:
    return next(e for e in found.events if e.type == kind)


def _circumstances(found: Extraction, event: Event) -> tuple[set[str], set[str]]:
    labels = {e.key: e.label for e in found.entities}
    places = {labels[f.value.key] for f in event.facts if f.name == "place" and isinstance(f.value, Ref)}
    return places, {f.value.literal for f in event.facts if f.name == "date" and isinstance(f.value, When)}


def test_an_arrest_of_an_operation_has_its_place_and_day(nlp: Language) -> None:
    found = _read(
        nlp,
        "A combined security force conducted an operation in Lomar district yesterday. "
        "The commander stores rifles for the rebels. The security force detained two suspected rebels.",
    )
    places, days = _circumstances(found, _event(found, "Arrest"))
    assert {p.removesuffix(" district") for p in places} == {"Lomar"}
    assert days == {"2031-05-13"}


def test_an_arrest_elsewhere_takes_nothing_from_an_operation(nlp: Language) -> None:
    found = _read(
        nlp,
        "A combined security force conducted an operation in Lomar district yesterday. "
        "Officers arrested two men over a stolen car.",
    )
    assert _circumstances(found, _event(found, "Arrest")) == (set(), set())


def test_the_purpose_of_an_operation_leaves_its_place_to_the_event(nlp: Language) -> None:
    found = _read(
        nlp, "Police detained two suspected rebels in an operation to arrest a rebel leader in Lomar district today."
    )
    places, days = _circumstances(found, _event(found, "Arrest"))
    assert {p.removesuffix(" district") for p in places} == {"Lomar"}
    assert days == {"2031-05-14"}
