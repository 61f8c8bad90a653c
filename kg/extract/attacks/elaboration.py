"""Tell whether a sentence after the lead tells the lead's attack in full: how it was done, by whom, at what hour.

In: what one frame says, and the attack that the article opens with.  Out: whether both are one.  "A suicide bombing
killed nine people in Varnell. An attacker detonated his vest at a checkpoint on Monday, police said."
"""

from __future__ import annotations

from datetime import timedelta

from kg.extract.attacks.clusters import Cluster, towns
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.headlines import headline_and_lead
from kg.extract.entities.membership import groups_of
from kg.extract.entities.persons import is_security
from kg.extract.frames.roles import Frame, raw_objects
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_verbal, subjects
from kg.extract.text.triggers import general_types
from kg.lexicon import words

_TOWNS = frozenset({"City", "Place"})
_OPENING = 1  # sentences of the lead, after a dateline
_REACH = 3  # sentences from the first word for the attack to where it is told in full
_FRESH = timedelta(days=4)  # what a news report tells happened in the days before it


def elaborates(reading: Reading, frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    """Whether the frame tells the attack of the lead again, with what the lead leaves open."""
    lead = cluster.lead
    first = reading.sentence_index(cluster.frames[0].trigger)
    here = reading.sentence_index(frame.trigger)
    if first > _opening(reading) or not first < here <= first + _REACH:
        return False
    open_lead = lead.nominal or _left_open(reading, item, cluster) or _names_the_victim(reading, item, cluster)
    if not open_lead:
        return False
    mention = reading.mentions.get(lead.trigger.i)
    if mention is not None and mention.plural:
        return False  # "two attacks shook Varnell": which of them?
    if frame.nominal and not _shared(reading, item, cluster):
        return False
    before = reading.doc[frame.trigger.sent.start : frame.trigger.i]
    if any(t.lower_ in words("coreference", "one_more") for t in before):
        return False
    return same_hands(item, cluster) and _recent(reading, item)


def _opening(reading: Reading) -> int:
    """The last sentence in which the attack of the lead may be told first: that of the lead, below a headline."""
    lines = headline_and_lead(reading)
    lead = reading.sentence_index(reading.doc[lines[1][0]]) if lines is not None else 0
    return max(_OPENING, lead)


def _left_open(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether the lead gives no day and no town, and the frame gives both for something of the same name.

    "Gunmen ambushed a *bus* in the east of Velia, officials said. The Front attacked the *bus* near Osk on Monday."
    Or for a town that the lead does not name: "Thieves raided *several villages*. Bandits attacked Osk late on Sunday."
    """
    if cluster.dates or any(e.type in _TOWNS for e in towns(cluster)) or not item.dates or item.lead.nominal:
        return False
    mine, theirs = ({at.lemma_.lower() for _, at, _ in (*c.targets, *c.victims, *c.places)} for c in (item, cluster))
    if mine & theirs:
        return True
    unnamed = any(t.lemma_.lower() in words("regions") for t in raw_objects(cluster.lead))
    if unnamed and towns(item) and not item.victims and not item.targets:
        return True
    kinds = set(item.types) & set(cluster.types) - general_types()
    return bool(kinds) and any(_told_before(reading, at) for _, at, _ in item.weapons)


def _told_before(reading: Reading, weapon: Token) -> bool:
    """Whether a weapon is that told of before: "*the bomb* hit the van"."""
    mention = reading.mentions.get(weapon.i)
    return mention is not None and mention.definite in {"the", "this"}


def called_out_to(frame: Frame) -> bool:
    """Whether helpers were called to what the noun names: "officers were called to reports of *a stabbing* at"."""
    noun = frame.trigger
    if not frame.nominal or noun.dep_ != "pobj" or not any(c.lower_ in {"a", "an"} for c in noun.lefts):
        return False
    above = noun.head.head
    while above.dep_ == "pobj" and above.lemma_.lower() in words("circumstances", "alarms"):
        above = above.head.head
    if not is_verbal(above) or above.lemma_.lower() not in words("circumstances", "called_out"):
        return False
    return any(t.lemma_.lower() in words("circumstances", "helpers") for t in subjects(above))


def _names_the_victim(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether the lead told of one person, who has got a name since: "*An activist* died. Gunmen fired at *Venn*"."""
    described = [(e, reading.mentions.get(at.i)) for e, at, _ in cluster.victims]
    one = len(described) == 1 and all(m is not None and m.definite == "a" and not e.plural for e, m in described)
    start = cluster.lead.trigger.sent.end
    named = (e for e, _, _ in item.victims if e.type == "Person" and e.named)
    return one and any(min(m.start_i for m in e.mentions) >= start for e in named)


def _groups(reading: Reading, cluster: Cluster) -> set[int]:
    """Who did it, and the groups of those who did it, by identity."""
    found = {id(e) for e, _, _ in cluster.agents}
    return found | {id(g) for e, _, _ in cluster.agents for g in groups_of(reading, e)}


def _shared(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    return bool(_groups(reading, item) & _groups(reading, cluster))


def same_hands(item: Cluster, cluster: Cluster) -> bool:
    """Whether nobody else is said to have done it: forces that strike back are no attackers of the lead."""
    mine = [e for e, _, _ in item.agents]
    theirs = [e for e, _, _ in cluster.agents]
    if any(is_force(e) for e in mine) and not any(is_force(e) for e in theirs):
        return False
    named = all(e.named for e in (*mine, *theirs))
    return not (mine and theirs and named and not {id(e) for e in mine} & {id(e) for e in theirs})


def is_force(entity: EntityDraft) -> bool:
    """Whether an actor is a state or one of its forces."""
    return is_security(entity) or entity.type in {"Country", "GovernmentBody"}


def _recent(reading: Reading, item: Cluster) -> bool:
    """Whether it is dated, if at all, in the days before the report."""
    published = reading.article.date
    if not item.dates:
        return True
    return published is not None and all(
        when.literal is not None and len(when.literal) == len("2000-01-01") and when.latest >= published - _FRESH
        for when, _, _ in item.dates
    )
