"""The pipeline: which models are taken, and where sentences start."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.errors import ModelError
from kg.nlp import BATCH_SIZE, load_model, model_version, start_sentences_at_paragraphs
from kg.paragraphs import is_wrapped

import spacy  # isort: skip  # after kg.nlp, which sets the threads

if TYPE_CHECKING:
    from spacy.language import Language

HEADLINE = "Blast kills six in Kestrel\nBy our own staff\nA bomb exploded on Tuesday.\n\nThe police said so."
WRAPPED = (
    "A bomb exploded in the crowded market of Kestrel on Tuesday, killing six\n"
    "people and wounding twelve others, among them President Oran Tesk of the\n"
    "chamber of commerce, the police of the Valdorian capital said in a first\n"
    "statement.\n\nNobody claimed responsibility."
)


def starts(text: str) -> list[str]:
    doc = start_sentences_at_paragraphs(spacy.blank("en")(text))
    return [token.text for token in doc if token.is_sent_start and token.i]


def test_sentences_start_after_line_feeds() -> None:
    assert starts(HEADLINE) == ["By", "A", "The"]


def test_in_a_wrapped_text_only_blank_lines_count() -> None:
    assert is_wrapped(WRAPPED)
    assert starts(WRAPPED) == ["Nobody"]


@pytest.mark.parametrize("text", ["", "One line.", HEADLINE, "\n".join(["A paragraph of a page. " * 20] * 4)])
def test_lines_of_other_lengths_are_no_wrapping(text: str) -> None:
    assert not is_wrapped(text)


def test_a_line_feed_at_the_end_starts_nothing() -> None:
    assert starts("The police said so.\n\n") == []


@pytest.mark.model
def test_the_parser_keeps_the_starts(nlp: Language) -> None:
    sentences = [sentence.text.strip() for sentence in nlp(HEADLINE).sents]
    assert sentences == HEADLINE.replace("\n\n", "\n").split("\n")


@pytest.mark.model
def test_the_default_model_has_what_extraction_needs(nlp: Language) -> None:
    assert {"tagger", "parser", "ner", "lemmatizer"} <= set(nlp.pipe_names)
    assert nlp.batch_size == BATCH_SIZE
    assert model_version(nlp).startswith("en_core_web_sm")


def test_another_model_by_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_MODEL", "en_core_web_none")
    with pytest.raises(ModelError, match="en_core_web_none is not installed"):
        load_model()


@pytest.mark.parametrize(
    ("language", "message"), [("en", "lacks tagger, parser, ner, lemmatizer"), ("de", "is for the language 'de'")]
)
def test_a_pipeline_that_does_not_fit_is_refused(tmp_path: Path, language: str, message: str) -> None:
    spacy.blank(language).to_disk(tmp_path)
    with pytest.raises(ModelError, match=message):
        load_model(str(tmp_path))


def test_a_folder_that_holds_no_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(tmp_path))


def test_a_title_keeps_its_full_stop(nlp: Language) -> None:
    doc = nlp("The blast killed Brig. Gen. Ilo Venn, whom Police Lt. Mara Quill and Col. Teo Marsh had guarded.")
    assert {"Brig.", "Lt.", "Col."} <= {token.text for token in doc}
    assert not [sent for sent in doc.sents if sent[-1].text in {"Brig.", "Lt.", "Col."}]
