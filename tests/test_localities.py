"""Places that no gazetteer has, and people whom the model takes for something else: told by what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.datelines import find_datelines
from kg.records import PLACE_TYPES
from tests.reading import attacks, read, told, types

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed six people in Varkelda on Monday.",
        "A bomb went off near Varkelda, killing two soldiers.",
        "Gunmen ambushed a patrol 20 km north of Varkelda on Monday.",
        "Two guards were killed on the road to Varkelda.",
        "A mine exploded on the road between Oran Marr and Varkelda, killing two.",
        "Gunmen stormed the cities of Varkelda and Oran Marr.",
        "A bomb killed four people in the capital Varkelda.",
        "Rebels attacked Varkelda, a trading town in the north.",
        "A minister travelled to Varkelda after the bombing.",
        "A man from Varkelda, Somalia, was shot dead.",
    ],
)
def test_a_place_is_known_by_what_stands_beside_it(nlp: Language, text: str) -> None:
    assert types(read(nlp, text)).get("Varkelda") in PLACE_TYPES


@pytest.mark.parametrize(
    "text", ["The hearts of Ilo Venn and Oran Tesk were cold.", "Police trust in Ilo Venn of Marr Holdings."]
)
def test_other_names_are_no_places(nlp: Language, text: str) -> None:
    assert not [e.label for e in read(nlp, text).entities if e.type in PLACE_TYPES]


def test_a_resident_called_like_the_district_is_not_the_district(nlp: Language) -> None:
    found = read(nlp, "Gunmen raided a mill in the Tarkelda district, resident Dov Tarkelda told reporters.")
    assert types(found).get("Dov Tarkelda") == "Person"
    assert types(found).get("Tarkelda") in PLACE_TYPES


def test_a_country_in_brackets_belongs_to_the_dateline() -> None:
    text = "Varkelda (Kenya) (KLX) - Gunmen stormed a hotel."
    assert find_datelines(text) == [(0, text.index("Gunmen"))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The leader of the party, Selkut Ozmar, denounced the raid.", "Selkut Ozmar"),
        ("The body's secretary-general, Wichan Wongsa, denounced it.", "Wichan Wongsa"),
        ("Gunmen killed the mayor of Varkelda, Dilruk Ogunda, and her driver.", "Dilruk Ogunda"),
        ("President Ruwen Dissan Jr. condemned the bombing.", "Ruwen Dissan Jr."),
        ("Her colleague Vasil Stanek, 19; and a guard were shot.", "Vasil Stanek"),
    ],
)
def test_an_office_or_an_age_makes_a_person(nlp: Language, text: str, name: str) -> None:
    assert types(read(nlp, text)).get(name) == "Person"


def test_an_age_before_a_town_and_a_man_is_the_mans(nlp: Language) -> None:
    assert types(read(nlp, "A 34-year-old Varkelda man was shot dead.")).get("Varkelda") != "Person"


# --- words that the tagger does not know, and verbs that it takes for nouns ----------------------------------


@pytest.mark.parametrize("people", ["schoolchildren", "spokespeople", "muftis"])
def test_a_plural_that_the_model_does_not_know(nlp: Language, people: str) -> None:
    found = read(nlp, f"An airstrike on a school killed 22 {people} on Monday.")
    (strike,) = attacks(found)
    assert told(found, strike, "victim") == {people}


@pytest.mark.parametrize(
    "text",
    [
        "Two bombs went off near a mill, leaving five residents dead and 17 hurt, a source said.",
        "Six people were killed and 17 hurt when a bomb exploded at a mill.",
    ],
)
def test_so_many_hurt(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (bombing,) = attacks(found)
    assert told(found, bombing, "injured") == {"17"}


def test_shot_dead_taken_for_nouns(nlp: Language) -> None:
    text = "In October 2023, a Tunisian shooter shot dead two football fans before he was caught."
    found = read(nlp, text)
    (shooting,) = attacks(found)
    assert told(found, shooting, "perpetrator") == {"Tunisian shooter"}
    assert told(found, shooting, "killed") == {"2"}
    assert told(found, shooting, "date") == {"2023-10"}


def test_the_day_before_men_on_motorcycles_is_no_part_of_them(nlp: Language) -> None:
    found = read(nlp, "Eight months ago, men on motorcycles sprayed bullets at one of its vans, wounding the driver.")
    (shooting,) = attacks(found)
    assert told(found, shooting, "perpetrator") == {"men"}
