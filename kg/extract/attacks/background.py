"""Tell the background of a report from its news: the toll of a war or a month, what a group has done before.

In: a frame with what it says.  Out: whether it tells of no single attack.  "400 people have died in the violence."
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame, raw_objects
from kg.extract.text.parse import Token
from kg.extract.text.syntax import auxiliaries, is_passive, prepositions, subjects, verb_above
from kg.extract.text.triggers import general_types
from kg.lexicon import words
from kg.records import Precision

_MONTHS = frozenset({Precision.MONTH, Precision.YEAR})
_LEAD = 3  # sentences, a headline among them
_NEWS = 2  # sentences in which "the Front has attacked a village" is the news


def is_background(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Whether it tells what came about over time, or long before: no single attack."""
    if frame.nominal:
        return (
            _never_was(frame.trigger)
            or _of_months(reading, frame, item)
            or _blamed_for(frame, item)
            or _goes_on(reading, frame.trigger)
        )
    if frame.sense.family not in {"attack", "harm"}:
        return False
    if _over_years(frame.trigger) or _blamed_for(frame, item):
        return True
    if item.dates or not so_far(frame.trigger):
        return False
    return _of_a_conflict(reading, frame) if frame.sense.family == "harm" else _done_before(reading, frame, item)


def _never_was(noun: Token) -> bool:
    """Whether reports of it were wrong: "reports of *a third bombing* at an embassy were erroneous"."""
    report = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if report is noun or report.dep_ != "nsubj":
        return False
    return any(c.dep_ == "acomp" and c.lower_ in words("factuality", "status.untrue") for c in report.head.rights)


def so_far(verb: Token) -> bool:
    """Whether a verb tells what has come about by now: "have been kidnapped"."""
    return any(c.lower_ in {"have", "has"} and c.dep_ == "aux" for c in verb.children)


def _of_months(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Whether attacks are only counted together: "*attacks and clashes* killed 30 people in July across Velia"."""
    mention = reading.mentions.get(frame.trigger.i)
    if mention is None or not mention.of_a_kind or frame.sense.type not in general_types():
        return False
    whole = all(when.precision in _MONTHS for when, _, _ in item.dates)
    placed = item.targets or any(e.type != "Country" for e, _, _ in item.places)
    return frame.trigger.dep_ == "nsubj" and bool(item.dates) and whole and not placed


def _of_a_conflict(reading: Reading, frame: Frame) -> bool:
    """Whether a toll is that of a conflict, and the news is another: "400 people have died in *the violence*"."""
    verb = frame.trigger
    named = [t for prep, t in prepositions(verb) if prep in {"in", "during"}]
    named += [] if is_passive(verb) else subjects(verb)  # "*the war* has killed 400 people"
    named += [frame.link] if frame.link is not None else []
    return any(_conflict(t) for t in named) and _no_news_of(reading, verb)


def _goes_on(reading: Reading, noun: Token) -> bool:
    """Whether it is told what goes on: "*the offensive* has killed hundreds", "*raids* have hit it in recent weeks"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or not so_far(verb) or not any(c.dep_ == "dobj" for c in verb.rights):
        return False
    often = noun.tag_ == "NNS" and any(t.since for t in reading.times_in(noun.sent))
    return often or (_conflict(noun) and _no_news_of(reading, noun))


def _conflict(noun: Token) -> bool:
    return noun.tag_ == "NN" and noun.lemma_.lower() in words("factuality", "conflicts")


def _no_news_of(reading: Reading, token: Token) -> bool:
    """Whether the first sentences before a word tell of no conflict."""
    conflicts = words("factuality", "conflicts")
    lead = reading.doc.sents[: min(_LEAD, reading.sentence_index(token))]
    return bool(lead) and not any(t.lemma_.lower() in conflicts for sent in lead for t in sent)


def _over_years(verb: Token) -> bool:
    """Whether a verb sums up what was done in a long time, not one deed: "over four decades", "during the years"."""
    spans = words("factuality", "figures.long_spans")
    return any(
        prep in {"over", "during", "throughout"} and token.lemma_.lower() in spans for prep, token in prepositions(verb)
    )


def _blamed_for(frame: Frame, item: Cluster) -> bool:
    """Whether it is what a group is held to have done at all: "the Front *is blamed for the deaths* of 825 people"."""
    deed = frame.trigger
    link = deed.head
    many = any(f.quantity.value > 1 for f in item.figures)
    if item.dates or item.places or frame.link is not None or not many or link.lower_ != "for":
        return False
    verb = verb_above(link)
    if verb is None or verb.lemma_.lower() not in words("responsibility", "blame") or not is_passive(verb):
        return False
    return any(a.lower_ in {"is", "are", "has", "have"} for a in auxiliaries(verb))


def _done_before(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Whether it is what a group has done before: "the Front *has attacked* villages in Lomar", after the news.

    "Has targeted Lomar *in the past few years*", "has hit it *dozens of times*" as well.
    """
    verb = frame.trigger
    if is_passive(verb) or item.hurt_near or reading.sentence_index(verb) < _NEWS:
        return False
    agents = [e for e, _, _ in item.agents]
    if not agents or not all(e.named and e.type in {"ArmedGroup", "Country"} for e in agents):
        return False
    hit = [m for t in raw_objects(frame) if (m := reading.mentions.get(t.i)) is not None]
    often = any(t.since for t in reading.times_in(verb.sent)) or any(c.lemma_ == "time" for c in verb.rights)
    return often or (bool(hit) and all(m.of_a_kind for m in hit))
