"""What stands in for the real thing in tests, and what is passed between them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import kg.extract
import kg.reader
from kg.errors import InputError, LexiconError
from kg.ids import mint
from kg.reader import Outcome, Reader
from kg.records import Article, Event, Extraction


@dataclass(frozen=True)
class Ran:
    """What a run of ``kg`` gave: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


def extract_stand_in(nlp: object, articles: Iterable[Article]) -> Iterator[Extraction]:
    """One bombing in every article but those about football, and a defect or a long sleep in those that say so."""
    for article in articles:
        if "DEFECT" in article.text:
            raise IndexError("list index out of range")
        if "SLOW" in article.text:
            time.sleep(60)
        if "LEXICON" in article.text:
            raise LexiconError("kg/lexicon/x.toml: broken")
        if "football" in article.text:
            yield Extraction(article=article)
            continue
        event = Event(key=mint("event", article.id), type="Bombing", label="bomb", mentions=(article.evidence(2, 6),))
        yield Extraction(article=article, events=(event,), model="stand-in-1.0")


# --- tasks for processes: this module is all that a process of a test has to import ----------------------------------


def square(batch: list[int]) -> list[int]:
    return [number * number for number in batch]


def fail(batch: list[int]) -> list[int]:
    raise InputError(f"no {batch}")


class ReaderStandIn(Reader):
    """Reads with :func:`extract_stand_in` in whatever process it is called."""

    def __call__(self, articles: list[Article]) -> list[Outcome]:
        kg.extract.extract = extract_stand_in
        kg.reader.load = lambda model: None
        return Reader.__call__(self, articles)


@dataclass(frozen=True)
class DiesOnce:
    """Kills its process on one item, the first time only or each time."""

    item: int
    always: bool
    mark: Path

    def __call__(self, batch: list[int]) -> list[int]:
        if self.item in batch and (self.always or not self.mark.exists()):
            self.mark.touch()
            time.sleep(0.05)
            os._exit(9)
        return square(batch)
