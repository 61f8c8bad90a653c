"""The walk of ``docs/lexicon.md`` through a new type of attack, taken word by word: no Python is edited."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SECTION = "## Add a type of attack"


def snippets() -> dict[str, str]:
    """The fenced blocks of the section, by the language that they are marked with."""
    text = (ROOT / "docs" / "lexicon.md").read_text("utf-8")
    section = text.split(SECTION)[1].split("\n## ")[0]
    return dict(re.findall(r"```(\w+)\n(.*?)```", section, re.DOTALL))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with the three edits of the section."""
    there, found = tmp_path_factory.mktemp("copy"), snippets()
    ignored = shutil.ignore_patterns("__pycache__")
    for folder in ("kg", "ontology", "tools"):
        shutil.copytree(ROOT / folder, there / folder, ignore=ignored)
    (there / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "case_graphs.py", there / "tests")
    for path, name in (("ontology/event.ttl", "turtle"), ("kg/lexicon/events.toml", "toml")):
        with (there / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{found[name]}")
    case = there / "tests" / "cases" / "poisoning"
    case.mkdir(parents=True)
    for name, kind in (("article.txt", "text"), ("case.toml", "ini"), ("expected.ttl", "ttl")):
        (case / name).write_text(found[kind], "utf-8")
    return there


def run(there: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(there)}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=there, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def kg(there: Path, *arguments: str) -> None:
    run(there, "-c", "from kg.cli import main; main()", *arguments)


@pytest.mark.model
def test_the_new_type_is_found_as_the_case_says(copy: Path) -> None:
    shown = run(copy, "tools/write_cases.py", "--show", "poisoning")
    assert shown.split("\n", 1)[1] == f"{snippets()['ttl']}\n"
    assert "case:Poisoning-1 a ev:Poisoning" in shown


@pytest.mark.model
def test_the_new_type_goes_through_the_command_line(copy: Path) -> None:
    kg(copy, "build", "tests/cases/poisoning/article.txt", "-o", "out", "--each", "--date", "2021-03-08")
    (graph,) = (copy / "out").glob("*.ttl")
    assert "ev:Poisoning" in graph.read_text("utf-8")
    kg(copy, "validate", str(graph))


@pytest.mark.model
def test_its_sentences_say_what_they_must(copy: Path) -> None:
    table = tomllib.loads(snippets()["toml"])["Poisoning"]
    for kind in ("positive", "negative"):
        (copy / f"{kind}.txt").write_text(table[kind], "utf-8")
    kg(copy, "build", "positive.txt", "negative.txt", "-o", "examples", "--each", "--date", "2021-03-08")
    found = {path.stem: "ev:Poisoning" in path.read_text("utf-8") for path in (copy / "examples").glob("*.ttl")}
    assert found == {"positive": True, "negative": False}
