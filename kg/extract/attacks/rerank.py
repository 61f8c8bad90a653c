"""Judge by learned weights which roles of an attack hold: add those that no rule saw, drop the least credible ones.

In: candidates with their features.  Out: facts of attacks added under rules ``learned:...`` or taken away.  The weights
of ``roles.json`` come from ``tools/train_roles.py``; each is a number that a feature adds to the odds of a role.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kg.extract.attacks.candidates import Candidate, first_of
from kg.extract.attacks.facts import MEMBER, OWN_END, described, is_setting
from kg.extract.drafts import EntityDraft, FactDraft, Reading
from kg.extract.frames.factuality import verb_status
from kg.extract.speech.quotations import is_saying
from kg.extract.text.parse import Token
from kg.extract.text.syntax import clause_root, is_negated, owns
from kg.lexicon import words
from kg.records import Stance

# Probabilities: below the first a fact of the rules falls, from the second on a role is added
_DROP = {"perpetrator": 0.12, "victim": 0.08}
_ADD = {"perpetrator": 0.45, "victim": 0.55, "target": 0.55}

# What the words say outright stays, whatever the weights make of it: "killed by X", "killed X", "fire from X"
_OUTRIGHT = frozenset(
    f"syntax:{rule}"
    for rule in (
        "by-agent",
        "object",
        "passive",
        "among",
        "from",
        "on",
        "at",
        "against",
        "into",
        "noun-by",
        "noun-of",
        "noun-on",
        "sent-to",
    )
) | {
    "lexicon:convicted",
    "syntax:noun-against",
    "syntax:noun-between",
    "syntax:demonym",
    "syntax:one-of",
    "syntax:survivor",
    MEMBER,
    OWN_END,
}
# "X attacked", "X died", "X drove into": hard to speak against
_SURE = frozenset(
    {
        "syntax:active",
        "syntax:subject",
        "syntax:idiom",
        "syntax:gapped-passive",
        "syntax:light-verb",
        "surface:count-after",
        "surface:count-before",
    }
)
_SURELY_NOT = 0.04
# Of these the keys that taught the weights do not tell enough
_UNTAUGHT = frozenset({"SecurityForce", "ArmedGroup", "Country", "GovernmentBody"})

# People who come after an attack, and those about whom nobody needs to guess
_HELPERS = frozenset({"civilians", "kin", "leaders", "officials", "security"})

# Who claims an attack, or stands before the law for it, has a role by that
_ELSEWHERE = frozenset({"claimedBy", "arrested", "defendant"})
_HORROR = frozenset({"Condemnation", "Denial", "Support"})  # who says so has no part in it that no rule saw


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """For each role what a feature adds to its odds, and under ``""`` what they start from."""
    data: Mapping[str, Mapping[str, float]] = json.loads((files(__package__) / "roles.json").read_text("utf-8"))
    return data


def probability(role: str, features: list[str]) -> float:
    """How likely an entity with these features has the role."""
    learned = weights()[role]
    odds = learned[""] + sum(filter(None, map(learned.get, features)))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def judge_roles(reading: Reading, candidates: list[Candidate]) -> None:
    """Drop the facts that say a role of hardly any probability, and add the likely roles of those who have none."""
    busy = {id(item.entity) for item in candidates if item.held or _refused(item)}
    busy |= {id(fact.value) for event in reading.events for fact in event.facts if fact.name in _ELSEWHERE}
    busy |= {id(e) for event in reading.events if event.type in _HORROR for e in event.values("speaker")}
    for item in candidates:
        if item.held:
            _drop(item)
        elif item.nearest and id(item.entity) not in busy:
            _add(item)


def _refused(item: Candidate) -> bool:
    """Whether the rules found the entity in a role and left it out with a reason of theirs."""
    cluster = item.cluster
    rows = [*cluster.agents, *cluster.victims, *cluster.targets]
    return item.entity in [*[row[0] for row in rows], *cluster.told_again]


def _drop(item: Candidate) -> None:
    """Take away the role facts that the weights hold for wrong.

    Who is accused or suspected stays so, whatever speaks against it, and so does what the words say outright.  Forces,
    armed groups and their people stay: the keys that taught the weights leave out what troops and rebels suffer.
    """
    if item.entity.type in _UNTAUGHT or item.entity.sub in {"security", "attackers"}:
        return
    if any(m.lemma in words("people", "security", "attackers", "groups") for m in item.entity.mentions):
        return
    for role in (r for r in item.roles if r in _DROP):
        said = [f for f in item.held if item.role_of(f) == role and f.stance is Stance.STATED]
        limit = _SURELY_NOT if any(f.rule in _SURE for f in said) else _DROP[role]
        if said and not any(f.rule in _OUTRIGHT for f in said) and probability(role, item.features) < limit:
            item.draft.facts = [f for f in item.draft.facts if f not in said]


def _add(item: Candidate) -> None:
    """Add the likeliest role, with the sentence of the mention as its evidence."""
    if not _tellable(item.entity, item.at) or _denied(item.at) or _means(item):
        return
    features = item.features
    chance, role = max([(probability(role, features), role) for role in item.roles])
    if role == "perpetrator" and (item.entity.type == "SecurityForce" or item.entity.sub in _HELPERS):
        return  # "the bomb was defused *by police*", "was treated *by paramedics*"
    if chance >= _ADD[role]:
        item.draft.add_fact(FactDraft(role, item.entity, item.at, f"learned:{role}"))


def _tellable(entity: EntityDraft, at: Token) -> bool:
    """Whether an entity is more than a number, a pronoun, or the street or landmark that says where something was."""
    if entity.type == "UnnamedGroup":
        return entity.sub not in {"number", "pronoun"} and described(entity)
    return not is_setting(entity, at)


def _means(item: Candidate) -> bool:
    """Whether it is what the attack was made with: "drove a van into the crowd"."""
    return any(at.i == item.at.i for _, at, _ in item.cluster.weapons)


def _denied(token: Token) -> bool:
    """Whether the phrase or its clause says no, or tells a habit: "no children were hurt", "the front often bombs"."""
    if owns(token):
        return True  # "a shooting on Varnell's east side", the apostrophe lost in the parse
    first = first_of(token)
    clause = clause_root(token)
    if first.dep_ == "nsubj" and first.head is clause and _only_tells(clause):
        return True
    return (
        is_negated(clause)
        or verb_status(clause) == "generic"
        or any(c.lower_ in words("factuality", "negation") for c in first.children)
    )


def _only_tells(verb: Token) -> bool:
    """Whether the subject tells of it or has no part: "a nurse *said*", "it *blamed* the army", "bears *no* guilt"."""
    if is_saying(verb) or verb.lemma_ in words("responsibility", "blame"):
        return True
    return any(c.dep_ == "dobj" and any(d.lower_ == "no" for d in c.lefts) for c in verb.rights)
