"""Read the words around an attack that did not happen: what stage it had, whose it was.

In: tokens of attack words and of plot nouns.  Out: tokens and stages; :mod:`kg.extract.attacks.plots` makes
events of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.drafts import Reading
from kg.extract.frames.deeds import scheme_of
from kg.extract.frames.factuality import verb_status
from kg.extract.frames.roles import expand
from kg.extract.text.parse import Token
from kg.extract.text.syntax import SUBJECTS, agents, is_negated, is_passive, is_verbal, objects, prepositions, subjects
from kg.extract.text.triggers import Sense, table, verb_trigger
from kg.lexicon import words
from kg.records import Stance

_STAGES = ("planned", "threatened", "feared", "foiled")
_STEPS = 6


@dataclass(frozen=True, slots=True)
class Blame:
    """Who has to answer for a plot, how sure that is, and who says so."""

    stance: Stance
    who: list[Token]
    by: list[Token]


def stage_word(token: Token) -> str | None:
    """The stage that the word gives to what it governs: ``planned`` for "plot" and "prepare"."""
    for stage in _STAGES:
        known = words("factuality", f"plots.{stage}")
        if token.lemma_.lower() in known or token.lower_ in known:
            return stage
    return None


def governing(trigger: Token) -> tuple[str, Token] | None:
    """The stage of an attack word, with the word that gives it: "*planned* to bomb", "a *plot* to kill"."""
    for child in trigger.children:
        if child.dep_ == "amod" and (stage := stage_word(child)) is not None and not is_verbal(trigger):
            return stage, child  # "a planned attack on the embassy"
    scheme = scheme_of(trigger)
    if scheme is not None and (stage := stage_word(scheme)) is not None:
        return stage, scheme  # "foiled a *plot* by rebels to bomb the bank", hung on "foiled"
    here = trigger
    for _ in range(_STEPS):
        head = here.head
        if head is here:
            break
        if here.dep_ == "conj":
            if is_verbal(here) and any(c.dep_ in SUBJECTS for c in here.children):
                break
            here = head  # "plotted to storm the bank and kill the guards"
            continue
        if here.dep_ not in {"xcomp", "acl", "pcomp", "pobj", "prep", "dobj", "nsubjpass", "compound", "nmod"}:
            break
        stage = stage_word(head)
        if stage is not None and not (here is trigger and here.dep_ == "prep"):
            return stage, head
        if head.dep_ == "prep" or head.pos_ == "ADP" or (here.dep_ in {"dobj", "nsubjpass"} and _carries_out(head)):
            here = head  # "plans for an attack", "plotting to carry out an attack"
            continue
        if here.dep_ == "xcomp" and is_verbal(head) and head.lemma_.lower() in words("factuality", "status.used"):
            here = head  # "planned to use a van to carry out an attack"
            continue
        break
    return _before_to(trigger)


def _before_to(verb: Token) -> tuple[str, Token] | None:
    """The stage word right before "to", where the parse takes the verb for something else: "a plot to bomb"."""
    if verb.i - verb.sent.start < 2 or verb.doc[verb.i - 1].lower_ != "to":
        return None
    word = verb.doc[verb.i - 2]
    stage = stage_word(word)
    return (stage, word) if stage is not None else None


def _carries_out(verb: Token) -> bool:
    if not is_verbal(verb):
        return False
    trigger = verb_trigger(verb)
    return trigger is not None and trigger.sense.entry in table("light")["agent"]


def foiled(word: Token) -> bool:
    """Whether a plot was stopped: "police *foiled* a plot", "the plot was *thwarted*", "a foiled plot"."""
    if any(c.dep_ == "amod" and stage_word(c) == "foiled" for c in word.children):
        return True
    verb = word.head
    return word.dep_ in {"dobj", "nsubjpass"} and stage_word(verb) == "foiled" and _performed(verb)


def told(word: Token, stage: str) -> bool:
    """Whether the text tells the plot as something that there was, and not as a possibility, a habit or a denial."""
    if is_verbal(word):
        if is_negated(word) or verb_status(word) not in {"happened", "planned"}:
            return False
        if word.dep_ in {"xcomp", "ccomp"} and word.head.lemma_.lower() in words("reporting", "deny"):
            return False  # "denied plotting to kill the mayor"
        # "the army prevented", not "to prevent attacks", "helps prevent"
        return _performed(word) if stage == "foiled" else not _modal(word)
    if any(c.dep_ in {"neg", "det", "amod"} and c.lower_ in words("factuality", "plots.open") for c in word.children):
        return False
    here = word
    while here.dep_ in {"pobj", "prep", "conj", "amod", "compound", "nmod"} and here.head is not here:
        here = here.head
        if not is_verbal(here) and here.lemma_.lower() in words("factuality", "plots.doubts"):
            return False  # "no evidence of a plot to bomb the bank"
    verb = here if is_verbal(here) else here.head
    return not is_verbal(verb) or (not is_negated(verb) and verb_status(verb) not in {"hypothetical", "denied"})


def _performed(verb: Token) -> bool:
    return verb.tag_ in {"VBD", "VBN"} and not _modal(verb) and not is_negated(verb)


def _modal(verb: Token) -> bool:
    return any(c.tag_ == "MD" for c in verb.children)


def planners(reading: Reading, word: Token, stage: str) -> list[Token]:
    """Heads of the phrases that name who was behind it, by the word that gives the stage."""
    if stage == "feared" or stage == "foiled":
        return []
    found: list[Token] = []
    if is_verbal(word):
        found = agents(word) if is_passive(word) else subjects(word)
        return list(expand(reading, found, word))
    for child in word.children:
        if child.dep_ == "poss" or (child.dep_ in {"compound", "nmod"} and child.i in reading.mentions):
            found.append(child)  # "the group's plan to", "a Dahri Front plot to"
    found += [t for prep, t in prepositions(word) if prep == "by"]
    verb = word.head
    if word.dep_ == "dobj" and verb.lemma_.lower() in words("factuality", "plots.makers"):
        found += subjects(verb)  # "hatched a plot to kill the mayor"
    if word.dep_ == "nsubjpass" and verb.lemma_.lower() in words("factuality", "plots.makers"):
        found += agents(verb)
    return list(expand(reading, found, verb))


def find_blame(reading: Reading, word: Token) -> Blame | None:
    """Who has to answer for a plot: "accused *the men* of plotting", "arrested over a plot"; ``None`` if nobody."""
    for verb in _above(word):
        trigger = verb_trigger(verb)
        stance = _blaming(verb, trigger.sense if trigger is not None else None)
        if stance is None and is_verbal(verb):
            return None
        if stance is not None:
            passive = is_passive(verb) or not objects(verb)
            who, by = (subjects(verb), agents(verb)) if passive else (objects(verb), subjects(verb))
            return Blame(stance, list(expand(reading, who, verb)), list(expand(reading, by, verb)))
    return None


def _blaming(verb: Token, sense: Sense | None) -> Stance | None:
    """How sure a verb of accusation, arrest or conviction is of what it puts down to somebody."""
    lemma = verb.lemma_.lower()
    family, kind = (sense.family, sense.type) if sense is not None else ("", "")
    if lemma in words("responsibility", "convict", "confess") or kind in {"Conviction", "Sentence"}:
        return Stance.STATED
    if lemma in words("reporting", "suspect") or family == "arrest":
        return Stance.SUSPECTED
    return Stance.ALLEGED if lemma in words("responsibility", "blame") or family == "legal" else None


def _above(word: Token) -> Iterator[Token]:
    """The words above, as far as a chain of "of plotting", "on suspicion of", "in connection with" goes."""
    here = word
    for _ in range(_STEPS + 2):
        head = here.head
        if head is here or here.dep_ not in {"pcomp", "pobj", "prep", "xcomp", "dobj", "conj", "agent"}:
            return
        if here.dep_ == "dobj" and is_verbal(head):
            return
        here = head
        yield here
