"""The cases of ``tests/cases`` and the small graphs that they are compared by.

A case graph keeps what a reader would check: the events with their most specific class and the properties of the
contract, names instead of IRIs, events called by their class and their order in the text.  So neither hashes nor
passages nor assertions stand in ``expected.ttl``, and a change of them breaks no case.  With ``also = ["actors"]`` or
``["places"]`` in ``case.toml`` the actors or places that the events speak of come with their own properties.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from kg.records import Article, Extraction
from kg.triples import turtle_bytes
from kg.vocab import DEFAULT_BASE, EV_IRI, EVC_IRI, lineage

if TYPE_CHECKING:
    from spacy.language import Language

CASES = Path(__file__).with_name("cases")
EV = Namespace(EV_IRI)
CASE = Namespace("https://w3id.org/event-kg/case/")
CONSTRUCTIONS = {
    1: "clauses and roles",
    2: "one attack, one resource",
    3: "who did it",
    4: "whom it hit",
    5: "when",
    6: "where",
    7: "actors",
    8: "what was said",
    9: "arrests and after",
    10: "any writing",
}
#: Properties of events, by what they tell.
EVENT_PROPERTIES = (
    *("stage", "date", "place", "partOf", "after", "perpetrator", "suspect", "claimedBy", "orderedBy", "target"),
    *("victim", "weapon", "killed", "injured", "kidnapped", "missing", "claimant", "claims", "medium", "denied"),
    *("arrested", "arrestedCount", "arrestedBy", "inConnectionWith", "charge", "defendant"),
    *("speaker", "about", "against", "quotation", "mover", "destination", "origin", "manner"),
)
ALSO = {
    "actors": ("nationality", "country", "memberOf", "size"),
    "places": ("locatedIn",),
}
_KEYS = {"construction", "kind", "why", "date", "also", "xfail"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A folder of ``tests/cases``; ``xfail`` says what the extraction still gets wrong."""

    folder: Path
    construction: int
    kind: str
    why: str
    date: date
    also: tuple[str, ...] = ()
    xfail: str | None = None

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def article(self) -> Article:
        return Article(id=self.name, text=(self.folder / "article.txt").read_text("utf-8"), date=self.date)

    @property
    def expected(self) -> Path:
        return self.folder / "expected.ttl"


def read_case(folder: Path) -> Case:
    """Read ``case.toml``; raises ``ValueError`` for a key or value that it may not have."""
    settings = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    if unknown := settings.keys() - _KEYS:
        raise ValueError(f"{folder.name}/case.toml: unknown keys {sorted(unknown)}")
    settings["also"] = tuple(settings.get("also", ()))
    case = Case(folder=folder, **settings)
    if case.construction not in CONSTRUCTIONS or case.kind not in {"positive", "negative"} or not case.why:
        raise ValueError(f"{folder.name}/case.toml: construction 1 to 10, kind positive or negative, and a why")
    if not set(case.also) <= ALSO.keys():
        raise ValueError(f"{folder.name}/case.toml: also is of {sorted(ALSO)}")
    return case


def read_cases() -> list[Case]:
    return [read_case(folder) for folder in sorted(CASES.iterdir()) if folder.is_dir()]


def extract_cases(nlp: Language, cases: Iterable[Case]) -> dict[str, Graph]:
    """Read the articles of the cases in one go and give the case graph of each."""
    from kg.extract import extract

    cases = list(cases)
    found = extract(nlp, [case.article for case in cases])
    return {case.name: case_graph(one, case.also) for case, one in zip(cases, found, strict=True)}


def case_graph(found: Extraction, also: Iterable[str] = ()) -> Graph:
    """Reduce the graph of one article."""
    full = Graph().parse(data=turtle_bytes([found], base=DEFAULT_BASE), format="turtle")
    graph = Graph()
    graph.bind("ev", EV)
    graph.bind("evc", EVC_IRI)
    graph.bind("case", CASE)
    names = _names(full)
    for node, name in names.items():
        graph.add((name, RDF.type, EV[name.removeprefix(CASE).rsplit("-", 1)[0]]))
        for local in EVENT_PROPERTIES:
            for value in full.objects(node, EV[local]):
                graph.add((name, EV[local], names.get(value) or _value(full, value)))
    for kind in also:
        _describe(full, graph, kind)
    return graph


