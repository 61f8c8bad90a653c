"""Tell from the words around a name that a place bears it, where the gazetteer does not have the place.

In: a name in its text.  Out: how much speaks for a place, as a vote beside the model's label, which is a guess for
the name of a village: "in *Kelda*" is a person's, a body's or nothing to it.
"""

from __future__ import annotations

from functools import cache

from kg.extract.names.proper import Name
from kg.extract.text.parse import Doc, Token
from kg.extract.text.triggers import noun_trigger
from kg.knowledge.countries import find_country
from kg.knowledge.gazetteer import find_places
from kg.lexicon import index, words

_SURE = 4.0
_CERTAIN = 8.0
_REACH = 8  # tokens of a list of towns, from its noun to a name


def lies_somewhere(doc: Doc, name: Name) -> float:
    """How much the words beside a name say that it is a place's."""
    start, end = name.start_i, name.end_i
    if start and (_from_there(doc, start) or _of_its_kind(doc, start) or _happened_there(doc, start)):
        return _SURE
    if end < len(doc) and _one_of_towns(doc, end):
        return _CERTAIN
    if end < len(doc) and (_within(doc, end) or _in_a_region(doc, end) or _called_a_town(doc, end)):
        return _SURE
    return 0.0


def is_province(doc: Doc, name: Name) -> bool:
    """Whether a province is meant that is called as a country is: "the *Luxembourg* province of Belgium"."""
    if name.end_i >= len(doc) or index("regions").get(doc[name.end_i].lower_) != "Region":
        return False
    return any(p.kind == "Region" for p in find_places(doc[name.start_i : name.end_i].text))


def _from_there(doc: Doc, start: int) -> bool:
    """ "20 km north of *Kelda*", "the road to *Kelda*", "between *Kelda* and Oran", "travelled to *Kelda*"."""
    link = doc[start - 1].lower_
    if start < 2 or link not in {"of", "from", "to", "towards", "toward", "between", "and"}:
        return False
    word = doc[start - 2]
    lemma = word.lemma_.lower()
    match link:
        case "of":
            return word.lower_ in words("towns", "directions", "bearings")
        case "from":
            return lemma in words("towns", "distances")
        case "to" | "towards" | "toward":
            return lemma in words("towns", "journeys", "ways")
        case "between":
            return lemma in words("towns", "ways")
    first = start - 2  # "and": over the other end
    while first > 1 and doc[first].pos_ == "PROPN":
        first -= 1
    return first > 0 and doc[first].lower_ == "between" and doc[first - 1].lemma_.lower() in words("towns", "ways")


def _happened_there(doc: Doc, start: int) -> bool:
    """ "The attack took place at *Kelda*", "the ambush occurred in *Kelda*"."""
    if start < 2 or doc[start - 1].lower_ not in {"at", "in", "near"}:
        return False
    verb = doc[start - 2] if doc[start - 2].lower_ != "place" else doc[start - 3]
    return verb.lemma_.lower() in words("towns", "happening") and any(
        c.dep_ == "nsubj" and noun_trigger(c) is not None for c in verb.lefts
    )


def _of_its_kind(doc: Doc, start: int) -> bool:
    """ "the capital *Kelda*", "the cities of *Kelda* and Oran", "the nearby towns of Oran, *Kelda* and Marr"."""
    if doc[start - 1].lower_ in words("towns", "capitals"):
        return True
    for i in range(start - 1, max(0, start - _REACH), -1):
        token = doc[i]
        if token.lower_ == "of":
            kind = doc[i - 1]
            return kind.tag_ in {"NN", "NNS"} and index("regions").get(kind.lemma_.lower()) is not None
        if token.pos_ != "PROPN" and token.lower_ not in {",", "and", "-"}:
            return False
    return False


def _within(doc: Doc, end: int) -> bool:
    """ "*Kelda*, Somalia,", "*Kelda* (France)": the country or region around it follows."""
    if doc[end].text not in {",", "("} or end + 1 >= len(doc):
        return False
    stop = end + 2 if end + 2 < len(doc) and doc[end + 2].pos_ == "PROPN" else end + 1
    for last in range(stop, end, -1):
        around = doc[end + 1 : last + 1].text
        closes = last + 1 >= len(doc) or doc[last + 1].is_punct
        known = find_country(around) is not None or any(p.primary and p.kind == "Region" for p in find_places(around))
        if closes and known:
            return True
    return False


