"""Who is called an attacker by name, though not told to have attacked: "the alleged gunman, Ilo Venn".

In: clusters of attacks with their triggers.  Out: facts on the attacks (``suspect``) for persons with a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extract.attacks.clusters import Cluster
from kg.extract.claims.responsibility import actor_at, by_forces, cluster_of, deed_near
from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.entities.culprits import culprit_nouns
from kg.extract.text.parse import Token
from kg.extract.text.syntax import agents, conjuncts, is_negated, is_passive, objects, prepositions, subjects
from kg.lexicon import words
from kg.records import Stance

_ROLES = frozenset({"perpetrator", "suspect", "victim"})
_OF_THE_DEED = frozenset({"behind", "in", "of"})
_RULE = "lexicon:called-attacker"


@cache
def _deed_nouns() -> frozenset[str]:
    """Nouns that say that somebody did it: "gunman", but not "suspect", who may be one of another deed."""
    return culprit_nouns() - words("responsibility", "suspect_nouns")


def find_presumed(reading: Reading, of_trigger: dict[int, Cluster]) -> None:
    """Add as suspects those who are called attackers by name, in the words of others."""
    if not of_trigger:
        return
    for adjective in reading.doc.among(frozenset(), words("responsibility", "presumed")):
        noun = _culprit(adjective)
        if noun is None:
            continue
        _write(reading.entity_at(noun), noun, of_trigger)  # "the gunman, Venn"
        if noun.dep_ != "poss":  # "*bomber* Ilo Venn", not "the bomber's *father*, Dov Venn"
            _write(reading.entity_at(noun.head), noun.head, of_trigger)
    for verb in reading.doc.among(words("victims", "identify")):
        for token, noun in _called_attackers(verb):
            _write(actor_at(reading, token, verb), noun, of_trigger)


def _culprit(adjective: Token) -> Token | None:
    """The noun that an adjective makes a suspicion: "suspected *bomber* Ilo Venn", "the alleged *gunman*, Ilo Venn"."""
    if adjective.dep_ != "amod":
        return None
    top = adjective.head
    before = top.doc[adjective.i + 1 : top.i + 1]
    return next((t for t in before if t.lemma_.lower() in _deed_nouns()), None)


def _called_attackers(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Who is named as what: "named *Ilo Venn and his brother Dov* as the *bombers*", "the *bomber* as *Ilo Venn*"."""
    if is_negated(verb):
        return
    links = [*prepositions(verb), *(link for agent in agents(verb) for link in prepositions(agent))]
    for prep, noun in links:  # "identified by police *as*": hung on the police
        for token in (subjects(verb) if is_passive(verb) else objects(verb)) if prep == "as" else ():
            if noun.lemma_.lower() in _deed_nouns():
                yield from ((name, noun) for name in _names(token))
            elif token.lemma_.lower() in _deed_nouns():
                yield from ((name, token) for name in _names(noun))


def _names(token: Token) -> Iterator[Token]:
    for named in conjuncts(token):
        yield named
        yield from (c for c in named.rights if c.dep_ == "appos")  # "his brother *Dov*"


def _write(entity: EntityDraft | None, noun: Token, of_trigger: dict[int, Cluster]) -> None:
    """Write a person as a suspect of the attack that the noun names, else of the one told last or next."""
    if entity is None or entity.type != "Person" or not entity.named:
        return
    named = (cluster_of(t, of_trigger) for prep, t in prepositions(noun) if prep in _OF_THE_DEED)
    cluster = next((c for c in named if c is not None and not by_forces(c)), None) or deed_near(noun, of_trigger)
    if cluster is None or cluster.draft is None:
        return
    if not any(f.value is entity and f.name in _ROLES for f in cluster.draft.facts):
        cluster.draft.add_fact(FactDraft("suspect", entity, noun, _RULE, stance=Stance.SUSPECTED))
