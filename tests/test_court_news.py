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


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        ("A court found Ilo Venn guilty of the murder of Judge Ana Marr in March 2019.", "perpetrator", "Ilo Venn"),
        ("Ilo Venn was jailed for life for the bombing of a bank in Varnell in 2019.", "perpetrator", "Ilo Venn"),
        ("Ilo Venn pleaded guilty to the murder of a teacher in Varnell in 2019.", "perpetrator", "Ilo Venn"),
        ("Ilo Venn was convicted of helping rebels who stormed a camp in Varnell in 2019.", "suspect", "Ilo Venn"),
        ("Ilo Venn confessed to the bombing of a bus in Varnell in 2019.", "suspect", "Ilo Venn"),
        ("A court convicted Ilo Venn of ordering the bombing of a bank in Varnell in 2019.", "orderedBy", "Ilo Venn"),
        ("Gunmen shot a judge in Varnell. The attack was commissioned by Ilo Venn.", "orderedBy", "Ilo Venn"),
        ("Gunmen shot a judge in Varnell. The order came from a dealer, Ilo Venn.", "orderedBy", "Ilo Venn"),
        ("Gunmen shot a judge in Varnell. They acted on the orders of the Taliban.", "orderedBy", "Taliban"),
        ("Gunmen killed a judge in Varnell at the behest of Ilo Venn.", "orderedBy", "Ilo Venn"),
        ("Ilo Venn gave the order for the bombing of a bank in Varnell.", "orderedBy", "Ilo Venn"),
    ],
)
def test_who_answers_for_it(nlp: Language, text: str, role: str, label: str) -> None:
    found = read(nlp, text)
    assert label in {v for event in attacks(found) for v in told(found, event, role)}


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        ("Ilo Venn pleaded not guilty to murdering a teacher in Varnell in 2019.", "perpetrator", "Ilo Venn"),
        ("Ilo Venn was acquitted of the bombing of a bank in Varnell in 2019.", "perpetrator", "Ilo Venn"),
        ("Ilo Venn was jailed for reporting on a bombing in Varnell that killed two.", "perpetrator", "Ilo Venn"),
        ("A court convicted Ilo Venn of ordering the bombing of a bank in Varnell.", "perpetrator", "Ilo Venn"),
        ("A court jailed a man for helping rebels who stormed a camp in 2019, killing 12.", "perpetrator", "court"),
        ("Gunmen shot a judge in Varnell. Mayor Ilo Venn gave the order to close schools.", "orderedBy", "Ilo Venn"),
        ("A bomb killed a judge in Varnell. Mayor Ilo Venn ordered flags to half-mast.", "orderedBy", "Ilo Venn"),
    ],
)
def test_who_does_not_answer_for_it(nlp: Language, text: str, role: str, label: str) -> None:
    found = read(nlp, text)
    assert attacks(found)
    assert label not in {v for event in attacks(found) for v in told(found, event, role)}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ilo Venn was found guilty of murder over the attack on a clerk in the early hours of May 2.", "2020-05-02"),
        ("Ilo Venn was acquitted of the bombing of a bank in Varnell in 2019.", "2019"),
        (
            "A court on Friday jailed two men for throwing grenades at an embassy in Varnell in October 2018. No one "
            "was hurt when the grenades went off in the early hours of Oct. 2.",
            "2018-10-02",
        ),
    ],
)
def test_the_day_told_with_the_crime_is_not_that_of_the_court(nlp: Language, text: str, day: str) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "date") == {day}
    assert not [e for e in found.events if e.type in {"Conviction", "Release"} and told(found, e, "date") == {day}]


BLAST = "A bomb killed nine people in Varnell on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        BLAST + "Police named Ilo Venn as the main suspect.",
        BLAST + "Ilo Venn was named by police as the prime suspect in the bombing.",
        BLAST + "Investigators described Ilo Venn, 34, as the mastermind of the attack.",
        BLAST + "Ilo Venn, considered the main suspect, fled to Norway.",
        "A 19-year-old man was charged over a bombing in Varnell on Monday. Ilo Venn is accused of planting the bomb.",
    ],
)
def test_a_suspect_who_is_named_is_one_person(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert {v for event in attacks(found) for v in told(found, event, "suspect")} == {"Ilo Venn"}


def test_an_accusation_tells_of_the_deed_and_its_day(nlp: Language) -> None:
    text = "The three men are accused of the placement of a bomb outside a bank in Varnell on 11 January 2021."
    found = read(nlp, text)
    [event] = attacks(found)
    assert (event.type, told(found, event, "suspect"), told(found, event, "date")) == (
        "Bombing",
        {"three men"},
        {"2021-01-11"},
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Two guards were killed in a clash with smugglers in Varnell on Monday.", "smugglers"),
        ("A guard was killed in an exchange of fire with drug smugglers in Varnell.", "drug smugglers"),
    ],
)
def test_those_fought_with_did_it(nlp: Language, text: str, label: str) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "perpetrator") == {label}
    assert label not in told(found, event, "victim")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The suicide bombing of a wedding party in Varnell that left 57 dead shocked the town.", "57"),
        ("Police held 20 people over the bombing of a convoy in Varnell which killed 12 and wounded 30.", "12"),
    ],
)
def test_the_deed_did_the_harm_and_not_who_was_hit(nlp: Language, text: str, killed: str) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "killed") == {killed}
    assert not told(found, event, "perpetrator")


