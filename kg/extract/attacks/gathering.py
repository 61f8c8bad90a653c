"""Gather frames into attacks: one cluster per attack of the article, whatever it is called along the text.

In: judged frames with their circumstances.  Out: clusters in text order.  A frame that tells of no attack (an accident,
a habit, a plan, a figure of speech) is left out.
"""

from __future__ import annotations

from collections import defaultdict

from kg.extract.attacks.accidents import is_accident, ruled_out, speaks_of_attacks
from kg.extract.attacks.aftermath import is_aftermath
from kg.extract.attacks.clusters import Cluster, dates_agree, definite, join, places_agree
from kg.extract.attacks.coreference import antecedent
from kg.extract.attacks.kinds import armed, from_the_air, kind_of_harm, kind_told
from kg.extract.attacks.narration import goes_on, sums_up
from kg.extract.attacks.offsets import kept_apart, parts
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.attributes import country_entity_at
from kg.extract.frames.circumstances import DATED_BY_CLAUSE, WORST_SINCE, Circumstances, place_entities
from kg.extract.frames.figurative import is_armed
from kg.extract.frames.relinks import relink
from kg.extract.frames.roles import REFLEXIVES, Arg, Frame, is_nobody, raw_objects
from kg.extract.frames.weapons import weapon_concept
from kg.extract.text.parse import Token
from kg.extract.text.syntax import subjects
from kg.extract.text.triggers import verb_trigger
from kg.knowledge.countries import find_demonym
from kg.lexicon import words


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
        cluster = antecedent(reading, lead, unit, clusters, list(kept_apart(reading, unit, clusters)))
        if cluster is None:
            if all(
                f.sense.family in {"harm", "damage"} and not _opens(reading, f, unit, supported) for f in unit.frames
            ):
                waiting.append(unit)
                continue
            cluster = Cluster()
            clusters.append(cluster)
            for earlier in waiting:
                # "30 people died in the capital. The attack hit a bus": the count came before the event
                gap = reading.sentence_index(lead.trigger) - reading.sentence_index(earlier.frames[0].trigger)
                near = gap <= 2 and not sums_up(earlier)
                if near and earlier.figures and dates_agree(earlier, unit) >= 0 and places_agree(earlier, unit) >= 0:
                    join(cluster, earlier)
                    of_trigger.update({f.trigger.i: cluster for f in earlier.frames})
            waiting.clear()
        if goes_on(reading, unit, cluster):
            unit.types.clear()  # what attackers do on their way says little of what the whole was
        join(cluster, unit)
        for frame in unit.frames:
            of_trigger[frame.trigger.i] = cluster
    return clusters, of_trigger


def _units(reading: Reading, frames: list[Frame], circumstances: Circumstances, supported: bool) -> list[Cluster]:
    """Frames that syntax ties to one event ("X was killed *in* a bombing"), as clusters of their own, in text order."""
    units: list[Cluster] = []
    of_trigger: dict[int, Cluster] = {}
    skipped: set[int] = set()
    relink(frames)
    for frame in _ordered(frames):
        if frame.sense.family not in {"attack", "harm", "damage"}:
            continue
        item = _describe(reading, frame, circumstances)
        if frame.sense.family == "damage" and not item.targets:
            continue
        if not _counts(reading, frame, item, supported):
            skipped.add(frame.trigger.i)
            continue
        unit = None
        if frame.link is not None:
            if frame.link.i in skipped:
                skipped.add(frame.trigger.i)
                continue
            unit = of_trigger.get(frame.link.i)
        if unit is None:
            unit = Cluster()
            units.append(unit)
        join(unit, item)
        of_trigger[frame.trigger.i] = unit
    # "27 people died and 50 were hurt in a bombing": what only counts the hurt waits for the event of its sentence
    return sorted(
        units, key=lambda u: (reading.sentence_index(u.frames[0].trigger), _only_harm(u), u.frames[0].trigger.i)
    )


def _only_harm(unit: Cluster) -> bool:
    return all(f.sense.family in {"harm", "damage"} for f in unit.frames)


def _ordered(frames: list[Frame]) -> list[Frame]:
    """Text order, but a frame after the event that it links to."""
    done: set[int] = set()
    out: list[Frame] = []
    by_i = {f.trigger.i: f for f in frames}

    def visit(frame: Frame) -> None:
        if frame.trigger.i in done:
            return
        done.add(frame.trigger.i)
        if frame.link is not None and frame.link.i in by_i and frame.link.i not in done:
            visit(by_i[frame.link.i])
        out.append(frame)

    for frame in frames:
        visit(frame)
    return out


