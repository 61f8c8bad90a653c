"""When and where an attack was: background attacks in short clauses, buildings, villages and their namesakes."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kg.records import Ref
from tests import reading
from tests.reading import attacks, told

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.records import Extraction

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2024, 8, 20))  # a Tuesday


def _dated(found: Extraction) -> set[tuple[str, ...]]:
    return {tuple(sorted(told(found, e, "date"))) for e in attacks(found)}


def test_a_deed_since_which_something_lasts_has_its_date_and_place(nlp: Language) -> None:
    text = "Ostra has been without a mayor since Ilo Venn was gunned down outside the town hall in July 2023."
    [event] = attacks(read(nlp, text))
    assert told(read(nlp, text), event, "date") == {"2023-07"}


def test_the_deadliest_since_gives_the_place_of_the_older_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen attacked a village in Mali on Monday, killing 14 people. It was the deadliest assault "
        "since June 2022, when rebels shot dead 30 farmers in the village of Tessit.",
    )
    older = next(e for e in attacks(found) if told(found, e, "date") == {"2022-06"})
    assert told(found, older, "place") == {"Tessit"}


def test_what_has_gone_on_since_an_event_has_no_date(nlp: Language) -> None:
    found = read(nlp, "It was the bloodiest attack since the party took office in October.")
    assert _dated(found) <= {()}


def test_that_same_year_is_the_year_of_the_date_before(nlp: Language) -> None:
    found = read(
        nlp,
        "In July 2023 the mayor of Manta, Ilo Venn, was assassinated. "
        "That same year the candidate Dov Marr was shot dead in Quito.",
    )
    assert _dated(found) == {("2023-07",), ("2023",)}


def test_the_day_before_is_counted_from_another_attack(nlp: Language) -> None:
    found = read(nlp, "A bomb hurt two guards in Lyon on Monday. Shots were fired at a bank in Paris the day before.")
    assert _dated(found) == {("2024-08-19",), ("2024-08-18",)}


def test_a_year_after_a_bomb_at_the_same_market(nlp: Language) -> None:
    found = read(
        nlp,
        "A suicide bomber killed nine people at a market in Lahore on Monday, "
        "a year after a bomb at the same market killed 12.",
    )
    assert {(*told(found, e, "killed"), *told(found, e, "date")) for e in attacks(found)} == {
        ("9", "2024-08-19"),
        ("12", "2023"),
    }


def test_who_died_days_later_is_of_the_same_attack(nlp: Language) -> None:
    found = read(nlp, "Gunmen attacked a bank in Lahore on 3 August, wounding a guard. Two days later the guard died.")
    assert len(attacks(found)) == 1


def test_people_killed_days_earlier_elsewhere_are_of_another_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen stormed the village of Ostra in Nigeria on Monday and killed seven people. "
        "Two days earlier, 24 people were killed in the nearby Ukum district.",
    )
    assert {(*told(found, e, "killed"), *told(found, e, "date")) for e in attacks(found)} == {
        ("7", "2024-08-19"),
        ("24", "2024-08-17"),
    }


def test_the_same_people_kill_burn_and_carry_off(nlp: Language) -> None:
    found = read(
        nlp,
        "Rebels beheaded six people and carried off 11 women in an attack on a village in Mozambique on Monday. "
        "The attackers stormed the village of Nambonde, set ablaze 40 houses and fled.",
    )
    [event] = attacks(found)
    assert told(found, event, "killed") == {"6"}
    assert told(found, event, "kidnapped") == {"11"}
    assert "Nambonde" in told(found, event, "place")


def test_a_player_who_is_carried_off_is_not_kidnapped(nlp: Language) -> None:
    assert not attacks(read(nlp, "Striker Ilo Venn was carried off on a stretcher after a late tackle on Monday."))


def test_weapons_strike_by_themselves(nlp: Language) -> None:
    for text, kind, place in [
        ("A series of car bombs ripped through the town of Azaz on Monday, killing five people.", "Bombing", "Azaz"),
        ("Missiles rained down on the city of Dnipro on Monday, killing seven people.", "RocketAttack", "Dnipro"),
        ("The town of Vovchansk came under fire from mortars on Monday.", "RocketAttack", None),
    ]:
        found = read(nlp, text)
        [event] = attacks(found)
        assert event.type == kind
        assert place is None or told(found, event, "place") == {place}


def test_storms_and_shares_are_no_weapons(nlp: Language) -> None:
    assert not attacks(read(nlp, "A tornado ripped through the town of Ostra on Monday, killing five people."))
    assert not attacks(read(nlp, "Criticism rained down on the minister on Monday."))


def test_the_building_hit_is_where_it_was_and_lies_in_the_town(nlp: Language) -> None:
    found = read(nlp, "Gunmen stormed the Pearl Hotel in Mogadishu on Monday, killing nine people.")
    [event] = attacks(found)
    assert "Pearl Hotel" in told(found, event, "place")
    hotel = next(e for e in found.entities if e.label == "Pearl Hotel")
    assert [f.name for f in hotel.facts if f.name == "locatedIn"]


def test_a_post_without_a_name_is_only_what_was_hit(nlp: Language) -> None:
    found = read(nlp, "Rebels attacked an army post in Gao on Monday, killing nine soldiers.")
    [event] = attacks(found)
    assert told(found, event, "place") == {"Gao"}


def test_a_village_is_not_the_city_of_that_name_elsewhere(nlp: Language) -> None:
    found = read(nlp, "Gunmen stormed the village of Buda in Kaduna state, Nigeria, on Monday and killed two people.")
    buda = next(e for e in found.entities if e.label == "Buda")
    assert not any("Hungary" in e.label for e in found.entities)
    assert buda.type == "City"


def test_a_name_of_a_district_in_the_country_spoken_of_comes_before_a_city_elsewhere(nlp: Language) -> None:
    found = read(nlp, "Insurgents attacked the town of Palma in northern Mozambique in 2021, killing dozens of people.")
    assert not any(e.label == "Spain" for e in found.entities)


def test_a_province_with_two_names_is_one(nlp: Language) -> None:
    found = read(nlp, "Gunmen attacked a court in Iran's Sistan and Baluchestan province, killing six people.")
    [event] = attacks(found)
    assert "Sistan and Baluchestan" in told(found, event, "place")


def test_a_district_of_a_town_lies_in_the_town(nlp: Language) -> None:
    found = read(nlp, "Two policemen were shot dead by gunmen in Baghdad's western district of Ghazaliya on Monday.")
    [event] = attacks(found)
    assert told(found, event, "place") == {"Ghazaliya"}


def test_the_resort_is_its_town(nlp: Language) -> None:
    found = read(nlp, "In the resort of Acapulco, hooded men on motorbikes sprayed a bar with bullets, killing nine.")
    [event] = attacks(found)
    assert told(found, event, "place") == {"Acapulco", "bar"}
    assert "motorbikes" not in told(found, event, "weapon")


def test_men_on_a_motorcycle_shot_and_killed(nlp: Language) -> None:
    found = read(nlp, "In Pattani, two men on a motorcycle shot and killed a headman at a tea shop on Saturday night.")
    [event] = attacks(found)
    assert event.type == "Shooting"
    assert told(found, event, "perpetrator") == {"two men"}


def test_the_attacker_who_was_shot_dead_is_no_second_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "An armed man set fire to a synagogue in Rouen on Friday and was shot dead when he threatened officers.",
    )
    assert [e.type for e in attacks(found)] == ["Arson"]


def test_a_death_months_later_is_not_the_day_of_the_shooting(nlp: Language) -> None:
    found = read(nlp, "Senator Ilo Venn died on Monday, two months after he was shot at a rally in Bogota.")
    assert _dated(found) == {("2024-06",)}


def test_two_attacks_before_one(nlp: Language) -> None:
    found = read(
        nlp,
        "A gunman killed four people in Vienna on Monday. The attack came days after a man stabbed three people "
        "to death at a church in Nice and two weeks after a teacher was beheaded outside Paris.",
    )
    places = {place for e in attacks(found) for place in told(found, e, "place")}
    assert len(attacks(found)) == 3
    assert {"Vienna", "Paris"} <= places


def test_hours_later_is_the_same_day_or_the_next(nlp: Language) -> None:
    found = read(
        nlp,
        "A bomb killed a guard in Lyon on 12 August. Hours later, gunmen attacked a bank in Paris, hurting a clerk.",
    )
    assert _dated(found) == {("2024-08-12",), ("2024-08",)}


def test_a_mayor_was_attacked_in_his_town_unless_another_place_is_told(nlp: Language) -> None:
    found = read(nlp, "The mayor of the port city of Manta, Ilo Venn, was assassinated in July.")
    assert [told(found, e, "place") for e in attacks(found)] == [{"Manta"}]
    found = read(nlp, "The mayor of Manta, Ilo Venn, was assassinated in Quito in July.")
    assert [told(found, e, "place") for e in attacks(found)] == [{"Quito"}]


def test_a_republic_told_of_beside_a_region_is_not_the_country_around_it(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen killed two guards in Dagestan in southern Russia on Monday. The republic has seen many attacks. A bomb "
        "killed a judge in the republic in May 2020.",
    )
    assert "Russia" not in {place for e in attacks(found) for place in told(found, e, "place")}


def test_the_items_of_a_chronology_have_their_dates(nlp: Language) -> None:
    found = read(
        nlp,
        "Here is a look at some attacks in Pakistan:\n"
        "- July 30, 2023: A suicide bomber kills 54 people at a rally in Khar.\n"
        "- Jan. 30, 2023: A bombing at a mosque in Peshawar kills 101 people.\n",
    )
    assert {(*told(found, e, "killed"), *told(found, e, "date")) for e in attacks(found)} >= {
        ("54", "2023-07-30"),
        ("101", "2023-01-30"),
    }


def test_the_date_of_an_item_ends_with_its_paragraph(nlp: Language) -> None:
    found = read(nlp, "May 3, 2024: Voting begins.\n\nRebels attacked a bank in Lahore, wounding a guard.")
    assert _dated(found) == {()}


def test_a_drone_that_sets_something_ablaze_strikes(nlp: Language) -> None:
    found = read(nlp, "A drone set a power substation ablaze in Pokrovsk on Monday, wounding three people.")
    assert [e.type for e in attacks(found)] == ["DroneStrike"]


def test_an_attack_somebody_is_blamed_for_has_its_month_and_its_dead(nlp: Language) -> None:
    found = read(
        nlp,
        "The group was blamed for the attack on a concert hall near Moscow in March, in which 145 people died, "
        "and the twin bombings in the city of Kerman in January.",
    )
    assert {(*told(found, e, "date"), *told(found, e, "killed")) for e in attacks(found)} == {
        ("2024-03", "145"),
        ("2024-01",),
    }


def test_a_month_before_a_noun_is_its_date_whatever_stands_before(nlp: Language) -> None:
    found = read(nlp, "Ostra is scarred by the August 2019 massacre in its old town, which left nine people dead.")
    assert _dated(found) == {("2019-08",)}


def test_what_was_carried_out_in_a_month(nlp: Language) -> None:
    found = read(
        nlp, "The group, which carried out a similar attack on a post at Gao in May that killed 25 soldiers, is silent."
    )
    assert _dated(found) == {("2024-05",)}


def test_a_month_of_that_year(nlp: Language) -> None:
    found = read(
        nlp,
        "In October 2022, two car bombs exploded in Mogadishu, killing 121 people. "
        "The rebels also killed 21 people in a siege of the Hayat Hotel in August of that year.",
    )
    assert _dated(found) == {("2022-10",), ("2022-08",)}


@pytest.mark.parametrize(
    ("where", "town", "around"),
    [
        ("the Paris suburb of Saint-Denis", "Saint-Denis", "Paris"),
        ("the Idlib town of Saraqeb", "Saraqeb", "Idlib"),
        ("the Sorrel area of Karachi", "Sorrel", "Karachi"),
    ],
)
def test_a_town_named_after_what_it_is_lies_in_what_is_named_before(
    nlp: Language, where: str, town: str, around: str
) -> None:
    found = read(nlp, f"A bomb exploded in {where} on Monday, killing two people.")
    [event] = attacks(found)
    assert told(found, event, "place") == {town}
    labels = {e.key: e.label for e in found.entities}
    inside = {
        (labels[e.key], labels[f.value.key])
        for e in found.entities
        for f in e.facts
        if f.name == "locatedIn" and isinstance(f.value, Ref)
    }
    assert (town, around) in inside
    assert (around, town) not in inside


def test_two_places_are_not_one_name(nlp: Language) -> None:
    found = read(nlp, "Gunmen killed two people at Khurai in Imphal East district on Monday.")
    [event] = attacks(found)
    assert "Khurai" in told(found, event, "place")


LEADS_UP = {
    "they shot": (
        "On July 28, some 150 fighters on motorbikes surrounded Dinkiena, in Banwa province. "
        "They shot the men in groups behind the mosque.",
        "2024-07-28",
        "Dinkiena",
    ),
    "was killed": (
        "On Monday relatives dragged Jeffery Hagu from his bed at the clinic in Ostra. Mr Hagu was stabbed to death.",
        "2024-08-19",
        "clinic",
    ),
}


@pytest.mark.parametrize(("text", "day", "place"), LEADS_UP.values(), ids=list(LEADS_UP))
def test_a_sentence_that_leads_up_to_a_deed_gives_its_day_and_place(
    nlp: Language, text: str, day: str, place: str
) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "date") == {day}
    assert place in told(found, event, "place")


LEADS_NOWHERE = {
    "others": "On July 28 traders opened a market in Ostra. Gunmen shot dead four farmers.",
    "another paragraph": "On July 28 fighters entered Ostra.\n\nThey shot dead four farmers.",
    "what is said": "On July 28 the Sorrel Front said that peace was near. The Sorrel Front shot dead four farmers.",
}


@pytest.mark.parametrize("text", LEADS_NOWHERE.values(), ids=list(LEADS_NOWHERE))
def test_a_sentence_about_something_else_dates_nothing(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    assert _dated(found) == {()}


def test_a_participle_before_a_name_is_no_clause(nlp: Language) -> None:
    found = read(
        nlp,
        "A device went off outside the office of ruling Venn Party member Ilo Tesk in the town of Ostra "
        "in the early hours of Monday.",
    )
    [event] = attacks(found)
    assert told(found, event, "date") == {"2024-08-19"}
    assert "Ostra" in told(found, event, "place")


WHERE_THEY_WENT = {
    "moved on": ("The gunmen moved on to Kouna, where they killed 27 people on Monday.", {"Kouna"}),
    "drove": ("A man drove to a mosque in Gao on Monday, where he shot nine people.", {"Gao"}),
    "off the coast": ("Pirates attacked a tanker 60 miles off the coast of Gabon on Monday.", {"Gabon"}),
    "between": (
        "Two soldiers died on Monday when their vehicle hit a mine between Mopti and Douentza.",
        {"Mopti", "Douentza"},
    ),
    "council": ("Gunmen killed nine people on Monday in Chikun LGA, Kaduna State.", {"Chikun LGA"}),
    "flown, and died": ("He was shot in Varnell on Monday and flown to Gao, where he died.", {"Varnell"}),
}


@pytest.mark.parametrize(("text", "places"), WHERE_THEY_WENT.values(), ids=list(WHERE_THEY_WENT))
def test_a_clause_with_where_goes_on_from_its_place(nlp: Language, text: str, places: set[str]) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "place") == places


def test_an_hour_in_a_round_up_is_of_the_day_of_its_lead(nlp: Language) -> None:
    found = read(
        nlp,
        "A teacher and two soldiers were killed in separate attacks in Narathiwat on Monday. The first incident took "
        "place at 6 am in Rueso district, where a bomb went off as six rangers were patrolling on motorcycles. "
        "Around 9am two men opened fire "
        "on a tea shop in Raman district.",
    )
    by_place = {min(told(found, e, "place")): told(found, e, "date") for e in attacks(found) if told(found, e, "place")}
    assert by_place["Raman"] == {"2024-08-19"}
    bombing = next(e for e in attacks(found) if "Rueso" in told(found, e, "place"))
    assert told(found, bombing, "target") == {"rangers"}
    assert not [f for f in bombing.facts if f.name == "killed" and f.value == 3]


def test_the_state_is_no_country_where_states_are_told_of(nlp: Language) -> None:
    found = read(
        nlp,
        "Three soldiers were killed in Manipur's Chandel district on Monday, close to the India-Myanmar border. "
        "It was the first attack in the state since March, when gunmen killed nine.",
    )
    older = next(e for e in attacks(found) if told(found, e, "date") == {"2024-03"})
    assert not told(found, older, "place") & {"Myanmar", "India"}


OF_A_DAY = {
    "prayers": ("The attack on the mosque in Gao came shortly after Friday prayers and killed nine.", "2024-08-16"),
    "a feast of a year": ("A suicide bomber killed nine people in Gao on Christmas Eve in 2019.", "2019-12-24"),
    "to the day": ("Ten years to the day after a gunman killed nine in Gao, families gathered on Monday.", "2014"),
}


@pytest.mark.parametrize(("text", "day"), OF_A_DAY.values(), ids=list(OF_A_DAY))
def test_days_told_by_what_is_held_on_them(nlp: Language, text: str, day: str) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert told(found, event, "date") == {day}


@pytest.mark.parametrize("name", ["St. Francis Catholic Church", "Venn Science College"])
def test_a_body_that_is_stormed_is_a_building(nlp: Language, name: str) -> None:
    found = read(nlp, f"Gunmen stormed {name} in Gao on Monday, killing 40 people.")
    [event] = attacks(found)
    assert told(found, event, "place") == {name, "Gao"}
    assert {e.type for e in found.entities if e.label == name} == {"Facility"}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The man accused of carrying out the Boston Marathon bombing was convicted on Monday.", "Boston Marathon"),
        ("The Toledo Pride Festival shooting on Monday killed three people.", "Toledo Pride Festival"),
    ],
)
def test_a_gathering_with_a_name_is_what_was_hit(nlp: Language, text: str, where: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "target") == {where}
    assert told(found, attack, "perpetrator") == set()


@pytest.mark.parametrize(
    "text",
    [
        "A man accused of shooting a clerk in Akron appeared in court in Toledo on Monday.",
        "A man suspected of killing two people in Akron was found in Toledo on Monday.",
        "A man accused of carrying out the Akron church bombing was named in Toledo on Monday.",
        "Police in Toledo on Monday hunted two men suspected of killing a clerk in Akron.",
    ],
)
def test_what_the_accused_do_says_not_when_and_where_it_was(nlp: Language, text: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "date") == set()
    assert "Toledo" not in told(found, attack, "place")


def test_the_day_of_those_accused_of_it_is_told_inside(nlp: Language) -> None:
    text = "Two men suspected of planting a bomb that killed nine people in Akron on Monday were arrested."
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert len(told(found, attack, "date")) == 1


def test_an_attack_only_named_gets_its_day_later(nlp: Language) -> None:
    text = (
        "A man accused of carrying out the Akron festival bombing was named on Monday. "
        "He is charged with the April 15, 2020, attack, which killed three people."
    )
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "date") == {"2020-04-15"}


def test_who_dies_after_a_fight_was_hit_in_it(nlp: Language) -> None:
    text = (
        "A bombing killed three people in Akron on April 15, 2020. "
        "Ren Tarsk, 31, died after a shootout with police three days after the bombing."
    )
    found = read(nlp, text)
    fight = next(e for e in attacks(found) if e.type == "Shooting")
    assert told(found, fight, "victim") == {"Ren Tarsk"}
    assert told(found, fight, "date") == {"2020-04-18"}


def test_bombs_detonated_hit_nobody_by_being_detonated(nlp: Language) -> None:
    text = "Two men carried bombs in backpacks to a street in Akron on Monday before detonating them, police said."
    found = read(nlp, text)
    assert all("police" not in told(found, e, "target") | told(found, e, "victim") for e in attacks(found))
