"""Reports from court: one attack behind headline, sentence, verdict and acquittal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

VERDICT = (
    "Court sentences three to death over 2019 market bombing\n\n"
    "A court on Monday sentenced three men to death for a bomb attack on a market in Varnell that killed seven people "
    "in 2019.\n\n"
    "The Varnell provincial court found Ilo Venn, 29, Teo Marr, 33, and Dov Quill, 41, guilty of murder and terrorism. "
    "A fourth defendant was acquitted.\n\n"
    "Twenty-three people were injured, including four rangers."
)


def test_headline_verdict_and_acquittal_speak_of_one_attack(nlp: Language) -> None:
    found = read(nlp, VERDICT)
    [event] = attacks(found)
    assert (told(found, event, "killed"), told(found, event, "injured")) == ({"7"}, {"23"})


def test_whoever_a_court_found_guilty_is_convicted(nlp: Language) -> None:
    found = read(nlp, VERDICT)
    conviction = next(e for e in found.events if e.type == "Conviction")
    assert told(found, conviction, "defendant") == {"Ilo Venn", "Teo Marr", "Dov Quill"}
    assert [e.type for e in found.events].count("Sentence") == 1


def test_a_spokesman_claims_for_his_group(nlp: Language) -> None:
    found = read(
        nlp,
        "A bomb killed nine people in the town of Varnell on Sunday. Houthi military spokesman Ilo Venn claimed "
        "responsibility for the attack in a televised statement.",
    )
    [event] = attacks(found)
    assert told(found, event, "claimedBy") == {"Houthi"}


def test_a_statement_on_a_site_claims_what_it_says(nlp: Language) -> None:
    found = read(
        nlp,
        "A bomb exploded outside a court in Varnell on Sunday. The outlawed Revolutionary People's Liberation "
        "Party-Front said in a statement published on its website that it had carried out the attack.",
    )
    [event] = attacks(found)
    assert len(told(found, event, "claimedBy")) == 1
    assert not told(found, event, "perpetrator")


def test_what_is_condemned_today_has_its_own_day(nlp: Language) -> None:
    found = read(
        nlp,
        "The Secretary-General strongly condemns the attack by suspected rebels on a convoy of the mission near Oicha, "
        "North Kivu, on 17 February, in which two peacekeepers were killed and four others were injured.",
    )
    [event] = attacks(found)
    assert told(found, event, "date") == {"2021-02-17"}
