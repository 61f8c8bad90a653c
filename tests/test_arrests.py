"""Arrests: when and where they were, whatever word tells of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.extract import extract
from kg.records import Article, Ref, When

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def test_an_arrest_told_by_a_noun_has_its_place_and_day(nlp: Language) -> None:
    text = "The arrest of Maren Oldstrop on Monday in the town of Lomar ended a long hunt."
    found = next(iter(extract(nlp, [Article(id="a", text=text, date=date(2031, 5, 14))])))
    (arrest,) = [e for e in found.events if e.type == "Arrest"]
    labels = {e.key: e.label for e in found.entities}
    assert [labels[f.value.key] for f in arrest.facts if f.name == "place" and isinstance(f.value, Ref)] == ["Lomar"]
    assert [f.value.literal for f in arrest.facts if f.name == "date" and isinstance(f.value, When)] == ["2031-05-12"]
