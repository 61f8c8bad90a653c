"""What extraction works on before it is frozen: drafts of entities, events and facts.

Only rooms of :mod:`kg.extract` see these; :mod:`kg.extract.assemble` turns them into the records of
:mod:`kg.records`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.extract.counts.quantities import QuantityMention
from kg.extract.names.mentions import Mention
from kg.extract.names.proper import Name
from kg.extract.text.parse import Doc, Span, Token
from kg.extract.times.resolve import TimeMention
from kg.knowledge.actors import KnownActor
from kg.knowledge.countries import Country
from kg.knowledge.gazetteer import GazetteerPlace
from kg.paragraphs import find_paragraphs
from kg.records import ACTOR_TYPES, Article, Outcome, Quantity, Stance, When

DraftValue: TypeAlias = "EntityDraft | EventDraft | When | int | bool | str"


@dataclass(slots=True, eq=False)
class FactDraft:
    """A property found at a token, with its sentence as evidence."""

    name: str
    value: DraftValue
    at: Token
    rule: str
    stance: Stance = Stance.STATED
    speaker: EntityDraft | None = None


@dataclass(slots=True, eq=False)
class PositionDraft:
    """A title that a person is given at a token."""

    title: str
    status: str
    at: Token
    rule: str
    organization: EntityDraft | None = None


@dataclass(slots=True, eq=False)
class EntityDraft:
    """An actor or a place and its mentions so far."""

    type: str
    label: str
    mentions: list[Mention] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    known: KnownActor | None = None
    country: Country | None = None
    place: GazetteerPlace | None = None
    container: EntityDraft | None = None
    facts: list[FactDraft] = field(default_factory=list)
    positions: list[PositionDraft] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    sub: str = ""
    key: str = ""
    used: bool = False

    @property
    def is_actor(self) -> bool:
        """Whether its class is a class of actors."""
        return self.type in ACTOR_TYPES

    @property
    def named(self) -> bool:
        """Whether it has a proper name."""
        return any(m.name is not None for m in self.mentions)

    def add_fact(self, fact: FactDraft) -> None:
        """Add a fact unless the same one (name and value) from the same sentence is there."""
        for other in self.facts:
            if other.name == fact.name and other.value == fact.value and other.at.sent.start == fact.at.sent.start:
                return
        self.facts.append(fact)


@dataclass(slots=True, eq=False)
class FigureDraft:
    """One casualty figure, at the token that gives the count (or its outcome)."""

    outcome: Outcome
    quantity: Quantity
    at: Token
    rule: str
    group: Mention | None = None
    additive: bool = False
    total: bool = False
    subset: bool = False
    toll: bool = False
    implied: bool = False
    part_of: FigureDraft | None = None
    supersedes: FigureDraft | None = None
    according_to: EntityDraft | None = None
    as_of: When | None = None
    stance: Stance = Stance.STATED
    nationality: Country | None = None


@dataclass(slots=True, eq=False)
class EventDraft:
    """An event and what was found of it so far; ``triggers`` are the words that name it."""

    type: str
    triggers: list[Token] = field(default_factory=list)
    facts: list[FactDraft] = field(default_factory=list)
    figures: list[FigureDraft] = field(default_factory=list)
    stage: str | None = None
    label: str = ""
    key: str = ""

    def add_fact(self, fact: FactDraft) -> None:
        """Add a fact unless the same one (name, value, stance) from the same sentence is there."""
        for other in self.facts:
            if (
                other.name == fact.name
                and other.value == fact.value
                and other.stance == fact.stance
                and other.at.sent.start == fact.at.sent.start
            ):
                return
        self.facts.append(fact)

    def values(self, name: str) -> Iterator[DraftValue]:
        """The values of one property, in the order in which they were found."""
        return (f.value for f in self.facts if f.name == name)


@dataclass(slots=True, eq=False)
class Reading:
    """One article as extraction sees it: the parse and what each room has found in it."""

    doc: Doc
    article: Article
    times: list[TimeMention]
    quantities: list[QuantityMention]
    names: list[Name]
    mentions: dict[int, Mention]
    quoted: list[bool]
    entities: list[EntityDraft] = field(default_factory=list)
    of_mention: dict[Mention, EntityDraft] = field(default_factory=dict)
    events: list[EventDraft] = field(default_factory=list)

    def entity_at(self, token: Token) -> EntityDraft | None:
        """The entity that the phrase headed by ``token`` refers to."""
        mention = self.mentions.get(token.i)
        if mention is None and token.pos_ == "PROPN":  # a name that the parse cuts: "Tehrik i Taliban Pakistan"
            mention = self.mentions.get(self.name_heads.get(token.i, token.i))
        return self.of_mention.get(mention) if mention is not None else None

    @property
    def name_heads(self) -> dict[int, int]:
        """For each token of a known actor's name, the head of the name."""
        cached: dict[int, int] | None = self.doc.cache.get("name_heads")
        if cached is None:
            known = [n for n in self.names if n.known is not None and n.end_i - n.start_i > 1]
            cached = {i: self.doc[n.start_i : n.end_i].root.i for n in known for i in range(n.start_i, n.end_i)}
            self.doc.cache["name_heads"] = cached
        return cached

    @property
    def phrases(self) -> tuple[list[Mention], list[int]]:
        """The mentions, each once, in the order of their heads, and the token indices of these."""
        cached: tuple[list[Mention], list[int]] | None = self.doc.cache.get("phrases")
        if cached is None:
            mentions = sorted(dict.fromkeys(self.mentions.values()), key=lambda m: m.head.i)
            cached = self.doc.cache["phrases"] = mentions, [m.head.i for m in mentions]
        return cached

    def mentions_in(self, sent: Span) -> list[Mention]:
        """The mentions of a sentence, each once, in the order of their heads."""
        mentions, heads = self.phrases
        return mentions[bisect_left(heads, sent.start) : bisect_left(heads, sent.end)]

    def times_in(self, sent: Span) -> list[TimeMention]:
        """The time expressions that begin in a sentence, in text order."""
        return [t for t in self.times if sent.start <= t.start_i < sent.end]

    def sentence_index(self, token: Token) -> int:
        """Ordinal of the token's sentence in the document."""
        return self.doc.sentence_of[token.i]

    def paragraph_index(self, token: Token) -> int:
        """Ordinal of the token's paragraph in the document."""
        starts: list[int] | None = self.doc.cache.get("paragraphs")
        if starts is None:
            starts = find_paragraphs(self.doc.text)
            self.doc.cache["paragraphs"] = starts
        return bisect_right(starts, token.idx)
