"""Where a name ends: what the model's entity has too much, titles, articles and page marks, and what it cut off.

In: entities of the model and the tokens around them.  Out: spans; what a name names is decided later.
"""

from __future__ import annotations

from functools import cache

from kg.extract.names.extent import along_hyphens, past_particles
from kg.extract.text.parse import Doc, Span, Token
from kg.knowledge.countries import find_country, find_demonym
from kg.knowledge.gazetteer import find_places
from kg.lexicon import forms, index, match_end, words

_DASHES = frozenset("-–—")
_BARS = frozenset({"|", "«", "»", "::"})


def is_title(token: Token) -> bool:
    """Whether the token is a title or office that stands before a name ("President", "Gen.")."""
    return is_title_word(token.lower_)


def is_title_word(low: str) -> bool:
    """The same of a word in lower case."""
    return low in _titles_and_abbreviations()


@cache
def _titles_and_abbreviations() -> frozenset[str]:
    return titles().union(forms("titles", "abbreviations"))


def titles() -> frozenset[str]:
    """All words, written out, that can stand before a name and say what its bearer is."""
    return words("titles", "ranks", "offices", "religious", "honorifics")


def is_rank(low: str) -> bool:
    """Whether a word in lower case is a rank, written out or in short: "sergeant", "lt."."""
    return low in words("titles", "ranks") or low in _short_ranks()


@cache
def _short_ranks() -> frozenset[str]:
    """Ranks in short, which nothing but a person's name follows: "Lt. Gen.", "Rear Adm"."""
    return frozenset(k for k, v in forms("titles", "abbreviations").items() if v in words("titles", "ranks"))


def tells_what_one_is(token: Token) -> bool:
    """Whether a word in capitals before a name tells of its bearer: "*Policeman* Ilo Venn", "*Spaniard* Dov Marr"."""
    if token.lower_ in words("names") or token.lower_ in words("coreference", "christened"):
        return False
    demonym = find_demonym(token.text)
    return token.lower_ in words("people") or (demonym is not None and demonym.forms == {"singular"})


def of_a_land(token: Token) -> bool:
    """Whether the word is a country or says of somebody where they come from: "Velia", "Velian"."""
    return find_country(token.text) is not None or find_demonym(token.text) is not None


def ends_in_title(span: Span) -> bool:
    """Whether a run of capitals is an office, which stands before a name: "Interior Minister"."""
    lowers = [t.lower_ for t in span]
    while len(lowers) > 1 and lowers[-1] in words("coreference", "suffixes"):
        span, lowers = span.doc[span.start : span.end - 1], lowers[:-1]  # "President Ilo Venn *Jr.*"
    if not lowers:
        return False
    if len(lowers) == 1 and not is_title(span[0]):
        return False
    if len(lowers) > 1 and lowers[0] in words("names") and not is_title(span[0]):
        return False  # "Ana Marie King" is a name
    return (
        is_title(span[-1])
        or match_end("titles", lowers, lowers) is not None
        or lowers[-1] in words("people", "leaders", "officials")
    )


def trim(span: Span) -> Span | None:
    """Cut determiners, titles, possessive endings and quotes off the model's entity."""
    start, end, label = span.start, span.end, span.label_
    doc, tokens = span.doc, span.doc.tokens
    while start < end and _before_name(doc, start, end, label):
        start += 1
    for rank in (2, 1):
        if end - start > rank + 1 and " ".join([t.lower_ for t in tokens[start : start + rank]]) in _short_ranks():
            start, label = start + rank, "PERSON"  # "Rear Adm. Ilo Venn", whatever the model calls it
            break
    office = next((i for i in range(start + 1, end - 2) if is_title(tokens[i])), None) if label == "ORG" else None
    if office is not None and _bearer_follows(doc[office + 1 : end]):
        start, label = office + 1, "PERSON"  # "Varnell Mayor *Ilo Venn*", taken for a company
    if start < end and ends_in_title(doc[start:end]):
        return None  # "Prime Minister" before a name of its own
    if end - start > 1 and tokens[end - 1].lower_ in words("towns", "parts"):
        end -= 1  # "Varnell's Arno section"
        owners = [i for i in range(start, end) if tokens[i].tag_ == "POS"]
        start = owners[-1] + 1 if owners else start
    while end > start and (
        tokens[end - 1].pos_ in {"PART", "PUNCT", "SPACE"} or tokens[end - 1].lower_ in {"'s", "’s", "'", "’"}
    ):
        end -= 1
    if start >= end or not any(t.text[0].isupper() for t in tokens[start:end]):
        return None
    for i in range(end - 2, start, -1):
        if tokens[i].text.islower() and is_title(tokens[i]) and label not in {"GPE", "LOC", "FAC"}:
            start, label = i + 1, "PERSON"  # "Varnell *mayor* Ilo Venn", all taken for a name
            break
    for i in range(start, end):
        text = tokens[i].text
        if text in _BARS or text.isspace() or (text in _DASHES and tokens[i - 1].text_with_ws[-1] == " "):
            end = i  # "St. Ilo | News, Weather": a page's title ends here
            break
        site = tokens[i].lower_ in {"in", ","} and i > start and tokens[i - 1].lower_ in words("facilities")
        if tokens[i].lower_ == "in" and i > start and (label != "ORG" or site):
            end = i  # "at *Ostra in Varnell East*", "the *Ostra School in Varnell*": two places
            break
        if text == "," and site and i + 2 == end and tokens[i + 1].pos_ == "PROPN":
            end = i  # "the *Ostra School, Varnell*"
            break
        if tokens[i].lower_ == "and" and i > start and start and tokens[start - 1].lower_ == "between":
            end = i  # "between *Ostra and Varnell*": two things, whatever they are
            break
    if start >= end:
        return None
    if (
        end - start == 1
        and tokens[start].pos_ in {"VERB", "ADV", "ADP", "PRON", "INTJ", "AUX"}
        and find_country(tokens[start].text) is None
    ):
        return None
    return Span(doc, start, end, label)


