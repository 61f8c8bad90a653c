"""Tell the buildings that an attack hit from ways, vehicles and things, and say that it was in them.

In: facilities among the places and targets of an attack.  Out: place facts for the buildings that were hit, each put
into the town that is told with it: "attacked a mosque in Varnell" was in the mosque, and the mosque is in Varnell.
"""

from __future__ import annotations

from kg.extract.attacks.aims import AIM
from kg.extract.attacks.clusters import Cluster, beside
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.entities.places import ancestors
from kg.extract.text.parse import Token
from kg.lexicon import words


def write_buildings(draft: EventDraft, cluster: Cluster) -> None:
    """Say that an attack was in the building that it hit: "gunmen stormed the *hotel*".

    A name says more than a word for a building, and a place that the text gives more than what was hit there.
    """
    hit = [(f.value, f) for f in draft.facts if f.name == "target" and isinstance(f.value, EntityDraft)]
    buildings = [(e, f) for e, f in hit if is_building(e) and not beside(f.at) and f.rule != AIM]
    named = [(e, f) for e, f in buildings if e.named]
    for entity, fact in named or buildings:
        draft.add_fact(FactDraft("place", entity, fact.at, fact.rule))
    for entity, fact in hit:
        if entity.container is not None and entity.mentions[0].lemma in words("deeds", "fixtures"):
            draft.add_fact(FactDraft("place", entity.container, fact.at, fact.rule))  # the Varnell of its marathon
    for fact in draft.facts:
        if fact.name == "place" and isinstance(fact.value, EntityDraft) and is_building(fact.value):
            _put_into_town(fact.value, draft, cluster)


def _put_into_town(building: EntityDraft, draft: EventDraft, cluster: Cluster) -> None:
    """Put a building that nothing is known of into the town told with it, where there is one only."""
    told = [(f.value, f.at) for f in draft.facts if f.name == "place" and isinstance(f.value, EntityDraft)]
    near = {id(e) for e, at, _ in cluster.places if beside(at)}
    towns = [(e, at) for e, at in told if e.type == "City" and id(e) not in near]
    if building.container is not None or len({id(e) for e, _ in towns}) != 1:
        return
    town, at = towns[0]
    if building not in ancestors(town):
        building.container = town
        building.add_fact(FactDraft("locatedIn", town, at, "syntax:told-together"))


def is_building(entity: EntityDraft) -> bool:
    """Whether a facility is one place on a map: "the mosque", "a hotel"; not "two posts", a bus, a road or a pipe.

    A post or a building without a name is only what was hit: the town or district says where.
    """
    if entity.type != "Facility" or any(m.plural for m in entity.mentions) or is_vehicle(entity) or is_street(entity):
        return False
    noun = entity.mentions[0].lemma
    if noun in words("coreference", "sides") | words("deeds", "fixtures"):
        return False  # "the gate", "the perimeter fence"; "the Varnell Marathon"
    nowhere = not entity.named and noun in words("circumstances", "unmapped")
    return not (nowhere or is_passing(entity))


def is_way(entity: EntityDraft) -> bool:
    """A street, road or area without a name: where something is, not what was hit."""
    lemma = entity.mentions[0].lemma
    return (
        entity.type == "Facility"
        and not entity.named
        and (lemma in words("regions") or lemma in words("coreference", "ways"))
    )


def is_street(entity: EntityDraft) -> bool:
    """A street or road, even with a name: a bomb went off there, it was not what was hit."""
    return entity.type == "Facility" and entity.mentions[0].lemma in words("coreference", "streets")


def is_vehicle(entity: EntityDraft) -> bool:
    """A bus or a boat: somebody was in it, but it is no place on a map."""
    return entity.type == "Facility" and any(m.cls == "vehicle" for m in entity.mentions)


def is_passing(entity: EntityDraft) -> bool:
    """A house, a bridge or a corner without a name: the town around it says where more than it does."""
    if entity.type != "Facility" or entity.named or entity.sub not in words("circumstances", "settings"):
        return False
    # "the bus station", "a checkpoint": people would find it on a map though it has no name
    return entity.mentions[0].lemma not in words("circumstances", "stations")


def of_a_kind(reading: Reading, entity: EntityDraft, at: Token) -> bool:
    """Whether a phrase names things of a kind without number, article or name."""
    mention = reading.mentions.get(at.i)
    plain = mention is not None and mention.of_a_kind and not mention.modifiers
    return plain and entity.type == "Facility" and not entity.named
