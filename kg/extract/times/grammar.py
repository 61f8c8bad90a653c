"""The finite grammar of time expressions: finds them in a text, does not resolve them.

In: the :class:`~kg.extract.text.surface.Surface` of a text and the patterns of ``kg/lexicon/times.toml``.
Out: matches of patterns in text order, none overlapping.  No pattern is tried where the words that it needs are
missing, so that the cost follows the number of time words and not the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeAlias, TypeVar

from kg.errors import LexiconError
from kg.extract.text.surface import Surface
from kg.lexicon import load

T = TypeVar("T")
_Fits: TypeAlias = Callable[[str, int], re.Match[str] | None]
_PLACEHOLDER = re.compile(r"\{([a-z]\w*)\}")
_GROUP_OR_ESCAPE = re.compile(r"\(\?P<\w+>|\\[a-z]|\[[^\]]*\]")
_LETTERS = re.compile(r"[a-z]+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_DECADE = re.compile(r"(?:(?:1[5-9]|20)\d0|[2-9]0)s$")
_FIGURE_CLASSES = frozenset({"digit", "year", "decade", "clock"})


class Pattern(NamedTuple):
    """One pattern of the lexicon, compiled; ``rule`` names the function that resolves its matches."""

    rule: str
    needs: frozenset[str]
    match: re.Pattern[str]
    examples: tuple[str, ...]


class Found(NamedTuple):
    """A time expression as the grammar reads it: characters ``start`` to ``end`` (half open)."""

    rule: str
    match: re.Match[str]
    start: int
    end: int


class Grammar(NamedTuple):
    """All patterns, the classes of their key words and the words that may stand inside an expression."""

    patterns: tuple[Pattern, ...]
    classes: Mapping[str, frozenset[str]]
    inside: frozenset[str]


@cache
def grammar() -> Grammar:
    """Compile ``kg/lexicon/times.toml``.

    Raises:
        LexiconError: a pattern names what does not exist or is no regular expression; says which.
    """
    lexicon = load("times")
    classes: dict[str, set[str]] = {}
    for name, entries in (*lexicon["values"].items(), *lexicon["classes"].items()):
        for entry in () if isinstance(entries, str) else entries:
            word = entry.split()[-1].removesuffix("'s")
            classes.setdefault(word, set()).add(name)
            if name in ("unit", "span", "weekday"):
                classes.setdefault(f"{word}s", set()).add(name)
    patterns: list[Pattern] = []
    inside = set(classes)
    for i, table in enumerate(lexicon["pattern"]):
        where = f"kg/lexicon/times.toml:pattern {i + 1} ({table['rule']})"
        source = _expand(table["match"], lexicon, where)
        try:
            compiled = re.compile(source)
        except re.error as error:
            raise LexiconError(f"{where}: {error}") from error
        patterns.append(Pattern(table["rule"], frozenset(table["needs"]), compiled, table["examples"]))
        inside.update(_LETTERS.findall(_GROUP_OR_ESCAPE.sub(" ", source)))
    return Grammar(tuple(patterns), {word: frozenset(names) for word, names in classes.items()}, frozenset(inside))


def _expand(source: str, lexicon: Mapping[str, Any], where: str) -> str:
    """Replace the placeholders and spaces of a pattern."""

    def replacement(m: re.Match[str]) -> str:
        name = m[1]
        if name in lexicon["fragments"]:
            return f"(?:{_PLACEHOLDER.sub(replacement, lexicon['fragments'][name])})"
        values = lexicon["values"].get(name.split("_")[0])
        if values is None:
            raise LexiconError(f"{where}: there is no {{{name}}} in [values] or [fragments]")
        words = (
            values if isinstance(values, str) else "|".join(sorted(map(re.escape, values), key=lambda w: (-len(w), w)))
        )
        return f"(?P<{name}>{_PLACEHOLDER.sub(replacement, words)})"

    expanded = _PLACEHOLDER.sub(replacement, source).replace("\\ ", " ")
    return expanded.replace(" ", " +").replace("~", " *")


def find_expressions(surface: Surface, read: Callable[[Found], T | None]) -> Iterator[tuple[Found, T]]:
    """Find the time expressions of a text in text order: at each place the longest one that ``read`` accepts."""
    text, done = surface.text, 0
    for island, classes in _islands(surface):
        patterns = _active(classes)
        for start in surface.starts[island.start : island.stop] if patterns else ():
            if start < done:
                continue
            found = [
                Found(rule, match, start, match.end())
                for rule, fits in patterns
                if (match := fits(text, start)) and not _splits_word(text, match.end())
            ]
            if len(found) > 1:
                found.sort(key=lambda f: -f.end)
            for candidate in found:
                meaning = read(candidate)
                if meaning is not None:
                    done = candidate.end
                    yield candidate, meaning
                    break


@lru_cache(maxsize=1 << 12)
def _active(classes: frozenset[str]) -> tuple[tuple[str, _Fits], ...]:
    """The patterns that need no other words: their rules, and what matches them at a place."""
    return tuple((pattern.rule, pattern.match.match) for pattern in grammar().patterns if pattern.needs <= classes)


def _islands(surface: Surface) -> Iterator[tuple[range, frozenset[str]]]:
    """Runs of words that an expression may begin at, with the classes of the key words from their last one on.

    "In the north on *Monday* in the *year* 2031": one to Monday, with the classes of all three, then one to "year".
    """
    classes = list(map(_classes, surface.words))
    stop = 0
    for key in [i for i, found in enumerate(classes) if found]:
        if key < stop:
            continue
        start, stop = key, key + 1
        while start and classes[start - 1] is not None:
            start -= 1
        while stop < len(classes) and classes[stop] is not None:
            stop += 1
        keys = [i for i in range(key, stop) if classes[i]]
        for n, last in enumerate(keys):
            yield range(start, last + 1), frozenset().union(*filter(None, [classes[i] for i in keys[n:]]))
            start = last + 1


@lru_cache(maxsize=1 << 16)
def _classes(word: str) -> frozenset[str] | None:
    """The classes of a word; ``None`` when it cannot stand in a time expression."""
    _, classes, inside = grammar()
    if word[0].isdigit():
        return _figure_classes(word)
    word = word.removesuffix("'s")
    if word in classes:
        return classes[word]
    return frozenset() if word in inside or word.removesuffix("s") in inside else None


def _figure_classes(text: str) -> frozenset[str]:
    """The classes of a word that begins with a figure."""
    if _YEAR.match(text):
        return _FIGURE_CLASSES - {"decade"}
    if _DECADE.match(text):
        return _FIGURE_CLASSES - {"year"} | {"age"}
    # "10am", "34-year" are glued by some writers
    return _FIGURE_CLASSES - {"decade", "year"}


def _splits_word(text: str, end: int) -> bool:
    return 0 < end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
