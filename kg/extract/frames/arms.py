"""What attackers are armed with, told beside the deed or after it.

In: frames with their roles.  Out: the same, with the weapons of "gunmen *armed with rifles* attacked", "*a rifle* was
used in the attack", "The attackers *had knives*, police said".
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.entities.culprits import names_a_culprit
from kg.extract.entities.persons import is_security
from kg.extract.frames.factuality import verb_status
from kg.extract.frames.roles import Frame, class_of
from kg.extract.frames.weapons import type_by_weapon, weapon_concept
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    ancestors,
    conjuncts,
    is_negated,
    is_passive,
    is_verbal,
    objects,
    prepositions,
    subjects,
)
from kg.extract.text.triggers import general_types
from kg.lexicon import words

_PLACES = frozenset({"facility", "place"})
_DEEDS = frozenset({"attack", "harm"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SOON = 2  # sentences from drawing a weapon to its use, or from a deed to what it was done with
_HIGHEST = 4  # heads between what somebody carries and who carries it
_USED_IN = frozenset({"in", "during", "for"})


def add_arms(reading: Reading, frames: list[Frame]) -> None:
    """Add the weapons that attackers carry, draw, wear or use."""
    told = [f for f in frames if f.sense.family in _DEEDS]
    deeds = [f for f in told if not f.nominal and f.heads("agent")]
    hits = [f for f in told if not f.nominal and f.sense.family == "attack"]
    bearings = words("deeds", "carrying", "drawing", "wearing", "using")
    for token in reading.doc.among(bearings, words("deeds", "brandished")) if told else ():
        arms = _arms(reading, token)
        if not arms:
            continue
        sent = token.sent.start
        if _add_arms(reading, token, arms, [f for f in deeds if f.trigger.sent.start == sent]):
            continue
        if _use(reading, token, arms, told) or _drawn(token, arms, told):
            continue
        if token.lemma_.lower() not in words("deeds", "using"):
            _arm_next(reading, token, arms, hits)


def _arms(reading: Reading, bearing: Token) -> list[Token]:
    """The weapons that are carried: "armed with *rifles*", "wielding a *knife*", "a *knife*-wielding man".

    And those that are used: "*a rifle* was used", "the weapon used was *a pistol*".
    """
    held = objects(bearing) + [t for prep, t in prepositions(bearing) if prep == "with"]
    if bearing.dep_ == "amod":
        held += [c for c in bearing.lefts if c.dep_ in {"compound", "npadvmod", "nmod", "dobj"}]
    if bearing.lemma_.lower() in words("deeds", "using") and is_passive(bearing):
        held = [t for noun in subjects(bearing) for t in _which_it_was(noun)]
    arms = [t for head in held for t in conjuncts(head) if class_of(reading, t) == "weapon"]
    if bearing.lemma_.lower() in words("deeds", "wearing"):
        arms = [t for t in arms if any(c.lemma_.lower() in words("deeds", "explosive") for c in t.lefts)]
    return arms


def _which_it_was(noun: Token) -> list[Token]:
    """What a weapon is told to have been: "the weapon used in the attack was *a pistol*"; else the noun itself."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be" and verb_status(noun.head) == "happened":
        return [c for c in noun.head.rights if c.dep_ == "attr"]
    return [noun]


def _use(reading: Reading, bearing: Token, arms: list[Token], told: list[Frame]) -> bool:
    """Give what somebody used, or is said to have had, to the deed that its clause names, or to the one told last."""
    using = bearing.lemma_.lower() in words("deeds", "using")
    if verb_status(bearing) != "happened":
        return False
    common = words("deeds", "common_means")  # "the *bombs* used in the bombings": nothing new
    arms = [t for t in arms if t is not bearing.head or weapon_concept(reading, t) not in common]
    frame = next((f for f in told if _used_for(bearing, f)), None) if using else None
    frame = frame or _of_the_bearer(bearing, told)
    if frame is None:
        frame = _told_before(reading, bearing, told)
    if frame is None:
        return False
    for token in arms:
        frame.add("instrument", token, "syntax:used")
    return True


def _used_for(bearing: Token, frame: Frame) -> bool:
    """Whether a deed hangs on the use: "used a rifle *to kill*", "used in *the attack*", "when he *killed* three"."""
    deed = frame.trigger
    if frame.nominal:
        return deed.dep_ == "pobj" and deed.head.lower_ in _USED_IN and deed.head.head is bearing
    return deed.head is bearing and deed.dep_ in {"xcomp", "advcl"}


