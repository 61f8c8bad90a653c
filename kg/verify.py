"""Does every quote stand in its article, and does every fact rest on an assertion?

In: a graph and the articles that it was made from.  Out: a :class:`~kg.validate.Report`.  Without assertions, as in
Turtle, only the passages can be checked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.records import Article
from kg.validate import Finding, Report, labels_of
from kg.vocab import DOMAIN_PROPERTIES, EV, EV_IRI, EVC, EVC_IRI, LABELS, NEEDED_STANCE, RDF_IRI

if TYPE_CHECKING:
    from rdflib import Graph

_TYPE, _SUBJECT, _PREDICATE, _OBJECT = (
    ox.NamedNode(RDF_IRI + name) for name in ("type", "subject", "predicate", "object")
)


def verify(source: Path | Graph | rdf.Graphs, articles: Iterable[Article]) -> Report:
    """Check every passage against the article with its hash and, given TriG, every fact against its assertions.

    Raises InputError when the file cannot be read as RDF.
    """
    graph = _Described(triple for triples in rdf.load_graphs(source).values() for triple in triples)
    passages = graph.of_class(EV.Passage)
    assertions = graph.of_class(EV.Assertion)
    findings = set(_check_passages(graph, passages, {article.sha256: article for article in articles}))
    checked = {"passages": len(passages), "assertions": len(assertions)}
    if assertions:
        facts = [t for t in graph.triples if t[1].value.removeprefix(EV_IRI) in DOMAIN_PROPERTIES]
        checked["facts"] = len(facts)
        findings.update(_check_assertions(graph, assertions, set(passages)))
        findings.update(_check_facts(graph, facts, assertions))
    return Report(tuple(sorted(findings)), checked)


class _Described:
    """A graph as values by subject and predicate."""

    def __init__(self, triples: Iterable[rdf.Triple]) -> None:
        self.triples = set(triples)
        self.labels = labels_of(self.triples)
        self._values: dict[tuple[rdf.Subject, ox.NamedNode], list[rdf.Term]] = defaultdict(list)
        for subject, predicate, value in self.triples:
            self._values[subject, predicate].append(value)

    def of_class(self, cls: ox.NamedNode) -> list[rdf.Subject]:
        return sorted((s for s, p, o in self.triples if p == _TYPE and o == cls), key=str)

    def values(self, subject: rdf.Subject, predicate: ox.NamedNode) -> list[rdf.Term]:
        return self._values.get((subject, predicate), [])

    def text(self, subject: rdf.Subject, predicate: ox.NamedNode) -> str | None:
        """The one value as text; ``None`` when there is none, or more than one."""
        values = self.values(subject, predicate)
        return values[0].value if len(values) == 1 else None

    def finding(self, subject: rdf.Subject, code: str, message: str, value: str = "") -> Finding:
        shown = value if len(value) <= 120 else value[:119] + "…"
        return Finding(subject.value, code, message, shown, self.labels.get(subject.value, ""))


def _check_passages(graph: _Described, passages: list[rdf.Subject], articles: dict[str, Article]) -> Iterator[Finding]:
    texts = {sha: rdf.text_literal(article.text).value for sha, article in articles.items()}
    for passage in passages:
        sources = [node for node in graph.values(passage, EV.article) if not isinstance(node, ox.Literal)]
        sha = graph.text(sources[0], EV.sha256) if len(sources) == 1 else None
        if sha is None:
            yield graph.finding(passage, "no-article", "names no single article with an ev:sha256")
            continue
        if sha not in texts:
            message = (
                "is not among the articles given: none has this SHA-256; give the text that the graph was built from"
            )
            yield graph.finding(sources[0], "article-missing", message, sha)
            continue
        start, end, quote = (graph.text(passage, term) for term in (EV.start, EV.end, EV.quote))
        if start is None or end is None or quote is None or not (start.isdecimal() and end.isdecimal()):
            yield graph.finding(passage, "no-offsets", "lacks one ev:start, one ev:end or one ev:quote")
        elif texts[sha][_number(start) : _number(end)] != quote:
            yield graph.finding(passage, "quote-not-there", f"says what the article does not at {start}-{end}", quote)


def _number(digits: str) -> int:
    """Offsets beyond any text are cut short, as slices are."""
    return int(digits[:18])


def _check_assertions(
    graph: _Described, assertions: list[rdf.Subject], passages: set[rdf.Subject]
) -> Iterator[Finding]:
    for assertion in assertions:
        evidence = graph.values(assertion, EV.evidence)
        if not evidence:
            yield graph.finding(assertion, "no-evidence", "rests on no passage; give ev:evidence")
        for passage in evidence:
            if passage not in passages:
                yield graph.finding(assertion, "no-passage", "rests on a passage that is not described", str(passage))


def _check_facts(graph: _Described, facts: list[rdf.Triple], assertions: list[rdf.Subject]) -> Iterator[Finding]:
    stances: dict[tuple[rdf.Term, ...], set[str]] = defaultdict(set)
    for assertion in assertions:
        parts = [graph.values(assertion, term) for term in (_SUBJECT, _PREDICATE, _OBJECT)]
        if all(len(values) == 1 for values in parts):
            stance = graph.text(assertion, EV.stance) or ""
            stances[tuple(values[0] for values in parts)].add(stance.removeprefix(EVC_IRI))
    denied = EVC.denied.value.removeprefix(EVC_IRI)
    for fact in facts:
        subject, predicate, value = fact
        name, found = predicate.value.removeprefix(EV_IRI), stances.get(fact, set())
        said = f"{LABELS[predicate.value]} {graph.labels.get(value.value, value.value)}"
        needed = NEEDED_STANCE.get(name)
        if not found:
            yield graph.finding(subject, "no-assertion", f"has a fact that no assertion backs: ev:{name}", said)
        elif found == {denied}:
            yield graph.finding(subject, "only-denied", f"has a fact that is only denied: ev:{name}; drop it", said)
        elif needed and needed not in found:
            message = f"has an ev:{name} that no assertion gives as {needed}; keep it as an assertion only"
            yield graph.finding(subject, "stance", message, said)
