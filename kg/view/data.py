"""Turns a graph into what the page knows: nodes, facts with their quotes, and links to draw.

In: the resources of :mod:`kg.view.read`.  Out: a :class:`Page` of plain JSON values, without any position.
This room must never speak of pixels.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import Any, TypeAlias

from kg import vocab
from kg.view.labels import plain
from kg.view.look import Look, class_label, load_look, specific_class
from kg.view.read import Resource, Value

Json: TypeAlias = Any
_EVIDENCE_CLASSES = frozenset(name for name in vocab.CLASSES if "Evidence" in vocab.lineage(name))
_NOT_FACTS = vocab.EVIDENCE_PROPERTIES | {"partOf"}
_TURNED = " denied"
_OUTCOMES = ("killed", "injured", "kidnapped", "missing")
_SHOWN, _LINE, _DETAIL = 0, 1, 2


@dataclass(slots=True)
class Node:
    """A resource that can be drawn; ``fold`` is 0 when it is at first, 1 when a line stands for it, 2 when hidden."""

    iri: str
    label: str
    cls: str
    family: int
    aliases: list[str] = field(default_factory=list)
    passages: list[int] = field(default_factory=list)
    date: str | None = None
    at: tuple[float, float] | None = None
    same: list[str] = field(default_factory=list)
    fold: int = _SHOWN
    note: str = ""


@dataclass(slots=True)
class Fact:
    """A triple; ``value`` is a node's index or a literal ``(text, datatype)``; ``backing`` holds its assertions."""

    subject: int
    relation: str
    value: int | tuple[str, str]
    backing: list[tuple[int, str, int, list[int]]] = field(default_factory=list)


@dataclass(slots=True)
class Link:
    """A line from node ``a`` to node ``b``: a fact, or (``via``) an event that the line stands for."""

    a: int
    b: int
    name: str
    facts: list[int]
    via: int = -1


@dataclass(slots=True)
class Page:
    """All that one page knows."""

    look: Look
    nodes: list[Node]
    facts: list[Fact]
    links: list[Link]
    articles: list[dict[str, Json]]
    passages: list[tuple[int, int, int, str]]
    base: str
    generators: list[str]
    models: list[str]

    def to_json(self) -> dict[str, Json]:
        """Plain lists and dictionaries; nodes, relations and rules are referred to by their index."""
        look = self.look
        classes = sorted({(n.family, n.cls) for n in self.nodes})
        class_index = {c: i for i, c in enumerate(classes)}
        told = list(look.relations)  # the order of the file: what matters first
        names = sorted(
            {f.relation for f in self.facts} | {link.name for link in self.links},
            key=lambda name: (told.index(name) if name in told else len(told), name),
        )
        name_index = {name: i for i, name in enumerate(names)}
        rules = sorted({backing[1] for f in self.facts for backing in f.backing})
        rule_index = {rule: i for i, rule in enumerate(rules)}
        nodes: list[dict[str, Json]] = []
        for n in self.nodes:
            row: dict[str, Json] = {
                "iri": n.iri.removeprefix(self.base),
                "label": n.label,
                "cls": class_index[n.family, n.cls],
            }
            optional = {
                "aliases": n.aliases,
                "passages": n.passages,
                "date": n.date,
                "at": n.at,
                "same": n.same,
                "fold": n.fold,
            }
            nodes.append(row | {name: value for name, value in optional.items() if value})
        return {
            "base": self.base,
            "stances": look.stances,
            "families": [
                {"key": f.key, "label": f.label, "one": f.one, "kind": f.kind, "shape": f.shape, "size": f.size}
                | {"light": f.light, "dark": f.dark}
                for f in look.families
            ],
            "classes": [
                {"name": name, "label": class_label(name), "family": family, "types": vocab.lineage(name)}
                for family, name in classes
            ],
            "relations": [
                {"name": name, "label": self.words(name)[0], "back": self.words(name)[1]}
                | ({"quiet": True} if name in look.quiet else {})
                for name in names
            ],
            "rules": rules,
            "articles": self.articles,
            "passages": self.passages,
            "nodes": nodes,
            "facts": [
                [
                    f.subject,
                    name_index[f.relation],
                    f.value,
                    [[stance, rule_index[rule], speaker, passages] for stance, rule, speaker, passages in f.backing],
                ]
                for f in self.facts
            ],
            "links": [[link.a, link.b, name_index[link.name], link.facts, link.via] for link in self.links],
        }

    def words(self, name: str) -> tuple[str, str]:
        """How a relation or a folded event (``=Condemnation``) is read forward and backward."""
        if name.startswith("="):
            verb = self.look.verb(name[1:])
            return verb, f"{verb} by"
        return self.look.relation(name)


