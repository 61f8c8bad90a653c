"""Gather frames into attacks: one draft per attack of the article, whatever it is called along the text.

In: judged frames with their circumstances.  Out: ``Reading.events`` drafts of class attack.  Event coreference is
greedy in text order: a definite phrase joins the attack that it fits best, a new date, place, victim or target
opens another one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.extract.attributes import country_entity_at
from kg.extract.circumstances import Circumstances, locative_places, place_entities
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, FigureDraft, Reading
from kg.extract.frames import Frame
from kg.extract.places import ancestors, conflict
from kg.extract.syntax import clause_root
from kg.extract.triggers import table
from kg.extract.weapons import type_by_weapon, weapon_concept
from kg.lexicon import match_end, words
from kg.records import PLACE_TYPES, Outcome, Stance, When

_GENERIC = frozenset({"Attack", "ArmedAssault", "Assassination"})
_FAMILIES = (
    frozenset({"Bombing", "SuicideBombing", "RocketAttack", "Airstrike", "DroneStrike"}),
    frozenset({"Shooting", "ArmedAssault", "Stabbing"}),
    frozenset({"Kidnapping", "HostageTaking", "Hijacking"}),
    frozenset({"Arson"}),
    frozenset({"VehicleRamming"}),
)
_SPECIFIC_FIRST = ("SuicideBombing", "DroneStrike", "VehicleRamming", "Stabbing", "Hijacking", "HostageTaking", "Kidnapping", "Airstrike", "RocketAttack", "Bombing", "Arson", "Shooting", "Assassination", "ArmedAssault", "Attack")


@dataclass(slots=True, eq=False)
class Cluster:
    """The frames that speak of one attack, with what they say of it."""

    frames: list[Frame] = field(default_factory=list)
    types: Counter[str] = field(default_factory=Counter)
    dates: list[tuple[When, Token, str]] = field(default_factory=list)
    places: list[tuple[EntityDraft, Token, str]] = field(default_factory=list)
    victims: list[tuple[EntityDraft, Token, str]] = field(default_factory=list)
    targets: list[tuple[EntityDraft, Token, str]] = field(default_factory=list)
    agents: list[tuple[EntityDraft, Token, str]] = field(default_factory=list)
    weapons: list[tuple[str, Token, str]] = field(default_factory=list)
    figures: list[FigureDraft] = field(default_factory=list)
    strong: bool = False
    attempted: bool = True
    draft: EventDraft | None = None

    @property
    def last_sentence(self) -> int:
        """Token index of the last trigger."""
        return self.frames[-1].trigger.i


def find_attacks(reading: Reading, frames: list[Frame], circumstances: Circumstances) -> tuple[list[Cluster], dict[int, Cluster]]:
    """Cluster the frames; returns the clusters in text order and, by trigger token index, the cluster of each."""
    clusters: list[Cluster] = []
    of_trigger: dict[int, Cluster] = {}
    supported = _attack_context(reading, frames)
    waiting: list[Cluster] = []
    for unit in _units(reading, frames, circumstances, supported):
        lead = _lead(unit)
        if _after_the_attack(unit, clusters):
            continue
        cluster = _antecedent(reading, lead, unit, clusters)
        if cluster is None:
            if all(f.sense.family in {"harm", "damage"} and not _opens(reading, f, unit, supported) for f in unit.frames):
                waiting.append(unit)
                continue
            cluster = Cluster()
            clusters.append(cluster)
            for earlier in waiting:
                # "30 people died in the capital. The attack hit a bus": the count came before the event
                near = reading.sentence_index(lead.trigger) - reading.sentence_index(earlier.frames[0].trigger) <= 2
                if near and earlier.figures and _dates_agree(earlier, unit) >= 0 and _places_agree(earlier, unit) >= 0:
                    _join(cluster, earlier)
                    of_trigger.update({f.trigger.i: cluster for f in earlier.frames})
            waiting.clear()
        _join(cluster, unit)
        for frame in unit.frames:
            of_trigger[frame.trigger.i] = cluster
    return clusters, of_trigger


def _after_the_attack(unit: Cluster, clusters: list[Cluster]) -> bool:
    """"The attacker was shot dead by police": the end of an attack told before, no attack of its own."""
    police = unit.agents and all(e.type == "SecurityForce" or e.sub == "security" for e, _, _ in unit.agents)
    if not police or not unit.victims or unit.targets:
        return False
    attackers = {id(e) for c in clusters for e, _, _ in c.agents}
    named = any(e.sub == "attackers" for c in clusters for e, _, _ in c.agents)
    return all(id(e) in attackers or (named and e.sub == "attackers" and not e.plural) for e, _, _ in unit.victims)


def _units(reading: Reading, frames: list[Frame], circumstances: Circumstances, supported: bool) -> list[Cluster]:
    """Frames that syntax ties to one event ("X was killed *in* a bombing"), as clusters of their own, in text order."""
    units: list[Cluster] = []
    of_trigger: dict[int, Cluster] = {}
    skipped: set[int] = set()
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
        _join(unit, item)
        of_trigger[frame.trigger.i] = unit
    # "27 people died and 50 were hurt in a bombing": what only counts the hurt waits for the event of its sentence
    return sorted(units, key=lambda u: (reading.sentence_index(u.frames[0].trigger), _only_harm(u), u.frames[0].trigger.i))


def _only_harm(unit: Cluster) -> bool:
    return all(f.sense.family in {"harm", "damage"} for f in unit.frames)


def _lead(unit: Cluster) -> Frame:
    """The frame that decides what a unit refers to: its event noun, else its first verb."""
    return next((f for f in unit.frames if f.nominal and f.sense.family == "attack"), next((f for f in unit.frames if f.sense.family == "attack"), unit.frames[0]))


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
    item.places = place_entities(reading, frame, circumstances)
    for arg in frame.args:
        entity = reading.entity_at(arg.head)
        if arg.role == "instrument":
            concept = weapon_concept(reading, arg.head)
            if concept:
                item.weapons.append((concept, arg.head, arg.rule))
            continue
        if entity is None:
            continue
        row = (entity, arg.head, arg.rule)
        if arg.role == "agent" and entity.is_actor:
            item.agents.append(row)
        elif arg.role == "patient" and entity.is_actor:
            item.victims.append(row)
        elif arg.role == "target" or (arg.role == "patient"):
            item.targets.append(row)
    item.figures = list(frame.figures)
    if frame.sense.family == "attack":
        item.types[_type_of(reading, frame, item)] += 1 if frame.sense.mode == "weak_nouns" else 2
        item.strong = frame.sense.mode not in {"weak_nouns"}
    else:
        by_weapon = type_by_weapon([w for w, _, _ in item.weapons])
        item.types[by_weapon or "Attack"] += 1
    return item


def _type_of(reading: Reading, frame: Frame, item: Cluster) -> str:
    kind = frame.sense.type
    agents = [reading.mentions[a.head.i] for a in frame.args if a.role == "agent" and a.head.i in reading.mentions]
    if kind in {"Attack", "Bombing", "ArmedAssault"} and any(match_end("people", [t.lemma_.lower() for t in m.span], [t.lower_ for t in m.span]) == "suicide bomber" for m in agents):
        return "SuicideBombing"  # "a suicide bomber attacked the checkpoint"
    if kind in {"Attack", "ArmedAssault", "Shooting"} and (kind != "Shooting"):
        return type_by_weapon([w for w, _, _ in item.weapons]) or kind
    if kind == "Bombing":
        finer = type_by_weapon([w for w, _, _ in item.weapons])
        if finer in {"SuicideBombing", "RocketAttack"}:
            return finer
    return kind


def _attack_context(reading: Reading, frames: list[Frame]) -> bool:
    """Whether the article has a word that only an attack is called by, and no accident speaks against it."""
    strong = sum(1 for f in frames if f.sense.family == "attack" and f.sense.mode not in {"weak_nouns", "explode"} and f.status in {"happened", "attempted"} and f.sense.entry not in {"hit", "strike", "target", "rock", "burn", "fight", "mine"})
    attackers = sum(1 for t in reading.doc if t.lemma_.lower() in {"bomb", "bomber", "terrorist", "terrorism", "militant", "insurgent", "guerrilla", "rebel", "explosive", "gunman", "grenade", "dynamite", "ied", "jihadist", "claim"})
    lowers = reading.doc.text.lower()
    accident = any(f" {w} " in lowers or f" {w}." in lowers or f" {w}," in lowers for w in words("factuality", "accident") if " " in w or w in {"accident", "accidental", "accidentally", "fireworks", "earthquake", "volcano"})
    if accident:
        return strong + attackers >= 3
    if strong + attackers:
        return True
    industrial = any(t.lemma_.lower() in words("factuality", "industrial") for t in reading.doc)
    return not industrial and any(f.figures for f in frames)


def _counts(reading: Reading, frame: Frame, item: Cluster, supported: bool) -> bool:
    """Whether the frame tells of an attack that happened or was tried."""
    if frame.status in {"planned", "hypothetical", "denied", "generic"}:
        return False
    if frame.cause is not None and not item.agents and not item.weapons and frame.link is None:
        return False  # "killed by the flood"
    times = [t for t in reading.times if t.since and t.start_i >= frame.trigger.sent.start and t.end_i <= frame.trigger.sent.end]
    if times and frame.sense.family == "harm" and frame.link is None:
        return False  # "more than 250 people have been killed since 2015"
    if frame.sense.family == "attack":
        if frame.sense.mode in {"weak_nouns", "explode"} and not supported and not _armed(item):
            return False
        if frame.sense.mode == "weak_nouns" and frame.sense.type in {"Attack", "ArmedAssault"}:
            definite = _definite(reading, frame)
            if not definite and not (item.agents and item.victims) and not item.dates:
                return False
        if frame.sense.mode == "clash" and not (item.agents and (item.victims or item.dates)):
            return False
        if not frame.nominal and frame.sense.entry in {"hit", "strike", "target", "rock", "burn", "mine", "attack", "assault", "raid", "storm", "seize", "hack", "snatch", "ram", "run over"}:
            return _concrete(reading, frame, item)
        if not frame.nominal and frame.sense.mode == "verbs":
            abstract = [t for t in _raw_objects(frame) if t.lemma_.lower() in words("factuality", "abstract")]
            if abstract:
                return False
            if frame.sense.entry in {"shoot down"} and not item.victims:
                return False
    return True


def _raw_objects(frame: Frame) -> list[Token]:
    return [c for c in frame.trigger.children if c.dep_ in {"dobj", "nsubjpass"}]


def _concrete(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Ambiguous verbs need a concrete object and an agent that can attack: "attacked the convoy", not "the budget"."""
    if any(t.lemma_.lower() in words("factuality", "abstract") for t in _raw_objects(frame)):
        return False
    objects = [*item.victims, *item.targets]
    entry = frame.sense.entry
    if not objects and entry not in {"attack", "raid", "storm"}:
        return False
    violent = [e for e, h, _ in item.agents if e.type in {"ArmedGroup"} or e.sub in {"attackers", "security"} or e.type in {"SecurityForce"}]
    if entry in {"attack", "assault", "storm", "raid", "ram", "run over", "hack"}:
        if item.agents and not violent and all(e.type in {"Person", "GovernmentBody", "Organization", "MediaOutlet"} for e, _, _ in item.agents):
            # "the minister attacked his rival": only with a weapon or a place
            return bool(item.weapons) or entry in {"ram", "run over"}
        return bool(objects or item.agents)
    return bool(violent or _armed(item) or frame.link is not None)


