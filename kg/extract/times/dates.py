"""Calendar arithmetic: from the parts of a date to a :class:`~kg.records.When`.

In: years, months, days, weekdays and the day of publication.  Out: ``When``, or ``None`` where a part is missing
or the calendar has no such day.  This room reads no text.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from kg.records import Precision, When

STATED = "stated"
RELATIVE = "relative"
ANCHORED = "anchored"
#: An undated "5 January" in a text of 3 January is of this year (embargoed texts, time zones); one later is not.
_AHEAD = timedelta(days=2)


def on_day(day: date | None, basis: str = RELATIVE) -> When | None:
    """Make the ``When`` of one day; ``None`` for no day."""
    return day if day is None else When(earliest=day, latest=day, precision=Precision.DAY, basis=basis)


def in_month(year: int, month: int, basis: str = RELATIVE) -> When:
    """Make the ``When`` of a calendar month."""
    last = monthrange(year, month)[1]
    return When(earliest=date(year, month, 1), latest=date(year, month, last), precision=Precision.MONTH, basis=basis)


def in_year(year: int, basis: str = RELATIVE) -> When:
    """Make the ``When`` of a calendar year."""
    return When(earliest=date(year, 1, 1), latest=date(year, 12, 31), precision=Precision.YEAR, basis=basis)


def between(first: date | None, last: date | None, basis: str = RELATIVE) -> When | None:
    """Make the ``When`` of a range of days; ``None`` when an end is missing or it would end before it begins."""
    if first is None or last is None or first > last:
        return None
    return When(earliest=first, latest=last, precision=Precision.RANGE, basis=basis)


def make_date(year: int, month: int, day: int) -> date | None:
    """Make a date; ``None`` for 31 June."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def undated(month: int, day: int, published: date | None, *, ahead: bool = False) -> date | None:
    """Find a month and day in the latest year that has it by publication, or in the first from then on (``ahead``)."""
    if published is None:
        return None
    # four years back and ahead reach the next 29 February
    years = range(published.year, published.year + 9) if ahead else range(published.year + 1, published.year - 9, -1)
    for year in years:
        found = make_date(year, month, day)
        if found and (found >= published if ahead else found <= published + _AHEAD):
            return found
    return None


def undated_month(month: int, published: date | None, *, ahead: bool = False) -> When | None:
    """Give a month the latest year in which it had begun by the day of publication, or the next one (``ahead``)."""
    if published is None:
        return None
    if ahead:
        return in_month(published.year + (month < published.month), month)
    return in_month(published.year - (month > published.month), month)


def short_year(figures: str, published: date | None) -> int:
    """Read a year of two figures: the latest one not after the year of publication.

    Without a day of publication 69 to 99 are of the 20th century, as POSIX ``strptime`` has it.
    """
    value = int(figures)
    if published is None:
        return 1900 + value if value >= 69 else 2000 + value
    century = published.year - published.year % 100
    return century + value if century + value <= published.year + 1 else century - 100 + value


def weekday_near(weekday: int, published: date, *, ahead: bool = False) -> date:
    """Find a weekday of news: the day of publication itself or the last before it; the first from it on (``ahead``)."""
    back = (published.weekday() - weekday) % 7
    return published + timedelta(days=-back % 7) if ahead else published - timedelta(days=back)


def weekday_in_week(weekday: int, published: date, weeks: int) -> date:
    """Find a weekday of the calendar week (Monday to Sunday) ``weeks`` after the one of publication."""
    return published + timedelta(days=7 * weeks + weekday - published.weekday())


def week(day: date, weeks: int = 0) -> When | None:
    """Make the ``When`` of the calendar week ``weeks`` after the one of ``day``."""
    monday = weekday_in_week(0, day, weeks)
    return between(monday, monday + timedelta(days=6))


def weekend(published: date, weeks: int) -> When | None:
    """Make the ``When`` of a Saturday and Sunday: the last that has begun (0), the one before (-1), the next (1)."""
    saturday = weekday_near(5, published) + timedelta(days=7 * weeks)
    return between(saturday, saturday + timedelta(days=1))


def month_after(day: date, months: int) -> When:
    """Make the ``When`` of the calendar month ``months`` after the one of ``day``."""
    count = day.year * 12 + day.month - 1 + months
    return in_month(count // 12, count % 12 + 1)


def days_before(day: date, months: int = 0, days: int = 0) -> date:
    """Go back calendar months, then days; 31 March less one month is the last day of February."""
    count = day.year * 12 + day.month - 1 - months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) - timedelta(days=days)
