"""What a calendar expression means: one function for each such ``rule`` of ``kg/lexicon/times.toml``.

In: a match of the grammar and the :class:`~kg.extract.times.page.Page` it stands on.  Out: a
:class:`~kg.extract.times.page.Reading`, or ``None`` when the words are no time after all ("they may", "2017 people").
Nothing here looks at a parse.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.extract.text.numerals import parse_number
from kg.extract.times import dates
from kg.extract.times.dates import RELATIVE, STATED, in_month, in_year, on_day
from kg.extract.times.page import CONTEXT, VALUES, Page, Reading, Rule, group, leads_of, opened, stated_year, value

_WEEK = timedelta(days=7)
_NEWS = timedelta(days=31)  # what is told without a year is of the latest one, when it is as young as that


def _day(m: re.Match[str], page: Page) -> Reading | None:
    month, day, year = value(m, "month"), int(m["day"]), stated_year(m, page)
    follower = page.after(m.end())
    # "they may 3 times refuse"; some write "26 may 89", "on 26 may" and "the night of 26 may"
    leads = leads_of(m, "day")
    if not _named_month(m, page) and year is None and leads != ["on"] and len(leads) < 3:
        return None
    # "In May 14 people were killed"; but "the raid on May 14 killed six"
    counts = follower is not None and _counted(follower.text) and leads[:1] != ["on"]
    if year is None and m.end("day") == m.end() and counts:
        return None
    if year is not None:
        found = dates.make_date(year, month, day)
        return opened(m, page, "absolute", on_day(found, STATED))
    found = dates.undated(month, day, page.published, ahead=page.ahead(m.start()))
    told = page.year_told(month)
    if told is not None and found is not None and page.published is not None and found < page.published - _NEWS:
        found = dates.make_date(told, month, day)  # "in October 2024 ... The grenades went off on Oct. 2"
    under = page.year_above(m.start())
    found = dates.make_date(under, month, day) if under is not None else found
    return opened(m, page, "relative", on_day(found))


def _day_month_of_year(m: re.Match[str], page: Page) -> Reading | None:
    if page.published is None:
        return Reading(kind="relative")
    day = int(group(m, "day", "day_b") or 0)
    found = dates.make_date(page.published.year + value(m, "rel"), value(m, "month"), day)
    return opened(m, page, "relative", on_day(found))


def _days(m: re.Match[str], page: Page) -> Reading | None:
    first_month, last_month = (VALUES["month"][m[g] or m[h]] for g, h in (("month", "month_b"), ("month_b", "month")))
    year = stated_year(m, page)
    follower = page.after(m.end())
    if year is None and follower and _counted(follower.text) and m.end("day_b") == m.end():
        return None
    if year is None:
        last = dates.undated(last_month, int(m["day_b"]), page.published)
    else:
        last = dates.make_date(year, last_month, int(m["day_b"]))
    first = dates.make_date(last.year - (first_month > last_month), first_month, int(m["day"])) if last else None
    kind = "relative" if year is None else "absolute"
    return Reading(kind=kind, when=dates.between(first, last, RELATIVE if year is None else STATED))


def _iso(m: re.Match[str], page: Page) -> Reading | None:
    found = dates.make_date(int(m["year"]), int(m["m"]), int(m["day"]))
    return None if found is None else Reading(kind="absolute", when=on_day(found, STATED), since="since" in m[0])


def _slashed(m: re.Match[str], page: Page) -> Reading | None:
    a, b, year = int(m["a"]), int(m["b"]), stated_year(m, page)
    if year is None or not (1 <= a <= 31 and 1 <= b <= 31):
        return None
    day_first = a > 12 if (a > 12) != (b > 12) else True if a == b else page.day_first
    # 03/01/2024 in a text that does not show its order
    found = None if day_first is None else dates.make_date(year, b, a) if day_first else dates.make_date(year, a, b)
    return Reading(kind="absolute", when=on_day(found, STATED), since=m[0].startswith("since"))


def _named_month(m: re.Match[str], page: Page, group: str = "month") -> bool:
    """Tell whether the month is written as a name: not "they may", not "the march"."""
    return page.surface.capital(m.start(group))


def _month_year(m: re.Match[str], page: Page) -> Reading | None:
    if not _named_month(m, page):
        return None
    return opened(m, page, "absolute", in_month(int(m["year"]), value(m, "month"), STATED))


def _month_of_year(m: re.Match[str], page: Page) -> Reading | None:
    if page.published is None:
        return Reading(kind="relative")
    return opened(m, page, "relative", in_month(page.published.year + value(m, "rel"), value(m, "month")))


def _month_relative(m: re.Match[str], page: Page) -> Reading | None:
    if not _named_month(m, page):
        return None
    published, month, rel = page.published, value(m, "month"), value(m, "rel")
    if published is None:
        return Reading(kind="relative")
    # "last December" in January is the previous month, in December that of the year before
    year = published.year
    if rel < 0:
        year -= month >= published.month
    elif rel > 0:
        year += month <= published.month
    return opened(m, page, "relative", in_month(year, month))


def _month(m: re.Match[str], page: Page) -> Reading | None:
    if not _named_month(m, page):
        return None
    leads, follower = leads_of(m, "month"), page.after(m.end())
    named = set(leads) & set(CONTEXT["before_unit"])
    # "the December bombing", "a December bombing", "December's bombing"; "by June Castle" is a person
    before = page.before(m.start())
    one = not leads and before is not None and before.text in CONTEXT["before_month"]
    adjectival = (one or leads[-1:] == ["the"]) and follower is not None
    if not named and not adjectival and not page.possessive(m.end()):
        return None
    if follower and page.surface.capital(follower.start) and not named - {"by", "of", "from", "after", "before"}:
        return None
    when = dates.undated_month(value(m, "month"), page.published, ahead=page.ahead(m.start()))
    reading = opened(m, page, "relative", when)
    return Reading(kind="relative", when=when, start=m.start("month")) if adjectival and not named else reading


def _months(m: re.Match[str], page: Page) -> Reading | None:
    if not _named_month(m, page) or not _named_month(m, page, "month_b"):
        return None
    year, first_month, last_month = stated_year(m, page), VALUES["month"][m["month"]], VALUES["month"][m["month_b"]]
    last = dates.undated_month(last_month, page.published) if year is None else in_month(year, last_month)
    if last is None:
        return Reading(kind="relative")
    first = in_month(last.earliest.year - (first_month > last_month), first_month)
    kind, basis = ("relative", RELATIVE) if year is None else ("absolute", STATED)
    return Reading(kind=kind, when=dates.between(first.earliest, last.latest, basis))


def _told_of(m: re.Match[str], page: Page, end: int) -> bool:
    """Whether the word after "in 2017" tells what was done then: "a bombing in 2017 *killed* 22 people"."""
    after = page.after(end)
    told = page.text[m.end() : end].strip() in CONTEXT["past"]
    return told and leads_of(m, "year") == ["in"] and after is not None and parse_number([after.text]) is not None


def _counted(word: str) -> bool:
    """Whether a number before the word counts it."""
    return word in CONTEXT["counted"] or word in CONTEXT["measured"]


def _opens_with_year(m: re.Match[str], page: Page, follower: str) -> bool:
    """Whether a sentence opens with the year in which somebody did something: "*In 2016* rebels attacked a hotel"."""
    leads = leads_of(m, "year")
    opens = len(leads) == 1 and leads[0] in CONTEXT["opening"] and page.surface.capital(m.start())
    return opens and follower not in CONTEXT["measured"]


def _is_year(m: re.Match[str], page: Page) -> bool | None:
    """Tell a year from a count: ``True`` as a date ("in 2017"), ``None`` as an adjective ("the 2017 bombings")."""
    leads, follower, before = leads_of(m, "year"), page.after(m.end()), page.before(m.start())
    counts = (
        follower is not None
        and _counted(follower.text)
        and not (_told_of(m, page, follower.end) or _opens_with_year(m, page, follower.text))
    )
    if counts or page.text[max(m.start() - 1, 0)] in "$€£#":
        return False
    if set(leads) & set(CONTEXT["before_unit"]):
        # "the deadliest of 2017 attacks" and "by 2017" are years, "about 2017" is not
        return None if leads[-1] == "the" and follower else True
    if leads == ["the"] or (not leads and before and (_points(before.text) or _headlined(before.text, m, page))):
        return None if follower or page.possessive(m.end()) else False
    if page.possessive(m.end()):
        return None
    # a year alone in brackets: "the siege (2017) ended"
    return not leads and page.text[m.start() - 1 : m.start()] == "(" and page.text[m.end() : m.end() + 1] in (")", ",")


def _points(word: str) -> bool:
    """Tell whether a word before a year makes an adjective of it: "the", "Orvel's"."""
    return word in CONTEXT["before_year"] or word.endswith("'s")


def _headlined(word: str, m: re.Match[str], page: Page) -> bool:
    """Tell whether a headline drops the article of a year before a name: "jailed *over 2016* Varnell bombing"."""
    follower, published = page.after(m.end()), page.published
    named = follower is not None and page.surface.capital(follower.start)
    past = published is not None and int(m["year"]) <= published.year
    return word in CONTEXT["dropped_article"] and named and past


def _in_year(m: re.Match[str], page: Page) -> Reading | None:
    as_date = _is_year(m, page)
    if as_date is False:
        return None
    when = in_year(int(m["year"]), STATED)
    return (
        Reading(kind="absolute", when=when, start=m.start("year"))
        if as_date is None
        else opened(m, page, "absolute", when)
    )


def _years(m: re.Match[str], page: Page) -> Reading | None:
    first = int(m["year"] or m["year_c"])
    last = int(group(m, "year_b") or f"{first // 100}{m['yy']}")
    follower = page.after(m.end())
    if last <= first or (follower and _counted(follower.text)):
        return None
    return Reading(kind="absolute", when=dates.between(date(first, 1, 1), date(last, 12, 31), STATED))


def _decade(m: re.Match[str], page: Page) -> Reading | None:
    if short := group(m, "short"):
        # "the '80s", but "80s" alone may be anything
        if "the" not in leads_of(m, "short") and "'" not in m[0]:
            return None
        first = dates.short_year(f"{short}0", page.published)
    else:
        first = int(m["decade"]) * 10
    return opened(m, page, "absolute", dates.between(date(first, 1, 1), date(first + 9, 12, 31), STATED))


def _weekday(m: re.Match[str], page: Page) -> Reading | None:
    before, published, rel = page.before(m.start("weekday")), page.published, value(m, "rel")
    # "Bloody Sunday"
    if before and before.text in CONTEXT["named_days"] and page.surface.capital(before.start):
        return None
    if published is None:
        return opened(m, page, "relative", None)
    weekday, one = value(m, "weekday"), timedelta(days=1)
    if rel is None:
        found = dates.weekday_near(weekday, published, ahead=page.ahead(m.start()))
    elif rel < 0:
        found = dates.weekday_near(weekday, published - one)
    elif rel == 0 and not page.ahead(m.start()) and weekday < published.weekday():
        found = dates.weekday_near(weekday, published)  # "three died this Tuesday", told on Wednesday
    else:
        # "this Friday" may be today, "next Friday" not
        found = dates.weekday_near(weekday, published + rel * one, ahead=True)
    return opened(m, page, "relative", on_day(found))


def _weekday_short(m: re.Match[str], page: Page) -> Reading | None:
    if not page.surface.capital(m.start()) or page.published is None:
        return None
    return Reading(kind="relative", when=on_day(dates.weekday_near(value(m, "wday"), page.published)))


def _weekday_of_week(m: re.Match[str], page: Page) -> Reading | None:
    if page.published is None:
        return Reading(kind="relative")
    found = dates.weekday_in_week(value(m, "weekday"), page.published, value(m, "rel"))
    return opened(m, page, "relative", on_day(found))


def _weekday_after(m: re.Match[str], page: Page) -> Reading | None:
    return Reading(kind="anchored", direction=value(m, "seq"))


def _weekday_ago(m: re.Match[str], page: Page) -> Reading | None:
    if page.published is None:
        return Reading(kind="relative")
    return Reading(kind="relative", when=on_day(dates.weekday_near(value(m, "weekday"), page.published) - _WEEK))


def _weekdays(m: re.Match[str], page: Page) -> Reading | None:
    if page.published is None:
        return Reading(kind="relative")
    last = dates.weekday_near(VALUES["weekday"][m["weekday_b"]], page.published)
    first = dates.weekday_near(VALUES["weekday"][m["weekday"]], last)
    return Reading(kind="relative", when=dates.between(first, last))


def _deictic(m: re.Match[str], page: Page) -> Reading | None:
    today = page.today(m.start())
    day = today + timedelta(days=value(m, "deictic")) if today else None
    return opened(m, page, "relative", on_day(day))


def _overnight(m: re.Match[str], page: Page) -> Reading | None:
    # the night before publication: two days, of which the text names none
    eve = page.published - timedelta(days=1) if page.published else None
    return Reading(kind="relative", when=dates.between(eve, page.published))


def _feast(m: re.Match[str], page: Page) -> Reading | None:
    month, day = value(m, "feast")
    year, rel = stated_year(m, page), value(m, "rel")
    if year is not None:
        return opened(m, page, "absolute", on_day(date(year, month, day), STATED))
    if page.published is None:
        return Reading(kind="relative")
    ahead = rel == 1 or (rel is None and page.ahead(m.start()))
    found = dates.undated(month, day, page.published, ahead=ahead)
    return opened(m, page, "relative", on_day(found))


def _season(m: re.Match[str], page: Page) -> Reading | None:
    # the months of a summer depend on the hemisphere
    return Reading(kind="absolute", when=in_year(int(m["year"]), STATED), since="since" in m[0])


RULES: dict[str, Rule] = {
    "day": _day,
    "day_month_of_year": _day_month_of_year,
    "days": _days,
    "iso": _iso,
    "slashed": _slashed,
    "month_year": _month_year,
    "month_of_year": _month_of_year,
    "month_relative": _month_relative,
    "month": _month,
    "months": _months,
    "year": _in_year,
    "years": _years,
    "decade": _decade,
    "weekday": _weekday,
    "weekday_short": _weekday_short,
    "weekday_of_week": _weekday_of_week,
    "weekday_after": _weekday_after,
    "weekday_ago": _weekday_ago,
    "weekdays": _weekdays,
    "deictic": _deictic,
    "overnight": _overnight,
    "feast": _feast,
    "season": _season,
}