def _armed(item: Cluster) -> bool:
    """Whether a thing made as a weapon was used: a bomb, not a gas tank or a falling rock."""
    return type_by_weapon([w for w, _, _ in item.weapons]) is not None


def _definite(reading: Reading, frame: Frame) -> bool:
    mention = reading.mentions.get(frame.trigger.i)
    return mention is not None and mention.definite in {"the", "this", "poss"}


def _opens(reading: Reading, frame: Frame, item: Cluster, supported: bool) -> bool:
    """Whether a harm frame tells of an attack by itself: somebody or a weapon did it, or it killed in a violent way."""
    if frame.sense.family == "damage" and not _armed(item):
        return False
    if frame.sense.mode in {"die", "toll", "nouns"} and not item.weapons:
        return False
    violent = [e for e, _, _ in item.agents if e.type in {"ArmedGroup", "SecurityForce", "Person"} or e.sub in {"attackers", "security"}]
    if not violent and supported:
        violent = [e for e, _, _ in item.agents if e.type in {"Country"} or (e.type == "UnnamedGroup" and e.sub not in {"number", "pronoun"})]
    if violent or item.weapons:
        return True
    return frame.sense.entry == "kill" and not frame.nominal and bool(item.victims) and frame.cause is None and (bool(item.dates) or bool(item.places)) and bool(_violent_document(reading))


