"""The actor-event network: what joins what, and how central it is."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from kg import analysis
from kg.analysis import Stats, find_path, measure, project, rank_nodes
from kg.errors import InputError
from kg.network import build_network
from kg.stats import path_table, stats_tables
from kg.store import Store, read_store
from kg.tables import save_tables, to_csv

DATA = Path(__file__).with_name("data")
HEAD = """
@prefix ev: <https://w3id.org/event-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@base <https://w3id.org/event-kg/resource/> .
"""
SMALL = """
<actor/a> a ev:Person, ev:Actor ; rdfs:label "Ana" ; ev:nationality <place/x> ; ev:memberOf <actor/g> .
<actor/b> a ev:Person, ev:Actor ; rdfs:label "Bo" .
<actor/c> a ev:Person, ev:Actor ; rdfs:label "Cy" ; ev:nationality <place/x> .
<actor/g> a ev:ArmedGroup, ev:Actor ; rdfs:label "Group" .
<place/x> a ev:Country, ev:Actor, ev:Place ; rdfs:label "Xen" .
<place/t> a ev:City, ev:Place ; rdfs:label "Town" ; ev:locatedIn <place/x> .
<event/e> a ev:Shooting, ev:Attack, ev:Event ; rdfs:label "shooting" ; ev:place <place/t> ;
  ev:suspect <actor/g> ; ev:perpetrator <actor/g> ; ev:victim <actor/b> ; ev:part <event/p> .
