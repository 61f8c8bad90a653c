"""What the frames of one attack say of it, and whether two such accounts can be of one attack.

In: what single frames say, as clusters of one.  Out: :class:`Cluster` records that grow, and questions asked of two.
Which frames speak of which attack is decided in :mod:`kg.extract.attacks.coreference`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from kg.extract.drafts import EntityDraft, EventDraft, FigureDraft, Reading
from kg.extract.entities.places import ancestors, conflict, country_code
from kg.extract.frames.roles import Frame
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors as ancestors_of
from kg.extract.text.triggers import general_types, side_types, specific_first, type_families
from kg.extract.times.dates import ANCHORED
from kg.extract.times.resolve import TimeMention
from kg.lexicon import words
from kg.records import PLACE_TYPES, Outcome, When

_NIGHTS = timedelta(days=2)  # "overnight", "on Monday or Tuesday"


@dataclass(slots=True, eq=False)
class Cluster:
    """The frames that speak of one attack, with what they say of it."""

    frames: list[Frame] = field(default_factory=list)
    types: Counter[str] = field(default_factory=Counter)
    dates: list[tuple[When, Token, str]] = field(default_factory=list)
    places: list[tuple[EntityDraft, Token, str]] = field(default_factory=list)
    victims: list[tuple[EntityDraft, Token, str]] = field(default_factory=list)
    targets: list[tuple[EntityDraft, Token, str]] = field(default_factory=list)
    agents: list[tuple[EntityDraft, Token, str]] = field(default_factory=list)
    weapons: list[tuple[str, Token, str]] = field(default_factory=list)
    figures: list[FigureDraft] = field(default_factory=list)
    gaps: list[TimeMention] = field(default_factory=list)
    moments: list[TimeMention] = field(default_factory=list)  # gaps of minutes or hours
    told_again: list[EntityDraft] = field(default_factory=list)  # who is counted among the victims under another name
    strong: bool = False
    hurt_near: bool = False  # people were hurt in its sentence or the next
    attempted: bool = True
    draft: EventDraft | None = None

    @property
    def lead(self) -> Frame:
        """The frame that decides what the cluster refers to: its event noun, else its first verb."""
        attacks = [f for f in self.frames if f.sense.family == "attack"]
        for frame in attacks:
            if frame.nominal:
                return frame
        return attacks[0] if attacks else self.frames[0]

    @property
    def only_tried(self) -> bool:
        """Whether the attack did not come off: told as tried, or its bomb was found and made harmless."""
        return self.attempted or self.defused

    @property
    def defused(self) -> bool:
        """Whether no more is told than that a bomb was found and made harmless."""
        found = any(f.sense.mode == "foiled" and f.status == "attempted" for f in self.frames)
        return found and not any(f.sense.mode == "explode" or f.sense.family != "attack" for f in self.frames)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of attack that are told, without general words."""
        return frozenset(self.types) - general_types()

    @property
    def stated_toll(self) -> int:
        """The largest number of dead that is told of it; 0 when none is."""
        killed = (f.quantity.value for f in self.figures if f.outcome is Outcome.KILLED and not f.implied)
        return max(killed, default=0)

    @property
    def last_sentence(self) -> int:
        """Token index of the last trigger."""
        return self.frames[-1].trigger.i


def told_by(trigger: Token, clusters: Iterable[Cluster]) -> Cluster | None:
    """The attack that a word tells of."""
    return next((c for c in clusters if any(f.trigger.i == trigger.i for f in c.frames)), None)


def kinds_agree(item: Cluster, cluster: Cluster) -> bool:
    """Whether the kinds of attack told are one or of one family, or only a general word is told."""
    mine, theirs = item.kinds, cluster.kinds
    return not mine or not theirs or bool(mine & theirs) or any(mine & f and theirs & f for f in type_families())


def dates_agree(item: Cluster, cluster: Cluster) -> int:
    """1 when a date is shared, 0 when nothing is known, -1 when the dates exclude each other.

    A day that is only taken from what was told before says nothing of which attack is meant: "later that day".
    """
    if not item.dates or not cluster.dates:
        return 0
    shared = [
        (a, b) for a in _finest(item) for b in _finest(cluster) if a.earliest <= b.latest and b.earliest <= a.latest
    ]
    if not shared:
        return -1
    return int(any(ANCHORED not in (a.basis, b.basis) for a, b in shared))


