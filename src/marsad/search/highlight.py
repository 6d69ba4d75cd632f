"""Where a query's words stand in a text, and the stretch of a story that shows most of them."""

from __future__ import annotations

import re

from msgspec import Struct

from marsad.records import Span
from marsad.search.fold import Token, find_tokens
from marsad.search.query import Clause
from marsad.search.stem import stem

SNIPPET_LENGTH = 240
SCANNED = 50_000
"""Code points of a story that are looked through for a snippet: some eight thousand words."""

_SENTENCE_END = re.compile(r"[.!?؟…]['\"”’»)]*\s+|\n+")


class Snippet(Struct, frozen=True):
    """A stretch of a story, `…` where it was cut, and the words found in it."""

    text: str
    highlights: tuple[Span, ...]


def find_highlights(text: str, wanted: tuple[Clause, ...]) -> tuple[Span, ...]:
    """Find the words of a query in a text; a phrase only where its words stand together.

    Spans are in order and don't overlap.
    """
    if not wanted:
        return ()
    tokens = find_tokens(text)
    places = _places_by_form(tokens)
    hits: dict[int, int] = {}  # start -> end
    for clause in wanted:
        for first, last in _find_clause(clause, tokens, places):
            start, end = tokens[first].start, tokens[last].end
            hits[start] = max(end, hits.get(start, 0))
    return _merge(sorted(hits.items()))


def cut_snippet(text: str, wanted: tuple[Clause, ...], length: int = SNIPPET_LENGTH) -> Snippet:
    """Cut the stretch of a text that shows most of a query's words.

    It begins at a sentence where one begins close before the first word found, else at a word,
    and is at most `length` code points long, ellipses not counted. What stands after the first
    `SCANNED` code points is not shown.
    """
    text = text[:SCANNED].strip()
    spans = find_highlights(text, wanted)
    if len(text) <= length:
        return Snippet(_flat(text), spans)
    start = _window_start(text, spans, length)
    end = _word_end(text, start, start + length)
    inside = [(s, e) for s, e in spans if start <= s and e <= end]
    lead = "…" if start > 0 else ""
    tail = "…" if end < len(text) else ""
    shift = len(lead) - start
    return Snippet(lead + _flat(text[start:end]) + tail, tuple((s + shift, e + shift) for s, e in inside))


def _places_by_form(tokens: list[Token]) -> dict[str, list[int]]:
    """Return where each light form stands, solid forms of hyphened words included."""
    places: dict[str, list[int]] = {}
    for at, token in enumerate(tokens):
        places.setdefault(stem(token.form), []).append(at)
        if token.joined is not None:
            places.setdefault(stem(token.joined), []).append(at)
    return places


def _find_clause(clause: Clause, tokens: list[Token], places: dict[str, list[int]]) -> list[tuple[int, int]]:
    """Return first and last token of each place where a clause holds."""
    if clause.kind == "name":
        return [place for one in (*clause.parts, *clause.others) for place in _find_clause(one, tokens, places)]
    head = clause.tokens[0]
    if clause.kind == "prefix":
        found = [at for form, ats in places.items() if form.startswith(head.form) for at in ats]
        found += [at for at, token in enumerate(tokens) if token.form.startswith(head.form)]
        return [(at, at) for at in found]
    if len(clause.tokens) == 1:
        asked = {stem(form) for form in (head.form, head.joined) if form}
        return [(at, at) for form in asked for at in places.get(form, ())]
    width = len(clause.tokens)
    exact = clause.quoted and not any("\u0620" <= token.form[0] <= "\u06ff" for token in clause.tokens)
    wanted = [_form(token, exact) for token in clause.tokens]
    runs = [
        (at, at + width - 1)
        for at in places.get(stem(head.form), ())
        if [_form(token, exact) for token in tokens[at : at + width]] == wanted
    ]
    if not clause.quoted and head.joined is not None:  # a hyphened word may be written in one
        runs += [(at, at) for at in places.get(stem(head.joined), ()) if tokens[at].form == head.joined]
    return runs


def _form(token: Token, exact: bool) -> str:
    return token.form if exact else stem(token.form)


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _window_start(text: str, spans: tuple[Span, ...], length: int) -> int:
    """Return where the stretch with most different found words begins."""
    if not spans:
        return 0
    best, best_score = spans[0][0], 0
    for at, (start, _) in enumerate(spans):
        seen = {text[s:e].casefold() for s, e in spans[at:] if e <= start + length * 3 // 4}
        if len(seen) > best_score:
            best, best_score = start, len(seen)
        if at > 200:
            break
    return _soft_start(text, best, length // 4)


def _soft_start(text: str, at: int, room: int) -> int:
    """Move a start back to the sentence's beginning if it is near, else to a word's."""
    earliest = max(0, at - room)
    if earliest == 0:
        return 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text, earliest, at)]
    if ends:
        return ends[-1]
    blank = text.find(" ", earliest, at)
    return blank + 1 if blank >= 0 else at


def _word_end(text: str, start: int, limit: int) -> int:
    if limit >= len(text):
        return len(text)
    blank = max(text.rfind(" ", start, limit + 1), text.rfind("\n", start, limit + 1))
    return blank if blank > start else limit


def _flat(text: str) -> str:
    """Put a stretch on one line without moving any character."""
    return text.translate({ord("\n"): " ", ord("\t"): " ", ord("\r"): " "})
