"""Name the weapons: which concept of the weapon lexicon a phrase stands for, and what it says of the attack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from kg.extract.drafts import Reading
from kg.extract.names.mentions import LADEN
from kg.extract.text.parse import Token
from kg.extract.text.syntax import noun_phrase
from kg.lexicon import index, load, match_end, words


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
            return "car-bomb"  # "a car bombing"
        return concept
    if mention is not None and mention.cls == "vehicle":
        return "vehicle"
    return None


@cache
def _types() -> Mapping[str, str]:
    table = load("events").get("by_weapon", {})
    return MappingProxyType({concept: kind for kind, concepts in table.items() for concept in concepts})


def type_by_weapon(concepts: Sequence[str]) -> str | None:
    """The class of attack that a weapon implies ("knife" → Stabbing); ``None`` when none does."""
    for concept in concepts:
        kind = _types().get(concept)
        if kind is not None:
            return kind
    return None
