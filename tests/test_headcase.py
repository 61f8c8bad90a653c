"""Small letters for headlines in Title Case: same length, names as the text below writes them; invented texts."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract import extract
from kg.headcase import lower_headline
from kg.nlp import word_kinds
from kg.records import Article

BODY = "\n\nThe Red Front said on Monday it had attacked a barracks in Varnell. Mayor Ilo Venn was hurt in the blast."


def kind(word: str) -> str:
    """A word list of a few words, so that no model is needed."""
    return "word" if word in {"claims", "on", "in", "after", "for", "wounds"} else "noun"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        # as the text below writes it
        ("Red Front Claims Attack on Barracks in Varnell", "Red Front claims attack on barracks in Varnell"),
        ("Blast in Varnell Wounds Mayor Venn", "Blast in Varnell wounds Mayor Venn"),
        # what stands after a bar is not of the headline
        ("Blast in Varnell Wounds Mayor | Attack News", "Blast in Varnell wounds mayor | Attack News"),
        # no headline in Title Case
        ("Red Front claims attack on barracks", "Red Front claims attack on barracks"),
        ("Red Front", "Red Front"),
        ("RED FRONT CLAIMS ATTACK ON BARRACKS", "RED FRONT CLAIMS ATTACK ON BARRACKS"),
    ],
)
def test_a_headline_is_written_as_the_text_below(head: str, expected: str) -> None:
    assert lower_headline(head + BODY, kind) == expected + BODY


def test_a_text_of_one_line_has_no_headline() -> None:
    assert lower_headline("Red Front Claims Attack on Barracks", kind) == "Red Front Claims Attack on Barracks"


@pytest.mark.model
def test_a_headline_names_nobody_new(nlp: Language) -> None:
    text = (
        "Gunmen Shot To Death Market Trader, Police Say\n\nGunmen shot dead a trader at a market in Varnell on Monday."
    )
    assert lower_headline(text, word_kinds(nlp)).startswith("Gunmen shot to death market trader, police say\n")
    found = next(extract(nlp, [Article(id="case", text=text)]))
    assert not [e.label for e in found.entities if e.type in {"Person", "Organization"}]
    assert [f.value for e in found.events for f in e.facts if f.name == "killed"] == [1]
