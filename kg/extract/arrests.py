"""Arrests and what follows them: who was detained, by whom, how many, for which attack, on what charge.

In: arrest and legal frames.  Out: event drafts of class Arrest and of the legal events.  Operations that were only to
arrest somebody are none.
"""

from __future__ import annotations

from kg.extract.circumstances import Circumstances, place_entities
from kg.extract.clusters import Cluster
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.parse import Token
from kg.extract.plots import plot_of
from kg.extract.responsibility import cluster_of, event_near
from kg.extract.roles import Frame
from kg.extract.syntax import is_passive, prepositions
from kg.records import PLACE_TYPES

_CAPTORS = frozenset({"SecurityForce", "GovernmentBody", "Country", "IntergovernmentalOrganization", "Organization"})


def find_arrests(
    reading: Reading,
    frames: list[Frame],
    circumstances: Circumstances,
    clusters: list[Cluster],
    of_trigger: dict[int, Cluster],
    plots: dict[int, EventDraft],
) -> None:
    """Add an event for every arrest and every legal step that happened; repeated mentions of one are one event."""
    made: list[tuple[EventDraft, list[EntityDraft], list[int]]] = []
    for frame in frames:
        if frame.sense.family not in {"arrest", "legal"} or frame.status in {
            "planned",
            "hypothetical",
            "denied",
            "generic",
            "attempted",
        }:
            continue
        if frame.sense.family == "arrest" and not frame.nominal and not _is_arrest(reading, frame):
            continue
        suspects = _suspects(reading, frame)
        if frame.nominal:
            _nominal(reading, frame, made, circumstances)
            continue
        if not suspects:
            continue
        counts = [n for n in (_count(reading, t, e) for t, e in suspects) if n]
        kind = "Arrest" if frame.sense.family == "arrest" else frame.sense.type
        event = _same(made, kind, [e for _, e in suspects], counts)
        if event is None:
            event = EventDraft(type=kind)
            made.append((event, [e for _, e in suspects], counts))
            reading.events.append(event)
        event.triggers.append(frame.trigger)
        _write(reading, event, frame, suspects, counts, circumstances, clusters, of_trigger, plots)


def _is_arrest(reading: Reading, frame: Frame) -> bool:
    """ "seized", "caught", "held" and "captured" are arrests only of people, and "held" only in the passive."""
    entry = frame.sense.entry
    if frame.sense.mode == "passive_only" and not is_passive(frame.trigger):
        return False
    agents = [reading.entity_at(t) for t in frame.heads("agent")]
    if entry in {"seize", "capture", "take prisoner", "catch", "hold"}:
        if any(e is not None and (e.sub == "attackers" or e.type == "ArmedGroup") for e in agents):
            return False  # "the rebels captured three soldiers" is no arrest
        return bool(frame.heads("patient"))
    return True


def _suspects(reading: Reading, frame: Frame) -> list[tuple[Token, EntityDraft]]:
    role = ("patient", "agent") if frame.sense.mode == "surrender" else ("patient",)
    found: list[tuple[Token, EntityDraft]] = []
    for token in frame.heads(*role):
        entity = reading.entity_at(token)
        if entity is not None and entity.type in {"Person", "UnnamedGroup"} and all(e is not entity for _, e in found):
            found.append((token, entity))
    return found


def _count(reading: Reading, token: Token, entity: EntityDraft) -> int | None:
    mention = reading.mentions.get(token.i)
    if mention is None:
        return None
    if mention.quantity is not None:
        return mention.quantity.quantity.value if mention.quantity.quantity is not None else None
    if (
        entity.type == "Person"
        or (mention.cls == "person" and not mention.plural)
        or (mention.cls == "pronoun" and not entity.plural and mention.sub in {"he", "she", "him", "her"})
    ):
        return 1
    return None


