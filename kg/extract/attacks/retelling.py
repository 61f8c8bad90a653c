"""Tell that a later sentence tells in full what was only called by a name: the attack of a trial, an anniversary.

In: what one frame says, and an attack told before.  Out: whether both are one, or the attack is only brought to mind.
"The trial of two men accused over the Varnell bombing opened on Monday. | On 3 May 2015, a bomber blew himself up in
the market": the lead leaves open when it was, and the day is one that its story looks back to.
"""

from __future__ import annotations

import re
from datetime import timedelta

from kg.extract.attacks.clusters import Cluster, definite, kinds_agree, of_several, towns
from kg.extract.attacks.elaboration import same_hands
from kg.extract.attacks.narration import pointed_at
from kg.extract.attacks.pointing import same_toll
from kg.extract.drafts import Reading
from kg.extract.entities.headlines import headline_and_lead
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, first_conjunct, is_verbal, objects, subjects
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import words
from kg.records import Precision

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG_AGO = timedelta(days=60)  # of what a trial, an inquest or an anniversary looks back to
_DAYS = timedelta(days=4)  # from an attack to the vigil or the arrest that a report opens with
_SUBORDINATE = frozenset({"acl", "acomp", "advcl", "pcomp", "pobj", "relcl", "xcomp"})
_JOINED = frozenset({"ccomp", "conj", "dep"})


def retells(reading: Reading, frame: Frame, cluster: Cluster) -> bool:
    """Whether the frame stands in the lead, and the attack has been told in the headline only."""
    lines = headline_and_lead(reading)
    if lines is None:
        return False
    (_, end), (start, stop) = lines
    return all(f.trigger.i < end for f in cluster.frames) and start <= frame.trigger.i < stop


