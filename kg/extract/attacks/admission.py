"""Whether what a frame tells is an attack: it happened or was tried, by arms or people, upon somebody or something.

In: a frame with what it says.  Out: yes or no.  Accidents, habits, figures of speech and sport stay out here.
"""

from __future__ import annotations

from kg.extract.attacks.accidents import is_accident, lost_control, on_purpose, ruled_out
from kg.extract.attacks.background import is_background, so_far
from kg.extract.attacks.clusters import Cluster, definite
from kg.extract.attacks.kinds import armed, from_the_air
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.persons import fights, is_security
from kg.extract.frames.roles import Frame, is_armed, raw_objects
from kg.extract.frames.whenclauses import DATED_BY_CLAUSE, WORST_SINCE
from kg.extract.names.mentions import wholes
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_passive, prepositions, subjects
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import words

_NEAR = 4  # tokens between two verbs that share their object


def counts(reading: Reading, frame: Frame, item: Cluster, supported: bool, *, deadly: bool) -> bool:
    """Whether the frame tells of an attack that happened or was tried; ``deadly`` if people were hurt in it."""
    if frame.status in {"planned", "hypothetical", "denied", "generic"} or is_accident(reading, frame):
        return False
    if is_background(reading, frame, item):
        return False
    if frame.cause is not None and frame.sense.mode != "murder" and not item.agents and not item.weapons:
        if frame.link is None and not _only_by_people(frame):
            return False  # "killed by the flood"; but "murdered by bursts of fire", "two seniors shot 12 pupils"
    if not deadly and _drives_apart(frame, item):
        return False
    if frame.nominal and any(c.lower_ in words("coreference", "each_of_both") for c in frame.trigger.lefts):
        return False  # "has not claimed responsibility for *either* attack": told before
    times = [t for t in reading.times_in(frame.trigger.sent) if t.since]
    if any(rule in {DATED_BY_CLAUSE, WORST_SINCE} for _, _, rule in item.dates):
        times = []  # "the worst attack since 2015, when rebels killed 250 people"
    if times and frame.sense.family == "harm" and frame.link is None and not _of_a_toll(frame):
        return False  # "more than 250 people have been killed since 2015"
    summed = frame.sense.type == "Kidnapping" or frame.sense.mode == "murder"
    if times and not frame.nominal and summed and so_far(frame.trigger):
        return False  # "more than 800 people have been kidnapped this year"
    mention = reading.mentions.get(frame.trigger.i)
    if times and frame.nominal and frame.sense.family == "attack" and mention is not None and mention.of_a_kind:
        return False  # "70 pupils have been killed in attacks on schools since 2019"
    return frame.sense.family != "attack" or _is_attack(reading, frame, item, supported, deadly=deadly)


def _drives_apart(frame: Frame, item: Cluster) -> bool:
    """Whether a force only broke up a crowd, and hurt nobody: "police fired tear gas at stone-throwing youths"."""
    used = _means(item)
    riot = bool(used) and used <= words("deeds", "riot_arms")
    return riot and not frame.figures and bool(item.agents) and all(is_security(e) for e, _, _ in item.agents)


def _only_by_people(frame: Frame) -> bool:
    """Whether only people or their weapons do it, whatever they are called: "two *seniors* shot 12 pupils"."""
    if frame.sense.family != "attack" or frame.sense.type == "Arson":
        return False
    if frame.cause is not None and frame.cause.lemma_.lower() in words("deeds", "alarms"):
        return False  # "an *alarm* went off", but "a *parcel* exploded"
    return frame.sense.entry not in words("deeds", "figurative")


def _is_attack(reading: Reading, frame: Frame, item: Cluster, supported: bool, *, deadly: bool) -> bool:
    """Whether a word for an attack means one: not a balloon blown up or a car driven through a market."""
    if frame.sense.mode == "explode" and raw_objects(frame) and not _hits_something(reading, frame, item):
        return False  # "blew up a balloon"
    if deadly and frame.sense.entry in words("deeds", "deadly"):
        return True  # "strikes on Varnell killed four", "fighting claimed the lives of 20 villagers"
    if deadly and item.victims and frame.sense.entry in words("deeds", "at_people"):
        return True  # "Ilo Venn attacked travellers on a platform, killing a teacher"
    if frame.sense.mode in {"weak_nouns", "explode"} and not (supported or armed(item) or _force_strikes(item)):
        return False
    if frame.nominal and frame.sense.entry.split()[0] in words("deeds", "posts"):
        return _sent_to_kill(frame, item, supported)
    if frame.sense.type == "VehicleRamming" and not _meant_to_ram(reading, frame, item, deadly=deadly):
        return False
    if frame.sense.mode == "weak_nouns" and frame.sense.type in {"Attack", "ArmedAssault"}:
        told = definite(reading, frame) or (item.agents and item.victims) or item.dates or _force_strikes(item)
        if not (told or _two_forces(item)):
            return False
    if frame.sense.mode == "clash" and not (
        (item.agents and (item.victims or item.dates or _two_forces(item)))
        or (deadly and not raw_objects(frame))  # "inmates fought for hours, leaving 11 dead"
    ):
        return False
    return frame.nominal or _does_violence(reading, frame, item, supported)


