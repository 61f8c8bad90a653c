"""The graph as something to ask: RDF files in, answers to SPARQL out, on Oxigraph.

In: ``.ttl``, ``.trig``, ``.nt``, ``.nq`` (each also ``.gz``).  Out: :class:`Answer`.
This room never changes a graph, never makes a network request, and reads no file but those it is given.

The triples of named graphs count as part of the default graph, so that one query serves Turtle and TriG alike.
"""

from __future__ import annotations

import itertools
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg import rdf, sparql, vocab
from kg.errors import InputError

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_OA = "http://www.w3.org/ns/oa#"
_TYPE = ox.NamedNode(vocab.RDF_IRI + "type")
TIMEOUT = 60.0
"""Seconds after which a query is given up, unless told otherwise."""

_KEY = re.compile(rf"^(.+?)(?:{'|'.join(rdf.KINDS)})/[^/]+$")
_SHORTABLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(?<!\.)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave.

    A SELECT fills ``columns`` and ``rows`` (``None``: unbound), an ASK ``boolean``, a CONSTRUCT or DESCRIBE
    ``triples``.  ``truncated`` says that a limit of rows cut it short.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool | None = None
    triples: tuple[ox.Triple, ...] | None = None
    truncated: bool = False

    def values(self) -> list[tuple[str | int | float | bool | None, ...]]:
        """The rows as plain Python values; IRIs as text."""
        return [tuple(plain(term) for term in row) for row in self.rows]


def plain(term: Term | None) -> str | int | float | bool | None:
    """A term as a Python value: numbers and booleans as such, all else as text, ``None`` as ``None``."""
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.removeprefix(vocab.XSD_IRI)
        if kind == "integer" and re.fullmatch(r"[+-]?\d{1,18}", term.value):
            return int(term.value)
        if kind in {"decimal", "double", "float"}:
            return float(term.value)
        return term.value == "true" if kind == "boolean" else term.value
    if isinstance(term, (ox.NamedNode, ox.BlankNode)):
        return term.value
    return None if term is None else str(term)


@dataclass(slots=True)
class Store:
    """Graphs loaded for reading; make one with :func:`read_store`.

    ``data`` is the namespace of the graph's own resources, ``files`` what was read.
    """

    inner: ox.Store = field(default_factory=ox.Store)
    files: tuple[Path, ...] = ()
    data: str = vocab.DEFAULT_BASE

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that every query may use undeclared, name to IRI: those of the graph's files, oa and data."""
        return {**rdf.prefixes(self.data), "oa": _OA, "data": self.data}

    def query(
        self,
        text: str,
        *,
        bind: Mapping[str, Term] | None = None,
        timeout: float | None = TIMEOUT,
        limit: int | None = None,
    ) -> Answer:
        """Run one SPARQL query.

        Relative IRIs resolve against the data namespace (``<event/...>``).  ``bind`` gives variables of the
        projection a value, as terms, never as text.  ``timeout`` is in seconds, ``limit`` in rows.

        Raises :class:`InputError` for a syntax error, an update, ``SERVICE``, a term of the ontology's namespaces
        that does not exist, and a query that takes too long.
        """
        tokens = sparql.read_tokens(text)
        sparql.check_reading_only(text, tokens)
        for token, iri in sparql.read_terms(text, tokens, self.prefixes):
            self._check_term(text, token, iri)
        values = {ox.Variable(name): term for name, term in (bind or {}).items()}
        outcome: list[Answer | Exception] = []

        def run() -> None:
            try:
                found = self.inner.query(text, base_iri=self.data, prefixes=self.prefixes, substitutions=values)
                outcome.append(_answer(found, limit))
            except (SyntaxError, OSError, ValueError, RuntimeError) as error:
                outcome.append(error)

        # The engine has no time limit of its own.  It lets other threads run while it works, so that an abandoned
        # query only lives on in the background, at most until the process ends.
        worker = threading.Thread(target=run, name="query", daemon=True)
        worker.start()
        worker.join(timeout)
        if not outcome:
            raise InputError(f"query: no answer after {timeout:g} seconds. Narrow it, or allow more time.")
        match outcome[0]:
            case SyntaxError() as error:
                raise sparql.syntax_error(text, str(error)) from None
            case Exception() as error:
                raise InputError(f"query: {error}") from None
            case answer:
                return answer

    def _check_term(self, text: str, token: sparql.Token, iri: str) -> None:
        """Raise for a term of the ontology's namespaces that neither the ontology nor the graph knows."""
        for prefix, namespace in (("ev", vocab.EV_IRI), ("evc", vocab.EVC_IRI)):
            local = iri.removeprefix(namespace)
            if local and local != iri and iri not in vocab.LABELS and not self.mentions(ox.NamedNode(iri)):
                names = [i.removeprefix(namespace) for i in vocab.LABELS if i.startswith(namespace)]
                hint = sparql.did_you_mean(local, names, f"{prefix}:")
                raise sparql.error_at(text, token.start, f"the ontology has no {prefix}:{local}.{hint}")

    def mentions(self, node: ox.NamedNode) -> bool:
        """Whether any triple has ``node`` as subject, predicate or object."""
        quads = self.inner.quads_for_pattern
        found = itertools.chain(quads(node, None, None), quads(None, node, None), quads(None, None, node))
        return next(found, None) is not None

    def triples(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, value: Term | None
    ) -> list[tuple[ox.NamedNode, ox.NamedNode, Term]]:
        """The triples of named subjects that match (``None``: anything), sorted."""
        quads = self.inner.quads_for_pattern(subject, predicate, value, ox.DefaultGraph())
        found = [(q.subject, q.predicate, q.object) for q in quads if isinstance(q.subject, ox.NamedNode)]
        return sorted(found, key=lambda triple: tuple(map(str, triple)))

    def short(self, iri: str) -> str:
        """An IRI as people write it: ``event/...`` for own resources, ``ev:Attack``, or in full."""
        if iri.startswith(self.data) and iri != self.data:
            return iri.removeprefix(self.data)
        for prefix, namespace in self.prefixes.items():
            if iri.startswith(namespace) and _SHORTABLE.fullmatch(iri.removeprefix(namespace)):
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    @property
    def has_assertions(self) -> bool:
        """Whether the graph carries its assertions (TriG does, Turtle does not)."""
        return self.mentions(ox.NamedNode(vocab.EV_IRI + "Assertion"))


