"""Local news and short releases: whom "him" means, where somebody died, how many more, which attack a clause is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, types

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "injured"),
    [
        (
            "Four guards have been killed and up to 16 more injured in a shooting at a depot in Lomar, officials say.",
            "16",
        ),
        ("Three people were killed and at least 20 more wounded in a bombing in Lomar on Monday.", "20"),
        ("One officer has been killed and five more hurt in an attack on a police station in Lomar.", "5"),
        ("Two died and 14 more injured when a bomb exploded in Lomar.", "14"),
    ],
)
def test_so_many_more(nlp: Language, text: str, injured: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "injured") == {injured}


@pytest.mark.parametrize("vague", ["several", "dozens"])
def test_vaguely_more_are_not_those_killed(nlp: Language, vague: str) -> None:
    found = read(nlp, f"Three people were killed and {vague} more wounded in a bombing in Lomar.")
    (event,) = attacks(found)
    assert told(found, event, "injured") == set()


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Venn said Marr quarrelled with a young man in Lomar before Marr shot him.", "young man"),
        ("Police chief Ilo Venn said a gunman walked up to a taxi driver in Lomar and shot him.", "taxi driver"),
        ("Sheriff Ilo Venn said Marr argued with a neighbor before Marr stabbed him to death in Lomar.", "neighbor"),
        ("Spokesman Ilo Venn said the suspect followed a teacher to her house in Lomar and shot her dead.", "teacher"),
        ("Ilo Venn said a masked man entered his shop in Lomar and stabbed him.", "Ilo Venn"),
        ("The farmer said soldiers stopped his car in Lomar and shot him in the leg.", "farmer"),
    ],
)
def test_a_speaker_is_hit_only_where_nobody_else_is_told_of(nlp: Language, text: str, victim: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "victim") == {victim}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The driver died a few hours after the shooting at a small hospital in Lomar.", "Lomar"),
        ("A policeman died after the attack at a hospital in Lomar.", "Lomar"),
        ("Three people died in the attack at a hospital in Lomar on Monday.", "hospital"),
        ("Nine people were killed in a bombing at a hospital in Lomar on Monday.", "hospital"),
    ],
)
def test_where_somebody_died_after_it(nlp: Language, text: str, place: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "place") == {place}
    assert ("hospital" in told(found, event, "target")) is (place == "hospital")


def test_who_died_was_not_arrested(nlp: Language) -> None:
    found = read(nlp, "A 40-year-old man was stabbed to death in Lomar on Sunday. The man was arrested hours later.")
    (arrest,) = (e for e in found.events if e.type == "Arrest")
    (event,) = attacks(found)
    assert told(found, event, "victim") == {"40-year-old man"}
    assert told(found, arrest, "arrested").isdisjoint({"40-year-old man"})


def test_a_person_described_twice(nlp: Language) -> None:
    found = read(nlp, "The victim, a 33-year-old baker, was stabbed to death in Lomar on Sunday, the mayor said.")
    (event,) = attacks(found)
    assert told(found, event, "victim") == {"33-year-old baker"}


@pytest.mark.parametrize(
    "text",
    [
        "Monday's bombing follows the May 4 bombing at a fair in Osk, that left 49 people dead.",
        "The attack in Lomar came two days after a bombing at a market in Osk on Saturday, that killed 49 people.",
        "Monday's attack came after a January bombing at a market in Osk, which killed 49 people.",
    ],
)
def test_a_clause_tells_of_the_attack_before_it(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    first, second = sorted(attacks(found), key=lambda e: "49" in told(found, e, "killed"))
    assert told(found, second, "killed") == {"49"}
    assert told(found, first, "place") <= {"Lomar"}


@pytest.mark.parametrize(
    "text",
    [
        "Engineers carried out a controlled explosion at the bridge in Lomar on Monday, the army said.",
        "Army experts carried out a controlled explosion on a suspicious package in Lomar on Monday.",
        "A suspicious device was destroyed in a controlled detonation in Lomar on Monday, police said.",
    ],
)
def test_what_experts_blow_up_is_no_attack(nlp: Language, text: str) -> None:
    assert attacks(read(nlp, text)) == []


def test_a_club_is_where_it_was(nlp: Language) -> None:
    found = read(nlp, "Nine were wounded in the jazz club shooting in Lomar, police said.")
    (event,) = attacks(found)
    assert told(found, event, "weapon") == set()


@pytest.mark.parametrize(
    ("text", "force"),
    [
        (
            "KABUL, Afghanistan (May 3) - Afghan and international security forces killed 11 raiders in Helmand.",
            "Afghan and international security forces",
        ),
        ("Afghan and coalition forces killed 11 insurgents near Kandahar.", "Afghan and coalition forces"),
    ],
)
def test_forces_of_two_nations_are_one_party(nlp: Language, text: str, force: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "perpetrator") == {force}
    assert types(found)[force] == "SecurityForce"


def test_bodies_do_nothing(nlp: Language) -> None:
    found = read(nlp, "In April three officers were ambushed and killed in Osk, their bodies burned in their vehicle.")
    assert all("bodies" not in told(found, e, "perpetrator") for e in attacks(found))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two people were shot dead at Club Ravi in Lomar on Monday.", "Club Ravi"),
        ("A bomb exploded at Hospital San Ilo in Lomar on Monday.", "Hospital San Ilo"),
        ("Gunmen opened fire at Bar Venn in Lomar on Monday.", "Bar Venn"),
        ("A shooting at Club Ravi, a nightclub and restaurant in Lomar, left two dead on Monday.", "Club Ravi"),
    ],
)
def test_buildings_whose_kind_stands_before_the_name(nlp: Language, text: str, place: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "place") == {place}
    assert types(found)[place] == "Facility"


def test_the_building_of_a_headline(nlp: Language) -> None:
    lead = "Four people were killed in a shooting at a nightclub in Lomar on Monday, police say."
    found = read(nlp, f"Four Dead In Texas Nightclub Shooting\n\n{lead}")
    assert [e.label for e in found.entities if e.type == "Facility"] == ["nightclub"]


@pytest.mark.parametrize(
    "text",
    [
        '"I thank God that we are alive," she said after the shooting in Lomar on Monday.',
        "No ID was asked for at the fair in Lomar where two people were shot dead on Monday.",
    ],
)
def test_what_is_no_place(nlp: Language, text: str) -> None:
    assert types(read(nlp, text)).keys().isdisjoint({"God", "ID", "OK"})


def test_an_old_conviction_is_for_another_deed(nlp: Language) -> None:
    found = read(
        nlp,
        "Ilo Venn was arrested after a stabbing in Lomar on Sunday that killed a student. "
        "He was convicted of robbery in 1999. He was sentenced to five years in prison and was paroled in 2003.",
    )
    dates = {e.type: told(found, e, "date") for e in found.events if e.type in {"Conviction", "Sentence", "Release"}}
    assert dates == {"Conviction": {"1999"}, "Sentence": set(), "Release": {"2003"}}
    (event,) = attacks(found)
    assert not told(found, event, "perpetrator")
    (conviction,) = (e for e in found.events if e.type == "Conviction")
    assert not told(found, conviction, "inConnectionWith")


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("Ilo Venn is charged with murder over the shooting of a man in a park in Lomar on Thursday.", "murder"),
        (
            "Ilo Venn was jailed on charges of homicide and illegal possession of a weapon after a shooting in Lomar.",
            "homicide and illegal possession of a weapon",
        ),
        (
            "Ilo Venn was arrested on suspicion of planning a terrorist attack that police said would have hit a bank.",
            "planning a terrorist attack",
        ),
        (
            "Three men were charged with crimes against humanity for the massacre of 40 villagers in Osk in 2009.",
            "crimes against humanity",
        ),
        ("Ilo Venn was charged with murder in connection with the bombing of a bus in Lomar in May.", "murder"),
    ],
)
def test_a_charge_is_told_to_its_end(nlp: Language, text: str, charge: str) -> None:
    found = read(nlp, text)
    assert {c for e in found.events for c in told(found, e, "charge")} == {charge}


def test_what_somebody_thought_to_be_something_did(nlp: Language) -> None:
    found = read(
        nlp,
        "A shooting at a club in Lomar on Sunday came a day after a man thought to be a fan fatally shot Mara Venn, "
        "a singer, in Osk.",
    )
    assert {str(told(found, e, "victim")) for e in attacks(found)} == {"set()", "{'Mara Venn'}"}


@pytest.mark.parametrize(
    "text",
    [
        "A patrol was ambushed in Lomar on Sunday, killing three soldiers.",
        "An Afghan patrol was ambushed in Lomar on Sunday, leaving three dead.",
    ],
)
def test_who_was_attacked_did_not_kill_by_it(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "perpetrator") == set()
    assert told(found, event, "killed") == {"3"}


@pytest.mark.parametrize(
    "text",
    [
        "The teacher was shot at as she drove through Lomar on Sunday.",
        "Gunmen opened fire on a taxi driver in Lomar on Sunday.",
        "The patrol stopped two cars in Lomar. They were fired upon by insurgents.",
    ],
)
def test_who_was_only_fired_at_was_not_hurt(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "injured") == set()


def test_the_place_of_what_an_operation_was_for(nlp: Language) -> None:
    found = read(
        nlp,
        "A patrol conducted an operation to detain a rebel commander in Lomar district, Helmand province, "
        "today. The patrol detained nine suspected insurgents as a result of this operation.",
    )
    (arrest,) = (e for e in found.events if e.type == "Arrest")
    assert told(found, arrest, "place") >= {"Lomar"}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers repulsed an attack on a military camp in Osk on Monday, killing nine militants, the army said.",
        "Troops repelled an attack by rebels on a base in Osk on Monday, killing nine of them.",
    ],
)
def test_who_beats_off_an_attack_is_not_behind_it(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "perpetrator") <= {"rebels"}
    assert told(found, event, "victim") == set()
    assert told(found, event, "killed") == {"9"}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "Priest, 5 others killed in Lomar attack\n\n"
            "A priest and five other people were killed when gunmen attacked a church in Lomar on Sunday.",
            "6",
        ),
        (
            "Police chief, two others killed in Lomar blast\n\n"
            "A police chief and two others died when a bomb exploded in Lomar on Monday.",
            "3",
        ),
        ("Attack in Lomar kills 5\n\nFive other people were killed in an attack in Lomar on Sunday.", "5"),
    ],
)
def test_others_beside_one(nlp: Language, text: str, killed: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "killed") == {killed}


def test_an_incident_near_where_another_was(nlp: Language) -> None:
    found = read(
        nlp,
        "A driver rammed a car into a crowd in Lomar on Wednesday, killing a teacher. The incident unfolded near the "
        "spot of an attack on December 19, 2016, when Ilo Venn rammed a truck into a crowded market, killing 12.",
    )
    assert sorted(sorted(told(found, e, "killed")) for e in attacks(found)) == [["1"], ["12"]]
