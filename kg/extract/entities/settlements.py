"""Say which town "the city" is, "this fishing town", and which district "the district".

In: the entities of an article, its places resolved.  Out: the phrases that speak of a town or region by its kind alone
become mentions of it: "a bus station in *the city*", "the *town*'s courthouse".  "A village near Varnell" has no name,
and "the village" after it is not Varnell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.capitals import is_capital, written_from
from kg.extract.entities.coreference import move_mention
from kg.extract.entities.places import a_village, called_so, country_code
from kg.extract.names.mentions import Mention
from kg.extract.text.syntax import prepositions
from kg.lexicon import index, words

_NEAR = 1  # sentences in which the town told of last is meant, and not the one told of most
_WHERE = frozenset({"conj", "dobj", "nsubjpass", "pobj", "poss"})
_MORE = frozenset({"acl", "appos", "relcl"})
_PLACES = frozenset({"City", "Place", "Region"})
_VILLAGE = 50_000  # people: fewer than any city that news calls one


def name_settlements(reading: Reading) -> None:
    """Let a phrase for a town or a region without a name refer to the one that it means."""
    for mention in _phrases(reading):
        here = mention.definite == "this" and index("regions").get(mention.lemma) == "City"
        place = written_from(reading) if here else None
        if place is None:
            place = _told_before(reading, mention)
        if place is not None:
            mention.cls = "place"
            move_mention(reading, mention, place)


def _phrases(reading: Reading) -> list[Mention]:
    nouns = words("towns", "settlements")
    if nouns.isdisjoint(reading.doc.words):
        return []
    return [m for i, m in sorted(reading.mentions.items()) if m.head.i == i and m.lemma in nouns and _unnamed(m)]


def _unnamed(mention: Mention) -> bool:
    """Whether it is "the city", "this port city", "the same village", and nothing beside it says which, or another."""
    head = mention.head
    if mention.definite not in {"the", "this"} or mention.plural or mention.name is not None or is_capital(mention):
        return False
    if head.pos_ != "NOUN" or head.dep_ not in _WHERE or (mention.names_inside and mention.country is None):
        return False
    if any(t.lower_ in words("towns", "others") or t.tag_ in {"JJS", "RBS"} for t in mention.modifiers):
        return False  # "the *nearby* village", "the country's *largest* city"
    if any(c.dep_ in _MORE for c in head.rights):
        return False  # "the city of Varnell", "the village where he was born"
    return not any(True for _ in prepositions(head))


def _told_before(reading: Reading, mention: Mention) -> EntityDraft | None:
    """The place of that kind told of last, if that is near, else the one told of most."""
    here = reading.sentence_index(mention.head)
    seen: Counter[int] = Counter()
    places: dict[int, EntityDraft] = {}
    fits: dict[int, bool] = {}
    phrases, heads = reading.phrases
    for other in reversed(phrases[: bisect_left(heads, mention.start_i)]):
        if other.end_i > mention.start_i:
            continue
        place = reading.of_mention.get(other)
        if place is None or place.type not in _PLACES:
            if other.lemma == mention.lemma and other.name is None and not other.names_inside:
                break  # "*a village* near Varnell": it has no name
            continue
        if id(place) not in fits:
            fits[id(place)] = _can_be(place, mention)
        if not fits[id(place)]:
            continue
        if here - reading.sentence_index(other.head) <= _NEAR and not places:
            return place
        seen[id(place)] += 1
        places[id(place)] = place
    if not places:
        return None
    return places[max(reversed(seen), key=lambda key: seen[key])]


def _can_be(town: EntityDraft, mention: Mention) -> bool:
    """Whether nothing that is known of a place speaks against what the phrase calls it; a region must be called so."""
    if index("regions").get(mention.lemma) == "Region":
        return any(called_so(m, frozenset({mention.lemma})) for m in town.mentions)
    if town.type == "Region":
        return False
    if mention.country is not None and country_code(town) not in {None, mention.country.code}:
        return False
    if mention.lemma == "city" and town.type != "City":
        return False
    if any(called_so(m, words("towns", "parts", "quarters")) for m in town.mentions):
        return False
    people = town.place.population if town.place is not None else 0
    if mention.lemma in words("towns", "villages") and people > _VILLAGE:
        return False
    return not (mention.lemma == "city" and a_village(town))
