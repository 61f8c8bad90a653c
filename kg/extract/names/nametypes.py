"""Decide what a name names: once per article, from all its mentions, the knowledge base and the context.

The model's entity labels are one voter among several, since they are unreliable in this domain (the same city
comes as NORP, LOC and PERSON in one article).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from kg.extract.names.attacked import is_hit
from kg.extract.names.edges import apposed_to_somebody, is_kin_noun, is_title
from kg.extract.names.factions import bears_arms, region_follows
from kg.extract.names.localities import after_comma, is_code, lies_somewhere, named_region
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Doc, Token
from kg.extract.text.syntax import first_conjunct
from kg.knowledge.countries import find_demonym
from kg.knowledge.gazetteer import find_places
from kg.lexicon import index, match_end, words

#: How much a preposition before a name speaks for a place.
_PLACE_PREPOSITIONS = {
    **dict.fromkeys(("near", "outside"), 2.5),
    **dict.fromkeys(("in", "across", "around", "throughout"), 1.5),
    **dict.fromkeys(("at", "from", "into", "to", "inside", "of"), 0.5),
}
_STRONG_PLACE_PREPOSITIONS = frozenset(prep for prep, vote in _PLACE_PREPOSITIONS.items() if vote > 1)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_NO_NAMES = (("towns", "directions"), ("coreference", "feasts", "deities"), ("factions", "creeds"))
_METROPOLIS = 1_500_000  # inhabitants
_SHORTEST = 3  # letters of the name of a town
_LONGEST_TOWN = 3  # tokens
_NEAR = 8  # tokens between a name and the verb of its relative clause


def type_of(text: str, mentions: Sequence[Mention]) -> str:
    """Give the ontology class of a name: one of the actor or place classes, or ``""`` for neither."""
    parts = [w for w in text.replace("-", " ").split() if w]
    if parts and parts[0].lower() in words("coreference", "undertakings"):
        return ""  # "Operation Larkspur": what a body does
    if len(parts) > 1 and parts[0].lower() in words("towns", "street_prefixes"):
        return "Facility"  # "Via Torino"
    by_head = _told_beside(mentions) or named_region(text) or _by_head_noun(mentions)
    if by_head in {"", "Organization"} and _is_faction(text, parts, mentions):
        return "ArmedGroup"
    if by_head:
        return by_head
    called = len(parts) > 1 and parts[0].lower() in words("facilities", "before_names")  # "Hotel Venn"
    if called or any(_corner(m) for m in mentions):
        return "Facility"
    if text.lower() in words("coreference", "platforms"):
        return ""  # "said on Twitter": where it was said, no actor
    if parts and parts[0].lower() in words("facilities", "makes"):
        return ""  # "an 18-seater Toyota Hiace": no town of that name
    if len(parts) == 1 and any(text.lower() in words(*tables) for tables in _NO_NAMES):
        return ""  # "South", the heading of a part of a report; the "Christmas market"; "a Shiite part of Varnell"
    if is_code(text) and not any(
        _preposition(m) in _STRONG_PLACE_PREPOSITIONS or after_comma(m.doc, m.start_i) for m in mentions
    ):
        return ""  # "no *ID* was required", but "Boise, *ID*"
    votes: dict[str, float] = defaultdict(float)
    for mention in mentions[:8]:
        for vote, weight in _votes(mention).items():
            votes[vote] += weight
    titled = any(_titled(m) for m in mentions)
    if len(parts) > 1 and parts[0].lower() in words("names"):
        votes["person"] += 3
    elif len(parts) == 1 and parts[0].lower() in words("names"):
        votes["person"] += 1
    if titled:
        votes["person"] += 5
    if len(parts) > 1 and any(_introduced(m) for m in mentions):
        votes["person"] += 3
    places = find_places(text)
    if places:
        votes["place"] += 2.5 if places[0].primary else 1
        if places[0].population > 500_000 or places[0].kind == "Region":
            votes["place"] += 1
        metropolis = places[0].primary and places[0].population > _METROPOLIS
        if metropolis and len(parts) == 1 and text.lower() not in words("names"):
            votes["place"] += 4  # "strikes on Varnell", labelled a person for what its government says
    elif len(parts) in (2, 3) and votes["person"]:
        votes["person"] += 1
    if len(parts) == 1 and text.isupper() and 2 <= len(text) <= 6 and not titled:
        votes["org"] += 3
    if find_demonym(text) is not None and not titled:
        return ""
    if not votes:
        return ""
    best, score = max(sorted(votes.items()), key=lambda v: v[1])
    if score < 2:
        return ""
    if best == "person":
        return "Person"
    if best == "org":
        return "Organization"
    if best == "place":
        return places[0].kind if places and places[0].kind != "Country" else "Place"
    return ""


def _is_faction(text: str, parts: Sequence[str], mentions: Sequence[Mention]) -> bool:
    """Whether an armed group bears the name, and no person or place that the text speaks of in the same words."""
    if any(p.primary for p in find_places(text)) or any(find_demonym(part) is not None for part in (text, parts[-1])):
        return False  # "Varnell militants", "Lomari Velian rebels"
    if len(parts) > 1 and parts[0].lower() in words("names"):
        return False  # "Ilo Venn claimed responsibility"
    if any(_titled(m) or _is_somebody(m) or _preposition(m) in _STRONG_PLACE_PREPOSITIONS for m in mentions):
        return False
    return bears_arms(text, mentions)


def _told_beside(mentions: Sequence[Mention]) -> str:
    """What an apposition calls a body whose name sounds like another: "Tesk Intelligence, a *risk consultancy*"."""
    for mention in mentions:
        for child in mention.head.rights if mention.name is not None else ():
            if child.dep_ != "appos" or child.tag_ != "NN" or child.left_edge.lower_ not in {"a", "an"}:
                continue
            phrase = mention.doc[child.left_edge.i : child.i + 1]
            lemmas, forms = [t.lemma_.lower() for t in phrase], [t.lower_ for t in phrase]
            if match_end("coreference", lemmas, forms, table="firms") is not None:
                return "Organization"
    return ""


def _titled(mention: Mention) -> bool:
    """A title stands right before the name ("President X"), or an age right after it ("X, 34,")."""
    name = mention.name
    if name is None:
        return False
    doc = mention.doc
    before = doc[name.start_i - 1] if name.start_i else None
    if (
        before is not None
        and is_title(before)
        and (
            before.head.i == mention.head.i or before.text[0].isupper() or before.dep_ in {"compound", "nmod", "appos"}
        )
    ):
        return True
    if before is not None and is_kin_noun(before):
        return True  # "the mayor's uncle *Venn*"
    if before is not None and before.text == "," and name.start_i > 1 and is_kin_noun(doc[name.start_i - 2]):
        return name.end_i >= len(doc) or bool(doc[name.end_i].is_punct)  # "her brother, *Venn*, was hurt"
    if _aged(name.start_i, doc) and (name.end_i >= len(doc) or doc[name.end_i].pos_ != "NOUN"):
        return True  # but "a 34-year-old Varnell man"
    end = name.end_i
    if end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].like_num and _closes_an_age(doc, end + 2):
        text = doc[end + 1].text
        return text.isdigit() and 5 <= int(text) <= 99
    return False


def _closes_an_age(doc: Doc, i: int) -> bool:
    """Whether the number before this token is a phrase of its own: "Ilo Venn, 34, fled", or at the end of a line."""
    return i >= len(doc) or doc[i].is_space or doc[i].text in {",", ".", ";", "of"}


def _aged(start: int, doc: Doc) -> bool:
    """Whether an age stands right before the name: "26-year-old Ilo Venn"."""
    if not start or not doc[start - 1].lower_.endswith("old"):
        return False
    return any(t.lower_.startswith("year") or "year-old" in t.lower_ for t in doc.tokens[max(0, start - 3) : start])


def _identifies(doc: Doc, link: int) -> bool:
    """Whether "as" at this token gives somebody's name: "identified the girl as Ilo Venn"."""
    return any(t.lower_ == "identified" for t in doc.tokens[max(0, link - 4) : link])


