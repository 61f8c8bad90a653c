"""The text around a time expression, and the questions that the rules for its meaning ask of it.

In: the surface of a text, its day of publication and a match of the grammar.  Out: :class:`Page` and
:class:`Reading`, which :mod:`kg.extract.times.rules` and :mod:`kg.extract.times.gaps` share.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from kg.extract.text.numerals import parse_number
from kg.extract.text.surface import Surface, Word
from kg.extract.times import dates
from kg.lexicon import load
from kg.records import When

VALUES: Mapping[str, Any] = load("times")["values"]
CONTEXT: Mapping[str, Any] = load("times")["context"]
_WORDS = re.compile(r"[a-z]+")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?!\d)")
_MONTH_YEAR = re.compile(r"([a-z]{3,9})\.? (?:\d{1,2}, )?((?:19|20)\d\d)(?!\d)")
_YEAR_LINE = re.compile(r"^\W*((?:19|20)\d\d)\W*?$", re.MULTILINE)
_OPENING = 3  # words of "On March 13", "Sunday 13 March" at the start of an item
_LEAD = 600  # characters that say what the text is about
_DAY = timedelta(days=1)
_QUOTE = re.compile('["“”]')
_CLAUSE_END = re.compile(r"[.;:!?\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The meaning of one expression; ``start`` is set where the expression begins later than its match.

    ``anchor`` says that an anchor phrase follows; ``same`` is the unit that the last date of the text falls in;
    ``unit`` is what a gap is counted in.
    """

    kind: str
    when: When | None = None
    direction: int = 0
    offset: timedelta | None = None
    months: int | None = None
    anchor: bool = False
    since: bool = False
    start: int | None = None
    same: str = ""
    unit: str = ""


class Page:
    """The text that expressions are read in, and the day on which it was published."""

    def __init__(self, surface: Surface, published: date | None) -> None:
        self.surface = surface
        self.text = surface.text
        self.published = published

    def before(self, start: int) -> Word | None:
        """Return the word before a character."""
        i = bisect_left(self.surface.starts, start)
        return self.surface.word(i - 1) if i else None

    def after(self, end: int) -> Word | None:
        """Return the word that follows a character after nothing but spaces or a hyphen."""
        i = bisect_left(self.surface.starts, end)
        if i < len(self.surface.words):
            word = self.surface.word(i)
            return word if self.text[end : word.start].strip(" ") in ("", "-") else None
        return None

    def possessive(self, end: int) -> bool:
        """Tell whether "'s" follows: "Sunday's attack"."""
        return self.text.startswith("'s", end)

    def ahead(self, start: int) -> bool:
        """Tell whether the clause speaks of the future before ``start``: "will meet on Friday"."""
        i = bisect_left(self.surface.starts, start)
        words = self.surface.words
        for j in range(i - 1, max(i - 13, -1), -1):
            if words[j] in CONTEXT["future"]:
                return True
            # "who will retire, said on Friday"
            if words[j] in CONTEXT["past"]:
                return False
            if j and _CLAUSE_END.search(self.surface.gap(j - 1)):
                return False
        return False

    def today(self, start: int) -> date | None:
        """The day that is "today" at a character: that of publication, in a quotation the day before if news is of it.

        "The president on Monday condemned "the attack *today*"", told on Tuesday.
        """
        if self.published is None or not self._of_yesterday or not self._in_quotation(start):
            return self.published
        return self.published - _DAY

    def _in_quotation(self, start: int) -> bool:
        opened = False
        for mark in _QUOTE.findall(self.text, max(self.text.rfind("\n\n", 0, start), 0), start):
            opened = mark == "“" or (mark == '"' and not opened)
        return opened

    @cached_property
    def _of_yesterday(self) -> bool:
        """Whether the text names the weekday before the day of publication, and never that day's own."""
        if self.published is None:
            return False
        known = VALUES["weekday"]
        named = {known.get(word.removesuffix("'s")) for word in self.surface.words}
        return (self.published - _DAY).weekday() in named and self.published.weekday() not in named

    def year_told(self, month: int) -> int | None:
        """The only year that the lead gives the month: 2024 for a later "2 October" where it tells of October 2024."""
        years = self._years_told.get(month, frozenset())
        return next(iter(years)) if len(years) == 1 else None

    def year_above(self, start: int) -> int | None:
        """The year that heads a list of days, in one of its items: "– 2016 – ... – March 13: Gunmen storm a resort"."""
        above = bisect_left(self._year_headings, (start,))
        return self._year_headings[above - 1][1] if above and self._in_item(start) else None

    def _in_item(self, start: int) -> bool:
        """Whether the line of a character opens with a day: not "They struck on 3 May again" after the list."""
        first = bisect_left(self.surface.starts, self.text.rfind("\n", 0, start) + 1)
        opening = self.surface.words[first : first + _OPENING]
        return any(w in VALUES["month"] for w in opening) and any(w.isdigit() for w in opening)

    @cached_property
    def _year_headings(self) -> list[tuple[int, int]]:
        """Where lines that hold nothing but a year begin, with the year."""
        return [(m.start(), int(m[1])) for m in _YEAR_LINE.finditer(self.text)]

    @cached_property
    def _years_told(self) -> dict[int, frozenset[int]]:
        found: dict[int, frozenset[int]] = {}
        for name, year in _MONTH_YEAR.findall(self.text, 0, _LEAD):
            if name in VALUES["month"]:
                month = VALUES["month"][name]
                found[month] = found.get(month, frozenset()) | {int(year)}
        return found

    @cached_property
    def day_first(self) -> bool | None:
        """The order of dates with strokes, where a date of the same text shows it (31/12/2019 or 12/31/2019)."""
        pairs = [(int(a), int(b)) for a, b in _SLASHED.findall(self.text)]
        orders = {a > 12 for a, b in pairs if (a > 12) != (b > 12)}
        return orders.pop() if len(orders) == 1 else None


