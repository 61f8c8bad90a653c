"""Articles become files: order, isolation of failures, names, processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import InputProblem
from kg.build import Notice, build, file_name
from kg.errors import InputError, LexiconError
from kg.reader import Outcome, batched
from kg.records import Article

ROOT = Path(__file__).parents[1]
ENGLISH = "A bomb exploded in the market of {} on Tuesday, and the police said that six people were killed in it."


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("stand_in")
def test_one_graph_for_all(tmp_path: Path) -> None:
    source = write(tmp_path / "in", b=ENGLISH.format("Kestrel"), a=ENGLISH.format("Valdora"))
    report = build([source], tmp_path / "out")
    assert (report.articles, report.found, report.complete) == (2, {"Bombing": 2}, True)
    assert [path.name for path in report.files] == ["graph.ttl", "graph.trig", "graph.html"]
    turtle = (tmp_path / "out/graph.ttl").read_text("utf-8")
    assert "event:a" in turtle
    assert "event:b" in turtle
    assert "ev:Assertion" not in turtle
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["graph.html", "graph.trig", "graph.ttl"]


@pytest.mark.usefixtures("stand_in")
def test_each_article_gets_a_file(tmp_path: Path) -> None:
    source = tmp_path / "wire.jsonl"
    lines = [f'{{"id": "{name}", "text": "{ENGLISH.format(name)}"}}' for name in ("k/1", "k_1", "../../up", "K 1")]
    source.write_text("\n".join(lines), encoding="utf-8")
    report = build([source], tmp_path / "out", each=True)
    assert report.articles == 4
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert "k_1.ttl" in names
    assert "_._.._up.ttl" in names
    assert len(names) == 4
    assert not (tmp_path / "up.ttl").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "wire.jsonl"]


@pytest.mark.usefixtures("stand_in")
def test_a_defect_costs_one_article_only(tmp_path: Path) -> None:
    source = write(
        tmp_path / "in",
        a=ENGLISH.format("Kestrel"),
        b=ENGLISH.format("Kestrel") + " DEFECT",
        c=ENGLISH.format("Valdora"),
    )
    heard: list[Notice] = []
    report = build([source], tmp_path / "out", notify=heard.append)
    assert (report.articles, report.failed, report.complete) == (2, 1, False)
    outcomes = [notice for notice in heard if isinstance(notice, Outcome)]
    assert [outcome.article for outcome in outcomes] == ["a", "b", "c"]
    assert outcomes[1].error == "IndexError: list index out of range"
    assert "extract_stand_in" in outcomes[1].trace
    assert (tmp_path / "out/graph.ttl").exists()


@pytest.mark.usefixtures("stand_in")
def test_a_broken_lexicon_stops_the_run(tmp_path: Path) -> None:
    source = write(tmp_path / "in", a=ENGLISH.format("Kestrel") + " LEXICON")
    with pytest.raises(LexiconError, match=r"x\.toml: broken"):
        build([source], tmp_path / "out")


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        (
            "Une bombe a explosé dans le marché de Kestrel et six personnes ont été tuées, selon la police.",
            "not-english",
            "French",
        ),
        (
            "Бомба взорвалась на рынке в городе Кестрел, погибли шесть человек, сообщила полиция.",
            "not-english",
            "script",
        ),
        (
            "The football match between Kestrel and Valdora was won by the home team in the last minute.",
            "no-event",
            "no attack",
        ),
    ],
)
def test_an_empty_graph_has_a_reason(tmp_path: Path, text: str, code: str, words: str) -> None:
    heard: list[Notice] = []
    report = build([write(tmp_path / "in", a=text)], tmp_path / "out", each=True, notify=heard.append)
    (outcome,) = heard
    assert isinstance(outcome, Outcome)
    assert [issue.code for issue in outcome.issues] == [code]
    assert words in outcome.issues[0].message
    assert report.complete
    assert "ev:Article" in (tmp_path / "out/a.ttl").read_text("utf-8")


@pytest.mark.usefixtures("stand_in")
def test_nothing_read_writes_nothing(tmp_path: Path) -> None:
    heard: list[Notice] = []
    report = build([write(tmp_path / "in", a="")], tmp_path / "out", notify=heard.append)
    assert (report.articles, report.unread, report.complete, report.files) == (0, 1, False, [])
    assert isinstance(heard[0], InputProblem)
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("stand_in")
def test_a_base_that_is_no_iri_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not an IRI"):
        build([tmp_path / "none"], tmp_path / "out", base="my graph/")


@pytest.mark.usefixtures("stand_in")
def test_an_output_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.ttl: cannot be written"):
        build([write(tmp_path / "in", a=ENGLISH)], tmp_path / "out", each=True)


@given(st.text(min_size=1, max_size=300))
def test_file_names_are_safe(article: str) -> None:
    taken: set[str] = set()
    names = [file_name(article, taken), file_name(article, taken)]
    assert len(set(names)) == 2
    for name in names:
        assert Path(name).name == name
        assert not name.startswith(".")
        assert len(f"{name}.ttl".encode()) < 256
        assert not any(c.isspace() or c in '\\/:*?"<>|' for c in name)


def test_batches_are_limited_in_number_and_in_characters() -> None:
    articles = [Article(id=str(i), text="x" * size) for i, size in enumerate([150_000, 60_000, *[10] * 20])]
    sizes = [len(batch) for batch in batched(articles)]
    assert sizes == [1, 8, 8, 5]


@pytest.mark.model
def test_the_same_bytes_on_every_run_hash_seed_and_number_of_processes(tmp_path: Path) -> None:
    built = []
    for number, jobs in (("0", "1"), ("1", "2")):
        out = tmp_path / number
        command = [
            sys.executable,
            "-c",
            "from kg.cli import main; main()",
            "build",
            "seeds",
            "-o",
            str(out),
            "-j",
            jobs,
        ]
        environment = {**os.environ, "PYTHONHASHSEED": number}
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment)
        built.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert sorted(built[0]) == ["graph.html", "graph.trig", "graph.ttl"]
    assert built[0] == built[1]