def _by_head_noun(mentions: Sequence[Mention]) -> str:
    mention = mentions[0]
    name = mention.name
    if name is None:
        return ""
    tokens = mention.doc.tokens[name.start_i : name.end_i]
    if len(tokens) < 2:
        low = tokens[0].lower_
        if low in words("coreference", "alone"):
            return index("organizations").get(low, "")
        return ""
    if tokens[-1].lower_ in words("towns", "streets") | words("deeds", "fixtures"):
        return "Facility"  # "Ilo Circle", "Varnell Marathon"
    if tokens[0].lower_ in words("names") and any(apposed_to_somebody(m.head) for m in mentions):
        return ""  # "the envoy, Ilo Barrack, offered condolences"
    cut = next((k for k, t in enumerate(tokens) if t.lower_ in {"of", "for"} and k), None)
    listed = _listed_things()
    for group in (tokens[:cut] if cut else tokens, tokens):
        lowers = [t.lower_ for t in group]
        lemmas = [t.lower_ if t.lower_ in listed else t.lemma_.lower() for t in group]
        facility = match_end("facilities", lemmas, lowers)
        org = match_end("organizations", lemmas, lowers)
        if facility in words("coreference", "bureaus") and any(says(m) for m in mentions):
            return "Organization"  # "the Lomar Integrated Office condemned it"
        if facility and (not org or len(facility) >= len(org) or any(is_hit(m) for m in mentions)):
            if org and not any(_preposition(m) in _STRONG_PLACE_PREPOSITIONS | {"at"} or is_hit(m) for m in mentions):
                kind = index("organizations").get(org, "")
                if kind not in {"", "class_nouns"}:
                    return kind
            return "Facility"
        if org == "county" and not any(m.head.dep_ == "nsubj" for m in mentions):
            return "Region"  # "in Varnell County"
        if org:
            kind = index("organizations").get(org, "")
            return "Organization" if kind == "class_nouns" else kind
    return ""


