"""When things happened: the time expressions of a text, resolved as far as the text allows.

In: a spaCy ``Doc`` and the day of publication.  Out: :class:`TimeMention` records in text order.  The grammar is
that of ``kg/lexicon/times.toml`` and reads the text itself; the parse serves only to find the anchor of "two days
before the bombings".  A relative expression without a day of publication stays unresolved: never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeAlias

from kg.extract.text.parse import Doc
from kg.extract.text.surface import Surface, surface_of
from kg.extract.times import gaps, rules
from kg.extract.times.dates import ANCHORED, in_month, in_year, on_day
from kg.extract.times.grammar import find_expressions
from kg.extract.times.page import CONTEXT, Page, Reading
from kg.records import Precision, When

_RULES = rules.RULES | gaps.RULES
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BEFORE_NOUN = frozenset({"DT", "PDT", "PRP$", "WP$", "JJ", "JJR", "JJS", "CD", "VBN", "VBG", "RB", "``", "''", "HYPH"})
_BEFORE_NUMBER = frozenset({"IN", "TO", "RBR"})
_INSIDE_NAME = frozenset({"POS", "HYPH", "CD", "AFX"})
_ANCHOR_REACH = 12

_Told: TypeAlias = tuple[int, int, Reading]  # characters from, to (half open), and what they mean


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression: the tokens ``start_i`` to ``end_i`` (half open), the whole adverbial phrase.

    ``kind`` is ``absolute`` (the text gives the date in full), ``relative`` (to the day of publication),
    ``anchored`` (to an event of the text), ``duration``, ``age``, ``recurring`` or ``clock`` (a time of day alone).
    ``when`` is ``None`` where the expression names no date or it cannot be resolved.

    Of an anchored one, ``direction`` is -1 before, +1 after, 0 the same time; ``offset`` is the signed gap in days
    or less and ``months`` the signed gap in calendar months, ``None`` when it is not known ("shortly after");
    ``anchor_i`` is the token at the head of the anchor, ``None`` for the event just told ("20 minutes later").
    ``unit`` is what a gap is counted in, though it may not be known how many ("days", of "days after").
    ``since`` marks an open range ("since 2015", "this year"), which is not the date of one event.
    """

    start_i: int
    end_i: int
    when: When | None
    kind: str
    direction: int = 0
    offset: timedelta | None = None
    anchor_i: int | None = None
    since: bool = False
    months: int | None = None
    unit: str = ""

    @property
    def dated(self) -> bool:
        """Whether it gives a date without an event of the text to count from: "on 3 May", "on Monday"."""
        return self.kind in {"absolute", "relative"}


def find_times(doc: Doc, published: date | None) -> list[TimeMention]:
    """Find the time expressions of a text, in text order and without overlap.

    ``published`` is the day that "Thursday" or "last week" is relative to; ``None`` leaves these unresolved.
    """
    surface = surface_of(doc)
    mentions: list[TimeMention] = []
    for start, end, reading in read_times(surface, published):
        start_i, end_i = surface.tokens(start, end)
        if mentions and start_i < mentions[-1].end_i:
            continue
        if reading.same == "years" and mentions and mentions[-1].end_i == start_i and _of_a_month(mentions[-1]):
            # "in August *of that year*": the month of the year told before
            month = mentions.pop()
            mentions.append(replace(month, end_i=end_i, when=_in_that_year(month, mentions)))
            continue
        anchor_i = _anchor(doc, end_i) if reading.anchor else None
        mentions.append(
            TimeMention(
                start_i=start_i,
                end_i=end_i,
                when=_shared(reading.same, mentions) if reading.same else reading.when,
                kind=reading.kind,
                direction=reading.direction,
                offset=reading.offset,
                anchor_i=anchor_i,
                since=reading.since,
                months=reading.months,
                unit=reading.unit,
            )
        )
    return [m for n, m in enumerate(mentions) if not _in_another_zone(doc, mentions[:n], m)]


def _in_another_zone(doc: Doc, before: list[TimeMention], day: TimeMention) -> bool:
    """Whether a day only says what day it was elsewhere: "before 5 a.m. (11 p.m. ET *Monday*)"."""
    if len(before) < 2 or day.kind != "relative" or before[-1].kind != "clock" or before[-2].kind != "clock":
        return False
    clock = before[-1]
    opened = doc[clock.start_i - 1].text == "(" and before[-2].end_i == clock.start_i - 1
    return opened and day.start_i - clock.end_i <= 1 and day.end_i < len(doc) and doc[day.end_i].text == ")"


