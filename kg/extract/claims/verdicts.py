"""Who did it by the judgment of a court: "found guilty of the murder", "jailed for life for the bombing".

In: frames of convictions and sentences, and clusters of attacks with their triggers.  Out: facts on the attacks:
``perpetrator`` of whoever was convicted of the deed itself, ``suspect`` of whoever had another part in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.attacks.clusters import Cluster
from kg.extract.claims.responsibility import actor_at, targets_of
from kg.extract.drafts import FactDraft, Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import clause_root, conjuncts, gerunds, prepositions
from kg.extract.text.triggers import noun_trigger, table
from kg.lexicon import words

_CONVICTED = "lexicon:convicted"
_JUDGED = frozenset({"Conviction", "Sentence"})
_FOR = frozenset({"after", "for", "in", "of", "over", "with"})


def find_verdicts(reading: Reading, frames: Sequence[Frame], of_trigger: dict[int, Cluster]) -> None:
    """Add who was convicted of every attack of the article."""
    for frame in frames if of_trigger else ():
        if frame.sense.type in _JUDGED and frame.status == "happened" and not frame.nominal:
            themes = _crimes(frame, of_trigger)
            role = _role(themes, of_trigger)
            for cluster in targets_of(reading, frame.trigger, of_trigger, themes) if role else ():
                for token in frame.heads("patient", "target"):
                    _write(reading, cluster, token, frame.trigger, role)


def _crimes(frame: Frame, of_trigger: dict[int, Cluster]) -> list[Token]:
    """What somebody is convicted of: what the prepositions of the verdict say, else the deeds of its clause."""
    verb = frame.trigger
    spots = [verb, *(c for c in verb.children if c.lower_ in words("deeds", "verdicts") or c.dep_ == "dobj")]
    for_what = _FOR | ({"to"} if frame.sense.type == "Conviction" else set())  # "guilty to", but "sentenced to death"
    told = [t for spot in spots for prep, t in prepositions(spot) if prep in for_what]
    told += [c for spot in spots for c in gerunds(spot, for_what)]
    if any(t.i in of_trigger or _deed(t) for t in told) or any(t.dep_ == "pcomp" for t in told):
        return told
    # "found guilty last month *of* attempted murder over the attack": hung on the month
    after = [verb.doc[i] for i in sorted(of_trigger) if verb.i < i < verb.sent.end]
    return [*told, *(t for t in after if clause_root(t) == clause_root(verb) and t.dep_ == "pobj")]


def _role(themes: list[Token], of_trigger: dict[int, Cluster]) -> str:
    """``perpetrator`` for the deed itself, ``suspect`` for a part in it, empty for what is neither."""
    done = table("light")["agent"]
    parts = words("responsibility", "helping", "involvement")
    role = ""
    for theme in (t for first in themes for t in conjuncts(first)):
        lemma = theme.lemma_.lower()
        if theme.i not in of_trigger and lemma in words("responsibility", "order"):
            return ""  # "convicted of ordering the attack": told as an order
        if theme.i in of_trigger or _deed(theme) or (theme.dep_ == "pcomp" and lemma in done):
            return "perpetrator"
        if lemma in parts:
            role = "suspect"  # "convicted of helping the attackers", "for his role in the attack"
    return role  # not "jailed for reporting on the attack", "for impeding the investigation into it"


def _deed(noun: Token) -> bool:
    """Whether the noun names an attack: "murder", but not the death that somebody is sentenced to."""
    sense = noun_trigger(noun)
    return sense is not None and sense.family == "attack"


def _write(reading: Reading, cluster: Cluster, token: Token, verb: Token, role: str) -> None:
    entity, draft = actor_at(reading, token, verb), cluster.draft
    if entity is None or draft is None or entity in draft.values("victim"):
        return
    if role == "perpetrator":
        draft.facts = [f for f in draft.facts if not (f.name == "suspect" and f.value is entity)]
    elif entity in [*draft.values("perpetrator"), *draft.values("suspect")]:
        return
    draft.add_fact(FactDraft(role, entity, verb, _CONVICTED))
