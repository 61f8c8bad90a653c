"""The graph in the formats of other tools.

In: a graph file.  Out: files that their own readers accept, with the same bytes on every run.
This room never changes what is said: what a format cannot hold is left out, and its function says so.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.errors import InputError
from kg.export.network import to_edges_csv, to_gexf, to_graphml, to_nodes_csv
from kg.export.triples import to_jsonld, to_nquads, to_ntriples, to_turtle
from kg.rdf import save_bytes
from kg.sparql import did_you_mean

FORMATS: dict[str, dict[str, Callable[[Path], bytes]]] = {
    "jsonld": {".jsonld": to_jsonld},
    "nquads": {".nq": to_nquads},
    "ntriples": {".nt": to_ntriples},
    "turtle": {".ttl": to_turtle},
    "graphml": {".graphml": to_graphml},
    "gexf": {".gexf": to_gexf},
    "csv": {".nodes.csv": to_nodes_csv, ".edges.csv": to_edges_csv},
}
"""What writes each file of a format, by the ending of its name."""


def export(source: Path, form: str, out: Path | None = None) -> tuple[Path, ...]:
    """Write ``source`` in another format and return the files written.

    ``out`` names the file (for ``csv``: its name without the ending); by default it lies beside the source.

    Raises :class:`InputError` for an unknown format, an unreadable source, and an output that would replace it.
    """
    if form not in FORMATS:
        raise InputError(
            f"there is no format {form!r}.{did_you_mean(form, FORMATS) or ' Known: ' + ', '.join(FORMATS)}"
        )
    base = source.name.removesuffix(".gz")
    stem = source.with_name(base.removesuffix(Path(base).suffix))
    written = []
    for ending, convert in FORMATS[form].items():
        name = out or stem
        whole = out is not None and len(FORMATS[form]) == 1
        path = name if whole else name.with_name(name.name.removesuffix(".csv") + ending)
        if path.exists() and path.resolve() == source.resolve():
            raise InputError(f"{path}: the output would replace the graph itself. Name another with -o.")
        save_bytes(convert(source), path)
        written.append(path)
    return tuple(written)
