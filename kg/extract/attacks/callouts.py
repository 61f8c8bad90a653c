"""When and where an attack was by when police were called, or when the fire began: "Officers were called at 11 p.m.".

In: the clusters of an article.  Out: the same, where one that has no day or no place gets those of the call.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.persons import is_security
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_negated, is_passive, is_verbal, subjects, verb_above
from kg.lexicon import words
from kg.records import PLACE_TYPES, Precision, When

_RULE = "syntax:called-out"
_REACH = 4  # sentences between an attack and the call
_GOING = frozenset({"to", "at", "in", "on", "near", "outside", "of"})


def date_by_calls(reading: Reading, clusters: list[Cluster], of_trigger: dict[int, Cluster]) -> None:
    """Give the attack told nearest the day and the place to which police were called."""
    for verb in reading.doc.among(words("circumstances", "called_out")):
        if not _calls(reading, verb):
            continue
        cluster = _told_near(reading, verb, clusters, of_trigger)
        if cluster is None:
            continue
        day = _day(reading, verb)
        if day is not None and not any(when.precision is Precision.DAY for when, _, _ in cluster.dates):
            cluster.dates.append((*day, _RULE))
        if not cluster.places:
            cluster.places += [(entity, at, _RULE) for entity, at in _places(reading, verb)]
    _date_by_fires(reading, of_trigger)


def _date_by_fires(reading: Reading, of_trigger: dict[int, Cluster]) -> None:
    """Give an arson told before the day on which its fire began: "*The blaze broke out* on Saturday"."""
    fires = [i for i, cluster in of_trigger.items() if "Arson" in cluster.types]
    for fire in reading.doc.among(words("circumstances", "fires")) if fires else ():
        verb = fire.head
        begins = fire.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_.lower() in words("circumstances", "beginning")
        if not begins or not any(c.lower_ in {"the", "this"} for c in fire.lefts):
            continue
        here = reading.sentence_index(fire)
        told = [i for i in fires if i < fire.i and here - reading.sentence_index(reading.doc[i]) <= _REACH]
        day = _day(reading, verb)
        if told and day is not None and not of_trigger[max(told)].dates:
            of_trigger[max(told)].dates.append((*day, "syntax:fire-began"))


def _calls(reading: Reading, verb: Token) -> bool:
    """Whether helpers are called or come: "police were called", "deputies responded", not "police called a meeting"."""
    comes = verb.lemma_.lower() in words("circumstances", "coming")
    if not is_verbal(verb) or is_negated(verb) or is_passive(verb) == comes:
        return False
    for token in subjects(verb):
        entity = reading.entity_at(token)
        if entity is not None and is_security(entity):
            return True
        if token.lemma_.lower() in words("circumstances", "helpers"):
            return True
    return False


def _told_near(
    reading: Reading, verb: Token, clusters: list[Cluster], of_trigger: dict[int, Cluster]
) -> Cluster | None:
    """The attack with people hit told last before the call, or first after it; else the nearest, or the only one."""
    here = reading.sentence_index(verb)
    near = [i for i in of_trigger if abs(reading.sentence_index(reading.doc[i]) - here) <= _REACH]
    order = sorted(near, key=lambda i: (i > verb.i, abs(verb.i - i)))
    told = next((c for i in order if (c := of_trigger[i]).figures or c.victims), None)
    if told is None and order:
        return of_trigger[order[0]]
    return told or (clusters[0] if len(clusters) == 1 else None)


def _day(reading: Reading, verb: Token) -> tuple[When, Token] | None:
    """The day of the call."""
    for time in reading.times_in(verb.sent):
        if time.when is None or time.since or time.when.precision is not Precision.DAY:
            continue
        if verb_above(reading.doc[time.start_i : time.end_i].root) is verb:
            return time.when, reading.doc[time.start_i]
    return None


def _places(reading: Reading, verb: Token) -> Iterator[tuple[EntityDraft, Token]]:
    """The places that the call tells, in text order."""
    after = (reading.mentions.get(i) for i in range(verb.i + 1, verb.sent.end))
    for mention in dict.fromkeys(m for m in after if m is not None):
        entity = reading.of_mention.get(mention)
        if entity is None or entity.type not in PLACE_TYPES or verb_above(mention.head) is not verb:
            continue
        top = mention.head
        while top.dep_ in {"appos", "conj"}:
            top = top.head
        if top.dep_ == "pobj" and top.head.lower_ in _GOING:
            yield entity, mention.head
