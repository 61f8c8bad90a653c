"""Who is told to be one of a group: "Ilo Venn was one of the nuns killed", "among the dead was Ilo Venn".

In: the noun of a group.  Out: the persons whom a copula or an apposition puts into it, and people described among it.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.factuality import verb_status
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, is_passive, objects, prepositions, subjects
from kg.extract.text.triggers import outcome_adjectives, verb_trigger
from kg.lexicon import words


def persons_of(reading: Reading, group: Token) -> list[Token]:
    """The heads of the people that a sentence puts into the group, in text order; those described only by "among"."""
    among = group.dep_ == "pobj" and group.head.lower_ == "among"  # "two children were *among* five people killed"
    return [t for t in _said_to_be(group) if _person(reading, t, described=among)]


def who_they_were(reading: Reading, hit: Token) -> list[Token]:
    """Who those hit are told to have been: "*most of the dead* were children", "the victims were all pilgrims".

    And the names that "officials named *those killed* as" leads to.
    """
    above = hit.head.head if hit.dep_ == "pobj" and hit.head.lower_ == "of" else hit
    if above is not hit and above.lower_ not in words("victims", "most_of"):
        return []
    verb = above.head
    if above.dep_ == "dobj" and verb.lemma_.lower() in words("victims", "identify"):
        hung = [c for c in hit.rights if c.dep_ == "acl"]  # "named those killed *as* Ilo Venn and Mara Quill"
        named = (row for v in (verb, *hung) for row in prepositions(v))
        return [t for prep, t in named if prep == "as" and _person(reading, t, described=True)]
    if above.dep_ not in {"nsubj", "nsubjpass"} or verb_status(verb) != "happened":
        return []
    if verb.lemma_ == "be":
        told = [c for c in verb.rights if c.dep_ == "attr"]
        in_fact = [c for prep in verb.rights if prep.dep_ == "prep" for c in prep.rights if c.dep_ == "pobj"]
        told = told or in_fact[1:]  # "were in fact civilians": both hang on "in"
    elif verb.lemma_.lower() in words("victims", "naming_verbs") and not is_passive(verb):
        told = [c for c in verb.rights if c.dep_ == "dobj"]  # "the dead include two policemen"
    else:
        told = [verb] if any(c.dep_ == "auxpass" for c in verb.lefts) else []  # "were pilgrims", taken for a verb
    return [t for c in told for t in conjuncts(c) if _person(reading, t, described=True)]


def called_hit(group: Token) -> bool:
    """Whether people are told of as dead or hurt: "those *killed*", "11 people *who died*"."""
    if any(c.lower_ in outcome_adjectives() for c in group.rights):
        return True
    told = (verb_trigger(c) for c in group.rights if c.dep_ == "relcl")
    return any(t is not None and t.sense.family == "harm" for t in told)


def _said_to_be(group: Token) -> list[Token]:
    if group.dep_ == "attr":
        return subjects(group.head)  # "Ilo Venn and Ana Marr were the nuns killed"
    if group.dep_ != "pobj":
        return []
    above = group.head.head
    if group.head.lower_ == "among" and above.lemma_ == "be" and verb_status(above) == "happened":
        told = [t for c in above.rights if c.dep_ == "attr" for t in conjuncts(c)]
        return subjects(above) or told  # "among the nuns killed was Ilo Venn", "were Ilo Venn and a cook"
    if group.head.lower_ != "of" or above.lower_ not in words("victims", "picked"):
        return []
    verb = above.head.head
    if above.dep_ == "pobj" and above.head.lower_ == "as" and verb.lemma_.lower() in words("victims", "identify"):
        # "Ilo Venn was identified as one of the victims", "identified Ilo Venn as one of the victims"
        return subjects(verb) if is_passive(verb) else objects(verb)
    if above.dep_ == "appos":
        return conjuncts(above.head)  # "Ilo Venn, one of the six nuns killed"
    if above.dep_ == "nsubj" and above.head.lemma_ == "be" and verb_status(above.head) == "happened":
        return [
            t for c in above.head.rights if c.dep_ == "attr" for t in conjuncts(c)
        ]  # "one of the dead was Ilo Venn"
    return subjects(above.head) if above.dep_ == "attr" else []


def _person(reading: Reading, token: Token, *, described: bool) -> bool:
    mention = reading.mentions.get(token.i)
    if mention is None or not mention.human or mention.sub == "number":
        return False
    return described if mention.name is None else mention.cls == "person"
