"""Tell words of fighting that tell of none: figures of speech, words of criticism, fouls.

In: frames with their parse.  Out: whether a frame is such a figure, or sums up a habit.
"""

from __future__ import annotations

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.frames.pretence import is_pretended
from kg.extract.frames.roles import Frame, is_armed, named_place
from kg.extract.frames.worlds import names_or_counts, told_for_real
from kg.extract.text.parse import Token
from kg.extract.text.syntax import agents, auxiliaries, gerunds, is_passive, objects, prepositions, subjects
from kg.extract.text.triggers import other_sense, verb_trigger
from kg.lexicon import index, words
from kg.records import PLACE_TYPES

_AIMED = frozenset({"against", "at", "on", "upon"})


def is_figurative(reading: Reading, frame: Frame, worlds: frozenset[str]) -> bool:
    """Whether words of fighting tell of none: "came under fire from critics", "engaged the public"."""
    if is_pretended(reading, frame, worlds) or _betrayed(reading, frame):
        return True
    if frame.sense.family != "attack":
        return False
    if _with_words(reading, frame) or _hit_by_no_weapon(frame) or _into_nothing(frame):
        return True
    if frame.nominal:
        return _of_words(frame.trigger) or _fought_in_words(frame) or _on_an_idea(frame) or _foul(reading, frame)
    if frame.sense.entry == "engage":
        # "engaged the patrol with small-arms fire", "the patrol was engaged by rebels"
        parties = [e for t in frame.heads("agent", "patient", "target") if (e := reading.entity_at(t)) is not None]
        fought = len(parties) > 1 and all(is_armed(e) for e in parties)
        return frame.link is None and not frame.heads("instrument") and not fought
    if frame.sense.mode != "undergoes":
        return False
    if frame.link is not None:
        return False  # "the embassy came under *mortar* fire": the noun says with what
    doers = [e for t in frame.heads("agent") if (e := reading.entity_at(t)) is not None]
    if doers:
        return not any(is_armed(e) for e in doers)
    if any(prep in {"for", "over"} for prep, _ in prepositions(frame.trigger)):
        return True  # "came under fire for his remarks"
    if frame.heads("instrument"):
        return False  # "came under fire from mortars"
    hit = [
        e
        for t in frame.heads("patient", "target")
        if (e := reading.entity_at(t) or named_place(reading, t)) is not None
    ]
    return not (any(is_armed(e) or e.type in PLACE_TYPES for e in hit) or _under_arms(reading, frame))


def _betrayed(reading: Reading, frame: Frame) -> bool:
    """Whether it is only said of those let down: "held the *party* hostage", "stabbed her *voters* in the back".

    Not of one person nor of people counted, not with arms, not where the paragraph tells of true violence or the
    article tells of it again.
    """
    verb = frame.trigger
    if frame.nominal or frame.sense.entry not in words("factuality", "betrayals") or frame.heads("instrument"):
        return False
    stabbed = frame.sense.type == "Stabbing"
    if stabbed and not any(prep == "in" and t.lower_ in words("factuality", "backs") for prep, t in prepositions(verb)):
        return False
    retold = words("factuality", "retold.knives" if stabbed else "retold.captivity")
    if len(reading.doc.among(retold)) > 1 or told_for_real(reading, verb):
        return False
    # "took the *governor* hostage" may be parsed as a kind of hostage
    hit = frame.heads("patient") or [c for t in objects(verb) for c in t.lefts if c.dep_ == "compound"]
    if any(names_or_counts(reading, t) or _one_person(reading, t) for t in hit):
        return False
    return not any(is_armed(e) for t in frame.heads("agent") if (e := reading.entity_at(t)) is not None)


def _one_person(reading: Reading, token: Token) -> bool:
    """Whether it means one person: "the governor"."""
    mention = reading.mentions.get(token.i)
    if mention is not None:
        return mention.cls == "person" and not mention.plural
    return token.tag_ == "NN" and index("people").get(token.lemma_.lower(), "groups") != "groups"


def _under_arms(reading: Reading, frame: Frame) -> bool:
    """Whether it is a body of armed men, or somebody was hurt: "a *patrol* came under fire. A corporal was wounded"."""
    hit = [m for t in frame.heads("patient", "target") if (m := reading.mentions.get(t.i)) is not None]
    if any(m.lemma in words("deeds", "units") for m in hit):
        return True
    here = reading.sentence_index(frame.trigger)
    near = (verb_trigger(t) for sent in reading.doc.sents[here : here + 2] for t in sent if t.pos_ == "VERB")
    return any(told is not None and told.sense.family == "harm" for told in near)


