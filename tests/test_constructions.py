"""Single sentences that the parser reads now one way, now the other: what they tell stays the same."""

from __future__ import annotations

from datetime import date
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
        ("The attack on a post in Kabul, Afghanistan, which killed two men, was the third.", "killed", [2]),
        ("Officials blamed ISIS for an attack on a camp in Goma on Sunday that killed four troops.", "killed", [4]),
        ("The abduction of a priest in the city of Kunduz early on Friday drew protest.", "date", ["2021-03-05"]),
        ("Mayor Ana Marr was found dead with gunshot wounds in Kabul on Sunday.", "victim", ["Ana Marr"]),
        ("Police officer shot dead in Kabul", "victim", ["Police officer"]),
        ("Militants took at least eight people hostage at a hospital in the town of Beni.", "kidnapped", [8]),
        ("Hooded men were holding five fishermen hostage at a shrine in Palma.", "kidnapped", [5]),
        ("Gunmen kill over 37 on the outskirts of Quetta", "killed", [37]),
        ("A missile struck a gold mine near Kunduz late Saturday, killing nine people.", "target", ["gold mine"]),
        ("A van ploughed into a crowd in Kabul in what police called an attack.", "target", ["crowd"]),
        ("Gunmen attacked a cafe in Goma, leaving 55 dead and at least 50 injured.", "injured", [50]),
        ("A trader was fatally stabbed in Kabul this Sunday.", "killed", [1]),
        ("Gunmen attack synagogue in eastern Syria, kill 24", "target", ["synagogue"]),
        ("Six died in an attack in Kabul last Friday that authorities blamed on JNIM.", "suspect", ["JNIM"]),
        ("Rebels killed nine pro-government fighters in Kabul.", "victim", ["pro-government fighters"]),
        ("Gunmen opened fire in Kabul, killing nine people, including a judge.", "victim", ["judge"]),
        ("Herdsmen carried out an attack in Odesa in which 35 engineers died.", "perpetrator", ["Herdsmen"]),
        ("GOMA - 18 people were stabbed to death in Goma.", "killed", [18]),
        ("GOMA (KLX) - 18 people were killed in an attack in Goma.", "killed", [18]),
        ("GOMA, March 7 (KLX) -- 18 people were killed in an attack in Goma.", "killed", [18]),
        ("A rocket fired by Tuareg separatists killed at least seven soldiers in Quetta.", "killed", [7]),
        ("Masked men seized a hotel in Kabul, taking nine guests hostage.", "target", ["hotel"]),
        ("A mill in the Iraqi capital Baghdad was hit by an airstrike, killing three.", "perpetrator", []),
        ("38 guards were killed during the storming of a courthouse in Kunduz.", "target", ["courthouse"]),
        ("The UN condemned a raid on a mill in Kabul on Sunday in which two men died.", "date", ["2021-03-07"]),
        ("An ambush in Kabul late on Monday left at least three medics dead.", "victim", ["medics"]),
        ("Masked men seized a hotel in Kabul on Sunday, taking nine guests hostage.", "date", ["2021-03-07"]),
        ("A gold mine near Kunduz was hit by a rocket on Sunday, wounding two.", "weapon", ["rocket"]),
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
        "A minibus overturned in Kabul on Friday, leaving 12 villagers dead.",
        "Lomar fired two ballistic missiles into the sea on Monday, a spokesman said.",
        "Hunters shot and killed nine wolves near Kabul on Friday.",
        "Farmers slaughtered nine cows near Kabul on Friday.",
        "Police simulated a bomb attack on a school in Kabul on Friday.",
        "The army fired missiles during an exercise near Kabul on Friday.",
        "The number of murders in Kabul fell by 12 percent last year, police said.",
        "More than 2,000 people were killed in attacks in Kabul last year, the report says.",
        "The film tells the story of rebels who attack a hotel in Kabul and kill three people.",
        "Striker Ilo Venn shot wide in Kabul on Monday.",
    ],
)
def test_what_nobody_did_with_arms(nlp: Language, text: str) -> None:
    assert not attacks(read(nlp, text))


def test_a_trade_is_no_excuse(nlp: Language) -> None:
    assert attacks(read(nlp, "A nurse killed four patients in Kabul on Sunday and was arrested for murder."))
    assert attacks(read(nlp, "A drunk soldier killed four villagers in Kabul on Sunday."))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen shot dead five people in Varnell, in Burkina Faso's Sahel region, on Sunday.", "Varnell"),
        ("Militants torched a minibus in Varnell, northern Burkina Faso last Friday, killing two.", "Varnell"),
        ("Kabul: 12 killed in attack on bus", "Kabul"),
        ("KABUL (KLX) - A nun was shot dead in Ukraine's Donetsk region on Sunday.", "Donetsk"),
    ],
)
def test_the_finest_place(nlp: Language, text: str, place: str) -> None:
    found = read(nlp, text)
    [event] = attacks(found)
    assert values(found, event, "place") == [place]


def test_a_day_of_this_week_that_is_over(nlp: Language) -> None:
    found = read(nlp, "Three men were shot dead in Kabul this Tuesday.", date(2021, 3, 11))
    [event] = attacks(found)
    assert values(found, event, "date") == ["2021-03-09"]


@pytest.mark.parametrize("doer", ["A suicide car bomber targeted", "A suicide attacker struck", "Suicide bombers hit"])
def test_who_dies_by_the_attack(nlp: Language, doer: str) -> None:
    [event] = attacks(read(nlp, f"{doer} a shrine in Kabul on Thursday, killing nine officers."))
    assert event.type == "SuicideBombing"


def test_a_convict_put_to_death(nlp: Language) -> None:
    found = read(nlp, "Lomar executed three men in Kabul on Saturday who had been convicted of theft.")
    assert not [e for e in attacks(found) if values(found, e, "killed")]
