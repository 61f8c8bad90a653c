"""The page: one HTML file that shows an event graph and asks the network for nothing.

In: Turtle (and the TriG beside it).  Out: HTML.  This room must never change a graph.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import __version__
from kg.errors import InputError
from kg.view.data import build_page
from kg.view.draw import draw_page
from kg.view.read import read_graph

BASE = "https://w3id.org/event-kg/resource/"

__all__ = ["BASE", "ViewReport", "save_html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewReport:
    """What a page holds: ``shown`` of ``nodes`` are drawn when it opens; ``bytes`` is the size of the file."""

    path: Path
    nodes: int
    shown: int
    links: int
    facts: int
    articles: int
    bytes: int


def save_html(
    source: Path | Sequence[Path],
    path: Path,
    *,
    title: str | None = None,
    base: str = BASE,
    model: str | None = None,
    licence: str | None = None,
) -> ViewReport:
    """Write the page of one graph, or of several merged, to ``path`` and say what it holds.

    ``source`` names Turtle files; the TriG of the same name beside one gives stances, speakers and rules.
    ``title`` is the heading, by default the headline of a single article.  ``base`` is the data namespace.
    ``model`` and ``licence`` are told in the footer when they are known.
    Raises :class:`kg.errors.InputError` when a graph cannot be read, or the page cannot be written.
    """
    sources = [source] if isinstance(source, Path) else list(source)
    page = build_page(read_graph(sources), base)
    heading = title or (page.articles[0]["headline"] if len(page.articles) == 1 else None) or "Event graph"
    about = {"version": __version__, "model": model, "licence": licence}
    html, shown = draw_page(page, title=heading, about=about)
    size = _write(path, html.encode("utf-8", "replace"))
    return ViewReport(
        path=path,
        nodes=len(page.nodes),
        shown=shown,
        links=len(page.links),
        facts=len(page.facts),
        articles=len(page.articles),
        bytes=size,
    )


def _write(path: Path, content: bytes) -> int:
    """Write a file in one step: a reader sees the old one or the whole new one."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=path.name, delete=False) as file:
            file.write(content)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error})") from error
    return len(content)
