"""Names reduced to what writers agree on: without diacritics, apostrophes, hyphens and typography.

In: a name as it stands in a text or in a data file.  Out: its plain words.  Everything that looks a name up
folds it here, so that "al-Qa'ida", "Al Qaida" and "AL-QAIDA" meet; this room knows no names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, and the signs that stand for ayn, hamza and soft signs.
_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
        "œ": "oe", "Œ": "Oe", "þ": "th", "ħ": "h", "Ħ": "H", "ə": "a", "Ə": "A", "ŋ": "ng", "ɓ": "b", "ɗ": "d",
        "'": "", "’": "", "‘": "", "`": "", "´": "", "ʼ": "", "ʻ": "", "ʿ": "", "ʾ": "", "′": "", "ʹ": "",
    }
)  # fmt: skip
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.\s?){2,}|\b(?:[A-Z]\.)+[A-Z]\b")
_GENITIVE = re.compile(r"(?<=\w)['’]s\b", re.IGNORECASE)
_GAPS = re.compile(r"[^\w&+]+|_")
_SOUNDS = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        ("ph", "f"),
        ("dh", "d"),
        ("q", "k"),
        ("a[iye]+|[eiy]+a?", "i"),
        ("a[uow]+(?![aeiou])|[uo]+", "u"),
        (r"(.)\1+", r"\1"),
        ("h$", ""),
    )
)

ARTICLES = frozenset({"al", "el", "ul", "ar", "as", "ash", "at", "an", "ad", "az", "er", "es", "esh", "et", "en", "ed"})
"""Spellings of the Arabic article, by itself or assimilated to the next letter."""


def plain(text: str) -> str:
    """Strip diacritics and apostrophes and write "U.N." as "UN"; case and everything else stay."""
    if not text.isascii():
        text = text.translate(_LETTERS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    if "." in text:
        text = _ABBREVIATION.sub(lambda m: re.sub(r"[.\s]", "", m[0]) + (" " if m[0][-1].isspace() else ""), text)
    return text.replace("'", "")


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """Split ``name`` into its plain words, case kept: "Al-Qa'ida" is ``("Al", "Qaida")``.

    A genitive is a word of its own, as spaCy has it: "People's Army" is ``("People", "s", "Army")``.
    """
    if "'" in name or "’" in name:
        name = _GENITIVE.sub(" s", name)
    return tuple(word for word in _GAPS.split(plain(name)) if word)


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Reduce ``name`` to lower-case plain words joined by single spaces; may be empty."""
    return " ".join(name_words(name)).lower()


def without_article(folded: str) -> str:
    """Drop a leading Arabic article of a folded name, where something is left: "al raqqah" is "raqqah"."""
    head, _, rest = folded.partition(" ")
    return rest if head in ARTICLES and rest else folded


def sound(folded: str) -> str:
    """Reduce a folded name of a language in other letters to what its spellings share: "marjah" is "marja".

    Articles are written as one, words together, long and double letters once, e, i and y alike, o and u alike.
    """
    first, *rest = folded.split()
    text = first + "".join("al" if word in ARTICLES else word for word in rest)
    for pattern, written in _SOUNDS:
        text = pattern.sub(written, text)
    return text


def is_acronym(name: str) -> bool:
    """Tell whether ``name`` is written in capitals and digits only ("IS", "M-19", "ISIS-K", "U.N.")."""
    words = name_words(name)
    letters = "".join(words)
    return letters.isupper() and (len(words) == 1 or len(letters) <= 8)
