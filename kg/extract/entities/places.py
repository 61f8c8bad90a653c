"""Resolve the places of an article and say where each lies.

In: place entities and their phrases.  Out: their gazetteer entry, class, container.  A name is never forced onto a
namesake: what the gazetteer does not know stays a place of the article, with what the text says of it.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.capitals import name_capitals
from kg.extract.entities.containers import container_of, named_after, part_of_town
from kg.extract.entities.grouping import country_entity
from kg.extract.entities.placenames import name_regions, settle_names
from kg.extract.names.mentions import Mention
from kg.extract.names.proper import nationals
from kg.extract.text.parse import Token
from kg.knowledge.countries import country_by_code
from kg.knowledge.gazetteer import GazetteerPlace, chain, find_places, resolve_place
from kg.lexicon import index, words
from kg.records import PLACE_TYPES

_TOWN = 200_000  # people: more than any village has
_WIDE = frozenset({"Country", "Region"})
_METROPOLIS = 1_000_000  # people
_SUBURBS = 20.0  # kilometres from the middle of a metropolis to its quarters
_ACROSS_A_DISTRICT = 150.0  # kilometres from the middle of a district that a town of it may lie away


def resolve_places(reading: Reading) -> None:
    """Give every place of the article its class, its coordinates and its container."""
    name_regions(reading)
    countries = _countries(reading)
    name_capitals(reading, countries)
    places = [e for e in reading.entities if e.type in PLACE_TYPES and e.type not in {"Country", "Facility"}]
    for entity in places:
        hint = next((h for m in entity.mentions for h in [_kind_hint(m)] if h), None)
        entity.container = next(
            (c for m in entity.mentions for c in [container_of(reading, m, entity)] if c is not None), None
        )
        if any(part_of_town(m) for m in entity.mentions):
            entity.type = "Place"  # "Varnell's Arno section" is no town called Arno
            continue
        container = entity.container.label if entity.container is not None else None
        kind = hint if hint in {"Region", "City"} else None
        found = resolve_place(entity.label, countries=countries, container=container, kind=kind)
        if found is None and kind is not None:
            found = resolve_place(entity.label, countries=countries, container=container)
            if (
                found is not None
                and kind == "City"
                and found.kind == "Region"
                and not any(p.kind == "City" for p in find_places(entity.label))
            ):
                found = found if container is None else None
        if found is not None and (found.kind == "Country" or (found.population > _TOWN and a_village(entity))):
            found = None
        if found is not None and entity.container is not None and _abroad(found, entity.container):
            found = None
        if found is None and entity.container is None:
            entity.container = _side_of(reading, entity)
        entity.place = found
        if found is not None:
            entity.type = hint or found.kind
        elif hint:
            entity.type = hint
        elif entity.type in {"City", "Region"} and entity.place is None:
            entity.type = "Place"
    settle_names(reading)
    _write(reading)


def place_facilities(reading: Reading) -> None:
    """Put every facility into the place that its phrases put it in."""
    for entity in reading.entities:
        if entity.type == "Facility":
            for mention in entity.mentions:
                around = container_of(reading, mention, entity)
                if around is not None:
                    narrow(entity, around, mention.head)


def _countries(reading: Reading) -> dict[str, float]:
    """How strongly each country is spoken of, by ISO code; the dateline counts little."""
    weights: Counter[str] = Counter()
    for entity in reading.entities:
        if entity.type == "Country" and entity.country is not None:
            weights[entity.country.code] += len(entity.mentions)
        if entity.known is not None and entity.known.country:
            weights[entity.known.country] += 1
    for token, country in nationals(reading.doc):
        if token.pos_ in {"ADJ", "PROPN", "NOUN"}:
            weights[country.code] += 1
    spoken_of = frozenset(weights)
    for entity in reading.entities:
        if entity.type in {"City", "Region"}:
            best = find_places(entity.label)[:1]
            if best and best[0].primary and best[0].country and best[0].population > 300_000:
                if not _of_another_place(entity, best[0], spoken_of):
                    weights[best[0].country] += 1
    return dict(weights)


def _of_another_place(entity: EntityDraft, known: GazetteerPlace, countries: frozenset[str]) -> bool:
    """Whether a name is that of a large city elsewhere: a place of that name lies in a country spoken of, or a village.

    "Rebels raided the village of Varnell, Velia": not the Varnell of half a million people in another country.
    """
    if known.country in countries or not countries:
        return False
    return a_village(entity) or any(p.country in countries for p in find_places(entity.label))


def _abroad(known: GazetteerPlace, town: EntityDraft) -> bool:
    """Whether the text puts a place into a town of another country: "in Ostra, a suburb of *Varnell*"."""
    around = next((p for p in find_places(town.label) if p.primary and p.kind == "City"), None)
    large = around is not None and around.population >= _METROPOLIS
    return town.type == "City" and around is not None and large and around.country != known.country


def a_village(entity: EntityDraft) -> bool:
    """Whether the text calls a place a village: "the village of Varnell", "Varnell village"."""
    return any(called_so(mention, words("towns", "villages")) for mention in entity.mentions)


def called_so(mention: Mention, nouns: frozenset[str]) -> bool:
    """Whether a name has one of the nouns beside it that say what it is: "Arno *district*", "*district* of Arno"."""
    name, doc = mention.name, mention.doc
    if name is None:
        return False
    if any(doc[i].lower_ in nouns for i in range(name.end_i - 1, min(name.end_i + 1, len(doc)))):
        return True
    return name.start_i > 1 and doc[name.start_i - 1].lower_ == "of" and doc[name.start_i - 2].lower_ in nouns


def _kind_hint(mention: Mention) -> str:
    """What the text calls the place: "Borno state", "the city of Varnell"."""
    doc, name = mention.doc, mention.name
    if name is None:
        return ""
    if name.label == "DATELINE":
        return "Region" if doc[name.end_i - 1].lower_ == "county" else "City"
    if name.end_i < len(doc) and named_after(doc[name.end_i]) is None:  # "the *Varnell* town of Ostra"
        kind = index("regions").get(doc[name.end_i].lower_, "")
        if (kind and doc[name.end_i].text.islower()) or (kind and doc[name.end_i].pos_ in {"NOUN", "PROPN"}):
            return kind
    last = doc[name.end_i - 1].lower_
    if name.end_i - name.start_i > 1 and index("regions").get(last) == "Region":
        return "Region"
    start = name.start_i
    if start >= 2 and doc[start - 1].lower_ == "of":
        return index("regions").get(doc[start - 2].lower_, "")
    if start >= 1:
        return (
            index("regions").get(doc[start - 1].lower_, "")
            if doc[start - 1].dep_ in {"compound", "nmod", "amod"}
            else ""
        )
    return ""


def _side_of(reading: Reading, entity: EntityDraft) -> EntityDraft | None:
    """The town of "southwest Varnell", "North Varnell", where no place has that name."""
    side, _, rest = entity.label.partition(" ")
    if not rest or side.lower() not in words("towns", "directions"):
        return None
    for other in reading.entities:
        if other.type == "City" and rest == other.label:
            return other
    known = next((p for p in find_places(rest) if p.kind == "City" and p.primary), None)
    if known is None:
        return None
    town = EntityDraft(type="City", label=rest, place=known, mentions=[entity.mentions[0]])
    reading.entities.append(town)
    return town


def _write(reading: Reading) -> None:
    for entity in [e for e in reading.entities if e.type in PLACE_TYPES - {"Country", "Facility"}]:
        if entity.container is not None and not _loops(entity):
            at = entity.mentions[0].head
            entity.add_fact(FactDraft("locatedIn", entity.container, at, "syntax:container"))


def narrow(site: EntityDraft, around: EntityDraft, at: Token) -> None:
    """Put a facility into a place, as told at a token, unless what is known of it speaks against it.

    It keeps the narrowest: "a chapel in Velia ... the chapel in Ostra".
    """
    known = site.container
    if around is site or site in ancestors(around) or around in ancestors(site):
        return
    if known is not None and conflict(known, around):
        return
    site.add_fact(FactDraft("locatedIn", around, at, "syntax:container"))
    if known is None or known in ancestors(around) or (known.type in _WIDE and around.type not in _WIDE):
        site.container = around


def _loops(entity: EntityDraft) -> bool:
    seen = {id(entity)}
    above = entity.container
    while above is not None:
        if id(above) in seen:
            return True
        seen.add(id(above))
        above = above.container
    return False


def add_hierarchy(reading: Reading) -> None:
    """Put the places that events name into their region, where the text speaks of it, and into their country.

    The gazetteer is the rule.  A region that the article never names is no part of what it says.
    """
    for entity in [e for e in reading.entities if e.place is not None and e.type != "Country"]:
        assert entity.place is not None
        above = chain(entity.place)
        known = {e.country.code for e in reading.entities if e.country is not None and e.type == "Country"}
        if not entity.used and entity.place.country not in known:
            continue
        at = entity.mentions[0].head
        current = entity
        if entity.container is not None and entity.container.type == "Country":
            above = tuple(p for p in above if p.kind != "Country")
        for place in above:
            if place.geonames_id == entity.place.geonames_id:
                continue
            target: EntityDraft | None
            if place.kind != "Country":
                target = _spoken_of(reading, place)
            elif place.country is not None:
                target = country_entity(reading, country_by_code(place.country))
            else:
                continue
            if target is None or target is current:
                continue
            if not target.mentions:
                target.mentions.append(entity.mentions[0])
            if not any(f.name == "locatedIn" and f.value is target for f in current.facts) and not _inside(
                target, current
            ):
                current.add_fact(FactDraft("locatedIn", target, at, "gazetteer:geonames"))
            current = target


def _inside(entity: EntityDraft, other: EntityDraft) -> bool:
    """Whether ``entity`` already lies in ``other``."""
    stack, seen = [entity], set()
    while stack:
        here = stack.pop()
        if here is other:
            return True
        if id(here) in seen:
            continue
        seen.add(id(here))
        stack.extend(f.value for f in here.facts if f.name == "locatedIn" and isinstance(f.value, EntityDraft))
    return False


def _spoken_of(reading: Reading, place: GazetteerPlace) -> EntityDraft | None:
    """The entity of the article that is the place of the gazetteer, if it speaks of it."""
    return next(
        (
            e
            for e in reading.entities
            if e.place is not None and e.place.geonames_id == place.geonames_id and e.type != "Facility"
        ),
        None,
    )


def ancestors(entity: EntityDraft) -> list[EntityDraft]:
    """The containers that the text gives, nearest first."""
    found: list[EntityDraft] = []
    above = entity.container
    while above is not None and above not in found and above is not entity:
        found.append(above)
        above = above.container
    return found


def conflict(a: EntityDraft, b: EntityDraft) -> bool:
    """Whether two places cannot hold the same event: different cities, or different countries."""
    if a is b or b in ancestors(a) or a in ancestors(b):
        return False
    code_a, code_b = country_code(a), country_code(b)
    if code_a and code_b and code_a != code_b:
        return True
    if a.type == "City" and b.type == "City":
        return not _in_one_metropolis(a, b)
    if a.type == "Region" and b.type == "Region":
        return not (
            a.place and b.place and (a.place.admin1 == b.place.geonames_id or b.place.admin1 == a.place.geonames_id)
        )
    for city, region in ((a, b), (b, a)):
        if city.type == "City" and region.type == "Region" and city.place and region.place:
            province = region.place.admin1 or region.place.geonames_id  # a district lies in a province
            if city.place.admin1 is not None and city.place.admin1 != province:
                return True
            return region.place.admin1 is not None and city.place.distance(region.place) > _ACROSS_A_DISTRICT
    return False


def _in_one_metropolis(a: EntityDraft, b: EntityDraft) -> bool:
    """Whether one may be a part of the other, as the gazetteer has the quarters of large cities: Harrow and London."""
    if a.place is None or b.place is None:
        return False
    large, small = sorted((a.place, b.place), key=lambda p: -p.population)
    return (
        large.population > _METROPOLIS and large.distance(small) < _SUBURBS and small.population * 5 < large.population
    )


def country_code(entity: EntityDraft) -> str | None:
    """ISO code of the country that a place lies in, as far as it is known."""
    if entity.type == "Country" and entity.country is not None:
        return entity.country.code
    if entity.place is not None:
        return entity.place.country
    for above in ancestors(entity):
        code = country_code(above) if above is not entity else None
        if code:
            return code
    return None
