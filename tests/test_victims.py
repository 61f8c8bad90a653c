"""Victims of single shootings: the name joined with the description, the dead and the wounded counted."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from kg.extract import read
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def attacks(nlp: Language, text: str) -> list[tuple[list[str], dict[str, list[int]]]]:
    """The victims of each attack and, by outcome, the figures given for single people."""
    reading = read(nlp(text), Article(id="a", text=text, date=datetime.date(2016, 2, 3)))
    found = []
    for event in reading.events:
        if event.type == "Shooting":
            figures: dict[str, list[int]] = {}
            for figure in event.figures:
                figures.setdefault(figure.outcome.value, []).append(figure.quantity.value)
            found.append((sorted({v.label for v in event.values("victim")}), figures))
    return found


def test_name_given_later(nlp: Language) -> None:
    text = (
        "A man was shot on Harbor Road in Varnell on Monday. He died at the hospital. "
        "Police identified the victim as Peter Malden, 34."
    )
    [(victims, figures)] = attacks(nlp, text)
    assert victims == ["Peter Malden"]
    assert set(figures["killed"]) == {1}


def test_pronounced_dead(nlp: Language) -> None:
    text = "Peter Malden was shot outside a bar in Varnell on Monday. Malden was pronounced dead at the scene."
    [(victims, figures)] = attacks(nlp, text)
    assert victims == ["Peter Malden"]
    assert "killed" in figures
    assert "injured" not in figures


def test_survivor_is_injured(nlp: Language) -> None:
    [(victims, figures)] = attacks(nlp, "Peter Malden was shot in the leg outside a bar in Varnell on Monday.")
    assert victims == ["Peter Malden"]
    assert list(figures) == ["injured"]


def test_two_named_victims_stay_two(nlp: Language) -> None:
    text = "Peter Malden and Laura Quist were shot and killed outside a bar in Varnell on Monday."
    [(victims, figures)] = attacks(nlp, text)
    assert victims == ["Laura Quist", "Peter Malden"]
    assert len(figures["killed"]) == 2


def test_town_of_the_opening_and_the_body(nlp: Language) -> None:
    text = (
        "MEMPHIS, Tenn. - A man was shot at a motel on Monday, police said. "
        "Peter Malden's body was found in a room there."
    )
    reading = read(nlp(text), Article(id="a", text=text, date=datetime.date(2016, 2, 3)))
    [event] = [e for e in reading.events if e.type == "Shooting"]
    assert "Memphis" in {p.label.title() for p in event.values("place")}
    assert "Peter Malden" in {v.label for v in event.values("victim")}


def test_headline_participle_is_who_was_hit(nlp: Language) -> None:
    [(victims, figures)] = attacks(nlp, "Man shot multiple times in Varnell. A man was shot in Varnell on Monday.")
    assert [v.lower() for v in victims] == ["man"]
    assert list(figures) == ["injured"]


def test_found_shot_to_death(nlp: Language) -> None:
    text = "Officers found 55-year-old Peter Malden shot to death in his apartment in Varnell on Monday."
    [(victims, figures)] = attacks(nlp, text)
    assert victims == ["Peter Malden"]
    assert "killed" in figures


def test_two_verbs_share_their_object(nlp: Language) -> None:
    text = "A man by mistake shot and killed his 12-year-old nephew in Varnell on Monday, police said."
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["12-year-old nephew"]


def test_police_who_shot_are_no_victims(nlp: Language) -> None:
    [(victims, _)] = attacks(nlp, "Police officers shot a man in Varnell on Monday.")
    assert victims == ["man"]


@pytest.mark.parametrize(
    "sentence",
    [
        "On Sunday the county examiner identified the victim as 26-year-old Antar Grell.",
        "Family members identified him as Antar Grell.",
        "The man has since been identified as Antar Grell, 26, of Ostrow.",
        "The victim was Antar Grell, 26.",
    ],
)
def test_identification(nlp: Language, sentence: str) -> None:
    [(victims, _)] = attacks(nlp, f"A man was shot in Varnell on Monday. {sentence}")
    assert victims == ["Antar Grell"]


def test_headline_and_body_tell_of_one(nlp: Language) -> None:
    text = (
        "Store clerk fatally shot in Varnell. An employee was shot and killed in Varnell on Monday. "
        "Peter Malden, 24, had a gunshot wound in the chest."
    )
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["Peter Malden"]


def test_another_age_is_another_person(nlp: Language) -> None:
    text = "A 22-year-old plumber was shot in Varnell on Monday, and a 47-year-old plumber was shot there too."
    [(victims, _)] = attacks(nlp, text)
    assert len(victims) == 2


def test_named_members_account_for_the_group(nlp: Language) -> None:
    text = (
        "Two women were shot in Varnell on Monday. "
        "Laura Quist, 23, and Sara Malden, 29, were both pronounced dead at the scene."
    )
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["Laura Quist", "Sara Malden"]


def test_gunshot_wound_tells_who_was_hit(nlp: Language) -> None:
    text = (
        "There was a shooting in Varnell on Monday. Deputies found Peter Malden, 32, with a gunshot wound to the leg."
    )
    [(victims, figures)] = attacks(nlp, text)
    assert victims == ["Peter Malden"]
    assert list(figures) == ["injured"]


def test_suspect_is_not_who_was_shot(nlp: Language) -> None:
    text = "A man was shot by a stranger in Varnell on Monday. The suspect was last seen on Harbor Road."
    reading = read(nlp(text), Article(id="a", text=text, date=datetime.date(2016, 2, 3)))
    [man] = [e for e in reading.entities if any(m.span.text == "A man" for m in e.mentions)]
    assert not any("suspect" in m.span.text for m in man.mentions)


def test_killed_along_with(nlp: Language) -> None:
    text = "Peter Malden, 29, was killed along with Laura Quist, 20, in a shooting in Varnell on Monday."
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["Laura Quist", "Peter Malden"]


def test_one_of_two_named_is_no_third(nlp: Language) -> None:
    text = (
        "Two women were shot and killed in Varnell on Monday. Laura Quist, 23, and Sara Malden, 29, died. "
        "One of the women was shot at the wheel. The other woman was shot on the stairs."
    )
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["Laura Quist", "Sara Malden"]


def test_speaker_of_a_quotation_is_not_he(nlp: Language) -> None:
    text = (
        "Peter Malden was shot in Varnell on Monday, Sheriff Carl Quist said. "
        "“Our men did what they could, but he was pronounced dead at the scene,” Quist said."
    )
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["Peter Malden"]


def test_sheriff_who_tells_is_not_he(nlp: Language) -> None:
    text = "Sheriff Carl Quist said Peter Malden was shot in Varnell on Monday. He died at a hospital."
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["Peter Malden"]


def test_sister_who_got_a_name(nlp: Language) -> None:
    text = (
        "A man shot and killed his 12-year-old niece in Varnell on Monday. "
        "Family members identified the girl as Laura Quist."
    )
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["Laura Quist"]


def test_man_killed_is_not_the_suspect(nlp: Language) -> None:
    text = "Suspect shot victim once in Varnell. Peter Malden, 48, was the man killed on Monday, police said."
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["Peter Malden"]


def test_who_fired_back_was_hit_too(nlp: Language) -> None:
    text = "Peter Malden shot an armed robber in Varnell on Monday. Malden was shot once in the leg."
    [(victims, _)] = attacks(nlp, text)
    assert "Peter Malden" in victims


def test_headline_victim_is_not_the_suspect(nlp: Language) -> None:
    text = (
        "Woman shot in Varnell. A 42-year-old woman was shot in Varnell on Monday. The suspect fled. "
        "Police are looking for the suspect."
    )
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["42-year-old woman"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An officer shot 19-year-old teenager Peter Malden in Varnell on Monday.", ["Peter Malden"]),
        (
            "Police met with Laura Quist in Varnell. On Monday, her 18-year-old son, Kai Malden, was shot and killed.",
            ["Kai Malden"],
        ),
        ("A man shot and killed his ex-wife in Varnell on Monday.", ["ex-wife"]),
        ("A farmer shot and killed two nurses near Varnell on Monday.", ["nurses"]),
    ],
)
def test_one_person_under_one_label(nlp: Language, text: str, expected: list[str]) -> None:
    assert [victims for victims, _ in attacks(nlp, text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The gunman shot himself in the leg in Varnell on Monday.",
        "The goalie faced 42 shots and was shot at 42 times on Monday.",
    ],
)
def test_nobody_shot_by_another(nlp: Language, text: str) -> None:
    assert attacks(nlp, text) == []


def test_who_is_charged_is_not_the_one_killed(nlp: Language) -> None:
    text = (
        "Peter Malden was shot and killed in Varnell on Sunday. Orin Tesk is charged with murder. "
        "He was killed just before a holiday."
    )
    assert [victims for victims, _ in attacks(nlp, text)] == [["Peter Malden"]]


@pytest.mark.parametrize(
    ("sentence", "killed"), [("His body was found behind a shop.", True), ("A rifle hung along his body.", False)]
)
def test_only_a_body_told_of_is_a_dead_one(nlp: Language, sentence: str, killed: bool) -> None:
    [(_, figures)] = attacks(nlp, f"Peter Malden was shot in Varnell on Monday. {sentence}")
    assert ("killed" in figures) is killed


def test_town_with_a_lost_apostrophe_is_no_victim(nlp: Language) -> None:
    text = "Officers look into shooting on Varnells north bank. A man was shot in the leg on Monday."
    assert [victims for victims, _ in attacks(nlp, text)] == [["man"]]


def test_victims_counted_by_name_are_not_learned_again(nlp: Language) -> None:
    text = (
        "Two women were fatally shot by two men in Varnell on Sunday, officials said. Peter Malden, a coroner, said "
        "Mara Quist, 23, and Ana Orn, 29, were pronounced dead of bullet wounds, both of them."
    )
    assert [victims for victims, _ in attacks(nlp, text)] == [["Ana Orn", "Mara Quist"]]


def test_an_age_stands_for_the_person(nlp: Language) -> None:
    text = "A 12-year-old who was shot dead in Varnell on Monday has been identified."
    [(victims, figures)] = attacks(nlp, text)
    assert victims == ["12-year-old"]
    assert figures["killed"] == [1]


def test_the_same_age_is_the_same_person(nlp: Language) -> None:
    text = "An officer shot a 19-year-old man in Varnell on Monday. The 19-year-old died at a hospital."
    [(victims, figures)] = attacks(nlp, text)
    assert victims == ["19-year-old man"]
    assert "killed" in figures


def test_an_age_is_no_date_of_the_shot(nlp: Language) -> None:
    text = "A guard fatally shot a 24-year-old and his cousin in Varnell on Monday."
    [(victims, _)] = attacks(nlp, text)
    assert victims == ["24-year-old", "cousin"]


def test_found_dead_by_way_of_a_relative(nlp: Language) -> None:
    text = "A man who was found dead under a bridge near Varnell was shot several times, police said."
    [(_, figures)] = attacks(nlp, text)
    assert figures == {"killed": [1]}


@pytest.mark.parametrize(
    ("second", "cases"),
    [
        ("Earlier, a woman was shot to death in Lomar.", 2),
        ("Earlier, officers said the man was shot twice.", 1),
        ("Two teenagers were shot and wounded in separate incidents in Lomar.", 2),
    ],
)
def test_another_case_in_one_report(nlp: Language, second: str, cases: int) -> None:
    assert len(attacks(nlp, f"A man was shot at a gas station in Varnell on Monday. {second}")) == cases


def test_whom_she_shot_is_not_herself(nlp: Language) -> None:
    text = "Deputies found Peter Malden with a wound. Laura Quist said that she took the gun from Malden and shot him."
    assert [victims for victims, _ in attacks(nlp, text)] == [["Peter Malden"]]


def test_surnames_that_are_titles(nlp: Language) -> None:
    text = (
        "Laura King, 33, was arrested in Varnell on Monday. King told police that Peter Bishop hit her. Bishop fled. "
        "King also stated that she took a gun and shot him."
    )
    assert [victims for victims, _ in attacks(nlp, text)] == [["Peter Bishop"]]
