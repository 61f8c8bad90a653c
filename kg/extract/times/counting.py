"""Count the day, month or year of one event from that of another: "three days after the shooting".

In: the day of one event, and a gap in time.  Out: when the other one was, as precise as the gap is.
"""

from __future__ import annotations

from datetime import timedelta

from kg.extract.times.dates import ANCHORED, in_month, in_year, month_after, on_day
from kg.extract.times.resolve import TimeMention
from kg.records import Precision, When

ABOUT = timedelta(days=3)  # how far off "three weeks earlier" may be
_YEAR = 12  # months


def counted(base: When, gap: TimeMention, sign: int) -> When | None:
    """The day, month or year that the gap leads to (or, with ``sign`` -1, comes from), as precise as the gap is.

    ``None`` where the gap is not known in units, or leads out of the calendar: "9,000 years after the attack".
    """
    try:
        return _counted(base, gap, sign)
    except (OverflowError, ValueError):
        return None


def _counted(base: When, gap: TimeMention, sign: int) -> When | None:
    if gap.months:
        months = sign * gap.months
        if months % _YEAR == 0:
            return in_year(base.earliest.year + months // _YEAR, ANCHORED)
        if base.precision in {Precision.DAY, Precision.MONTH}:
            month = month_after(base.earliest, months)
            return in_month(month.earliest.year, month.earliest.month, ANCHORED)
        return None
    if gap.offset is None or base.precision is not Precision.DAY:
        return None
    day = base.earliest + sign * gap.offset
    if abs(gap.offset) < timedelta(days=7):
        return on_day(day, ANCHORED)
    if (day - ABOUT).month == (day + ABOUT).month:
        return in_month(day.year, day.month, ANCHORED)
    return in_year(day.year, ANCHORED) if (day - ABOUT).year == (day + ABOUT).year else None
