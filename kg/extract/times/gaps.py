"""What a span of time means: one function for each ``rule`` of ``kg/lexicon/times.toml`` that counts units.

In: a match of the grammar and the :class:`~kg.extract.times.page.Page` it stands on.  Out: a
:class:`~kg.extract.times.page.Reading`.  "Two days ago" is resolved against the day of publication, "two days
later" is left to its anchor, "for two days" is neither.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import ceil

from kg.extract.times import dates
from kg.extract.times.dates import in_year, on_day
from kg.extract.times.page import CONTEXT, Page, Reading, Rule, count, group, opened, value
from kg.records import When

_UNIT_DAYS = {"days": 1, "weeks": 7, "fortnights": 14}
_UNIT_SECONDS = {"seconds": 1, "minutes": 60, "hours": 3600}
#: Units of which no number makes a day.
SHORT_UNITS = frozenset(_UNIT_SECONDS) | {"moments"}
_UNIT_MONTHS = {"months": 1, "years": 12, "decades": 120, "centuries": 1200}
#: Up to so many hours back the day is taken to be that of publication.
_SAME_DAY_HOURS = 12


def _unit_when(span: str, published: date | None, rel: int) -> When | None:
    """Make the ``When`` of the calendar unit ``rel`` units after the one of publication."""
    if published is None:
        return None
    match span:
        case "days":
            return on_day(published + timedelta(days=rel))
        case "weeks":
            return dates.week(published, rel)
        case "weekends":
            # on a weekday "this weekend" lies ahead, "last weekend" is the one just past
            weekday = published.weekday() < 5
            return dates.weekend(published, rel + weekday if rel <= 0 else rel)
        case "months":
            return dates.month_after(published, rel)
        case "years":
            return in_year(published.year + rel)
        case "decades":
            first = published.year // 10 * 10 + 10 * rel
            return dates.between(date(first, 1, 1), date(first + 9, 12, 31))
    return None


def _unit_relative(m: re.Match[str], page: Page) -> Reading | None:
    rel, span = _RELS[m["which"]], value(m, "span")
    if span == "days":
        # "the attackers struck next day"; "last night" and "this morning" are deictic
        return Reading(kind="anchored", direction=1, offset=timedelta(days=1)) if rel == 1 else None
    when = _unit_when(span, page.published, rel)
    reading = opened(m, page, "relative", when)
    # "so far this year", "this year": not the date of one event
    if group(m, "so_far") or group(m, "mod") == "so far" or (rel == 0 and span == "years" and not group(m, "mod")):
        return Reading(kind="relative", when=when, since=True)
    return reading


_RELS = {"last": -1, "this past": -1, "this": 0, "this coming": 1, "next": 1}


def _weekend(m: re.Match[str], page: Page) -> Reading | None:
    return Reading(kind="relative", when=_unit_when("weekends", page.published, -1))


def _back(page: Page, amount: float, unit: str) -> date | None:
    """Return the day ``amount`` units before publication; ``None`` for fractions and without a publication."""
    if page.published is None:
        return None
    if unit in _UNIT_SECONDS:
        return dates.days_before(page.published, days=ceil(amount * _UNIT_SECONDS[unit] / 86400))
    if amount != int(amount) or unit not in _UNIT_DAYS | _UNIT_MONTHS:
        return None
    try:
        return dates.days_before(
            page.published, int(amount) * _UNIT_MONTHS.get(unit, 0), int(amount) * _UNIT_DAYS.get(unit, 0)
        )
    except (ValueError, OverflowError):  # "in the last 5,000 years"
        return None


def _past_span(m: re.Match[str], page: Page) -> Reading | None:
    unit, amount = value(m, "unit"), count(m)
    if amount is None:
        # "in the last few days" has no beginning, "at the last minute" is an idiom
        if m[0].endswith("s"):
            return Reading(kind="relative", since=True)
        if unit in SHORT_UNITS:
            return None
        amount = 1
    first = _back(page, amount, unit)
    # "killed nine across Velia in the past 24 hours" tells when, "in the past two years" only since when
    recent = unit in SHORT_UNITS and None not in (first, page.published)
    return Reading(kind="relative", when=dates.between(first, page.published), since=not recent)


def _vague_span(m: re.Match[str], page: Page) -> Reading | None:
    return Reading(kind="relative", since=True)


def _ago(m: re.Match[str], page: Page) -> Reading | None:
    amount, unit, published = count(m), value(m, "unit"), page.published
    # "several weeks ago", "more than ten years ago", "about a week ago" name no date
    if amount is None or published is None or group(m, "hedge"):
        return Reading(kind="relative")
    if unit in _UNIT_SECONDS:
        hours = amount * _UNIT_SECONDS[unit] / 3600
        if hours > _SAME_DAY_HOURS and hours % 24:
            return Reading(kind="relative")
        return Reading(kind="relative", when=on_day(published - timedelta(days=hours // 24)))
    day = _back(page, amount, unit)
    if day is None:
        return Reading(kind="relative")
    if unit == "days" or "today" in m[0]:
        return Reading(kind="relative", when=on_day(day))
    # "two weeks ago" is not exactly fourteen days
    by_unit = {"weeks": dates.week(day), "fortnights": dates.week(day), "months": dates.month_after(day, 0)}
    return Reading(kind="relative", when=in_year(day.year) if unit == "years" else by_unit.get(unit))


def _shift(amount: float | None, unit: str, direction: int) -> tuple[timedelta | None, int | None]:
    """Turn a gap into a ``timedelta`` or a number of calendar months; neither for "several days"."""
    if amount is None:
        return None, None
    if unit in _UNIT_SECONDS:
        return timedelta(seconds=direction * amount * _UNIT_SECONDS[unit]), None
    if unit in _UNIT_DAYS:
        return timedelta(days=direction * amount * _UNIT_DAYS[unit]), None
    months = amount * _UNIT_MONTHS.get(unit, 0)
    return None, direction * int(months) if months and months == int(months) else None


def _gap(m: re.Match[str], page: Page) -> Reading | None:
    span, direction = group(m, "span"), value(m, "dir")
    # "the day before": one unit; "more than two days later": not known how many
    amount = 1 if span else None if group(m, "hedge") in CONTEXT["bounds"] else count(m)
    unit = value(m, "span") if span else value(m, "unit")
    return _anchored(amount, unit, direction, anchor=_names_anchor(m))


def _anchored(amount: float | None, unit: str, direction: int, *, anchor: bool) -> Reading:
    """Make a gap to another event."""
    offset, months = _shift(amount, unit, direction)
    return Reading(kind="anchored", direction=direction, offset=offset, months=months, anchor=anchor, unit=unit)


def _names_anchor(m: re.Match[str]) -> bool:
    return m["dir"] not in CONTEXT["no_anchor"]


def _years_since(m: re.Match[str], page: Page) -> Reading | None:
    # "it has been ten years since the attack", "a year on from the killings"; not "in the ten years since"
    before = page.before(m.start())
    if m[0].startswith("the ") or (before is not None and before.text in CONTEXT["throughout"]):
        return None
    unit, amount = value(m, "unit"), None if group(m, "hedge") in CONTEXT["bounds"] else count(m)
    return _anchored(amount, unit, 1, anchor=True)


def _years_on(m: re.Match[str], page: Page) -> Reading | None:
    # "remembers the victims of the massacre ten years on"
    amount, unit = count(m), value(m, "unit")
    day = _back(page, amount, unit) if amount is not None else None
    return Reading(kind="relative", when=None if day is None else in_year(day.year))


def _anniversary(m: re.Match[str], page: Page) -> Reading | None:
    # "to mark the fifth anniversary of the attack"
    word, figure = group(m, "nth"), group(m, "figure")
    years = CONTEXT["nth"][word] if word else int(figure) if figure else count(m)
    return _anchored(years, "years", 1, anchor=True)


def _soon(m: re.Match[str], page: Page) -> Reading | None:
    return Reading(kind="anchored", direction=value(m, "dir"), anchor=_names_anchor(m))


def _anchor_day(m: re.Match[str], page: Page) -> Reading | None:
    # "on the eve of the vote", "the day of the attack"
    direction = -1 if m["whole"] == "eve" else 0
    return Reading(kind="anchored", direction=direction, offset=timedelta(days=direction), anchor=True)


def _sequence(m: re.Match[str], page: Page) -> Reading | None:
    direction, span = value(m, "seq"), value(m, "span")
    # "that day", "the next morning"
    offset, months = _shift(1, span, direction) if direction or span == "days" else (None, None)
    # "that same year", "that month", "later that day"; but "that day" is the day of what is told, and needs no date
    same = span if not direction and (span != "days" or "same" in m["seq"] or group(m, "mod")) else ""
    return Reading(kind="anchored", direction=direction, offset=offset, months=months, same=same)


def _in_the_unit(m: re.Match[str], page: Page) -> Reading | None:
    # "earlier in the day" is the day just told, "earlier in the week" that of publication
    if value(m, "span") == "days":
        return Reading(kind="anchored", offset=timedelta(0), same="days")
    return Reading(kind="relative", when=_unit_when(value(m, "span"), page.published, 0))


def _unit_edge(m: re.Match[str], page: Page) -> Reading | None:
    # "since the beginning of the year"; "the end of the day" is none
    if value(m, "span") == "days":
        return None
    return opened(m, page, "relative", _unit_when(value(m, "span"), page.published, 0))


def _recurring(m: re.Match[str], page: Page) -> Reading | None:
    return Reading(kind="recurring")


def _age(m: re.Match[str], page: Page) -> Reading | None:
    return Reading(kind="age")


def _duration(m: re.Match[str], page: Page) -> Reading | None:
    # "a second blast"
    return None if m[0].endswith("a second") else Reading(kind="duration")


def _clock(m: re.Match[str], page: Page) -> Reading | None:
    return Reading(kind="clock")


RULES: dict[str, Rule] = {
    "unit_relative": _unit_relative,
    "weekend": _weekend,
    "past_span": _past_span,
    "vague_span": _vague_span,
    "ago": _ago,
    "gap": _gap,
    "years_since": _years_since,
    "years_on": _years_on,
    "anniversary": _anniversary,
    "soon": _soon,
    "anchor_day": _anchor_day,
    "sequence": _sequence,
    "in_the_unit": _in_the_unit,
    "unit_edge": _unit_edge,
    "recurring": _recurring,
    "age": _age,
    "duration": _duration,
    "clock": _clock,
    "of_day": _clock,
}
