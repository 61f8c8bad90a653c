"""Arrests told by a noun: "the arrest of three men", "his capture".

In: nominal frames of arrest.  Out: facts of an arrest told before, or a new event where the noun tells who was taken.
"""

from __future__ import annotations

from kg.extract.arrests.custody import CAPTORS, Told, count_of, write_circumstances
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.frames.circumstances import Circumstances
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import prepositions
from kg.lexicon import words


def find_nominal(reading: Reading, frame: Frame, made: list[Told], circumstances: Circumstances) -> None:
    """ "These arrests", "the arrest of X": joins the arrest told before, or opens one for a name or a number."""
    if frame.sense.family != "arrest":
        return
    noun = frame.trigger
    patients = _patients(reading, frame)
    people = [e for _, e in patients]
    for told in made:
        if told.event.type == "Arrest" and (not people or any(p in told.people for p in people)):
            told.event.triggers.append(noun)
            _write_captors(reading, told.event, frame)
            return
    counts = [n for n in (count_of(reading, t, e) for t, e in patients) if n]
    if not counts or len(counts) != len(patients) or not _said_as_fact(noun):
        return
    event = EventDraft(type="Arrest", triggers=[noun])
    for person in people:
        event.add_fact(FactDraft("arrested", person, noun, "syntax:noun"))
    event.add_fact(FactDraft("arrestedCount", sum(counts), noun, "syntax:noun"))
    _write_captors(reading, event, frame)
    write_circumstances(reading, event, frame, circumstances)  # "the arrest of X on Monday in Lomar"
    made.append(Told(event, people, counts))
    reading.events.append(event)


def _patients(reading: Reading, frame: Frame) -> list[tuple[Token, EntityDraft]]:
    tokens = frame.heads("patient") + [t for p, t in prepositions(frame.trigger) if p == "of"]
    found: list[tuple[Token, EntityDraft]] = []
    for token in tokens:
        entity = reading.entity_at(token)
        if entity is not None and entity.type in {"Person", "UnnamedGroup"} and all(e is not entity for _, e in found):
            found.append((token, entity))
    return found


def _write_captors(reading: Reading, event: EventDraft, frame: Frame) -> None:
    for token in frame.heads("agent"):
        entity = reading.entity_at(token)
        if entity is not None and entity.type in CAPTORS:
            event.add_fact(FactDraft("arrestedBy", entity, token, "syntax:noun"))


def _said_as_fact(noun: Token) -> bool:
    """Not "a warrant for the arrest of X", "called for the arrest of"."""
    head = noun.head
    above = head.head if head.dep_ == "prep" else head
    return above.lemma_.lower() not in words("responsibility", "arrests_sought")
