"""The offline gazetteer: countries, regions and settlements with coordinates, from ``gazetteer.sqlite``.

In: the name of a place and what is known of its surroundings.  Out: the place, or ``None`` where the text means
something that the gazetteer does not have.  The file is derived from GeoNames by ``tools/build_gazetteer.py``.
"""

from __future__ import annotations

import math
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from kg.errors import LexiconError
from kg.knowledge.countries import country_by_code, find_country
from kg.knowledge.folding import fold, sound, without_article
from kg.lexicon import forms, index

_FILE = Path(__file__).with_name("gazetteer.sqlite")
_KINDS = ("Country", "Region", "Region", "City")  # by the number in the file: country, first, second level, settlement
_DEGREE = 10_000  # coordinates are kept as whole numbers of this fraction of a degree

# Ranking, in powers of ten of the population.
_PRIMARY = 1.5  # a primary name beats the alternate name of a place thirty times as large
_OF_THE_TEXT = 2.5  # the text's own country beats a namesake three hundred times as large
_CAPITAL = 1.0
_REGION = -1.0  # "in Kandahar": the city, unless the text says province
_FAMOUS = 1_000_000  # people: named without its country anywhere in the world
_NOMINAL = {"Region": 1_000_000, "City": 1_000}  # people, where the sources do not have the place


