"""What an act of speech is, and what its parts may be; the rooms that find them share this.

In: spaCy tokens and a :class:`~kg.extract.drafts.Reading`.  Out: answers; nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.speech.speakers import entity_of, unique, voices
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    agents,
    conjuncts,
    gerunds,
    is_verbal,
    objects,
    prepositions,
    subjects,
)
from kg.extract.text.triggers import noun_trigger, verb_trigger
from kg.lexicon import heads, words

KINDS = {
    "condemn": "Condemnation",
    "accuse": "Accusation",
    "deny": "Denial",
    "vow": "Vow",
    "announce": "Announcement",
    "support": "Support",
}
"""The class of statement that each table of words of saying makes."""


@dataclass(slots=True, eq=False)
class Act:
    """One act of speech; ``verb`` carries its date and quotation, ``themes`` head the phrases it is about.

    ``concerned`` are actors that it is about beside those of the themes: whom something is promised.
    ``occasion`` says that it was made for the public: in a statement, at a news conference.
    """

    kind: str
    at: Token
    verb: Token
    rule: str
    speakers: list[EntityDraft]
    themes: list[Token] = field(default_factory=list)
    accused: list[EntityDraft] = field(default_factory=list)
    concerned: list[EntityDraft] = field(default_factory=list)
    occasion: bool = False


def clauses(verb: Token) -> list[Token]:
    """The heads of the clauses that a verb of saying governs, those after a preposition included."""
    found = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and is_clause(c)]
    found += gerunds(verb)
    return [t for c in found for t in conjuncts(c)]


def is_clause(token: Token) -> bool:
    """Whether the token heads a clause, not a bare adjective or noun."""
    return is_verbal(token) or token.tag_.startswith("VB")


def is_deniable(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return lemma in words("statements", "deniable") or lemma in words("reporting", "nouns.accuse", "nouns.claim")


def is_own_word(noun: Token) -> bool:
    """Whether a noun of saying is that of the one who speaks: "expressed *its solidarity* with"."""
    return any(c.tag_ == "PRP$" for c in noun.children) and noun.lemma_.lower() in heads("reporting", table="nouns")


def identified(entities: list[EntityDraft]) -> list[EntityDraft]:
    """Those with an identity of their own: named people, bodies, groups and states."""
    return [e for e in entities if e.type not in {"UnnamedGroup", "MediaOutlet"}]


def of_the_speaker(reading: Reading, said: Token, who: list[EntityDraft]) -> bool:
    """Whether the one who speaks, or whoever that one speaks for, is the subject of what is said: "said *it* would"."""
    heads = subjects(said)
    return any(
        (
            t.lower_ in words("coreference", "the_speaker")
            and (reading.entity_at(t) is None or reading.entity_at(t) in who)
        )
        or reading.entity_at(t) in who
        or _speak_for(reading.entity_at(t), who)
        for t in heads
    )


def _speak_for(entity: EntityDraft | None, who: list[EntityDraft]) -> bool:
    """Whether the speakers are those of a state or a body: "*the United States* had no part in it, the envoy said"."""
    if entity is None or entity.type not in {
        "Country",
        "GovernmentBody",
        "SecurityForce",
        "ArmedGroup",
        "Organization",
    }:
        return False
    ties = {"nationality", "country", "memberOf"}
    above = [f.value for e in who for f in e.facts if f.name in ties and isinstance(f.value, EntityDraft)]
    above += [f.value for e in above for f in e.facts if f.name == "country" and isinstance(f.value, EntityDraft)]
    return any(e is entity for e in above)


def is_favour(verb: Token) -> bool:
    """Whether a deed is done for whoever it is done to: "to release", "to send", "to help"."""
    return verb.lemma_.lower() in words("statements", "favours")


def distinct(entities: list[EntityDraft]) -> list[EntityDraft]:
    """Those that are somebody: not "a worldwide campaign", a body without a name."""
    return [e for e in entities if e.type != "Organization" or e.named]


def actors(reading: Reading, tokens: list[Token]) -> list[EntityDraft]:
    return unique(e for token in tokens for t in conjuncts(token) for e in voices(reading, t))


def is_actor(reading: Reading, token: Token) -> bool:
    entity = reading.entity_at(token)
    return entity is not None and entity.is_actor


def is_deed(token: Token) -> bool:
    sense = noun_trigger(token)
    return (sense is not None and sense.family in {"attack", "harm"}) or token.lemma_.lower() in words(
        "statements", "violence"
    )


def words_before(noun: Token) -> list[Token]:
    return list(noun.doc[max(noun.sent.start, noun.i - 3) : noun.i + 1])


def is_hostile(verb: Token) -> bool:
    """Whether a deed is against whoever it is done to: "to attack", "to arrest", "to punish"."""
    trigger = verb_trigger(verb)
    if trigger is not None and trigger.sense.family in {"attack", "harm", "damage", "arrest"}:
        return True
    return verb.lemma_.lower() in words("statements", "retribution")


def parties(reading: Reading, tokens: list[Token]) -> list[EntityDraft]:
    """The actors that phrases name or whose conduct they name, each once."""
    return unique(e for t in tokens if (e := party(reading, t)) is not None)


def aims(verb: Token) -> list[Token]:
    """Whom or what an intended deed is for or against: "vowed to strike X", "threatened to cut ties with X"."""
    objs = objects(verb)
    found = [*objs, *(t for n in (*objs, verb) for p, t in prepositions(n) if p in {"against", "on", "to", "with"})]
    if verb.lemma_.lower() in words("statements", "permitting"):
        found += [t for c in verb.children if c.dep_ == "ccomp" for t in subjects(c)]  # "allow the nurses to enter"
    return found


def party(reading: Reading, token: Token) -> EntityDraft | None:
    """The actor that a phrase names, or whose conduct it names: "the court's ruling", "a protest by farmers"."""
    if noun_trigger(token) is not None:
        return None
    entity, mention = reading.entity_at(token), reading.mentions.get(token.i)
    if entity is not None and entity.is_actor and mention is not None and mention.sub != "number":
        return entity
    for owner in _owners(token):
        entity = reading.entity_at(owner)
        if entity is not None and entity.is_actor:
            return entity
    for name in mention.names_inside if mention is not None and mention.name is None else ():
        entity = entity_of(reading, name)
        if entity is not None and entity.is_actor:
            return entity
    return None


def _owners(noun: Token) -> Iterator[Token]:
    """Heads of the phrases that say whose conduct a noun tells, the surest first."""
    yield from (c for c in noun.children if c.dep_ == "poss")  # "the minister's decision"
    yield from (t for p, t in prepositions(noun) if p == "by")  # "a protest by farmers"
    yield from (t for c in noun.children if c.dep_ == "acl" for t in agents(c))  # "threats made by the ministry"
    if noun.lemma_.lower() in words("statements", "conduct"):
        yield from (t for p, t in prepositions(noun) if p in {"of", "from"})  # "the decision of the ministry"