def _same(
    made: list[tuple[EventDraft, list[EntityDraft], list[int]]],
    kind: str,
    suspects: list[EntityDraft],
    counts: list[int],
) -> EventDraft | None:
    for event, entities, numbers in made:
        if event.type == kind and any(e in entities for e in suspects):
            return event
        if (
            event.type == kind == "Arrest"
            and counts
            and numbers == counts
            and all(not e.named for e in [*entities, *suspects])
            and any(a.sub == b.sub for a in entities for b in suspects)
        ):
            return event
    return None


def _nominal(
    reading: Reading,
    frame: Frame,
    made: list[tuple[EventDraft, list[EntityDraft], list[int]]],
    circumstances: Circumstances,
) -> None:
    """ "These arrests", "the arrest of X": joins the arrest told before, opens one only for a named person."""
    noun = frame.trigger
    patients = [
        e
        for t in frame.heads("patient")
        if (e := reading.entity_at(t)) is not None and e.type in {"Person", "UnnamedGroup"}
    ]
    for prep, token in prepositions(noun):
        entity = reading.entity_at(token)
        if prep == "of" and entity is not None and entity.type in {"Person", "UnnamedGroup"} and entity not in patients:
            patients.append(entity)
    for event, entities, _ in made:
        if event.type == "Arrest" and (not patients or any(p in entities for p in patients)):
            event.triggers.append(noun)
            for token in frame.heads("agent"):
                entity = reading.entity_at(token)
                if entity is not None and entity.type in _CAPTORS:
                    event.add_fact(FactDraft("arrestedBy", entity, token, "syntax:noun"))
            return
    named = [p for p in patients if p.type == "Person"]
    if named and noun.lemma_.lower() in {"arrest", "capture", "detention"} and _said_as_fact(noun):
        event = EventDraft(type="Arrest", triggers=[noun])
        for person in named:
            event.add_fact(FactDraft("arrested", person, noun, "syntax:noun"))
        event.add_fact(FactDraft("arrestedCount", len(named), noun, "syntax:noun"))
        _write_circumstances(reading, event, frame, circumstances)  # "the arrest of X on Monday in Lomar"
        made.append((event, named, [1]))
        reading.events.append(event)


def _write_circumstances(reading: Reading, event: EventDraft, frame: Frame, circumstances: Circumstances) -> None:
    for time, rule in circumstances.times.get(frame.trigger.i, ()):
        if time.when is not None and time.when.literal and not time.since and not any(event.values("date")):
            event.add_fact(FactDraft("date", time.when, reading.doc[time.start_i], rule))
    for entity, token, rule in place_entities(reading, frame, circumstances):
        if entity.type in PLACE_TYPES:
            event.add_fact(FactDraft("place", entity, token, rule))


def _said_as_fact(noun: Token) -> bool:
    """Not "a warrant for the arrest of X", "called for the arrest of"."""
    head = noun.head
    above = head.head if head.dep_ == "prep" else head
    return above.lemma_.lower() not in {
        "warrant",
        "order",
        "call",
        "demand",
        "lead",
        "reward",
        "seek",
        "request",
        "information",
        "evade",
        "avoid",
        "resist",
        "attempt",
    }


def _write(
    reading: Reading,
    event: EventDraft,
    frame: Frame,
    suspects: list[tuple[Token, EntityDraft]],
    counts: list[int],
    circumstances: Circumstances,
    clusters: list[Cluster],
    of_trigger: dict[int, Cluster],
    plots: dict[int, EventDraft],
) -> None:
    verb = frame.trigger
    arrest = event.type == "Arrest"
    role, by = ("arrested", "arrestedBy") if arrest else ("defendant", "court")
    for token, entity in suspects:
        rule = next((a.rule for a in frame.args if a.head.i == token.i), "syntax:patient")
        event.add_fact(FactDraft(role, entity, token, rule))
    if arrest and counts and len(counts) == len(suspects) and not any(event.values("arrestedCount")):
        event.add_fact(FactDraft("arrestedCount", sum(counts), verb, "numbers"))
    for token in frame.heads("agent"):
        agent = reading.entity_at(token)
        if agent is not None and agent not in [e for _, e in suspects]:
            if (arrest and (agent.type in _CAPTORS or agent.sub in {"security", "officials"})) or (
                not arrest
                and agent.type in {"GovernmentBody", "Organization"}
                and event.type in {"Trial", "Conviction", "Sentence", "Release"}
            ):
                event.add_fact(FactDraft(by, agent, token, "syntax:agent"))
    _write_circumstances(reading, event, frame, circumstances)
    plot = _plot(frame, suspects, plots)
    attack = _attack(reading, frame, suspects, clusters, of_trigger) if plot is None else None
    about = attack.draft if attack is not None else plot
    if about is not None:
        event.add_fact(FactDraft("inConnectionWith", about, verb, "syntax:connection"))
    charge = _charge(frame)
    if charge:
        event.add_fact(FactDraft("charge", charge, verb, "syntax:charge"))


