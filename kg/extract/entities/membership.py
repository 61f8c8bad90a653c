"""The groups that people act for: "FDV guerrillas", "members of the army"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.text.parse import Token
from kg.extract.text.syntax import objects, prepositions
from kg.lexicon import words
from kg.records import Stance


def armed_groups(entity: EntityDraft) -> Iterator[EntityDraft]:
    """The armed groups that somebody is said to be a member of."""
    for fact in entity.facts:
        if fact.name == "memberOf" and isinstance(fact.value, EntityDraft) and fact.stance is Stance.STATED:
            if fact.value.type == "ArmedGroup":
                yield fact.value


def suspected_groups(entity: EntityDraft) -> Iterator[EntityDraft]:
    """The groups that somebody is only thought to be a member of: "gunmen believed to be members of *the Front*"."""
    for fact in entity.facts:
        if fact.name == "memberOf" and isinstance(fact.value, EntityDraft) and fact.stance is not Stance.STATED:
            yield fact.value


def groups_of(reading: Reading, entity: EntityDraft) -> Iterator[EntityDraft]:
    """The groups whose members the people are: the FDV of "FDV guerrillas", the army of "members of the army"."""
    if entity.type != "UnnamedGroup":
        return
    yield from groups_behind(reading, entity)
    for mention in entity.mentions:
        if mention.lemma in words("coreference", "members"):
            for prep, token in prepositions(mention.head):
                group = _behind(reading, token) if prep == "of" else None
                if group is not None:
                    yield group
    if entity.plural and not any(f.name == "memberOf" for f in entity.facts):
        yield from _same_people(reading, entity)


def groups_behind(reading: Reading, entity: EntityDraft) -> Iterator[EntityDraft]:
    """The groups that somebody speaks for or is said to be a member of."""
    yield from spoken_for(reading, entity)
    yield from armed_groups(entity)


def spoken_for(reading: Reading, entity: EntityDraft) -> Iterator[EntityDraft]:
    """The group in whose name somebody speaks: "a man who claimed to speak on behalf of *the FDV*", "represent it"."""
    for mention in entity.mentions:
        if mention.lemma in words("coreference", "speaking_for"):  # "a spokesman for *the FDV*"
            heads = (t for prep, t in prepositions(mention.head) if prep in {"for", "of"})
            yield from (group for t in heads if (group := _behind(reading, t)) is not None)
        clauses = [c for c in mention.head.children if c.dep_ in {"relcl", "acl"}]
        for token in (t for clause in clauses for t in clause.subtree):
            if token.lemma_.lower() in words("coreference", "speaking_for"):
                for named in (*objects(token), *(t for _, t in prepositions(token))):
                    group = _behind(reading, named)
                    if group is not None:
                        yield group


def spokesman_of(entity: EntityDraft) -> EntityDraft | None:
    """The armed group that a person speaks for by office: "FDV spokesman Ilo Venn"."""
    speaks = words("coreference", "speaking_for")
    if not any(part in speaks for p in entity.positions for part in p.title.lower().split()):
        return None
    return next(armed_groups(entity), None)


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
        for group in armed_groups(other):
            if group not in found and lemmas & {m.lemma for m in other.mentions}:
                found.append(group)
    if len(found) == 1:
        yield found[0]
