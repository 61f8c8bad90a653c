"""One place under one name: "Velin" and "Velin State", "VARNELL" of the dateline and "Varnell".

In: places with their entries of the gazetteer.  Out: one draft for each entry, called as the text calls it, in small
letters.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.ids import slug
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
