"""What an attack was made with or on, told by a clause of its own; who was held or put out of action by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import attacks, found_in_all, read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

PIRATES = "Pirates boarded a tanker off Palma and killed an engineer; 15 sailors were held for two weeks."


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # used, drawn, fired
        ("The attacker used a crossbow to kill a guard at a stadium in Goma.", "weapon", ["bow"]),
        ("The attacker used a crossbow to kill a guard at a stadium in Goma.", "killed", [1]),
        ("Police used tear gas to disperse a crowd in Goma on Sunday.", "weapon", []),
        ("An officer was killed in Goma after a prisoner produced a gun.", "weapon", ["gun"]),
        ("A clerk died in Goma when a robber pulled out a pistol and fired.", "perpetrator", ["robber"]),
        ("Rebels raked a bus with machine-gun fire near Goma on Sunday.", "weapon", ["machine-gun"]),
        ("Gunmen opened fire on a bus near Goma on Sunday.", "weapon", []),
        # a vehicle full of explosives
        ("A minibus laden with explosives crashed into a barracks in Goma, killing 14.", "killed", [14]),
        ("A minibus laden with explosives crashed into a barracks in Goma.", "target", ["barracks"]),
        ("A minibus crashed into a barracks in Goma on Sunday, killing 14.", "killed", []),
        # a building by what it holds
        ("Rockets hit a compound housing foreign contractors in Kabul, killing two.", "target", ["compound"]),
        ("A bomb hit a school sheltering displaced families in Kabul on Sunday.", "target", ["school"]),
        # under fire
        ("A patrol came under fire near Goma on Sunday.", "target", ["patrol"]),
        ("The police came under fire in Goma on Sunday over their new cars.", "target", []),
        ("Four soldiers died when their jeep set off a landmine near Goma.", "weapon", ["landmine"]),
        # put out of action
        ("Troops neutralised 11 terrorists in an operation near Goma on Sunday.", "killed", [11]),
        ("Experts neutralised a bomb in Goma on Sunday.", "killed", []),
        ("Goma eliminated Palma from the cup on Sunday.", "killed", []),
        # held by those who attacked
        (PIRATES, "kidnapped", [15]),
        ("Gunmen robbed a bank in Goma; two men were held by police for two days.", "kidnapped", []),
        # the dead are no target
        ("Gunmen killed four farmers near Goma on Sunday and burned their bodies.", "victim", ["farmers"]),
        # the verdict has had its day
        ("In May, a court convicted a man of the murder of a judge in Goma last year.", "date", ["2020"]),
    ],
)
def test_what_was_used(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A lorry packed with explosives slammed into a checkpoint near Goma, killing nine.", "Bombing"),
        ("Two shells slammed into a market near Goma, killing nine.", "RocketAttack"),
        ("Gunmen killed four farmers near Goma on Sunday and burned their bodies.", "Attack"),
        ("Gunmen killed four farmers near Goma on Sunday and burned their houses.", "Arson"),
    ],
)
def test_what_it_is_called(nlp: Language, text: str, kind: str) -> None:
    assert [event.type for event in attacks(read(nlp, text))] == [kind]
