"""Who had a part in an attack, and the groups behind those who did: "three officers were involved in the murder".

In: attack drafts with their perpetrators, suspects and claimants.  Out: the same, with suspects that words of
involvement give and with the group of every member.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.claims.responsibility import actor_at, cluster_of, first_words
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.entities.membership import armed_groups, groups_of, suspected_groups
from kg.extract.frames.equals import persons_of
from kg.extract.text.parse import Token
from kg.extract.text.syntax import (
    ancestors,
    conjuncts,
    first_conjunct,
    is_negated,
    is_passive,
    is_verbal,
    objects,
    prepositions,
    subjects,
)
from kg.extract.text.triggers import verb_trigger
from kg.lexicon import words
from kg.records import Stance

_DOERS = frozenset({"perpetrator", "suspect"})


def find_involvement(reading: Reading, of_trigger: dict[int, Cluster]) -> None:
    """Add the suspects of "involved in", "implicated in", "took part in" an attack, then the groups of all."""
    if of_trigger:
        for token in reading.doc.among(words("responsibility", "involve")):
            _involved(reading, token, of_trigger)
        for token in reading.doc.among(words("responsibility", "involvement")):
            _with_a_part(reading, token, of_trigger)
        for token in reading.doc.among(words("responsibility", "works")):
            _at_work(reading, token, of_trigger)
    for event in reading.events:
        for fact in list(event.facts):
            if fact.name in _DOERS and isinstance(fact.value, EntityDraft):
                _add_groups(reading, event, fact, fact.value)


def _add_groups(reading: Reading, event: EventDraft, fact: FactDraft, doer: EntityDraft) -> None:
    """Add the groups of who did it; as suspects the groups that they are only thought to be of."""
    rows = [(fact.name, group, fact.stance) for group in groups_of(reading, doer)]
    rows += [("suspect", group, Stance.SUSPECTED) for group in suspected_groups(doer)]
    for name, group, stance in rows:
        if not any(group is f.value for f in event.facts):
            event.add_fact(FactDraft(name, group, fact.at, "syntax:member-of", stance, fact.speaker))


def _involved(reading: Reading, word: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "X was involved in the attack", "the men implicated in it", "the judge implicated X in it"."""
    if is_negated(word) or word.tag_ not in {"VBN", "VBD", "VBZ", "VBP", "VB", "VBG", "JJ"} or _disowned(word):
        return
    themes = [t for prep, t in prepositions(word) if prep in {"in", "for", "with"}]
    part = next((c for c in word.children if c.dep_ == "dobj"), None)
    if part is not None and part.lower_ in words("responsibility", "shares"):
        themes += [t for prep, t in prepositions(part) if prep in {"in", "of"}]  # "took part in the attack"
    elif word.lemma_.lower() in words("responsibility", "share"):
        return
    cluster = next((c for t in themes if (c := cluster_of(t, of_trigger)) is not None), None)
    listed = [c for t in themes for other in conjuncts(t)[1:] if (c := of_trigger.get(other.i)) is not None]
    drafts = [c.draft for c in dict.fromkeys((cluster, *listed)) if c is not None and c.draft is not None]
    for token in _people(reading, word) if drafts else ():
        entity = None if _anybody(token) else actor_at(reading, token, word)
        for draft in drafts:
            if entity is not None and entity not in draft.values("victim"):
                draft.add_fact(FactDraft("suspect", entity, word, "lexicon:involved", stance=Stance.SUSPECTED))


def _with_a_part(reading: Reading, noun: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "Venn's role in the murder", "two men were arrested for their alleged involvement in the bombing"."""
    if noun.pos_ != "NOUN" or any(
        c.dep_ == "neg" or c.lower_ in words("factuality", "negation") for c in noun.children
    ):
        return
    if _disowned(noun):
        return
    above = list(ancestors(noun))
    ties = [noun, noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ == "of" else [noun]
    themes = [t for tie in ties for prep, t in prepositions(tie) if prep in {"in", "with"}]
    draft = next((c.draft for t in themes if (c := of_trigger.get(t.i)) is not None), None)
    if draft is None:
        return
    holders = [c for c in noun.children if c.dep_ == "poss"]
    holders += [t for prep, t in prepositions(noun) if prep == "of"]  # "the possible involvement of the Front"
    if not holders:
        law = next(
            (a for a in above if (t := verb_trigger(a)) is not None and t.sense.family in {"arrest", "legal"}), None
        )
        if law is not None:
            holders = subjects(law) if is_passive(law) else objects(law)
    for token in holders:
        entity = actor_at(reading, token, noun)
        if entity is not None and not any(entity is f.value for f in draft.facts if f.name in {"victim", *_DOERS}):
            draft.add_fact(FactDraft("suspect", entity, noun, "lexicon:involved", stance=Stance.SUSPECTED))


def _disowned(part: Token) -> bool:
    """Whether a part in a deed is denied or not charged: "not charged with *taking* part", "denied *involvement*"."""
    above = [part]
    while above[-1].head is not above[-1] and above[-1].dep_ not in {"relcl", "ROOT"}:
        above.append(above[-1].head)
    return any(a.lemma_.lower() in first_words("deny") or (is_verbal(a) and is_negated(a)) for a in above[1:])


def _at_work(reading: Reading, noun: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "The bombing was the *work* of the Front": who is thought to have done it."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ != "be" or is_negated(verb):
        return
    draft = next((c.draft for t in subjects(verb) if (c := of_trigger.get(t.i)) is not None), None)
    for prep, token in prepositions(noun):
        entity = actor_at(reading, token, noun) if prep == "of" else None
        if draft is not None and entity is not None and not _any_doers(entity, draft):
            draft.add_fact(FactDraft("suspect", entity, noun, "lexicon:work-of", stance=Stance.SUSPECTED))


def _any_doers(entity: EntityDraft, draft: EventDraft) -> bool:
    """Whether people are called no more than what those are who did it: "the handiwork of *terrorists*"."""
    told = entity.type == "UnnamedGroup" and entity.sub == "attackers" and not any(armed_groups(entity))
    return told and any(isinstance(e, EntityDraft) and e.sub == "attackers" for e in draft.values("perpetrator"))


def _anybody(token: Token) -> bool:
    """Whether nobody in particular is meant: "any networks or individuals involved in the attacks"."""
    token = first_conjunct(token)
    return any(t.lower_ in words("responsibility", "anybody") for t in (token, *token.lefts))


def _people(reading: Reading, word: Token) -> list[Token]:
    """Who is involved: the subject; the object of an active "implicated"; the noun that a participle follows."""
    taken = [o for o in objects(word) if o.lower_ not in words("responsibility", "shares")]
    if taken and not is_passive(word):
        return taken
    if word.dep_ in {"acl", "amod"} and word.head.i < word.i:
        return [*conjuncts(word.head), *persons_of(reading, word.head)]  # "Venn, one of the men involved"
    if word.dep_ == "acomp":
        return subjects(word.head)  # "officers were involved": read as an adjective
    return subjects(word)
