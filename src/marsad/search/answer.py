"""A page of results, and counts that equal the lists behind them."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from marsad.records import Facet, SearchHit, SearchQuery, SearchResults, Spelling
from marsad.search.compile import all_of, compile_filters, compile_text
from marsad.search.document import clean_text, read_document
from marsad.search.highlight import Snippet, cut_snippet, find_highlights
from marsad.search.query import Clause, ParsedQuery, parse_query, with_spellings

if TYPE_CHECKING:
    import tantivy

LARGEST_PAGE = 200
_MOST_VALUES = 10_000
_FACETS = ("outlet", "lang", "section", "year")


def answer(searcher: tantivy.Searcher, query: SearchQuery) -> SearchResults:
    """Answer a query from one view of the index.

    All words must occur. Where no story of the scope has them all, stories with at least half of
    them answer, then stories with any, and the note says so. This is decided before the filters,
    so that a filter only ever narrows the list, and each count is the length of the list that its
    filter opens: the other filters kept, its own replaced (a year's is its first day to its last).
    """
    asked = _cleaned(query)
    parsed = with_spellings(parse_query(asked.text), asked.also)
    filters = compile_filters(asked)
    needed = len(parsed.wanted)
    text = compile_text(parsed, needed)
    total, places = _look(searcher, all_of(text, filters), asked, newest_first=not needed)
    notes = list(parsed.notes)
    if total == 0 and needed > 1 and (wider := _widened(searcher, parsed, asked)):
        text, note = wider
        notes.append(note)
        total, places = _look(searcher, all_of(text, filters), asked, newest_first=False)
    counts = _count_facets(searcher, text, asked)
    return SearchResults(
        query=query,
        total=total,
        hits=tuple(_hit(searcher, place, score if needed else 0.0, parsed) for score, place in places),
        outlets=counts["outlet"],
        languages=counts["lang"],
        sections=counts["section"],
        years=counts["year"],
        note=" ".join(notes),
    )


def _look(
    searcher: tantivy.Searcher, found: tantivy.Query, asked: SearchQuery, *, newest_first: bool
) -> tuple[int, list[tuple[float, tantivy.DocAddress]]]:
    """Return how many stories there are, and the asked page of them."""
    size = min(max(asked.size, 1), LARGEST_PAGE)
    offset = (max(asked.page, 1) - 1) * size
    beyond = offset >= searcher.num_docs
    result = searcher.search(
        found, size, order_by_field="rank" if newest_first else None, offset=0 if beyond else offset
    )
    total: int = result.count  # type: ignore[attr-defined]  # there, but not in the engine's stubs
    return total, [] if beyond else result.hits


def _widened(searcher: tantivy.Searcher, parsed: ParsedQuery, asked: SearchQuery) -> tuple[tantivy.Query, str] | None:
    """Return the narrowest reading of the words that finds anything in the scope, if all together find nothing."""
    words = len(parsed.wanted)
    scope = SearchQuery(scope=asked.scope, size=1)
    for needed in sorted({words, ceil(words / 2), 1}, reverse=True):
        text = compile_text(parsed, needed)
        if _look(searcher, all_of(text, compile_filters(scope)), scope, newest_first=False)[0]:
            many = "at least half" if needed > 1 else "any"
            note = f"No story has all of these words; these have {many} of them."
            return None if needed == words else (text, note)
    return None


def _count_facets(searcher: tantivy.Searcher, text: tantivy.Query, query: SearchQuery) -> dict[str, tuple[Facet, ...]]:
    """Count, for each facet, its values under all filters but its own."""
    counts: dict[str, tuple[Facet, ...]] = {}
    free = [name for name in _FACETS if not _is_filtered(query, name)]
    for names in [free, *([name] for name in _FACETS if name not in free)]:
        if not names:
            continue
        found = all_of(text, compile_filters(query, without=names[0] if names is not free else ""))
        wanted = {name: {"terms": {"field": name, "size": _MOST_VALUES}} for name in names}
        for name, result in searcher.aggregate(found, wanted).items():
            counts[name] = _facets(name, result["buckets"])
    return counts


def _facets(name: str, buckets: list[dict[str, object]]) -> tuple[Facet, ...]:
    facets = []
    for bucket in buckets:
        key, count = bucket["key"], bucket["doc_count"]
        value = str(int(key)) if isinstance(key, int | float) else str(key)
        facets.append(Facet(value, int(str(count))))
    if name == "year":
        return tuple(sorted(facets, key=lambda facet: facet.value, reverse=True))
    return tuple(sorted(facets, key=lambda facet: (-facet.count, facet.value)))


def _is_filtered(query: SearchQuery, name: str) -> bool:
    if name == "year":
        return bool(query.from_on or query.to_on)
    return bool(getattr(query, name))


def _hit(searcher: tantivy.Searcher, place: tantivy.DocAddress, score: float, parsed: ParsedQuery) -> SearchHit:
    story = read_document(searcher.doc(place))
    everywhere = tuple(clause for clause in parsed.wanted if not clause.field)
    snippet = _snippet(story.deck, story.body, everywhere)
    return SearchHit(
        key=story.key,
        score=score,
        headline=story.headline,
        headline_highlights=find_highlights(story.headline, parsed.wanted),
        snippet=snippet.text,
        snippet_highlights=snippet.highlights,
        outlet=story.outlet,
        section=story.section,
        lang=story.lang,
        day=story.day,
        address=story.address,
    )


def _snippet(deck: str, body: str, wanted: tuple[Clause, ...]) -> Snippet:
    """Cut from the body if a word stands there, else from the deck; without words the deck says most."""
    first, second = (body, deck) if wanted else (deck, body)
    snippet = cut_snippet(first, wanted)
    if snippet.highlights or not second or (snippet.text and not wanted):
        return snippet
    other = cut_snippet(second, wanted)
    return other if other.highlights or not snippet.text else snippet


def _cleaned(query: SearchQuery) -> SearchQuery:
    """Return the query without lone surrogates, which the engine can't take and no story has."""
    return SearchQuery(
        text=clean_text(query.text),
        scope=query.scope,
        outlet=clean_text(query.outlet or "") or None,
        lang=clean_text(query.lang or "") or None,
        section=clean_text(query.section or "") or None,
        from_on=query.from_on,
        to_on=query.to_on,
        page=query.page,
        size=query.size,
        also=tuple(Spelling(clean_text(one.words), tuple(map(clean_text, one.others))) for one in query.also),
    )
