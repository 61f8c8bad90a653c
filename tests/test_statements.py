"""What was said: one event for each speaker, over invented texts; needs the model."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.records import Event, Extraction, Ref, When
from tests.reading import read

pytestmark = pytest.mark.model

STATEMENTS = {"Condemnation", "Accusation", "Denial", "Vow", "Announcement", "Support"}
LEAD = "A bomb exploded at a market in Arlona on Sunday, killing six people. "


def statements(found: Extraction, kinds: set[str] = STATEMENTS) -> list[Event]:
    return [e for e in found.events if e.type in kinds]


def values(found: Extraction, event: Event, name: str) -> list[object]:
    named = {r.key: r.label for r in (*found.entities, *found.events)}
    types = {e.key: e.type for e in found.events}
    raw = [f.value for f in event.facts if f.name == name]
    return [
        ("event" if v.key in types else named[v.key]) if isinstance(v, Ref) else v.literal if isinstance(v, When) else v
        for v in raw
    ]


# The text, then what is said by whom: class, speaker, what it is about ("event" is the attack), who is accused.
POSITIVE: list[tuple[str, set[tuple[str, str, str, str]]]] = [
    (
        "President Mara Oldan strongly condemned the bombing and vowed to punish those responsible.",
        {("Condemnation", "Mara Oldan", "event", ""), ("Vow", "Mara Oldan", "event", "")},
    ),
    (
        "The attack was condemned by the United Nations and the European Union.",
        {("Condemnation", "United Nations", "event", ""), ("Condemnation", "European Union", "event", "")},
    ),
    (
        "The European Union, NATO and several countries, including Chile and Kenya, denounced the bombing.",
        {("Condemnation", s, "event", "") for s in ("European Union", "NATO", "Chile", "Kenya")},
    ),
    (
        "Kenya and Chile expressed their solidarity with Peru and denounced the bombing.",
        {("Support", s, "Peru", "") for s in ("Kenya", "Chile")}
        | {("Condemnation", s, "event", "") for s in ("Kenya", "Chile")},
    ),
    ("Mayor Paul Weller voiced condemnation of the attack.", {("Condemnation", "Paul Weller", "event", "")}),
    ("Mayor Paul Weller expressed outrage over the bombing.", {("Condemnation", "Paul Weller", "event", "")}),
    ("The bombing drew condemnation from Norway.", {("Condemnation", "Norway", "event", "")}),
    ("Norway issued a statement condemning the attack.", {("Condemnation", "Norway", "event", "")}),
    ("Mayor Paul Weller called the attack a cowardly act.", {("Condemnation", "Paul Weller", "event", "")}),
    ("Norway described the bombing as a heinous crime.", {("Condemnation", "Norway", "event", "")}),
    ("Mayor Paul Weller was appalled by the attack.", {("Condemnation", "Paul Weller", "event", "")}),
    ("Mayor Paul Weller said the bombing was a barbaric crime.", {("Condemnation", "Paul Weller", "event", "")}),
    (
        "The mayor, Paul Weller, who denounced the attack, visited the wounded.",
        {("Condemnation", "Paul Weller", "event", "")},
    ),
    ("Norway accused Chile of backing the bombers.", {("Accusation", "Norway", "", "Chile")}),
    ("Norway blamed the Dahri Front for the bombing.", {("Accusation", "Norway", "event", "Dahri Front")}),
    ("Norway blamed the bombing on the Dahri Front.", {("Accusation", "Norway", "event", "Dahri Front")}),
    ("Norway attributed the bombing to the Dahri Front.", {("Accusation", "Norway", "event", "Dahri Front")}),
    ("The Dahri Front was accused by Norway of planting the bomb.", {("Accusation", "Norway", "*", "Dahri Front")}),
    (
        "Long accused of sheltering rebels, Chile has alleged that both Norway and Kenya support the group.",
        {("Accusation", "Chile", "", "Norway"), ("Accusation", "Chile", "", "Kenya")},
    ),
    (
        "Mayor Paul Weller said the Dahri Front was behind the bombing.",
        {("Accusation", "Paul Weller", "event", "Dahri Front")},
    ),
    ("The Dahri Front denied responsibility for the bombing.", {("Denial", "Dahri Front", "event", "")}),
    ("The Dahri Front denied that it was involved in the attack.", {("Denial", "Dahri Front", "event", "")}),
    ("The Dahri Front said it had nothing to do with the attack.", {("Denial", "Dahri Front", "event", "")}),
    ("Chile rejected the accusation.", {("Denial", "Chile", "event", "")}),
    ("Mayor Paul Weller denied Chile's claims.", {("Denial", "Paul Weller", "Chile", "")}),
    (
        "Mayor Paul Weller warned of a swift response to the bombing.",
        {("Vow", "Paul Weller", "event", "")},
    ),
    ("Mayor Paul Weller said those responsible would pay for the bombing.", {("Vow", "Paul Weller", "event", "")}),
    ("The Dahri Front threatened to bomb more towns.", {("Vow", "Dahri Front", "", "")}),
    ("The Dahri Front warned that it would attack other towns.", {("Vow", "Dahri Front", "", "")}),
    (
        "Mayor Paul Weller offered condolences to the families of the victims.",
        {("Support", "Paul Weller", "*", "")},
    ),
    (
        "Mayor Paul Weller confirmed that six people were killed in the bombing.",
        {("Announcement", "Paul Weller", "event", "")},
    ),
    ("“We condemn this attack,” Mayor Paul Weller said.", {("Condemnation", "Paul Weller", "event", "")}),
    ("Norway condemned Chile's decision to close the border.", {("Condemnation", "Norway", "Chile", "")}),
    ("Norway condemned an angry protest by white farmers.", {("Condemnation", "Norway", "white farmers", "")}),
    (
        "Mayor Paul Weller criticised the decision of the Ministry of Talsk.",
        {("Condemnation", "Paul Weller", "Ministry of Talsk", "")},
    ),
    ("Norway blamed Chile's policies for the crisis.", {("Accusation", "Norway", "", "Chile")}),
    ("Norway filed a lawsuit against Chile over the border.", {("Accusation", "Norway", "", "Chile")}),
    ("The Dahri Front is suing Chile over the border.", {("Accusation", "Dahri Front", "", "Chile")}),
    ("The Dahri Front threatened to attack the Chilean army.", {("Vow", "Dahri Front", "", "Chilean army")}),
    ("Norway threatened to cut all ties with Chile.", {("Vow", "Norway", "", "Chile")}),
    ("Norway issued an ultimatum to Chile.", {("Vow", "Norway", "", "Chile")}),
    ("Norway pledged to send medicine to Chile.", {("Vow", "Norway", "Chile", "")}),
    ("Norway has praised Mayor Paul Weller for his courage.", {("Support", "Norway", "Paul Weller", "")}),
    ("Norway welcomed Chile's decision to open the border.", {("Support", "Norway", "Chile", "")}),
    ("Norway defended Chile against the criticism.", {("Support", "Norway", "Chile", "")}),
    ("Norway agreed to send medicine to Chile.", {("Vow", "Norway", "Chile", "")}),
    ("Norway said it would send doctors to Chile.", {("Vow", "Norway", "Chile", "")}),
    ("The Dahri Front said it would attack Chile.", {("Vow", "Dahri Front", "", "Chile")}),
    ("Norway announced that it would help Chile.", {("Vow", "Norway", "Chile", "")}),
    ("Norway announced a truce with the Dahri Front.", {("Announcement", "Norway", "Dahri Front", "")}),
    ("The office of Mayor Paul Weller condemned the bombing.", {("Condemnation", "Paul Weller", "event", "")}),
    ("Norway demanded that Chile leave the talks.", {("Announcement", "Norway", "Chile", "")}),
    ("Norway demanded an answer from Chile.", {("Announcement", "Norway", "Chile", "")}),
    ("Norway called on Chile to leave the talks.", {("Announcement", "Norway", "Chile", "")}),
    ("Norway urged Chile to leave the talks.", {("Announcement", "Norway", "Chile", "")}),
    ("Norway said on Monday that Chile must leave the talks.", {("Announcement", "Norway", "Chile", "")}),
    ("Norway pledged support for Chile.", {("Support", "Norway", "Chile", "")}),
    ("Norway filed a lawsuit in the court of the district against Chile.", {("Accusation", "Norway", "", "Chile")}),
    (
        "Norway, Chile and the European Union were among those to condemn the attack.",
        {("Condemnation", s, "event", "") for s in ("Norway", "Chile", "European Union")},
    ),
    (
        "Kenya joined Chile in denouncing the bombing, as did Norway.",
        {("Condemnation", s, "event", "") for s in ("Kenya", "Chile", "Norway")},
    ),
    ("The bloodbath drew condemnation from Norway.", {("Condemnation", "Norway", "event", "")}),
    ("Mayor Paul Weller condemned these acts of barbarity.", {("Condemnation", "Paul Weller", "event", "")}),
    ("Mayor Paul Weller offered his condolences.", {("Support", "Paul Weller", "event", "")}),
    ("Mayor Paul Weller said his thoughts were with the bereaved.", {("Support", "Paul Weller", "event", "")}),
    ("Norway expressed its solidarity with the people of Chile.", {("Support", "Norway", "people", "")}),
    (
        "Mayor Paul Weller pointed the finger at the Dahri Front.",
        {("Accusation", "Paul Weller", "event", "Dahri Front")},
    ),
    (
        "Norway's minister said the attackers belonged to the Dahri Front.",
        {("Accusation", "Norway's minister", "event", "Dahri Front")},
    ),
    ("“Those who did this will pay a heavy price,” Mayor Paul Weller said.", {("Vow", "Paul Weller", "event", "")}),
    (
        "“This is a black day,” Mayor Paul Weller said. “We will hunt down the killers.”",
        {("Vow", "Paul Weller", "event", "")},
    ),
    ("Mayor Paul Weller said the army would pursue these criminals.", {("Vow", "Paul Weller", "event", "")}),
    ("Mayor Paul Weller promised a thorough investigation.", {("Vow", "Paul Weller", "", "")}),
    ("The Dahri Front distanced itself from the bombing.", {("Denial", "Dahri Front", "event", "")}),
    (
        "Norway held Chile responsible for the bombing, a charge Chile dismissed.",
        {("Accusation", "Norway", "event", "Chile"), ("Denial", "Chile", "event", "")},
    ),
    (
        "The Dahri Front said the report was false and denied any involvement.",
        {("Denial", "Dahri Front", "event", "")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), POSITIVE, ids=[t[:60] for t, _ in POSITIVE])
def test_statement_is_found_with_its_speaker(
    nlp: Language, text: str, expected: set[tuple[str, str, str, str]]
) -> None:
    found = read(nlp, LEAD + text)
    rows = set()
    for event in statements(found):
        (speaker,) = values(found, event, "speaker")
        about = values(found, event, "about") or [""]
        for accused in values(found, event, "against") or [""]:
            rows |= {(event.type, speaker, a, accused) for a in about}
    for kind, speaker, about, accused in expected:
        assert any(row[:2] == (kind, speaker) and about in {row[2], "*"} and accused == row[3] for row in rows), rows
    graded = {row for row in rows if row[0] != "Announcement"}
    assert {row[:2] for row in graded} <= {row[:2] for row in expected}, "nothing else is said"


NEGATIVE = [
    "Norway refused to condemn the bombing.",
    "Norway did not condemn the attack.",
    "Activists urged Norway to condemn the bombing.",
    "Norway could condemn the attack later this week.",
    "If Norway condemns the attack, talks will end.",
    "The bombing was widely condemned.",
    "The Dahri Front was accused of planting the bomb.",
    "The judge condemned the bomber to death.",
    "The driver slammed into the wall.",
    "Paul Weller committed the murder.",
    "Paul Weller was denied a visa by Norway.",
    "Norway rejected the offer.",
    "The storm threatened the town.",
    "Chile received financial support from Norway.",
    "Norway stopped short of accusing Chile.",
    "The union denied the workers a pay rise.",
    "Norway welcomed Mayor Paul Weller to the palace.",
    "Norwegian troops defended the town.",
    "Norway backed Chile with weapons.",
    "Norway sued for peace.",
    "Norway agreed that the bridge was old.",
    "Norway agreed to a deal with Chile.",
    "Norway said Chile would send doctors to Kenya.",
    "The mayor spoke of the attack without blaming the Dahri Front.",
    "The court found both men guilty on all counts, an official said.",
    "Mayor Paul Weller said they would pay 40 euros for the tickets.",
]

NO_DEMAND = [
    "Norway urged anyone with information to call the police.",
    "Demand for medicine from Chile rose in Norway.",
    "Norway called Chile on Monday.",
    "Norway did not demand an answer from Chile.",
    "Norway said it must leave the talks.",
]


@pytest.mark.parametrize("text", NO_DEMAND)
def test_what_is_no_demand(nlp: Language, text: str) -> None:
    found = read(nlp, LEAD + text)
    assert not [e for e in statements(found) if any(f.rule == "lexicon:demand" for f in e.facts)]


@pytest.mark.parametrize("text", NEGATIVE)
def test_what_makes_no_statement(nlp: Language, text: str) -> None:
    found = read(nlp, LEAD + text)
    assert [(e.type, e.label) for e in statements(found, STATEMENTS - {"Announcement"})] == []


def test_saying_it_twice_is_one_statement(nlp: Language) -> None:
    text = "Norway condemned the bombing. Norway again condemned the attack."
    (event,) = statements(read(nlp, LEAD + text))
    assert len(event.mentions) == 2


def test_statement_has_the_date_of_its_verb(nlp: Language) -> None:
    found = read(nlp, LEAD + "The ministry of defence announced on Monday that the bombing was over.")
    (event,) = statements(found)
    assert values(found, event, "date") == ["2021-03-08"]


def test_quotation_goes_on_over_sentences(nlp: Language) -> None:
    text = (
        "Mayor Paul Weller condemned the bombing. “This was an evil attack. We will rebuild the market,” Weller said."
    )
    found = read(nlp, LEAD + text)
    quotations = [q for e in statements(found) for q in values(found, e, "quotation")]
    assert quotations == ["This was an evil attack. We will rebuild the market"]


def test_the_body_speaks_through_an_unnamed_spokesman(nlp: Language) -> None:
    found = read(nlp, LEAD + "A spokesman for the Dahri Front denied involvement in the bombing.")
    (event,) = statements(found)
    assert values(found, event, "speaker") == ["Dahri Front"]


def test_statements_are_about_the_attack_of_the_lead_not_about_one_recalled(nlp: Language) -> None:
    text = LEAD + (
        "\n\nIn 2011, rebels killed 40 soldiers in Lomar.\n\nMayor Paul Weller condemned “these acts of barbarity”."
    )
    found = read(nlp, text)
    (event,) = statements(found, {"Condemnation"})
    (about,) = (f.value for f in event.facts if f.name == "about")
    attack = next(e for e in found.events if isinstance(about, Ref) and e.key == about.key)
    assert attack.type == "Bombing"


def test_what_somebody_says_of_their_own_people_is_no_accusation(nlp: Language) -> None:
    found = read(nlp, LEAD + "The Dahri Front said its fighters were behind the attack.")
    assert not statements(found, {"Accusation"})


def test_nobody_denies_the_attack_that_the_article_says_they_made(nlp: Language) -> None:
    text = LEAD + "The separatist Dahri Front, which bombed two railway lines in 2019, denied any involvement."
    found = read(nlp, text)
    (denial,) = statements(found, {"Denial"})
    assert values(found, denial, "speaker") == ["Dahri Front"]
    (about,) = (f.value for f in denial.facts if f.name == "about")
    attack = next(e for e in found.events if isinstance(about, Ref) and e.key == about.key)
    assert "2021-03-07" in values(found, attack, "date")


def test_a_group_claims_what_one_of_its_men_did(nlp: Language) -> None:
    text = LEAD + "A little-known group, the Dahri Front, said that one of its men had carried out the bombing."
    (claim,) = (e for e in read(nlp, text).events if e.type == "Claim")
    assert claim.label.endswith("Dahri Front")
