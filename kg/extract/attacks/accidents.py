"""Tell explosions and fires that nobody set from attacks.

In: judged frames of an article.  Out: whether a frame tells of an accident, and whether the article speaks of attacks
at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.extract.drafts import Reading
from kg.extract.frames.factuality import verb_status
from kg.extract.frames.roles import Frame
from kg.extract.frames.weapons import weapon_concept
from kg.extract.frames.worlds import is_mishap
from kg.extract.names.mentions import LADEN
from kg.extract.text.parse import Token
from kg.extract.text.surface import surface_of
from kg.extract.text.syntax import first_conjunct, is_negated, noun_phrase, prepositions, subjects
from kg.lexicon import match_end, words

_CLAUSES = 3  # heads between who was hurt and the crash
_REACH = 8  # tokens between "no evidence" and what there is none of


def is_accident(reading: Reading, frame: Frame) -> bool:
    """Whether nobody set it off: "a powerful gas explosion", "two trains collided, killing 12"."""
    if frame.sense.family == "harm" and (_of_a_crash(reading, frame) or _without_will(frame)):
        return True
    if not frame.nominal and (_by_accident(frame.trigger) or _left_from_a_war(reading, frame) or _by_itself(frame)):
        return True
    if frame.sense.mode != "weak_nouns":
        return False
    start, end = noun_phrase(frame.trigger)
    span = reading.doc[start:end]
    return (
        match_end("factuality", [t.lemma_.lower() for t in span], [t.lower_ for t in span], table="accident")
        is not None
    )


def _by_accident(verb: Token) -> bool:
    """Whether somebody hit one of their own by chance: "an officer was shot *by accident* by a colleague"."""
    by = [t.lower_ for prep, t in prepositions(verb) if prep == "by"]
    return len(by) > 1 and not words("deeds", "of_accident").isdisjoint(by)


def _by_itself(frame: Frame) -> bool:
    """Whether a fire that nobody is said to have set burned something: "a *blaze* burned 900 buildings"."""
    doers = frame.heads("agent") if frame.sense.type == "Arson" else []
    return bool(doers) and all(t.lemma_.lower() in words("factuality", "accident", "bursts") for t in doers)


def _left_from_a_war(reading: Reading, frame: Frame) -> bool:
    """Whether what went off, or was set off, had lain there for years: "when a *World War II* bomb exploded"."""
    things = frame.heads("agent", "instrument", "patient", "target")
    if frame.cause is not None:
        things.append(frame.cause)
    phrases = (reading.doc.tokens[slice(*noun_phrase(t))] for t in things if weapon_concept(reading, t) is not None)
    return any(t.lower_ in words("factuality", "left_over") for phrase in phrases for t in phrase)


def _of_a_crash(reading: Reading, frame: Frame) -> bool:
    """Whether a crash of vehicles hurt people, and nothing made as a weapon is told of."""
    crashes = words("factuality", "crashes")
    if frame.nominal:
        return False
    above = frame.trigger
    for _ in range(_CLAUSES):  # "a bus overturned, *leaving* nine *dead*"
        on = above.dep_ in {"acomp", "dobj", "oprd"} or (above.dep_ in {"advcl", "conj"} and above.tag_ == "VBG")
        if above.lemma_.lower() in crashes or not on:
            break
        above = above.head
    beside = [frame.trigger, *(c for c in frame.trigger.rights if c.dep_ == "conj")]
    if any(t.lemma_.lower() in words("deeds", "of_violence") for t in frame.trigger.sent):
        beside = []  # "were killed when a train derailed after *rebels* had removed the clips"
    clauses = [above, *(c for v in beside for c in v.rights if c.dep_ == "advcl")]  # "killed *when a jet crashed*"
    crash = next((verb for verb in clauses if verb.lemma_.lower() in crashes), None)
    moving = subjects(crash) if crash is not None else []
    if any(weapon_concept(reading, t) == LADEN for t in moving):
        return False  # "a minibus packed with explosives crashed into a barracks, killing 14"
    return bool(moving) and all(t.lemma_.lower() in words("facilities", "vehicles") for t in moving)


def _without_will(frame: Frame) -> bool:
    """Whether those who did it only steered or were careless: "a *driver* killed two people", "*negligent* doctors"."""
    doers = frame.heads("agent")
    if frame.link is not None or frame.heads("instrument"):
        return False
    return bool(doers) and all(t.lemma_.lower() in words("deeds", "unwitting") or _careless(t) for t in doers)


def _careless(doer: Token) -> bool:
    """Whether the phrase says so, and means nobody who bears arms: "*negligent* doctors", not "a drunk soldier"."""
    armed = doer.lemma_.lower() in words("people", "attackers", "security")
    return not armed and any(c.lower_ in words("deeds", "careless") for c in doer.lefts)


def speaks_of_attacks(reading: Reading, frames: list[Frame]) -> bool:
    """Whether the article has a word that only an attack is called by, and no accident speaks against it."""
    strong = [
        f
        for f in frames
        if f.sense.family == "attack"
        and f.sense.mode not in {"weak_nouns", "explode"}
        and f.status in {"happened", "attempted"}
        and f.sense.entry not in words("factuality", "weak_evidence")
    ]
    if ruled_out(reading):
        return False
    attackers = len(reading.doc.among(words("deeds", "of_violence")))
    if is_mishap(reading.doc):
        return sum(f.sense.type != "Arson" for f in strong) + attackers >= 2
    if _speaks_of_an_accident(reading):
        return len(strong) + attackers >= 3
    if reading.doc.among(words("factuality", "industrial")):
        return bool(strong) or attackers >= 2  # one is too little: "workers thought that a *bomb* had gone off"
    return bool(strong or attackers) or any(f.figures for f in frames)


def _speaks_of_an_accident(reading: Reading) -> bool:
    """Whether the article has a word of accidents: "fireworks", "a short circuit"."""
    return _says_any(reading, _accidents())


def lost_control(reading: Reading) -> bool:
    """Whether the article says that a driver could not help it: "lost control of his lorry", "asleep at the wheel"."""
    violent = bool(reading.doc.among(words("deeds", "of_violence")))
    return not violent and _says_any(reading, words("factuality", "out_of_control"))


def on_purpose(reading: Reading) -> bool:
    """Whether the article has a word of intent or terror: "police believe that it was *deliberate*"."""
    return bool(reading.doc.among(words("factuality", "on_purpose") | words("deeds", "of_violence")))


def _says_any(reading: Reading, phrases: Iterable[str]) -> bool:
    low = surface_of(reading.doc).text
    return any(f" {phrase}{end}" in low for phrase in phrases if phrase in low for end in (" ", ".", ","))


@cache
def _accidents() -> tuple[str, ...]:
    """The words and phrases of accidents that speak against an attack."""
    return tuple(w for w in words("factuality", "accident") if " " in w or w in words("deeds", "of_accident"))


def ruled_out(reading: Reading) -> bool:
    """Whether the article says that it was no attack: "no evidence of an attack", "police ruled out sabotage"."""
    evidence, excluded = words("factuality", "evidence"), words("factuality", "ruled_out")
    for token in reading.doc.among(evidence | excluded | {"rule", "accident"}):
        lemma = token.lemma_.lower()
        if lemma in excluded and _none_at_all(token):
            return True
        if lemma in evidence and token.pos_ == "NOUN" and _missing(token):
            after = reading.doc[token.i + 1 : min(token.sent.end, token.i + _REACH)]
            if any(t.lemma_.lower() in excluded and not _of_a_motive(t) for t in after):
                return True
        elif lemma == "rule" and not is_negated(token) and _names(token, excluded):
            return True
        elif lemma == "accident" and token.dep_ == "attr" and not _missing(token):
            if verb_status(token.head) == "happened":
                return True  # "police said it was an accident"; not "it was no accident", "could be an accident"
    return False


def _none_at_all(noun: Token) -> bool:
    """Whether an explosion was none of it: "the blast was a gas leak and *not a bombing*", "it was not an attack"."""
    told = first_conjunct(noun)
    what = subjects(told.head) if told.dep_ == "attr" else []
    if not any(t.lemma_.lower() in words("factuality", "bursts") for t in what):
        return False
    return is_negated(noun) if noun is not told else is_negated(told.head)


def _missing(noun: Token) -> bool:
    """Whether there is nothing of it: "no trace", "did not find any sign"."""
    if any(c.lower_ == "no" for c in noun.children):
        return True
    return noun.dep_ in {"dobj", "attr", "nsubj"} and is_negated(noun.head)


def _names(verb: Token, excluded: frozenset[str]) -> bool:
    """Whether "rule" is "rule out", with one of the words as its object."""
    out = any(c.lower_ == "out" and c.dep_ in {"prt", "advmod"} for c in verb.children)
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    return out and any(t.lemma_.lower() in excluded and not _of_a_motive(t) for thing in things for t in thing.subtree)


def _of_a_motive(token: Token) -> bool:
    """Whether it only says why it was done: "no evidence of a *terrorist* motive", "ruled out a *terror* link"."""
    return token.dep_ in {"amod", "compound", "nmod"} and token.head.lemma_.lower() in words("factuality", "motives")
