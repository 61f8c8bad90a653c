"""Commands that make files: build, view, export."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.talk import counting, give, say

if TYPE_CHECKING:
    from kg.build import Notice, Report

Graph = Annotated[Path, typer.Argument(help="Graph file: .ttl, .trig, .nt or .nq.", show_default=False)]


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(epilog="Example: kg build seeds/000_e2a0f961c55ed4a7.txt -o output")(build)
    app.command(epilog="Example: kg view output/graph.ttl -o output/graph.html")(view)
    app.command(epilog="Example: kg export output/graph.ttl --format jsonld -o -")(export)


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Articles: .txt, .html, .jsonl, folders of them, or - for standard input."
        ),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for what is written.")] = Path("output"),
    each: Annotated[bool, typer.Option("--each", help="Write OUT/<id>.ttl for every article, not one graph.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes; each loads the model once.")] = 1,
    date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date of publication, instead of what the articles say."),
    ] = None,
    model: Annotated[str | None, typer.Option(help="English spaCy pipeline, by package or path.")] = None,
    base: Annotated[str | None, typer.Option(help="Namespace of the resources, ending in / or #.")] = None,
    time_limit: Annotated[
        float | None,
        typer.Option(min=0, metavar="SECONDS", help="Time for one article, else 120, 0 for any; not on Windows."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell everything that was skipped, and tracebacks.")
    ] = False,
) -> None:
    """Build the graph of articles: OUT/graph.ttl, graph.trig and graph.html.

    Prints the files written.  Exit code 1 says that an article could not be read or failed; the others are built all
    the same.
    """
    from kg.build import build as build_graph
    from kg.build import describe
    from kg.deadline import DEFAULT_LIMIT
    from kg.vocab import DEFAULT_BASE

    with counting("articles") as count:

        def notify(notice: Notice) -> None:
            count()
            for line in describe(notice, verbose=verbose):
                say(line)

        report = build_graph(
            inputs,
            out,
            each=each,
            jobs=jobs,
            day=date.date() if date else None,
            model=model,
            base=base or DEFAULT_BASE,
            time_limit=DEFAULT_LIMIT if time_limit is None else time_limit,
            notify=notify,
        )
    _give_report(report, as_json=as_json)
    if not report.complete:
        raise typer.Exit(1)


def _give_report(report: Report, *, as_json: bool) -> None:
    if as_json:
        give(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
        return
    say(str(report))
    for file in report.files:
        give(str(file))


def view(
    graph: Graph,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The page; by default beside the graph.")] = None,
    title: Annotated[str | None, typer.Option(help="Heading of the page.")] = None,
) -> None:
    """Write one HTML page that shows a graph and asks the network for nothing."""
    from kg.view import save_html

    report = save_html(graph, out or graph.with_suffix(".html"), title=title)
    shown = f"{report.shown} of {report.nodes}" if report.shown < report.nodes else str(report.nodes)
    say(f"{shown} nodes, {report.links} links, {report.facts} facts of {report.articles} articles")
    give(str(report.path))


def export(
    graph: Graph,
    form: Annotated[
        str, typer.Option("--format", "-f", help="jsonld, nquads, ntriples, turtle, graphml, gexf or csv.")
    ],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File to write, - for standard output; else beside the graph.")
    ] = None,
) -> None:
    """Write a graph in another format, and print the files written."""
    from kg.export import FORMATS
    from kg.export import export as export_graph

    if str(out) == "-" and form in FORMATS:
        converters = list(FORMATS[form].values())
        if len(converters) > 1:
            raise typer.BadParameter(f"{form} makes several files: name them with --out", param_hint="--out")
        give(converters[0](graph).decode())
        return
    for path in export_graph(graph, form, out):
        give(str(path))
