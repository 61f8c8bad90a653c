"""Who did what to whom, with what: constructions of perpetrators, targets, victims, weapons and types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def the_attack(nlp: Language, text: str) -> tuple[str, dict[str, set[str]]]:
    """The class of the one attack of a text, and its roles."""
    found = read(nlp, text)
    (event,) = attacks(found)
    names = ("perpetrator", "target", "victim", "weapon", "killed", "injured", "kidnapped")
    return event.type, {name: told(found, event, name) for name in names}


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        (
            "A lorry packed with explosives blew up outside the interior ministry in Lomar on Monday.",
            "Bombing",
            {"weapon": {"car-bomb"}, "target": {"interior ministry"}},
        ),
        (
            "A suicide bomber rammed a car packed with explosives into an army convoy near Lomar on Sunday.",
            "SuicideBombing",
            {"weapon": {"car-bomb"}, "target": {"army convoy"}},
        ),
        (
            "Attackers lobbed grenades over the wall of a police training centre in Lomar on Monday.",
            "Bombing",
            {"target": {"police training centre"}},
        ),
        (
            "A bomb exploded at the entrance to the Chilean embassy in Lima on Friday.",
            "Bombing",
            {"target": {"Chilean embassy"}},
        ),
        (
            "Gunmen peppered the home of the mayor with bullets late on Sunday in Lomar.",
            "Shooting",
            {"perpetrator": {"Gunmen"}, "target": {"home of the mayor"}},
        ),
        (
            "Five mortar shells landed in the courtyard of a hospital in Lomar on Monday, wounding three patients.",
            "RocketAttack",
            {"target": {"hospital"}, "weapon": {"mortar"}},
        ),
        (
            "A drone slammed into an apartment block in Kharkiv on Monday, killing two residents.",
            "DroneStrike",
            {"target": {"apartment block"}, "weapon": {"drone"}},
        ),
        (
            "A roadside bomb tore through a bus near Lomar on Monday, killing nine.",
            "Bombing",
            {"target": {"bus"}, "killed": {"9"}},
        ),
        (
            "Ukraine's drones hit a refinery in Samara on Tuesday, officials said.",
            "DroneStrike",
            {"perpetrator": {"Ukraine"}, "target": {"refinery"}},
        ),
        (
            "A Russian strike on a residential block in Kharkiv killed five people on Monday.",
            "Attack",
            {"perpetrator": {"Russia"}, "target": {"residential block"}},
        ),
        (
            "Israel's military said its aircraft had struck a weapons depot in Tyre on Monday.",
            "Airstrike",
            {"perpetrator": {"Israel military"}, "target": {"weapons depot"}},
        ),
        (
            "A policeman was killed and another wounded when gunmen riding a motorcycle opened fire at a checkpoint "
            "in Quetta on Monday.",
            "Shooting",
            {"perpetrator": {"gunmen"}, "victim": {"policeman"}},
        ),
        (
            "A gang seized 12 teachers from a boarding school near Lomar on Monday, officials said.",
            "Kidnapping",
            {"perpetrator": {"gang"}, "kidnapped": {"12"}},
        ),
    ],
)
def test_roles(nlp: Language, text: str, kind: str, roles: dict[str, set[str]]) -> None:
    told_kind, told_roles = the_attack(nlp, text)
    assert told_kind == kind
    assert {name: told_roles[name] for name in roles} == roles


@pytest.mark.parametrize(
    "text",
    [
        "A fighter jet landed in Lomar on Monday with a damaged wheel.",
        "Police seized 12 suspects from a boarding school near Lomar on Monday, officials said.",
    ],
)
def test_no_attack(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))


def test_those_among_the_hit(nlp: Language) -> None:
    _, roles = the_attack(nlp, "Two children were among five people killed when a shell hit a bus in Ostra on Monday.")
    assert roles["victim"] == {"children"}
    assert roles["killed"] == {"5"}
    _, roles = the_attack(
        nlp,
        "Gunmen opened fire on a bus in Ostra on Monday. Among the dead were Mara Quill, a nurse, and Ilo Venn.",
    )
    assert roles["victim"] == {"Mara Quill", "Ilo Venn"}


def test_attackers_among_the_dead_are_no_victims(nlp: Language) -> None:
    _, roles = the_attack(nlp, "The attack in Lomar on Monday left 23 people dead, including three of the assailants.")
    assert roles["victim"] == set()
    kind, roles = the_attack(
        nlp, "Two Velians were wounded in a stabbing attack near Lomar on Monday and the assailant was shot dead."
    )
    assert kind == "Stabbing"
    assert roles["killed"] == set()


def test_a_title_that_the_model_takes_into_the_name(nlp: Language) -> None:
    _, roles = the_attack(nlp, "The killing of Bishop Ilo Venn by gunmen in Lomar on Monday shocked the country.")
    assert roles["victim"] == {"Ilo Venn"}
    assert roles["perpetrator"] == {"gunmen"}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "The Velian Front killed two guards in Lomar on Friday. The group also burned four trucks belonging to a "
            "dairy company.",
            {"perpetrator": {"Velian Front"}, "target": {"trucks"}},
        ),
        (
            "A doctor rammed his car through a Christmas market in Magden on Monday.",
            {"perpetrator": {"doctor"}, "target": {"Christmas market"}},
        ),
        (
            "Unidentified persons threw two Molotov cocktails at the district administration in Karsk on Monday.",
            {"target": {"district administration"}, "weapon": {"petrol-bomb"}},
        ),
        (
            "Shells hit a clinic in Lomar on Monday, killing a midwife, Fatou Deng, and two patients.",
            {"victim": {"Fatou Deng", "patients"}, "killed": {"3"}},
        ),
        (
            "Militants stormed a train near Lomar on Monday, taking scores of passengers hostage. "
            '"They came down from the hills and opened fire," said Karim Dost, a passenger.',
            {"perpetrator": {"Militants"}, "victim": {"passengers"}},
        ),
    ],
)
def test_roles_of_one_attack(nlp: Language, text: str, roles: dict[str, set[str]]) -> None:
    found = read(nlp, text)
    assert roles in [{name: told(found, event, name) for name in roles} for event in attacks(found)]


def test_shots_at_the_car_of_the_attacker_are_no_attack(nlp: Language) -> None:
    text = (
        "A man drove a car into a march in Lomar on Monday. Officers fired a shot at the car and arrested the driver."
    )
    assert [event.type for event in attacks(read(nlp, text))] == ["VehicleRamming"]


def test_the_end_of_the_attackers_is_not_their_toll(nlp: Language) -> None:
    text = (
        "Militants stormed a train near Lomar on Monday and killed the driver. All 33 militants were killed by troops."
    )
    (event,) = attacks(found := read(nlp, text))
    assert "33" not in told(found, event, "killed")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Two gunmen on a motorcycle shot dead Ilo Venn, a journalist with Radio Lomar, near his home on Monday.",
            {"perpetrator": {"gunmen"}, "victim": {"Ilo Venn"}},
        ),
        (
            "Meanwhile, in the department of Arauca, guerrillas of the Army of Velian Liberation (ELN) blew up a "
            "section of the Ostra pipeline on Saturday, the ministry said.",
            {"target": {"Ostra pipeline"}},
        ),
        (
            "Gunmen killed the mayor of Tepal and her driver on Monday.",
            {"perpetrator": {"Gunmen"}, "killed": {"2"}},
        ),
        ("A passenger bus struck a landmine near Lomar on Monday, killing 18 people.", {"weapon": {"landmine"}}),
        ("An explosive-laden motorcycle was detonated in Lomar on Monday.", {"weapon": {"car-bomb"}, "target": set()}),
        ("Five people died in an explosion at a rally in Lomar on Monday, caused by a bomb.", {"target": {"rally"}}),
        ("A bomb went off near a police checkpoint in Lomar on Monday.", {"target": {"police checkpoint"}}),
        (
            "Boko Haram raided a village near Lomar on Monday. Its fighters killed nine farmers.",
            {"perpetrator": {"Boko Haram"}, "victim": {"farmers"}},
        ),
        ("Fighters beheaded six miners in Lomar on Monday and carried off 11 women.", {"kidnapped": {"11"}}),
    ],
)
def test_roles_of_short_reports(nlp: Language, text: str, roles: dict[str, set[str]]) -> None:
    found = read(nlp, text)
    assert roles in [{name: told(found, event, name) for name in roles} for event in attacks(found)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Rockets fired from Velia hit a house in Lomar on Monday, injuring an elderly couple.",
            {"weapon": {"rocket"}, "target": {"house"}},
        ),
        (
            "At least 14 people were killed by Russian shelling in Kherson on Monday.",
            {"perpetrator": {"Russia"}, "killed": {"14"}},
        ),
        (
            "Rebels ambushed an army convoy near Lomar on Monday, killing the battalion commander, Colonel Ilo Venn, "
            "and ten of his men.",
            {"killed": {"11"}},
        ),
        ("Two Saudi oil tankers were sabotaged off Lomar on Sunday.", {"target": {"Saudi oil tankers"}}),
        (
            "The French embassy in Lomar came under mortar fire on Monday.",
            {"target": {"French embassy"}, "weapon": {"mortar"}},
        ),
        ("Gunmen opened fire at a parcel warehouse in Lomar on Monday.", {"target": {"parcel warehouse"}}),
        ("A car bomb killed Ilo Venn, the head of the port, in Lomar on Monday.", {"killed": {"1"}}),
        (
            "Israeli forces shot and killed a 17-year-old Palestinian in Lomar on Monday.",
            {"perpetrator": {"Israeli forces"}, "victim": {"17-year-old Palestinian"}, "killed": {"1"}},
        ),
        (
            "An Afghan was stabbed to death by a Nigerian in Lomar on Monday.",
            {"perpetrator": {"Nigerian"}, "victim": {"Afghan"}, "killed": {"1"}},
        ),
        (
            "Three brothers were found shot dead at a house in Lomar on Monday.",
            {"perpetrator": set(), "victim": {"brothers"}, "killed": {"3"}},
        ),
        (
            "Nine people were killed and more than 30 others hurt when two bombs exploded in Lomar on Monday.",
            {"perpetrator": set(), "killed": {"9"}, "injured": {"30"}},
        ),
        (
            "The blast left at least nine people dead and 30 wounded in Lomar on Monday.",
            {"killed": {"9"}, "injured": {"30"}},
        ),
        (
            "A car bomb targeting the governor exploded in Lomar on Monday, killing his driver.",
            {"target": {"governor"}, "victim": {"driver"}},
        ),
    ],
)
def test_roles_past_misread_sentences(nlp: Language, text: str, roles: dict[str, set[str]]) -> None:
    _, told_roles = the_attack(nlp, text)
    assert {name: told_roles[name] for name in roles} == roles
