"""What a verdict, a charge, an arrest or an accusation is for: the deeds told after it, and what part in them.

In: verbs of the law and of blame.  Out: the heads of the phrases that say for what; nothing is written.
"""

from __future__ import annotations

from collections.abc import Container

from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, gerunds, objects, prepositions
from kg.extract.text.triggers import noun_trigger, table, verb_trigger
from kg.lexicon import words

_COUNTED = frozenset({"of", "on", "with"})
_ABOUT = frozenset({"in", "over"})


def counts_of(verb: Token) -> list[Token]:
    """The nouns after which a charge is told: "held on *suspicion* of arson", "convicted on two *counts* of murder"."""
    counts = words("responsibility", "counts")
    return [t for spot in _spots(verb) for p, t in prepositions(spot) if p in _COUNTED and t.lemma_.lower() in counts]


def _spots(verb: Token) -> list[Token]:
    """The words that what somebody is held for may hang on: "is on *trial* on charges of", "in *custody* for"."""
    return [verb, *(t for _, t in prepositions(verb) if t.lemma_.lower() in words("responsibility", "held_in"))]


def crimes_of(verb: Token, for_what: Container[str]) -> list[Token]:
    """What somebody is held, tried or convicted for, by the prepositions of the verb and of its verdict.

    "Charged *with murder*", "found guilty *of killing* him", "given ten years *for the attack*".
    """
    spots = [*_spots(verb), *(c for c in verb.children if c.lower_ in words("deeds", "verdicts") or c.dep_ == "dobj")]
    told = [t for spot in spots for prep, t in prepositions(spot) if prep in for_what]
    told += [c for spot in spots for c in gerunds(spot, for_what)]
    for count in counts_of(verb):
        told += [t for _, t in prepositions(count)] + gerunds(count)
    return told


def is_attack(noun: Token) -> bool:
    """Whether the noun names an attack: "murder", but not the death that somebody is sentenced to."""
    sense = noun_trigger(noun)
    return sense is not None and sense.family == "attack"


def is_violent(crime: Token) -> bool:
    """Whether a crime is one of violence: "charged with *murder*", "with *killing* the mayor", "with *terrorism*"."""
    trigger = verb_trigger(crime) if crime.dep_ == "pcomp" else None
    sense = noun_trigger(crime) or (trigger.sense if trigger is not None else None)
    named = sense is not None and sense.family in {"attack", "harm"}
    if crime.dep_ == "pcomp" and _carried_out(crime):
        named = any(is_attack(t) for t in objects(crime))  # "on suspicion of *carrying out* a grenade attack"
    return named or crime.lemma_.lower() in words("responsibility", "crimes")


def _carried_out(verb: Token) -> bool:
    """Whether a verb only lends a deed its doer: "of *carrying out* an attack", "of *staging* a raid"."""
    particle = next((f" {c.lower_}" for c in verb.rights if c.dep_ == "prt"), "")
    return f"{verb.lemma_.lower()}{particle}" in table("light")["agent"]


def part_in(themes: list[Token], of_trigger: Container[int]) -> str:
    """``perpetrator`` for the deed itself, ``suspect`` for a part in it, empty for what is neither."""
    parts = words("responsibility", "helping", "involvement")
    role = ""
    for theme in (t for first in themes for t in conjuncts(first)):
        lemma = theme.lemma_.lower()
        if theme.i not in of_trigger and lemma in words("responsibility", "order"):
            return ""  # "convicted of ordering the attack": told as an order
        if theme.i in of_trigger or is_attack(theme) or (theme.dep_ == "pcomp" and _carried_out(theme)):
            return "perpetrator"
        if lemma in parts:
            role = "suspect"  # "convicted of helping the attackers", "for his role in the attack"
    return role  # not "jailed for reporting on the attack", "for impeding the investigation into it"


def charged_with(themes: list[Token]) -> list[Token]:
    """What somebody is charged with; not the deed that it is about: "with *obstruction of justice* over the blast"."""
    kept = [t for t in themes if not _only_reacts(t)]
    if len(kept) < len(themes):
        kept = [t for t in kept if t.dep_ == "pcomp" or t.head.lower_ not in _ABOUT]
    return kept


def _only_reacts(theme: Token) -> bool:
    """Whether it is only what is made of a deed: "accused of *exploiting* it", "charged with *obstruction*"."""
    if theme.dep_ == "pcomp":
        return theme.lemma_.lower() in words("responsibility", "aftermath")
    return theme.lemma_.lower() in words("responsibility", "against_justice")
