"""Who is charged, tried, convicted and denies it; who is meant by names and pronouns in reports of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, types

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.records import Extraction

pytestmark = pytest.mark.model

BOMB = "A bomb killed two people in Nairobi on Monday. "


def of_kind(found: Extraction, kind: str, name: str) -> set[str]:
    """The values of one property of all events of a class."""
    return {value for e in found.events if e.type == kind for value in told(found, e, name)}


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "Judge Ana Tesk found Ilo Quill and Dov Marr guilty of murder over the bombing of a hotel in Lomar.",
            "Conviction",
            {"Ilo Quill", "Dov Marr"},
        ),
        (
            "Two men, Ilo Quill and Dov Marr, were found guilty in 2019 of shooting Ana Tesk outside her house.",
            "Conviction",
            {"Ilo Quill", "Dov Marr"},
        ),
        (
            "Ilo Quill, 27, of Mill Road, Lomar, and Dov Marr, 22, of no fixed address, have been charged with murder.",
            "Charge",
            {"Ilo Quill", "Dov Marr"},
        ),
    ],
)
def test_everybody_named_stands_before_the_court(nlp: Language, text: str, kind: str, names: set[str]) -> None:
    assert names <= of_kind(read(nlp, text), kind, "defendant")


def test_what_a_day_parts_from_its_verdict(nlp: Language) -> None:
    text = "Two men, Ilo Quill and Dov Marr, were found guilty in 2019 of shooting Ana Tesk outside her house."
    found = read(nlp, text)
    [event] = attacks(found)
    assert {"Ilo Quill", "Dov Marr"} <= told(found, event, "perpetrator")


def test_those_arrested_are_named_in_a_list(nlp: Language) -> None:
    found = read(nlp, "Police arrested two men, Ilo Quill and Dov Marr, on Monday over the bombing of a bar in Lomar.")
    assert {"Ilo Quill", "Dov Marr"} <= of_kind(found, "Arrest", "arrested")
    assert of_kind(found, "Arrest", "arrestedCount") == {"2"}


def test_what_the_driver_did_the_police_did_not(nlp: Language) -> None:
    text = "Velin police arrested a man on Monday after he drove a van into a crowd at a tram stop, injuring seven."
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "perpetrator") == {"man"}


def test_no_motive_is_no_accident(nlp: Language) -> None:
    found = read(
        nlp,
        "A man drove a van into a crowd in Nairobi on Monday, injuring seven. A prosecutor said that there was no "
        "evidence of a terrorist motive.",
    )
    assert [e.type for e in attacks(found)] == ["VehicleRamming"]


def test_another_deed_told_of_somebody_is_not_what_it_is_for(nlp: Language) -> None:
    found = read(
        nlp,
        BOMB + "Police arrested Ilo Quill, who is also wanted over the killing of a priest in 2015, over the blast.",
    )
    [arrest] = [e for e in found.events if e.type == "Arrest"]
    assert "Nairobi" in next(iter(told(found, arrest, "inConnectionWith")))


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "Ilo Quill and Dov Marr were charged with murder over the attack. Both had denied the charges.",
        BOMB + "The Ravani Zohar, an armed group active in the area, denied any involvement.",
        BOMB + "Two men were charged with murder over the attack. The men deny any wrongdoing.",
        BOMB + "The FDLR rejected any responsibility in a statement posted on its website.",
    ],
)
def test_what_is_denied_is_the_attack(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert of_kind(found, "Denial", "speaker")
    assert of_kind(found, "Denial", "about")


def test_both_are_the_last_two(nlp: Language) -> None:
    text = BOMB + "Ilo Quill and Dov Marr were charged with murder over the attack. Both had denied the charges."
    assert of_kind(read(nlp, text), "Denial", "speaker") == {"Ilo Quill", "Dov Marr"}


def test_who_exploits_an_attack_is_no_suspect(nlp: Language) -> None:
    found = read(nlp, BOMB + "The Workers' Party accused Dov Marr of exploiting the attack.")
    [event] = attacks(found)
    assert not told(found, event, "suspect")


def test_those_behind_it_will_be_found(nlp: Language) -> None:
    found = read(nlp, BOMB + "President Ilo Quill said that the government would find those responsible.")
    assert of_kind(found, "Vow", "speaker") == {"Ilo Quill"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Ravani Zohar, an armed group active in the area, denied it.", "Ravani Zohar", "ArmedGroup"),
        ("Terrorists of Zohar al-Ravani attacked a bus on Monday.", "Zohar al-Ravani", "ArmedGroup"),
        (
            "Tesk Intelligence, a Lomar-based risk consultancy, counted nine attacks.",
            "Tesk Intelligence",
            "Organization",
        ),
        ("Guards blocked Via Torino on Monday.", "Via Torino", "Facility"),
        ("Senior Superintendent of Police Ilo Quill said that a bomb had killed two.", "Ilo Quill", "Person"),
    ],
)
def test_what_a_name_means_by_what_is_told_beside_it(nlp: Language, text: str, name: str, kind: str) -> None:
    assert types(read(nlp, text))[name] == kind


def test_an_operation_is_no_body(nlp: Language) -> None:
    assert "Operation Larkspur" not in types(read(nlp, "Ilo Quill, who led Operation Larkspur, resigned on Monday."))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Velia's ambassador to Rome, Ilo Quill, condemned the attack.", "Velia's ambassador"),
        (
            "The Special Representative of the Secretary-General, Ilo Quill, spoke.",
            "Special Representative of the Secretary-General",
        ),
    ],
)
def test_the_office_of_somebody_sent(nlp: Language, text: str, title: str) -> None:
    assert [p.title for p in read(nlp, text).positions] == [title]


def test_the_rights_group_is_the_one_that_spoke(nlp: Language) -> None:
    found = read(
        nlp, BOMB + "Amnesty International condemned the attack. The rights group called on President Dov Marr to act."
    )
    assert not any("rights group" in label for label in types(found))


def test_a_prosecutor_who_tells_of_it_did_not_do_it(nlp: Language) -> None:
    found = read(
        nlp,
        "An 18-year-old man was charged with murder. The suspect, identified only as Ilo Q., was jailed. Prosecutor "
        "Oliver Tesk told reporters that the young man had recorded a video in which he pledged allegiance to the "
        "Front shortly before he attacked shoppers with two knives on Saturday.",
    )
    [event] = attacks(found)
    assert told(found, event, "perpetrator") == {"Ilo Q."}


def test_who_is_disguised_and_not_whom_he_plays(nlp: Language) -> None:
    text = "Police chief Dov Marr said officers encountered a man dressed as a guard, who opened fire at them and fled."
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "perpetrator") == {"man"}


def test_a_husband_is_not_the_official_of_the_same_first_name(nlp: Language) -> None:
    found = read(
        nlp,
        "Former mayor Ana Tesk and her husband, Mark, were shot dead in Lomar on Monday. Police chief Mark Quill spoke "
        "of a targeted attack.",
    )
    [event] = attacks(found)
    assert told(found, event, "victim") == {"Ana Tesk", "Mark"}


def test_who_is_named_in_a_quotation_does_not_say_it(nlp: Language) -> None:
    found = read(
        nlp,
        BOMB + "Chief Minister Dov Marr vowed to act. “The terrorists of Zohar Ravani have struck again,” he said.",
    )
    assert "Zohar Ravani" not in of_kind(found, "Announcement", "speaker")


def test_who_dies_of_wounds_is_another_than_the_officer(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen shot dead five men in Lomar on Monday. Police inspector Dov Marr said that four died at once while "
        "another died of his injuries in a hospital in Velia.",
    )
    [event] = attacks(found)
    assert "Dov Marr" not in told(found, event, "victim")
    assert "hospital" not in told(found, event, "place")


def test_what_was_not_proved_nobody_did(nlp: Language) -> None:
    found = read(
        nlp,
        "The judge ruled that the prosecution had failed to prove that Ilo Quill and Dov Marr shot Judge Ana Tesk "
        "outside a mosque in 2015. No group said it carried out the killing.",
    )
    assert not any(told(found, e, "perpetrator") for e in attacks(found))


def test_an_arrest_that_foils_an_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "The Anti-Terrorism Squad claimed on Sunday to have thwarted an attack by arresting two rebels at Lomar.",
    )
    assert of_kind(found, "Arrest", "arrestedCount") == {"2"}


def test_money_is_not_arrested(nlp: Language) -> None:
    found = read(nlp, BOMB + "Two suicide vests, three grenades and Rs78,500 in cash were seized from their homes.")
    assert not of_kind(found, "Arrest", "arrested")


def test_a_hostage_seized_at_home_is_not_arrested(nlp: Language) -> None:
    found = read(
        nlp,
        "A Velin nurse who was seized from her home in Agadez in January has been released. Ana Tesk, 73, was abducted "
        "by armed men on January 11.",
    )
    assert not of_kind(found, "Arrest", "arrested")


@pytest.mark.parametrize(
    "said",
    [
        "Kenya accuses Uganda of arming the rebels, a charge it denies.",
        "Kenya had accused Uganda of arming the rebels, a charge that Kampala has dismissed as absurd.",
        "The army dismissed that claim.",
        "Uganda rejected the allegation that its soil was used.",
    ],
)
def test_a_charge_of_its_own_is_no_denial_of_the_attack(nlp: Language, said: str) -> None:
    assert not of_kind(read(nlp, BOMB + said), "Denial", "about")


def test_it_is_blamed_on_somebody(nlp: Language) -> None:
    found = read(nlp, BOMB + "President Ilo Quill blamed it on rebels of the FDLR.")
    [event] = attacks(found)
    assert "rebels" in told(found, event, "suspect")
    assert of_kind(found, "Accusation", "about")


def test_it_is_blamed_on_words(nlp: Language) -> None:
    found = read(
        nlp, BOMB + "U.S. Secretary of State Ilo Quill condemned the attack and blamed it on “violent rhetoric”."
    )
    [event] = attacks(found)
    assert not told(found, event, "suspect")
    assert "State" not in types(found)


def test_who_drove_the_bomber_is_a_suspect(nlp: Language) -> None:
    found = read(nlp, BOMB + "Ilo Quill is accused of having driven the car in which the bomber arrived.")
    [event] = attacks(found)
    assert told(found, event, "suspect") == {"Ilo Quill"}


def test_what_a_man_admits_is_no_claim(nlp: Language) -> None:
    found = read(nlp, "Gunmen shot Ana Tesk in Lomar on Monday. Omar Quill admitted that he had killed Tesk.")
    assert not of_kind(found, "Claim", "claimant")


def test_one_of_its_soldiers(nlp: Language) -> None:
    found = read(
        nlp,
        "A man stabbed two people in Lyon on Monday. The Islamic State group's Amaq news agency said the attacker was "
        "one of its “soldiers”.",
    )
    [event] = attacks(found)
    assert told(found, event, "claimedBy") == {"Islamic State group"}


def test_the_mastermind_is_named_after_the_deed(nlp: Language) -> None:
    found = read(
        nlp,
        "The suspected mastermind of the murder of a lawyer in Lomar, Omar Quill, was extradited to Velia on Monday.",
    )
    [event] = attacks(found)
    assert (told(found, event, "suspect"), told(found, event, "victim")) == ({"Omar Quill"}, {"lawyer"})


def test_an_officer_is_named_after_where_he_served(nlp: Language) -> None:
    found = read(
        nlp,
        "An air strike on Monday killed the deputy intelligence chief of the Peruvian army in Lima, Ilo Venn, and two "
        "guards.",
    )
    [event] = attacks(found)
    assert told(found, event, "victim") == {"Ilo Venn", "guards"}


def test_the_day_of_a_hearing_is_not_that_of_the_deed(nlp: Language) -> None:
    found = read(nlp, "The court heard on Tuesday that Ilo Quill stabbed the teacher in a park in Lomar on 3 February.")
    [event] = attacks(found)
    assert told(found, event, "date") == {"2021-02-03"}


def test_a_mayor_taken_for_a_company(nlp: Language) -> None:
    found = read(
        nlp,
        "A man stabbed three passengers on a tram in Dresden on Tuesday. Dresden Mayor Dirk Hilbert visited the "
        "injured in hospital on Wednesday.",
    )
    [event] = attacks(found)
    assert types(found)["Dirk Hilbert"] == "Person"
    assert "hospital" not in told(found, event, "place")


def test_shock_is_at_the_attack_told(nlp: Language) -> None:
    found = read(nlp, BOMB + "Chancellor Friedrich Merz expressed shock and thanked the soldiers.")
    assert of_kind(found, "Condemnation", "about")


def test_an_agency_of_the_same_initials(nlp: Language) -> None:
    found = read(nlp, "ATHENS, Nov. 28 (ANA) -- Officers arrested three people on Thursday over a bombing in Athens.")
    assert "SecurityForce" not in types(found).values()


def test_behind_a_wave_of_attacks(nlp: Language) -> None:
    found = read(
        nlp, "The FARC said on Monday it was behind a wave of assaults on army positions in seven towns in Mali."
    )
    [event] = attacks(found)
    assert len(told(found, event, "claimedBy")) == 1


def test_soldiers_of_the_caliphate(nlp: Language) -> None:
    found = read(nlp, BOMB + "Islamic State said that “soldiers of the caliphate” had detonated the device.")
    [event] = attacks(found)
    assert told(found, event, "claimedBy") == {"Islamic State"}
    assert not told(found, event, "perpetrator")


@pytest.mark.parametrize("body", ["Ravani NGO", "Ravani Aid Group", "Ravani Rights Group"])
def test_a_charity_that_takes_in_the_wounded_claims_nothing(nlp: Language, body: str) -> None:
    found = read(nlp, BOMB + f"The {body}, which runs a hospital, said it had received two bodies and 19 wounded.")
    [event] = attacks(found)
    assert not told(found, event, "claimedBy")


@pytest.mark.parametrize(
    ("said", "kind", "speaker"),
    [
        (
            "His family has blamed Hezbollah, whose leader at the time, Omar Quill, dismissed the accusation.",
            "Denial",
            "Omar Quill",
        ),
        (
            "Omar Quill denied in a message that his men were holding the hostages and blamed a rival group.",
            "Accusation",
            "Omar Quill",
        ),
        ("The Ravani Integrated Office in Lomar denounced the attack.", "Condemnation", "Ravani Integrated Office"),
    ],
)
def test_who_says_so(nlp: Language, said: str, kind: str, speaker: str) -> None:
    assert speaker in of_kind(read(nlp, BOMB + said), kind, "speaker")


def test_not_a_single_person_is_nobody(nlp: Language) -> None:
    found = read(nlp, BOMB + "A lawyer said that not a single person had been convicted.")
    assert not of_kind(found, "Conviction", "defendant")


def test_a_prosecutor_who_tells_of_it_was_not_shot(nlp: Language) -> None:
    found = read(
        nlp,
        BOMB + "Prosecutor Oliver Tesk told reporters that the young man had recorded a video. He was shot in the leg.",
    )
    assert not any("Oliver Tesk" in told(found, e, "victim") for e in attacks(found))
