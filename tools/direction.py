"""Score the direction of events: who does it, and to whom, against one actor and one target a sentence.

A sentence counts as found when one event of its graph holds the gold actor and the gold target, each in a role of
``AGENTS`` or ``PATIENTS``.  It is right when an event has the actor among the agents and the target among the patients;
"A accuses B of attacking A" has a second event the other way round and is right.  A name agrees when the content words
of one are among those of the other, by label or alias.  Graphs are read through the terms of the ontology only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

EV = "https://w3id.org/event-kg/ontology#"
AGENTS = ("speaker", "perpetrator", "suspect", "claimant", "claimedBy", "orderedBy", "arrestedBy", "court")
PATIENTS = ("against", "about", "target", "victim", "arrested", "defendant")
_LABELS = {
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#altLabel",
}
_EMPTY = {"the", "a", "an", "of", "in", "on", "at", "and", "for", "to", "his", "her", "its", "their", "s", "some"}


def score(rows: Iterable[tuple[str, str, Path]]) -> dict[str, float]:
    """Give percentages over gold actor, gold target and graph file of each sentence that has both.

    ``right way round`` is of the sentences found, ``found`` of all.
    """
    total = found = right = 0
    for actor, target, path in rows:
        total += 1
        verdict = direction(actor, target, path.read_bytes())
        found += verdict is not None
        right += verdict is True
    return {
        "right way round": 100 * right / found if found else 0.0,
        "found": 100 * found / total if total else 0.0,
        "n": total,
        "n_found": found,
    }


def direction(actor: str, target: str, turtle: bytes) -> bool | None:
    """Whether an event has the two the right way round; ``None`` when no event holds both."""
    names: dict[str, set[str]] = {}
    roles: dict[str, dict[str, set[str]]] = {}
    for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        subject, predicate, value = str(quad.subject), quad.predicate.value, quad.object
        if predicate in _LABELS and isinstance(value, ox.Literal):
            names.setdefault(subject, set()).add(value.value)
        elif predicate.removeprefix(EV) in AGENTS + PATIENTS:
            side = "agents" if predicate.removeprefix(EV) in AGENTS else "patients"
            roles.setdefault(subject, {"agents": set(), "patients": set()})[side].add(str(value))

    def named(name: str, nodes: set[str]) -> set[str]:
        return {node for node in nodes if any(same(name, label) for label in names.get(node, ()))}

    seen = False
    for event in roles.values():
        agents, patients = event["agents"], event["patients"]
        if named(actor, agents) and named(target, patients):
            return True
        does, gets = named(actor, agents | patients), named(target, agents | patients)
        seen |= bool(does and gets) and len(does | gets) > 1
    return False if seen else None


def same(a: str, b: str) -> bool:
    """Whether the content words of one name are among those of the other."""
    x, y = _words(a), _words(b)
    return bool(x and y) and (x <= y or y <= x)


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold().replace(".", "")
    return set(re.findall(r"[a-z0-9]+", plain)) - _EMPTY
