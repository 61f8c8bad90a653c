"""The deed that did the harm, where the parse hangs the harm on something else.

In: a verb of harm.  Out: the event noun that is its subject: the shootout of "a *shootout* with police killing one".
What an event shook is filed here as well.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.entities.persons import fights
from kg.extract.frames.gatherings import is_gathering
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import prepositions, relative_clause, subjects
from kg.extract.text.triggers import noun_trigger
from kg.lexicon import match_end, words
from kg.records import PLACE_TYPES


def fight_before(verb: Token) -> Token | None:
    """The fight that did the harm, hung on the party fought: "a *shootout* with police killing one"."""
    while verb.dep_ == "conj" and verb.head.tag_ == verb.tag_:
        verb = verb.head
    absolute = verb.dep_ == "pcomp"
    link = verb.head if absolute else verb.head.head
    if link.lower_ != "with" or verb.tag_ == "VBN" or verb.dep_ not in {"acl", "relcl", "pcomp"}:
        return None
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ not in {"which", "that"}]
    fight = next(
        (
            t
            for t in (link.head, *verb.doc.tokens[max(link.i - 1, 0) : link.i])
            if t.lemma_.lower() in words("deeds", "fights")
        ),
        None,
    )
    return fight if absolute or not own else None


def deed_meant(reading: Reading, verb: Token) -> Token | None:
    """The deed that "that" or "which" means, hung on who was hit: "the *bombing* of a party that left 57 dead"."""
    hit = verb.head
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first, hit = first.head, first.head.head
    which = next((c for c in first.lefts if c.lower_ in {"that", "which"} and c.dep_ == "nsubj"), None)
    if which is None or not which.i or first.dep_ not in {"ccomp", "relcl"}:
        return None
    if first.dep_ == "ccomp" and which.tag_ != "WDT":
        return None  # "said *that* killed"
    if first.dep_ == "ccomp":
        hit = verb.doc[which.i - 1]  # "blamed rebels for a raid on Sunday *that killed* two", hung on "blamed"
    entity = reading.entity_at(hit)
    if hit.dep_ == "pobj" and hit.head.lower_ in {"at", "against", "of", "on"}:
        deed = hit.head.head
        sense = noun_trigger(deed)
        armed = entity is not None and fights(entity)
        if sense is not None and sense.family == "attack":
            return None if armed else deed
    placed = hit.ent_type_ in {"DATE", "TIME"} or (entity is not None and entity.type in PLACE_TYPES)
    if not placed and hit.lemma_.lower() not in words("regions") | words("responsibility", "claimed"):
        return None
    # "the attack on a camp in Varnell, Lomar, *which* killed five": no place kills, nor does a day
    before = reading.doc.tokens[hit.sent.start : hit.i]
    return next((t for t in reversed(before) if _attack_noun(t)), None)


def deed_told_by(verb: Token) -> Token | None:
    """What a relative clause tells of: a deed, also by who did it: "an attack by *gunmen who* shot at a bus".

    Not what they had done before.
    """
    noun = relative_clause(verb)
    if noun is None or noun_trigger(noun) is not None or any(c.dep_ == "aux" for c in verb.lefts):
        return noun
    link = noun.head
    if noun.dep_ != "pobj" or link.lower_ != "by":
        return noun
    deed = link.head.head if link.dep_ == "agent" and link.head.dep_ == "acl" else link.head
    return deed if _attack_noun(deed) else noun


def called_so(verb: Token) -> Token | None:
    """What a deed is called by others: "a van ploughed into a crowd *in what* police called *an attack*"."""
    after = verb.doc.tokens[verb.i + 1 : verb.sent.end]
    what = next((t for t in after if t.lower_ == "what" and t.doc[t.i - 1].lower_ == "in"), None)
    if what is None:
        return None
    called = (t for t in what.doc.tokens[what.i + 1 : verb.sent.end] if _attack_noun(t))
    return next((t for t in called if t.dep_ in {"attr", "ccomp", "dobj", "oprd", "pobj"}), None)


def _attack_noun(token: Token) -> bool:
    sense = noun_trigger(token) if token.pos_ in {"NOUN", "PROPN"} else None
    return sense is not None and sense.family == "attack"


def scheme_of(verb: Token) -> Token | None:
    """The attempt or the plot that an infinitive tells of: "foiled an *attempt* by rebels to kidnap the mayor".

    The parse may hang the infinitive on the verb before.
    """
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return None
    nouns = words("factuality", "status.attempt_nouns", "plots.nouns")
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head if verb.head.lemma_.lower() in nouns else None
    if verb.dep_ not in {"advcl", "xcomp"}:
        return None
    objs = (c for c in verb.head.rights if c.dep_ in {"dobj", "nsubjpass"} and c.i < verb.i)
    return next((c for c in objs if c.lemma_.lower() in nouns), None)


def schemers(noun: Token) -> list[Token]:
    """Whose an attempt or a plot is: "an attempt *by rebels*", "the *rebels'* bid"; of whoever makes one, too."""
    above = noun.head
    if noun.dep_ == "dobj" and above.lemma_.lower() in words("factuality", "plots.makers"):
        return subjects(above)  # "made an attempt to kidnap him"
    owners = [c for c in noun.lefts if c.dep_ == "poss"]
    return owners + [t for prep, t in prepositions(noun) if prep == "by"]


def is_avenged(noun: Token) -> bool:
    """Whether deeds are a reason: "in retaliation for *the killings* of its men", not "a response to the attacks"."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    return above.dep_ == "pobj" and above.lemma_.lower() in words("coreference", "avenging")


def is_site(name: Token) -> bool:
    """Whether the name of a body is that of its building: "the Lomar *Trade Center* bombing"."""
    parts = name.doc.tokens[name.left_edge.i : name.i + 1]
    return match_end("facilities", [t.lemma_.lower() for t in parts], [t.lower_ for t in parts]) is not None


def of_a_site(country: Token, noun: Token) -> bool:
    """Whether what was hit stands between a country and the deed."""
    return any(t.lemma_.lower() in words("facilities") for t in noun.doc.tokens[country.i + 1 : noun.i])


def file_shaken(reading: Reading, frame: Frame, tokens: list[Token]) -> None:
    """Add what an event shook: "the city of *Varnell* was shaken by an explosion".

    Not what another one did: "Monday's attack followed a bombing *of a bank*".
    """
    things = [t for t in tokens if noun_trigger(t) is None]
    for token in (t for shaken in things for t in (shaken, *(town for of, town in prepositions(shaken) if of == "of"))):
        mention = reading.mentions.get(token.i)
        if mention is None:
            continue
        if mention.cls in {"country", "facility", "org", "place", "vehicle"} or is_gathering(mention):
            frame.add("place" if mention.cls in {"place", "country"} else "target", token, "syntax:event-verb")
