"""The page in a real browser: each test does what a person would do, and looks at what is shown."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest

from tests.view_samples import BASE, grid_graph

pytestmark = pytest.mark.browser
Open = Any  # opens a page; see tests/view_pages.py
MAIN = "Bombing in Tarvash on 14 May 2023"

_BOXES = """() => {
  const network = document.getElementById("network").network;
  const drawn = Object.values(network.body.nodes).filter((n) => n.options.label !== undefined);
  const nodes = drawn.filter((n) => !String(n.id).startsWith("edgeId"));
  const boxes = nodes.map((n) => ({ name: n.options.label, ...n.shape.boundingBox }));
  for (const edge of Object.values(network.body.edges)) {
    const { left, top, width, height } = edge.labelModule.size;
    const name = `(${edge.options.label})`;
    if (edge.options.label?.trim()) boxes.push({ name, left, top, right: left + width, bottom: top + height });
  }
  return boxes;
}"""


def things(page: Any) -> int:
    """How many things the network says that it shows."""
    return int(
        re.search(r"Network of ([\d,]+) thing", page.get_attribute("#network", "aria-label"))[1].replace(",", "")
    )


def links(page: Any) -> int:
    return int(re.search(r"and ([\d,]+) link", page.get_attribute("#network", "aria-label"))[1].replace(",", ""))


def details(page: Any) -> str:
    return str(page.inner_text("#details"))


def find(page: Any, words: str) -> None:
    """Search, and take the first hit."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def pixels(page: Any, colour: tuple[int, int, int]) -> int:
    """How many pixels of the drawing have nearly this colour."""
    return int(
        page.evaluate(
            """([r, g, b]) => {
              const canvas = document.querySelector("#network canvas");
              const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
              copy.drawImage(canvas, 0, 0);
              const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
              let n = 0;
              for (let i = 0; i < data.length; i += 4)
                n += [r, g, b].reduce((far, c, j) => far + Math.abs(data[i + j] - c), 255 - data[i + 3]) < 12;
              return n;
            }""",
            colour,
        )
    )


def saved(page: Any, kind: str) -> bytes:
    page.click("#export > summary")
    with page.expect_download() as download:
        page.click(f"#export-{kind}")
    return Path(download.value.path()).read_bytes()


