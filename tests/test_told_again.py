"""The attack of a trial, an anniversary, a vigil or an arrest: called by a name first, told in full further down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading import attacks, read, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


def days(nlp: Language, text: str) -> list[str]:
    """The day, month or year of every attack of a text, "" where it has none."""
    found = read(nlp, text)
    return sorted(str(next(iter(values(found, e, "date")), "")) for e in attacks(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a trial, its headline without articles; the day and place of the trial are not those of the bombing
        (
            "Trial of two men accused over 2016 Varnell market bombing opens\n\n"
            "The trial of two men accused of helping to plan the 2016 Varnell market bombing opened in Osk on Monday."
            "\n\n"
            "On 14 October 2016, a suicide bomber detonated a vest beside the stalls, killing 31 people.",
            "2016-10-14",
        ),
        # a verdict
        (
            "A man who murdered a teenager in a row over a phone has been jailed for 22 years.\n\n"
            "Ilo Venn, 23, stabbed 17-year-old Dov Marr outside a takeaway in Varnell on 9 February 2013.",
            "2013-02-09",
        ),
        (
            "The widow of a teacher murdered in a school massacre has won damages from the state.\n\n"
            "On 2 May 2014 two brothers walked into the school with rifles and shot dead 21 pupils and teachers.",
            "2014-05-02",
        ),
        # an anniversary
        (
            "Hundreds of people gathered on Friday to mark the fifth anniversary of the Harlow Bridge attack.\n\n"
            "Eight people were killed on 3 March 2016 when three men drove a van into pedestrians on the bridge.",
            "2016-03-03",
        ),
        (
            "Relatives of those killed in the Varnell bombings laid flowers at a memorial on Sunday, "
            "16 years after the attacks.\n\n"
            "Four suicide bombers blew themselves up on three trains and a bus on 7 March 2005, killing 52 people.",
            "2005-03-07",
        ),
        # a vigil, and police at work, days later
        (
            "Workers at a store in Varnell laid flowers on Monday for six colleagues who were shot dead.\n\n"
            "Ilo Venn, 31, opened fire in a break room at the store late on Saturday before killing himself.",
            "2021-03-06",
        ),
        (
            "Mourners buried the victims of a mosque attack on Monday.\n\n"
            "Gunmen opened fire on worshippers at the Rawda mosque in Varnell on Saturday, killing seven.",
            "2021-03-06",
        ),
        (
            "Police investigating the Osk Arena bombing arrested a third person on Monday.\n\n"
            "Dov Marr, 22, blew himself up in the foyer of the arena on 22 February, killing 22 people.",
            "2021-02-22",
        ),
        # what is told to a court is of the attack it judges
        (
            "A court on Monday heard evidence over an ambush on a convoy of aid workers.\n\n"
            "The attack near Varnell on 17 September 2010 left 12 people dead.\n\n"
            "A survivor, Ana Quill, told the court that the militiamen first fired a rocket at the leading vehicle.",
            "2010-09-17",
        ),
    ],
)
def test_the_attack_of_a_story_told_in_full(nlp: Language, text: str, expected: str) -> None:
    assert days(nlp, text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # more dead than the verdict was about, or another kind of deed
        (
            "Two men were jailed on Monday over the bombing of a cafe in which nine people died.\n\n"
            "On 5 April 2017, a bomb killed 34 people at a bus stop in Varnell.",
            ["", "2017-04-05"],
        ),
        (
            "Two men were jailed on Monday over the bombing of a cafe in Varnell.\n\n"
            "On 5 April 2017, a man stabbed two tourists at a bus stop in Osk.",
            ["", "2017-04-05"],
        ),
        # an attack of years ago in the news of an arrest
        (
            "Police arrested a man on Monday over a knife attack at a railway station that left two people dead.\n\n"
            "In 2016, a man stabbed four passengers on a train near the same station.\n\n"
            "Ilo Venn had been on the run since Saturday, when he attacked travellers on a platform in Varnell, "
            "killing a teacher and a student.",
            ["2016", "2021-03-06"],
        ),
        # one more
        (
            "The trial of a man accused over a shooting at a synagogue opened on Monday.\n\n"
            "In a similar attack on 27 October 2018, a gunman shot dead 11 people in Osk.",
            ["", "2018-10-27"],
        ),
    ],
)
def test_another_attack_in_a_story_stays_apart(nlp: Language, text: str, expected: list[str]) -> None:
    assert days(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Varnell marked the fifth anniversary of the Harlow Bridge attack on Sunday.", "2016"),
        ("It has been eight years since gunmen stormed the Grand Mall in Varnell, killing 56 people.", "2013"),
        # no day of its own, whatever day the rest of the sentence has
        ("The suspect in a deadly shooting at a synagogue in Osk appeared in court on Sunday.", ""),
        ("Two men are due in court on Tuesday over a shooting that killed two people outside a nightclub.", ""),
        ("Thousands lined the streets on Sunday for the funeral of a boy who was killed in a shooting at a fair.", ""),
    ],
)
def test_the_day_of_what_a_story_looks_back_to(nlp: Language, text: str, expected: str) -> None:
    assert days(nlp, text) == [expected]


def test_where_an_attack_is_dated_in_full_a_weekday_tells_no_other_day(nlp: Language) -> None:
    text = "On 15 March 2019 a gunman opened fire at two mosques in Varnell during Friday prayers, killing 51 people."
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert list(values(found, attack, "date")) == ["2019-03-15"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the sentence after one that only names the attack, and an older attack brought to mind
        (
            "Four men accused of attacking a concert hall were charged on Sunday.\n\n"
            "The attack on Friday evening left 137 people dead. Gunmen stormed the Corona Hall in Varnell and shot at "
            "the crowd.\n\n"
            "It recalled the assault on the Lumina theatre in Osk in 2015, when gunmen killed 90 people.",
            {("2015", 90), ("2021-03-05", 137)},
        ),
        # how it was done, whatever the parse joins it to
        (
            "On 2 May 2015, four gunmen burst into the Grand Mall in Varnell, firing rifles at shoppers and throwing "
            "grenades. By the next morning 56 people were dead.",
            {("2015-05-02", 56)},
        ),
        # the device of the bombing
        (
            "The death toll from a bomb attack on a voter centre in Varnell rose to five on Monday, officials said.\n\n"
            "The device went off on Wednesday as people queued outside the mosque that served as the centre.",
            {("2021-03-03", 5)},
        ),
        # a bomb of which nothing was told
        (
            "The death toll from a bomb attack on a voter centre in Varnell rose to five on Monday, officials said.\n\n"
            "A bomb went off on Wednesday outside a mosque in Osk, killing two people.",
            {("", 5), ("2021-03-03", 2)},
        ),
    ],
)
def test_what_is_told_of_an_attack_only_named(nlp: Language, text: str, expected: set[tuple[str, int]]) -> None:
    found = read(nlp, text)
    rows = [(values(found, e, "date"), values(found, e, "killed")) for e in attacks(found)]
    assert sorted((str(next(iter(d), "")), next(iter(k), 0)) for d, k in rows) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A gunman shot dead nine people at two bars in the town of Varnell late on Wednesday.", [9]),
        ("Rebels shot dead two officers on Monday in Varnell.", [2]),
        ("Nine people were shot dead at a bar in Varnell on Monday.", [9]),
    ],
)
def test_whom_a_gunman_shot_dead(nlp: Language, text: str, killed: list[int]) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert values(found, attack, "killed") == killed
    assert not {"gunman", "Rebels"} & {str(v) for v in values(found, attack, "victim")}
