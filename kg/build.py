"""Articles become graphs: reads, extracts in one or more processes, and writes the files.

In: paths of articles.  Out: ``graph.ttl``, ``graph.trig`` and ``graph.html`` for all of them, or a Turtle file for
each.  What cannot be read or fails is reported, and never stops the others.  This room finds nothing itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from kg import rdf, triples
from kg.article import InputProblem, read_articles
from kg.deadline import DEFAULT_LIMIT
from kg.errors import InputError
from kg.ids import digest
from kg.pool import map_batches
from kg.reader import Outcome, Reader, batched, killed
from kg.records import Article, Extraction
from kg.vocab import DEFAULT_BASE

#: File systems take 255 bytes; a digest and the suffix come on top.
_LONGEST_NAME = 150
_UNSAFE = re.compile(r"[\s/\\:*?\"<>|\x00-\x1f\x7f]")

Notice: TypeAlias = InputProblem | Outcome


@dataclass(slots=True, kw_only=True)
class Report:
    """What a build did: articles built, failed and left out, events by class, the files or the folder written."""

    articles: int = 0
    failed: int = 0
    unread: int = 0
    found: Counter[str] = field(default_factory=Counter)
    files: list[Path] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every article of the input is in the graph."""
        return self.articles > 0 and not self.failed and not self.unread

    def __str__(self) -> str:
        """One line for people: ``1 article: 4 Bombing, 1 Arrest``."""
        parts = [f"{self.articles:,} article{'' if self.articles == 1 else 's'}"]
        parts += [f"{count:,} {what}" for count, what in ((self.failed, "failed"), (self.unread, "not read")) if count]
        found = ", ".join(f"{count:,} {name}" for name, count in self._ranked())
        return f"{', '.join(parts)}: {found or 'no event found'}"

    def as_dict(self) -> dict[str, object]:
        """The report as JSON data."""
        return {
            "articles": self.articles,
            "failed": self.failed,
            "unread": self.unread,
            "events": dict(self._ranked()),
            "files": [str(path) for path in self.files],
        }

    def _ranked(self) -> list[tuple[str, int]]:
        return sorted(self.found.items(), key=lambda item: (-item[1], item[0]))


def describe(notice: Notice, *, verbose: bool = False) -> Iterator[str]:
    """Say in lines what the user should know of a notice; ``verbose`` adds single findings skipped, and tracebacks."""
    if isinstance(notice, InputProblem):
        yield str(notice)
        return
    if notice.error:
        yield f"{notice.article}: failed: {notice.error}"
        if verbose:
            yield notice.trace
    for issue in notice.issues:
        if issue.evidence is None:
            yield f"{notice.article}: {issue.message}"
        elif verbose:
            place = f"{issue.evidence.start}–{issue.evidence.end}"
            yield f"{notice.article}:{place}: {issue.message} ({issue.code})"


def build(
    inputs: Iterable[str | Path],
    out: Path,
    *,
    each: bool = False,
    jobs: int = 1,
    day: date | None = None,
    model: str | None = None,
    base: str = DEFAULT_BASE,
    time_limit: float = DEFAULT_LIMIT,
    notify: Callable[[Notice], None] = lambda notice: None,
) -> Report:
    """Build the graph of all articles under ``inputs`` into the folder ``out``, or ``each`` into a file of its own.

    An article that takes longer than ``time_limit`` seconds fails (0 is no limit; ``kg/deadline.py`` says where it
    holds).  ``notify`` hears of every problem of the input and of every article, in order.  Nothing is written when no
    article was read.

    Raises:
        InputError: ``base`` is no IRI, or ``out`` cannot be written.
        ModelError: the model cannot be loaded.
    """
    triples.turtle_bytes([Extraction(article=Article(id="base", text=""))], base=base)
    report = Report()
    reader = Reader(model=model, base=base if each else None, time_limit=time_limit)
    outcomes = _outcomes(inputs, report, jobs=jobs, day=day, reader=reader, notify=notify)
    if each:
        _save_each(outcomes, out, report)
    else:
        _save_all([outcome.extraction for outcome in outcomes if outcome.extraction], out, report, base=base)
    return report


def _outcomes(
    inputs: Iterable[str | Path],
    report: Report,
    *,
    jobs: int,
    day: date | None,
    reader: Reader,
    notify: Callable[[Notice], None],
) -> Iterator[Outcome]:
    """Read and extract, counting into ``report``; yields the articles that did not fail."""

    def articles() -> Iterator[Article]:
        for item in read_articles(inputs, day=day):
            if isinstance(item, Article):
                yield item
                continue
            report.unread += item.lost
            notify(item)

    for outcome in map_batches(reader, batched(articles()), jobs=jobs, lost=killed):
        notify(outcome)
        if outcome.error:
            report.failed += 1
        else:
            report.articles += 1
            report.found += outcome.found
            yield outcome


def _save_each(outcomes: Iterable[Outcome], out: Path, report: Report) -> None:
    names: set[str] = set()
    for outcome in outcomes:
        path = out / f"{file_name(outcome.article, names)}.ttl"
        _save(outcome.turtle or b"", path)
        report.files = [out]


def file_name(article: str, taken: set[str]) -> str:
    """Make a file name of an article's id, without suffix, and add it to ``taken``.

    ``/`` and blanks become ``_``, so does whatever is no part of a name somewhere; no name begins with a dot.  Names
    that would clash, also where letter case counts for nothing, and long ones get a digest of the id.
    """
    name = _UNSAFE.sub("_", article).encode("utf-8", "replace")[:_LONGEST_NAME].decode("utf-8", "ignore")
    if name.startswith("."):
        name = f"_{name[1:]}"
    if name.casefold() in taken or len(article.encode("utf-8", "replace")) > _LONGEST_NAME:
        stem, ordinal = name, 0
        name = f"{stem}-{digest(article)}"
        while name.casefold() in taken:  # the same long id a second time
            ordinal += 1
            name = f"{stem}-{digest(article, str(ordinal))}"
    taken.add(name.casefold())
    return name


def _save_all(extractions: list[Extraction], out: Path, report: Report, *, base: str) -> None:
    if not extractions:
        return
    from kg.view import save_html

    turtle, trig, page = (out / f"graph.{suffix}" for suffix in ("ttl", "trig", "html"))
    _save(triples.turtle_bytes(extractions, base=base), turtle)
    _save(triples.trig_bytes(extractions, base=base), trig)
    save_html(turtle, page, base=base, model=extractions[0].model or None)
    report.files += [turtle, trig, page]


def _save(content: bytes, path: Path) -> None:
    try:
        rdf.save_bytes(content, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error
