"""Say which city "the capital" is.

In: the entities of an article, before places are resolved.  Out: the phrases without a name that speak of a capital or,
in a report with a dateline, of "this city" become mentions of that city.
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
from kg.knowledge.gazetteer import place_key
from kg.records import PLACE_TYPES

_DOMINANT = 0.5  # share of the countries of a text from which on "the capital" is that of one of them


def name_capitals(reading: Reading, weights: Mapping[str, float]) -> None:
    """Let phrases refer to the city that they mean; ``weights``: how strongly each country is spoken of."""
    for mention in [m for i, m in reading.mentions.items() if m.head.i == i and _unnamed_capital(m)]:
        city = _written_from(reading) if mention.definite == "this" else None
        if city is None and _is_capital(mention):
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


def _is_capital(mention: Mention) -> bool:
    return any(t.lower_ == "capital" for t in mention.tokens)


def _unnamed_capital(mention: Mention) -> bool:
    """Whether the phrase is "the capital", "the Velian capital", "this city", and no name beside it says which."""
    head = mention.head
    if mention.name is not None or (mention.names_inside and mention.country is None):
        return False
    if head.lower_ not in {"capital", "city"} or (head.lower_ == "city" and not _here(mention)):
        return False
    if mention.definite not in {"the", "this"} and mention.country is None:
        return False
    # "Varnell, the capital of Velia", "the capital, Varnell", "capital city Varnell"
    beside = head.dep_ in {"appos", "attr"} or any(c.dep_ == "appos" for c in head.children)
    return not beside and not any(prep == "of" for prep, _ in prepositions(head))


def _here(mention: Mention) -> bool:
    return mention.definite == "this" or _is_capital(mention)


def _written_from(reading: Reading) -> EntityDraft | None:
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
    key = place_key(country.capital)
    for entity in reading.entities:
        if entity.type in {"City", "Place", "Region"} and place_key(entity.label) == key:
            return entity
    entity = EntityDraft(type="City", label=country.capital)
    reading.entities.append(entity)
    return entity
