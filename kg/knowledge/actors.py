"""The actors that the news names again and again, from ``ontology/actors.ttl``.

In: a name, or the words of a whole text.  Out: the actors that they name.  Which spellings count as one is
decided by :mod:`kg.knowledge.folding`; which names need their capitals, by the Turtle file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.errors import LexiconError
from kg.knowledge.countries import countries
from kg.knowledge.folding import is_acronym, name_words
from kg.knowledge.turtle import read_resources

_FILE = "actors.ttl"
_KINDS = frozenset(
    {"ArmedGroup", "SecurityForce", "GovernmentBody", "IntergovernmentalOrganization", "MediaOutlet", "Organization"}
)
_ARTICLES = {"el": "al", "ul": "al", "ash": "al", "ud": "al"}  # "Ansar ash-Sharia" is "Ansar al-Sharia"
_BREAK = ","  # stands for any punctuation that ends a name, except in "CPI (Maoist)"
_BREAKS = re.compile(r"\s*[(),;:\[\]]+\s*")
_JOINED = re.compile(r"[-‐‑–'’‘`\"“”/&]+|\s+")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor of the knowledge base; ``type`` is its class in the ontology.

    ``country`` is the ISO 3166-1 alpha-2 code of the state that it belongs to; ``parent`` and ``speaks_for`` are
    keys of other actors; ``exact_match`` holds Wikidata IRIs, where they are certain.
    """

    key: str
    type: str
    label: str
    aliases: tuple[str, ...]
    country: str | None
    parent: str | None
    speaks_for: str | None
    exact_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of ``actor``: the property that holds it says how closely a text has to follow ``words``."""

    actor: KnownActor
    words: tuple[str, ...]
    exact: bool
    standalone: bool = False


@cache
def _actors() -> dict[str, tuple[KnownActor, tuple[_Name, ...]]]:
    codes = {country.key: country.code for country in countries()}
    found: dict[str, tuple[KnownActor, tuple[_Name, ...]]] = {}
    for key, properties in sorted(read_resources(_FILE).items()):
        first = {name: values[0] for name, values in properties.items()}
        kinds = [kind for iri in properties["type"] if (kind := iri.rpartition("#")[2]) in _KINDS]
        if len(kinds) != 1:
            raise LexiconError(f"{_FILE}: {key} needs exactly one type out of {', '.join(sorted(_KINDS))}")
        loose, exact, alone = (properties.get(name, ()) for name in ("altLabel", "exactLabel", "standaloneLabel"))
        actor = KnownActor(
            key=key,
            type=kinds[0],
            label=first["label"],
            aliases=tuple(name for name in (*loose, *exact, *alone) if name != first["label"]),
            country=codes[first["country"]] if "country" in first else None,
            parent=first.get("memberOf"),
            speaks_for=first.get("speaksFor"),
            exact_match=properties.get("exactMatch", ()),
        )
        names = [_Name(actor, _words(name), exact=True) for name in exact]
        names += [_Name(actor, _words(name), exact=True, standalone=True) for name in alone]
        if first["label"] not in (*exact, *alone):
            loose = (first["label"], *loose)
        names += [_Name(actor, _words(name), is_acronym(name)) for name in loose]
        found[key] = actor, tuple(names)
    return found


@cache
def _by_words() -> dict[tuple[str, ...], tuple[_Name, ...]]:
    """All names by their folded words; of names that fold alike, those that need their capitals come first."""
    table: dict[tuple[str, ...], list[_Name]] = {}
    for _, names in _actors().values():
        for name in names:
            folded = _folded(name.words)
            start = int(not name.exact and folded[0] == "the" and len(folded) > 1)
            table.setdefault(folded[start:], []).append(name)
    return {words: tuple(sorted(names, key=lambda n: not n.exact)) for words, names in table.items()}


@cache
def _openings() -> dict[str, dict[str, int]]:
    """By the first two folded words of names how many words the longest has; for a single word under ``""``."""
    longest: dict[str, dict[str, int]] = {}
    for words in _by_words():
        first, second = (*words, "")[:2]
        seconds = longest.setdefault(first, {})
        seconds[second] = max(len(words), seconds.get(second, 0))
    return longest


def _words(name: str) -> tuple[str, ...]:
    """The plain words of a name, with a break where it has punctuation inside: "CPI (Maoist)"."""
    if not _BREAKS.search(name):
        return name_words(name)
    pieces = [name_words(piece) for piece in _BREAKS.split(name)]
    return tuple(word for piece in pieces for word in (_BREAK, *piece))[1:]


@lru_cache(maxsize=1 << 16)
def _folded_word(word: str) -> str:
    word = word.lower()
    return _ARTICLES.get(word, word)


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_folded_word, words))


def actors() -> tuple[KnownActor, ...]:
    """All actors of the knowledge base, ordered by key."""
    return tuple(actor for actor, _ in _actors().values())


def actor_by_key(key: str) -> KnownActor | None:
    """The actor with this key (``actor/islamic-state``), ``None`` when the knowledge base has none."""
    found = _actors().get(key)
    return found[0] if found else None


def find_actor(name: str) -> KnownActor | None:
    """Find the actor called ``name``: diacritics, hyphens, apostrophes, a leading "the" and mostly case are no matter.

    Acronyms and names that are ordinary words need their capitals: "IS" and "White House", not "is".
    """
    words = _words(name)
    for start in (0, 1) if len(words) > 1 and words[0].lower() == "the" else (0,):
        for candidate in _by_words().get(_folded(words[start:]), ()):
            if not candidate.exact or candidate.words == words[start:]:
                return candidate.actor
    return None


def match_actors(words: Sequence[str]) -> list[tuple[int, int, KnownActor]]:
    """Find the actors named in ``words``, the tokens of a text in their original case.

    Gives ``(first token, token after the last, actor)`` in text order, the longest name first where several begin at
    one token, never overlapping.  Hyphens may be tokens of their own ("al", "-", "Qaeda") or not.
    """
    pieces = list(map(_pieces, words))
    parts = [part for piece in pieces for part in piece]
    folded, openings = _folded(tuple(parts)), _openings()
    begins = [at for at, word in enumerate(folded) if word in openings]
    token_of = [i for i, piece in enumerate(pieces) for _ in piece] if begins else []
    found: list[tuple[int, int, KnownActor]] = []
    done = 0
    for at in begins:
        if at < done:
            continue
        length, actor = _match_at(parts, folded, token_of, at)
        if actor:
            found.append((token_of[at], token_of[at + length - 1] + 1, actor))
            done = at + length
    return found


@lru_cache(maxsize=1 << 16)
def _pieces(token: str) -> tuple[str, ...]:
    """What a token gives to names: its words, nothing for hyphens and quotes, a break for other punctuation."""
    if token.isascii() and token.isalnum():
        return (token,)
    if token.lower() in ("'s", "’s"):
        return ("s",)
    return name_words(token) or (() if _JOINED.fullmatch(token) else (_BREAK,))


def _match_at(parts: list[str], folded: tuple[str, ...], token_of: list[int], at: int) -> tuple[int, KnownActor | None]:
    """The longest name that begins at ``at``: how many parts it takes, and whose it is; else one part and ``None``."""
    if at and token_of[at - 1] == token_of[at]:
        return 1, None  # inside a token
    seconds = _openings()[folded[at]]
    most = max(seconds.get("", 0), seconds.get(folded[at + 1], 0) if at + 1 < len(folded) else 0)
    for length in range(min(most, len(parts) - at), 0, -1):
        end = at + length
        if end < len(parts) and token_of[end] == token_of[end - 1]:
            continue
        for name in _by_words().get(folded[at:end], ()):
            if not name.exact or (name.words == tuple(parts[at:end]) and _stands_alone(name, parts, at, end)):
                return length, name.actor
    return 1, None


def _stands_alone(name: _Name, parts: list[str], at: int, end: int) -> bool:
    """Tell whether capitals around a name leave it what it is."""
    before = parts[at - 1] if at else _BREAK
    after = parts[end] if end < len(parts) else _BREAK
    if name.standalone:  # "Sirajuddin Haqqani" is a person, "the National Security Council" is not the UN's
        return not before[0].isupper() or before == "The"
    if name.words[0].lower() == "the":  # "The Times Square bomber" is not the newspaper's
        return not after[0].isupper()
    if len(name.words) == 1 and name.words[0].isupper():  # "SO FAR IS THE CASE": capitals throughout, no acronyms
        return not (before.isupper() and after.isupper() and len(before) > 1 and len(after) > 1)
    return True
