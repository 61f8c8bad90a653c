"""Bad input from the command line: a clear word on standard error, never a traceback, and the good articles built."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.stand_ins import Ran

GOOD = "A bomb exploded in the market of Kestrel on Tuesday, and the police said that six people were killed in it."

Kg = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("stand_in")


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("empty.txt", b"", "there is no text in it"),
        ("binary.txt", bytes(range(256)) * 40, "binary data"),
        ("paper.pdf", b"%PDF-1.4 " + b"x" * 500, "a PDF"),
        ("huge.txt", GOOD.encode() * 200_000, "split it into articles"),
        ("empty.html", b"<html><body><script>alert(1)</script></body></html>", "no article text"),
    ],
    ids=["empty", "binary", "pdf", "20-MB", "html-without-text"],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_built(
    kg: Kg, tmp_path: Path, name: str, data: bytes, word: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(GOOD, encoding="utf-8")
    ran = kg("build", bad, good, "-o", tmp_path / "out")
    assert ran.code == 1
    assert f"{bad}: " in ran.err
    assert word in ran.err
    assert "Traceback" not in ran.err
    assert "event:good" in (tmp_path / "out/graph.ttl").read_text("utf-8")


def test_nothing_to_build_writes_nothing(kg: Kg, tmp_path: Path) -> None:
    ran = kg("build", tmp_path / "typo.txt", "-o", tmp_path / "out")
    assert (ran.code, ran.out) == (1, "")
    assert "typo.txt: cannot be read: No such file or directory" in ran.err
    assert not (tmp_path / "out").exists()


def test_invalid_utf8_is_read_and_said(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(GOOD.replace("Kestrel", "Kestrél").encode("cp1252"))
    ran = kg("build", file, "-o", tmp_path / "out")
    assert ran.code == 0
    assert "not valid UTF-8: read as cp1252" in ran.err


def test_no_date_is_no_date(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(GOOD, encoding="utf-8")
    assert kg("build", file, "-o", tmp_path / "out").code == 0
    assert "datePublished" not in (tmp_path / "out/graph.ttl").read_text("utf-8")
    assert kg("build", file, "-o", tmp_path / "out", "--date", "2031-05-06").code == 0
    assert 'schema:datePublished "2031-05-06"' in (tmp_path / "out/graph.ttl").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Eine Bombe ist auf dem Markt von Kestrel explodiert, und sechs Menschen wurden getötet.",
            "reads like German",
        ),
        ("The football club of Kestrel won the match against Valdora by two goals to one on Tuesday.", "no attack"),
    ],
    ids=["another-language", "football"],
)
def test_an_empty_graph_comes_with_its_reason(kg: Kg, tmp_path: Path, text: str, reason: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    ran = kg("build", file, "-o", tmp_path / "out")
    assert ran.code == 0
    assert reason in ran.err
    assert "ev:Event" not in (tmp_path / "out/graph.ttl").read_text("utf-8")


def test_a_script_in_a_page_is_not_read_and_not_written(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    prose = "".join(
        f"<p>{GOOD} Witness number {i} saw it all from a window of the old town hall.</p>" for i in range(5)
    )
    file.write_text(
        f"<html><head><title>Blast <script>alert(7)</script></title></head><body><article>{prose}"
        "<script>document.title = 'hacked'</script><p onclick='alert(8)'>The end of it.</p></article></body></html>",
        encoding="utf-8",
    )
    assert kg("build", file, "-o", tmp_path / "out").code == 0
    turtle = (tmp_path / "out/graph.ttl").read_text("utf-8")
    assert "hacked" not in turtle
    assert "onclick" not in turtle
    page = (tmp_path / "out/graph.html").read_text("utf-8")
    assert "<script>alert(7)" not in page


def test_a_malformed_line_is_named_and_the_others_are_built(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    lines = [json.dumps({"id": "a", "text": GOOD}), "{broken", json.dumps({"id": "b", "text": GOOD + " Again."})]
    file.write_text("\n".join(lines), encoding="utf-8")
    ran = kg("build", file, "--each", "-o", tmp_path / "out")
    assert ran.code == 1
    assert f"{file}:2: this line is not JSON" in ran.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.ttl", "b.ttl"]


def test_a_defect_costs_one_article_and_hides_its_traceback(kg: Kg, tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    lines = [json.dumps({"id": str(i), "text": f"{GOOD} {word}"}) for i, word in enumerate(("One.", "DEFECT", "Two."))]
    file.write_text("\n".join(lines), encoding="utf-8")
    ran = kg("build", file, "--each", "-o", tmp_path / "out")
    assert ran.code == 1
    assert "1: failed: IndexError: list index out of range" in ran.err
    assert "Traceback" not in ran.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["0.ttl", "2.ttl"]
    assert "Traceback" in kg("build", file, "--each", "-o", tmp_path / "out", "--verbose").err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--date", "last week"), "does not match the format"),
        (("--jobs", "0"), "greater than or equal to 1"),
        (("--nonsense",), "No such option"),
    ],
)
def test_a_wrong_command_line_leaves_with_2(kg: Kg, tmp_path: Path, arguments: tuple[str, ...], word: str) -> None:
    ran = kg("build", tmp_path, *arguments)
    assert ran.code == 2
    assert word in ran.err


def test_a_base_that_is_no_iri_is_refused(kg: Kg, tmp_path: Path) -> None:
    ran = kg("build", tmp_path, "--base", "graph")
    assert ran.code == 1
    assert ran.err.startswith("kg: ")
