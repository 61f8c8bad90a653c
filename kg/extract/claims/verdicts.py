"""Who did it by the judgment of a court: "found guilty of the murder", "jailed for life for the bombing".

In: frames of convictions and sentences, and clusters of attacks with their triggers.  Out: facts on the attacks:
``perpetrator`` of whoever was convicted of the deed itself, ``suspect`` of whoever had another part in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.attacks.clusters import Cluster
from kg.extract.attacks.substance import CONVICTED
from kg.extract.claims.crimes import crimes_of, is_attack, part_in
from kg.extract.claims.responsibility import actor_at, targets_of
from kg.extract.drafts import FactDraft, Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import clause_root

_JUDGED = frozenset({"Conviction", "Sentence"})
_FOR = frozenset({"after", "for", "in", "of", "over", "with"})


def find_verdicts(reading: Reading, frames: Sequence[Frame], of_trigger: dict[int, Cluster]) -> None:
    """Add who was convicted of every attack of the article."""
    for frame in frames if of_trigger else ():
        if frame.sense.type in _JUDGED and frame.status == "happened" and not frame.nominal:
            themes = _crimes(frame, of_trigger)
            role = part_in(themes, of_trigger)
            for cluster in targets_of(reading, frame.trigger, of_trigger, themes) if role else ():
                for token in frame.heads("patient", "target"):
                    _write(reading, cluster, token, frame.trigger, role)


def _crimes(frame: Frame, of_trigger: dict[int, Cluster]) -> list[Token]:
    """What somebody is convicted of: what the prepositions of the verdict say, else the deeds of its clause."""
    verb = frame.trigger
    for_what = _FOR | ({"to"} if frame.sense.type == "Conviction" else set())  # "guilty to", but "sentenced to death"
    told = crimes_of(verb, for_what)
    if any(t.i in of_trigger or is_attack(t) for t in told) or any(t.dep_ == "pcomp" for t in told):
        return told
    # "found guilty last month *of* attempted murder over the attack": hung on the month
    after = [verb.doc[i] for i in sorted(of_trigger) if verb.i < i < verb.sent.end]
    return [*told, *(t for t in after if clause_root(t) == clause_root(verb) and t.dep_ == "pobj")]


def _write(reading: Reading, cluster: Cluster, token: Token, verb: Token, role: str) -> None:
    entity, draft = actor_at(reading, token, verb), cluster.draft
    if entity is None or draft is None or entity in draft.values("victim"):
        return
    if role == "perpetrator":
        draft.facts = [f for f in draft.facts if not (f.name == "suspect" and f.value is entity)]
    elif entity in [*draft.values("perpetrator"), *draft.values("suspect")]:
        return
    draft.add_fact(FactDraft(role, entity, verb, CONVICTED))
