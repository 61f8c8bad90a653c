"""Carry the day and the place of a sentence that only leads up to a deed over to the deed told right after it.

In: circumstances found by syntax, and the places that no event owns.  Out: the same with what the sentence before
gives, where a deed has nothing of its own and somebody of that sentence takes part in it: "*On 3 May men surrounded
Lomar*. They shot four farmers", "*On Monday a crowd dragged Ilo Venn from his bed at the clinic*. Venn was killed".
The deeds of a list have the day of its heading.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.headlines import last_word
from kg.extract.frames.approach import entered
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Span, Token
from kg.extract.text.syntax import ancestors, is_verbal, prepositions, subjects
from kg.extract.text.triggers import noun_trigger
from kg.extract.times.resolve import TimeMention
from kg.lexicon import index, words
from kg.records import PLACE_TYPES

if TYPE_CHECKING:
    from kg.extract.frames.circumstances import Circumstances

_RULE = "discourse:setting"
_HEADING = "discourse:heading"
_REACH = 2  # sentences between what leads up to a deed and the deed
_EVENTS = frozenset({"attack", "harm", "arrest", "legal"})
_HOMES = PLACE_TYPES - {"Country", "Facility"}
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "conj", "pobj"})


def share_settings(reading: Reading, frames: list[Frame], found: Circumstances, stray: list[Token]) -> None:
    """Give deeds without a time or place those of the sentence that leads up to them; ``stray`` has no owner yet."""
    eventful = {reading.sentence_index(f.trigger) for f in frames if f.sense.family in _EVENTS}
    for frame in frames:
        if frame.nominal or frame.sense.family not in {"attack", "harm"} or frame.status != "happened":
            continue
        i = frame.trigger.i
        hours = [row for row in found.times.get(i, ()) if row[0].kind == "clock"]
        dated, placed = len(found.times.get(i, ())) > len(hours), found.places.get(i) or frame.heads("place")
        sent = None if dated and placed else _leading_up(reading, frame, eventful)
        times = [] if sent is None else _days(reading, sent, found)
        if len(times) == 1 and not dated:
            found.times[i] = [*hours, (times[0], _RULE)]
        if sent is not None and not placed and (times or _goes_on_with(reading, frame, sent)):
            heads = [t for t in stray if sent.start <= t.i < sent.end]
            heads += [t for verb in sent if is_verbal(verb) for t in entered(reading, verb) if t not in heads]
            if heads:
                found.places[i] = [(t, _RULE) for t in heads]


def share_homes(reading: Reading, frames: list[Frame], found: Circumstances) -> None:
    """Give deeds without a place that of those who tell of them: "*Residents of Lomar* said soldiers shot two men"."""
    for frame in frames:
        deed = frame.trigger
        if frame.sense.family not in {"attack", "harm"} or found.places.get(deed.i) or frame.heads("place"):
            continue
        if frame.status != "happened" or frame.nominal or any(_town(reading, t) for t in frame.heads("target")):
            continue  # "residents of Lomar said gunmen attacked *the town of Osk*"
        told = next((t for t in ancestors(deed) if t.lemma_.lower() in words("reporting")), None)
        dwellers = [t for t in subjects(told) if t.i < deed.i] if told is not None else []
        homes = [t for noun in dwellers for _, t in home_of(reading, noun)]
        if homes:
            found.places[deed.i] = [(t, "discourse:dwellers") for t in homes]


def home_of(reading: Reading, noun: Token) -> list[tuple[EntityDraft, Token]]:
    """Where those who live somewhere live: "villagers *in Lomar*", "residents *of the Arno district*".

    "Villagers *from Lomar*" as well, but "people from Lomar" may have gone far.
    """
    lemma = noun.lemma_.lower()
    if lemma not in words("coreference", "dwellers"):
        return []
    links = {"from", "in", "of"} if index("people").get(lemma) == "civilians" else {"in", "of"}
    homes = [t for prep, t in prepositions(noun) if prep in links]
    homes += [c for t in homes for c in t.lefts if c.dep_ == "compound"]
    return [(e, t) for t in homes if (e := reading.entity_at(t)) is not None and e.type in _HOMES]


def _town(reading: Reading, noun: Token) -> bool:
    """Whether what was hit is a town or a region: "attacked *the town* of Lomar", "attacked *Lomar*"."""
    entity = reading.entity_at(noun)
    named = entity is not None and entity.type in PLACE_TYPES - {"Facility"}
    return named or noun.lemma_.lower() in words("regions")


def share_headings(reading: Reading, frames: list[Frame], found: Circumstances) -> None:
    """Give deeds without a time the day of the heading of their list: "In other operations *yesterday*: | - A bomb"."""
    headings = [
        (reading.paragraph_index(sent.root), days[0])
        for sent, after in pairwise(reading.doc.sents)
        if _is_heading(sent)
        and reading.paragraph_index(sent.root) < reading.paragraph_index(after.root)
        and len(days := _days(reading, sent, found)) == 1
    ]
    for frame in frames if headings else ():
        if (
            frame.sense.family not in _EVENTS
            or found.times.get(frame.trigger.i)
            or _days(reading, frame.trigger.sent, found)
        ):
            continue
        above = [day for paragraph, day in headings if paragraph < reading.paragraph_index(frame.trigger)]
        if above:
            found.times[frame.trigger.i] = [(above[-1], _HEADING)]


def _is_heading(sent: Span) -> bool:
    """Whether a line without a verb ends in a colon."""
    return last_word(sent).text == ":" and not any(t.pos_ in {"VERB", "AUX"} for t in sent)


def _leading_up(reading: Reading, frame: Frame, eventful: set[int]) -> Span | None:
    """The sentence before in the paragraph that tells what led up to a deed, with no other event in between."""
    number, paragraph = reading.sentence_index(frame.trigger), reading.paragraph_index(frame.trigger)
    for before in range(number - 1, max(number - 1 - _REACH, -1), -1):
        sent = reading.doc.sents[before]
        if before in eventful or reading.paragraph_index(sent.root) != paragraph:
            return None
        if _told_of_the_past(sent) and (_takes_part(reading, frame, sent) or _same_story(reading, frame, sent)):
            return sent
    return None


def _told_of_the_past(sent: Span) -> bool:
    """Whether the sentence tells what somebody did or underwent, and not only what somebody says."""
    tops = [t for t in (sent.root, *sent.root.rights) if t.dep_ in {"ROOT", "conj"}]
    if sent.root.lemma_.lower() in words("reporting"):
        tops = [c for c in sent.root.children if c.dep_ == "ccomp"]  # "Venn was robbed on Friday, police said"
    told = [t for t in tops if _past(t)]
    return bool(told) and told[0].lemma_.lower() not in words("reporting")


def _past(verb: Token) -> bool:
    """Whether a verb is in the past tense: "surrounded", "was robbed", "were driving home"."""
    return verb.tag_ == "VBD" or (verb.tag_ in {"VBN", "VBG"} and any(c.tag_ == "VBD" for c in verb.lefts))


def _takes_part(reading: Reading, frame: Frame, sent: Span) -> bool:
    """Whether somebody who does or suffers the deed is told of in the sentence."""
    theirs = [e for t in frame.heads("agent", "patient", "target") if (e := reading.entity_at(t)) is not None]
    told = [e for t in sent if t.dep_ in _PARTIES and (e := reading.entity_at(t)) is not None and e.is_actor]
    return any(e is other for e in theirs for other in told)


def _goes_on_with(reading: Reading, frame: Frame, sent: Span) -> bool:
    """Whether those who do it are the ones told of before: "*Armed men* stopped a bus near Lomar. *They* shot two"."""
    doers = [reading.entity_at(t) for t in frame.heads("agent")]
    before = [reading.entity_at(t) for t in sent if t.dep_ == "nsubj" and t.head.dep_ in {"ROOT", "ccomp", "conj"}]
    return any(e is not None and e in before for e in doers)


def _same_story(reading: Reading, frame: Frame, sent: Span) -> bool:
    """Whether a deed goes on by the hour, or with what was laid: "At *8.10* a case exploded", "*the blast* killed"."""
    hours = [t for t in reading.times_in(frame.trigger.sent) if t.kind == "clock"]
    if hours and not any(t.kind == "clock" for t in reading.times_in(sent)):
        return True
    told = noun_trigger(frame.link) if frame.link is not None else frame.sense
    going_off = told is not None and told.type == "Bombing"
    laid = (reading.mentions.get(t.i) for t in sent if t.dep_ in _PARTIES)
    return going_off and any(m is not None and m.cls == "weapon" for m in laid)


def _days(reading: Reading, sent: Span, found: Circumstances) -> list[TimeMention]:
    """The days that the sentence gives for what it tells."""
    said = {id(t): i for i, kept in found.said.items() for t in kept}
    times = [t for t in reading.times_in(sent) if t.dated and not t.since]
    times = [t for t in times if id(t) not in said or _of_what_is_said(reading.doc[t.start_i], said[id(t)])]
    return [t for t in times if t.when is not None and t.when.earliest == t.when.latest]


def _of_what_is_said(time: Token, verb_i: int) -> bool:
    """Whether a day hangs on what is told and not on the verb of telling: "was robbed *on Friday*, police said"."""
    clause = next((t for t in ancestors(time) if t.i == verb_i or (t.dep_ == "ccomp" and t.head.i == verb_i)), None)
    return clause is not None and clause.i != verb_i
