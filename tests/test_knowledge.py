"""The curated knowledge: what counts as a name of an actor, a country or its people, and that the files are sound."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from kg.errors import LexiconError
from kg.ids import mint
from kg.knowledge import actors as actors_module
from kg.knowledge import turtle
from kg.knowledge.actors import KnownActor, actor_by_key, actors, find_actor, match_actors
from kg.knowledge.countries import countries, country_by_code, find_country, find_demonym
from kg.knowledge.folding import fold, is_acronym, name_words, sound, without_article

ONTOLOGY = Path(__file__).parents[1] / "ontology"
EV = "https://w3id.org/event-kg/ontology#"
KNOWLEDGE_FILES = ("actors.ttl", "countries.ttl", "places.ttl")


def key_of(actor: KnownActor | None) -> str | None:
    return actor.key if actor else None


def matched(text: str) -> list[tuple[str, str]]:
    """What the words of ``text``, split at spaces, name: pairs of the words and the actor's key."""
    words = text.split(" ")
    return [(" ".join(words[start:end]), actor.key) for start, end, actor in match_actors(words)]


# Folding


def test_spellings_meet() -> None:
    assert {fold(name) for name in ("al-Qa'ida", "Al Qaida", "AL-QAIDA", "al‑Qa’ida")} == {"al qaida"}
    assert fold("Médecins Sans Frontières") == "medecins sans frontieres"
    assert fold("Łódź") == "lodz"
    assert name_words("U.N. People's Army") == ("UN", "People", "s", "Army")


def test_an_article_goes_only_where_something_is_left() -> None:
    assert without_article("al raqqah") == "raqqah"
    assert without_article("al") == "al"
    assert without_article("alabama") == "alabama"


@pytest.mark.parametrize(
    ("one", "other"), [("marjah", "marja"), ("maywand", "maiwand"), ("baladruz", "balad ruz"), ("sukhnah", "sukhna")]
)
def test_spellings_of_one_sound_meet(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_different_sounds_stay_apart() -> None:
    assert len({sound(name) for name in ("marja", "murja", "karja", "marka", "marjan")}) == 5


def test_acronyms_are_told_from_words() -> None:
    assert all(is_acronym(name) for name in ("IS", "M-19", "ISIS-K", "U.N."))
    assert not any(is_acronym(name) for name in ("Isis", "White House", "is", "17"))


# Actors by name


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Da'esh", "actor/islamic-state"),
        ("the Taliban", "actor/taliban"),
        ("AL-QA’IDA", "actor/al-qaeda"),
        ("Hizbollah", "actor/hezbollah"),
        ("CPI (Maoist)", "actor/communist-party-of-india-maoist"),
        ("F.B.I.", "actor/fbi"),
        ("Kurdistan Workers' Party", "actor/kurdistan-workers-party"),
        ("Ansar ash-Sharia", "actor/ansar-al-sharia"),
        ("White House", "actor/white-house"),
        ("Nobody's Front", None),
        ("", None),
        ("...", None),
    ],
)
def test_an_actor_is_found_by_its_names(name: str, key: str | None) -> None:
    assert key_of(find_actor(name)) == key


@pytest.mark.parametrize("name", ["is", "Is", "white house", "let", "eta", "security council"])
def test_names_that_are_words_need_their_capitals(name: str) -> None:
    assert find_actor(name) is None
    assert find_actor(name.title() if " " in name else {"let": "LeT"}.get(name, name.upper())) is not None


def test_an_actor_knows_where_it_belongs() -> None:
    force = find_actor("Quds Force")
    assert force is not None
    assert (force.type, force.country, force.parent) == (
        "SecurityForce", "IR", "actor/islamic-revolutionary-guard-corps",
    )  # fmt: skip
    agency = find_actor("Amaq")
    assert agency is not None
    assert agency.speaks_for == "actor/islamic-state"
    assert actor_by_key("actor/no-such-thing") is None


# Actors in a text


def test_hyphens_may_be_words_of_their_own() -> None:
    assert matched("the al - Qaeda cell , an Al-Qaeda cell") == [
        ("al - Qaeda", "actor/al-qaeda"),
        ("Al-Qaeda", "actor/al-qaeda"),
    ]


