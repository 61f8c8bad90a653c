"""The named questions: their headers, their parameters, and their answers on the sample graph.

The sample tells of an invented country in two articles (``builders.py``); every row below can be read there.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import vocab
from kg.errors import InputError
from kg.queries import ask, find_query, list_queries
from kg.sparql import read_prefixes, read_tokens
from kg.store import Answer, Store, read_store

DATA = Path(__file__).with_name("data")
GIVEN = {
    "facts-with-sentence": {"about": "place/kesh"},
    "links-between": {"one": "Black Dawn Front", "two": "Tarsk"},
    "said-by": {"actor": "Marek Tolvan"},
    "sentences-about": {"about": "place/kesh"},
}
"""The values with which a question is asked below; without an entry it is asked about everything."""

# Without the column ``node``.
EXPECTED: dict[str, list[tuple[object, ...]]] = {
    "actors": [
        ("Black Dawn Front", "ArmedGroup", "BDF", 5),
        ("Idris Kalvand", "Person", "Kalvand", 4),
        ("Marek Tolvan", "Person", None, 3),
        ("Tarsk", "Country", None, 3),
        ("Sons of the Ridge", "ArmedGroup", None, 2),
        ("Velmora", "Country", None, 2),
        ("court in Sarn", "GovernmentBody", None, 2),
        ("11 Tarskian nationals", "UnnamedGroup", None, 1),
        ("22 people", "UnnamedGroup", None, 1),
        ("Ana Bellic", "Person", None, 1),
        ("Dawn Press Agency", "MediaOutlet", None, 1),
        ("Hala Denn", "Person", None, 1),
        ("Interior Ministry", "GovernmentBody", None, 1),
        ("Ministry of Security", "GovernmentBody", None, 1),
        ("Nadir Kalvand", "Person", None, 1),
        ("National Guard", "SecurityForce", None, 1),
        ("Oren Sabat", "Person", None, 1),
        ("Police", "SecurityForce", None, 1),
        ("Relief Now", "Organization", None, 1),
        ("Tarsk Courier", "MediaOutlet", None, 1),
        ("Union of Southern States", "IntergovernmentalOrganization", None, 1),
        ("Velmoran agents", "UnnamedGroup", None, 1),
        ("Velmoran parliament", "GovernmentBody", None, 1),
        ("army", "SecurityForce", None, 1),
        ("gunmen on motorcycles", "UnnamedGroup", None, 1),
        ("rescue workers", "UnnamedGroup", None, 1),
        ("two bombers", "UnnamedGroup", None, 1),
        ("two police officers", "UnnamedGroup", None, 1),
    ],
    "arrests": [
        (None, "22 people", 22, "National Guard", None, "2031 Sarn bombings", None),
    ],
    "attacks": [
        ("2031-05", "May 2031 Kesh shooting", "Shooting", "Kesh", 2, None, None),
        ("2031-03-12", "car bomb outside the Sarn courthouse", "Bombing", "Sarn courthouse", None, None, "attempted"),
        ("2031-03-11", "2031 Sarn bombings", "SuicideBombing", "Lantern Market", 41, 120, None),
        ("2031-03", "2031 Sarn bombings", "Bombing", "Lantern Market", 43, 131, None),
        ("2029", "2029 drone strike", "DroneStrike", None, 1, None, None),
        (None, "kidnapping of Ana Bellic", "Kidnapping", "Kesh", None, None, None),
    ],
    "attacks-by-place": [
        ("Sarn", "City", 3, 84, 251),
        ("Velmora", "Country", 3, 84, 251),
        ("Lantern Market", "Facility", 2, 84, 251),
        ("Kesh", "City", 2, 2, 0),
        ("Upper Sarn", "Region", 2, 2, 0),
        ("Sarn courthouse", "Facility", 1, 0, 0),
    ],
    "casualty-ledger": [
        ("2031 Sarn bombings", "injured", "exact", 131, None, None, None, None, None),
        ("2031 Sarn bombings", "injured", "about", 120, None, None, None, None, None),
        ("2031 Sarn bombings", "killed", "exact", 43, None, None, None, None, None),
        ("2031 Sarn bombings", "killed", "exact", 41, None, None, 38, None, "2031-03-14"),
        ("2031 Sarn bombings", "killed", "atLeast", 38, None, None, None, "Ministry of Security", None),
        ("2031 Sarn bombings", "killed", "exact", 11, "Tarskian nationals", 41, None, None, None),
        ("May 2031 Kesh shooting", "killed", "exact", 2, "police officers", None, None, None, None),
        ("kidnapping of Ana Bellic", "missing", "exact", 1, None, None, None, None, None),
    ],
    "conflicting-figures": [
        ("2031 Sarn bombings", "killed", "", 38, "Ministry of Security", 41, None, "second supersedes first"),
    ],
    "denied-facts": [
        (
            "2031 Sarn bombings",
            "perpetrator",
            "Black Dawn Front",
            "Black Dawn Front",
            "it did not carry out the attack",
        ),
        (
            "2031 Sarn bombings",
            "perpetrator",
            "Idris Kalvand",
            "Idris Kalvand",
            "“I had no part in it,” he told the court",
        ),
        (
            "2031 Sarn bombings",
            "perpetrator",
            "Sons of the Ridge",
            "Sons of the Ridge",
            "The Sons of the Ridge denied any role",
        ),
        ("denial by Black Dawn Front", "claims", "2031 Sarn bombings", "Black Dawn Front", "withdrew its claim"),
        (
            "denial by Idris Kalvand",
            "about",
            "2031 Sarn bombings",
            "Idris Kalvand",
            "“I had no part in it,” he told the court",
        ),
        (
            "denial by Sons of the Ridge",
            "claims",
            "2031 Sarn bombings",
            "Sons of the Ridge",
            "The Sons of the Ridge denied any role",
        ),
        ("denial by Tarsk", "about", "Black Dawn Front", "Tarsk", "which Tarsk denied"),
    ],
    "disputed-facts": [
        ("2029 drone strike", "orderedBy", "Hala Denn", "alleged", None, "Hala Denn is alleged to have ordered"),
        (
            "2031 Sarn bombings",
            "claimedBy",
            "Black Dawn Front",
            "claimed",
            "Black Dawn Front",
            "The Black Dawn Front claimed responsibility",
        ),
        (
            "2031 Sarn bombings",
            "perpetrator",
            "Black Dawn Front",
            "claimed",
            "Black Dawn Front",
            "The Black Dawn Front claimed responsibility",
        ),
        (
            "2031 Sarn bombings",
            "perpetrator",
            "Velmoran agents",
            "alleged",
            "Tarsk Courier",
            "the Tarsk Courier, blamed Velmoran agents",
        ),
        ("2031 Sarn bombings", "suspect", "Idris Kalvand", "suspected", "Police", "Police suspect Idris Kalvand"),
        (
            "2031 Sarn bombings",
            "suspect",
            "Velmoran agents",
            "alleged",
            "Tarsk Courier",
            "the Tarsk Courier, blamed Velmoran agents",
        ),
        (
            "May 2031 Kesh shooting",
            "suspect",
            "Sons of the Ridge",
            "alleged",
            "Interior Ministry",
            "the Interior Ministry blamed the Sons of the Ridge",
        ),
    ],
    "facts-with-sentence": [
        (
            "Kesh",
            "locatedIn",
            "Upper Sarn",
            "stated",
            None,
            "Kesh, in the province of Upper Sarn",
            "Life in prison for Sarn bomber",
        ),
    ],
    "justice": [
        ("2031-06-02", "Sentence", "Idris Kalvand", "court in Sarn", None, "2031 Sarn bombings", "life in prison"),
        ("2031-05", "Extradition", "Idris Kalvand", None, None, None, None),
        (None, "Conviction", "Idris Kalvand", None, "murder", None, None),
    ],
    "links-between": [
        ("Black Dawn Front", "about", "accusation by Marek Tolvan", "against", "Tarsk"),
        ("Black Dawn Front", "about", "denial by Tarsk", "speaker", "Tarsk"),
    ],
    "movements": [
        ("2031-02", "Idris Kalvand", "Entry", None, "Velmora", "illegally"),
        ("2031-03-09", "Idris Kalvand", "Departure", "Velmora", "Tarsk", None),
    ],
    "people-and-positions": [
        ("Hala Denn", "president", None, "former", None),
        ("Marek Tolvan", "President", "Velmora", "current", None),
        ("Nadir Kalvand", "commander", "Black Dawn Front", "former", None),
        ("Oren Sabat", "top commander", "army", "former", None),
    ],
    "perpetrators": [
        ("Black Dawn Front", "claimed by", "2031 Sarn bombings", "2031-03-11"),
        ("Hala Denn", "ordered by", "2029 drone strike", "2029"),
        ("Idris Kalvand", "perpetrator", "2031 Sarn bombings", "2031-03"),
        ("Idris Kalvand", "suspect", "2031 Sarn bombings", "2031-03-11"),
        ("Sons of the Ridge", "suspect", "May 2031 Kesh shooting", "2031-05"),
        ("Velmoran agents", "suspect", "2031 Sarn bombings", "2031-03-11"),
        ("gunmen on motorcycles", "perpetrator", "May 2031 Kesh shooting", "2031-05"),
        ("two bombers", "perpetrator", "2031 Sarn bombings", "2031-03-11"),
    ],
    "places": [
        ("Kesh", "City", "Upper Sarn", 41.9, 20.0, None),
        ("Lantern Market", "Facility", "Sarn", None, None, None),
        ("Sarn", "City", "Velmora", 41.32751, 19.81, "https://sws.geonames.org/99999901/"),
        ("Sarn courthouse", "Facility", "Sarn", None, None, None),
        ("Tarsk", "Country", None, None, None, None),
        ("Upper Sarn", "Region", None, None, None, None),
        ("Velmora", "Country", None, 41.5, 19.25, None),
    ],
    "plots": [
        ("car bomb outside the Sarn courthouse", "attempted", "2031-03-12", "Sarn courthouse", None),
        ("plot to attack the Velmoran parliament", "plot", None, None, None),
    ],
    "said-by": [
        ("Marek Tolvan", "Accusation", "Black Dawn Front", "He accused Tarsk of backing the Black Dawn Front"),
        ("Marek Tolvan", "Accusation", "Tarsk", "He accused Tarsk of backing the Black Dawn Front"),
        ("Marek Tolvan", "Condemnation", "2031 Sarn bombings", "President Marek Tolvan condemned the bombings"),
        ("Marek Tolvan", "Vow", None, "We will find them,"),
    ],
    "sentences-about": [
        ("Kesh", "Kesh", 445, "Life in prison for Sarn bomber"),
    ],
    "sources": [
        (
            "2031-06-02",
            "Life in prison for Sarn bomber",
            "Northern Wire",
            "https://northern-wire.example/sarn-trial",
            59,
        ),
        (
            "2031-03-14",
            "Death toll of Sarn market bombings rises to 41",
            "Coast Herald",
            "https://coast-herald.example/2031/03/14/sarn",
            102,
        ),
    ],
    "targets": [
        ("Lantern Market", "Facility", "2031 Sarn bombings", "2031-03-11"),
        ("Oren Sabat", "Person", "2029 drone strike", "2029"),
        ("Velmoran parliament", "GovernmentBody", "plot to attack the Velmoran parliament", None),
        ("two police officers", "UnnamedGroup", "May 2031 Kesh shooting", "2031-05"),
    ],
    "timeline": [
        ("2029", "2029 drone strike", "DroneStrike", None),
        ("2031-02", "entry of Idris Kalvand", "Entry", None),
        ("2031-03", "2031 Sarn bombings", "Bombing", "Lantern Market"),
        ("2031-03-09", "departure of Idris Kalvand", "Departure", None),
        ("2031-03-11", "2031 Sarn bombings", "SuicideBombing", "Lantern Market"),
        ("2031-03-11", "first Sarn bombing", "SuicideBombing", None),
        ("2031-03-11", "second Sarn bombing", "SuicideBombing", None),
        ("2031-03-12", "car bomb outside the Sarn courthouse", "Bombing", "Sarn courthouse"),
        ("2031-05", "May 2031 Kesh shooting", "Shooting", "Kesh"),
        ("2031-05", "extradition of Idris Kalvand", "Extradition", None),
        ("2031-06-02", "sentence of Idris Kalvand", "Sentence", "Sarn"),
    ],
    "victims": [
        ("11 Tarskian nationals", "UnnamedGroup", "Tarsk", "2031 Sarn bombings", "2031-03-11"),
        ("Ana Bellic", "Person", None, "kidnapping of Ana Bellic", None),
        ("Oren Sabat", "Person", None, "2029 drone strike", "2029"),
        ("rescue workers", "UnnamedGroup", None, "2031 Sarn bombings", "2031-03-11"),
        ("two police officers", "UnnamedGroup", None, "May 2031 Kesh shooting", "2031-05"),
    ],
    "weapons": [
        ("car bomb", "car bomb outside the Sarn courthouse", "2031-03-12"),
        ("drone", "2029 drone strike", "2029"),
        ("gun", "May 2031 Kesh shooting", "2031-05"),
        ("suicide vest", "2031 Sarn bombings", "2031-03-11"),
    ],
    "who-accused-whom": [
        ("Interior Ministry", "Sons of the Ridge", "May 2031 Kesh shooting", None, None),
        ("Marek Tolvan", "Tarsk", "Black Dawn Front", None, None),
    ],
    "who-claimed-what": [
        ("Black Dawn Front", "2031 Sarn bombings", "2031-03-11", "a message carried by the Dawn Press Agency", False),
        ("Black Dawn Front", "2031 Sarn bombings", "2031-03", None, True),
        ("Sons of the Ridge", "2031 Sarn bombings", "2031-03-11", None, True),
    ],
    "who-condemned": [
        ("Marek Tolvan", "2031 Sarn bombings", None, None),
    ],
    "who-is-suspected": [
        ("Idris Kalvand", "2031 Sarn bombings", "suspected", "Police", "Police suspect Idris Kalvand"),
        (
            "Sons of the Ridge",
            "May 2031 Kesh shooting",
            "alleged",
            "Interior Ministry",
            "the Interior Ministry blamed the Sons of the Ridge",
        ),
        (
            "Velmoran agents",
            "2031 Sarn bombings",
            "alleged",
            "Tarsk Courier",
            "the Tarsk Courier, blamed Velmoran agents",
        ),
    ],
}


@pytest.fixture(scope="module")
def trig() -> Store:
    return read_store(DATA / "sample.trig")


@pytest.fixture(scope="module")
def ttl() -> Store:
    return read_store(DATA / "sample.ttl")


def rows(answer: Answer) -> list[tuple[object, ...]]:
    node = answer.columns.index("node")
    return [(*row[:node], *row[node + 1 :]) for row in answer.values()]


def test_every_question_has_its_expected_rows() -> None:
    assert sorted(EXPECTED) == [question.name for question in list_queries()]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_rows_on_the_sample(trig: Store, name: str) -> None:
    question = find_query(name)
    answer = ask(trig, question, GIVEN.get(name))
    assert answer.columns == question.columns
    assert rows(answer) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_turtle_gives_the_same_or_says_what_is_missing(trig: Store, ttl: Store, name: str) -> None:
    question = find_query(name)
    if question.assertions == "needs":
        with pytest.raises(InputError, match=r"needs assertions, and .*sample\.ttl has none\. Ask the \.trig file"):
            ask(ttl, question, GIVEN.get(name))
    elif question.assertions == "uses":
        subset = {row[:2] for row in rows(ask(ttl, question, GIVEN.get(name)))}
        assert subset <= {row[:2] for row in rows(ask(trig, question, GIVEN.get(name)))}
    else:
        assert rows(ask(ttl, question, GIVEN.get(name))) == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_files_stand_alone(name: str) -> None:
    question = find_query(name)
    assert question.question.endswith("?")
    assert question.columns[-1] == "node", "the last column is what `kg explain` takes"
    used = set(re.findall(r"(?<![\w<?])([a-z]+):(?=[\w)])", question.text.partition("\nSELECT")[2]))
    assert used == set(read_prefixes(read_tokens(question.text))), "another endpoint needs the prefixes declared"
    body = re.sub(r"^#.*$", "", question.text, flags=re.MULTILINE)
    terms = set(re.findall(r"(?<![\w<?])ev:(\w+)", body))
    assert terms <= vocab.CLASSES | vocab.PROPERTIES
    assert "ORDER BY" in question.text
    assert ("ev:Assertion" in body or "rdf:subject" in body) == bool(question.assertions)


def test_one_answer_can_be_narrowed(trig: Store) -> None:
    ledger = find_query("casualty-ledger")
    event = next(row for row in ask(trig, find_query("attacks")).values() if row[1] == "May 2031 Kesh shooting")[-1]
    assert rows(ask(trig, ledger, {"event": str(event)})) == [EXPECTED["casualty-ledger"][-2]]
    timeline = find_query("timeline")
    days = [row[0] for row in ask(trig, timeline, {"from": "2031-03", "to": "2031-03"}).values()]
    assert set(days) == {"2031-03", "2031-03-09", "2031-03-11", "2031-03-12"}
    assert [row[0] for row in ask(trig, timeline, {"to": "2030"}).values()] == ["2029"]


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("attacks", {"place": "Sarn"}, r"attacks: there is no parameter 'place'\. It takes none\."),
        ("said-by", {"actr": "Sarn"}, r"there is no parameter 'actr'\. Did you mean actor\?"),
        ("said-by", {"actor": "Marek Tolvann"}, r"nothing in the graph is called .* Did you mean Marek Tolvan"),
        ("casualty-ledger", {"event": "2031 Sarn bombings"}, "may mean several things"),
        ("links-between", {}, r"links-between: say one, the first actor: one="),
    ],
)
def test_wrong_parameters_are_explained(trig: Store, name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        ask(trig, find_query(name), values)


def test_hostile_values_stay_values(trig: Store) -> None:
    assert ask(trig, find_query("timeline"), {"from": '9" } SELECT * { ?s ?p ?o'}).rows == ()


def test_unknown_names_get_near_ones() -> None:
    with pytest.raises(InputError, match=r"no question called 'who-claimed'\. Did you mean who-claimed-what"):
        find_query("who-claimed")
    with pytest.raises(InputError, match="--list"):
        find_query("xyzzy")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {}", "needs one line `# question"),
        ("# question: Who?\nSELECT * {}", "needs one line `# columns"),
        ("# question: Who?\n# columns: a\n# parameter: x - thing - what - it\nSELECT ?a {}", "a parameter reads"),
        ("# question: Who?\n# columns: a\n# parameter: x - node\nSELECT ?a {}", "a parameter reads"),
    ],
)
def test_broken_headers_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, message: str) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "bad.rq").write_text(text, encoding="utf-8")
    monkeypatch.setattr(vocab, "ONTOLOGY", tmp_path)
    list_queries.cache_clear()
    try:
        with pytest.raises(InputError, match=rf"bad\.rq: .*{re.escape(message)}"):
            list_queries()
    finally:
        list_queries.cache_clear()
