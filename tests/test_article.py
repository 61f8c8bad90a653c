"""What comes in: files, pages, lines, folders, standard input."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import LONGEST_TEXT, InputProblem, read_articles
from kg.decode import clean
from kg.records import Article

SEED = Path(__file__).parents[1] / "seeds" / "000_e2a0f961c55ed4a7.txt"
PAGE = """<html lang="en"><head><title>Blast in Kestrel kills six - The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette">
<meta property="article:published_time" content="2031-05-06T10:00:00Z">
<link rel="canonical" href="https://gazette.example/blast"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Blast in Kestrel kills six</h1>
<p>A bomb exploded in the Valdorian city of Kestrel on Tuesday, killing six people, police said.</p>
<script>document.write("A bomb exploded in Nowhere, killing 99 people.")</script>
<p>The Red Lantern Brigade claimed responsibility for the attack in a message to the newspaper on Wednesday.</p>
</article><footer>All rights reserved</footer></body></html>"""


def read(*paths: Path | str, day: date | None = None) -> tuple[list[Article], list[InputProblem]]:
    items = list(read_articles(paths, day=day))
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [item for item in items if isinstance(item, InputProblem)]


def test_the_date_line_of_a_text_is_its_date_and_no_part_of_the_prose() -> None:
    (article,), problems = read(SEED)
    assert article.id == "000_e2a0f961c55ed4a7"
    assert article.date == date(2024, 1, 11)
    assert article.text.startswith("Iranian authorities have made")
    assert article.text.endswith("claimed by ISIS.")
    assert not problems


@pytest.mark.parametrize(
    ("content", "day", "text"),
    [
        ("date 2031-05-06 A bomb exploded.", date(2031, 5, 6), "A bomb exploded."),
        ("\n Date: 2031-05-06\n\nA bomb exploded.\n", date(2031, 5, 6), "A bomb exploded."),
        ("A bomb exploded on date 2031-05-06 in Kestrel.", None, "A bomb exploded on date 2031-05-06 in Kestrel."),
        ("date 2031-05-061 is no date", None, "date 2031-05-061 is no date"),
    ],
)
def test_date_lines(tmp_path: Path, content: str, day: date | None, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(content, encoding="utf-8")
    (article,), _ = read(file)
    assert (article.date, article.text) == (day, text)


def test_a_date_from_outside_overrides(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("date 2031-05-06 A bomb exploded.", encoding="utf-8")
    (article,), _ = read(file, day=date(2030, 1, 2))
    assert article.date == date(2030, 1, 2)


def test_a_page_gives_body_headline_date_and_publisher(tmp_path: Path) -> None:
    file = tmp_path / "blast.html"
    file.write_text(PAGE, encoding="utf-8")
    (article,), problems = read(file)
    assert article.headline == "Blast in Kestrel kills six"
    assert article.publisher == "The Harbour Gazette"
    assert article.url == "https://gazette.example/blast"
    assert article.date == date(2031, 5, 6)  # in the future of whoever runs this: the clock must not matter
    assert "killing six people, police said.\nThe Red Lantern Brigade" in article.text
    assert "Nowhere" not in article.text
    assert "rights reserved" not in article.text
    assert not problems


def test_a_date_in_the_prose_of_a_page_is_not_its_date(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    page = PAGE.replace('<meta property="article:published_time" content="2031-05-06T10:00:00Z">', "")
    file.write_text(page.replace("on Tuesday", "on 3 March 2019"), encoding="utf-8")
    (article,), _ = read(file)
    assert "3 March 2019" in article.text
    assert article.date is None


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    file = tmp_path / "a.htm"
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Valdorian", "Váldoriań")
    file.write_bytes(page.encode("iso-8859-2"))
    (article,), _ = read(file)
    assert "Váldoriań" in article.text


def test_lines_of_json(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    rows = [
        {
            "id": "k/1",
            "text": "A bomb exploded.",
            "date": "2031-05-06T08:00:00Z",
            "title": "Blast",
            "publisher": "Gazette",
        },
        {
            "id": 7,
            "text": "Two men were held.",
            "date": None,
            "gold": {"ignored": True},
            "url": "https://gazette.example/7",
        },
        {"text": "A line separator\u2028is no line end."},
    ]
    file.write_text("\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8-sig")
    articles, problems = read(file)
    assert [article.id for article in articles] == ["k/1", "7", "wire-5"]
    assert articles[0].date == date(2031, 5, 6)
    assert (articles[0].headline, articles[0].publisher) == ("Blast", "Gazette")
    assert articles[1].url == "https://gazette.example/7"
    assert "\u2028" in articles[2].text
    assert not problems


def test_a_folder_is_read_in_order_with_ids_from_its_paths(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/one.txt", "a.txt", "b/two.txt", ".hidden.txt", "notes.md"):
        (tmp_path / name).write_text(f"Text of {name}.", encoding="utf-8")
    articles, _ = read(tmp_path)
    assert [article.id for article in articles] == ["a", "b/one", "b/two"]


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    articles, (problem,) = read(tmp_path)
    assert not articles
    assert "no file in this folder ends in .txt" in str(problem)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"date 2031-05-06 A bomb exploded.", "A bomb exploded."),
        (b'{"text": "A bomb exploded."}\n', "A bomb exploded."),
        (PAGE.encode(), "The Red Lantern Brigade"),
    ],
)
def test_standard_input_is_whatever_it_looks_like(monkeypatch: pytest.MonkeyPatch, data: bytes, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (article,), _ = read("-")
    assert text in article.text
    assert article.id.startswith("stdin")


def test_ids_come_out_unique(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    rows = [{"id": "x", "text": text} for text in ("One.", "Two.", "One.", "Three.")]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    articles, problems = read(file)
    assert [(article.id, article.text) for article in articles] == [("x", "One."), ("x-2", "Two."), ("x-3", "Three.")]
    assert not any(problem.lost for problem in problems)
    said = zip(problems, ("it is now x-2", "read once", "it is now x-3"), strict=True)
    assert all(words in str(problem) for problem, words in said)


@given(st.text(st.characters(exclude_categories=()), max_size=80))  # lone surrogates too
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert all(a == b for a, b in zip(text, cleaned, strict=True) if a.isalnum())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("date 2031-05-06 “Café” bomb.".encode(encoding))
    (article,), problems = read(file)
    assert (article.text, article.date) == ("“Café” bomb.", date(2031, 5, 6))
    assert not problems


def test_another_encoding_is_detected_and_said(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("The café’s owner, José Núñez, said “no” to the police in Kestrel.".encode("cp1252"))
    (article,), (problem,) = read(file)
    assert article.text.startswith("The café’s owner, José Núñez, said “no”")
    assert "not valid UTF-8: read as cp1252" in str(problem)
    assert not problem.lost


def test_a_damaged_text_keeps_its_good_characters(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("“José” and “Núñez” ".encode() + b"\xff were held.")
    (article,), (problem,) = read(file)
    assert article.text == "“José” and “Núñez” \ufffd were held."
    assert "1 damaged" in str(problem)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no text in it"),
        (b" \n\t ", "no text in it"),
        (b"date 2031-05-06\n", "no text in it"),
        (b"date 2031-02-30 A bomb exploded.", "no date: write YYYY-MM-DD"),
        (b"%PDF-1.7 ...", "a PDF, not text"),
        (bytes(range(256)) * 8, "binary data"),
        (b"A bomb. " * (LONGEST_TEXT // 8 + 1), "too many for one article"),
        (b"A bomb. " * 2_500_000, "larger than"),
    ],
    ids=["empty", "blank", "date-only", "no-such-day", "pdf", "binary", "long", "20-MB"],
)
def test_what_is_no_article_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    bad, good = tmp_path / "a.txt", tmp_path / "b.txt"
    bad.write_bytes(data)
    good.write_text("A bomb exploded.", encoding="utf-8")
    articles, (problem,) = read(bad, good)
    assert [article.id for article in articles] == ["b"]
    assert problem.lost
    assert message in str(problem)
    assert str(problem).startswith(str(bad))


def test_a_few_control_characters_are_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"A bomb\x00exploded in the market of Kestrel, police said on Tuesday, and six people died.")
    (article,), (problem,) = read(file)
    assert article.text.startswith("A bomb exploded")
    assert "1 control" in str(problem)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('{"id": "x"}', 'no "text"'),
        ('{"text": ""}', 'no "text"'),
        ('{"text": 5}', '"text" holds 5'),
        ('{"text": "A bomb.", "date": "yesterday"}', "'yesterday', which is no date"),
        ('{"text": "A bomb.", "title": ["x"]}', '"title" holds'),
        ("[" * 100_000, "not JSON"),
        ('{"text": "' + "x" * 9_000_000 + '"}', "longer than"),
    ],
    ids=["json", "object", "missing", "empty", "number", "date", "title", "deep", "long"],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_text(f'{{"id": "a", "text": "One."}}\n{line}\n{{"id": "b", "text": "Two."}}\n', encoding="utf-8")
    articles, (problem,) = read(file)
    assert [article.id for article in articles] == ["a", "b"]
    assert problem.source == f"{file}:2"
    assert message in problem.message
    assert problem.lost


def test_a_lone_surrogate_becomes_a_replacement_character(tmp_path: Path) -> None:
    file = tmp_path / "wire.jsonl"
    file.write_text('{"id": "a", "text": "One \\ud800 two."}', encoding="utf-8")
    (article,), _ = read(file)
    assert article.text == "One \ufffd two."


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    articles, (problem,) = read(tmp_path / "none.txt")
    assert not articles
    assert "No such file" in str(problem)


def test_a_page_without_prose_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<html><body><script>1</script></body></html>", encoding="utf-8")
    articles, (problem,) = read(file)
    assert not articles
    assert "no article text" in str(problem)
