"""Reads a batch of articles: language check, extraction, and if asked for the Turtle of each.

In: articles.  Out: an :class:`Outcome` for each, in order.  It works the same in this process and in another, and one
article that fails must never cost the others.
"""

from __future__ import annotations

import gc
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from kg import triples
from kg.deadline import deadline
from kg.errors import LexiconError, ModelError, TimeLimitError
from kg.language import foreign_reason
from kg.records import Article, Extraction, Issue

if TYPE_CHECKING:
    from spacy.language import Language

#: A batch is spaCy's batch too, and as fast with 16: but of several processes one waits at the end for a whole batch of
#: another.  The second limit keeps a batch of very long articles below a gigabyte.
_BATCH_ARTICLES = 8
_BATCH_CHARACTERS = 200_000
#: An article makes tens of thousands of objects and drops them together: nothing is won by looking at every 700.
_YOUNG_OBJECTS = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one article: an ``extraction`` or its ``turtle``, or the ``error`` that stopped it.

    ``found`` counts the events by class.  ``trace`` is the Python traceback of an error.
    """

    article: str
    extraction: Extraction | None = None
    turtle: bytes | None = None
    found: Counter[str] = field(default_factory=Counter)
    issues: tuple[Issue, ...] = ()
    error: str | None = None
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Extracts a batch of articles in whatever process it is called; with ``base``, down to the Turtle of each.

    ``time_limit`` is the seconds that one article may take; 0 is no limit.
    """

    model: str | None = None
    base: str | None = None
    time_limit: float = 0.0

    def __call__(self, articles: list[Article]) -> list[Outcome]:
        """Give one outcome for each article, in order.

        Raises:
            ModelError: the model cannot be loaded.
            LexiconError: a lexicon or knowledge file is broken.
        """
        return [self._outcome(found) for found in read(load(self.model), articles, self.time_limit)]

    def _outcome(self, found: Extraction | Outcome) -> Outcome:
        if isinstance(found, Outcome):
            return found
        article = found.article.id
        try:
            turtle = triples.turtle_bytes([found], base=self.base) if self.base else None
        except Exception as error:  # noqa: BLE001  # one article must not stop the others
            return failure(article, error)
        counts = Counter(event.type for event in found.events)
        extraction = None if self.base else found
        return Outcome(article=article, extraction=extraction, turtle=turtle, found=counts, issues=found.issues)


@cache
def load(model: str | None) -> Language:
    """Load the model once per process."""
    from kg.nlp import load_model

    nlp = load_model(model)
    gc.freeze()  # the model lives as long as the process: the collector need not walk it again and again
    gc.set_threshold(_YOUNG_OBJECTS)
    return nlp


def read(nlp: Language, articles: list[Article], time_limit: float = 0.0) -> Iterator[Extraction | Outcome]:
    """Extract ``articles`` in order; what is not English comes back empty with its reason, what fails as an outcome."""
    foreign = {article.id: reason for article in articles if (reason := foreign_reason(article.text))}
    found = iter(_extract(nlp, [article for article in articles if article.id not in foreign], time_limit))
    for article in articles:
        if article.id in foreign:
            message = f"only English is read, and {foreign[article.id]}"
            yield Extraction(article=article, issues=(Issue(code="not-english", message=message),))
        else:
            yield next(found)


def _extract(nlp: Language, articles: list[Article], time_limit: float) -> Iterator[Extraction | Outcome]:
    """Extract a batch at once, or after any error one by one, so that only the article at fault is lost.

    A batch that takes longer than one article may is taken for one with such an article.
    """
    from kg.extract import extract

    try:
        with deadline(time_limit):
            batch = list(extract(nlp, articles))
    except (LexiconError, ModelError):
        raise
    except Exception as error:  # noqa: BLE001  # any defect in the rules, met in one article
        if len(articles) == 1:
            yield failure(articles[0].id, error)
            return
        for article in articles:
            yield from _extract(nlp, [article], time_limit)
        return
    yield from map(_explained, batch)


def _explained(extraction: Extraction) -> Extraction:
    if extraction.events or extraction.issues:
        return extraction
    message = "no attack, arrest, claim, statement or movement was found in it"
    return replace(extraction, issues=(Issue(code="no-event", message=message),))


def failure(article: str, error: Exception) -> Outcome:
    """Make the outcome of an article that raised ``error``."""
    trace = "".join(traceback.format_exception(error))
    message = str(error) if isinstance(error, TimeLimitError) else f"{type(error).__name__}: {error}"
    return Outcome(article=article, error=message, trace=trace)


def batched(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Cut a stream of articles into batches, limited in number and in characters."""
    batch: list[Article] = []
    characters = 0
    for article in articles:
        if batch and (len(batch) == _BATCH_ARTICLES or characters + len(article.text) > _BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(article)
        characters += len(article.text)
    if batch:
        yield batch


def killed(article: Article) -> Outcome:
    """Make the outcome of an article whose process died each time."""
    error = f"the process that read its {len(article.text):,} characters died three times: is there enough memory?"
    return Outcome(article=article.id, error=error)
