"""Which groups are thought to have done it: by its marks, as those called suspects, or pointed at.

In: attack drafts with their triggers.  Out: the same, with the groups as suspects.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.attacks.clusters import Cluster
from kg.extract.claims.responsibility import actor_at, cluster_of, deed_near
from kg.extract.drafts import FactDraft, Reading
from kg.extract.entities.membership import armed_groups
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_negated, is_passive, is_verbal, objects, prepositions, subjects
from kg.lexicon import words
from kg.records import Stance

_RULE = {
    "bear": "lexicon:bears-marks",
    "call": "lexicon:called-suspect",
    "fall": "lexicon:suspicion-fell",
    "point": "lexicon:pointed-at",
}
_ON = frozenset({"on", "upon", "to"})


def find_marked(reading: Reading, of_trigger: dict[int, Cluster]) -> None:
    """Add the groups whose marks an attack bears, and those that are called its likely perpetrators."""
    if not of_trigger:
        return
    for noun in reading.doc.among(words("responsibility", "marks")):
        if noun.pos_ in {"NOUN", "PROPN"} and not is_negated(noun.head):
            cluster = _told_of(subjects(noun.head) if is_verbal(noun.head) else [], noun, of_trigger)
            _write(reading, list(_marking(noun)), noun, cluster, _RULE["bear"])
    for noun in reading.doc.among(words("responsibility", "suspect_nouns")):
        verb = noun.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ == "as" and is_verbal(verb) and not is_negated(verb):
            cluster = _told_of(
                [t for prep, t in prepositions(noun) if prep in {"of", "in", "behind"}], noun, of_trigger
            )
            _write(reading, list(_called(verb)), noun, cluster, _RULE["call"])
    for noun in reading.doc.among(words("responsibility", "doubts")):
        _write(reading, _fallen_on(noun), noun, deed_near(noun, of_trigger), _RULE["fall"])
    for verb in reading.doc.among(words("responsibility", "pointing")):
        if is_verbal(verb) and not is_negated(verb) and not objects(verb):
            at = [t for prep, t in prepositions(verb) if prep in {"at", "to"}]
            _write(reading, at, verb, deed_near(verb, of_trigger), _RULE["point"])


def _fallen_on(noun: Token) -> list[Token]:
    """On whom suspicion is: "suspicion fell *on the Front*", "suspicion is likely to fall *on the Front*"."""
    if noun.dep_ != "nsubj" or is_negated(noun.head):
        return []
    verbs = [v for v in (noun.head, *noun.head.subtree) if v.lemma_.lower() in words("responsibility", "falling")]
    return [t for v in verbs[:1] if is_verbal(v) for prep, t in prepositions(v) if prep in _ON]


def _marking(noun: Token) -> Iterator[Token]:
    """Whose marks they are: "the hallmarks of *the Front*", "the hallmarks of attacks by *the Front*"."""
    for owner in (t for prep, t in prepositions(noun) if prep in {"of", "by"}):
        yield owner
        yield from (t for prep, t in prepositions(owner) if prep == "by")


def _called(verb: Token) -> Iterator[Token]:
    """Who is called something: "sees *the Front* as the suspect", "is looking at *the Front* as the suspect"."""
    yield from subjects(verb) if is_passive(verb) else objects(verb)
    yield from (t for prep, t in prepositions(verb) if prep in {"at", "into", "to"})


def _told_of(deeds: list[Token], noun: Token, of_trigger: dict[int, Cluster]) -> Cluster | None:
    """The attack that is named, or the one told last: "*it* bears the hallmarks of the Front"."""
    named = next((c for t in deeds if (c := cluster_of(t, of_trigger)) is not None), None)
    return named or deed_near(noun, of_trigger)


def _write(reading: Reading, groups: list[Token], at: Token, cluster: Cluster | None, rule: str) -> None:
    if cluster is None or cluster.draft is None:
        return
    for token in groups:
        entity = actor_at(reading, token, at)
        if entity is None:
            continue
        group = entity if entity.type == "ArmedGroup" else next(armed_groups(entity), None)  # "the KLX militia"
        known = [*cluster.draft.values("suspect"), *cluster.draft.values("perpetrator")]
        if group is not None and group not in known:
            cluster.draft.add_fact(FactDraft("suspect", group, at, rule, stance=Stance.SUSPECTED))
