"""Constructions of wire reports: titles before names, victims told in lists, people who came away from an attack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def hurt(nlp: Language, text: str) -> set[str]:
    """Victims and targets of the one attack of a text."""
    found = read(nlp, text)
    (event,) = attacks(found)
    return told(found, event, "victim") | told(found, event, "target")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen shot Policeman Dov Lind Marr in Lomar on Monday.", "Dov Lind Marr"),
        ("Rebels kidnapped Spaniard Dov Lind Marr in Lomar on Monday.", "Dov Lind Marr"),
        ("Gunmen shot Hunter Lind Marr in Lomar on Monday.", "Hunter Lind Marr"),
    ],
)
def test_what_one_is_belongs_to_no_name(nlp: Language, text: str, name: str) -> None:
    assert name in hurt(nlp, text)


def test_a_common_noun_with_an_article_names_nobody(nlp: Language) -> None:
    found = read(nlp, "Dov Lind worked in Lomar. The civilians said that the Newsman was hit by a sniper.")
    assert not any(e.label == "Newsman" and e.type == "Person" for e in found.entities)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen killed five people, including Mayor Ilo Venn, in Lomar on Monday.", {"Ilo Venn"}),
        ("Gunmen killed five people in Lomar on Monday, including Mayor Ilo Venn.", {"Ilo Venn"}),
        ("The assassination in February of General Ilo Venn was plotted in Lomar.", {"Ilo Venn"}),
        ("They condemned the murder in Lomar of General Ilo Venn.", {"Ilo Venn"}),
        ("Party leaders Ilo Venn and Ana Marr were murdered in Lomar on Monday.", {"Ilo Venn", "Ana Marr"}),
        ("Ana Marr, one of the six nuns murdered in Lomar on Monday, had said so.", {"Ana Marr"}),
        ("Five priests were shot in Lomar. Among the priests murdered was Ilo Venn, the rector.", {"Ilo Venn"}),
        ("Mayor Ilo Venn escaped a dynamite attack in Lomar on Monday.", {"Ilo Venn"}),
        ("Mayor Ilo Venn survived an assassination attempt on Monday.", {"Ilo Venn"}),
        ("Two men were hurt in an attack on a bar. The other victim, Ilo Venn, is in hospital.", {"Ilo Venn"}),
    ],
)
def test_the_named_among_those_hit(nlp: Language, text: str, names: set[str]) -> None:
    assert names <= hurt(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed five people in Lomar on Monday, police officers, including Ilo Venn, said.",
        "Gunmen killed five people in the town of Venn on Monday.",
        "Rebels shot two guards in Lomar on Monday. Ilo Venn escaped from prison during the attack.",
    ],
)
def test_the_named_among_others(nlp: Language, text: str) -> None:
    assert not {"Ilo Venn", "Venn"} & hurt(nlp, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Four men set fire to a city truck and to a government van in Lomar.", {"city truck", "government van"}),
        ("The target of the attack on Monday was the paint factory in Lomar.", {"paint factory"}),
        ("The army post in Lomar was the target of rebel mortar fire on Monday.", {"army post"}),
        ("A rocket was launched at the barracks of the guard in Lomar on Monday.", {"barracks"}),
        ("Two guards died in the attack staged by rebels on the town hall of Lomar.", {"town hall"}),
        ("Rebels attacked the barracks, a house for officers, and a bank in Lomar.", {"barracks", "house", "bank"}),
        ("The rebels sabotaged a transformer in Lomar on Monday.", {"transformer"}),
    ],
)
def test_what_was_hit(nlp: Language, text: str, names: set[str]) -> None:
    assert names <= hurt(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The minister sabotaged the talks in Lomar on Monday.",
        "The rebels attacked the town hall, a large building, and left. The town was not the target of the attack.",
    ],
)
def test_what_was_not_hit(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    hit = {value for event in attacks(found) for value in told(found, event, "target")}
    assert not hit & {"talks", "town", "large building"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Five men suspected of killing Mayor Ilo Venn were arrested. "
            "Their names are Dov Lind, Ines Tarr, and Ana Marr.",
            {"Dov Lind", "Ines Tarr", "Ana Marr"},
        ),
        (
            "Four men planted a bomb in Lomar on Monday. The suspects, who were identified as Dov Lind and Ana Marr, "
            "were arrested.",
            {"Dov Lind", "Ana Marr"},
        ),
    ],
)
def test_suspects_named_in_a_list(nlp: Language, text: str, names: set[str]) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert names <= told(found, event, "suspect") | told(found, event, "perpetrator")


def test_hostages_named_when_they_are_freed(nlp: Language) -> None:
    text = (
        "Three engineers were kidnapped by rebels a month ago in Lomar. "
        "Ilo Venn, Ana Marr and Dov Lind were released on Monday."
    )
    assert {"Ilo Venn", "Ana Marr", "Dov Lind"} <= hurt(nlp, text)


def test_who_is_let_out_of_jail_was_no_hostage(nlp: Language) -> None:
    text = (
        "Three engineers were kidnapped by rebels a month ago in Lomar. "
        "Police arrested Ilo Venn over the kidnapping. Ilo Venn was released on Monday."
    )
    assert "Ilo Venn" not in hurt(nlp, text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Army helicopters bombed two villages near Lomar on Monday, killing nine people.", "Army"),
        ("Five people died when an Army helicopter strafed a camp in Lomar on Monday.", "Army"),
        ("Three men were arrested for their alleged role in the murder of Mayor Ilo Venn in Lomar.", "Three men"),
        ("Dov Lind was arrested on suspicion of involvement in the bombing of a bank in Lomar.", "Dov Lind"),
        ("Colonel Dov Lind, one of the men involved in the murder of Mayor Ilo Venn, was replaced.", "Dov Lind"),
        ("The minister linked Dov Lind to the bombing of a bank in Lomar on Monday.", "Dov Lind"),
        ("Gunmen believed to belong to a gang killed two guards in Lomar on Monday.", "Gunmen"),
        ("Police said that the bombing of a bank in Lomar was the work of Dov Lind.", "Dov Lind"),
    ],
)
def test_who_had_a_part(nlp: Language, text: str, who: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert who in told(found, event, "suspect") | told(found, event, "perpetrator")


@pytest.mark.parametrize(
    "text",
    [
        "Dov Lind denied any role in the murder of Mayor Ilo Venn in Lomar on Monday.",
        "The court found no involvement of Dov Lind in the murder of Mayor Ilo Venn in Lomar on Monday.",
        "The bombing of a bank in Lomar on Monday was not the work of Dov Lind.",
    ],
)
def test_who_had_no_part(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert not any("Dov Lind" in told(found, e, "suspect") | told(found, e, "perpetrator") for e in attacks(found))


def test_a_plane_that_hits_something_is_no_air_raid(nlp: Language) -> None:
    found = read(nlp, "A small plane hit a house in Lomar on Monday, killing the pilot and two residents.")
    assert not attacks(found)


@pytest.mark.parametrize(
    "text",
    [
        "Police raided the house of a worker in Lomar on Monday, where they found a rifle and ammunition.",
        "Ilo Venn was captured by the authorities on Monday during a raid on a farm near Lomar.",
        "The army raided five farms in Lomar. The raids were carried out by brigade troops, who seized two cars.",
        "The mayor told them he had no knowledge of any rebel attack on the barracks in Lomar.",
        "He had the mission of assassinating President Ilo Venn in Lomar.",
        "The minister denied a report that soldiers were bombing villages near Lomar.",
    ],
)
def test_a_search_and_what_is_denied_are_no_attacks(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "Troops raided a farm near Lomar on Monday and killed nine people.",
        "Gunmen raided a bank in Lomar on Monday and seized two bags of money.",
        "Soldiers raided a hospital in Lomar on Monday, beating doctors and patients.",
    ],
)
def test_a_raid_that_is_an_attack(nlp: Language, text: str) -> None:
    assert attacks(read(nlp, text))


def test_one_of_the_deeds_is_singled_out(nlp: Language) -> None:
    text = "The six states condemned the murders in Lomar and especially that of Senator Ilo Venn."
    assert "Ilo Venn" in hurt(nlp, text)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "The Front claimed responsibility for a bombing on Tuesday in Lomar that police said killed three people.",
            "3",
        ),
        ("The Front claimed responsibility on Monday for an attack in Osk that officials said left nine dead.", "9"),
    ],
)
def test_what_somebody_says_that_the_attack_did(nlp: Language, text: str, killed: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "killed") == {killed}
    assert told(found, event, "claimedBy") == {"Front"}


def test_the_day_of_saying_before_what_was_flown(nlp: Language) -> None:
    found = read(nlp, "Officials said on Monday warplanes from Velia had bombed a market in Osk, killing nine people.")
    (event,) = attacks(found)
    assert event.type == "Airstrike"
    assert told(found, event, "killed") == {"9"}
