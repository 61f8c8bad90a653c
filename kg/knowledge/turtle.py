"""The Turtle files of ``ontology/`` read into plain dictionaries, fast enough for every start of the program.

In: the name of a file.  Out: its resources.  No reasoning, no graph; whoever wants one loads the file elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.errors import LexiconError
from kg.vocab import DEFAULT_BASE, ONTOLOGY

Properties: TypeAlias = Mapping[str, tuple[str, ...]]


def key_of(iri: str) -> str:
    """The key of a resource of the data namespace (``actor/islamic-state``); any other IRI as it is."""
    return iri.removeprefix(DEFAULT_BASE)


def read_resources(name: str) -> dict[str, Properties]:
    """Read the file ``name`` into ``{key: {local name of the property: values in file order}}``.

    Values are literals' text, keys of resources of the data namespace, or full IRIs.

    Raises:
        LexiconError: when the file is missing or is not Turtle.
    """
    path = ONTOLOGY / name
    if not path.is_file():
        raise LexiconError(f"{path} is missing: install the package again")
    found: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in parse(path=path, format=RdfFormat.TURTLE):
            value = quad.object.value
            if isinstance(quad.object, NamedNode):
                value = key_of(value)
            local = quad.predicate.value.rpartition("#")[2].rpartition("/")[2]
            found.setdefault(key_of(quad.subject.value), {}).setdefault(local, []).append(value)
    except (SyntaxError, ValueError, OSError) as error:
        raise LexiconError(f"{path} cannot be read: {error}") from error
    return {key: {p: tuple(values) for p, values in properties.items()} for key, properties in found.items()}
