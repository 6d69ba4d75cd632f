"""Trades that no list of offices knows, told by how their nouns end: *the clockmaker*, *zoologist*."""

from __future__ import annotations

import re

_NO_DOER = frozenset(
    ("number", "matter", "letter", "paper", "newspaper", "river", "water", "winter", "summer", "corner", "center",
     "power", "order", "border", "former", "other", "another", "quarter", "factor", "sector", "major", "minor",
     "senior", "junior", "rather", "never", "ever", "however", "whatever", "whether", "forever", "moreover",
     "neither", "either", "together", "further", "over", "under", "after", "later", "earlier", "wider", "newer",
     "older", "younger", "larger", "smaller", "higher", "lower", "better", "regular", "popular", "offer", "dinner",
     "tower", "error", "terror", "color", "floor", "door", "server", "computer", "newsletter", "counter", "trailer",
     "container", "shelter", "theater", "chapter", "charter", "disaster", "monster", "timber", "chamber",
     "september", "october", "november", "december", "cover", "weather", "leather", "finger", "hunger", "anger",
     "danger", "prayer", "flower", "shower", "answer", "career", "beer", "cluster", "register", "semester", "poster",
     "mirror", "corridor", "harbor", "labor", "flavor", "favor", "behavior", "motor", "monitor", "vector", "horror",
     "honor", "humor", "rumor", "list", "twist", "mist", "wrist", "human", "german", "roman", "persian", "per",
     "for", "nor", "or", "her", "rival", "amateur", "latter", "upper")
)  # fmt: skip
"""English words that end as nouns of who does something do."""
_NO = rf"(?i:{'|'.join(sorted(_NO_DOER))})"
_NOUN = rf"(?!{_NO}\b)[\w-]{{2,}}(?:er|or|ist|ian|man|woman|wright|smith|keeper)"
"""A noun of who does something, which no list of offices knows: *well-digger*."""
SET_OFF_TRADE = re.compile(
    rf"\s*,\s*an?\s(?:[\w-]+\s){{0,3}}?{_NOUN}(?=\s(?:of|for|in|at|from|with|on|who|and|whose)\s|\s*$)"
)
_DOER_BEFORE = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ff]ormer|[Rr]etired)\s(?P<words>(?:[a-z][\w-]*\s){{0,3}}?{_NOUN})"
    rf"|(?:^|(?<=[.!?]\s)|(?<=\n))(?P<first>{_NOUN})),?\s$"
)


def trade_before(text: str, at: int) -> str | None:
    """Return a trade right before a name that no list knows: *the clockmaker* Boghos, *zoologist* Elmira.

    >>> trade_before("said the clockmaker Boghos", 20)
    'clockmaker'
    """
    m = _DOER_BEFORE.search(text, max(at - 70, 0), at)
    return (m["words"] or m["first"]) if m else None