def _finest(cluster: Cluster) -> list[When]:
    """The days of an attack, else its months or years: what is known to the day is not vague for a month beside it."""
    dates = [when for when, _, _ in cluster.dates]
    return [when for when in dates if when.latest - when.earliest <= _NIGHTS] or dates


def beside(at: Token) -> bool:
    """Whether the place only helps to find another one: "near Varnell", "between Osk and Lomar"."""
    prep = next((t for t in ancestors_of(at) if t.dep_ == "prep" and t.lower_ != "of"), None)
    return prep is not None and prep.lower_ in words("circumstances", "beside")


def places_agree(item: Cluster, cluster: Cluster) -> int:
    """1 when a place is shared, 0 when nothing is known, -1 when the places exclude each other."""
    mine, theirs = (
        [(e, at) for e, at, _ in c.places if e.type in PLACE_TYPES and e.type != "Facility"] for c in (item, cluster)
    )
    shared = {id(e) for e, _, _ in item.places + item.targets} & {id(e) for e, _, _ in cluster.places + cluster.targets}
    if shared:
        return 1
    if not mine or not theirs:
        return 0
    if any(a is b or a in ancestors(b) or b in ancestors(a) for a, _ in mine for b, _ in theirs):
        return 1
    if all(_apart(a, b) for a in mine for b in theirs):
        return -1
    return 0


def towns(cluster: Cluster) -> list[EntityDraft]:
    """The towns, regions and countries of an attack, those that hold its facilities among them."""
    held = [above for e, _, _ in cluster.places if e.type == "Facility" for above in ancestors(e)[:1]]
    return [e for e in (*(e for e, _, _ in cluster.places), *held) if e.type in PLACE_TYPES and e.type != "Facility"]


def _apart(one: tuple[EntityDraft, Token], other: tuple[EntityDraft, Token]) -> bool:
    """Whether two places tell two attacks apart; "near Varnell" may be a town of its own in the same country."""
    (a, at_a), (b, at_b) = one, other
    if not conflict(a, b):
        return False
    return country_code(a) != country_code(b) or not (beside(at_a) or beside(at_b))


def join(cluster: Cluster, item: Cluster) -> None:
    cluster.frames.extend(item.frames)
    cluster.frames.sort(key=lambda f: f.trigger.i)
    cluster.types.update(item.types)
    for name in ("dates", "places", "victims", "targets", "agents", "weapons", "figures", "gaps", "moments"):
        getattr(cluster, name).extend(getattr(item, name))
    cluster.strong = cluster.strong or item.strong
    cluster.attempted = cluster.attempted and item.attempted


def definite(reading: Reading, frame: Frame) -> bool:
    mention = reading.mentions.get(frame.trigger.i)
    return mention is not None and mention.definite in {"the", "this", "poss"}


def of_several(reading: Reading, frame: Frame) -> Mention | None:
    """The phrase of a noun that stands for more than one attack: "six shootings", "separate attacks"."""
    mention = reading.mentions.get(frame.trigger.i) if frame.nominal else None
    return mention if mention is not None and mention.plural else None


def newly_told(reading: Reading, nouns: Iterable[Token]) -> list[Mention]:
    """The phrases of what a text has not told of before, empty if one of them points back: "a man", "two cars"."""
    told = [reading.mentions[t.i] for t in nouns if t.i in reading.mentions]
    fresh = all(m.definite in {"a", "bare"} and m.cls != "pronoun" and m.name is None for m in told)
    return told if fresh else []


def choose_type(cluster: Cluster) -> str:
    """The most specific class that the frames support; a class named once by a weak word yields to a strong one.

    "A bomb killed six people ... the attack": a class of its own comes before the general word, however often that is
    said.
    """
    besides = _done_besides(cluster)
    for general in (False, True):
        counts = {k: n for k, n in cluster.types.items() if (k in general_types()) is general and k not in besides}
        enough = min(max(counts.values(), default=0), 2)
        for kind in specific_first():
            if counts.get(kind, 0) >= max(enough, 1):
                return kind
    return "Attack"


def _done_besides(cluster: Cluster) -> frozenset[str]:
    """The classes of what attackers only did besides: "Gunmen raided a village, shot nine men and *burned* houses"."""
    told = [f.sense.type for f in cluster.frames if f.sense.family == "attack" and f.sense.mode != "weak_nouns"]
    first = next((kind for kind in told if kind != "Attack"), "")
    return side_types() if first and first not in side_types() else frozenset()
