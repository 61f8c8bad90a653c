"""Tell that a sentence points at what was told of an attack: as many dead, the thing that was hit, the same word.

In: what one frame says, and an attack told before.  Out: yes or no.  Who and what was hit by name is compared in
:mod:`kg.extract.attacks.coreference`.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.names.mentions import Mention
from kg.extract.text.syntax import is_passive, relative_clause
from kg.extract.text.triggers import general_types
from kg.lexicon import words
from kg.records import Outcome

_BOMBINGS = frozenset({"Bombing", "SuicideBombing"})


def same_toll(item: Cluster, cluster: Cluster) -> bool:
    """Whether as many were killed or hurt, told one by one or not: "*two* people; *a barman and a student*"."""
    counts = {(f.outcome, f.quantity.value) for f in item.figures if f.quantity.value > 1}
    singly = _killed_singly(item)
    counts |= {(Outcome.KILLED, singly)} if singly > 1 else set()
    return bool(counts & {(f.outcome, f.quantity.value) for f in cluster.figures})


def _killed_singly(item: Cluster) -> int:
    """How many were killed where each is told by himself: two of "killing *a barman* and *a student*"."""
    killed = [f.quantity.value for f in item.figures if f.outcome is Outcome.KILLED]
    return len(killed) if set(killed) == {1} else 0


def same_thing(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether what was hit is pointed at by the noun it was told by: "a police convoy ... *the convoy*"."""
    told = {at.lemma_.lower() for e, at, _ in cluster.targets if e.type == "Facility"}
    hit = [(e, reading.mentions.get(at.i)) for e, at, _ in item.targets]
    return any(m is not None and m.definite in {"the", "this"} and not e.named and m.lemma in told for e, m in hit)


def same_bomb(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether a bomb is that of the bombing told of: "the toll of the bombing rose. ... *The device* went off at"."""
    used = (reading.mentions.get(at.i) for _, at, _ in item.weapons)
    known = any(m is not None and m.name is None and m.definite in {"the", "this"} for m in used)
    return known and not _BOMBINGS.isdisjoint(item.types) and not _BOMBINGS.isdisjoint(cluster.types)


def as_many(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether those hit are as many as were told of: "killing 12 villagers. *The 12 people* killed were all shot"."""
    told = {f.quantity.value for f in cluster.figures if f.quantity.value > 1}
    hit = [m for _, at, _ in item.victims if (m := reading.mentions.get(at.i)) is not None and m.quantity is not None]
    counted = (m.quantity.quantity for m in hit if m.quantity is not None and (m.definite == "the" or _all_of(m)))
    return any(count is not None and count.value in told for count in counted)


def _all_of(mention: Mention) -> bool:
    """Whether a number means all of those told of: "*all nine* were shot in their fields"."""
    first = mention.head.left_edge
    return first.lower_ in words("coreference", "all_of_them")


def how_it_was(frame: Frame, cluster: Cluster) -> bool:
    """Whether a relative clause tells how the victim was hit: "the murder of Ilo Venn, who *was shot* in Osk"."""
    noun = relative_clause(frame.trigger) if is_passive(frame.trigger) else None
    told = (f for f in cluster.frames if f.nominal and f.trigger.sent.start == frame.trigger.sent.start)
    return noun is not None and any(noun.i == t.i for f in told for t in f.heads("patient"))


def owners(reading: Reading, item: Cluster) -> set[int]:
    """Whose the things that were hit are, by identity: "*his car* came under fire"."""
    owners = [c for _, at, _ in item.targets for c in at.lefts if c.dep_ == "poss"]
    return {id(e) for t in owners if (e := reading.entity_at(t)) is not None and e.type == "Person"}


def same_word(frame: Frame, cluster: Cluster) -> bool:
    """Whether the noun alone says which it was: "killed two in *a gunbattle*. *The gunbattle* began before dawn".

    Not "the explosion *at the mint*", which may be another one, nor "the attack", which may be any of them.
    """
    noun = frame.trigger
    if frame.sense.type in general_types() or any(c.dep_ in {"acl", "prep", "relcl"} for c in noun.rights):
        return False
    lemma = noun.lemma_.lower()
    return any(f.nominal and f.trigger.lemma_.lower() == lemma and f.trigger.tag_ == noun.tag_ for f in cluster.frames)


def called_by_it(frame: Frame, cluster: Cluster) -> bool:
    """Whether the noun is told apart by what was hit or used: "*the checkpoint attack*", "*the mine attack*"."""
    by = {c.lemma_.lower() for c in frame.trigger.lefts if c.dep_ == "compound" and c.pos_ == "NOUN"}
    rows = (*cluster.targets, *cluster.places, *cluster.weapons)
    return not by.isdisjoint(at.lemma_.lower() for _, at, _ in rows)


def same_death(item: Cluster, cluster: Cluster) -> bool:
    """Whether both tell that one person, whom they name, was killed: "killed a man. Venn *was shot* as he drove"."""
    how = item.lead.sense.type == "Shooting" and not (item.lead.nominal or item.dates)
    theirs = {id(e) for e, _, _ in cluster.victims} if _kills(cluster) and (how or _kills(item)) else set()
    return any(e.type == "Person" and e.named and id(e) in theirs for e, _, _ in item.victims)


def _kills(cluster: Cluster) -> bool:
    return any(f.outcome is Outcome.KILLED for f in cluster.figures)
