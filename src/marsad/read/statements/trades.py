"""Trades that no list of offices knows, told by how their nouns end: *the clockmaker*, *zoologist*."""

from __future__ import annotations

import re
from functools import cache

from marsad.read.statements.lexicon import load_lexicon

_LIKE_IT = r"(?=\s(?:of|for|in|at|from|with|on|who|and|whose)\s|\s*$)"


@cache
def _noun() -> str:
    """Return a pattern of a noun of who does something: *well-digger*."""
    other = "|".join(sorted(load_lexicon("en").not_trades))
    return rf"(?!(?i:{other})\b)[\w-]{{2,}}(?:er|or|ist|ian|man|woman|wright|smith|keeper|(?:nd|mst|it|pt)ress)"


@cache
def _set_off() -> re.Pattern[str]:
    return re.compile(rf"\s*,\s*(?:(?:aged\s)?\d+\s*,\s*)?an?\s(?:[\w-]+\s){{0,3}}?{_noun()}{_LIKE_IT}")


@cache
def _before() -> re.Pattern[str]:
    article = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ff]ormer|[Rr]etired)"
    return re.compile(
        rf"(?:\b{article}\s(?P<words>(?:[a-z][\w-]*\s){{0,3}}?{_noun()})"
        rf"|(?:^|(?<=[.!?]\s)|(?<=\n))(?P<first>{_noun()})),?\s$"
    )


def is_trade_behind(words: str) -> bool:
    """Tell whether what a comma sets off behind a name is a trade: ", a retired boilermaker"."""
    return _set_off().match(words) is not None


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[Tt]he|[Aa]n?)\s(?P<words>(?:[a-z][\w-]*\s){{0,3}}?{_noun()})\s(?:of|on|in|at|from)\s[^,]+,\s$"
    )


def trade_opening(phrase: str) -> str | None:
    """Return the trade that opens what stands before a name: *a florist* on Lamp Street, X.

    >>> trade_opening("A florist on Lamp Street, ")
    'florist'
    """
    m = _opening().match(phrase)
    return m["words"] if m else None


def trade_in(words: str) -> str | None:
    """Return words if they are a trade that no list knows, whatever hangs on them.

    >>> trade_in("sponge seller"), trade_in("the last hope")
    ('sponge seller', None)
    """
    words = re.sub(r"^(?:[Tt]he|[Aa]n?)\s", "", words.strip())
    return words if re.match(rf"(?:[a-z][\w-]*\s){{0,3}}?{_noun()}{_LIKE_IT}", words) else None


def trade_before(text: str, at: int) -> str | None:
    """Return a trade right before a name that no list knows: *the clockmaker* Boghos, *zoologist* Elmira.

    >>> trade_before("said the clockmaker Boghos", 20)
    'clockmaker'
    """
    m = _before().search(text, max(at - 70, 0), at)
    return (m["words"] or m["first"]) if m else None