def _does_violence(reading: Reading, frame: Frame, item: Cluster, supported: bool) -> bool:
    """Whether a verb of attack has who or what it takes: no ball or bill shot, no cattle killed for meat."""
    if any(t.lemma_.lower() in words("victims", "players") for t in subjects(frame.trigger)):
        return False  # "the striker shot from twelve metres", "the goalie was shot at 42 times"
    if frame.sense.mode in {"verbs", "murder"} and _only_themselves(frame, item):
        return False  # "the man shot himself"
    if _of_things(reading, frame) or _by_law(frame):
        return False  # "farmers slaughtered nine cows", "Lomar executed a man who had been convicted of murder"
    if frame.sense.type == "Arson" and _only_the_dead(frame):
        return False  # "killed four farmers and burned *their bodies*"
    if frame.sense.entry in words("deeds", "figurative"):
        return _concrete(frame, item) or (supported and _targeted_as_well(frame, item))
    if frame.sense.mode != "verbs":
        return True
    if frame.sense.type == "Bombing" and not raw_objects(frame) and not supported and not armed(item):
        return False  # "a store of fertiliser had detonated"
    if any(t.lemma_.lower() in words("factuality", "abstract") for t in raw_objects(frame)):
        return False
    if frame.sense.entry == "shoot down" and not (_people(item) or (item.agents and _aircraft(frame))):
        return False  # "shot down the bill", "shot down a drone", "shot down 30 of them"
    if frame.sense.entry in words("deeds", "shots_fired"):
        return _in_anger(frame, item)
    return _hits_something(reading, frame, item)


def _meant_to_ram(reading: Reading, frame: Frame, item: Cluster, *, deadly: bool) -> bool:
    """Whether a vehicle was driven at people on purpose."""
    if ruled_out(reading) or lost_control(reading):
        return False  # "the lorry rammed into a stall. Police said that it was an accident"
    if frame.sense.entry == "drive through" and not (deadly or on_purpose(reading)):
        return False  # "drove a car through the market"
    # "a car ploughed into a bus stop", and nobody speaks of intent; but "was driven into"
    alone = not item.agents and any(rule == "syntax:active" for _, _, rule in item.weapons)
    return not alone or on_purpose(reading)


def _in_anger(frame: Frame, item: Cluster) -> bool:
    """Whether shots were fired at somebody: "drew alongside his car and fired 14 shots", not "warning shots"."""
    if is_passive(frame.trigger) and not item.agents and item.dates and item.places and not _at_nobody(frame.trigger):
        return True  # "*shots were fired* near the embassy in Lomar on Thursday"
    doers = [e for e, _, _ in item.agents]
    if not doers or all(is_security(e) for e in doers):
        return bool(item.victims or item.targets)
    shots = [c for t in raw_objects(frame) for c in t.children]
    return not any(c.lower_ in words("factuality", "status.warning") for c in shots)


def _at_nobody(verb: Token) -> bool:
    """Whether shots hit nothing: "*no* shots were fired", "*warning* shots were fired", "were fired in the *air*"."""
    aimless = words("factuality", "status.warning")
    around = [c for t in subjects(verb) for c in t.children] + [t for _, t in prepositions(verb)]
    return any(c.lower_ == "no" or c.lower_ in aimless for c in around)


def _of_things(reading: Reading, frame: Frame) -> bool:
    """Whether all that is killed is no people: "slaughtered nine *cows*", "shot and killed nine *wolves*"."""
    if frame.sense.mode != "murder" and frame.sense.entry != "shoot":
        return False
    verb = frame.trigger
    beside = [c for c in verb.rights if c.dep_ == "conj" and c.tag_ == verb.tag_ and c.i - verb.i < _NEAR]
    aimed = raw_objects(frame) or [t for c in beside for t in c.rights if t.dep_ == "dobj"]
    hit = [reading.mentions.get(t.i) for t in aimed]
    return bool(hit) and all(m is not None and m.cls == "other" for m in hit)


