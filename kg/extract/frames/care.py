"""Tell where the hurt were brought to from where they were hit.

In: a place and the event it may be of.  Out: whether it is a hospital that somebody was taken to or died in.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.nominals import of_dying
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, is_verbal, prepositions, verb_above
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import match_end, words


def in_care(reading: Reading, place: Token, frame: Frame | None = None) -> bool:
    """Whether the place is where the hurt were brought to: "was wounded and taken to a hospital in Varnell"."""
    if frame is not None and frame.sense.entry in words("circumstances", "care"):
        return True  # "was hospitalized in Varnell"
    verb = verb_above(place)
    trigger = verb_trigger(verb) if verb is not None else None
    if trigger is not None and trigger.sense.entry in words("circumstances", "care"):
        return True  # "a shooting put her in the hospital"
    for token in (place, *ancestors(place)):
        if frame is not None and token.i == frame.trigger.i:
            return False
        if cares(reading, token) and token.dep_ == "pobj":
            # "died at the clinic", "died of his wounds in a clinic", "died after the attack in a clinic"
            dying = frame is not None and (frame.sense.dying or (frame.nominal and of_dying(frame)))
            return token.head.lower_ == "to" or dying
        if is_verbal(token) and any(prep == "to" and cares(reading, t) for prep, t in prepositions(token)):
            return True  # "taken to the clinic in Varnell": the town hangs on the verb as well
    return False


def cares(reading: Reading, token: Token) -> bool:
    """Whether the phrase is a hospital or the like, with a name ("Lomar Medical Center") or without."""
    mention = reading.mentions.get(token.i)
    if mention is None:
        return False
    if mention.sub == "health" or token.lemma_.lower() in words("facilities", "health"):
        return True
    span = mention.tokens if mention.name is not None else []
    lemmas, lowers = [t.lemma_.lower() for t in span], [t.lower_ for t in span]
    return bool(span) and match_end("facilities", lemmas, lowers, table="health") is not None
