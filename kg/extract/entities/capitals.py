"""Say which city "the capital" is.

In: the entities of an article, before places are resolved.  Out: the phrases without a name that speak of a capital
become mentions of that city.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.attributes import country_entity_at
from kg.extract.entities.coreference import move_mention
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import in_dateline, prepositions
from kg.knowledge.countries import Country, country_by_code
from kg.knowledge.gazetteer import find_places, place_key
from kg.lexicon import words
from kg.records import PLACE_TYPES

_CAPITAL = frozenset({"capital"})
_DOMINANT = 0.5  # share of the countries of a text from which on "the capital" is that of one of them


def name_capitals(reading: Reading, weights: Mapping[str, float]) -> None:
    """Let phrases refer to the city that they mean; ``weights``: how strongly each country is spoken of."""
    for mention in [m for i, m in reading.mentions.items() if m.head.i == i and _unnamed_capital(m)]:
        city = written_from(reading) if mention.definite == "this" else None
        if city is None:
            city = _capital(reading, mention.country or _main_country(weights))
        if city is not None:
            mention.cls = "place"
            move_mention(reading, mention, city)


def state_of(reading: Reading, city: EntityDraft, at: Token) -> EntityDraft | None:
    """The state whose capital a city is, where it does what only a state does: "*Varnell* denied any part in it"."""
    country = capital_of(city)
    return country_entity_at(reading, country, at) if country is not None else None


def capital_of(city: EntityDraft) -> Country | None:
    """The country whose capital a city is."""
    code = city.place.country if city.type == "City" and city.place is not None else None
    country = country_by_code(code) if code is not None else None
    if country is None or country.capital is None or place_key(country.capital) != place_key(city.label):
        return None
    return country


def is_capital(mention: Mention) -> bool:
    """Whether the phrase speaks of a capital: "the capital", "the capital city"."""
    return any(t.lower_ == "capital" for t in mention.tokens)


def _unnamed_capital(mention: Mention) -> bool:
    """Whether the phrase is "the capital", "the Velian capital", and no name beside it says which."""
    head = mention.head
    if mention.name is not None or (mention.names_inside and mention.country is None):
        return False
    if head.lower_ not in {"capital", "city"} or not is_capital(mention):
        return False
    if mention.definite not in {"the", "this"} and mention.country is None:
        return False
    # "Varnell, the capital of Velia", "the capital, Varnell", "capital city Varnell"
    beside = head.dep_ in {"appos", "attr"} or any(c.dep_ == "appos" for c in head.children) or _has_its_name(mention)
    return not beside and not any(prep == "of" for prep, _ in prepositions(head))


def _has_its_name(mention: Mention) -> bool:
    """Whether a name in commas follows, whatever the parse makes of it: "in the capital, *Varnell*, on Friday"."""
    doc, i = mention.doc, mention.end_i
    comma = i + 1 < mention.head.sent.end and doc[i].text == "," and doc[i + 1].pos_ == "PROPN"
    return comma and doc[i + 1].ent_type_ not in {"DATE", "TIME"}


def _told(reading: Reading, country: Country) -> EntityDraft | None:
    """The city that the text calls the capital, which may have been so then: "the Velian *capital Varnell*"."""
    doc = reading.doc
    for token in doc.among(_CAPITAL):
        if token.i and doc[token.i - 1].lower_ in words("towns", "lesser"):
            continue
        start = token.i + 1
        while start < len(doc) and doc[start].lower_ in {"city", "of"}:
            start += 1
        name = next((n for n in reading.names if n.start_i == start), None)
        city = reading.entity_at(doc[name.start_i : name.end_i].root) if name is not None else None
        if city is not None and city.type in {"City", "Place"}:
            if any(place.country == country.code for place in find_places(city.label)):
                return city
    return None


def written_from(reading: Reading) -> EntityDraft | None:
    """The city of the dateline."""
    for i in range(min(len(reading.doc), 12)):
        mention = reading.mentions.get(i)
        entity = reading.of_mention.get(mention) if mention is not None else None
        if entity is not None and entity.type in PLACE_TYPES - {"Country", "Facility"} and in_dateline(reading.doc[i]):
            return entity
    return None


def _main_country(weights: Mapping[str, float]) -> Country | None:
    code = max(sorted(weights), key=lambda c: weights[c], default=None)
    if code is None or weights[code] < _DOMINANT * sum(weights.values()):
        return None
    return country_by_code(code)


def _capital(reading: Reading, country: Country | None) -> EntityDraft | None:
    """The entity of a country's capital, which the text need not name."""
    if country is None or country.capital is None:
        return None
    told = _told(reading, country)
    if told is not None:
        return told
    key = place_key(country.capital)
    for entity in reading.entities:
        if entity.type in {"City", "Place", "Region"} and place_key(entity.label) == key:
            return entity
    entity = EntityDraft(type="City", label=country.capital)
    reading.entities.append(entity)
    return entity
