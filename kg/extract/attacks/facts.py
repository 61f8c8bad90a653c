"""Write what a cluster of frames says of its attack as facts: when, where, who, to whom, with what.

In: clusters.  Out: event drafts of class attack.
"""

from __future__ import annotations

from kg.extract.attacks.buildings import is_passing, is_street, is_vehicle, is_way, of_a_kind, write_buildings
from kg.extract.attacks.clusters import Cluster, beside, choose_type
from kg.extract.attacks.collateral import drop_doubles, stood_beside, without_series
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.entities.affiliation import held_to_be
from kg.extract.entities.attributes import country_entity_at
from kg.extract.entities.culprits import names_a_culprit
from kg.extract.entities.persons import is_attacker
from kg.extract.entities.places import ancestors as containers
from kg.extract.entities.places import conflict
from kg.extract.frames.circumstances import locative_places
from kg.extract.frames.roles import named_town
from kg.extract.frames.settings import home_of
from kg.extract.frames.weapons import bears_bomb
from kg.extract.names.mentions import Mention
from kg.extract.names.proper import only_tied
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, is_verbal, noun_phrase, prepositions, subjects, verb_above
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import match_end, words
from kg.records import Stance, When

# How a bomb or a fire is placed that hits the thing: "exploded under a bus"
_AT_THE_THING = tuple(
    f"{mark}{prep}"
    for mark in ":-"
    for prep in ("in", "at", "inside", "outside", "near", "under", "underneath", "beneath")
)

#: The rule by which an attacker who died in the attack is who did it
OWN_END = "syntax:own-end"
#: The rule by which a person is one of a group that has the role: "two guards, Ilo Venn and Mara Quill"
MEMBER = "syntax:member"
#: The same of a group that is only suspected: "named the suspects as Ilo Venn and Mara Quill"
SUSPECTED_MEMBER = "syntax:suspected-member"
_MEMBERS = frozenset({MEMBER, SUSPECTED_MEMBER})


def write_attacks(reading: Reading, clusters: list[Cluster]) -> None:
    """Turn the clusters into event drafts with facts, and keep those that say something."""
    whose = {f.trigger.i: c for c in clusters for f in c.frames if f.sense.family == "attack"}
    for cluster in clusters:
        draft = EventDraft(type=choose_type(cluster))
        draft.triggers = [f.trigger for f in cluster.frames]
        draft.stage = "attempted" if cluster.only_tried else None
        cluster.draft = draft
        drop_doubles(cluster)
        _write_date(draft, cluster)
        _write_places(reading, draft, cluster)
        _write_country(reading, draft, cluster)
        _write_sentence_place(reading, draft, cluster, whose)
        _write_town_of_office(reading, draft, cluster)
        _write_town_of_people(reading, draft, cluster)
        trigger: Token | None = None
        for entity, at, rule in cluster.agents:
            if rule not in _MEMBERS or trigger is None:  # who is named as one of a group did what the group did
                trigger = next(
                    (f.trigger for f in cluster.frames for a in f.args if a.role == "agent" and a.head.i == at.i), at
                )
            _write_agent(draft, entity, at, rule, reading, trigger)
        for entity, at, rule in cluster.victims:
            struck = rule == "syntax:passive" and at.pos_ == "PROPN"  # "Venn fired back. Venn was shot once"
            if struck or not any(entity is a for a, _, _ in cluster.agents):
                if _own_end(reading, at, cluster):
                    _write_agent(draft, entity, at, OWN_END, reading, at)
                else:
                    _write_victim(reading, draft, entity, at, rule, cluster)
        for entity, at, rule in without_series(cluster):
            if bears_bomb(reading, at) or stood_beside(reading, cluster, at, rule):
                continue
            struck = rule in {"syntax:object", "syntax:passive"}  # "bombed a bridge"
            if (struck or not (is_way(entity) or is_street(entity))) and not _wreckage(reading, cluster, entity, at):
                draft.add_fact(FactDraft("target", entity, at, rule))
        if draft.type in {"Bombing", "SuicideBombing", "Arson", "RocketAttack"}:
            for entity, at, rule in cluster.places:
                if (
                    entity.type == "Facility"
                    and not is_way(entity)
                    and not is_street(entity)
                    and not _ridden(reading, entity, at)
                    and not bears_bomb(reading, at)
                    and not stood_beside(reading, cluster, at, rule)
                    and (rule.endswith(_AT_THE_THING) or rule == "syntax:head")
                ):
                    draft.add_fact(FactDraft("target", entity, at, rule))  # "a bomb went off in the market"
        write_buildings(draft, cluster)
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
        if best is None or (
            (best[0].literal or "") != row[0].literal and (row[0].literal or "").startswith(best[0].literal or "")
        ):
            best = row
    if best is not None:
        draft.add_fact(FactDraft("date", best[0], best[1], best[2]))


