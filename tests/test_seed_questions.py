"""The named questions on the graph that is built from the seed article.

The rows are what a reader finds in the article; only columns that do not depend on how things are labelled.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build
from kg.queries import ask, find_query
from kg.store import Store, read_with_assertions

pytestmark = pytest.mark.model
SEED = Path(__file__).parents[1] / "seeds" / "000_e2a0f961c55ed4a7.txt"
BOMBINGS = "2024-01-03"
STATES = {"China", "Iraq", "Jordan", "Saudi Arabia"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("seed")
    build([SEED], folder)
    return read_with_assertions(folder / "graph.ttl")


def rows(store: Store, name: str, *columns: str) -> set[tuple[object, ...]]:
    answer = ask(store, find_query(name))
    return {tuple(row[answer.columns.index(column)] for column in columns) for row in answer.values()}


def test_attacks(store: Store) -> None:
    dates = rows(store, "attacks", "date", "kind", "stage")
    assert {row[0] for row in dates} == {BOMBINGS, "2022", "2020", "2017"}
    assert len(dates) == 4
    assert dates >= {("2020", "DroneStrike", None), ("2017", "Bombing", None)}


def test_claims(store: Store) -> None:
    claims = rows(store, "who-claimed-what", "date", "denied")
    assert claims == {(BOMBINGS, False), ("2022", False), ("2017", False)}


def test_all_claims_are_of_one_group(store: Store) -> None:
    assert len(rows(store, "who-claimed-what", "claimant")) == 1


def test_arrests(store: Store) -> None:
    assert rows(store, "arrests", "arrested", "count", "by") == {("35 individuals", 35, "Iranian authorities")}


def test_condemnations(store: Store) -> None:
    speakers = {speaker for (speaker,) in rows(store, "who-condemned", "speaker")}
    assert speakers - {"international community"} == STATES | {"Ebrahim Raisi", "European Union", "United Nations"}


def test_accusations(store: Store) -> None:
    accused = rows(store, "who-accused-whom", "accuser", "accused")
    assert ("Iran", "Israel") in accused
    assert accused <= {("Iran", "Israel"), ("Iran", "United States"), ("Ministry of Intelligence", "Abdollah Tajiki")}


def test_positions(store: Store) -> None:
    held = rows(store, "people-and-positions", "person", "organization", "status")
    assert held >= {("Ebrahim Raisi", "Iran", "current"), ("Donald Trump", "United States", "former")}


def test_casualty_ledger(store: Store) -> None:
    assert rows(store, "casualty-ledger", "outcome", "bound", "count") >= {
        ("killed", "exact", 94),
        ("killed", "moreThan", 90),
        ("killed", "exact", 14),
        ("injured", "moreThan", 280),
    }
    assert (94, 90) in rows(store, "casualty-ledger", "count", "supersedes")
    assert (14, 94) in rows(store, "casualty-ledger", "count", "includedIn")


def test_movements(store: Store) -> None:
    assert rows(store, "movements", "mover", "kind", "date") == {
        ("Abdollah Tajiki", "Entry", "2023-12"),
        ("Abdollah Tajiki", "Departure", "2024-01-01"),
    }
    assert ("Iran", "illegally") in rows(store, "movements", "destination", "manner")


def test_suspects(store: Store) -> None:
    suspects = rows(store, "who-is-suspected", "suspect", "stance")
    assert ("Abdollah Tajiki", "suspected") in suspects or ("Abdollah Tajiki", "alleged") in suspects
    assert not {name for name, _ in suspects} & {"main suspect", "alleged ringleader"}


def test_every_fact_has_its_sentence_in_the_article(store: Store) -> None:
    text = SEED.read_text("utf-8")
    sentences = rows(store, "facts-with-sentence", "sentence")
    assert sentences
    assert all(str(sentence) in text for (sentence,) in sentences)
