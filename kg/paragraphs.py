"""Where the paragraphs of a text begin.

In: the text of an article.  Out: character offsets.  A blank line is a break; so is a single line feed, unless the text
is wrapped at a width.
"""

from __future__ import annotations

import re
from itertools import pairwise

#: Lines of a hard-wrapped text are about as long as its longest one, which is a screen's or a teletype's width.
_WRAP_WIDTHS = range(50, 101)
_WRAP_FILL = 0.75
_BREAK = re.compile(r"\s*\n\s*")


def find_paragraphs(text: str) -> list[int]:
    """The offset of the first character of each paragraph, in order; the first is that of the text."""
    wrapped: bool | None = None
    starts = [0]
    for found in _BREAK.finditer(text):
        if found.group().count("\n") == 1:
            wrapped = is_wrapped(text) if wrapped is None else wrapped
            if wrapped:
                continue
        starts.append(found.end())
    return starts


def is_wrapped(text: str) -> bool:
    """Tell whether the lines of ``text`` were broken at a width, so that a single line feed means nothing."""
    lines = [line.rstrip() for line in text.split("\n")]
    # The last line of a paragraph is as short as it happens to be.
    inner = [len(line) for line, following in pairwise(lines) if line and following.strip()]
    if len(inner) < 2 or max(inner) not in _WRAP_WIDTHS:
        return False
    return sum(width >= _WRAP_FILL * max(inner) for width in inner) >= _WRAP_FILL * len(inner)
