"""Records keep their invariants, and JSON loses nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.codec import from_json, to_json
from kg.errors import InputError, RecordError
from kg.records import (
    PLACE_TYPES,
    STAGES,
    Article,
    Bound,
    CasualtyFigure,
    Entity,
    Event,
    Evidence,
    Extraction,
    Fact,
    Issue,
    Outcome,
    Position,
    Precision,
    Quantity,
    Ref,
    Stance,
    When,
)
from tests.builders import court_extraction, day, market_extraction, month, tiny_extraction, year

# --- invariants -------------------------------------------------------------------------------------------------------

HERE = (Evidence(start=0, end=6, quote="A bomb"),)


@pytest.mark.parametrize(("start", "end", "quote"), [(-1, 5, "A bomb"), (6, 6, ""), (7, 6, "x"), (0, 5, "A bomb")])
def test_a_passage_fits_its_quote(start: int, end: int, quote: str) -> None:
    with pytest.raises(RecordError, match="does not fit"):
        Evidence(start=start, end=end, quote=quote)


def test_a_fact_rests_on_evidence() -> None:
    with pytest.raises(RecordError, match="killed"):
        Fact(name="killed", value=3, evidence=(), rule="count")


@pytest.mark.parametrize("offset", ["20 minutes", "P", "PT", "P1DT", ""])
def test_an_offset_is_a_duration(offset: str) -> None:
    with pytest.raises(RecordError, match="duration"):
        Fact(name="after", value=Ref("event/a"), evidence=HERE, rule="interval", offset=offset)


@pytest.mark.parametrize("offset", ["PT20M", "P2D", "P1Y2M", "P1DT2H3M4S"])
def test_durations_are_taken(offset: str) -> None:
    assert Fact(name="after", value=Ref("event/a"), evidence=HERE, rule="interval", offset=offset).offset == offset


def test_an_event_has_evidence_and_a_known_stage() -> None:
    with pytest.raises(RecordError, match="no evidence"):
        Event(key="event/a", type="Bombing", label="a", mentions=())
    with pytest.raises(RecordError, match="unknown stage 'done'"):
        Event(key="event/a", type="Bombing", label="a", mentions=HERE, stage="done")


def test_counts_and_ranges_are_sane() -> None:
    with pytest.raises(RecordError, match="negative"):
        Quantity(value=-1)
    with pytest.raises(RecordError, match="before it begins"):
        When(earliest=date(2031, 2, 1), latest=date(2031, 1, 1), precision=Precision.RANGE)
    with pytest.raises(RecordError, match="Ghost"):
        Entity(key="actor/a", type="Ghost", label="a", mentions=HERE)


@pytest.mark.parametrize(("lat", "long"), [(90.1, 0.0), (0.0, -181.0), (float("nan"), 0.0), (0.0, float("inf"))])
def test_a_place_is_on_the_earth(lat: float, long: float) -> None:
    with pytest.raises(RecordError, match="not on the Earth"):
        Entity(key="place/a", type="City", label="a", mentions=HERE, lat=lat, long=long)


def test_an_extraction_is_closed_under_reference() -> None:
    with pytest.raises(RecordError, match="actor/nobody"):
        tiny_extraction(Fact(name="suspect", value=Ref("actor/nobody"), evidence=HERE, rule="clause"))


def test_an_extraction_has_each_key_once() -> None:
    person = Entity(key="event/orlan", type="Person", label="Orlan", mentions=HERE)
    with pytest.raises(RecordError, match="twice: event/orlan"):
        tiny_extraction(entities=(person,))


def test_quotes_stand_in_the_text() -> None:
    elsewhere = (Evidence(start=2, end=8, quote="A bomb"),)
    with pytest.raises(RecordError, match="2-8"):
        tiny_extraction(Fact(name="killed", value=3, evidence=elsewhere, rule="count"))


@pytest.mark.parametrize(
    ("when", "literal"),
    [
        (day(2031, 3, 9), "2031-03-09"),
        (month(2031, 12), "2031-12"),
        (year(988), "0988"),
        (When(earliest=date(2031, 3, 1), latest=date(2031, 3, 1), precision=Precision.RANGE), "2031-03-01"),
        (When(earliest=date(2031, 3, 1), latest=date(2031, 3, 9), precision=Precision.RANGE), "2031-03"),
        (When(earliest=date(2031, 3, 1), latest=date(2031, 5, 9), precision=Precision.RANGE), "2031"),
        (When(earliest=date(2030, 3, 1), latest=date(2031, 5, 9), precision=Precision.RANGE), None),
    ],
)
def test_a_date_is_as_precise_as_known(when: When, literal: str | None) -> None:
    assert when.literal == literal


# --- JSON -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("extraction", [market_extraction(), court_extraction()], ids=["market", "court"])
def test_json_gives_back_the_extraction(extraction: Extraction) -> None:
    text = to_json(extraction)
    assert "\n" not in text
    assert from_json(text) == extraction
    assert to_json(from_json(text)) == text


def test_json_leaves_out_what_is_at_its_default() -> None:
    data = json.loads(to_json(tiny_extraction()))
    assert set(data) == {"article", "events", "model"}
    assert set(data["article"]) == {"id", "text"}


def test_json_may_write_degrees_without_a_point() -> None:
    city = Entity(key="place/orlan", type="City", label="Orlan", mentions=HERE, lat=41.0, long=19.0)
    text = to_json(tiny_extraction(entities=(city,)))
    assert from_json(text.replace('"lat":41.0', '"lat":41')).entities == (city,)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("[]", "extraction: "),
        ("{}", "without article"),
        ('{"article": {"id": "a"}}', "extraction.article: without text"),
        ('{"article": {"id": "a", "text": "b", "date": "soon"}}', "extraction.article.date: "),
        ('{"article": {"id": "a", "text": 3}}', "extraction.article.text: 3 does not belong here"),
        ('{"article": {"id": "a", "text": "b"}, "entities": [{"key": "a", "colour": 1}]}', r"extraction.entities\[0\]"),
    ],
)
def test_foreign_json_is_refused_with_its_path(text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        from_json(text)


def test_json_that_breaks_an_invariant_is_refused() -> None:
    text = to_json(tiny_extraction()).replace('"quote":"A bomb"', '"quote":"A bird"')
    with pytest.raises(RecordError, match="not in the text"):
        from_json(text)


# Everything below must survive JSON; surrogates are left out, since no JSON in UTF-8 can carry them.
_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
_days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@st.composite
def _extractions(draw: st.DrawFn) -> Extraction:
    article = Article(
        id=draw(_words),
        text=draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)),
        date=draw(st.none() | _days),
        headline=draw(st.none() | _words),
        publisher=draw(st.none() | _words),
    )

    def passages() -> tuple[Evidence, ...]:
        start = draw(st.integers(0, len(article.text) - 1))
        return (article.evidence(start, draw(st.integers(start + 1, len(article.text)))),)

    def when() -> When:
        first = draw(_days)
        last = first + timedelta(days=draw(st.integers(0, min(400, (date.max - first).days))))
        return When(earliest=first, latest=last, precision=Precision.RANGE, basis=draw(st.sampled_from(["relative"])))

    actor, place, event = Ref("actor/a"), Ref("place/p"), Ref("event/e")

    def facts() -> tuple[Fact, ...]:
        values = st.sampled_from([actor, place]) | st.integers() | st.booleans() | _words | st.builds(when)
        return tuple(
            Fact(
                name=draw(_words),
                value=draw(values),
                evidence=passages(),
                rule=draw(_words),
                stance=draw(st.sampled_from(Stance)),
                speaker=draw(st.none() | st.just(actor)),
                offset=draw(st.none() | st.just("PT5M")),
                wording=draw(st.none() | _words),
            )
            for _ in range(draw(st.integers(0, 3)))
        )

    return Extraction(
        article=article,
        entities=(
            Entity(key=actor.key, type="Person", label=draw(_words), mentions=passages(), facts=facts()),
            Entity(
                key=place.key,
                type=draw(st.sampled_from(sorted(PLACE_TYPES))),
                label=draw(_words),
                mentions=passages(),
                aliases=tuple(draw(st.lists(_words, max_size=2))),
                lat=draw(st.none() | st.floats(-90, 90)),
                long=draw(st.none() | st.integers(-180, 180).map(float)),
            ),
        ),
        events=(
            Event(
                key=event.key,
                type="Plot",
                label=draw(_words),
                mentions=passages(),
                facts=facts(),
                stage=draw(st.none() | st.sampled_from(sorted(STAGES))),
            ),
        ),
        positions=(
            Position(
                key="position/x", holder=actor, title=draw(_words), status="former", evidence=passages(), rule="title"
            ),
        ),
        figures=(
            CasualtyFigure(
                key="figure/f",
                event=event,
                outcome=draw(st.sampled_from(Outcome)),
                quantity=Quantity(value=draw(st.integers(0)), bound=draw(st.sampled_from(Bound))),
                evidence=passages(),
                rule="count",
                as_of=when(),
            ),
        ),
        issues=(Issue(code="skipped", message=draw(_words), evidence=draw(st.none() | st.just(passages()[0]))),),
    )


@settings(deadline=None, max_examples=50)
@given(_extractions())
def test_any_extraction_survives_json(extraction: Extraction) -> None:
    assert from_json(to_json(extraction)) == extraction


@settings(deadline=None, max_examples=50)
@given(_extractions())
def test_any_extraction_keeps_quotes_in_the_text(extraction: Extraction) -> None:
    for passage in extraction.passages():
        assert extraction.article.text[passage.start : passage.end] == passage.quote
    shifted = replace(extraction.article, text="\x00" + extraction.article.text)
    if any(shifted.text[p.start : p.end] != p.quote for p in extraction.passages()):
        with pytest.raises(RecordError, match="not in the text"):
            replace(extraction, article=shifted)
