"""The day of a deed that its own clause does not give: that of a report, of a claim, or of what was told before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import found_in_all

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model  # the articles are of Monday, 8 March 2021

BOMB = "A bomb killed two people in Kabul on Sunday. "
SUNDAY, SATURDAY = "2021-03-07", "2021-03-06"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        # the day told last
        (BOMB + "Earlier in the day, a drone dropped a bomb on a farm in Kunduz.", "date", [SUNDAY]),
        (BOMB + "Later that day, gunmen shot dead a judge in Kunduz.", "date", [SUNDAY]),
        (BOMB + "Later that day, gunmen shot dead a judge in Kunduz.", "killed", [1, 2]),
        ("The president on Saturday met the kin of a mayor assassinated earlier in the day.", "date", [SATURDAY]),
        # before the day on which it is told
        ("The army said Sunday that it had killed two rebels near Kunduz the day before.", "date", [SATURDAY]),
        ("Police reported on Monday that gunmen had kidnapped a priest two days earlier.", "date", [SATURDAY]),
        ("Police said on Monday that a man shot dead on Sunday had threatened her the day before.", "date", [SUNDAY]),
        # what is claimed has its own day
        ("The Red Front claimed a series of attacks in Kabul on 3 March in which 13 people died.", "killed", [13]),
        ("The Red Front claimed a series of attacks in Kabul on 3 March in which 13 died.", "date", ["2021-03-03"]),
        ("The Red Front claimed attacks in Kabul on 3 March that killed 13 people.", "date", ["2021-03-03"]),
        ("The Red Front on Sunday claimed the bombing in Kabul on 3 March.", "date", ["2021-03-03"]),
        ("Tension has grown since the Red Front claimed a string of bombings in Kabul in May.", "date", ["2020-05"]),
        ("The Red Front has claimed attacks in the region that have killed hundreds of people.", "date", []),
        # a noun with its day in a clause on something else
        ("They reviewed a tape of the events that led to the shooting Saturday evening in Goma.", "date", [SATURDAY]),
        # of two things done one after the other
        ("Two men broke into a house in Goma on Sunday and began shooting at a family.", "date", [SUNDAY]),
        ("Two men burst into a church in Goma on Sunday and started firing at guests.", "date", [SUNDAY]),
        ("Two men came to Goma on Sunday, and police began shooting at guests in May.", "date", ["2020-05"]),
        # what leads up to it
        ("Four men were driving home on Sunday when gunmen stopped them. The gunmen shot two.", "date", [SUNDAY]),
        ("On 3 May 1998 Ilo Venn sat in a train. At 8.10 a.m. a bomb exploded in Goma.", "date", ["1998-05-03"]),
        ("On 12 June 1991, a man left a bag of dynamite in a cafe. The blast killed three.", "date", ["1991-06-12"]),
        ("The mayor opened a fair on Sunday. The explosion in Goma killed nine people.", "date", []),
    ],
)
def test_day_told_beside_the_deed(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    assert found_in_all(nlp, text, name) == expected
