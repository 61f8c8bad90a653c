"""Mend what the parser of the model makes of phrases: who is a second subject, what an attack was on, whom a bus takes.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.parse import Token
from kg.extract.text.triggers import event_heads, verb_trigger
from kg.lexicon import words

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CALENDAR = frozenset({"DATE", "TIME"})


def mend_second_subject(token: Token, heads: list[int]) -> bool:
    """ "A bombing at a market in Varnell, *Lomar* killed 26", taken for a second subject: where Varnell is.

    "A hospital in the Lomari capital, *Varnell* came under fire" as well, where the first was taken for no subject.
    """
    doc, verb, start = token.doc, token.head, token.left_edge.i
    if verb.i < token.i or start < 2 or doc[start - 1].text != "," or verb.pos_ not in {"VERB", "AUX"}:
        return False
    before = [c for c in verb.lefts if c.i < start and c.pos_ in {"NOUN", "PROPN", "VERB"}]
    first = next((c for c in before if c.dep_ in _SUBJECTS), None)
    if first is None and token.pos_ == "PROPN" and doc[start - 2].lemma_.lower() in words("regions"):
        first = next((c for c in before if c.pos_ == "NOUN" and any(p.dep_ == "det" for p in c.lefts)), None)
        if first is not None:
            first.dep_ = "nsubj"
    named = doc[start - 2]
    if first is None or first.tag_.startswith("W") or named.pos_ not in {"PROPN", "NOUN"} or named.is_punct:
        return False
    heads[token.i], token.dep_ = named.i, "appos"
    for child in token.rights:
        if child.dep_ == "prep" and any(c.ent_type_ in _CALENDAR for c in child.rights):
            heads[child.i] = verb.i  # "in Varnell, the capital of Lomar *on 3 May* drew condemnation"
    return True


def mend_struck(token: Token, heads: list[int]) -> bool:
    """ "A shell hit people *queuing* for bread", taken for what the shell hit them do: whom it hit."""
    verb = token.head
    people = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    if token.tag_ != "VBG" or people is None or people.pos_ != "NOUN" or people.left_edge.i != verb.i + 1:
        return False
    if any(c.dep_ in {"aux", "mark"} for c in token.lefts) or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    told = verb_trigger(verb)
    if told is None or told.sense.family not in {"attack", "harm"}:
        return False
    heads[people.i], people.dep_ = verb.i, "dobj"
    heads[token.i], token.dep_ = people.i, "acl"
    return True


def mend_aim(token: Token, heads: list[int]) -> bool:
    """ "An attack by rebels *on a mill*", hung on them, or "died in a raid *on a mill*", on the verb: the deed."""
    above, before = token.head, token.doc[token.i - 1] if token.i else token
    aim = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if aim is None or aim.ent_type_ in _CALENDAR or token.dep_ != "prep":
        return False
    if above.dep_ == "pobj" and above.head.lower_ == "by" and not _ridden(aim):
        deed = above.head.head
    elif above.pos_ == "VERB" and before.dep_ == "pobj" and before.head.head is above:
        deed = before
    else:
        return False
    if deed.pos_ != "NOUN" or deed.lemma_.lower() not in event_heads():
        return False
    heads[token.i] = deed.i
    return True


def _ridden(noun: Token) -> bool:
    """Whether it is what somebody rides: "men on *motorcycles*", "a man on a *bicycle*"."""
    return noun.lemma_.lower() in words("facilities", "vehicles") and all(c.lower_ != "the" for c in noun.lefts)


def mend_fighters(token: Token, heads: list[int]) -> bool:
    """ "An attack by Orrin Front *militants* on a post", cut in two: the name only says whose militants they are."""
    name = token.doc[token.i - 1] if token.i else token
    if token.tag_ != "NNS" or token.lemma_.lower() not in words("people", "attackers", "security"):
        return False
    if name.dep_ != "pobj" or name.pos_ != "PROPN" or name.rights or token.lefts:
        return False
    heads[token.i], token.dep_ = name.head.i, "pobj"
    heads[name.i], name.dep_ = token.i, "compound"
    return True


def mend_carrying(token: Token, heads: list[int]) -> bool:
    """ "A bus *carrying* pilgrims was hit", taken for pilgrims of some kind: it was the bus."""
    vehicle = token.doc[token.i - 1] if token.i else token
    if vehicle.lemma_.lower() not in words("facilities", "vehicles") or vehicle.i == token.i:
        return False
    load = token.head if vehicle.head is token else vehicle.head
    if load.i < token.i or load.pos_ != "NOUN" or {vehicle.dep_, token.dep_} - {"acl", "amod", "compound", "nmod"}:
        return False
    heads[vehicle.i], vehicle.dep_ = (vehicle.i if load.head is load else load.head.i), load.dep_
    heads[token.i], token.dep_, token.pos_, token.tag_ = vehicle.i, "acl", "VERB", "VBG"
    token.lemma_ = token.lower_.removesuffix("ing")
    heads[load.i], load.dep_ = token.i, "dobj"
    for child in (*load.lefts, *token.lefts):
        if child.i < vehicle.i:
            heads[child.i] = vehicle.i
    return True


def mend_bound(token: Token, heads: list[int]) -> bool:
    """ "Killed two and wounded *up* to 31 others", taken for a way of wounding: how many they were at most."""
    verb, doc, i = token.head, token.doc, token.i
    if verb.pos_ != "VERB" or i + 2 >= len(doc) or doc[i + 1].lower_ != "to" or doc[i + 1].head is not verb:
        return False
    many = next((c for c in doc[i + 1].rights if c.dep_ == "pobj"), None)
    if many is None or doc[i + 2].pos_ != "NUM" or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    heads[many.i], many.dep_ = verb.i, "dobj"
    number = many if many.pos_ == "NUM" else doc[i + 2]
    for part in (token, doc[i + 1]):
        heads[part.i], part.dep_ = number.i, "quantmod"
    return True


def mend_alight(token: Token, heads: list[int]) -> bool:
    """ "Set the shop *alight*", taken for the name of a thing: the shop burns."""
    verb = token.head
    burns = next((c for c in token.lefts if c.dep_ in {"compound", "nmod"}), None)
    if verb.lemma_.lower() != "set" or token.dep_ != "dobj" or token.i < verb.i or burns is None:
        return False
    token.pos_, token.tag_, token.dep_, token.ent_type_ = "ADV", "RB", "oprd", ""
    burning = [c for c in token.lefts if c is not burns]
    heads[burns.i], burns.dep_ = verb.i, "dobj"
    for child in burning:
        heads[child.i] = burns.i
    return True
