"""Arrests and what follows them: who was detained, by whom, how many, for which attack, on what charge.

In: arrest and legal frames.  Out: event drafts of class Arrest and of the legal events.  Operations that were only to
arrest somebody are none.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.extract.arrests.arrestnouns import find_nominal
from kg.extract.arrests.cause import accused_of, attack_behind, charge_of, plot_behind
from kg.extract.arrests.custody import CAPTORS, Taken, Told, count_of, join_operation, write_circumstances
from kg.extract.arrests.taken import captor_at, operators, people_taken, singled_out
from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.entities.culprits import names_a_culprit, role_of
from kg.extract.entities.persons import fights
from kg.extract.frames.casualties import TAKING
from kg.extract.frames.circumstances import Circumstances
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_passive, prepositions
from kg.lexicon import words
from kg.records import Stance

_PARTS = frozenset({"orderedBy", "perpetrator", "suspect", "victim"})
_UNTOLD = frozenset({"planned", "hypothetical", "denied", "generic", "attempted"})


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found before in the article, and what arrests may be tied to."""

    circumstances: Circumstances
    clusters: list[Cluster]
    of_trigger: dict[int, Cluster]
    plots: dict[int, EventDraft]


def find_arrests(
    reading: Reading,
    frames: list[Frame],
    circumstances: Circumstances,
    clusters: list[Cluster],
    of_trigger: dict[int, Cluster],
    plots: dict[int, EventDraft],
) -> None:
    """Add an event for every arrest and every legal step that happened; repeated mentions of one are one event."""
    made: list[Told] = []
    found = _Found(circumstances, clusters, of_trigger, plots)
    for frame in frames:
        if frame.sense.family not in {"arrest", "legal"} or frame.status in _UNTOLD:
            continue
        if frame.nominal:
            told = find_nominal(reading, frame, made, circumstances)
            if told is not None:
                _write_cause(reading, told.event, frame, [], found)
        elif _is_arrest(reading, frame) if frame.sense.family == "arrest" else not _sent_home(frame):
            taken = people_taken(reading, frame)
            if taken:
                _find_verbal(reading, frame, taken, made, found)


def _find_verbal(reading: Reading, frame: Frame, taken: list[Taken], made: list[Told], found: _Found) -> None:
    """An arrest or a legal step told by a verb: joins the one told before, or opens a new one."""
    counts = [n for n in (count_of(reading, t, e) for t, e in taken) if n]
    kind = "Arrest" if frame.sense.family == "arrest" else frame.sense.type
    people = [e for _, e in taken]
    told = next((t for t in made if t.event.type == kind and any(e in t.people for e in people)), None)
    if told is None and made and kind == "Arrest":
        told = made[-1] if join_operation(reading, frame, taken, made[-1], found.circumstances) else None
    if told is None and kind == "Arrest":
        told = _repeated(made, people, counts)
    if told is None:
        told = Told(EventDraft(type=kind), people, counts)
        made.append(told)
        reading.events.append(told.event)
    told.event.triggers.append(frame.trigger)
    _write(reading, told.event, frame, taken, counts, found)


def _is_arrest(reading: Reading, frame: Frame) -> bool:
    """ "seized", "caught", "held" and "captured" are arrests only of people, and "held" only in the passive."""
    entry = frame.sense.entry
    if frame.sense.mode == "passive_only" and not is_passive(frame.trigger):
        return False
    agents = [reading.entity_at(t) for t in frame.heads("agent")]
    if entry == "hold" and any(
        t.lemma_.lower() in words("responsibility", "captivity") for _, t in prepositions(frame.trigger)
    ):
        return False  # "migrants held for ransom"
    if entry == "hold" and _held_captive(reading, frame):
        return False
    held = [e for t in frame.heads("patient") if (e := reading.entity_at(t)) is not None]
    if entry in words("responsibility", "captures"):
        if any(e is not None and fights(e) for e in agents):
            # "the rebels captured three soldiers" is no arrest, "the FDV captured two militants" is
            return any(e.sub == "attackers" for e in held)
        if not agents and _kidnapped(reading, frame):
            return False  # "the nurse who was seized from her home"
        by_others = any(a.dep_ == "agent" for a in frame.trigger.children)  # "were seized by a gang"
        return bool(held) and (not by_others or any(e is not None and _may_act(e, "Arrest") for e in agents))
    if entry in words("responsibility", "fetching"):
        suspected = [v for e in reading.events for v in e.values("suspect")]
        return any(e is not None and e.type in CAPTORS for e in agents) or any(e in suspected for e in held)
    return True


def _sent_home(frame: Frame) -> bool:
    """Whether it is told of the hurt: "was treated and *released*", "was released from the hospital"."""
    verb = frame.trigger
    if frame.sense.entry != "release":
        return False
    if any(prep == "from" and t.lemma_.lower() in words("facilities", "health") for prep, t in prepositions(verb)):
        return True
    return verb.dep_ == "conj" and verb.head.lemma_.lower() in words("victims", "treated")


