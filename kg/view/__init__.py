"""The page: one HTML file that shows an event graph and asks the network for nothing.

In: Turtle (and the TriG beside it).  Out: HTML.  This room must never change a graph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import __version__
from kg.errors import InputError
from kg.rdf import save_bytes
from kg.view.data import Page, build_page
from kg.view.draw import draw_page
from kg.view.read import read_graph
from kg.vocab import DEFAULT_BASE

__all__ = ["ViewReport", "save_html"]


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
    base: str = DEFAULT_BASE,
    model: str | None = None,
    licence: str | None = None,
) -> ViewReport:
    """Write the page of one graph, or of several merged, to ``path`` and say what it holds.

    ``source`` names Turtle files; the TriG of the same name beside one gives stances, speakers and rules.
    ``title`` is the heading, by default the headline or the foremost attack of a single article.
    ``base`` is the data namespace, which links to single nodes leave out.
    ``model`` and ``licence`` are told in the footer; the model is read from the graph when it is not given.
    Raises :class:`kg.errors.InputError` when a graph cannot be read, or the page cannot be written.
    """
    sources = [source] if isinstance(source, Path) else list(source)
    page = build_page(read_graph(sources), base)
    heading = title or _heading(page)
    about = {
        "generator": ", ".join(page.generators) or f"event-kg {__version__}",
        "model": model or ", ".join(page.models) or None,
        "licence": licence,
    }
    html, shown = draw_page(page, title=heading, about=about)
    content = html.encode("utf-8", "replace")
    try:
        save_bytes(content, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror or error})") from error
    return ViewReport(
        path=path,
        nodes=len(page.nodes),
        shown=shown,
        links=len(page.links),
        facts=len(page.facts),
        articles=len(page.articles),
        bytes=len(content),
    )


def _heading(page: Page) -> str:
    """The headline of a single article, else its foremost attack, else how many articles there are."""
    if len(page.articles) != 1:
        return f"Events in {len(page.articles):,} articles" if page.articles else "Event graph"
    links = Counter(end for link in page.links for end in (link.a, link.b))
    attacks = [i for i, node in enumerate(page.nodes) if page.look.families[node.family].key == "attack"]
    main = min(attacks, key=lambda i: (-links[i], i), default=None)
    label = page.nodes[main].label if main is not None else page.articles[0]["label"]
    heading: str = page.articles[0]["headline"] or label
    return heading[:1].upper() + heading[1:]
