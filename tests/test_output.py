"""The committed ``output/`` is what the code builds: ``make output`` leaves the tree clean."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.build import build

ROOT = Path(__file__).parents[1]


@pytest.mark.model
def test_rebuilding_gives_the_committed_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    build(["seeds"], tmp_path)
    for name in ("graph.ttl", "graph.trig", "graph.html"):
        same = (tmp_path / name).read_bytes() == (ROOT / "output" / name).read_bytes()
        assert same, f"output/{name} is out of date: run `make output` and commit it"
