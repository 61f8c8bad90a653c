"""Attacks that a report of one tells besides: what it followed, what is counted over months, what groups often do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import attacks, found_in_all, read, types, values

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


@pytest.mark.parametrize(
    ("text", "target", "killed"),
    [
        ("Two people were killed as a roadside bomb struck a van near Kunduz on Monday.", ["van"], [2]),
        ("A roadside bomb struck a van killing two prisoners near Kunduz on Monday.", ["van"], [2]),
        ("A rocket landed near a bus killing nine people in Kunduz on Monday.", ["bus"], [9]),
    ],
)
def test_what_came_of_the_blow(nlp: Language, text: str, target: list[str], killed: list[int]) -> None:
    assert (found_in_all(nlp, text, "target"), found_in_all(nlp, text, "killed")) == (target, killed)
    assert "vehicle" not in found_in_all(nlp, text, "weapon")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two people poured petrol on the steps of a mosque in Goma before setting it on fire.", ["mosque"]),
        ("KLX News spoke of two men who entered a village church near Goma and burned it down.", ["village church"]),
        ("A patrol was crossing a bridge near Goma when it was fired upon by gunmen.", []),
    ],
)
def test_what_it_stands_for_where_a_thing_is_attacked(nlp: Language, text: str, expected: list[str]) -> None:
    assert found_in_all(nlp, text, "target") == expected


def test_attackers_killed_later_are_the_end_of_their_attack(nlp: Language) -> None:
    text = (
        "Five extremists stormed a hotel in Kunduz on Saturday and killed 23 people. Troops retook it on Sunday, "
        "having killed three attackers.\n\nThe Red Front claimed responsibility for the attack."
    )
    assert told(nlp, text, "killed", "claimedBy") == [("ArmedAssault", [23], ["Red Front"])]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Worshippers were leaving the Hanara Mosque in Kunduz when a bomb went off.", "Hanara Mosque", "Facility"),
        ("A bomb exploded in a Shiite part of Kunduz on Monday.", "Shiite", None),
        ("A bomb exploded in Kunduz on Monday. It was the will of God, he said.", "God", None),
    ],
)
def test_what_has_a_name(nlp: Language, text: str, label: str, kind: str | None) -> None:
    assert types(read(nlp, text)).get(label) == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of the time of the report, whatever it is today
        ("A blast hurt two in Burundi's capital on Monday. It was in the Burundian capital Bujumbura.", "Bujumbura"),
        ("A bomb killed two in the Kenyan capital on Monday. Rebels hold the provincial capital Garissa.", "Nairobi"),
    ],
)
def test_which_city_the_capital_is(nlp: Language, text: str, expected: str) -> None:
    assert expected in found_in_all(nlp, text, "place")


def test_a_parked_car_that_explodes_is_a_car_bomb(nlp: Language) -> None:
    text = "A parked car exploded near a market in Kunduz on Sunday, killing 11 people."
    assert found_in_all(nlp, text, "weapon") == ["car-bomb"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("He arrived in Nairobi on Monday, hours after the city of Kunduz was shaken by an explosion.", ["Kunduz"]),
        ("Kunduz was rocked by a bombing on Monday that killed six people.", ["Kunduz"]),
        ("A bombing rocked Kunduz on Monday.", ["Kunduz"]),
    ],
)
def test_what_was_shaken_by_a_blast_is_where_it_was(nlp: Language, text: str, place: list[str]) -> None:
    text = f"A bomb was planted by rebels. {text}" if "explosion" in text else text
    assert found_in_all(nlp, text, "place") == place


def test_who_died_not_far_from_the_site_of_another_attack(nlp: Language) -> None:
    text = "In January, a suicide bomber attacked clerks not far from the site of Monday's bombing, killing 13 people."
    assert sorted(killed for _, killed in told(nlp, BOMB + text, "killed")) == [[6], [13]]


@pytest.mark.parametrize(
    "text",
    [
        "Several bombings have rocked the country in recent months.",
        "A suicide bomber was spotted by guards and killed.",
    ],
)
def test_what_is_told_besides_lends_nothing(nlp: Language, text: str) -> None:
    assert told(nlp, BOMB + text, "victim", "target") == [("Bombing", [], ["market"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In another incident Saturday evening in Goma, one person died after a man threw grenades at two bars.",
            [("Bombing", ["2021-03-06"]), ("Bombing", ["2021-03-08"])],
        ),
        (
            "In a related incident in Goma on Saturday, a bar was hit by a grenade attack.",
            [("Bombing", ["2021-03-06"]), ("Bombing", ["2021-03-08"])],
        ),
        # told of nothing
        ("Reports of a third bombing at an embassy in Goma were erroneous.", [("Bombing", ["2021-03-08"])]),
        ("The Front may try to attack trains in Europe this month.", [("Bombing", ["2021-03-08"])]),
        # the same once more
        (
            "Two were hurt in a grenade explosion in Goma on Sunday, a second grenade attack there in a week.",
            [("Bombing", ["2021-03-07"]), ("Bombing", ["2021-03-08"])],
        ),
        ("A militant attacked it, but he was targeted by our forces and eliminated, Ilo Venn said.", None),
    ],
)
def test_cases_told_besides(nlp: Language, text: str, expected: list[tuple[Any, ...]] | None) -> None:
    if expected is None:
        assert all("militant" not in targets for _, targets in told(nlp, BOMB + text, "target"))
    else:
        assert told(nlp, BOMB + text, "date") == expected


def test_for_whom_a_letter_bomb_was_meant_is_not_who_sent_it(nlp: Language) -> None:
    text = (
        "On Monday, a letter bomb received by a bank in Kunduz and intended for its head Ilo Venn failed to detonate."
    )
    assert found_in_all(nlp, text, "perpetrator") == []


def test_a_fire_that_follows_an_attack_is_not_it(nlp: Language) -> None:
    text = (
        "Two men set a mosque in Kunduz on fire, police said. The fire follows Thursday's attack on a synagogue "
        "in Goma in which two people died."
    )
    assert sorted(told(nlp, text, "killed")) == [("Arson", []), ("Attack", [2])]


def test_an_attack_after_a_killing_is_not_the_killing(nlp: Language) -> None:
    text = (
        "A mosque in Kunduz was set alight on Sunday. It was the second attack there after the killing of drummer "
        "Ilo Venn in Goma last Wednesday."
    )
    assert [victim for _, victim in told(nlp, text, "victim")] == [[], ["Ilo Venn"]]
