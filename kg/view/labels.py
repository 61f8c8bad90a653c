"""Labels as they are drawn: readable names, wrapped lines and the room that they take.

In: strings.  Out: strings and sizes in CSS pixels.  This room must never know what a label means.
"""

from __future__ import annotations

import re

FONT_SIZE = 13
LINE_HEIGHT = 16
_NARROW = frozenset("iljtfrI.,:;'|!()[] ")
_WIDE = frozenset("mwMWGOQ@%")
# Marks that reorder the text around them: shown as a replacement character, never obeyed (Unicode UAX #9).
_REORDERING = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")


def plain(text: str) -> str:
    """Put ``text`` on one line and make control and reordering characters visible."""
    return _REORDERING.sub("\ufffd", re.sub(r"[\s\u2028\u2029]+", " ", text).strip())


def spell_out(name: str) -> str:
    """The words of a camel-case name: ``arrestedBy`` → ``arrested by``."""
    local = name.rpartition(":")[2]
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", local).replace("_", " ")
    return words.lower() if local[:1].islower() else words[:1] + words[1:].lower()


def wrap(text: str, width: int = 20, lines: int = 3) -> list[str]:
    """Break ``text`` into at most ``lines`` lines of about ``width`` characters; ``…`` says what was cut."""
    rows: list[str] = []
    for word in plain(text).split(" "):
        piece = word if len(word) <= width + 4 else word[: width + 3] + "…"
        if rows and len(rows[-1]) + 1 + len(piece) <= width:
            rows[-1] += " " + piece
        elif len(rows) == lines:
            rows[-1] = rows[-1].rstrip("…")[:width] + "…"
            break
        else:
            rows.append(piece)
    return rows


def text_width(text: str, size: float = FONT_SIZE) -> float:
    """The width of one line in a sans-serif font, in pixels: a little more than that of the widest usual one."""
    units = sum(0.36 if c in _NARROW else 0.94 if c in _WIDE else 0.7 if c.isupper() else 0.6 for c in text)
    return units * size


def bounds(lines: list[str], size: float) -> tuple[float, float, float, float]:
    """The box (left, top, right, bottom) of a shape of radius ``size`` with its label below, around its centre."""
    half = max(size, max((text_width(line) for line in lines), default=0) / 2)
    return -half, -size, half, size + 6 + LINE_HEIGHT * len(lines)