def _violent_document(reading: Reading) -> bool:
    return any(e.sub == "attackers" or e.type == "ArmedGroup" for e in reading.entities)


# --- coreference ---------------------------------------------------------------------------------------


def _antecedent(reading: Reading, frame: Frame, item: Cluster, clusters: list[Cluster]) -> Cluster | None:
    """The attack told before that the frame speaks of again, or ``None`` when it opens a new one."""
    best: tuple[float, int] | None = None
    for n, cluster in enumerate(clusters):
        score = _score(reading, frame, item, cluster, n == 0)
        if score is not None and (best is None or (score, n) > best):
            best = (score, n)
    if best is None:
        return None
    return clusters[best[1]] if best[0] >= _threshold(reading, frame, item) else None


def _threshold(reading: Reading, frame: Frame, item: Cluster) -> float:
    mention = reading.mentions.get(frame.trigger.i)
    if frame.sense.family in {"harm", "damage"}:
        return 1.0
    if frame.nominal:
        definite = mention.definite if mention is not None else "bare"
        if definite in {"the", "this", "poss"}:
            return 0.5
        if mention is not None and any(t.lower_ in {"another", "separate", "second", "third", "different", "other", "previous", "earlier", "similar"} for t in mention.span):
            return 99
        if definite == "a":
            return 3.0
        return 1.5
    return 2.0


