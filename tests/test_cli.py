"""The command line: data to standard output, talk to standard error, exit codes, help that can be pasted."""

from __future__ import annotations

import io
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg import __version__
from tests.stand_ins import Ran

Kg = Callable[..., Ran]

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).with_name("data")
TTL, TRIG = DATA / "sample.ttl", DATA / "sample.trig"
COMMANDS = ("build", "view", "export", "query", "stats", "explain", "validate", "verify", "doctor")
SENTENCE = "A bomb exploded in the market of Kestrel on Tuesday, and the police said that six people were killed in it."


def test_the_version_is_the_packages(kg: Kg) -> None:
    assert kg("--version").out == f"event-kg {__version__}\n"


def test_no_arguments_show_the_commands(kg: Kg) -> None:
    ran = kg()
    assert all(f"  {command} " in ran.out + ran.err for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_help_ends_with_an_example_that_its_parser_takes(kg: Kg, command: str) -> None:
    ran = kg(command, "--help")
    assert ran.code == 0
    example = ran.out.rstrip().rsplit("Example: ", 1)[1]
    words = shlex.split(" ".join(example.split()))
    assert words[:2] == ["kg", command]
    options = {word for word in words if word.startswith("-") and word != "-"}
    assert all(re.search(rf"(^|[ ,]){re.escape(option)}\b", ran.out, re.MULTILINE) for option in options)


def test_help_imports_nothing_heavy() -> None:
    heavy = {"spacy", "numpy", "rdflib", "networkx", "pyvis", "pyoxigraph", "trafilatura"}
    code = (
        "import sys\nfrom kg.cli import main\nsys.argv = ['kg', 'build', '--help']\ntry:\n    main()\n"
        f"except SystemExit:\n    pass\nprint(sorted({heavy} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.usefixtures("stand_in")
def test_build_prints_its_files_and_talks_elsewhere(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    ran = kg("build", tmp_path / "a.txt", "-o", tmp_path / "out")
    assert ran.code == 0
    assert ran.out.splitlines() == [str(tmp_path / "out" / f"graph.{end}") for end in ("ttl", "trig", "html")]
    assert ran.err == "1 article: 1 Bombing\n"


@pytest.mark.usefixtures("stand_in")
def test_build_reports_as_json(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    ran = kg("build", tmp_path / "a.txt", tmp_path / "none.txt", "--each", "-o", tmp_path / "out", "--json")
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "articles": 1,
        "failed": 0,
        "unread": 1,
        "events": {"Bombing": 1},
        "files": [str(tmp_path / "out")],
    }


@pytest.mark.usefixtures("stand_in")
def test_build_reads_standard_input(kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))
    assert kg("build", "-", "--each", "-o", tmp_path).code == 0
    assert (tmp_path / "stdin.ttl").exists()


@pytest.mark.usefixtures("stand_in")
def test_every_resource_lies_below_the_base(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert kg("build", tmp_path / "a.txt", "-o", tmp_path, "--base", "https://data.example/kg/").code == 0
    turtle = (tmp_path / "graph.ttl").read_text("utf-8")
    assert "<https://data.example/kg/event/>" in turtle
    assert "event-kg/resource" not in turtle


def test_a_missing_model_is_named_with_the_way_to_get_it(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    ran = kg("build", tmp_path / "a.txt", "-o", tmp_path, "--model", "en_core_web_none")
    assert ran.code == 1
    assert "the model en_core_web_none is not installed: pip install" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json"])
def test_a_named_question(kg: Kg, form: str) -> None:
    ran = kg("query", TTL, "attacks", "--format", form)
    assert (ran.code, ran.err) == (0, "")
    assert "Lantern Market" in ran.out


def test_any_sparql_from_argument_file_and_standard_input(
    kg: Kg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "SELECT (COUNT(?a) AS ?n) WHERE { ?a a ev:Attack }"
    file = tmp_path / "count.rq"
    file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    answers = {kg("query", TTL, question, "-f", "csv").out for question in (text, file, "-")}
    assert len(answers) == 1
    assert answers.pop().split() == ["n", "8"]


def test_questions_are_listed(kg: Kg) -> None:
    ran = kg("query", "--list")
    assert ran.code == 0
    assert "who-claimed-what" in ran.out


def test_a_limit_is_said(kg: Kg) -> None:
    ran = kg("query", TTL, "attacks", "--limit", "2", "-f", "csv")
    assert len(ran.out.splitlines()) == 3
    assert ran.err == "there is more: these are the first 2\n"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("query", TTL, "attakcs"), "Did you mean attacks?"),
        (("query", TTL, "SELECT ?a WHERE { ?a a ev:Atack }"), "ev:Attack"),
        (("query", TTL, "SELECT ?a WHERE { ?a a }"), "line 1, column"),
        (("query", TTL, "none.rq"), "none.rq: cannot be read"),
        (("query", "none.ttl", "attacks"), "none.ttl: there is no such file"),
        (("explain", TTL, "nobody at all"), "nothing in the graph is called"),
        (("export", TTL, "--format", "jsonl"), "jsonld"),
        (("validate", __file__), "not a graph file by its name"),
    ],
)
def test_what_is_wrong_is_said_in_words(kg: Kg, arguments: tuple[object, ...], word: str) -> None:
    ran = kg(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("kg: ")
    assert word in ran.err


@pytest.mark.parametrize(
    "arguments",
    [("query", TTL), ("query", TTL, "casualty-ledger", "event"), ("export", TTL, "-f", "csv", "-o", "-")],
    ids=["no-question", "no-value", "two-files"],
)
def test_what_is_wrongly_asked_leaves_with_2(kg: Kg, arguments: tuple[object, ...]) -> None:
    assert kg(*arguments).code == 2


def test_explain_shows_the_sentence(kg: Kg) -> None:
    ran = kg("explain", TTL, "Lantern Market")
    assert ran.code == 0
    assert "“" in ran.out
    assert json.loads(kg("explain", TTL, "Lantern Market", "--json").out)["label"] == "Lantern Market"


def test_stats_as_tables_json_and_files(kg: Kg, tmp_path: Path) -> None:
    assert "Actors and events by PageRank" in kg("stats", TTL).out
    assert "centrality" in json.loads(kg("stats", TTL, "--json").out)
    assert kg("stats", TTL, "--csv", tmp_path).code == 0
    assert (tmp_path / "centrality.csv").exists()


def test_a_sound_graph_is_valid_and_a_broken_one_is_not(kg: Kg, tmp_path: Path) -> None:
    ran = kg("validate", TRIG)
    assert (ran.code, ran.out) == (0, "")
    assert "nothing wrong" in ran.err
    broken = tmp_path / "broken.ttl"
    broken.write_text(TTL.read_text("utf-8").replace("ev:killed 41", 'ev:killed "many"'), encoding="utf-8")
    ran = kg("validate", broken, "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["findings"]


@pytest.mark.usefixtures("stand_in")
def test_verify_finds_the_quotes_and_misses_a_changed_article(kg: Kg, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(f"date 2031-05-06\n\n{SENTENCE}\n", encoding="utf-8")
    kg("build", article, "-o", tmp_path / "out")
    ran = kg("verify", tmp_path / "out/graph.trig", article)
    assert "article-missing" not in ran.out
    assert "quote-not-there" not in ran.out
    article.write_text(f"date 2031-05-06\n\n{SENTENCE} More.\n", encoding="utf-8")
    ran = kg("verify", tmp_path / "out/graph.trig", article)
    assert ran.code == 1
    assert "article-missing" in ran.out


@pytest.mark.parametrize("form", ["jsonld", "nquads", "ntriples", "turtle", "graphml", "gexf"])
def test_export_to_standard_output(kg: Kg, form: str) -> None:
    ran = kg("export", TTL, "--format", form, "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert "Lantern Market" in ran.out


def test_export_to_files(kg: Kg, tmp_path: Path) -> None:
    ran = kg("export", TTL, "--format", "csv", "-o", tmp_path / "graph")
    assert ran.code == 0
    assert all(Path(line).is_file() for line in ran.out.splitlines())
    assert len(ran.out.splitlines()) == 2


def test_view_writes_a_page(kg: Kg, tmp_path: Path) -> None:
    ran = kg("view", TTL, "-o", tmp_path / "graph.html")
    assert ran.code == 0
    assert ran.out == f"{tmp_path / 'graph.html'}\n"
    assert "Lantern Market" in (tmp_path / "graph.html").read_text("utf-8")


@pytest.mark.model
def test_the_doctor_finds_this_installation_sound(kg: Kg) -> None:
    ran = kg("doctor", "--json")
    checks = {check["name"]: check for check in json.loads(ran.out)}
    assert [name for name, check in checks.items() if check["mark"] == "broken"] == []
    assert ran.code == 0
    assert "en_core_web_sm" in checks["model"]["detail"]


def test_the_doctor_says_what_is_broken(kg: Kg) -> None:
    ran = kg("doctor", "--model", "en_core_web_none")
    assert ran.code == 1
    assert re.search(r"^broken +model +the model en_core_web_none is not installed", ran.out, re.MULTILINE)


def test_a_defect_is_told_in_words(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("kg.validate.validate", broken)
    monkeypatch.delenv("KG_DEBUG", raising=False)
    ran = kg("validate", TTL)
    assert ran.code == 1
    assert "a defect of this program: ZeroDivisionError: division by zero" in ran.err
    assert "Traceback" not in ran.err


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{shlex.quote(sys.executable)} -c 'from kg.cli import main; main()' query {TTL} attacks | head -1"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.startswith("Which attacks")
    assert "Traceback" not in ran.stderr
