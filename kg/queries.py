"""Named questions: the SPARQL files of ``ontology/queries`` with what their headers say.

In: ``NAME.rq``, whose leading comments are ``# question:``, ``# columns:``, any number of
``# parameter: NAME - node|text|number [required] - meaning - example`` and, where it asks for assertions,
``# needs: assertions`` (no answer without them) or ``# uses: assertions`` (a fuller answer with them).
Out: a :class:`Question`, and its :class:`~kg.store.Answer`.  Values of parameters reach a query as terms, never as
text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg import sparql, vocab
from kg.errors import InputError
from kg.nodes import resolve
from kg.store import TIMEOUT, Answer, Store, Term

_KINDS = frozenset({"node", "text", "number"})


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question may be given; unless ``required``, it is about everything without it.

    ``kind`` is ``node`` (an event, actor or place by IRI, key or label), ``text`` or ``number``.
    """

    name: str
    kind: str
    meaning: str
    example: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A named query; ``columns`` are those to show, ``assertions`` is ``needs``, ``uses`` or empty."""

    name: str
    question: str
    columns: tuple[str, ...]
    text: str
    parameters: tuple[Parameter, ...] = ()
    assertions: str = ""


@cache
def list_queries() -> tuple[Question, ...]:
    """The named questions, by name.

    Raises :class:`InputError` for a file whose header is incomplete.
    """
    files = sorted((vocab.ONTOLOGY / "queries").glob("*.rq"), key=lambda path: path.stem)
    return tuple(_read(path.stem, path.read_text("utf-8")) for path in files)


def find_query(name: str) -> Question:
    """The question called ``name``.

    Raises :class:`InputError` with the names that come near.
    """
    questions = {question.name: question for question in list_queries()}
    if name in questions:
        return questions[name]
    hint = sparql.did_you_mean(name, questions) or " `kg query GRAPH --list` shows them all."
    raise InputError(f"there is no question called {name!r}.{hint}")


def ask(
    store: Store, question: Question, values: Mapping[str, str] | None = None, *, timeout: float | None = TIMEOUT
) -> Answer:
    """Answer a named question; ``values`` maps parameters to what a user writes.

    Rows come in the order of the question, columns as its header names them.  Raises :class:`InputError` for an
    unknown parameter, a value that names nothing or several things, and a question whose assertions are missing.
    """
    if question.assertions == "needs" and not store.has_assertions:
        files = ", ".join(str(path) for path in store.files) or "this graph"
        raise InputError(
            f"{question.name}: needs assertions, and {files} has none. "
            "Ask the .trig file that `kg build` writes beside the .ttl."
        )
    known = {parameter.name: parameter for parameter in question.parameters}
    bind: dict[str, Term] = {}
    for name, value in (values or {}).items():
        if name not in known:
            hint = sparql.did_you_mean(name, known) or f" It takes {', '.join(known) or 'none'}."
            raise InputError(f"{question.name}: there is no parameter {name!r}.{hint}")
        bind[name] = _term(store, known[name], value)
    for missing in (
        parameter for parameter in question.parameters if parameter.required and parameter.name not in bind
    ):
        example = f"{missing.name}={missing.example!r}"
        raise InputError(f"{question.name}: say {missing.name}, {missing.meaning}: {example}.")
    answer = store.query(question.text, bind=bind, timeout=timeout)
    places = [answer.columns.index(column) for column in question.columns]
    # Parameters are projected, because the engine binds only what is; they are not shown unless the header says so.
    rows = dict.fromkeys(tuple(row[i] for i in places) for row in answer.rows)
    return Answer(columns=question.columns, rows=tuple(rows))


def _term(store: Store, parameter: Parameter, value: str) -> Term:
    """A user's value as the term that a parameter takes."""
    if parameter.kind == "node":
        return resolve(store, value)
    if parameter.kind == "number":
        if not re.fullmatch(r"[+-]?\d{1,18}", value):
            raise InputError(f"{parameter.name}: {value!r} is not a whole number (example: {parameter.example}).")
        return ox.Literal(int(value))
    return ox.Literal(value)


def _read(name: str, text: str) -> Question:
    """Read the header of one query file."""
    header: dict[str, list[str]] = {}
    for match in re.finditer(r"^# (question|columns|parameter|needs|uses): (.+)$", text, re.MULTILINE):
        header.setdefault(match[1], []).append(match[2].strip())
    for key in ("question", "columns"):
        if len(header.get(key, [])) != 1:
            raise InputError(f"{name}.rq: its header needs one line `# {key}: ...`.")
    parameters = []
    for line in header.get("parameter", []):
        parts = [part.strip() for part in line.split(" - ", maxsplit=3)]
        kind, _, required = parts[1].partition(" ") if len(parts) == 4 else ("", "", "")
        if kind not in _KINDS or required not in {"", "required"}:
            form = "NAME - node|text|number [required] - MEANING - EXAMPLE"
            raise InputError(f"{name}.rq: a parameter reads `{form}`, not {line!r}.")
        parameters.append(Parameter(parts[0], kind, parts[2], parts[3].strip('"'), required=bool(required)))
    asks = next((key for key in ("needs", "uses") if header.get(key) == ["assertions"]), "")
    columns = tuple(column.strip() for column in header["columns"][0].split(","))
    return Question(name, header["question"][0], columns, text, tuple(parameters), asks)