def _score(reading: Reading, frame: Frame, item: Cluster, cluster: Cluster, main: bool) -> float | None:
    """How well the frame fits an attack; ``None`` when something speaks against it."""
    if not _types_agree(frame, item, cluster):
        return None
    date = _dates_agree(item, cluster)
    place = _places_agree(item, cluster)
    if date < 0 or place < 0:
        return None
    if frame.nominal and item.dates and not cluster.dates and _prenominal_year(frame, item):
        return None  # "the 2011 attacks" are not the ones told here
    mention = reading.mentions.get(frame.trigger.i)
    ordinal = mention is not None and any(t.lower_ in {"another", "separate", "different", "previous"} for t in mention.span)
    if ordinal:
        return None
    here = reading.sentence_index(frame.trigger)
    gap = here - reading.sentence_index(reading.doc[cluster.last_sentence])
    score = 0.0
    score += 1.5 * date + 1.5 * place
    mine = {id(e) for e, _, _ in item.victims + item.targets}
    theirs = {id(e) for e, _, _ in cluster.victims + cluster.targets}
    shared = mine & theirs
    if shared:
        score += 2.5
        if any(e.type == "Person" and id(e) in shared for e, _, _ in item.victims) and _kills(item) and _kills(cluster):
            score += 5  # nobody is killed twice
    elif _named(item) and _named(cluster) and (frame.nominal or item.dates or item.places):
        return None  # "the killing of X" is not the killing of Y
    elif _named(item) and _named(cluster):
        if gap > 0 and item.types.keys() != cluster.types.keys():
            return None
        score -= 1
    elif mine and theirs and frame.sense.family == "attack" and not frame.nominal and (item.targets or _distinct(item, cluster)):
        score -= 1
    counts = {(f.outcome, f.quantity.value) for f in item.figures if f.quantity.value > 1}
    if counts & {(f.outcome, f.quantity.value) for f in cluster.figures}:
        score += 2  # the same number of dead is the same event
    if {w for w, _, _ in item.weapons} & {w for w, _, _ in cluster.weapons} - {"gun", "firearm", "bomb", "fire"}:
        score += 1
    agents = {id(e) for e, _, _ in item.agents}
    others = {id(e) for e, _, _ in cluster.agents}
    if agents & others:
        score += 1
    elif agents and others and all(e.named for e, _, _ in item.agents) and all(e.named for e, _, _ in cluster.agents):
        score -= 1.5
    if gap == 0:
        score += 1.5
        if clause_root(frame.trigger).sent.start == frame.trigger.sent.start and not item.dates and not item.places:
            score += 0.5
    elif gap == 1:
        score += 1
    elif gap <= 3:
        score += 0.5
    if main:
        score += 0.5
    if frame.nominal and _definite(reading, frame):
        score += 0.5
        if frame.sense.type in cluster.types:
            score += 0.7
    elif frame.sense.type in cluster.types and frame.sense.type not in _GENERIC:
        score += 1
    if frame.sense.family == "harm":
        score += 0.5
        if any(f.toll for f in item.figures) and main:
            score += 1
    return score