def _before_name(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether the first token of an entity is no part of the name."""
    token = doc.tokens[start]
    low = token.lower_
    if token.pos_ in {"DET", "PUNCT", "SPACE", "NUM", "ADP", "CCONJ", "SYM"}:
        return True
    if low in {"the", "a", "an", "our", "his", "their"} or low in words("victims", "fatal"):  # "Fatal Varnell shooting"
        return True
    if low in words("responsibility", "presumed"):
        return True  # "*Suspected* Islamist militants"
    if label == "PERSON":
        return is_title_word(low) or (end - start > 2 and tells_what_one_is(token))
    return label == "ORG" and is_title_word(low) and _bearer_follows(doc[start + 1 : end])


def _bearer_follows(rest: Span) -> bool:
    """Whether a person's name follows a title: "Bishop *Ilo Venn*", not "King Ilo Bank"."""
    last = rest[-1].lower_ if len(rest) > 1 else ""
    plain = all(t.is_alpha and t.text.istitle() for t in rest)
    return bool(last) and plain and last not in words("organizations") and last not in words("facilities")


def widen(span: Span) -> tuple[int, int]:
    """Add what the model cut off: a proper noun right before or after that belongs to the same phrase."""
    doc, start, end = span.doc, span.start, span.end
    tokens = doc.tokens
    while (
        start > 0
        and (before := tokens[start - 1]).dep_ in {"compound", "nmod"}
        and start <= before.head.i < end
        and (before.pos_ == "PROPN" or before.lower_ in words("names"))
        and not is_title(before)
        and not (span.label_ == "PERSON" and tells_what_one_is(before))
        and not before.ent_type_
        and before.text[0].isupper()
        and not of_a_land(before)
    ):
        start -= 1
    while (
        end < len(tokens)
        and (after := tokens[end]).pos_ == "PROPN"
        and not after.ent_type_
        and not is_title(after)
        and after.text[0].isupper()
        and start < end
        and tokens[end - 1].dep_ in {"compound", "nmod"}
        and tokens[end - 1].head is after
    ):
        end += 1
    if span.label_ == "PERSON" and end - start > 1:
        end = past_particles(doc, end)
    if end + 1 < len(tokens) and tokens[end].text in words("casing", "ezafe") and tokens[end + 1].text[0].isupper():
        if find_places(doc[start : end + 2].text):
            end += 2  # "Mazar i Sharif"
    return along_hyphens(doc, start, end)


def is_kin_noun(noun: Token) -> bool:
    """Whether a noun calls one person somebody's kin: "the mayor's *uncle*"."""
    owned = noun.i > 0 and noun.doc[noun.i - 1].tag_ in {"POS", "PRP$"}
    return owned and noun.tag_ == "NN" and noun.lemma_.lower() in words("people", "kin")


def apposed_to_somebody(head: Token) -> bool:
    """Whether a name stands in apposition to a noun for one person: "the envoy, *Ilo Barrack*"."""
    return head.dep_ == "appos" and head.head.tag_ == "NN" and head.head.lemma_.lower() in index("people")
