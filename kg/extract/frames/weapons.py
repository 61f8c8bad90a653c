"""Name the weapons: which concept of the weapon lexicon a phrase stands for, and what it says of the attack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from kg.extract.drafts import Reading
from kg.extract.frames.roles import class_of
from kg.extract.names.mentions import LADEN
from kg.extract.text.parse import Token
from kg.extract.text.syntax import noun_phrase, prepositions
from kg.extract.text.triggers import Sense
from kg.lexicon import index, load, match_end, words

_BY_HAND = frozenset({"Shooting", "Stabbing"})
_BY_BLAST = frozenset({"Bombing", "RocketAttack"})


def weapon_concept(reading: Reading, token: Token) -> str | None:
    """The concept id ("car-bomb") of the weapon that the phrase headed by ``token`` names, longest entry first."""
    mention = reading.mentions.get(token.i)
    if mention is not None and mention.cls == "weapon" and mention.sub == LADEN:
        return LADEN
    start, _ = noun_phrase(token)
    span = reading.doc[start : token.i + 1]
    entry = match_end("weapons", [t.lemma_.lower() for t in span], [t.lower_ for t in span])
    if entry is not None:
        concept = index("weapons").get(entry)
        after = reading.doc[token.i + 1].lower_ if token.i + 1 < len(reading.doc) else ""
        if concept in words("deeds", "bomb_vehicles") and after.startswith("bomb"):
            return LADEN  # "a car bombing"
        if concept in words("deeds", "bomb_vehicles") and token.head.lemma_.lower() in words("deeds", "going_off"):
            return LADEN  # "a parked car exploded"
        return concept
    if mention is not None and mention.cls == "vehicle":
        return "vehicle"
    return None


def is_weapon(reading: Reading, token: Token, sense: Sense) -> bool:
    """Whether a word of an idiom is what it was done with; a mine that somebody runs over is no pit."""
    if sense.mode == "meets" and token.lemma_.lower() in words("weapons"):
        return token.dep_ not in {"amod", "compound"}
    if token.dep_ == "pobj" and token.head.head.lower_ in words("deeds", "laden"):
        return False  # "rammed a car packed with *explosives* into": the car is the bomb
    if token.lower_ == "fire":
        return weapon_concept(reading, token) not in {None, "fire"}  # "raked a bus with *machine-gun fire*"
    return class_of(reading, token) == "weapon"


def bears_bomb(reading: Reading, token: Token) -> bool:
    """Whether a vehicle is only what a bomb was put into: "a bomb hidden *in a rickshaw*", not "in the mayor's car"."""
    mention = reading.mentions.get(token.i)
    if mention is None or mention.cls != "vehicle" or mention.definite != "a":
        return False
    put = token.dep_ == "pobj" and token.head.head.lemma_.lower() in words("deeds", "putting")
    owned = any(prep == "of" for prep, _ in prepositions(token))
    return put and not owned and mention.lemma in words("deeds", "bomb_carriers")


@cache
def _types() -> Mapping[str, str]:
    table = load("events").get("by_weapon", {})
    return MappingProxyType({concept: kind for kind, concepts in table.items() for concept in concepts})


def type_by_weapon(concepts: Sequence[str]) -> str | None:
    """The class of attack that a weapon implies ("knife" → Stabbing); ``None`` when none does.

    An assault "with rifles and grenades" is neither a shooting nor a bombing.
    """
    kinds = [kind for concept in concepts if (kind := _types().get(concept)) is not None]
    if _BY_HAND & set(kinds) and _BY_BLAST & set(kinds):
        return "ArmedAssault"
    return kinds[0] if kinds else None


def brought_down(verb: Token) -> bool:
    """Whether it is only told of what was stopped: "shot down 26 of 28 drones *launched* at the country"."""
    above, noun = verb.head, verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.lemma_.lower() in words("weapons")
    while noun and above.dep_ in {"pobj", "prep"}:
        above = above.head
    if not noun or above.dep_ not in {"dobj", "npadvmod", "nsubjpass"}:
        return False
    downs = above.head
    forms = {downs.lemma_.lower(), f"{downs.lemma_.lower()} {downs.doc[min(downs.i + 1, above.i)].lower_}"}
    return bool(forms & words("factuality", "status.downing"))
