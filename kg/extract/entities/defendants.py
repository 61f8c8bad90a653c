"""Whose name a report of a case gives later: "A man accused of shooting a clerk ... *Ilo Venn* has been charged".

In: entities whose references are linked.  Out: pairs of a described person held for a deed and the one person with a
name who is held too.  Whoever two names could mean stays without one.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.culprits import is_hurt, names_a_culprit, role_of
from kg.extract.entities.persons import can_be_one, sex, single
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_negated, is_passive
from kg.lexicon import words

_FIRST_TOLD = frozenset({"a", "bare"})


def of_the_case(reading: Reading) -> Iterator[tuple[EntityDraft, EntityDraft]]:
    """Pair each described person held for a deed with the one name held later that can be theirs."""
    held = [(e, at) for e in reading.entities if single(e) and (at := held_at(e)) is not None and not is_hurt(e)]
    named = [(e, at) for e, at in held if e.type == "Person" and not e.positions]
    pairs = []
    for described, at in held:
        if described.type != "UnnamedGroup" or not _brought_in(reading, _first(described)):
            continue
        later = [e for e, told in named if told > at and _first(e).head.i > at and can_be_one(described, e)]
        if len(later) == 1:
            pairs.append((described, later[0]))
    for described, person in pairs:
        if len({sex(d) for d, p in pairs if p is person} - {""}) <= 1:  # "a man ... a woman ... Venn": either of them
            yield described, person


def _brought_in(reading: Reading, mention: Mention) -> bool:
    """Whether a phrase brings somebody in: with "a", or with "the" where an article opens, "*The suspect* said"."""
    if mention.definite in _FIRST_TOLD:
        return True
    return mention.definite == "the" and names_a_culprit(mention) and reading.sentence_index(mention.head) == 0


def _first(entity: EntityDraft) -> Mention:
    return min(entity.mentions, key=lambda m: m.head.i)


def held_at(entity: EntityDraft) -> int | None:
    """Where the text first tells that somebody is arrested, tried, accused or a suspect; ``None`` if it never does."""
    told = [m.head.i for m in entity.mentions if names_a_culprit(m) or role_of(m) == "tried" or is_accused(m)]
    return min(told, default=None)


def is_accused(mention: Mention) -> bool:
    """Whether a phrase is of somebody accused: "*Venn* is accused of firing shots", "*a man* accused of murder"."""
    head: Token = mention.head
    clauses = [c for c in head.rights if c.dep_ in {"acl", "relcl"} and is_passive(c)]
    if head.dep_ == "nsubjpass" or (head.dep_ == "nsubj" and _of_a_headline(head.head)):
        clauses.append(head.head)
    blame = words("responsibility", "blame")
    return any(c.lemma_.lower() in blame and not is_negated(c) for c in clauses)


def _of_a_headline(verb: Token) -> bool:
    """Whether a participle has neither auxiliary nor object: "Woman *charged* with stabbing her husband"."""
    return verb.tag_ in {"VBD", "VBN"} and not any(c.dep_ in {"aux", "auxpass", "dobj", "ccomp"} for c in verb.children)
