"""The finite grammar of counts: reads numbers, bounds and vague amounts from the words of a text.

In: the :class:`~kg.extract.text.surface.Surface` of a text, the characters of its time expressions and
``kg/lexicon/numbers.toml``.  Out: :class:`Count` records in text order, by word positions.  A tag is looked at in one
place only: "one" before a gerund.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.extract.text.numerals import CARDINAL, MULTIPLIER, parse_number
from kg.extract.text.surface import Surface
from kg.lexicon import load
from kg.records import Bound

_LISTS: Mapping[str, Any] = load("numbers")
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def _by_last(lists: Iterable[tuple[str, Sequence[str]]]) -> Phrases:
    """Group phrases by their last word, longest first, each with the name of its list."""
    return _grouped(lists, -1)


def _by_first(lists: Iterable[tuple[str, Sequence[str]]]) -> Phrases:
    """Group phrases by their first word, longest first, each with the name of its list."""
    return _grouped(lists, 0)


def _grouped(lists: Iterable[tuple[str, Sequence[str]]], at: int) -> Phrases:
    grouped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in lists:
        for phrase in phrases:
            words = tuple(phrase.split())
            grouped.setdefault(words[at], []).append((words, name))
    return {word: tuple(sorted(found, key=lambda f: (-len(f[0]), f))) for word, found in grouped.items()}


_BEFORE = _by_last([*_LISTS["bound"].items(), *((key, _LISTS[key]["before"]) for key in ("additive", "total"))])
_AFTER = _by_first([*_LISTS["after"].items(), *((key, _LISTS[key]["after"]) for key in ("additive", "total"))])
_FIXED = _by_first(
    [
        ("vague", _LISTS["vague"]["phrases"]),
        ("none", [*_LISTS["none"]["phrases"], *_LISTS["none"]["words"]]),
        ("pair", _LISTS["pair"]["phrases"]),
    ]
)
_PARTITIVE = _by_first([("any", _LISTS["partitive"]["after"]), ("others", _LISTS["partitive"]["additive"])])
_ONE_PARTITIVE = _by_first([("one", _LISTS["partitive"]["one_after"])])
_BOUNDS = {bound.value: bound for bound in Bound}
_FIGURES = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d*(?:\.\d+)?|0")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LONG = re.compile(r"\d{4,}")
_BREAK = re.compile(r"[.;:!?()\n\[\]]")
_NO, _NOT_AFTER_NO = (frozenset(_LISTS["none"][key]) for key in ("determiner", "not_after_no"))
_NOT_BEFORE_ONE, _NOT_AFTER_ONE = (frozenset(_LISTS["pronoun_one"][key]) for key in ("not_after", "not_before"))
_NOT_TWINS, _AFTER_BOTH, _NOT_AFTER_BOTH = (
    frozenset(_LISTS["pair"][key]) for key in ("not_twins", "before", "not_before")
)
_BETWEEN, _AND, _TO, _NOT_RANGE, _RANGE_FROM = (
    frozenset(_LISTS["range"][key]) for key in ("between", "and", "to", "not_after", "from_after")
)
_UNITS, _NUMBERED, _STREETS, _PEOPLE, _HARM, _AGE_BOUNDS, _AGED, _AGE_LINKS, _NAMES = (
    frozenset(_LISTS["not_counted"][key])
    for key in ("units", "numbered", "streets", "people", "harm", "age_bounds", "aged", "age_links", "names")
)
_EXTRA_INSIDE = frozenset(_LISTS["additive"]["inside"])
_ARTICLES, _INNER = frozenset(_LISTS["inside"]["first"]), frozenset(_LISTS["inside"]["later"]) | MULTIPLIER.keys()
_PAIRS, _TWINS = frozenset(_LISTS["pair"]["words"]), frozenset(_LISTS["pair"]["twins"])
_STARTS = _FIXED.keys() | CARDINAL.keys() | _ARTICLES | _PAIRS | _NO
_NOT_BEFORE_MANY, _THAN = (frozenset(_LISTS["vague"][key]) for key in ("not_after", "not_before"))
_STUCK = frozenset(_LISTS["not_counted"]["money_before"]) | frozenset("@_/'.,")
_CLINGING = frozenset("%°_")
_BETWEEN_FIGURES = frozenset("-/:.,'")
_LIST_GAPS = frozenset({" ", "-", ",", "/"})
_OPENING, _CLOSING, _AFTER_AGE, _ENDING = frozenset("(["), frozenset(")]"), frozenset(",);.-"), frozenset(".:;")
_HIGHEST_AGE = 110
_WIDEST_RANGE = 5
_BOUND_REACH = 4


@dataclass(slots=True)
class Count:
    """A count in the making: the words ``first`` to ``last`` (half open)."""

    first: int
    last: int
    value: int | None
    bound: Bound = Bound.EXACT
    additive: bool = False
    total: bool = False
    partitive: bool = False


def read_counts(surface: Surface, times: Iterable[tuple[int, int]]) -> Iterator[Count]:
    """Read the counts of a text in text order; ``times`` are the characters of its time expressions."""
    return _Reader(surface, times).read()


class _Reader:
    """One pass over the words of a surface."""

    def __init__(self, surface: Surface, times: Iterable[tuple[int, int]]) -> None:
        self.surface = surface
        self.words = surface.words
        starts = surface.starts
        self.busy = {i for start, end in times for i in range(bisect_left(starts, start), bisect_left(starts, end))}

    def read(self) -> Iterator[Count]:
        """Read the counts in text order."""
        done = 0
        for i in [i for i, word in enumerate(self.words) if word in _STARTS or word[0].isdigit()]:
            if i < done or i in self.busy:
                continue
            found = self._fixed(i) or self._no(i) or self._pair(i) or self._number(i)
            if found:
                yield found
                done = found.last

    def _text(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def _gap(self, i: int) -> str:
        """Return what stands between word ``i`` and the next one."""
        return self.surface.gap(i) if 0 <= i < len(self.words) else "\n"

    def _next(self, i: int) -> str:
        """Return word ``i`` if only spaces part it from the one before, else an empty string."""
        gap = self._gap(i - 1)
        return self._text(i) if gap.isspace() and "\n" not in gap else ""

    def _phrase_from(self, phrases: Phrases, i: int) -> tuple[str, int] | None:
        """Find the longest phrase that begins at word ``i``: the name of its list and the word after it."""
        known = phrases.get(self._text(i))
        if known is None:
            return None
        second = self._next(i + 1)
        for phrase, name in known:
            if len(phrase) > 1 and phrase[1] != second:
                continue
            if all(self._next(i + k) == phrase[k] for k in range(2, len(phrase))):
                return name, i + len(phrase)
        return None

    def _phrase_to(self, phrases: Phrases, i: int) -> tuple[str, int] | None:
        """Find the longest phrase that ends just before word ``i``: the name of its list and its first word."""
        for phrase, name in phrases.get(self._text(i - 1), ()):
            first = i - len(phrase)
            if all(self._text(first + k) == word for k, word in enumerate(phrase)):
                # "In all, 17 people" may have a comma, "at least, 17" may not
                gaps = [self._gap(k) for k in range(first, i)]
                if not any(_BREAK.search(gap) or ("," in gap and name != "total") for gap in gaps):
                    return name, first
        return None

    def _fixed(self, i: int) -> Count | None:
        """Read a vague amount ("dozens", "a few"), "no one" or "a pair of"."""
        found = self._phrase_from(_FIXED, i)
        if found is None:
            return None
        name, last = found
        if name != "vague":
            return self._extended(Count(i, last, 0 if name == "none" else 2))
        # "as many as 20" is a bound, "dozens of times" no count
        # "a group of about 30"
        ends = (k for k in range(last, last + _BOUND_REACH) if self._parse(k))
        if any(k == last or (self._phrase_to(_BEFORE, k) or ("", k))[1] <= last for k in ends):
            return None
        noun = last + (self._text(last) == "of" or self._text(last) in MULTIPLIER)
        if self._text(i - 1) in _NOT_BEFORE_MANY or self._is_measure(noun):
            return None
        return self._extended(Count(i, last, None))

    def _no(self, i: int) -> Count | None:
        # "no casualties"; "No. 2" and "no longer" are none
        following = self._next(i + 1) if self._text(i) in _NO else ""
        return Count(i, i + 1, 0) if following.isalpha() and following not in _NOT_AFTER_NO else None

    def _pair(self, i: int) -> Count | None:
        text = self._text(i)
        if text not in _PAIRS:
            return None
        following = self._next(i + 1)
        if text in _TWINS:
            return Count(i, i + 1, 2) if following.endswith("s") and following not in _NOT_TWINS else None
        # "both men"; "both the army and the police" pairs what follows, without counting it
        if following in _NOT_AFTER_BOTH:
            return None
        if following not in _AFTER_BOTH and any(self._next(k) in _AND for k in range(i + 2, i + 6)):
            return None
        return self._extended(Count(i, i + 1, 2))

    def _number(self, i: int) -> Count | None:
        """Read a number with its bounds, "at least another 14"."""
        parsed = self._parse(i)
        if parsed is None:
            return None
        value, last = parsed
        count = Count(i, last, value)
        if value == 1 and self._text(i) in CARDINAL and not self._one_counts(i):
            return None
        if upper := self._upper(count):
            count.last, count.bound = upper, Bound.AT_LEAST
        self._lead(count)
        return self._extended(count) if self._counts_something(i, count) else None

    def _parse(self, i: int) -> tuple[int, int] | None:
        """Parse the longest number that begins at word ``i``: its value and the word after it."""
        text = self._text(i)
        if not (text in CARDINAL or text in _ARTICLES or _FIGURES.fullmatch(text)):
            return None
        last = i + 1
        while last < len(self.words) and (self._text(last) in CARDINAL or self._text(last) in _INNER):
            if last in self.busy or self._gap(last - 1) not in (" ", "-"):
                break
            last += 1
        for end in range(last, i, -1):
            value = parse_number(self.words[i:end])
            if value is not None:
                return value, end
        return None

    def _upper(self, count: Count) -> int | None:
        """Find the upper end of a range that ``count`` begins: the word after it."""
        j, before, most = count.last, self._text(count.first - 1), None
        if self._gap(j - 1) == "-":
            # "275-5273" is a telephone
            upper, most = self._parse(j), (count.value or 0) * _WIDEST_RANGE
        elif before in _NOT_RANGE and self._text(count.first - 2) not in _RANGE_FROM:
            return None
        elif self._next(j) in (_AND if before in _BETWEEN else _TO):
            upper = self._parse(j + 1)
        else:
            return None
        if upper is None or (most is not None and upper[0] > most):
            return None
        if upper is None or count.value is None or upper[0] <= count.value or self._is_joined(upper[1]):
            return None
        if upper[1] - 1 in self.busy:
            return None
        count.first -= before in _BETWEEN
        return upper[1]

    def _one_counts(self, i: int) -> bool:
        """Tell "one person" and "killing one" from the pronoun."""
        if self._phrase_from(_ONE_PARTITIVE, i + 1) or self._of_a_number(i + 1):
            return True
        if self._text(i - 1) in _NOT_BEFORE_ONE or self._next(i + 1) in _NOT_AFTER_ONE:
            return False
        # "with one detonating explosives"
        following = self.surface.tokens(self.surface.starts[i], self.surface.ends[i])[1]
        return following >= len(self.surface.doc) or self.surface.doc[following].tag_ != "VBG"

    def _lead(self, count: Count) -> None:
        """Take in what stands before a number: bounds, "another", "a total of"."""
        while found := self._phrase_to(_BEFORE, count.first):
            name, first = found
            if name in _BOUNDS:
                if count.bound is not Bound.EXACT:
                    break
                count.bound = _BOUNDS[name]
            else:
                count.additive |= name == "additive"
                count.total |= name == "total"
            count.first = first

    def _extended(self, count: Count) -> Count:
        """Take in what stands after a number: "or more", "others", "in all", "of them"."""
        while self._next(count.last) and (found := self._phrase_from(_AFTER, count.last)):
            name, last = found
            # "14 more than last year"
            if name == "additive" and self._next(last) in _THAN:
                break
            if name in _BOUNDS and count.value is not None and count.bound is Bound.EXACT:
                count.bound = _BOUNDS[name]
            count.additive |= name == "additive"
            count.total |= name == "total"
            if name == "additive" and self._text(count.last) not in _EXTRA_INSIDE:
                break  # "20 others": the noun stays outside
            count.last = last
        if part := self._phrase_from(_PARTITIVE, count.last) if self._next(count.last) else None:
            # "dozens of others" are no part of others
            count.partitive, count.additive = part[0] == "any", count.additive or part[0] == "others"
        elif self._of_a_number(count.last):
            count.partitive = True
        return count

    def _of_a_number(self, i: int) -> bool:
        """Tell whether the number of a whole follows: "one *of two* bombers", "one *of the 20* pupils"."""
        return self._text(i) == "of" and any(
            self._next(k) in CARDINAL or self._next(k).isdigit() for k in (i + 1, i + 2)
        )

    def _is_measure(self, i: int) -> bool:
        """Tell whether word ``i`` is a unit, money or a share."""
        return self._text(i) in _UNITS

    def _is_joined(self, i: int) -> bool:
        """Tell whether something clings to the end of the word before ``i``: "12-member", "3%", "3/4"."""
        end = self.surface.ends[i - 1]
        after = self.surface.text[end : end + 2]
        return after[:1] in _CLINGING or (after[:1] in _BETWEEN_FIGURES and after[1:].isalnum())

    def _is_an_age(self, i: int) -> bool:
        """Tell a number that lists ages: "four men aged 25, 38 and about 60"."""
        i -= 1
        while self._text(i).isdigit() or self._text(i) in _AGE_LINKS:
            i -= 1
        return self._text(i) in _AGED

    def _counts_something(self, i: int, count: Count) -> bool:
        """Tell a count from a number that names, measures or dates."""
        last, before, following = count.last, self._text(i - 1), self._next(count.last)
        start, text, gap = self.surface.starts[i], self.surface.text, self._gap(count.last - 1)
        # "AK-47", "$14", "'89"
        if text[start - 1 : start] in _STUCK or (text[start - 1 : start] == "-" and text[start - 2].isalnum()):
            return False
        # units and shares: "12-member", "20%", "15 km"
        if self._is_joined(last) or (gap in (" ", "-") and self._is_measure(last)):
            return False
        # "two to three days"
        if following in _TO and last + 1 in self.busy:
            return False
        if self._is_an_age(i):
            return False
        if count.bound is not Bound.EXACT or count.additive or count.total or not self._text(i)[0].isdigit():
            # "children under 14"
            return not (before in _AGE_BOUNDS and self._text(i - 2) in _PEOPLE)
        # pages and points: "| 5 | 6", "1. First"
        lead = self._gap(i - 1)
        if "|" in lead + gap or (gap[:1] in (".", ")") and (i == 0 or "\n" in lead or lead[:1] in _ENDING)):
            return False
        # "(KLX) - 28 children"; but "Flight- 18" and the points of a list
        bullet = lead.endswith("- ") and not lead.startswith((" ", ")"))
        if self._text(i) in _NAMES or bullet or lead.endswith("\n- "):
            return False
        # a year out of context or a file number, unlike "2017 people" and "4500 rounds"
        if _LONG.fullmatch(self._text(i)) and not following:
            return False
        if _YEAR.fullmatch(self._text(i)) and following not in _PEOPLE | _HARM:
            return False
        # "Highway 9", "No. 2"; "14 15 16"
        if before in _NUMBERED and lead in (" ", ". ", ": "):
            return False
        if (before[:1].isdigit() and lead in _LIST_GAPS) or following[:1].isdigit():
            return False
        # "Dana Orel, 34, said"
        named = bool(before) and self.surface.capital(self.surface.starts[i - 1])
        if (
            named
            and self._gap(i - 1) in (", ", " (")
            and gap.lstrip()[:1] in _AFTER_AGE
            and (count.value or 0) < _HIGHEST_AGE
        ):
            return False
        # repeated in brackets: "six (6) soldiers"
        if text[start - 1 : start] in _OPENING and gap[:1] in _CLOSING:
            return False
        return not self._is_address(last)

    def _is_address(self, i: int) -> bool:
        """Tell whether a street follows: "120 North Mill Street"."""
        if not self._next(i) or not self.surface.capital(self.surface.starts[i]):
            return False
        return any(self._text(k) in _STREETS and self.surface.capital(self.surface.starts[k]) for k in range(i, i + 4))
