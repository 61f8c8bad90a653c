"""Join the phrases that speak of one building: "a prison in southern Velia", then "the central prison in Ostra".

In: the facilities of an article, its other places resolved.  Out: the same with fewer of them.  News tells first what
kind of building it was and then which one; what the second phrase adds (a name, a town) is what a reader asks for.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.coreference import move_mention
from kg.extract.entities.persons import recalls
from kg.extract.entities.places import conflict, narrow
from kg.extract.names.mentions import Mention
from kg.extract.text.syntax import on_top
from kg.lexicon import index, words

_REACH = 3  # sentences from a building to the phrase that takes it up
_KIND = frozenset({"amod", "compound", "nmod"})


def join_sites(reading: Reading) -> None:
    """Let a definite or named facility be the one that was told of with "a" shortly before."""
    told: list[EntityDraft] = []
    joined: dict[int, EntityDraft] = {}
    for entity in sorted((e for e in reading.entities if e.type == "Facility"), key=lambda e: _first(e).head.i):
        site = _told_before(reading, entity, told)
        if site is None:
            told.append(entity)
            continue
        if (entity.named and not site.named) or (_called(_first(entity)) and not _called(_first(site))):
            site.label, entity.label = entity.label, site.label
        site.aliases += [name for name in (entity.label, *entity.aliases) if name not in (site.label, *site.aliases)]
        for mention in list(entity.mentions):
            move_mention(reading, mention, site)
        for fact in entity.facts:
            if isinstance(fact.value, EntityDraft):
                narrow(site, fact.value, fact.at)
        site.mentions.sort(key=lambda m: m.head.i)
        joined[id(entity)] = site
    reading.entities = [e for e in reading.entities if e.mentions or e.type != "Facility"]
    if joined:
        _point_to(reading, joined)


def _point_to(reading: Reading, joined: dict[int, EntityDraft]) -> None:
    """Put what stands in a joined building into the building that it is: "two cars outside *the chapel*"."""
    for entity in reading.entities:
        if id(entity.container) in joined:
            entity.container = joined[id(entity.container)]
        for fact in entity.facts:
            fact.value = joined.get(id(fact.value), fact.value)
        entity.facts = [fact for fact in entity.facts if fact.value is not entity]
        entity.container = entity.container if entity.container is not entity else None


def _called(mention: Mention) -> bool:
    """Whether the phrase has a word of a name: "the *Lomar* mosque"."""
    return any(w[0].isupper() for w in _modifiers(mention))


def _first(entity: EntityDraft) -> Mention:
    return min(entity.mentions, key=lambda m: m.head.i)


def _told_before(reading: Reading, entity: EntityDraft, told: list[EntityDraft]) -> EntityDraft | None:
    """The one facility before that the first phrase of another can be."""
    mention = _first(entity)
    if mention.plural or not (entity.named or mention.definite in {"the", "this"}):
        return None
    if any(t.lower_ in words("sites", "beside") for t in mention.span) or recalls(
        reading, mention.head.sent.start, mention.head.sent.end
    ):
        return None
    near = [e for e in told if 0 <= _gap(reading, e, mention) <= _REACH]
    if mention.lemma in words("sites", "any"):
        return None if entity.named or _modifiers(mention) else next(filter(_a_building, reversed(near)), None)
    fits = [e for e in near if _one_kind(e, mention) and not _told_apart(reading, e, entity)]
    return fits[0] if len(fits) == 1 else None


def _a_building(site: EntityDraft) -> bool:
    """Whether "the building" can mean it: no street, no vehicle, nothing told of as standing beside another."""
    first = _first(site)
    apart = words("sites", "beside") | words("coreference", "streets")
    return first.sub not in words("sites", "not_buildings") and not any(t.lower_ in apart for t in first.span)


def _gap(reading: Reading, site: EntityDraft, mention: Mention) -> int:
    """Sentences from the last phrase for a site before the mention; -1 when there is none."""
    before = [m.head for m in site.mentions if m.head.i < mention.start_i]
    return reading.sentence_index(mention.head) - reading.sentence_index(before[-1]) if before else -1


def _one_kind(site: EntityDraft, mention: Mention) -> bool:
    kind = index("sites").get(mention.lemma, mention.lemma)
    return index("sites").get(_first(site).lemma, _first(site).lemma) == kind


def _told_apart(reading: Reading, site: EntityDraft, entity: EntityDraft) -> bool:
    """Whether something says that the later phrase means another building."""
    one, other = _first(site), _first(entity)
    if one.plural or recalls(reading, one.head.sent.start, one.head.sent.end):
        return True
    if (entity.named or _called(other)) and on_top(other.head):
        return True  # "stormed a mosque ... *the Lomar Mosque* was also attacked"
    if site.named:
        return entity.named or bool(_modifiers(other))
    if one.definite != "a":
        return True
    mine, theirs = _modifiers(one), _modifiers(other)
    if mine and theirs and not mine & theirs and all(w.islower() for w in theirs):
        return True  # "a girls' school ... the boys' school", not "a crowded mosque ... the Lomar mosque"
    return site.container is not None and entity.container is not None and conflict(site.container, entity.container)


def _modifiers(mention: Mention) -> set[str]:
    return {t.text for t in mention.modifiers if t.dep_ in _KIND or t.dep_ == "poss"}