def _only_the_dead(frame: Frame) -> bool:
    """Whether all that burned were those killed before: "their *bodies* burned in a truck"."""
    hit = raw_objects(frame) or subjects(frame.trigger)
    return bool(hit) and all(t.lemma_.lower() in words("victims", "remains") for t in hit)


def _by_law(frame: Frame) -> bool:
    """Whether a court had its sentence carried out: "was *executed* on Friday after he was convicted of murder"."""
    if frame.sense.entry not in words("deeds", "sentences"):
        return False
    return any(t.lemma_.lower() in words("responsibility", "convict") for t in frame.trigger.sent)


def _only_themselves(frame: Frame, item: Cluster) -> bool:
    """Whether nobody was hit but who did it, and not by a bomb: "he stabbed himself"."""
    hit = raw_objects(frame)
    suicide = frame.sense.type in {"Bombing", "SuicideBombing"}
    return (
        bool(hit)
        and all(t.lower_ in words("coreference", "reflexives") for t in hit)
        and not (suicide or item.victims or item.targets)
    )


def _force_strikes(item: Cluster) -> bool:
    """Whether an armed party strikes somebody or something: "the air force carried out *strikes* against a base"."""
    return bool(item.victims or item.targets) and any(is_armed(e) for e, _, _ in item.agents)


def _of_a_toll(frame: Frame) -> bool:
    """Whether it is told with the toll of one attack: "by Monday the number of dead had risen to 80, with 160 hurt"."""
    tolls = words("factuality", "figures.tolls")
    return frame.sense.mode == "toll" or any(t.lemma_.lower() in tolls for t in frame.trigger.sent)


def _two_forces(item: Cluster) -> bool:
    """Whether two that bear arms fight each other: "troops and rebels clashed"."""
    return sum(is_armed(e) for e, _, _ in item.agents) > 1