Rule = Callable[[re.Match[str], Page], Reading | None]


def group(m: re.Match[str], *names: str) -> str | None:
    """Return the first of the named groups that the pattern has and the match filled."""
    found = m.groupdict()
    return next((found[name] for name in names if found.get(name)), None)


def value(m: re.Match[str], name: str) -> Any:
    """Look up what a word of ``[values]`` stands for; the second of two groups where the first is empty."""
    word = group(m, name, f"{name}_b")
    return None if word is None else VALUES[name][word]


def count(m: re.Match[str]) -> float | None:
    """Read the number of units: "two", "an", "half an", "one and a half"; ``None`` for "several"."""
    text = group(m, "n")
    if text is None:
        return None
    half = 0.5 if "and a half" in m[0] else 0.0
    if text.startswith("half"):
        return 0.5
    text = text.removesuffix(" and a half")
    if text in ("a", "an"):
        return 1 + half
    number = parse_number(text.split())
    return float(text) if number is None and "." in text else None if number is None else number + half


def stated_year(m: re.Match[str], page: Page) -> int | None:
    if year := group(m, "year"):
        return int(year)
    return dates.short_year(short, page.published) if (short := group(m, "yy")) else None


def opened(m: re.Match[str], page: Page, kind: str, when: When | None) -> Reading:
    """Read "since 3 May" as an open range, but "after Sunday's attack" as the date of the attack."""
    if group(m, "open") is None:
        return Reading(kind=kind, when=when)
    if page.possessive(m.end()) or _of_a_thing(m, page):
        return Reading(kind=kind, when=when, start=m.end("open"))
    return Reading(kind=kind, when=when, since=True)


def _of_a_thing(m: re.Match[str], page: Page) -> bool:
    """Whether an article and a noun make the date that of a thing: "scarred by *the* May 2019 *massacre*"."""
    after = page.after(m.end())
    if after is None or not after.text.isalpha() or page.surface.capital(after.start):
        return False
    return group(m, "month") is not None and leads_of(m, "month")[1:] == ["the"] and after.text not in CONTEXT["past"]


def leads_of(m: re.Match[str], group: str) -> list[str]:
    """Return the words of the match before a group."""
    return _WORDS.findall(m[0][: m.start(group) - m.start()])