_EARTH_RADIUS = 6371.0  # kilometres


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place; ``kind`` is its class in the ontology, ``lat`` and ``long`` are WGS84 degrees (of a region, roughly).

    ``geonames_id`` is negative for what GeoNames has under no known id.  ``country`` is ISO 3166-1 alpha-2, ``None``
    for regions of several countries; ``admin1`` is the id of the first-level division.  ``primary`` tells that it
    was found by its primary name.
    """

    geonames_id: int
    name: str
    kind: str
    lat: float | None
    long: float | None
    country: str | None
    admin1: int | None
    population: int
    primary: bool

    def distance(self, other: GazetteerPlace) -> float:
        """Kilometres to another place on a sphere; 0 where one of them has no coordinates."""
        if self.lat is None or self.long is None or other.lat is None or other.long is None:
            return 0.0
        lat_a, long_a, lat_b, long_b = map(radians, (self.lat, self.long, other.lat, other.long))
        half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((long_b - long_a) / 2) ** 2
        return 2 * _EARTH_RADIUS * asin(sqrt(half))

    @property
    def exact_match(self) -> tuple[str, ...]:
        """The GeoNames IRI, where there is one."""
        return (f"https://sws.geonames.org/{self.geonames_id}/",) if self.geonames_id > 0 else ()


@lru_cache(maxsize=2)
def _database(_process: int) -> sqlite3.Connection:
    """The file, opened once in each process and read only."""
    if not _FILE.is_file():
        raise LexiconError(f"{_FILE} is missing: build it with tools/build_gazetteer.py, or install the package again")
    return sqlite3.connect(f"file:{_FILE}?mode=ro&immutable=1", uri=True, check_same_thread=False)


@lru_cache(maxsize=1 << 14)
def place_key(name: str) -> str:
    """Reduce a name to the form that the file looks up: folded, "St. Louis" as "saint louis"."""
    folded = fold(name)
    first, space, rest = folded.partition(" ")
    return forms("regions", "abbreviated").get(first, first) + space + rest if rest else folded


def without_kind(name: str) -> tuple[str, str | None]:
    """Take the word for its kind off a name: "Helmand province" is ``("helmand", "Region")``; the name is folded."""
    folded = fold(name).removeprefix("the ")
    kinds = index("regions")
    name_of, _, word = folded.rpartition(" ")
    if name_of and word in kinds:
        return name_of, kinds[word]
    word, of, name_of = folded.partition(" of ")
    return (name_of, kinds[word]) if of and word in kinds else (folded, None)


@lru_cache(maxsize=4096)
def find_places(name: str) -> tuple[GazetteerPlace, ...]:
    """All places called ``name``, the likeliest first: primary names, then those of large places."""
    key = place_key(name)
    return _look_up(key, key.removeprefix("the "), without_article(key), exact=name)


@lru_cache(maxsize=4096)
def find_similar(name: str) -> tuple[GazetteerPlace, ...]:
    """Places whose name is spelt in another way ("Marja" for "Marjah"), the likeliest first.

    Only of countries whose languages are written in other letters; meant for names known to lie in one of them.
    """
    key = place_key(name)
    if not key:
        return ()
    sounds = [sound(bare) for bare in (key, without_article(key))]
    return _look_up(*sounds, *(f"~{written}" for written in sounds))


def _look_up(*keys: str, exact: str = "") -> tuple[GazetteerPlace, ...]:
    """The places under ``keys``; ``exact`` is a name that may be kept with its capitals and stops ("Ore.")."""
    asked = tuple({*keys, exact} if exact in _written_out() else set(keys))
    rows = _database(os.getpid()).execute(
        f"SELECT place.*, name.key FROM name JOIN place USING (id) WHERE name.key IN ({', '.join('?' * len(asked))})",
        asked,
    )
    found: dict[int, GazetteerPlace] = {}
    for *row, key in rows:
        place = _place(row, key == exact or row[1].lower() in keys or place_key(row[1]) in keys)
        if place.primary or row[0] not in found:
            found[row[0]] = place
    return tuple(sorted(found.values(), key=lambda p: (-_prominence(p), p.geonames_id)))


@cache
def _written_out() -> frozenset[str]:
    """The names that the file keeps with their capitals."""
    rows = _database(os.getpid()).execute("SELECT key FROM name WHERE key >= 'A' AND key < 'a'")
    return frozenset(key for (key,) in rows)


@lru_cache(maxsize=4096)
def find_place(geonames_id: int) -> GazetteerPlace | None:
    """The place with this id, ``None`` when the gazetteer has none."""
    row = _database(os.getpid()).execute("SELECT * FROM place WHERE id = ?", (geonames_id,)).fetchone()
    return _place(row, True) if row else None


def chain(place: GazetteerPlace) -> tuple[GazetteerPlace, ...]:
    """What ``place`` lies in, from the first-level division to the country."""
    above = [find_place(place.admin1)] if place.admin1 else []
    if place.country and place.kind != "Country":
        above += [p for p in find_places(country_by_code(place.country).label) if p.kind == "Country"][:1]
    return tuple(p for p in above if p)


def resolve_place(
    name: str, *, countries: Mapping[str, float] | None = None, container: str | None = None, kind: str | None = None
) -> GazetteerPlace | None:
    """Decide which place a text means by ``name`` ("Kerman", "Borno state", "St. Louis").

    ``countries`` are the codes of the countries that the text is about, with weights; ``container`` is the name that
    the text puts around it ("in Borno state", ", Ark."); ``kind`` is ``Country``, ``Region`` or ``City`` where the
    text says so.  ``None`` when there is no such place, or only namesakes elsewhere: never a forced match.
    """
    weights = countries or {}
    for find in (find_places, find_similar) if weights or container else (find_places,):
        found = _fitting(_candidates(find, name, kind), weights, container)
        if find is find_similar:
            found = [p for p in found if container or p.country in weights]
        if found:
            return max(found, key=lambda p: (_prominence(p) + _closeness(p, weights), -p.geonames_id))
    return None


def _candidates(find: Callable[[str], Iterable[GazetteerPlace]], name: str, kind: str | None) -> list[GazetteerPlace]:
    """Places of the kind called ``name``, or by it without the word for its kind when there are none."""
    bare, said = without_kind(name)
    named = [p for p in find(name) if kind in (None, p.kind)]
    if not said or not bare:
        return named
    called = [p for p in find(bare) if kind in (None, p.kind)]
    for places in (named, called):  # "York County" by that name, else as a region called York, else as any York
        if right := [p for p in places if p.kind == said]:
            return right
    return named or called


def _fitting(places: list[GazetteerPlace], weights: Mapping[str, float], container: str | None) -> list[GazetteerPlace]:
    """Those of ``places`` that the text can mean: inside what it names around them, in its countries, or famous."""
    if container:
        return _inside(places, container)
    return [p for p in places if not weights or p.country in weights or _is_famous(p)]


def _place(row: Sequence[Any], primary: bool) -> GazetteerPlace:
    identifier, name, kind, lat, long, country, admin1, population = row
    return GazetteerPlace(
        geonames_id=identifier,
        name=name,
        kind=_KINDS[kind],
        lat=None if lat is None else lat / _DEGREE,
        long=None if long is None else long / _DEGREE,
        country=country,
        admin1=admin1,
        population=population,
        primary=primary,
    )


def _prominence(place: GazetteerPlace) -> float:
    population = place.population or (_NOMINAL.get(place.kind, 1) if place.geonames_id < 0 else 1)
    score = math.log10(population) + (_PRIMARY if place.primary else 0)
    if place.kind == "Region" and place.geonames_id > 0:
        score += _REGION
    return score + _CAPITAL if place.kind == "Country" or _is_capital(place) else score


def _closeness(place: GazetteerPlace, weights: Mapping[str, float]) -> float:
    """What it counts for a place to lie in a country of the text; a capital there is no more than any city."""
    weight = weights.get(place.country or "", 0)
    if weight <= 0:
        return 0
    return _OF_THE_TEXT * weight / max(weights.values()) - (_CAPITAL if _is_capital(place) else 0)


def _is_capital(place: GazetteerPlace) -> bool:
    if place.kind != "City" or place.country is None:
        return False
    capital = country_by_code(place.country).capital
    return capital is not None and place_key(capital) == place_key(place.name)


def _is_famous(place: GazetteerPlace) -> bool:
    """Tell whether a text about other countries may name the place without a word on where it is."""
    if place.kind == "Country" or place.country is None:
        return True
    return place.population >= _FAMOUS or _is_capital(place)


def _inside(places: list[GazetteerPlace], container: str) -> list[GazetteerPlace]:
    """Those of ``places`` that lie in the country or region called ``container``; all, when there is no such."""
    country = find_country(container)
    around = [p for p in (*find_places(container), *find_places(without_kind(container)[0])) if p.kind == "Region"]
    codes = {country.code} if country else set()
    ids = {p.geonames_id for p in around}
    if not codes and not ids:
        return places
    codes |= {p.country for p in around if p.country and p.geonames_id < 0}  # a region without members
    return [p for p in places if p.admin1 in ids or (p.country in codes and p.kind != "Country")]
