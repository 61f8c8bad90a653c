"""The page before a browser sees it: data, layout, template and files."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, KgError
from kg.view import bundle, labels, save_html
from kg.view.data import Page, build_page
from kg.view.layout import Line, place_around, place_nodes, rank_nodes
from kg.view.look import load_look, specific_class
from kg.view.read import read_graph
from kg.vocab import DEFAULT_BASE
from tests.view_samples import BASE, Sample, event_graph, grid_graph

ROOT = Path(__file__).parents[1]


def page_of(sample: Sample, folder: Path) -> Page:
    return build_page(read_graph([sample.save(folder)]), DEFAULT_BASE)


def block(page: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return page_of(event_graph(), tmp_path)


def node(page: Page, key: str) -> int:
    return next(i for i, n in enumerate(page.nodes) if n.iri == BASE + key)


def test_the_report_counts(tmp_path: Path) -> None:
    report = save_html(event_graph().save(tmp_path), tmp_path / "page.html")
    assert report.path.stat().st_size == report.bytes
    assert (report.nodes, report.shown, report.articles) == (40, 26, 2)
    assert report.bytes < 900_000, "vis-network 470 kB, map 80 kB, script 70 kB"


def test_evidence_is_no_node_and_details_are_folded(page: Page) -> None:
    families = [page.look.families[n.family].key for n in page.nodes]
    assert not {"passage", "assertion"} & set(families)
    folded = {n.iri.removeprefix(BASE): n.fold for n in page.nodes if n.fold}
    assert folded["event/claim"] == 1, "a line says it"
    assert folded["figure/f1"] == 2, "the ledger says it"
    assert "event/vow" not in folded, "a vow about nothing has no second end"
    assert "event/arrest" not in folded


def test_a_claim_and_its_shortcut_are_one_line(page: Page) -> None:
    ends = {node(page, "actor/red-dawn"), node(page, "event/market-bombing")}
    lines = [link for link in page.links if {link.a, link.b} == ends]
    assert [link.name for link in lines] == ["=Claim"]
    assert {page.facts[i].relation for i in lines[0].facts} >= {"claimant", "claims", "claimedBy", "medium"}


def test_a_fact_carries_stance_rule_speaker_and_sentence(page: Page) -> None:
    main, suspect = node(page, "event/market-bombing"), node(page, "actor/nadim-orlov")
    fact = next(f for f in page.facts if (f.subject, f.relation, f.value) == (main, "suspect", suspect))
    [(stance, rule, speaker, [passage])] = fact.backing
    assert page.look.stances[stance] == "suspected" and rule == "events.role"
    assert speaker == node(page, "actor/ministry")
    article, _, _, quote = page.passages[passage]
    assert (
        quote.startswith("The ministry named Nadim Orlov") and page.articles[article]["publisher"] == "The Orlan Daily"
    )


def test_what_only_an_assertion_says_is_shown(tmp_path: Path) -> None:
    sample = event_graph()
    sample.facts = [line for line in sample.facts if "actor/kelmar> ." not in line]
    page = page_of(sample, tmp_path)
    kelmar = node(page, "actor/kelmar")
    stances = {page.look.stances[b[0]] for f in page.facts if f.value == kelmar for b in f.backing}
    assert stances == {"denied", "alleged"}


def test_a_denied_claim_is_no_claim(tmp_path: Path) -> None:
    sample = event_graph()
    sample.say("event/claim", "ev:denied", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>')
    page = page_of(sample, tmp_path)
    line = next(link for link in page.links if link.via == node(page, "event/claim"))
    assert page.words(line.name)[0] == "denies"
    assert any(link.name == "claimedBy" for link in page.links), "and does not stand for the shortcut"


def test_without_assertions_the_facts_remain(tmp_path: Path) -> None:
    path = event_graph().save(tmp_path)
    path.with_suffix(".trig").unlink()
    page = build_page(read_graph([path]), DEFAULT_BASE)
    assert len(page.facts) > 50 and not any(f.backing for f in page.facts)
    assert page.nodes[node(page, "event/market-bombing")].passages


def test_graphs_are_merged_by_iri(tmp_path: Path) -> None:
    one = event_graph().save(tmp_path, "one")
    second = Sample()
    second.node("actor/nadim-orlov", "Person Actor", "Nadim Orlov", ("N. Orlov",))
    page = build_page(read_graph([one, second.save(tmp_path, "two")]), DEFAULT_BASE)
    assert "N. Orlov" in page.nodes[node(page, "actor/nadim-orlov")].aliases
    assert len({n.iri for n in page.nodes}) == len(page.nodes)


def test_the_project_s_own_sample_is_understood(tmp_path: Path) -> None:
    report = save_html(ROOT / "tests" / "data" / "sample.ttl", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert report.articles == 2 and report.shown > 30
    assert "en_test_sm 1.0.0" in page, "the model is read from the graph"
    data = block(page, "data")
    assert {c["name"] for c in data["classes"]} >= {"SuicideBombing", "DroneStrike", "Country", "Plot"}
    assert not {c["name"] for c in data["classes"]} & {"Event", "Attack", "Actor", "Build"}
    backed = [f for f in data["facts"] if f[3]]
    assert len(backed) > 0.9 * len(data["facts"])


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    source = event_graph().save(tmp_path)
    pages = []
    for seed in ("0", "1"):
        code = (
            "import sys; from pathlib import Path; from kg.view import save_html; save_html(*map(Path, sys.argv[1:3]))"
        )
        out = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-c", code, source, out], check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        pages.append(out.read_bytes())
    assert pages[0] == pages[1]


def test_pyvis_draws_with_fixed_positions_and_no_address_to_load_from(tmp_path: Path) -> None:
    save_html(event_graph().save(tmp_path), tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert block(page, "drawn-options")["physics"] == {"enabled": False}
    for drawn in block(page, "drawn-nodes"):
        assert isinstance(drawn["x"], int) and isinstance(drawn["y"], int)
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"(?:src|href)=\"(?!data:,|#)", markup) and "@import" not in page and " style=" not in markup


def test_the_policy_names_the_hash_of_every_script_and_style(tmp_path: Path) -> None:
    save_html(event_graph().save(tmp_path), tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    policy = html.unescape(page[: page.index("<style>")])
    for text in [
        *re.findall(r"<script>(.*?)</script>", page, re.DOTALL),
        *re.findall(r"<style>(.*?)</style>", page, re.DOTALL),
    ]:
        assert bundle.content_hash(text) in policy


def test_modules_share_no_name(tmp_path: Path) -> None:
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", bundle.bundle_modules(), re.MULTILINE)
    twice = {name for name in names if names.count(name) > 1}
    assert len(names) > 100 and not twice, f"the modules are put into one scope, and {twice} would clash"
    assert not re.search(r"^(?:import|export) ", bundle.bundle_modules(), re.MULTILINE)
    on_disk = {path.stem for path in (ROOT / "kg" / "view" / "assets").glob("*.mjs")}
    assert on_disk == set(bundle.MODULES)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_a_block_of_json_holds_no_markup(value: Any) -> None:
    dumped = bundle.to_json_block(value)
    assert json.loads(dumped) == value
    assert not set("<>&\u2028\u2029") & set(dumped)


@given(st.text())
def test_what_is_drawn_is_short_and_cannot_reorder(text: str) -> None:
    lines = labels.wrap(text)
    assert 1 <= len(lines) <= 3 and all(len(line) <= 26 for line in lines)
    assert not re.search("[\u0000-\u001f\u202a-\u202e\u2066-\u2069]", "".join(lines))


def test_labels_are_wrapped_and_cut() -> None:
    assert labels.wrap("Bombing of the Council Hall in Lurin", 18) == ["Bombing of the", "Council Hall in", "Lurin"]
    assert labels.wrap("one two three four five six seven", 8) == ["one two", "three", "four…"]
    assert labels.spell_out("arrestedBy") == "arrested by" and labels.spell_out("SuicideBombing") == "Suicide bombing"


def test_boxes_do_not_overlap() -> None:
    boxes = dict.fromkeys(range(30), (-60.0, -15.0, 60.0, 40.0))
    lines = [Line(0, i, label=(-30, -8, 30, 8)) for i in range(1, 20)] + [Line(i, i + 10) for i in range(10, 20)]
    points = place_nodes(boxes, lines, 0)
    assert set(points) == set(boxes)
    for i in boxes:
        for j in range(i):
            (ax, ay), (bx, by) = points[i], points[j]
            assert abs(ax - bx) >= 119 or abs(ay - by) >= 54, (i, j)


def test_a_large_rest_is_set_around_without_overlap() -> None:
    network = nx.star_graph(3000)
    placed = {i: (10.0 * i, 0.0) for i in range(20)}
    points = place_around(network, placed, range(20, 3001))
    around = [points[i] for i in range(20, 3001)]
    assert len(set(around)) == len(around)
    assert all(abs(x) > 190 or abs(y) > 80 for x, y in around)


def test_every_beginning_of_the_order_is_connected() -> None:
    network = nx.barbell_graph(5, 4)
    network.add_edge(20, 21)
    order = rank_nodes(network, [0, 20])
    assert sorted(order) == [*range(14), 20, 21] and order[-2:] == [20, 21], "one component, then the next"
    for n in range(1, 15):
        assert nx.is_connected(network.subgraph(order[:n]))


def test_a_large_graph_opens_on_a_part(tmp_path: Path) -> None:
    report = save_html(grid_graph(600).save(tmp_path), tmp_path / "page.html")
    assert report.shown == 400 < report.nodes


def test_every_class_of_the_contract_has_a_look() -> None:
    look = load_look()
    types = {"DroneStrike", "Airstrike", "Attack", "Event", "schema:Event"}
    assert specific_class(types) == "DroneStrike" and look.families[look.family(types)].key == "attack"
    assert look.families[look.family({"Actor", "Place", "Country"})].key == "country"
    shapes = {(f.shape, f.light) for f in look.families}
    assert len(shapes) == len(look.families)


@pytest.mark.parametrize("key", ["light", "dark"])
def test_colours_can_be_told_from_the_ground(key: str) -> None:
    """WCAG 2.2 asks for 3:1 between a graphic and what is beside it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    ground = luminance({"light": "#ffffff", "dark": "#14181d"}[key])
    for family in load_look().families:
        if family.kind != "evidence":  # those are boxes with a border
            own = luminance(getattr(family, key))
            assert (max(own, ground) + 0.05) / (min(own, ground) + 0.05) >= 3, family.key


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("missing.ttl", None, "cannot be read"), ("broken.ttl", "<a> <b> ", "is not valid Turtle")],
)
def test_a_graph_that_cannot_be_read_is_named(tmp_path: Path, name: str, content: str | None, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(InputError, match=words) as error:
        save_html(tmp_path / name, tmp_path / "page.html")
    assert name in str(error.value)
    assert not (tmp_path / "page.html").exists()


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    source = event_graph().save(tmp_path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(KgError, match="folder: cannot be written"):
        save_html(source, tmp_path / "folder")


def test_the_heading(tmp_path: Path) -> None:
    def heading(sample: Sample, **options: str) -> str:
        save_html(sample.save(tmp_path), tmp_path / "page.html", **options)
        found = re.search("<title>(.*?)</title>", (tmp_path / "page.html").read_text())
        return html.unescape(found[1]) if found else ""

    assert heading(event_graph()) == "Events in 2 articles"
    assert heading(event_graph(), title="A <b>") == "A <b>"
    one = grid_graph(8)
    assert heading(one) == "A year of reports from Oruna"
    one.facts = [line for line in one.facts if "schema:headline" not in line]
    assert heading(one).startswith("Shooting ")
    assert heading(Sample()) == "Event graph"


def test_the_logic_of_the_page(tmp_path: Path) -> None:
    """Run the tests of the modules under ``tests/js`` with Node's own runner."""
    node_js = shutil.which("node")
    if node_js is None:
        pytest.skip("node is not installed")
    files = sorted(str(path) for path in (ROOT / "tests" / "js").glob("*.test.mjs"))
    done = subprocess.run([node_js, "--test", *files], capture_output=True, text=True, check=False, timeout=60)
    assert files and done.returncode == 0, done.stdout
