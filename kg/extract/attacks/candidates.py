"""Who may have a role in which attack, and what the text shows of it: the pairs that the learned weights judge.

In: clusters whose attacks have the facts of the rules.  Out: :class:`Candidate` records, in order of the entities.  A
candidate is described by features that name no word of content and nobody: classes of the lexicon, relations of the
parse, places in the text (``docs/decisions/20261125-learned-roles.md``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.frames.roles import Frame
from kg.extract.names.mentions import Mention
from kg.extract.speech.quotations import is_saying
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, is_passive
from kg.extract.text.triggers import Sense, noun_trigger, verb_trigger
from kg.lexicon import words
from kg.records import ACTOR_TYPES

ROLES = ("perpetrator", "victim", "target")
#: The names of facts that say each role; people who are aimed at are victims.
SAYING = {"perpetrator": "perpetrator", "suspect": "perpetrator", "victim": "victim", "target": "target"}
PEOPLE = frozenset({"Person", "UnnamedGroup"})

_WITH_ROLES = ACTOR_TYPES | {"Facility"}
_REACH = 2  # sentences before and after a trigger in which its roles are looked for
_LONGEST = 4  # relations of a path that is told as a whole
_SHORT = {"nsubjpass": "passive", "nsubj": "subject", "dobj": "object"}
_TOLD = frozenset({*SAYING, "claimedBy", "weapon", "date", "place"})


@dataclass(slots=True, eq=False)
class Candidate:
    """An entity near an attack.  ``at`` is its word nearest to a trigger, ``held`` the facts by which it has a role.

    ``shown`` tells what the text showed of the pair when it was found; many are never asked.
    """

    cluster: Cluster
    draft: EventDraft
    entity: EntityDraft
    at: Token
    nearest: bool  # whether no other attack is nearer to the entity
    held: tuple[FactDraft, ...]
    shown: Callable[[], list[str]]

    @property
    def features(self) -> list[str]:
        """What the text shows of the pair."""
        return self.shown()

    @property
    def roles(self) -> list[str]:
        """The roles that the weights know for an entity of this type; towns as targets are left to the rules."""
        if self.entity.type in PEOPLE:
            return ["perpetrator", "victim"]
        return ["perpetrator"] if self.entity.is_actor else ["target"]

    def role_of(self, fact: FactDraft) -> str:
        """The role that a fact of :attr:`held` says."""
        return "victim" if fact.name == "target" and self.entity.type in PEOPLE else SAYING[fact.name]


@dataclass(slots=True, eq=False)
class _Near:
    """The mention and the trigger of a pair that stand nearest to each other, ``gap`` sentences apart."""

    cost: int
    mention: Mention
    frame: Frame
    gap: int


def find_candidates(reading: Reading, clusters: list[Cluster]) -> list[Candidate]:
    """Find the pairs of entity and attack: each entity with its nearest attack and with those it has a role in."""
    found: list[Candidate] = []
    attacks = [(c, c.draft) for c in clusters if c.draft is not None]
    if not attacks:
        return found
    told = [_of_attack(reading, cluster, draft, n) for n, (cluster, draft) in enumerate(attacks)]
    roles = [tuple([fact for fact in draft.facts if fact.name in SAYING]) for _, draft in attacks]
    facts = _facts_about(reading)
    for entity in reading.entities:
        if not entity.mentions or entity.type not in _WITH_ROLES:
            continue
        about = facts.get(id(entity), [])
        rows = list(_rows(reading, attacks, entity, about))
        if not rows:
            continue
        first, closest, _ = min(rows, key=lambda row: row[1].cost)
        own: list[str] = []
        for n, near, held in rows:
            if held or n == first:
                cluster, draft = attacks[n]
                elsewhere = [fact.name for event, fact in about if event is not draft]
                shown = partial(_shown, reading, entity, near, own, told[n], roles[n], elsewhere)
                found.append(
                    Candidate(cluster, draft, entity, near.mention.head, near.cost == closest.cost, held, shown)
                )
    return found


def _shown(
    reading: Reading,
    entity: EntityDraft,
    near: _Near,
    own: list[str],
    told: list[str],
    roles: tuple[FactDraft, ...],
    elsewhere: list[str],
) -> list[str]:
    """What the text shows of a pair: of the entity, of the attack, of both together, and of who else has a role.

    ``own`` is what it shows of the entity, for all its pairs, found for the first that is asked.
    """
    if not own:
        own.extend(_of_entity(reading, entity))
    pair, others = _of_pair(reading, near), _of_roles(entity, near.mention.head, roles)
    return list(dict.fromkeys([*own, *told, *pair, *others, *(f"elsewhere:{name}" for name in elsewhere)]))


def _facts_about(reading: Reading) -> dict[int, list[tuple[EventDraft, FactDraft]]]:
    """The facts of events that have an entity as their value, by its id."""
    found: dict[int, list[tuple[EventDraft, FactDraft]]] = {}
    for event in reading.events:
        for fact in event.facts:
            if isinstance(fact.value, EntityDraft):
                found.setdefault(id(fact.value), []).append((event, fact))
    return found


def _rows(
    reading: Reading,
    attacks: list[tuple[Cluster, EventDraft]],
    entity: EntityDraft,
    facts: list[tuple[EventDraft, FactDraft]],
) -> Iterator[tuple[int, _Near, tuple[FactDraft, ...]]]:
    sentences = reading.doc.sentence_of
    places = [(mention, mention.head.i, sentences[mention.head.i]) for mention in entity.mentions]
    roles = [(event, fact) for event, fact in facts if fact.name in SAYING]
    for n, (cluster, draft) in enumerate(attacks):
        held = tuple([fact for event, fact in roles if event is draft])
        near = _nearest(cluster, places, sentences)
        if near is None and held:
            near = _Near(99, entity.mentions[0], cluster.frames[0], 3)
        if near is not None:
            yield n, near, held


def _nearest(cluster: Cluster, places: list[tuple[Mention, int, int]], sentences: list[int]) -> _Near | None:
    """The closest mention and trigger: within a sentence by the parse, else by the number of sentences between.

    ``places`` are the mentions with the tokens of their heads and their sentences.
    """
    best: tuple[tuple[int, int, int], Mention, Frame, int] | None = None
    for frame in cluster.frames:
        at = frame.trigger.i
        here = sentences[at]
        for mention, i, sentence in places:
            gap = sentence - here
            if not -_REACH <= gap <= _REACH:
                continue
            if gap:
                cost = 20 * abs(gap) + (5 if gap < 0 else 0)
            else:
                up, down = _path(mention.head, frame.trigger)
                minor = frame.sense.family not in {"attack", "harm"}
                cost = len(up) + len(down) + 2 * minor + (mention.cls == "pronoun")
            if best is None or (cost, i, at) < best[0]:
                best = (cost, i, at), mention, frame, gap
    return _Near(best[0][0], *best[1:]) if best is not None else None


def _chain(token: Token) -> list[Token]:
    """The word and all above it."""
    chains: dict[int, list[Token]] = token.doc.cache.setdefault("chains", {})
    if token.i not in chains:
        chains[token.i] = [token, *ancestors(token, len(token.doc))]
    return chains[token.i]


def _path(start: Token, goal: Token) -> tuple[list[Token], list[Token]]:
    """The words up from one word of a sentence to the first that is above both, and up to it from the other."""
    up, down = _chain(start), _chain(goal)
    left, right = len(up), len(down)
    while left and right and up[left - 1] is down[right - 1]:
        left, right = left - 1, right - 1
    return up[:left], down[:right]


def _relation(token: Token) -> str:
    """The relation of a word to its head, for a preposition with the word itself: ``prep=by``."""
    return f"{token.dep_}={token.lower_}" if token.pos_ == "ADP" else _SHORT.get(token.dep_, token.dep_)


def _act(reading: Reading, token: Token) -> str:
    """What a word may stand for in the lexicon: ``attack``, ``harm:killed``, ``say`` ...; else its part of speech."""
    known: dict[int, str] = reading.doc.cache.setdefault("kg_acts", {})
    if token.i not in known:
        known[token.i] = _class_of(token)
    return known[token.i]


def _class_of(token: Token) -> str:
    if token.pos_ == "ADP":
        return token.lower_
    if token.pos_ in {"NOUN", "PROPN"}:
        sense = noun_trigger(token)
        return f"noun:{_kind(sense)}" if sense is not None else "noun"
    if token.pos_ not in {"VERB", "AUX"}:
        return token.pos_.lower()
    trigger = verb_trigger(token)
    if trigger is not None:
        return f"{_kind(trigger.sense)}:{trigger.sense.mode}{':passive' if is_passive(token) else ''}"
    if is_saying(token):
        return "say"
    lemma = token.lemma_.lower()
    for name, *table in (("responsibility", "blame"), ("reporting", "accuse"), ("reporting", "suspect")):
        if lemma in words(name, *table):
            return table[0]
    return token.pos_.lower()


def _kind(sense: Sense) -> str:
    return f"harm:{sense.type}" if sense.family == "harm" else sense.family


def _band(name: str, value: int, *limits: int) -> str:
    """A number as a feature: the first limit that it does not pass."""
    for limit in limits:
        if value <= limit:
            return f"{name}<={limit}"
    return f"{name}>{limits[-1]}"


def _of_entity(reading: Reading, entity: EntityDraft) -> list[str]:
    """What the whole article shows of an entity: its class, and what it does in every sentence."""
    found = [f"type:{entity.type}", "named" if entity.named else f"type:{entity.type}:{entity.sub}"]
    if entity.plural:
        found.append("plural")
    if entity.known is not None:
        found.append(f"known:{entity.known.type}")
    if entity.country is not None or any(m.country is not None for m in entity.mentions):
        found.append("of-a-country")
    found.append(_band("mentions", len(entity.mentions), 1, 2, 4, 8))
    found.append(_band("first", reading.sentence_index(entity.mentions[0].head), 0, 1, 2, 4, 8, 16))
    if entity.positions:
        found.append("office")
    found += [f"has:{fact.name}" for fact in entity.facts]
    for mention in entity.mentions:
        found += _of_mention(reading, mention)
    return found


def _of_mention(reading: Reading, mention: Mention) -> Iterator[str]:
    """What one phrase shows, and what it depends on."""
    yield "is:name" if mention.name is not None else f"is:{mention.definite}"
    if mention.cls != "pronoun" and mention.name is None:
        yield f"noun:{mention.sub}"
    if mention.quantity is not None:
        yield "counted"
    if mention.names_inside:
        yield "name-inside"
    if reading.quoted[mention.head.i]:
        yield "in-quotes"
    head = first_of(mention.head)
    if head is not mention.head:
        yield f"as:{mention.head.dep_}"
    if head.head is head:
        yield "does:root"
        return
    above, act = head.head, _act(reading, head.head)
    yield f"does:{_relation(head)}<{act}"
    if head.dep_ == "pobj" and above.head is not above:
        yield f"does:{act}<{_act(reading, above.head)}"
    elif head.dep_ in {"poss", "compound", "nmod"}:
        yield f"does:{head.dep_}<{act}<{_relation(above)}"


def first_of(token: Token) -> Token:
    """The first of a coordination or the noun of an apposition."""
    while token.dep_ in {"conj", "appos"} and token.head is not token:
        token = token.head
    return token


def _of_attack(reading: Reading, cluster: Cluster, draft: EventDraft, n: int) -> list[str]:
    """What the article tells of an attack."""
    found = [f"attack:{draft.type}", _band("attack-number", n, 0, 1, 2, 4)]
    found.append(_band("attack-words", len(cluster.frames), 1, 2, 4, 8))
    found.append(_band("attack-first", reading.sentence_index(cluster.frames[0].trigger), 0, 1, 2, 4, 8, 16))
    if draft.stage is not None:
        found.append(f"attack-{draft.stage}")
    if all(f.nominal for f in cluster.frames):
        found.append("attack-in-nouns")
    for frame in cluster.frames:
        found.append(f"attack-by:{_kind(frame.sense)}:{frame.sense.mode}")
        if reading.quoted[frame.trigger.i]:
            found.append("attack-in-quotes")
    found += [f"attack-has:{f.name}" for f in draft.facts if f.name in _TOLD]
    found += [f"attack-count:{f.outcome.value}" for f in cluster.figures]
    return found


def _of_pair(reading: Reading, near: _Near) -> list[str]:
    """How the entity and the word for the attack stand to each other."""
    mention, trigger = near.mention, near.frame.trigger
    sense = near.frame.sense
    passive = not near.frame.nominal and is_passive(trigger)
    kind = f"{_kind(sense)}:{sense.mode}{':noun' if near.frame.nominal else ':passive' if passive else ''}"
    found = [f"gap:{near.gap}", f"trigger:{kind}", f"phrase:{mention.cls}", f"phrase:{mention.definite}"]
    if near.gap == 0:
        up, down = _path(mention.head, trigger)
        ups, downs = [_relation(t) for t in up], [_relation(t) for t in down]
        found.append("before" if mention.head.i < trigger.i else "after")
        found.append(_band("tokens", abs(mention.head.i - trigger.i), 1, 2, 4, 8, 16))
        found.append(_band("path-length", len(up) + len(down), 1, 2, 3, 4, 6))
        if len(up) + len(down) <= _LONGEST:
            whole = f"{'<'.join(ups)}|{'>'.join(downs)}"
            found += [f"path:{whole}", f"path:{whole}:{kind}"]
        kept = [r for r in ups if r not in {"conj", "appos"}]
        found.append(f"way:{'<'.join(kept[:3])}|{'>'.join(downs[:2])}{':passive' if passive else ''}")
        found += [f"up:{r}" for r in (ups[:1] + ups[-1:])] + [f"down:{r}" for r in downs[:1]]
        found += [f"via:{_act(reading, t)}" for t in (up[1:] + down[1:]) if t.pos_ in {"VERB", "NOUN", "AUX"}]
    head = first_of(mention.head)
    if head.head is not head:
        found.append(f"under:{_relation(head)}<{_act(reading, head.head)}")
    return found


def _of_roles(entity: EntityDraft, at: Token, roles: tuple[FactDraft, ...]) -> Iterator[str]:
    """The roles of others in the same sentence; its own role here is to be judged."""
    for fact in roles:
        if fact.value is not entity and fact.at.sent is at.sent:
            yield f"beside:{SAYING[fact.name]}"