def says(mention: Mention) -> bool:
    """Whether the name is the subject of a word of saying: what speaks is no building."""
    return mention.head.dep_ == "nsubj" and mention.head.head.lemma_.lower() in words("reporting")


@cache
def _listed_things() -> frozenset[str]:
    return frozenset(index("organizations")).union(index("facilities"))


def _corner(mention: Mention) -> bool:
    """Whether the name is a street of a corner: "near 48th and Varnell", "the intersection of Varnell and Marr"."""
    name, tokens = mention.name, mention.doc.tokens
    if name is None:
        return False
    before = [t.lower_ for t in tokens[max(0, name.start_i - 2) : name.start_i]]
    after = [t.lower_ for t in tokens[name.end_i : name.end_i + 2]]
    if {"and", "&"}.isdisjoint([*before, *after]):
        return False
    for joint, number in ((before[-1:], before[:1]), (after[:1], after[1:])):
        if joint and number and joint[0] in {"and", "&"} and _ORDINAL.fullmatch(number[0]):
            return True
    around = [t.lower_ for t in tokens[max(0, name.start_i - 6) : name.start_i]]
    return "of" in around and not words("towns", "corners").isdisjoint(around)


def _bare_after(mention: Mention, prep: str) -> bool:
    """Whether the name alone follows the preposition, as names of places do: "in *Kelda* on Monday"."""
    name, doc = mention.name, mention.doc
    if name is None or not name.label or not name.start_i or doc[name.start_i - 1].text != prep:
        return False  # without a label a word with a capital in a headline too: "Man Shot in Leg"
    if name.end_i - name.start_i > _LONGEST_TOWN:
        return False
    if name.start_i > 1 and doc[name.start_i - 2].lemma_.lower() in words("towns", "trusts"):
        return False  # "trust in Ilo Venn"
    return name.end_i >= len(doc) or doc[name.end_i].pos_ not in {"NOUN", "PROPN", "PART"}


def _preposition(mention: Mention) -> str:
    head = first_conjunct(mention.head)
    return head.head.lower_ if head.dep_ == "pobj" else ""


def _holds_what_stands_there(head: Token) -> bool:
    """Whether a thing without a name, or people, are said to be of the place: "the camp at X", "residents of X"."""
    if head.dep_ != "pobj" or len(head.text) < _SHORTEST:
        return False
    noun, prep = head.head.head, head.head.lower_
    if prep == "of":
        return noun.lemma_.lower() in words("coreference", "dwellers")
    thing = noun.pos_ == "NOUN" and noun.lemma_.lower() in words("facilities")
    return thing and prep in {"at", "in"}


def _acts_as_a_person(head: Token) -> bool:
    """Whether only a person can stand there: "X, *who* fled", "X was *convicted*", "X, a *teacher*"."""
    verb = head.head
    role = (head.dep_, verb.lemma_.lower())
    if role[0] in {"nsubjpass", "dobj"} and role[1] in words("coreference", "tried"):
        return True
    if role[0] in {"nsubj", "nsubjpass"} and role[1] in words("coreference", "personal"):
        return True
    for child in head.rights:
        if child.dep_ == "relcl" and any(c.lower_ in {"who", "whose"} for c in child.subtree if c.i < child.i):
            return child.i - head.i < _NEAR
    return False