def _ridden(reading: Reading, entity: EntityDraft, at: Token) -> bool:
    """Whether somebody rides it, and it is not what was hit: "gunmen *on motorcycles*"."""
    above = at.head.head
    rider = reading.mentions.get(above.i)
    # "a guard was passing by *on his motorcycle*"
    passing = at.head.lower_ == "on" and is_verbal(above) and verb_trigger(above) is None
    return is_vehicle(entity) and at.head.dep_ == "prep" and (passing or (rider is not None and rider.human))


def _at_its_door(entity: EntityDraft, at: Token) -> bool:
    """Whether it was right before a building: "exploded outside the ministry"."""
    return entity.type == "Facility" and at.head.lower_ == "outside"


def _wreckage(reading: Reading, cluster: Cluster, entity: EntityDraft, at: Token) -> bool:
    """Whether it is only what broke beside a target: "bombings at two embassies blew apart *buildings and buses*"."""
    aimed = [e for e, t, rule in cluster.targets if rule.startswith("syntax:noun") and not of_a_kind(reading, e, t)]
    return bool(aimed) and of_a_kind(reading, entity, at)


def _write_places(reading: Reading, draft: EventDraft, cluster: Cluster) -> None:
    rows = [row for row in cluster.places if not stood_beside(reading, cluster, row[1], row[2])]
    if any(e.type == "City" and e.place is not None and not beside(at) for e, at, _ in rows):
        # "in Varnell, between Osk and Lomar"; but "outside a mosque in Varnell"
        rows = [row for row in rows if not beside(row[1]) or _at_its_door(row[0], row[1])]
    for entity, at, rule in rows:
        if is_passing(entity) or is_vehicle(entity) or is_way(entity):
            for around in containers(entity)[:1]:
                draft.add_fact(FactDraft("place", around, at, rule))  # "on a street in Varnell"
            continue
        if any(entity.label == e.label and e is not entity and e.type == "City" for e, _, _ in rows):
            continue
        above = [e for e, _, _ in rows if entity in containers(e)]
        finer = {"Country": {"Region", "City"}, "Region": {"City"}}.get(entity.type, set())
        inner = [e for e, _, _ in rows if e.type in finer and not conflict(e, entity) and e not in containers(entity)]
        if above or inner:
            for place in inner if entity.type == "Region" else ():
                _put_into(place, entity, at)
            continue
        draft.add_fact(FactDraft("place", entity, at, rule))


def _put_into(place: EntityDraft, region: EntityDraft, at: Token) -> None:
    """Put a town that nothing is known of into the region told with it: "in Ostra in the Varnell region"."""
    if place.place is None and place.container is None:
        place.container = region
        place.add_fact(FactDraft("locatedIn", region, at, "syntax:told-together"))


