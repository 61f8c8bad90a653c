"""Turn mentions into entities: one draft per actor or place of the article.

In: a :class:`~kg.extract.drafts.Reading` with its mentions.  Out: its ``entities`` and ``of_mention``.  Names come
first (knowledge base, countries, acronyms, surnames, places), then described people and organisations; pronouns and
definite descriptions are :mod:`kg.extract.entities.coreference`'s.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.labels import describe
from kg.extract.names.edges import is_title_word
from kg.extract.names.extent import stands_for
from kg.extract.names.factions import region_follows
from kg.extract.names.mentions import Mention
from kg.extract.names.nametypes import type_of
from kg.extract.names.proper import Name, only_tied
from kg.ids import slug
from kg.knowledge.countries import Country
from kg.knowledge.gazetteer import find_places
from kg.lexicon import index, match_end, words
from kg.records import ACTOR_TYPES, PLACE_TYPES


def find_entities(reading: Reading) -> None:
    """Make an entity of every name, then of every described person, group, organisation and facility."""
    named: dict[str, list[Mention]] = defaultdict(list)
    seen: set[int] = set()
    for i in sorted(reading.mentions):
        mention = reading.mentions[i]
        if id(mention) in seen:
            continue
        seen.add(id(mention))
        if mention.cls == "org" and mention.name is not None and mention.name.known is not None:
            _join(reading, _known(reading, mention), mention)
        elif mention.cls == "country":
            assert mention.country is not None
            _join(reading, country_entity(reading, mention.country), mention)
        elif mention.cls == "name":
            named[_surface(mention)].append(mention)
    _names(reading, named)
    for i in sorted(reading.mentions):
        mention = reading.mentions[i]
        if mention in reading.of_mention:
            continue
        group = _called_group(mention)
        if group is not None:
            mention.name = group
            _join(reading, _known(reading, mention), mention)
            mention.name = None
            continue
        beside = _group_beside(reading, mention)
        if beside is not None:
            _join(reading, beside, mention)
            continue
        kind = described_type(mention)
        if kind:
            _join(reading, _described(reading, mention, kind), mention)


def _group_beside(reading: Reading, mention: Mention) -> EntityDraft | None:
    """The group whose name follows what it is: "the extremist group *Velin Front* claimed the attack"."""
    if mention.plural or mention.head.i + 1 != mention.end_i:
        return None
    if mention.sub == "attackers" and mention.cls == "person":
        # "the *separatist* Ravani Front": an adjective, whatever the parse says
        name = next((n for n in reading.names if n.start_i == mention.end_i), None)
        other = reading.entity_at(reading.doc[name.start_i : name.end_i].root) if name is not None else None
        return other if other is not None and other.type == "ArmedGroup" else None
    if mention.cls not in {"org", "people"}:
        return None
    span = mention.tokens
    entry = match_end("organizations", [t.lemma_.lower() for t in span], [t.lower_ for t in span], table="class_nouns")
    if entry is None:
        return None
    name = _name_after(reading, mention)
    other = reading.entity_at(reading.doc[name.start_i : name.end_i].root) if name is not None else None
    if other is None or other.type not in {"ArmedGroup", "Organization", "SecurityForce"}:
        return None
    force = other.type == "SecurityForce"
    if force and (other.known is not None or entry not in words("coreference", "armed_groups")):
        return None
    if force or (other.known is None and index("organizations").get(entry) == "ArmedGroup"):
        other.type = "ArmedGroup"  # "a group calling itself *the Army of Dawn*"
    return other


def _name_after(reading: Reading, mention: Mention) -> Name | None:
    """The name that follows a description: "a group *called* the Velin Front", "the outfit, *Velin Front*, said"."""
    doc, start = reading.doc, mention.end_i
    comma = start < len(doc) and doc[start].text == ","
    if mention.lemma in words("coreference", "offshoots") and start < len(doc) and doc[start].lower_ == "of":
        return None  # "a splinter faction *of the Front*"
    start += comma
    while start < len(doc) and doc[start].lower_ in {"that", "which"}:
        start += 1  # "a group, which calls itself the Velin Front,"
    naming = start < len(doc) and doc[start].lower_ in words("coreference", "naming")
    start += naming
    while start < len(doc) and doc[start].lower_ in words("coreference", "identifiers"):
        start += 1
    name = next((n for n in reading.names if n.start_i == start), None)
    if name is None or not comma or naming:
        return name
    after = doc[name.end_i] if name.end_i < len(doc) else None
    return name if mention.definite in {"a", "the"} and after is not None and after.text in {",", "(", "."} else None


def _join(reading: Reading, entity: EntityDraft, mention: Mention) -> None:
    if mention not in reading.of_mention:
        entity.mentions.append(mention)
        reading.of_mention[mention] = entity


def _surface(mention: Mention) -> str:
    name = mention.name
    if name is None:
        return mention.head.text
    text = mention.doc[name.start_i : name.end_i].text
    return " ".join(text.split())


def _known(reading: Reading, mention: Mention) -> EntityDraft:
    assert mention.name is not None and mention.name.known is not None
    actor = mention.name.known
    for entity in reading.entities:
        if entity.known is actor:
            break
    else:
        entity = EntityDraft(type=actor.type, label=actor.label, known=actor)
        reading.entities.append(entity)
    surface = _surface(mention)
    if surface != entity.label and surface not in entity.aliases:
        entity.aliases.append(surface)
    return entity


def _called_group(mention: Mention) -> Name | None:
    """The name in "the ISIS armed group", "FDV units": a class noun after the name of a group says only what it is.

    Not in "the *ISIS-linked* group".
    """
    if mention.cls not in {"org", "people"} or not mention.names_inside:
        return None
    span = [t.lemma_.lower() for t in mention.tokens]
    if mention.lemma not in words("coreference", "parts") and (
        mention.plural
        or match_end("organizations", span, [t.lower_ for t in mention.tokens], table="class_nouns") is None
    ):
        return None
    name = mention.names_inside[-1]
    if name.known is None or name.known.type != "ArmedGroup" or only_tied(mention.doc, name):
        return None
    return name


def country_entity(reading: Reading, country: Country) -> EntityDraft:
    """The draft of a country, made when it is not there yet."""
    for entity in reading.entities:
        if entity.country is country and entity.type == "Country":
            return entity
    entity = EntityDraft(type="Country", label=country.label, country=country)
    reading.entities.append(entity)
    return entity


def _names(reading: Reading, named: dict[str, list[Mention]]) -> None:
    """Longest names first, so that surnames and acronyms find the full name that they stand for."""
    order = sorted(named, key=lambda s: (-len(s.split()), named[s][0].head.i))
    made: list[tuple[str, EntityDraft]] = []
    alike: dict[str, list[Mention]] = defaultdict(list)
    for surface in order:
        alike[slug(surface)].extend(named[surface])  # "VARNELL" of the dateline tells what "Varnell" is
    for surface in order:
        mentions = named[surface]
        target = next((e for full, e in made if _same_name(surface, full, e, mentions)), None)
        if target is None:
            kind = type_of(surface, alike[slug(surface)] or mentions)
            if not kind:
                continue
            target = EntityDraft(type=kind, label=surface, sub=mentions[0].sub)
            country = next((m.country for m in mentions if m.country is not None), None)
            target.country = country
            if target.type in PLACE_TYPES:
                target.country = None
            reading.entities.append(target)
        elif surface not in target.aliases and surface != target.label:
            target.aliases.append(surface)
        made.append((surface, target))
        for mention in mentions:
            mention.cls = _class_of(target.type)
            _join(reading, target, mention)


def _class_of(kind: str) -> str:
    if kind == "Person":
        return "person"
    if kind == "Facility":
        return "facility"
    return "place" if kind in PLACE_TYPES and kind != "Country" else "org"


def _same_name(surface: str, full: str, entity: EntityDraft, mentions: list[Mention]) -> bool:
    """Whether a shorter name stands for a longer one: surname, acronym or the same words."""
    short, long = _parts(surface), _parts(full)
    if not short or short == long:
        return bool(short) or surface == full
    if entity.type == "Person":
        return _same_person(surface, full, entity, mentions)
    if entity.type in PLACE_TYPES:
        return False
    if long[: len(short)] == short and find_places(surface) and type_of(surface, mentions) in PLACE_TYPES:
        return False  # "San Varnell" is the town, not the "San Varnell Police Department"
    if len(short) == 1 and surface.isupper() and len(surface) >= 2:
        return stands_for(surface, long)
    return len(long) > len(short) and long[: len(short)] == short and len(short) > 1


def _same_person(surface: str, full: str, entity: EntityDraft, mentions: list[Mention]) -> bool:
    """Whether a name is part of that of a person, or spelled a little differently."""
    short, long = _parts(surface), _parts(full)
    part = len(short) == 1 and short[0] in long
    if part and any(region_follows(m) for m in mentions) and type_of(surface, mentions) in PLACE_TYPES:
        return False  # "in *Varnell* district, resident Ilo Varnell said"
    if len(short) >= len(long):
        # "Ilian Vennar" and "Iliam Vennar": one letter apart
        return len(short) == len(long) and short[-1] == long[-1] and _one_letter_apart("".join(short), "".join(long))
    if short[-1] == long[-1]:
        # "Ana Vennar" is no "Ilse Maria Vennar"; "I. Vennar", "Col Vennar" and "Vennar" are
        return all(is_title_word(s) or any(name.startswith(s) for name in long) for s in short[:-1])
    if not part or type_of(surface, mentions) not in {"Person", "", "Organization"}:
        return False
    # but "her husband, Ilo, was shot. ... Police chief Ilo Venn"
    return short[0] != long[0] or not _comes_before(mentions, entity)


def _comes_before(mentions: list[Mention], entity: EntityDraft) -> bool:
    """Whether all phrases stand before the first of the entity: nobody is called by first name before the full one."""
    return max(m.head.i for m in mentions) < min(m.head.i for m in entity.mentions)


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded; none of a name in other letters."""
    return tuple(filter(None, slug(name).split("-")))


