"""Attacks that a report of one tells besides: what it followed, what is counted over months, what groups often do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import attacks, found_in_all, read, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

BOMB = "A car bomb killed six people at a market in Kunduz on Monday. "


def told(nlp: Language, text: str, *names: str) -> list[tuple[Any, ...]]:
    """The class of every attack of a text, each with the values of some properties."""
    found = read(nlp, text)
    return sorted((e.type, *(values(found, e, name) for name in names)) for e in attacks(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The attack follows an armed drone strike last month on two stations near Osk.",
            [("Bombing", ["2021-03-08"]), ("DroneStrike", ["2021-02"])],
        ),
        (
            "The bombing followed a shooting on Friday at a bank in Goma that killed four people.",
            [("Bombing", ["2021-03-08"]), ("Shooting", ["2021-03-05"])],
        ),
        (
            "Monday's bombing came two weeks after more than 50 people were killed in a shooting in Goma.",
            [("Bombing", ["2021-03-08"]), ("Shooting", ["2021-02"])],
        ),
        # the next thing that happened at the same place
        ("The blast was followed by gunfire.", [("Bombing", ["2021-03-08"])]),
    ],
)
def test_what_an_attack_follows_is_another(nlp: Language, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert told(nlp, BOMB + text, "date") == expected


@pytest.mark.parametrize(
    "text",
    [
        "A suicide bomber hit a mosque in Goma, killing nine, an attack for which al-Shabab claimed responsibility.",
        "A suicide bomber hit a mosque in Goma on Friday, an attack that the president condemned.",
        "A suicide bomber hit a mosque in Goma, an attack claimed by al-Shabab.",
    ],
)
def test_what_is_called_an_attack_after_a_comma_is_the_one_told(nlp: Language, text: str) -> None:
    assert told(nlp, text) == [("SuicideBombing",)]


def test_who_died_in_what_an_attack_follows(nlp: Language) -> None:
    text = "The blast follows Friday's raid on a mosque in Goma in which two people died and nine were hurt."
    assert told(nlp, BOMB + text, "injured") == [("ArmedAssault", [9]), ("Bombing", [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The al-Shabab group often claims responsibility for large-scale attacks in the capital.", []),
        ("Bombings in the capital are routinely claimed by al-Shabab.", []),
        ("Velia has seen attacks on clinics in recent months for which al-Shabab has taken responsibility.", []),
        ("Al-Shabab, which has claimed responsibility for the attack, named two men.", ["Al-Shabab"]),
        ("Al-Shabab was quick to claim responsibility for the attack.", ["Al-Shabab"]),
        ("Militants from al-Shabab claimed responsibility for the attack.", ["al-Shabab"]),
        ("Al-Shabab, a group affiliated with al-Qaeda, said it had planted the bomb.", ["Al-Shabab"]),
    ],
)
def test_who_claims_this_one(nlp: Language, text: str, expected: list[str]) -> None:
    assert found_in_all(nlp, BOMB + text, "claimedBy") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen from the al-Qaida-linked al-Shabab attacked a hotel in Goma.", ["Gunmen", "al-Shabab"]),
        ("Al-Shabab, an al-Qaida-linked group, attacked a hotel in Goma.", ["Al-Shabab"]),
        ("Militants linked to the Islamic State group attacked a hotel in Goma.", ["Militants"]),
        ("GOMA, Congo – Muslim extremists stormed Saturday a hotel in Goma, Congo.", ["Muslim extremists"]),
        ("A suicide bomber slammed his car into a checkpoint in Goma on Monday.", ["suicide bomber"]),
    ],
)
def test_whose_friends_attackers_are(nlp: Language, text: str, expected: list[str]) -> None:
    assert found_in_all(nlp, text, "perpetrator") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Velia is in crisis. More than 400 people have died in the violence.", [6]),
        ("A centre in Goma reported more than 1,500 deaths last year from attacks and raids.", [6]),
        ("Terrorist acts and armed conflicts killed 239 civilians in February across Velia, a study said.", [6]),
        ("Rebels have previously attacked nurses and their guards.", [6]),
        ("Another nine people were killed in a shooting in Goma in February.", [6, 9]),
        ("In 2017, twin suicide bombings at a court in Goma killed 30 people.", [6, 30]),
    ],
)
def test_what_is_counted_over_months_is_no_attack(nlp: Language, text: str, expected: list[int]) -> None:
    assert found_in_all(nlp, BOMB + text, "killed") == expected


def test_who_says_so_at_the_end_was_not_hurt(nlp: Language) -> None:
    text = "A car bomb at a market in Kunduz has killed 37 people and wounded 54 others, Afghan police and doctors say."
    assert told(nlp, text, "target", "victim") == [("Bombing", ["market"], [])]


def test_a_verb_mended_is_a_deed_beside_other_mends(nlp: Language) -> None:
    text = (
        "A bomb went off in Kunduz on Sunday. An officer died there and three of his men were hurt.\n\n"
        "In Goma, two men on a motorcycle shot dead Ilo Venn, 57, a headman, as he rode home on Saturday."
    )
    assert [kind for kind, *_ in told(nlp, text)] == ["Bombing", "Shooting"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Red Front is blamed for the deaths of 825 people.", [6]),
        ("The group has been blamed for killing more than 800 people in its campaign.", [6]),
        ("About 12,000 people have died in the six-year-old insurgency centred in the north.", [6]),
        ("The military says its offensive has killed 300 fighters in recent weeks.", [6]),
        ("Rebels are blamed for the killing of nine farmers in Goma on Sunday.", [6, 9]),
    ],
)
def test_the_toll_of_a_war_is_none_of_an_attack(nlp: Language, text: str, expected: list[int]) -> None:
    assert found_in_all(nlp, BOMB + text, "killed") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boko Haram has attacked villages across the border.", []),
        ("Boko Haram has targeted Goma in the past few years.", []),
        ("Boko Haram attacked Goma on Sunday.", ["Goma"]),
    ],
)
def test_what_a_group_has_done_before(nlp: Language, text: str, expected: list[str]) -> None:
    text = BOMB + "Police closed the market. Nobody has claimed it. " + text
    assert [p for p in found_in_all(nlp, text, "place") if p != "market"] == expected


def test_a_reply_from_the_air_is_not_the_landmine(nlp: Language) -> None:
    text = (
        "More than 60 people were killed on Thursday in a landmine attack on a bus near Kunduz. A spokesman said that "
        "the air strikes on rebel camps were only a deterrent. The attack was the worst for years."
    )
    assert "Bombing" in [kind for kind, *_ in told(nlp, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bus was destroyed by a mine packed with explosives and nails near Kunduz on Monday.", ["landmine"]),
        ("A bus bombing in Kunduz killed nine people on Monday.", []),
        ("A truck bombing in Kunduz killed nine people on Monday.", ["car-bomb"]),
    ],
)
def test_what_a_mine_and_a_bus_are(nlp: Language, text: str, expected: list[str]) -> None:
    assert found_in_all(nlp, text, "weapon") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed six people in the rebel stronghold of Kunduz on Monday.", ["Kunduz"]),
        ("A bomb exploded in Kunduz, a former rebel stronghold, on Monday.", ["Kunduz"]),
        ("A bomb killed six people in President Ilo Venn's hometown of Kunduz on Monday.", ["Kunduz"]),
    ],
)
def test_what_a_town_is_called_besides(nlp: Language, text: str, expected: list[str]) -> None:
    assert found_in_all(nlp, text, "place") == expected


def test_a_headline_that_counts_deaths_is_the_attack_of_the_lead(nlp: Language) -> None:
    text = (
        "Suicide bombing in Goma market causes multiple deaths\n\nTen people were killed in a suicide bombing in Goma."
    )
    assert [kind for kind, *_ in told(nlp, text)] == ["SuicideBombing"]


def test_what_comes_days_after_another(nlp: Language) -> None:
    text = "This incident is coming two days after gunmen attacked a market in Goma, killing 50 people."
    assert ("Attack", ["2021-03-06"]) in told(nlp, BOMB + text, "date")


def test_what_somebody_is_also_accused_of_is_another_matter(nlp: Language) -> None:
    text = "A missile killed six people in Goma on Sunday. Rwanda has also accused Uganda of cross-border shelling."
    first = next(e for e in attacks(read(nlp, text)) if values(read(nlp, text), e, "killed"))
    assert values(read(nlp, text), first, "suspect") == []
