"""Words that tell of an attack in one use and of none in another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.extract import read
from kg.extract.drafts import EntityDraft, EventDraft
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
ATTACKS = {"Attack", "ArmedAssault", "Bombing", "Shooting"}


def attacks(nlp: Language, text: str) -> list[EventDraft]:
    reading = read(nlp(text), Article(id="a", text=text, date=date(2031, 5, 14)))
    return [e for e in reading.events if e.type in ATTACKS]


def labels(event: EventDraft, *names: str) -> set[str]:
    return {v.label for n in names for v in event.values(n) if isinstance(v, EntityDraft)}


def test_mine_that_is_met(nlp: Language) -> None:
    [event] = attacks(nlp, "Two soldiers were killed when their lorry hit a landmine laid by rebels near Varnell.")
    assert event.type == "Bombing"
    assert "lorry" in labels(event, "target")


def test_rich_mine(nlp: Language) -> None:
    assert not attacks(nlp, "The miners struck a rich vein in the mine near Varnell on Monday.")


def test_two_forces_clash(nlp: Language) -> None:
    [event] = attacks(nlp, "Government forces and rebel fighters clashed in Varnell.")
    assert event.type == "ArmedAssault"


def test_two_parties_clash(nlp: Language) -> None:
    assert not attacks(nlp, "The minister and the mayor clashed over the budget in Varnell.")


def test_campaign_is_no_single_attack(nlp: Language) -> None:
    assert not attacks(nlp, "The coalition has been bombing the rebels since March, and a truce is near.")


def test_striker_shoots_nobody(nlp: Language) -> None:
    assert not attacks(nlp, "The striker shot from twelve metres in Varnell.")


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Troops came under fire from rebels near Varnell on Monday.", {"rebels"}, {"Troops"}),
        ("A convoy came under attack near Varnell on Monday.", set(), {"convoy"}),
        ("Soldiers received small-arms fire from insurgents near Varnell on Monday.", {"insurgents"}, {"Soldiers"}),
        (
            "A patrol was engaged by four insurgents with machine guns near Varnell on Monday.",
            {"insurgents"},
            {"patrol"},
        ),
        (
            "The patrol engaged the rebels with machine-gun fire near Varnell on Monday.",
            {"patrol"},
            {"rebels"},
        ),
    ],
)
def test_attack_that_is_undergone(nlp: Language, text: str, who: set[str], whom: set[str]) -> None:
    [event] = attacks(nlp, text)
    assert labels(event, "perpetrator") == who
    assert labels(event, "target", "victim") == whom


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire from critics in Varnell on Monday.",
        "The minister came under attack for his remarks in Varnell on Monday.",
        "The company was engaged by the army to build a bridge in Varnell.",
    ],
)
def test_attack_in_words_is_none(nlp: Language, text: str) -> None:
    assert not attacks(nlp, text)
