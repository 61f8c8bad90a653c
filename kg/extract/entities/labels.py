"""What a described actor or thing is called: the words of its phrase that say who or what it is.

In: a mention without a name of its own.  Out: its label.  A count is the size of a group and a membership is a fact of
its own; neither is part of what the group is called.
"""

from __future__ import annotations

from kg.extract.drafts import Reading
from kg.extract.names.mentions import Mention
from kg.extract.names.proper import only_tied
from kg.extract.text.parse import Token
from kg.extract.text.syntax import noun_phrase
from kg.lexicon import words

_LONGEST_OF = 9  # tokens from the noun to the end of its of-phrase


def describe(reading: Reading, mention: Mention, kind: str) -> str:
    """Label a phrase of the ontology class ``kind`` by its words."""
    tokens = _core(mention)
    if kind == "Facility" and mention.inner is not None:
        start, end = noun_phrase(mention.inner)
        tokens = [
            t for t in reading.doc.tokens[start:end] if t.pos_ not in {"DET", "PUNCT"} and t.tag_ != "PRP$"
        ] or tokens
    if kind in {"UnnamedGroup", "Facility"}:
        tokens = _uncounted(mention, tokens)
    if kind == "UnnamedGroup":
        tokens = _without_group(mention, tokens)
    end_i = tokens[-1].i + 1
    if mention.lemma in words("coreference", "members") or (
        kind == "Facility" and mention.lemma in words("coreference", "belongings")
    ):
        end_i = _of_phrase(reading, mention) or end_i
    label = " ".join(reading.doc[tokens[0].i : end_i].text.split())
    return label.replace('"', "") if label.count('"') == 1 else label  # 'armed "terrorist', 'terrorist" groups'


def _core(mention: Mention) -> list[Token]:
    """The phrase without determiners, times and marks at its edges."""
    start, end = mention.chars
    tokens = [t for t in mention.tokens if start <= t.idx < end]
    first = tokens[0]
    if first.pos_ == "ADJ" and first.i > mention.start_i and first.lefts and first.lefts[0].pos_ == "ADV":
        tokens = [*first.lefts, *tokens]  # "heavily armed men"
    while len(tokens) > 1 and tokens[0].ent_type_ in {"DATE", "TIME"} and tokens[0].pos_ == "NOUN":
        tokens = tokens[1:]  # "yesterday armed men": the day is no part of the phrase
    return tokens


def _uncounted(mention: Mention, tokens: list[Token]) -> list[Token]:
    """ "at least 20 gunmen" are "gunmen", "two of the minister's guards" "minister's guards"."""
    count = mention.quantity
    if count is None or count.start_i > tokens[0].i or count.end_i <= tokens[0].i:
        return tokens
    if mention.lemma in words("coreference", "counted") and count.quantity is not None:
        return [
            t for t in tokens if t.i >= _figures(mention, count.start_i, count.end_i)
        ]  # "two men", "sixty-three men"
    rest = [t for t in tokens if t.i >= count.end_i]
    while rest and (rest[0].pos_ in {"DET", "ADP", "PUNCT", "SPACE", "PART"} or rest[0].tag_ == "PRP$"):
        rest = rest[1:]
    return rest if any(t.pos_ in {"NOUN", "PROPN", "ADJ"} for t in rest) else tokens


def _figures(mention: Mention, start: int, end: int) -> int:
    """Where the number of a count begins: after "at least", before "sixty-three"."""
    i = end - 1
    while i > start and (mention.doc[i - 1].pos_ == "NUM" or mention.doc[i - 1].text == "-"):
        i -= 1
    return i


def _without_group(mention: Mention, tokens: list[Token]) -> list[Token]:
    """ "FDV guerrillas" are "guerrillas": that they are of the FDV is said by their membership."""
    head = mention.inner or mention.head
    if mention.lemma in words("coreference", "members") or mention.lemma in words("people", "groups"):
        return tokens  # "FDV members": without their group they are anybody
    for name in mention.names_inside:
        if name.known is None or name.known.type != "ArmedGroup" or only_tied(mention.doc, name):
            continue
        if not name.start_i <= tokens[0].i < name.end_i:
            continue
        rest = [t for t in tokens if t.i >= name.end_i]
        while rest and (rest[0].is_punct or rest[0].is_space or rest[0].tag_ == "POS"):
            rest = rest[1:]
        if rest and rest[0].i <= head.i:
            return rest
    return tokens


def _of_phrase(reading: Reading, mention: Mention) -> int | None:
    """Where the of-phrase right after the noun ends: "members *of the armed forces*", "home *of Judge Ilo Venn*"."""
    for prep in mention.head.rights:
        if prep.dep_ != "prep" or prep.lower_ != "of" or prep.i != mention.head.i + 1:
            continue
        for token in prep.children:
            other = reading.mentions.get(token.i)
            if token.dep_ == "pobj" and other is not None and other.cls not in {"place", "country", "pronoun"}:
                if other.end_i - mention.head.i <= _LONGEST_OF:
                    return other.end_i
    return None
