"""Find those who say the same together where one verb tells it: "were among those to condemn", "as did Kenya".

In: verbs of saying.  Out: heads of the phrases of the others; who they are is :mod:`kg.extract.speech.speakers`'s.
"""

from __future__ import annotations

from kg.extract.text.parse import Token
from kg.extract.text.syntax import ancestors, conjuncts, is_verbal, objects, subjects
from kg.lexicon import words

_LIST = 6  # tokens from "among those" to the verb


def listed_with(verb: Token) -> list[Token]:
    """Heads of the list that speaks: "*Norway and Chile* were among those to condemn", "*Chile* was the first to"."""
    doc, start = verb.doc, max(verb.sent.start, verb.i - _LIST)
    before = [t for t in doc.tokens[start : verb.i] if t.lower_ in words("statements", "among")]
    if not before or any(is_verbal(t) and t.lemma_ != "be" for t in doc[before[-1].i + 1 : verb.i]):
        return []
    copula = next((t for t in (before[-1], *ancestors(before[-1], 4)) if t.lemma_ == "be" and is_verbal(t)), None)
    if copula is None or not copula.is_ancestor(verb):
        return []
    listed = [c for c in copula.children if c.dep_ in {"nsubj", "attr"} and not c.is_ancestor(verb)]
    return [t for c in listed if c.i < before[-1].i or c.i > verb.i for t in conjuncts(c)]


def companions(verb: Token) -> list[Token]:
    """Heads of others that do the same: "Chile condemned it, *as did Kenya*", "joined *Kenya* in condemning it"."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb
    joined = above != verb and above.lemma_.lower() in words("statements", "joining")
    found = objects(above) if joined else []
    for child in (above if joined else verb).children:
        if child.dep_ == "advcl" and child.lemma_ in {"do", "have"} and child.i > verb.i:
            if any(c.lower_ == "as" for c in child.children):
                found += subjects(child)
    return found
