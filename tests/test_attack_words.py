"""Words that tell of an attack in one use and of none in another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.extract import read
from kg.extract.drafts import EntityDraft, EventDraft
from kg.records import Article

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
ATTACKS = {"Attack", "ArmedAssault", "Bombing", "Shooting"}


def attacks(nlp: Language, text: str) -> list[EventDraft]:
    reading = read(nlp(text), Article(id="a", text=text, date=date(2031, 5, 14)))
    return [e for e in reading.events if e.type in ATTACKS]


def labels(event: EventDraft, *names: str) -> set[str]:
    return {v.label for n in names for v in event.values(n) if isinstance(v, EntityDraft)}


def test_mine_that_is_met(nlp: Language) -> None:
    [event] = attacks(nlp, "Two soldiers were killed when their lorry hit a landmine laid by rebels near Varnell.")
    assert event.type == "Bombing"
    assert "lorry" in labels(event, "target")


def test_rich_mine(nlp: Language) -> None:
    assert not attacks(nlp, "The miners struck a rich vein in the mine near Varnell on Monday.")


def test_two_forces_clash(nlp: Language) -> None:
    [event] = attacks(nlp, "Government forces and rebel fighters clashed in Varnell.")
    assert event.type == "ArmedAssault"


def test_two_parties_clash(nlp: Language) -> None:
    assert not attacks(nlp, "The minister and the mayor clashed over the budget in Varnell.")


def test_campaign_is_no_single_attack(nlp: Language) -> None:
    assert not attacks(nlp, "The coalition has been bombing the rebels since March, and a truce is near.")


def test_striker_shoots_nobody(nlp: Language) -> None:
    assert not attacks(nlp, "The striker shot from twelve metres in Varnell.")


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("Troops came under fire from rebels near Varnell on Monday.", {"rebels"}, {"Troops"}),
        ("A convoy came under attack near Varnell on Monday.", set(), {"convoy"}),
        ("Soldiers received small-arms fire from insurgents near Varnell on Monday.", {"insurgents"}, {"Soldiers"}),
        (
            "A patrol was engaged by four insurgents with machine guns near Varnell on Monday.",
            {"insurgents"},
            {"patrol"},
        ),
        (
            "The patrol engaged the rebels with machine-gun fire near Varnell on Monday.",
            {"patrol"},
            {"rebels"},
        ),
    ],
)
def test_attack_that_is_undergone(nlp: Language, text: str, who: set[str], whom: set[str]) -> None:
    [event] = attacks(nlp, text)
    assert labels(event, "perpetrator") == who
    assert labels(event, "target", "victim") == whom


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire from critics in Varnell on Monday.",
        "The minister came under attack for his remarks in Varnell on Monday.",
        "The company was engaged by the army to build a bridge in Varnell.",
    ],
)
def test_attack_in_words_is_none(nlp: Language, text: str) -> None:
    assert not attacks(nlp, text)


@pytest.mark.parametrize(
    ("text", "kind", "hit"),
    [
        ("Several shops in Varnell were looted on Monday, police said.", "Attack", "shops"),
        ("Rioters looted a warehouse in Varnell on Monday.", "Attack", "warehouse"),
        ("Masked men put six shops afire in Varnell on Monday.", "Arson", "six shops"),
        ("Shops in Varnell were looted and burned on Monday.", "Arson", "Shops"),
    ],
)
def test_property_looted_and_burned(nlp: Language, text: str, kind: str, hit: str) -> None:
    reading = read(nlp(text), Article(id="a", text=text, date=date(2031, 5, 14)))
    [event] = [e for e in reading.events if e.type in {*ATTACKS, "Arson"}]
    assert event.type == kind
    assert {v.label.lower() for v in event.values("target") if isinstance(v, EntityDraft)} <= {hit.lower(), "shops"}


@pytest.mark.parametrize(
    "text",
    [
        "The ministers looted the treasury of Varnell for years, the paper said.",
        "Ana Venn burned her letters and left Varnell on Monday.",
        "Trucks passed the front line near Varnell on Monday without being targeted by rebels.",
        "Police fired rubber bullets in Varnell on Monday.",
        "Three men burst in on Monday and looked for the keys.",
    ],
)
def test_nothing_looted_burned_or_targeted(nlp: Language, text: str) -> None:
    assert not attacks(nlp, text)


def test_force_fires_on_a_protest(nlp: Language) -> None:
    text = (
        "Two people were killed in a protest in Varnell on Monday after soldiers used tear gas and bullets to disperse "
        "the crowd."
    )
    [event] = attacks(nlp, text)
    assert event.type == "Shooting"
    assert labels(event, "perpetrator") == {"soldiers"}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen shot dead the mayor of Varnell and two bodyguards on Monday.", 3),
        ("Gunmen killed the mayor, Ilo Venn, and two of his bodyguards in Varnell on Monday.", 3),
        ("Gunmen killed three people, Ilo Venn, Bo Tesk and a guard, in Varnell on Monday.", 3),
        ("Two bodyguards and the mayor of Varnell were shot dead on Monday.", 3),
    ],
)
def test_one_person_beside_those_counted(nlp: Language, text: str, killed: int) -> None:
    [event] = attacks(nlp, text)
    assert list(event.values("killed")) == [killed]


@pytest.mark.parametrize(
    ("text", "kind", "hit"),
    [
        ("The air force carried out strikes against KLX rebels near Varnell.", "Attack", {"KLX rebels"}),
        ("Soldiers launched a missile attack on Hamas targets near Varnell.", "RocketAttack", {"Hamas"}),
        ("Guards at the jail tortured a 41-year-old prisoner to death.", "Attack", {"41-year-old prisoner"}),
    ],
)
def test_who_is_struck(nlp: Language, text: str, kind: str, hit: set[str]) -> None:
    reading = read(nlp(text), Article(id="a", text=text, date=date(2031, 5, 14)))
    [event] = [e for e in reading.events if e.type in {*ATTACKS, "RocketAttack"}]
    assert event.type == kind
    assert labels(event, "victim", "target") == hit


def test_workers_strike_nobody(nlp: Language) -> None:
    assert not attacks(nlp, "Drivers carried out strikes against the railway company in Varnell.")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Gunmen got into a shootout with security forces killing one person and injuring four in Varnell.", set()),
        ("Ilo Venn was held after a gunfight with officers that left three guards wounded in Varnell.", set()),
        (
            "A bomber struck in Varnell, killing 15 people, including a guard killed and wounding 25.",
            {"bomber"},
        ),
        ("Rebels attacked a camp near Varnell, with gunmen killing three guards.", {"Rebels", "gunmen"}),
    ],
)
def test_who_did_the_harm_of_a_fight(nlp: Language, text: str, who: set[str]) -> None:
    [event] = attacks(nlp, text)
    assert labels(event, "perpetrator") - {"Gunmen"} == who