def _held_captive(reading: Reading, frame: Frame) -> bool:
    """Whether it goes on about a kidnapping: "Rebels kidnapped three nurses. Two of them are still being held"."""
    taken = _kidnappings(reading, frame)
    if not any(t.i < frame.trigger.i for e in taken for t in e.triggers) or frame.heads("agent"):
        return False
    held = [e for t in frame.heads("patient") if (e := reading.entity_at(t)) is not None]
    suspects = {id(v) for e in taken for name in ("perpetrator", "suspect") for v in e.values(name)}
    blamed = [m for e in held for m in e.mentions if names_a_culprit(m) or role_of(m) == "doer"]
    return not blamed and not any(id(e) in suspects and e.named for e in held)


def _kidnapped(reading: Reading, frame: Frame) -> bool:
    """Whether somebody was taken in a kidnapping, whenever it is told: "the nurse who was *seized* from her home"."""
    held = [e for t in frame.heads("patient") if (e := reading.entity_at(t)) is not None]
    return bool(_kidnappings(reading, frame)) and not any(names_a_culprit(m) for e in held for m in e.mentions)


def _kidnappings(reading: Reading, frame: Frame) -> list[EventDraft]:
    """The kidnappings that people may be held in; none where police or a jail is spoken of."""
    if any(t.lemma_.lower() in words("responsibility", "jails") for t in frame.trigger.sent):
        return []
    return [e for e in reading.events if e.type in TAKING]


def _repeated(made: list[Told], people: list[EntityDraft], counts: list[int]) -> Told | None:
    """The arrest that the same number of nameless people of the same kind are taken in again."""
    for told in made:
        if (
            told.event.type == "Arrest"
            and counts
            and told.counts == counts
            and all(not e.named for e in [*told.people, *people])
            and any(a.sub == b.sub or b.sub == "number" for a in told.people for b in people)
        ):
            return told
    return None


def _write(
    reading: Reading, event: EventDraft, frame: Frame, taken: list[Taken], counts: list[int], found: _Found
) -> None:
    verb = frame.trigger
    arrest = event.type == "Arrest"
    role, by = ("arrested", "arrestedBy") if arrest else ("defendant", "court")
    for token, entity in taken:
        rule = next((a.rule for a in frame.args if a.head.i == token.i), "syntax:patient")
        event.add_fact(FactDraft(role, entity, token, rule))
    for token, entity in singled_out(reading, taken):
        event.add_fact(FactDraft(role, entity, token, "syntax:among-them"))
    if arrest and counts and len(counts) == len(taken) and not any(event.values("arrestedCount")):
        event.add_fact(FactDraft("arrestedCount", sum(counts), verb, "numbers"))
    for token in frame.heads("agent") or (operators(reading, frame) if arrest else ()):
        agent = captor_at(reading, token)
        if agent is not None and agent not in [e for _, e in taken] and _may_act(agent, event.type):
            event.add_fact(FactDraft(by, agent, token, "syntax:agent"))
    write_circumstances(reading, event, frame, found.circumstances)
    _write_cause(reading, event, frame, taken, found)


def _write_cause(reading: Reading, event: EventDraft, frame: Frame, taken: list[Taken], found: _Found) -> None:
    """Write what people are held or tried for."""
    verb = frame.trigger
    plot = plot_behind(frame, taken, found.plots)
    attack = attack_behind(reading, frame, taken, found.clusters, found.of_trigger) if plot is None else None
    about = attack.draft if attack is not None else plot
    if about is not None:
        event.add_fact(FactDraft("inConnectionWith", about, verb, "syntax:connection"))
    if attack is not None and attack.draft is not None and frame.sense.entry in words("responsibility", "acquittals"):
        _acquit(attack.draft, [e for _, e in taken])
    stance = accused_of(frame, found.of_trigger)
    if attack is not None and attack.draft is not None and stance is not None:
        _accuse(attack.draft, taken, verb, stance)
    charge = charge_of(frame)
    if charge:
        event.add_fact(FactDraft("charge", charge, verb, "syntax:charge"))


def _accuse(attack: EventDraft, taken: list[Taken], verb: Token, stance: Stance) -> None:
    """Write that people are held to have done what they are charged with."""
    for _, entity in taken:
        if not any(fact.value is entity for fact in attack.facts if fact.name in _PARTS):
            attack.add_fact(FactDraft("suspect", entity, verb, "lexicon:charged", stance))


def _acquit(attack: EventDraft, people: list[EntityDraft]) -> None:
    """Take back that people are suspected of what they were cleared of."""
    for fact in attack.facts:
        if fact.name in {"perpetrator", "suspect"} and any(fact.value is e for e in people):
            fact.stance = Stance.DENIED


def _may_act(agent: EntityDraft, kind: str) -> bool:
    """Whether somebody can hold people or act in court: a force, an authority, a state, an official."""
    if kind == "Arrest":
        return agent.type in CAPTORS | {"ArmedGroup"} or agent.sub in {"security", "officials", "attackers"}
    if agent.type in {"GovernmentBody", "Organization", "IntergovernmentalOrganization"} or agent.sub == "officials":
        return True
    if agent.type in {"Country", "SecurityForce"} or agent.sub == "security":
        return kind in {"Charge", "Release", "Extradition"}  # "police charged him", "Varnell extradited him"
    return False
