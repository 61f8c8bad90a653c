"""Whether events told of in the plural are tied to one occasion, or only counted or spoken of as a kind.

In: a nominal frame with its parse.  Out: yes or no: "attacks on Sunday hit two posts", not "attacks on schools fell".
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.nominals import series_of
from kg.extract.frames.roles import Frame
from kg.extract.text.numerals import parse_number
from kg.extract.text.parse import Token
from kg.extract.text.syntax import auxiliaries, is_negated, is_verbal, prepositions
from kg.extract.text.triggers import noun_trigger, verb_trigger
from kg.extract.times.resolve import TimeMention
from kg.lexicon import words
from kg.records import Precision

_MANY = 100
_FAR = 15  # tokens from attacks to the clause that tells their toll


def is_maxim(token: Token) -> bool:
    """Whether it is said of any such deed what it is: "an attack on a mission *is* a crime", "killing a doctor is"."""
    verb = token.head
    if token.dep_ == "attr":
        return any(is_maxim(c) for c in verb.lefts if c.dep_ == "csubj" or noun_trigger(c) is not None)
    if token.dep_ not in {"nsubj", "csubj"} or verb.lemma_ != "be" or verb.tag_ != "VBZ" or is_negated(verb):
        return False
    if not any(c.dep_ in {"acomp", "attr"} for c in verb.rights):
        return False
    return not any(t.ent_type_ or t.lower_ in {"the", "this", "that"} for t in token.subtree)


def _in_a_year(reading: Reading, noun: Token) -> bool:
    """Whether a number of events is that of a year: "there were 312 murders in the state last year"."""
    if noun.dep_ != "attr" or not any(c.dep_ == "expl" for c in noun.head.children):
        return False
    return any(t.when is not None and t.when.precision is Precision.YEAR for t in reading.times_in(noun.sent))


def summed_up(reading: Reading, noun: Token) -> bool:
    """Whether attacks are only counted: "the *number of murders* fell", "killed in attacks in Lomar *last year*"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if noun.head.lower_ == "of" and above.lemma_.lower() in words("factuality", "figures.tolls"):
        return True
    return noun.head.lower_ in {"by", "in"} and any(
        t.when is not None and t.kind == "relative" and t.when.precision is Precision.YEAR
        for t in reading.times_in(noun.sent)
    )


def _of_a_kind(verb: Token) -> bool:
    """Whether a verb speaks of events of a kind: "shootings *fell* by a fifth", "attacks *would be punished*"."""
    modal = any(a.tag_ == "MD" for a in auxiliaries(verb))
    return modal or verb.lemma_.lower() in words("factuality", "status.trends")


def _harms(verb: Token) -> bool:
    trigger = verb_trigger(verb)
    return trigger is not None and trigger.sense.family == "harm"


def _on_a_day(time: TimeMention, series: Token) -> bool:
    """Whether a day or a month hangs on a run of attacks: "a string of bombings in Lomar *in May*"."""
    when = time.when
    if when is None or time.since or when.precision not in {Precision.DAY, Precision.MONTH}:
        return False
    after = [c for c in series.rights if c.i > series.i + 1]
    after += [c for c in series.head.rights if c.i > series.i] if series.dep_ == "dobj" else []
    return any(time.start_i <= t.i < time.end_i for c in after for t in c.subtree)


def _with_a_toll(noun: Token) -> bool:
    """Whether it is told how many it hit: "attacks that *killed 130 people*", "in which *nine guards died*"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun  # "responsibility for attacks in Lomar that killed nine"
    after = noun.doc.tokens[noun.i + 1 : min(noun.sent.end, noun.i + _FAR)]
    for clause in after:
        tells = clause.dep_ == "relcl" and (clause.head in (noun, above) or clause.head.ent_type_ == "DATE")
        if not (tells or any(prep == "in" and t.lower_ == "which" for prep, t in prepositions(clause))):
            continue
        past = clause.tag_ == "VBD" or any(a.tag_ == "VBD" for a in auxiliaries(clause))
        if past and _harms(clause):
            hit = [c for c in clause.children if c.dep_ in {"dobj", "nsubjpass", "nsubj"}]
            return any(t.tag_ == "CD" or any(c.dep_ == "nummod" for c in t.lefts) for t in hit)
    return False


def _before_then(verb: Token) -> bool:
    """Whether a verb tells what came before another event: "had launched airstrikes"."""
    return verb.tag_ == "VBN" and any(c.lower_ == "had" for c in auxiliaries(verb))


def is_specific(reading: Reading, frame: Frame) -> bool:
    """Whether a bare plural ("attacks") is tied to one occasion: a number, a date, a place, a named target or toll."""
    noun = frame.trigger
    numbers = [c for c in noun.children if c.dep_ == "nummod"]
    if numbers:
        # "police recorded 3,048 attacks": a year's figure, no event
        return not (_in_a_year(reading, noun) or any((parse_number([c.lower_]) or 0) >= _MANY for c in numbers))
    if any(
        t.start_i <= c.i < t.end_i and t.when is not None and not t.since for t in reading.times for c in noun.subtree
    ):
        return True
    series = series_of(noun)
    if series is not None and any(_on_a_day(t, series) for t in reading.times_in(noun.sent)):
        return True  # "a series of attacks in Lomar on 13 November"
    if (frame.heads("place", "target") or series is not None) and _with_a_toll(series or noun):
        return True  # "claimed responsibility for attacks in Lomar that killed 130 people"
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and is_verbal(verb) and (verb.tag_ in {"VBD", "VBN"} or _harms(verb)):
        return not _of_a_kind(verb)
    above = noun
    while above.dep_ in {"pobj", "prep", "conj", "compound"} and above.head != above:
        above = above.head
        if (
            above.lower_ in {"since", "of"}
            and above.head.lemma_.lower() not in words("factuality", "status.series")
            and above.head.pos_ == "NOUN"
        ):
            break
        if above.lower_ == "behind" and above.head.lemma_ == "be":
            return bool(frame.heads("place", "target", "patient"))  # "was behind a wave of assaults on posts"
        if is_verbal(above):
            return _harms(above) and above.tag_ in {"VBD", "VBN", "VBP"}  # "killed in a series of attacks"
    if above.dep_ == "nsubj" and above.lemma_.lower() in words("factuality", "status.series"):
        if is_verbal(above.head) and above.head.tag_ == "VBD":
            return True  # "a series of car bombs ripped through the town"
    if noun.dep_ in {"dobj"} and is_verbal(verb) and (verb.tag_ == "VBD" or _before_then(verb)):
        return bool(frame.heads("place", "target", "patient"))
    if frame.heads("agent") and frame.heads("place", "target") and series is not None:
        return True  # "a response to a series of Velian missile strikes on Lomar"
    return bool(frame.heads("place")) and bool(frame.heads("target", "patient", "agent"))
