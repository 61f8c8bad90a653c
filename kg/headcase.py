"""Gives a headline in Title Case its small letters back, as the text below it writes the same words.

In: a text and a function that tells English words from names (:func:`kg.nlp.word_kinds`).  Out: a text of the same
length, letter by letter.  The parser takes "Sect Claims Attack on Barracks" for a name; "Sect claims attack on
barracks" it reads.  The evidence always quotes the original: like :mod:`kg.recase`, this serves only the parse.
"""

from __future__ import annotations

import re

from kg.recase import Kind, lowered, lowered_passage

_WORD = re.compile(r"[^\W\d_]+")
_INNER = re.compile(r"(?<=[a-z,;] )[^\W\d_]+")  # words of the text below that open no sentence
_FEWEST = 4  # words with a capital that a headline has
_LITTLE = 3  # letters of words that Title Case leaves small: "of", "for"
_LONGEST = 160  # characters
_MASTHEAD = re.compile(r" [|«–—-] ")  # "Man Shot in Varnell | Varnell Courier"


def lower_headline(text: str, kind: Kind) -> str:
    """Lower the words of a first line in Title Case that are no names."""
    end = text.find("\n")
    head = _MASTHEAD.split(text[: max(end, 0)])[0]
    if not 0 < end <= _LONGEST or not _in_title_case(head):
        return text
    body = text[end:]
    names = {w.lower() for w in _INNER.findall(body) if w[0].isupper()}
    common = set(_WORD.findall(body))
    guess = lowered_passage(head, kind)
    letters = list(head)
    for n, match in enumerate(_WORD.finditer(head)):
        word, start = match.group(), match.start()
        if n == 0 or not word.istitle():
            continue
        low = lowered(word)
        small = low in common if (low in common) != (low in names) else guess[start].islower()
        if small:
            letters[start] = low[0]
    return "".join(letters) + text[len(head) :]


def _in_title_case(line: str) -> bool:
    found = _WORD.findall(line)
    long = [w for w in found if len(w) > _LITTLE]
    return len(long) >= _FEWEST and all(w[0].isupper() for w in long) and not line.isupper()
