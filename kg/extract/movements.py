"""Movements: who entered or left which country or place, when and how.

In: movement frames.  Out: event drafts of class Entry and Departure.
"""

from __future__ import annotations

from kg.extract.circumstances import Circumstances
from kg.extract.drafts import EventDraft, FactDraft, Reading
from kg.extract.frames import Frame
from kg.extract.syntax import objects, prepositions, subjects
from kg.records import PLACE_TYPES


def find_movements(reading: Reading, frames: list[Frame], circumstances: Circumstances) -> None:
    """Add an event for every movement of a person or group into or out of a place."""
    for frame in frames:
        if frame.sense.family != "movement" or frame.status != "happened":
            continue
        verb = frame.trigger
        movers = [e for t in subjects(verb) if (e := reading.entity_at(t)) is not None and e.type in {"Person", "UnnamedGroup", "ArmedGroup"}]
        places = [(t, e) for t in [*objects(verb), *(p for prep, p in prepositions(verb) if prep in {"to", "into", "in", "from"})] if (e := reading.entity_at(t)) is not None and e.type in PLACE_TYPES - {"Facility"}]
        if not movers or not places:
            continue
        event = EventDraft(type=frame.sense.type, triggers=[verb])
        for mover in movers:
            event.add_fact(FactDraft("mover", mover, verb, "syntax:subject"))
        token, place = places[0]
        event.add_fact(FactDraft("destination" if frame.sense.type == "Entry" else "origin", place, token, "syntax:object"))
        for time, rule in circumstances.times.get(verb.i, ()):
            if time.when is not None and time.when.literal and not any(event.values("date")):
                event.add_fact(FactDraft("date", time.when, reading.doc[time.start_i], rule))
        manner = next((c for c in verb.children if c.dep_ == "advmod" and c.lower_.endswith("ly")), None)
        if manner is not None:
            event.add_fact(FactDraft("manner", manner.lower_, manner, "syntax:adverb"))
        event.label = f"{frame.sense.type} of {movers[0].label}: {place.label}"
        reading.events.append(event)
