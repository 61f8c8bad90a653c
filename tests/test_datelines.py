"""Where a dateline ends, and that nothing in it takes part in the sentence after it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.datelines import find_datelines
from kg.extract import extract
from kg.records import Article, When

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    "line",
    [
        "LOMAR, Kenya (KLX) -- ",
        "LOMAR, May 3 (Kelix) - ",
        "NEW LOMAR — ",
        "Lomar (Velin), 3 may 90 (radio Lomar) -- [Report] [Text] ",
        "LOMAR, Velin.– ",
        "LOMAR (Kelix): ",
        "LOMAR, June 24. /KLX/. ",
        "Lomar, Feb 5 (KLX) ",
        "Lomar, Feb 5: ",
        "(Lomar) – ",
        "(New Lomar, May 5, 2031) – ",
        "Lomar, Kenya – ",
        "Lomar, KLX – ",
    ],
)
def test_a_dateline_ends_after_its_dash(line: str) -> None:
    assert find_datelines(f"{line}Gunmen stormed a hotel on Monday.") == [(0, len(line))]


@pytest.mark.parametrize(
    "text",
    [
        "KLX agents arrested two men - the fifth raid in a week.",
        "Ilo Venn, 26 (KLX) Two men were shot.",
        "Gunmen - two of them - stormed a hotel.",
        "The Velin Front (VF) - a rebel group - claimed the attack.",
        "Two hurt at lake - Lomar News.",
        "Ilo Venn (Velin): The council will vote on it.",
        "Ilo Venn, 34: The council will vote on it.",
        "PART 2: Two men were shot.",
    ],
)
def test_a_dash_alone_makes_no_dateline(text: str) -> None:
    assert find_datelines(text) == []


@pytest.mark.model
def test_the_town_of_a_dateline_attacks_nobody(nlp: Language) -> None:
    text = "LOMAR, Kenya (KLX) — Gunmen on foot stormed a crowded restaurant in Lomar on Tuesday, killing 14 people.\n"
    (found,) = extract(nlp, [Article(id="a", text=text, date=date(2024, 3, 14))])
    labels = {entity.key: entity.label for entity in found.entities}
    (attack,) = [event for event in found.events if event.type in {"ArmedAssault", "Attack"}]
    assert {labels[str(f.value.key)] for f in attack.facts if f.name == "perpetrator"} == {"Gunmen"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "line", ["LOMAR, Velin (Sept. 1, 2031)\n", "LOMAR, Velin (Sept. 1) - ", "LOMAR, Velin (Sept. 1)\u2028"]
)
def test_a_day_in_brackets_ends_a_dateline(line: str) -> None:
    end = len(line.rstrip("\n\u2028"))
    assert find_datelines(f"Release 12\u2028{line}A force killed two rebels.") == [(11, 11 + end)]


@pytest.mark.model
def test_the_day_of_a_dateline_dates_no_attack(nlp: Language) -> None:
    text = (
        "LOMAR, Velin (March 14, 2024) — Gunmen stormed a crowded restaurant in Lomar yesterday, killing 14 people.\n"
    )
    (found,) = extract(nlp, [Article(id="a", text=text, date=date(2024, 3, 14))])
    (attack,) = [event for event in found.events if event.type in {"ArmedAssault", "Attack"}]
    assert [f.value.literal for f in attack.facts if isinstance(f.value, When)] == ["2024-03-13"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("LOMAR, Velin (March 14, 2024) — ", date(2024, 3, 14)),
        ("Lomar, 3 May 90 (KLX) -- [Text] ", date(1990, 5, 3)),
        ("Blast in Lomar\nSunday, 16 June 2019\n\n", date(2019, 6, 16)),
        ("Release 2031-08-CA-042\n\nLOMAR, Velin (August 5) - ", date(2031, 8, 5)),
        ("August 5: Raids in Lomar\n2031-08-S-042\n\n", date(2031, 8, 5)),
        ("Release 2031-08-CA-042\n\nLOMAR, Velin (Sept. 4) - ", None),  # number and dateline do not agree
        ("Release 2031-08-CA-042\n\n", None),
        ("LOMAR, Velin (August 5) - ", None),  # of which year?
        ("LOMAR (KLX) - On 3 May 2019 rebels burned a mill. ", None),  # the day of a deed
    ],
)
def test_a_text_may_say_when_it_was_published(nlp: Language, head: str, day: date | None) -> None:
    (found,) = extract(nlp, [Article(id="a", text=f"{head}Gunmen killed two men at a mill in Lomar on Monday.")])
    assert found.article.date == day


@pytest.mark.model
def test_the_day_that_was_given_holds_against_the_dateline(nlp: Language) -> None:
    text = "LOMAR, Velin (March 14, 2024) — Gunmen killed two men at a mill in Lomar on Monday."
    (found,) = extract(nlp, [Article(id="a", text=text, date=date(2024, 3, 20))])
    assert found.article.date == date(2024, 3, 20)
