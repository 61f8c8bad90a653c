"""Which sentences speak of one attack: what is only recalled, and what attackers do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

MARKET = (
    "Gunmen on motorbikes stormed a market in the town of Varnell on Sunday, killing 17 people, officials said.\n\n"
    "The attackers opened fire on traders before setting fire to stalls, mayor Ilo Venn said.\n\n"
    "In 2012, more than 40 soldiers died when rebels attacked an army base in Varnell.\n\n"
    "A hospital said that 23 wounded had been admitted. The United Nations condemned the attack."
)


def test_what_attackers_do_next_is_the_same_attack(nlp: Language) -> None:
    found = read(nlp, MARKET)
    today, recalled = sorted(attacks(found), key=lambda e: values(found, e, "date"), reverse=True)
    assert len(attacks(found)) == 2
    assert {"traders"} <= told(found, today, "victim")
    assert "traders" not in told(found, recalled, "victim")


def test_a_recalled_attack_ends_with_its_paragraph(nlp: Language) -> None:
    found = read(nlp, MARKET)
    by_day = {values(found, e, "date")[0]: e for e in attacks(found)}
    assert told(found, by_day["2021-03-07"], "injured") == {"23"}
    assert not told(found, by_day["2012"], "injured")
    condemned = next(e for e in found.events if e.type == "Condemnation")
    assert any("2021-03-07" in about for about in told(found, condemned, "about"))


def test_also_and_later_open_another_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen stormed a market in the town of Varnell on Sunday, killing 17. They later ambushed an army convoy.",
    )
    assert len(attacks(found)) == 2


def test_guards_killed_with_their_chief_are_no_other_killing(nlp: Language) -> None:
    found = read(nlp, "A bomb exploded outside a station in Varnell on Sunday, killing him and three of his guards.")
    (event,) = attacks(found)
    assert "guards" in told(found, event, "victim")


def test_a_headline_and_its_lead_tell_of_the_same_people(nlp: Language) -> None:
    found = read(
        nlp,
        "Velia: Gunmen abduct 18 bus passengers, kill driver in Kogi\n\n"
        "Gunmen have kidnapped 18 passengers of a bus in Kogi on Sunday, killing the driver, police said.",
    )
    [event] = attacks(found)
    assert told(found, event, "victim") == {"driver", "passengers"}
    assert told(found, event, "perpetrator") == {"Gunmen"}


def test_police_who_shoot_the_attacker_dead_attack_nobody(nlp: Language) -> None:
    found = read(
        nlp,
        "Police shoot dead man who stabbed two in Varnell\n\n"
        "A 34-year-old man stabbed two people in the town of Varnell on Sunday before he was shot dead by police.",
    )
    [event] = attacks(found)
    assert event.type == "Stabbing"
    assert told(found, event, "perpetrator") == {"34-year-old man"}


def test_the_attacker_of_an_older_attack_is_another_one(nlp: Language) -> None:
    found = read(
        nlp,
        "A man stabbed two people in the town of Varnell on Sunday. The attacker fled.\n\n"
        "In 2014, three people were killed in a stabbing in Osk; the attacker, Ilo Venn, was sentenced to life.",
    )
    by_day = {values(found, e, "date")[0]: e for e in attacks(found)}
    assert "Ilo Venn" not in told(found, by_day["2021-03-07"], "perpetrator")
    sentence = next(e for e in found.events if e.type == "Sentence")
    assert told(found, sentence, "defendant") == {"Ilo Venn"}
    assert not any("2021" in event for event in told(found, sentence, "inConnectionWith"))


def test_one_person_beside_those_counted_is_counted(nlp: Language) -> None:
    found = read(
        nlp,
        "Car bomb kills police chief in Velia\n\nA car bomb exploded outside the home of a police chief in Varnell on "
        "Sunday, killing him and three of his bodyguards, officials said. An elderly couple were hurt.",
    )
    [event] = attacks(found)
    assert told(found, event, "killed") == {"4"}


def test_a_couple_is_two(nlp: Language) -> None:
    found = read(nlp, "A bomb killed an elderly couple in the town of Varnell on Sunday.")
    [event] = attacks(found)
    assert told(found, event, "killed") == {"2"}


def test_a_part_of_the_dead_is_no_toll(nlp: Language) -> None:
    found = read(nlp, "A bomb killed 17 people in Varnell on Sunday. Two of the dead were children, the mayor said.")
    [event] = attacks(found)
    assert told(found, event, "killed") == {"17"}
    part = next(f for f in found.figures if f.quantity.value == 2)
    assert (part.group, part.included_in is not None) == ("children", True)


def test_a_vague_object_is_no_count_before_it(nlp: Language) -> None:
    found = read(nlp, "A bomb attack on a market in Varnell on Sunday killed four people and wounded dozens.")
    [event] = attacks(found)
    assert (told(found, event, "killed"), told(found, event, "injured")) == ({"4"}, set())


def test_ages_count_nobody(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen opened fire at a bus stop in Varnell on Sunday, killing six. Four men aged 25, 38, 43 and about 60 "
        "were pronounced dead at the scene. A civilian shot and killed the two attackers, police said.",
    )
    [event] = attacks(found)
    assert told(found, event, "killed") == {"6"}


def test_missiles_fired_are_no_shooting(nlp: Language) -> None:
    found = read(
        nlp, "Rebels fired two missiles at a tanker in the Red Sea on Sunday. The tanker was hit by a missile."
    )
    [event] = attacks(found)
    assert event.type == "RocketAttack"


def test_what_has_gone_on_since_is_no_toll(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen shot and killed the mayor of a town in Mexico's troubled Michoacan state and two of her bodyguards on "
        "Sunday, police said. At least six mayors have been killed in Mexico since she took office.",
    )
    [event] = attacks(found)
    assert told(found, event, "killed") == {"3"}


def test_forces_that_strike_back_are_no_attackers(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen stormed a camp in the town of Varnell on Sunday and shot dead 11 people. In retaliatory operations, "
        "security forces killed 92 militants, including three suicide bombers.",
    )
    main = next(e for e in attacks(found) if told(found, e, "place"))
    assert (told(found, main, "killed"), told(found, main, "perpetrator")) == ({"11"}, {"Gunmen"})


def test_the_wounds_of_the_attacker_are_no_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "Two guards were shot near the station in Varnell on Sunday. The suspect, Ilo Venn, 29, opened fire at the "
        "guards with a revolver. He was wounded in an exchange of fire with other guards.",
    )
    assert len(attacks(found)) == 1


def test_the_mayor_hit_is_the_mayor_named_next(nlp: Language) -> None:
    found = read(
        nlp,
        "Gunmen shot and killed the mayor of a town in Velia on Sunday. Mayor Mara Quill was attacked as she "
        "left a restaurant. Her husband, Ilo Venn, was seriously injured.",
    )
    [event] = attacks(found)
    assert told(found, event, "victim") == {"Mara Quill", "Ilo Venn"}


def test_people_who_attack_people_attack(nlp: Language) -> None:
    found = read(
        nlp,
        "A man was killed and at least 14 people injured on Sunday when dozens of masked settlers attacked olive "
        "pickers near a village south of Varnell, health officials said.",
    )
    [event] = attacks(found)
    assert (told(found, event, "killed"), told(found, event, "injured")) == ({"1"}, {"14"})
    assert told(found, event, "perpetrator") == {"masked settlers"}


def test_the_day_of_a_toll_is_not_that_of_the_attack(nlp: Language) -> None:
    found = read(nlp, "The death toll from a bombing at a church in Varnell rose to 25 on Monday, the ministry said.")
    [event] = attacks(found)
    assert told(found, event, "killed") == {"25"}
    assert not told(found, event, "date")
