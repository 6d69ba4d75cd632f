"""What goes into the search index and what comes back."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from marsad.records.reading import Span


class SearchDocument(Struct, frozen=True, kw_only=True):
    """One story as the index takes it. `key` is unique: `story:12`, `published:slug`."""

    key: str
    scope: Literal["published", "archive"]
    lang: str
    headline: str
    deck: str = ""
    body: str = ""
    outlet: str = ""
    """The outlet's id."""
    section: str = ""
    day: date | None = None
    address: str = ""
    """Where a person opens it: a path of the edition or of the desk."""
    keywords: tuple[str, ...] = ()


class Spelling(Struct, frozen=True):
    """A name as a query has it, and the other spellings under which it is to be looked for."""

    words: str
    others: tuple[str, ...]


class SearchQuery(Struct, frozen=True, kw_only=True):
    """A question put to the index. Empty `text` lists everything that passes the filters, newest first."""

    text: str = ""
    scope: Literal["published", "archive"] = "published"
    outlet: str | None = None
    lang: str | None = None
    section: str | None = None
    from_on: date | None = None
    to_on: date | None = None
    page: int = 1
    size: int = 20
    also: tuple[Spelling, ...] = ()
    """Names in `text` that somebody knows by other spellings too."""


class SearchHit(Struct, frozen=True, kw_only=True):
    """One result. Highlights are spans into `headline` and `snippet` as given here."""

    key: str
    score: float
    headline: str
    headline_highlights: tuple[Span, ...] = ()
    snippet: str = ""
    snippet_highlights: tuple[Span, ...] = ()
    outlet: str = ""
    section: str = ""
    lang: str = ""
    day: date | None = None
    address: str = ""


class Facet(Struct, frozen=True):
    """A value to filter by, with the number of results that the filter would leave."""

    value: str
    count: int


class SearchResults(Struct, frozen=True, kw_only=True):
    """A page of results, the total, and counts that equal the lists behind them."""

    query: SearchQuery
    total: int
    hits: tuple[SearchHit, ...] = ()
    outlets: tuple[Facet, ...] = ()
    languages: tuple[Facet, ...] = ()
    sections: tuple[Facet, ...] = ()
    years: tuple[Facet, ...] = ()
    note: str = ""
    """A sentence for the reader when the query was mended (an unclosed quotation mark, say)."""
