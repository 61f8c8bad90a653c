"""Counts and their bounds: what is a count, how exact it is, what is none."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

from kg.extract.counts.quantities import QuantityMention, find_quantities, parse_number
from kg.extract.text.parse import Doc
from kg.records import Bound


@pytest.fixture(scope="module")
def english() -> Language:
    """A tokenizer without a model: the grammar must need no more."""
    return spacy.blank("en")


def read(english: Language, text: str) -> list[tuple[str, QuantityMention]]:
    doc = Doc(english(text))
    return [(doc[m.start_i : m.end_i].text, m) for m in find_quantities(doc)]


def only(english: Language, text: str) -> tuple[str, QuantityMention]:
    found = read(english, text)
    assert len(found) == 1, [span for span, _ in found]
    return found[0]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("14", 14),
        ("1,643", 1643),
        ("1.2 million", 1_200_000),
        ("twenty-one", 21),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("a dozen", 12),
        ("a hundred", 100),
        ("one hundred and twenty", 120),
        ("two thousand three hundred", 2300),
        ("two hundred thousand", 200_000),
        ("dozens", None),
        ("a", None),
        ("1.5", None),
        ("34th", None),
        ("three four", None),
        ("ten one", None),
        ("", None),
    ],
)
def test_numbers_as_written(written: str, value: int | None) -> None:
    assert parse_number(written.split()) == value


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_with_commas_are_read_back(value: int) -> None:
    assert parse_number([f"{value:,}"]) == value == parse_number([str(value)])


@pytest.mark.parametrize(
    ("text", "span", "value", "bound"),
    [
        ("The blast killed 14 people.", "14", 14, Bound.EXACT),
        ("The blast killed six.", "six", 6, Bound.EXACT),
        ("The blast killed at least 14 people.", "at least 14", 14, Bound.AT_LEAST),
        ("No fewer than 12 people fled.", "No fewer than 12", 12, Bound.AT_LEAST),
        ("The blast killed over 90 people.", "over 90", 90, Bound.MORE_THAN),
        ("The blast killed more than two dozen people.", "more than two dozen", 24, Bound.MORE_THAN),
        ("The blast hurt some 280 people.", "some 280", 280, Bound.ABOUT),
        ("The blast hurt nearly half a dozen men.", "nearly half a dozen", 6, Bound.ABOUT),
        ("The blast hurt an estimated 200 people.", "an estimated 200", 200, Bound.ABOUT),
        ("They hold up to 50 men.", "up to 50", 50, Bound.UP_TO),
        ("They hold as many as 20 men.", "as many as 20", 20, Bound.UP_TO),
        ("They hold no more than 20 men.", "no more than 20", 20, Bound.UP_TO),
        ("They hold 14 or more men.", "14 or more", 14, Bound.AT_LEAST),
        ('Orel spoke of "at least" 12 victims.', 'at least" 12', 12, Bound.AT_LEAST),
        # of a range the lower end is certain
        ("They hold between 10 and 15 men.", "between 10 and 15", 10, Bound.AT_LEAST),
        ("They hold 10 to 15 men.", "10 to 15", 10, Bound.AT_LEAST),
        ("They hold 10-15 men.", "10-15", 10, Bound.AT_LEAST),
        ("They hold three or four men.", "three or four", 3, Bound.AT_LEAST),
        # none, one, two
        ("No one was hurt.", "No one", 0, Bound.EXACT),
        ("None of them was hurt.", "None", 0, Bound.EXACT),
        ("There were no casualties.", "no", 0, Bound.EXACT),
        ("One person died.", "One", 1, Bound.EXACT),
        ("Both men died.", "Both", 2, Bound.EXACT),
        ("The twin bombings shook Orvel.", "twin", 2, Bound.EXACT),
        ("A group of about 30 men fled.", "about 30", 30, Bound.ABOUT),
        ("They hold anywhere from 90 to 94 men.", "90 to 94", 90, Bound.AT_LEAST),
        # a count, not a year
        ("They hold 2017 people.", "2017", 2017, Bound.EXACT),
        # the date and the count side by side
        ("On 3 May 14 people died.", "14", 14, Bound.EXACT),
    ],
)
def test_counts_and_bounds(english: Language, text: str, span: str, value: int, bound: Bound) -> None:
    found, mention = only(english, text)
    assert mention.quantity is not None
    assert (found, mention.quantity.value, mention.quantity.bound) == (span, value, bound)
    assert not mention.vague


@pytest.mark.parametrize("amount", ["dozens", "scores", "hundreds", "several", "many", "a few", "a couple of"])
def test_a_vague_amount_never_becomes_a_number(english: Language, amount: str) -> None:
    found, mention = only(english, f"The blast killed {amount} people.")
    assert (found, mention.quantity, mention.vague) == (amount, None, True)


@pytest.mark.parametrize(
    ("text", "span", "flag"),
    [
        ("The blast hurt another 14.", "another 14", "additive"),
        ("The blast hurt a further 12 people.", "a further 12", "additive"),
        ("The blast hurt at least another 14.", "at least another 14", "additive"),
        ("The blast hurt 20 others.", "20", "additive"),
        ("The blast hurt 25 more.", "25 more", "additive"),
        ("The blast hurt two other men.", "two", "additive"),
        ("The blast hurt dozens of others.", "dozens", "additive"),
        ("The blast hurt a total of 30.", "a total of 30", "total"),
        ("In all, 17 people died.", "In all, 17", "total"),
        ("They counted 17 in total.", "17 in total", "total"),
        ("Seven of them died.", "Seven", "partitive"),
        ("Ten of the wounded died.", "Ten", "partitive"),
        ("One of them died.", "One", "partitive"),
    ],
)
def test_how_counts_relate(english: Language, text: str, span: str, flag: str) -> None:
    found, mention = only(english, text)
    flags = {name for name in ("additive", "total", "partitive") if getattr(mention, name)}
    assert (found, flags) == (span, {flag})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guards shot one of two bombers.", [("one", 1, True), ("two", 2, False)]),
        ("They freed one of the 20 pupils.", [("one", 1, True), ("20", 20, False)]),
        ("Gunmen killed three of her four sons.", [("three", 3, True), ("four", 4, False)]),
        ("It was one of the worst of 12 raids.", [("12", 12, False)]),
    ],
)
def test_a_number_of_a_number_is_a_part(english: Language, text: str, expected: list[tuple[str, int, bool]]) -> None:
    found = [(span, m.quantity, m.partitive) for span, m in read(english, text)]
    assert [(span, quantity.value, part) for span, quantity, part in found if quantity] == expected


def test_two_figures_of_a_change_stay_two(english: Language) -> None:
    found = read(english, "The toll rose from 90 to 94.")
    assert [m.quantity.value for _, m in found if m.quantity] == [90, 94]


@pytest.mark.parametrize(
    "text",
    [
        "A 34-year-old man fled in 2017.",
        "Dana Orel, 34, fled.",
        "Children under 14 stayed.",
        "It began at 10:35 a.m. on January 3.",
        "It began at 2030.",
        "They paid $14 million, or 20 percent, or 20%.",
        "It lies 15 km away.",
        "A 500-pound bomb fell.",
        "A 12-member gang fled.",
        "They bought AK-47 rifles and F-16 jets.",
        "A Boeing 747 landed on Highway 9.",
        "Suspect No. 2 fled.",
        "One of the largest towns fell.",
        "They struck one another.",
        "They are no longer here.",
        "Both Orvel and its mayor objected.",
        "Her twin brothers fled.",
        "He got 10 to 15 years.",
        "Two-thirds of the town fled.",
        "He lives at 120 North Mill Street.",
        "They won 3-1.",
        "A soldier and a man fled.",
        "They fled hundreds of miles.",
        "Call (877) 275-5273 or dial 911.",
        "Case Number: 1601030093",
        "1. The first point.",
        "Pages | 5 | 6 | 7",
        "They came both to defend the old walled town and to rest.",
        "They paid several million dollars.",
        "It is excessive if one thinks of it.",
    ],
)
def test_what_is_no_count(english: Language, text: str) -> None:
    assert [span for span, _ in read(english, text)] == []


def test_the_pronoun_one_is_no_count() -> None:
    words, tags = "with one detonating bombs and killing one and hurting six", "IN CD VBG NNS CC VBG CD CC VBG CD"
    doc = Doc(SpacyDoc(Vocab(), words=words.split(), tags=tags.split()))
    assert [m.start_i for m in find_quantities(doc)] == [6, 9]
