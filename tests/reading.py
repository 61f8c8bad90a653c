"""Read a text with the whole extraction, and ask what was found; for tests of single constructions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from kg.extract import extract
from kg.records import Article, Event, Extraction, Ref, Stance, When
from kg.vocab import lineage

if TYPE_CHECKING:
    from spacy.language import Language

MONDAY = date(2021, 3, 8)


def read(nlp: Language, text: str, published: date | None = MONDAY) -> Extraction:
    return next(extract(nlp, [Article(id="case", text=text, date=published)]))


def attacks(found: Extraction) -> list[Event]:
    return [e for e in found.events if "Attack" in lineage(e.type)]


def values(found: Extraction, event: Event, name: str, *, denied: bool = True) -> list[Any]:
    """The values of one property, sorted: labels of things, dates as literals, numbers and words."""
    labels = {r.key: r.label or r.type for r in (*found.entities, *found.events)}
    raw = [f.value for f in event.facts if f.name == name and (denied or f.stance is not Stance.DENIED)]
    return sorted(labels[v.key] if isinstance(v, Ref) else v.literal if isinstance(v, When) else v for v in raw)


def told(found: Extraction, event: Event, name: str) -> set[str]:
    """The values of one property that are not denied, as text."""
    return {str(value) for value in values(found, event, name, denied=False)}


def types(found: Extraction) -> dict[str, str]:
    """The class of each entity, by its label."""
    return {e.label: e.type for e in found.entities}


def found_in_all(nlp: Language, text: str, name: str) -> list[Any]:
    """The values of one property over all attacks of a text, sorted."""
    found = read(nlp, text)
    return sorted({v for event in attacks(found) for v in values(found, event, name)})
