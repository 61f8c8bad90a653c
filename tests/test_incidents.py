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


@pytest.mark.parametrize(
    "text",
    [
        "A suicide bomber struck the gate of a ministry in Mogadishu on Monday. "
        "Gunmen then stormed the building and killed seven people.",
        "Militants stormed a council building in Samarra on Monday after a car bomb exploded outside it. "
        "Seven people were killed.",
        "Gunmen stormed a police station in Afgoye on Monday and killed seven officers.",
    ],
)
def test_stages_are_one_attack(nlp: Language, text: str) -> None:
    assert tolls(nlp, text) == [("7", "2021-03-08")]


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb exploded outside a hotel in Mogadishu on Monday. "
        "In Afgoye, gunmen stormed a police station and killed seven officers.",
        "A suicide bomber killed three guards at a bank in Kandahar on Monday. "
        "Gunmen then attacked a police post in Zabul, killing seven officers.",
        "A bomb hit a bus in Varnell on Monday, killing six people. The same day, gunmen killed seven nurses in Lomar.",
    ],
)
def test_another_town_is_another_attack(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    dead = [",".join(told(found, e, "killed")) for e in attacks(found)]
    assert len(dead) == 2
    assert dead.count("7") == 1


def test_who_strikes_twice_is_no_other(nlp: Language) -> None:
    text = "Bandits attacked the village of Tarsk on Sunday, killing nine people. They killed two more in Belun."
    assert len(attacks(read(nlp, text))) == 1


def test_items_headed_by_a_town_are_placed_there(nlp: Language) -> None:
    lead = "Following are the security incidents in Iraq on Monday.\n\n"
    items = [
        "{}BAGHDAD{} A car bomb exploded near a bus terminal, killing six people.",
        "{}RAMADI{} A suicide bomber killed two soldiers at an army checkpoint.",
        "{}KIRKUK{} Gunmen killed a policeman.",
    ]
    for bullet, mark in (("* ", " -"), ("", " –")):
        found = read(nlp, lead + "\n\n".join(item.format(bullet, mark) for item in items))
        rows = {
            ",".join(told(found, e, "killed")): (told(found, e, "place"), told(found, e, "date"))
            for e in attacks(found)
        }
        day = {"2021-03-08"}
        assert ("Baghdad" in rows["6"][0], rows["6"][1]) == (True, day)
        assert ("Ramadi" in rows["2"][0], rows["2"][1]) == (True, day)
        assert rows["1"] == ({"Kirkuk"}, day)
    items = [
        "Quetta: A bomb planted on a motorcycle exploded on Saturday, killing two officers.",
        "Bannu: Militants stormed a police post on Sunday, killing three constables.",
        "Karachi: Two men opened fire on a prayer leader, killing him.",
    ]
    found = read(nlp, "Attacks in Pakistan\n\n" + "\n\n".join(items))
    places = {p for e in attacks(found) for p in told(found, e, "place")}
    assert {"Bannu", "Karachi", "Quetta"} <= places


def test_a_toll_goes_to_the_town_that_opens_its_sentence(nlp: Language) -> None:
    text = "Drones hit a depot in Belgorod on Monday, a day after a missile attack on Odesa killed five people. "
    assert ("7", "2021-03-07") in tolls(
        nlp, text + "In Odesa, rescuers found two bodies, raising the death toll to seven."
    )


def test_all_attacks_are_meant_by_their_plural(nlp: Language) -> None:
    items = "A car bomb in Mosul killed 12 people. Gunmen killed three soldiers in Kirkuk. "
    found = read(
        nlp, f"Attacks across Iraq killed 31 people on Monday. {items}More than 60 were wounded in the attacks."
    )
    hurt = {",".join(told(found, e, "killed")): told(found, e, "injured") for e in attacks(found)}
    assert hurt == {"31": {"60"}, "12": set(), "3": set()}


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Eight people were killed, including three guards, and 15 wounded.", {"15"}),
        ("Eight people were killed, including three guards and a wounded soldier.", set()),
    ],
)
def test_the_wounded_after_a_breakdown_are_no_part_of_it(nlp: Language, text: str, hurt: set[str]) -> None:
    found = read(nlp, "Militants attacked a hall in Kirkuk on Monday. " + text)
    (event,) = attacks(found)
    assert told(found, event, "injured") == hurt


def test_rockets_fly_toward_a_place(nlp: Language) -> None:
    found = read(nlp, "Rebels launched a barrage of rockets toward Haifa on Monday.")
    (event,) = attacks(found)
    assert told(found, event, "place") == {"Haifa"}


def test_the_spokesman_beside_a_count_is_no_victim(nlp: Language) -> None:
    text = "A bomb went off in Kirkuk on Monday, wounding 11 passersby, the governor's spokesman Omar Venn said."
    (event,) = attacks(found := read(nlp, text))
    assert told(found, event, "victim") == {"passersby"}