def _plot(frame: Frame, suspects: list[tuple[Token, EntityDraft]], plots: dict[int, EventDraft]) -> EventDraft | None:
    """The plot that somebody is held for: "arrested over a plot to", or one that they were said to be behind."""
    named = plot_of([t for _, t in prepositions(frame.trigger)] + _gerunds(frame.trigger), plots)
    if named is not None:
        return named
    who = [e for _, e in suspects]
    return next(
        (p for p in plots.values() if any(v in who for name in ("suspect", "perpetrator") for v in p.values(name))),
        None,
    )


def _gerunds(verb: Token) -> list[Token]:
    """ "Arrested for *plotting* to bomb the bank"."""
    return [c for prep in verb.children if prep.dep_ == "prep" for c in prep.children if c.dep_ == "pcomp"]


def _attack(
    reading: Reading,
    frame: Frame,
    suspects: list[tuple[Token, EntityDraft]],
    clusters: list[Cluster],
    of_trigger: dict[int, Cluster],
) -> Cluster | None:
    verb = frame.trigger
    for prep, token in prepositions(verb):
        if prep in {"in", "for", "over", "after", "following", "on", "with", "of"} and token.lemma_.lower() not in {
            "raid"
        }:
            cluster = cluster_of(token, of_trigger)
            if cluster is not None:
                return cluster
    for token, entity in suspects:
        cluster = cluster_of(token, of_trigger)
        if cluster is not None and token.i not in of_trigger:
            return cluster  # "35 people who are believed to have connections to the bombings"
        for other in clusters:
            if any(e is entity for e, _, _ in other.agents) or (
                other.draft is not None and entity in other.draft.values("suspect")
            ):
                return other
    within = [i for i in of_trigger if verb.sent.start <= i < verb.sent.end]
    if within:
        return of_trigger[min(within, key=lambda i: abs(i - verb.i))]
    near = event_near(verb, clusters, of_trigger)
    if near is not None and near is (clusters[0] if clusters else None):
        last = (
            max(i for i, c in of_trigger.items() if c is near and i < verb.i)
            if any(i < verb.i for i, c in of_trigger.items() if c is near)
            else None
        )
        if last is not None and reading.sentence_index(verb) - reading.sentence_index(reading.doc[last]) <= 3:
            return near
    return None


def _charge(frame: Frame) -> str | None:
    """What somebody is held for, as in the text: "on charges of conspiracy", "charged with murder"."""
    verb = frame.trigger
    for prep, token in prepositions(verb):
        lemma = token.lemma_.lower()
        if (
            prep in {"on", "with", "of", "for"}
            and (lemma in {"charge", "suspicion", "count"} or verb.lemma_.lower() in {"charge", "indict", "convict"})
            and token.ent_type_ not in {"DATE", "TIME"}
        ):
            if lemma in {"connection"}:
                continue
            end = max((t.i for t in token.subtree if t.i - token.i < 9 and t.dep_ != "punct"), default=token.i)
            start = token.left_edge.i
            for inner_prep, inner in prepositions(token):
                if lemma in {"charge", "suspicion", "count"} and inner_prep == "of":
                    start = inner.left_edge.i
            return " ".join(token.doc[start : end + 1].text.split())
    return None
