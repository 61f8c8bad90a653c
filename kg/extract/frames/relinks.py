"""Tie frames of one sentence to the attack that they tell of, where the parse hangs them elsewhere.

In: judged frames.  Out: ``Frame.link``.
"""

from __future__ import annotations

from kg.extract.frames.deeds import called_so
from kg.extract.frames.roles import Frame
from kg.extract.frames.stories import told_of_after
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, is_passive, is_verbal
from kg.extract.text.triggers import general_types
from kg.lexicon import words

_AND = 2  # from a verb over "and" to the next
_INSIDE = frozenset({"at", "in", "near"})


def relink(frames: list[Frame]) -> None:
    """Tie what the parse hangs too high to the attack told nearest before it in the sentence."""
    attacks = [f for f in frames if f.sense.family == "attack" and f.status in {"happened", "attempted"}]
    harms = {f.trigger.i: f for f in frames if f.sense.family == "harm"}
    nouns = {f.trigger.i: f for f in attacks if f.nominal}
    verbs = {f.trigger.i: f for f in attacks if not f.nominal}
    courts = {f.trigger.i for f in frames if f.sense.family == "legal"}
    told = {f.trigger.i for f in frames if f.sense.family in {"attack", "damage"}}
    for frame in frames:
        if frame.trigger.i in nouns and frame.link is None:
            frame.link = _deed_above(frame, nouns)
        if frame.trigger.i in nouns and frame.link is None and frame.trigger.dep_ == "appos":
            # "remembers the worst attack of all, the *bombing* of a hotel"
            frame.link = next((t for t in ancestors(frame.trigger, 2) if t.i in nouns), None)
        verb = frame.trigger
        if frame.sense.family == "harm" and frame.link is None and not frame.nominal:
            # "four officers were killed when a bomb struck their van": the attack of the clause
            below = {c.i for t in (verb, *verb.children) for c in t.children if c.dep_ == "advcl" and _when(c)}
            frame.link = next((f.trigger for f in attacks if f.trigger.i in below), None)
        if frame.sense.mode == "die" and frame.link is None:
            frame.link = _died_after(verb, nouns)
        first = harms.get(verb.head.i) if verb.dep_ == "conj" and verb.i in harms else None
        if first is not None and frame.link is None and not frame.nominal and not frame.heads("agent"):
            frame.link = first.link or first.trigger  # "one man was killed and another injured this evening"
        if frame in attacks and not frame.nominal and frame.link is None:
            beside = _deed_before(frame, harms | verbs) or _hit_beside(frame, verbs)
            frame.link = beside or _in_the_attack(frame, nouns) or called_so(verb) or _in_one_breath(verb, harms, nouns)
        linked = first is not None and frame.link is not None and frame.link is not first.trigger
        if first is not None and linked and first.link is None and not first.heads("agent"):
            first.link = frame.link  # "14 people were killed and 42 wounded in attacks": hung on the last
        before = [f for f in attacks if verb.sent.start <= f.trigger.i < verb.i]
        if not before:
            continue
        if frame in attacks and not frame.nominal and frame.link is None and _told_in_a_claim(verb):
            frame.link = before[-1].trigger
        which = _in_which(verb)
        if frame.sense.family == "harm" and which is not None and frame.link is None:
            # "the attack on a hall near Varnell in March, *in which* 145 people died"
            frame.link = next((f.trigger for f in reversed(before) if f.nominal and f.trigger.i < which.i), None)
        when = _when(verb)
        if frame.sense.family == "harm" and frame.link is None and when:
            frame.link = _told_around(verb, nouns)
        when = when and not any(t.lower_ == "since" for t in verb.doc[before[-1].trigger.i : verb.i])
        if frame.sense.family == "attack" and when and frame.link is None:
            last = before[-1]
            # "an attack on 3 May, when X rammed a lorry into it", "a church was attacked in Osk, where gunmen shot two"
            if last.nominal or (verb.dep_ == "relcl" and last.trigger.is_ancestor(verb)):
                frame.link = last.trigger
        elif frame.sense.family in {"harm", "damage"} and verb.tag_ == "VBG" and not frame.nominal:
            # "shot at clerks near the site of Monday's *explosion*, killing nine": not by the explosion
            nearest = next((f.trigger for f in reversed(before) if not told_of_after(f.trigger)), None)
            if nearest is not None and (frame.link is None or frame.link.i <= nearest.i):
                if not any(c.dep_ == "nsubj" for c in verb.children):
                    frame.link = _told_last(verb, nearest, told)  # ", killing 12"
                    if any(t.i in courts for t in ancestors(verb, 3)):
                        # "the court jailed a man for helping rebels who stormed it, killing 12": not the court
                        frame.args = [a for a in frame.args if a.role != "agent"]
        elif frame.sense.mode == "agent" and frame.sense.entry != "make":
            if any(c.dep_ == "dobj" and c.lower_ in {"it", "them"} for c in verb.children):
                for head in frame.heads(
                    "agent"
                ):  # "accused a state of ordering the attack and rebels of carrying it out"
                    before[-1].add("agent", head, "syntax:light-verb")
            elif not before[-1].heads("agent"):
                for arg in frame.args:  # "the murder of two guards perpetrated by rebels": tied to the guards
                    if arg.rule == "syntax:by-agent":
                        before[-1].add("agent", arg.head, "syntax:light-verb")


