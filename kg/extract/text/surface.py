"""The surface of a text: its words with character and token positions, whatever the tokenizer made of them.

In: a spaCy ``Doc``.  Out: lower-case words and the way back to token indices.  The finite grammars of
:mod:`kg.extract.times.resolve` and :mod:`kg.extract.counts.quantities` read this surface, so that "34-year-old" is
the same for every tokenizer and model.  This room knows no word of any language and never changes the ``Doc``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from kg.extract.text.parse import Doc

#: The first branch is one that the others give too, and that most words take.
_WORD = re.compile(
    r"[a-z]+(?![^\W_]|')"
    r"|\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?[^\W\d_]*|\d+(?:\.\d+)?[^\W\d_]*|[^\W\d_][^\W_]*(?:'[^\W\d_]+)?"
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


class Surface:
    """A ``Doc`` as text: ``raw`` as written, ``text`` of the same length in lower case with plain quotes and dashes.

    ``words`` are its words, ``starts`` and ``ends`` the characters where they begin and end.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.raw = doc.text
        self.text = lower(self.raw)
        self.words, self.starts, self.ends = self._words()

    def _words(self) -> tuple[list[str], list[int], list[int]]:
        spans = [found.span() for found in _WORD.finditer(self.text)]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        return [self.text[start:end] for start, end in spans], starts, ends

    def word(self, i: int) -> Word:
        """Return word ``i`` with its place."""
        return Word(self.words[i], self.starts[i], self.ends[i])

    @cached_property
    def _tokens(self) -> list[int]:
        return [t.idx for t in self.doc.tokens]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open token span that covers the characters ``start`` to ``end``."""
        return max(bisect_right(self._tokens, start) - 1, 0), bisect_left(self._tokens, end)

    def gap(self, i: int) -> str:
        """Return what stands between word ``i`` and the next one; the rest of the text after the last word."""
        stop = self.starts[i + 1] if i + 1 < len(self.starts) else len(self.text)
        return self.text[self.ends[i] : stop]

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
