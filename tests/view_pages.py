"""A real browser for the tests of the page: one Chromium for the session, and pages that must stay silent."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.view import save_html
from tests.view_samples import Sample, event_graph

_CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, headless; the test is skipped where it is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if _CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def event_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the invented bombing."""
    folder = tmp_path_factory.mktemp("view")
    save_html(event_graph().save(folder), folder / "graph.html", model="en_test 1.0")
    return folder / "graph.html"


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open a page; when the test ends, it must have asked for nothing and complained of nothing."""
    contexts: list[Any] = []
    requests: list[str] = []
    complaints: list[str] = []

    def opening(path: Path | Sample, address: str = "", **options: Any) -> Any:
        if isinstance(path, Sample):
            save_html(path.save(tmp_path), tmp_path / "graph.html")
            path = tmp_path / "graph.html"
        context = browser.new_context(viewport={"width": 1280, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri() + (f"#{address}" if address else ""))
        page.wait_for_selector("html[data-ready=yes]")
        return page

    opening.complaints = complaints  # type: ignore[attr-defined] # for the test that provokes one
    yield opening
    for context in contexts:
        context.close()
    asked = [url for url in requests if not url.startswith(("file:", "blob:", "data:"))]
    assert not asked, f"the page asked the network for {asked}"
    assert not complaints, f"the browser complained: {complaints}"
