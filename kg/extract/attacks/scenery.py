"""Tell whether a sentence opens another scene than that of an attack told before: "Elsewhere, ...", "In Lomar, ...".

In: a frame with what it says, and an attack.  Out: yes or no.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster, beside, definite, towns
from kg.extract.attacks.pointing import same_toll
from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.places import ancestors
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.lexicon import words
from kg.records import Outcome

_FRONT = 5  # tokens from the head of a sentence to a place that opens it
_TOWNS = frozenset({"City", "Place"})
_SCENE = 3  # tokens at the head of a sentence, a line feed among them


def another_scene(reading: Reading, frame: Frame, cluster: Cluster) -> bool:
    """Whether the sentence opens with a word for another scene: "*Elsewhere*, a bomber drove a car into a post"."""
    sent = frame.trigger.sent
    opening = reading.doc[sent.start : min(sent.end, sent.start + _SCENE)]
    if definite(reading, frame) or not any(t.lower_ in words("coreference", "another_scene") for t in opening):
        return False
    return reading.sentence_index(cluster.frames[-1].trigger) < reading.sentence_index(frame.trigger)


def placed_elsewhere(frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    """Whether the sentence opens with another place: "*In Lomar*, a bomb hit a truck", after one in Varnell."""
    opening, theirs = _opening(frame, item), towns(cluster)
    return bool(opening and theirs) and not any(
        a is b or a in ancestors(b) or b in ancestors(a) for a in opening for b in theirs
    )


def _in_towns(item: Cluster, cluster: Cluster) -> bool:
    """Whether two sentences name a town each, and not the same one."""
    if cluster.frames[-1].trigger.sent.start == item.lead.trigger.sent.start:
        return False
    mine, theirs = ([(e, at) for e, at, _ in c.places if e.type in _TOWNS] for c in (item, cluster))
    apart = (a is not b and a not in ancestors(b) and b not in ancestors(a) for a, _ in mine for b, _ in theirs)
    return bool(mine and theirs) and all(apart) and not any(beside(at) for _, at in (*mine, *theirs))


def _opening(frame: Frame, item: Cluster) -> list[EntityDraft]:
    """The places that open the sentence: "*In Lomar*, a drone hit a car"."""
    start = next((t.i for t in frame.trigger.sent if not t.is_space), frame.trigger.i)
    towns_first = (row for row in item.places if row[0].type != "Facility")
    return [e for e, at, _ in towns_first if at.i - start <= _FRONT and at.i < frame.trigger.i]


def another_account(reading: Reading, frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    """Whether a paragraph of its own, or a sentence with a town, tells in full who else killed whom, and how many.

    "A bomb killed two soldiers in Osk. *Gunmen killed a judge in Lomar*": a list of incidents.
    """
    if frame.nominal or not (item.victims or item.targets) or not (item.agents or item.weapons):
        return False
    before = cluster.frames[-1].trigger
    in_towns = _in_towns(item, cluster)
    if reading.paragraph_index(before) == reading.paragraph_index(frame.trigger) and not in_towns:
        return False
    here, there = ({id(e) for e, _, _ in c.places} for c in (item, cluster))
    mine, theirs = ({f.quantity.value for f in c.figures if f.outcome is Outcome.KILLED} for c in (item, cluster))
    others = bool(here and there and mine and theirs) and not (mine & theirs or same_toll(item, cluster))
    kinds, known = item.kinds, cluster.kinds
    anew = bool(item.weapons and towns(item)) or bool(
        item.agents and any(e.type == "Person" for e, _, _ in item.victims)
    )
    otherwise = anew and bool(kinds and known) and not kinds & known  # a bomb, no shots
    aimed = in_towns and bool(item.agents and item.targets)  # "gunmen attacked a post in Lomar"
    if here & there or not ((item.victims and (others or otherwise)) or aimed):
        return False
    told = (*item.agents, *item.victims, *item.weapons, *(item.targets if aimed else ()))
    return all(_introduced(reading, at) for _, at, _ in told)


def another_blow(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether a weapon never told of killed others on a day: "killed 12 recruits. On Tuesday *a bomb* killed three"."""
    if not (item.dates and item.places and item.weapons) or cluster.dates:
        return False
    mine, theirs = ({f.quantity.value for f in c.figures if f.outcome is Outcome.KILLED} for c in (item, cluster))
    used = [reading.mentions.get(at.i) for _, at, _ in item.weapons]
    return bool(mine and theirs) and not mine & theirs and all(m is not None and m.definite == "a" for m in used)


def another_toll(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether an event told of for the first time has dead of its own and a place of its own.

    "The bombing in Osk killed 51. Also Friday, *a blast* tore through a mosque in Lomar, killing four": two attacks.
    """
    if not any(f.nominal and f.sense.family == "attack" and _introduced(reading, f.trigger) for f in item.frames):
        return False
    if any(f.nominal and f.sense.family == "attack" and definite(reading, f) for f in item.frames):
        return False
    if cluster.frames[-1].trigger.sent.start >= item.lead.trigger.sent.start:
        return False
    mine, theirs = ({f.quantity.value for f in c.figures if f.outcome is Outcome.KILLED} for c in (item, cluster))
    if (
        not (mine and theirs)
        or mine & theirs
        or {id(e) for e, _, _ in item.agents} & {id(e) for e, _, _ in cluster.agents}
    ):
        return False
    here, there = ([e for e, _, _ in c.places if e.type != "Country"] for c in (item, cluster))
    apart = all(a is not b and a not in ancestors(b) and b not in ancestors(a) for a in here for b in there)
    days = {when.literal for when, _, _ in item.dates} - {when.literal for when, _, _ in cluster.dates}
    return bool(here) and apart and bool(there or days)


def meanwhile(frame: Frame, item: Cluster, cluster: Cluster) -> bool:
    """Whether a clause with "while" tells who was hit in another place: "*while* two were killed in Lomar"."""
    clause = frame.trigger
    if clause.dep_ not in {"advcl", "conj"} or not item.places or not (item.victims or item.targets):
        return False
    if not any(c.dep_ == "mark" and c.lower_ in words("coreference", "meanwhile") for c in clause.lefts):
        return False
    mine, theirs = ({id(e) for e, _, _ in c.places} for c in (item, cluster))
    return not mine & theirs and not {id(e) for e, _, _ in item.victims} & {id(e) for e, _, _ in cluster.victims}


def _introduced(reading: Reading, at: Token) -> bool:
    """Whether a phrase tells of somebody or something for the first time: "gunmen", "a judge, *Ilo Venn*"."""
    mention = reading.mentions.get(at.i)
    if mention is None or mention.cls == "pronoun":
        return False
    entity = reading.of_mention.get(mention)
    if entity is not None and entity.type == "Person":
        return min(m.head.i for m in entity.mentions) >= mention.head.sent.start
    return mention.name is None and mention.definite in {"a", "bare"}