def _one_letter_apart(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 6:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def described_type(mention: Mention) -> str:
    """The ontology class of a phrase without a name of its own, ``""`` when it is no actor or place."""
    match mention.cls:
        case "people" | "person":
            return "UnnamedGroup"
        case "org":
            return mention.sub if mention.sub in ACTOR_TYPES else ("UnnamedGroup" if mention.sub else "")
        case "facility" | "vehicle":
            return "Facility"
    return ""


def _described(reading: Reading, mention: Mention, kind: str) -> EntityDraft:
    """A draft for one described phrase; organisations of one name and country are one entity."""
    label = describe(reading, mention, kind)
    if kind in {"GovernmentBody", "SecurityForce"}:
        # "the defence ministry", "Berlin police": one body whatever the article before it
        label = _body_label(mention, label)
        for entity in reading.entities:
            if entity.type == kind and not entity.known and slug(entity.label) == slug(label):
                return entity
    entity = EntityDraft(type=kind, label=label, sub=mention.sub, country=mention.country, plural=mention.plural)
    reading.entities.append(entity)
    return entity


def _body_label(mention: Mention, label: str) -> str:
    """The name of a body without modifiers that say nothing of who it is ("local police" is "police")."""
    keep = [
        t
        for t in mention.tokens
        if t.pos_ not in {"DET", "PUNCT", "NUM", "SPACE"}
        and t.tag_ != "PRP$"
        and t.lower_ not in words("coreference", "dropped")
    ]
    text = " ".join(t.text for t in keep if t.tag_ != "POS")
    return text or label
