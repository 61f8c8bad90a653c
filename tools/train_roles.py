"""Learn ``kg/extract/attacks/roles.json`` from MUC-4 (``corpora/muc4_train.jsonl`` of an evaluation folder).

    python tools/train_roles.py EVALUATION_FOLDER           # needs scikit-learn; some ten minutes

Every candidate of :mod:`kg.extract.attacks.candidates` is an example.  It is right for a role when its label fits
a filler of the key; each filler has one entity, others that its name fits are repetitions and wrong, unless a rule
proposed them.
The keys leave out attacks on and by security forces, and old and vague incidents: see :func:`weigh`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import kg.extract
from kg.article import read_articles
from kg.extract.assemble import assemble
from kg.extract.attacks.candidates import ROLES, Candidate
from kg.nlp import BATCH_SIZE, load_model
from kg.records import Article

CORPUS = "corpora/muc4_train.jsonl"
OUT = Path(kg.extract.__file__).parent / "attacks" / "roles.json"
DOUBT = 0.5  # what a rule finds in a document whose key is empty may still be right
STRENGTH = 0.1  # inverse of the regularisation
RAREST = 5  # examples that a feature must be seen in
SMALLEST = 0.02  # weights below make no difference


@dataclass(slots=True)
class Example:
    """A candidate, frozen; ``right`` is what the key says of its roles, as far as it tells."""

    entity: int
    label: str
    roles: tuple[str, ...]
    held: frozenset[str]
    security: bool
    nearest: bool
    features: tuple[str, ...]
    right: dict[str, bool] = field(default_factory=dict)


def examples(doc: Any, article: Article) -> list[Example]:
    """The candidates of one parsed article as the rules leave them, without the decisions of older weights."""
    found: list[Candidate] = []
    kg.extract.judge_roles = lambda _, candidates: found.extend(candidates)
    reading = kg.extract.read(doc, article)
    assemble(reading, "")  # settles the labels
    events = {id(event) for event in reading.events}
    return [
        Example(
            entity=id(item.entity),
            label=item.entity.label,
            roles=tuple(item.roles),
            held=frozenset(item.role_of(fact) for fact in item.held),
            security=item.entity.type == "SecurityForce" or item.entity.sub == "security",
            nearest=item.nearest,
            features=tuple(item.features),
        )
        for item in found
        if id(item.draft) in events
    ]


def judge(rows: list[Example], gold: dict[str, Any]) -> None:
    """Say of each example which of its roles are right, wrong, or (left out) untold by the key."""
    from score_muc4 import entities, norm, soft, strict  # of the evaluation folder

    slots = gold["roles"]
    keys = {
        "perpetrator": slots["PerpInd"] + slots["PerpOrg"],
        "victim": gold["victims_all"] + slots["Victim"],
        "target": slots["Target"],
    }
    for role, fillers in keys.items():
        mine = [row for row in rows if role in row.roles and (row.nearest or row.held)]
        repeated: set[int] = set()
        for row in mine:
            row.right[role] = False
        for filler in entities(fillers):
            hits = [row for row in mine if soft(filler, [norm(row.label)])]
            if not hits:
                continue
            repeated |= {id(row) for row in hits if role in row.held}
            best = min(hits, key=lambda row: (role not in row.held, not strict(filler, [norm(row.label)])))
            for row in hits:
                row.right[role] |= row.entity == best.entity and (role in row.held or row.nearest)
        for row in mine:
            if not row.right[role] and id(row) in repeated:
                del row.right[role]


def weigh(row: Example, role: str, gold: dict[str, Any]) -> float:
    """How much an example counts: what the keys leave out by convention is no error of a rule."""
    if row.right[role] or not row.held:
        return 1.0
    if row.security:
        return 0.0
    return 1.0 if gold["events"] else DOUBT


def learn(rows: list[tuple[Example, float]], role: str) -> dict[str, float]:
    """The weights of a role, by feature; ``""`` is the constant."""
    seen = Counter(feature for row, _ in rows for feature in row.features)
    vectors = DictVectorizer()
    table = vectors.fit_transform([{f: 1 for f in row.features if seen[f] >= RAREST} for row, _ in rows])
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=1e-4, max_iter=1000)
    model.fit(table, [row.right[role] for row, _ in rows], sample_weight=[weight for _, weight in rows])
    weights = zip(vectors.feature_names_, map(float, model.coef_[0]), strict=True)
    learned = {name: round(weight, 2) for name, weight in sorted(weights) if abs(weight) >= SMALLEST}
    return {"": round(float(model.intercept_[0]), 2), **learned}


def documents(path: Path) -> Iterator[tuple[dict[str, Any], list[Example]]]:
    """The key and the examples of every document of the corpus."""
    with path.open(encoding="utf-8") as lines:
        gold = {row["id"]: row["gold"] for row in map(json.loads, lines)}
    articles = ((a.text, a) for a in read_articles([path]) if isinstance(a, Article))
    for doc, article in load_model().pipe(articles, as_tuples=True, batch_size=BATCH_SIZE):
        yield gold[article.id], examples(doc, article)


def weights_of(told: Iterator[tuple[dict[str, Any], list[Example]]]) -> dict[str, dict[str, float]]:
    """The weights of every role, from keys and examples of documents."""
    rows: dict[str, list[tuple[Example, float]]] = {role: [] for role in ROLES}
    for gold, found in told:
        judge(found, gold)
        for row in found:
            for role in row.right:
                weight = weigh(row, role, gold)
                if weight:
                    rows[role].append((row, weight))
    return {role: learn(found, role) for role, found in rows.items()}


def main() -> None:
    """Read the corpus and write the weights, a feature to a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder.resolve()
    sys.path.insert(0, str(folder))
    weights = weights_of(documents(folder / CORPUS))
    OUT.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
