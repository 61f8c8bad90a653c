"""Single sentences that the parser reads now one way, now the other: what they tell stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import attacks, read, told, values

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("A bombing outside a market in Mogadishu, Somalia killed 26 people on Sunday.", "perpetrator", []),
        ("A hospital in the Somali capital, Mogadishu came under fire from gunmen.", "target", ["hospital"]),
        ("An attack by insurgents on a power plant near Quetta on Sunday killed 12.", "target", ["power plant"]),
        ("31 people died in an airstrike on a refugee camp in the city of Kunduz.", "target", ["refugee camp"]),
        ("Six died in an attack by Boko Haram militants on a border post in Kunduz.", "perpetrator", ["Boko Haram"]),
        ("An attack by men on motorcycles on a mosque in Kabul killed 12.", "target", ["mosque"]),
        ("A bomb hit a bus carrying pilgrims in Quetta on Sunday.", "target", ["bus"]),
        ("A bomb hit a mosque in Kabul, killing 33 people, residents and security sources told KLX.", "victim", []),
        ("Three men armed with rifles killed at least six soldiers in Kabul on Sunday, police said.", "killed", [6]),
        ("Militants shot dead police chief Marek Dolan near Kabul on Friday evening.", "victim", ["Marek Dolan"]),
        ("Rockets landed on a crowded market in Kabul, wounding nine people.", "injured", [9]),
        ("A bomb went off in Kabul, killing three people and wounding 40 more.", "injured", [40]),
        ("A bomb went off in Kabul. Four people were killed and at least six more wounded.", "injured", [6]),
        ("A bomb killed nine people in Kabul and wounded up to 31 others, an aide said.", "injured", [31]),
        ("An airstrike on a hotel in Kabul on March 3 killed 30 people.", "date", ["2021-03-03"]),
        ("ADF rebels killed 37 people in Beni on Monday.", "perpetrator", ["ADF"]),
        ("Herders attacked a school in Kabul on Sunday, killing six pupils.", "perpetrator", ["Herders"]),
        ("33 miners were killed by herders in Kunduz late Saturday.", "perpetrator", ["herders"]),
    ],
)
def test_what_one_sentence_tells(nlp: Language, text: str, name: str, expected: list[Any]) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert values(found, event, name) == expected


def test_a_month_with_a_count(nlp: Language) -> None:
    found = read(nlp, "In May 14 people were killed by rebels in Kabul.")
    [event] = attacks(found)
    assert told(found, event, "killed") == {"14"}


@pytest.mark.parametrize(
    "text",
    [
        "A drunk driver killed two people in Kabul on Sunday.",
        "Careless doctors killed 12 patients in Kabul on Sunday.",
        "Farmers attacked the budget in Kabul on Sunday.",
        "Children raided the kitchen in Kabul on Sunday.",
    ],
)
def test_what_nobody_did_with_arms(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))
