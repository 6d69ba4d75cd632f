"""Hedges: the words that hold a statement at arm's length, wherever in it they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from marsad.read.statements.lexicon import Lexicon
from marsad.records import Span

_ARABIC_MAY = re.compile(r"(?<!\w)[وف]?قد (?=ي[\w\u064b-\u0652]{2,}|ت[\w\u064b-\u0652]{2,}(?<!ت)(?!\w))")
"""قد before an imperfect doubts; before a perfect it affirms."""


_HAD = re.compile(r"(?<!\w)[وف]?(?:كان|كانت|كانوا|يكون|تكون|يكونوا|سبق أن)(?:\s[^\s،,.؛:«»]+){0,4}\s$")
"""A verb before قد that makes what follows past, whatever it begins with: كان *قد توعد*."""
_MEANT = re.compile(r"(?<!\w)كان(?:ت|وا)?(?: من)?\s$")
"""What makes *supposed* a plan of the past: كان يفترض أن تصل."""
_CALLED = re.compile(r"[وف]?[يت][\u064b-\u0652]*د[\u064b-\u0652]*ع[\u064b-\u0652]*ى(?!\w)")
"""*Is called*, which letters folded make *claims*."""


def find_hedges(text: str, lexicon: Lexicon) -> list[Span]:
    """Return all hedges of a text, as code points, left to right.

    >>> from marsad.read.statements.lexicon import load_lexicon
    >>> text = "Moscow may reportedly agree, or its representative may."
    >>> [text[a:b] for a, b in find_hedges(text, load_lexicon("en"))]
    ['may', 'reportedly', 'or its representative', 'may']
    """
    folded = _fold_in_place(text)
    found = [m.span() for m in lexicon.hedge.finditer(folded)]
    if lexicon.lang == "ar":
        found = [(a, b) for a, b in found if not _CALLED.match(text, a) and not _was_meant(folded, a)]
        may = (m.span() for m in _ARABIC_MAY.finditer(folded))
        found += [(a, b - 1) for a, b in may if not _HAD.search(text, max(a - 40, 0), a)]
    else:
        found = [(a, b) for a, b in found if not _is_month_of_may(text, a, b)]
        more = [m.span() for pattern in (_OR_ANOTHER, _RUMOUR) for m in pattern.finditer(folded)]
        found = [*more, *(span for span in found if not any(a < span[1] and span[0] < b for a, b in more))]
    return sorted(found)


def _was_meant(folded: str, at: int) -> bool:
    supposed = folded.startswith(("يفترض", "المفترض", "من المفترض"), at)
    return supposed and _MEANT.search(folded, max(at - 10, 0), at) is not None


_THEIRS = "(?:his|her|its|their)"
_OR_ANOTHER = re.compile(
    rf"\bor (?:(?:some(?:one|body)|people|others)(?: else)?(?: (?:acting|speaking|who (?:acts?|acted|speaks?|spoke)))?"
    rf" (?:(?:on|in|with) {_THEIRS} (?:own )?(?:behalf|name|voice|stead|place)"
    rf"|(?:for|close to) (?:him|her|them|it))"
    rf"|(?:some)?one of {_THEIRS} (?:aides|men|people|representatives|advisers|deputies|envoys|associates)"
    rf"|{_THEIRS} (?:representative|envoy|emissary|proxy|deputy|aide|go-between)s?"
    r"|an? (?:representative|envoy|emissary|proxy|aide|go-between)(?: of (?:his|hers|theirs))?)\b"
)
"""Who may have spoken in somebody's stead: *or someone acting for him*."""
_RUMOUR = re.compile(r"\brumou?r(?=(?: [\w-]+){0,5} has it\b)")


def _is_month_of_may(text: str, start: int, end: int) -> bool:
    if text[start:end] != "May":
        return False
    before = text[max(start - 4, 0) : start]
    return bool(re.search(r"(?:\d |in |of |by |on )$", before)) or bool(re.match(r"\s\d", text[end : end + 2]))


_FOLDS = str.maketrans("أإآٱىئؤةکی’‘", "ااااييوهكي''")


@lru_cache(maxsize=4)
def _fold_in_place(text: str) -> str:
    """Return a text in lower case with confusable letters as one, no letter added or lost."""
    folded = text.lower()
    return (folded if len(folded) == len(text) else text).translate(_FOLDS)


def share_hedges(
    hedges: Sequence[Span], statements: Sequence[Sequence[Span]], sentences: Sequence[Span]
) -> list[list[Span]]:
    """Return each statement's hedges: those inside its parts, or in front of it in its sentence.

    A hedge goes to one statement: of those that hold it, the innermost.

    Args:
        hedges: where the hedges of a text stand.
        statements: the spans of each statement.
        sentences: the sentence of each statement.
    """
    owned: list[list[Span]] = [[] for _ in statements]
    sizes = [sum(b - a for a, b in parts) for parts in statements]
    hulls = [(min(a for a, _ in parts), max(b for _, b in parts)) for parts in statements]
    for start, end in hedges:
        inside = [i for i, parts in enumerate(statements) if any(a <= start and end <= b for a, b in parts)]
        inside = inside or [i for i, (a, b) in enumerate(hulls) if a <= start and end <= b]
        inside = inside or [i for i, (a, _) in enumerate(hulls) if sentences[i][0] <= start and 0 <= a - end < 40]
        if inside:
            owned[min(inside, key=lambda i: sizes[i])].append((start, end))
    return owned
