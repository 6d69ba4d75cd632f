"""Lines that are a page's tools and boxes: counters and players, appeals to the reader, pointers elsewhere.

Told by what such lines do everywhere: they count, they address the reader on the house's behalf, they
name another story behind a colon.
"""

from __future__ import annotations

import re

from marsad.read.words import any_of, load_cues

_TALLY = re.compile(
    r"\W{0,3}(?:[^\W\d_]{2,14}(?:\s[^\W\d_]{2,14}){0,2}\s*:?\s*[(+]?(?!(?:1[3-9]|20)\d\d\b)\d[\d.,٬]{0,9}[kKmMم]?\)?[\s|·•,]*){1,6}"
    r"(?:[^\W\d_]{2,14})?\W{0,2}"
)
"""Words that each count something: "Views: 318", "Tweet 14  Share 52"."""
_PAGES = re.compile(r"(?:\D{0,24}\s)?\d{1,5}(?:\s?[-–]\s?\d{1,5})?\s?(?:/|of|من)\s?\d{1,6}", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}:\d\d(?![\d:]|\s?[ap]\.?m)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_FEW_LETTERS = re.compile(r"[\W\d_]*(?:[^\W\d_][\W\d_]*){0,2}")
_SIGN = re.compile(r"[^\w\s.,;:!?…'’\"“”()]|\d")
_DAY = re.compile(r"\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}")
_FIELD = re.compile(r"\[\s[^\[\]]{2,40}\s\]|(?:e-?mail|name|phone)(?: address)?\s?\*", re.IGNORECASE)
_YOU_AND_US = re.compile(any_of("asking_between_us"), re.IGNORECASE)
_ASKS = re.compile(any_of("asking_signs"), re.IGNORECASE)
_ASKING = re.compile(any_of("asking_starts"), re.IGNORECASE)
_POINTER = re.compile(rf"{any_of('pointer_starts')}[^:]{{0,40}}:\s?\S", re.IGNORECASE)
_QUOTED = re.compile('[“”"«»]')
_ASKING_SIGNS = tuple(load_cues()["asking_letters"])


def is_asking(text: str) -> bool:
    """Say whether a line asks the reader for an address, money or a click, as boxes in a page do.

    >>> is_asking("Five stories, every Friday. No spam."), is_asking("He asked the readers to subscribe.")
    (True, False)
    """
    if len(text) > 160:
        return False
    if _ASKING.match(text) or (("[" in text or "*" in text) and _FIELD.search(text)):
        return True
    low = text.lower()
    if not any(sign in low for sign in _ASKING_SIGNS):
        return False
    return bool(_ASKS.search(text)) or (bool(_YOU_AND_US.search(text)) and not _QUOTED.search(text))


def is_pointer(text: str) -> bool:
    """Say whether a line points to another story.

    >>> is_pointer("See also: How to Clean a Water Tank"), is_pointer("The council sees no way out.")
    (True, False)
    """
    return ":" in text and len(text) <= 200 and bool(_POINTER.match(text))


def is_tool(text: str) -> bool:
    """Say whether a line is a counter, a player's clock, a row of signs or of page numbers.

    >>> is_tool("Views: 1,204"), is_tool("0:00 / 4:12"), is_tool("A- A+"), is_tool("May 2021")
    (True, True, True, False)
    """
    if len(text) > 70:
        return False
    tokens = text.split()
    if max(map(len, tokens)) <= 2 or (_FEW_LETTERS.fullmatch(text) and _SIGN.search(text)):
        return _DAY.search(text) is None
    if not _DIGIT.search(text):
        return False
    numbers = sum(token.isdigit() for token in tokens)
    if (len(tokens) <= 5 and _CLOCK.search(text)) or (len(tokens) > 3 and numbers * 2 > len(tokens)):
        return _DAY.search(text) is None
    return bool(_TALLY.fullmatch(text) or _PAGES.fullmatch(text))
