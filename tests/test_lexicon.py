"""The word lists: their format, their order, and how entries are found."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from kg import lexicon
from kg.errors import LexiconError

ROOT = Path(__file__).parent.parent
LISTS = ("facilities", "factuality", "names", "organizations", "people", "reporting", "titles", "weapons")
#: every entry of these stands in one table only, those of tables that cross aside
CLASSES = ("facilities", "factuality", "names", "organizations", "people", "reporting", "titles", "weapons")
ACTOR_CLASSES = {
    "ArmedGroup",
    "GovernmentBody",
    "IntergovernmentalOrganization",
    "MediaOutlet",
    "Organization",
    "SecurityForce",
}


@pytest.fixture(scope="module")
def sorter() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sort_lexicon", ROOT / "tools" / "sort_lexicon.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_sorted_without_repetition(name: str, sorter: ModuleType) -> None:
    text = (ROOT / "kg" / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    assert sorter.to_sorted(text) == text, f"run tools/sort_lexicon.py: {name}.toml is out of order"


def test_the_sorter_orders_drops_repetitions_and_keeps_the_rest(sorter: ModuleType) -> None:
    text = '# why\n[porter]\nnote = "x"\nwords = ["ward clerk", "usher", "ward clerk", "aide"]\n\n[other]\nwords = []\n'
    tidy = (
        '# why\n[porter]\nnote = "x"\nwords = [\n  "aide",\n  "usher",\n  "ward clerk",\n]\n\n[other]\nwords = [\n]\n'
    )
    assert sorter.to_sorted(text) == tidy
    assert sorter.to_sorted(tidy) == tidy


@pytest.mark.parametrize("name", CLASSES)
def test_classes_do_not_share_entries(name: str) -> None:
    assert set(lexicon.index(name)) <= lexicon.words(name)


def test_saying_nouns_stand_in_one_table_each() -> None:
    assert lexicon.index("reporting", "nouns")["denial"] == "deny"
    assert "nouns.deny" not in set(lexicon.index("reporting").values())
    assert set(lexicon.index("reporting", "nouns").values()) < set(lexicon.index("reporting").values())


def test_organizations_are_classes_of_the_ontology() -> None:
    assert set(lexicon.index("organizations").values()) == ACTOR_CLASSES


def test_short_titles_stand_for_titles_in_full() -> None:
    titles = lexicon.words("titles", "ranks", "offices", "religious")
    unknown = set(lexicon.forms("titles", "abbreviations").values()) - titles
    assert not unknown


def test_weapons_are_concepts_of_the_ontology() -> None:
    from rdflib import Graph, Namespace
    from rdflib.namespace import SKOS

    ontology = ROOT / "ontology" / "event.ttl"
    evc = Namespace("https://w3id.org/event-kg/concept/")
    graph = Graph().parse(ontology, format="turtle")
    concepts = {
        str(concept).removeprefix(evc): {
            "label": str(graph.value(concept, SKOS.prefLabel)),
            "broader": str(graph.value(concept, SKOS.broader) or "").removeprefix(evc),
        }
        for concept in graph.subjects(SKOS.inScheme, evc.weapons)
    }
    listed = {
        name: {"label": table["label"], "broader": table.get("broader", "")}
        for name, table in lexicon.load("weapons").items()
    }
    assert listed == concepts


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("words = ['usher']", ":words"),
        ("[porter]\nwords = 'usher'", ":porter.words"),
        ("[porter]\nwords = ['Usher']", "'Usher'"),
        ("[porter]\nwords = ['ward  clerk']", "'ward  clerk'"),
        ("[porter]\nwords = ['ward-clerk']", "'ward-clerk'"),
        ("[porter]\nwords = ['']", "''"),
        ("[porter]\nwords = [7]", "7"),
        ("[porter]\nwrods = ['usher']", ":porter.wrods"),
        ("[porter]\nlabel = 7", ":porter.label"),
        ("[porter.forms]\n'U.' = 'usher'", "'U.'"),
        ("[porter", "not TOML"),
    ],
)
def test_a_broken_file_is_refused_with_its_place(text: str, key: str) -> None:
    with pytest.raises(LexiconError) as error:
        lexicon.parse("hospital", text)
    assert "kg/lexicon/hospital.toml" in str(error.value)
    assert key in str(error.value)


def test_a_good_file_is_read_and_cannot_be_changed() -> None:
    table = lexicon.parse("hospital", "[porter]\nlabel = 'porter'\nwords = ['ak-99', 'ward clerk', \"nurse's aide\"]")
    assert table["porter"]["words"] == ("ak-99", "ward clerk", "nurse's aide")
    with pytest.raises(TypeError):
        table["porter"]["words"] = ()  # type: ignore[index]


@pytest.fixture
def hospital(monkeypatch: pytest.MonkeyPatch) -> str:
    """A lexicon of its own, under the name that is returned; its tables share an entry, the last one crosses."""
    text = """
    [staff]
    words = ["clerk", "ward clerk", "senior ward clerk", "nurse's aide", "forces liaison"]
    [staff.paid]
    words = ["surgeon"]
    [rooms]
    words = ["ward", "theatre", "ward round"]
    [dropped]
    crosses = true
    words = ["ward"]
    [short.forms]
    "surg." = "surgeon"
    """
    content = lexicon.parse("hospital", text)
    monkeypatch.setattr(lexicon, "load", lambda name: content)
    for function in (lexicon.words, lexicon.index, lexicon.forms, lexicon.phrases):
        function.cache_clear()
    return "hospital"


@pytest.fixture(autouse=True)
def _fresh_caches() -> None:
    for function in (lexicon.words, lexicon.index, lexicon.forms, lexicon.phrases):
        function.cache_clear()


def test_words_are_those_of_the_tables_and_of_the_tables_below(hospital: str) -> None:
    assert lexicon.words(hospital, "staff.paid") == {"surgeon"}
    assert {"surgeon", "clerk", "theatre"} <= lexicon.words(hospital, "staff", "rooms")
    assert "theatre" not in lexicon.words(hospital, "staff")
    assert lexicon.words(hospital) >= {"surgeon", "theatre", "ward"}


def test_the_index_leaves_out_tables_that_cross(hospital: str) -> None:
    found = lexicon.index(hospital)
    assert found["ward"] == "rooms"
    assert found["surgeon"] == "staff.paid"
    assert lexicon.index(hospital, "staff")["surgeon"] == "paid"


def test_an_entry_in_two_classes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = lexicon.parse("hospital", "[staff]\nwords = ['ward']\n[rooms]\nwords = ['ward']")
    monkeypatch.setattr(lexicon, "load", lambda name: content)
    with pytest.raises(LexiconError, match=r"hospital\.toml: 'ward' stands in \[staff\] and in \[rooms\]"):
        lexicon.index("hospital")


def test_forms_stand_for_titles(hospital: str) -> None:
    assert lexicon.forms(hospital, "short") == {"surg.": "surgeon"}
    with pytest.raises(LexiconError, match=r"hospital\.toml:rooms"):
        lexicon.forms(hospital, "rooms")


def test_a_missing_table_or_file_is_named(hospital: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LexiconError, match=r"hospital\.toml:staff\.unpaid"):
        lexicon.words(hospital, "staff.unpaid")
    monkeypatch.undo()
    with pytest.raises(LexiconError, match=r"kg/lexicon/hospital\.toml: there is no such"):
        lexicon.load("hospital")


@pytest.mark.parametrize(
    ("lemmas", "forms", "found"),
    [
        (["the", "senior", "ward", "clerk"], [], "senior ward clerk"),
        (["another", "ward", "-", "clerk"], [], "ward clerk"),
        (["tax", "clerk"], [], "clerk"),
        (["ward", "clerk", "office"], [], None),
        (["the", "nurse", "’s", "aide"], ["the", "nurse", "’s", "aide"], "nurse's aide"),
        (["the", "force", "liaison"], ["the", "forces", "liaison"], "forces liaison"),
        (["Clerk"], [], "clerk"),
        ([], [], None),
    ],
)
def test_the_longest_entry_ending_at_the_head_is_found(
    hospital: str, lemmas: list[str], forms: list[str], found: str | None
) -> None:
    assert lexicon.match_end(hospital, lemmas, forms) == found


def test_the_longest_entry_beginning_at_the_first_word_is_found(hospital: str) -> None:
    assert lexicon.match_start(hospital, ["ward", "round", "today"]) == "ward round"
    assert lexicon.match_start(hospital, ["ward", "today"]) == "ward"
    assert lexicon.match_start(hospital, ["today", "ward"]) is None
    assert lexicon.match_start(hospital, ["ward", "round"], table="dropped") == "ward"


@pytest.mark.parametrize(
    ("name", "lemmas", "table", "found"),
    [
        ("people", ["suicide", "bomber"], "attackers", "suicide bomber"),
        ("facilities", ["a", "police", "station"], "security", "police station"),
        ("weapons", ["rocket", "-", "propelled", "-", "grenade"], "rpg", "rocket propelled grenade"),
        ("factuality", ["a", "heart", "attack"], "other_senses.ending", "heart attack"),
        ("factuality", ["the", "attack"], "other_senses.ending", None),
        ("titles", ["deputy", "prime", "minister"], "offices", "deputy prime minister"),
    ],
)
def test_the_lists_hold_what_news_is_made_of(name: str, lemmas: list[str], table: str, found: str | None) -> None:
    assert lexicon.match_end(name, lemmas, table=table) == found


def test_idioms_do_not_swallow_attacks() -> None:
    # "was shot for refusing", "rebels attack helicopters", "a rocket hit the market": attacks all
    for lemmas in (
        ["shoot", "for", "refuse"],
        ["attack", "helicopter"],
        ["hit", "the", "market"],
        ["hit", "the", "road"],
    ):
        assert lexicon.match_start("factuality", lemmas, table="other_senses.beginning") is None
