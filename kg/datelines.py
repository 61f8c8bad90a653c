"""Find datelines: the place, day and agency before the dash at the head of a paragraph.

In: the text of an article.  Out: character spans.  A dateline is no part of the sentence after it, and what it names
does nothing there: "LOMAR, Kenya (KLX) -- Gunmen stormed a hotel".  This room knows countries, and how a dateline is
written: before a dash, or a colon or stop after the agency ("LOMAR (KLX): Gunmen", "LOMAR, June 24. /KLX/. Gunmen"), or
with the day and the agency alone ("Lomar, Feb 5 (KLX) Gunmen").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.knowledge.countries import find_country

# A capitalised word or a number; months may be small ("3 may 90").
_WORD = r"(?:[A-ZÀ-ÞĀ-Ž][^\s,()—–\[\]]*|\d{1,4}(?:st|nd|rd|th)?|(?<=\d )[a-z]{3,9}\.?)"
_AGENCY = r"(?:\([^()\n]{2,60}\)|(?<=\. )/[A-Z]{3,9}/)"
_DATELINE = re.compile(
    r"^[ \t]*(?:[*•·][ \t]+)?"  # of a list: "* LOMAR - A bomb"
    rf"(?P<place>(?!The ){_WORD}(?:(?:,?[ /]|, ?){_WORD}){{0,9}}(?: {_AGENCY}(?=,)(?:,? {_WORD}){{0,4}})?)"
    rf"(?: \([^()\n]{{2,40}}\)(?= \())?"  # "Lomar (Kenya) (KLX) -"
    rf"[,.]?[ ]?(?P<agency>{_AGENCY})?[ ]*(?:--|—|–|(?<=[ )])-(?= )|(?P<colon>(?<=[\d)]):(?= ))|(?<=/)\.(?= )"
    r"|(?P<bare>(?<=[A-Z]\))(?= [A-ZÀ-Þ])))[ \t]*"
    rf"(?:\[[^\[\]\n]{{1,120}}\][ \t]*)*",
    re.MULTILINE,
)
# "LOMAR, Kenya (Sept. 1, 2031)": after other headings on the line too, and without a dash
_DAY_IN_BRACKETS = re.compile(
    rf"(?:^|(?<=[ \t]{{2}}))[A-ZÀ-Þ]{{3,}}(?:, {_WORD}){{1,2}} \({_WORD}(?:,? {_WORD}){{1,2}}\)[ \t]*"
    r"(?:--|—|–|-(?= ))?[ \t]*",
    re.MULTILINE,
)
# "(Lomar, May 5, 2031) – ", as releases of organisations have it
_ALL_IN_BRACKETS = re.compile(rf"^[ \t]*\({_WORD}(?:,? {_WORD}){{0,6}}\)[ ]*(?:--|—|–|-(?= ))[ \t]*", re.MULTILINE)
_BREAKS = {"\x85": "\n", "\xa0": " ", "\u2028": "\n", "\u2029": "\n"}  # other breaks of line, each of one character
_INITIALS = re.compile(r"[A-Z]{2,6}")  # of an agency or a state
_LONGEST_NAME = 3  # words of a town
_SHORTEST_NAME = 3  # letters of a city in capitals: "LOS ANGELES", not "A — B"


def find_datelines(text: str) -> list[tuple[int, int]]:
    """Character spans of the datelines of a text, the dash and what stands in brackets after it included."""
    found = []
    for other, plain in _BREAKS.items():
        text = text.replace(other, plain)
    lines = list(_lines(text))
    for match in filter(None, (_DATELINE.match(text, start, end) for start, end in lines)):
        first = match["place"].split()[0].rstrip(",.")
        capitals = first.isalpha() and first.isupper() and len(first) >= _SHORTEST_NAME
        town, _, rest = match["place"].partition(",")
        dated = len(town.split()) <= _LONGEST_NAME and any(c.isdigit() for c in rest)  # "Lomar, 3 May 90 --"
        if match["bare"] is not None:
            if dated and match["agency"] and len(rest.split()) > 1:
                found.append(match.span())  # "Lomar, Feb 5 (KLX) Two men were shot"
        elif match["colon"] is not None:
            # "LOMAR (KLX): Two men", "Lomar, Feb 5: Two men", but not "LOMAR 2: two men", "Ilo Venn, 34: a man"
            if (capitals or dated) if match["agency"] else dated and len(rest.split()) > 1:
                found.append(match.span())
        elif match["agency"] or capitals or dated or _places(rest.strip()):
            found.append(match.span())
    found += [opened.span() for line in lines if (opened := _ALL_IN_BRACKETS.match(text, *line)) is not None]
    bracketed = (line for line in lines if text.find("(", *line) >= 0)
    for match in (m for line in bracketed for m in _DAY_IN_BRACKETS.finditer(text, *line)):
        if any(c.isdigit() for c in match[0]) and not any(a < match.end() and match.start() < b for a, b in found):
            found.append(match.span())
    return sorted(found)


def _places(rest: str) -> bool:
    """Whether the name after a town is that of a country or an agency: "Lomar, *Kenya* – Two", "Lomar, *KLX* – Two"."""
    return _INITIALS.fullmatch(rest) is not None or (bool(rest) and find_country(rest) is not None)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, its line break included."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, end
        start = end