def retold_in_full(reading: Reading, frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    """Whether the frame tells with its day what the lead of a story about the past only called by a name."""
    days = [when for when, _, _ in item.dates if when.precision is Precision.DAY]
    if frame.nominal or not days or any(when.precision is Precision.DAY for when, _, _ in cluster.dates):
        return False
    if not all(_only_called(reading, f) for f in cluster.frames) or _one_more(frame):
        return False
    published = reading.article.date
    if published is None or not (kinds_agree(item, cluster) and _tolls_agree(item, cluster)):
        return False
    if all(when.latest < published - _LONG_AGO for when in days):
        return looks_back(reading)
    alike = bool(item.kinds and cluster.kinds) or same_toll(item, cluster)
    return alike or all(published - _DAYS <= when.earliest for when in days)


def goes_into(reading: Reading, frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    """Whether it tells what the sentence before only names: "*The attack* left nine dead. Gunmen shot"."""
    before = cluster.frames[-1].trigger
    named = next((f for f in reversed(cluster.frames) if f.trigger.sent.start == before.sent.start and f.nominal), None)
    if frame.nominal or named is None or named.sense.family != "attack" or not definite(reading, named):
        return False
    if reading.sentence_index(frame.trigger) - reading.sentence_index(before) != 1 or _one_more(frame):
        return False
    if reading.paragraph_index(before) != reading.paragraph_index(frame.trigger) or item.dates or not item.agents:
        return False
    simple = frame.trigger.tag_ == "VBD" and not any(c.dep_ in {"aux", "neg"} for c in frame.trigger.lefts)
    if not simple or of_several(reading, named) is not None or named.trigger.dep_ not in {"nsubj", "nsubjpass"}:
        return False
    return same_hands(item, cluster) and kinds_agree(item, cluster) and _tolls_agree(item, cluster)


def recalled(frame: Frame) -> bool:
    """Whether the attack told of brings this one to mind: "it *recalled the assault* on the theatre in 2015"."""
    noun = frame.trigger
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head  # "revived memories *of the massacre*"
    return frame.nominal and noun.dep_ == "dobj" and noun.head.lemma_.lower() in words("coreference", "recalling")


def looks_back(reading: Reading) -> bool:
    """Whether the article opens with a verdict, an anniversary or the like: its attack may be years old."""
    lines = headline_and_lead(reading)
    end = lines[1][1] if lines is not None else reading.doc.sents[0].end
    for token in reading.doc.tokens[:end]:
        if token.lemma_.lower() in words("coreference", "looking_back"):
            return True
        told = verb_trigger(token) if token.pos_ == "VERB" else None
        if told is not None and told.sense.family == "legal":
            return True
    return False


def _only_called(reading: Reading, frame: Frame) -> bool:
    """Whether the sentence of a frame is about something else: "jailed over *a bombing*", "who *shot* a guard"."""
    token = frame.trigger
    lines = headline_and_lead(reading)
    if frame.nominal or (lines is not None and token.i < lines[0][1]):
        return True
    while token.dep_ in _JOINED and token.head is not token:
        token = token.head
    return token.dep_ in _SUBORDINATE and not _outcome(token)


def _outcome(token: Token) -> bool:
    """Whether a participle says what came of the deed before it: "a bomb went off, *killing* nine"."""
    return token.dep_ == "advcl" and token.tag_ == "VBG"


def _one_more(frame: Frame) -> bool:
    """Whether the sentence says that it was another: "*a similar* attack", "*also* shot", "*elsewhere*"."""
    told = words("coreference", "fresh", "further", "one_more")
    return any(t.lower_ in told for t in frame.trigger.doc.tokens[frame.trigger.sent.start : frame.trigger.i])


def _tolls_agree(item: Cluster, cluster: Cluster) -> bool:
    """Whether no more were killed than the lead says, nor much fewer: a part of the dead may be told first."""
    mine, theirs = item.stated_toll, cluster.stated_toll
    return not mine or not theirs or theirs <= 2 * mine <= 2 * theirs


def of_another_year(frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    """Whether a noun is told with its year, and the attack before with no date: "*the 2011 attacks*"."""
    return frame.nominal and bool(item.dates) and not cluster.dates and _prenominal_year(frame, item)


def of_long_ago(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether a day long past is no day of what the text tells as news, without one: nobody looks back at it.

    "Gunmen have killed nine soldiers in an attack on a post. Six had died in *the Lomar attack in January 2016*".
    """
    published = reading.article.date
    if published is None or not item.dates or cluster.dates or looks_back(reading):
        return False
    if any(when.latest >= published - _LONG_AGO for when, _, _ in item.dates) or same_toll(item, cluster):
        return False
    verb = first_conjunct(item.lead.trigger)
    if any(first_conjunct(f.trigger) is verb for f in cluster.frames):
        return False  # "was kidnapped and killed in June 2017"
    return any(f.trigger.i < item.lead.trigger.i and not _only_called(reading, f) for f in cluster.frames)


def _prenominal_year(frame: Frame, item: Cluster) -> bool:
    """Whether a year before the noun says which attack it is: "the 2011 attack", "the September 2013 attack"."""
    noun = frame.trigger
    return any(
        rule == "syntax:head" and any(_YEAR.fullmatch(t.text) for t in noun.doc.tokens[at.i : noun.i])
        for _, at, rule in item.dates
    )


def gets_its_day(item: Cluster, cluster: Cluster) -> bool:
    """Whether an attack that was only named gets its day: "the Varnell bombing ... the *15 April 2013* attack".

    The attack of a trial as well: "jailed for killing two in Varnell. ... pleaded guilty over the *3 May 2019* attack".
    """
    if not all(when.precision is Precision.DAY for when, _, _ in item.dates):
        return False
    called = all(f.nominal and f.sense.family == "attack" for f in cluster.frames)
    return called or _on_trial(cluster.frames[0].trigger)


def _on_trial(deed: Token) -> bool:
    """Whether the sentence of a deed tells of a verdict or a sentence."""
    told = (verb_trigger(t) for t in deed.sent if is_verbal(t))
    return any(found is not None and found.sense.family == "legal" for found in told)


def told_by_those_involved(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether an armed group or a witness tells it, of no day: "The group said *a bomber had targeted* a bus".

    Or somebody tells it to a court: "She told the tribunal that *the men fired* a rocket at the leading car".
    """
    if item.lead.nominal or item.dates:
        return False
    said = next((t for t in ancestors(item.lead.trigger, 4) if t.lemma_.lower() in words("reporting")), None)
    if said is None:
        return False
    if any(e is not None and e.type == "ArmedGroup" for e in map(reading.entity_at, subjects(said))):
        return True
    told = [t for noun in (*subjects(said), *objects(said)) for t in (noun, *noun.children)]
    seen = any(t.lemma_.lower() in words("coreference", "witnesses") for t in told)
    return seen and not (towns(item) and towns(cluster)) and all(_known(reading, at) for _, at, _ in item.agents)


def _known(reading: Reading, at: Token) -> bool:
    """Whether a phrase means somebody told of before: "the militiamen", "he"."""
    mention = reading.mentions.get(at.i)
    return pointed_at(reading, at) or (mention is not None and mention.name is not None)