def test_the_longest_name_wins() -> None:
    assert matched("fighters of al - Qaeda in the Islamic Maghreb fled") == [
        ("al - Qaeda in the Islamic Maghreb", "actor/al-qaeda-in-the-islamic-maghreb")
    ]


def test_genitives_are_no_part_of_a_name_but_may_stand_inside_one() -> None:
    assert matched("Hamas 's men and the New People 's Army 's men") == [
        ("Hamas", "actor/hamas"),
        ("New People 's Army", "actor/new-peoples-army"),
    ]


def test_punctuation_ends_a_name() -> None:
    assert matched("in Pakistan , government troops") == []
    assert matched("the banned CPI ( Maoist ) cadres") == [("CPI ( Maoist )", "actor/communist-party-of-india-maoist")]


def test_a_word_that_is_a_name_only_in_part_is_none() -> None:
    assert matched("a Hamasi poet, the Talibanization of Varnell") == []
    assert matched("a Hamas-run office and a pro-Hamas crowd") == []  # tokens that were not split at their hyphens


def test_ordinary_words_are_no_names() -> None:
    assert matched("This is an Islamic state , he said of the white house") == []


def test_a_family_name_is_not_the_group_it_named() -> None:
    assert matched("a Haqqani commander met Sirajuddin Haqqani") == [("Haqqani", "actor/haqqani-network")]


def test_a_body_is_not_the_namesake_of_another_country() -> None:
    assert matched("the Security Council and the Varnell Security Council") == [
        ("Security Council", "actor/united-nations-security-council")
    ]


def test_capitals_throughout_hide_acronyms() -> None:
    assert matched("THE MAYOR IS SAFE , THE IS GROUP SAID") == []


def test_a_paper_with_an_article_is_not_what_it_shares_it_with() -> None:
    assert matched("The Times Square bomber told The Times so") == [("The Times", "actor/the-times")]


# The files


def test_keys_are_made_from_labels() -> None:
    assert [a.key for a in actors() if a.key != mint("actor", a.label)] == []
    assert [c.key for c in countries() if c.key != mint("place", c.label)] == []


def test_no_name_belongs_to_two_actors() -> None:
    owners: dict[tuple[tuple[str, ...], bool], set[str]] = {}
    for words, names in actors_module._by_words().items():
        for name in names:
            owners.setdefault((name.words if name.exact else words, name.exact), set()).add(name.actor.key)
    assert {words: keys for words, keys in owners.items() if len(keys) > 1} == {}


def test_every_actor_is_found_by_its_own_label() -> None:
    assert [a.key for a in actors() if key_of(find_actor(a.label)) != a.key] == []


def test_parents_exist_and_make_no_circle() -> None:
    for actor in actors():
        seen = {actor.key}
        for above in (actor.speaks_for, actor.parent):
            assert above is None or actor_by_key(above) is not None, actor.key
        parent = actor_by_key(actor.parent) if actor.parent else None
        while parent is not None:
            assert parent.key not in seen, f"{actor.key} is part of itself"
            seen.add(parent.key)
            parent = actor_by_key(parent.parent) if parent.parent else None


def test_only_bodies_and_forces_belong_to_a_country() -> None:
    assert {a.type for a in actors() if a.country} <= {"GovernmentBody", "SecurityForce"}
    assert {a.type for a in actors() if a.speaks_for} <= {"MediaOutlet", "Organization"}


def test_there_are_enough_of_each_kind() -> None:
    counts = Counter(a.type for a in actors())
    assert counts["ArmedGroup"] >= 120
    assert counts["IntergovernmentalOrganization"] >= 60
    assert counts["SecurityForce"] >= 100


