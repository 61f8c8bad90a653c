"""Tell what was aimed at from what only stood beside it, and from what a whole series of attacks was on.

In: a target or a place of an attack, at the token that names it.  Out: yes or no.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.places import narrow
from kg.extract.text.parse import Token
from kg.extract.text.syntax import as_well, verb_above
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import words
from kg.records import ACTOR_TYPES

_ROUGH = frozenset({"damage", "harm"})
_SUPERLATIVES = frozenset({"JJS", "RBS"})


def stood_beside(reading: Reading, cluster: Cluster, at: Token, rule: str) -> bool:
    """Whether a building was only damaged, or people hurt in it, beside the attack: "damaged *a neighbouring bank*".

    Not "then stormed *a nearby hotel*".
    """
    mention = reading.mentions.get(at.i)
    if mention is None or not any(t.lower_ in words("deeds", "neighbouring") for t in mention.modifiers):
        return False
    families = {f.sense.family for f in cluster.frames for a in f.args if a.head.i == at.i}
    if rule == "syntax:event-verb" or families & _ROUGH:
        return True  # "the blast damaged *nearby shops*"
    verb = verb_above(at) if not families else None
    trigger = verb_trigger(verb) if verb is not None else None
    return trigger is not None and trigger.sense.family in _ROUGH


def without_series(cluster: Cluster) -> list[tuple[EntityDraft, Token, str]]:
    """The targets of an attack, without those that a whole series of attacks was on where more is told of this one."""
    exact = [row for row in cluster.targets if not _of_a_series(row[0], row[1])]
    told = exact or any(e.type == "Facility" for e, _, _ in cluster.places)
    return exact if told else cluster.targets


def drop_doubles(cluster: Cluster) -> None:
    """Keep one of two buildings that stand for one: "a *cafe* in Osk. ... at the *upscale cafe*", "the *Osk cafe*".

    A name says more than a word does.  Not of those of one sentence, of "another cafe" or of "two cafes".
    """
    dropped: set[int] = set()
    sites = [(e, at) for e, at, _ in (*cluster.targets, *cluster.places) if e.type == "Facility"]
    for n, (entity, at) in enumerate(sites):
        for other, there in sites[:n]:
            if other is entity or {id(other), id(entity)} & dropped or at.sent.start == there.sent.start:
                continue
            if as_well(at.head) or as_well(there.head):
                continue  # "the Lomar Mosque was *also* attacked"
            if _one_kind(entity, other):
                less, more = (other, entity) if entity.named else (entity, other)
                dropped.add(id(less))
                if less.container is not None:
                    narrow(more, less.container, at)
    cluster.targets = [row for row in cluster.targets if id(row[0]) not in dropped]
    cluster.places = [row for row in cluster.places if id(row[0]) not in dropped]


def _one_kind(entity: EntityDraft, other: EntityDraft) -> bool:
    """Whether two buildings are called by one noun, in one number, and nothing says that they are two."""
    if entity.named and other.named:
        return False
    apart = words("sites", "beside")
    if any(t.lower_ in apart for e in (entity, other) for m in e.mentions for t in m.tokens):
        return False
    mine, theirs = entity.mentions[0], other.mentions[0]
    known, told = ({t.lower_ for t in m.tokens if t.pos_ not in {"DET", "PUNCT"}} for m in (mine, theirs))
    named = entity.named or other.named
    return mine.lemma == theirs.lemma and mine.plural == theirs.plural and (named or known <= told or told <= known)


def _of_a_series(entity: EntityDraft, at: Token) -> bool:
    """Whether attacks in general were on somebody: "in one of *two* attacks on *the army*", "the *worst* on it".

    A building that such a phrase tells is the one that was hit.
    """
    noun = at.head.head
    if entity.type not in ACTOR_TYPES or at.dep_ != "pobj" or at.head.dep_ != "prep" or noun.pos_ != "NOUN":
        return False
    if any(t.tag_ in _SUPERLATIVES for c in noun.lefts for t in (c, *c.lefts)):
        return True
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return above.lower_ == "one" or any(c.lower_ == "latest" for c in noun.lefts)
