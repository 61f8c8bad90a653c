"""Tells whether a text is English, by its little words.

In: a text.  Out: ``None``, or why it is not taken for English.  This room must never drop a text that may be English:
a doubtful one passes.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Words that are looked at: the first few hundred settle it.
_SAMPLE = 600
#: A text shorter than this many words has too few little words to be judged by them.
_FEWEST = 12
#: English news has 35-45 % of words from the list; lists of names and headlines fall to about 10 %.
_SHARE = 0.04
_LATIN_SHARE = 0.5


@cache
def _languages() -> dict[str, frozenset[str]]:
    return {name: lexicon.words("languages", name) for name in sorted(lexicon.load("languages"))}


def foreign_reason(text: str) -> str | None:
    """Say why ``text`` is not English (``"it reads like Spanish"``); ``None`` when it is, or may be."""
    sample = text[: _SAMPLE * 12]
    letters = [c for c in sample if c.isalpha()]
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    if letters and latin < _LATIN_SHARE * len(letters):
        return "it is written in another script than Latin"
    words = [word.lower() for word in _WORD.findall(sample)[:_SAMPLE]]
    if len(words) < _FEWEST:
        return None
    hits = {name: sum(word in entries for word in words) for name, entries in _languages().items()}
    english = hits.pop("english")
    likeliest = max(hits, key=lambda name: (hits[name], name))
    if hits[likeliest] > english:
        return f"it reads like {likeliest.title()}"
    if english < _SHARE * len(words):
        return "it has next to none of the little words of English"
    return None
