"""The extraction core over single constructions, on invented texts with invented names; needs the model."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.lexicon import load
from kg.vocab import lineage
from tests.reading import attacks, read, values

pytestmark = pytest.mark.model


def _examples() -> list[tuple[str, str, str]]:
    rows = []
    for name, table in load("events").items():
        for kind in ("positive", "negative"):
            if isinstance(table.get(kind), str):
                rows.append((name, kind, table[kind]))
    return rows


@pytest.mark.parametrize(
    ("name", "kind", "text"), _examples(), ids=lambda v: v if isinstance(v, str) and len(v) < 20 else ""
)
def test_the_examples_of_the_event_lexicon(nlp: Language, name: str, kind: str, text: str) -> None:
    found = attacks(read(nlp, text))
    if kind == "negative":
        assert not found
    else:
        wanted = "Attack" if name == "murder" else name
        assert any(wanted in lineage(e.type) for e in found), [e.type for e in found]


def test_an_active_clause_gives_its_roles(nlp: Language) -> None:
    found = read(nlp, "Gunmen ambushed an army convoy near Varnell on Sunday and killed three soldiers.")
    (attack,) = attacks(found)
    assert attack.type == "ArmedAssault"
    assert values(found, attack, "perpetrator") == ["Gunmen"]
    assert values(found, attack, "killed") == [3]
    assert values(found, attack, "date") == ["2021-03-07"]
    assert "soldiers" in values(found, attack, "victim")


def test_a_participle_counts_for_the_event_before_it(nlp: Language) -> None:
    found = read(nlp, "A car bomb went off outside a mosque in Varnell on Monday, killing at least six people.")
    (attack,) = attacks(found)
    assert attack.type == "Bombing"
    assert values(found, attack, "killed") == [6]
    assert values(found, attack, "weapon") == ["car-bomb"]
    (figure,) = found.figures
    assert (figure.quantity.value, figure.quantity.bound) == (6, "atLeast")


def test_a_gapped_passive_counts_the_hurt(nlp: Language) -> None:
    found = read(nlp, "At least 30 people were killed and another 12 injured in a suicide bombing in Varnell.")
    (attack,) = attacks(found)
    assert attack.type == "SuicideBombing"
    assert (values(found, attack, "killed"), values(found, attack, "injured")) == ([30], [12])


def test_definite_phrases_are_one_attack(nlp: Language) -> None:
    text = (
        "A bomb exploded in a market in Varnell on Sunday. The blast wounded four traders. The attack shocked the town."
    )
    found = read(nlp, text)
    assert len(attacks(found)) == 1
    assert values(found, attacks(found)[0], "injured") == [4]


def test_another_year_is_another_attack(nlp: Language) -> None:
    text = (
        "Gunmen attacked a hotel in Varnell on Sunday, killing two guards. "
        "The 2015 bombing of the town hall killed nine people."
    )
    found = read(nlp, text)
    assert {tuple(values(found, e, "date")) for e in attacks(found)} == {("2021-03-07",), ("2015",)}


def test_a_toll_that_rose_supersedes(nlp: Language) -> None:
    text = (
        "A bombing in Varnell on Sunday killed over 20 people. "
        "The death toll has now risen to 31, including four children."
    )
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert values(found, attack, "killed") == [31]
    by_count = {f.quantity.value: f for f in found.figures}
    assert by_count[31].supersedes == by_count[20].key
    assert by_count[4].included_in == by_count[31].key


def test_a_claim_is_no_stated_perpetrator(nlp: Language) -> None:
    text = "A bomb killed two people in Varnell on Sunday. The Islamic State claimed responsibility for the attack."
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert len(values(found, attack, "claimedBy")) == 1
    assert not values(found, attack, "perpetrator")
    assert [e.type for e in found.events if e.type == "Claim"] == ["Claim"]


def test_nobody_claimed_it(nlp: Language) -> None:
    found = read(
        nlp, "A bomb killed two people in Varnell on Sunday. No group has claimed responsibility for the attack."
    )
    assert not [e for e in found.events if e.type == "Claim"]


@pytest.mark.parametrize(
    "text",
    [
        "Police foiled a plan to bomb the station in Varnell.",
        "The minister warned that militants could attack the port.",
        "More than 250 people have been killed in Varnell since 2015.",
        "An explosion in a coal mine near Varnell killed nine miners; the owner spoke of an accident.",
        "A strong earthquake killed eight people in Varnell.",
        "He died of a heart attack in Varnell on Sunday.",
        "The opposition attacked the government's budget on Sunday.",
        "Rebels often attack convoys on this road.",
        "The striker fired a shot at the goal and Varnell United won.",
    ],
)
def test_no_attack(nlp: Language, text: str) -> None:
    assert not [e for e in attacks(read(nlp, text)) if e.stage is None]


def test_people_arrested_are_counted(nlp: Language) -> None:
    text = "A bomb killed two people in Varnell on Sunday. Police arrested 12 suspects in connection with the bombing."
    found = read(nlp, text)
    (arrest,) = [e for e in found.events if e.type == "Arrest"]
    assert values(found, arrest, "arrestedCount") == [12]
    assert values(found, arrest, "arrestedBy") == ["Police"]
    assert len(values(found, arrest, "inConnectionWith")) == 1


def test_an_operation_to_arrest_is_no_arrest(nlp: Language) -> None:
    found = read(nlp, "Troops surrounded a village near Varnell on Sunday to arrest a rebel leader.")
    assert not [e for e in found.events if e.type == "Arrest"]


def test_without_a_document_date_weekdays_stay_open(nlp: Language) -> None:
    found = read(nlp, "Gunmen attacked a hotel in Varnell on Sunday, killing two guards.", None)
    assert not values(found, attacks(found)[0], "date")


def test_a_name_given_later_is_the_person(nlp: Language) -> None:
    text = "A man named Ilo Bennet stabbed three commuters at a station in Varnell on Sunday."
    found = read(nlp, text)
    assert values(found, attacks(found)[0], "perpetrator") == ["Ilo Bennet"]


def test_accused_people_are_suspects(nlp: Language) -> None:
    found = read(nlp, "Ilo Bennet was accused of bombing a police station in Varnell on Sunday.")
    (attack,) = attacks(found)
    assert values(found, attack, "suspect") == ["Ilo Bennet"]
    assert not values(found, attack, "perpetrator")


def test_every_quote_stands_in_the_text(nlp: Language) -> None:
    text = "  Gunmen attacked a hotel in Varnell on Sunday.\n\nTwo guards died, police said.  "
    found = read(nlp, text)
    assert found.events
    assert all(text[p.start : p.end] == p.quote and p.quote.strip() == p.quote for p in found.passages())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There was an assassination attempt against Senator Ilo Venn in Varnell on Sunday.", "Assassination"),
        ("Gunmen made an attempt on the life of Senator Ilo Venn on Sunday.", "Assassination"),
        ("A bomb planted near the town hall of Varnell was defused on Sunday by the police.", "Bombing"),
        ("Police defused five bombs in Varnell on Sunday.", "Bombing"),
    ],
)
def test_an_attack_that_did_not_come_off_was_tried(nlp: Language, text: str, kind: str) -> None:
    (attack,) = attacks(read(nlp, text))
    assert (attack.type, attack.stage) == (kind, "attempted")
    assert not values(read(nlp, text), attack, "killed")
    assert "police" not in {str(v).lower() for v in values(read(nlp, text), attack, "perpetrator")}


def test_a_bomb_that_exploded_before_another_was_defused_came_off(nlp: Language) -> None:
    found = read(nlp, "A bomb exploded in Varnell on Sunday, wounding two. Police defused another bomb nearby.")
    assert [e.stage for e in attacks(found) if values(found, e, "injured")] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The army's plan aims at repression, hunger and the bombing of civilians, a bishop said.",
        "Journalists have been murdered, and the press lives in fear, the union said.",
        "The minister wants to settle the matter by talking to them and not by shooting at them.",
        "The candidate said that the army should put an end to the violence.",
        "The general has stepped up his attacks on the opposition.",
    ],
)
def test_talk_of_attacks_tells_of_none(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "Journalists were murdered in Varnell on Sunday by gunmen.",
        "Gunmen murdered two journalists, the union said.",
        "Rebels attacked civilians during the vote, a report said.",
        "The group claimed responsibility for the attack on the opposition.",
    ],
)
def test_an_attack_tied_to_an_occasion_is_told(nlp: Language, text: str) -> None:
    assert attacks(read(nlp, text))


@pytest.mark.parametrize(
    "text",
    [
        "The government condemned the murder of Senator Ilo Venn in an attack by rebels in Varnell.",
        "Judge Ilo Venn was murdered on Sunday in Varnell. Ilo Venn was killed only days after taking over on 1 May.",
    ],
)
def test_one_deed_is_one_attack(nlp: Language, text: str) -> None:
    assert len(attacks(read(nlp, text))) == 1


def test_a_campaign_without_a_deed_is_no_attack(nlp: Language) -> None:
    assert not attacks(
        read(nlp, "The general offensive by the rebels began in November, and the party lost its voters.")
    )


def test_a_campaign_that_killed_is_an_attack(nlp: Language) -> None:
    assert attacks(read(nlp, "An offensive by the rebels killed twelve soldiers in Varnell on Sunday."))


def test_a_group_whose_name_the_parse_cuts_still_claims(nlp: Language) -> None:
    text = (
        "A bomber blew himself up near a clinic in Varnell on Sunday, killing 15 people. "
        "Both Tehrik i Taliban Pakistan and the Black Dawn Front claimed responsibility."
    )
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert "Tehrik i Taliban Pakistan" in values(found, attack, "claimedBy")
    assert values(found, attack, "killed") == [15]


def test_a_group_before_two_weapons_did_it(nlp: Language) -> None:
    found = read(nlp, "A Taliban rocket and gun attack on a police station in Kabul killed eleven clerks.")
    (attack,) = attacks(found)
    assert values(found, attack, "perpetrator") == ["Taliban"]


def test_small_particles_join_the_words_of_a_town(nlp: Language) -> None:
    found = read(nlp, "Four people were killed when a truck bomb exploded in Mazar i Sharif on Sunday.")
    assert [e.label for e in found.entities if e.type == "City"] == ["Mazar i Sharif"]


def test_the_acronym_of_a_weapon_names_nobody(nlp: Language) -> None:
    found = read(nlp, "Roadside IED kills two soldiers in Varnell. IED blasts have hit the road twice since January.")
    assert "IED" not in {e.label for e in found.entities}
    assert all(values(found, attack, "perpetrator") == [] for attack in attacks(found))
