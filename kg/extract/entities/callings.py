"""Tell whether two phrases can mean the same people: "nine troops", then "the soldiers"; "two teachers", "the men".

In: mentions of people without names.  Out: answers by their nouns, counts and countries; nothing is moved here.
"""

from __future__ import annotations

from kg.extract.entities.persons import generic, partitive
from kg.extract.names.mentions import Mention
from kg.extract.text.memo import once
from kg.lexicon import index, match_end, words
from kg.records import Bound


@once
def calling(mention: Mention) -> str:
    """The calling that the noun names, with all nouns for it: "military personnel" and "troops" are soldiers."""
    end_i = (mention.inner or mention.head).i + 1
    tokens = mention.doc.tokens[min(mention.start_i, end_i - 1) : end_i]
    entry = match_end("callings", [t.lemma_.lower() for t in tokens], [t.lower_ for t in tokens])
    return index("callings").get(entry or "", mention.lemma)


def alike(one: Mention, other: Mention) -> bool:
    """Whether two nouns name one calling: "pupils" and "students", "gunmen" and "assailants"."""
    if one.sub == other.sub == "attackers":
        return True
    of_forces = words("callings", "of_forces")
    if any(calling(m) in of_forces and m.lemma != o.lemma and o.sub == "security" for m, o in _both_ways(one, other)):
        return True  # "nine soldiers", then "the security personnel"
    return calling(one) == calling(other) and not _of_other_kinds(one, other)


def _both_ways(one: Mention, other: Mention) -> tuple[tuple[Mention, Mention], tuple[Mention, Mention]]:
    return (one, other), (other, one)


def _of_other_kinds(one: Mention, other: Mention) -> bool:
    """Whether nouns before the noun tell two kinds apart: "*border* guards", "*prison* guards"."""
    mine, theirs = (
        {t.lower_ for t in m.modifiers if t.dep_ == "compound" and t.pos_ == "NOUN"} - {m.lemma} for m in (one, other)
    )
    return calling(one) == one.lemma == other.lemma and bool(mine and theirs) and not mine & theirs


def could_be_alike(one: Mention, other: Mention) -> bool:
    """Whether one of two nouns says so little that it may stand for the other: "farmers", then "the villagers"."""
    if "attackers" in {one.sub, other.sub}:
        return any(m.lemma in words("coreference", "bare", "counted") for m in (one, other))
    if "security" in {one.sub, other.sub}:
        return generic(one) or generic(other)
    return any(generic(m) or m.sub == "nationals" or m.lemma in words("callings", "loose") for m in (one, other))


def is_anybody(mention: Mention) -> bool:
    """Whether a phrase says of people no more than how many: "five people", "the victims"."""
    return mention.sub in {"number", "pronoun"} or mention.lemma in words("coreference", "unspecific")


def counts(mentions: list[Mention]) -> set[int]:
    """The numbers that phrases give a group, none where one is vague: "at least nine soldiers", "dozens"."""
    told = [m.quantity.quantity for m in mentions if m.quantity is not None and not partitive(m)]
    exact = [q for q in told if q is not None and q.bound is Bound.EXACT]
    return {q.value for q in exact} if len(exact) == len(told) else set()


def told_apart(mention: Mention) -> bool:
    """Whether a phrase tells of more people, or of some of those told: "*other* guards", "*two of* the guards"."""
    if partitive(mention) or (mention.quantity is not None and mention.quantity.additive):
        return True
    apart = words("coreference", "apart") | words("victims", "more") | words("callings", "anew")
    return any(t.lower_ in apart for t in mention.tokens)
