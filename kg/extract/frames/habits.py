"""Tell what people of a kind do again and again from what was done once: "gangs *who raid* villages, *burning* homes".

In: a frame with its parse.  Out: yes or no.  The present tense of a main clause says nothing, for headlines are written
in it; that of a relative clause does.
"""

from __future__ import annotations

from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, auxiliaries, prepositions
from kg.lexicon import words

_PRESENT = frozenset({"VBP", "VBZ"})
_BESIDE = frozenset({"conj", "pcomp", "prep"})
_STEPS = 6  # from a participle, over those beside it, to the verb of its clause


def is_habit(frame: Frame) -> bool:
    """Whether the frame tells what is done in general."""
    if frame.sense.family not in {"attack", "harm"}:
        return False
    if frame.nominal:
        return _rife_there(frame.trigger) or _kept_up(frame.trigger)
    return _of_people_of_a_kind(frame.trigger)


def _kept_up(noun: Token) -> bool:
    """Whether somebody's attacks are told of as a whole: "the Front has *stepped up its attacks*"."""
    several = noun.tag_ == "NNS" or noun.lemma_.lower() in words("factuality", "waged")
    if not several or not any(c.dep_ == "poss" for c in noun.lefts):
        return False
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ == "with":
        above = above.head  # "press *on with* its offensive"
        above = above.head if above.dep_ in {"prt", "prep", "advmod"} else above
    elif noun.dep_ != "dobj":
        return False
    if above.tag_ == "VBD" and any(prep == "on" and t.ent_type_ == "DATE" for prep, t in prepositions(above)):
        return False  # "resumed its attacks on the town *on Saturday*"
    kept, lemma = words("factuality", "kept_up"), above.lemma_.lower()
    return lemma in kept or any(f"{lemma} {c.lower_}" in kept for c in above.rights)


def _rife_there(noun: Token) -> bool:
    """Whether an event noun only says what a place is like: "where *kidnapping* is rife", "where *raids* go on"."""
    first = noun.left_edge.i
    if not first or noun.doc[first - 1].lower_ != "where":
        return False
    verb = next((t for t in ancestors(noun, _STEPS) if t.tag_ in {"VBD", *_PRESENT}), None)
    return verb is not None and verb.tag_ in _PRESENT and not any(t.like_num for t in noun.lefts)


def _of_people_of_a_kind(verb: Token) -> bool:
    """Whether those who do it are of a kind: "gangs who raid villages, *taking* men"."""
    top, by = verb, False
    for _ in range(_STEPS):
        if top.dep_ not in _BESIDE and not (top.dep_ == "advcl" and top.tag_ == "VBG"):
            break
        by = by or (top.dep_ == "prep" and top.lower_ == "by")
        top = top.head
    if by:  # "gangs *are terrorising* the region by looting villages"
        return top.tag_ == "VBG" and any(a.tag_ in _PRESENT for a in auxiliaries(top))
    if top.tag_ not in _PRESENT or top.dep_ != "relcl" or auxiliaries(top):
        return False
    return top.head.tag_ == "NNS" and not any(c.lower_ in {"the", "these", "those"} for c in top.head.lefts)
