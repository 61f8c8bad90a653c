"""How well a frame must fit an attack told before to be of it.

In: a frame with what it says.  Out: the score that :mod:`kg.extract.attacks.coreference` must find.  A definite noun
joins easily, an indefinite one or a verb of attack hardly, a count of the hurt at the least occasion.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster, towns
from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, first_conjunct, is_verbal
from kg.lexicon import words

_NEVER = 99.0  # a score that nothing reaches
_ABOVE = 4  # heads from a noun to the verb that it is told with


def threshold(reading: Reading, frame: Frame, item: Cluster) -> float:
    """The score from which on a frame speaks of an attack told before; the less it says itself, the lower."""
    mention = reading.mentions.get(frame.trigger.i)
    if frame.sense.family in {"harm", "damage"}:
        return 1.0
    if frame.nominal:
        definite = mention.definite if mention is not None else "bare"
        worst = any(c.tag_ == "JJS" for c in frame.trigger.lefts) and not _called(frame.trigger)
        if worst and any(t.lower_ == "since" for t in frame.trigger.subtree):
            return 3.0  # "the capital was the scene in May of *the worst* attack *since* 2001"
        if definite in {"the", "this", "poss"} or _is_this(frame.trigger) or _of_a_charge(frame.trigger):
            return 0.5
        if mention is not None and any(t.lower_ in words("coreference", "fresh") for t in mention.tokens):
            return _NEVER
        if definite == "bare" and _besides(frame.trigger):
            return _NEVER
        if definite == "a":
            told = _called(frame.trigger) and not (item.victims or item.targets)
            return 0.5 if told or _spoken_of(reading, frame.trigger, item) else 3.0
        return 1.5
    return 2.0


def _besides(noun: Token) -> bool:
    """Whether the noun is told besides, without an article: "Velia has *also* accused Lomar of shelling"."""
    verb = next((a for a in ancestors(noun, _ABOVE) if is_verbal(a)), None)
    if verb is None or verb.lemma_.lower() in words("responsibility", "charging"):
        return False  # "he was also charged with homicide"
    return any(c.lower_ in words("coreference", "further") for c in verb.lefts)


def _spoken_of(reading: Reading, noun: Token, item: Cluster) -> bool:
    """Whether somebody quoted only judges what was told: "It was cowardly, for they laid *an ambush*," he said."""
    return reading.quoted[noun.i] and not (item.dates or item.victims or towns(item))


def _is_this(noun: Token) -> bool:
    """Whether a pronoun is said to be the event: "this was a targeted attack on all clinics"."""
    subjects = [c for c in noun.head.children if c.dep_ == "nsubj"] if noun.dep_ == "attr" else []
    return any(c.lower_ in words("responsibility", "it") for c in subjects)


def _of_a_charge(noun: Token) -> bool:
    """Whether the noun is only what somebody is charged with: "charged with murder", "two counts of murder"."""
    if noun.dep_ != "pobj":
        return False
    above = noun.head.head.lemma_.lower()
    return above in words("responsibility", "counts") or above in words("responsibility", "charging")


def only_charged(unit: Cluster) -> bool:
    """Whether deeds are only listed as charges: "on charges including murder, *kidnapping* and *arson*".

    Whom, where or when is not told with them, nor any article.
    """
    if unit.victims or unit.targets or unit.figures or unit.dates or unit.weapons:
        return False
    return all(_bare_charge(frame.trigger) for frame in unit.frames)


def _bare_charge(noun: Token) -> bool:
    if noun.pos_ not in {"NOUN", "VERB"} or any(c.dep_ in {"det", "poss"} for c in noun.lefts):
        return False
    link = first_conjunct(noun).head
    if link.lower_ in words("victims", "members_of"):  # "charges *including* murder"
        return link.head.lemma_.lower() in words("responsibility", "counts")
    if link.dep_ != "prep" or any(c.dep_ == "prep" and c.lower_ != "by" for c in noun.rights):
        return False  # "convicted of murder *in* the shooting"
    above = link.head.lemma_.lower()
    return above in words("responsibility", "counts", "charging", "convict")


def _called(noun: Token) -> bool:
    """Whether the noun says what something told was: "it was *a suicide attack*", "treated as *a terrorist attack*"."""
    if noun.dep_ in {"attr", "oprd"}:
        return True
    return (
        noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in words("coreference", "describing")
    )
