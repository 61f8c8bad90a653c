"""What an attacker writes into an article stays text: looked at in a real browser."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.view import save_html
from tests.view_samples import BIDI, LONG, MARKUP, QUOTES, hostile_graph

pytestmark = pytest.mark.browser
VIEWS = ("Network", "Map", "Timeline", "Table")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    save_html(hostile_graph().save(folder), folder / "graph.html", title=MARKUP, model=MARKUP, licence=QUOTES)
    return folder / "graph.html"


def assert_inert(page: Any) -> None:
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 7, "five blocks of data, vis-network and the page's own"


def test_markup_is_shown_as_text(open_page: Any, hostile: Path) -> None:
    page = open_page(hostile, "event/evil")
    assert page.inner_text("h1") == MARKUP and MARKUP in page.inner_text("footer")
    assert page.inner_text("#details h2") == MARKUP
    assert MARKUP in page.locator("#details q").all_inner_texts()
    for view in VIEWS:
        page.get_by_role("tab", name=view).click()
        assert_inert(page)
    page.get_by_role("button", name="Facts", exact=True).click()
    assert MARKUP in page.inner_text("#view-table")
    page.keyboard.press("/")
    page.keyboard.type("<img")
    assert MARKUP in page.inner_text("#results")
    assert_inert(page)


def test_quotes_and_ends_of_scripts_break_nothing(open_page: Any, hostile: Path) -> None:
    page = open_page(hostile, "actor/quotes")
    assert page.evaluate("JSON.parse(document.getElementById('data').textContent).nodes.length") >= 5
    assert page.text_content("#details h2") == QUOTES
    assert "{{ 7*7 }}" in page.inner_text("#details h2"), "the template engine never sees the data"
    page.click("#legend-articles > summary")
    assert_inert(page)


def test_reordering_marks_are_made_visible(open_page: Any, hostile: Path) -> None:
    page = open_page(hostile, "actor/bidi")
    assert page.inner_text("#details h2") == BIDI.replace("\u202e", "\ufffd").replace("i", "I", 1)
    drawn = page.evaluate(
        "Object.values(document.getElementById('network').network.body.nodes).map((n) => n.options.label).join('|')"
    )
    assert "\u202e" not in drawn and "\u202e" not in page.inner_text("body")


def test_only_web_addresses_become_links(open_page: Any, hostile: Path) -> None:
    page = open_page(hostile, "actor/bidi")
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    links = page.locator("#details a").evaluate_all("all => all.map((a) => [a.href, a.rel])")
    assert links == [["https://www.wikidata.org/entity/Q1", "noopener noreferrer"]]
    assert "javascript:window.hacked=1" in page.inner_text("#details"), "the other one is shown, as text"
    assert page.locator("[href^='javascript']").count() == 0


def test_a_word_of_ten_thousand_letters_fits(open_page: Any, hostile: Path) -> None:
    page = open_page(hostile, "actor/long")
    longest = page.evaluate(
        "Math.max(...Object.values(document.getElementById('network').network.body.nodes)"
        ".map((n) => (n.options.label ?? '').length))"
    )
    assert longest < 120, "what is drawn is cut"
    assert len(page.inner_text("#details h2")) == len(LONG), "what is read is not"
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        for view in VIEWS:
            page.get_by_role("tab", name=view).click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.is_visible("footer")


def test_odd_iris_can_be_linked_to(open_page: Any, hostile: Path) -> None:
    page = open_page(hostile)
    page.keyboard.press("/")
    page.keyboard.type("odd iri")
    page.keyboard.press("Enter")
    address = page.url
    assert "<" not in address and "\u202e" not in address
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.inner_text("#details h2") == "Odd iri"
    assert_inert(page)


def test_what_is_taken_away_is_inert_too(open_page: Any, hostile: Path) -> None:
    page = open_page(hostile)

    def saved(kind: str) -> bytes:
        page.click("#export > summary")
        with page.expect_download() as download:
            page.click(f"#export-{kind}")
        assert "<" not in download.value.suggested_filename and "/" not in download.value.suggested_filename
        return Path(download.value.path()).read_bytes()

    rows = list(csv.DictReader(io.StringIO(saved("csv").decode(), newline="")))
    assert {row["Sentence"] for row in rows} >= {MARKUP, LONG, "'=1+1"}, "a spreadsheet runs no cell"
    triples = list(ox.parse(saved("ttl"), format=ox.RdfFormat.TURTLE))
    assert QUOTES in {t.object.value for t in triples if isinstance(t.object, ox.Literal)}
    assert b"<script" not in saved("svg") and b"<img" not in saved("svg")
