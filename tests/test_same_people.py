"""People told of again under other words: one group of victims or doers, and the name that follows a description."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kg.extract import read
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def people(nlp: Language, text: str, role: str = "victim") -> list[str]:
    """Who has a role in any attack of the text."""
    reading = read(nlp(text), Article(id="a", text=text, date=datetime.date(2021, 3, 8)))
    return sorted({v.label for event in reading.events for v in event.values(role)})


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            "Militants attacked a camp in Varnell on Sunday, killing 17 Army soldiers. "
            "The military personnel were asleep. The soldiers died in the attack.",
            ["Army soldiers"],
        ),
        (
            "Gunmen ambushed a convoy near Osk on Saturday, killing nine troops. "
            "Officials said nine servicemen were killed.",
            ["troops"],
        ),
        (
            "Bandits abducted 43 students from a college in Varnell on Tuesday. The pupils were taken into the forest. "
            "The kidnapped schoolchildren were aged between 12 and 17, a teacher said.",
            ["students"],
        ),
        (
            "Suspected rebels kidnapped six farmers in Osk on Monday. "
            "The villagers were working in their fields when the gunmen abducted them.",
            ["farmers"],
        ),
        (
            "Troops shot dead two Palestinian teenagers near Varnell on Sunday, the ministry said. "
            "The military said soldiers fired at two 15-year-old Palestinians, killing both.",
            ["15-year-old Palestinians"],
        ),
        (
            "Gunmen killed three soldiers and two policemen in Osk on Friday. The policemen were guarding a bank.",
            ["policemen", "soldiers"],
        ),
        (
            "Rebels attacked a village in Osk on Sunday, killing ten villagers and two soldiers. "
            "Other soldiers were hurt when the rebels attacked.",
            ["soldiers", "soldiers", "villagers"],
        ),
    ],
)
def test_groups_hit(nlp: Language, text: str, victims: list[str]) -> None:
    reading = read(nlp(text), Article(id="a", text=text, date=datetime.date(2021, 3, 8)))
    found = {id(v): v.label for event in reading.events for v in event.values("victim")}
    assert sorted(found.values()) == victims


def test_members_of_a_group_that_are_only_counted(nlp: Language) -> None:
    text = (
        "A man with a cleaver stabbed two people in Osk on Friday. The wounded, a man and a woman, were taken to "
        "hospital. Prosecutors said the knife attack on the two journalists was terrorism."
    )
    assert people(nlp, text) == ["journalists"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        (
            "Five assailants stormed a cafe in Lomar on July 1 and killed 20 hostages. The gunmen also threw bombs. "
            "The siege was the worst attack by militants in the city.",
            ["assailants"],
        ),
        (
            "Three masked youths attacked a church in Lomar with petrol bombs on Sunday. "
            "The three attackers threw the bombs through a window.",
            ["masked youths"],
        ),
    ],
)
def test_doers(nlp: Language, text: str, doers: list[str]) -> None:
    assert people(nlp, text, "perpetrator") == doers


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            "A border guard was killed by a roadside bomb near Osk on Friday, officials said. "
            "Sergeant Ilo Venn, 24, died when his vehicle hit the device.",
            ["Ilo Venn"],
        ),
        (
            "A man was killed and a soldier was wounded in Osk on Thursday when an attacker stabbed them. "
            "Police said Elan Marr, 46, was killed when the attacker stabbed him at a bus stop.",
            ["Elan Marr", "soldier"],
        ),
        (
            "A man was killed and a soldier was wounded on Monday when a Velian attacker stabbed them in Osk, "
            "before he was shot dead by troops. The slain man was named as Rabbi Elan Marr, a father of six.",
            ["Elan Marr", "soldier"],
        ),
        (
            "A girl was killed when a rocket hit a house in Varnell on Monday. Her father, Ilo Venn, was also killed.",
            ["Ilo Venn", "girl"],
        ),
        (
            "A guard was killed in a bombing in Lomar on Monday. Ilo Venn, 30, was wounded in the bombing.",
            ["Ilo Venn", "guard"],
        ),
        (
            "A man was shot dead in Osk on Saturday. Police found the body in a park. In 2018 Ilo Venn was murdered "
            "there.",
            ["Ilo Venn", "man"],
        ),
        (
            "A singer was murdered in Osk in March 2018. Ilo Venn, 47, was shot six times on 3 March 2018, the court "
            "heard.",
            ["Ilo Venn"],
        ),
        (
            "A bomb killed three people in Lomar on Friday, including a policeman. "
            "Mara Venn, 30, a nurse, died at the scene.",
            ["Mara Venn", "policeman"],
        ),
    ],
)
def test_the_name_after_a_description(nlp: Language, text: str, victims: list[str]) -> None:
    assert people(nlp, text) == victims
