"""The day of publication as the text itself states it: for an article that came without one.

In: a parsed text.  Out: the day of its dateline ("LOMAR, 3 May 90 (KLX) --"), of a line that is a date and nothing
else, or of the dateline of a numbered release: "2031-08-CA-042 ... LOMAR, Kenya (August 5) -", whose number has year
and month and whose dateline has month and day.  Where they do not agree, no day: never guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from kg.extract.text.parse import Doc
from kg.extract.text.surface import surface_of
from kg.extract.text.syntax import dateline_spans
from kg.extract.times.resolve import read_times
from kg.records import Precision

#: Characters of the head of a text, where it says when it was published.
_HEAD = 1000
_BREAK = re.compile(r"[\n\x85\u2028\u2029]")
_AROUND = " \t\xa0()|.,"
_RELEASE = re.compile(r"(?<![\w-])((?:19|20)\d\d)-(0[1-9]|1[0-2])[-–][A-Z]{1,3}[-–]\d{1,4}(?![\w-])")


def stated_day(doc: Doc) -> date | None:
    """Find the day on which a text says that it was published; ``None`` where its head does not say, or only half."""
    number = _RELEASE.search(doc.text, 0, _HEAD)
    if number is None and not any(c.isdigit() for c in doc.text[:_HEAD]):
        return None
    day = _day(doc, None)
    if day is None and number is not None:
        year, month = int(number[1]), int(number[2])
        month_end = date(year, month, monthrange(year, month)[1])
        day = _day(doc, month_end)
        day = day if day and (day.year, day.month) == (year, month) else None
    return day


def _day(doc: Doc, until: date | None) -> date | None:
    """The first day in the head that stands where a publication is dated; ``until`` helps one without a year."""
    for start, end, reading in read_times(surface_of(doc), until):
        if start >= _HEAD:
            return None
        when = reading.when
        if when is not None and when.precision is Precision.DAY and reading.kind == _kind(until):
            if _dates_the_text(doc, start, end, heading=until is not None):
                return when.earliest
    return None


def _kind(until: date | None) -> str:
    return "absolute" if until is None else "relative"


def _dates_the_text(doc: Doc, start: int, end: int, *, heading: bool) -> bool:
    """Whether the characters stand in a dateline, alone in their line, or before the colon of a heading."""
    if any(a <= start and end <= b for a, b in dateline_spans(doc)):
        return True
    line_end = _BREAK.search(doc.text, end)
    before = _BREAK.split(doc.text[:start])[-1].strip(_AROUND)
    after = doc.text[end : line_end.start() if line_end else None].strip(_AROUND)
    return not before and (not after or (heading and after.startswith(":")))  # "August 5: Raids in Lomar"