def _names(full: Graph) -> dict[Node, URIRef]:
    """What the events are called, by class and order in the text: ``case:Bombing-1``."""
    found = [(_first(full, node), _label(full, node), _class(full, node), node) for node in _events(full)]
    counts: Counter[str] = Counter()
    names: dict[Node, URIRef] = {}
    for _, _, kind, node in sorted(found, key=lambda row: (row[0], row[2], row[1])):
        counts[kind] += 1
        names[node] = CASE[f"{kind}-{counts[kind]}"]
    return names


def _events(full: Graph) -> Iterator[Node]:
    return (node for node in full.subjects(RDF.type, EV.Event))


def _first(full: Graph, node: Node) -> int:
    """Where the text speaks of an event first."""
    passages = full.objects(node, EV.mentionedIn)
    return min((int(str(full.value(passage, EV.start))) for passage in passages), default=0)


def _class(full: Graph, node: Node) -> str:
    """The most specific class: the one with the longest lineage."""
    kinds = [str(kind).removeprefix(EV_IRI) for kind in full.objects(node, RDF.type)]
    return max((k for k in kinds if not k.startswith("http")), key=lambda k: (len(lineage(k)), k))


def _value(full: Graph, value: Node) -> Node:
    if isinstance(value, Literal) or str(value).startswith(EVC_IRI):
        return Literal(str(value)) if getattr(value, "datatype", None) == XSD.string else value
    return Literal(_label(full, value))


def _label(full: Graph, node: Node) -> str:
    return min((str(label) for label in full.objects(node, RDFS.label)), default=str(node))


def _describe(full: Graph, graph: Graph, kind: str) -> None:
    """Add the actors (or places) that the events speak of with their properties and, for people, their offices."""
    told = {value for node in _events(full) for name in EVENT_PROPERTIES for value in full.objects(node, EV[name])}
    for node in told & set(full.subjects(RDF.type, EV.Actor if kind == "actors" else EV.Place)):
        name = CASE["".join(c if c.isalnum() else "-" for c in _label(full, node))]
        graph.add((name, RDF.type, EV[_class(full, node)]))
        for local in ALSO[kind]:
            for value in full.objects(node, EV[local]):
                graph.add((name, EV[local], _value(full, value)))
        for position in full.subjects(EV.holder, node):
            graph.add((name, EV.title, Literal(str(full.value(position, EV.title)))))


def to_turtle(graph: Graph, heading: str = "") -> str:
    """Write a case graph for people: one block for each thing, classes first."""
    lines = [f"# {heading}"] if heading else []
    lines += [f"@prefix case: <{CASE}> .", f"@prefix ev: <{EV}> .", f"@prefix evc: <{EVC_IRI}> ."]
    lines += [f"@prefix xsd: <{XSD}> ."]
    for subject in sorted(set(graph.subjects()), key=str):
        rows = sorted((p != RDF.type, _short(graph, p), _short(graph, o)) for p, o in graph.predicate_objects(subject))
        body = " ;\n    ".join(f"{predicate} {value}" for _, predicate, value in rows)
        lines += ["", f"{_short(graph, subject)} {body} ."]
    return "\n".join(lines) + "\n"


def _short(graph: Graph, node: Node) -> str:
    return "a" if node == RDF.type else node.n3(graph.namespace_manager)


def read_expected(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


def difference(expected: Graph, found: Graph) -> str:
    """What is missing (-) and what is too much (+), one triple a line; empty when the graphs are the same."""
    rows = [f"- {_line(found, t)}" for t in set(expected) - set(found)]
    rows += [f"+ {_line(found, t)}" for t in set(found) - set(expected)]
    return "\n".join(sorted(rows, key=lambda row: (row[2:], row)))


def _line(graph: Graph, triple: tuple[Node, Node, Node]) -> str:
    return " ".join(_short(graph, node) for node in triple)
