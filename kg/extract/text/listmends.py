"""Mend enumerations that the parse tears: victims hung on the deed or on the next verb, clauses hung on an aside,
deeds hung on what was hit by the one before.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.numerals import parse_number
from kg.extract.text.parse import Token
from kg.extract.text.syntax import number_of, prepositions
from kg.extract.text.triggers import event_heads, noun_trigger
from kg.lexicon import words

_AIMING = frozenset({"against", "at", "of", "on"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FIRST = _SUBJECTS | {"advcl", "dep"}  # what the parse makes of the first of two subjects
_OPENING = frozenset({"det", "nummod", "poss"})  # what opens another phrase of a list: "his wife and *a* guard"
_OPENS_PHRASE = frozenset({"ADJ", "DET", "NOUN", "NUM", "PROPN"})
_HIGHEST = 4  # heads from the last word of a phrase to its noun
_LONGEST = 8  # tokens of an aside
_OF_MANY = 3  # tokens from a number to "them": "about two of them"


def mend_listed(token: Token, heads: list[int]) -> bool:
    """ "The killing of a judge, *his driver* and two guards shocked Varnell", read as who shocked it: killed as well.

    Also where they hang on the deed: "claimed attacks on a mill, *two shops* and a bank".
    """
    doc, start = token.doc, token.left_edge.i
    if start < 4 or doc[start - 1].text != "," or not any(c.dep_ == "conj" for c in token.rights):
        return False
    kind, noun = _kind(token), doc[start - 2]
    if kind is None:
        return False
    for _ in range(_HIGHEST):
        deed = noun.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ in _AIMING and deed.lemma_.lower() in event_heads():
            break
        noun = noun.head
    else:
        return False
    both = deed.dep_ in _FIRST and token.dep_ in _SUBJECTS and token.head is deed.head
    if (not both and (token.dep_ != "conj" or token.head is not deed)) or _kind(noun) != kind:
        return False
    if both:
        deed.dep_ = token.dep_
    heads[token.i], token.dep_ = noun.i, "conj"
    return True


def mend_next_item(token: Token, heads: list[int]) -> bool:
    """ "Killed a nurse, *a driver* and two guards", taken for who the nurse is: the next of a list.

    Or somebody else of theirs: "killed Ilo Venn, *his wife* and a guard".  But "Ilo Venn, *his brother* and ally" is
    one person, and "three men, *two nurses* and a guard" are what the three were.
    """
    del heads  # only the relation is wrong: the mends of what is joined go on from there
    if _of_theirs(token) or _counted_on(token.head, token) or _of_things(token.head, token):
        token.dep_ = "conj"
    return False


def _of_theirs(token: Token) -> bool:
    more = [c for c in token.rights if c.dep_ == "conj"]
    if not more or token.left_edge.tag_ != "PRP$" or token.left_edge.head is not token or _kind(token) != "people":
        return False
    return more[0].tag_ == "NNS" or any(c.dep_ in _OPENING for c in more[0].lefts)


def _counted_on(first: Token, token: Token) -> bool:
    """Whether a list of counts goes on: "two nurses, *one driver* and two guards"."""
    opening = token.left_edge
    if not (opening.like_num or opening.lower_ in {"a", "an"}) or (count := number_of(first)) is None:
        return False
    if _of_them(opening):
        return False  # "three men, *one of them* a clerk"
    rest = [number_of(t) or 1 for t in _items(token)]
    if not opening.i or token.doc[opening.i - 1].text != "," or len(rest) == 1 or count == sum(rest):
        return False
    return bool(opening.like_num) or max(count, *rest) > 1


def _of_things(first: Token, token: Token) -> bool:
    """Whether the middle of a list comes: "attacked the barracks, *a house* for officers, and a bank"."""
    if not first.pos_ == token.pos_ == "NOUN" or token.left_edge.lower_ not in {"a", "an"}:
        return False
    if first.left_edge.lower_ == "the" and token.lemma_.lower() in words("people", "kin"):
        return False  # "killed the mayor, *a father* of six, and a guard"
    doc, end = token.doc, token.sent.end
    comma = next((i for i in range(token.i + 1, end - 2) if doc[i].text == ","), None)
    # not "the town hall, a large building, and left"
    return comma is not None and doc[comma + 1].lower_ == "and" and doc[comma + 2].pos_ in _OPENS_PHRASE


def _items(token: Token) -> list[Token]:
    """The rest of a list from a noun on, whatever the parse made of its parts."""
    return [token, *(t for c in token.rights if c.dep_ in {"appos", "conj"} for t in _items(c))]


def mend_breakdown(token: Token, heads: list[int]) -> bool:
    """ "The six miners, two of them Chilean, *who were shot*", hung on the aside: all six were.

    Also "the nine soldiers, including a colonel, *killed* by rebels".
    """
    doc, before, aside = token.doc, token.left_edge.i - 1, token.head
    told = token.tag_ == "VBN" if token.dep_ == "acl" else token.left_edge.tag_ in {"WDT", "WP"}
    if aside.i >= before or doc[before].text != "," or not told:
        return False
    if aside.tag_ == "NN" and any(c.tag_ == "VBZ" or c.lower_ == "was" for c in token.lefts):
        return False  # "six men, one of them a priest, who *was* shot"
    start = next((i + 1 for i in range(aside.i, max(aside.i - _LONGEST, 0), -1) if doc[i].text == ","), 0)
    if not start or not (_of_them(doc[start]) or _part(doc[start], token, aside)):
        return False
    noun = doc[start - 2]
    for _ in range(_HIGHEST):
        if (noun.tag_ in {"NNS", "NNPS"} and noun.i < start and _kind(noun) == "people") or noun.lower_ == "people":
            heads[token.i] = noun.i
            return True
        noun = noun.head
    return False


def mend_one_of(token: Token, heads: list[int]) -> bool:
    """ "*One* of the rockets hit a school": what hit it is a rocket."""
    prep = next((c for c in token.rights if c.lower_ == "of"), None)
    arm = next((c for c in prep.rights if c.dep_ == "pobj"), None) if prep is not None else None
    if arm is None or prep is None or token.pos_ not in {"NUM", "ADJ", "DET", "PRON"} or arm.tag_ != "NNS":
        return False
    if arm.lemma_.lower() not in words("weapons") or token.head.pos_ != "VERB":
        return False
    heads[arm.i], arm.dep_ = token.head.i, token.dep_
    heads[token.i], token.dep_ = arm.i, "nummod" if token.pos_ == "NUM" else "amod"
    heads[prep.i] = arm.i
    return True


def _kind(noun: Token) -> str | None:
    """Whether a noun names people or a site, as far as the lexicon knows."""
    forms = {noun.lower_, noun.lemma_.lower()}
    if noun.ent_type_ == "PERSON" or forms & words("people"):
        return "people"
    return "site" if forms & words("facilities") else None


def _of_them(first: Token) -> bool:
    """Whether an aside begins by how many of a group are meant: "*two* of them", "*all* women", "*most* of whom"."""
    counts = first.lower_ in words("victims", "most_of") or parse_number([first.lower_]) is not None
    rest = first.doc.tokens[first.i + 1 : first.i + 1 + _OF_MANY]
    if counts and any(t.lower_ in words("victims", "of_a_group") for t in rest):
        return True
    return first.lower_ in {"all", "both"} and first.head.i > first.i


def _part(first: Token, clause: Token, aside: Token) -> bool:
    """Whether an aside lists some of a group of which the clause tells: "including a colonel, *who were killed*"."""
    if first.lower_ not in words("victims", "members_of") or aside.tag_ != "NN":
        return False
    return clause.dep_ == "acl" or any(c.lower_ in {"were", "have", "are"} for c in clause.lefts)


def mend_listed_deed(token: Token, heads: list[int]) -> bool:
    """ "The bombing of a hotel, an *attack* on a convoy and the murder of a chief", hung on something in between.

    Read as an apposition, joined to the hotel, as an object or a predicate of its own.  Not "the two attacks, a raid
    on a bank and the murder of a clerk".
    """
    if not _attack_noun(token) or not any(c.dep_ == "prep" for c in token.rights):
        return False
    start = token.left_edge.i
    if token.dep_ == "conj":
        return _joined_inside(token, heads)
    if not start or token.doc[start - 1].text != "," or (token.dep_ != "dobj" and not _goes_on(token)):
        return False
    for before in reversed(token.doc.tokens[token.sent.start : start - 1]):
        if before.tag_[:2] == "VB":
            return False
        if _attack_noun(before) and before.dep_ not in {"compound", "nmod"}:
            told = before.tag_ != "NNS" and any(c.dep_ in {"prep", "compound"} for c in before.children)
            if not told or any(c.tag_ == "JJS" for c in before.lefts):
                return False
            heads[token.i], token.dep_ = before.i, "conj"
            return True
    return False


def _goes_on(token: Token) -> bool:
    """Whether the last of a list follows: "an attack on a convoy *and the murder* of a chief"."""
    for after in token.doc.tokens[token.i + 1 : token.sent.end]:
        if after.tag_[:2] == "VB":
            return False
        if _attack_noun(after) and after.left_edge.i and token.doc[after.left_edge.i - 1].lower_ == "and":
            return True
    return False


def _joined_inside(token: Token, heads: list[int]) -> bool:
    """ "The bombing of a hotel and the *killing* of a chief", joined to the hotel: another deed upon somebody else."""
    inside = token.head
    while inside.dep_ in {"pobj", "prep"} and not _attack_noun(inside):
        inside = inside.head
    if inside is token.head or not _attack_noun(inside) or not any(c.dep_ == "det" for c in token.lefts):
        return False
    if any(prep == "of" and t.tag_ == "NNS" for prep, t in prepositions(token)):
        return False  # "the bombing of a hotel and the killing of 14 people"
    for child in token.head.rights:
        if child.dep_ in {"cc", "punct"} and child.i < token.i:
            heads[child.i] = inside.i
    heads[token.i] = inside.i
    return True


def _attack_noun(token: Token) -> bool:
    sense = noun_trigger(token) if token.pos_ in {"NOUN", "PROPN"} else None
    return sense is not None and sense.family == "attack"
