"""Countries, and the words for their people, from ``ontology/countries.ttl``.

In: a name or word as it stands in a text.  Out: the country, or what a word like "Afghans" says about people.
This room never decides from context whether "Jordan" is a man or a country.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from kg.knowledge.folding import fold, is_acronym, name_words
from kg.knowledge.turtle import Properties, read_resources

_FILE = "countries.ttl"
_FORMS = {"adjective": "adjective", "demonym": "singular", "demonymPlural": "plural"}


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; ``code`` is ISO 3166-1 alpha-2 (withdrawn for states that are no more, XK Kosovo).

    ``exact_match`` holds Wikidata and GeoNames IRIs; ``lat`` and ``long`` are WGS84 degrees of its rough centre.
    """

    key: str
    code: str
    label: str
    aliases: tuple[str, ...]
    exact_match: tuple[str, ...]
    lat: float | None
    long: float | None
    capital: str | None


@dataclass(frozen=True, slots=True)
class Demonym:
    """A word for people by origin: ``forms`` are some of ``adjective``, ``singular``, ``plural``.

    ``country`` is ``None`` for peoples and ethnic groups (Kurds); ``people`` is their name, ``None`` for nationals.
    """

    word: str
    country: Country | None
    forms: frozenset[str]
    people: str | None = None


@cache
def _resources() -> dict[str, Properties]:
    return read_resources(_FILE)


@cache
def countries() -> tuple[Country, ...]:
    """All countries and territories, ordered by key."""
    return tuple(
        Country(
            key=key,
            code=found["notation"][0],
            label=found["label"][0],
            aliases=found.get("altLabel", ()),
            exact_match=found.get("exactMatch", ()),
            lat=float(found["lat"][0]) if "lat" in found else None,
            long=float(found["long"][0]) if "long" in found else None,
            capital=found["capital"][0] if "capital" in found else None,
        )
        for key, found in sorted(_resources().items())
        if "notation" in found
    )


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in countries()}


@cache
def _by_name() -> dict[str, Country]:
    """Countries by folded name; by the very capitals for acronyms, so that "us" is not the US."""
    return {_name_key(name): country for country in countries() for name in (country.label, *country.aliases)}


@cache
def _demonyms() -> dict[str, Demonym]:
    by_key = {country.key: country for country in countries()}
    words: dict[str, tuple[str, str, set[str]]] = {}
    for key, found in sorted(_resources().items()):
        for name, form in _FORMS.items():
            for word in found.get(name, ()):
                words.setdefault(_name_key(word), (word, key, set()))[2].add(form)
    return {
        folded: Demonym(
            word=word,
            country=by_key.get(key),
            forms=frozenset(forms),
            people=None if key in by_key else _resources()[key]["label"][0],
        )
        for folded, (word, key, forms) in words.items()
    }


def _name_key(name: str) -> str:
    return " ".join(name_words(name)) if is_acronym(name) else fold(name)


@lru_cache(maxsize=1 << 14)
def find_country(name: str) -> Country | None:
    """Find the country called ``name``: case, diacritics, full stops and a leading "the" do not matter.

    A name in lower case is never one ("us", "turkey"), and an acronym needs its capitals.
    """
    if name.islower():
        return None
    exact = " ".join(name_words(name))
    return _by_name().get(exact) or _by_name().get(exact.lower()) or _by_name().get(exact.lower().removeprefix("the "))


@lru_cache(maxsize=1 << 14)
def find_demonym(word: str) -> Demonym | None:
    """Find what ``word`` ("Afghans", "South Korean", "U.S.", "Kurdish") says of people; lower case never matches."""
    if word.islower():
        return None
    exact = " ".join(name_words(word))
    return _demonyms().get(exact) or _demonyms().get(exact.lower())


def country_by_code(code: str) -> Country:
    """The country of an ISO 3166-1 alpha-2 code.

    Raises:
        KeyError: when there is no such country.
    """
    return _by_code()[code]
