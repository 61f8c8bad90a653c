"""Which class of attack one frame tells of: by its word, by the weapon, by a suicide bomber, from the air.

In: a frame with what it says.  Out: the name of a class.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.extract.attacks.clusters import Cluster
from kg.extract.drafts import Reading
from kg.extract.frames.roles import Frame
from kg.extract.frames.weapons import type_by_weapon
from kg.extract.names.mentions import LADEN
from kg.lexicon import words

# What the weapon may make of the class that the word stands for: "fired two missiles at a tanker" is no Shooting
_REFINED: Mapping[str, frozenset[str]] = {
    "Airstrike": frozenset({"DroneStrike"}),
    "Arson": frozenset({"DroneStrike", "RocketAttack"}),
    "Bombing": frozenset({"RocketAttack", "SuicideBombing"}),
    "RocketAttack": frozenset({"DroneStrike"}),
    "Shooting": frozenset({"RocketAttack", "SuicideBombing"}),
    "VehicleRamming": frozenset({"Bombing"}),  # "drove a lorry packed with explosives into a gate"
}


def kind_told(reading: Reading, frame: Frame, item: Cluster) -> str:
    """The class that a word of attack stands for, refined by who did it and with what."""
    kind = frame.sense.type
    finer = type_by_weapon([w for w, _, _ in item.weapons])
    if kind in {"Attack", "Bombing", "ArmedAssault"} and from_the_air(item):
        return finer if finer == "DroneStrike" else "Airstrike"
    if kind in {"Attack", "Bombing", "ArmedAssault", "VehicleRamming"} and by_suicide(reading, frame):
        return "SuicideBombing"
    if kind in {"Attack", "ArmedAssault"}:
        return finer or kind
    if kind == "RocketAttack" and any(weapon == LADEN for weapon, _, _ in item.weapons):
        return "Bombing"  # "a lorry packed with explosives slammed into a gate"
    return finer if finer is not None and finer in _REFINED.get(kind, ()) else kind


def by_suicide(reading: Reading, frame: Frame) -> bool:
    """Whether a suicide bomber did it: "a suicide bomber attacked the checkpoint", "a suicide car bomber killed"."""
    agents = [reading.mentions[t.i] for t in frame.heads("agent") if t.i in reading.mentions]
    return any(t.lower_ in words("deeds", "suicidal") for m in agents if m.human for t in m.tokens)


def kind_of_harm(reading: Reading, frame: Frame, item: Cluster) -> str:
    """The class of an attack of which only the harm is told: "a suicide bomber killed four", "killed with a knife"."""
    if by_suicide(reading, frame):
        return "SuicideBombing"
    return type_by_weapon([w for w, _, _ in item.weapons]) or "Attack"


def armed(item: Cluster) -> bool:
    """Whether a thing made as a weapon was used: a bomb, not a gas tank or a falling rock."""
    return from_the_air(item) or type_by_weapon([w for w, _, _ in item.weapons]) is not None


def from_the_air(item: Cluster) -> bool:
    """Whether aircraft that are made to strike did it: "warplanes hit a house in Varnell"."""
    deed = any(f.sense.family == "attack" and f.sense.mode == "verbs" for f in item.frames)
    return any(
        at.lemma_.lower() in words("deeds", "strike_craft")
        or (deed and rule == "syntax:active" and at.lemma_ in words("deeds", "aircraft"))
        for _, at, rule in item.weapons
    )
