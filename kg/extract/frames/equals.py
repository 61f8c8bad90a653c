"""Who is told to be one of a group: "Ilo Venn was one of the nuns killed", "among the dead was Ilo Venn".

In: the noun of a group.  Out: the persons whom a copula or an apposition puts into it.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.text.parse import Token
from kg.extract.text.syntax import conjuncts, subjects


def persons_of(reading: Reading, group: Token) -> list[Token]:
    """The heads of the names that a sentence puts into the group, in text order."""
    return [t for t in _said_to_be(group) if _named(reading, t)]


def _said_to_be(group: Token) -> list[Token]:
    if group.dep_ == "attr":
        return subjects(group.head)  # "Ilo Venn and Ana Marr were the nuns killed"
    if group.dep_ != "pobj":
        return []
    above = group.head.head
    if group.head.lower_ == "among" and above.lemma_ == "be":
        return subjects(above)  # "among the nuns killed was Ilo Venn"
    if group.head.lower_ != "of" or above.lower_ not in {"one", "two", "three"}:
        return []
    if above.dep_ == "appos":
        return conjuncts(above.head)  # "Ilo Venn, one of the six nuns killed"
    return subjects(above.head) if above.dep_ == "attr" else []


def _named(reading: Reading, token: Token) -> bool:
    mention = reading.mentions.get(token.i)
    return mention is not None and mention.name is not None and mention.cls == "person"
