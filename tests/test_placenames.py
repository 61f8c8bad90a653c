"""One place under one name, written in small letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def test_a_region_with_and_without_its_kind_is_one(nlp: Language) -> None:
    found = read(nlp, "Gunmen kill driver in Kogi\n\nGunmen killed a driver in Kogi State on Sunday, police said.")
    assert [e.label for e in found.entities if e.label.startswith("Kogi")] == ["Kogi"]


def test_a_dateline_gives_no_label_in_capitals(nlp: Language) -> None:
    found = read(nlp, "KYIV, March 7 (KLX) - A bomb exploded in central Kyiv on Sunday, killing nine people.")
    [event] = attacks(found)
    assert told(found, event, "place") == {"Kyiv"}


def test_a_hyphen_joins_names_only_to_a_known_place(nlp: Language) -> None:
    found = read(
        nlp,
        "A bomb exploded in North Rhine-Westphalia on Sunday. Gunmen attacked a bus on the Lokoja-Okene highway.",
    )
    labels = {e.label for e in found.entities}
    assert "North Rhine-Westphalia" in labels
    assert "Lokoja-Okene" not in labels