def test_it_opens_under_a_policy_that_lets_nothing_else_run(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    blocked = page.evaluate(
        """() => new Promise((done) => {
          const seen = [];
          document.addEventListener("securitypolicyviolation", (e) => seen.push(e.effectiveDirective));
          document.body.append(Object.assign(document.createElement("script"), { textContent: "window.ran = 1" }));
          setTimeout(() => done([seen.join(), window.ran]), 50);
        })"""
    )
    assert blocked == ["script-src-elem", None]
    assert "Content Security Policy" in open_page.complaints.pop()


def _assert_apart(boxes: list[dict[str, Any]]) -> None:
    for i, a in enumerate(boxes):
        for b in boxes[:i]:
            wide = min(a["right"], b["right"]) - max(a["left"], b["left"])
            high = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            assert wide <= 1 or high <= 1, f"{a['name']} and {b['name']} overlap by {wide:.0f} x {high:.0f}"


def test_the_page_of_the_seed_has_no_overlapping_labels(open_page: Open) -> None:
    boxes = open_page(Path(__file__).parents[1] / "output" / "graph.html").evaluate(_BOXES)
    assert any("94 killed" in box["name"] for box in boxes)
    _assert_apart(boxes)


def test_it_is_readable_at_first_sight(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    boxes = page.evaluate(_BOXES)
    assert {"Red Dawn Front", "Nadim Orlov", "(claimed)", "(suspect)", "(place)"} <= {box["name"] for box in boxes}
    assert any("61 killed · 120 injured" in box["name"] for box in boxes)
    _assert_apart(boxes)
    scale = page.evaluate("document.getElementById('network').network.getScale()")
    assert scale * 13 > 8.5, "the labels are too small to be read"


def test_the_main_attack_stands_amid_its_neighbours(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    at = page.evaluate(
        """() => {
          const { network } = document.getElementById("network");
          const at = network.getPositions();
          const label = (id) => network.body.nodes[id].options.label;
          const main = Object.keys(at).find((id) => label(id).startsWith("Bombing in Tarvash"));
          return [at[main], network.getConnectedNodes(main).map((id) => at[id])];
        }"""
    )
    main, around = at
    sides = {(p["x"] > main["x"], p["y"] > main["y"]) for p in around}
    assert len(sides) == 4, "its neighbours stand on all four sides of it"


def test_parallel_lines_are_told_apart(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    twins = page.evaluate(
        """() => {
          const { network } = document.getElementById("network");
          const ends = new Map();
          for (const e of Object.values(network.body.edges)) {
            const key = [e.fromId, e.toId].sort().join();
            const { x, y } = e.edgeType.getPoint(0.5);
            ends.set(key, [...(ends.get(key) ?? []), [x, y]]);
          }
          return [...ends.values()].filter((points) => points.length > 1);
        }"""
    )
    assert twins
    for points in twins:
        (ax, ay), (bx, by) = points[:2]
        assert abs(ax - bx) + abs(ay - by) > 8


def test_the_legend_filters_by_class(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    before, orange = things(page), pixels(page, (0xC8, 0x40, 0x0A))
    assert orange > 500
    page.get_by_label("Attacks 4").uncheck()
    page.wait_for_timeout(100)
    assert things(page) < before
    assert pixels(page, (0xC8, 0x40, 0x0A)) == 0
    page.get_by_role("button", name="Clear filters").click()
    assert things(page) == before
    page.get_by_role("button", name="Classes of Attacks").click()
    page.get_by_label("Drone strike 1").uncheck()
    find(page, "Drone strike")
    page.get_by_role("tab", name="Timeline").click()
    assert "Drone strike" not in page.inner_text("#view-timeline")


def test_the_legend_tells_shapes_and_colours_apart(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    looks = page.evaluate(
        """() => [...document.querySelectorAll("#legend-things .symbol")].map((svg) => {
          const shape = svg.firstChild;
          const corners = (shape.getAttribute("points") ?? "").split(" ").length;
          return [shape.tagName, corners, shape.getAttribute("fill")].join();
        })"""
    )
    assert len(looks) >= 8 and len(set(looks)) == len(looks)


def test_the_legend_filters_by_relation(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    before = links(page)
    page.click("#legend-relations > summary")
    row = page.locator("#legend-relations li", has_text="condemned")
    number = int(row.locator(".count").inner_text())
    row.get_by_role("checkbox").uncheck()
    assert links(page) == before - number
    page.locator("#legend-relations li", has_text="condemned").get_by_role("checkbox").check()
    assert links(page) == before


def test_search_finds_labels_and_aliases_by_keyboard(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    page.keyboard.press("/")
    page.keyboard.type("engin")
    assert "Nadim Orlov" in page.inner_text("#results li[aria-selected=true]")
    assert "also the Engineer" in page.inner_text("#results")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("tarvash")
    first = page.inner_text("#results li[aria-selected=true]")
    page.keyboard.press("ArrowDown")
    second = page.inner_text("#results li[aria-selected=true]")
    assert first.splitlines()[0] == "Tarvash" and second != first
    active = page.get_attribute("#search", "aria-activedescendant")
    assert page.inner_text(f"#{active}") == second
    page.keyboard.press("Enter")
    assert second.splitlines()[0] in details(page)
    page.keyboard.press("/")
    page.keyboard.type("nobody of that name")
    assert page.inner_text("#search-note") == "Nothing is called that."


def test_the_time_filter_has_a_histogram(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page, "?view=timeline")
    assert "6 dated events" in page.get_attribute(".histogram", "aria-label")
    page.locator("input[data-key=From]").fill("60")
    shown = page.inner_text("#view-timeline")
    assert "2016" not in shown and "2019" not in shown and "14 May 2023" in shown and "Date not given" in shown
    page.get_by_label("Events without a date").uncheck()
    assert "Date not given" not in page.inner_text("#view-timeline")
    page.locator(".histogram .catch").last.click()
    assert "Raid" not in page.inner_text("#view-timeline") and MAIN in page.inner_text("#view-timeline")
    assert "from=2023-05-01" in page.url
    page.get_by_role("tab", name="Network").click()
    assert 2 < things(page) < 20, "what only hangs on hidden events is hidden too"


def test_neighbourhood_component_and_path(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    whole = things(page)
    find(page, "Alden Wren")
    page.get_by_role("group", name="Show only the neighbourhood").get_by_role("button", name="1").click()
    assert things(page) == 2
    page.get_by_role("group", name="Show only the neighbourhood").get_by_role("button", name="2").click()
    assert things(page) == 3
    page.get_by_role("button", name="Show everything again").click()
    page.get_by_role("button", name="All connected").click()
    assert things(page) == whole, "the invented graph is of one piece"
    page.get_by_role("button", name="Path to…").click()
    assert "choose its end" in page.inner_text("#status")
    page.keyboard.type("Red Dawn")
    page.keyboard.press("Enter")
    path = page.locator(".path li").all_inner_texts()
    assert path[0].strip() == "Alden Wren" and path[-1].splitlines()[-1].strip() == "Red Dawn Front"
    assert things(page) == len(path)
    assert f"{len(path) - 1} steps" in details(page)


def test_the_map_shows_events_at_their_places(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page, "?view=map")
    mark = page.get_by_role("button", name=re.compile("^Tarvash: 1 event"))
    box, frame = mark.bounding_box(), page.locator(".map-frame").bounding_box()
    assert frame["x"] < box["x"] < frame["x"] + frame["width"]
    assert frame["y"] < box["y"] < frame["y"] + frame["height"]
    lurin = page.get_by_role("button", name=re.compile("^Lurin: 1 event")).bounding_box()
    assert lurin["y"] < box["y"] and lurin["x"] < box["x"], "Lurin lies to the north-west of Tarvash"
    assert "Iran" in page.text_content(".names"), "the base map is named"
    mark.focus()
    page.keyboard.press("Enter")
    assert MAIN in details(page)
    assert "events without coordinates" in page.inner_text("#view-map")
    before = page.get_attribute(".map-frame svg", "viewBox")
    page.get_by_label("Zoom in").last.click()
    assert page.get_attribute(".map-frame svg", "viewBox") != before


def test_the_timeline_is_in_order(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page, "?view=timeline")
    days = page.locator("#view-timeline .day").all_inner_texts()
    assert days == ["2016", "2019", "2022", "April 2023", "14 May 2023", "19 May 2023"]
    page.get_by_role("tabpanel").get_by_role("button", name="Arrest of 16 people").click()
    assert "arrested by" in details(page)


def test_each_fact_has_its_sentence_article_and_speaker(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page, "event/market-bombing")
    fact = page.locator("#details .facts li", has_text="suspected").filter(has_text="Nadim Orlov")
    shown = fact.inner_text()
    assert "The ministry named Nadim Orlov, a Beskan national" in shown
    assert "The Orlan Daily, 20 May 2023" in shown and "according to Ministry of State Security" in shown
    fact.locator("summary").click()
    assert "Found by rule events.role" in fact.inner_text()
    assert "Sixteen held over the market bombing in Tarvash" in fact.inner_text()


def test_a_line_has_its_sentence_too(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    x, y = page.evaluate(
        """() => {
          const { network } = document.getElementById("network");
          const edge = Object.values(network.body.edges).find((e) => e.options.label === "claimed");
          const { x, y } = network.canvasToDOM(edge.edgeType.getPoint(0.5));
          const frame = document.getElementById("network").getBoundingClientRect();
          return [x + frame.x, y + frame.y];
        }"""
    )
    page.mouse.click(x, y)
    page.wait_for_selector("#details h2")
    assert page.inner_text("#details h2") == f"Red Dawn Front claimed {MAIN}"
    assert "its fighters had carried out the attack" in details(page)


def test_stances_differ_by_line_and_can_be_filtered(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    samples = page.locator("#legend-stances .line line").evaluate_all(
        "lines => lines.map((l) => l.getAttribute('stroke-dasharray'))"
    )
    assert len(samples) == 5 and len(set(samples)) == 5
    drawn = page.evaluate(
        """() => Object.fromEntries(Object.values(document.getElementById("network").network.body.edges)
             .filter((e) => e.options.label?.trim()).map((e) => [e.options.label, String(e.options.dashes)]))"""
    )
    assert drawn["claimed"] == "12,5" and drawn["accused"] == "6,5" and drawn["place"] == "false"
    before = links(page)
    row = page.locator("#legend-stances li", has_text="claimed")
    number = int(row.locator(".count").inner_text())
    row.get_by_role("checkbox").uncheck()
    assert number == 3 and links(page) == before - number
    page.locator("#legend-stances li", has_text="denied").get_by_role("button").dispatch_event("click")
    assert links(page) == 1 and things(page) >= 2, "only what is denied: the suspicion of Kelmar"


def test_articles_and_publishers_filter(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    before = links(page)
    page.get_by_role("checkbox", name="The Orlan Daily").uncheck()
    assert 0 < links(page) < before
    assert "noarticle=0" in page.url
    page.get_by_role("checkbox", name="The Orlan Daily").check()
    assert links(page) == before


def test_figures_of_several_articles_stand_side_by_side(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page, "event/market-bombing")
    table = page.locator(".ledger table")
    assert table.locator("thead th").all_inner_texts() == ["The Orlan Daily\n20 May 2023", "Veldt Courier\n22 May 2023"]
    killed = table.locator("tbody tr", has_text="killed").first
    assert "figures differ" in killed.locator("th").inner_text()
    first, second = killed.locator("td").all_inner_texts()
    assert "at least 57" in first and "earlier" in first and "11 Beskan nationals" in first
    assert second.strip() == "61"
    assert "more than 120" in table.inner_text()


def test_the_table_sorts(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page, "?view=table")
    names = page.locator("#view-table tbody th")
    assert names.first.inner_text().strip() == MAIN, "at first by the number of links"
    page.get_by_role("button", name="Name").click()
    ascending = [name.strip() for name in names.all_inner_texts()]
    assert ascending[0] == "11 Beskan nationals"
    assert page.get_attribute("thead th >> nth=0", "aria-sort") == "ascending"
    page.get_by_role("button", name="Name").click()
    assert [name.strip() for name in names.all_inner_texts()] == ascending[::-1]
    page.get_by_role("button", name="Date").click()
    dates = page.locator("#view-table tbody tr td:nth-child(3)").all_inner_texts()
    assert [d for d in dates if d][:4] == ["2016", "2019", "2022", "April 2023"]
    page.get_by_role("button", name="Facts", exact=True).click()
    assert "Kelmar rejected the charge" in page.inner_text("#view-table")
    page.get_by_label("Attacks 4").uncheck()
    assert "Kelmar rejected the charge" not in page.inner_text("#view-table"), "the filters hold for the table too"


def test_what_is_shown_can_be_taken_away(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    assert saved(page, "png").startswith(b"\x89PNG") and len(saved(page, "png")) > 20_000
    drawing = ElementTree.fromstring(saved(page, "svg"))
    words = " ".join(drawing.itertext())
    assert "Nadim Orlov" in words and "claimed" in words
    assert any(path.get("stroke-dasharray") == "12 5" for path in drawing.iter("{http://www.w3.org/2000/svg}path"))
    rows = list(csv.DictReader(io.StringIO(saved(page, "csv").decode())))
    assert {"Subject": MAIN, "Relation": "suspect", "Value": "Nadim Orlov", "Stance": "suspected"}.items() <= next(
        row for row in rows if row["Value"] == "Nadim Orlov" and row["Relation"] == "suspect"
    ).items()
    told = json.loads(saved(page, "json"))
    assert any("bomb maker" in json.dumps(resource) for resource in told["resources"])


def test_the_selection_as_turtle_is_part_of_the_graph(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page, "actor/nadim-orlov")
    whole = {(t.subject, t.predicate, t.object) for t in ox.parse(path=str(event_page.with_suffix(".ttl")))}
    part = {(t.subject, t.predicate, t.object) for t in ox.parse(saved(page, "ttl"), format=ox.RdfFormat.TURTLE)}
    assert part <= whole
    subjects = {triple[0].value for triple in part}
    assert {BASE + "actor/nadim-orlov", BASE + "event/market-bombing", BASE + "event/entry"} <= subjects
    assert BASE + "event/strike" not in subjects, "only the selection"


def test_deep_links_and_the_state_in_the_address(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page, BASE + "actor/nadim-orlov")
    assert "Nadim Orlov" in details(page)
    page.get_by_role("tab", name="Map").click()
    page.get_by_label("Statements 8").uncheck()
    address = page.url
    assert "#actor/nadim-orlov?view=map&hide=" in address
    other = open_page(event_page, address.partition("#")[2])
    assert other.get_attribute("#tab-map", "aria-selected") == "true"
    assert not other.get_by_label("Statements 8").is_checked() and "Nadim Orlov" in details(other)
    page.go_back()
    assert page.get_by_label("Statements 8").is_checked()
    page.evaluate("location.hash = 'event/raid'")
    page.wait_for_function("document.querySelector('#details h2')?.textContent.startsWith('Raid')")
    assert open_page(event_page, "nothing/like-this?view=no&from=%zz").is_visible("#network")


def test_dark_and_light(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page, color_scheme="dark")
    shade = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(shade) == "rgb(20, 24, 29)" and pixels(page, (0xFF, 0x8A, 0x52)) > 500
    page.get_by_label("Change between dark and light").click()
    assert page.evaluate(shade) == "rgb(255, 255, 255)" and "theme=light" in page.url
    page.wait_for_timeout(100)
    assert pixels(page, (0xC8, 0x40, 0x0A)) > 500


def test_phone_width(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    page.set_viewport_size({"width": 360, "height": 740})
    for view in ("Network", "Map", "Timeline", "Table"):
        page.get_by_role("tab", name=view).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, f"{view} is wider than the screen"
    page.get_by_role("tab", name="Network").click()
    assert not page.is_visible("#legend")
    page.get_by_role("button", name="Filters", exact=True).click()
    page.get_by_label("Attacks 4").uncheck()
    page.get_by_role("button", name="Filters", exact=True).click()
    assert not page.is_visible("#legend")
    find(page, "Sule")
    panel = page.locator("#details").bounding_box()
    assert panel["y"] > 300 and panel["height"] > 150, "the details rise from below"
    page.get_by_label("Close the details").click()
    assert not page.is_visible("#details")


def test_the_network_by_keyboard(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    page.focus("#network")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#details h2")
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#details h2") != first
    assert page.inner_text("#details h2") in page.text_content("#announcer")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "details-title"
    page.focus("#network")
    scale = "document.getElementById('network').network.getScale()"
    before = page.evaluate(scale)
    page.keyboard.press("+")
    assert page.evaluate(scale) > before
    page.keyboard.press("Escape")
    assert not page.is_visible("#details")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    ["event/market-bombing", "event/market-bombing?view=map", "?view=timeline", "?view=table&table=facts", "?link=3"],
)
def test_axe_finds_nothing(open_page: Open, event_page: Path, address: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page = open_page(event_page, address, color_scheme=scheme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('#legend details').forEach((d) => (d.open = true))")
    if scheme == "dark":
        page.set_viewport_size({"width": 390, "height": 844})
    report = axe.Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def test_the_footer_is_honest(open_page: Open, event_page: Path) -> None:
    footer = open_page(event_page).inner_text("footer")
    assert "Extracted by machine: it may be wrong" in footer and "Built with event-kg" in footer
    assert "model en_test 1.0" in footer and "Quotations belong to their publishers" in footer


def test_passages_and_assertions_are_nodes_only_when_asked_for(open_page: Open, event_page: Path) -> None:
    page = open_page(event_page)
    count = "document.getElementById('network').network.body.nodeIndices.length"
    before = page.evaluate(count)
    page.click("#legend-unfold > summary")
    page.get_by_label("Passages").check()
    with_passages = page.evaluate(count)
    page.get_by_label("Assertions").check()
    assert before < with_passages < page.evaluate(count)
    page.get_by_label("Statements, claims, movements").check()
    assert things(page) > before


def test_a_large_graph_opens_on_its_best_connected_part(open_page: Open) -> None:
    page = open_page(grid_graph(900))
    status = page.inner_text("#status")
    assert re.search(r"Showing 400 of 9\d\d", status), status
    assert things(page) == 400
    shown = set(page.evaluate("Object.keys(document.getElementById('network').network.body.nodes)"))
    last = page.evaluate("JSON.parse(document.getElementById('data').textContent).order.at(-1)")
    name = page.evaluate(f"JSON.parse(document.getElementById('data').textContent).nodes[{last}].label")
    assert str(last) not in shown
    find(page, name)
    assert name in details(page) and things(page) == 400
    assert page.evaluate(f"{last} in document.getElementById('network').network.body.nodes")
    page.get_by_role("button", name="Show all").click()
    assert things(page) > 890


def test_an_empty_graph_says_so(open_page: Open, tmp_path: Path) -> None:
    from kg.view import save_html

    (tmp_path / "empty.ttl").write_text("")
    save_html(tmp_path / "empty.ttl", tmp_path / "empty.html")
    page = open_page(tmp_path / "empty.html")
    assert "no event, actor or place was found" in page.inner_text("#nothing")
    for view in ("Map", "Timeline", "Table"):
        page.get_by_role("tab", name=view).click()
    assert "Nothing is left" in page.inner_text("#view-table")