def test_a_claim_a_day_later_is_of_the_same_attack(nlp: Language) -> None:
    text = (
        "A gunman killed nine people in an attack on a club in Varnell on Monday. The Taliban claimed responsibility "
        "for the attack a day later, calling it revenge for army operations in Syria."
    )
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "claimedBy") == {"Taliban"}


def test_who_hindered_a_court_has_no_part_in_the_attack(nlp: Language) -> None:
    found = read(nlp, BLAST + "A court has convicted Ilo Venn of impeding the investigation into the blast.")
    assert not {v for e in attacks(found) for role in ("perpetrator", "suspect") for v in told(found, e, role)}


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        (
            "A court on Tuesday convicted dealer Ilo Venn and two others for the murder of a clerk in 2011.",
            "perpetrator",
            "Ilo Venn",
        ),
        (
            "A man was jailed on Monday for helping rebels who stormed a camp in Varnell in 2018. Judge Ana Marr said "
            "that Ilo Venn, 33, had sheltered them.",
            "suspect",
            "Ilo Venn",
        ),
        (
            "A man rammed a bus into a shop in Varnell on Monday, killing two. Judge Ana Marr said Ilo Venn, 52, was "
            "ill when he drove the bus into the building.",
            "perpetrator",
            "Ilo Venn",
        ),
        (
            BLAST + "Ilo Venn had received instructions for the attack from Teo Marr.",
            "orderedBy",
            "Teo Marr",
        ),
    ],
)
def test_names_behind_a_deed(nlp: Language, text: str, role: str, label: str) -> None:
    found = read(nlp, text)
    assert label in {v for event in attacks(found) for v in told(found, event, role)}


@pytest.mark.parametrize(
    ("text", "role", "label"),
    [
        (
            "A man was charged with shooting a boy in Varnell on Monday. Malik Venn, 17, was pronounced dead there.",
            "suspect",
            "Malik Venn",
        ),
        (
            "Police hold 13 men suspected of links to the bombing of a church in Varnell, which wounded 20 people, "
            "police chief Ilo Venn said on Friday.",
            "victim",
            "Ilo Venn",
        ),
        ("Ilo Venn was sentenced to death for masterminding a bombing in Varnell in 2016.", "perpetrator", "Ilo Venn"),
        (BLAST + "Ilo Venn was found not criminally responsible for the attack.", "suspect", "Ilo Venn"),
    ],
)
def test_names_not_behind_a_deed(nlp: Language, text: str, role: str, label: str) -> None:
    found = read(nlp, text)
    assert attacks(found)
    assert label not in {v for event in attacks(found) for v in told(found, event, role)}


def test_a_month_inside_a_phrase_dates_the_bombing(nlp: Language) -> None:
    text = "Police said they had captured the planner of the February 2003 bombing of a club in Varnell."
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "date") == {"2003-02"}
    assert not [e for e in found.events if e.type == "Arrest" and told(found, e, "date")]


@pytest.mark.parametrize(
    ("said", "orderers"),
    [
        ("Prosecutors said Ilo Venn gave the order.", {"Ilo Venn"}),
        ("Mayor Ilo Venn issued evacuation orders.", set()),
        ("Governor Ilo Venn signed an executive order on fuel.", set()),
    ],
)
def test_not_every_order_is_one_for_the_attack(nlp: Language, said: str, orderers: set[str]) -> None:
    found = read(nlp, f"A bomb killed nine people in Varnell on Monday. {said}")
    [event] = attacks(found)
    assert told(found, event, "orderedBy") == orderers


@pytest.mark.parametrize(
    ("charge", "suspects"),
    [
        ("with fraud after the bombing", set()),
        ("with murder over the bombing", {"Ilo Venn"}),
        ("in the killing of the nine", {"Ilo Venn"}),
    ],
)
def test_who_is_charged_with_something_else_is_no_suspect(nlp: Language, charge: str, suspects: set[str]) -> None:
    found = read(nlp, f"A bomb killed nine people in Varnell on Monday. Ilo Venn was charged {charge}.")
    [event] = attacks(found)
    assert told(found, event, "suspect") == suspects
