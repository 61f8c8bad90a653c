"""Gives an all-capital text its small letters back, as far as words and names are known.

In: a text and a function that tells English words from names (:func:`kg.nlp.word_kinds`).  Out: a text of the same
length, letter by letter, so that every offset into it is an offset into the original; a text without a passage in
capitals comes back as it is.  The parser was trained on mixed case and takes "GUNMEN KILLED" for a name.  The evidence
always quotes the original: this room must never be used for anything but the parse.

A passage is a run of lines.  It is in capitals when nearly all its letters are and there are words enough, so that
neither the town of a dateline nor an acronym is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache

from kg.knowledge.actors import actors, match_actors
from kg.knowledge.countries import countries, find_country, find_demonym
from kg.knowledge.folding import is_acronym, plain
from kg.knowledge.gazetteer import find_places
from kg.lexicon import forms, load, words

Kind = Callable[[str], str]

_SHARE = 0.9  # of the letters: "McVENN" and "7th" stand in capitals too
_FEWEST_WORDS = 4  # a headline has four; "NEW YORK (AP)" three
_CANDIDATE = re.compile(r"[^\W\d_a-z]{2,}(?:[^\w\n]+[^\W\d_a-z]+){2}")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?:II|III|IV|VI{1,3}|IX|XI{0,3})")
_DASHES = ("--", " – ", " — ", " - ")
_DATELINE = 90
_SENTENCE_END = re.compile(
    r"[.!?:][\"”'’)\]]*\s+[\"“‘(\[]*$|(?:--|[–—])\s*[\"“(\[]*$|\n\s*\n\s*[\"“(\[]*$|(?<=[\s(\[])[\"“]$"
)
_TOWN = 100_000  # people: "Nancy" is a town, no village is called before a common word of its name
_LONGEST_PLACE = 3
_LONGEST_ACRONYM = 6


def recase(text: str, kind: Kind) -> str:
    """Lower the capitals of every all-capital passage, but for sentence starts, names and acronyms."""
    if not _CANDIDATE.search(text):
        return text
    out, last = [], 0
    for start, end in passages(text):
        out += [text[last:start], _Passage(text[start:end], kind).recased()]
        last = end
    return "".join([*out, text[last:]])


def lowered_passage(text: str, kind: Kind) -> str:
    """A passage whose capitals tell nothing, with those of a sentence."""
    return _Passage(text, kind).recased()


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Find the passages in capitals: the whole text, or runs of lines."""
    if _in_capitals(text):
        yield 0, len(text)
        return
    start: int | None = None
    at = 0
    for line in [*text.splitlines(keepends=True), ""]:
        if line and _in_capitals(line, 1 if start is not None else _FEWEST_WORDS):
            start = at if start is None else start  # the next line of a wrapped headline may be one word long
        elif start is not None:
            yield start, at
            start = None
        at += len(line)


def _in_capitals(text: str, fewest: int = _FEWEST_WORDS) -> bool:
    if text.isupper():
        return len(_WORD.findall(text)) >= fewest
    letters = [c for c in text if c.isalpha()]
    upper = sum(c.isupper() for c in letters)
    return upper > 0 and upper >= _SHARE * len(letters) and len(_WORD.findall(text)) >= fewest


