"""Mend the parse around who was hit: what it was done with, a name after them, and sentences that begin with the harm.

In: a token that is often read wrong, and the heads of all tokens.  Out: whether it was mended; the heads are changed.
"""

from __future__ import annotations

from kg.extract.text.deedmends import is_deed
from kg.extract.text.parse import Token
from kg.lexicon import words

_WHERE = frozenset({"at", "in", "inside", "near", "on", "outside"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def mend_tool(token: Token, heads: list[int]) -> bool:
    """ "Killed 26 people *with* machetes in a bar", hung on the people: what they were killed with, in a bar.

    But "police shot a man *with* a knife": one person, shot by who is no attacker, may have what follows.
    """
    people = token.head
    tool = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if tool is None or tool.lemma_.lower() not in words("weapons"):
        return False
    mended = _hang_where(tool, people if people.pos_ == "VERB" else people.head, heads)
    if people.pos_ not in {"NOUN", "NUM", "PROPN"} or people.dep_ not in {"dobj", "nsubjpass"}:
        return mended
    if not is_deed(people.head) or _may_bear(people):
        return mended
    heads[token.i] = people.head.i
    return True


def _may_bear(people: Token) -> bool:
    """Whether those hit may be told of by what they held: fighters, or one person without a name."""
    if people.lemma_.lower() in words("people", "attackers", "security"):
        return True
    return people.tag_ == "NN" and any(c.lower_ in {"a", "an"} for c in people.lefts)


def _hang_where(tool: Token, verb: Token, heads: list[int]) -> bool:
    """Hang the place that follows a weapon on what it was done with the weapon: "with an axe *in a bar*"."""
    last, mended = tool, False
    while (more := next((c for c in last.rights if c.dep_ == "conj"), None)) is not None:
        last = more
    if verb.pos_ != "VERB" or not is_deed(verb):
        return False
    for child in last.rights:
        if child.dep_ == "prep" and child.lower_ in _WHERE:
            heads[child.i], mended = verb.i, True
    return mended


def mend_name_after(token: Token, heads: list[int]) -> bool:
    """ "They killed his driver, *Ilo Venn*", taken for when they did: the name of the driver."""
    doc, first = token.doc, token.left_edge.i
    if token.ent_type_ != "PERSON" or token.pos_ != "PROPN" or first < 2 or doc[first - 1].text != ",":
        return False
    noun = doc[first - 2]
    if noun.head is not token.head or noun.dep_ not in {"dobj", "attr", *_SUBJECTS} or noun.tag_ != "NN":
        return False
    if noun.lemma_.lower() not in words("people") or not any(c.dep_ in {"det", "poss"} for c in noun.lefts):
        return False
    heads[token.i], token.dep_ = noun.i, "appos"
    return True


def mend_hit_after(token: Token, heads: list[int]) -> bool:
    """ "Also killed were two *guards*", hung on "were" and taken for what those killed are: who was killed."""
    be = token.head
    verb = be.head
    if be.dep_ != "auxpass" or be.lemma_ != "be" or verb.tag_ != "VBN" or not verb.i < be.i < token.i:
        return False
    if any(c.dep_ in _SUBJECTS for c in verb.children):
        return False
    heads[token.i], token.dep_ = verb.i, "nsubjpass"
    return True


def mend_passer(token: Token, heads: list[int]) -> bool:
    """ "Two *passers-by* were hurt", taken for three words of different kinds: one noun, as "passerby" is."""
    doc, i = token.doc, token.i
    if i + 2 >= len(doc) or doc[i + 1].text != "-" or doc[i + 2].lower_ != "by":
        return False
    dash, by = doc[i + 1], doc[i + 2]
    if token.head is not by:
        heads[by.i], by.dep_ = (by.i if token.head is token else token.head.i), token.dep_
    for child in (*token.children, *dash.children):
        if child is not by:
            heads[child.i] = by.i
    heads[i], token.dep_ = by.i, "compound"
    heads[dash.i], dash.dep_ = by.i, "punct"
    by.pos_, by.lemma_ = "NOUN", "passerby"
    by.tag_ = "NNS" if token.lower_.endswith("s") else "NN"
    return True