@pytest.mark.parametrize("file", KNOWLEDGE_FILES)
def test_files_use_defined_terms_and_own_iris(file: str) -> None:
    defined = {
        quad.subject.value
        for source in ("event.ttl", "knowledge.ttl")
        for quad in parse(path=ONTOLOGY / source, format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode)
    }
    for quad in parse(path=ONTOLOGY / file, format=RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode)
        assert re.fullmatch(r"https://w3id\.org/event-kg/resource/(actor|place|people)/[a-z0-9-]+", quad.subject.value)
        used = [quad.predicate.value] + ([quad.object.value] if isinstance(quad.object, NamedNode) else [])
        assert [iri for iri in used if iri.startswith(EV) and iri not in defined] == []


def test_a_file_that_is_missing_or_no_turtle_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turtle, "ONTOLOGY", tmp_path)
    with pytest.raises(LexiconError, match=r"varnell\.ttl is missing"):
        turtle.read_resources("varnell.ttl")
    (tmp_path / "varnell.ttl").write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"varnell\.ttl cannot be read"):
        turtle.read_resources("varnell.ttl")


# Countries and peoples


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Iran", "IR"), ("U.S.", "US"), ("US", "US"), ("U.S.A.", "US"), ("United States", "US"), ("America", "US"),
        ("the United Kingdom", "GB"), ("UK", "GB"), ("Britain", "GB"), ("Türkiye", "TR"), ("TURKEY", "TR"),
        ("Burma", "MM"), ("Ivory Coast", "CI"), ("Côte d’Ivoire", "CI"), ("DR Congo", "CD"), ("Kosovo", "XK"),
        ("us", None), ("Us", None), ("turkey", None), ("States", None), ("Kyiv regime", None), ("Varnell", None),
    ],
)  # fmt: skip
def test_a_country_is_found_by_its_names(name: str, code: str | None) -> None:
    country = find_country(name)
    assert (country.code if country else None) == code


def test_a_country_has_its_ids_and_place() -> None:
    country = country_by_code("IR")
    assert country.exact_match == ("http://www.wikidata.org/entity/Q794", "https://sws.geonames.org/130758/")
    assert country.capital == "Tehran"
    assert country.lat is not None
    assert 25 < country.lat < 40
    with pytest.raises(KeyError):
        country_by_code("ZZ")


@pytest.mark.parametrize(
    ("word", "code", "forms"),
    [
        ("Afghan", "AF", {"adjective", "singular"}),
        ("Afghans", "AF", {"plural"}),
        ("French", "FR", {"adjective", "plural"}),
        ("Frenchmen", "FR", {"plural"}),
        ("Briton", "GB", {"singular"}),
        ("Chinese", "CN", {"adjective", "singular", "plural"}),
        ("South Koreans", "KR", {"plural"}),
        ("U.S.", "US", {"adjective"}),
    ],
)
def test_a_word_for_people_has_its_country_and_forms(word: str, code: str, forms: set[str]) -> None:
    demonym = find_demonym(word)
    assert demonym is not None
    assert demonym.country is not None
    assert (demonym.country.code, demonym.forms, demonym.people) == (code, forms, None)


@pytest.mark.parametrize(("word", "people"), [("Kurds", "Kurdish"), ("Uighur", "Uyghur"), ("Korean", "Korean")])
def test_a_people_without_a_state_has_no_country(word: str, people: str) -> None:
    demonym = find_demonym(word)
    assert demonym is not None
    assert (demonym.country, demonym.people) == (None, people)


@pytest.mark.parametrize("word", ["polish", "turkey", "us", "Varnellian"])
def test_other_words_say_nothing_of_people(word: str) -> None:
    assert find_demonym(word) is None


def test_no_name_or_word_belongs_to_two_countries() -> None:
    names = Counter(fold(name) for country in countries() for name in {country.label, *country.aliases})
    twice = {name for name, count in names.items() if count > 1} - {"us", "u s", "usa"}
    assert {n for n in twice if len({c.key for c in countries() if n in map(fold, (c.label, *c.aliases))}) > 1} == set()
    assert len({country.code for country in countries()}) == len(countries())
    words: dict[str, set[str]] = {}
    for key, found in turtle.read_resources("countries.ttl").items():
        for name in ("adjective", "demonym", "demonymPlural"):
            for word in found.get(name, ()):
                words.setdefault(word, set()).add(key)
    assert {word: keys for word, keys in words.items() if len(keys) > 1} == {}
