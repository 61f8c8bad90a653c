"""Where attackers go before they strike, and who comes by, told beside the deed.

In: frames with their roles.  Out: the same, with the place of "a man *entered a mosque* and opened fire" and the target
of "a bomb went off as *a convoy* passed".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import Reading
from kg.extract.entities.persons import is_security
from kg.extract.frames.arms import add_arms
from kg.extract.frames.roles import Frame, class_of, sided
from kg.extract.names.mentions import Mention, wholes
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, conjuncts, is_verbal, objects, prepositions, subjects
from kg.lexicon import forms, words
from kg.records import PLACE_TYPES

#: The rule of a place that a clause with "where" goes on from, which the verb before may have as well
WHERE = "syntax:where"
_INTO = frozenset({"at", "in", "inside", "into", "onto", "past", "through", "to"})
_PLACES = frozenset({"facility", "place"})
_TARGETS = frozenset({"org", "people", "vehicle"})
_DEEDS = frozenset({"attack", "harm"})
_SPOTS = frozenset(
    {"at", "behind", "beneath", "beside", "in", "inside", "on", "onto", "outside", "to", "under", "underneath"}
)
_BACK = 8  # tokens from "where" to the place


def add_approach(reading: Reading, frames: list[Frame]) -> None:
    """Add the places that attackers go to before, those who come by a bomb, and what attackers are armed with."""
    for frame in (f for f in frames if f.nominal and f.sense.entry.split()[0] in words("deeds", "posts")):
        for prep, token in sided(prepositions(frame.trigger)):
            if prep == "of" and class_of(reading, token) == "weapon":
                frame.add("instrument", token, "syntax:of")
                _add_recipient(reading, frame, token)  # "the *sending* of letter bombs to embassies"
    told = [f for f in frames if f.sense.family in _DEEDS and not f.nominal]
    for frame in told:
        if frame.sense.mode == "explode":
            for token in _passers_by(reading, frame.trigger):
                frame.add("target", token, "syntax:as-clause")
        for token in frame.heads("instrument"):
            _add_spot(reading, frame, token)
            _add_recipient(reading, frame, token)
        if frame.sense.type == "Kidnapping":
            _add_source(reading, frame)
        if not frame.sense.dying and not frame.heads("place"):
            for token in _where(reading, frame.trigger):
                frame.add("place", token, WHERE)
    deeds = [f for f in told if f.heads("agent")]
    triggers = {f.trigger.i for f in frames if f.sense.family in _DEEDS}
    for frame in deeds:
        _add_way_in(reading, frame, triggers)
        _add_stopped(reading, frame)
    add_arms(reading, frames)


def _add_way_in(reading: Reading, frame: Frame, triggers: set[int]) -> None:
    """Add where those who did it went or what they seized in the clause before, which tells no deed itself."""
    deed, verb = frame.trigger, frame.trigger.head
    if deed.dep_ == "conj" and deed.tag_ == verb.tag_ == "VBG" and verb.dep_ == "advcl":
        deed, verb = verb, verb.head  # "rode into Osk, shooting at people and *burning* houses"
    goes_on = deed.dep_ == "conj" or (deed.dep_ == "advcl" and deed.tag_ == "VBG" and deed.i > verb.i)
    if goes_on and is_verbal(verb) and not frame.heads("place", *(() if deed.tag_ == "VBG" else ("target",))):
        if verb.i not in triggers:
            beset = verb.lemma_.lower() in words("deeds", "besetting")
            for token in entered(reading, verb):
                frame.add("target" if beset else "place", token, "syntax:approach")
            if verb.lemma_.lower() in words("deeds", "colliding"):
                for token in (t for prep, t in sided(prepositions(verb)) if prep == "into"):
                    frame.add("target", token, "syntax:approach")
    if frame.sense.type == "HostageTaking" and frame.trigger.dep_ == "advcl" and not frame.heads("target"):
        for token in _seized(reading, verb):
            frame.add("target", token, "syntax:approach")


def _add_stopped(reading: Reading, frame: Frame) -> None:
    """Add the vehicle that they stopped or dragged people from first: "*halted a bus* and shot nine passengers"."""
    if any((e := reading.entity_at(t)) is not None and is_security(e) for t in frame.heads("agent")):
        return
    for verb in _clauses_before(frame.trigger):
        lemma = verb.lemma_.lower()
        found = objects(verb) if lemma in words("deeds", "stopping") else []
        if lemma in words("deeds", "dragging"):
            found = [t for prep, t in prepositions(verb) if prep in {"from", "off"}]
        for token in found:
            if class_of(reading, token) == "vehicle":
                frame.add("target", token, "syntax:approach")


def _clauses_before(deed: Token) -> Iterator[Token]:
    """The clauses that a deed goes on from: "*stopped* a bus, *checked* who was on it and killed nine"."""
    while deed.i > deed.head.i and is_verbal(deed.head):
        if deed.dep_ != "conj" and not (deed.dep_ == "advcl" and deed.tag_ == "VBG"):
            return
        deed = deed.head
        yield deed


def _add_spot(reading: Reading, frame: Frame, bomb: Token) -> None:
    """Add what a bomb was put on or at: "a bomb *stuck to a car*", "dynamite *left on the doorstep of a bar*"."""
    fixed = [c for c in bomb.rights if c.dep_ == "acl" and c.lemma_.lower() in words("deeds", "fixing")]
    for prep, token in (row for verb in fixed for row in sided(prepositions(verb))):
        for part in (wholes(token) or [token]) if prep in _SPOTS else ():
            if class_of(reading, part) == "facility":
                frame.add("place", part, "syntax:at")
            elif class_of(reading, part) == "vehicle" and part.lemma_.lower() not in words("deeds", "ridden"):
                frame.add("target", part, f"syntax:{prep}")


def _add_source(reading: Reading, frame: Frame) -> None:
    """Add the building or vehicle that people were taken from: "seized 30 pupils *from a school*", hung on either.

    Whoever takes somebody from his home is after him.
    """
    for prep, token in (row for t in (frame.trigger, *frame.heads("patient")) for row in prepositions(t)):
        mention = reading.mentions.get(token.i) if prep == "from" else None
        if mention is not None and mention.cls == "facility":
            frame.add("place", token, "syntax:from")
        if mention is not None and _holds_people(reading, mention):
            frame.add("target", token, "syntax:from")


def _holds_people(reading: Reading, mention: Mention) -> bool:
    """Whether a place is one of many people: "the school", "a bus"; not "a *house*", nor "*her* office"."""
    entity = reading.of_mention.get(mention)
    if entity is None or entity.type != "Facility" or any(c.tag_ == "PRP$" for c in mention.head.lefts):
        return False
    return mention.cls == "vehicle" or entity.named or entity.sub not in words("circumstances", "settings")


def _add_recipient(reading: Reading, frame: Frame, bomb: Token) -> None:
    """Add whom a bomb was sent to: "a parcel bomb *sent to an embassy*", "they mailed a letter bomb *to a judge*"."""
    sending = words("deeds", "sending")
    sent = [c for c in (*bomb.rights, bomb.head) if c.dep_ in {"acl", "relcl"} or c is frame.trigger]
    sent = [c for c in sent if c.lemma_.lower() in sending]
    if frame.nominal:  # hung on the verb as well: "were held over the sending of letter bombs *to a judge*"
        sent = [bomb, frame.trigger, *(t for t in ancestors(frame.trigger, 3) if is_verbal(t))]
    for verb in sent:
        for prep, token in sided(prepositions(verb)):
            mention = reading.mentions.get(token.i)
            if (
                prep == "to"
                and token.i > bomb.i
                and mention is not None
                and (mention.human or mention.cls in {"facility", "org", "name"})
            ):
                frame.add("target", token, "syntax:sent-to")


def _passers_by(reading: Reading, verb: Token) -> list[Token]:
    """Who comes by when a bomb goes off: "exploded as *a convoy* passed", "*rangers* were riding when it went off"."""
    clauses = [c for c in verb.rights if c.dep_ == "advcl" and _at_once(c)]
    if verb.dep_ == "advcl" and _at_once(verb):
        clauses.append(verb.head)
    passing = words("deeds", "passing")
    found = [t for clause in clauses if clause.lemma_.lower() in passing for t in subjects(clause)]
    for prep, token in prepositions(verb):
        if prep == "as" and any(c.dep_ == "acl" and c.lemma_.lower() in passing for c in token.rights):
            found.append(token)  # "as a convoy passed", with the verb taken for a participle
    return [t for head in found if class_of(reading, head) in _TARGETS for t in conjuncts(head)]


def _at_once(clause: Token) -> bool:
    """Whether a clause tells what happened at the same time: "*as* a convoy passed"."""
    return any(c.lower_ in words("circumstances", "meanwhile") and c.dep_ in {"advmod", "mark"} for c in clause.lefts)


def _where(reading: Reading, verb: Token) -> list[Token]:
    """The place that a clause goes on from: "moved on to *Varnell*, 11 km away, where they killed nine"."""
    while verb.dep_ == "conj" and is_verbal(verb.head):
        verb = verb.head
    link = next((c for c in verb.lefts if c.lower_ == "where" and c.dep_ == "advmod"), None)
    if link is None or verb.dep_ != "relcl":
        return []
    before = reading.doc.tokens[max(verb.sent.start, link.i - _BACK) : link.i]
    found = [t for t in reversed(before) if class_of(reading, t) in _PLACES or _is_place(reading, t)][:1]
    return [_town_in(reading, t) or t for t in found]


def _town_in(reading: Reading, region: Token) -> Token | None:
    """The town of which a region only says where it is: "*Osk* in Lomar State, where gunmen attacked a church"."""
    around = reading.entity_at(region)
    if around is None or around.type != "Region" or region.dep_ != "pobj" or region.head.lower_ not in {"in", "of"}:
        return None
    town = reading.entity_at(region.head.head)
    return region.head.head if town is not None and town.type in {"City", "Place"} else None


def _is_place(reading: Reading, token: Token) -> bool:
    entity = reading.entity_at(token)
    return entity is not None and entity.type in PLACE_TYPES


def entered(reading: Reading, verb: Token) -> list[Token]:
    """The places that a verb of going leads to: "*walked into a library* and stabbed", "*entered a mosque* and"."""
    found = [t for prep, t in sided(prepositions(verb)) if prep in _INTO]
    if verb.lemma_.lower() in words("deeds", "entering"):
        found += objects(verb)
    found += [t for noun in found if noun.lemma_.lower() in words("regions") for t in _name_of(reading, noun)]
    return [t for t in found if class_of(reading, t) in _PLACES]


def _name_of(reading: Reading, noun: Token) -> list[Token]:
    """The name that a noun for a town leads to: "swept through *the village of Osk*"."""
    return [t for prep, t in prepositions(noun) if prep == "of" and class_of(reading, t) == "place"]


def _seized(reading: Reading, verb: Token) -> list[Token]:
    """The building in which hostages are taken: "*seized a hotel* in Varnell, taking nine guests hostage"."""
    if verb.lemma_.lower() not in words("deeds", "seizing"):
        return []
    return [t for t in objects(verb) if class_of(reading, t) in _PLACES]


def crew_of(reading: Reading, vehicle: Token) -> list[Token]:
    """Who sits in a vehicle that is said to attack: "a car *with four gunmen* opened fire"."""
    if class_of(reading, vehicle) != "vehicle":
        return []
    bearing = [c for c in vehicle.rights if c.dep_ == "acl" and c.lower_ in forms("deeds", "hauling")]
    inside = [t for prep, t in prepositions(vehicle) if prep == "with"] + [t for c in bearing for t in objects(c)]
    return [t for t in inside if (m := reading.mentions.get(t.i)) is not None and m.human]
