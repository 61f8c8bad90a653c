"""Keep attacks apart that a gap in time keeps apart, and count the day of one from that of the other.

In: gaps of days or more between events of the text ("three weeks earlier", "two years before the bombing").  Out: the
attacks that something cannot be a part of, and dates of attacks that have none of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kg.extract.attacks.clusters import Cluster, definite, of_several
from kg.extract.attacks.summaries import broken_down
from kg.extract.drafts import EventDraft, FactDraft, Reading
from kg.extract.frames.nominals import whose
from kg.extract.frames.roles import Frame
from kg.extract.frames.whenclauses import WORST_SINCE
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, auxiliaries, subjects, verb_above
from kg.extract.times.counting import ABOUT, counted
from kg.extract.times.dates import between
from kg.extract.times.gaps import SHORT_UNITS
from kg.extract.times.resolve import TimeMention
from kg.lexicon import words
from kg.records import Precision, When

_ANCHORED = "anchored"
_NIGHT = timedelta(days=1)
_BREAKDOWN = 12  # sentences in which a toll of several places is broken down
_ABOVE = 3  # heads between a deed and the word of revenge for it


def parts(time: TimeMention) -> bool:
    """Whether a time expression puts a day or more between two events: "three weeks earlier", not "minutes later"."""
    if time.kind != _ANCHORED or not time.direction:
        return False
    if time.offset is None and time.unit and time.unit not in SHORT_UNITS:
        return True  # "days after", "several months before"
    return bool(time.months) or (time.offset is not None and abs(time.offset) >= timedelta(days=1))


def within_a_day(time: TimeMention) -> bool:
    """Whether a time expression puts minutes or hours between two events, or none: "hours later", "later that day"."""
    if time.kind != _ANCHORED or time.when is not None or parts(time):
        return False
    same_day = not time.direction and time.offset == timedelta(0) and time.anchor_i is None
    return same_day or (bool(time.direction) and time.unit in SHORT_UNITS)


def date_the_blow(item: Cluster) -> None:
    """Give a death the date of the blow where it is told: "died on Monday, *two months after* he was shot"."""
    gap = next((g for g in item.gaps if g.direction > 0 and g.anchor_i is not None), None)
    if gap is None or not item.dates:
        return
    died, at, _ = item.dates[0]
    when = counted(died, gap, -1)
    item.gaps.remove(gap)
    item.dates = [] if when is None else [(when, at, "discourse:gap")]


def date_from_base(reading: Reading, item: Cluster, of_trigger: dict[int, Cluster]) -> None:
    """Count the day of what comes a day or more before or after an attack told already: "*The previous day*, a shell".

    So that no attack of another time is taken for it.
    """
    if item.dates or any(f.sense.dying for f in item.frames):
        return
    for gap in _own_gaps(reading, item):
        if any(t.dated and t.end_i <= gap.start_i for t in reading.times_in(reading.doc[gap.start_i].sent)):
            continue  # "lost the 1989 election and was killed *two years later*": after the election
        base = _base(reading, gap, of_trigger)
        exact = {Precision.DAY, Precision.MONTH} if gap.months else {Precision.DAY}  # "six months earlier"
        days = [when for when, _, _ in base.dates if when.precision in exact] if base is not None else []
        when = counted(days[0], gap, 1) if days else None
        if when is not None:
            item.dates.append((when, reading.doc[gap.start_i], "discourse:gap"))
            return


def _own_gaps(reading: Reading, item: Cluster) -> list[TimeMention]:
    """The gaps that tell when it was itself: not "said it was behind *the attack* six days later"."""
    known = definite(reading, item.lead)
    return [gap for gap in item.gaps if gap.anchor_i is not None or not known]


def kept_apart(reading: Reading, item: Cluster, clusters: list[Cluster]) -> Iterator[Cluster]:
    """The attacks that the item is told to come before or after."""
    died = all(gap.direction > 0 for gap in item.gaps) or not item.figures
    if died and not (item.agents or item.weapons or any(f.sense.family == "attack" for f in item.frames)):
        return  # "Two days later the guard died"; but "two days earlier, nine people were killed in Lomar"
    told = {f.trigger.i: c for c in clusters for f in c.frames} if item.gaps else {}
    for gap in _own_gaps(reading, item):
        base = _base(reading, gap, told)
        if base is not None:
            yield base
    triggers = {f.trigger.i for f in item.frames}
    for cluster in clusters:
        # "killed nine on Monday, a year after a bomb at the same market *killed* 12"
        if any(gap.anchor_i in triggers for gap in cluster.gaps):
            yield cluster
            # "days after a man shot three and two weeks after a *fire*"
            others = {gap.anchor_i for gap in cluster.gaps} - triggers
            yield from (c for c in clusters if any(f.trigger.i in others for f in c.frames))
    for gap in (g for g in reading.times if g.anchor_i in triggers and parts(g)):
        verb = verb_above(reading.doc[gap.start_i])
        owners = [t for noun in (subjects(verb) if verb is not None else ()) for t in whose(noun)]
        told_of = [e for t in owners if (e := reading.entity_at(t)) is not None]
        # "*Her death* came five days after another activist was *shot*"
        yield from (c for c in clusters if any(e is v for e in told_of for v, _, _ in c.victims))
    for frame in item.frames:
        if any(rule == WORST_SINCE for _, _, rule in item.dates) or _avenged(frame):
            yield from (c for c in clusters if any(f.trigger.sent.start == frame.trigger.sent.start for f in c.frames))


def _avenged(frame: Frame) -> bool:
    """Whether it is told as what was avenged: "fired missiles in retaliation for the *killing* of Venn"."""
    if not frame.nominal:
        return False
    avenging = words("coreference", "avenging")
    return any(t.lemma_.lower() in avenging for t in ancestors(frame.trigger, _ABOVE))


def date_by_gaps(reading: Reading, clusters: list[Cluster], of_trigger: dict[int, Cluster]) -> None:
    """Date the attacks without a date of their own by the gap between them and another one."""
    for cluster in clusters:
        for gap in cluster.gaps:
            base = _base(reading, gap, of_trigger, cluster)
            if base is None or base.draft is None or cluster.draft is None:
                continue
            _date(reading, cluster.draft, base.draft, gap, 1)
            _date(reading, base.draft, cluster.draft, gap, -1)  # "the attack on Monday came a day after a bombing"


def date_by_moments(reading: Reading, clusters: list[Cluster], of_trigger: dict[int, Cluster]) -> None:
    """Date what came minutes or hours after another attack: on its day, or in the night to the next one.

    And what came before it, on its day or in the night to it: "fired rockets on Monday, hours after *a strike*".
    """
    for cluster in clusters:
        for moment in cluster.moments:
            base = _base(reading, moment, of_trigger, cluster)
            if base is None or base.draft is None or cluster.draft is None:
                continue
            _date_nearby(reading, cluster.draft, base.draft, moment, moment.direction)
            if moment.anchor_i is not None:
                _date_nearby(reading, base.draft, cluster.draft, moment, -moment.direction)


def _date_nearby(reading: Reading, draft: EventDraft, base: EventDraft, moment: TimeMention, direction: int) -> None:
    """Date an attack without a date to the day of another one, or the next in a direction."""
    day = next((v for v in base.values("date") if isinstance(v, When)), None)
    if day is None or day.precision is not Precision.DAY or any(draft.values("date")):
        return
    other = day.earliest + timedelta(days=direction)
    when = between(min(day.earliest, other), max(day.earliest, other), _ANCHORED)
    if when is not None and when.literal is not None:
        draft.add_fact(FactDraft("date", when, reading.doc[moment.start_i], "discourse:moment"))


def date_by_lead(reading: Reading, clusters: list[Cluster]) -> None:
    """Date the attacks of a round-up by its lead: "14 people died in attacks on Monday. In Varnell a bomb ..."."""
    lead = clusters[0] if clusters else None
    published = reading.article.date
    if lead is None or lead.draft is None or published is None:
        return
    plural = of_several(reading, lead.lead) is not None
    day = next((f for f in lead.draft.facts if f.name == "date" and isinstance(f.value, When)), None)
    if not (plural or broken_down(clusters)) or day is None or not isinstance(day.value, When):
        return
    if day.value.latest - day.value.earliest > _NIGHT or published - day.value.latest > ABOUT:
        return
    first = reading.sentence_index(lead.frames[0].trigger)
    for cluster in clusters[1:]:
        if not plural and reading.sentence_index(cluster.frames[0].trigger) > first + _BREAKDOWN:
            break  # "killed seven across Velia overnight. ... In Osk, a drone killed two": told right after it
        past = any(a.lower_ == "had" for f in cluster.frames for a in auxiliaries(f.trigger))
        if cluster.draft is not None and not cluster.gaps and not past and not any(cluster.draft.values("date")):
            if not cluster.dates and (any(f.figures for f in cluster.frames) or _timed(reading, cluster)):
                cluster.draft.add_fact(FactDraft("date", day.value, day.at, "discourse:lead"))


def _timed(reading: Reading, cluster: Cluster) -> bool:
    """Whether the hour is told, and so the day taken for granted: "*around 9 am* two men walked into a shop"."""
    return any(t.kind == "clock" for f in cluster.frames for t in reading.times_in(f.trigger.sent))


def _date(reading: Reading, draft: EventDraft, base: EventDraft, gap: TimeMention, sign: int) -> None:
    if any(draft.values("date")):
        return
    day = next((v for v in base.values("date") if isinstance(v, When)), None)
    when = counted(day, gap, sign) if day is not None else None
    if when is not None:
        draft.add_fact(FactDraft("date", when, reading.doc[gap.start_i], "discourse:gap"))


def _base(
    reading: Reading, gap: TimeMention, of_trigger: dict[int, Cluster], but: Cluster | None = None
) -> Cluster | None:
    """The attack that a gap counts from: the one named, or told by what was hit, else the one told last before."""
    if gap.anchor_i is None:
        before = max((i for i, c in of_trigger.items() if i < gap.start_i and c is not but), default=None)
        return None if before is None else of_trigger[before]
    anchor = reading.doc[gap.anchor_i]
    found = of_trigger.get(anchor.i)
    if found is not None and found is not but:
        return found
    told = [e for t in (anchor, *subjects(anchor)) if (e := reading.entity_at(t)) is not None]
    for cluster in of_trigger.values():
        if cluster is not but and any(
            e is other for e in told for other, _, _ in (*cluster.victims, *cluster.targets, *cluster.places)
        ):
            return cluster  # "two years before the hall was hit"
    # "hours before *the wake*", where a wake was attacked
    for cluster in of_trigger.values():
        if cluster is not but and any(_speaks_of(f.trigger, anchor) for f in cluster.frames):
            return cluster
    return None


def _speaks_of(trigger: Token, anchor: Token) -> bool:
    """Whether the sentence of a deed has the noun of an anchor, which is told of as known: "the wake"."""
    known = anchor.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ == "the" for c in anchor.lefts)
    return known and any(t.lemma_ == anchor.lemma_ and t.pos_ == "NOUN" for t in trigger.sent)
