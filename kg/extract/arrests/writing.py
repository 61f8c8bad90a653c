"""Arrests and what follows them: who was detained, by whom, how many, for which attack, on what charge.

In: arrest and legal frames.  Out: event drafts of class Arrest and of the legal events.  Operations that were only to
arrest somebody are none.
"""

from __future__ import annotations

from kg.extract.arrests.arrestnouns import find_nominal
from kg.extract.arrests.custody import CAPTORS, Told, count_of, join_operation, write_circumstances
from kg.extract.attacks.clusters import Cluster
from kg.extract.attacks.plots import plot_of
from kg.extract.claims.responsibility import cluster_of, event_near
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.entities.culprits import names_a_culprit, role_of
from kg.extract.frames.circumstances import Circumstances
from kg.extract.frames.roles import Frame, is_nobody
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_passive, prepositions
from kg.lexicon import words
from kg.records import Stance

_AGAINST_BODIES = frozenset({"Charge", "Trial", "Conviction", "Sentence"})
_TOGETHER = frozenset({"along", "alongside", "together"})


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
            find_nominal(reading, frame, made, circumstances)
            continue
        if not suspects:
            continue
        counts = [n for n in (count_of(reading, t, e) for t, e in suspects) if n]
        kind = "Arrest" if frame.sense.family == "arrest" else frame.sense.type
        people = [e for _, e in suspects]
        told = next((t for t in made if t.event.type == kind and any(e in t.people for e in people)), None)
        if told is None and made and kind == "Arrest":
            told = made[-1] if join_operation(reading, frame, suspects, made[-1], circumstances) else None
        if told is None and kind == "Arrest":
            told = _repeated(made, people, counts)
        if told is None:
            told = Told(EventDraft(type=kind), people, counts)
            made.append(told)
            reading.events.append(told.event)
        told.event.triggers.append(frame.trigger)
        _write(reading, told.event, frame, suspects, counts, circumstances, clusters, of_trigger, plots)


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
    if entry in words("responsibility", "captures"):
        if any(e is not None and (e.sub == "attackers" or e.type == "ArmedGroup") for e in agents):
            return False  # "the rebels captured three soldiers" is no arrest
        return bool(frame.heads("patient"))
    return True


def _held_captive(reading: Reading, frame: Frame) -> bool:
    """Whether it goes on about a kidnapping: "Rebels kidnapped three nurses. Two of them are still being held"."""
    taken = [e for e in reading.events if e.type in {"Kidnapping", "HostageTaking"}]
    sent = frame.trigger.sent
    if not any(t.i < frame.trigger.i for e in taken for t in e.triggers) or frame.heads("agent"):
        return False
    if any(t.lemma_.lower() in words("responsibility", "jails") for t in sent):
        return False
    held = [e for t in frame.heads("patient") if (e := reading.entity_at(t)) is not None]
    suspects = {id(v) for e in taken for name in ("perpetrator", "suspect") for v in e.values(name)}
    blamed = [m for e in held for m in e.mentions if names_a_culprit(m) or role_of(m) == "doer"]
    return not blamed and not any(id(e) in suspects and e.named for e in held)


def _suspects(reading: Reading, frame: Frame) -> list[tuple[Token, EntityDraft]]:
    """Who is held or stands before a court: people, and for the courts bodies and groups too, never a country."""
    roles, types = ["patient"], {"Person", "UnnamedGroup"}
    if frame.sense.mode == "surrender":
        roles.append("agent")
    if frame.sense.family == "legal":
        roles.append("target")  # "convicted the company", "filed charges against the mayor"
        types |= {"Organization", "ArmedGroup"} if frame.sense.type in _AGAINST_BODIES else set()
    tokens = frame.heads(*roles)
    if frame.sense.family == "arrest":
        tokens += [t for n in (*tokens, frame.trigger) for p, t in prepositions(n) if p in _TOGETHER]
    found: list[tuple[Token, EntityDraft]] = []
    for token in tokens:
        entity = reading.entity_at(token)
        if entity is not None and entity.type in types and all(e is not entity for _, e in found):
            found.append((token, entity))
    return [(t, e) for t, e in found if not is_nobody(reading, t)]  # "no women or children were detained"


def _repeated(made: list[Told], people: list[EntityDraft], counts: list[int]) -> Told | None:
    """The arrest that the same number of nameless people of the same kind are taken in again."""
    for told in made:
        if (
            told.event.type == "Arrest"
            and counts
            and told.counts == counts
            and all(not e.named for e in [*told.people, *people])
            and any(a.sub == b.sub for a in told.people for b in people)
        ):
            return told
    return None


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
        if agent is not None and agent not in [e for _, e in suspects] and _may_act(agent, event.type):
            event.add_fact(FactDraft(by, agent, token, "syntax:agent"))
    write_circumstances(reading, event, frame, circumstances)
    plot = _plot(frame, suspects, plots)
    attack = _attack(reading, frame, suspects, clusters, of_trigger) if plot is None else None
    about = attack.draft if attack is not None else plot
    if about is not None:
        event.add_fact(FactDraft("inConnectionWith", about, verb, "syntax:connection"))
    if attack is not None and attack.draft is not None and frame.sense.entry in words("responsibility", "acquittals"):
        _acquit(attack.draft, [e for _, e in suspects])
    charge = _charge(frame)
    if charge:
        event.add_fact(FactDraft("charge", charge, verb, "syntax:charge"))


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
        if prep in {"in", "for", "over", "after", "following", "on", "with", "of"} and token.lemma_.lower() != "raid":
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
            and (
                lemma in words("responsibility", "counts") or verb.lemma_.lower() in words("responsibility", "charging")
            )
            and token.ent_type_ not in {"DATE", "TIME"}
        ):
            if lemma == "connection":
                continue
            end = max((t.i for t in token.subtree if t.i - token.i < 9 and t.dep_ != "punct"), default=token.i)
            start = token.left_edge.i
            for inner_prep, inner in prepositions(token):
                if lemma in words("responsibility", "counts") and inner_prep == "of":
                    start = inner.left_edge.i
            return " ".join(token.doc[start : end + 1].text.split())
    return None
