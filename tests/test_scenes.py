"""What the sentences around an attack tell of it: where, when, by whom, and what is another attack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, values

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.records import Event, Extraction

pytestmark = pytest.mark.model


def only(found: Extraction) -> Event:
    (attack,) = attacks(found)
    return attack


def of_day(found: Extraction, day: str) -> Event:
    return next(e for e in attacks(found) if values(found, e, "date") == [day])


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Two brothers were killed by gunmen in Osk. A boy was shot dead there on Sunday.", "place", {"Osk"}),
        ("A bus ran over a mine close to the village of Yalgo on Sunday, killing two.", "place", {"Yalgo"}),
        ("A bus ran over a mine close to the village of Yalgo on Sunday, killing two.", "weapon", {"landmine"}),
        ("Militants swept through the village of Yalgo on Sunday, killing nine farmers.", "place", {"Yalgo"}),
        ("Lahore suffered its worst attack on Sunday, when a bomb killed 40 people.", "place", {"Lahore"}),
        ("A bomb hidden in a rickshaw went off near a school on Sunday, killing two.", "target", {"school"}),
        ("A bomb planted in the car of a judge killed him on Sunday.", "target", {"car of a judge"}),
        ("A car with four gunmen opened fire on a checkpoint on Sunday, killing a guard.", "perpetrator", {"gunmen"}),
        ("Two men on a motorbike shot dead a priest on Sunday.", "perpetrator", {"Two men"}),
        ("Unidentified men riding a motorcycle shot dead a guard on Sunday.", "victim", {"guard"}),
        ("Armed men in a car shot dead three people in Osk on Sunday.", "killed", {"3"}),
        (
            "A bomber rammed a lorry packed with explosives into the gate of a jail in Osk on Sunday, killing two.",
            "target",
            {"jail"},
        ),
    ],
)
def test_one_sentence(nlp: Language, text: str, name: str, expected: set[str]) -> None:
    found = read(nlp, text)
    assert expected <= set().union(*(told(found, e, name) for e in attacks(found)))


def test_a_rickshaw_that_hides_a_bomb_is_not_its_target(nlp: Language) -> None:
    found = read(nlp, "A bomb hidden in a rickshaw went off near a school on Sunday, killing two.")
    assert told(found, only(found), "target") == {"school"}


@pytest.mark.parametrize(
    "text",
    [
        "Three fishermen were taken by pirates from a trawler off Yemen on Sunday.",
        "Armed men took a priest from his house in Kaduna on Sunday.",
        "On Sunday 40 pupils were taken from a school in Kagara.",
    ],
)
def test_who_is_taken_by_attackers_or_out_of_a_school_is_kidnapped(nlp: Language, text: str) -> None:
    assert only(read(nlp, text)).type == "Kidnapping"


@pytest.mark.parametrize(
    "text",
    [
        "The woman was taken from the house to a hospital in Kaduna on Sunday.",
        "The body of a boy was taken from the house on Sunday.",
        "Rebels took the town of Osk on Sunday.",
        "The children were taken from the school to a church on Sunday.",
    ],
)
def test_who_is_taken_elsewhere_is_not_kidnapped(nlp: Language, text: str) -> None:
    assert not [e for e in attacks(read(nlp, text)) if e.type == "Kidnapping"]


def test_the_day_before_is_that_of_another_attack(nlp: Language) -> None:
    text = (
        "A missile hit Kharkiv on Sunday, killing nine people.\n\n"
        "The previous day, artillery fire killed two women in Kherson.\n\n"
        "Kharkiv saw its worst attack on June 27, 2020, when a missile hit a crowded market, killing 22 people."
    )
    found = read(nlp, text)
    assert [values(found, of_day(found, day), "killed") for day in ("2021-03-07", "2021-03-06", "2020-06-27")] == [
        [9],
        [2],
        [22],
    ]


def test_a_month_and_a_day_of_it_may_be_two_attacks(nlp: Language) -> None:
    text = (
        "A senator was shot in the head by a gunman in Bogota last June. The senator died two months later.\n\n"
        "On June 10, 2020, a motorcycle bomb in Cali killed a woman and wounded four people."
    )
    found = read(nlp, text)
    assert values(found, of_day(found, "2020-06-10"), "killed") == [1]
    assert len(attacks(found)) == 2


def test_a_claim_of_six_days_later_makes_no_second_attack(nlp: Language) -> None:
    text = (
        "A bomb hit the house of a judge in Osk on 14 June 2020, wounding him.\n\n"
        "The Lomar Front said it was behind the attack in a statement to a newspaper six days later."
    )
    found = read(nlp, text)
    assert values(found, only(found), "date") == ["2020-06-14"]


def test_counts_of_the_lead_wait_for_their_event(nlp: Language) -> None:
    text = (
        "At least 14 people were killed in Osk, the mayor said. Another 28 were injured. All five attackers died.\n\n"
        "The assault on a hotel began on Sunday evening with a car bomb at the gate."
    )
    found = read(nlp, text)
    assert values(found, only(found), "killed") == [14]


def test_a_shooting_that_is_only_recalled_takes_nobody_in(nlp: Language) -> None:
    text = (
        "Settlers torched two houses in Jalud on Sunday. The raid came a day after a woman was wounded by stones "
        "thrown at her car.\n\nIn February 2019, two brothers were shot dead in Hawara by a gunman."
    )
    found = read(nlp, text)
    assert told(found, of_day(found, "2019-02"), "victim") == {"brothers"}


def test_the_dead_are_not_charged(nlp: Language) -> None:
    text = (
        "A man was shot outside a bar in Dayton on Sunday. Officers found Marcus Bell, 27, with gunshot wounds. He was "
        "pronounced dead at a hospital.\n\nPolice arrested Deon Harris, 24, on Monday. He is charged with murder."
    )
    found = read(nlp, text)
    (charge,) = [e for e in found.events if e.type == "Charge"]
    assert told(found, charge, "defendant") == {"Deon Harris"}


def test_hours_before_the_gathering_that_was_attacked(nlp: Language) -> None:
    text = (
        "Gunmen killed 16 people at a wake in Manta on Sunday.\n\n"
        "Hours before the wake, an explosive thrown from a car shattered the windows of a court in Machala."
    )
    found = read(nlp, text)
    bombing = next(e for e in attacks(found) if "Machala" in told(found, e, "place"))
    assert values(found, bombing, "date") == ["2021-03"]


@pytest.mark.parametrize(
    ("said", "claimed"),
    [
        ("IS claimed responsibility for the attack.", True),
        ("IS has claimed the bombing.", True),
        ("Police said a man IS in hospital.", False),
    ],
)
def test_a_group_written_like_a_verb(nlp: Language, said: str, claimed: bool) -> None:
    found = read(nlp, f"A bomb killed nine people in Osk on Sunday. {said}")
    assert bool(told(found, only(found), "claimedBy")) is claimed


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two guards in Osk on Sunday. Police named the dead as Ilo Venn, 31, and Tomas Marr, 40.",
        "Gunmen killed two guards in Osk on Sunday. The dead men were identified as Ilo Venn and Tomas Marr.",
    ],
)
def test_the_dead_are_named(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert told(found, only(found), "victim") >= {"Ilo Venn", "Tomas Marr"}


def test_an_attackers_own_account_is_of_the_attack_told_before(nlp: Language) -> None:
    text = (
        "A roadside bomb struck a convoy near Osk on Sunday, killing five soldiers.\n\n"
        "The Lomar Liberation Army claimed responsibility for the attack. The group said a suicide bomber targeted "
        "one of the buses.\n\nThe attack came a week after rebels ambushed a train, took 400 people hostage and "
        "killed 26."
    )
    found = read(nlp, text)
    assert [values(found, e, "killed") for e in sorted(attacks(found), key=lambda e: e.type)] == [[26], [5]]


def test_whose_car_came_under_fire_was_attacked(nlp: Language) -> None:
    text = (
        "Gunmen have shot dead a judge in Kabul, officials say.\n\nJudge Abdul Hamdard was driving to work on Sunday "
        "when his car came under fire, a spokesman said. His driver was wounded."
    )
    found = read(nlp, text)
    assert values(found, only(found), "date") == ["2021-03-07"]


def test_from_a_capital_the_whole_country_is_reported(nlp: Language) -> None:
    text = "COLOMBO (Reuters) - A man was shot dead outside his home in Kandy on Sunday, police said."
    found = read(nlp, text)
    assert told(found, only(found), "place") == {"Kandy"}


def test_nobody_is_tried_in_the_prison_of_the_sentence(nlp: Language) -> None:
    text = "A court in Osk sentenced Ilo Venn to life in prison for a knife attack in Solingen that killed three."
    (sentence,) = [e for e in read(nlp, text).events if e.type == "Sentence"]
    assert "prison" not in told(read(nlp, text), sentence, "place")


def test_a_name_before_its_province_is_a_place(nlp: Language) -> None:
    text = "Fighters raided Mamove and Samboko, in North Kivu province, late on Sunday, killing nine."
    found = read(nlp, text)
    assert told(found, only(found), "place") >= {"Mamove", "Samboko"}


def test_a_vehicle_set_off_is_the_bomb(nlp: Language) -> None:
    found = read(nlp, "A man detonated the vehicle near a checkpoint in Osk on Sunday, killing two soldiers.")
    assert told(found, only(found), "target") == {"checkpoint"}


def test_a_bomber_who_is_named_later_attacked(nlp: Language) -> None:
    text = (
        "A suicide bomber attacked a mosque in Peshawar during Friday prayers, killing 56 people.\n\nIslamic State "
        "claimed responsibility, identifying the bomber as an Afghan named Julaibib."
    )
    assert values(read(nlp, text), only(read(nlp, text)), "killed") == [56]


def test_one_who_was_shot_during_clashes(nlp: Language) -> None:
    text = (
        "A man stabbed two officers in Jerusalem on Sunday, police said.\n\n"
        "A day earlier, troops shot dead a teenager during clashes near Nablus."
    )
    found = read(nlp, text)
    assert values(found, of_day(found, "2021-03-06"), "killed") == [1]


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("Two people were killed and at least eight injured in a bombing in Osk on Sunday.", "injured", 8),
        ("A car bomb killed lawmaker Walid Eido and nine other people in Beirut on Sunday.", "killed", 10),
        ("Gunmen killed nine other people in Osk on Sunday.", "killed", 9),
    ],
)
def test_counts(nlp: Language, text: str, name: str, number: int) -> None:
    found = read(nlp, text)
    assert values(found, only(found), name) == [number]


def test_a_day_is_not_vague_for_a_month_beside_it(nlp: Language) -> None:
    text = (
        "This update covers political violence between 1 and 7 March 2021.\n\n"
        "On 2 March, militants overran a base in Djibo, killing 34 soldiers.\n\n"
        "On 5 March, a suicide bomber detonated a vehicle at the gate of a hotel in Mogadishu, killing 16 people."
    )
    assert sorted(values(read(nlp, text), e, "killed")[0] for e in attacks(read(nlp, text))) == [16, 34]


def test_cars_blow_up_and_crowds_celebrate(nlp: Language) -> None:
    found = read(nlp, "A second car blew up outside a bank in Osk on Sunday, killing four.")
    assert values(found, only(found), "killed") == [4]
    found = read(nlp, "A man drove into a crowd celebrating a feast in the city of Nice on Sunday night, killing nine.")
    assert (told(found, only(found), "place"), values(found, only(found), "date")) == ({"Nice"}, ["2021-03-07"])


def test_the_subject_after_a_dateline(nlp: Language) -> None:
    text = (
        "KARACHI, Pakistan - Gunmen attacked a consulate building in Pakistan's port city of Karachi on Sunday, "
        "killing two policemen and two visitors before security forces shot them dead, police said."
    )
    found = read(nlp, text)
    assert told(found, only(found), "perpetrator") == {"Gunmen"}
    assert values(found, only(found), "killed") == [4]


def test_the_dead_of_both_sides_of_a_fight(nlp: Language) -> None:
    found = read(nlp, "Four suspected militants and a soldier were killed in a gunbattle in Kashmir on Sunday.")
    assert values(found, only(found), "killed") == [5]
    found = read(nlp, "Nine guests and three suicide bombers died in an attack on a hotel in Osk on Sunday.")
    assert values(found, only(found), "killed") == [9]


def test_the_victims_are_those_told_of_before(nlp: Language) -> None:
    text = (
        "A man has been charged after a stabbing that left two men seriously wounded in London, police said.\n\n"
        "The victims, aged 45 and 61, were attacked outside a synagogue in Golders Green on Saturday morning."
    )
    found = read(nlp, text)
    assert values(found, only(found), "date") == ["2021-03-06"]


def test_a_lead_that_names_nobody_and_another_five_days_before(nlp: Language) -> None:
    text = (
        "A prominent activist was assassinated in Basra late on Sunday, police said.\n\nGunmen in a speeding car "
        "opened fire on Reham Yacoub, 29, killing her and wounding two friends.\n\nHer death comes five days after "
        "another activist, Tahseen Osama, was shot dead in his office."
    )
    found = read(nlp, text)
    assert told(found, of_day(found, "2021-03-07"), "perpetrator") == {"Gunmen"}
    assert "Tahseen Osama" not in told(found, of_day(found, "2021-03-07"), "victim")


def test_gunmen_who_go_on_with_several_buildings(nlp: Language) -> None:
    text = (
        "Armed men abducted 30 students from a university in Zamfara state early on Sunday.\n\nThe gunmen stormed "
        "three hostels near the university in Gusau, breaking windows and seizing students, a resident said."
    )
    found = read(nlp, text)
    assert "Gusau" in told(found, only(found), "place")
