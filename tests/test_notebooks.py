"""The notebooks: they run from top to bottom, and the repository holds them without outputs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def read(path: Path) -> Any:
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return notebook


def test_there_are_notebooks() -> None:
    assert [path.name for path in NOTEBOOKS] == ["01-first-graph.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_repository_holds_no_outputs(path: Path) -> None:
    code = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert code
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert "/home/" not in path.read_text("utf-8")


@pytest.mark.model
# Jupyter's own libraries use what Python and they themselves deprecate.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:jupyter_client")
@pytest.mark.filterwarnings("ignore::DeprecationWarning:zmq")
def test_the_first_graph_runs_and_shows_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    from nbclient import NotebookClient

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = read(ROOT / "notebooks" / "01-first-graph.ipynb")
    client = NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(ROOT / "notebooks")}})
    client.execute()
    outputs = [(cell.source, output) for cell in notebook.cells for output in cell.get("outputs", [])]
    assert not [output for _, output in outputs if output.get("name") == "stderr"]
    pictures = [output for _, output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == 2, "the plot and the network"
    questions = [text(output) for source, output in outputs if source.startswith("show(")]
    assert len(questions) == 5
    assert all(re.search("^│", shown, re.MULTILINE) for shown in questions), "every question has an answer"
    assert re.search(r"│ 2024-01-03 .*Kerman", questions[0])
    assert any("Did you mean ev:Attack?" in text(output) for _, output in outputs)


def text(output: Any) -> str:
    """What an output says in words."""
    return str(output.get("text") or output.get("data", {}).get("text/plain", ""))
