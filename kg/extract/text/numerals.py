"""Numbers as they are written: words, digits and mixtures of both.

In: words in lower case.  Out: an ``int``.  What a number counts, and how exactly, is the business of
:mod:`kg.extract.counts.quantities`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.lexicon import load

CARDINAL: Mapping[str, int] = load("numbers")["cardinal"]
MULTIPLIER: Mapping[str, int] = load("numbers")["multiplier"]
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def parse_number(words: list[str]) -> int | None:
    """Read a written number: "two dozen", "1,643", "twenty-one", "half a dozen", "a hundred", "1.2 million".

    Returns ``None`` for anything else, among them ordinals, fractions ("1.5") and vague amounts ("dozens").
    """
    parts = [part for word in words for part in word.lower().split("-") if part]
    half = parts[:1] == ["half"]
    if half:
        parts = parts[1:]
    if parts[:1] in (["a"], ["an"]):
        if len(parts) < 2 or parts[1] not in MULTIPLIER:
            return None
        parts[0] = "one"
    elif half:
        return None
    value = _accumulate(parts)
    if value is None:
        return None
    value = value / 2 if half else value
    return int(value) if value == int(value) else None


def _accumulate(parts: list[str]) -> float | None:
    """Add up "two hundred and twenty one"; a later multiplier must be smaller unless it multiplies all before it."""
    total = 0.0
    group: float | None = None  # the number since the last "thousand"
    last: float = 1e18  # the last addend; the next one has to fit below it
    for i, part in enumerate(parts):
        if part == "and":
            if (group is None and not total) or i + 1 == len(parts) or last < 100:
                return None
        elif (times := MULTIPLIER.get(part)) is not None:
            if group is None:
                return None
            if times >= 1000:
                total, group, last = total + group * times, None, times
            else:
                # "two hundred thousand" is one group, "two hundred dozen" as well
                group, last = group * times, times
        else:
            value = CARDINAL.get(part) if total or group is not None else _single(part)
            if value is None or (
                group is not None and not value < (10 if 20 <= last < 100 else 1 if last < 20 else last)
            ):
                return None
            group, last = (group or 0.0) + value, value
    return total + (group or 0.0) if parts and last < 1e18 else None


def _single(part: str) -> float | None:
    """Read one word or figure."""
    if (value := CARDINAL.get(part)) is not None:
        return float(value)
    return float(part.replace(",", "")) if _DIGITS.fullmatch(part) else None
