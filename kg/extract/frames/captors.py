"""Tell who takes people: fighters and gangs kidnap, forces arrest.

In: a frame of a verb that may tell of either.  Out: the same frame, as a kidnapping where attackers took people.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.persons import fights
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.triggers import Sense
from kg.lexicon import words


def as_kidnapping(reading: Reading, frame: Frame) -> Frame | None:
    """Give a verb of taking the sense that its parties tell: "a gang *seized* twelve teachers".

    ``None`` where it tells of no event: "the thieves *made off with* nine laptops".
    """
    entry = frame.sense.entry
    if frame.sense.mode == "takes":
        return frame if _by_outlaws(reading, frame) else None
    if frame.sense.family != "arrest" or entry not in words("responsibility", "takings"):
        return frame
    if _by_outlaws(reading, frame):
        frame.sense = Sense("kidnap", "attack", "Kidnapping", "verbs")
    return frame


def _by_outlaws(reading: Reading, frame: Frame) -> bool:
    """Whether attackers do it to people who bear no arms."""
    takers = [e for t in frame.heads("agent") if (e := reading.entity_at(t)) is not None]
    taken = [t for t in frame.heads("patient") if _civil(reading, t)]
    return bool(taken) and any(_outlaw(e) for e in takers)


def _outlaw(entity: EntityDraft) -> bool:
    """Whether somebody takes people without law: an armed group, gunmen, a gang."""
    gangs = words("responsibility", "outlaws")
    return fights(entity) or any(m.lemma in gangs for m in entity.mentions)


def _civil(reading: Reading, token: Token) -> bool:
    """Whether who is taken is told as a person, and bears no arms: soldiers are captured, not kidnapped."""
    mention = reading.mentions.get(token.i)
    if mention is None or mention.lemma in words("coreference", "adding"):
        return False  # "killing dozens of soldiers and capturing several *others*"
    return (mention.human or mention.cls == "pronoun") and mention.sub not in {"security", "attackers"}
