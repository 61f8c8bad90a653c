"""Extractions as JSON and back, nothing lost.

In: an :class:`~kg.records.Extraction`, or the text that this room made of one.  Out: the other.
The form follows the records by itself, so a new field needs no change here.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from kg.errors import InputError
from kg.records import (
    Article,
    CasualtyFigure,
    Entity,
    Event,
    Evidence,
    Extraction,
    Fact,
    Issue,
    Position,
    Quantity,
    Ref,
    When,
)

_RECORDS = (Article, Evidence, When, Quantity, Ref, Fact, Entity, Position, CasualtyFigure, Event, Issue, Extraction)


def to_json(extraction: Extraction) -> str:
    """Write one JSON object on one line: keys in the order of the records, fields at their default left out."""
    return json.dumps(_encode(extraction), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Extraction:
    """Read what :func:`to_json` wrote.

    Raises:
        InputError: the text is not JSON, or not that of an extraction; names the path of what does not fit.
        RecordError: it breaks an invariant of a record.
    """
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InputError(f"the extraction is not JSON: {error}") from error
    extraction: Extraction = _decode(Extraction, data, "extraction")
    return extraction


def _encode(value: Any) -> Any:
    """``value`` as plain JSON data; a record without its defaults, a reference as ``{"key": ...}``."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_encode(item) for item in value]
    if isinstance(value, _RECORDS):
        pairs = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _encode(item) for field, item in pairs if field.default is MISSING or item != field.default}
    return value


@cache
def _hints(record: type) -> dict[str, Any]:
    return get_type_hints(record)


def _decode(hint: Any, data: Any, where: str) -> Any:
    """Plain JSON data as a value of type ``hint``; ``where`` is its path, for messages."""
    options = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    for option in options:
        if get_origin(option) is tuple and isinstance(data, list):
            return tuple(_decode(get_args(option)[0], item, f"{where}[{i}]") for i, item in enumerate(data))
        if option in _RECORDS and isinstance(data, Mapping) and set(data) <= set(_hints(option)):
            return _decode_record(option, data, where)
        if isinstance(option, type) and issubclass(option, date | StrEnum) and isinstance(data, str):
            try:
                return option.fromisoformat(data) if issubclass(option, date) else option(data)
            except ValueError as error:
                raise InputError(f"{where}: {error}") from error
        if option is float and type(data) in (int, float):
            return float(data)
        if type(data) is option:
            return data
    raise InputError(f"{where}: {data!r:.60} does not belong here")


def _decode_record(record: type, data: Mapping[str, Any], where: str) -> Any:
    given = {name: _decode(_hints(record)[name], item, f"{where}.{name}") for name, item in data.items()}
    missing = [f.name for f in fields(record) if f.default is MISSING and f.name not in given]
    if missing:
        raise InputError(f"{where}: without {', '.join(missing)}")
    return record(**given)
