"""Tell the end of an attack from an attack: its attackers shot by police, dead by their own hand, put to death.

In: what a few frames tell, and the attacks told before or beside it.  Out: whether it is no attack of its own.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.culprits import culprit_nouns, names_a_culprit
from kg.extract.entities.persons import fights, is_security
from kg.extract.frames.roles import Frame, raw_objects
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_passive, prepositions
from kg.lexicon import words

_NEXT = 2  # sentences from an attack to where its attackers fell


def is_aftermath(reading: Reading, unit: Cluster, clusters: list[Cluster]) -> bool:
    """ "The attacker was shot dead by police": the end of an attack told before, no attack of its own."""
    if all(_upon_oneself(f) for f in unit.frames):
        return True
    attackers = {id(e) for c in clusters for e, _, _ in c.agents}
    first = unit.frames[0].trigger.i
    earlier = {id(e) for c in clusters if c.frames[0].trigger.i < first for e, _, _ in c.agents}
    if unit.targets and not unit.victims and all(id(e) in earlier for e, _, _ in unit.targets):
        return True  # "A bomber attacked an embassy. *He was targeted* by our forces"
    hit = [e for e, _, _ in unit.victims]
    if _put_to_death(unit) and hit and all(id(e) in attackers for e in hit):
        return True  # "Venn, who carried out the attack, was executed in 2001"
    if clusters and hit and (unit.agents or _of_shots(unit)):
        # "Police killed four of the attackers"; "Two were stabbed in the market, and the assailant was shot dead"
        if all(_the_attackers(reading, at) for _, at, _ in unit.victims):
            return True
    if hit and _of_shots(unit) and all(_did_before(at, unit, clusters) for _, at, _ in unit.victims):
        return True  # "A man set fire to a hall and *was shot dead* when he threatened officers"
    if clusters and hit and not (unit.agents or unit.targets or unit.dates or unit.places):
        if all(id(e) in attackers and any(names_a_culprit(m) for m in e.mentions) for e in hit):
            return True  # "The suspect opened fire at a patrol. He was wounded in an exchange of fire"
        if _of_shots(unit) and all(_he_who_did_it(reading, e, at, clusters) for e, at, _ in unit.victims):
            return True  # "A man with a machete attacked two soldiers; *he* was shot dead"
    if hit and not (unit.agents or unit.targets or unit.dates) and _fell_attacking(reading, unit, clusters):
        return True  # "Gunmen stormed a hotel, killing two guards. *Four assailants* were gunned down in the fight"
    verbs = [f for f in unit.frames if not f.nominal]
    if hit and verbs and all(id(e) in attackers for e in hit) and all(_before_the_end(f) for f in verbs):
        return True  # "killed 14 people before he was shot dead in a gunfight with police"
    police = unit.agents and all(is_security(e) for e, _, _ in unit.agents)
    if police and hit and all(_before_the_end(f) for f in unit.frames):
        return True  # "fired on the motorcade, wounding a guard, before he was killed by agents"
    if police and not unit.victims and unit.targets and all(_their_car(e, clusters) for e, _, _ in unit.targets):
        return True  # "drove a car into a march. Officers fired at the car"
    if not police or not unit.victims or unit.targets:
        return False
    if all(_called_attacker(reading, at, clusters) for _, at, _ in unit.victims):
        return True  # "Knife *attacker* shot dead by police after stabbing five"
    if clusters and all(at.lemma_.lower() in words("coreference", "presupposing") for _, at, _ in unit.victims):
        return True  # "troops retook the hotel, having killed three *attackers*"
    if all(_of_attackers(reading, at) for _, at, _ in unit.victims):
        return True  # "troops exchanged fire with the raiders and killed two of them"
    named = any(e.sub == "attackers" for c in clusters for e, _, _ in c.agents)
    if any(id(e) in attackers for e in hit) and all(id(e) in attackers or not (e.named or e.plural) for e in hit):
        return True  # "The driver, Ilo Venn, an immigrant, was shot by an officer"
    return all(id(e) in attackers or (named and e.sub == "attackers" and not e.plural) for e, _, _ in unit.victims)


def _called_attacker(reading: Reading, at: Token, clusters: list[Cluster]) -> bool:
    """Whether the one hit is called by what they did, and the same sentence tells the deed."""
    mention = reading.mentions.get(at.i)
    if mention is None or mention.plural or mention.sub != "attackers" or not names_a_culprit(mention):
        return False
    return any(f.trigger.sent.start == at.sent.start for c in clusters for f in c.frames)


def _he_who_did_it(reading: Reading, entity: EntityDraft, at: Token, clusters: list[Cluster]) -> bool:
    """Whether a pronoun in the passive stands for who did what was told in its sentence or the one before."""
    if at.pos_ != "PRON" or at.dep_ != "nsubjpass":
        return False
    here = reading.sentence_index(at)
    for cluster in clusters:
        did = any(e is entity for e, _, _ in cluster.agents) and not any(e is entity for e, _, _ in cluster.victims)
        if did and 0 <= here - reading.sentence_index(cluster.frames[-1].trigger) <= 1:
            return True
    return False


def _fell_attacking(reading: Reading, unit: Cluster, clusters: list[Cluster]) -> bool:
    """Whether only attackers were hit, right after they are told to have attacked others, and nothing opens anew."""
    first = unit.frames[0].trigger
    told = [(f, c) for c in clusters for f in c.frames if f.trigger.i < first.i]
    last, cluster = max(told, key=lambda row: row[0].trigger.i, default=(None, None))
    if last is None or cluster is None:
        return False
    if not all(at.lemma_.lower() in words("coreference", "outlaws") for _, at, _ in unit.victims):
        return False  # "nine pro-government *fighters* were killed": by the attackers
    if not {id(e) for e, _, _ in unit.places} <= {id(e) for e, _, _ in cluster.places}:
        return False  # "four militants were shot dead in Lomar"
    mine = {id(e) for e, _, _ in unit.victims}
    attacked = cluster.targets or any(id(e) not in mine and e.sub != "attackers" for e, _, _ in cluster.victims)
    fought = any(
        f.sense.mode == "clash" or words("deeds", "fights") & set(f.sense.entry.split()) for f in cluster.frames
    )
    if fought or not attacked or not cluster.agents or not all(fights(e) for e, _, _ in cluster.agents):
        return False
    if reading.sentence_index(first) - reading.sentence_index(last.trigger) > _NEXT:
        return False
    between = reading.doc.tokens[last.trigger.i : first.sent.end]
    return not any(t.lower_ in words("coreference", "one_more") for t in between)


def _did_before(at: Token, unit: Cluster, clusters: list[Cluster]) -> bool:
    """Whether the very phrase is the subject of a deed told before: who did it was hit afterwards."""
    earlier = (c for c in clusters if c.frames[0].trigger.i < unit.frames[0].trigger.i)
    return any(at.i == t.i for c in earlier for _, t, _ in c.agents)


def _before_the_end(frame: Frame) -> bool:
    """Whether a clause with *before* tells of it, in the passive or of a pronoun: how the deed ended."""
    verb = frame.trigger
    ended = any(c.lower_ in words("deeds", "until") and c.dep_ == "mark" for c in verb.lefts)
    them = any(t.pos_ == "PRON" for t in frame.heads("patient"))  # "before police shot *them* dead"
    return ended and (is_passive(verb) or them) and verb.dep_ == "advcl"


def _of_attackers(reading: Reading, at: Token) -> bool:
    """Whether a pronoun after "of" stands for those who attack: "two *of them*"."""
    meant = [reading.entity_at(t) for prep, t in prepositions(at) if prep == "of" and t.pos_ == "PRON"]
    return any(e is not None and e.sub == "attackers" for e in meant)


def _their_car(entity: EntityDraft, clusters: list[Cluster]) -> bool:
    """Whether it is the vehicle that an attack was made with."""
    if not any(m.cls == "vehicle" for m in entity.mentions):
        return False
    rammed = any("VehicleRamming" in c.types for c in clusters)
    return rammed or any(at.i in {m.head.i for m in entity.mentions} for c in clusters for _, at, _ in c.weapons)


def _of_shots(unit: Cluster) -> bool:
    """Whether no more is told than that somebody was shot, killed or wounded."""
    fights_in = words("deeds", "fights")
    shots = all(
        f.sense.family == "harm" or (f.sense.type == "Shooting" and (not f.nominal or f.sense.entry in fights_in))
        for f in unit.frames
    )
    return shots and not (unit.agents or unit.targets or unit.weapons)


def _upon_oneself(frame: Frame) -> bool:
    """Whether somebody killed nobody but himself: "The gunman killed himself before officers arrived"."""
    objects = raw_objects(frame)
    return frame.sense.family == "harm" and any(
        t.lower_ in words("coreference", "reflexives") and not any(c.dep_ == "conj" for c in t.children)
        for t in objects
    )


def beating_off(frame: Frame) -> bool:
    """Whether those fell who were beaten off: "troops repelled an attack on a base, *killing* nine militants"."""
    verb = frame.trigger
    above = verb.head.lemma_.lower()
    return verb.tag_ == "VBG" and verb.dep_ in {"advcl", "conj"} and above in words("factuality", "status.beaten_off")


def _put_to_death(unit: Cluster) -> bool:
    """Whether it is told as what a state does to a convict, by nobody in particular: "was executed"."""
    return not unit.agents and all(f.sense.entry in words("deeds", "sentences") for f in unit.frames)


def _the_attackers(reading: Reading, at: Token) -> bool:
    """Whether a phrase means those who did what was told before: "the attackers", "four of them", "a third bomber"."""
    nouns = [at, *(t for prep, t in prepositions(at) if prep == "of")]
    mention = reading.mentions.get(at.i)
    if mention is not None and mention.sub == "attackers" and any(t.lower_ == "all" for t in mention.tokens):
        return True  # "all 33 militants were killed by troops"
    others = words("coreference", "yet_another")
    if at.lower_ in others:
        # "a guard killed one of the bombers and hurt *the other*"
        return any(t.lemma_.lower() in culprit_nouns() for t in reading.doc.tokens[at.sent.start : at.i])
    called = [t for t in nouns if t.lemma_.lower() in culprit_nouns()]
    return any(c.lower_ == "the" or c.lower_ in others for t in called for c in t.children)
