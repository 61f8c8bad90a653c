"""Date and place deeds by what the sentence or the list gives beside their own clause.

In: the times and datelines of a text and the frames of its attacks.  Out: for the deeds that have none, the date or the
town that heads their item ("July 30, 2023: A suicide bomber killed 54", "* VARNELL - A bomb killed six"), or the day
before the one on which they are told ("said on Saturday that rebels had shelled Varnell the day before").
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.datelines import dateline_towns, heads_items
from kg.extract.text.parse import Doc, Token
from kg.extract.text.syntax import ancestors, is_verbal
from kg.extract.times.counting import counted
from kg.extract.times.dates import RELATIVE
from kg.extract.times.resolve import TimeMention
from kg.lexicon import words
from kg.records import Precision

if TYPE_CHECKING:
    from kg.extract.frames.circumstances import Circumstances

_COLON = frozenset({":"})
_BULLETS = frozenset({"", "-", "–", "—", "*", "•", "·"})
_TOWNS = frozenset({"City", "Place"})
_TELLING = frozenset({"against", "at", "in", "near", "on", "outside", "that", "which"})  # what tells which attack
_ITEMS = 3  # lines headed by a town that make a list
_AFTER = 2  # tokens from the town that heads an item to the first word of it
_MARKS = frozenset({":", "-", "–", "—"})


def date_items(reading: Reading, frames: list[Frame], found: Circumstances) -> None:
    """Give the deeds of each item its date, up to the next item or the end of the paragraph."""
    doc = reading.doc
    heads = [t for t in reading.times if _heads_an_item(doc, t) and not _dates_the_report(reading, t)]
    for time, following in zip_longest(heads, heads[1:]):
        stop = len(doc) if following is None else following.start_i
        paragraph = reading.paragraph_index(doc[time.start_i])
        for frame in frames:
            inside = time.end_i <= frame.trigger.i < stop and reading.paragraph_index(frame.trigger) == paragraph
            if inside and frame.sense.family in {"attack", "harm"} and not found.times.get(frame.trigger.i):
                found.times[frame.trigger.i] = [(time, "surface:item")]


def date_by_report(reading: Reading, frames: list[Frame], found: Circumstances) -> None:
    """Count back from the day on which it is told: "said *on Saturday* it had ambushed a patrol *the day before*"."""
    deeds = {f.trigger.i for f in frames if f.sense.family in {"attack", "harm"}}
    for i, rows in found.times.items():
        for n, (gap, rule) in enumerate(rows):
            if gap.when is not None or gap.anchor_i is not None or gap.direction >= 0:
                continue
            day = _told_on(reading, gap, found)
            between = deeds - {i} if day is not None else set()
            if day is None or day.when is None or any(day.end_i <= other < gap.start_i for other in between):
                continue  # "said on Monday that a man *shot* on Friday had threatened him the day before"
            if (when := counted(day.when, gap, 1)) is not None:
                rows[n] = (replace(gap, when=replace(when, basis=RELATIVE)), rule)


def _told_on(reading: Reading, gap: TimeMention, found: Circumstances) -> TimeMention | None:
    """The day of the reporting verb in the sentence of a gap, told before it."""
    start = reading.doc[gap.start_i].sent.start
    said = [day for verb_i, days in found.said.items() if start <= verb_i < gap.start_i for day in days]
    return max((d for d in said if start <= d.start_i < gap.start_i), key=lambda d: d.start_i, default=None)


def place_items(reading: Reading, frames: list[Frame], found: Circumstances) -> None:
    """Give the deeds of each item the town that heads it, and the day of the list to those without one."""
    heads = {reading.paragraph_index(town): town for town in _headed_by_dash(reading.doc) or _headed_by_colon(reading)}
    day = _day_of_the_list(reading, min(t.i for t in heads.values())) if heads else None
    for frame in frames if heads else ():
        i, town = frame.trigger.i, heads.get(reading.paragraph_index(frame.trigger))
        if town is None or frame.sense.family not in {"attack", "harm"}:
            continue
        if reading.sentence_index(frame.trigger) > reading.sentence_index(reading.doc[town.i + _AFTER]):
            continue  # what is told next speaks of it by itself
        told = [reading.entity_at(head) for head, _ in found.places.get(i, ())]
        if not any(e is not None and e.type in _TOWNS for e in told):
            found.places.setdefault(i, []).append((town, "surface:item"))
        if day is not None and not found.times.get(i):
            found.times[i] = [(day, "surface:item")]


def _headed_by_dash(doc: Doc) -> list[Token]:
    """The towns that head items like datelines: "* VARNELL - A bomb", but not "VARNELL (KLX) -"."""
    return [doc[end - 1] for _, end in dateline_towns(doc) if doc[end].text in _MARKS] if heads_items(doc) else []


def _headed_by_colon(reading: Reading) -> list[Token]:
    """The towns before a colon at the heads of three lines or more: "Varnell: A bomb went off", "Lomar: Gunmen"."""
    doc = reading.doc
    heads: list[Token] = []
    if len(doc.among(frozenset(), _COLON)) < _ITEMS:
        return heads
    for mention in reading.phrases[0]:
        before = doc[mention.start_i - 1] if mention.start_i else None
        opens = before is None or before.text.strip() in _BULLETS
        if opens and mention.end_i < len(doc) and doc[mention.end_i].text == ":":
            entity = reading.of_mention.get(mention)
            if entity is not None and entity.type in _TOWNS | {"Region"}:
                heads.append(mention.head)
    return heads if len(heads) >= _ITEMS else []


def _day_of_the_list(reading: Reading, stop: int) -> TimeMention | None:
    """The day told before the first item: "Following are the incidents in Velia *on Monday*"."""
    days = [t for t in reading.times if t.end_i <= stop and t.when is not None and t.when.precision is Precision.DAY]
    same = {t.when.earliest for t in days if t.when is not None}
    return days[0] if len(same) == 1 else None


def _dates_the_report(reading: Reading, time: TimeMention) -> bool:
    """Whether the date opens the report and is its own: "Nov 7 - Violence has gone on in Velia"."""
    published = reading.article.date
    if published is None or time.when is None or time.when.earliest != published:
        return False
    return reading.paragraph_index(reading.doc[time.start_i]) <= 1


def _heads_an_item(doc: Doc, time: TimeMention) -> bool:
    """Whether a date stands alone at the head of a line: before a colon or a dash, after nothing or a bullet."""
    if time.when is None or time.since or time.end_i >= len(doc) or doc[time.end_i].text not in _MARKS:
        return False
    last, mark = doc[time.end_i - 1], doc[time.end_i]
    if mark.text == "-" and mark.idx == last.idx + len(last.text):
        return False  # "a 3-year-old"; but "Nov. 3 - Rebels shelled Lomar"
    if time.start_i == 0:
        return True
    before = doc[time.start_i - 1]
    return before.text.strip() in _BULLETS or "\n" in doc.text[before.idx : doc[time.start_i].idx]


def day_of_claim(time: TimeMention, noun: Token, dated: dict[int, list[tuple[TimeMention, str]]]) -> Token | None:
    """The claim that a day after "the attack" dates, where the attack has had its day in a sentence before.

    "Gunmen killed nine on Monday. The Front claimed responsibility for the attack *on Tuesday*."
    """
    if time.when is None or noun.i > time.start_i or not any(c.lower_ == "the" for c in noun.lefts):
        return None
    claimers = words("responsibility", "claimers") | words("responsibility", "claimed")
    above = [t for t in ancestors(noun, 4) if t.lemma_.lower() in claimers]
    verb = next((t for t in above if t.pos_ == "VERB"), None)
    day = noun.doc[time.end_i - 1]
    told = [c for c in noun.rights if c.dep_ in {"acl", "prep", "relcl"} and not c.is_ancestor(day)]
    after = noun.doc[time.end_i].lower_ if time.end_i < len(noun.doc) else ""
    if verb is None or told or after in _TELLING:
        return None  # "claimed the attack on Sunday *on* a school": another one
    days = [
        t.when.latest
        for i, rows in dated.items()
        for t, _ in rows
        if i < noun.sent.start and t.when is not None and t.when.precision is Precision.DAY
    ]
    return verb if days and max(days) < time.when.earliest else None


def listed_deed(reading: Reading, time: TimeMention, frames: list[Frame]) -> Token | None:
    """The deed of a list that a day stands behind: "accused of the murder of a judge *in May* and a raid on a bank".

    Whatever verb the parse hangs the day on.
    """
    doc, sent = reading.doc, reading.doc[time.start_i].sent
    if time.end_i >= sent.end or doc[time.end_i].lower_ not in {",", "and"}:
        return None
    told = [f.trigger for f in frames if f.nominal and f.sense.family == "attack" and sent.start <= f.trigger.i]
    before = [t for t in told if t.i < time.start_i]
    after = [t for t in told if time.end_i < t.i < sent.end]
    if not before or not after or any(is_verbal(t) for t in doc.tokens[before[-1].i + 1 : after[0].i]):
        return None
    return before[-1]
