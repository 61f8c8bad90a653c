"""What is told after and around an attack: whose day a day is, who says it, what is no attack and no place of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import attacks, found_in_all, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

BLAST = "A bomb killed nine people at a market in Goma on Sunday. "


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # a day before the noun is that of the attack, whoever speaks of it
        ("Minister Ilo Venn said the March 2 attack in Goma was planned.", "date", ["2021-03-02"]),
        ("Minister Ilo Venn said on March 5 the attack in Goma, which killed two, was planned.", "date", []),
        ("Bells rang on Sunday for six killed in the January 8, 2019, shooting in Goma.", "date", ["2019-01-08"]),
        ("The toll from a bombing in Goma on March 2 has risen to 13.", "date", ["2021-03-02"]),
        ("The toll from a bombing in Goma rose to 13 on March 2.", "date", []),
        # "today" in a quotation of yesterday's news
        (
            'Ilo Venn on Sunday deplored the blast in Goma. "The bombing that hit us today killed nine," he said.',
            "date",
            ["2021-03-07"],
        ),
        (
            'Ilo Venn on Monday deplored the blast in Goma. "The bombing that hit us today killed nine," he said.',
            "date",
            ["2021-03-08"],
        ),
        # who did it is laid to somebody between the attack and its verb
        ("A bombing blamed on radical Islamist militants killed two people in Goma, police said.", "killed", [2]),
        (
            "A bombing blamed on radical Islamist militants killed two people in Goma, police said.",
            "suspect",
            ["radical Islamist militants"],
        ),
        # vehicles made bombs; stages of time and of wood
        ("Attackers blew up an ambulance laden with explosives in Goma on Sunday.", "weapon", ["car-bomb"]),
        (BLAST + "Police have no suspects at this stage.", "place", ["market"]),
        (BLAST + "The search was in its early stages.", "place", ["market"]),
        ("A grenade was thrown at the stage during a concert in Goma.", "target", ["stage"]),
        # attacks of a kind, and deeds told as a reason
        (BLAST + "Most attacks have occurred in Kunduz.", "place", ["market"]),
        (BLAST + "It was in retaliation for the killings by soldiers of villagers.", "perpetrator", []),
        # relatives of the attacker
        ("The suspected bomber's father, Ilo Venn, spoke of the bombing in Goma that killed nine.", "suspect", []),
        ("The suspected bomber, Ilo Venn, fled after the bombing in Goma that killed nine.", "suspect", ["Ilo Venn"]),
        # the day of an arrest, of a ceremony, of a trial
        ("Police arrested two men Thursday in the bombing that killed a judge in Goma.", "date", []),
        ("Envoy Ilo Venn attended a ceremony in Kunduz on Sunday for those killed in the bombing of Goma.", "date", []),
        # what was hit stands before the noun
        ("The U.S. Embassy bombing in Goma killed 52 people on Sunday.", "perpetrator", []),
        ("A Hezbollah bombing in Goma killed 52 people on Sunday.", "perpetrator", ["Hezbollah"]),
        ("Four men were charged in the Lomar Trade Center bombing that killed six.", "suspect", ["Four men"]),
        # to deny it is to claim nothing
        (BLAST + "No one claimed the bombing and Hezbollah denied it was behind the attack.", "claimedBy", []),
        (BLAST + "Hezbollah said it was behind the attack.", "claimedBy", ["Hezbollah"]),
        # whom the deed killed, not those held for it
        ("Police charged a man over the shooting in Goma that left two nurses dead.", "victim", ["nurses"]),
        ("Police charged a man over the shooting in Goma that left two nurses dead.", "perpetrator", []),
        ("Police held the men that killed two nurses in Goma.", "perpetrator", ["men"]),
        # what others did besides, and the toll of a whole conflict
        ("Police held a man in the attack that killed Ilo Venn, and thousands gathered at her tomb.", "place", []),
        (
            "Gunmen shot dead a mayor in Goma on Sunday. More than 900 people had died during the fight against crime.",
            "killed",
            [1],
        ),
        # the worst one before, the latest one, and one that was none
        (
            BLAST + "The town was the scene last May of the worst attack since 2010, a raid that killed 70.",
            "killed",
            [9, 70],
        ),
        (BLAST + "The latest attack came a week after a truce.", "killed", [9]),
        ("Police searched a school in Goma on Sunday. The incident turned out to be a false alarm.", "place", []),
        ("Police searched a school in Goma after an attack on Sunday. It was no hoax.", "date", ["2021-03-07"]),
        # charges are no events, nor does the court do what it judges
        ("Ilo Venn was held in Goma on Monday on charges of murder, kidnapping and arson.", "place", []),
        ("The six were sentenced on charges including murder, suicide bombing and kidnapping.", "perpetrator", []),
        ("Three men were convicted of kidnapping and murder by a court in Goma.", "perpetrator", []),
        ("Ilo Venn was convicted of the kidnapping of a nurse in Goma.", "victim", ["nurse"]),
        # only people shoot, whatever they are called
        ("In 1999, two high school seniors fatally shot 12 pupils at a school in Goma.", "killed", [12]),
        ("In 1999, a flood killed 12 pupils at a school in Goma.", "killed", []),
        # who says who it was is not the one
        ("Gunmen killed a man, identified by police chief Ilo Venn as Mara Quill, in Goma.", "victim", ["Mara Quill"]),
        ("Gunmen killed a man, identified by police as Mara Quill, in Goma.", "victim", ["Mara Quill"]),
        # none was shown to be hurt
        ("A raid in Goma on Sunday killed two. There are no signs that any nurses were hurt.", "victim", []),
        # where somebody is from
        ("Rebels based in Kunduz attacked a mill in Goma on Sunday, killing two.", "place", ["Goma", "mill"]),
        ("A mill based in Kunduz was attacked by rebels on Sunday.", "place", ["Kunduz", "mill"]),
        # what was no attack, what is said of any, what was not stopped
        ("A blast that killed ten people in Goma was caused by a boiler and was not an attack.", "killed", []),
        ("The blast in Goma that killed ten was a gas explosion and not a terrorist bombing.", "killed", []),
        ("Police set aside the possibility that a terrorist attack caused the fire in Goma.", "place", []),
        (BLAST + "An attack on a mosque is an attack on us all.", "target", ["market"]),
        ("The party accused the government of failing to prevent the attack in Goma that killed two.", "killed", [2]),
        ("Police prevented an attack in Goma on Sunday.", "killed", []),
        # what is made of a deed is no part in it
        ("Velia accused Norway of inventing a massacre in Goma that a court said rebels committed.", "suspect", []),
        ("Velia accused Norway of committing a massacre in Goma.", "suspect", ["Norway"]),
    ],
)
def test_told_of_the_attack(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Government troops killed ten villagers in Goma, charged the rebel spokesman.",
            [("Accusation", "rebel spokesman")],
        ),
        ("Troops shot nine men in Goma, charged Ilo Venn, a spokesman for the rebels.", [("Accusation", "Ilo Venn")]),
        ("Police shot a man in Goma, charged two others with murder and freed a third.", [("Charge", "")]),
        (
            'President Ilo Venn condemned in the "strongest possible terms" Sunday\'s deadly attack at a hall in Goma.',
            [("Condemnation", "Ilo Venn")],
        ),
        (
            "A spokesman said three soldiers were killed in Goma and blamed the attack on the Red Front.",
            [("Accusation", "spokesman")],
        ),
        (
            "President Ilo Venn said gunmen had attacked a bus in Goma, killing nine, and condemned the killings.",
            [("Condemnation", "Ilo Venn")],
        ),
        (
            "Hezbollah denied any role in the explosion that left 80 dead in Goma and condemned the attack.",
            [("Condemnation", "Hezbollah")],
        ),
        ("Kabul: The mayor condemned the attack in Goma that left 80 dead.", [("Condemnation", "mayor")]),
        (
            "The Security Council met after the attack in Goma killed two. The council condemned it.",
            [("Condemnation", "Security Council")],
        ),
        (
            "The attack in Goma killed two. In a statement, the members of the Security Council condemned it.",
            [("Condemnation", "Security Council")],
        ),
        ("Police said a man shot two guards in Goma and accused his wife of it.", [("Accusation", "Police")]),
        (
            "Police said a man shot two guards in Goma on Sunday and threatened to kill more.",
            [("Vow", "man")],
        ),
        ("A man faces murder charges after three people were shot dead in Goma.", [("Charge", "")]),
        ("If caught, the man who shot three people in Goma could face charges of murder.", []),
        (
            "Goma, March 8: The Security Council has condemned the attack in Kunduz.",
            [("Condemnation", "Security Council")],
        ),
    ],
)
def test_who_says_it(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    found = read(nlp, text)
    kinds = {"Accusation", "Condemnation", "Charge", "Vow"}
    assert [
        (e.type, *told(found, e, "speaker")) if e.type != "Charge" else (e.type, "")
        for e in found.events
        if e.type in kinds
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The match was stopped when an alarm went off in the press room and the hall had to be cleared.",
        "Sirens went off in Lomar on Monday.",
    ],
)
def test_alarms_that_go_off_are_no_bombs(nlp: Language, text: str) -> None:
    assert attacks(read(nlp, f"{text} Organisers denied rumours of a bomb threat.")) == []


def test_a_ramming_before_a_stabbing_is_no_end_of_it(nlp: Language) -> None:
    found = read(nlp, "In May 2014 a man rammed his car into people waiting there and stabbed Mara Venn, 26, to death.")
    (ramming,) = (e for e in attacks(found) if e.type == "VehicleRamming")
    assert told(found, ramming, "perpetrator") == {"man"}
