"""The word lists of the house: nouns, verbs, names and markers, kept in TOML files beside this module.

In: ``kg/lexicon/<name>.toml``.  Out: read-only mappings and sets of lower-case lemmas.  This room knows
neither spaCy nor RDF, and holds no word itself; ``docs/lexicon.md`` says how to add one.

A file is made of tables.  A table has a list ``words`` or tables below it, and may have the other keys of
:data:`KEYS`.  Entries may be several words long ("police station"): singular lemmas joined by one space, without
hyphens between letters.  They are found by :func:`match_end` (a noun phrase, by its head) and
:func:`match_start` (an idiom, by its first word), the longest one first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from operator import contains
from types import MappingProxyType
from typing import Any

from kg.errors import LexiconError

#: What a table may hold besides further tables: its entries; a name, a broader concept and a remark for people;
#: ``crosses = true`` when its words may stand in other tables too, so that it is no class of :func:`index`;
#: ``forms``, entries that stand for another (``"gen." = "general"``).
KEYS: Mapping[str, type] = MappingProxyType(
    {"words": list, "label": str, "broader": str, "note": str, "crosses": bool, "forms": dict}
)

#: Files with a format of their own, which the modules that read them check.
OTHER_FORMATS = frozenset({"events", "numbers", "times"})

_ENTRY = re.compile(r"[^\s]+(?: [^\s]+)*")
_INNER_HYPHEN = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])")

Phrase = tuple[str, ...]


@cache
def load(name: str) -> Mapping[str, Any]:
    """Read ``kg/lexicon/<name>.toml`` as a read-only mapping.

    Raises:
        LexiconError: there is no such file, it is not TOML, or a table breaks the format; names file and key.
    """
    try:
        text = (files(__name__) / f"{name}.toml").read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"kg/lexicon/{name}.toml: there is no such lexicon") from error
    return parse(name, text)


def parse(name: str, text: str) -> Mapping[str, Any]:
    """Parse and check the text of the lexicon ``name``.

    Raises:
        LexiconError: the text is not TOML or a table breaks the format; names file and key.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"kg/lexicon/{name}.toml: not TOML: {error}") from error
    if name not in OTHER_FORMATS:
        for key, value in content.items():
            _check(f"kg/lexicon/{name}.toml:{key}", value, top=True)
    frozen: Mapping[str, Any] = _frozen(content)
    return frozen


@cache
def words(name: str, *tables: str) -> frozenset[str]:
    """Collect the entries of ``tables`` and of the tables below them; of the whole file when none is named.

    A table is named by its dotted path (``nouns.condemn``).

    Raises:
        LexiconError: the file or a table is missing.
    """
    roots = [(table, _table(name, table)) for table in tables] or [("", load(name))]
    return frozenset(word for path, table in roots for _, word in _entries(path, table))


@cache
def index(name: str, root: str = "") -> Mapping[str, str]:
    """Map each entry to its table, as a dotted path below ``root``; tables that say ``crosses`` are left out.

    Raises:
        LexiconError: an entry stands in two tables, or the file or ``root`` is missing.
    """
    found: dict[str, str] = {}
    start = _table(name, root) if root else load(name)
    for path, word in _entries("", start, classes_only=True):
        if word in found:
            raise LexiconError(f"kg/lexicon/{name}.toml: {word!r} stands in [{found[word]}] and in [{path}]: keep one")
        found[word] = path
    return MappingProxyType(found)


@cache
def forms(name: str, table: str) -> Mapping[str, str]:
    """Give what each short form of ``table`` stands for (``gov.`` → ``governor``).

    Raises:
        LexiconError: the file or the table is missing, or the table has no ``forms``.
    """
    found = _table(name, table).get("forms")
    if found is None:
        raise LexiconError(f"kg/lexicon/{name}.toml:{table}: the table has no forms")
    return MappingProxyType(dict(found))


@cache
def phrases(name: str, table: str = "", *, by_first: bool = False) -> Mapping[str, tuple[Phrase, ...]]:
    """Group the entries by their head, which is their last word (or first, ``by_first``); longest entries first."""
    grouped: dict[str, list[Phrase]] = {}
    for entry in words(name, table) if table else words(name):
        phrase = tuple(entry.replace("'s", " 's").split())
        grouped.setdefault(phrase[0 if by_first else -1], []).append(phrase)
    return MappingProxyType({head: tuple(sorted(group, key=_longest_first)) for head, group in sorted(grouped.items())})


@cache
def heads(*names: str, table: str = "", by_first: bool = False) -> frozenset[str]:
    """Collect the heads of the entries of some files: a cheap first question before :func:`match_end`.

    With ``by_first`` their first words, for :func:`match_start`.
    """
    return frozenset(head for name in names for head in phrases(name, table, by_first=by_first))


def match_end(name: str, lemmas: Sequence[str], forms: Sequence[str] = (), *, table: str = "") -> str | None:
    """Find the longest entry that ends with the last of ``lemmas``, the head; ``None`` when there is none.

    ``forms`` are the words as written, lower case and as many as ``lemmas``; a word of an entry fits either.
    Hyphens standing alone are passed over.
    """
    # "a roadside - bomb": the head is bomb, the entry "roadside bomb"
    if lemmas and lemmas[-1] != "-":
        grouped, form = phrases(name, table), forms[-1] if forms else ""
        reach = _reach(grouped, lemmas[-1], form)
        if not reach:
            return None
        lemmas, forms = lemmas[-reach:], forms[-reach:]
        if len(lemmas) == 1:
            return _single(grouped, lemmas[0], form)
    return _match(name, table, tuple(lemmas), tuple(forms), by_first=False)


