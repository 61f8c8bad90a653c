"""The surface of a text: its words with character and token positions, whatever the tokenizer made of them.

In: a spaCy ``Doc``.  Out: lower-case words and the way back to token indices.  The finite grammars of
:mod:`kg.extract.times.resolve` and :mod:`kg.extract.counts.quantities` read this surface, so that "34-year-old" is
the same for every tokenizer and model.  This room knows no word of any language and never changes the ``Doc``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property, partial
from typing import NamedTuple

from kg.extract.text.parse import Doc

_WORD = re.compile(
    r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?[^\W\d_]*|\d+(?:\.\d+)?[^\W\d_]*|[^\W\d_][^\W_]*(?:'[^\W\d_]+)?"
)
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "\xa0": " ", "\u202f": " ", "\t": " "}
)
_ASCII_LOWER = {c: c + 32 for c in range(65, 91)}
_WRAP = re.compile(r"(?:\r\n(?<=[^\n]\r\n)|\n(?<=[^\n]\n))(?=[^\r\n])")


class Word(NamedTuple):
    """A lower-case word and its characters ``start`` to ``end`` (half open)."""

    text: str
    start: int
    end: int


#: Half of what ``Word(...)`` costs goes into the call of a Python function, once for every word of a text.
_word: Callable[[tuple[str, int, int]], Word] = partial(tuple.__new__, Word)


class Surface:
    """A ``Doc`` as text: ``raw`` as written, ``text`` of the same length in lower case with plain quotes and dashes."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.raw = doc.text
        self.text = lower(self.raw)
        self.words = [_word((m[0], m.start(), m.end())) for m in _WORD.finditer(self.text)]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.idx for t in self.doc]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open token span that covers the characters ``start`` to ``end``."""
        return max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end)

    def gap(self, i: int) -> str:
        """Return what stands between word ``i`` and the next one; the rest of the text after the last word."""
        stop = self.words[i + 1].start if i + 1 < len(self.words) else len(self.text)
        return self.text[self.words[i].end : stop]

    def capital(self, start: int) -> bool:
        """Tell whether the character at ``start`` is written as a capital."""
        return self.raw[start].isupper()


def surface_of(doc: Doc) -> Surface:
    """The surface of a document, made once."""
    found = doc.cache.get("surface")
    if not isinstance(found, Surface):
        found = doc.cache["surface"] = Surface(doc)
    return found


def lower(text: str) -> str:
    """Return ``text`` in lower case with plain quotes, dashes and spaces, every character in its old place.

    A single line break inside a paragraph becomes a space; an empty line stays.
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" grows when lowered
        lowered = text.translate(_ASCII_LOWER)
    return _WRAP.sub(lambda m: " " * len(m[0]), lowered.translate(_PLAIN))