def _died_after(verb: Token, nouns: dict[int, Frame]) -> Token | None:
    """The attack that somebody died of: "died after *a gunfight* three days after the bombing"."""
    for prep in verb.rights:
        if prep.lower_ in {"after", "following"} and not any(c.dep_ == "npadvmod" for c in prep.lefts):
            noun = next((c for c in prep.rights if c.dep_ == "pobj" and c.i in nouns), None)
            if noun is not None and any(c.lower_ in {"a", "an"} for c in noun.lefts):
                return noun
    return None


def _in_which(verb: Token) -> Token | None:
    """The relative pronoun of "in which" before a verb."""
    inside = (p for c in verb.lefts if c.dep_ == "prep" and c.lower_ in {"during", "in"} for p in c.children)
    return next((p for p in inside if p.lower_ == "which"), None)


def _told_around(verb: Token, nouns: dict[int, Frame]) -> Token | None:
    """The event in whose phrase a place stands: "the 2018 *massacre* at a school in Osk, *where* nine were killed"."""
    token = verb.head if verb.dep_ == "relcl" else None
    while token is not None and token.dep_ in {"pobj", "prep"}:
        token = token.head
        if token.i in nouns:
            return token
    return None


def _told_last(verb: Token, attack: Token, told: set[int]) -> Token:
    """What a participle goes on with: the attack before it, or the damage that its own clause tells of."""
    return verb.head if verb.dep_ == "advcl" and attack.i < verb.head.i < verb.i and verb.head.i in told else attack


def _told_in_a_claim(verb: Token) -> bool:
    """Whether those who claim an attack tell of it: "claimed the bombing, saying it had *targeted* officials"."""
    above = list(ancestors(verb, 3))
    return any(
        t.lemma_.lower() in words("responsibility", "claimers") and is_verbal(t) and t.i < verb.i for t in above[1:]
    )


def _when(verb: Token) -> bool:
    """Whether *when* or *where* opens the clause of the verb."""
    return any(c.lower_ in {"when", "where"} and c.dep_ == "advmod" and c.i < verb.i for c in verb.children)


def _deed_before(frame: Frame, verbs: dict[int, Frame]) -> Token | None:
    """The deed that the same people went on from: "the men *opened fire* and set off a bomb".

    A town at the end is that of both: "rebels *killed* three villagers and kidnapped six in Varnell".
    """
    verb = frame.trigger
    first = verbs.get(verb.head.i) if verb.dep_ == "conj" else None
    if first is None or not first.heads("agent") or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    if [t.i for t in first.heads("agent")] != [t.i for t in frame.heads("agent")]:
        return None
    if frame.heads("place") and (first.heads("place") or _placed(first.trigger, verb)):
        return None
    return first.trigger


def _in_one_breath(verb: Token, harms: dict[int, Frame], nouns: dict[int, Frame]) -> Token | None:
    """The event that the verb of harm right after is tied to: "*attacked* and killed nine people in raids in Osk"."""
    if is_passive(verb):
        return None  # "two boys were shot and wounded in separate incidents"
    harm = next((harms[c.i] for c in verb.rights if c.dep_ == "conj" and c.i in harms and c.i - verb.i == _AND), None)
    return harm.link if harm is not None and harm.link is not None and harm.link.i in nouns else None


def _placed(first: Token, verb: Token) -> bool:
    """Whether a place is named between two verbs: "killed a chief *in Varnell* and kidnapped six boys in Ostra"."""
    inside = (c for t in verb.doc.tokens[first.i : verb.i] if t.lower_ in _INSIDE for c in t.children)
    return any(c.dep_ == "pobj" and c.pos_ == "PROPN" and c.ent_type_ not in {"DATE", "TIME"} for c in inside)


def _hit_beside(frame: Frame, verbs: dict[int, Frame]) -> Token | None:
    """The deed in which somebody else was hit: "one guard was *shot* dead, and a boy was hit in the leg"."""
    first = verbs.get(frame.trigger.head.i) if frame.trigger.dep_ == "conj" else None
    if first is None or first.sense.type == frame.sense.type or frame.sense.entry not in words("deeds", "hitting"):
        return None
    passive = is_passive(frame.trigger) and is_passive(first.trigger)
    return first.trigger if passive and not frame.heads("agent", "place") else None


def _in_the_attack(frame: Frame, nouns: dict[int, Frame]) -> Token | None:
    """The event told before that weapons were sent in: "Velia had launched 112 drones at the city *in the attack*"."""
    if not frame.heads("instrument"):
        return None
    after = [f.trigger for i, f in nouns.items() if i > frame.trigger.i and f.trigger.sent is frame.trigger.sent]
    return next(
        (n for n in after if n.head.lower_ in {"in", "during"} and any(c.lower_ in {"the", "this"} for c in n.lefts)),
        None,
    )


def _deed_above(frame: Frame, nouns: dict[int, Frame]) -> Token | None:
    """The deed that an event noun in its phrase is the form of: "the *murder* of the mayor in an attack by rebels".

    "The *killing* of the mayor in a drone strike" is a strike: a deed that says nothing of its means has any form.
    """
    found = _noun_above(frame.trigger, nouns)
    if found is None or (frame.sense.type != "Attack" and nouns[found.i].sense.type not in general_types()):
        return None
    return found


def _noun_above(noun: Token, nouns: dict[int, Frame]) -> Token | None:
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"in", "during", "as"}:
        return None
    for above in ancestors(noun):
        if above.i in nouns:
            return above
        if is_verbal(above):  # "condemned the murder of the mayor in an attack": hung on the verb
            return next((c for c in above.children if c.i in nouns and c.dep_ == "dobj" and c.i < noun.i), None)
    return None
