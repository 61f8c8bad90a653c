"""Measure the page against plain pyvis: size, time to first paint, time to a search answer.

    python tools/bench_view.py 100 1000 5000 20000

Needs Debian's chromium and the Python package playwright.  The graphs are made up (tests/view_samples.py); plain pyvis
draws the same nodes and links with its defaults, its files put into the page so that it works without a network.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright
from pyvis.network import Network

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kg.view import save_html
from kg.view.data import Page, build_page
from kg.view.read import read_graph
from kg.vocab import DEFAULT_BASE
from tests.view_samples import grid_graph

SETTLE_S = 60
_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
_SEARCH = """(words) => new Promise((done) => {
  const input = document.getElementById("search");
  input.focus();
  const start = performance.now();
  input.value = words;
  input.dispatchEvent(new Event("input"));
  requestAnimationFrame(() => setTimeout(() => done([performance.now() - start,
    document.querySelectorAll("#results li").length])));
})"""


def open_ours(browser: Browser, path: Path, last: str) -> tuple[float, float, float]:
    """Milliseconds to the first paint, until the page answers, and from a key to the hits on the screen."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=yes]", timeout=120_000)
    ready = page.evaluate("performance.now()")
    page.wait_for_timeout(300)
    paint = page.evaluate(_PAINT)
    search, hits = page.evaluate(_SEARCH, last)
    assert hits, f"{last} was not found"
    page.close()
    return paint, ready, search


def open_plain(browser: Browser, path: Path) -> tuple[float, str]:
    """Milliseconds until plain pyvis has something on its canvas, and seconds until it stands still."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route("http**", lambda route: route.abort())
    try:
        page.goto(path.as_uri(), timeout=SETTLE_S * 1000)
        page.wait_for_function("typeof network !== 'undefined' && network?.canvas", timeout=SETTLE_S * 1000)
        drawn = page.evaluate("performance.now()")
    except Error:
        page.close()
        return -1, f"> {SETTLE_S}"
    try:
        page.wait_for_function("network.physics.stabilized", timeout=SETTLE_S * 1000, polling=250)
        settled = f"{page.evaluate('performance.now()') / 1000:.1f}"
    except Error:
        settled = f"> {SETTLE_S}"
    page.close()
    return drawn, settled


def save_plain(page: Page, path: Path) -> None:
    """The same nodes and links by pyvis with its defaults."""
    network: Any = Network(directed=True, cdn_resources="in_line")
    for i, node in enumerate(page.nodes):
        network.add_node(i, label=node.label)
    for link in page.links:
        network.add_edge(link.a, link.b)
    path.write_text(network.generate_html(), encoding="utf-8")


def main() -> None:
    sizes = [int(text) for text in sys.argv[1:]] or [100, 1000, 5000, 20_000]
    print("| nodes | links | built in | file | first paint | ready | search | pyvis built in | file | drawn | still |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            source = grid_graph(size).save(Path(folder))
            ours, plain = Path(folder) / "ours.html", Path(folder) / "plain.html"
            start = time.perf_counter()
            report = save_html(source, ours)
            built = time.perf_counter() - start
            page = build_page(read_graph([source]), DEFAULT_BASE)
            paint, ready, search = open_ours(browser, ours, page.nodes[-1].label)
            start = time.perf_counter()
            save_plain(page, plain)
            plain_built = time.perf_counter() - start
            drawn, settled = open_plain(browser, plain)
            browser.close()
            first = f"{drawn / 1000:.1f} s" if drawn >= 0 else f"> {SETTLE_S} s"
            print(
                f"| {report.nodes:,} | {report.links:,} | {built:.1f} s | {report.bytes / 1e6:.1f} MB "
                f"| {paint / 1000:.2f} s | {ready / 1000:.2f} s | {search:.0f} ms "
                f"| {plain_built:.1f} s | {plain.stat().st_size / 1e6:.1f} MB | {first} | {settled} s |",
                flush=True,
            )


if __name__ == "__main__":
    main()
