"""Roles within and across sentences: kin by name, who was hit besides, and what it was done with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import attacks, found_in_all, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

BOMB = "A bomb killed nine people in Multan on Monday. "
SHOT = "Gunmen shot dead a doctor in Karachi on Monday. "
BLAST = "A bomb exploded outside a bank in Athens on Monday. "
MALL = "A gunman killed three people at a mall in Omaha on Monday. "
RAID = "Three people died in an attack in Multan on Monday. "
LISTED = ["Dara Sool", "Ilo Venn"]
MIXED = ["policemen", "teacher"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # kin by their first name
        ("Gunmen shot dead Ilo Venn in Multan. Her brother, Hashem, was hurt.", "victim", ["Hashem", "Ilo Venn"]),
        ("Ilo Venn was stabbed in Hull on Monday, and his wife, Dara, was hurt.", "victim", ["Dara", "Ilo Venn"]),
        ("A bomb killed a teacher and her son, Kerim, in Multan.", "victim", ["Kerim", "teacher"]),
        ("The gunman shot his mother, Multan police said on Monday.", "victim", ["mother"]),
        (SHOT + "They also killed his driver, Aslam Beg.", "victim", ["Aslam Beg", "doctor"]),
        # a title before the name of who was hit
        ("On Monday a bomb killed judge Ilo Venn in Multan, police said.", "victim", ["Ilo Venn"]),
        ("A gunman shot teacher Mara Quill outside a school on Monday.", "perpetrator", ["gunman"]),
        ("Murdered judge Ilo Venn was buried in Multan on Monday.", "victim", []),
        # who was hit besides
        (SHOT + "His driver was also killed.", "killed", [2]),
        (SHOT + "Also killed were two bodyguards.", "victim", ["bodyguards", "doctor"]),
        ("A bomb killed judge Ilo Venn in Multan. Also killed was his deputy, Dara Sool.", "killed", [2]),
        ("A bomb hit a bus in Multan, killing four passengers. The blast also killed two policemen.", "killed", [6]),
        ("A gunman killed a guard in Reno on Monday. He also shot and killed two customers.", "killed", [3]),
        (BOMB + "Also wounded in the attack were three guards.", "injured", [3]),
        (BOMB + "The town's mayor, Ilo Venn, was also killed.", "killed", [9]),
        (SHOT + "On Tuesday rebels also killed nine farmers in Quetta.", "killed", [1, 9]),
        (SHOT + "His wife, Dara Venn, had survived an attempt on her life in 2017.", "date", ["2017", "2021-03-08"]),
        ("Two passers-by were hurt when a bomb went off in Bari on Monday.", "victim", ["passers-by"]),
        ("A bomb wounded a passer-by in Bari on Monday.", "victim", ["passer-by"]),
        # bombs that go through the post
        ("A parcel bomb sent to the Peruvian embassy in Rome exploded on Monday.", "target", ["Peruvian embassy"]),
        ("A letter bomb addressed to the interior minister exploded in Athens.", "target", ["interior minister"]),
        ("A package bomb mailed to the home of judge Ilo Venn killed his wife in Reno.", "perpetrator", []),
        ("Police intercepted a letter bomb sent to a bank in Madrid on Monday.", "target", ["bank"]),
        ("A booby-trapped parcel delivered to a bank in Bilbao blew up on Monday.", "weapon", ["parcel-bomb"]),
        ("A letter bomb was sent to a bank in Madrid on Monday.", "target", ["bank"]),
        ("Anarchists sent letter bombs to the Chilean embassy in Rome on Monday.", "perpetrator", ["Anarchists"]),
        ("Velia sent bombs to Lomar on Monday to help it fight rebels.", "target", []),
        # lists of the dead
        (MALL + "Police identified the victims of the shooting as Ilo Venn and Dara Sool.", "victim", LISTED),
        (MALL + "The victims:\n- Ilo Venn, 34, teacher\n- Dara Sool, 19", "victim", LISTED),
        (MALL + "Police released the names of the victims:\nIlo Venn, 34, of Reno\nDara Sool, 19", "victim", LISTED),
        (MALL + "Officials named those killed as Ilo Venn, 34, and Dara Sool, 19.", "victim", LISTED),
        (MALL + "Ilo Venn, 34, Dara Sool, 19, and a guard were pronounced dead.", "victim", [*LISTED, "guard"]),
        (MALL + "Ilo Venn was identified as one of the victims by his mother, Ana Venn.", "victim", ["Ilo Venn"]),
        (MALL + "Police identified the suspect as Ilo Venn and said Dara Sool was a witness.", "victim", []),
        ("A man was stabbed in Hull on Monday. Doctors pronounced him dead at a hospital.", "killed", [1]),
        ("A man was stabbed in Hull on Monday. Doctors pronounced him dead at a hospital.", "perpetrator", []),
        ("A man was stabbed in Hull on Monday. He was declared dead at a hospital in Leeds.", "place", ["Hull"]),
        ("A bus overturned near Hull on Monday. Three people were pronounced dead.", "killed", []),
        ("The dead include two policemen and a teacher, police said after a bombing in Multan.", "victim", MIXED),
        (SHOT + "The victim, Ilo Venn, was a father of two.", "victim", ["Ilo Venn"]),
        ("A woman was hurt in a shooting in Gary. The 20-year-old victim is Dara Sool.", "victim", ["Dara Sool"]),
        # a court is not where it was
        ("A court in Oslo jailed Ilo Venn on Monday for the 2019 bombing of a mosque.", "place", ["mosque"]),
        ("Ilo Venn went on trial in Oslo on Monday accused of killing three people in 2019.", "place", []),
        ("Gunmen killed two guards at a prison in Oslo on Monday.", "place", ["prison"]),
        # no group is called "Suspected"
        ("Suspected Islamist militants killed 14 farmers in Borno.", "suspect", ["Islamist militants"]),
        # who claims for whom
        (
            BLAST + "A group calling itself the Army of Dawn said it carried out the attack.",
            "claimedBy",
            ["Army of Dawn"],
        ),
        (BLAST + "Militants loyal to Hasan Gul said they had carried out the attack.", "claimedBy", ["Militants"]),
        (BLAST + "A caller claiming to represent the Kelbari Front claimed it.", "claimedBy", ["Kelbari Front"]),
        (BLAST + "A spokesman for the Kelbari Front said it was responsible.", "claimedBy", ["Kelbari Front"]),
        (BLAST + "Kelbari Front spokesman Ilo Venn said the group was responsible.", "claimedBy", ["Kelbari Front"]),
        (BLAST + "A spokesman for the police said the Kelbari Front was responsible.", "claimedBy", []),
        (BLAST + "A splinter faction of the Taliban, Jamaat-ul-Velan, claimed it.", "claimedBy", ["Jamaat-ul-Velan"]),
        # what it was done with
        ("Armed men killed 26 people with machetes in a village near Beni.", "weapon", ["machete"]),
        ("They wounded three men with knives and an axe in a bar in Multan.", "place", ["bar"]),
        ("Police shot a man with a knife in Lyon on Monday.", "weapon", []),
        ("The assailants, who used axes and knives, killed nine farmers in Ituri.", "weapon", ["axe", "knife"]),
        ("The gunman used a shotgun when he killed three people in Reno.", "weapon", ["shotgun"]),
        ("The attackers used rifles in an assault on a police post in Nakuru.", "weapon", ["rifle"]),
        ("A knife-wielding man attacked a guard in Lyon on Monday.", "weapon", ["knife"]),
        ("The weapon used in the shooting in Turku on Monday was a pistol, police said.", "weapon", ["pistol"]),
        ("The gunman in Monday's shooting in Reno was armed with a shotgun.", "weapon", ["shotgun"]),
        (RAID + "The attackers were armed with knives, police said.", "weapon", ["knife"]),
        (RAID + "An axe was used in the attack.", "weapon", ["axe"]),
        (RAID + "Police were armed with rifles.", "weapon", []),
        (RAID + "He was not armed with a gun.", "weapon", []),
        (RAID + "Knives can be used as weapons, the minister said.", "weapon", []),
    ],
)
def test_roles_across_sentences(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected


def test_rifles_and_grenades_make_neither_a_shooting_nor_a_bombing(nlp: Language) -> None:
    text = "Militants armed with grenades and rifles stormed a camp in Diffa on Monday, killing ten soldiers."
    assert [e.type for e in attacks(read(nlp, text))] == ["ArmedAssault"]


@pytest.mark.parametrize(
    ("lead", "who"),
    [("A former soldier", {"Dov Quill"}), ("A retired policeman", {"Dov Quill"}), ("A student", {"Dov Quill"})],
)
def test_who_was_once_in_office_is_the_shooter(nlp: Language, lead: str, who: set[str]) -> None:
    text = f"{lead} opened fire at a bus stop in Lomar, killing three. Authorities identified the shooter as Dov Quill."
    found = read(nlp, text)
    assert [told(found, e, "perpetrator") for e in attacks(found)] == [who]


def test_police_who_shot_somebody_are_not_the_gunman(nlp: Language) -> None:
    found = read(nlp, "A policeman shot a man in Lomar on Monday. The gunman, Ilo Venn, died.")
    assert [told(found, e, "victim") for e in attacks(found)] == [{"Ilo Venn"}]


@pytest.mark.parametrize(
    "later",
    [
        "Officials named those killed as Ilo Venn and Mara Quill.",
        "Police identified the victims of the shooting in Lomar as Ilo Venn, 22; and Mara Quill, 31.",
    ],
)
def test_the_names_of_those_killed(nlp: Language, later: str) -> None:
    found = read(nlp, f"A gunman killed two people in Lomar on Sunday. {later}")
    assert [told(found, e, "victim") for e in attacks(found)] == [{"Ilo Venn", "Mara Quill"}]
