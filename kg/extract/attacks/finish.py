"""Round an article off: summary counts, attacks that say nothing dropped, parts tied to the whole.

In: clusters with their drafts.  Out: ``Reading.events`` as they go into the graph.
"""

from __future__ import annotations

from kg.extract.attacks.clusters import Cluster
from kg.extract.attacks.ledger import settle
from kg.extract.attacks.substance import tells_of
from kg.extract.drafts import EntityDraft, EventDraft, FactDraft, Reading
from kg.extract.entities.places import add_hierarchy, ancestors
from kg.records import Bound


def finish(reading: Reading, clusters: list[Cluster]) -> None:
    """Settle the ledgers, then drop the attacks of which the article says nothing."""
    for cluster in clusters:
        draft = cluster.draft
        if draft is None:
            continue
        for outcome, (quantity, rows) in settle(reading, cluster).items():
            if quantity.value or quantity.bound is Bound.EXACT:
                for row in rows:
                    draft.add_fact(
                        FactDraft(
                            outcome.value, quantity.value, row.at, row.rule, stance=row.stance, speaker=row.according_to
                        )
                    )
        draft.figures = cluster.figures
    empty = {id(c.draft) for c in clusters if c.draft is not None and not tells_of(reading, c, c.draft)}
    reading.events = [e for e in reading.events if id(e) not in empty and not _refers(e, empty)]
    for event in reading.events:
        for fact in event.facts:
            if fact.name in {"place", "target", "origin", "destination"} and isinstance(fact.value, EntityDraft):
                for entity in (fact.value, *ancestors(fact.value)):
                    entity.used = True
    add_hierarchy(reading)


def _refers(event: EventDraft, empty: set[int]) -> bool:
    event.facts = [f for f in event.facts if not (isinstance(f.value, EventDraft) and id(f.value) in empty)]
    return event.type == "Claim" and not any(f.name == "claims" for f in event.facts)
