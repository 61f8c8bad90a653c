"""Tell what a verb of the event lexicon means by whom or what it is said of.

In: a verb that may be a trigger.  Out: the trigger, or ``None``: "*shells* landed in a market", not "a plane landed".
"""

from __future__ import annotations

from dataclasses import replace

from kg.extract.drafts import EntityDraft, Reading
from kg.extract.entities.persons import fights, is_security
from kg.extract.frames.roles import class_of, measured
from kg.extract.text.parse import Token
from kg.extract.text.syntax import is_passive, is_verbal, objects, prepositions, subjects
from kg.extract.text.triggers import Sense, Trigger, noun_trigger, verb_trigger
from kg.lexicon import words

_BESIDE = frozenset({"in", "during", "at", "near", "on"})  # what may follow those who fell: "in the battle of Osk"
_LOST_IN = frozenset({"during", "in", "to"})  # what leads to the attack that people were lost in
_WHERE_HIT = frozenset({"in", "at", "during"})  # what may follow those who were hit: "in the leg"
_AROUND = frozenset({"advcl", "advmod", "aux", "auxpass", "cc", "conj", "mark", "npadvmod", "nsubjpass", "punct"})
_PLAIN = frozenset({"aux", "cc", "conj", "mark", "npadvmod", "nsubj", "punct"})


def meant(reading: Reading, verb: Token) -> Trigger | None:
    """What a verb names, where its parties are those of the event; ``None`` where it names none."""
    trigger = verb_trigger(verb)
    if trigger is None:
        return None
    if trigger.sense.family == "movement" and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return None  # "a bomb *left* in a bin"
    if trigger.sense.family == "legal" and _only_attempts(verb):
        return None
    if trigger.sense.entry in words("victims", "brought") and not _counted(reading, verb):
        return None
    if trigger.sense.entry in words("deeds", "bereft") and not _bereft(reading, verb):
        return None
    if trigger.sense.entry in words("deeds", "hitting") and _was_hit(reading, verb):
        return Trigger(verb, Sense(trigger.sense.entry, "harm", "injured", "verbs"), verb.i)
    if trigger.sense.entry in words("deeds", "hitting") and _was_damaged(reading, verb):
        return Trigger(verb, Sense(trigger.sense.entry, "damage", "", "verbs"), verb.i)
    dying = trigger.sense.entry.split()[0] in words("deeds", "falling")
    if dying and _fell(reading, verb):
        return Trigger(verb, Sense(verb.lemma_.lower(), "harm", "killed", "die"), verb.i)
    if trigger.sense.mode == "falls":
        landed = [t for s in subjects(verb) for t in measured(s) or [s]]
        if any(c.lower_ in words("deeds", "suicidal") for t in landed for c in t.lefts):
            # "a *suicide bomber* slammed his car into a gate"
            return replace(trigger, sense=Sense(trigger.sense.entry, "attack", "SuicideBombing", "verbs"))
        if trigger.sense.entry in words("deeds", "pounding") and _pounds(reading, verb, landed):
            flown = any(t.lemma_ in words("deeds", "aircraft", "strike_craft") for t in landed)
            kind = "Airstrike" if flown else trigger.sense.type
            return replace(trigger, sense=Sense(trigger.sense.entry, "attack", kind, "verbs"))
        return trigger if any(class_of(reading, t) == "weapon" for t in landed) else None
    return None if dying else trigger


def _counted(reading: Reading, verb: Token) -> bool:
    """Whether several people brought to a hospital are others than those told of: "*nine others* were taken to"."""
    after = reading.doc.tokens[verb.i + 1 : verb.sent.end]
    if not is_passive(verb) or any(t.lower_ in words("victims", "dead") for t in after):
        return False
    further = words("coreference", "adding")
    for token in subjects(verb):
        mention = reading.mentions.get(token.i)
        if mention is not None and mention.quantity is not None and mention.plural:
            return any(t.lower_ in further for t in mention.tokens)
    return False


def _bereft(reading: Reading, verb: Token) -> bool:
    """Whether people were lost to an attack: "lost *nine clerks in a bombing*", "lost a son *when gunmen stormed* it".

    Not "lost nine seats in the election", "lost two players in the summer".
    """
    lost = [reading.mentions.get(t.i) for t in (subjects(verb) if is_passive(verb) else objects(verb))]
    if not any(m is not None and m.human and m.lemma not in words("victims", "players") for m in lost):
        return False
    events = [noun_trigger(t) for prep, t in prepositions(verb) if prep in _LOST_IN]
    clauses = [c for c in verb.rights if c.dep_ == "advcl" and any(t.lower_ == "when" for t in c.lefts)]
    events += [found.sense for c in clauses if (found := verb_trigger(c)) is not None]
    armed = any(prep == "to" and class_of(reading, t) == "weapon" for prep, t in prepositions(verb))
    return armed or any(e is not None and e.family == "attack" for e in events)


def _was_hit(reading: Reading, verb: Token) -> bool:
    """Whether people were hit, nobody tells by what: "two guards *were struck*", not "was hit with a fine"."""
    if not is_passive(verb) or any(c.dep_ not in _AROUND and c.lower_ not in _WHERE_HIT for c in verb.children):
        return False
    after = (verb_trigger(t) for t in reading.doc.tokens[verb.i + 1 : verb.sent.end] if is_verbal(t))
    if any(told is not None and told.sense.type == "killed" for told in after):
        return False  # "was hit in the stomach and died on the way to a clinic"
    found = [reading.entity_at(t) for t in subjects(verb)]
    return bool(found) and all(e is not None and e.type in {"Person", "UnnamedGroup"} for e in found)


def _was_damaged(reading: Reading, verb: Token) -> bool:
    """Whether it is only told what an attack hit, not when or where: "*homes and a clinic* were hit"."""
    if not is_passive(verb) or any(c.dep_ not in _AROUND or c.dep_ == "npadvmod" for c in verb.children):
        return False
    found = [reading.entity_at(t) for t in subjects(verb)]
    return bool(found) and all(e is not None and e.type == "Facility" for e in found)


def _pounds(reading: Reading, verb: Token, doers: list[Token]) -> bool:
    """Whether aircraft or forces shell a place: "*jets* pounded the city", not "pounded it with tariffs"."""
    if any(prep == "with" and class_of(reading, t) != "weapon" for prep, t in prepositions(verb)):
        return False
    craft = words("deeds", "aircraft", "strike_craft")
    armed = [t for t in doers if t.lemma_ in craft or _bears_arms(reading.entity_at(t))]
    return bool(armed) and any(class_of(reading, t) in {"country", "facility", "place"} for t in objects(verb))


def _bears_arms(entity: EntityDraft | None) -> bool:
    return entity is not None and (entity.type == "Country" or fights(entity) or is_security(entity))


def _fell(reading: Reading, verb: Token) -> bool:
    """Whether those who bear arms died in a fight: "*14 soldiers* had fallen", not "soldiers fell from a bridge"."""
    if any(c.dep_ not in _PLAIN and c.lower_ not in _BESIDE for c in verb.children):
        return False
    found = [e for t in subjects(verb) if (e := reading.entity_at(t)) is not None]
    return any(fights(e) or is_security(e) for e in found)


def _only_attempts(verb: Token) -> bool:
    """Whether a verb of the courts says what somebody attempts: "*tried to rob* a driver" is no trial."""
    return not is_passive(verb) and any(c.dep_ == "xcomp" and c.i > verb.i for c in verb.children)
