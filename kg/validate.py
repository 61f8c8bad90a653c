"""Does a graph keep to the shapes of ``ontology/shapes.ttl`` and to the terms of the ontology?

In: a graph, or a file that may hold anything.  Out: a :class:`Report` of findings that say what is wrong, where,
and how to mend it.  This room changes nothing and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg import rdf
from kg.errors import InputError
from kg.vocab import EV, EV_IRI, EVC, EVC_IRI, LABELS, ONTOLOGY, RDFS_IRI, ClosedNamespace

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SHAPE_IRI = "https://w3id.org/event-kg/shapes#"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: ``code`` names the check, ``subject`` the IRI, ``label`` what people call it.

    ``message`` says what is wrong and how to mend it; ``value`` is the offending value, empty when something lacks.
    """

    subject: str
    code: str
    message: str
    value: str = ""
    label: str = ""

    def __str__(self) -> str:
        name = f"{self.label} <{self.subject}>" if self.label else f"<{self.subject}>"
        return f"{name}: {self.message}" + (f" (found: {self.value})" if self.value else "") + f" [{self.code}]"


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, sorted, each once; ``checked`` tells how much was looked at, by kind."""

    findings: tuple[Finding, ...] = ()
    checked: dict[str, int] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings


def validate(source: Path | Graph | rdf.Graphs) -> Report:
    """Check a graph against the shapes and the vocabulary.

    Raises InputError when the file cannot be read as RDF.
    """
    graphs = rdf.load_graphs(source)
    triples = [triple for graph in graphs.values() for triple in graph]
    findings = {*_foreign_terms(triples), *_broken_shapes(triples)}
    return Report(tuple(sorted(findings)), {"triples": len(set(triples))})


def labels_of(triples: Iterable[rdf.Triple]) -> dict[str, str]:
    """One label for each resource that has any, by IRI."""
    labels: dict[str, str] = {}
    for subject, predicate, value in triples:
        if predicate.value == RDFS_IRI + "label" and isinstance(value, ox.Literal):
            labels[subject.value] = min(value.value, labels.get(subject.value, value.value))
    return labels


def _foreign_terms(triples: list[rdf.Triple]) -> Iterator[Finding]:
    """Terms of the ontology's namespaces that the ontology does not have."""
    labels = labels_of(triples)
    for triple in triples:
        for term in triple:
            if isinstance(term, ox.NamedNode) and term.value.startswith((EV_IRI, EVC_IRI)) and term.value not in LABELS:
                subject = triple[0].value
                yield Finding(
                    subject=subject,
                    code="unknown-term",
                    message=_unknown(term.value),
                    label=labels.get(subject, ""),
                )


def _unknown(iri: str) -> str:
    prefix, terms = ("ev", EV) if iri.startswith(EV_IRI) else ("evc", EVC)
    name = iri.removeprefix(EV_IRI).removeprefix(EVC_IRI)
    near = _nearest(name, terms)
    return f"uses {prefix}:{name}, which the ontology does not have" + (
        f"; did you mean {prefix}:{near}?" if near else ""
    )


def _nearest(name: str, terms: ClosedNamespace) -> str | None:
    from difflib import get_close_matches

    by_folded = {term.casefold(): term for term in terms}
    near = get_close_matches(name.casefold()[:80], by_folded, 1)
    return by_folded[near[0]] if near else None


@cache
def _shapes() -> Graph:
    return rdf.read_graph(ONTOLOGY / "shapes.ttl")


def _broken_shapes(triples: list[rdf.Triple]) -> Iterator[Finding]:
    from pyshacl import validate as run_shacl
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure
    from rdflib import RDF, SH

    labels = labels_of(triples)
    with rdf.quiet_literals():
        try:
            _, report, _ = run_shacl(rdf.graph_of(triples), shacl_graph=_shapes(), inplace=True)
        except (ReportableRuntimeError, ValidationFailure) as error:
            raise InputError(f"the graph cannot be validated: {error}") from error
        if not hasattr(report, "subjects"):
            raise InputError(f"the graph cannot be validated: {report}")
        for result in report.subjects(RDF.type, SH.ValidationResult):
            focus = str(report.value(result, SH.focusNode))
            yield Finding(
                subject=focus,
                code=str(report.value(result, SH.sourceShape)).removeprefix(SHAPE_IRI),
                message=_message(report, result),
                value=_shown(report.value(result, SH.value), focus, labels),
                label=labels.get(focus, ""),
            )


def _message(report: Any, result: Node) -> str:
    from rdflib import SH

    return min(str(message) for message in report.objects(result, SH.resultMessage))


def _shown(value: Node | None, focus: str, labels: dict[str, str]) -> str:
    """The value for people: a label where there is one, the literal, or the IRI; nothing for the focus itself."""
    text = "" if value is None or str(value) == focus else labels.get(str(value)) or str(value)
    return text if len(text) <= 120 else text[:119] + "…"