def _is_somebody(mention: Mention) -> bool:
    """Whether an apposition says that the name is a person's: "a *lawyer*, Ilo Venn", "Ilo Venn, a village *elder*"."""
    name, head = mention.name, mention.head
    if name is None or name.end_i - name.start_i < 2:
        return False
    beside = [c for c in head.rights if c.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    return any(t.tag_ == "NN" and _one(t) for t in beside)


def _introduced(mention: Mention) -> bool:
    """Whether an office or a description leads to the name, whatever the parse says.

    "The *mayor* of Varnell, Ilo Venn, said", "the *secretary-general*, Ilo Venn, said", "two *suspects*, Ilo Venn and".
    """
    name, doc = mention.name, mention.doc
    if name is None or name.start_i < 2 or name.end_i >= len(doc) or doc[name.start_i - 1].text != ",":
        return False
    if doc[name.end_i].text not in {",", ";", ".", "and"}:
        return False
    for i in range(name.start_i - 2, max(-1, name.start_i - 2 - _NEAR), -1):
        token = doc[i]
        if token.pos_ == "NOUN" and token.lower_ not in words("regions"):
            counted = any(c.dep_ == "nummod" for c in token.lefts)
            return (token.tag_ == "NN" or counted) and (is_title(token) or _one(token))
        if token.pos_ not in {"ADJ", "ADP", "DET", "NOUN", "PART", "PROPN"} and token.text != "-":
            return False
    return False


def _one(noun: Token) -> bool:
    """Whether a noun means one person, not what a company can be too: "a teacher", not "the owner"."""
    lemma = noun.lemma_.lower()
    kind = index("people").get(lemma, "")
    if lemma in words("coreference", "of_companies") or kind == "groups":
        return False
    return bool(kind) or any(c.lower_ == "old" for c in noun.children)  # "a 52-year-old tapper"


def _votes(mention: Mention) -> dict[str, float]:
    votes: dict[str, float] = defaultdict(float)
    name = mention.name
    assert name is not None
    label = name.label
    if label == "PERSON":
        votes["person"] += 2
    elif label in {"GPE", "LOC"}:
        votes["place"] += 2
    elif label == "DATELINE":
        votes["place"] += 6
    elif label == "FAC":
        votes["place"] += 1
    elif label in {"ORG", "PRODUCT", "WORK_OF_ART", "EVENT"}:
        votes["org"] += 2 if label == "ORG" else 0
    elif label == "":
        votes["person"] += 0.5
    doc = mention.doc
    if name.start_i and doc[name.start_i - 1].lower_ in words("coreference", "called"):
        votes["person"] += 3  # "a man named X"
    if name.start_i and doc[name.start_i - 1].lower_ == "as" and _identifies(doc, name.start_i - 1):
        votes["person"] += 2
    votes["place"] += lies_somewhere(doc, name)
    prep = _preposition(mention)
    bare = prep in _STRONG_PLACE_PREPOSITIONS and _bare_after(mention, prep)
    votes["place"] += 3 if bare else _PLACE_PREPOSITIONS.get(prep, 0)
    if _holds_what_stands_there(mention.head):
        votes["place"] += 2
    if _acts_as_a_person(mention.head) or _is_somebody(mention):
        votes["person"] += 3
    if mention.head.head.dep_ == "agent" and mention.head.head.head.lemma_.lower() in words("coreference", "leading"):
        votes["person"] += 2.5  # "a gang that is led by Ilo Venn"
    head = mention.head
    verb = head.head
    if head.dep_ == "nsubj" and verb.lemma_.lower() in words("reporting"):
        votes["person"] += 1
    end = name.end_i
    if end < len(doc):
        after = doc[end].lower_
        if region_follows(mention):
            votes["place"] += 4
        if "where" in {after, doc[end + 1].lower_ if after == "," and end + 1 < len(doc) else ""}:
            votes["place"] += 3  # "X, where rebels killed a priest"
        if (
            doc[end].text == ","
            and end + 1 < len(doc)
            and doc[end + 1].ent_type_ in {"GPE", "LOC"}
            and doc[end + 1].pos_ == "PROPN"
        ):
            votes["place"] += 1
    if head.dep_ in {"compound", "nmod"} and verb.i > head.i and verb.lemma_.lower() in words("towns", "townsfolk"):
        votes["place"] += 2  # "Varnell police", "a Varnell man"
    if name.start_i and doc[name.start_i - 1].lower_ in words("towns", "directions"):
        votes["place"] += 2  # "a south Varnell shopping center"
    start = name.start_i
    if start >= 2 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in words("regions"):
        votes["place"] += 4  # "the city of X", "the province of X"
    elif start >= 2 and doc[start - 1].lower_ == "of" and doc[start - 2].lower_ in words("towns", "local_offices"):
        votes["place"] += 3  # "the mayor of X"
    return votes
