"""Every fact of an extraction in one form: what stands in the fields of a record is a fact like any other.

In: extractions.  Out: pairs of the subject's key and a :class:`~kg.records.Fact`.  This room knows no RDF.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.records import CasualtyFigure, Extraction, Fact, Position, Precision, Ref, Value, When


def find_facts(extraction: Extraction) -> Iterator[tuple[str, Fact]]:
    """Yield the facts of entities and events, then stages, positions and casualty figures as facts."""
    for record in extraction.things:
        for fact in record.facts:
            yield record.key, fact
    for event in extraction.events:
        if event.stage:
            yield event.key, Fact(name="stage", value=event.stage, evidence=event.mentions, rule="stage")
    for position in extraction.positions:
        yield from ((position.key, fact) for fact in _position_facts(position))
    for figure in extraction.figures:
        yield figure.event.key, _figure_fact(figure, "casualties", Ref(figure.key))
        yield from ((figure.key, fact) for fact in _figure_facts(figure))


def spell_out(name: str, value: Value) -> Iterator[tuple[str, Value]]:
    """The property and value of a fact; a range of days has its two ends, and a date only if one literal holds it."""
    if not isinstance(value, When):
        yield name, value
        return
    if value.literal:
        yield name, value
    if name == "date" and value.precision is Precision.RANGE:
        for end, day in (("earliest", value.earliest), ("latest", value.latest)):
            yield end, When(earliest=day, latest=day, precision=Precision.DAY, basis=value.basis)


def _position_facts(position: Position) -> Iterator[Fact]:
    fields: dict[str, Value | None] = {
        "holder": position.holder,
        "title": position.title,
        "organization": position.organization,
        "status": position.status,
    }
    for name, value in fields.items():
        if value is not None:
            yield Fact(name=name, value=value, evidence=position.evidence, rule=position.rule)


def _figure_facts(figure: CasualtyFigure) -> Iterator[Fact]:
    fields: dict[str, Value | None] = {
        "outcome": figure.outcome.value,
        "count": figure.quantity.value,
        "bound": figure.quantity.bound.value,
        "group": figure.group,
        "nationality": figure.nationality,
        "includedIn": Ref(figure.included_in) if figure.included_in else None,
        "supersedes": Ref(figure.supersedes) if figure.supersedes else None,
        "accordingTo": figure.according_to,
        "asOf": figure.as_of,
    }
    for name, value in fields.items():
        if value is not None:
            yield _figure_fact(figure, name, value)


def _figure_fact(figure: CasualtyFigure, name: str, value: Value) -> Fact:
    return Fact(
        name=name,
        value=value,
        evidence=figure.evidence,
        rule=figure.rule,
        stance=figure.stance,
        speaker=figure.according_to,
    )
