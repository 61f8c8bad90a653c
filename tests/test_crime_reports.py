"""Local crime news: who was hit, hurt or taken, in the words such reports have for it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests import reading
from tests.reading import attacks, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
read = partial(reading.read, published=date(2031, 5, 14))  # a Wednesday

SHOT = "A man was shot dead on Monday in Dayton, Ohio. "


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("TPD took Arlo Venn, 22, into custody in connection with the shooting.", ["Arlo Venn"]),
        ("Deputies have taken a 19-year-old man into custody in the shooting.", ["19-year-old man"]),
        ("Police made an arrest on Tuesday, taking 24-year-old Marl Odden into custody.", ["Marl Odden"]),
        ("Officers did not take anyone into custody.", []),
        ("His aunt took the children into her care.", []),
    ],
)
def test_an_idiom_may_close_after_a_long_object(nlp: Language, sentence: str, people: list[str]) -> None:
    found = read(nlp, SHOT + sentence)
    arrests = [e for e in found.events if e.type == "Arrest"]
    assert [v for e in arrests for v in values(found, e, "arrested")] == people


@pytest.mark.parametrize(
    ("text", "hurt", "victims"),
    [
        ("A shooting outside a bar in Akron left a 17-year-old girl in critical condition.", 1, {"17-year-old girl"}),
        ("A stabbing in Toledo left two men in serious condition, police said.", 2, {"two men"}),
        ("A shooting in Akron on Monday sent a 20-year-old man to the hospital.", 1, {"20-year-old man"}),
        ("A shooting in Akron on Monday put a 12-year-old boy in the hospital.", 1, {"12-year-old boy"}),
        ("A shooting in Akron left residents in fear.", None, set()),
    ],
)
def test_who_is_left_in_a_bad_state_is_hurt(nlp: Language, text: str, hurt: int | None, victims: set[str]) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert values(found, attack, "injured") == ([hurt] if hurt else [])
    assert told(found, attack, "victim") == victims
    assert not told(found, attack, "place") & {"hospital"}


def test_an_operating_room_is_no_place_of_an_attack(nlp: Language) -> None:
    text = "The leader died in the operating room of a hospital in Akron after a bomb went off at a union's office."
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "place") == {"union's office"}


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("A man was robbed at gunpoint in Dayton on Monday, police said. The victim was then shot in the leg.", "man"),
        ("Two men tried to rob a cab driver in Toledo on Monday. The victim was shot in the arm.", "cab driver"),
        ("Two armed men held up a clerk at a store in Akron on Monday and then shot the victim.", "clerk"),
        ("Police say Tom Arkle was confronted by two men in Akron on Monday. The victim was shot.", "Tom Arkle"),
    ],
)
def test_the_victim_is_whom_a_lesser_crime_was_done_to(nlp: Language, text: str, victim: str) -> None:
    found = read(nlp, text)
    (attack,) = attacks(found)
    assert told(found, attack, "victim") == {victim}
    assert told(found, attack, "date") == {"2031-05-12"}


def test_a_culprit_confronted_is_no_victim(nlp: Language) -> None:
    found = read(nlp, "A clerk confronted a robber in Akron on Monday. The victim was shot in the leg.")
    (attack,) = attacks(found)
    assert "robber" not in told(found, attack, "victim")
