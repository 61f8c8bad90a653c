"""Texts that tell several incidents: each is an attack of its own, and what is told later goes back to its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

MINED = (
    "Militants attacked an army post in Tessit on Sunday, killing 14 soldiers. "
    "A day earlier, a guard was killed when his car struck a mine near Kidal. "
)
FOUGHT = "Gunmen shot and killed a guard in Kashmir on Monday, hours after soldiers killed two rebels in a gunbattle. "
ALONE = "A bomb hit a bus in Kirkuk on Sunday, killing six people. "


def tolls(nlp: Language, text: str) -> list[tuple[str, str]]:
    """The dead and the day of each attack, sorted."""
    found = read(nlp, text)
    return sorted((",".join(told(found, e, "killed")), ",".join(told(found, e, "date"))) for e in attacks(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A wave of attacks across Iraq killed 31 people on Monday. "
            "In the deadliest attack, a bomber drove a truck into a post in Hawija, killing 12 policemen.",
            [("12", "2021-03-08"), ("31", "2021-03-08")],
        ),
        (
            "Bombings and shootings killed 22 people in Iraq on Monday. "
            "The worst attack took place in Mosul, where a car bomb killed 11 people.",
            [("11", "2021-03-08"), ("22", "2021-03-08")],
        ),
        (
            "Twin attacks on a barracks and a market in Djibo killed 26 people on Monday. "
            "A suicide bomber drove a truck into the barracks, killing eight soldiers.",
            [("26", "2021-03-08"), ("8", "2021-03-08")],
        ),
        # what was told is told again
        (
            "Attacks on an army camp in Mali killed 14 soldiers on Monday. "
            "The gunmen stormed the camp at dawn, killing 12 soldiers.",
            [("14", "2021-03-08")],
        ),
        (
            "A bombing killed 31 people in Mosul on Monday. It was the deadliest attack in months.",
            [("31", "2021-03-08")],
        ),
        ("Velian strikes killed nine people across Ukraine over the past 24 hours.", [("9", "2021-03")]),
    ],
)
def test_a_sum_and_its_items_are_told_apart(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert tolls(nlp, text) == expected


@pytest.mark.parametrize(
    ("gap", "day"),
    [
        ("Later that day, gunmen", "2021-03-07"),
        ("Earlier in the day, gunmen", "2021-03-07"),
        ("Hours later, gunmen", "2021-03"),
        ("The attack came hours after gunmen", "2021-03"),
        ("The attack came a day after gunmen", "2021-03-06"),
        ("Earlier, gunmen", ""),
    ],
)
def test_an_incident_is_dated_from_the_other(nlp: Language, gap: str, day: str) -> None:
    assert ("1", day) in tolls(nlp, f"{ALONE}{gap} killed a judge in Mosul.")


def test_a_fight_set_off_is_part_of_the_attack(nlp: Language) -> None:
    text = "Rebels attacked a checkpoint in Afgoye on Monday, triggering a firefight that left four soldiers dead."
    assert tolls(nlp, text) == [("4", "2021-03-08")]
    text = (
        "Rebels attacked a checkpoint in Afgoye on Monday. The army reported a firefight that left four soldiers dead."
    )
    assert len(tolls(nlp, text)) == 2


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        (MINED + "The mission condemned the mine attack.", {"landmine"}),
        (MINED + "The mission condemned the attack.", set()),
    ],
)
def test_an_attack_is_called_by_what_was_used(nlp: Language, text: str, weapon: set[str]) -> None:
    found = read(nlp, text)
    (judged,) = [
        str(f.value.key) for e in found.events if e.type == "Condemnation" for f in e.facts if f.name == "about"
    ]
    (event,) = [e for e in found.events if e.key == judged]
    assert told(found, event, "weapon") == weapon


def test_the_same_word_points_at_its_incident(nlp: Language) -> None:
    found = read(nlp, FOUGHT + "The gunbattle began before dawn in an orchard. A soldier was wounded.")
    hurt = {",".join(told(found, e, "killed")): told(found, e, "injured") for e in attacks(found)}
    assert hurt == {"1": set(), "2": {"1"}}