<event/p> a ev:Shooting, ev:Attack, ev:Event ; rdfs:label "first shots" ; ev:partOf <event/e> .
<position/q> a ev:Position ; rdfs:label "head" ; ev:holder <actor/b> ; ev:organization <place/x> .
<passage/1> a ev:Passage ; rdfs:label "..." .
<event/e> ev:mentionedIn <passage/1> .
"""


def load(folder: Path, text: str) -> Store:
    path = folder / "small.ttl"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_store(path)


@pytest.fixture(scope="module")
def sample() -> Stats:
    return measure(read_store(DATA / "sample.trig"))


def test_the_projection_joins_what_its_description_says(tmp_path: Path) -> None:
    network = project(build_network(load(tmp_path, SMALL)))
    assert list(network) == ["actor/a", "actor/b", "actor/c", "actor/g", "event/e", "event/p", "place/x"]
    joints = {(one, other): data["weight"] for one, other, data in network.edges(data=True)}
    assert joints == {
        ("actor/a", "actor/g"): 1,  # a membership
        ("actor/b", "event/e"): 1,  # a role
        ("actor/b", "place/x"): 1,  # a position
        ("actor/g", "event/e"): 2,  # two roles
        ("event/e", "event/p"): 1,  # part and partOf are one
    }


def test_scores_of_a_small_network(tmp_path: Path) -> None:
    stats = measure(load(tmp_path, SMALL))
    scores = {score.node: score for score in stats.scores}
    assert (scores["event/e"].degree, scores["event/e"].strength) == (3, 4)
    assert scores["actor/c"].degree == 0
    assert stats.scores[0].node == "event/e"
    assert scores["event/e"].betweenness == max(score.betweenness for score in stats.scores)
    assert (scores["place/x"].family, scores["event/p"].family) == ("Actor", "Event")
    assert [(group.number, group.size) for group in stats.components] == [(1, 6), (2, 1)]
    assert stats.components[1].members == ("Cy",)
    assert all(group.size > 1 for group in stats.communities)
    assert stats.sampled is None


def test_counts(sample: Stats) -> None:
    assert sample.counts["articles"] == 2
    assert sample.counts["attacks"] == sample.classes["Attack"] == 8
    assert sample.properties["orderedBy"] == 1
    assert sample.stances["denied"] >= 3
    assert sum(sample.stances.values()) == sample.counts["assertions"]
    assert measure(read_store(DATA / "sample.ttl")).stances == {}


def test_the_same_network_with_and_without_assertions(sample: Stats) -> None:
    assert measure(read_store(DATA / "sample.ttl")).scores == sample.scores


def test_pagerank_is_that_of_networkx() -> None:
    network = nx.Graph()
    network.add_weighted_edges_from([(0, 1, 2), (1, 2, 1), (2, 3, 5), (3, 1, 1), (4, 5, 1)])
    network.add_node(6)
    ours, theirs = rank_nodes(network), _pagerank_python(network, tol=1e-12, max_iter=1000)
    assert ours == pytest.approx(theirs, abs=1e-8)
    assert sum(ours.values()) == pytest.approx(1)
    assert rank_nodes(nx.Graph()) == {}


def test_large_networks_are_sampled(monkeypatch: pytest.MonkeyPatch, sample: Stats) -> None:
    monkeypatch.setattr(analysis, "EXACT_UP_TO", 10)
    monkeypatch.setattr(analysis, "SAMPLE", 20)
    store = read_store(DATA / "sample.ttl")
    estimated = measure(store)
    assert estimated.sampled == 20
    assert estimated == measure(store)
    assert [s.betweenness for s in estimated.scores] != [s.betweenness for s in sample.scores]
    titles = [table.title for table in stats_tables(estimated)]
    assert "Actors and events by PageRank; betweenness estimated from 20 nodes" in titles


def test_paths_tell_the_triples_and_their_direction(tmp_path: Path) -> None:
    store = load(tmp_path, SMALL)
    steps = find_path(store, "Ana", "Bo")
    assert [step.target_label for step in steps] == ["Group", "shooting", "Bo"]
    assert [step.links for step in steps] == [
        ("memberOf →",),
        ("← perpetrator", "← suspect"),
        ("victim →",),
    ]
    assert find_path(store, "actor/b", "actor/a")[0].source == "actor/b"
    assert path_table(steps).rows[1] == ("Group", "← perpetrator, ← suspect", "shooting", "event/e")


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Ana", "Cy", "nothing links Ana and Cy"),
        ("Ana", "Town", r"Town \(place/t\) is neither an actor nor an event"),
        ("Ana", "actor/a", "are the same"),
        ("Anna", "Bo", "Did you mean Ana"),
    ],
)
def test_paths_that_are_none(tmp_path: Path, source: str, target: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        find_path(load(tmp_path, SMALL), source, target)


def test_an_empty_graph_has_empty_measures(tmp_path: Path) -> None:
    stats = measure(load(tmp_path, ""))
    assert (stats.scores, stats.communities, stats.components, stats.modularity) == ((), (), (), None)
    assert [table.name for table in stats_tables(stats)] == ["counts", "centrality", "communities", "components"]


def test_tables_are_written_as_csv_and_json(tmp_path: Path, sample: Stats) -> None:
    files = save_tables(stats_tables(sample), tmp_path / "stats")
    assert [path.name for path in files][-2:] == ["components.csv", "stats.json"]
    data = json.loads((tmp_path / "stats" / "stats.json").read_text("utf-8"))
    assert len(data["centrality"]) == len(sample.scores)
    assert data["centrality"][0]["label"] == sample.scores[0].label
    lines = (tmp_path / "stats" / "properties.csv").read_text("utf-8").splitlines()
    assert lines[0] == "property,number"
    assert [len(table.rows) for table in stats_tables(sample, 3)][-1] == 3
    assert to_csv(stats_tables(sample)[0]).startswith("what,number\ntriples,")


def test_numbers_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "from pathlib import Path; from kg.analysis import *; from kg.stats import *; from kg.store import *;"
        "from kg.tables import to_json; import sys\n"
        "store = read_store(Path(sys.argv[1]))\n"
        "sys.stdout.write(to_json(stats_tables(measure(store))))\n"
        "sys.stdout.write(str(find_path(store, 'Nadir Kalvand', 'place/tarsk')))"
    )
    command = [sys.executable, "-c", code, str(DATA / "sample.trig")]
    env = {"PYTHONPATH": str(DATA.parents[1]), "PYTHONIOENCODING": "utf-8"}
    first, second = (
        subprocess.run(command, check=True, capture_output=True, env=env | {"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    )
    assert first == second
    assert b"centrality" in first
