"""Decide whether what a frame tells took place: it happened, was tried, was only planned, or is denied or generic.

In: frames with their parse.  Out: ``Frame.status``.  Follows the value sets of FactBank (Saurí and Pustejovsky 2009)
reduced to what an event graph needs: an attack, an attempted attack, a plot, or nothing.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.entities.persons import is_security
from kg.extract.frames.deeds import is_avenged, scheme_of
from kg.extract.frames.figurative import is_campaign, is_figurative
from kg.extract.frames.habits import is_habit
from kg.extract.frames.occasions import is_maxim, is_specific, summed_up
from kg.extract.frames.roles import Frame
from kg.extract.frames.weapons import brought_down
from kg.extract.frames.worlds import find_worlds
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Token
from kg.extract.text.syntax import auxiliaries, first_conjunct, is_negated, is_verbal, subjects
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import words

_LINKS = frozenset({"ADP", "NOUN", "SCONJ", "PART"})
_PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})


def judge(reading: Reading, frames: list[Frame]) -> None:
    """Set the status of every frame."""
    worlds = find_worlds(reading, frames)
    for n, frame in enumerate(frames):
        frame.status = _nominal(reading, frame) if frame.nominal else verb_status(frame.trigger)
        if frame.status == "happened" and _only_tried(frame):
            frame.status = "attempted"
        if frame.status == "happened" and (is_habit(frame) or brought_down(frame.trigger)):
            frame.status = "generic"
        if frame.status == "happened" and _still_planned(frame, frames[:n]):
            frame.status = "planned"
        if frame.status == "happened" and (
            (not frame.nominal and _only_sought(reading, frame, frames)) or _only_searched(reading, frame, frames)
        ):
            frame.status = "planned"
        if frame.status == "happened" and (is_figurative(reading, frame, worlds) or is_campaign(reading, frame)):
            frame.status = "generic"


def confirm(reading: Reading, frames: list[Frame]) -> None:
    """Let events told of in the plural have happened where somebody was hit in them."""
    by_trigger = {f.trigger.i: f for f in frames}
    for frame in frames:
        event = by_trigger.get(frame.link.i) if frame.link is not None else None
        if event is not None and event.status == "generic" and _of_one_person(reading, frame):
            event.status = "happened"


def _of_one_person(reading: Reading, frame: Frame) -> bool:
    """Whether it happened to one: "soldiers shot dead *a teenager* during clashes", whatever clashes there are."""
    hit = [reading.mentions.get(t.i) for t in frame.heads("patient")]
    one = any(m is not None and m.definite == "a" and not m.plural for m in hit)
    return one and frame.status == "happened" and frame.trigger.tag_ in {"VBD", "VBN"}


def _still_planned(frame: Frame, before: list[Frame]) -> bool:
    """Whether "the attack" is a plan told before, and nothing had happened: "planned to use a van in *the attack*"."""
    noun = frame.trigger
    if not frame.nominal or noun.dep_ != "dobj" or frame.sense.family != "attack":
        return False
    carried = noun.head.lemma_.lower() in words("factuality", "status.carrying_out")
    if not carried or verb_status(noun.head) != "planned":
        return False
    return not any(f.status in {"happened", "attempted"} and f.sense.family in {"attack", "harm"} for f in before)


def _only_tried(frame: Frame) -> bool:
    """Whether the trigger itself says that it did not come off: "an assassination attempt", "defused a bomb"."""
    if frame.sense.mode == "foiled":
        return True
    return frame.nominal and bool(words("factuality", "status.attempt_nouns").intersection(frame.sense.entry.split()))


def _only_sought(reading: Reading, frame: Frame, frames: list[Frame]) -> bool:
    """Whether a force only went for somebody: "targeted a house to search it", "stormed a bank and freed a hostage"."""
    seeking = frame.sense.entry in words("deeds", "only_aimed")
    freeing = frame.sense.entry in words("factuality", "searching")
    if not (seeking or freeing) or frame.link is not None or frame.heads("instrument"):
        return False
    agents = [e for t in frame.heads("agent") if (e := reading.entity_at(t)) is not None]
    if not any(is_security(e) for e in agents):
        return False
    sent = frame.trigger.sent
    if freeing:
        return any(f.sense.type == "Release" and f.trigger.sent.start == sent.start for f in frames)
    return any(f.sense.family == "arrest" and f.trigger.sent.start == sent.start for f in frames) or any(
        t.lemma_.lower() in words("coreference", "operations") for t in sent
    )


def _only_searched(reading: Reading, frame: Frame, frames: list[Frame]) -> bool:
    """Whether a force went through a house for what is there: "police *raided* a farm, where they found two rifles"."""
    if frame.sense.entry not in words("factuality", "searching") or frame.heads("patient", "instrument"):
        return False
    if frame.link is not None:
        return False
    hit = [reading.entity_at(t) for t in frame.heads("target")]
    if not (hit or frame.nominal) or any(e is None or e.type != "Facility" for e in hit):
        return False
    here = reading.sentence_index(frame.trigger)
    near = [f for f in frames if 0 <= reading.sentence_index(f.trigger) - here <= 1]
    if any(f.sense.family == "harm" for f in near):
        return False
    agents = [e for t in frame.heads("agent") if (e := reading.entity_at(t)) is not None]
    if any(e.type not in {"SecurityForce", "GovernmentBody"} and e.sub != "security" for e in agents):
        return False
    taken = any(f.sense.family == "arrest" and f.trigger.sent.start == frame.trigger.sent.start for f in near)
    if not agents:
        return taken and frame.nominal
    looking = frame.sense.entry in words("factuality", "looking")
    if looking and all(t.lemma_.lower() in words("factuality", "searchers") for t in frame.heads("agent")):
        return True  # "*investigators* raided the firm's headquarters", not "police stormed a church"
    return taken or any(
        t.lemma_ in words("factuality", "found") for sent in reading.doc.sents[here : here + 2] for t in sent
    )


def _ever_since(clause: Token) -> bool:
    """Whether it says since when something has gone on: "since she took office"."""
    return clause.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in words("factuality", "status.ever_since") for c in clause.lefts
    )


def verb_status(verb: Token) -> str:
    """The status of what a verb tells, by its auxiliaries, its negation and the words that govern it."""
    if is_negated(verb):
        return "denied"
    helpers, below = auxiliaries(verb), {c.dep_ for c in verb.children}
    modal = {c.lower_ for c in helpers if c.tag_ == "MD"} if helpers else set()
    if modal & words("factuality", "status.possible"):
        # "could have been killed": never more than a possibility; "would have": neither
        return "hypothetical"
    if modal & words("factuality", "status.to_come"):
        return "planned"
    conditions = words("factuality", "status.conditions")
    if "mark" in below and any(c.dep_ == "mark" and c.lower_ in conditions for c in verb.children):
        return "hypothetical"
    if verb.tag_ in {"VBP", "VBZ"} and any(c.lower_ in words("factuality", "generic") for c in verb.children):
        return "generic"  # "rebels often attack convoys"
    if verb.dep_ == "csubj" and is_maxim(verb):
        return "generic"
    if verb.tag_ == "VBG" and {"have", "be"} <= {a.lemma_ for a in helpers}:
        return "generic"  # "the coalition has been bombing the rebels since March": a campaign
    if helpers and any(a.lemma_ == "have" for a in helpers) and any(_ever_since(c) for c in verb.rights):
        return "generic"  # "six mayors have been killed since she took office"
    habits = words("factuality", "status.habits")
    if any(a.lower_ in {"have", "has"} for a in helpers):
        habits |= words("factuality", "status.before")  # "rebels have *previously* attacked teams of nurses"
    if "advmod" in below and any(c.dep_ == "advmod" and c.lower_ in habits for c in verb.children):
        return "generic"
    if "aux" in below and _told_again(verb):
        return "generic"
    if verb.tag_ == "VB" and not helpers and verb.dep_ == "ROOT" and not subjects(verb):
        return "planned"  # "Attack the camp!"; but "Gunmen abduct two" in a headline
    return _governed(verb)


def _told_again(verb: Token) -> bool:
    """Whether an infinitive only ranks somebody hit: "the mayor was shot dead, *the latest official to be killed*"."""
    if not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return False
    noun = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), verb.head)
    if noun is verb.head and (verb.dep_ not in {"relcl", "acl"} or noun.dep_ in _PARTIES):
        return False
    return any(c.tag_ in {"JJS", "RBS"} or c.ent_type_ == "ORDINAL" or c.lower_ == "last" for c in noun.lefts)


def _governed(token: Token, depth: int = 0) -> str:
    """The status that the words above lend: "planned to", "tried to", "accused of", "in order to"."""
    head = token.head
    if head == token or depth > 5:
        return "happened"
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
    if token.dep_ in {"xcomp", "ccomp", "acl", "pcomp", "advcl", "pobj", "conj", "prep", "dobj"}:
        lemma = head.lemma_.lower()
        if token.dep_ == "conj":
            purpose = _earlier_infinitive(token)
            if purpose is not None:
                return verb_status(purpose)  # "had plotted to run over a guard, behead him", hung on "plotted"
            if is_verbal(head) and not any(
                c.dep_ in {"nsubj", "nsubjpass", "aux"} and c.lower_ != "to" for c in token.children
            ):
                return _governed(head, depth + 1)
            return "happened"
        scheme = scheme_of(token) if infinitive and token.dep_ in {"advcl", "xcomp"} else None
        if scheme is not None:  # "foiled a plot to bomb the bank", the infinitive hung on the verb
            return "planned" if scheme.lemma_.lower() in words("factuality", "plots.nouns") else "attempted"
        if token.dep_ in {"xcomp", "acl", "pcomp", "prep", "dobj", "pobj"} and (
            infinitive or token.tag_ == "VBG" or token.dep_ in {"prep", "pobj", "dobj"}
        ):
            if lemma in words("factuality", "attempt"):
                return "hypothetical" if verb_status(head) == "hypothetical" else "attempted"  # "may try to attack"
            if lemma in words("factuality", "plan") and not (
                lemma in words("factuality", "status.feared") and token.dep_ == "ccomp"
            ):
                return "planned"
            if lemma in words("factuality", "negative_verbs"):
                return "denied"
        if infinitive:
            if token.dep_ == "xcomp" and (
                lemma in words("factuality", "aspect") or lemma in words("factuality", "status.held")
            ):
                return "planned" if _ahead(head) else _governed(head, depth + 1)
            if token.dep_ in {"xcomp", "ccomp"} and lemma in words("factuality", "status.used"):
                return _governed(head, depth + 1)  # "planned to *use* a van to ram the crowd": no more than planned
            if any(c.lower_ in {"have", "having"} for c in token.children):
                return "happened"
            return "planned"  # purpose: "to kill the mayor"
        if token.dep_ == "pcomp" and head.lower_ == "by" and is_verbal(head.head):
            return _governed(head.head, depth + 1)  # "claimed to have foiled it by *arresting* two men"
        if token.dep_ == "pcomp" and head.lower_ in words("factuality", "status.lacking"):
            return "denied"  # "passed the line without being targeted"
        if (
            token.dep_ == "pcomp"
            and head.lower_ == "for"
            and is_verbal(head.head)
            and head.head.lemma_.lower() not in words("factuality", "status.answered")
            and head.head.lemma_.lower() not in words("responsibility", "blame", "confess", "convict", "claimers")
        ):
            return "planned"  # "is mobilising its fighters for attacking the town"
        if token.dep_ in {"pcomp", "prep", "pobj"} and not is_verbal(head) and head.pos_ in _LINKS:
            return _governed(head, depth + 1)
        if token.dep_ == "xcomp":
            return "planned" if _ahead(head) else _governed(head, depth + 1)
    if token.dep_ in {"acl", "ccomp"} and token.i > head.i and _not_shown(head, depth):
        return "denied"
    told = head.head if token.dep_ == "acl" and head.dep_ == "dobj" else head  # "denied the report that it bombs"
    if token.dep_ in {"acl", "ccomp"} and told.lemma_.lower() in words("factuality", "status.denying"):
        return "denied"
    return "happened"


def _ahead(verb: Token) -> bool:
    """Whether what a verb goes on with is still to come: "we shall *continue* killing", "would *keep* attacking"."""
    future = words("factuality", "status.to_come", "status.possible")
    return any(a.tag_ == "MD" and a.lower_ in future for a in auxiliaries(verb))


def _not_shown(verb: Token, depth: int) -> bool:
    """Whether nobody showed or said it: "failed to *prove* that he shot them", "no group *said* it was behind it"."""
    if verb.lemma_.lower() in words("factuality", "evidence"):  # "no *indications* that civilians were killed"
        return any(c.lower_ == "no" for c in verb.lefts) or is_negated(verb.head)
    if verb.lemma_.lower() in words("factuality", "status.showing"):
        return is_negated(verb) or _governed(verb, depth + 1) in {"attempted", "denied"}
    speakers = [c for c in verb.lefts if c.dep_ == "nsubj"] if verb.lemma_.lower() in words("reporting") else []
    return any(c.dep_ == "det" and c.lower_ == "no" for s in speakers for c in s.lefts)


def _earlier_infinitive(verb: Token) -> Token | None:
    """The infinitive with "to" that a bare one goes on with, where the parse hangs it on the finite verb before."""
    head = verb.head
    own = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    if verb.tag_ != "VB" or head.tag_ == "VB" or own or any(a.tag_ == "MD" for a in auxiliaries(head)):
        return None
    return next((c for c in head.children if c.dep_ == "xcomp" and c.tag_ == "VB" and head.i < c.i < verb.i), None)


def _nominal(reading: Reading, frame: Frame) -> str:
    noun = frame.trigger
    mention = reading.mentions.get(noun.i)
    if (mention is not None and mention.definite == "no") or any(
        c.dep_ == "neg" or c.lower_ == "no" for c in noun.children
    ):
        return "denied"
    if noun.dep_ == "attr" and is_negated(noun.head):
        return "denied"  # "the blast was not an attack"
    if _in_doubt(noun, mention):
        return "hypothetical"
    if mention is not None and mention.definite == "a" and is_maxim(noun):
        return "generic"
    if noun.dep_ == "compound" and noun.head.tag_ == "NNS" and noun.head.lemma_.lower() in words("victims", "hurt_by"):
        whose = reading.mentions.get(noun.head.i)
        if whose is not None and whose.definite == "bare" and not any(c.dep_ == "nummod" for c in noun.head.lefts):
            return "generic"  # "families of *stabbing* victims"
    lowers = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}}
    if lowers & words("factuality", "status.failed"):
        return "attempted"
    if lowers & words("factuality", "status.unreal") and (
        mention is None or mention.plural or lowers & words("factuality", "status.unreal_one")
    ):
        return "planned"
    if any(c.lower_ in words("factuality", "status.open") for c in noun.children):
        return "hypothetical"
    head = noun.head
    if noun.dep_ in {"compound", "nmod"} and head.lemma_.lower() in words("factuality", "status.attempt_nouns"):
        return "attempted"
    if noun.dep_ in {"compound", "nmod"} and head.lemma_.lower() in words("factuality", "status.plan_heads"):
        return "planned"
    first = first_conjunct(noun)
    for known in (first, first.head.head):  # "had no *knowledge* of an attack", "no *sign* of drugs or an attack"
        if known.lemma_.lower() in words("factuality", "status.known_of"):
            if any(c.lower_ == "no" for c in known.children):
                return "denied"
    if noun.dep_ == "pobj" and head.dep_ == "prep":
        above = head.head.lemma_.lower()
        if above in words("factuality", "status.attempt_nouns"):
            return "attempted"
        if above in words("factuality", "status.plans_of") and head.lower_ in words("factuality", "status.plan_links"):
            return "planned"
        if head.lower_ == "on" and head.head.lemma_.lower() == "go" and is_verbal(head.head):
            return verb_status(head.head)  # "had plotted to go on a shooting rampage"
        if head.lower_ in words("factuality", "status.lacking"):
            return "denied"
        if head.lower_ in words("factuality", "status.alike") and mention is not None and mention.definite == "a":
            return "hypothetical"  # "it shook like an air raid"
        if (
            head.head.dep_ in {"pobj", "dobj"}
            and above in words("factuality", "status.planning")
            and (mention is None or mention.definite == "bare")
        ):
            return "planned"
    if noun.dep_ in {"dobj", "nsubjpass", "conj"}:
        verb = head
        while verb.dep_ == "conj" and not is_verbal(verb):
            verb = verb.head
        lemma = verb.lemma_.lower()
        if lemma in words("factuality", "status.stopping") and not _came_all_the_same(verb, mention):
            return "attempted" if lemma not in words("factuality", "status.stopped_before") else "planned"
        if lemma in words("factuality", "status.planning_verbs"):
            if noun.dep_ == "dobj" or lemma not in words("factuality", "status.planning_objects"):
                if not (
                    mention is not None
                    and mention.definite in {"the", "this"}
                    and lemma in words("factuality", "status.known_plans")
                ):
                    return "planned"
        if is_verbal(verb) and noun.dep_ == "dobj":
            outer, told = verb_status(verb), verb_trigger(verb)  # "plotted to detonate *a suicide bomb*"
            attacks = told is not None and told.sense.family == "attack"
            if outer in {"hypothetical", "denied", "planned", "attempted"} and (
                attacks or verb.lemma_.lower() in words("factuality", "status.carrying_out")
            ):
                if outer == "planned" and mention is not None and mention.definite in {"the", "this"}:
                    return "happened"
                return outer
    if mention is not None and mention.plural and (mention.definite == "bare" or is_avenged(noun)):
        if lowers & words("factuality", "status.sweeping"):
            return "generic"  # "*most* attacks have occurred in the north"
        if summed_up(reading, noun) or not is_specific(reading, frame):
            return "generic"
    return "happened"


def _in_doubt(noun: Token, mention: Mention | None) -> bool:
    """Whether it is only thought of: "set aside the possibility that *a terrorist attack* caused the blast"."""
    clause = noun.head
    said = clause.dep_ in {"acl", "ccomp"} and noun.dep_ in _PARTIES and mention is not None and mention.definite == "a"
    return said and clause.head.lemma_.lower() in words("factuality", "plots.doubts")


def _came_all_the_same(verb: Token, mention: Mention | None) -> bool:
    """Whether it was not stopped: "*failed to* prevent the attack", "the attack *could have been* prevented"."""
    known = mention is not None and mention.definite in {"the", "this", "poss"}
    return known and verb_status(verb) in {"attempted", "denied", "hypothetical"}