def _write_country(reading: Reading, draft: EventDraft, cluster: Cluster) -> None:
    """An attack of no stated place on "the Iranian parliament" was in Iran; an embassy lies elsewhere."""
    if any(draft.values("place")):
        return
    for entity, at, _ in cluster.targets:
        country = next((m.country for m in entity.mentions if m.country is not None), None)
        abroad = any(t.lemma_.lower() in words("coreference", "missions") for m in entity.mentions for t in m.tokens)
        if entity.type == "Facility" and country is not None and not abroad and not is_vehicle(entity):
            draft.add_fact(FactDraft("place", country_entity_at(reading, country, at), at, "syntax:target-country"))
            return


def _write_sentence_place(reading: Reading, draft: EventDraft, cluster: Cluster, whose: dict[int, Cluster]) -> None:
    """Without a place of its own the attack was where its sentence says that something was, but not the speaker.

    Nor is it where another attack was: "Monday's attack came after a bombing *in Osk*".
    """
    if any(isinstance(v, EntityDraft) and v.type != "Region" for v in draft.values("place")):
        return
    sentences = {f.trigger.sent.start: f.trigger.sent for f in cluster.frames if f.sense.family == "attack" or f.args}
    for start in sorted(sentences)[:2]:
        for entity, at in locative_places(reading, sentences[start]):
            if next((whose[t.i] for t in ancestors(at) if t.i in whose), cluster) is not cluster:
                continue
            draft.add_fact(FactDraft("place", entity, at, "surface:sentence"))
            return


def _write_town_of_office(reading: Reading, draft: EventDraft, cluster: Cluster) -> None:
    """Who holds an office of a town was attacked there, where no place is told: "the *mayor of Varnell* was shot".

    A region is none, nor what the very phrase holds: "the mayor of a town on the coast".
    """
    heads = [t for e, at, _ in cluster.victims for t in (at, *(m.head for m in e.mentions))]
    told = [(f.value, f.at) for f in draft.facts if f.name == "place" and isinstance(f.value, EntityDraft)]
    if any(place.type != "Region" and not any(h.is_ancestor(at) for h in heads) for place, at in told):
        return
    for at in heads:
        for noun in (at, *(c for c in at.children if c.dep_ == "appos"), at.head):
            start, end = noun_phrase(noun)
            phrase = reading.doc.tokens[start:end]
            lemmas, lowers = [t.lemma_.lower() for t in phrase], [t.lower_ for t in phrase]
            offices = [k for k in range(1, len(phrase) + 1) if _local_office(lemmas[:k], lowers[:k])]
            if not offices:
                continue
            towns = [t for prep, t in prepositions(noun) if prep == "of" and offices[-1] == len(phrase)]
            towns += phrase[: offices[0]]  # "*Varnell* mayor Ilo Venn"
            for token in towns:
                town = reading.entity_at(token)
                if town is None or town.type == "Facility":
                    town = named_town(reading, token)  # "the mayor of the port of Varnell"
                if town is not None and town.type in ({"City", "Place"} if told else {"City", "Place", "Region"}):
                    draft.add_fact(FactDraft("place", town, token, "syntax:office"))
                    return


def _write_town_of_people(reading: Reading, draft: EventDraft, cluster: Cluster) -> None:
    """What the people of a town did or suffered was there, where no place is told: "*residents of Varnell* lynched"."""
    if any(draft.values("place")):
        return
    for _, at, _ in (*cluster.agents, *cluster.victims):
        for town, token in home_of(reading, at):
            draft.add_fact(FactDraft("place", town, token, "syntax:residents"))
            return


def _local_office(lemmas: list[str], lowers: list[str]) -> bool:
    """Whether words end in an office of a town."""
    return match_end("towns", lemmas, lowers, table="local_offices") is not None


