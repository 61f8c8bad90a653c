"""Find the deed that a day before a court or in a claim belongs to: "guilty of the attack on 2 May".

In: a time with the verb of judging, blaming or claiming above it, and the frames.  Out: the deed whose day it is, or
none where it is the day of the verdict, of the charge or of the claim.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from kg.extract.drafts import Reading
from kg.extract.frames.nominals import series_of
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_passive, prepositions
from kg.extract.times.resolve import TimeMention
from kg.lexicon import words

_DEEDS = frozenset({"attack", "harm"})
_RELATIVE = 6  # tokens from a day to what happened on it: "on Sunday, local time, in which"
_NEWS = timedelta(days=7)


def crime_judged(reading: Reading, time: TimeMention, verb: Token, frames: dict[int, Frame]) -> Token | None:
    """The deed that a verdict or an accusation is about, where the day is its day: "guilty of the attack on 2 May".

    What is days old is no court's news; nor is a time of day: "over the attack in the early hours of Sunday".
    """
    published, start = reading.article.date, time.start_i
    judged = frames[verb.i].sense.family == "legal" if verb.i in frames else False
    if not judged and verb.lemma_.lower() not in words("responsibility", "blame"):
        return None
    if time.when is None or published is None or verb.i > start:
        return None
    hour = any(t.ent_type_ == "TIME" for t in reading.doc.tokens[start : time.end_i])
    # "in May, a court convicted a man of the murder of a judge *last year*": the verdict has had its day
    told = any(t.dated and t.end_i <= verb.i for t in reading.times_in(verb.sent))
    old = (time.kind == "absolute" or told) and time.when.latest < published - _NEWS
    between = [f.trigger for i, f in frames.items() if verb.i < i < start and f.sense.family in _DEEDS]
    here = [t for t in between if t.sent.start == verb.sent.start and case_of(t) is None]
    return max(here, key=lambda t: t.i) if here and (hour or old) else None


def plea_of(noun: Token, frames: dict[int, Frame]) -> Token | None:
    """The verdict of which a deed is only the charge: "pleaded guilty to *murder* in that case in 2021"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"to", "of"} else noun
    if above.lower_ not in words("deeds", "verdicts") or above.head.i not in frames:
        return None
    return above.head if case_of(noun) is not None and frames[above.head.i].sense.family == "legal" else None


def case_of(charge: Token) -> Token | None:
    """The case that a deed is the charge in: "pleaded guilty to murder in *that case*"."""
    cases = words("circumstances", "cases")
    return next((t for prep, t in prepositions(charge) if prep == "in" and t.lemma_.lower() in cases), None)


def blamed_for(token: Token, verb: Token, frames: dict[int, Frame]) -> Token | None:
    """The deed that somebody is held to have done, with its day: "was blamed for the attack in Varnell *in May*"."""
    if verb.lemma_.lower() not in words("responsibility", "blame") or not is_passive(verb):
        return None
    return next((t for prep, t in prepositions(verb) if prep == "for" and t.i in frames and t.i < token.i), None)


def judged_now(reading: Reading, token: Token, verb: Token, frames: dict[int, Frame]) -> Token | None:
    """The event spoken of, whose day it is: "condemns the attack on a convoy on 17 May, in which two were killed".

    Where the sentence has told before on what day it was spoken of, the day after the event is that of the event:
    "on Sunday the Front claimed the bombing in Varnell *on Thursday*".
    """
    event = next((t for c in verb.rights if c.dep_ == "dobj" for t in events_of(c, frames) if t.i < token.i), None)
    if event is None:
        return None
    after = token.doc.tokens[token.i + 1 : token.i + _RELATIVE]
    told = verb.tag_ in {"VBZ", "VBP"} or any(c.dep_ == "relcl" for c in token.children)
    told = told or any(_opens_clause(a, b) for a, b in pairwise(after))  # hung on the verb
    told = told or any(t.dated and t.end_i <= verb.i for t in reading.times_in(verb.sent))
    return event if told else None


def _opens_clause(word: Token, after: Token) -> bool:
    """Whether two words open what happened on a day: "in which", "that killed"."""
    in_it = word.lower_ == "in" and after.lower_ == "which"
    return in_it or (word.lower_ in {"that", "which"} and word.tag_ == "WDT" and after.tag_ == "VBD")


def events_of(noun: Token, frames: dict[int, Frame]) -> list[Token]:
    """The events of an object: "claimed *the attack*", "a series of *attacks*", "responsibility for *an attack*"."""
    if noun.i in frames:
        return [noun]
    below = [t for prep, t in prepositions(noun) if prep in {"of", "for"}]
    below += [t for s in below for prep, t in prepositions(s) if prep == "of" and series_of(t) is s]
    return [t for t in below if t.i in frames and frames[t.i].nominal]
