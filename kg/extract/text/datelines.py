"""Find the towns of datelines: "VARNELL, Ala. (KLX) - A man ...".

In: a parsed text.  Out: the tokens of each town.  The form alone tells, so that a town need not be known as a place.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.extract.text.parse import Doc
from kg.extract.text.syntax import dateline_spans
from kg.knowledge.gazetteer import find_places

_ITEMS = 3  # lines with a dateline that make a list of incidents
_TOWN = re.compile(r"\s*(?:[*•·]\s+)?\(?(?P<town>[^\W\d][\w.'’ -]*?[\w.])\s*(?:(?P<more>[,()])|--|[—–]|- |\d)")


def dateline_towns(doc: Doc) -> list[tuple[int, int]]:
    """The towns of the datelines: first token and the token after the last, in text order."""
    spans = []
    starts: list[int] = []
    listed = heads_items(doc)
    for start, end in dateline_spans(doc):
        match = _TOWN.match(doc.text[start:end])
        if match is None:
            continue
        written = "(" in doc.text[start:end] or (match["town"].isupper() and (match["more"] or listed))
        if not written and not any(p.primary for p in find_places(match["town"])):
            continue  # "UPDATE - ", "Ilo Venn, 26 - "
        starts = starts or [t.idx for t in doc]
        first = bisect_left(starts, start + match.start("town"))
        last = bisect_left(starts, start + match.end("town"))
        if first < last and starts[first] == start + match.start("town"):
            spans.append((first, last))
    return spans


def heads_items(doc: Doc) -> bool:
    """Whether lines of incidents are headed by their towns: "* VARNELL - A bomb went off", "* LOMAR - Gunmen ..."."""
    return len(dateline_spans(doc)) >= _ITEMS
