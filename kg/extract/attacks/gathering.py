"""Gather frames into attacks: one cluster per attack of the article, whatever it is called along the text.

In: judged frames with their circumstances.  Out: clusters in text order.  A frame that tells of no attack (an accident,
a habit, a plan, a figure of speech) is left out.
"""

from __future__ import annotations

from collections import defaultdict

from kg.extract.attacks.accidents import speaks_of_attacks
from kg.extract.attacks.admission import counts, opens
from kg.extract.attacks.aftermath import beating_off, is_aftermath
from kg.extract.attacks.clusters import Cluster, dates_agree, join, places_agree
from kg.extract.attacks.coreference import antecedent
from kg.extract.attacks.kinds import kind_of_harm, kind_told
from kg.extract.attacks.listing import another_item, at_another_time
from kg.extract.attacks.narration import goes_on, sums_up
from kg.extract.attacks.offsets import date_from_base, date_the_blow, kept_apart, parts, within_a_day
from kg.extract.attacks.summaries import told_one_by_one
from kg.extract.attacks.thresholds import only_charged
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.attributes import country_entity_at
from kg.extract.entities.capitals import state_of
from kg.extract.frames.circumstances import Circumstances, place_entities
from kg.extract.frames.deeds import called_so
from kg.extract.frames.factuality import confirm
from kg.extract.frames.relinks import relink
from kg.extract.frames.roles import Arg, Frame, is_nobody, named_place, raw_objects
from kg.extract.frames.weapons import weapon_concept
from kg.extract.text.parse import Token
from kg.extract.text.triggers import general_types
from kg.knowledge.countries import find_demonym
from kg.lexicon import words
from kg.records import PLACE_TYPES

_WITH_ARMS = frozenset({"ArmedAssault", "Shooting", "Stabbing"})
_BEFORE = 2  # sentences from a count to the event, or to the next count of it


def find_attacks(
    reading: Reading, frames: list[Frame], circumstances: Circumstances
) -> tuple[list[Cluster], dict[int, Cluster]]:
    """Cluster the frames; returns the clusters in text order and, by trigger token index, the cluster of each."""
    clusters: list[Cluster] = []
    of_trigger: dict[int, Cluster] = {}
    supported = speaks_of_attacks(reading, frames)
    waiting: list[Cluster] = []
    units = _units(reading, frames, circumstances, supported)
    of_sentence: defaultdict[int, list[Cluster]] = defaultdict(list)
    for unit in units:
        of_sentence[unit.lead.trigger.sent.start].append(unit)
    for unit in units:
        lead = unit.lead
        beside = [u for u in of_sentence[lead.trigger.sent.start] if u is not unit]
        if is_aftermath(reading, unit, [*clusters, *beside]):
            continue
        date_from_base(reading, unit, of_trigger)
        cluster = antecedent(reading, lead, unit, clusters, list(kept_apart(reading, unit, clusters)))
        if cluster is None:
            if only_charged(unit):
                continue
            if all(
                f.sense.family in {"harm", "damage"} and not opens(reading, f, unit, supported) for f in unit.frames
            ):
                waiting.append(unit)
                continue
            cluster = Cluster()
            clusters.append(cluster)
            for earlier in _counted_before(reading, unit, waiting):
                join(cluster, earlier)
                of_trigger.update({f.trigger.i: cluster for f in earlier.frames})
            waiting.clear()
        if goes_on(reading, unit, cluster):
            _keep_means(unit, cluster)
        join(cluster, unit)
        for frame in unit.frames:
            of_trigger[frame.trigger.i] = cluster
    if len(clusters) > 1 and (parts := told_one_by_one(clusters)):
        first = min(parts.values(), key=lambda c: c.lead.trigger.i)
        of_trigger.update({f.trigger.i: first for f in clusters.pop(0).frames})
    return clusters, of_trigger


def _keep_means(unit: Cluster, cluster: Cluster) -> None:
    """Drop what attackers do on their way, which says little of the whole, unless only a general word was told of it.

    "Gunmen killed 18 people in Varnell. The attackers stormed the village on motorcycles, *shooting* residents."
    """
    means = frozenset() if set(cluster.types) - general_types() else _WITH_ARMS
    for kind in set(unit.types) - means:
        del unit.types[kind]


