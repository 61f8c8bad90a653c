"""Time expressions: what they span, what they mean, what is left open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

from kg.extract.text.parse import Doc
from kg.extract.times.counting import counted
from kg.extract.times.dates import on_day
from kg.extract.times.grammar import grammar
from kg.extract.times.resolve import TimeMention, find_times

#: A Thursday.
PUBLISHED = date(2024, 1, 11)


@pytest.fixture(scope="module")
def english() -> Language:
    """A tokenizer without a model: the grammar must need no more."""
    return spacy.blank("en")


def read(english: Language, text: str, published: date | None = PUBLISHED) -> list[tuple[str, TimeMention]]:
    doc = Doc(english(text))
    return [(doc[m.start_i : m.end_i].text, m) for m in find_times(doc, published)]


def only(english: Language, text: str, published: date | None = PUBLISHED) -> tuple[str, TimeMention]:
    found = read(english, text, published)
    assert len(found) == 1, [span for span, _ in found]
    return found[0]


def days(mention: TimeMention) -> str | None:
    """ "2024-01-03" or "2024-01-01/2024-01-07"."""
    when = mention.when
    if when is None:
        return None
    return str(when.earliest) if when.earliest == when.latest else f"{when.earliest}/{when.latest}"


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        # the weekday of the day of publication is that day, the others have just passed
        ("Police in Orvel said on Thursday.", "on Thursday", "2024-01-11"),
        ("The raid came on Friday.", "on Friday", "2024-01-05"),
        ("The raid came late on Sunday in Orvel.", "late on Sunday", "2024-01-07"),
        ("It began Sunday evening in Orvel.", "Sunday evening", "2024-01-07"),
        ("It began in the early hours of Tuesday.", "in the early hours of Tuesday", "2024-01-09"),
        ("A blast at 10:35 a.m. Friday hit Orvel.", "at 10:35 a.m. Friday", "2024-01-05"),
        ("It began Tuesday at around 8:30 p.m. local time.", "Tuesday at around 8:30 p.m. local time", "2024-01-09"),
        ("It happened last Thursday.", "last Thursday", "2024-01-04"),
        ("In 2016 rebels killed nine guests in Orvel.", "In 2016", "2016-01-01/2016-12-31"),
        ("The council meets next Thursday.", "next Thursday", "2024-01-18"),
        ("The court will rule on Friday.", "on Friday", "2024-01-12"),
        ("Orel, who will retire soon, said on Friday nothing.", "on Friday", "2024-01-05"),
        ("They met on Monday of last week.", "on Monday of last week", "2024-01-01"),
        # days of a month
        ("The blasts hit Orvel on January 3.", "on January 3", "2024-01-03"),
        ("The blasts hit Orvel on January 12.", "on January 12", "2024-01-12"),
        ("The blasts hit Orvel on January 15.", "on January 15", "2023-01-15"),
        ("The raid of Dec. 16 failed.", "Dec. 16", "2023-12-16"),
        ("The raid on 3 May failed.", "on 3 May", "2023-05-03"),
        ("On 3 May 14 people were hurt.", "On 3 May", "2023-05-03"),
        ("It fell on the night of 3 March.", "on the night of 3 March", "2023-03-03"),
        ("It fell on Saturday, January 6, 2024, in Orvel.", "on Saturday, January 6, 2024", "2024-01-06"),
        ("It fell on the 3rd of May, 2011.", "on the 3rd of May, 2011", "2011-05-03"),
        ("ORVEL (Jan. 10, 2011) - Troops left.", "Jan. 10, 2011", "2011-01-10"),
        ("Orvel, 31 Oct 89 (Radio Vell) -- [Text]", "31 Oct 89", "1989-10-31"),
        ("Orvel, 18 Feb 90 -- [Text]", "18 Feb 90", "1990-02-18"),
        ("Orvel, 26 may 89 (Radio Vell)", "26 may 89", "1989-05-26"),
        ("They met on 2019-11-30.", "on 2019-11-30", "2019-11-30"),
        ("They met on 31/12/2019.", "on 31/12/2019", "2019-12-31"),
        ("He fled on January 3 of last year.", "on January 3 of last year", "2023-01-03"),
        # ranges of days
        ("They fought between 3 and 5 May.", "between 3 and 5 May", "2023-05-03/2023-05-05"),
        ("They fought from Dec. 30 to Jan. 2.", "from Dec. 30 to Jan. 2", "2023-12-30/2024-01-02"),
        ("They fought on 3-5 May 1991.", "on 3-5 May 1991", "1991-05-03/1991-05-05"),
        ("They fought from Friday to Sunday.", "from Friday to Sunday", "2024-01-05/2024-01-07"),
        # months
        ("He came in December of last year.", "in December of last year", "2023-12-01/2023-12-31"),
        ("He came last December.", "last December", "2023-12-01/2023-12-31"),
        ("He came in mid-March.", "in mid-March", "2023-03-01/2023-03-31"),
        ("He came in March 2013.", "in March 2013", "2013-03-01/2013-03-31"),
        ("The December bombing shook Orvel.", "December", "2023-12-01/2023-12-31"),
        # years
        ("He came in early 2019.", "in early 2019", "2019-01-01/2019-12-31"),
        ("The 2017 bombings shook Orvel.", "2017", "2017-01-01/2017-12-31"),
        ("They fought in the 1990s.", "in the 1990s", "1990-01-01/1999-12-31"),
        ("They fought between 2015 and 2017.", "between 2015 and 2017", "2015-01-01/2017-12-31"),
        ("It opened in the summer of 2014.", "in the summer of 2014", "2014-01-01/2014-12-31"),
        # counted from the day of publication
        ("He fled yesterday.", "yesterday", "2024-01-10"),
        ("He fled the day before yesterday.", "the day before yesterday", "2024-01-09"),
        ("He fled last night.", "last night", "2024-01-10"),
        ("He fled early this morning.", "early this morning", "2024-01-11"),
        ("He fled overnight.", "overnight", "2024-01-10/2024-01-11"),
        ("He fled two days ago.", "two days ago", "2024-01-09"),
        ("He fled a week ago.", "a week ago", "2024-01-01/2024-01-07"),
        ("He fled three months ago.", "three months ago", "2023-10-01/2023-10-31"),
        ("He fled two hours ago.", "two hours ago", "2024-01-11"),
        ("He fled last week.", "last week", "2024-01-01/2024-01-07"),
        ("He fled over the weekend.", "over the weekend", "2024-01-06/2024-01-07"),
        ("He fled earlier this month.", "earlier this month", "2024-01-01/2024-01-31"),
        ("He fled late last year.", "late last year", "2023-01-01/2023-12-31"),
        ("He fled on New Year's Eve.", "on New Year's Eve", "2023-12-31"),
        # a gap from a date is a date
        ("He fled two days after January 3.", "two days after January 3", "2024-01-05"),
        ("They fought in the last 24 hours.", "in the last 24 hours", "2024-01-10/2024-01-11"),
    ],
)
def test_expressions_with_a_date(english: Language, text: str, span: str, expected: str) -> None:
    found, mention = only(english, text)
    assert (found, days(mention)) == (span, expected)
    assert mention.kind in ("absolute", "relative")
    assert not mention.since


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("They have fought since October 7.", "since October 7", "2023-10-07"),
        ("They have fought since 2015.", "since 2015", "2015-01-01/2015-12-31"),
        ("They fought over the past two years.", "over the past two years", "2022-01-11/2024-01-11"),
        ("Forty died this year.", "this year", "2024-01-01/2024-12-31"),
        ("They fought in recent months.", "in recent months", None),
    ],
)
def test_open_ranges_are_no_date_of_an_event(english: Language, text: str, span: str, expected: str | None) -> None:
    found, mention = only(english, text)
    assert (found, days(mention), mention.since) == (span, expected, True)


def test_a_date_next_to_a_gap_is_not_taken_for_the_date_of_the_event(english: Language) -> None:
    found, mention = only(english, "He fled several days after January 3.")
    assert (found, mention.kind, mention.when) == ("several days after January 3", "relative", None)


def test_a_possessive_dates_the_event_though_a_preposition_precedes(english: Language) -> None:
    found, mention = only(english, "They left after Sunday's attack.")
    assert (found, days(mention), mention.since) == ("Sunday", "2024-01-07", False)


@pytest.mark.parametrize(
    ("text", "span", "direction", "offset"),
    [
        ("Another struck 20 minutes later.", "20 minutes later", 1, timedelta(minutes=20)),
        ("Another struck half an hour later.", "half an hour later", 1, timedelta(minutes=30)),
        ("Another struck hours later.", "hours later", 1, None),
        ("Another struck more than two hours later.", "more than two hours later", 1, None),
        ("He had fled a day earlier.", "a day earlier", -1, timedelta(days=-1)),
        ("He fled just two days before the vote.", "just two days before", -1, timedelta(days=-2)),
        ("He fled the day before.", "the day before", -1, timedelta(days=-1)),
        ("He fled on the eve of the vote.", "on the eve of", -1, timedelta(days=-1)),
        ("He fled the following day.", "the following day", 1, timedelta(days=1)),
        ("He fled on the same day.", "on the same day", 0, timedelta(0)),
        ("He fled later that day.", "later that day", 0, timedelta(0)),
        ("He had fled earlier in the day.", "earlier in the day", 0, timedelta(0)),
        ("He fled shortly after the vote.", "shortly after", 1, None),
    ],
)
def test_anchored_expressions(
    english: Language, text: str, span: str, direction: int, offset: timedelta | None
) -> None:
    found, mention = only(english, text)
    assert (found, mention.kind, mention.when) == (span, "anchored", None)
    assert (mention.direction, mention.offset) == (direction, offset)


def test_calendar_gaps_are_counted_in_months(english: Language) -> None:
    _, mention = only(english, "He fled two years before the vote.")
    assert (mention.direction, mention.offset, mention.months) == (-1, None, -24)


@pytest.mark.parametrize(
    ("text", "span", "kind"),
    [
        ("They held it for two days.", "for two days", "duration"),
        ("A six-month siege ended.", "six-month", "duration"),
        ("The 34-year-old man fled.", "34-year-old", "age"),
        ("Dana Orel, aged 34, fled.", "aged 34", "age"),
        ("She is 34 years old.", "34 years old", "age"),
        ("He is in his early 20s.", "in his early 20s", "age"),
        ("They meet every Friday.", "every Friday", "recurring"),
        ("It began at noon in Orvel.", "at noon", "clock"),
        ("It began shortly after midnight.", "shortly after midnight", "clock"),
        ("It began at 2030 in Orvel.", "at 2030", "clock"),
        ("He fled several years ago.", "several years ago", "relative"),
        ("He fled more than ten years ago.", "more than ten years ago", "relative"),
        # the order of day and month is not known
        ("They met on 03/01/2024.", "on 03/01/2024", "absolute"),
    ],
)
def test_expressions_without_a_date(english: Language, text: str, span: str, kind: str) -> None:
    found, mention = only(english, text)
    assert (found, mention.kind, mention.when) == (span, kind, None)


def test_the_text_shows_the_order_of_its_dates(english: Language) -> None:
    (_, first), (_, second) = read(english, "They met on 03/01/2024 and on 31/01/2024.")
    assert (days(first), days(second)) == ("2024-01-03", "2024-01-31")


@pytest.mark.parametrize(
    "text",
    [
        "They may 3 times refuse.",
        "The march on Orvel began.",
        "Some 2017 people fled.",
        "In May 14 people were hurt.",
        "They remember Bloody Sunday.",
        "A second blast hit Orvel.",
        "They fled at the last minute.",
        "Mrs June Vell spoke.",
        "He drove 2017 km.",
    ],
)
def test_what_is_no_time(english: Language, text: str) -> None:
    assert read(english, text) == []


@pytest.mark.parametrize("text", ["on Friday", "on January 3", "in December", "yesterday", "last week", "two days ago"])
def test_nothing_is_guessed_without_a_day_of_publication(english: Language, text: str) -> None:
    _, mention = only(english, f"Published 3 May 2019.\n\nHe fled {text}.".split("\n\n")[1], None)
    assert (mention.kind, mention.when) == ("relative", None)


def test_a_full_date_needs_no_day_of_publication_and_gives_none(english: Language) -> None:
    (_, full), (_, weekday) = read(english, "He fled on 3 May 2019 and returned on Friday.", None)
    assert (days(full), full.when and full.when.basis, days(weekday)) == ("2019-05-03", "stated", None)


def test_every_pattern_reads_its_examples() -> None:
    bare = [(p.rule, example) for p in grammar().patterns for example in p.examples]
    assert len(bare) > 100
    unread = [(p.rule, e) for p in grammar().patterns for e in p.examples if not p.match.fullmatch(e.lower())]
    assert unread == []


def hand_made(words: str, tags: str, heads: list[int] | None = None, deps: str = "") -> Doc:
    """A parsed sentence; ``heads`` are token indices."""
    made = SpacyDoc(
        Vocab(),
        words=words.split(),
        tags=tags.split(),
        heads=heads,
        deps=deps.split() if deps else None,
        lemmas=[word.lower() for word in words.split()],
    )
    return Doc(made)


def test_the_anchor_is_the_head_of_the_noun_phrase() -> None:
    doc = hand_made("He fled two days before the twin Orvel bombings .", "PRP VBD CD NNS IN DT JJ NNP NNS .")
    (mention,) = find_times(doc, PUBLISHED)
    assert mention.anchor_i == words_of(doc).index("bombings")


def test_the_anchor_of_a_clause_is_its_verb_unless_it_only_takes_place() -> None:
    words = "He fled hours before gunmen {} the hall ."
    tags = "PRP VBD NNS IN NNS VBD DT NN ."
    heads, deps = [1, 1, 3, 5, 5, 1, 7, 5, 1], "nsubj ROOT npadvmod mark nsubj advcl det dobj punct"
    (stormed,) = find_times(hand_made(words.format("stormed"), tags, heads, deps), PUBLISHED)
    (began,) = find_times(hand_made(words.format("begin"), tags, heads, deps), PUBLISHED)
    assert (stormed.anchor_i, began.anchor_i) == (5, 4)


def test_the_anchor_of_a_gerund_is_its_full_verb() -> None:
    heads, deps = [1, 1, 3, 4, 1, 6, 4, 1], "nsubj ROOT nummod npadvmod prep auxpass pcomp punct"
    doc = hand_made("He died two days after being shot .", "PRP VBD CD NNS IN VBG VBN .", heads, deps)
    (mention,) = find_times(doc, PUBLISHED)
    assert mention.anchor_i == 6


def test_what_was_just_told_has_no_anchor_in_the_phrase() -> None:
    doc = hand_made("Another struck 20 minutes later as crowds fled .", "DT VBD CD NNS RB IN NNS VBD .")
    (mention,) = find_times(doc, PUBLISHED)
    assert mention.anchor_i is None


def words_of(doc: Doc) -> list[str]:
    return [token.text for token in doc]


def test_a_gap_that_leads_out_of_the_calendar_gives_no_date() -> None:
    base = on_day(date(2021, 3, 8), "anchored")
    for gap in ({"months": 12 * 9000}, {"months": 12 * 9000 + 5}, {"offset": timedelta(days=4_000_000)}):
        mention = TimeMention(0, 1, None, "anchored", **gap)
        assert counted(base, mention, 1) is None
        assert counted(base, mention, -1) is None
    assert counted(base, TimeMention(0, 1, None, "anchored", months=12), -1) is not None
