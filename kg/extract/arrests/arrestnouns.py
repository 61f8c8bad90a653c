"""Arrests told by a noun: "the arrest of three men", "his capture".

In: nominal frames of arrest.  Out: facts of an arrest told before, or a new event where the noun tells who was taken.
"""

from __future__ import annotations

from kg.extract.arrests.custody import CAPTORS, Taken, Told, count_of, write_circumstances
from kg.extract.arrests.taken import captor_at, singled_out
from kg.extract.drafts import EventDraft, FactDraft, Reading
from kg.extract.frames.circumstances import Circumstances
from kg.extract.frames.roles import Frame
from kg.extract.text.numerals import parse_number
from kg.extract.text.parse import Token
from kg.extract.text.syntax import prepositions
from kg.lexicon import words

_NEAR = 4  # tokens from an arrest to its day
_CALENDAR = frozenset({"DATE", "TIME"})


def find_nominal(reading: Reading, frame: Frame, made: list[Told], circumstances: Circumstances) -> Told | None:
    """ "These arrests", "the arrest of X", "made two arrests": joins the arrest told before, or opens and returns one.

    One is opened for a name or a number only.
    """
    if frame.sense.family != "arrest":
        return None
    noun = frame.trigger
    patients = _patients(reading, frame)
    people = [e for _, e in patients]
    number = None if people else _number(noun)
    for told in made:
        same = any(p in told.people for p in people) or (not people and number in {None, sum(told.counts)})
        if told.event.type == "Arrest" and same:
            told.event.triggers.append(noun)
            _write_captors(reading, told.event, frame)
            return None
    counts = [number] if number else [n for n in (count_of(reading, t, e) for t, e in patients) if n]
    if not counts or (people and len(counts) != len(patients)) or not _said_as_fact(noun):
        return None
    event = EventDraft(type="Arrest", triggers=[noun])
    for token, person in [*patients, *singled_out(reading, patients)]:
        event.add_fact(FactDraft("arrested", person, token, "syntax:noun"))
    event.add_fact(FactDraft("arrestedCount", sum(counts), noun, "syntax:noun"))
    _write_captors(reading, event, frame)
    write_circumstances(reading, event, frame, circumstances)  # "the arrest of X on Monday in Lomar"
    told = Told(event, people, counts)
    made.append(told)
    reading.events.append(event)
    return told


def _number(noun: Token) -> int | None:
    """How many arrests the phrase counts: "*two* arrests"; ``None`` where it does not, or means those told before."""
    counted = next((c for c in noun.children if c.dep_ == "nummod"), None)
    if counted is None or any(c.lower_ in {"the", "these", "those"} for c in noun.lefts):
        return None
    number = parse_number([counted.lower_])
    return int(number) if number is not None else None


def _patients(reading: Reading, frame: Frame) -> list[Taken]:
    noun = frame.trigger
    tokens = frame.heads("patient") + [t for p, t in prepositions(noun) if p == "of"]
    if not tokens:  # "the capture on Sunday morning *of two men and a boy*": hung on the day
        days = [d for word in (noun, noun.head) for _, d in prepositions(word) if noun.i < d.i <= noun.i + _NEAR]
        tokens = [t for d in days if d.ent_type_ in _CALENDAR for p, t in prepositions(d) if p == "of"]
        tokens += [t for t in noun.head.children if t.dep_ == "dobj" and tokens and t.i > tokens[-1].i]
    found: list[Taken] = []
    for token in tokens:
        entity = reading.entity_at(token)
        if entity is not None and entity.type in {"Person", "UnnamedGroup"} and all(e is not entity for _, e in found):
            found.append((token, entity))
    return found


def _write_captors(reading: Reading, event: EventDraft, frame: Frame) -> None:
    for token in frame.heads("agent"):
        entity = captor_at(reading, token)
        if entity is not None and entity.type in CAPTORS:
            event.add_fact(FactDraft("arrestedBy", entity, token, "syntax:noun"))


def _said_as_fact(noun: Token) -> bool:
    """Not "a warrant for the arrest of X", "called for the arrest of"."""
    head = noun.head
    above = head.head if head.dep_ == "prep" else head
    return above.lemma_.lower() not in words("responsibility", "arrests_sought")
