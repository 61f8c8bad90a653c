"""Resolve the places of an article and say where each lies.

In: place entities and their phrases.  Out: their gazetteer entry, class, container.  A name is never forced onto a
namesake: what the gazetteer does not know stays a place of the article, with what the text says of it.
"""

from __future__ import annotations

from collections import Counter

from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.capitals import name_capitals
from kg.extract.entities.grouping import country_entity
from kg.extract.entities.placenames import settle_names
from kg.extract.names.mentions import Mention
from kg.extract.names.proper import nationals
from kg.extract.text.parse import Token
from kg.extract.text.syntax import owns, prepositions
from kg.knowledge.countries import country_by_code
from kg.knowledge.gazetteer import GazetteerPlace, chain, find_places, resolve_place
from kg.lexicon import index, words
from kg.records import PLACE_TYPES

_TOWN = 200_000  # people: more than any village has
_LONGEST_WAY = 8  # words from "in" to the name: "in the northern district of Ostra"
_ON_THE_WAY = frozenset({"ADJ", "ADP", "ADV", "DET", "NOUN", "PART", "PROPN"})


def resolve_places(reading: Reading) -> None:
    """Give every place of the article its class, its coordinates and its container."""
    countries = _countries(reading)
    name_capitals(reading, countries)
    places = [e for e in reading.entities if e.type in PLACE_TYPES and e.type not in {"Country", "Facility"}]
    for entity in places:
        hint = next((h for m in entity.mentions for h in [_kind_hint(m)] if h), None)
        entity.container = next(
            (c for m in entity.mentions for c in [_container(reading, m, entity)] if c is not None), None
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
        if found is not None and (found.kind == "Country" or (found.population > _TOWN and _a_village(entity))):
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
    for entity in reading.entities:
        if entity.type == "Facility":
            entity.container = next(
                (c for m in entity.mentions for c in [_container(reading, m, entity)] if c is not None), None
            )
    _write(reading)


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
    return _a_village(entity) or any(p.country in countries for p in find_places(entity.label))


def _a_village(entity: EntityDraft) -> bool:
    """Whether the text calls a place a village: "the village of Varnell", "Varnell village"."""
    small = words("towns", "villages")
    for mention in entity.mentions:
        name, doc = mention.name, mention.doc
        if name is not None and (
            (name.end_i < len(doc) and doc[name.end_i].lower_ in small)
            or (name.start_i >= 2 and doc[name.start_i - 1].lower_ == "of" and doc[name.start_i - 2].lower_ in small)
        ):
            return True
    return False


def _kind_hint(mention: Mention) -> str:
    """What the text calls the place: "Borno state", "the city of Varnell"."""
    doc, name = mention.doc, mention.name
    if name is None:
        return ""
    if name.label == "DATELINE":
        return "Region" if doc[name.end_i - 1].lower_ == "county" else "City"
    if name.end_i < len(doc):
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


def _container(reading: Reading, mention: Mention, entity: EntityDraft) -> EntityDraft | None:
    """The place that the phrase puts it in: "Varnell, Kenya", "Arno district of Velin province", "a mosque in Gao"."""
    around = _around_part(reading, mention)
    if around is not None and around is not entity:
        return around
    doc = mention.doc
    end = mention.end_i
    for i in range(end, min(end + 3, len(doc))):
        if doc[i].lower_ in {",", "("} or index("regions").get(doc[i].lower_):
            following = reading.mentions.get(_next_head(reading, i + 1))
            if (
                doc[i].text in {",", "("}
                and following is not None
                and following.cls in {"place", "country"}
                and following.start_i <= i + 2
            ):
                other = reading.of_mention.get(following)
                if other is not None and other is not entity and not _listed(following.head):
                    return other
            continue
        break
    inside = _told_inside(reading, mention, entity)
    if inside is not None:
        return inside
    tokens: list[Token] = [mention.head]
    if (
        mention.head.head.i < len(doc)
        and (index("regions").get(mention.head.head.lower_) or mention.head.head.lower_ in words("towns", "parts"))
        and mention.head.dep_ in {"compound", "nmod", "pobj"}
    ):
        tokens.append(mention.head.head)
    for head in tokens:
        for prep, token in prepositions(head):
            if prep in {"in", "of", "near", "outside"} and token.i > mention.start_i:
                if prep in {"near", "outside"} and entity.type != "Facility":
                    continue
                named = [c for c in token.lefts if c.dep_ == "compound"]  # "the Arno area of *Velin* district"
                other = next((e for t in (token, *named[-1:]) if (e := reading.entity_at(t)) is not None), None)
                if other is not None and other is not entity and other.type in PLACE_TYPES:
                    return other
    if entity.type == "Facility":
        for name in mention.names_inside:
            other = reading.entity_at(doc[name.start_i : name.end_i].root)
            if other is not None and other is not entity and other.type in {"City", "Region"}:
                return other
        return _named_after(reading, entity)
    return None


def _told_inside(reading: Reading, mention: Mention, entity: EntityDraft) -> EntityDraft | None:
    """The place after "in" that follows at once: "raided the village of Ostra *in the Arno district* of Velin"."""
    doc, i = mention.doc, mention.end_i
    i += i < len(doc) and doc[i].text == ","
    if i >= mention.head.sent.end or doc[i].lower_ != "in":
        return None
    for token in doc[i + 1 : min(i + 1 + _LONGEST_WAY, mention.head.sent.end)]:
        around = reading.mentions.get(token.i)
        other = reading.of_mention.get(around) if around is not None and around.head is token else None
        if other is not None and other.type in PLACE_TYPES - {"Facility"} and not _by_the_way(token):
            return other if other is not entity else None
        if token.pos_ not in _ON_THE_WAY:
            return None
    return None


def _by_the_way(token: Token) -> bool:
    """Whether a name only says more of the place after it: "in *Velia's* port of Ostra", "the *Velian* town of"."""
    return token.pos_ == "ADJ" or token.dep_ == "poss" or owns(token)


def _named_after(reading: Reading, facility: EntityDraft) -> EntityDraft | None:
    """The town whose name a facility bears: "the Varnell Central Market"."""
    towns = [
        e
        for e in reading.entities
        if e.type in {"City", "Place"} and facility.label.startswith(f"{e.label} ") and e is not facility
    ]
    return max(towns, key=lambda e: len(e.label), default=None)


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


def part_of_town(mention: Mention) -> bool:
    """Whether the text calls the place a part of a town: "Varnell's Arno section", "the Arno neighborhood"."""
    name = mention.name
    if name is None or name.end_i >= len(mention.doc):
        return False
    after = mention.doc[name.end_i]
    return after.text.islower() and after.lemma_.lower() in words("towns", "parts")


def _around_part(reading: Reading, mention: Mention) -> EntityDraft | None:
    """The town of "Varnell's Arno section", "the Arno section of Varnell"."""
    if mention.name is None or not part_of_town(mention):
        return None
    noun = mention.doc[mention.name.end_i]
    owners = [c for c in (*noun.children, *mention.head.children) if c.dep_ == "poss"]
    of = [t for prep, t in prepositions(noun) if prep in {"of", "in"}]
    for token in owners + of:
        other = reading.entity_at(token)
        if other is not None and other.type in PLACE_TYPES and other.type != "Facility":
            return other
    return None


def _next_head(reading: Reading, i: int) -> int:
    for j in range(i, min(i + 4, len(reading.doc))):
        if j in reading.mentions:
            return j
    return -1


def _listed(head: Token) -> bool:
    """Whether the name is one of a list ("Mali, Niger and Chad") rather than the container of the one before."""
    return head.dep_ == "conj" or any(c.dep_ == "conj" for c in head.children)


def _write(reading: Reading) -> None:
    for entity in [e for e in reading.entities if e.type in PLACE_TYPES and e.type != "Country"]:
        if entity.container is not None and not _loops(entity):
            at = entity.mentions[0].head
            entity.add_fact(FactDraft("locatedIn", entity.container, at, "syntax:container"))


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
        return True
    if a.type == "Region" and b.type == "Region":
        return not (
            a.place and b.place and (a.place.admin1 == b.place.geonames_id or b.place.admin1 == a.place.geonames_id)
        )
    for city, region in ((a, b), (b, a)):
        if city.type == "City" and region.type == "Region" and city.place and region.place:
            province = region.place.admin1 or region.place.geonames_id  # a district lies in a province
            return city.place.admin1 is not None and city.place.admin1 != province
    return False


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
