"""Find to which group people are said to belong: "the hijackers belonged to the Lomar Front", "were its members".

In: a :class:`~kg.extract.drafts.Reading` whose references are linked.  Out: ``memberOf`` facts of people.  A phrase
that holds the group itself ("Lomar Front militants") is read by :mod:`kg.extract.entities.attributes`.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.text.parse import Token
from kg.extract.text.syntax import RELATIVE_PRONOUNS, antecedent, is_negated, prepositions, subjects
from kg.lexicon import forms, words
from kg.records import Stance

_PEOPLE = frozenset({"Person", "UnnamedGroup"})
_GROUPS = frozenset({"ArmedGroup", "Organization", "SecurityForce"})


def find_affiliations(reading: Reading) -> None:
    """Write for everybody who is said to belong to a group that they are a member of it."""
    for verb in reading.doc.among(words("coreference", "belonging") | {"be"}):
        if is_negated(verb):
            continue
        groups = list(_groups(reading, verb))
        for token in subjects(verb) if groups else ():
            who = antecedent(token) if token.lower_ in RELATIVE_PRONOUNS else token
            person = reading.entity_at(who) if who is not None else None
            if person is None or person.type not in _PEOPLE:
                continue
            stance = Stance.SUSPECTED if held_to_be(verb) else Stance.STATED
            for group in groups:
                if group is not person:
                    person.add_fact(FactDraft("memberOf", group, verb, "syntax:belongs", stance=stance))


def held_to_be(verb: Token) -> bool:
    """Whether it is only thought so: "gunmen *believed to be* members of the Front"."""
    return verb.dep_ == "xcomp" and verb.head.lower_ in forms("deeds", "held_to_be")


def _groups(reading: Reading, verb: Token) -> Iterator[EntityDraft]:
    """The groups named after the verb: "belonged *to the Front*", "were members *of the Front*"."""
    if verb.lemma_.lower() != "be":
        nouns = [t for prep, t in prepositions(verb) if prep == "to"]
    elif held_to_be(verb) and (from_ := [t for prep, t in prepositions(verb) if prep in {"from", "with"}]):
        nouns = from_  # "gunmen said to be from the Front"
    else:
        attributes = [c for c in verb.children if c.dep_ == "attr"]
        members = [c for c in attributes if c.lemma_.lower() in words("coreference", "members")]
        nouns = [t for c in members for prep, t in prepositions(c) if prep == "of"]
        nouns += [
            reading.doc[n.start_i : n.end_i].root
            for c in attributes
            if (m := reading.mentions.get(c.i)) is not None and m.cls in {"person", "people"} and m.name is None
            for n in m.names_inside
        ]  # "were Lomar Front militants"
    for noun in nouns:
        entity = reading.entity_at(noun)
        if entity is not None and entity.type in _GROUPS and entity.named:
            yield entity
