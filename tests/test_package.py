"""What ``pip install`` brings: a wheel built from the checkout builds and asks a graph far away from it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SENTENCE = "A bomb exploded in the market of Baghdad on Tuesday, and the police said that six people were killed in it."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built without the network, by the backend that is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_everything_travels_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = {name.removeprefix("kg/") for name in archive.namelist() if name.startswith("kg/")}
    code = {path.relative_to(ROOT / "kg").as_posix() for path in (ROOT / "kg").rglob("*") if path.is_file()}
    data = {f"_ontology/{path.relative_to(ROOT / 'ontology').as_posix()}" for path in (ROOT / "ontology").rglob("*.*")}
    expected = {name for name in code | data if "__pycache__" not in name}
    assert expected - inside == set()
    assert "_ontology/event.ttl" in inside
    assert "_ontology/queries/attacks.rq" in inside


@pytest.mark.model
def test_a_graph_is_built_and_asked_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    installed, work = tmp_path / "installed", tmp_path / "work"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    work.mkdir()
    (work / "a.txt").write_text(SENTENCE, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(installed)}

    def kg(*arguments: str) -> str:
        command = [sys.executable, "-c", "from kg.cli import main; main()", *arguments]
        ran = subprocess.run(command, cwd=work, env=environment, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    assert kg("build", "a.txt", "-o", "out", "--date", "2031-05-06").splitlines() == [
        f"out/graph.{ending}" for ending in ("ttl", "trig", "html")
    ]
    assert "2031-05-06" in kg("query", "out/graph.ttl", "attacks", "-f", "csv")
    assert "Baghdad" in kg("query", "out/graph.ttl", "places", "-f", "csv")
    kg("validate", "out/graph.trig")
    kg("verify", "out/graph.trig", "a.txt")
    assert str(installed) in kg("doctor")
