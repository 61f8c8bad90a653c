"""Small letters for all-capital copy: same length, same letters, names and acronyms kept; invented texts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.extract import extract
from kg.nlp import word_kinds
from kg.recase import lowered, passages, recase
from kg.records import Article, Extraction

VERBS = {"killed", "attacked", "was", "the", "in", "on", "said", "by", "three", "near", "told", "of", "wounded", "may"}
NOUNS = {"gunmen", "soldiers", "police", "market", "maria", "baker", "mayor", "home", "attack", "president", "rifle"}


def kind(word: str) -> str:
    """A word list of a few words, so that no model is needed."""
    return "word" if word in VERBS else "noun" if word in NOUNS else ""


CASES = [
    ("GUNMEN KILLED THREE SOLDIERS IN VARNELL.", "Gunmen killed three soldiers in Varnell."),
    (
        "GUNMEN ATTACKED THE MARKET. POLICE SAID THREE SOLDIERS",
        "Gunmen attacked the market. Police said three soldiers",
    ),
    ("THE ATTACK WAS IN COLOMBIA ON MONDAY.", "The attack was in Colombia on Monday."),
    ("THREE COLOMBIAN SOLDIERS ATTACKED THE MARKET", "Three Colombian soldiers attacked the market"),
    ("THE MAYOR, DORAN VELT, WAS KILLED ON 3 MAY.", "The mayor, Doran Velt, was killed on 3 May."),
    ("GUNMEN MAY ATTACK. MAYOR VENN TOLD POLICE", "Gunmen may attack. Mayor Venn told police"),
    ("MARIA BAKER WAS KILLED. BAKER WAS THE MAYOR.", "Maria Baker was killed. Baker was the mayor."),
    ("PRESIDENT JOAQUIN DE LA VEGA WAS KILLED", "President Joaquin de la Vega was killed"),
    ("THE ATTACK IN THE UNITED STATES WAS", "The attack in the United States was"),
    ("THE U.S. SOLDIERS ATTACKED THE US HOME.", "The U.S. soldiers attacked the US home."),
    ("POLICE TOLD US. US SOLDIERS ATTACKED", "Police told us. US soldiers attacked"),
    ("THE DAHRI NATIONAL FRONT (DNF) ATTACKED. THE DNF SAID", "The Dahri National Front (DNF) attacked. The DNF said"),
    ("THREE AK-47 RIFLE IN THE 40TH MARKET", "Three AK-47 rifle in the 40th market"),
    ("GEN. VENN SAID POLICE ATTACKED VENN'S HOME", "Gen. Venn said police attacked Venn's home"),
    ("VARNELL, MAY 3 -- GUNMEN ATTACKED THE MARKET.", "VARNELL, May 3 -- Gunmen attacked the market."),
    ("GUNMEN ATTACKED SAN SALVADOR AND BOGOTA.", "Gunmen attacked San Salvador and Bogota."),
    ("POPE JOHN PAUL II WAS IN THE MARKET", "Pope John Paul II was in the market"),
]


@pytest.mark.parametrize(("capitals", "expected"), CASES, ids=[c[:40] for c, _ in CASES])
def test_passage_in_capitals(capitals: str, expected: str) -> None:
    assert recase(capitals, kind) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gunmen killed three soldiers in Varnell.",
        "NEW YORK (AP) - Gunmen attacked the market.",
        "The UN, NATO and the EU condemned it.",
        "VARNELL\n\nGunmen attacked the market.",
        "12 345 6 7 8 9",
    ],
)
def test_mixed_text_stays_as_it_is(text: str) -> None:
    assert recase(text, kind) == text


def test_headline_alone_is_recased() -> None:
    text = "GUNMEN KILLED THREE NEAR\nMARKET\n\nPolice in Varnell said it was the DNF."
    assert recase(text, kind) == "Gunmen killed three near\nmarket\n\nPolice in Varnell said it was the DNF."


def test_nearly_all_capitals_are_capitals() -> None:
    text = "THE 7th ATTACK ON McVENN WAS IN THE MARKET, THE POLICE SAID"
    assert list(passages(text)) == [(0, len(text))]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_every_offset_stays(text: str) -> None:
    for words in (text, text.upper(), f"GUNMEN KILLED THE MAYOR {text.upper()}"):
        found = recase(words, kind)
        assert len(found) == len(words)
        assert lowered(found) == lowered(words)


@pytest.mark.parametrize("letter", ["İ", "ß", "ﬁ", "Σ", "ǅ"])
def test_letters_that_change_their_length_do_not(letter: str) -> None:
    text = f"GUNMEN KILLED THE MAYOR OF {letter}STOVA IN MARKET {letter}"
    assert len(recase(text, kind)) == len(text)


def article(text: str) -> Article:
    return Article(id="case", text=text, date=date(2021, 3, 8))


def facts(found: Extraction) -> list[tuple[str, str, str]]:
    labels = {r.key: r.label.lower() for r in (*found.entities, *found.events)}
    return sorted(
        (e.type, f.name, labels.get(getattr(f.value, "key", ""), str(f.value))) for e in found.events for f in e.facts
    )


@pytest.mark.model
def test_capitals_tell_the_same_as_small_letters(nlp: Language) -> None:
    text = (
        "Gunmen killed three soldiers and wounded Mayor Ilo Venn in the town of Varnell on Monday. "
        "The Dahri Front claimed responsibility for the attack. President Mara Oldan condemned the killings."
    )
    small, capitals = extract(nlp, [article(text), article(text.upper())])
    assert facts(capitals) == facts(small)
    assert {"claimedBy", "speaker", "killed", "place"} <= {name for _, name, _ in facts(small)}


@pytest.mark.model
def test_evidence_quotes_the_original(nlp: Language) -> None:
    text = 'GUNMEN KILLED THREE MEN IN VARNELL ON MONDAY. "WE CONDEMN THIS COWARDLY ATTACK," MAYOR ILO VENN SAID.'
    found = next(extract(nlp, [article(text)]))
    assert all(text[p.start : p.end] == p.quote for p in found.passages())
    assert [f.value for e in found.events for f in e.facts if f.name == "quotation"] == [
        "WE CONDEMN THIS COWARDLY ATTACK"
    ]


@pytest.mark.model
def test_word_list_of_the_pipeline(nlp: Language) -> None:
    kinds = word_kinds(nlp)
    assert [kinds(w) for w in ("killed", "the", "mosques", "zzvarnell")] == ["word", "word", "noun", ""]
