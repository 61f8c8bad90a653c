"""Join the people of a headline with those of the lead: "Gunmen abduct 18 bus passengers | Gunmen took 18 passengers".

In: described entities.  Out: the same, where headline and lead speak of the same people, with one entity for both.  A
headline has no articles, so nothing but its words and numbers says who is who.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.entities.coreference import move_mention
from kg.extract.names.mentions import Mention

_STOPS = frozenset('.!?"”')


def link_headline(reading: Reading) -> None:
    """Let the phrases of the headline refer to what the lead calls by the same noun."""
    lines = _headline_and_lead(reading)
    if lines is None:
        return
    headline, lead = ([m for m in _described(reading) if start <= m.start_i < end] for start, end in lines)
    for mention in headline:
        same = [m for m in lead if _alike(mention, m)]
        if len({id(reading.of_mention[m]) for m in same}) == 1 and len(reading.of_mention[mention].mentions) == 1:
            move_mention(reading, mention, reading.of_mention[same[0]])
    reading.entities = [e for e in reading.entities if e.mentions]


def _headline_and_lead(reading: Reading) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The token spans of a first paragraph that is no sentence, and of the first full sentence after it."""
    sents = [s for s in reading.doc.sents if not all(t.is_space for t in s)]
    first = [s for s in sents if reading.paragraph_index(s[0]) == reading.paragraph_index(sents[0][0])]
    words_ = [t for s in first for t in s if not t.is_space]
    if len(first) == len(sents) or words_[-1].text[-1] in _STOPS:
        return None
    lead = next((s for s in sents[len(first) :] if [t for t in s if not t.is_space][-1].text[-1] in _STOPS), None)
    return ((first[0].start, first[-1].end), (lead.start, lead.end)) if lead is not None else None


def _described(reading: Reading) -> list[Mention]:
    found = {id(m): m for m in reading.of_mention if m.name is None and m.cls in {"people", "person"}}
    return sorted(found.values(), key=lambda m: m.head.i)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two phrases have one noun, and no number, country or possessor against it."""
    if one.lemma != other.lemma or one.plural != other.plural or other.definite == "poss":
        return False
    counts = {m.quantity.quantity.value for m in (one, other) if m.quantity is not None and m.quantity.quantity}
    countries = {m.country.code for m in (one, other) if m.country is not None}
    return len(counts) <= 1 and len(countries) <= 1
