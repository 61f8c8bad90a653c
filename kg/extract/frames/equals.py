"""Who is told to be one of a group: "Ilo Venn was one of the nuns killed", "among the dead was Ilo Venn".

In: the noun of a group.  Out: the persons whom a copula or an apposition puts into it, and people described among it.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.frames.factuality import verb_status
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, subjects
from kg.lexicon import words


def persons_of(reading: Reading, group: Token) -> list[Token]:
    """The heads of the people that a sentence puts into the group, in text order; those described only by "among"."""
    among = group.dep_ == "pobj" and group.head.lower_ == "among"  # "two children were *among* five people killed"
    return [t for t in _said_to_be(group) if _person(reading, t, described=among)]


def _said_to_be(group: Token) -> list[Token]:
    if group.dep_ == "attr":
        return subjects(group.head)  # "Ilo Venn and Ana Marr were the nuns killed"
    if group.dep_ != "pobj":
        return []
    above = group.head.head
    if group.head.lower_ == "among" and above.lemma_ == "be" and verb_status(above) == "happened":
        return subjects(above)  # "among the nuns killed was Ilo Venn"
    if group.head.lower_ != "of" or above.lower_ not in words("victims", "picked"):
        return []
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
