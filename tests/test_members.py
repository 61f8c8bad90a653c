"""Who was hit and who did it: the names of the members of a group, and what described people and things are called."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kg.extract import read
from kg.extract.drafts import EntityDraft
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def roles(nlp: Language, text: str) -> dict[str, set[str]]:
    """The labels of whoever and whatever fills each role of any attack."""
    reading = read(nlp(text), Article(id="a", text=text, date=datetime.date(2016, 2, 3)))
    found: dict[str, set[str]] = {}
    for event in reading.events:
        for fact in event.facts:
            value = fact.value
            label = value.label if isinstance(value, EntityDraft) else str(value)
            found.setdefault(fact.name, set()).add(label)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two reporters, Peter Malden and Laura Quist, in Varnell on Monday.",
        "Gunmen killed two reporters in Varnell. The victims were identified as Peter Malden and Laura Quist.",
        "Gunmen killed two reporters: Peter Malden, a photographer, and Laura Quist, an editor, in Varnell.",
        "The bomb exploded in Varnell on Monday, killing Peter Malden, Laura Quist, and a guard.",
    ],
)
def test_listed_victims(nlp: Language, text: str) -> None:
    assert {"Peter Malden", "Laura Quist"} <= roles(nlp, text)["victim"]


def test_who_speaks_is_no_member(nlp: Language) -> None:
    text = "Gunmen killed two guards in Varnell on Monday and fled with two hostages, Peter Malden said."
    assert "Peter Malden" not in roles(nlp, text)["victim"]


def test_companion_is_named(nlp: Language) -> None:
    text = "Peter Malden and his companion Laura Quist were kidnapped by gunmen in Varnell on Monday."
    assert roles(nlp, text)["victim"] == {"Peter Malden", "Laura Quist"}


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        ("Gunmen killed six foreign priests in Varnell on Monday.", "victim", "foreign priests"),
        ("Two men attacked a village near Varnell on Monday and burned a church.", "perpetrator", "Two men"),
        ("Hamas gunmen attacked a village near Varnell on Monday and burned a church.", "perpetrator", "gunmen"),
        ("Heavily armed men attacked a village near Varnell on Monday.", "perpetrator", "Heavily armed men"),
        ("Urban guerrillas attacked a police post in Varnell on Monday.", "perpetrator", "Urban guerrillas"),
        ("A bomb destroyed the house of Judge Peter Malden in Varnell.", "target", "house of Judge Peter Malden"),
        ("Rebels burned three trucks near Varnell on Monday.", "target", "trucks"),
        ("Two men threw dynamite at a police station in Varnell on Monday.", "weapon", "dynamite"),
    ],
)
def test_labels(nlp: Language, text: str, role: str, label: str) -> None:
    assert label in roles(nlp, text)[role]


def test_first_persons_wait_for_nobody(nlp: Language) -> None:
    text = "We repeat: we warn everybody who prints the ballots and demand that they stop."
    assert roles(nlp, text) == {} or "victim" not in roles(nlp, text)


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("The gunmen belonged to the Lomar Front.", {"Lomar Front"}),
        ("The attackers were members of the Lomar Front.", {"Lomar Front"}),
        ("The attackers were Lomar Front militants.", {"Lomar Front"}),
        ("The attackers did not belong to the Lomar Front.", set()),
        ("The victims were members of the Lomar Front.", set()),
    ],
)
def test_group_that_the_attackers_belong_to(nlp: Language, sentence: str, group: set[str]) -> None:
    found = roles(nlp, f"Gunmen killed three people in Varnell on Monday. {sentence}")
    assert found["perpetrator"] - {"Gunmen"} == group
