"""Names in Arabic text, where small words are written in one with what follows: وبإدلب, للقدس."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.names.check.judge import Judge
from marsad.names.check.met import Met
from marsad.names.check.places import Place
from marsad.names.check.words import Body, windows

_AND, _TO = "وف", "بكل"
_LETTER = re.compile("[^\u064b-\u0652\u0670\u0640][\u064b-\u0652\u0670\u0640]*")


def find_arabic(body: Body, at: int, judge: Judge) -> Met | None:
    """Return the name that begins with a word, with or without what is written in one with it."""
    text, words, known = body.text, body.words, judge.known
    for key, taken, article in _readings(words[at].key):
        for window in windows(words, at, known.longest.get(key, 0)) if key in known.longest else ():
            forms = known.forms.get(" ".join([key, *(word.key for word in window[1:])]))
            if not forms:
                continue
            letters = _LETTER.findall(text[window[0].start : window[0].end])
            span = window[0].start + len("".join(letters[:taken])), window[-1].end
            place = _with_article(text, span, forms, judge) if article else judge.name(text, span, forms)
            return Met(at, len(window), span, forms, place)
    return None


def _readings(key: str) -> Iterator[tuple[str, int, bool]]:
    """Yield what a word may be: its name, how many letters stand before that, and whether ل took the article's place.

    >>> list(_readings("وللقدس"))[-1]
    ('القدس', 1, True)
    """
    yield key, 0, False
    for taken in (0, 1):
        if taken and key[0] not in _AND:
            return
        rest = key[taken:]
        if len(rest) < 3:
            return
        if taken:
            yield rest, 1, False
        if rest.startswith("لل"):
            yield f"ال{rest[2:]}", taken, True
        elif rest[0] in _TO:
            yield rest[1:], taken + 1, False


def _with_article(text: str, span: tuple[int, int], forms: Sequence[object], judge: Judge) -> Place | None:
    """Judge للقدس as القدس would be, and suggest it with its ل."""
    start, end = span
    place = judge.name(f"{text[:start]}ال{text[start + 2 : end]}{text[end:]}", span, forms)  # type: ignore[arg-type]
    if place is None or place.suggestion is None:
        return None
    return replace(place, printed=text[start:end], suggestion=f"لل{place.suggestion.removeprefix('ال')}")