def _of_the_bearer(bearing: Token, told: list[Frame]) -> Frame | None:
    """The deed that says who had it: "*the gunman in Monday's shooting* was armed with a rifle"."""
    for noun in _bearers(bearing):
        for prep, token in prepositions(noun):
            frame = next((f for f in told if f.trigger is token), None) if prep in _USED_IN | {"behind"} else None
            if frame is not None:
                return frame
    return None


def _bearers(bearing: Token) -> list[Token]:
    """Who is told to have had it; one who "was *armed* with" it is the subject of "was"."""
    return subjects(bearing.head) if bearing.dep_ == "acomp" else subjects(bearing)


def _told_before(reading: Reading, bearing: Token, told: list[Frame]) -> Frame | None:
    """The deed told last before a sentence on its weapon: "The *attackers* had knives", "*a hammer* was used as well".

    Whoever had it is called by what they did, or did the deed.
    """
    sent = bearing.sent
    if any(sent.start <= f.trigger.i < sent.end for f in told):
        return None
    frame = next((f for f in reversed(told) if f.trigger.i < sent.start), None)
    if frame is None or reading.sentence_index(bearing) - reading.sentence_index(frame.trigger) > _SOON:
        return None
    if bearing.lemma_.lower() in words("deeds", "using") and is_passive(bearing):
        return frame
    doers = [reading.entity_at(t) for t in frame.heads("agent")]
    for noun in _bearers(bearing):
        mention = reading.mentions.get(noun.i)
        called = mention is not None and mention.definite in {"the", "this"} and names_a_culprit(mention)
        if called or reading.entity_at(noun) in [e for e in doers if e is not None]:
            return frame
    return None


def _drawn(bearing: Token, arms: list[Token], told: list[Frame]) -> bool:
    """Give what was drawn, and who drew it, to the harm told before: "was killed after a prisoner *produced a gun*"."""
    frame = next((f for f in told if bearing.dep_ == "advcl" and f.trigger.i == bearing.head.i), None)
    if frame is None or frame.sense.family != "harm" or frame.heads("agent", "instrument") or is_negated(bearing):
        return False
    if bearing.lemma_.lower() not in words("deeds", "drawing") or bearing.tag_ != "VBD":
        return False
    for role, tokens in (("agent", subjects(bearing)), ("instrument", arms)):
        for token in tokens:
            frame.add(role, token, "syntax:drew")
    return True


def _add_arms(reading: Reading, bearing: Token, arms: list[Token], deeds: list[Frame]) -> bool:
    """Give what is carried to the deed of who carries it in the same sentence; say if there is one."""
    above = ancestors(bearing, _HIGHEST)
    bearer = next(
        (t for t in above if is_verbal(t) or (t.pos_ in _NOMINAL and class_of(reading, t) not in _PLACES)), None
    )
    for frame in deeds:
        verbs = {frame.trigger.i, frame.trigger.head.i} if frame.trigger.dep_ == "conj" else {frame.trigger.i}
        if bearer is not None and (bearer in frame.heads("agent") or bearer.i in verbs):
            for token in arms:
                frame.add("instrument", token, "syntax:armed-with")
            return True
    return False


def _arm_next(reading: Reading, bearing: Token, arms: list[Token], deeds: list[Frame]) -> None:
    """Give what somebody has drawn to the next deed, theirs or nobody's: "pulled *a gun*. ... The clerk was shot"."""
    frame = next((f for f in deeds if f.trigger.i > bearing.i), None)
    here = [f for f in deeds if f.trigger.sent.start == bearing.sent.start]
    if (
        frame is None
        or any(f.trigger.i == bearing.i or f is not frame for f in here)
        or is_negated(bearing)
        or frame.heads("instrument")
    ):
        return
    if reading.sentence_index(frame.trigger) - reading.sentence_index(bearing) > _SOON:
        return
    doers = [reading.entity_at(t) for t in frame.heads("agent")]
    bearers = [e for t in subjects(bearing) if (e := reading.entity_at(t)) is not None]
    if not any(e in doers for e in bearers) if doers else any(is_security(e) for e in bearers):
        return  # "police pulled a gun from a river"
    fitting = {frame.sense.type} if frame.sense.type not in general_types() else {"Shooting", "Stabbing"}
    for token in arms:
        if type_by_weapon([concept for concept in [weapon_concept(reading, token)] if concept]) in fitting:
            frame.add("instrument", token, "discourse:armed")
