"""Find quotations and the verbs of saying that they belong to, over sentences and paragraphs.

In: a :class:`~kg.extract.drafts.Reading`.  Out: :class:`Quotation` records in text order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kg.extract.drafts import Reading
from kg.extract.text.parse import Token
from kg.extract.text.syntax import agents, is_verbal, subjects
from kg.lexicon import words

_SHORTEST_QUOTATION = 4  # words; fewer are scare quotes
_ASIDE = 16  # tokens between two quotations of one speaker: who it is, and where it was said


@dataclass(slots=True, eq=False)
class Quotation:
    """Words in quotation marks, ``doc[start_i:end_i]``, and the verb of saying that they belong to."""

    start_i: int
    end_i: int
    verb: Token | None = None


def is_saying(token: Token) -> bool:
    """Whether the token is a verb that puts what follows or goes before in somebody's mouth."""
    return is_verbal(token) and token.lemma_.lower() in saying_words() and not points_at_deed(token)


def points_at_deed(verb: Token) -> bool:
    """Whether a verb of claiming has a deed for its object and no words: "a bomb went off; the Front *claimed* it"."""
    if verb.lemma_.lower() not in words("responsibility", "claimers"):
        return False
    return any(c.dep_ == "dobj" and c.lower_ in words("responsibility", "deed_pronouns") for c in verb.rights)


def saying_words() -> frozenset[str]:
    """The lemmas of :func:`is_saying`."""
    return words("reporting", "neutral", "announce", "claim", "suspect", "deny")


def quotation_at(reading: Reading, token: Token) -> Quotation | None:
    """The quotation that the token stands in."""
    if not reading.quoted[token.i]:
        return None
    return next((q for q in quotations(reading) if q.start_i <= token.i < q.end_i), None)


def quotations(reading: Reading) -> list[Quotation]:
    """The quotations of the document, in text order, each with its verb of saying where there is one."""
    cached = reading.doc.cache.get("kg_quotations")
    if cached is None:
        cached = reading.doc.cache["kg_quotations"] = _find_quotations(reading)
    return cached


def _find_quotations(reading: Reading) -> list[Quotation]:
    found, end = list[Quotation](), 0
    for inside, run in groupby(reading.quoted):
        start, end = end, end + sum(1 for _ in run)
        if inside:
            found.append(Quotation(start, end))
    last: Quotation | None = None
    for quotation in found:
        quotation.verb = _verb_of(reading, quotation)
        if quotation.verb is None and last is not None and _goes_on(reading, last, quotation):
            quotation.verb = last.verb
        last = quotation
    return found


def _goes_on(reading: Reading, last: Quotation, quotation: Quotation) -> bool:
    """Whether a quotation goes on, in the next paragraph or after its speaker: "“A,” Venn said. “B.”"."""
    doc = reading.doc
    between = doc[last.end_i : quotation.start_i]
    if not any(t.is_alpha for t in between):
        return True
    verb, first = last.verb, doc[quotation.start_i].sent
    opens = not any(t.is_alpha for t in doc.tokens[first.start : quotation.start_i])
    beside = verb is not None and verb.i in range(last.end_i, quotation.start_i) and len(between) <= _ASIDE
    return opens and beside and reading.paragraph_index(between[0]) == reading.paragraph_index(doc[first.start])


def _verb_of(reading: Reading, quotation: Quotation) -> Token | None:
    """The verb of saying outside the quotation in its first or last sentence, or just after or before it."""
    doc = reading.doc
    first, last = doc[quotation.start_i].sent, doc[quotation.end_i - 1].sent
    near = [t for t in (*first, *last) if not reading.quoted[t.i] and is_saying(t) and (subjects(t) or agents(t))]
    if not near and last.end < len(doc) and quotation.end_i >= last.end - 2:
        after = doc[last.end].sent
        near = [t for t in after[:5] if is_saying(t) and subjects(t) and not any(c.dep_ == "ccomp" for c in t.children)]
    if not near and first.start > 0 and doc[first.start - 1].text == ":":
        near = [t for t in doc[first.start - 1].sent if is_saying(t) and subjects(t)]
    edges = (quotation.start_i, quotation.end_i)
    return min(near, key=lambda t: (min(abs(t.i - e) for e in edges), t.i), default=None)


def quoted_words(reading: Reading, verb: Token) -> Iterator[tuple[str, Token]]:
    """The quotations that belong to a verb of saying, as written, each with its first token."""
    for quotation in quotations(reading):
        tokens = reading.doc[quotation.start_i : quotation.end_i]
        if quotation.verb == verb and sum(t.is_alpha for t in tokens) >= _SHORTEST_QUOTATION:
            as_written = reading.article.text[tokens.start_char : tokens.end_char]  # the parse may be recased
            yield " ".join(as_written.split()).rstrip(","), tokens[0]
