"""The groups that people act for: "FDV guerrillas", "members of the army"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.text.parse import Token
from kg.extract.text.syntax import prepositions
from kg.lexicon import words


def groups_of(reading: Reading, entity: EntityDraft) -> Iterator[EntityDraft]:
    """The groups whose members the people are: the FDV of "FDV guerrillas", the army of "members of the army"."""
    if entity.type != "UnnamedGroup":
        return
    for fact in entity.facts:
        if fact.name == "memberOf" and isinstance(fact.value, EntityDraft) and fact.value.type == "ArmedGroup":
            yield fact.value
    for mention in entity.mentions:
        if mention.lemma in words("coreference", "members"):
            for prep, token in prepositions(mention.head):
                group = _behind(reading, token) if prep == "of" else None
                if group is not None:
                    yield group
    if entity.plural and not any(f.name == "memberOf" for f in entity.facts):
        yield from _same_people(reading, entity)


def _behind(reading: Reading, token: Token) -> EntityDraft | None:
    """The group that a phrase names, or that its unit is of: "members of *the FDV*", "of a front of the FDV"."""
    group = reading.entity_at(token)
    if group is not None and group.type in {"ArmedGroup", "SecurityForce"}:
        return group
    return next((g for prep, t in prepositions(token) if prep == "of" and (g := _behind(reading, t)) is not None), None)


def _same_people(reading: Reading, entity: EntityDraft) -> Iterator[EntityDraft]:
    """The one group whose people the article calls the same: "FDV guerrillas", then "guerrillas attacked a bridge"."""
    lemmas = {m.lemma for m in entity.mentions if m.cls == "people"} & words("people", "attackers")
    found: list[EntityDraft] = []
    for other in reading.entities:
        for fact in other.facts:
            if fact.name == "memberOf" and isinstance(fact.value, EntityDraft) and fact.value.type == "ArmedGroup":
                if fact.value not in found and lemmas & {m.lemma for m in other.mentions}:
                    found.append(fact.value)
    if len(found) == 1:
        yield found[0]
