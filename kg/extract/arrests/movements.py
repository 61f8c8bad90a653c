"""Movements: who entered or left which country or place, when and how.

In: movement frames.  Out: event drafts of class Entry and Departure.
"""

from __future__ import annotations

from datetime import timedelta

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EventDraft, FactDraft, Reading
from kg.extract.frames.circumstances import Circumstances
from kg.extract.frames.roles import Frame, resolve
from kg.extract.text.syntax import objects, prepositions, subjects
from kg.extract.times.resolve import TimeMention
from kg.records import PLACE_TYPES, Precision, When


def find_movements(
    reading: Reading, frames: list[Frame], circumstances: Circumstances, of_trigger: dict[int, Cluster]
) -> None:
    """Add an event for every movement of a person or group into or out of a place."""
    for frame in frames:
        if frame.sense.family != "movement" or frame.status != "happened":
            continue
        verb = frame.trigger
        movers = [
            e
            for t in subjects(verb)
            if (e := reading.entity_at(resolve(reading, t, verb))) is not None
            and e.type in {"Person", "UnnamedGroup", "ArmedGroup"}
        ]
        places = [
            (t, e)
            for t in [*objects(verb), *(p for prep, p in prepositions(verb) if prep in {"to", "into", "in", "from"})]
            if (e := reading.entity_at(t)) is not None and e.type in PLACE_TYPES - {"Facility"}
        ]
        if not movers or not places:
            continue
        event = EventDraft(type=frame.sense.type, triggers=[verb])
        for mover in movers:
            event.add_fact(FactDraft("mover", mover, verb, "syntax:subject"))
        token, place = places[0]
        event.add_fact(
            FactDraft("destination" if frame.sense.type == "Entry" else "origin", place, token, "syntax:object")
        )
        for time, rule in circumstances.times.get(verb.i, ()):
            when = time.when or anchored(time, of_trigger)
            if when is not None and when.literal and not any(event.values("date")):
                event.add_fact(FactDraft("date", when, reading.doc[time.start_i], rule))
        manner = next((c for c in verb.children if c.dep_ == "advmod" and c.lower_.endswith("ly")), None)
        if manner is not None:
            event.add_fact(FactDraft("manner", manner.lower_, manner, "syntax:adverb"))
        event.label = f"{frame.sense.type} of {movers[0].label}: {place.label}"
        reading.events.append(event)


def anchored(time: TimeMention, of_trigger: dict[int, Cluster]) -> When | None:
    """The day of an expression that counts from an attack: "two days before the bombings"; ``None`` without a day."""
    if time.kind != "anchored" or time.anchor_i is None or time.offset is None or time.offset % timedelta(days=1):
        return None
    cluster = of_trigger.get(time.anchor_i)
    if cluster is None or cluster.draft is None:
        return None
    base = next((v for v in cluster.draft.values("date") if isinstance(v, When) and v.precision is Precision.DAY), None)
    if base is None:
        return None
    day = base.earliest + time.offset
    return When(earliest=day, latest=day, precision=Precision.DAY, basis="anchored")
