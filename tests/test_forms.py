"""Texts of other forms than a wire report: court reports, lists of victims, accidents, sport and film."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "text",
    [
        "The thriller has bombed at the box office in Varnell, its maker said.",
        "The film, about a gang that storms a bank in Varnell and takes 40 people captive, opens on Monday.",
        "Critics called the film a two-hour assault on the senses.",
        "The manager launched a blistering attack on the referee in Varnell on Monday.",
        "Midfielder Ilo Venn was booked for a late attack on winger Tam Marr in Varnell on Monday.",
        "A powerful gas explosion ripped through a cafe in Varnell on Monday, killing five people.\n\n"
        "The blast caused panic, for residents feared a bombing by terrorists or rebels, as in 2013.",
        "A warehouse explosion killed five people in Varnell on Monday. Police found no evidence of an attack. "
        "Rebels, militants and terrorists live in the hills.",
        "The blast wounded nine in Varnell on Monday. Police ruled out terrorism by the rebels.",
    ],
)
def test_what_is_no_attack(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "Police have not ruled out terrorism after a bomb killed five people in Varnell on Monday.",
        "Masked men attacked footballer Ilo Venn with knives in Varnell on Monday.",
        "A man drove a car into a crowd in Varnell on Monday, killing a teacher. Police are trying to find out whether "
        "he did so on purpose or whether it was an accident.",
        "The film tells of a gang. On Monday gunmen stormed a bank in Varnell and killed a guard.",
    ],
)
def test_what_is_one_all_the_same(nlp: Language, text: str) -> None:
    assert attacks(read(nlp, text))


def test_lines_of_a_list_name_the_victims(nlp: Language) -> None:
    found = read(
        nlp,
        "A gunman killed three people at a shop in Varnell on Monday. The victims are:\n\n"
        "- Ana Marr, 34\n- Odo Quill, 19\n- Tesk Ammer, 66\n\nThe shop has closed.",
    )
    [event] = attacks(found)
    assert told(found, event, "victim") == {"Ana Marr", "Odo Quill", "Tesk Ammer"}


def test_who_was_shot_among_the_wounded(nlp: Language) -> None:
    found = read(
        nlp,
        "A worker opened fire at a depot in Varnell on Monday, killing eight people.\n\nThe depot was closed.\n\n"
        "Relatives came.\n\nThe mayor prayed.\n\nFive others were hurt, among them Odo Quill, 27, who was shot in the "
        "arm.\n\nThe gunman, identified as Ilo Venn, 19, killed himself before officers arrived.",
    )
    [event] = attacks(found)
    assert told(found, event, "perpetrator") == {"Ilo Venn"}
    assert "Odo Quill" in told(found, event, "victim")


def test_name_after_a_lead_without_one(nlp: Language) -> None:
    found = read(
        nlp,
        "A man who stabbed three people at a library in Varnell was jailed for life on Tuesday.\n\n"
        "Ilo Venn, 26, must serve at least 32 years.",
    )
    [event] = attacks(found)
    assert told(found, event, "perpetrator") == {"Ilo Venn"}
    assert not told(found, event, "date")
    assert [e.type for e in found.events if e.type == "Sentence"] == ["Sentence"]


def test_name_of_somebody_hurt_is_not_who_did_it(nlp: Language) -> None:
    found = read(
        nlp, "A man stabbed a shopper in Varnell on Monday. Ana Marr, 26, was taken to a hospital with a wound."
    )
    assert "Ana Marr" not in told(found, attacks(found)[0], "perpetrator")


@pytest.mark.parametrize("verdict", ["was cleared of", "was found not guilty of", "was acquitted of"])
def test_whoever_is_cleared_is_no_suspect(nlp: Language, verdict: str) -> None:
    found = read(nlp, f"Ilo Venn, charged with the bombing in Varnell, {verdict} the bombing on Monday.")
    [event] = attacks(found)
    assert not told(found, event, "suspect")
    assert {e.type for e in found.events} & {"Release", "Conviction"} == {"Release"}


def test_attempted_murders_kill_nobody(nlp: Language) -> None:
    found = read(nlp, "Ilo Venn was convicted of the attempted murders of two clerks in Varnell on 9 May 2020.")
    assert not [v for e in attacks(found) for v in values(found, e, "killed")]


def test_countries_of_bodies(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen killed nine people in Burkina Faso on Monday. Burkina Faso buried them. Burkina Faso mourns.\n\n"
        "The French Ministry of Labour condemned the attack. The African Union Commission chairman, Ilo Venn, wept.",
    )
    countries = {
        e.label: {getattr(f.value, "key", "") for f in e.facts if f.name in {"country", "nationality"}}
        for e in found.entities
    }
    assert countries["French Ministry of Labour"] == {"place/france"}
    assert countries["Ilo Venn"] == set()


def test_an_office_belongs_to_the_country_of_its_town(nlp: Language) -> None:
    found = read(
        nlp,
        "Russian drones struck Kharkiv on Monday, killing five people, regional governor Ilo Venn said.\n\n"
        "Russia denied it. Ukraine said so. Ukraine buried the dead in Kharkiv. President Mara Quill wept.\n\n"
        "In Belgorod, a drone hit a minibus, governor Teo Marsh said. The lawyer Ana Osk wept.",
    )
    countries = {
        e.label: {getattr(f.value, "key", "") for f in e.facts if f.name == "nationality"}
        for e in found.entities
        if e.type == "Person"
    }
    assert countries["Ilo Venn"] == {"place/ukraine"}
    assert countries["Teo Marsh"] == {"place/russia"}
    assert countries["Mara Quill"] == set()


def test_gap_in_time_keeps_attacks_apart(nlp: Language) -> None:
    found = read(
        nlp,
        "Suicide bombers struck the police headquarters in Varnell on 16 November 2020, killing four people. "
        "Three weeks earlier a bomb at a cafe had killed a waitress.",
    )
    first, second = sorted(attacks(found), key=lambda e: e.type)
    assert (told(found, first, "date"), told(found, first, "killed")) == ({"2020-10"}, {"1"})
    assert (told(found, second, "date"), told(found, second, "killed")) == ({"2020-11-16"}, {"4"})


def test_years_before_something_was_hit(nlp: Language) -> None:
    found = read(
        nlp,
        "A bomb killed 85 people at a community center in Varnell on July 18, 1994. Two years before the community "
        "center was hit, a bomb destroyed the Lomar Embassy in Varnell, killing 29 people.",
    )
    assert {(*told(found, e, "date"), *told(found, e, "killed")) for e in attacks(found)} == {
        ("1994-07-18", "85"),
        ("1992", "29"),
    }


def test_who_dies_days_later_is_of_the_same_attack(nlp: Language) -> None:
    found = read(nlp, "Gunmen shot a guard in Varnell on Monday. Two days later the guard died.")
    [event] = attacks(found)
    assert told(found, event, "killed") == {"1"}


def test_before_dawn_is_a_time_of_the_day(nlp: Language) -> None:
    found = read(nlp, "Gunmen came to a base near Varnell before dawn on Saturday and killed nine airmen.")
    [event] = attacks(found)
    assert told(found, event, "date") == {"2021-03-06"}


def test_day_of_remembrance_is_not_the_day_of_the_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "Thousands gathered in Varnell on Saturday to remember the victims of the worst attack in the country, the "
        "bombing of a hotel 21 years ago. Prosecutors accused Velia of ordering the attack and the Lomar Front of "
        "carrying it out.",
    )
    [event] = attacks(found)
    assert told(found, event, "date") == {"2000"}


def test_one_more_bomber_shot_is_of_the_same_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "Two women blew themselves up at a market in Varnell on Monday, killing nine traders. Troops had shot dead a "
        "third bomber before she could reach the market.",
    )
    [event] = attacks(found)
    assert event.type == "SuicideBombing"


def test_places_that_open_a_sentence_part_the_attacks(nlp: Language) -> None:
    found = read(
        nlp,
        "VARNELL (KLX): A motorcycle bomb went off near a police checkpoint in Varnell on Monday, killing three "
        "policemen.\n\nIn Lomar district, a roadside bomb struck a truck, leaving four women dead.",
    )
    assert len(attacks(found)) == 2


@pytest.mark.parametrize(
    ("text", "place", "weapon"),
    [
        ("A man walked into a library in Varnell armed with a knife and attacked three students.", "library", "knife"),
        ("A man entered a mosque in Varnell on Friday and opened fire with a shotgun.", "mosque", "shotgun"),
        ("Gunmen armed with rifles attacked a convoy in Varnell on Monday.", "Varnell", "rifle"),
    ],
)
def test_what_attackers_bring_and_where_they_go(nlp: Language, text: str, place: str, weapon: str) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert (told(found, event, "place"), told(found, event, "weapon")) == ({place}, {weapon})


def test_arms_of_the_victims_are_no_weapon_of_the_attack(nlp: Language) -> None:
    found = read(nlp, "Guards carrying rifles were attacked by masked men in Varnell on Monday.")
    [event] = attacks(found)
    assert not told(found, event, "weapon")


def test_bursting_into_a_place_is_no_explosion(nlp: Language) -> None:
    found = read(nlp, "Gunmen burst into a church in Varnell on Sunday, killing nine worshippers.")
    assert [e.type for e in attacks(found)] == ["ArmedAssault"]
    assert not attacks(read(nlp, "The hall in Varnell burst into applause on Sunday."))


def test_what_an_attack_is_called_is_no_other_attack(nlp: Language) -> None:
    found = read(nlp, "Gunmen stormed a hotel in Varnell on Monday. Police are treating it as a terrorist attack.")
    assert len(attacks(found)) == 1


def test_toll_that_rose_is_the_one_that_counts(nlp: Language) -> None:
    found = read(
        nlp,
        "The death toll from a suicide bombing at a crowded market in the northern town of Varnell has climbed to 41, "
        "officials said on Monday. Sixty-three people were still being treated. Officials had earlier put the toll "
        "at 29.",
    )
    [event] = attacks(found)
    assert (told(found, event, "killed"), told(found, event, "injured")) == ({"41"}, {"63"})


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("He was caught by a security guard, Moussa Quill, who was hurt.", "security guard"),
        ("A spokesman for the Lomar Front, Moussa Quill, told the KLX agency of it.", "spokesman"),
        ("Gunmen killed a lorry driver, Moussa Quill, 51, in Varnell.", "lorry driver"),
    ],
)
def test_role_before_a_name_between_commas(nlp: Language, text: str, title: str) -> None:
    found = read(nlp, text)
    [person] = [e for e in found.entities if e.label == "Moussa Quill"]
    assert [p.title for p in found.positions if p.holder.key == person.key] == [title]


def test_state_is_called_by_its_capital(nlp: Language) -> None:
    found = read(nlp, "Prosecutors accused Iran of ordering the bombing in Varnell. Tehran has denied any involvement.")
    [denial] = [e for e in found.events if e.type == "Denial"]
    assert told(found, denial, "speaker") == {"Iran"}


@pytest.mark.parametrize(
    "text",
    [
        "Bombs exploded in Varnell on Monday. A man who claimed to speak on behalf of the Lomar Front called a radio "
        "station to claim credit for the attacks.",
        "A bomb exploded in Varnell on Monday. Lomar Front spokesman Ilo Venn claimed responsibility for the attack.",
        "Varnell was shaken by two bombings in November that were claimed by the Lomar Front.",
    ],
)
def test_claims_in_the_name_of_a_group(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert "Lomar Front" in told(found, event, "claimedBy")


def test_pledge_of_allegiance_threatens_nobody(nlp: Language) -> None:
    found = read(nlp, "Ilo Venn has pledged allegiance to the Lomar Front, which bombed a bridge in Varnell on Monday.")
    assert not [e for e in found.events if e.type == "Vow"]


def test_round_up_tells_its_attacks_one_by_one(nlp: Language) -> None:
    found = read(
        nlp,
        "Fourteen people were killed and 42 wounded in separate attacks in Iraq on Monday, police said.\n\n"
        "In Mosul, two roadside bombs went off near a cafe, leaving five civilians dead.\n\n"
        "Elsewhere, a suicide bomber drove an explosive-laden car into a checkpoint in Baquba, killing four soldiers.",
    )
    events = attacks(found)
    assert {tuple(sorted(told(found, e, "killed"))) for e in events} == {("14",), ("5",), ("4",)}
    assert {d for e in events for d in told(found, e, "date")} == {"2021-03-08"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine people at a mall in Varnell on Monday. It was the deadliest attack in the country since "
        "April 2020, when a man dressed as a guard killed 22 people in Lomar.",
        "Rebels fired missiles at a base in Varnell on Monday in retaliation for the assassination of Ilo Venn.",
    ],
)
def test_attack_of_the_past_in_the_sentence_is_another(nlp: Language, text: str) -> None:
    assert len(attacks(read(nlp, text))) == 2


def test_nobody_hurt_beside_fighters_killed(nlp: Language) -> None:
    found = read(
        nlp,
        "A force conducted an airstrike near Varnell on Monday. The strike killed eight terrorists. No civilians were "
        "injured or killed.",
    )
    [event] = attacks(found)
    assert told(found, event, "killed") == {"8"}


def test_accident_with_a_lorry(nlp: Language) -> None:
    found = read(
        nlp,
        "A fuel tanker overturned in Varnell on Monday. The driver had lost control and rammed into several cars.\n\n"
        "Residents thought that jihadists or gunmen had come, but police said it was an accident.",
    )
    assert not attacks(found)


CLAIMANTS = {
    "apposed": ("A little-known outfit, the Varnell Revolutionary Vanguard (VRV), claimed responsibility for it.",
                "Varnell Revolutionary Vanguard"),
    "calling itself": ("A previously unknown group calling itself Cells of the Night took responsibility.",
                       "Cells of the Night"),
    "that calls itself": ("A group that calls itself the Sons of Ilo claimed the attack online.", "Sons of Ilo"),
    "said of its own": ("An obscure group, Sons of the Hills, said it carried out the attack.", "Sons of the Hills"),
    "the group": ("The rebel group, the Ravani Front, claimed the attack.", "Ravani Front"),
    "a group of": ("A little-known group of rebels, the Ravani Front, said it carried out the attack.", "Ravani Front"),
    "between dashes": ("Their organization - the Ravani Front - claimed the attack.", "Ravani Front"),
    "claimed it": ("The Sorrel Front claimed it.", "Sorrel Front"),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "name"), CLAIMANTS.values(), ids=list(CLAIMANTS))
def test_a_described_group_claims_under_its_name(nlp: Language, claim: str, name: str) -> None:
    found = read(nlp, f"Gunmen killed five soldiers near Sorrel on Monday. {claim}")
    [event] = attacks(found)
    assert told(found, event, "claimedBy") == {name}


def test_what_nobody_claimed_is_in_nobodys_mouth(nlp: Language) -> None:
    found = read(nlp, "Two bombs exploded in Sorrel on Monday; no group claimed them.")
    [event] = attacks(found)
    assert not told(found, event, "claimedBy")
    assert {f.stance.value for f in event.facts} == {"stated"}
