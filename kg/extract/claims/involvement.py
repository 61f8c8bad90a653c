"""Who had a part in an attack, and the groups behind those who did: "three officers were involved in the murder".

In: attack drafts with their perpetrators, suspects and claimants.  Out: the same, with suspects that words of
involvement give and with the group of every member.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.claims.responsibility import actor_at, cluster_of
from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.membership import groups_of
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, is_negated, is_passive, objects, prepositions, subjects
from kg.lexicon import words
from kg.records import Stance

_DOERS = frozenset({"perpetrator", "suspect"})


def find_involvement(reading: Reading, of_trigger: dict[int, Cluster]) -> None:
    """Add the suspects of "involved in", "implicated in", "took part in" an attack, then the groups of all."""
    if of_trigger:
        for token in reading.doc.among(words("responsibility", "involve")):
            _involved(reading, token, of_trigger)
    for event in reading.events:
        for fact in list(event.facts):
            if fact.name in _DOERS and isinstance(fact.value, EntityDraft):
                for group in groups_of(reading, fact.value):
                    if not any(group is f.value for f in event.facts):
                        event.add_fact(
                            FactDraft(fact.name, group, fact.at, "syntax:member-of", fact.stance, fact.speaker)
                        )


def _involved(reading: Reading, word: Token, of_trigger: dict[int, Cluster]) -> None:
    """ "X was involved in the attack", "the men implicated in it", "the judge implicated X in it"."""
    if is_negated(word) or word.tag_ not in {"VBN", "VBD", "VBZ", "VBP", "VB", "VBG", "JJ"}:
        return
    themes = [t for prep, t in prepositions(word) if prep in {"in", "for", "with"}]
    part = next((c for c in word.children if c.dep_ == "dobj"), None)
    if part is not None and part.lower_ in words("responsibility", "shares"):
        themes += [t for prep, t in prepositions(part) if prep in {"in", "of"}]  # "took part in the attack"
    elif word.lemma_.lower() in words("responsibility", "share"):
        return
    cluster = next((c for t in themes if (c := cluster_of(t, of_trigger)) is not None), None)
    if cluster is None or cluster.draft is None:
        return
    for token in _people(word):
        entity = None if _anybody(token) else actor_at(reading, token, word)
        if entity is not None and entity not in cluster.draft.values("victim"):
            cluster.draft.add_fact(FactDraft("suspect", entity, word, "lexicon:involved", stance=Stance.SUSPECTED))


def _anybody(token: Token) -> bool:
    """Whether nobody in particular is meant: "any networks or individuals involved in the attacks"."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return any(t.lower_ in words("responsibility", "anybody") for t in (token, *token.lefts))


def _people(word: Token) -> list[Token]:
    """Who is involved: the subject; the object of an active "implicated"; the noun that a participle follows."""
    taken = [o for o in objects(word) if o.lower_ not in words("responsibility", "shares")]
    if taken and not is_passive(word):
        return taken
    if word.dep_ in {"acl", "amod"} and word.head.i < word.i:
        return conjuncts(word.head)
    if word.dep_ == "acomp":
        return subjects(word.head)  # "officers were involved": read as an adjective
    return subjects(word)