def charged(trigger: Token) -> Stance | None:
    """The stance of a deed under a word of accusation ("accused of bombing") or conviction; ``None`` outside them."""
    here = trigger
    for _ in range(6):
        head = here.head
        if head == here:
            return None
        if here.dep_ in {"prep", "pcomp", "pobj", "xcomp", "ccomp"}:
            lemma = head.lemma_.lower()
            blame = words("responsibility", "blame", "confess")
            if lemma in blame or f"{lemma} {here.lower_}" in blame:  # "confessed to bombing", "admitted to bombing"
                return Stance.ALLEGED
            if lemma in words("responsibility", "convict"):
                return Stance.STATED
            if lemma in words("responsibility", "claimed") or lemma in words("responsibility", "claimers"):
                return Stance.CLAIMED
        elif here.dep_ not in {"dobj", "conj", "advcl", "acl"}:
            return None
        here = head
    return None


def _owned_up(reading: Reading, trigger: Token, entity: EntityDraft) -> Stance | None:
    """Alleged where a suspect says so: "*the chief suspect told investigators* that he carried out the attack"."""
    above = verb_above(trigger) if trigger.dep_ != "ccomp" else trigger
    if above is None or above.dep_ != "ccomp" or above.head.lemma_.lower() not in words("reporting"):
        return None
    suspect = any(m.lemma in words("responsibility", "suspect_nouns") for m in entity.mentions)
    spoke = suspect and any(reading.entity_at(t) is entity for t in subjects(above.head))
    return Stance.ALLEGED if spoke else None


def _held(at: Token) -> Stance | None:
    """Suspected where somebody is only held to have done it: "is believed to have been carried out *by rebels*"."""
    verb = verb_above(at)
    return Stance.SUSPECTED if verb is not None and held_to_be(verb) else None


def _on_paper(trigger: Token) -> Stance | None:
    """Alleged where the sentence leaves it to a charging paper: "Venn set the fire, *according to the complaint*"."""
    for token in trigger.sent:
        if token.lower_ == "according" and any(
            t.lemma_.lower() in words("responsibility", "papers") for t in _nouns_after(token)
        ):
            return Stance.ALLEGED
    return None


def _nouns_after(token: Token) -> list[Token]:
    """The nouns that "according to" leads to."""
    return [t for to in token.children if to.lower_ == "to" for t in to.children if t.dep_ == "pobj"]


def _write_agent(
    draft: EventDraft, entity: EntityDraft, at: Token, rule: str, reading: Reading, trigger: Token
) -> None:
    mention = reading.mentions.get(at.i)
    modifiers = [*at.head.lefts] if rule == "syntax:demonym" else []  # "a *suspected* KLX drone"
    modifiers += mention.modifiers if mention is not None else ()
    hedged = any(t.lower_ in words("responsibility", "presumed") for t in modifiers)
    stance = charged(trigger) or _owned_up(reading, trigger, entity) or _held(at) or _on_paper(trigger) or Stance.STATED
    stance = Stance.SUSPECTED if rule == SUSPECTED_MEMBER and stance is Stance.STATED else stance
    if stance is Stance.CLAIMED:
        return  # "claimed responsibility for killing the mayor": told as a claim
    name = "suspect" if hedged or stance is not Stance.STATED else "perpetrator"
    group = next((g for m in _described(entity, mention) if (g := _whose_fighters(reading, m)) is not None), None)
    if group is not None:
        draft.add_fact(FactDraft(name, group, at, "syntax:member-of", stance=stance))
        return
    draft.add_fact(FactDraft(name, entity, at, rule, stance=stance))
    if mention is not None and mention.name is None:
        for inner in mention.names_inside:
            if inner.known is not None and inner.known.type == "ArmedGroup" and not only_tied(reading.doc, inner):
                group = reading.entity_at(reading.doc[inner.start_i : inner.end_i].root)
                group = group or next((e for e in reading.entities if e.known is inner.known), None)
                if group is not None:
                    draft.add_fact(FactDraft(name, group, at, "syntax:member-of", stance=stance))


def _described(entity: EntityDraft, mention: Mention | None) -> list[Mention]:
    """The phrases that say who does a deed: its own, and for "*they*", "*the fighters*" the first one of all."""
    told = [m for m in entity.mentions if m.cls == "people"]
    first = min(told, key=lambda m: m.head.i, default=None)
    pointing = mention is not None and (mention.cls == "pronoun" or mention.definite in {"the", "this"})
    return [m for m in (mention, first if pointing else None) if m is not None]


