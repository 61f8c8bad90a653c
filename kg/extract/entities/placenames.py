"""One place under one name: "Velin" and "Velin State", "VARNELL" of the dateline and "Varnell".

In: places with their entries of the gazetteer.  Out: one draft for each entry, called as the text calls it, in small
letters.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.names.mentions import Mention
from kg.ids import slug
from kg.lexicon import index
from kg.records import PLACE_TYPES


def settle_names(reading: Reading) -> None:
    """Join the drafts of one place and give each its label."""
    first: dict[int, EntityDraft] = {}
    joined: dict[int, EntityDraft] = {}
    for entity in reading.entities:
        if entity.place is None or entity.type not in PLACE_TYPES or entity.type == "Facility":
            continue
        same = first.setdefault(entity.place.geonames_id, entity)
        if same is not entity:
            joined[id(entity)] = same
            _join(reading, same, entity)
    if joined:
        reading.entities = [e for e in reading.entities if id(e) not in joined]
        for entity in reading.entities:
            if entity.container is not None:
                entity.container = joined.get(id(entity.container), entity.container)
            if entity.container is entity:
                entity.container = None
    for entity in reading.entities:
        if entity.type in PLACE_TYPES and entity.label.isupper():
            _call(entity)


def name_regions(reading: Reading) -> None:
    """Let the name of a country mean the region of that name where the text told of that first.

    "Bandits struck in Velin State ... *the raid in Velin*", where Velin is a country next to it as well.
    """
    areas = PLACE_TYPES - {"Country", "Facility"}
    regions = [e for e in reading.entities if e.type in areas and any(map(_called_region, e.mentions))]
    meant = _referred_to(reading) if regions else set()
    for region in regions:
        for country in [e for e in reading.entities if e.type == "Country" and _name_before_kind(region) == e.label]:
            if id(country) in meant or min(m.head.i for m in region.mentions) > min(m.head.i for m in country.mentions):
                continue
            for mention in country.mentions:
                mention.cls, mention.country = "place", None
            _join(reading, region, country)
            reading.entities.remove(country)


def _referred_to(reading: Reading) -> set[int]:
    """The entities that others have something to do with: "the president of Velin" is one of the country."""
    told = {id(f.value) for e in reading.entities for f in e.facts}
    return told | {id(p.organization) for e in reading.entities for p in e.positions}


def _called_region(mention: Mention) -> bool:
    """Whether a name ends in, or comes before, a noun for a region: "Velin State", "Velin province"."""
    if mention.name is None or mention.cls == "country":
        return False
    after = mention.doc[mention.name.end_i] if mention.name.end_i < len(mention.doc) else mention.head
    last = mention.doc[mention.name.end_i - 1]
    return any(index("regions").get(t.lower_) == "Region" for t in (after, last))


def _name_before_kind(region: EntityDraft) -> str:
    """The name of a region without the noun for it: the "Velin" of "Velin State"."""
    name, _, kind = region.label.rpartition(" ")
    return name if name and index("regions").get(kind.lower()) == "Region" else region.label


def _join(reading: Reading, whole: EntityDraft, other: EntityDraft) -> None:
    """Move the mentions of one draft to another; the shorter name is the label."""
    for mention in other.mentions:
        reading.of_mention[mention] = whole
    whole.mentions = sorted([*whole.mentions, *other.mentions], key=lambda m: m.head.i)
    label, alias = sorted((whole.label, other.label), key=len)
    names = [alias, *whole.aliases, *other.aliases]
    whole.label, whole.aliases = label, list(dict.fromkeys(n for n in names if n != label))
    whole.container = whole.container or other.container


def _call(entity: EntityDraft) -> None:
    """Take the form in small letters for a label in capitals: of the text, of the gazetteer, or of the dateline."""
    names = [*entity.aliases, *([entity.place.name] if entity.place is not None else [])]
    if any(m.name is not None and m.name.label == "DATELINE" for m in entity.mentions):
        names.append(entity.label.title())
    for name in names:
        if not name.isupper() and slug(name) == slug(entity.label):
            entity.aliases = [entity.label, *(a for a in entity.aliases if a != name)]
            entity.label = name
            return
