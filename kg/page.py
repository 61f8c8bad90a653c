"""Reads a web page: body text, headline, date and publisher, by trafilatura.

In: the HTML of a page.  Out: an :class:`kg.records.Article`.  This room must never let the day on which it runs into
what it reads: only a date that the page declares counts.
"""

from __future__ import annotations

from datetime import date

from kg.decode import clean
from kg.errors import InputError
from kg.records import Article

# htmldate refuses dates after today by itself, so that a page would read differently on another day, and searches the
# prose for anything like a date, which would be a guess.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": "2200-01-01"}


def read_page(html: str, name: str) -> Article:
    """Read the article of a page; ``date``, ``headline``, ``publisher`` and ``url`` are ``None`` if it has none.

    Raises:
        InputError: the page holds no article text.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(
        html,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=_DATE_SEARCH,
    )
    text = clean(getattr(found, "text", None) or "")
    if not text.strip():
        raise InputError("this page holds no article text")
    return Article(
        id=name,
        text=text,
        date=_day(getattr(found, "date", None)),
        headline=getattr(found, "title", None),
        publisher=getattr(found, "sitename", None),
        url=getattr(found, "url", None),
    )


def _day(found: str | None) -> date | None:
    try:
        return date.fromisoformat((found or "")[:10])
    except ValueError:
        return None
