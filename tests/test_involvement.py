"""Who had a part in an attack: involvement, membership, claims for a deed, what a blast or a rebel destroyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, values
from tests.test_members import roles

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        ("Three officers were involved in the murder of two priests in Varnell on Monday.", "suspect", "officers"),
        ("The judge implicated Peter Malden in the murder of two priests in Varnell.", "suspect", "Peter Malden"),
        ("Two soldiers took part in the massacre of six priests in Varnell on Monday.", "suspect", "soldiers"),
        ("Members of the army killed six priests in Varnell on Monday.", "perpetrator", "army"),
        ("The murder of the two guards perpetrated by guerrillas shocked Varnell.", "perpetrator", "guerrillas"),
        ("Guerrillas of the Taliban attacked a bank in Varnell on Monday.", "perpetrator", "Taliban"),
        (
            "A bomb exploded in Varnell on Monday. Hamas claimed responsibility for killing two guards there.",
            "claimedBy",
            "Hamas",
        ),
        ("Rebels destroyed the municipal office of Varnell on Monday.", "perpetrator", "Rebels"),
        ("Rebels destroyed two bridges near Varnell on Monday.", "target", "bridges"),
        ("Mayor Peter Malden was kidnapped along with his driver in Varnell on Monday.", "victim", "driver"),
        ("The explosion of two bombs at the Varnell bank on Monday injured a guard.", "weapon", "bomb"),
        ("A bomb in Varnell on Monday damaged one of the offices of the telephone company.", "target", "offices"),
        ("A bomb planted under a bus exploded in Varnell on Monday.", "target", "bus"),
        ("A bomb exploded in front of the ministry in Varnell on Monday.", "target", "ministry"),
        ("The bomb broke the windows of the bank in Varnell on Monday.", "target", "bank"),
    ],
)
def test_who_and_what(nlp: Language, text: str, role: str, label: str) -> None:
    assert label in roles(nlp, text)[role]


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        ("A bomb killed two guards in Varnell. Three lawyers were involved in the talks.", "suspect", "lawyers"),
        ("Gunmen killed two guards in Varnell. Police seek the perpetrators of this crime.", "suspect", "perpetrators"),
        ("Gunmen killed two guards in Varnell. Police seek any men involved in the attack.", "suspect", "men"),
        ("The attack on a bank in Varnell on Monday was claimed by Hamas.", "perpetrator", "Hamas"),
        ("A bomb exploded on Harbor Road in Varnell on Monday.", "target", "Harbor Road"),
        ("The clubs destroyed the window of the transfer market.", "target", "transfer market"),
        ("Hamas claimed responsibility for killing two guards in Varnell on Monday.", "perpetrator", "Hamas"),
    ],
)
def test_who_and_what_not(nlp: Language, text: str, role: str, label: str) -> None:
    assert label not in roles(nlp, text).get(role, set())


def test_a_claim_makes_nobody_a_stated_perpetrator(nlp: Language) -> None:
    for text in (
        "The attack in Varnell on Sunday, which targeted a memorial, was claimed by the Islamic State group.",
        "The 2019 bombing of the town hall in Varnell was claimed by the Islamic State.",
    ):
        found = read(nlp, text)
        (attack,) = attacks(found)
        assert len(values(found, attack, "claimedBy")) == 1
        assert values(found, attack, "perpetrator") == []


def test_whoever_may_be_involved_is_no_suspect(nlp: Language) -> None:
    text = (
        "A bomb killed six people in Varnell on Sunday. "
        "Police want to find any networks or individuals involved in the attack."
    )
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert values(found, attack, "suspect") == []
