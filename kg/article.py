"""Reads articles from text files, web pages, JSON lines, folders and standard input.

In: paths.  Out: :class:`kg.records.Article` in the order of the input, and an :class:`InputProblem` for whatever could
not be read or had to be guessed; one bad file or line never stops the others.  Passages count the characters of
``Article.text``, which is

* of ``.txt``: the decoded file without its leading ``date YYYY-MM-DD`` and without white space around it;
* of ``.html``: the body text that trafilatura finds, paragraphs set apart by line feeds;
* of ``.jsonl``: the string under ``text``, with control characters replaced one for one.

Reading a file again gives the same text, and so the same ``ev:sha256``: this room must never depend on the clock.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias, cast

from kg.decode import clean, decode
from kg.errors import InputError
from kg.ids import digest
from kg.page import read_page
from kg.records import Article

#: Characters of one article, ten times a long one: parsing 300,000 takes 1.1 GB and 1,000,000 take 3.1 GB.
LONGEST_TEXT = 300_000
#: Bytes of a file, or of a line of JSON, that are read at most: four a character, and a page has markup and scripts.
LARGEST_READ = 8_000_000

_SUFFIXES = {".txt": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "lines", ".ndjson": "lines"}
_DATE_LINE = re.compile(r"\s*date[ \t:]+(\d{4}-\d{2}-\d{2})(?!\S)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputProblem:
    """Something about the input that the user should know; ``source`` is a path, or ``path:line`` of JSON lines.

    ``lost`` tells whether an article was left out because of it.
    """

    source: str
    message: str
    lost: bool = True

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"


Read: TypeAlias = Iterator[Article | InputProblem]


def read_articles(paths: Iterable[str | Path], *, day: date | None = None) -> Read:
    """Read every article under ``paths``: files, folders (their files sorted by path) and ``-`` for standard input.

    ``day`` sets or overrides the date of publication.  Ids come out unique: a second article under a used id gets a
    number, the very same article again is left out.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for item in _read_path(path):
            if isinstance(item, InputProblem):
                yield item
            else:
                yield from _unique(replace(item, date=day) if day else item, seen)


def _unique(article: Article, seen: dict[str, str]) -> Read:
    fingerprint, name, number = digest(article.text), article.id, 1
    while name in seen and seen[name] != fingerprint:
        number += 1
        name = f"{article.id}-{number}"
    if name in seen:
        yield InputProblem(source=article.id, message="the same article came before: read once", lost=False)
        return
    seen[name] = fingerprint
    if number > 1:
        yield InputProblem(source=article.id, message=f"another article has this id: it is now {name}", lost=False)
    yield replace(article, id=name)


def _read_path(path: str | Path) -> Read:
    if str(path) == "-":
        yield from _read_stream(sys.stdin.buffer, "-", "stdin", None)
        return
    path = Path(path)
    if not path.is_dir():
        yield from _read_file(path, path.stem)
        return
    files = [p for p in sorted(path.rglob("*")) if p.suffix.lower() in _SUFFIXES and not _hidden(p.relative_to(path))]
    if not files:
        yield InputProblem(source=str(path), message=f"no file in this folder ends in {', '.join(_SUFFIXES)}")
    for file in files:
        yield from _read_file(file, file.relative_to(path).with_suffix("").as_posix())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read_file(path: Path, name: str) -> Read:
    try:
        with path.open("rb") as stream:
            yield from _read_stream(stream, str(path), name, _SUFFIXES.get(path.suffix.lower()))
    except OSError as error:
        yield InputProblem(source=str(path), message=f"cannot be read: {error.strerror or error}")


def _read_stream(stream: BinaryIO, source: str, name: str, kind: str | None) -> Read:
    """Read the articles of one file; with ``kind`` ``None`` its first character tells what it is."""
    # Standard input may be any binary stream; only a buffered one can be peeked into.
    buffered: io.BufferedReader[Any] = io.BufferedReader(stream) if not hasattr(stream, "peek") else cast(Any, stream)
    if kind is None:
        start = buffered.peek(64)[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        kind = {b"{": "lines", b"<": "html"}.get(start, "text")
    if kind == "lines":
        yield from _read_lines(buffered, source, name)
        return
    try:
        data = buffered.read(LARGEST_READ + 1)
        if len(data) > LARGEST_READ:
            raise InputError(f"the file is larger than {LARGEST_READ:,} bytes: split it into articles")
        text, note = decode(data, html=kind == "html")
        if note:
            yield InputProblem(source=source, message=note, lost=False)
        yield from _checked(read_page(text, name) if kind == "html" else _read_text(text, name))
    except InputError as error:
        yield InputProblem(source=source, message=str(error))


def _checked(article: Article) -> Read:
    """Pass on an article that has text, and not too much of it.

    Raises:
        InputError: the text is empty or too long.
    """
    if not article.text.strip():
        raise InputError("there is no text in it")
    if len(article.text) > LONGEST_TEXT:
        raise InputError(
            f"{len(article.text):,} characters are too many for one article: split it below {LONGEST_TEXT:,}"
        )
    yield article


def _read_text(text: str, name: str) -> Article:
    header = _DATE_LINE.match(text)
    return Article(
        id=name,
        text=(text[header.end() :] if header else text).strip(),
        date=_day(header[1], "the date line") if header else None,
    )


def _day(text: str, what: str) -> date:
    """Read ``2024-01-11``, with or without a time after it.

    Raises:
        InputError: it is no date of the calendar.
    """
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError as error:
        raise InputError(f"{what} says {text[:40]!r}, which is no date: write YYYY-MM-DD") from error


def _read_lines(stream: io.BufferedReader[Any], source: str, name: str) -> Read:
    number = 0
    while line := stream.readline(LARGEST_READ):
        number += 1
        where = f"{source}:{number}"
        try:
            if len(line) == LARGEST_READ and not line.endswith(b"\n"):
                while (rest := stream.readline(LARGEST_READ)) and not rest.endswith(b"\n"):
                    pass
                raise InputError(f"the line is longer than {LARGEST_READ:,} bytes")
            text, note = decode(line)
            if note:
                yield InputProblem(source=where, message=note, lost=False)
            if text.strip():
                yield from _checked(_from_json(text, f"{name}-{number}"))
        except InputError as error:
            yield InputProblem(source=where, message=str(error))


def _from_json(line: str, name: str) -> Article:
    """Make an article of one JSON object; an ``id`` that is missing becomes ``name``.

    Raises:
        InputError: it is not JSON, not an object, or one of the known keys holds the wrong kind of value.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"this line is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputError("this line is not a JSON object")
    text = _text(row, "text")
    if text is None:
        raise InputError('the object has no "text"')
    day = _text(row, "date")
    return Article(
        id=" ".join((_text(row, "id") or "").split()) or name,
        text=text,
        date=_day(day, '"date"') if day else None,
        headline=_text(row, "title"),
        publisher=_text(row, "publisher"),
        url=_text(row, "url"),
    )


def _text(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return clean(value) if value and value.strip() else None
    raise InputError(f'"{key}" holds {json.dumps(value)[:40]}, not text')
