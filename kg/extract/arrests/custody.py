"""What arrests share, however they are told: who can arrest, how many were taken, when and where.

In: frames and entities of one reading.  Out: answers, and :class:`Told`, an arrest or a legal step told so far.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.frames.circumstances import Circumstances, place_entities
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.lexicon import words
from kg.records import PLACE_TYPES

CAPTORS = frozenset({"SecurityForce", "GovernmentBody", "Country", "IntergovernmentalOrganization", "Organization"})
Taken: TypeAlias = tuple[Token, EntityDraft]  # where somebody is told to be held, and who it is
_KEPT = frozenset({"gets", "passive_only"})  # verbs that say where people are kept, not where they were taken
_REACH = 6  # sentences between the arrests of one operation


@dataclass(slots=True)
class Told:
    """An arrest or a legal step, with the people and the counts told of it so far."""

    event: EventDraft
    people: list[EntityDraft]
    counts: list[int]

    def add(self, people: list[EntityDraft], counts: list[int]) -> None:
        """Add people taken in the same operation to those told before, and to their number."""
        self.people += people
        self.counts = [*self.counts, *counts]
        for fact in self.event.facts:
            if fact.name == "arrestedCount":
                fact.value, fact.rule = sum(self.counts), "numbers:operation"


def count_of(reading: Reading, token: Token, entity: EntityDraft) -> int | None:
    mention = reading.mentions.get(token.i)
    if mention is None:
        return None
    if mention.quantity is not None:
        return mention.quantity.quantity.value if mention.quantity.quantity is not None else None
    if mention.lemma in words("numbers", "twosome"):
        return 2  # "police arrested the pair"
    if (
        entity.type == "Person"
        or (mention.cls == "person" and not mention.plural)
        or (mention.cls == "pronoun" and not entity.plural and mention.sub in {"he", "she", "him", "her"})
    ):
        return 1
    return None


def join_operation(
    reading: Reading,
    frame: Frame,
    suspects: list[Taken],
    last: Told,
    circumstances: Circumstances,
) -> bool:
    """Add people who are told as further ones of the last operation, "the force also detained two men"; say if so.

    Both must be counted, and the later ones must have no place of their own.  Those told of twice count once.
    """
    if last.event.type != "Arrest" or not any(last.event.values("arrestedCount")):
        return False
    if frame.sense.mode in _KEPT:
        return False  # "another man is also in custody": whoever took him
    counts = [n for t, e in suspects if (n := count_of(reading, t, e)) is not None]
    verb = frame.trigger
    distance = reading.sentence_index(verb) - reading.sentence_index(last.event.triggers[-1])
    own = [rule for _, rule in circumstances.places.get(verb.i, ()) if not rule.startswith("discourse:")]
    if len(counts) < len(suspects) or distance > _REACH or (own and distance) or frame.heads("place"):
        return False
    also = any(c.lower_ in words("coreference", "adding") and c.dep_ == "advmod" for c in verb.children)
    if not also and not any(_is_further(reading, t) for t, _ in suspects):
        return False
    forces = frame.heads("agent")
    if forces and not any(_definite(reading, t) for t in forces):
        return False
    told = [
        count_of(reading, f.at, f.value)
        for f in last.event.facts
        if f.name == "arrested" and isinstance(f.value, EntityDraft) and _is_further(reading, f.at)
    ]
    # "two leaders and two other men were captured. ... Two other men were also captured."
    last.add([e for _, e in suspects], [] if counts == told else counts)
    return True


def _is_further(reading: Reading, token: Token) -> bool:
    mention = reading.mentions.get(token.i)
    return mention is not None and any(t.lower_ in words("coreference", "adding") for t in mention.tokens)


def _definite(reading: Reading, token: Token) -> bool:
    mention = reading.mentions.get(token.i)
    return mention is not None and (mention.definite in {"the", "this"} or mention.cls == "pronoun")


def write_circumstances(reading: Reading, event: EventDraft, frame: Frame, circumstances: Circumstances) -> None:
    for time, rule in circumstances.times.get(frame.trigger.i, ()):
        if time.when is not None and time.when.literal and not time.since and not any(event.values("date")):
            event.add_fact(FactDraft("date", time.when, reading.doc[time.start_i], rule))
    kept = frame.sense.mode in _KEPT
    if kept and len(event.triggers) > 1:
        return  # "was arrested in Lomar and is being held in Velia"
    for entity, token, rule in place_entities(reading, frame, circumstances):
        if frame.sense.family == "legal" and token.lemma_.lower() in words("responsibility", "jails"):
            continue  # "was sentenced to life in prison"
        if entity.type in PLACE_TYPES - ({"Facility"} if kept else set()):  # "is held in the county jail"
            event.add_fact(FactDraft("place", entity, token, rule))
