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
