"""What an act of speech is, and what its parts may be; the rooms that find them share this.

In: spaCy tokens and a :class:`~kg.extract.drafts.Reading`.  Out: answers; nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.parse import Token
from kg.extract.speech import unique, voices
from kg.extract.syntax import conjuncts, is_verbal
from kg.extract.triggers import noun_trigger
from kg.lexicon import words

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

    ``occasion`` says that it was made for the public: in a statement, at a news conference.
    """

    kind: str
    at: Token
    verb: Token
    rule: str
    speakers: list[EntityDraft]
    themes: list[Token] = field(default_factory=list)
    accused: list[EntityDraft] = field(default_factory=list)
    occasion: bool = False


def clauses(verb: Token) -> list[Token]:
    """The heads of the clauses that a verb of saying governs, those after a preposition included."""
    found = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp"} and is_clause(c)]
    found += [c for p in verb.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pcomp"]
    return [t for c in found for t in conjuncts(c)]


def is_clause(token: Token) -> bool:
    """Whether the token heads a clause, not a bare adjective or noun."""
    return is_verbal(token) or token.tag_.startswith("VB")


def is_deniable(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return lemma in words("statements", "deniable") or lemma in words("reporting", "nouns.accuse", "nouns.claim")


def identified(entities: list[EntityDraft]) -> list[EntityDraft]:
    """Those with an identity of their own: named people, bodies, groups and states."""
    return [e for e in entities if e.type not in {"UnnamedGroup", "MediaOutlet"}]


def actors(reading: Reading, tokens: list[Token]) -> list[EntityDraft]:
    return unique(e for token in tokens for t in conjuncts(token) for e in voices(reading, t))


def is_actor(reading: Reading, token: Token) -> bool:
    entity = reading.entity_at(token)
    return entity is not None and entity.is_actor


def is_deed(reading: Reading, token: Token) -> bool:
    sense = noun_trigger(token)
    return (sense is not None and sense.family in {"attack", "harm"}) or token.lemma_.lower() in words(
        "statements", "violence"
    )


def words_before(noun: Token) -> list[Token]:
    return list(noun.doc[max(noun.sent.start, noun.i - 3) : noun.i + 1])
