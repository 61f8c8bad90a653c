"""Where a written name begins and ends, beyond what the model has of it: hyphens, particles, initials in brackets.

In: a ``Doc`` and the tokens of a name.  Out: token spans.  What the name means plays no part here.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.text.parse import Doc, Token
from kg.extract.text.triggers import noun_trigger
from kg.knowledge.countries import find_country, find_demonym
from kg.knowledge.gazetteer import find_places
from kg.lexicon import words

_NO_PLACES = frozenset({"NORP", "ORG", "PERSON"})
_LONGEST = 9  # tokens of a name that initials in brackets stand for


def along_hyphens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The whole of a word with hyphens of which the model took a part: "*Jaish*-ul-Marr", "Varn-na-*Doll*"."""
    while (further := _hyphened_on(doc, end)) is not None:
        end = further
        while end < len(doc) and doc[end - 1].dep_ in {"compound", "nmod"} and _part(doc[end]):
            end += 1  # "University of Velin-*Oran Springs*"
    while start > 1 and doc[start - 1].text == "-" and _tied(doc, start - 2) and _tied(doc, start - 1):
        first = doc[start - 2]
        if not _part(first) or first.lower_ in words("coreference", "prefixes", "stances"):
            break  # "Pro-Velin"
        start -= 2
    return start, end


def hyphened_places(doc: Doc) -> Iterator[tuple[int, int, str]]:
    """Names of places in one word with hyphens and a particle, and their labels: "Varn-au-Doll", "Osk-e-Lomar"."""
    end = 0
    for first in doc.among(frozenset({"-"})):
        start = first.i - 1
        if start < end or start < 0 or not doc[start].text[:1].isupper():
            continue
        end = start + 1
        while end + 1 < len(doc) and doc[end].text == "-" and _tied(doc, end - 1) and _tied(doc, end):
            end += 2
        inner = [doc[i].text for i in range(start + 2, end - 1, 2)]
        if not any(word.islower() and word.isalpha() for word in inner) or not doc[end - 1].text[:1].isupper():
            continue
        if any(ent.start <= start and end <= ent.end and len(ent) > end - start for ent in doc.ents):
            continue  # "the Varn-au-Doll Police", a longer name
        if any(p.primary for p in find_places(doc[start:end].text)):
            yield start, end, "GPE"
        elif doc[start].ent_type_ not in _NO_PLACES and not {w for w in inner if w.islower()} - words(
            "casing", "ezafe"
        ):
            yield start, end, ""


def hit_in(noun: Token) -> bool:
    """Whether an event noun follows the building that was hit: "a *mosque* attack", "a *bus* bombing".

    A car or a drone before it is what it was done with, and "the mosque attack" says which of those told is meant.
    """
    if noun.i + 1 != noun.head.i:
        return False
    lemma = noun.lemma_.lower()
    if lemma not in words("deeds", "boarded") and (
        lemma not in words("facilities") or lemma in words("facilities", "vehicles") or lemma in words("weapons")
    ):
        return False
    if any(c.lower_ in {"that", "the", "this"} for c in noun.head.lefts):
        return False
    sense = noun_trigger(noun.head)
    return sense is not None and sense.family == "attack" and " " not in sense.entry


def _hyphened_on(doc: Doc, end: int) -> int | None:
    """Where a name ends that goes on after a hyphen at ``end``, perhaps over a particle: "-ul-Marr"."""
    while end + 1 < len(doc) and doc[end].text == "-" and _tied(doc, end - 1) and _tied(doc, end):
        end += 2
        if _part(doc[end - 1]):
            return end
        if doc[end - 1].lower_ not in words("casing", "links"):
            return None  # "the Varn-linked cell"
    return None


def _tied(doc: Doc, i: int) -> bool:
    """Whether no space follows the token."""
    return doc[i].idx + len(doc[i].text) == doc[i + 1].idx


def _part(token: Token) -> bool:
    """Whether a token can be part of a name that the model cut: it is in none itself, and of no country."""
    free = token.pos_ == "PROPN" and token.text[:1].isupper() and not token.ent_type_
    return free and find_demonym(token.text) is None and find_country(token.text) is None


def past_particles(doc: Doc, end: int) -> int:
    """The end of a name that breaks off at its particles: "Ilse von" before "der Marr"."""
    particles = words("names", "particles")
    if doc[end - 1].lower_ not in particles:
        return end
    stop = end
    while stop < len(doc) and doc[stop].lower_ in particles:
        stop += 1
    follows = stop < len(doc) and doc[stop].text[0].isupper() and doc[stop].pos_ in {"PROPN", "NOUN"}
    return stop + 1 if follows else end


def spelled_out(doc: Doc) -> Iterator[tuple[int, int]]:
    """The names whose initials follow in brackets: "the *Sons of the Mountain* (SOM)"."""
    for bracket in doc.among(frozenset({"("})):
        i = bracket.i
        if i < 2 or i + 2 >= len(doc) or doc[i + 2].text != ")":
            continue
        initials = doc[i + 1].text
        if initials.isupper() and initials.isalpha() and 2 < len(initials) <= _LONGEST:
            start = _beginning(doc, i, initials.lower())
            if start is not None:
                yield start, i


def twin_names(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names of one place that are joined by "and": "the province of *Sistan and Baluchestan*"."""
    for link in doc.among(frozenset({"and"})):
        i = link.i
        if 0 < i < len(doc) - 1 and all(t.text[:1].isupper() and t.is_alpha for t in (doc[i - 1], doc[i + 1])):
            if any(p.primary for p in find_places(doc[i - 1 : i + 2].text)):
                yield i - 1, i + 2


def _beginning(doc: Doc, end: int, initials: str) -> int | None:
    """Where the words before ``end`` begin whose first letters are the initials; little words may give none."""
    left = initials
    for i in range(end - 1, max(-1, end - 1 - _LONGEST), -1):
        token = doc[i]
        if token.text == "-":
            continue
        if not token.is_alpha:
            return None
        if token.lower_[0] == left[-1]:
            left = left[:-1]
        elif token.text[0].isupper():
            return None
        if not left:
            return i if token.text[0].isupper() else None
    return None


def stands_for(initials: str, name: tuple[str, ...]) -> bool:
    """Whether letters in capitals are the first ones of a name's words, with or without the little words."""
    little = {"of", "the", "for", "and", "in", "on"}
    letters = initials.lower().replace(".", "")
    return letters in {"".join(w[0] for w in name if w not in little), "".join(w[0] for w in name)}