def _describe(reading: Reading, frame: Frame, circumstances: Circumstances) -> Cluster:
    """What one frame says of its attack, as a cluster of one."""
    item = Cluster(frames=[frame], attempted=frame.status == "attempted")
    for time, rule in circumstances.times.get(frame.trigger.i, ()):
        if time.when is not None and not time.since:
            item.dates.append((time.when, reading.doc[time.start_i], rule))
        elif parts(time):
            item.gaps.append(time)
    item.places = place_entities(reading, frame, circumstances)
    for arg in frame.args:
        entity = reading.entity_at(arg.head) or _whose_position(reading, arg)
        if arg.role == "instrument":
            concept = weapon_concept(reading, arg.head)
            if concept:
                item.weapons.append((concept, arg.head, arg.rule))
            continue
        if entity is None and arg.rule == "syntax:demonym":
            demonym = find_demonym(arg.head.text)
            if demonym is not None and demonym.country is not None:
                entity = country_entity_at(reading, demonym.country, arg.head)
        if entity is None:
            continue
        row = (entity, arg.head, arg.rule)
        if arg.role == "agent" and frame.sense.mode == "foiled":
            continue  # "police defused a bomb": whoever makes it harmless did not place it
        if arg.role == "agent" and entity.is_actor:
            item.agents.append(row)
        elif arg.role == "patient" and entity.is_actor:
            if not is_nobody(reading, arg.head):
                item.victims.append(row)
        elif entity.type in {"City", "Region"}:
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


def _counts(reading: Reading, frame: Frame, item: Cluster, supported: bool) -> bool:
    """Whether the frame tells of an attack that happened or was tried."""
    if frame.status in {"planned", "hypothetical", "denied", "generic"} or is_accident(reading, frame):
        return False
    if frame.cause is not None and frame.sense.mode != "murder" and not item.agents and not item.weapons:
        if frame.link is None:
            return False  # "killed by the flood"; but "murdered by bursts of fire"
    times = [
        t
        for t in reading.times
        if t.since and t.start_i >= frame.trigger.sent.start and t.end_i <= frame.trigger.sent.end
    ]
    if any(rule in {DATED_BY_CLAUSE, WORST_SINCE} for _, _, rule in item.dates):
        times = []  # "the worst attack since 2015, when rebels killed 250 people"
    if times and frame.sense.family == "harm" and frame.link is None and not _of_a_toll(frame):
        return False  # "more than 250 people have been killed since 2015"
    if times and not frame.nominal and frame.sense.type == "Kidnapping" and _so_far(frame.trigger):
        return False  # "more than 800 people have been kidnapped this year"
    if times and frame.nominal and frame.sense.family == "attack" and _any_number(reading, frame):
        return False  # "70 pupils have been killed in attacks on schools since 2019"
    if frame.sense.family == "attack":
        if frame.sense.mode == "explode" and raw_objects(frame) and not _hits_something(reading, frame, item):
            return False  # "blew up a balloon"
        if frame.sense.mode in {"weak_nouns", "explode"} and not (supported or armed(item) or _force_strikes(item)):
            return False
        if frame.sense.type == "VehicleRamming" and ruled_out(reading):
            return False  # "the lorry rammed into a stall. Police said that it was an accident"
        if frame.sense.mode == "weak_nouns" and frame.sense.type in {"Attack", "ArmedAssault"}:
            told = definite(reading, frame) or (item.agents and item.victims) or item.dates or _force_strikes(item)
            if not told:
                return False
        if frame.sense.mode == "clash" and not (item.agents and (item.victims or item.dates or _two_forces(item))):
            return False
        if not frame.nominal and any(t.lemma_.lower() in words("victims", "players") for t in subjects(frame.trigger)):
            return False  # "the striker shot from twelve metres", "the goalie was shot at 42 times"
        if frame.sense.mode in {"verbs", "murder"} and _only_themselves(frame, item):
            return False  # "the man shot himself"
        if not frame.nominal and frame.sense.entry in words("deeds", "figurative"):
            return _concrete(reading, frame, item)
        if not frame.nominal and frame.sense.mode == "verbs":
            if frame.sense.type == "Bombing" and not raw_objects(frame) and not supported and not armed(item):
                return False  # "a store of fertiliser had detonated"
            abstract = [t for t in raw_objects(frame) if t.lemma_.lower() in words("factuality", "abstract")]
            if abstract:
                return False
            if frame.sense.entry == "shoot down" and not item.victims:
                return False
            if not _hits_something(reading, frame, item):
                return False
    return True


def _only_themselves(frame: Frame, item: Cluster) -> bool:
    """Whether nobody was hit but who did it, and not by a bomb: "he stabbed himself"."""
    hit = raw_objects(frame)
    suicide = frame.sense.type in {"Bombing", "SuicideBombing"}
    return bool(hit) and all(t.lower_ in REFLEXIVES for t in hit) and not (suicide or item.victims or item.targets)


def _force_strikes(item: Cluster) -> bool:
    """Whether an armed party strikes somebody or something: "the air force carried out *strikes* against a base"."""
    return bool(item.victims or item.targets) and any(is_armed(e) for e, _, _ in item.agents)


