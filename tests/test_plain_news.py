"""Plain reports of agencies: a lead that leaves day and town open, attackers who fell, where it took place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

STORMED = "Two guards were killed when gunmen stormed a hotel in Lomar on Sunday, police said. "
CLAIMED = " The Velian Liberation Army claimed responsibility for the attack."


@pytest.mark.parametrize(
    "fell",
    [
        "An exchange of fire continued for an hour, during which four terrorists were killed.",
        "Four assailants were gunned down in retaliatory fire.",
        "In the ensuing gun battle, five militants were shot dead.",
        "Three militants were also killed in the ensuing gunfight.",
        "Security forces killed all three attackers during the operation.",
        "A second assailant was killed in a shootout with police, the minister said.",
        "A militant was killed in the exchange of fire, officials said.",
        "Another attacker was shot dead by guards before he could detonate his vest.",
    ],
)
def test_attackers_who_fell_are_no_other_attack(nlp: Language, fell: str) -> None:
    found = read(nlp, STORMED + fell + CLAIMED)
    (event,) = attacks(found)
    assert told(found, event, "killed") == {"2"}
    assert told(found, event, "claimedBy")


@pytest.mark.parametrize(
    "text",
    [
        "Separately, four militants were killed in a raid in Osk.",
        "Nine pro-government fighters were shot dead near Osk.",
    ],
)
def test_others_who_were_killed_elsewhere(nlp: Language, text: str) -> None:
    found = read(nlp, STORMED + text)
    assert {n for e in attacks(found) for n in told(found, e, "killed")} & {"4", "9"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen ambushed a bus in Syria's east, killing 23 soldiers, a monitor said on Sunday. "
        "The Osk Front attacked a military bus late Saturday near Lomar, the monitor said.",
        "A drone hit a truck in the east of Syria, killing three, officials said on Sunday. "
        "The drone struck the truck near the town of Lomar on Saturday night, the governor said.",
        "A roadside bomb hit a minibus in the west of Syria, killing seven people, officials said on Sunday. "
        "The bomb struck the vehicle on Saturday morning in the town of Lomar, police said.",
    ],
)
def test_a_lead_without_a_day_gets_it_from_the_next_sentence(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert values(found, event, "date") == ["2021-03-06"]
    assert "Lomar" in told(found, event, "place")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen ambushed a bus in the east of Syria, killing five soldiers, a monitor said on Sunday. "
        "Another bus was attacked near Lomar on Friday.",
        "A suicide bomber killed 12 recruits in Syria, officials said on Sunday. "
        "On Saturday, a bomb in Lomar killed three soldiers.",
    ],
)
def test_a_second_attack_keeps_its_day(nlp: Language, text: str) -> None:
    assert len(attacks(read(nlp, text))) == 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A suicide bomber blew himself up among worshippers who had gathered at a mosque in the northern city of "
            "Lomar on Saturday, killing 12 people.",
            "2021-03-06",
        ),
        (
            "A bomb exploded in a crowd of people who were queueing outside a bank on Friday, killing nine.",
            "2021-03-05",
        ),
    ],
)
def test_people_gathered_on_the_day_that_they_were_hit(nlp: Language, text: str, day: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert values(found, event, "date") == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Six people were killed in a bomb attack on Lomar's busy Harbor Avenue on Sunday, officials said.",
        "At least nine people died in an explosion on Lomar's crowded Harbor Avenue on Monday.",
        "Three soldiers were wounded in a grenade attack on Harbor Avenue in Lomar on Monday, police said.",
    ],
)
def test_an_attack_on_a_street_was_there(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert any("Harbor Avenue" in place for place in told(found, event, "place"))


@pytest.mark.parametrize(
    "text",
    [
        "Seven policemen were killed when a bomb hit their van in Osk. The attack took place at Varnella at 3.15 p.m.",
        "Gunmen killed three soldiers in Velia on Monday. The ambush occurred in Varnella late at night.",
        "Seven policemen were killed when a bomb hit their van. The explosion happened near Varnella on Sunday.",
    ],
)
def test_where_it_took_place_is_a_place(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert "Varnella" in told(found, event, "place")


def test_men_on_a_motorcycle_shot_somebody(nlp: Language) -> None:
    text = "Two masked men on a motorcycle shot Hadi Venn outside his home in Lomar on Sunday, his brother said."
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "victim") == {"Hadi Venn"}
    assert values(found, event, "date") == ["2021-03-07"]


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State claimed responsibility for the attack in a post on its Telegram channel.",
        "The minister condemned the bombing in a Facebook post.",
        "The governor condemned the attack in a post on X, formerly Twitter.",
        "The group admitted the bombing in a blog post.",
    ],
)
def test_words_put_online_are_no_place(nlp: Language, text: str) -> None:
    found = read(nlp, "Six people were killed in a suicide bombing in Lomar on Sunday. " + text)
    (event,) = attacks(found)
    assert told(found, event, "place") == {"Lomar"}
    assert not told(found, event, "target")


def test_a_post_that_was_attacked(nlp: Language) -> None:
    found = read(nlp, "Six people were killed in an attack on a post on the road to Lomar on Sunday.")
    assert "post" in told(found, attacks(found)[0], "target")


def test_a_shrine_gets_its_name(nlp: Language) -> None:
    text = (
        "Gunmen killed 15 people at a shrine in southern Velia on Sunday. State media said the attack on the Ilo Venn "
        'mausoleum was carried out by an armed "terrorist" and that 40 people were wounded.'
    )
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "injured") == {"40"}
    assert not any('"' in name for name in told(found, event, "perpetrator"))


def test_who_was_among_the_dead_died_where_people_died(nlp: Language) -> None:
    text = (
        "An explosion struck the airport in Lomar on Sunday, killing 25 people. Another explosion was heard near the "
        "palace later. The relief agency said three of its employees were among the dead."
    )
    found = read(nlp, text)
    hit = [told(found, e, "killed") for e in attacks(found) if "employees" in told(found, e, "victim")]
    assert hit == [{"25"}]


@pytest.mark.parametrize("verb", ["struck 20 targets", "hit rebel positions", "attacked three bases"])
def test_an_air_force_strikes_targets(nlp: Language, verb: str) -> None:
    assert attacks(read(nlp, f"In response, the Turkish air force {verb} in northern Iraq late Sunday."))


@pytest.mark.parametrize(
    "claim",
    [
        "Islamic State claimed responsibility for the attack on Monday, the group's news agency reported.",
        "The Osk Front claimed responsibility for the attack on Monday.",
        "The Osk Front claimed the attack on Monday.",
    ],
)
def test_the_day_of_a_claim_is_no_day_of_the_attack(nlp: Language, claim: str) -> None:
    found = read(nlp, "Gunmen killed nine people at a mosque in Lomar on Sunday. " + claim)
    (event,) = attacks(found)
    assert values(found, event, "date") == ["2021-03-07"]
    assert told(found, event, "claimedBy")


def test_another_attack_is_claimed_with_its_own_day(nlp: Language) -> None:
    text = (
        "A bomb killed nine people in Lomar on Saturday. "
        "Islamic State also claimed responsibility for the attack on Sunday on a school in Osk that killed six."
    )
    assert len(attacks(read(nlp, text))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen disguised as soldiers opened fire on a military parade in Lomar on Sunday, killing 25 people.",
        "Gunmen dressed as policemen stormed a bank in Lomar on Sunday, killing two guards.",
        "Gunmen posing as patients entered a hospital in Lomar and shot two guards on Sunday.",
        "Gunmen disguised as police officers killed nine men in Lomar on Sunday, officials said.",
        "Gunmen dressed in army uniforms attacked a post in Lomar on Sunday, killing two.",
    ],
)
def test_who_they_were_dressed_as_did_nothing(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (event,) = attacks(found)
    assert told(found, event, "perpetrator") == {"Gunmen"}


def test_soldiers_who_came_as_somebody_dressed(nlp: Language) -> None:
    found = read(nlp, "The mayor was getting dressed as soldiers stormed his house in Lomar on Sunday.")
    assert all("mayor" not in told(found, e, "perpetrator") for e in attacks(found))


def test_who_killed_the_attackers_did_not_send_them(nlp: Language) -> None:
    text = (
        "Three armed men stormed a hospital in Lomar on Sunday, killing 16 people. "
        "All three attackers were killed by security forces, spokesman Ilo Venn said."
    )
    found = read(nlp, text)
    assert not [e for e in found.events if e.type == "Accusation"]


@pytest.mark.parametrize(
    "named",
    [
        "The man, identified as Ilo Venn, 45, was shot as he drove in the Osk district with his wife, officials said.",
        "The victim, identified as Ilo Venn, was attacked near his home in Osk.",
        "The man, named as Ilo Venn, was gunned down outside his home.",
    ],
)
def test_who_was_killed_gets_a_name(nlp: Language, named: str) -> None:
    found = read(nlp, "Gunmen killed an American aid worker in central Lomar on Sunday.\n\n" + named)
    (event,) = attacks(found)
    assert told(found, event, "victim") == {"Ilo Venn"}
    assert told(found, event, "killed") == {"1"}


def test_somebody_else_who_is_named_was_shot_elsewhere(nlp: Language) -> None:
    text = "Gunmen killed a nurse in Lomar on Saturday. The man who found her, Ilo Venn, was shot in Osk on Sunday."
    assert len(attacks(read(nlp, text))) == 2
