"""Find datelines: the town that a report opens with, in capitals, before a dash ("VARNELL, Ala. (KLX) - A man ...").

In: a parsed text.  Out: the tokens of each town.  The form alone tells, so that a town need not be known as a place.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.parse import Doc
from kg.knowledge.gazetteer import find_places

_DASH = r"\s*(?:-{1,3}|–|—)"
_LINE = re.compile(
    r"^[^\S\n]*(?P<town>[A-Z][A-Z.'’]+(?:[ -][A-Z][A-Z.'’]+){0,3})"  # VARNELL, ST. ILO
    r"(?P<state>, ?[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?)?"  # , Ala.
    r"\s*(?P<agency>\([^()\n]{2,40}\))?" + _DASH,  # (KLX) -
    re.MULTILINE,
)
_BRACKETED = re.compile(r"^[^\S\n]*\((?P<town>[A-Z][\w.'’ -]+), ?(?P<state>[A-Z]{2})\)" + _DASH, re.MULTILINE)


def find_datelines(doc: Doc) -> list[tuple[int, int]]:
    """Find the towns of the datelines: first token and the token after the last, in text order."""
    cached = doc.cache.get("kg_datelines")
    if cached is None:
        cached = list(_found(doc))
        doc.cache["kg_datelines"] = cached
    return cached  # type: ignore[no-any-return]  # the cache holds anything


def _found(doc: Doc) -> list[tuple[int, int]]:
    spans = []
    starts: list[int] = []
    for match in (*_LINE.finditer(doc.text), *_BRACKETED.finditer(doc.text)):
        if (
            not match["state"]
            and not match.groupdict().get("agency")
            and not any(p.primary for p in find_places(match["town"]))
        ):
            continue  # "UPDATE - "
        starts = starts or [t.idx for t in doc]
        first = bisect_left(starts, match.start("town"))
        last = bisect_left(starts, match.end("town"))
        if first < last and starts[first] == match.start("town"):
            spans.append((first, last))
    return spans