def _answer(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, limit: int | None) -> Answer:
    """Read the engine's result to its end, or to ``limit`` rows."""
    if isinstance(found, ox.QueryBoolean):
        return Answer(boolean=bool(found))
    if isinstance(found, ox.QueryTriples):
        triples = tuple(sorted(set(itertools.islice(found, limit)), key=str))
        return Answer(triples=triples, truncated=next(found, None) is not None)
    columns = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(solution[name] for name in columns) for solution in itertools.islice(found, limit))
    return Answer(columns=columns, rows=rows, truncated=next(found, None) is not None)


def read_store(*paths: Path) -> Store:
    """Load one or more RDF files into one store.

    Raises :class:`InputError` for a file that is missing, of another kind, or broken (with the place).
    """
    store = Store(files=tuple(paths))
    for path in paths:
        quads = rdf.read_quads(path)
        store.inner.extend(quads)
        store.inner.extend(ox.Quad(*quad.triple) for quad in quads if not isinstance(quad.graph_name, ox.DefaultGraph))
    store.data = _data_namespace(store.inner)
    return store


def read_with_assertions(path: Path) -> Store:
    """Load ``path`` together with the TriG file of the same name beside it, when that is about the same articles."""
    store = read_store(path)
    suffix = ".ttl.gz" if path.name.endswith(".ttl.gz") else ".ttl"
    if store.has_assertions or not path.name.endswith(suffix):
        return store
    stem = path.name.removesuffix(suffix)
    for beside in (path.with_name(stem + ".trig"), path.with_name(stem + ".trig.gz")):
        if beside.is_file():
            full = read_store(path, beside)
            if _articles(full) == _articles(store):
                return full
    return store


def _articles(store: Store) -> set[str]:
    return {str(subject) for subject, _, _ in store.triples(None, _TYPE, ox.NamedNode(vocab.EV_IRI + "Article"))}


def _data_namespace(inner: ox.Store) -> str:
    """The namespace that the articles, events and other resources of a graph share; the default when there are none."""
    for family in ("Article", "Event", "Actor", "Place"):
        for quad in inner.quads_for_pattern(None, _TYPE, ox.NamedNode(vocab.EV_IRI + family), None):
            match = _KEY.match(quad.subject.value) if isinstance(quad.subject, ox.NamedNode) else None
            if match:
                return match[1]
    return vocab.DEFAULT_BASE
