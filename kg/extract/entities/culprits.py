"""Tell from single phrases who did it and who was hurt, before any event is read.

In: entities with their mentions.  Out: yes or no.  "The attacker" is somebody told to have attacked, or to have been
arrested, never the person last told to have been hurt.
"""

from __future__ import annotations

from functools import cache

from kg.extract.drafts import EntityDraft
from kg.extract.names.mentions import Mention
from kg.extract.text.memo import once
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_passive, is_verbal
from kg.extract.text.triggers import other_sense, verb_trigger
from kg.lexicon import words

_DEEDS = frozenset({"attack", "harm", "arrest", "legal"})


@cache
def culprit_nouns() -> frozenset[str]:
    """Nouns that call somebody a culprit by themselves: "attacker", but not "man"."""
    return words("coreference", "suspects") - words("coreference", "anybody")


def names_a_culprit(mention: Mention) -> bool:
    """Whether the noun itself calls somebody a culprit: "the *attacker*", but not "the man"."""
    return mention.lemma in culprit_nouns()


def is_culprit(entity: EntityDraft) -> bool:
    """Whether one of the mentions is called a culprit, does a deed, is arrested, charged or tried for one."""
    return any(names_a_culprit(m) or role_of(m) in {"doer", "tried"} for m in entity.mentions)


def is_hurt(entity: EntityDraft) -> bool:
    """Whether one of the mentions is told to have been attacked or hurt, and none to have done a deed before."""
    roles = [role_of(m) for m in sorted(entity.mentions, key=lambda m: m.head.i)]
    first = next((role for role in roles if role), "")
    return first == "hurt" or any(m.lemma in words("coreference", "casualties") for m in entity.mentions)


def is_arrested(entity: EntityDraft) -> bool:
    """Whether one of the mentions is told to have been arrested or brought to court."""
    return any(role_of(m) == "tried" for m in entity.mentions)


@once
def role_of(mention: Mention) -> str:
    """``doer``, ``hurt`` or ``tried`` by the verb that the phrase depends on, else the empty string."""
    head: Token = mention.head
    while head.dep_ in {"conj", "appos"}:
        head = head.head
    verb = head.head
    if head.dep_ == "pobj" and verb.dep_ == "agent":
        return "doer" if _family(verb.head) in {"attack", "harm"} else ""
    clauses = [c for c in head.children if c.dep_ in {"acl", "relcl"}]
    if head.dep_ in {"nsubj", "nsubjpass", "dobj"} and is_verbal(verb):
        clauses.insert(0, verb)
    for clause in clauses:
        family = _family(clause)
        if family not in _DEEDS or (family == "attack" and other_sense(clause)):
            continue  # "a girl is *fighting* for her life"
        passive = is_passive(clause) if head.dep_ != "dobj" or clause is not verb else True
        if family in {"arrest", "legal"}:
            return "tried" if passive else ""
        # "the woman killed was a teacher", read as active: who kills, kills somebody
        suffers = family == "harm" and not any(c.dep_ in {"dobj", "ccomp"} for c in clause.children)
        return "hurt" if passive or suffers or (clause is verb and bare_participle(verb, mention)) else "doer"
    return ""


def bare_participle(verb: Token, mention: Mention) -> bool:
    """ "Lawmaker and husband *shot* in Lomar": a headline's participle, after whoever was hit."""
    trigger = verb_trigger(verb)
    bare = verb.tag_ in {"VBD", "VBN"} and trigger is not None and trigger.sense.entry in words("victims", "needing")
    if any(c.dep_ in {"dobj", "aux"} for c in verb.children):
        return False
    return bare and mention.sub not in {"attackers", "security"}


def _family(verb: Token) -> str:
    trigger = verb_trigger(verb)
    return trigger.sense.family if trigger is not None else ""
