"""What was only planned, threatened, feared or foiled: plots, never attacks; over invented texts, needs the model."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.records import Event, Extraction, Ref, Stance
from kg.vocab import lineage
from tests.reading import attacks, read, values

pytestmark = pytest.mark.model


def plots(found: Extraction) -> list[Event]:
    return [e for e in found.events if e.type == "Plot"]


# The text, then the stage, who was behind it (with the stance) and what it was against.
POSITIVE: list[tuple[str, str, list[tuple[str, str]], list[str]]] = [
    ("Police foiled a plot to bomb the parliament in Varnell on Monday.", "foiled", [], ["parliament"]),
    (
        "The Dahri Front planned to attack the Norwegian embassy in Varnell.",
        "planned",
        [("Dahri Front", "stated")],
        ["Norwegian embassy"],
    ),
    ("The gunmen threatened to kill the hostages.", "threatened", [("gunmen", "stated")], ["hostages"]),
    (
        "Ilo Venn was accused of plotting to assassinate President Mara Oldan.",
        "planned",
        [("Ilo Venn", "alleged")],
        ["Mara Oldan"],
    ),
    (
        "Prosecutors accused Ilo Venn of plotting to bomb a mosque in Varnell.",
        "planned",
        [("Ilo Venn", "alleged")],
        ["mosque"],
    ),
    (
        "Two men were arrested on suspicion of planning to bomb the central station in Varnell.",
        "planned",
        [("Two men", "suspected")],
        ["central station"],
    ),
    (
        "Officers arrested Ilo Venn for plotting to carry out an attack on the Varnell stadium.",
        "planned",
        [("Ilo Venn", "suspected")],
        ["Varnell stadium"],
    ),
    ("An assassination plot against President Mara Oldan was thwarted.", "foiled", [], ["Mara Oldan"]),
    ("A planned attack on the Varnell synagogue was prevented.", "foiled", [], ["Varnell synagogue"]),
    ("A bomb plot against the Lomar Bank was uncovered.", "planned", [], ["Lomar Bank"]),
    ("Ilo Venn allegedly plotted to kill Paul Weller.", "planned", [("Ilo Venn", "alleged")], ["Paul Weller"]),
    ("Ilo Venn was convicted of conspiring to murder the judge.", "planned", [("Ilo Venn", "stated")], ["judge"]),
    ("Two men hatched a plot to kill the mayor. Police foiled the plot.", "foiled", [("Two men", "stated")], ["mayor"]),
]


@pytest.mark.parametrize(("text", "stage", "behind", "against"), POSITIVE, ids=[t[0][:60] for t in POSITIVE])
def test_plot_with_its_roles(
    nlp: Language, text: str, stage: str, behind: list[tuple[str, str]], against: list[str]
) -> None:
    found = read(nlp, text)
    [plot] = plots(found)
    assert plot.stage == stage
    named = {r.key: r.label for r in found.entities}
    agents = [f for f in plot.facts if f.name in {"perpetrator", "suspect"} and isinstance(f.value, Ref)]
    assert [(named[f.value.key], f.stance.value) for f in agents if isinstance(f.value, Ref)] == behind
    assert values(found, plot, "target") == against
    assert not any("Attack" in lineage(e.type) for e in found.events), "a plot is no attack"


NEGATIVE = [
    "Residents fear more attacks.",
    "Norway did not plan to attack the embassy.",
    "The Dahri Front denied plotting to kill the mayor.",
    "There was no plot to kill the mayor.",
    "If they plan to bomb the embassy, we will know.",
    "The army plans to attack the rebels near Varnell.",
    "The government took steps to prevent attacks on schools.",
    "The minister plans to attack the opposition's budget.",
    "The union threatened to strike.",
    "The patient threatened to kill himself.",
    "The film tells of a plot to rob a bank.",
]


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_is_no_plot(nlp: Language, text: str) -> None:
    assert [(e.label, e.stage) for e in plots(read(nlp, text))] == []


def test_plan_that_was_carried_out_is_the_attack_alone(nlp: Language) -> None:
    text = "The Dahri Front planned to attack the Varnell market. On Monday it bombed the market, killing six people."
    assert [e.type for e in read(nlp, text).events if e.type in {"Plot", "Bombing"}] == ["Bombing"]


def test_arrest_is_in_connection_with_the_plot(nlp: Language) -> None:
    text = "A bomb killed six people in Lomar on Friday. Three men were arrested over a plot to kidnap Paul Weller."
    found = read(nlp, text)
    [arrest] = [e for e in found.events if e.type == "Arrest"]
    [plot] = plots(found)
    assert values(found, arrest, "inConnectionWith") == [plot.label]


def test_accuser_says_who_was_behind_it(nlp: Language) -> None:
    found = read(nlp, "Norway accused Ilo Venn of plotting to bomb a mosque in Varnell.")
    [suspect] = [f for e in plots(found) for f in e.facts if f.name == "suspect"]
    assert suspect.stance is Stance.ALLEGED
    assert suspect.speaker is not None
    assert suspect.speaker.key.endswith("norway")


def test_two_plots_stay_two(nlp: Language) -> None:
    text = "Police foiled a plot to bomb the parliament. The Dahri Front threatened to kill the hostages."
    assert sorted(e.stage or "" for e in plots(read(nlp, text))) == ["foiled", "threatened"]


@pytest.mark.parametrize(
    "text",
    [
        "Ilo Venn plotted to detonate a suicide bomb in Lomar.",
        "Ilo Venn was found guilty of planning to detonate a car bomb outside a hotel in Lomar.",
    ],
)
def test_a_bomb_that_was_to_go_off_is_no_attack(nlp: Language, text: str) -> None:
    assert attacks(read(nlp, text)) == []
