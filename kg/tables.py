"""Results as tables and text: for the terminal, for spreadsheets, for programs.

In: answers, explanations and rows of plain values.  Out: text, or objects that rich prints.
This room computes nothing.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
from rich.console import Group
from rich.table import Table as RichTable
from rich.text import Text

from kg import rdf
from kg.errors import InputError
from kg.explain import Explanation, Fact, Quote
from kg.sparql import did_you_mean
from kg.store import Answer, Store, Term, plain

Cell: TypeAlias = str | int | float | bool | None
ANSWER_FORMATS = ("csv", "tsv", "json", "turtle")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values under named columns; ``name`` serves as file name, ``title`` is for people."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def visible(text: str) -> str:
    """Replace what a terminal would obey (escape sequences, direction marks) by a visible sign."""
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in text)


def to_csv(table: Table) -> str:
    """Comma-separated values with a header, lines ended by a line feed; ``None`` is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([str(v).lower() if isinstance(v, bool) else _cell(v) for v in row] for row in table.rows)
    return out.getvalue()


def to_json(tables: Iterable[Table]) -> str:
    """One JSON object: for each table its rows as objects."""
    data = {table.name: [dict(zip(table.columns, row, strict=True)) for row in table.rows] for table in tables}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def save_tables(tables: Iterable[Table], folder: Path) -> tuple[Path, ...]:
    """Write each table as ``NAME.csv`` and all of them as ``stats.json`` into ``folder``; return the files."""
    listed = tuple(tables)
    files = {f"{table.name}.csv": to_csv(table) for table in listed} | {"stats.json": to_json(listed)}
    for name, text in files.items():
        rdf.save_bytes(text.encode(), folder / name)
    return tuple(folder / name for name in files)


def to_rich(table: Table) -> RichTable:
    """A table for the terminal; numbers stand to the right."""
    drawn = RichTable(title=Text(table.title) if table.title else None, title_justify="left")
    for i, column in enumerate(table.columns):
        cells = [row[i] for row in table.rows if row[i] is not None]
        numeric = bool(cells) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)
        drawn.add_column(Text(column), justify="right" if numeric else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*(Text(visible(_cell(value))) for value in row))
    return drawn


def _cell(value: Cell) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.6g}"
    return "" if value is None else str(value)


def answer_table(store: Store, answer: Answer, title: str = "") -> Table:
    """An answer for people: IRIs in their short form; a yes or no, or triples, as a table too."""
    columns, rows = answer.columns, answer.rows
    if answer.boolean is not None:
        return Table("answer", title, ("answer",), ((answer.boolean,),))
    if answer.triples is not None:
        columns = ("subject", "predicate", "object")
        rows = tuple((triple.subject, triple.predicate, triple.object) for triple in answer.triples)
    shown = [tuple(store.short(t.value) if isinstance(t, ox.NamedNode) else plain(t) for t in row) for row in rows]
    return Table("answer", title, columns, tuple(shown))


def answer_text(store: Store, answer: Answer, form: str) -> str:
    """An answer for programs: ``csv``, ``tsv`` or ``json`` as SPARQL 1.1 defines them, ``turtle`` for triples.

    Raises :class:`InputError` where the form does not fit the answer.
    """
    if form not in ANSWER_FORMATS:
        raise InputError(f"{form!r} is no format of answers.{did_you_mean(form, ANSWER_FORMATS)}")
    if answer.triples is not None:
        if form != "turtle":
            raise InputError(f"the query builds triples, and {form} holds rows: ask for turtle.")
        return _turtle(answer.triples, store.data)
    if form == "turtle":
        raise InputError("the query gives rows, not triples: ask for csv, tsv or json, or write a CONSTRUCT query.")
    if form == "json":
        return _sparql_json(answer)
    columns, rows = answer.columns, answer.rows
    if answer.boolean is not None:
        columns, rows = ("answer",), ((ox.Literal(answer.boolean),),)
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([_csv_term(term) for term in row] for row in rows)
        return out.getvalue()
    lines = ["\t".join(f"?{column}" for column in columns)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _turtle(triples: Iterable[ox.Triple], base: str) -> str:
    plain_triples = []
    for triple in triples:
        if isinstance(triple.subject, ox.Triple) or isinstance(triple.object, ox.Triple):
            raise InputError("the query builds triples about triples, which Turtle 1.1 cannot hold.")
        plain_triples.append((triple.subject, triple.predicate, triple.object))
    return rdf.turtle_bytes(plain_triples, base=base).decode()


def _csv_term(term: Term | None) -> str:
    if isinstance(term, ox.BlankNode):
        return str(term)
    return "" if term is None else str(term) if isinstance(term, ox.Triple) else term.value


def _sparql_json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON Format."""
    data: dict[str, object] = {"head": {}, "boolean": answer.boolean}
    if answer.boolean is None:
        bindings = [
            {name: _json_term(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
            for row in answer.rows
        ]
        data = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _json_term(term: Term) -> dict[str, str]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Literal():
            found = {"type": "literal", "value": term.value}
            if term.language:
                return found | {"xml:lang": term.language}
            named = term.datatype.value != "http://www.w3.org/2001/XMLSchema#string"
            return found | ({"datatype": term.datatype.value} if named else {})
    return {"type": "triple", "value": str(term)}


def explanation_json(explanation: Explanation) -> str:
    """An explanation as JSON."""
    return json.dumps(asdict(explanation), ensure_ascii=False, indent=2) + "\n"


def explanation_rich(explanation: Explanation) -> Group:
    """An explanation for the terminal: each fact with its stance, its speaker and its sentences."""
    kinds = ", ".join(explanation.types)
    head = Text(visible(explanation.label), style="bold")
    lines = [head, Text(f"{explanation.node}{' · ' + kinds if kinds else ''}", style="dim")]
    for fact in explanation.facts:
        lines += _fact_lines(fact, f"{fact.property}  {visible(fact.value_label)}")
    for fact in explanation.incoming:
        lines += _fact_lines(fact, f"{visible(fact.subject_label)}  {fact.property}  this")
    backed = any(fact.voices for fact in (*explanation.facts, *explanation.incoming))
    if explanation.mentions and not backed:
        lines += [Text(""), Text("mentioned in", style="bold"), *_quote_lines(explanation.mentions)]
    if not explanation.has_assertions:
        note = "This graph has no assertions: which sentence backs which fact stands in the .trig file beside it."
        lines += [Text(""), Text(note, style="italic")]
    return Group(*lines)


def _fact_lines(fact: Fact, text: str) -> Sequence[Text]:
    node = f"  {fact.value}" if isinstance(fact.value, str) and "/" in fact.value and " " not in fact.value else ""
    lines = [Text(""), Text.assemble((text, "bold"), (node, "dim"), "" if fact.in_graph else "  (not in the graph)")]
    for voice in fact.voices:
        said = f"  {voice.stance}{' by ' + visible(voice.speaker) if voice.speaker else ''}"
        lines.append(Text(said + (f"  [{voice.rule}]" if voice.rule else ""), style="dim"))
        lines += _quote_lines(voice.quotes)
    return lines


def _quote_lines(quotes: Sequence[Quote]) -> list[Text]:
    found = []
    for quote in quotes:
        source = ", ".join(part for part in (quote.headline or quote.article, quote.publisher, quote.date) if part)
        place = f"    {visible(source)}, {quote.start}–{quote.end}"
        found += [Text(f"    “{visible(' '.join(quote.text.split()))}”"), Text(place, style="dim")]
    return found
