"""Carry the place and the day of an operation to the arrests and killings told of it.

In: circumstances found by syntax.  Out: the same with what the operation gives, where a frame has none of its own.
A bare order of sentences carries nothing: the text must name the operation or its force again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Span, Token
from kg.extract.text.syntax import is_verbal
from kg.extract.times.resolve import TimeMention
from kg.lexicon import words

if TYPE_CHECKING:
    from kg.extract.frames.circumstances import Circumstances

_REACH = 6  # sentences between an operation and what is told of it


@dataclass(slots=True)
class Scene:
    """Where and when an operation was, and the nouns that introduced its force."""

    sentence: int
    times: list[TimeMention] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)
    forces: frozenset[str] = frozenset()


def share_scenes(reading: Reading, frames: list[Frame], found: Circumstances, stray: list[Token]) -> None:
    """Give frames without a time or place those of their operation; ``stray`` are places that no frame owns."""
    deeds = [f for f in frames if f.sense.family in {"attack", "harm", "arrest"}]
    told = [f for f in deeds if f.status == "happened"]
    aims = [f for f in deeds if f.status != "happened" and f.trigger.dep_ in {"acl", "advcl", "xcomp"}]
    triggers = {f.trigger.i for f in told if f.sense.family == "attack"}
    if not told:
        return
    named = reading.doc.among(words("coreference", "operations"))
    operations = [t for t in named if t.i not in triggers and not _is_body(reading, t)]
    scene: Scene | None = None
    for number, sent in enumerate(reading.doc.sents):
        here = [f for f in told if f.trigger.sent is sent]
        nouns = [t for t in operations if t.sent is sent]
        # "conducted an operation *to detain* a leader in Lomar"
        aimed = [h for f in aims if nouns and f.trigger.sent is sent for h, _ in found.places.get(f.trigger.i, ())]
        own = _scene(reading, sent, number, nouns, here, found, [*stray, *aimed])
        if own is not None:
            scene = own
            for frame in here if nouns else ():
                _give(frame, own, found, "syntax:operation")
        elif scene is not None and number - scene.sentence <= _REACH:
            definite = any(_definite(t) for t in nouns)
            for frame in here:
                parties = frame.heads("agent", "patient", "target")
                if definite or any(_definite(t) and t.lemma_.lower() in scene.forces for t in parties):
                    _give(frame, scene, found, "discourse:operation")


def _is_body(reading: Reading, noun: Token) -> bool:
    """Whether the noun means a body that acts, not what it does: "*the UN mission* condemned the attack"."""
    mention = reading.mentions.get(noun.i)
    return noun.dep_ == "nsubj" and mention is not None and mention.cls == "org"


def _scene(
    reading: Reading,
    sent: Span,
    number: int,
    nouns: list[Token],
    here: list[Frame],
    found: Circumstances,
    stray: list[Token],
) -> Scene | None:
    """What the sentence says of an operation; ``None`` when it gives neither a place nor a time.

    An operation is told by its noun, or by what a force did that is told of for the first time: "a patrol killed two".
    """
    first = [t for f in here for t in f.heads("agent", "patient") if not _definite(t)]
    if not nouns and not any(t.lemma_.lower() in words("coreference", "forces") for t in first):
        return None
    times = [t for f in here for t, _ in found.times.get(f.trigger.i, ()) if not _inside(reading, t, f)]
    # "A force conducted an operation in Lomar district on Sunday": no frame owns them
    if not here:
        loose = [t for t in reading.times_in(sent) if t.when is not None and not t.since]
        said = {id(t) for kept in found.said.values() for t in kept}
        times = [t for t in loose if id(t) not in said and t.kind not in {"duration", "age", "recurring"}]
    places = [h for f in here for h, _ in found.places.get(f.trigger.i, ())]
    places += [h for h in stray if sent.start <= h.i < sent.end and h not in places]
    times = [t for t in times if t.when is not None and t.when.literal]
    if not times and not places:
        return None
    # "an Afghan and coalition force": the parse may hang the force on its first adjective
    heads = {"nsubj", "nsubjpass", "pobj", "conj"}
    return Scene(number, times, places, frozenset(t.lemma_.lower() for t in sent if t.dep_ in heads))


def _inside(reading: Reading, time: TimeMention, frame: Frame) -> bool:
    """Whether the time is part of the event's name: "an operation to find men behind the *May 2016* bombing"."""
    return frame.nominal and reading.doc[time.start_i : time.end_i].root.head.i == frame.trigger.i > time.start_i


def _give(frame: Frame, scene: Scene, found: Circumstances, rule: str) -> None:
    i = frame.trigger.i
    if not found.times.get(i) and scene.times:
        found.times[i] = [(t, rule) for t in scene.times]
    if not found.places.get(i) and not frame.heads("place") and scene.places:
        found.places[i] = [(h, rule) for h in scene.places]


def _definite(token: Token) -> bool:
    """Whether the phrase speaks of something told before: "the operation", "the security force"."""
    return any(c.lower_ in {"the", "this", "that"} and c.dep_ == "det" for c in token.children)


def purpose_of(token: Token, frames: dict[int, Frame]) -> Token | None:
    """The event above a purpose clause: "*detained* two men in an operation to arrest a leader in Lomar district"."""
    if token.i not in frames or frames[token.i].status not in {"planned", "hypothetical"}:
        return None
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        return None
    return next((t for t in _above(token) if t.i in frames and frames[t.i].status == "happened" and is_verbal(t)), None)


def _above(token: Token) -> list[Token]:
    found: list[Token] = []
    while token.head != token and token.dep_ not in {"relcl", "ccomp"} and len(found) < 6:
        token = token.head
        found.append(token)
    return found
