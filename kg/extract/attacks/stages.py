"""Tell the stages of one attack: what was done in one breath, who stormed in after a bomb, what opened the way.

In: what one frame says, and the attacks told before.  Out: the attack that it is a stage of, or none.  What the same
attackers did next, who are pointed at, is read in :mod:`kg.extract.attacks.narration`.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster, told_by, towns
from kg.extract.attacks.elaboration import is_force
from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.syntax import first_conjunct, objects, subjects
from kg.lexicon import words

_BOMBS = frozenset({"Bombing", "SuicideBombing"})
_RAIDS = frozenset({"ArmedAssault", "HostageTaking", "Shooting"})
_THINGS = frozenset({"it", "its", "there"})  # pronouns for the place that was attacked


def stage_of(reading: Reading, frame: Frame, item: Cluster, clusters: list[Cluster]) -> Cluster | None:
    """The attack that a verb without a day or a town tells a stage of."""
    if item.dates or towns(item) or item.gaps or item.moments:
        return None
    if (cleared := _cleared(item, clusters)) is not None or frame.nominal:
        return cleared
    return _in_one_breath(frame, item, clusters) or _stormed_then(reading, frame, item, clusters)


def _in_one_breath(frame: Frame, item: Cluster, clusters: list[Cluster]) -> Cluster | None:
    """The attack whose doers hurt somebody, told by one subject: "gunmen stormed a station and *killed* four"."""
    first = first_conjunct(frame.trigger)
    if frame.sense.family != "harm" or first.i == frame.trigger.i:
        return None
    cluster = told_by(first, clusters)
    mine = {id(e) for e, _, _ in item.agents}
    return cluster if cluster is not None and any(id(e) in mine for e, _, _ in cluster.agents) else None


def _stormed_then(reading: Reading, frame: Frame, item: Cluster, clusters: list[Cluster]) -> Cluster | None:
    """The bombing after which somebody went in: "a bomber hit the gate. Gunmen *then* stormed *the building*"."""
    verb = frame.trigger
    if not item.types.keys() & _RAIDS or not any(c.lower_ in words("coreference", "next_step") for c in verb.lefts):
        return None
    cluster = max(clusters, key=lambda c: c.frames[-1].trigger.i)
    if not cluster.types.keys() & _BOMBS or any(is_force(e) for e, _, _ in item.agents):
        return None
    if reading.sentence_index(verb) - reading.sentence_index(cluster.frames[-1].trigger) > 1:
        return None
    hit = (reading.mentions.get(at.i) for e, at, _ in item.targets if e.type == "Facility")
    known = all(m is not None and (m.definite in {"the", "this", "poss"} or m.cls == "pronoun") for m in hit)
    return cluster if known else None


def _cleared(item: Cluster, clusters: list[Cluster]) -> Cluster | None:
    """The raid that a bomb opened the way for: "militants stormed a hall after *a bomb exploded* outside *it*"."""
    verb = next((f.trigger for f in item.frames if f.trigger.dep_ == "advcl"), None)
    if verb is None or not item.types.keys() & _BOMBS or not any(c.dep_ == "mark" for c in verb.lefts):
        return None
    cluster = told_by(verb.head, clusters)
    if cluster is None or not cluster.types.keys() & _RAIDS or any(is_force(e) for e, _, _ in cluster.agents):
        return None
    return cluster if any(t.lower_ in _THINGS for t in verb.subtree) else None


def another_bomb(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether a bomb newly told of was made harmless, and the one told before went off: "*a car bomb* was defused".

    "A *second* device was defused" may be of the same attack.
    """
    if not item.defused or cluster.defused or not any(f.quantity.value for f in cluster.figures):
        return False
    row = words("coreference", "fresh", "numbered", "one_more")
    named = [t for f in item.frames for t in (*subjects(f.trigger), *objects(f.trigger), *f.heads("instrument"))]
    told = [m for t in named if (m := reading.mentions.get(t.i)) is not None and m.cls == "weapon"]
    return any(m.definite == "a" and not any(t.lower_ in row for t in m.tokens) for m in told)