def _counted_before(reading: Reading, unit: Cluster, waiting: list[Cluster]) -> list[Cluster]:
    """The counts told right before their event: "30 people died in Varnell. Nine were hurt. The attack hit a bus"."""
    found: list[Cluster] = []
    here = reading.sentence_index(unit.lead.trigger)
    for earlier in reversed(waiting):
        before = reading.sentence_index(earlier.frames[0].trigger)
        if here - before > _BEFORE:
            break
        fits = dates_agree(earlier, unit) >= 0 and places_agree(earlier, unit) >= 0
        if earlier.figures and fits and not sums_up(earlier):
            found.append(earlier)
            here = before
    return found[::-1]


def _units(reading: Reading, frames: list[Frame], circumstances: Circumstances, supported: bool) -> list[Cluster]:
    """Frames that syntax ties to one event ("X was killed *in* a bombing"), as clusters of their own, in text order."""
    units: list[Cluster] = []
    of_trigger: dict[int, Cluster] = {}
    skipped: dict[int, Cluster] = {}
    relink(frames)
    confirm(reading, frames)
    harms = [f for f in frames if f.sense.family == "harm" and f.heads("patient")]
    deadly = {f.link.i for f in harms if f.link is not None}
    hurt = {reading.sentence_index(f.trigger) for f in harms if f.figures}
    for frame in _ordered(frames):
        if frame.sense.family not in {"attack", "harm", "damage"}:
            continue
        item = _describe(reading, frame, circumstances)
        if beating_off(frame):
            item.agents, item.victims = [], []  # they defended themselves, and those who fell had attacked
        if frame.sense.family == "damage" and not item.targets:
            continue
        here = reading.sentence_index(frame.trigger)
        item.hurt_near = here in hurt or here + 1 in hurt
        if not counts(reading, frame, item, supported, deadly=frame.trigger.i in deadly):
            skipped[frame.trigger.i] = item
            continue
        unit = None
        if frame.link is not None:
            if (setting := skipped.get(frame.link.i)) is not None:
                if not _took_place_in(item, setting):
                    skipped[frame.trigger.i] = item
                    continue
                for name in ("dates", "places", "gaps", "moments"):
                    getattr(item, name).extend(getattr(setting, name))
            unit = of_trigger.get(frame.link.i)
        if unit is None or another_item(reading, frame, unit) or at_another_time(reading, item, unit):
            unit = item
            units.append(unit)
        else:
            join(unit, item)
        of_trigger[frame.trigger.i] = unit
    # "27 people died and 50 were hurt in a bombing": what only counts the hurt waits for the event of its sentence
    return sorted(
        units, key=lambda u: (reading.sentence_index(u.frames[0].trigger), _only_harm(u), u.frames[0].trigger.i)
    )


def _took_place_in(item: Cluster, setting: Cluster) -> bool:
    """Whether a deed is one, whatever it was part of: "shot dead a boy *during clashes*" is a shooting."""
    around = setting.lead
    if called_so(item.lead.trigger) is around.trigger:
        return True  # "a shop was targeted, *in what* police say were coordinated *attacks*"
    happened = around.sense.mode == "weak_nouns" and around.status == "happened"
    return happened and item.lead.sense.family == "attack" and bool(item.agents and item.victims)


def _only_harm(unit: Cluster) -> bool:
    return all(f.sense.family in {"harm", "damage"} for f in unit.frames)


def _ordered(frames: list[Frame]) -> list[Frame]:
    """Text order, but a frame after the event that it links to."""
    done: set[int] = set()
    out: list[Frame] = []
    by_i = {f.trigger.i: f for f in frames}

    for frame in frames:
        linked: list[Frame] = []
        while frame.trigger.i not in done:
            done.add(frame.trigger.i)
            linked.append(frame)
            if frame.link is None or frame.link.i not in by_i:
                break
            frame = by_i[frame.link.i]  # on to the event that it links to
        out.extend(reversed(linked))
    return out


