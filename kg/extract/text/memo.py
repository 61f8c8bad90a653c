"""Remember what was worked out of a token or a phrase: many rules ask the same question of the same one.

In: a question of one token or phrase.  Out: the same question, worked out once per document and thing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

from kg.extract.text.parse import Doc


class _Part(Protocol):
    """What belongs to a document and is always the same object: a token, a phrase."""

    doc: Doc


Part = TypeVar("Part", bound=_Part)
Answer = TypeVar("Answer")


def once(question: Callable[[Part], Answer]) -> Callable[[Part], Answer]:
    """Let a question be worked out once for each thing of a document that it is asked of.

    For what depends on the parse alone, after its mends: whom a phrase stands for may change, what it says does not.
    """
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def ask(part: Part) -> Answer:
        known: dict[Part, Answer] = part.doc.cache.setdefault(name, {})
        if part not in known:
            known[part] = question(part)
        return known[part]

    return ask
