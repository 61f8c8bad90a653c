"""Tell the deeds of a list apart: the counts of an indictment, what a group has done, what a cell is accused of.

In: what one frame says, and an attack with frames of the same sentence.  Out: whether both are items of one list.
"Venn was convicted of *bombing* a bank and of *planting* a bomb at a school"; but "Gunmen *stormed* a hotel and
*attacked* a police post" is one attack.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster, dates_agree
from kg.extract.drafts import Reading
from kg.extract.entities.places import ancestors
from kg.extract.frames.roles import Frame
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, first_conjunct, prepositions
from kg.extract.text.triggers import general_types, noun_trigger, table
from kg.lexicon import words

_TOWNS = frozenset({"City", "Place"})
_THINGS = frozenset({"facility", "org", "vehicle"})
_ROW = 3  # event nouns that make a list, whatever they tell


def another_item(reading: Reading, frame: Frame, cluster: Cluster) -> bool:
    """Whether the frame and one of the attack are coordinated, and each tells what else was hit."""
    if frame.sense.family != "attack":
        return False
    beside = [f for f in cluster.frames if f.sense.family == "attack" and f.nominal is frame.nominal]
    beside = [f for f in beside if f.trigger.i != frame.trigger.i and _stem(f.trigger) == _stem(frame.trigger)]
    if not beside or any(f.link is not None and f.link.i == frame.trigger.i for f in beside):
        return False
    apart = _nouns_apart if frame.nominal else _verbs_apart
    return all(apart(reading, f, frame) for f in beside)


def at_another_time(reading: Reading, item: Cluster, cluster: Cluster) -> bool:
    """Whether a verb tells, with a day or a town of its own, what was done besides: "bombed a bank *in Osk in May*".

    "Rebels attacked a church in Varnell in April, bombed a bank in Osk in May and kidnapped nine nurses in June."
    """
    verb = item.lead.trigger
    if item.lead.nominal or verb.dep_ != "conj" or not (item.victims or item.targets or item.figures):
        return False
    if dates_agree(item, cluster) < 0:
        return True
    mine, theirs = ([(e, at) for e, at, _ in c.places if e.type in _TOWNS] for c in (item, cluster))
    hit = [m for _, at, _ in (*item.victims, *item.targets) if (m := reading.mentions.get(at.i)) is not None]
    fresh = bool(hit) and all(_told_first(m) for m in hit)
    apart = (a is not b and a not in ancestors(b) and b not in ancestors(a) for a, _ in mine for b, _ in theirs)
    return fresh and bool(mine and theirs) and all(apart)


def _stem(trigger: Token) -> tuple[int, int]:
    """What the deeds of a list hang on: the verdict of "guilty *of* bombing a bank, *of* shooting a clerk"."""
    top = first_conjunct(trigger)
    if top.dep_ not in {"pcomp", "pobj"}:
        return trigger.sent.start, top.i
    above = first_conjunct(top.head).head
    return trigger.sent.start, above.head.i if above.dep_ in {"acomp", "oprd"} else above.i


def _nouns_apart(reading: Reading, one: Frame, other: Frame) -> bool:
    """Whether two event nouns are two deeds: "*the bombing* of a hotel and *the murder* of a chief".

    Not "the murder of a teacher and the attempted murder of her son", nor "the killing of 12 people and the bombing".
    """
    if not (_hit(reading, one) and _hit(reading, other)) or (_kills(one) and _kills(other)):
        return False
    row = [t for t in conjuncts(first_conjunct(other.trigger)) if _attack(t)]
    return len(row) >= _ROW or not any(_kills(f) and _several(reading, f) for f in (one, other))


def _verbs_apart(reading: Reading, one: Frame, other: Frame) -> bool:
    """Whether two verbs are two deeds somebody is tried for: each upon a thing of its own, or of another kind."""
    if not _tried(other.trigger):
        return False
    mine, theirs = _hit(reading, one), _hit(reading, other)
    things = all(any(m.cls in _THINGS for m in hit) for hit in (mine, theirs))
    kinds = {f.sense.type for f in (one, other)}
    otherwise = len(kinds) > 1 and kinds.isdisjoint(general_types())
    return bool(mine and theirs) and (things or otherwise) and all(_told_first(m) for m in (*mine, *theirs))


def _attack(token: Token) -> bool:
    sense = noun_trigger(token)
    return sense is not None and sense.family == "attack"


def _hit(reading: Reading, frame: Frame) -> list[Mention]:
    """Who and what was hit, and the building where it was."""
    own = frame.heads("patient", "target")
    rooms = [t for t in frame.heads("place") if (m := reading.mentions.get(t.i)) is not None and m.cls == "facility"]
    return [m for t in own or rooms if (m := reading.mentions.get(t.i)) is not None]


def _kills(frame: Frame) -> bool:
    """Whether the noun tells only that people were killed, by any deed: "the killing of 12 people"."""
    return frame.sense.entry in table("murder")["nouns"]


def _several(reading: Reading, frame: Frame) -> bool:
    return any(m.plural for m in _hit(reading, frame))


def _tried(verb: Token) -> bool:
    """Whether the sentence tells what somebody is tried for: "was *convicted* of", "the *court* heard that"."""
    return any(t.lemma_.lower() in words("coreference", "trying") for t in verb.sent)


def _told_first(mention: Mention) -> bool:
    """Whether a thing is no thing told of before: "a bank", "the home *of a judge*", not "the building"."""
    if mention.cls == "pronoun" or mention.definite == "this":
        return False
    beside = any(True for _ in prepositions(mention.head)) or any(
        t.dep_ in {"compound", "poss"} for t in mention.modifiers
    )
    return mention.definite != "the" or mention.name is not None or beside
