"""Say in which town a crime report's event was, where no sentence about it does.

In: the places of the event that the article tells of.  Out: its town: the one that the report opens with, or the one
whose police act in it.  A town is never taken from the newspaper or from a speaker's place.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.capitals import capital_of
from kg.extract.entities.containers import part_of_town
from kg.extract.entities.places import ancestors, conflict
from kg.extract.names.localities import beside_a_town
from kg.extract.text.parse import Token
from kg.knowledge.gazetteer import find_places, without_kind
from kg.lexicon import match_end, words
from kg.records import PLACE_TYPES

_OPENING = 2  # a town in the headline or the first sentences
_LONGEST_TOWN = 3  # words of a town's name before its people

Found = tuple[EntityDraft, Token, str]


def place_in_town(reading: Reading, main: Cluster) -> None:
    """Give the event its town, unless it has one, and put the part of a town that it was in into it."""
    _forget_crossings(main)
    dateline = next((e for e in reading.entities if e.type == "City" and _in_dateline(e)), None)
    if dateline is not None and capital_of(dateline) is None:  # from a capital, the whole country is reported
        _forget_namesakes(main, dateline)
    if any(e.type == "City" for place, _, _ in main.places for e in [place, *ancestors(place)]):
        return
    found = _opening(reading, "City") or _jurisdiction(reading) or _home(reading) or _opening(reading, "Region")
    if found is None:
        return
    town, at, rule = found
    if _in_dateline(town) and any(
        p.type in PLACE_TYPES - {"Facility"} and conflict(p, town) for p, _, _ in main.places
    ):
        return  # "VARNELL, Lomar (KLX) - Gunmen killed nine people in the Ostran province of Arno"
    for place, _, _ in main.places:
        if place.container is None and place.label != town.label and any(part_of_town(m) for m in place.mentions):
            place.container = town
            place.add_fact(FactDraft("locatedIn", town, at, rule))
    main.places.append(found)


def _forget_crossings(main: Cluster) -> None:
    """Undo what the gazetteer made of two streets that cross: "near *Fillmore* and Turk Street"."""
    for place, at, _ in main.places:
        if place.type == "City" and place.container is None and _crosses(at):
            place.place = None
            place.type = "Place"


def _crosses(at: Token) -> bool:
    """Whether a name after "near" or "at" is joined with another one by "and"."""
    first = at.head if at.dep_ == "conj" else at
    other = next((c for c in first.children if c.dep_ == "conj"), None)
    joined = other is not None and other.pos_ in {"PROPN", "NUM", "NOUN"} and first.head.lower_ in {"at", "near", "of"}
    return joined and any(c.lower_ in {"and", "&"} for c in first.children)


def _in_dateline(entity: EntityDraft) -> bool:
    return any(m.name is not None and m.name.label == "DATELINE" for m in entity.mentions)


def _forget_namesakes(main: Cluster, dateline: EntityDraft) -> None:
    """Undo what the gazetteer made of a quarter: a "Westwood" told of from Varnell is not the town in another state."""
    for place, _, _ in main.places:
        elsewhere = (
            place.place is not None and dateline.place is not None and place.place.admin1 != dateline.place.admin1
        )
        if place.type == "City" and place.container is None and elsewhere:
            place.place = None
            place.type = "Place"


def _opening(reading: Reading, kind: str) -> Found | None:
    """The town or county of the headline, the dateline or the first sentences: "VARNELL (KLX) - A man ..."."""
    opening = [
        (not _in_dateline(e), m.head.i, m.head, e)
        for e in reading.entities
        if e.type == kind and (kind == "City" or without_kind(e.label)[1])
        for m in e.mentions
        if reading.sentence_index(m.head) <= _OPENING and not _of_the_page(m.head) and not beside_a_town(m.head.head)
    ]
    if not opening:
        return None
    _, _, at, town = min(opening, key=lambda row: row[:2])
    return town, at, "surface:opening"


def _of_the_page(token: Token) -> bool:
    """Whether the token stands after the bar of a page's title: "Man shot | Local News - Home"."""
    return any(t.text in {"|", "«", "»"} for t in token.doc.tokens[token.sent.start : token.i])


def _jurisdiction(reading: Reading) -> Found | None:
    """The town of the first body of one town that acts: "Varnell police said", "Varnell officials"."""
    for i in sorted(reading.mentions):
        mention = reading.mentions[i]
        entity = reading.of_mention.get(mention)
        if entity is None or entity.type not in {"SecurityForce", "UnnamedGroup"} or mention.start_i > i:
            continue
        start = mention.start_i + (mention.doc[mention.start_i].pos_ == "DET")
        tokens = [t for t in mention.doc.tokens[start : mention.end_i] if t.tag_ != "POS"]
        lowers = [t.lower_ for t in tokens]
        body = match_end("towns", lowers, lowers, table="bodies")
        if body is None or len(body.split()) >= len(tokens) or not tokens[0].text[0].isupper():
            continue
        name = " ".join(t.text for t in tokens[: -len(body.split())])
        town = _town(reading, name, tokens[0])
        if town is not None:
            return town, mention.head, "lexicon:jurisdiction"
    return None


def _home(reading: Reading) -> Found | None:
    """The town whose people the report opens with: "*Varnell* woman in custody", "*Varnell* native Ilo Venn"."""
    doc = reading.doc
    for i in range(1, doc.sents[min(_OPENING, len(doc.sents) - 1)].end):
        if doc[i].lower_ not in words("towns", "townsfolk") or not doc[i].is_alpha or _of_the_page(doc[i]):
            continue
        start = i
        while start > doc[i].sent.start and i - start < _LONGEST_TOWN and doc[start - 1].text[0].isupper():
            start -= 1
        for first in range(start, i):
            town = _town(reading, doc[first:i].text, doc[first])
            if town is not None:
                return town, doc[i - 1], "lexicon:townsfolk"
    return None


def _town(reading: Reading, name: str, at: Token) -> EntityDraft | None:
    """The town of that name among the article's places, else a new one that the gazetteer knows."""
    for entity in reading.entities:
        if entity.type == "City" and name in {entity.label, *entity.aliases}:
            return entity
    near = {e.place.admin1 for e in reading.entities if e.place is not None and e.place.admin1 is not None}
    towns = [p for p in find_places(name) if p.kind == "City" and p.primary]
    known = next((p for p in towns if p.admin1 in near), towns[0] if towns else None)  # in the state told of
    mention = next((m for m in reading.mentions.values() if m.start_i <= at.i < m.end_i), None)
    if known is None or mention is None:
        return None
    town = EntityDraft(type="City", label=name, place=known, mentions=[mention])
    reading.entities.append(town)
    return town
