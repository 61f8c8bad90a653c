"""Attempts and plots told by a noun and an infinitive, and claims that nobody has made: whose they are, and none."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests import reading
from tests.reading import attacks, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2031, 5, 14))  # a Wednesday

BOMB = "A bomb killed six soldiers in Akron on Monday. "


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Army troops foiled an attempt by the FMLN to kidnap Mayor Ilo Venn at a hotel in Akron.", "FMLN"),
        ("Rebels made an attempt to kidnap Mayor Ilo Venn in Akron on Monday.", "Rebels"),
        ("The rebels' attempt to kidnap Mayor Ilo Venn in Akron on Monday failed.", "rebels"),
        ("Police foiled a terrorist attempt to kidnap Mayor Ilo Venn in Akron on Monday.", None),
        ("Police arrested two men over an attempt to kidnap Mayor Ilo Venn in Akron on Monday.", None),
    ],
)
def test_an_attempt_is_of_whom_the_noun_tells(nlp: Language, text: str, who: str | None) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert (attack.type, attack.stage) == ("Kidnapping", "attempted")
    assert told(found, attack, "perpetrator") == ({who} if who else set())
    assert told(found, attack, "victim") == {"Ilo Venn"}
    assert not values(found, attack, "kidnapped")


@pytest.mark.parametrize(
    "text",
    [
        "The army foiled attempts by smugglers to cross the border near Akron on Monday.",
        "The minister rejected an attempt by the opposition to attack the budget.",
    ],
)
def test_other_attempts_are_no_attacks(nlp: Language, text: str) -> None:
    assert attacks(read(nlp, text)) == []


def test_a_foiled_plot_is_of_whom_the_noun_tells(nlp: Language) -> None:
    found = read(nlp, "Police foiled a plot by the FMLN to kidnap Mayor Ilo Venn in Akron.")
    (plot,) = [e for e in found.events if e.type == "Plot"]
    assert plot.stage == "foiled"
    assert told(found, plot, "perpetrator") == {"FMLN"}


def test_who_was_only_aimed_at_was_not_killed(nlp: Language) -> None:
    found = read(nlp, "Gunmen tried to kill Mayor Ilo Venn in Akron on Monday, but his guards drove them off.")
    (attack,) = attacks(found)
    assert values(found, attack, "killed") == []


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        ("Ilo Venn, a spokesman of the Taliban, claimed that they were responsible for it.", True),
        ("Taliban spokesman Ilo Venn said the group was behind the bombing.", True),
        ("The Taliban called a radio station to claim responsibility for the bombing.", True),
        ("The Taliban may claim responsibility for the bombing.", False),
        ("Some members believed that the Taliban had to admit responsibility for the attack.", False),
        ("The Taliban has yet to claim responsibility for the bombing.", False),
        ("The Taliban refused to claim responsibility for the bombing.", False),
    ],
)
def test_only_a_claim_made_is_a_claim(nlp: Language, sentence: str, claimed: bool) -> None:
    found = read(nlp, BOMB + sentence)
    (attack,) = attacks(found)
    assert told(found, attack, "claimedBy") == ({"Taliban"} if claimed else set())
