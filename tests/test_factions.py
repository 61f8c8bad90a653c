"""Armed groups that no list has: told by what stands around their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.lexicon import load
from tests.reading import attacks, read, told, types

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Harakat al-Marr claimed the blast in Lomar.", "Harakat al-Marr"),
        ("Jaish-ul-Velin, which shelled a post in May, has not commented.", "Jaish-ul-Velin"),
        ("Two Ngolo Varn fighters were killed near the post.", "Ngolo Varn"),
        ("Police raided a Tesk Orun hideout on Monday.", "Tesk Orun"),
        ("The Grey Marrow militant group stormed the town hall.", "Grey Marrow"),
        ("The outlawed Grey Marrow attacked a convoy.", "Grey Marrow"),
        ("A splinter faction, Grey Marrow, said it was to blame.", "Grey Marrow"),
        ("He blamed Grey Marrow, a dissident faction of the army, for the blast.", "Grey Marrow"),
        ("The bombing was claimed by Grey Marrow.", "Grey Marrow"),
        ("The Varnell Lions claimed responsibility for the bombing.", "Varnell Lions"),
        ("Grey Marrow said it had bombed the town hall.", "Grey Marrow"),
        ("Grey Marrow said one of its men had attacked the church.", "Grey Marrow"),
        ("He had pledged allegiance to Grey Marrow.", "Grey Marrow"),
        ("The gunmen belonged to Tharvan. Tharvan denied carrying out the attack.", "Tharvan"),
    ],
)
def test_a_group_is_known_by_what_is_said_of_it(nlp: Language, text: str, name: str) -> None:
    assert types(read(nlp, text)).get(name) == "ArmedGroup"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ilo Venn claimed responsibility for the bombing.", "Ilo Venn"),
        ("Governor Ortin Varn said he had pledged aid. Fighters of Varn died.", "Ortin Varn"),
        ("Gunmen of Lashkar Marr district fled.", "Lashkar Marr"),
        ("Marrow Holdings claimed damages after the blast.", "Marrow Holdings"),
        ("The Velin network told of the bombing.", "Velin"),
        ("Peshawar militants fired on a patrol.", "Peshawar"),
    ],
)
def test_other_names_are_no_armed_groups(nlp: Language, text: str, name: str) -> None:
    assert types(read(nlp, text)).get(name) != "ArmedGroup"


@pytest.mark.parametrize("word", ["Marxist", "Shiite", "Islamist", "Maoist"])
def test_a_creed_is_no_group(nlp: Language, word: str) -> None:
    assert word not in types(read(nlp, f"{word} rebels ambushed a patrol near Lomar."))


def test_initials_in_brackets_make_one_name_of_the_words_before(nlp: Language) -> None:
    found = read(nlp, "The Sons of the Mountain (SOM) claimed the bombing. The SOM are outlawed in Velin.")
    (bombing,) = attacks(found)
    assert told(found, bombing, "claimedBy") == {"Sons of the Mountain"}
    assert "SOM" not in types(found)
    assert "Mountain" not in types(found)


def test_initials_that_do_not_fit_join_nothing(nlp: Language) -> None:
    found = read(nlp, "Soldiers in the town of Oran Marr (IED) fled.")
    assert "Oran Marr" in types(found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He studied at the University of Velin-Oran Springs.", "University of Velin-Oran Springs"),
        ("Gunmen stormed a bar in Kasuwan-Daji on Monday.", "Kasuwan-Daji"),
    ],
)
def test_a_name_goes_on_over_its_hyphen(nlp: Language, text: str, name: str) -> None:
    assert name in types(read(nlp, text))


@pytest.mark.parametrize("text", ["A British-Pakistani man was shot.", "The Velin-linked cell fled."])
def test_a_hyphen_joins_no_two_lands(nlp: Language, text: str) -> None:
    assert not {label for label in types(read(nlp, text)) if "-" in label} - {"British-Pakistani man"}


def test_every_table_of_factions_has_a_note() -> None:
    assert all(table["note"] for table in load("factions").values())


def test_a_text_may_end_in_names(nlp: Language) -> None:
    assert types(read(nlp, "Gunmen attacked a post. The raid was by Varn, Lomar City"))["Lomar City"] != "ArmedGroup"