def _whose_fighters(reading: Reading, mention: Mention) -> EntityDraft | None:
    """The party whose fighters did it, when they are no more than that: "its *fighters*", "KLX *militants*"."""
    if not mention.plural or mention.name is not None or mention.lemma not in words("coreference", "fighters"):
        return None
    if mention.inner is not None and mention.head.pos_ in {"NUM", "PRON", "DET"}:
        return None  # "one of its fighters"
    noun = mention.inner or mention.head
    owners = [c for c in noun.lefts if c.dep_ == "poss"]
    owners += [t for prep, t in prepositions(noun) if prep in {"from", "of"}]  # "fighters *of the Front*"
    owners += [reading.doc[n.start_i : n.end_i].root for n in mention.names_inside]
    parties = [e for t in owners if (e := reading.entity_at(t)) is not None]
    parties += [e for n in mention.names_inside for e in reading.entities if n.known is not None and e.known is n.known]
    return next((e for e in parties if e.type == "ArmedGroup"), None)


def _own_end(reading: Reading, at: Token, cluster: Cluster) -> bool:
    """Whether who died is called the one who did it, where nobody else is: "*The bomber*, Ilo Venn, died in it"."""
    mention = reading.mentions.get(at.i)
    if mention is None or mention.plural or mention.definite != "the" or cluster.agents:
        return False
    struck = {"Airstrike", "DroneStrike"} & cluster.types.keys()
    return mention.sub == "attackers" and names_a_culprit(mention) and not struck


def _write_victim(
    reading: Reading, draft: EventDraft, entity: EntityDraft, at: Token, rule: str, cluster: Cluster
) -> None:
    if entity.type in {"Country"}:
        draft.add_fact(FactDraft("target", entity, at, rule))
    elif any(t.lower_ in words("deeds", "suicidal") for t in reading.mentions[at.i].modifiers):
        return  # "a *suicide bomber* was spotted by guards and killed"
    elif entity.sub == "attackers" and rule == "surface:including" and names_a_culprit(reading.mentions[at.i]):
        return  # "left 23 dead, including three of the assailants"
    elif (
        entity.sub == "attackers"
        and any(is_attacker(e) or e.type == "ArmedGroup" for e, _, _ in cluster.agents)
        and not _of_the_other_side(reading, at)
    ):
        return  # attackers who died are none of the victims
    elif entity.type == "Person" or (entity.type == "UnnamedGroup" and described(entity)):
        draft.add_fact(FactDraft("victim", entity, at, rule))
    elif entity.type == "UnnamedGroup":
        return
    else:
        draft.add_fact(FactDraft("target", entity, at, rule))


def _of_the_other_side(reading: Reading, at: Token) -> bool:
    """Whether a group of fighters is told by what they are for: "rebels killed nine *pro-government* fighters"."""
    mention = reading.mentions.get(at.i)
    return mention is not None and any(t.lower_ in words("victims", "siding") for t in mention.modifiers)


def described(entity: EntityDraft) -> bool:
    """Whether a group is more than a number: "17 people" is a figure, "17 high school students" are victims."""
    for mention in entity.mentions:
        if mention.cls == "pronoun" or mention.sub in {"number", "pronoun"}:
            continue
        if mention.lemma not in words("coreference", "unspecific") or any(
            t.dep_ in {"amod", "compound", "nmod", "poss"}
            and t.pos_ != "NUM"
            and t.lower_ not in words("coreference", "loose")
            for t in mention.modifiers
        ):
            return True
    return False


def is_setting(entity: EntityDraft, at: Token) -> bool:
    """Whether a place only says where something was: a street, or what lies beside ("near the church")."""
    return entity.type == "Facility" and (is_way(entity) or is_street(entity) or beside(at))
