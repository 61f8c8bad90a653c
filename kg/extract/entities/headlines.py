"""Join who and what stands in a headline with the lead: "Gunmen abduct 18 bus passengers | Gunmen took 18 passengers".

In: described entities.  Out: the same, where headline and lead speak of the same people or building, with one entity
for both.  A headline has no articles, so nothing but its words and numbers says who is who.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.entities.coreference import move_mention
from kg.extract.names.mentions import Mention
from kg.extract.text.parse import Span, Token

_STOPS = frozenset('.!?"”')


def link_headline(reading: Reading) -> None:
    """Let the phrases of the headline refer to what the lead calls by the same noun."""
    lines = headline_and_lead(reading)
    if lines is None:
        return
    headline, lead = ([m for m in _described(reading) if start <= m.start_i < end] for start, end in lines)
    for mention in headline:
        same = [m for m in lead if _alike(mention, m)]
        if len({id(reading.of_mention[m]) for m in same}) == 1 and len(reading.of_mention[mention].mentions) == 1:
            move_mention(reading, mention, reading.of_mention[same[0]])
    reading.entities = [e for e in reading.entities if e.mentions]


Lines = tuple[tuple[int, int], tuple[int, int]]


def headline_and_lead(reading: Reading) -> Lines | None:
    """The token spans of a first paragraph that is no sentence, and of the first full sentence after it."""
    if "headline" not in reading.doc.cache:
        reading.doc.cache["headline"] = _find_lines(reading)
    found: Lines | None = reading.doc.cache["headline"]
    return found


def _find_lines(reading: Reading) -> Lines | None:
    sents = [s for s in reading.doc.sents if not all(t.is_space for t in s)]
    if not sents:
        return None
    first = [s for s in sents if reading.paragraph_index(s[0]) == reading.paragraph_index(sents[0][0])]
    if len(first) == len(sents) or last_word(first[-1]).text[-1] in _STOPS:
        return None
    lead = next((s for s in sents[len(first) :] if last_word(s).text[-1] in _STOPS), None)
    return ((first[0].start, first[-1].end), (lead.start, lead.end)) if lead is not None else None


def last_word(sent: Span) -> Token:
    """The last word or mark of a sentence; white space only where there is nothing else."""
    tokens = sent.doc.tokens
    told = (tokens[i] for i in range(sent.end - 1, sent.start - 1, -1) if not tokens[i].is_space)
    return next(told, tokens[sent.end - 1])


def _described(reading: Reading) -> list[Mention]:
    found = {id(m): m for m in reading.of_mention if m.name is None and m.cls in {"facility", "people", "person"}}
    return sorted(found.values(), key=lambda m: m.head.i)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two phrases have one noun, or one only a number, and no number, country or possessor against it."""
    same = one.lemma == other.lemma or (one.sub == "number" and other.quantity is not None)
    if not same or one.plural != other.plural or other.definite == "poss":
        return False
    if one.cls == "facility" and _kinds(one) and _kinds(other) and not _kinds(one) & _kinds(other):
        return False  # "girls' school attacked | ... a boys' school"
    counts = {m.quantity.quantity.value for m in (one, other) if m.quantity is not None and m.quantity.quantity}
    countries = {m.country.code for m in (one, other) if m.country is not None}
    return len(counts) <= 1 and len(countries) <= 1


def _kinds(mention: Mention) -> set[str]:
    """What kind of building a phrase says, but not whose or where: "a *girls'* school", not "a *Florida* nightclub"."""
    return {t.lower_ for t in mention.modifiers if t.dep_ != "det" and t.text.islower()}
