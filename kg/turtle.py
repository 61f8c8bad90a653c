"""Write Turtle as pyoxigraph writes it, to the byte, at a fraction of the cost: most terms come again and again.

In: triples of pyoxigraph.  Out: the text of a Turtle file, which depends on the content alone.  For whatever the plain
rules of this room do not cover, an IRI with a full stop or an ill-typed number, pyoxigraph is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph as ox

from kg.vocab import RDF_IRI, RDFS_IRI, XSD_IRI

Subject: TypeAlias = ox.NamedNode | ox.BlankNode
Term: TypeAlias = Subject | ox.Literal
Triple: TypeAlias = tuple[Subject, ox.NamedNode, Term]

TYPE_AND_LABEL = {RDF_IRI + "type": "0", RDFS_IRI + "label": "1"}
"""How the two predicates are sorted that come first, whatever their names."""

_PREDICATES = {key: iri for iri, key in TYPE_AND_LABEL.items()}
_QUOTED = frozenset(f"<{XSD_IRI}{name}>" for name in ("anyURI", "date", "duration", "gYear", "gYearMonth"))
_BARE = re.compile(
    rf'"(?:([0-9]+)"\^\^<{XSD_IRI}integer|(-?[0-9]+\.[0-9]+)"\^\^<{XSD_IRI}decimal|(true|false)"\^\^<{XSD_IRI}boolean)>'
)
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_ANY = "urn:any"
_MOST_TERMS = 1 << 14


def write(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """Write Turtle: prefixes, subjects, predicates (type and label first) and objects sorted, each triple once."""
    by_subject: dict[str, set[tuple[str, str]]] = {}
    written: dict[str, str] = {}
    keys: dict[int, str] = {}
    kept = list(triples)  # so that no two terms have one id
    last: Subject | None = None
    rows: set[tuple[str, str]] = set()
    for subject, predicate, value in kept:
        if subject is not last:
            last, name = subject, subject.value
            rows = by_subject.setdefault(name, set())
            written[name] = str(subject)
        key = keys.get(id(predicate))
        if key is None:
            key = keys[id(predicate)] = TYPE_AND_LABEL.get(predicate.value, predicate.value)
        rows.add((key, str(value)))
    terms = _terms(tuple(sorted(prefixes.items())))
    return terms.heads + "".join([f"\n{terms.block(written[name], by_subject[name])}" for name in sorted(by_subject)])


class _Terms(dict[str, str]):
    """The Turtle of terms by their N-Triples, under ``prefixes``; begun anew when there are too many."""

    def __init__(self, prefixes: tuple[tuple[str, str], ...]) -> None:
        self._prefixes = dict(prefixes)
        self.heads = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes)
        self._openings = tuple(f"<{iri}" for _, iri in prefixes)
        # Of two prefixes that fit one IRI pyoxigraph takes any.
        self._names = {
            f"<{iri}": name
            for name, iri in prefixes
            if not any(iri.startswith(other) for _, other in prefixes if other != iri)
        }

    def __missing__(self, term: str) -> str:
        if len(self) > _MOST_TERMS:
            self.clear()
        found = self[term] = self._plain(term) or self._asked(term)
        return found

    def block(self, subject: str, rows: Iterable[tuple[str, str]]) -> str:
        """All that is said of one subject."""
        lines: list[str] = []
        before = ""
        for key, value in sorted(rows):
            # No literal in the table: few come twice
            text = value if value[-1] != ">" and value[0] == '"' else self[value]
            if key == before:
                lines.append(f" , {text}")
            else:
                predicate = "a" if key == "0" else self[f"<{_PREDICATES.get(key, key)}>"]
                lines.append(f" ;\n\t{predicate} {text}" if before else f" {predicate} {text}")
                before = key
        return f"{self[subject]}{''.join(lines)} .\n"

    def _plain(self, term: str) -> str | None:
        if term[0] == "<":
            if not term.startswith(self._openings):
                return term
            end = max(term.rfind("/"), term.rfind("#")) + 1
            name, local = self._names.get(term[:end]), term[end:-1]
            return f"{name}:{local}" if name is not None and _LOCAL.fullmatch(local) else None
        if term[0] != '"' or term[-1] != ">":
            return term
        quoted, _, datatype = term.rpartition("^^")
        if datatype in _QUOTED:
            return f"{quoted}^^{self[datatype]}"
        bare = _BARE.fullmatch(term)
        return bare[bare.lastindex or 0] if bare else None

    def _asked(self, term: str) -> str:
        """The last word of a triple that pyoxigraph writes."""
        triples = ox.parse(f"<{_ANY}> <{_ANY}> {term} .", format=ox.RdfFormat.N_TRIPLES)
        text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=self._prefixes) or b""
        return text.decode().rstrip("\n").rpartition("\n")[2].removeprefix(f"<{_ANY}> <{_ANY}> ").removesuffix(" .")


_terms = lru_cache(maxsize=4)(_Terms)