def _any_number(reading: Reading, frame: Frame) -> bool:
    """Whether attacks are told of without number and article."""
    mention = reading.mentions.get(frame.trigger.i)
    return mention is not None and mention.plural and mention.definite == "bare" and mention.quantity is None


def _so_far(verb: Token) -> bool:
    """Whether a verb tells what has come about by now: "have been kidnapped"."""
    return any(c.lower_ in {"have", "has"} and c.dep_ == "aux" for c in verb.children)


def _of_a_toll(frame: Frame) -> bool:
    """Whether it is told with the toll of one attack: "by Monday the number of dead had risen to 80, with 160 hurt"."""
    tolls = words("factuality", "figures.tolls")
    return frame.sense.mode == "toll" or any(t.lemma_.lower() in tolls for t in frame.trigger.sent)


def _two_forces(item: Cluster) -> bool:
    """Whether two that bear arms fight each other: "troops and rebels clashed"."""
    return sum(is_armed(e) for e, _, _ in item.agents) > 1


def _hits_something(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Whether the object of a violent verb is something that is attacked: a bus, not a ball or a balloon."""
    if armed(item) or any(e.sub == "attackers" or e.type == "ArmedGroup" for e, _, _ in item.agents):
        return True
    if frame.sense.type == "Stabbing" or frame.sense.entry in words("deeds", "shooting_at"):
        return bool(item.victims) or (frame.sense.type != "Stabbing" and bool(item.targets))
    hit = [reading.mentions[t.i] for t in raw_objects(frame) if t.i in reading.mentions]
    classes = {"place" if m.lemma in words("regions") else m.cls for m in hit}
    return not classes or bool(classes - {"other"})


def _concrete(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Ambiguous verbs need a concrete object and an agent that can attack: "attacked the convoy", not "the budget"."""
    if any(t.lemma_.lower() in words("factuality", "abstract") for t in raw_objects(frame)):
        return False
    if from_the_air(item):
        return True  # "warplanes struck rebel positions"
    hit = {t.i for t in raw_objects(frame)}
    objects = [*item.victims, *item.targets, *(row for row in item.places if row[1].i in hit)]
    entry = frame.sense.entry
    violent = [e for e, _, _ in item.agents if is_armed(e)]
    if not objects and entry not in words("deeds", "without_object"):
        return any(e.sub == "attackers" for e, _, _ in item.agents)  # "a suicide bomber hit a busy square"
    harmless = {"civilians", "kin", "officials"}
    if item.agents and not violent and not armed(item) and all(e.sub in harmless for e, _, _ in item.agents):
        # "the children raided the kitchen", "officials attacked the report"; but "settlers attacked two farmers"
        return bool(item.victims) and not any(e.sub == "officials" for e, _, _ in item.agents)
    if entry in words("deeds", "at_people"):
        if (
            item.agents
            and not violent
            and all(e.type in {"Person", "GovernmentBody", "Organization", "MediaOutlet"} for e, _, _ in item.agents)
        ):
            # "the minister attacked his rival": only with a weapon or a place
            return bool(item.weapons) or entry in words("deeds", "by_vehicle")
        return bool(objects or item.agents)
    return bool(violent or armed(item) or frame.link is not None or _beside_attack(frame.trigger))


def _beside_attack(verb: Token) -> bool:
    """Whether another verb of attack leads up to this one: "shops were looted and *burned*"."""
    told = verb_trigger(verb.head) if verb.dep_ == "conj" else None
    return told is not None and told.sense.family == "attack"


def _opens(reading: Reading, frame: Frame, item: Cluster, supported: bool) -> bool:
    """Whether a harm frame tells of an attack by itself: somebody or a weapon did it, or it killed in a violent way."""
    if frame.sense.family == "damage" and not armed(item):
        # "rebels destroyed a bridge"
        return any(e.type == "ArmedGroup" or e.sub == "attackers" for e, _, _ in item.agents)
    if frame.sense.mode in {"die", "toll", "nouns"} and not item.weapons:
        return False
    if not (item.victims or item.targets or item.figures) and raw_objects(frame):
        return False  # "killed off the match"
    violent = any(e.type == "Person" or is_armed(e) for e, _, _ in item.agents)
    if not violent and supported:
        violent = any(
            e.type == "Country" or (e.type == "UnnamedGroup" and e.sub not in {"number", "pronoun"})
            for e, _, _ in item.agents
        )
    if violent or any(concept != "fire" for concept, _, _ in item.weapons):
        return True
    return (
        frame.sense.entry == "kill"
        and not frame.nominal
        and bool(item.victims)
        and frame.cause is None
        and (bool(item.dates) or bool(item.places))
        and bool(_violent_document(reading))
    )


def _violent_document(reading: Reading) -> bool:
    return any(e.sub == "attackers" or e.type == "ArmedGroup" for e in reading.entities)