def lowered(text: str) -> str:
    """Lower every letter whose small letter is one character: "İ" would become two, and stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@dataclass(slots=True)
class _Word:
    """A run of letters: where it stands, its small letters, and how it is to be written."""

    start: int
    end: int
    low: str
    kind: str
    style: str = "low"  # low, title or upper


@dataclass(slots=True)
class _Passage:
    """One passage on its way to small letters; the marks of its words are set one rule after the other."""

    text: str
    kind: Kind
    words: list[_Word] = field(default_factory=list)

    def recased(self) -> str:
        for match in _WORD.finditer(self.text):
            low = lowered(match.group())
            self.words.append(_Word(match.start(), match.end(), low, self._kind(low)))
        self._mark_single_words()
        self._mark_acronyms()
        self._mark_places()
        self._mark_actors()
        self._mark_people()
        self._mark_titles()
        self._mark_dateline()
        letters = list(lowered(self.text))
        for i, word in enumerate(self.words):
            if word.style == "upper":
                letters[word.start : word.end] = self.text[word.start : word.end]
            elif word.style == "title" or self._opens_sentence(i):
                letters[word.start] = self.text[word.start]
        return "".join(letters)

    def _kind(self, low: str) -> str:
        return "word" if low in _domain_words() else self.kind(low)

    def _gap(self, i: int) -> str:
        """What stands between the word and the one before."""
        return self.text[self.words[i - 1].end if i else 0 : self.words[i].start]

    def _next_to_figure(self, word: _Word) -> bool:
        return (
            bool(re.match(r"\.? ?\d", self.text[word.end : word.end + 3]))
            or self.text[max(0, word.start - 2) : word.start].strip(" ").isdigit()
        )

    def _mark_single_words(self) -> None:
        """Names that one word gives away: countries, their peoples, days and months, first names, unknown words."""
        for i, word in enumerate(self.words):
            raw, low, gap = self.text[word.start : word.end], word.low, self._gap(i)
            if gap[-1:] in {"'", "’"} and i and self.words[i - 1].end == word.start - 1:
                if len(self.words[i - 1].low) == 1 and len(low) > 2:  # "O'Venn", but not "Venn's", "didn't"
                    word.style = self.words[i - 1].style = "title"
            elif re.match(r"-\d", self.text[word.end : word.end + 2]) and len(low) < 4:
                word.style = "upper"  # "AK-47"
            elif len(low) < 4 and re.search(r"\d$", gap) and word.kind != "word" and not self._speakable(low):
                word.style = "low"  # "40TH", "5KM"
            elif len(low) == 1:
                initial = self.text[word.end : word.end + 1] == "." or low != "a"
                word.style = "upper" if initial else "low"
            elif _ROMAN.fullmatch(raw):
                word.style = "upper"
            elif low in words("casing", "dated"):
                before = self.words[i - 1].low if i else ""
                if self._next_to_figure(word) or (
                    self.kind(low) == "word" and before in words("casing", "before_month") and gap == " "
                ):
                    word.style = "title"  # "3 MAY", "in March"
            elif low in _calendar() or self._known(word):
                word.style = "title"
            elif word.kind == "" and low not in words("casing", "little"):
                word.style = "title" if self._speakable(low) else "upper"  # "KLX"
            elif word.kind == "noun" and low in _first_names():
                word.style = "title"
            elif word.kind == "noun" and not self._speakable(low):
                word.style = "upper"  # "GMT"

    @staticmethod
    def _speakable(low: str) -> bool:
        return any(c in _VOWELS for c in plain(low)) or f"{low}." in forms("titles", "abbreviations")

    def _mark_acronyms(self) -> None:
        """Acronyms of the knowledge base, and of the text itself: "THE DAHRI NATIONAL ARMY (DNA)"."""
        introduced = [i for i in range(len(self.words)) if self._is_introduced(i)]
        for i in introduced:
            self._mark_spelt_out(i)
        own = {self.words[i].low for i in introduced}
        for i, word in enumerate(self.words):
            titled = i and self._gap(i) == " " and self.words[i - 1].low in _titles()  # "MAYOR ILO VENN"
            known = word.low in _acronyms() and word.kind != "word" and word.low not in _first_names() and not titled
            if word.low in own or known:
                word.style = "upper"
            elif word.low == "us":
                before, gap = (self.words[i - 1].low if i else ""), self._gap(i)
                follows = i + 1 < len(self.words) and self._gap(i + 1) == " "
                if before == "the" or (follows and not (gap == " " and before in words("casing", "after_country"))):
                    word.style = "upper"  # "the US said", "US troops", not "told us that"

    def _is_introduced(self, i: int) -> bool:
        """Whether an acronym stands in brackets after its name; a word that is in a dictionary needs the initials."""
        word = self.words[i]
        around = self.text[max(0, word.start - 1) : word.start] + self.text[word.end : word.end + 1]
        if around not in {"()", "[]"} or not 2 <= len(word.low) <= _LONGEST_ACRONYM or word.kind == "word":
            return False
        initials = {w.low[0] for w in self.words[max(0, i - _LONGEST_ACRONYM - 2) : i]}
        return word.kind == "" or len(set(word.low) & initials) >= min(3, len(word.low))

    def _mark_spelt_out(self, i: int) -> None:
        """The name whose initials stand in brackets after it: "THE DAHRI NATIONAL FRONT (DNF)"."""
        before = [w for w in self.words[max(0, i - 2 * _LONGEST_ACRONYM) : i] if w.low not in words("casing", "little")]
        name = before[-len(self.words[i].low) :]
        if "".join(w.low[0] for w in name) == self.words[i].low:
            for word in name:
                word.style = "title"

    def _mark_places(self) -> None:
        """Towns and regions of the gazetteer, the longest name first; of single words only those that are no verb."""
        i = 0
        while i < len(self.words):
            i += self._place_at(i) or 1
        little = words("casing", "little")
        for i, word in enumerate(self.words[:-1]):
            if word.low in words("casing", "place_openers") and word.low in little and word.style == "low":
                before = self.words[i - 1] if i and self._gap(i) == " " else None
                after = self.words[i + 1]
                if after.style == "title" and self._gap(i + 1) == " ":
                    if before is None or (before.style == "low" and before.low not in words("casing", "name_links")):
                        word.style = "title"  # "in La Tandona", but "Joaquin de la Vega"

    def _place_at(self, i: int) -> int:
        first = self.words[i]
        for n in range(min(_longest_country(), len(self.words) - i), 1, -1):
            if " ".join(w.low for w in self.words[i : i + n]) in _countries() and all(
                self._gap(j) == " " for j in range(i + 1, i + n)
            ):
                for word in self.words[i : i + n]:
                    word.style = "low" if word.low in {"of", "the", "and"} else "title"  # "UNITED STATES"
                return n
        if i and self._gap(i) == " " and self.words[i - 1].low in words("casing", "name_links"):
            return 0  # "JOAQUIN DE LA VEGA"
        opens = first.low in words("casing", "place_openers")
        if first.kind == "word" and not opens:
            return 0
        for n in range(_LONGEST_PLACE, 0, -1):
            group = self.words[i : i + n]
            if len(group) < n or any(self._gap(j) not in {" ", "-"} for j in range(i + 1, i + n)):
                continue
            if n == 1 and (first.kind != "noun" or opens or len(first.low) < 3):
                continue
            if n > 1 and group[-1].low in words("casing", "little"):
                continue
            name = lowered(self.text[first.start : group[-1].end]).title()
            if any(p.population >= (_TOWN if n == 1 else 0) for p in find_places(name)):
                for word in group:
                    word.style = "title"
                return n
        return 0

    def _mark_actors(self) -> None:
        """Names of the knowledge base: "SHINING PATH", "MINISTRY OF DEFENSE" (its little words stay small)."""
        tokens = [w.low if w.low in words("casing", "little") else w.low.title() for w in self.words]
        for start, end, _ in match_actors(tokens):
            if end - start == 1 and self.words[start].kind == "word":
                continue
            if any(re.search(r"[.;:!?\n]\s", self._gap(j)) for j in range(start + 1, end)):
                continue
            for word in self.words[start:end]:
                if word.low not in words("casing", "little") and word.style == "low":
                    word.style = "title"

    def _mark_people(self) -> None:
        """A word that could be a surname after a first name, and a first name that could be a word before a name."""
        names: set[str] = set()
        for i in range(len(self.words) - 1):
            word, following = self.words[i], self.words[i + 1]
            if word.low not in _first_names() or self._gap(i + 1) != " ":
                continue
            if following.style == "title" and word.kind == "word" and following.low not in _calendar():
                word.style = "title"  # "MARK VENN"
            elif word.style == "title" and self._may_be_surname(following):
                following.style = "title"  # "MARIA BAKER"
                names.add(following.low)
        for word in self.words:
            if word.low in names:
                word.style = "title"  # "BAKER SAID"

    def _may_be_surname(self, word: _Word) -> bool:
        return self.kind(word.low) == "noun" and word.low not in _titles() and word.low not in words("reporting")

    def _mark_titles(self) -> None:
        """Titles before names: "PRESIDENT VENN", "GEN. VENN"; after an abbreviated one a noun is a name too."""
        for i in range(len(self.words) - 1, -1, -1):
            word = self.words[i]
            following = self.words[i + 1] if i + 1 < len(self.words) else None
            if following is None or self._gap(i + 1) not in {" ", ". "}:
                continue
            short = f"{word.low}." in forms("titles", "abbreviations") or word.low in words("titles", "honorifics")
            title = short or word.low in _titles()
            third = self.words[i + 2] if i + 2 < len(self.words) and self._gap(i + 2) == " " else None
            named = third is not None and third.style == "title" and third.low not in _calendar()
            if title and following.style == "low" and self._may_be_surname(following):
                noun = self.kind(word.low) == "noun" and following.low not in _domain_words()  # not "general staff"
                if short or named or noun:
                    following.style = "title"  # "PRESIDENT MARA OLDAN"
            if title and following.style == "title" and third is not None and third.style == "low":
                if self._may_be_surname(third) and following.low not in _calendar() and not self._known(following):
                    third.style = "title"  # "MAYOR ILO VENN"
            if title and following.style == "title" and following.low not in _calendar():
                word.style = "title"

    @staticmethod
    def _known(word: _Word) -> bool:
        return find_country(word.low.title()) is not None or find_demonym(word.low.title()) is not None

    def _mark_dateline(self) -> None:
        """The town before the dash of a dateline stays in capitals, as papers that write small letters have it."""
        head = min((at for dash in _DASHES if (at := self.text.find(dash, 0, _DATELINE)) > 0), default=0)
        stop = min((at for mark in ",(" if (at := self.text.find(mark, 0, head)) > 0), default=head)
        for word in self.words:
            if word.end > stop:
                return
            word.style = "upper"

    def _opens_sentence(self, i: int) -> bool:
        if i == 0:
            return True
        gap, before = self._gap(i), self.words[i - 1]
        if gap.startswith("] ") and self.text[before.start - 1 : before.start] == "[":
            return True  # "-- [TEXT] GUNMEN"
        if gap == " " or not _SENTENCE_END.search(gap):
            return False
        short = before.low in words("casing", "abbreviations") or f"{before.low}." in forms("titles", "abbreviations")
        return not (gap.startswith(". ") and (short or len(before.low) == 1))


_VOWELS = frozenset("aeiou")


@cache
def _acronyms() -> frozenset[str]:
    names = (name for actor in actors() for name in (actor.label, *actor.aliases))
    return frozenset(name.lower() for name in names if is_acronym(name) and _WORD.fullmatch(name))


@cache
def _countries() -> frozenset[str]:
    names = (name.lower() for country in countries() for name in (country.label, *country.aliases))
    return frozenset(name for name in names if " " in name)


@cache
def _longest_country() -> int:
    return max(name.count(" ") + 1 for name in _countries())


@cache
def _calendar() -> frozenset[str]:
    values = load("times")["values"]
    return frozenset(word for table in ("month", "weekday") for word in values[table]) - words("casing", "dated")


@cache
def _first_names() -> frozenset[str]:
    return words("names")


@cache
def _titles() -> frozenset[str]:
    return words("titles", "ranks", "offices", "religious", "honorifics")


@cache
def _domain_words() -> frozenset[str]:
    """Words of the field that a general word list may lack or know as names only: "hijacker", "mortar"."""
    lists = ("people", "facilities", "weapons", "organizations", "reporting", "statements", "languages")
    return frozenset(
        w
        for name in lists
        for entry in (words(name, "english") if name == "languages" else words(name))
        for w in entry.split()
    )
