"""Who the people of an article are: names that only their context makes a person's; needs the model."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.reading import read

pytestmark = pytest.mark.model


PERSONS = [
    ("Rear Adm. Mahjub Bishra said that talks were held.", "Mahjub Bishra"),
    ("A former lawmaker, Prophane Veltor, was arrested.", "Prophane Veltor"),
    ("A 52-year-old rubber tapper, Pranee Thongdal, was killed.", "Pranee Thongdal"),
    ("They were seen by Jubril Aminov, a community leader.", "Jubril Aminov"),
]


@pytest.mark.parametrize(("text", "name"), PERSONS, ids=[n for _, n in PERSONS])
def test_name_is_a_persons_by_what_stands_beside_it(nlp: Language, text: str, name: str) -> None:
    found = read(nlp, text)
    assert [e.type for e in found.entities if e.label == name] == ["Person"]


def test_a_firm_may_be_an_owner(nlp: Language) -> None:
    found = read(nlp, "The owner, Velin Marine Holdings, said that the ship was safe.")
    assert not [e for e in found.entities if e.type == "Person"]


def test_a_surname_that_a_group_bears_too_is_its_bearers(nlp: Language) -> None:
    """By a common first name before it; elsewhere it is the group."""
    found = read(nlp, "The manager David Wagner was shot dead in Varnell on Monday. Wagner was 41.")
    assert not [e for e in found.entities if e.type == "ArmedGroup"]
    found = read(nlp, "Wagner killed nine soldiers near Varnell on Monday, said David Lomar, a teacher.")
    assert [e.label for e in found.entities if e.type == "ArmedGroup"]
