"""What is no attack: sport, drills, films, laws, statistics, false reports, accidents, figures of speech."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from spacy.language import Language

from tests import reading

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2024, 5, 6))

SPEECH = {"Condemnation", "Accusation", "Denial", "Vow", "Announcement", "Support"}


QUIET = {
    "a match": (
        "Oksana Dell survived a late bombardment to earn a point. The visitors raided down the left through winger "
        "Paolo Reyes, who shot wide and then blasted the ball over. His coach said that they had killed the match."
    ),
    "a drill": (
        "Hundreds of workers took part in a mock terrorist attack at the airport on Saturday. During the drill, actors "
        "posing as gunmen opened fire and killed 30 passengers played by students."
    ),
    "an exercise": (
        "A man raised a rifle and began to shoot on Friday.\n\nExercise Sorrel put 240 people through a scripted day: "
        "a drone dropping explosives on a fuel tank and hostages held in an office.\n\nTwo terrorists, played by "
        "students, were killed. The exercise ended with 63 mock casualties at the hospital."
    ),
    "a scenario": "In the scenario, two gunmen shot six pupils at the school and took a teacher hostage.",
    "a film": (
        "The film, shot in Morocco, tells the story of a sniper who kills the leader of a rebel army. Its director "
        "shot the film in 40 days. In the final scene a car bomb destroys a bridge."
    ),
    "a law": (
        "Under the bill, anyone who attacks a police officer faces prison. Attacks on nurses would be punished as well."
    ),
    "statistics": "There were 312 murders in the state last year. Shootings fell by a fifth.",
    "a false report": (
        "Reports of a shooting at the Varnell mall on Saturday turned out to be false. A balloon "
        "was mistaken for gunfire."
    ),
    "a dismissal": "The head of the railways was fired on Monday. Actor Dov Marr was fired from the series.",
    "hackers": "The company was hit by a cyber attack. The attack took place on Sunday night.",
    "a strike": "A pilots' strike hit airports on Friday.",
    "an accident": "A driver lost control of his lorry and ploughed into a bus stop in Osk, killing two people.",
    "a stampede": "Twelve passengers were killed in a stampede at a station in Lomar on Monday.",
    "a flood": "Nine people were killed in a flood in Lomar on Monday. A hotel collapsed, killing four guests.",
    "a bus": "Twelve passengers were killed when a bus collided with a lorry near Lomar on Monday.",
    "a collision": "Two trains collided near Lomar on Monday, killing 12 people and injuring 40.",
    "shots at nobody": "Two men drove up to a bank and fired five shots into the air in Varnell on Sunday.",
    "critics": "Critics attacked the author for mixing fact and fiction. The comedian bombed on stage.",
    "a debate": "Rebels in her party ambushed the minister with an amendment after a fierce battle in parliament.",
    "history": "The museum shows the siege of Lomar in 1571, in which rebels killed 800 defenders.",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=list(QUIET))
def test_what_is_no_attack(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert [(e.type, e.label) for e in found.events if e.type not in SPEECH] == []


LOUD = {
    "beside a match": (
        "Gunmen shot dead the striker of the league's champions after a match in Varnell on Saturday. The coach and "
        "the goalkeeper were wounded.",
        "Shooting",
    ),
    "told beside a drill": (
        "A bomb killed nine cadets in Varnell on Monday. The base had held an exercise with mock casualties in April.",
        "Bombing",
    ),
    "at a drill": ("A bomb killed nine cadets during an exercise at the base in Varnell on Monday.", "Bombing"),
    "fired upon": ("A patrol was fired on by rebels near Varnell on Monday; two soldiers died.", "Shooting"),
    "of a van": ("A man drove a van into a crowd in Varnell on Monday, killing nine people.", "VehicleRamming"),
    "resumed": ("The Front resumed its attacks in Osk on Saturday, killing nine soldiers.", "Attack"),
    "of a school": ("Rebels attacked a school in Varnell on Monday for teaching girls, killing two.", "Attack"),
}


@pytest.mark.parametrize(("text", "kind"), LOUD.values(), ids=list(LOUD))
def test_what_is_an_attack_all_the_same(nlp: Language, text: str, kind: str) -> None:
    assert kind in {e.type for e in read(nlp, text).events}