def _hits_something(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Whether the object of a violent verb is something that is attacked: a bus, not a ball or a balloon."""
    if armed(item) or any(fights(e) for e, _, _ in item.agents):
        return True
    if frame.sense.type == "Stabbing" or frame.sense.entry in words("deeds", "shooting_at"):
        return bool(item.victims) or (frame.sense.type != "Stabbing" and bool(item.targets))
    objects = [t for o in raw_objects(frame) for t in wholes(o) or [o]]  # "blew up a section of the track"
    hit = [reading.mentions[t.i] for t in objects if t.i in reading.mentions]
    classes = {"place" if m.lemma in words("regions") else m.cls for m in hit}
    return not classes or bool(classes - {"other"})


def _concrete(frame: Frame, item: Cluster) -> bool:
    """Ambiguous verbs need a concrete object and an agent that can attack: "attacked the convoy", not "the budget"."""
    forces = bool(item.places) and any(is_armed(e) for e, _, _ in item.agents)
    if forces and any(t.lemma_.lower() in words("deeds", "positions") and t.tag_ == "NNS" for t in raw_objects(frame)):
        return True  # "the air force struck 20 *targets* in Osk"
    if any(t.lemma_.lower() in words("factuality", "abstract") for t in raw_objects(frame)):
        return False
    if from_the_air(item):
        return True  # "warplanes struck rebel positions"
    hit = {t.i for t in raw_objects(frame)}
    towns: list[object] = [row for row in item.places if row[1].i in hit]
    towns += [t for t in raw_objects(frame) if t.lemma_.lower() in words("regions")]  # "settlers raided two villages"
    objects = [*item.victims, *item.targets, *towns]
    entry = frame.sense.entry
    violent = [e for e, _, _ in item.agents if is_armed(e)]
    if not objects and entry not in words("deeds", "without_object"):
        return any(e.sub == "attackers" for e, _, _ in item.agents)  # "a suicide bomber hit a busy square"
    if entry in words("deeds", "by_vehicle") and objects and item.weapons:
        return True  # "a doctor rammed his car through a market"
    harmless = {"civilians", "kin", "officials"}
    if item.agents and not violent and not armed(item) and all(e.sub in harmless for e, _, _ in item.agents):
        # "the children raided the kitchen", "officials attacked the report"; but "settlers attacked two farmers", or
        # the town of Varnell, and "herders attacked a school, killing ten pupils"
        return bool(item.victims or towns or (item.hurt_near and item.targets)) and not any(
            e.sub == "officials" for e, _, _ in item.agents
        )
    if entry in words("deeds", "at_people"):
        if (
            item.agents
            and not violent
            and all(e.type in {"Person", "GovernmentBody", "Organization", "MediaOutlet"} for e, _, _ in item.agents)
        ):
            # "the minister attacked his rival": only with a weapon or a place
            return bool(item.weapons) or entry in words("deeds", "by_vehicle")
        return bool(objects or item.agents)
    if entry in words("deeds", "deliberate") and item.targets:
        return True  # "two tankers were sabotaged"
    if entry in words("deeds", "by_anybody") and item.targets and item.agents:
        return True  # "the group burned four trucks"
    if violent or armed(item) or frame.link is not None or _state_strikes(frame, item):
        return True
    return _beside_attack(frame.trigger)


def _sent_to_kill(frame: Frame, item: Cluster, supported: bool) -> bool:
    """Whether bombs were sent to who was to be hit: "the sending of *letter* bombs", not "of bombs to an ally".

    "The sending of *explosive* devices", not "of devices to schools".
    """
    sent = [t for t in frame.heads("instrument") if any(c.dep_ in {"amod", "compound"} for c in t.lefts)]
    if sent and supported and any(e.type in {"Facility", "Person"} for e, _, _ in item.targets):
        return True
    return bool(sent) and not _means(item).isdisjoint(words("deeds", "posted"))


def _means(item: Cluster) -> set[str]:
    """What it was done with, in words: "tear gas"."""
    return {concept.replace("-", " ") for concept, _, _ in item.weapons}


def _targeted_as_well(frame: Frame, item: Cluster) -> bool:
    """Whether a building was the next: "a grocery was *targeted days after the massacre*", "was *also* targeted"."""
    if frame.sense.entry not in words("deeds", "targeting") or not is_passive(frame.trigger) or item.agents:
        return False
    if any(prep not in {"after", "at", "in", "on"} for prep, _ in prepositions(frame.trigger)):
        return False  # "was targeted for demolition", "by budget cuts"
    told = item.dates or item.gaps or any(c.lower_ == "also" for c in frame.trigger.lefts)
    return bool(told) and any(e.type == "Facility" for e, _, _ in item.targets)


def _people(item: Cluster) -> bool:
    """Whether somebody was hit of whom more is told than a number."""
    return any(e.type != "UnnamedGroup" or e.sub not in {"number", "pronoun"} for e, _, _ in item.victims)


def _aircraft(frame: Frame) -> bool:
    """Whether what was shot down may have carried people."""
    return any(t.lemma_.lower() in words("deeds", "aircraft") and t.lemma_ != "drone" for t in raw_objects(frame))


def _state_strikes(frame: Frame, item: Cluster) -> bool:
    """Whether a country struck something that stands on the ground or people: "*Velia* struck a barracks in Lomar".

    Not another country, which may be struck by anything: "Velia hit Norland with tariffs".
    """
    if frame.sense.entry not in words("deeds", "of_states") or not any(e.type == "Country" for e, _, _ in item.agents):
        return False
    return any(e.type == "Facility" for e, _, _ in item.targets) or any(is_armed(e) for e, _, _ in item.victims)


def _beside_attack(verb: Token) -> bool:
    """Whether another verb of attack leads up to this one: "shops were looted and *burned*"."""
    told = verb_trigger(verb.head) if verb.dep_ == "conj" else None
    return told is not None and told.sense.family == "attack"


def opens(reading: Reading, frame: Frame, item: Cluster, supported: bool) -> bool:
    """Whether a harm frame tells of an attack by itself: somebody or a weapon did it, or it killed in a violent way."""
    if frame.sense.family == "damage" and not armed(item):
        # "rebels destroyed a bridge"
        return any(fights(e) for e, _, _ in item.agents)
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
    if frame.sense.entry != "kill" or frame.nominal or frame.cause is not None or not (item.dates or item.places):
        return False
    if item.figures and any(_band(e) for e, _, _ in item.agents):
        return True  # "herders killed nine farmers near Varnell on Sunday"
    return bool(item.victims) and bool(_violent_document(reading))


def _band(entity: EntityDraft) -> bool:
    """Whether several people did it together: "herders", "two men"."""
    return entity.type == "UnnamedGroup" and any(m.plural and m.cls == "people" for m in entity.mentions)


def _violent_document(reading: Reading) -> bool:
    return any(fights(e) for e in reading.entities)
