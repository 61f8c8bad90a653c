"""Build, score and tabulate: the extraction quality over every set of an evaluation folder, as one Markdown table.

The sets and measures stand in ``tools/quality.toml``.  Facts, roles and slots are scored by the scripts of the
evaluation folder, the direction of events by :mod:`direction`.  Sets that the folder lacks are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import direction
from rdflib import RDF, Graph, URIRef

from kg import __version__
from kg.build import build, file_name
from kg.nlp import DEFAULT_MODEL

SETS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def run(folder: Path, script: str, *arguments: Path | str) -> str:
    """Run a script of the evaluation folder and give what it prints; exits with its words when it fails."""
    command = [sys.executable, str((folder / script).resolve()), *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    )
    if not done.stdout:
        sys.exit(f"{script}: {done.stderr.strip() or 'gave no figures'}")
    return done.stdout


def score_facts(folder: Path, gold: Path, graphs: Path, work: Path) -> dict[str, Any]:
    """Score graphs against full annotations; articles without a graph (``--limit``) are left out."""
    chosen = work / "gold"
    chosen.mkdir()
    false = 0
    for path in sorted(gold.glob("*.json")):
        graph = graphs / f"{path.stem}.ttl"
        if graph.exists():
            (chosen / path.name).write_bytes(path.read_bytes())
            if path.stem.startswith("nm-"):
                attack = URIRef("https://w3id.org/event-kg/ontology#Attack")
                false += len(set(Graph().parse(graph).subjects(RDF.type, attack)))
    figures: dict[str, Any] = json.loads(run(folder, "score.py", chosen, graphs, "--json"))
    for value in figures.values():
        if isinstance(value, dict):
            value.update({key: 100 * value[key] for key in ("p", "r", "f1")})
    return figures | {"attacks in near-misses": false}


def score_slots(folder: Path, scorer: str, corpus: Path, graphs: Path, work: Path) -> dict[str, Any]:
    """Score graphs against the slots of a corpus, by the converter and a scorer of the evaluation folder."""
    predictions = work / "predictions.jsonl"
    predictions.write_text(run(folder, "graph_to_slots.py", corpus, graphs), encoding="utf-8")
    figures: dict[str, Any] = json.loads(run(folder, scorer, corpus, predictions, "--json"))
    return figures


def score_direction(corpus: Path, graphs: Path) -> dict[str, Any]:
    """Score who does what to whom over the sentences that have both."""
    taken: set[str] = set()
    rows = []
    for line in corpus.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        path = graphs / f"{file_name(article['id'], taken)}.ttl"
        gold = article["gold"]
        if gold.get("actor") and gold.get("target") and path.exists():
            rows.append((gold["actor"], gold["target"], path))
    return direction.score(rows)


def score(folder: Path, name: str, *, model: str | None, limit: int | None) -> dict[str, Any]:
    """Build one set and give its figures."""
    wanted = SETS[name]
    with tempfile.TemporaryDirectory() as made:
        work, source = Path(made), folder / wanted["input"]
        if limit and source.suffix == ".jsonl":
            short = work / source.name
            with source.open(encoding="utf-8") as lines:
                short.write_text("".join(islice(lines, limit)), encoding="utf-8")
            source = short
        report = build([source], work / "graphs", each=True, jobs=2, model=model)
        say(f"{name}: {report}")
        graphs = work / "graphs"
        if "gold" in wanted:
            return score_facts(folder, folder / wanted["gold"], graphs, work)
        if wanted["scorer"] == "direction":
            return score_direction(source, graphs)
        return score_slots(folder, wanted["scorer"], source, graphs, work)


def rows(name: str, figures: dict[str, Any]) -> Iterator[str]:
    """One line of the table for each measure; a measure without a figure is left out."""
    for measure in SETS[name]["measures"]:
        value: Any = figures
        for step in measure["path"]:
            value = value.get(step) if isinstance(value, dict) else None
        if value is None:
            continue
        if isinstance(value, dict):
            cells = [f"{value[key]:.1f}" for key in ("p", "r", "f1")] + [""]
        else:
            cells = ["", "", "", f"{value:.1f}" if isinstance(value, float) else str(value)]
        yield "| " + " | ".join([name, measure["name"], *cells, measure.get("aim", "")]) + " |"


def say(line: str) -> None:
    """Tell of progress."""
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("evaluation", type=Path, help="the evaluation folder")
    parser.add_argument("--only", action="append", metavar="SET", choices=SETS, help="one set; may be repeated")
    parser.add_argument("--model", help="English spaCy pipeline, by package or path")
    parser.add_argument("--limit", type=int, help="the first N articles of each set")
    args = parser.parse_args()

    names = [name for name in args.only or SETS if (args.evaluation / SETS[name]["input"]).exists()]
    if not names:
        parser.error(f"none of the sets is in {args.evaluation}")
    print(f"event-kg {__version__}, {args.model or os.environ.get('KG_MODEL') or DEFAULT_MODEL}\n")
    print("| set | measure | P | R | F1 | hit | aim |\n|---|---|---:|---:|---:|---:|---|", flush=True)
    for name in names:
        for row in rows(name, score(args.evaluation, name, model=args.model, limit=args.limit)):
            print(row, flush=True)


if __name__ == "__main__":
    main()
