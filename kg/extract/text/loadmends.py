"""Mend what the parser of the model makes of what a vehicle or a building bears, and of what is told after a tool.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.deedmends import take_place
from kg.extract.text.parse import Token
from kg.lexicon import forms, words


def mend_carrying(token: Token, heads: list[int]) -> bool:
    """ "A bus *carrying* pilgrims was hit", taken for pilgrims of some kind: it was the bus.

    "Hit a compound *housing* a clinic" and "a van *laden* with dynamite crashed" as well.  "An attack on a bus
    *carrying* clerks" may be taken for one on what the bus does.
    """
    bearer = token.doc[token.i - 1] if token.i else token
    kinds = words("facilities") if token.lower_ in forms("deeds", "housing") else words("facilities", "vehicles")
    if bearer.lemma_.lower() not in kinds or bearer.i == token.i:
        return False
    if bearer.head is token and token.dep_ in {"nsubj", "pobj", "dobj"}:
        return _bears_what_follows(bearer, token, heads)
    if bearer.head is token and token.dep_ == "pcomp" and token.head.lower_ != "with":
        heads[bearer.i], bearer.dep_ = token.head.i, "pobj"
        _now_participle(token, bearer, heads)
        for child in token.lefts:
            if child is not bearer:
                heads[child.i] = bearer.i
        return True
    load = token.head if bearer.head is token else bearer.head
    if (
        load.i < token.i
        or load.pos_ != "NOUN"
        or {bearer.dep_, token.dep_} - {"acl", "amod", "compound", "nmod", "npadvmod"}
    ):
        return False
    take_place(bearer, load, heads)
    _now_participle(token, bearer, heads)
    heads[load.i], load.dep_ = token.i, "dobj"
    for child in (*load.lefts, *token.lefts):
        if child.i < bearer.i:
            heads[child.i] = bearer.i
    return True


def _bears_what_follows(bearer: Token, token: Token, heads: list[int]) -> bool:
    """ "Thrown at an office *housing* the tax service", "a van *laden* with": taken for a noun with the bearer before.

    The object that follows is taken for one of the verb above.
    """
    doc, after = token.doc, token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    loaded = token.lower_ in words("deeds", "laden")
    verb = token.head.head if token.dep_ == "pobj" else token.head
    load = next((c for c in verb.rights if c.dep_ == "dobj" and c.left_edge.i == token.i + 1), None)
    if not (loaded and after.lower_ == "with") and (loaded or load is None or doc[load.left_edge.i].pos_ != "DET"):
        return False
    take_place(bearer, token, heads)
    _now_participle(token, bearer, heads)
    for child in token.lefts:
        if child is not bearer:
            heads[child.i] = bearer.i
    if load is not None and not loaded:
        heads[load.i] = token.i
    return True


def _now_participle(token: Token, bearer: Token, heads: list[int]) -> None:
    """Read a word as the participle after what bears or houses something."""
    heads[token.i], token.dep_, token.pos_ = bearer.i, "acl", "VERB"
    for table in ("hauling", "housing"):
        if token.lower_ in forms("deeds", table):
            token.tag_, token.lemma_ = "VBG", forms("deeds", table)[token.lower_]


def mend_used_for(token: Token, heads: list[int]) -> bool:
    """ "Used a crossbow *to kill* a guard", taken for a clause about the crossbow: what it was used for."""
    tool = token.head
    if token.tag_ != "VB" or tool.dep_ != "dobj" or tool.head.lemma_ not in words("factuality", "status.used"):
        return False
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in token.lefts):
        return False
    heads[token.i], token.dep_ = tool.head.i, "xcomp"
    return True


def mend_loaded(token: Token, heads: list[int]) -> bool:
    """ "Rammed a car packed with explosives *into* a convoy *on* Sunday", hung on "packed": what the verb tells."""
    if token.lower_ not in words("deeds", "laden") or token.head.dep_ != "dobj":
        return False
    after = [c for c in token.rights if c.dep_ in {"prep", "npadvmod", "advmod"}]
    loads = [c for c in after if c.lower_ == "with"]
    if not loads:
        return False
    later = [c for c in after if c.i > loads[0].i] or _past_the_load(loads[0])
    for child in later:
        heads[child.i] = token.head.head.i
    return bool(later)


def _past_the_load(link: Token) -> list[Token]:
    """ "A van loaded with 80 kg of explosives *into* a school *on* Friday", hung on the kilograms: from "into" on."""
    below = [t for t in link.subtree if t.dep_ == "prep" and t.lower_ == "into"]
    return [c for c in below[0].head.rights if c.i >= below[0].i and c.dep_ in {"prep", "npadvmod"}] if below else []