def _in_a_region(doc: Doc, end: int) -> bool:
    """ "*Kelda*, in North Oran province,": the region around it follows with "in"."""
    if doc[end].text != "," or end + 2 >= len(doc) or doc[end + 1].lower_ != "in":
        return False
    i = end + 2
    while i < len(doc) - 1 and doc[i].pos_ == "PROPN":
        i += 1
    return i > end + 2 and index("regions").get(doc[i].lower_) == "Region"


def _called_a_town(doc: Doc, end: int) -> bool:
    """ "*Kelda*, a trading city in the north": an apposition with the noun for a settlement."""
    if doc[end].text != "," or end + 2 >= len(doc) or doc[end + 1].lower_ not in {"a", "an", "the"}:
        return False
    for i in range(end + 2, min(len(doc), end + _REACH)):
        token = doc[i]
        if token.pos_ == "NOUN" and (i + 1 == len(doc) or doc[i + 1].pos_ not in {"NOUN", "PROPN"}):
            return index("regions").get(token.lemma_.lower()) == "City"
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "ADV", "VERB"} and token.text != "-":
            return False
    return False


def _one_of_towns(doc: Doc, end: int) -> bool:
    """ "*Kelda*, Marr and Oran, a trio of neighbouring villages", "the *Kelda* and Oran districts": named in a list."""
    i = end
    while i < len(doc) and (doc[i].pos_ == "PROPN" or doc[i].lower_ in {",", "and", "-"}):
        i += 1
    if i == end:
        return False
    told = doc[i - 1].text == ","
    for token in doc.tokens[i : i + (_REACH if told else 1)]:
        if token.tag_ == "NNS":
            return index("regions").get(token.lemma_.lower()) is not None
        measured = token.lower_ == "of" and doc[token.i - 1].lemma_.lower() in words("coreference", "measures")
        if token.pos_ not in {"ADJ", "ADV", "DET", "NOUN", "NUM", "VERB"} and not measured:
            return False
    return False


def beside_a_town(prep: Token) -> bool:
    """Whether a town only helps to find the one told before it: "in Osk, 23 miles (37 km) north-east *of* Varnell"."""
    doc, i = prep.doc, prep.i - 1
    while i > 0 and (doc[i].lower_ in words("towns", "directions") or doc[i].text == "-"):
        i -= 1
    side, units = i, words("towns", "distances")
    while i > 0 and (doc[i].like_num or doc[i].text in {"(", ")"} or doc[i].lemma_.lower() in units):
        i -= 1
    i -= doc[i].text != ","  # "*about* 23 miles", "*just* 5 km"
    return prep.lower_ == "of" and 0 < i < side < prep.i - 1 and doc[i].text == "," and doc[i - 1].pos_ == "PROPN"


def named_region(text: str) -> str:
    """``Region`` for a place of the gazetteer whose last word may mean a body too: "West Bank", "Katsina State"."""
    stem, _, last = text.rpartition(" ")
    if text.lower().endswith(_councils()):
        return "Region"  # "Varnell Local Government Area", "Varnell LGA"
    if not stem or (last.lower() not in words("regions") and last.lower() not in index("organizations")):
        return ""
    known = find_places(text) or (find_places(stem) if index("regions").get(last.lower()) == "Region" else ())
    return "Region" if any(p.kind == "Region" and p.primary for p in known) else ""


@cache
def _councils() -> tuple[str, ...]:
    return tuple(f" {kind}" for kind in sorted(words("circumstances", "councils")))


def is_code(text: str) -> bool:
    """Whether a name is written like the postal code of a state: "ID", "OR"."""
    return len(text) == 2 and text.isupper() and any(p.kind == "Region" for p in find_places(text))


def after_comma(doc: Doc, start: int) -> bool:
    """Whether a comma stands before the name, as before the state of a town: "Boise, *ID*"."""
    return start > 0 and doc[start - 1].text == ","