def _describe(reading: Reading, frame: Frame, circumstances: Circumstances) -> Cluster:
    """What one frame says of its attack, as a cluster of one."""
    item = Cluster(frames=[frame], attempted=frame.status == "attempted")
    for time, rule in circumstances.times.get(frame.trigger.i, ()):
        if time.when is not None and not time.since:
            item.dates.append((time.when, reading.doc[time.start_i], rule))
        elif parts(time):
            item.gaps.append(time)
        elif within_a_day(time):
            item.moments.append(time)
    if frame.sense.dying:
        date_the_blow(item)
    item.places = place_entities(reading, frame, circumstances)
    for arg in frame.args:
        entity = reading.entity_at(arg.head) or _whose_position(reading, arg) or named_place(reading, arg.head)
        if arg.role == "instrument":
            concept = weapon_concept(reading, arg.head)
            if concept:
                item.weapons.append((concept, arg.head, arg.rule))
            continue
        if entity is None and arg.rule == "syntax:demonym":
            demonym = find_demonym(arg.head.text)
            if demonym is not None and demonym.country is not None:
                entity = country_entity_at(reading, demonym.country, arg.head)
        if entity is None and arg.rule == "syntax:compound":
            entity = _force_told_of(reading, arg.head)
        if entity is None:
            continue
        alone = frame.sense.entry in words("deeds", "going_off") and not raw_objects(frame)
        if arg.role == "agent" and entity.type == "Person" and alone and frame.heads("instrument"):
            continue  # "a letter meant for Ilo Venn failed to detonate"
        if arg.role == "agent" and frame.sense.mode in {"foiled", "found"}:
            continue  # "police defused a bomb", "found him dead with gunshot wounds": they are not who did it
        if arg.role == "agent" and _only_speaks(reading, entity, arg.head):
            continue
        if arg.role == "agent" and entity.type in PLACE_TYPES and entity.type != "Country":
            entity = state_of(reading, entity, arg.head)  # "Varnell bombed a clinic"
            if entity is None:
                continue
        if arg.role == "agent":
            entity = _whose_force(reading, arg.head) or entity
        row = (entity, arg.head, arg.rule)
        if arg.role == "agent" and entity.is_actor:
            item.agents.append(row)
        elif arg.role == "patient" and entity.is_actor and frame.sense.entry not in words("deeds", "only_aimed"):
            if not is_nobody(reading, arg.head):
                item.victims.append(row)
        elif entity.type in {"City", "Region", "Place"}:
            item.places.append(row)  # "a missile strike on Varnell": where it hit
        elif arg.role == "target" or (arg.role == "patient"):
            item.targets.append(row)
    item.figures = list(frame.figures)
    if frame.sense.family == "attack":
        item.types[kind_told(reading, frame, item)] += 1 if frame.sense.mode == "weak_nouns" else 2
        item.strong = frame.sense.mode not in {"weak_nouns"}
    else:
        item.types[kind_of_harm(reading, frame, item)] += 1
    return item


def _only_speaks(reading: Reading, entity: EntityDraft, pronoun: Token) -> bool:
    """Whether a pronoun was taken for those who speak: "authorities said ... cowardly, for *they* lay in wait"."""
    mention = reading.mentions.get(pronoun.i)
    plural = mention is not None and mention.cls == "pronoun" and pronoun.lower_ == "they"
    return plural and entity.type == "GovernmentBody" and not entity.named


def _whose_force(reading: Reading, noun: Token) -> EntityDraft | None:
    """The state whose forces did it, where they are only called its: "Velia said *its forces* had struck a depot"."""
    mention = reading.mentions.get(noun.i)
    if mention is None or not mention.plural or mention.lemma not in words("deeds", "armed_bodies"):
        return None
    owners = (reading.entity_at(c) for c in noun.lefts if c.dep_ == "poss" and c.pos_ == "PRON")
    owner = next((e for e in owners if e is not None), None)
    if owner is None or owner.type not in {"Country", "GovernmentBody", "SecurityForce"}:
        return None
    country = owner.country or next((m.country for m in owner.mentions if m.country is not None), None)
    return country_entity_at(reading, country, noun) if country is not None else None


def _force_told_of(reading: Reading, noun: Token) -> EntityDraft | None:
    """The one force of the text that a noun before the deed means: "an *army* drone strike ... the army said"."""
    lemma = noun.lemma_.lower()
    found = [e for e in reading.entities if e.type == "SecurityForce" and any(m.lemma == lemma for m in e.mentions)]
    return found[0] if len(found) == 1 else None


def _whose_position(reading: Reading, arg: Arg) -> EntityDraft | None:
    """Whom a strike on a position is aimed at: "strikes against *rebel* targets", "shelled *KLX* positions"."""
    mention = reading.mentions.get(arg.head.i)
    if arg.role not in {"target", "patient"} or mention is None or mention.lemma not in words("deeds", "positions"):
        return None
    for name in mention.names_inside:
        entity = reading.entity_at(reading.doc[name.start_i : name.end_i].root)
        if entity is not None and entity.is_actor and entity.type not in {"Person", "Country"}:
            return entity
    return None
