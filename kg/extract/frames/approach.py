"""What attackers bring with them and where they go before they strike, told beside the deed.

In: frames with their roles.  Out: the same, with the weapons of "gunmen *armed with rifles* attacked" and the place of
"a man *entered a mosque* and opened fire".
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame, class_of, sided
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, conjuncts, is_verbal, objects, prepositions
from kg.lexicon import words

_INTO = frozenset({"at", "in", "inside", "into", "onto", "through", "to"})
_PLACES = frozenset({"facility", "place"})
_DEEDS = frozenset({"attack", "harm"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_HIGHEST = 4  # heads between what somebody carries and who carries it


def add_approach(reading: Reading, frames: list[Frame]) -> None:
    """Add the weapons that the attackers carry, and the places that they go to in the clause before."""
    deeds = [f for f in frames if f.sense.family in _DEEDS and not f.nominal and f.heads("agent")]
    if not deeds:
        return
    for frame in deeds:
        verb = frame.trigger.head
        if frame.trigger.dep_ == "conj" and is_verbal(verb) and not frame.heads("place", "target"):
            if not any(f.trigger.i == verb.i and f.sense.family in _DEEDS for f in frames):
                for token in entered(reading, verb):
                    frame.add("place", token, "syntax:approach")
    for token in reading.doc.among(words("deeds", "carrying", "wearing")):
        here = [f for f in deeds if f.trigger.sent.start == token.sent.start]
        if here:
            _add_arms(reading, token, here)


def entered(reading: Reading, verb: Token) -> list[Token]:
    """The places that a verb of going leads to: "*walked into a library* and stabbed", "*entered a mosque* and"."""
    found = [t for prep, t in sided(prepositions(verb)) if prep in _INTO]
    if verb.lemma_.lower() in words("deeds", "entering"):
        found += objects(verb)
    return [t for t in found if class_of(reading, t) in _PLACES]


def _add_arms(reading: Reading, bearing: Token, deeds: list[Frame]) -> None:
    """Give what is carried to the deed of who carries it."""
    held = objects(bearing) + [t for prep, t in prepositions(bearing) if prep == "with"]
    arms = [t for head in held for t in conjuncts(head) if class_of(reading, t) == "weapon"]
    if bearing.lemma_.lower() in words("deeds", "wearing"):
        arms = [t for t in arms if any(c.lemma_.lower() in words("deeds", "explosive") for c in t.lefts)]
    if not arms:
        return
    above = ancestors(bearing, _HIGHEST)
    bearer = next(
        (t for t in above if is_verbal(t) or (t.pos_ in _NOMINAL and class_of(reading, t) not in _PLACES)), None
    )
    for frame in deeds:
        verbs = {frame.trigger.i, frame.trigger.head.i} if frame.trigger.dep_ == "conj" else {frame.trigger.i}
        if bearer is not None and (bearer in frame.heads("agent") or bearer.i in verbs):
            for token in arms:
                frame.add("instrument", token, "syntax:armed-with")
            return