def _kills(cluster: Cluster) -> bool:
    return any(f.outcome is Outcome.KILLED for f in cluster.figures)


def _prenominal_year(frame: Frame, item: Cluster) -> bool:
    return any(at.i < frame.trigger.i and at.head == frame.trigger and at.text.isdigit() for _, at, _ in item.dates)


def _distinct(item: Cluster, cluster: Cluster) -> bool:
    mine = {e.label.lower() for e, _, _ in item.victims}
    theirs = {e.label.lower() for e, _, _ in cluster.victims}
    return not mine & theirs


def _named(cluster: Cluster) -> bool:
    return any(e.type == "Person" for e, _, _ in cluster.victims + cluster.targets)


def _types_agree(frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    kinds = set(item.types) - _GENERIC
    theirs = set(cluster.types) - _GENERIC
    if not kinds or not theirs or kinds & theirs:
        return True
    if any(kinds & f and theirs & f for f in _FAMILIES):
        return True
    if frame.sense.family in {"harm", "damage"}:
        return True
    if item.types.keys() & {"Shooting"} and theirs & {"Kidnapping", "HostageTaking", "Hijacking", "VehicleRamming"}:
        return False
    return bool(kinds & {"Shooting", "ArmedAssault"} and theirs & {"Bombing", "Assassination"}) and not frame.nominal


def _dates_agree(item: Cluster, cluster: Cluster) -> int:
    """1 when a date is shared, 0 when nothing is known, -1 when the dates exclude each other."""
    if not item.dates or not cluster.dates:
        return 0
    for a, _, _ in item.dates:
        for b, _, _ in cluster.dates:
            if a.earliest <= b.latest and b.earliest <= a.latest:
                return 1
    return -1


def _places_agree(item: Cluster, cluster: Cluster) -> int:
    mine = [e for e, _, _ in item.places if e.type in PLACE_TYPES and e.type != "Facility"]
    theirs = [e for e, _, _ in cluster.places if e.type in PLACE_TYPES and e.type != "Facility"]
    shared = {id(e) for e, _, _ in item.places + item.targets} & {id(e) for e, _, _ in cluster.places + cluster.targets}
    if shared:
        return 1
    if not mine or not theirs:
        return 0
    if any(a is b or a in ancestors(b) or b in ancestors(a) for a in mine for b in theirs):
        return 1
    if all(conflict(a, b) for a in mine for b in theirs):
        return -1
    return 0


def _join(cluster: Cluster, item: Cluster) -> None:
    cluster.frames.extend(item.frames)
    cluster.frames.sort(key=lambda f: f.trigger.i)
    cluster.types.update(item.types)
    for name in ("dates", "places", "victims", "targets", "agents", "weapons", "figures"):
        getattr(cluster, name).extend(getattr(item, name))
    cluster.strong = cluster.strong or item.strong
    cluster.attempted = cluster.attempted and item.attempted


# --- from clusters to drafts ---------------------------------------------------------------------------


def choose_type(cluster: Cluster) -> str:
    """The most specific class that the frames support; a class named once by a weak word yields to a strong one."""
    best = max(cluster.types.values(), default=0)
    for kind in _SPECIFIC_FIRST:
        if cluster.types.get(kind, 0) >= (2 if best >= 2 else 1) and (kind not in _GENERIC or not any(cluster.types.get(k, 0) >= 2 for k in cluster.types if k not in _GENERIC)):
            return kind
    return "Attack"


def write_attacks(reading: Reading, clusters: list[Cluster]) -> None:
    """Turn the clusters into event drafts with facts, and keep those that say something."""
    for cluster in clusters:
        draft = EventDraft(type=choose_type(cluster))
        draft.triggers = [f.trigger for f in cluster.frames]
        draft.attempted = cluster.attempted
        cluster.draft = draft
        _write_date(draft, cluster)
        _write_places(reading, draft, cluster)
        _write_country(reading, draft, cluster)
        _write_sentence_place(reading, draft, cluster)
        for entity, at, rule in cluster.agents:
            trigger = next((f.trigger for f in cluster.frames for a in f.args if a.role == "agent" and a.head.i == at.i), at)
            _write_agent(draft, entity, at, rule, reading, trigger)
        for entity, at, rule in cluster.victims:
            if not any(entity is a for a, _, _ in cluster.agents):
                _write_victim(draft, entity, at, rule, cluster)
        for entity, at, rule in cluster.targets:
            if not _way(reading, entity):
                draft.add_fact(FactDraft("target", entity, at, rule))
        if draft.type in {"Bombing", "SuicideBombing", "Arson"}:
            for entity, at, rule in cluster.places:
                if entity.type == "Facility" and not _way(reading, entity) and (rule.endswith((":in", ":at", ":inside", ":outside", "-in", "-at", "-inside", "-outside")) or rule == "syntax:head"):
                    draft.add_fact(FactDraft("target", entity, at, rule))  # "a bomb went off in the market"
        if "Assassination" in cluster.types:
            for entity, at, rule in cluster.victims:
                if entity.type == "Person":
                    draft.add_fact(FactDraft("target", entity, at, rule))
        for concept, at, rule in cluster.weapons:
            draft.add_fact(FactDraft("weapon", concept, at, rule))
        draft.figures = cluster.figures
        reading.events.append(draft)


def _write_date(draft: EventDraft, cluster: Cluster) -> None:
    """The finest date that the first frames give; later frames only refine it."""
    best: tuple[When, Token, str] | None = None
    for row in cluster.dates:
        if row[0].literal is None:
            continue
        if best is None or (best[0].literal or "") != row[0].literal and (row[0].literal or "").startswith(best[0].literal or ""):
            best = row
    if best is not None:
        draft.add_fact(FactDraft("date", best[0], best[1], best[2]))


def _way(reading: Reading, entity: EntityDraft) -> bool:
    """A street, road or area without a name: where something is, not what was hit."""
    return entity.type == "Facility" and not entity.named and (entity.sub == "transport" or entity.label.lower().split()[-1] in words("regions") or entity.label.lower().split()[-1] in words("coreference", "ways"))


def _write_places(reading: Reading, draft: EventDraft, cluster: Cluster) -> None:
    rows = list(cluster.places)
    for entity, at, rule in rows:
        if _way(reading, entity) and (len(rows) > 1 or entity.container is not None):
            for above in ancestors(entity)[:1]:
                draft.add_fact(FactDraft("place", above, at, rule))  # "on a street in Varnell"
            continue
        if any(entity.label == e.label and e is not entity and e.type == "City" for e, _, _ in rows):
            continue
        above = [e for e, _, _ in rows if entity in ancestors(e)]
        finer = {"Country": {"Region", "City"}, "Region": {"City"}}.get(entity.type, set())
        if above or any(e.type in finer and not conflict(e, entity) for e, _, _ in rows):
            continue
        draft.add_fact(FactDraft("place", entity, at, rule))


def _write_country(reading: Reading, draft: EventDraft, cluster: Cluster) -> None:
    """An attack of no stated place on "the Iranian parliament" was in Iran; an embassy lies elsewhere."""
    if any(draft.values("place")):
        return
    for entity, at, _ in cluster.targets:
        country = next((m.country for m in entity.mentions if m.country is not None), None)
        abroad = any(t.lemma_.lower() in words("coreference", "missions") for m in entity.mentions for t in m.span)
        if entity.type == "Facility" and country is not None and not abroad:
            draft.add_fact(FactDraft("place", country_entity_at(reading, country, at), at, "syntax:target-country"))
            return


def _write_sentence_place(reading: Reading, draft: EventDraft, cluster: Cluster) -> None:
    """Without a place of its own the attack was where its sentence says that something was, unless that is the speaker."""
    if any(draft.values("place")):
        return
    sentences = {f.trigger.sent.start: f.trigger.sent for f in cluster.frames if f.sense.family == "attack" or f.args}
    for start in sorted(sentences)[:2]:
        for entity, at in locative_places(reading, sentences[start]):
            draft.add_fact(FactDraft("place", entity, at, "surface:sentence"))
            return


def charged(trigger: Token) -> Stance | None:
    """The stance of a deed told under a word of accusation ("accused of bombing") or conviction; ``None`` when told as a fact."""
    here = trigger
    for _ in range(6):
        head = here.head
        if head == here:
            return None
        if here.dep_ in {"prep", "pcomp", "pobj", "xcomp", "ccomp"}:
            lemma = head.lemma_.lower()
            if lemma in words("responsibility", "blame"):
                return Stance.ALLEGED
            if lemma in words("responsibility", "convict"):
                return Stance.STATED
        elif here.dep_ not in {"dobj", "conj", "advcl", "acl"}:
            return None
        here = head
    return None


def _write_agent(draft: EventDraft, entity: EntityDraft, at: Token, rule: str, reading: Reading, trigger: Token) -> None:
    mention = reading.mentions.get(at.i)
    hedged = mention is not None and any(t.lower_ in {"suspected", "alleged", "presumed"} for t in mention.modifiers)
    stance = charged(trigger)
    name = "suspect" if hedged or stance is not None else "perpetrator"
    draft.add_fact(FactDraft(name, entity, at, rule, stance=stance or Stance.STATED))
    if entity.type == "UnnamedGroup":
        for fact in entity.facts:
            if fact.name == "memberOf" and isinstance(fact.value, EntityDraft) and fact.value.type == "ArmedGroup":
                draft.add_fact(FactDraft(name, fact.value, at, "syntax:member-of", stance=stance or Stance.STATED))
    if mention is not None and mention.name is None:
        for inner in mention.names_inside:
            if inner.known is not None and inner.known.type == "ArmedGroup":
                group = reading.entity_at(reading.doc[inner.start_i : inner.end_i].root)
                group = group or next((e for e in reading.entities if e.known is inner.known), None)
                if group is not None:
                    draft.add_fact(FactDraft(name, group, at, "syntax:member-of", stance=stance or Stance.STATED))


def _write_victim(draft: EventDraft, entity: EntityDraft, at: Token, rule: str, cluster: Cluster) -> None:
    if entity.type in {"Country"}:
        draft.add_fact(FactDraft("target", entity, at, rule))
    elif entity.sub == "attackers" and any(e.sub == "attackers" or e.type == "ArmedGroup" for e, _, _ in cluster.agents):
        return  # attackers who died are none of the victims
    elif entity.type == "Person" or (entity.type == "UnnamedGroup" and _described(entity)):
        draft.add_fact(FactDraft("victim", entity, at, rule))
    elif entity.type == "UnnamedGroup":
        return
    else:
        draft.add_fact(FactDraft("target", entity, at, rule))


def _described(entity: EntityDraft) -> bool:
    """Whether a group is more than a number: "17 people" is a figure, "17 high school students" are victims."""
    for mention in entity.mentions:
        if mention.cls == "pronoun" or mention.sub in {"number", "pronoun"}:
            continue
        if mention.lemma not in words("coreference", "unspecific") or any(
            t.dep_ in {"amod", "compound", "nmod", "poss"} and t.lower_ not in {"other", "more", "injured", "wounded", "dead", "several", "many", "additional"} for t in mention.modifiers
        ):
            return True
    return False


def main_figures(figures: list[FigureDraft], outcome: Outcome) -> list[FigureDraft]:
    """The figures of one outcome that count people (no attackers' own death), in text order."""
    return sorted((f for f in figures if f.outcome is outcome), key=lambda f: f.at.i)


__all__ = ["Cluster", "choose_type", "find_attacks", "main_figures", "table", "write_attacks"]