def build_page(resources: dict[str, Resource], base: str) -> Page:
    """Sort ``resources`` into nodes, facts, articles and passages; fold what a line can say."""
    look = load_look()
    articles, article_index = _articles(resources)
    passages, passage_index = _passages(resources, article_index)
    nodes = [_node(r, look, passage_index) for r in resources.values() if _is_node(r)]
    index = {node.iri: i for i, node in enumerate(nodes)}
    facts = list(_facts(resources, index))
    _back(resources, facts, index, passage_index, look)
    builds = [r for r in resources.values() if "Build" in r.types]
    generators, models = (sorted({v.text for r in builds for v in r.values.get(k, [])}) for k in ("generator", "model"))
    page = Page(look, nodes, facts, [], articles, passages, base, generators, models)
    page.links = _links(page)
    for node, fact_ids in zip(nodes, _by_subject(page), strict=True):
        node.note = _note([facts[i] for i in fact_ids])
    return page


def _is_node(r: Resource) -> bool:
    """Whether a resource can be drawn: it has a class of the project and is no evidence."""
    own = {name for name in r.types if ":" not in name}
    return bool(own) and own.isdisjoint(_EVIDENCE_CLASSES)


def _articles(resources: dict[str, Resource]) -> tuple[list[dict[str, Json]], dict[str, int]]:
    found = [r for r in resources.values() if "Article" in r.types]
    found.sort(key=lambda r: (r.first("schema:datePublished") or "", r.iri))
    rows = [
        {
            "iri": r.iri,
            "label": r.label,
            "headline": r.first("schema:headline"),
            "publisher": _name_of(r.first("schema:publisher"), resources),
            "date": r.first("schema:datePublished"),
            "url": r.first("schema:url"),
        }
        for r in found
    ]
    return rows, {r.iri: i for i, r in enumerate(found)}


def _name_of(value: str | None, resources: dict[str, Resource]) -> str | None:
    return resources[value].label if value in resources else value


def _passages(
    resources: dict[str, Resource], articles: dict[str, int]
) -> tuple[list[tuple[int, int, int, str]], dict[str, int]]:
    found = []
    for r in resources.values():
        if "Passage" in r.types:
            start, end = (int(r.first(name) or 0) for name in ("start", "end"))
            found.append(((articles.get(r.first("article") or "", -1), start, end, r.first("quote") or ""), r.iri))
    found.sort()
    return [row for row, _ in found], {iri: i for i, (_, iri) in enumerate(found)}


def _node(r: Resource, look: Look, passages: dict[str, int]) -> Node:
    family = look.family(r.types)
    lat, long = r.first("geo:lat"), r.first("geo:long")
    return Node(
        iri=r.iri,
        label=r.label,
        cls=specific_class(r.types),
        family=family,
        aliases=[v.text for v in r.values.get("skos:altLabel", []) if v.text != r.label],
        passages=sorted({passages[v.text] for v in r.values.get("mentionedIn", []) if v.text in passages}),
        date=r.first("date"),
        at=(float(lat), float(long)) if lat and long else None,
        same=[v.text for v in r.values.get("skos:exactMatch", [])],
        fold=_DETAIL if look.families[family].kind == "detail" else _SHOWN,
    )


def _facts(resources: dict[str, Resource], index: dict[str, int]) -> Iterable[Fact]:
    for iri, subject in index.items():
        for name, values in resources[iri].values.items():
            if ":" not in name and name not in _NOT_FACTS:
                for value in values:
                    yield Fact(subject, name, _value(value, resources, index))


