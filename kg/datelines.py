"""Find datelines: the place, day and agency before the dash at the head of a paragraph.

In: the text of an article.  Out: character spans.  A dateline is no part of the sentence after it, and what it names
does nothing there: "LOMAR, Kenya (KLX) -- Gunmen stormed a hotel".  This room knows no word, only how a dateline is
written.
"""

from __future__ import annotations

import re

# A capitalised word or a number; months may be small ("3 may 90").
_WORD = r"(?:[A-ZÀ-ÞĀ-Ž][^\s,()—–\[\]]*|\d{1,4}(?:st|nd|rd|th)?|(?<=\d )[a-z]{3,9}\.?)"
_AGENCY = r"\([^()\n]{2,60}\)"
_DATELINE = re.compile(
    rf"^[ \t]*(?P<place>(?!The ){_WORD}(?:(?:,?[ /]|, ?){_WORD}){{0,9}}(?: {_AGENCY}(?=,)(?:,? {_WORD}){{0,4}})?)"
    rf",?[ ]?(?P<agency>{_AGENCY})?[ ]*(?:--|—|–|(?<=[ )])-(?= ))[ \t]*(?:\[[^\[\]\n]{{1,120}}\][ \t]*)*",
    re.MULTILINE,
)
# "LOMAR, Kenya (Sept. 1, 2031)": after other headings on the line too, and without a dash
_DAY_IN_BRACKETS = re.compile(
    rf"(?:^|(?<=[ \t]{{2}}))[A-ZÀ-Þ]{{3,}}(?:, {_WORD}){{1,2}} \({_WORD}(?:,? {_WORD}){{1,2}}\)[ \t]*"
    r"(?:--|—|–|-(?= ))?[ \t]*",
    re.MULTILINE,
)
_BREAKS = {0x85: "\n", 0xA0: " ", 0x2028: "\n", 0x2029: "\n"}  # other breaks of line, each of one character
_LONGEST_NAME = 3  # words of a town
_SHORTEST_NAME = 3  # letters of a city in capitals: "LOS ANGELES", not "A — B"


def find_datelines(text: str) -> list[tuple[int, int]]:
    """Character spans of the datelines of a text, the dash and what stands in brackets after it included."""
    found = []
    text = text.translate(_BREAKS)
    for match in _DATELINE.finditer(text):
        first = match["place"].split()[0].rstrip(",.")
        capitals = first.isalpha() and first.isupper() and len(first) >= _SHORTEST_NAME
        town, _, rest = match["place"].partition(",")
        dated = len(town.split()) <= _LONGEST_NAME and any(c.isdigit() for c in rest)  # "Lomar, 3 May 90 --"
        if match["agency"] or capitals or dated:
            found.append(match.span())
    for match in _DAY_IN_BRACKETS.finditer(text):
        if any(c.isdigit() for c in match[0]) and not any(a < match.end() and match.start() < b for a, b in found):
            found.append(match.span())
    return sorted(found)
