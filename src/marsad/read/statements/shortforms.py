"""Whether two names, given as folded words, are forms of one: a surname alone, a slip, another spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

_BODIES = frozenset(("وزاره", "ministry", "حزب", "حركه", "هييه", "جبهه", "مجلس"))
"""Nouns that headlines leave out: "Education: Exams Postponed"."""


def is_form_of(short: tuple[str, ...], full: tuple[str, ...], kind: str, arabic: bool) -> bool:
    """Tell whether a name may be a shorter form, or a slip, of a full one.

    >>> is_form_of(("asmi",), ("ayman", "asmi"), "person", False)
    True
    >>> is_form_of(("zarour",), ("jalal", "zaarur"), "person", False)
    True
    """
    if not short or len(short) > len(full):
        return False
    if arabic and kind == "person" and full[0] in ("ابو", "ام") and short == full[1:2]:
        return False  # Ghazi, whose mother is Umm Ghazi
    if len(short) < len(full) and kind != "person":
        behind_noun = short == full[1 : 1 + len(short)] and full[0] in _BODIES
        return kind == "organisation" and (behind_noun or (len(short) == 1 and short[0] == full[0] and not arabic))
    if kind != "person" and short != full and "".join(full).startswith("".join(short)):
        return False  # Kardan is of Karda
    if kind == "person" and len(short) == 2 < len(full) and short == (full[0], full[-1]):
        return True  # without his father's name
    ends = (full[-len(short) :], full[: len(short)])
    return any(all(_alike(a, b, arabic) for a, b in zip(short, end, strict=True)) for end in ends)


def _alike(a: str, b: str, arabic: bool) -> bool:
    if a == b:
        return True
    if arabic and len(a) > 3 and a[0] in "وفبلك" and (a[1:] == b or a[1:].removeprefix("ل") == b):
        return True
    least = min(len(a), len(b))
    if least >= 5 and a[0] == b[0] and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1:
        return True
    return least >= 4 and not arabic and _skeleton(a) == _skeleton(b) and len(_skeleton(a)) >= 3


@lru_cache(maxsize=4096)
def _skeleton(token: str) -> str:
    """Return a Latin token's consonants, doubled ones once: what spellings of one Arabic name share.

    >>> _skeleton("zaarur"), _skeleton("zarour")
    ('zrr', 'zrr')
    """
    return re.sub(r"(?<=.)[aeiouyw]", "", re.sub(r"([^aeiouyw])\1+", r"\1", token))
