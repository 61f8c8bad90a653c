"""Commands that read a graph: query, explain, stats."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.talk import give, say, show
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.queries import Question

Graph = Annotated[Path, typer.Argument(help="Graph file: .ttl, .trig, .nt or .nq.", show_default=False)]

_NAME = re.compile(r"[\w-]+")


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(epilog="Example: kg query output/graph.ttl who-claimed-what")(query)
    app.command(epilog="Example: kg stats output/graph.ttl --csv output/stats")(stats)
    app.command(epilog='Example: kg explain output/graph.ttl "ISIS"')(explain)


def query(
    graph: Annotated[Path | None, typer.Argument(help="Graph file: .ttl, .trig, .nt or .nq.")] = None,
    question: Annotated[
        str | None, typer.Argument(help="A named question, a SPARQL query, a .rq file, or - for standard input.")
    ] = None,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME=VALUE]...", help="Parameters of a named question.")
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", "-l", help="List the named questions.")] = False,
    form: Annotated[
        str, typer.Option("--format", "-f", help="table, csv, tsv, json, or turtle for triples.")
    ] = "table",
    limit: Annotated[int | None, typer.Option(min=1, help="Rows to give at most.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 60.0,
) -> None:
    """Ask a graph: a named question, or any SPARQL query."""
    from kg import tables
    from kg.queries import ask, find_query, list_queries
    from kg.store import read_store, read_with_assertions

    if list_all:
        rows = tuple((named.name, named.question, _parameters(named)) for named in list_queries())
        show(tables.to_rich(tables.Table("questions", "", ("name", "question", "NAME=VALUE"), rows)))
        return
    if graph is None or question is None:
        raise typer.BadParameter("name a graph and a question, or --list for the named questions")
    text, title = _read_question(question), ""
    if _NAME.fullmatch(text):
        named = find_query(text)
        title = named.question
        store = read_with_assertions(graph) if named.assertions else read_store(graph)
        answer = ask(store, named, _pairs(values or []), timeout=timeout)
        if limit and len(answer.rows) > limit:
            answer = replace(answer, rows=answer.rows[:limit], truncated=True)
    else:
        store = read_store(graph)
        answer = store.query(text, timeout=timeout, limit=limit)
    if form == "table":
        show(tables.to_rich(tables.answer_table(store, answer, title)))
    else:
        give(tables.answer_text(store, answer, form))
    if answer.columns and not answer.rows:
        say("no rows")
    if answer.truncated:
        say(f"there is more: these are the first {limit}")


def _read_question(question: str) -> str:
    """A query from standard input or a ``.rq`` file, or the text itself."""
    if question == "-":
        return sys.stdin.read()
    if not question.endswith(".rq"):
        return question.strip()
    try:
        return Path(question).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{question}: cannot be read: {error}") from error


def _pairs(values: list[str]) -> dict[str, str]:
    pairs = [value.partition("=") for value in values]
    wrong = [value for value, (_, sign, _) in zip(values, pairs, strict=True) if not sign]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r} is no NAME=VALUE")
    return {name: value for name, _, value in pairs}


def _parameters(named: Question) -> str:
    return ", ".join(f"{p.name}{' (needed)' if p.required else ''}" for p in named.parameters)


def stats(
    graph: Graph,
    top: Annotated[int, typer.Option(min=1, help="Rows of a table to show; files and JSON hold all.")] = 15,
    path: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="FROM TO", help="Only the shortest path between two actors or events."),
    ] = None,
    csv: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Write each table as a CSV file too.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Count what is in a graph and measure its actor-event network."""
    from kg import tables
    from kg.analysis import find_path, measure
    from kg.stats import path_table, stats_tables
    from kg.store import read_with_assertions

    store = read_with_assertions(graph)
    if path:
        shown = whole = [path_table(find_path(store, *path))]
    else:
        measured = measure(store)
        shown, whole = list(stats_tables(measured, top)), list(stats_tables(measured))
    if csv:
        for file in tables.save_tables(whole, csv):
            say(str(file))
    if as_json:
        give(tables.to_json(whole))
    else:
        for table in shown:
            show(tables.to_rich(table))


def explain(
    graph: Graph,
    node: Annotated[str, typer.Argument(help="An event, actor or place: key (event/...), IRI or label.")],
    prop: Annotated[str | None, typer.Argument(metavar="[PROPERTY]", help="Only facts of this property.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the facts of a node with the sentences behind them."""
    from kg import tables
    from kg.explain import explain as explain_node
    from kg.store import read_with_assertions

    found = explain_node(read_with_assertions(graph), node, prop)
    if as_json:
        give(tables.explanation_json(found))
    else:
        show(tables.explanation_rich(found))
