"""People who are aimed at as one: a crowd, a wedding, a patrol.

In: a mention of people.  Out: whether an attack on them was on the whole, whoever of them was hit.
"""

from __future__ import annotations

from kg.extract.names.mentions import Mention
from kg.lexicon import match_end, words


def is_gathering(mention: Mention) -> bool:
    """Whether a phrase means people come together, who are aimed at as one: "a crowd", "a funeral procession"."""
    lowers, lemmas = [t.lower_ for t in mention.tokens], [t.lemma_.lower() for t in mention.tokens]
    gatherings = words("deeds", "gatherings")
    return mention.lemma in gatherings or match_end("deeds", lemmas, lowers, table="gatherings") is not None


def is_aimed_at(mention: Mention) -> bool:
    """Whether people are aimed at as one body: "a crowd", "a patrol", "his unit"; who of them was hit is told apart."""
    return is_gathering(mention) or mention.lemma in words("deeds", "units")
