"""Who or what an attack was meant for, where it is told beside it: "The target was a police station".

In: the clusters of an article.  Out: the same, with the targets of sentences of their own ("Officials said the
intended target was a convoy", "The device was aimed at a patrol") and of participles ("a bomb meant for a judge").
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.attacks.clusters import Cluster, told_by
from kg.extract.drafts import Reading
from kg.extract.frames.roles import expand
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, is_negated, prepositions, subjects
from kg.lexicon import forms, words

#: The rule of what an attack was meant for, whether or not it was hit
AIM = "syntax:aim"
_REACH = 3  # sentences from an attack to what its target was
_AHEAD = 1  # sentences to an attack told only afterwards
_PRESENT = frozenset({"VBP", "VBZ"})  # "the target *is* the army": of a campaign
_NO_AIMS = frozenset({"event", "other", "pronoun", "weapon"})


def find_aims(reading: Reading, clusters: list[Cluster], of_trigger: dict[int, Cluster]) -> None:
    """Add the targets that are told beside an attack."""
    for noun in reading.doc.among(words("deeds", "aims")):
        hit = _called_so(reading, noun)
        cluster = _told_near(reading, noun, of_trigger) if hit else None
        if cluster is not None:
            _add(reading, cluster, hit)
    for verb in reading.doc.among(frozenset(), frozenset(forms("deeds", "meant"))):
        hit = [t for prep, t in prepositions(verb) if prep == forms("deeds", "meant")[verb.lower_]]
        for deed in _meant(verb) if hit else ():
            cluster = _attack_of(reading, deed, clusters, of_trigger)
            if cluster is not None:
                _add(reading, cluster, hit)


def _add(reading: Reading, cluster: Cluster, hit: list[Token]) -> None:
    """Add what was aimed at, unless it is known already or no thing or person."""
    for token in hit:
        entity, mention = reading.entity_at(token), reading.mentions.get(token.i)
        if entity is None or mention is None or mention.cls in _NO_AIMS:
            continue
        if not any(entity is e for e, _, _ in (*cluster.targets, *cluster.agents)):
            cluster.targets.append((entity, token, AIM))


def _called_so(reading: Reading, noun: Token) -> list[Token]:
    """What a sentence calls the target: "the target was *a bank*", "*Venn* is thought to have been the target"."""
    said = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod", "poss"}]
    if not any(c.lower_ == "the" for c in noun.lefts) or any(c.lower_ not in words("deeds", "aim_kinds") for c in said):
        return []
    if any(c.dep_ in {"prep", "acl", "relcl"} for c in noun.rights):
        return []  # "the target *of* the attack" is told by that noun, "the target *of* the law" is none
    verb = noun.head
    if noun.dep_ in {"nsubj", "nsubjpass"} and verb.lemma_ != "be":
        verb = next((c for c in verb.rights if c.dep_ == "xcomp" and c.lemma_ == "be"), verb)
    if verb.lemma_ != "be" or is_negated(verb) or is_negated(verb.head) or (not said and verb.tag_ in _PRESENT):
        return []
    if noun.dep_ == "attr":
        return [t for t in expand(reading, subjects(verb), verb) if t is not noun]
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return []
    return [t for c in verb.children if c.dep_ == "attr" and c.i > noun.i for t in conjuncts(c)]


def _meant(verb: Token) -> Iterator[Token]:
    """What is meant for something: "*the device* was aimed at a patrol", "*a bomb* intended for a convoy"."""
    if is_negated(verb):
        return
    if verb.dep_ == "acl":
        yield verb.head
    elif any(c.dep_ == "auxpass" for c in verb.lefts):
        yield from subjects(verb)


def _attack_of(
    reading: Reading, noun: Token, clusters: list[Cluster], of_trigger: dict[int, Cluster]
) -> Cluster | None:
    """The attack that a noun names, or that was done with the weapon that it names."""
    if noun.i in of_trigger:
        return of_trigger[noun.i]
    used = next((c for c in clusters for f in c.frames for t in f.heads("instrument") if t.i == noun.i), None)
    if used is not None:
        return used
    mention = reading.mentions.get(noun.i)
    known = mention is not None and mention.cls == "weapon" and mention.definite in {"the", "this"}
    return _told_near(reading, noun, of_trigger) if known or told_by(noun, clusters) else None


def _told_near(reading: Reading, noun: Token, of_trigger: dict[int, Cluster]) -> Cluster | None:
    """The attack told in the sentence, else last before it, else right after it."""
    here = reading.sentence_index(noun)
    near = [(reading.sentence_index(reading.doc[i]) - here, i) for i in of_trigger]
    own = [i for gap, i in near if not gap]
    before = [i for gap, i in near if -_REACH <= gap < 0]
    after = [i for gap, i in near if 0 < gap <= _AHEAD]
    chosen = own[:1] or sorted(before)[-1:] or sorted(after)[:1]
    return of_trigger[chosen[0]] if chosen else None