def _into_nothing(frame: Frame) -> bool:
    """Whether what was fired went where nobody is: "fired two missiles *into the sea*", "fired shots *in the air*"."""
    verb = frame.trigger
    if frame.nominal or verb.lemma_ not in words("deeds", "aiming") or frame.heads("patient"):
        return False
    empty = words("deeds", "empty_aims")
    shots = {entry.split()[-1] for entry in words("deeds", "shots_fired")}  # "fired *shots* into the air": no target
    if any(t.lemma_.lower() not in empty | shots for t in frame.heads("target")):
        return False
    things = [verb, *(c for c in verb.rights if c.dep_ == "dobj")]
    passing = not frame.heads("target")  # "fired a missile *over* Velia"
    return any(
        t.lemma_.lower() in empty
        or (passing and prep == "over")
        or (prep in {"during", "in"} and t.lemma_.lower() in words("factuality", "exercises"))
        for thing in things
        for prep, t in prepositions(thing)
    )


def is_campaign(reading: Reading, frame: Frame) -> bool:
    """Whether the present perfect sums up what was done again and again: "has attacked schools and mosques"."""
    verb = frame.trigger
    if frame.nominal or verb.tag_ != "VBN" or not any(c.lower_ in {"has", "have"} for c in auxiliaries(verb)):
        return False
    hit = [reading.mentions.get(t.i) for t in frame.heads("patient", "target")]
    timed = any(t.when is not None for t in reading.times_in(verb.sent))
    after = {c.i for c in verb.rights}
    after |= {c.i for _, t in prepositions(verb) for c in t.rights if c.lower_ == "for"}  # hung on who did it
    if any(t.kind == "duration" and after & {*range(t.start_i - 1, t.end_i)} for t in reading.times_in(verb.sent)):
        return True  # "have killed 20,000 people in nearly a decade", "has been targeted by smugglers *for years*"
    kinds = [m is not None and m.of_a_kind for m in hit]
    return len(kinds) > 1 and all(kinds) and not timed


def _of_words(noun: Token) -> bool:
    """Whether it was fought with words: "a blistering attack on the referee"."""
    spoken = words("factuality", "status.verbal")
    return any(c.lower_ in spoken for c in noun.children if c.dep_ in {"amod", "compound"})


def _with_words(reading: Reading, frame: Frame) -> bool:
    """Whether somebody is blamed or failed: "critics attacked the author *for* mixing", "the comedian bombed"."""
    verb = frame.trigger
    if frame.nominal or frame.heads("instrument") or is_passive(verb):
        return False
    doers = [e for t in frame.heads("agent") if (e := reading.entity_at(t)) is not None]
    if any(p == "with" and t.lemma_.lower() in words("factuality", "abstract") for p, t in prepositions(verb)):
        return True  # "rebels in her party ambushed her with an amendment"
    if any(is_armed(e) for e in doers):
        return False
    if frame.sense.entry in words("factuality", "status.flopping"):
        return not objects(verb)
    if frame.sense.entry not in words("factuality", "status.scolding") or not any(_criticises(e) for e in doers):
        return False
    blamed = [t for prep, t in prepositions(verb) if prep in {"for", "over"}] + gerunds(verb, {"for"})
    return any(t.ent_type_ not in {"DATE", "TIME"} for t in blamed)  # not "attacked the village for two hours"


def _criticises(entity: EntityDraft) -> bool:
    """Whether it is the way of somebody to attack with words: a critic, an official, a body, a named person."""
    if entity.sub == "officials" or entity.type in {"Person", "GovernmentBody", "Organization", "MediaOutlet"}:
        return True
    return any(m.lemma in words("factuality", "critics") for m in entity.mentions)


def _hit_by_no_weapon(frame: Frame) -> bool:
    """Whether it was hit by something else than arms: "was hit by a cyber attack", "a pilots' strike hit airports"."""
    if frame.nominal or frame.sense.entry not in words("factuality", "weak_evidence"):
        return False
    verb = frame.trigger
    doers = agents(verb) if is_passive(verb) else subjects(verb)
    return bool(doers) and all(other_sense(t) for t in doers)


def _fought_in_words(frame: Frame) -> bool:
    """Whether it was fought where one fights with words: "a fierce battle in parliament"."""
    if frame.sense.mode != "weak_nouns" or frame.heads("instrument"):
        return False
    return any(
        prep in {"in", "over"} and t.lemma_.lower() in words("factuality", "debating")
        for prep, t in prepositions(frame.trigger)
    )


def _on_an_idea(frame: Frame) -> bool:
    """Whether it is aimed at nothing that can be hit: "an assault on the senses", "an attack on the budget"."""
    if frame.heads("instrument", "patient"):
        return False
    aimed = [t for prep, t in prepositions(frame.trigger) if prep in _AIMED]
    return bool(aimed) and all(t.lemma_.lower() in words("factuality", "abstract") for t in aimed)


def _foul(reading: Reading, frame: Frame) -> bool:
    """Whether one player is fouled, and no weapon is told of: "booked for a late attack on winger Ilo Venn"."""
    hit = [m for t in frame.heads("patient") if (m := reading.mentions.get(t.i)) is not None]
    playing = any(t.lemma_.lower() in words("victims", "players") for m in hit for t in m.tokens)
    return playing and not frame.heads("agent", "instrument")
