"""SPARQL read as tokens: where a word stands, which terms it names, what a reader may not ask.

In: the text of a query.  Out: tokens with their offsets, and errors that point at a place.
This room never evaluates a query and never touches a graph.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import InputError

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_KEYWORDS = frozenset(
    re.findall(
        r"\w+",
        """SELECT ASK CONSTRUCT DESCRIBE PREFIX BASE DISTINCT WHERE OPTIONAL FILTER UNION MINUS GRAPH VALUES BIND EXISTS
        NOT GROUP ORDER BY ASC DESC HAVING LIMIT OFFSET AS COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT SEPARATOR BOUND
        COALESCE IF STR LANG DATATYPE IRI STRLEN SUBSTR UCASE LCASE STRSTARTS STRENDS CONTAINS STRBEFORE STRAFTER
        CONCAT REPLACE REGEX ABS CEIL FLOOR ROUND YEAR MONTH DAY NOW""",
    )
)
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE")

# Terminals of the SPARQL 1.1 grammar (section 19.8), widened: whatever the engine may read as one token must be
# one token here too, so that nothing can hide from the checks below.
_TOKEN = re.compile(
    r"""
      (?P<blank>\s+|\#[^\n\r]*)
    | (?P<iri><[^\x00-\x20<>"{}|^`]*>)
    | (?P<string>\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
                |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W\d_][\w.\-]*)?:(?:(?:[\w:.\-]|\\.|%[0-9A-Fa-f]{2})*(?<!\.))?)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
# The engine needs no blank after a keyword ("SERVICESILENT", "trueSERVICE"), and in "FILTER(?a<?b)SERVICE#>" it reads
# a comparison and a comment where a tokenizer sees one IRI.
_SERVICE = {
    "word": re.compile("service", re.IGNORECASE),
    "name": re.compile("^[^:]*service", re.IGNORECASE),
    "iri": re.compile(r"\).*service", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; ``start`` counts code points from the beginning of the text."""

    kind: str
    text: str
    start: int


def read_tokens(text: str) -> list[Token]:
    """Split a query into tokens, in order, without blanks and comments."""
    found = (Token(str(m.lastgroup), m.group(), m.start()) for m in _TOKEN.finditer(text))
    return [token for token in found if token.kind != "blank"]


def similar(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates that ``word`` may have meant, best first, at most three; letter case is no difference."""
    folded: dict[str, str] = {}
    for candidate in sorted(candidates):
        folded.setdefault(candidate.casefold(), candidate)
    close = difflib.get_close_matches(word.casefold(), folded, n=3, cutoff=0.6)
    return [folded[match] for match in close]


def did_you_mean(word: str, candidates: Iterable[str], prefix: str = "") -> str:
    """`` Did you mean a, b or c?`` with a leading blank, each with the prefix; empty when nothing comes near."""
    close = [prefix + name for name in similar(word, candidates)]
    if not close:
        return ""
    *others, last = close
    return f" Did you mean {', '.join(others) + ' or ' if others else ''}{last}?"


def point_at(text: str, offset: int) -> str:
    """The line of ``text`` around ``offset`` with a caret below it: two lines, shortened around the place."""
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    number = text.count("\n", 0, line_start) + 1
    line = re.split(r"[\r\n]", text[line_start:], maxsplit=1)[0]
    column = min(offset - line_start, len(line))
    if len(line) > 100:
        cut = max(0, column - 50)
        line, column = line[cut : cut + 100], column - cut
    shown = "".join(character if character.isprintable() else " " for character in line)
    return f"  {number} | {shown}\n  {' ' * len(str(number))} | {' ' * column}^"


def error_at(text: str, offset: int, message: str, *, source: str = "query") -> InputError:
    """An error that names line and column (both from 1) and shows the place."""
    line_start = text.rfind("\n", 0, offset) + 1
    line = text.count("\n", 0, offset) + 1
    place = f"{source}, line {line}, column {offset - line_start + 1}"
    return InputError(f"{place}: {message}\n{point_at(text, offset)}")


def syntax_error(text: str, message: str) -> InputError:
    """Turn the engine's syntax error (``error at LINE:COLUMN: expected ...``) into one that points at the place."""
    tokens = read_tokens(text)
    unclosed = _unclosed(tokens)
    if unclosed:
        return error_at(text, *unclosed)
    match = re.match(r"error at (\d+):(\d+): (?:expected (?:one of )?)?(.*)", message, re.DOTALL)
    if not match:
        return InputError(f"query: {message}")
    lines = text.splitlines(keepends=True)
    offset = sum(len(line) for line in lines[: int(match[1]) - 1]) + int(match[2]) - 1
    # Of the long list of what was expected only the sentences help a reader.
    reasons = re.findall(r"[A-Z][a-z]+(?: \w+){2,}", match[3])
    expected = [part for part in match[3].split(", ") if part != "[_]"]
    if expected and all(part.replace("_", "").isalnum() for part in expected):
        # Where only keywords were expected, the engine counts the length of the keyword in.
        offset -= min(map(len, expected))
    here = next((token for token in tokens if token.start + len(token.text) > offset), None)
    what = "; ".join(reasons) or (f"unexpected {here.text[:40]!r}." if here else "the query ends too early.")
    if here and here.kind == "word":
        what += did_you_mean(here.text, _KEYWORDS)
    return error_at(text, here.start if here else len(text.rstrip()), what)


def _unclosed(tokens: list[Token]) -> tuple[int, str] | None:
    """The place of a quote or bracket that has no partner, and what is wrong with it."""
    pairs = {")": "(", "]": "[", "}": "{"}
    waiting: list[Token] = []
    for token in tokens:
        if token.kind != "mark":
            continue
        if token.text in "'\"":
            return token.start, "this text is never closed"
        if token.text in pairs.values():
            waiting.append(token)
        elif token.text in pairs and not waiting:
            return token.start, f"nothing opens this {token.text!r}"
        elif token.text in pairs and waiting.pop().text != pairs[token.text]:
            return (
                token.start,
                f"{pairs[token.text]!r} is missing before this {token.text!r}, or a bracket is not closed",
            )
    return (waiting[-1].start, f"this {waiting[-1].text!r} is never closed") if waiting else None


def check_reading_only(text: str, tokens: list[Token]) -> None:
    """Refuse updates and everything that would leave the graph at hand.

    Raises :class:`InputError` for an empty query, an update, and ``SERVICE`` (it would send a request).
    """
    if not tokens:
        raise InputError("query: it is empty. Write a SELECT, ASK or CONSTRUCT query, or name a question.")
    first = next((t for t in _after_prologue(tokens)), tokens[0])
    if first.kind == "word" and first.text.upper() in _UPDATES:
        raise error_at(text, first.start, "queries only read; updates are refused.")
    if first.kind != "word" or first.text.upper() not in _FORMS:
        hint = did_you_mean(first.text, _FORMS) or " A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE."
        raise error_at(text, first.start, f"unexpected {first.text[:40]!r}.{hint}")
    for token in tokens:
        if token.kind in _SERVICE and _SERVICE[token.kind].search(token.text):
            raise error_at(text, token.start, "SERVICE is switched off: queries make no network requests.")


def _after_prologue(tokens: list[Token]) -> Iterator[Token]:
    """Yield the tokens from the first one that belongs neither to ``PREFIX`` nor to ``BASE``."""
    i = 0
    while i < len(tokens) and tokens[i].kind == "word" and tokens[i].text.upper() in {"PREFIX", "BASE"}:
        i += 3 if tokens[i].text.upper() == "PREFIX" else 2
    yield from tokens[i:]


def read_prefixes(tokens: list[Token]) -> dict[str, str]:
    """The prefixes that a query declares itself, name to IRI."""
    declared: dict[str, str] = {}
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.kind == "word" and word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri":
            declared[name.text[:-1]] = iri.text[1:-1]
    return declared


def read_terms(text: str, tokens: list[Token], prefixes: Mapping[str, str]) -> Iterator[tuple[Token, str]]:
    """Yield every IRI that a query names, written in full or with a prefix, in text order.

    Raises :class:`InputError` for a prefix that neither the query nor ``prefixes`` declares.
    """
    known = {**prefixes, **read_prefixes(tokens)}
    declaring = {i + 1 for i, t in enumerate(tokens) if t.kind == "word" and t.text.upper() == "PREFIX"}
    for i, token in enumerate(tokens):
        if token.kind == "iri":
            yield token, token.text[1:-1]
        elif token.kind == "name" and i not in declaring:
            prefix, _, local = token.text.partition(":")
            if prefix not in known and not (i and tokens[i - 1].text == "_"):
                hint = did_you_mean(prefix, known) or f" Declared are {', '.join(sorted(known))}."
                raise error_at(text, token.start, f"the prefix {prefix + ':'!r} is not declared.{hint}")
            if prefix in known:
                yield token, known[prefix] + re.sub(r"\\(.)", r"\1", local)
