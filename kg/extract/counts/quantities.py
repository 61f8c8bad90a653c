"""How many: the counts of a text with their bounds.

In: a spaCy ``Doc``.  Out: :class:`QuantityMention` records in text order.  Read from the words of the text by the
finite grammar of :mod:`kg.extract.counts.counting`, whatever the model says.  A vague amount ("dozens") never becomes a
number, and a number that counts nothing (a date, an age, a distance, "Boeing 747") is no mention.  Whether the noun
after it is worth counting, is for the reader of the mentions to decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.extract.counts.counting import read_counts
from kg.extract.text.numerals import parse_number
from kg.extract.text.parse import Doc
from kg.extract.text.surface import surface_of
from kg.extract.times.resolve import TimeMention, read_times
from kg.records import Quantity

__all__ = ["QuantityMention", "find_quantities", "parse_number"]


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A count: the tokens ``start_i`` to ``end_i`` (half open) of the number with its bound ("at least 14").

    ``quantity`` is ``None`` for a vague amount.  ``additive`` counts on top of what was counted ("another 14",
    "20 others"), ``total`` sums up ("17 in all"), ``partitive`` is part of a group ("seven of them").
    """

    start_i: int
    end_i: int
    quantity: Quantity | None
    vague: bool = False
    additive: bool = False
    total: bool = False
    partitive: bool = False


def find_quantities(doc: Doc, times: Iterable[TimeMention] | None = None) -> list[QuantityMention]:
    """Find the counts of a text, in text order and without overlap.

    ``times`` are the time expressions of the text, which count nothing; they are read anew when not given.

    A range ("10 to 15", "three or four") is at least its lower end; an upper bound is ``UP_TO``, also for
    "fewer than".  "No one", "none" and "no" before a noun count 0, "both" and "twin" before what they pair 2.
    A man, a soldier and the pronoun "one" in "with one detonating" are no numbers.
    """
    surface = surface_of(doc)
    if times is None:
        spans = [(start, end) for start, end, _ in read_times(surface, None)]
    else:
        spans = [(doc[t.start_i].idx, doc[t.end_i - 1].idx + len(doc[t.end_i - 1])) for t in times]
    mentions: list[QuantityMention] = []
    for count in read_counts(surface, spans):
        start_i, end_i = surface.tokens(surface.starts[count.first], surface.ends[count.last - 1])
        if not mentions or start_i >= mentions[-1].end_i:
            mentions.append(
                QuantityMention(
                    start_i=start_i,
                    end_i=end_i,
                    quantity=None if count.value is None else Quantity(value=count.value, bound=count.bound),
                    vague=count.value is None,
                    additive=count.additive,
                    total=count.total,
                    partitive=count.partitive,
                )
            )
    return mentions
