"""The names, shapes and colours of ``look.toml``.

In: the file.  Out: a checked :class:`Look`.  This room must never see a graph.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kg import vocab
from kg.errors import LexiconError
from kg.view.labels import spell_out

SHAPES = frozenset({"diamond", "dot", "square", "hexagon", "triangle", "triangleDown", "star", "box", "ellipse"})
KINDS = frozenset({"event", "actor", "place", "detail", "evidence"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One entry of the legend: the classes that share a shape and a colour; ``size`` is a radius in pixels."""

    key: str
    classes: tuple[str, ...]
    label: str
    one: str
    kind: str
    shape: str
    size: int
    light: str
    dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything that ``look.toml`` says."""

    stances: tuple[str, ...]
    quiet: frozenset[str]
    families: tuple[Family, ...]
    folded: frozenset[str]
    fold_from: tuple[str, ...]
    fold_to: tuple[str, ...]
    shortcut: str
    turned: str
    verbs: dict[str, str]
    relations: dict[str, tuple[str, str]]

    def family(self, types: set[str]) -> int:
        """The index of the first family that one of ``types`` belongs to, else that of ``other``."""
        for i, family in enumerate(self.families):
            if not types.isdisjoint(family.classes):
                return i
        return next(i for i, family in enumerate(self.families) if family.key == "other")

    def verb(self, name: str) -> str:
        """What a folded event of class ``name`` is called on its line."""
        return self.verbs.get(name, spell_out(name).lower())

    def relation(self, name: str) -> tuple[str, str]:
        """How a property is read forward and backward."""
        words = vocab.LABELS.get(vocab.EV_IRI + name) or spell_out(name)
        return self.relations.get(name, (words, f"{words} of"))


def specific_class(types: set[str]) -> str:
    """The class of ``types`` that is furthest down in the ontology, the first by name when there are several."""
    own = sorted(name for name in types if ":" not in name)
    return min(own, key=lambda name: -len(vocab.lineage(name)), default="Thing")


def class_label(name: str) -> str:
    """How a class is called in the legend: the ontology's label, capitalized."""
    label = vocab.LABELS.get(vocab.EV_IRI + name) or spell_out(name)
    return label[:1].upper() + label[1:]


@cache
def load_look() -> Look:
    """Read ``look.toml``; raise :class:`kg.errors.LexiconError` where it breaks its format."""
    raw: dict[str, Any] = tomllib.loads(files("kg.view").joinpath("look.toml").read_text(encoding="utf-8"))
    try:
        families = tuple(Family(**{**f, "classes": tuple(f["classes"])}) for f in raw.pop("families"))
        fold = raw.pop("folded")
        look = Look(
            stances=tuple(raw.pop("stances")),
            quiet=frozenset(raw.pop("quiet")),
            families=families,
            folded=frozenset(fold.pop("families")),
            fold_from=tuple(fold.pop("from")),
            fold_to=tuple(fold.pop("to")),
            shortcut=fold.pop("shortcut"),
            turned=fold.pop("turned"),
            verbs=raw.pop("verbs"),
            relations={name: (words[0], words[1]) for name, words in raw.pop("relations").items()},
        )
    except (KeyError, TypeError, IndexError) as error:
        raise LexiconError(f"kg/view/look.toml: {error}") from error
    for family in families:
        if family.shape not in SHAPES or family.kind not in KINDS:
            raise LexiconError(f"kg/view/look.toml: families.{family.key}: no such shape or kind")
    if raw or fold or not look.folded <= {f.key for f in families}:
        raise LexiconError(f"kg/view/look.toml: unknown keys {sorted(raw) + sorted(fold)} or family in folded.families")
    return look
