"""Commands that check: validate, verify, doctor."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.talk import give, say

if TYPE_CHECKING:
    from kg.validate import Report

Graph = Annotated[Path, typer.Argument(help="Graph file: .ttl, .trig, .nt or .nq.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def add_commands(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command(epilog="Example: kg validate output/graph.ttl")(validate)
    app.command(epilog="Example: kg verify output/graph.trig seeds")(verify)
    app.command(epilog="Example: kg doctor")(doctor)


def validate(graph: Graph, as_json: AsJson = False) -> None:
    """Check a graph against the shapes and terms of the ontology."""
    from kg.validate import validate as validate_graph

    _give(validate_graph(graph), graph, as_json=as_json)


def verify(
    graph: Graph,
    articles: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="The articles that it was built from, as for kg build.")
    ],
    as_json: AsJson = False,
) -> None:
    """Check that every quote stands at its offsets in the article with that hash.

    For the assertions behind the facts too, give the .trig file.
    """
    from kg.article import InputProblem, read_articles
    from kg.verify import verify as verify_graph

    found = []
    for item in read_articles(articles):
        if isinstance(item, InputProblem):
            say(str(item))
        else:
            found.append(item)
    _give(verify_graph(graph, found), graph, as_json=as_json)


def _give(report: Report, graph: Path, *, as_json: bool) -> None:
    if as_json:
        data = {"ok": report.ok, "checked": report.checked, "findings": [asdict(found) for found in report.findings]}
        give(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        for finding in report.findings:
            give(str(finding))
        checked = ", ".join(f"{count:,} {what}" for what, count in report.checked.items())
        wrong = f"{len(report.findings):,} findings" if report.findings else "nothing wrong"
        say(f"{graph}: {checked} checked, {wrong}")
    if not report.ok:
        raise typer.Exit(1)


def doctor(
    model: Annotated[str | None, typer.Option(help="English spaCy pipeline, by package or path.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check the installation: versions, model, data files, and one sentence from text to graph."""
    from kg.doctor import examine

    checks = examine(model)
    if as_json:
        give(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    else:
        for check in checks:
            give(f"{check.mark:<8} {check.name:<18} {check.detail}")
    if any(check.mark == "broken" for check in checks):
        raise typer.Exit(1)
