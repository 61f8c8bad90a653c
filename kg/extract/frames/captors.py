"""Tell who takes people: fighters and gangs kidnap, forces arrest.

In: a frame of a verb that may tell of either.  Out: the same frame, as a kidnapping where attackers took people.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.persons import fights
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_passive, prepositions, subjects
from kg.extract.text.triggers import Sense, noun_trigger, verb_trigger
from kg.lexicon import match_end, words

#: What "take" means where attackers take people
CARRYING_OFF = Sense("kidnap", "attack", "Kidnapping", "verbs")


def as_kidnapping(reading: Reading, frame: Frame) -> Frame | None:
    """Give a verb of taking the sense that its parties tell: "a gang *seized* twelve teachers".

    ``None`` where it tells of no event: "the thieves *made off with* nine laptops".
    """
    entry = frame.sense.entry
    if frame.sense.mode == "takes":
        return frame if _by_outlaws(reading, frame) else None
    if frame.sense.family == "arrest" and entry in words("responsibility", "keepings"):
        if (raid := _kept_after(reading, frame)) is not None:
            frame.sense, frame.link = CARRYING_OFF, raid
        return frame
    if frame.sense.family != "arrest" or entry not in words("responsibility", "takings"):
        return frame
    # "100 pupils were *seized from* a school": whoever did it
    nobody = is_passive(frame.trigger) and not frame.heads("agent") and entry in words("deeds", "seizing")
    if _by_outlaws(reading, frame) or (nobody and carries_off(reading, frame)):
        frame.sense = CARRYING_OFF
    return frame


def _kept_after(reading: Reading, frame: Frame) -> Token | None:
    """The raid after which people were held: "pirates *boarded* a ship; 15 sailors were held for two weeks"."""
    verb, sent = frame.trigger, frame.trigger.sent
    held = [reading.mentions.get(t.i) for t in frame.heads("patient")]
    if not is_passive(verb) or frame.heads("agent") or not any(m is not None and m.human for m in held):
        return None
    if not any(t.kind == "duration" and t.start_i > verb.i for t in reading.times_in(sent)):
        return None
    before = reading.doc.tokens[sent.start : verb.i]
    doers = [reading.entity_at(t) for t in before if t.dep_ == "nsubj"]
    if not doers or any(e is None or not _outlaw(e) for e in doers):
        return None
    told = ((t, verb_trigger(t)) for t in before if t.pos_ == "VERB")
    return next((t for t, found in told if found is not None and found.sense.family in {"attack", "harm"}), None)


def _by_outlaws(reading: Reading, frame: Frame) -> bool:
    """Whether attackers do it to people who bear no arms."""
    takers = [e for t in frame.heads("agent") if (e := reading.entity_at(t)) is not None]
    taken = [t for t in frame.heads("patient") if _civil(reading, t)]
    return bool(taken) and any(_outlaw(e) for e in takers)


def carries_off(reading: Reading, frame: Frame) -> bool:
    """Whether "take" tells of a kidnapping: "*taken by pirates* off a ship", "gunmen *took a priest from* his home".

    Without a taker, from a building or in a kidnapping: "136 pupils were *taken from* a school", not to a hospital.
    """
    verb = frame.trigger
    taken = [t for t in frame.heads("patient") if _civil(reading, t)]
    if not taken or any(c.dep_ in {"prt", "xcomp", "ccomp"} and c.lower_ != "away" for c in verb.children):
        return False
    takers = [reading.entity_at(t) for t in frame.heads("agent")]
    ways = list(prepositions(verb))
    sources = [t for prep, t in ways if prep == "from" and _building(reading, t)]
    if takers:
        # "pirates took *eight* sailors", "gunmen took *away* two doctors"
        plain = any(c.dep_ == "nummod" for t in taken for c in t.lefts) or any(c.dep_ == "prt" for c in verb.rights)
        return all(e is not None and _outlaw(e) for e in takers) and (is_passive(verb) or bool(sources) or plain)
    whole = all(t.lemma_.lower() not in words("victims", "remains") for t in subjects(verb))  # "the body of a boy"
    if not whole or not is_passive(verb) or any(prep in {"to", "into", "for"} for prep, _ in ways):
        return False
    return bool(sources) or any(prep in {"during", "in"} and _kidnapping(t) for prep, t in ways)


def _kidnapping(token: Token) -> bool:
    """Whether a noun says that people were taken: "the 30 *taken in the abduction* at Osk"."""
    sense = noun_trigger(token)
    return sense is not None and sense.type in {"HostageTaking", "Kidnapping"}


def _building(reading: Reading, token: Token) -> bool:
    """Whether people can be taken out of it: "from *the bus*", "from *the Lomar School*", whatever class that got."""
    mention = reading.mentions.get(token.i)
    if mention is None or mention.cls in {"facility", "vehicle"}:
        return mention is not None
    span = mention.span
    return match_end("facilities", [t.lemma_.lower() for t in span], [t.lower_ for t in span]) is not None


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