def _value(value: Value, resources: dict[str, Resource], index: dict[str, int]) -> int | tuple[str, str]:
    if value.datatype:
        return value.text, value.datatype.rpartition("#")[2]
    if value.text in index:
        return index[value.text]
    known = resources.get(value.text)  # a concept (evc:explosives), or something outside the graph
    return known.label if known else plain(value.text.rpartition("/")[2]) or value.text, "concept:" + value.text


def _back(
    resources: dict[str, Resource], facts: list[Fact], index: dict[str, int], passages: dict[str, int], look: Look
) -> None:
    """Hang each assertion on the fact that it states; what is only denied or alleged is a fact of its own."""
    by_triple = {(f.subject, f.relation, f.value): f for f in facts}
    for r in resources.values():
        if "Assertion" not in r.types or not r.values.get("rdf:object"):
            continue
        subject, name = index.get(r.first("rdf:subject") or ""), (r.first("rdf:predicate") or "").rpartition("#")[2]
        if subject is None or not name or name in _NOT_FACTS:
            continue
        value = _value(r.values["rdf:object"][0], resources, index)
        if (subject, name, value) not in by_triple:
            facts.append(by_triple.setdefault((subject, name, value), Fact(subject, name, value)))
        stance = (r.first("stance") or "").rpartition("/")[2]
        by_triple[subject, name, value].backing.append(
            (
                look.stances.index(stance) if stance in look.stances else 0,
                r.first("rule") or "",
                index.get(r.first("attributedTo") or "", -1),
                sorted({passages[v.text] for v in r.values.get("evidence", []) if v.text in passages}),
            )
        )
    for fact in facts:
        fact.backing.sort()


def _by_subject(page: Page) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in page.nodes]
    for i, fact in enumerate(page.facts):
        found[fact.subject].append(i)
    return found


def _links(page: Page) -> list[Link]:
    """Every fact between two nodes, and the lines that stand for events."""
    lines = [line for subject, ids in enumerate(_by_subject(page)) for line in _fold(page, subject, ids)]
    claims = {(line.b, line.a): line for line in lines if line.name == "=Claim"}
    direct: list[Link] = []
    for i, fact in enumerate(page.facts):
        if isinstance(fact.value, int) and fact.value != fact.subject:
            claim = claims.get((fact.subject, fact.value)) if fact.relation == page.look.shortcut else None
            if claim:
                claim.facts.append(i)
            else:
                direct.append(Link(fact.subject, fact.value, fact.relation, [i]))
    return direct + lines


def _fold(page: Page, subject: int, fact_ids: list[int]) -> list[Link]:
    """The lines that say what an event says; none when it has no one at one end or nothing at the other."""
    node, look = page.nodes[subject], page.look
    if look.families[node.family].key not in look.folded:
        return []
    ends: dict[str, list[int]] = defaultdict(list)
    turned = False
    for i in fact_ids:
        value = page.facts[i].value
        if isinstance(value, int):
            ends[page.facts[i].relation].append(i)
        elif page.facts[i].relation == look.turned:
            turned = value[0] == "true"
    starts, targets = (
        next((ends[name] for name in names if name in ends), []) for names in (look.fold_from, look.fold_to)
    )
    name = f"={node.cls}{_TURNED if turned else ''}"
    lines = []
    for start, target in product(starts, targets):
        a, b = page.facts[start].value, page.facts[target].value
        if isinstance(a, int) and isinstance(b, int) and a != b:
            lines.append(Link(a, b, name, [start, target, *(i for i in fact_ids if i not in (start, target))], subject))
    if lines:
        node.fold = _LINE
    return lines


def _note(facts: list[Fact]) -> str:
    """The second line of an event's label: how many were killed and hurt."""
    counts = {f.relation: f.value[0] for f in facts if f.relation in _OUTCOMES and not isinstance(f.value, int)}
    return " · ".join(f"{counts[name]} {name}" for name in _OUTCOMES if name in counts)
