"""The measures of a graph as tables.

In: :class:`~kg.analysis.Stats` and paths.  Out: :class:`~kg.tables.Table`.  This room computes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from kg.analysis import Score, Stats, Step
from kg.tables import Table


def stats_tables(stats: Stats, top: int | None = None) -> tuple[Table, ...]:
    """The measures of a graph as tables; ``top`` shortens the longer ones for the terminal."""
    counted: list[tuple[str, str, str, Mapping[str, int], int | None]] = [
        ("counts", "In the graph", "what", stats.counts, None),
        ("classes", "Resources by class", "class", stats.classes, top),
        ("properties", "Facts by property", "property", stats.properties, top),
        ("stances", "Assertions by stance", "stance", stats.stances, None),
    ]
    found = [
        Table(name, title, (column, "number"), tuple(numbers.items())[:most])
        for name, title, column, numbers, most in counted
        if numbers
    ]
    how = f"; betweenness estimated from {stats.sampled} nodes" if stats.sampled else ""
    columns = tuple(field.name for field in fields(Score))
    ranking = tuple(tuple(getattr(score, column) for column in columns) for score in stats.scores[:top])
    found.append(Table("centrality", f"Actors and events by PageRank{how}", columns, ranking))
    shape = "" if stats.modularity is None else f" (Louvain, modularity {stats.modularity:.2f})"
    for name, title, groups in (
        ("communities", f"Communities{shape}", stats.communities),
        ("components", "Connected components", stats.components),
    ):
        rows = tuple((group.number, group.size, "; ".join(group.members)) for group in groups[:top])
        found.append(Table(name, title, ("number", "size", "members"), rows))
    return tuple(found)


def path_table(steps: Sequence[Step]) -> Table:
    """A path, one joint a row; the arrows tell the direction of each triple."""
    rows = tuple((step.source_label, ", ".join(step.links), step.target_label, step.target) for step in steps)
    return Table("path", "", ("from", "link", "to", "node"), rows)
