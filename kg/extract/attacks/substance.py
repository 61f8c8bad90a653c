"""Tell an attack from talk of attacks: "the bombing of civilians", "our people fight", "an end to the violence".

In: clusters with their drafts.  Out: whether the article ties one to an occasion.  What is left out names no day, no
place below a country, nobody by name or number and nothing that was hit, and is told in the form of a habit.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, EventDraft, Reading
from kg.extract.text.parse import Token
from kg.lexicon import words
from kg.records import Stance

CONVICTED = "lexicon:convicted"  # the rule of who did it by the judgment of a court
_SUBSTANCE = frozenset(
    {
        "date",
        "place",
        "victim",
        "target",
        "perpetrator",
        "suspect",
        "claimedBy",
        "killed",
        "injured",
        "kidnapped",
        "missing",
    }
)
_HISTORY = 100  # years after which an attack is no news, nor what news looks back to
_UNTOLD = frozenset({"VB", "VBG", "VBP", "VBZ"})  # forms in which a verb need not tell of one occasion


def tells_of(reading: Reading, cluster: Cluster, draft: EventDraft) -> bool:
    """Whether the article tells of the attack."""
    # that nobody was hurt tells of no attack by itself: "Nobody was hurt in the raids"
    said = {f.name for f in draft.facts if f.stance is not Stance.DENIED and f.value != 0}
    if not cluster.places and not said & _SUBSTANCE:
        return False
    if _state_of_things(cluster) or _of_history(reading, cluster):
        return False
    # "guilty of shooting a clerk"
    convicted = any(f.name == "perpetrator" and f.rule == CONVICTED for f in draft.facts)
    if convicted or said & {"claimedBy", "suspect"} or _tied_down(reading, cluster, draft):
        return True
    return not _habitual(reading, cluster)


def _of_history(reading: Reading, cluster: Cluster) -> bool:
    """Whether it happened more than a hundred years ago: "the siege of 1571, in which 8,000 defenders died"."""
    published = reading.article.date
    if published is None or not cluster.dates:
        return False
    return all(published.year - when.latest.year > _HISTORY for when, _, _ in cluster.dates)


def _state_of_things(cluster: Cluster) -> bool:
    """Whether it is only called by what a whole time is called by: "the violence", "the November offensive"."""
    if cluster.victims or cluster.targets or any(not f.implied for f in cluster.figures):
        return False
    return all(
        f.nominal and f.sense.family == "attack" and f.sense.entry in words("factuality", "states")
        for f in cluster.frames
    )


def _tied_down(reading: Reading, cluster: Cluster, draft: EventDraft) -> bool:
    """Whether a day, a place, a figure, a victim or a thing that was hit ties it to one occasion."""
    places = [f.value for f in draft.facts if f.name == "place"]
    return (
        any(f.name == "date" for f in draft.facts)
        or any(isinstance(e, EntityDraft) and e.type != "Country" for e in places)
        or any(not f.implied for f in cluster.figures)
        or any(e.type == "Facility" for e, _, _ in cluster.targets)
        or any(e.type == "Person" for e, _, _ in cluster.victims)
        or (not _untold(cluster.lead.trigger) and not all(_anybody(reading, at) for _, at, _ in cluster.victims))
    )


def _anybody(reading: Reading, at: Token) -> bool:
    """Whether a phrase means people of a kind: "journalists", not "two journalists" nor "the journalists"."""
    mention = reading.mentions.get(at.i)
    return mention is None or mention.of_a_kind


def _habitual(reading: Reading, cluster: Cluster) -> bool:
    """Whether all that is told could be a habit: people of a kind, "their attacks", "by shooting", "the violence"."""
    lead = cluster.lead
    if _untold(lead.trigger):
        return True
    if cluster.agents and not lead.nominal:
        return False  # "the forces assaulted civilians"
    if cluster.victims:
        return all(_anybody(reading, at) for _, at, _ in cluster.victims)  # "journalists have been murdered"
    mention = reading.mentions.get(lead.trigger.i)
    return mention is not None and mention.plural and mention.definite == "poss"


def _untold(lead: Token) -> bool:
    """Whether the verb is in a form that need not tell of an occasion: "by shooting at them", "they attack people"."""
    finite = {"aux", "auxpass"}
    return lead.tag_ in _UNTOLD and not any(c.dep_ in finite and c.tag_ == "VBD" for c in lead.children)
