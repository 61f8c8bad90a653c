"""Tell what a sentence of a round-up speaks of: one of several cases, the whole of them, or who was told of before.

In: what one frame says, as a cluster of one, and the attacks told before.  Out: answers; nothing is joined here.
"""

from __future__ import annotations

from datetime import timedelta

from kg.extract.attacks.clusters import Cluster, dates_agree, definite, newly_told, of_several, towns
from kg.extract.attacks.narration import is_over
from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.syntax import prepositions
from kg.extract.text.triggers import outcome_adjectives
from kg.lexicon import words
from kg.records import Outcome

_SEVERAL = 2  # figures of the dead in a lead that counts several attacks together
_HEADS = 2  # clusters in which a lead may count the cases: its headline may be one of its own
_OPENING = 4  # tokens at the head of a sentence that name the town it is about
_WHOLE = 1.0  # what it counts for that a new paragraph counts the hurt where the lead told of several attacks
_ALL = 2.0  # what it counts for that a definite plural names them all
_LINGERS = timedelta(days=60)  # how long after an attack somebody dies of it


def broken_down(clusters: list[Cluster]) -> bool:
    """Whether the lead counts the dead of several places, some of which were told: "killed nine across Velia"."""
    whole, sent = _toll(clusters[0]), clusters[0].lead.trigger.sent
    told = [e for e, at, _ in clusters[0].places if sent.start <= at.i < sent.end]
    if not whole or any(e.type not in {"Country", "Facility"} for e in told):
        return False
    return any(towns(c) and 0 < _toll(c) < whole and dates_agree(c, clusters[0]) >= 0 for c in clusters[1:])


def told_by_itself(reading: Reading, frame: Frame, item: Cluster) -> bool:
    """Whether a sentence has a town and a deed or a count of its own: "In Osk, a missile killed two"."""
    told = bool(item.figures or item.agents) or (frame.sense.family == "attack" and not frame.nominal)
    return bool(towns(item)) and told and not (frame.nominal and definite(reading, frame))


def opens_a_case(reading: Reading, item: Cluster, clusters: list[Cluster]) -> bool:
    """Whether the lead counts several cases, and somebody not told of was hit at a time of its own.

    "Four people died in six shootings. At about 4 p.m. on Saturday, *a man* was shot during an argument."
    """
    if item.lead.nominal or item.lead.sense.family != "attack" or not item.dates:
        return False
    if not counts_several(reading, clusters):
        return False
    before = {id(e) for c in clusters for e, _, _ in c.victims}
    if any(id(e) in before for e, _, _ in item.victims):
        return False
    hit = newly_told(reading, [at for _, at, _ in (*item.victims, *item.targets)])
    return any(m.definite == "a" and m.human for m in hit)


def counts_several(reading: Reading, clusters: list[Cluster]) -> bool:
    """Whether the lead sums up cases that are told one by one afterwards."""
    return any(_sums_up(reading, c) for c in clusters[:_HEADS])


def _sums_up(reading: Reading, cluster: Cluster) -> bool:
    """Whether a noun of several attacks sums up: "six shootings", "separate attacks"."""
    mention = of_several(reading, cluster.lead)
    if mention is None or definite(reading, cluster.lead):
        return False
    return mention.quantity is not None or any(t.lower_ in words("coreference", "summed_up") for t in mention.tokens)


def told_of_before(reading: Reading, item: Cluster, clusters: list[Cluster]) -> Cluster | None:
    """The attack whose dead or hurt the frame speaks of: "four *of the dead* had been beheaded"."""
    hit = [at for _, at, _ in item.victims] + [t for f in item.frames for t in f.heads("patient")]
    nouns = [t for at in hit for prep, t in prepositions(at) if prep == "of"]
    # "three nurses were *among the dead*": of the attack told to have killed
    among = [t for f in item.frames for prep, t in prepositions(f.trigger) if prep == "among"]
    nouns += among
    outcomes = {outcome_adjectives().get(t.lower_) for t in nouns} - {None}
    if not outcomes:
        return None
    some = max((f.quantity.value for f in item.figures), default=1) if among else 0  # of more than there are of them
    told = [c for c in clusters if any(f.outcome.value in outcomes and f.quantity.value > some for f in c.figures)]
    # what was only recalled ends with its paragraph: "friends of mine are *among the dead*" are those of today
    now = [c for c in told if not is_over(reading, item.lead.trigger, c, clusters[0])]
    return (now or told)[-1] if told else None


def toll_of_a_town(reading: Reading, frame: Frame, clusters: list[Cluster]) -> Cluster | None:
    """The attack of the town that a sentence with a toll opens with: "*In Varnell*, the toll rose to seven".

    Where the attack of the lead was in another town.
    """
    sent = frame.trigger.sent
    if frame.sense.mode != "toll":
        return None
    opening = [
        e for t in reading.doc.tokens[sent.start : sent.start + _OPENING] if (e := reading.entity_at(t)) is not None
    ]
    told = [c for c in clusters if any(e is town for e in opening for town in towns(c))]
    return told[0] if len(told) == 1 and towns(clusters[0]) else None


def died_afterwards(item: Cluster, cluster: Cluster) -> bool:
    """Whether one of those hit died on a later day: "A man was shot on Sunday. *He died* on Monday"."""
    if not item.dates or not all(f.sense.dying for f in item.frames):
        return False
    hit = {id(e) for e, _, _ in cluster.victims}
    if not any(id(e) in hit for e, _, _ in item.victims):
        return False
    gaps = [died.earliest - day.latest for died, _, _ in item.dates for day, _, _ in cluster.dates]
    return all(timedelta(0) <= gap <= _LINGERS for gap in gaps)


def of_the_whole(reading: Reading, item: Cluster, main: Cluster) -> float:
    """What speaks for the attacks of the lead where a new paragraph only counts the hurt of them all.

    Or all of them are named: "60 were wounded *in the attacks*", "nobody claimed *the attacks*".
    """
    if item.dates or item.places or of_several(reading, main.lead) is None:
        return 0.0
    if of_several(reading, item.lead) is not None and definite(reading, item.lead) and not definite(reading, main.lead):
        return _ALL
    if any(f.sense.family != "harm" for f in item.frames) or not any(f.quantity.value > 1 for f in item.figures):
        return 0.0
    first = item.frames[0].trigger
    here = reading.sentence_index(first)
    before = reading.doc.sents[here - 1] if here else None
    new = before is not None and reading.paragraph_index(before[0]) != reading.paragraph_index(first)
    return _WHOLE if new else 0.0


def _toll(cluster: Cluster) -> int:
    return max((f.quantity.value for f in cluster.figures if f.outcome is Outcome.KILLED), default=0)


def told_one_by_one(clusters: list[Cluster]) -> dict[int, Cluster]:
    """The attacks that a lead only counts together, by whose dead they are: "killed two guards and five farmers in two
    attacks", and then the guards in Osk and the farmers in Lomar.  Empty where not all of its dead are told of again.
    """
    lead, parts = clusters[0], clusters[1:]
    dead = [f.quantity.value for f in lead.figures if f.outcome is Outcome.KILLED and not f.subset]
    if len(dead) < _SEVERAL or not any(f.nominal and f.trigger.tag_ == "NNS" for f in lead.frames):
        return {}
    found = {value: c for value in dead for c in parts if any(f.quantity.value == value for f in c.figures)}
    return found if len({id(c) for c in found.values()}) == len(dead) else {}
