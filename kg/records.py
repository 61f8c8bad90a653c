"""The nouns of the house: frozen records that travel from extraction to RDF.

In: whatever :mod:`kg.extract` found.  Out: the same, as JSON (:mod:`kg.codec`) or as triples
(:mod:`kg.triples`).  This room never imports spaCy or rdflib.

Every record checks its own invariants when it is made and raises
:class:`kg.errors.RecordError` when one is broken.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from kg.errors import RecordError


class Stance(StrEnum):
    """How the text puts a fact forward (``evc:`` concepts of the same names)."""

    STATED = "stated"
    CLAIMED = "claimed"
    ALLEGED = "alleged"
    SUSPECTED = "suspected"
    DENIED = "denied"


class Bound(StrEnum):
    """How a number is to be read: "over 90" is ``(90, MORE_THAN)``, never 91."""

    EXACT = "exact"
    AT_LEAST = "atLeast"
    MORE_THAN = "moreThan"
    ABOUT = "about"
    UP_TO = "upTo"


class Outcome(StrEnum):
    """What happened to the people that a casualty figure counts."""

    KILLED = "killed"
    INJURED = "injured"
    KIDNAPPED = "kidnapped"
    MISSING = "missing"


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


BODY_TYPES = frozenset(
    {"ArmedGroup", "GovernmentBody", "IntergovernmentalOrganization", "MediaOutlet", "Organization", "SecurityForce"}
)
ACTOR_TYPES = BODY_TYPES | {"Person", "UnnamedGroup", "Country"}
PLACE_TYPES = frozenset({"Place", "Country", "Region", "City", "Facility"})
STAGES = frozenset({"attempted", "planned", "threatened", "feared", "foiled"})
_ENTITY_TYPES = ACTOR_TYPES | PLACE_TYPES
_DURATION = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


@lru_cache(maxsize=16)
def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text as it was read; ``text`` never changes afterwards.

    ``date`` is the day of publication, ``None`` when the input does not say.
    """

    id: str
    text: str
    date: date | None = None
    headline: str | None = None
    publisher: str | None = None
    url: str | None = None

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the UTF-8 text."""
        return _sha256(self.text)

    def evidence(self, start: int, end: int) -> Evidence:
        """The passage ``text[start:end]`` (Unicode code points, half open)."""
        return Evidence(start=start, end=end, quote=self.text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Evidence:
    """A passage of the article: ``quote == article.text[start:end]``."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.quote):
            raise RecordError(f"passage {self.start}-{self.end} does not fit its quote of {len(self.quote)} characters")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as precise as the text allows.

    ``earliest`` and ``latest`` are inclusive days; for ``DAY`` they are equal, for ``MONTH`` and ``YEAR``
    they span the calendar unit.  ``basis`` says how it was found: ``stated`` (the text gives it in full),
    ``relative`` (resolved against the article's date) or ``anchored`` (against another event).
    """

    earliest: date
    latest: date
    precision: Precision
    basis: str = "stated"

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise RecordError(f"a date range ends ({self.latest}) before it begins ({self.earliest})")

    @property
    def literal(self) -> str | None:
        """``2024-01-03``, ``2024-01`` or ``2024``; ``None`` for a range that no one literal holds."""
        match self.precision:
            case Precision.DAY:
                return self.earliest.isoformat()
            case Precision.MONTH:
                return self.earliest.isoformat()[:7]
            case Precision.YEAR:
                return self.earliest.isoformat()[:4]
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        if (self.earliest.year, self.earliest.month) == (self.latest.year, self.latest.month):
            return self.earliest.isoformat()[:7]
        return self.earliest.isoformat()[:4] if self.earliest.year == self.latest.year else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A count with its bound; ``text`` is what the article says ("more than two dozen")."""

    value: int
    bound: Bound = Bound.EXACT

    def __post_init__(self) -> None:
        if self.value < 0:
            raise RecordError(f"a count cannot be negative: {self.value}")


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A reference to another record by its key (``actor/...``, ``place/...``, ``event/...``)."""

    key: str


Value: TypeAlias = Ref | When | int | bool | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One property of a record, with where it stands and who says so.

    ``name`` is the local name of the property in the ontology (``perpetrator``, ``nationality`` ...).
    ``speaker`` is the actor that the text attributes the fact to, ``None`` when the article says it itself.
    ``rule`` names what found it.  ``offset`` is the gap of an ``after`` fact as an ISO 8601 duration (``PT20M``).
    ``wording`` is the text's own word where it says more than the name does ("brother" for ``relativeOf``).
    """

    name: str
    value: Value
    evidence: tuple[Evidence, ...]
    rule: str
    stance: Stance = Stance.STATED
    speaker: Ref | None = None
    offset: str | None = None
    wording: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise RecordError(f"the fact {self.name} = {self.value} has no evidence")
        if self.offset is not None and not _DURATION.fullmatch(self.offset):
            raise RecordError(f"the fact {self.name} has the offset {self.offset!r}, which is no ISO 8601 duration")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor or a place; ``type`` is its most specific class in the ontology.

    ``exact_match`` holds full IRIs of Wikidata or GeoNames.  ``lat`` and ``long`` are WGS84 degrees.
    """

    key: str
    type: str
    label: str
    mentions: tuple[Evidence, ...]
    aliases: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    exact_match: tuple[str, ...] = ()
    lat: float | None = None
    long: float | None = None

    def __post_init__(self) -> None:
        if self.type not in _ENTITY_TYPES:
            raise RecordError(f"{self.key}: {self.type} is neither an actor nor a place")
        for degrees, limit in ((self.lat, 90), (self.long, 180)):
            if degrees is not None and not -limit <= degrees <= limit:
                raise RecordError(f"{self.key}: {degrees} degrees are not on the Earth")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """An office or role that a person holds: ``title`` as in the text, ``status`` ``current`` or ``former``."""

    key: str
    holder: Ref
    title: str
    status: str
    evidence: tuple[Evidence, ...]
    rule: str
    organization: Ref | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyFigure:
    """One figure of the ledger of an event; a newer one supersedes, it never replaces.

    ``group`` is what the text says is counted ("Afghan nationals"), ``included_in`` and ``supersedes`` are keys
    of other figures of the same article.
    """

    key: str
    event: Ref
    outcome: Outcome
    quantity: Quantity
    evidence: tuple[Evidence, ...]
    rule: str
    group: str | None = None
    nationality: Ref | None = None
    included_in: str | None = None
    supersedes: str | None = None
    according_to: Ref | None = None
    as_of: When | None = None
    stance: Stance = Stance.STATED


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened or was said: an attack, a plot, a claim, an arrest, a statement, a movement.

    ``type`` is the most specific class in the ontology.  Whatever has evidence of its own (place, date,
    roles, counts) is a :class:`Fact`; ``stage`` is ``attempted`` for an attack that was tried and failed, one of the
    other :data:`STAGES` for a plot, ``None`` for what happened.
    """

    key: str
    type: str
    label: str
    mentions: tuple[Evidence, ...]
    facts: tuple[Fact, ...] = ()
    stage: str | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            raise RecordError(f"the event {self.key} has no evidence")
        if self.stage is not None and self.stage not in STAGES:
            raise RecordError(f"the event {self.key} has the unknown stage {self.stage!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that was skipped, and why; ``evidence`` is ``None`` when it concerns the whole article."""

    code: str
    message: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one article: sorted by key, closed under reference."""

    article: Article
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    figures: tuple[CasualtyFigure, ...] = ()
    issues: tuple[Issue, ...] = ()
    model: str = ""

    def __post_init__(self) -> None:
        known = Counter(record.key for record in (*self.things, *self.nodes))
        twice = sorted(key for key, count in known.items() if count > 1)
        if twice:
            raise RecordError(f"{self.article.id}: keys given twice: {', '.join(twice)}")
        for owner, ref in self.references():
            if ref not in known:
                raise RecordError(f"{self.article.id}: {owner} refers to {ref}, which is not there")
        for passage in self.passages():
            if self.article.text[passage.start : passage.end] != passage.quote:
                raise RecordError(f"{self.article.id}: the quote at {passage.start}-{passage.end} is not in the text")

    @property
    def things(self) -> tuple[Entity | Event, ...]:
        """What has a label and facts of its own."""
        return (*self.entities, *self.events)

    @property
    def nodes(self) -> tuple[Position | CasualtyFigure, ...]:
        """What ties several values of one fact together."""
        return (*self.positions, *self.figures)

    def references(self) -> Iterator[tuple[str, str]]:
        """Pairs of a record's key and a key that it refers to."""
        for record in self.things:
            for fact in record.facts:
                if isinstance(fact.value, Ref):
                    yield record.key, fact.value.key
                if fact.speaker:
                    yield record.key, fact.speaker.key
        for position in self.positions:
            yield position.key, position.holder.key
            if position.organization:
                yield position.key, position.organization.key
        for figure in self.figures:
            yield figure.key, figure.event.key
            for ref in (figure.nationality, figure.according_to):
                if ref:
                    yield figure.key, ref.key
            for key in (figure.included_in, figure.supersedes):
                if key:
                    yield figure.key, key

    def passages(self) -> Iterator[Evidence]:
        """Every passage that any record of the extraction rests on (with repetitions)."""
        for record in self.things:
            yield from record.mentions
            for fact in record.facts:
                yield from fact.evidence
        for node in self.nodes:
            yield from node.evidence
