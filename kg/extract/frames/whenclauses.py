"""Date a deed by the time before the clause that tells it: "in 2014, *when* rebels kidnapped 30 girls".

In: the times of a text, its frames and what is known of their circumstances.  Out: the same, with those times.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_verbal
from kg.extract.times.resolve import TimeMention
from kg.records import Precision

if TYPE_CHECKING:
    from kg.extract.frames.circumstances import Circumstances

DATED_BY_CLAUSE = "syntax:when"
WORST_SINCE = "syntax:since-when"  # "the worst attack since 2014, when rebels killed 30": another attack


def date_by_clause(reading: Reading, frames: list[Frame], found: Circumstances) -> None:
    """ "Since 2014, *when* rebels kidnapped 30 girls": the time before the clause is that of its first deed."""
    doc = reading.doc
    for time in reading.times:
        i = time.end_i + (time.end_i < len(doc) and doc[time.end_i].text == ",")
        if time.when is None or i >= len(doc) or doc[i].lower_ != "when":
            continue
        sent = doc[i].sent
        told = [f for f in frames if f.sense.family in {"attack", "harm"} and i < f.trigger.i < sent.end]
        first = next((f for f in told if not f.nominal), None)
        if first is not None and (time.since or not found.times.get(first.trigger.i)):
            rule = WORST_SINCE if time.since and not _since_a_day(reading, time) else DATED_BY_CLAUSE
            found.times[first.trigger.i] = [(replace(time, since=False), rule)]
            noun = _named_before(frames, time) if not time.since and first.link is None else None
            if noun is not None:  # "*the assault* on the hall in 2015, when gunmen killed 90 people"
                first.link = noun
                found.times[noun.i] = found.times.pop(first.trigger.i)


def _named_before(frames: list[Frame], time: TimeMention) -> Token | None:
    """The attack that a time of its sentence stands behind, with no verb in between."""
    told = [f.trigger for f in frames if f.nominal and f.sense.family == "attack" and f.trigger.i < time.start_i]
    noun = told[-1] if told else None
    if noun is None or noun.sent.end <= time.start_i:
        return None
    return noun if not any(is_verbal(t) for t in noun.doc.tokens[noun.i + 1 : time.start_i]) else None


def _since_a_day(reading: Reading, time: TimeMention) -> bool:
    """Whether somebody was at something since a day of the news: "on the run *since Saturday*, when he shot two"."""
    before = reading.doc.tokens[reading.doc[time.start_i].sent.start : time.start_i]
    compared = any(t.tag_ in {"JJS", "RBS"} or t.lower_ == "first" for t in before)
    return time.when is not None and time.when.precision is Precision.DAY and not compared
