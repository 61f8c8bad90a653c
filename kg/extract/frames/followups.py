"""Date a deed by what came days or years after it: "Three days *after* a gunman opened fire, mourners met on Tuesday".

In: the times of a text and the frames of its deeds.  Out: the day of the deed, counted back from that of the rest of
the sentence, and whether a phrase of the sentence belongs to the rest and not to the deed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.times.counting import counted
from kg.extract.times.dates import on_day
from kg.extract.times.gaps import SHORT_UNITS
from kg.extract.times.resolve import TimeMention
from kg.records import Precision, When

if TYPE_CHECKING:
    from kg.extract.frames.circumstances import Circumstances

_DEEDS = frozenset({"attack", "harm"})
_WEEK = timedelta(days=7)


def count_back(reading: Reading, frames: dict[int, Frame], found: Circumstances) -> None:
    """Date the deeds after which something else took place, where they have no date of their own."""
    for gap in _gaps(reading):
        frame = frames.get(gap.anchor_i) if gap.anchor_i is not None else None
        if frame is None or frame.sense.family not in _DEEDS:
            continue
        deed = (frame.link or frame.trigger).i
        own = [row for row in found.times.get(deed, ()) if row[0] is not gap]
        base = _followed_on(reading, gap, frame.trigger, found)
        when = counted(base, gap, -1) if base is not None and not any(t.when for t, _ in own) else None
        if when is not None:
            own.append((replace(gap, when=when, anchor_i=None, direction=0), "discourse:follow-up"))
        elif any(t is gap for t, _ in found.times.get(deed, ())):
            own = found.times[deed]
        if own:
            found.times[deed] = own


def is_followed(reading: Reading, frame: Frame, phrase: Token) -> bool:
    """Whether something else is told to have come after the deed, and the phrase stands with that."""
    anchors: dict[int, TimeMention] | None = reading.doc.cache.get("followed")
    if anchors is None:
        anchors = {g.anchor_i: g for g in _gaps(reading) if g.anchor_i is not None}
        reading.doc.cache["followed"] = anchors
    for deed in (frame.trigger, frame.link):
        gap = anchors.get(deed.i) if deed is not None else None
        if gap is not None and deed is not None and not _inside(phrase, gap, deed):
            return True
    return False


def _gaps(reading: Reading) -> list[TimeMention]:
    """The gaps of a day or more after a deed: "three days after", not "minutes after"."""
    return [t for t in reading.times if t.anchor_i is not None and t.direction > 0 and t.unit not in SHORT_UNITS]


def _inside(phrase: Token, gap: TimeMention, deed: Token) -> bool:
    return deed.is_ancestor(phrase) or gap.start_i <= phrase.i < deed.i


def _followed_on(reading: Reading, gap: TimeMention, deed: Token, found: Circumstances) -> When | None:
    """The day of what came afterwards; for a gap of weeks or years that of the report will do."""
    owned = {t.start_i for rows in found.times.values() for t, _ in rows}
    for time in reading.times_in(deed.sent):
        if not time.dated or time.since or time.start_i in owned:
            continue
        start = reading.doc[time.start_i]
        if time.when is not None and time.when.precision is Precision.DAY and not _inside(start, gap, deed):
            return time.when
    beside = [rows for i, rows in found.times.items() if i != deed.i and not deed.is_ancestor(reading.doc[i])]
    alone = all(t is not gap for rows in beside for t, _ in rows)
    long = gap.months or (gap.offset is not None and abs(gap.offset) >= _WEEK)
    return on_day(reading.article.date) if alone and long else None
