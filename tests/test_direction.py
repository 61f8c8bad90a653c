"""The scorer of direction in ``tools/``: right, reversed, and not found at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "tools"))

from direction import direction, score

GRAPH = """
@prefix ev: <https://w3id.org/event-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:orven rdfs:label "Orven" ; skos:altLabel "Republic of Orven" .
:talsk rdfs:label "Ministry of Talsk" .
:accusation ev:speaker :orven ; ev:against :talsk .
"""


@pytest.mark.parametrize(
    ("actor", "target", "verdict"),
    [
        ("The Republic of Orven", "the Ministry of Talsk", True),
        ("Talsk", "Orven", False),
        ("Orven", "Belmar", None),
        ("Orven", "Orven", None),
    ],
)
def test_direction_of_two_names(actor: str, target: str, verdict: bool | None) -> None:
    assert direction(actor, target, GRAPH.encode()) is verdict


def test_an_event_the_other_way_round_beside_a_right_one_is_right() -> None:
    graph = GRAPH + ":attack ev:suspect :talsk ; ev:target :orven ."
    assert direction("Orven", "Talsk", graph.encode()) is True


def test_shares_are_of_the_sentences_found_and_of_all(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(GRAPH)
    figures = score([("Orven", "Talsk", path), ("Talsk", "Orven", path), ("Orven", "Belmar", path)])
    assert figures["right way round"] == 50
    assert round(figures["found"]) == 67
