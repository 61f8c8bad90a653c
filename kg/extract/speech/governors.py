"""Which verb stands above a word and says it: "police said that ...", "the blast, police said, ...", "accused them of".

In: tokens.  Out: the verbs that govern them; who speaks is :mod:`kg.extract.speech.speakers`'s.
"""

from __future__ import annotations

from itertools import pairwise

from kg.extract.speech.quotations import is_saying
from kg.extract.text.parse import Token
from kg.extract.text.syntax import agents, ancestors, is_passive, is_verbal
from kg.lexicon import words

CONTENT = frozenset({"ccomp", "parataxis"})
FARTHEST = 25  # heads above a word that are looked at


def saying_above(token: Token) -> Token | None:
    """The nearest verb of saying whose content the token belongs to."""
    for below, head in pairwise((token, *ancestors(token, FARTHEST))):
        aside = _aside_beside(token, below)
        if aside is not None:
            return aside  # "the blast, police said, killed three"
        if below.dep_ in CONTENT and is_saying(head) and not _is_aside(below):
            return head  # but in "We repeat: we demand that they go" nobody demands the repeating
        if (
            below.dep_ == "dobj"
            and is_verbal(head)
            and head.lemma_.lower() in words("statements", "reporting_objects")
            and not is_passive(head)
        ):
            return head  # "police reported three deaths"
        if below.dep_ in {"pcomp", "xcomp"} and (verb := _accuser(below)) is not None:
            return verb  # "accused them of killing three"
    *_, top = (token, *ancestors(token, FARTHEST))
    return _aside_beside(token, top)


def _aside_beside(token: Token, above: Token) -> Token | None:
    """The verb of saying that is put into the sentence of a verb above a word, and that the word is no part of."""
    if not is_verbal(above):
        return None
    asides = (c for c in above.children if c.dep_ in CONTENT and _is_aside(c))
    return next((c for c in asides if c != token and not c.is_ancestor(token)), None)


def _accuser(clause: Token) -> Token | None:
    """The verb of accusing that governs a gerund, if it says who accuses."""
    verb = governor(clause)
    if verb.lemma_.lower() not in words("reporting", "accuse") - words("statements", "none") or not is_verbal(verb):
        return None
    return verb if agents(verb) or not is_passive(verb) else None


def governor(clause: Token) -> Token:
    """What a gerund or infinitive depends on, across the preposition: "*accused* them of killing"."""
    above = clause.head.head if clause.dep_ == "pcomp" else clause.head
    if clause.dep_ == "pcomp" and above.dep_ in {"dobj", "nsubjpass"} and is_verbal(above.head):
        return above.head  # the parse may tie "of killing" to "them"
    return above


def _is_aside(verb: Token) -> bool:
    """Whether a verb of saying is put into the sentence that it reports, with a subject and nothing else."""
    return (
        is_saying(verb)
        and any(c.dep_ == "nsubj" for c in verb.children)
        and not any(c.dep_ in {"ccomp", "dobj", "xcomp", "mark"} for c in verb.children)
        and any(t.is_punct for t in verb.doc.tokens[max(verb.left_edge.i - 1, 0) : verb.left_edge.i + 1])
    )