def match_start(name: str, lemmas: Sequence[str], forms: Sequence[str] = (), *, table: str = "") -> str | None:
    """Find the longest entry that begins with the first of ``lemmas``; otherwise as :func:`match_end`."""
    # "bombard with questions": the first word is bombard, the entry "bombard with"
    if lemmas and lemmas[0] != "-":
        grouped, form = phrases(name, table, by_first=True), forms[0] if forms else ""
        reach = _reach(grouped, lemmas[0], form)
        if not reach:
            return None
        lemmas, forms = lemmas[:reach], forms[:reach]
        if len(lemmas) == 1:
            return _single(grouped, lemmas[0], form)
    return _match(name, table, tuple(lemmas), tuple(forms), by_first=True)


def _reach(grouped: Mapping[str, tuple[Phrase, ...]], lemma: str, form: str) -> int:
    """Words that the longest entry with this head takes, with a hyphen after each; 0 when there is no entry.

    What stands farther off is not looked at, so that the answer for "a remote-controlled bomb" serves all bombs.
    """
    by_lemma, by_form = grouped.get(lemma.lower()), grouped.get(form.replace("’", "'"))
    if by_lemma is None and by_form is None:
        return 0
    longest = max(len(by_lemma[0]) if by_lemma else 0, len(by_form[0]) if by_form else 0)
    return 2 * longest - 1


def _single(grouped: Mapping[str, tuple[Phrase, ...]], lemma: str, form: str) -> str | None:
    """The entry of one word that a word alone fits."""
    fitting = [w for w in (lemma.lower(), form.replace("’", "'")) if w in grouped and len(grouped[w][-1]) == 1]
    return min(fitting, default=None)


# The same short phrases come again and again, in one article and across articles.
@lru_cache(maxsize=1 << 16)
def _match(name: str, table: str, lemmas: tuple[str, ...], forms: tuple[str, ...], *, by_first: bool) -> str | None:
    """Find the longest entry that fits the words, read outwards from the head."""
    slots = _slots(lemmas, forms) if by_first else _slots(lemmas, forms)[::-1]
    if not slots:
        return None
    grouped = phrases(name, table, by_first=by_first)
    step = 1 if by_first else -1
    found = [next((p for p in grouped.get(head, ()) if _fits(p[::step], slots)), ()) for head in slots[0]]
    longest = min(filter(None, found), key=_longest_first, default=())
    return " ".join(longest).replace(" '", "'") or None


def _fits(outwards: Phrase, slots: list[set[str]]) -> bool:
    """Whether the words of an entry, from its head outwards, are those of the text."""
    return len(outwards) <= len(slots) and all(map(contains, slots[1:], outwards[1:]))


def _slots(lemmas: Sequence[str], forms: Sequence[str]) -> list[set[str]]:
    """What each word of the text may be in an entry: its lemma or its form; a hyphen alone is no word."""
    pairs = zip(lemmas, forms or lemmas, strict=True)
    return [{lemma.lower(), form.replace("’", "'")} for lemma, form in pairs if lemma != "-"]


def _longest_first(phrase: Phrase) -> tuple[int, Phrase]:
    return -len(phrase), phrase


def _table(name: str, path: str) -> Mapping[str, Any]:
    table: Any = load(name)
    for part in path.split("."):
        table = table.get(part) if isinstance(table, Mapping) else None
    if not isinstance(table, Mapping):
        raise LexiconError(f"kg/lexicon/{name}.toml:{path}: there is no such table")
    return table


def _entries(path: str, table: Mapping[str, Any], *, classes_only: bool = False) -> Iterator[tuple[str, str]]:
    """Pairs of a dotted path and an entry, of ``table`` and of the tables below it."""
    for word in table.get("words", ()):
        yield path, word
    for key, value in table.items():
        if not isinstance(value, Mapping) or key == "forms" or (classes_only and value.get("crosses")):
            continue
        yield from _entries(f"{path}.{key}" if path else key, value, classes_only=classes_only)


def _check(where: str, value: object, *, top: bool = False) -> None:
    """Refuse a table that is not made of the keys of :data:`KEYS` and of tables like itself."""
    if not isinstance(value, dict):
        raise LexiconError(f"{where}: {'a table [...]' if top else f'a table or one of {sorted(KEYS)}'} is expected")
    for key, inner in value.items():
        kind = KEYS.get(key)
        if kind is None:
            _check(f"{where}.{key}", inner)
        elif not isinstance(inner, kind):
            raise LexiconError(f"{where}.{key}: a {kind.__name__} is expected, not {inner!r}")
    for entry in (*value.get("words", ()), *(pair for item in value.get("forms", {}).items() for pair in item)):
        if not isinstance(entry, str) or not _ENTRY.fullmatch(entry) or entry != entry.lower():
            raise LexiconError(f"{where}: {entry!r} is not a lower-case word or words joined by one space")
        if _INNER_HYPHEN.search(entry):
            raise LexiconError(f"{where}: {entry!r}: write a space for the hyphen, as the tokenizer splits there")


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return MappingProxyType({key: _frozen(inner) for key, inner in value.items()})
    return tuple(_frozen(inner) for inner in value) if isinstance(value, list) else value