def _of_a_month(time: TimeMention) -> bool:
    return time.when is not None and time.when.precision is Precision.MONTH


def _in_that_year(month: TimeMention, before: list[TimeMention]) -> When | None:
    """The month in the year of the last date before it; as it was where no year was told."""
    year = _shared("years", before)
    if year is None or month.when is None:
        return month.when
    return in_month(year.earliest.year, month.when.earliest.month, ANCHORED)


def _shared(unit: str, mentions: list[TimeMention]) -> When | None:
    """The day, month or year of the last date told: "In July 2023 ... *that same year*"."""
    for mention in reversed(mentions):
        when = mention.when
        if when is None:
            continue
        day, last = when.earliest, when.latest
        if unit == "years" and day.year == last.year:
            return in_year(day.year, ANCHORED)
        if unit == "months" and (day.year, day.month) == (last.year, last.month):
            return in_month(day.year, day.month, ANCHORED)
        return on_day(day, ANCHORED) if unit == "days" and day == last else None
    return None


def read_times(surface: Surface, published: date | None) -> Iterator[_Told]:
    """Read the time expressions of a surface: characters ``start`` and ``end`` (half open) and what they mean.

    They are read one after the other, as far as somebody asks, and each once.
    """
    begun: dict[date | None, tuple[list[_Told], Iterator[_Told]]] = surface.doc.cache.setdefault("read_times", {})
    if published not in begun:
        begun[published] = [], _read_on(surface, published)
    told, rest = begun[published]
    yield from told
    for found in rest:
        told.append(found)
        yield found


def _read_on(surface: Surface, published: date | None) -> Iterator[_Told]:
    page = Page(surface, published)
    held: _Told | None = None
    for found, reading in find_expressions(surface, lambda found: _RULES[found.rule](found.match, page)):
        start = found.start if reading.start is None else reading.start
        while surface.text[start].isspace():
            start += 1
        this = (start, found.end, reading)
        if held and (merged := _counted_from(held, this, surface)):
            this = merged
        elif held:
            yield held
        held = this
    if held:
        yield held


def _counted_from(gap: _Told, day: _Told, surface: Surface) -> _Told | None:
    """Resolve a gap to a date that directly follows it: "two days after January 3"."""
    reading, (start, end, date_of) = gap[2], day
    if not reading.anchor or surface.text[gap[1] : start].strip() or date_of.kind not in ("absolute", "relative"):
        return None
    when = date_of.when
    # "two years after 1990" and "shortly after January 3" are left open
    if when is None or when.precision is not Precision.DAY or reading.offset is None:
        return gap[0], end, Reading(kind=date_of.kind)
    return gap[0], end, Reading(kind=date_of.kind, when=on_day(when.earliest + reading.offset, when.basis))


def _anchor(doc: Doc, i: int) -> int | None:
    """Find the head of the phrase or clause that begins at token ``i``; ``None`` when none does.

    The noun phrase is read from the tags.  Of a clause the verb is the anchor ("before gunmen stormed the hall"),
    unless it only says that its subject took place ("before the bombings took place").
    """
    head: int | None = None
    for token in doc.tokens[i : i + _ANCHOR_REACH]:
        if token.tag_ in _NOUNS:
            head = token.i
        elif head is None and token.tag_ == "VBG":
            # "hours before entering the hall"; "before the ongoing talks" has its article first
            if token.i == i:
                # "hours after being shot"
                return token.head.i if token.dep_.startswith("aux") else i
        elif head is None and token.tag_ in ("PRP", "WDT", "DT", "EX") and token.dep_.startswith("nsubj"):
            # "before he was killed"
            head = token.i
            break
        elif (
            head is None
            and token.tag_ in _BEFORE_NUMBER
            and any(t.tag_ == "CD" for t in doc[token.i + 1 : token.i + 3])
        ):
            continue  # "two weeks after *at* least nine people were killed", "after more *than* 40 people died"
        elif token.tag_ not in (_BEFORE_NOUN if head is None or doc[token.i - 1].tag_ == "HYPH" else _INSIDE_NAME):
            # "the US-led invasion" goes on after its hyphen
            break
    if head is None:
        return None
    subject = doc[head]
    if subject.dep_.startswith("nsubj") and subject.head.i > head:
        return head if subject.head.lemma_ in CONTEXT["light_verbs"] and subject.tag_ in _NOUNS else subject.head.i
    return head
