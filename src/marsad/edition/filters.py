"""The links of the search page: filters put on and taken off, pages turned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec.structs import replace

from marsad.edition.paths import search_path
from marsad.edition.words import Words
from marsad.records import SearchQuery, SearchResults

FilterField = Literal["outlet", "lang", "section", "year", "all"]


def search_with(query: SearchQuery, field: FilterField, value: str | None) -> str:
    """Return the address of the same search with one filter set or, for None, taken off.

    Args:
        query: The search as it was.
        field: The filter; `year` sets both days, `all` takes every filter off.
        value: The new value.
    """
    if field == "all":
        return search_path(SearchQuery(text=query.text, size=query.size))
    first = replace(query, page=1)
    if field == "outlet":
        return search_path(replace(first, outlet=value))
    if field == "lang":
        return search_path(replace(first, lang=value))
    if field == "section":
        return search_path(replace(first, section=value))
    days = (date(int(value), 1, 1), date(int(value), 12, 31)) if value else (None, None)
    return search_path(replace(first, from_on=days[0], to_on=days[1]))


def year_of(query: SearchQuery) -> str | None:
    """Return the year that a search is filtered by, or None where its days are not one year."""
    first, last = query.from_on, query.to_on
    if first and last and first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
        return str(first.year)
    return None


def hidden_fields(query: SearchQuery | None) -> list[tuple[str, str]]:
    """Return the filters as form fields, so that new words keep them."""
    if query is None:
        return []
    fields = [("outlet", query.outlet), ("lang", query.lang), ("section", query.section)]
    days = [("from", query.from_on), ("to", query.to_on)]
    return [(name, value) for name, value in fields if value] + [(name, day.isoformat()) for name, day in days if day]


def turn_pages(results: SearchResults) -> tuple[str | None, str | None, int]:
    """Return the addresses of the page before and after, and how many pages there are."""
    query = results.query
    pages = max(1, -(-results.total // query.size))
    before = search_path(replace(query, page=query.page - 1)) if query.page > 1 else None
    after = search_path(replace(query, page=query.page + 1)) if query.page < pages else None
    return before, after, pages


def name_facet(words: Words, field: FilterField, value: str, names: Mapping[str, str]) -> str:
    """Return how a filter's value is printed; `names` has what outlets' ids and sections' slugs stand for."""
    if field == "outlet":
        return names.get(value, value)
    if field == "lang":
        return words.language(value)
    name = names.get(value, value)
    return name[:1].upper() + name[1:]
