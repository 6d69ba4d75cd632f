"""What the whole page knows about a name, asked while its small print is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from marsad.read.outletnames import OutletNames
from marsad.read.pieces import Piece
from marsad.read.words import any_of
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rest of the page knows about names: known outlets, and places, outlets and persons of its text."""

    names: OutletNames
    is_place: Callable[[str], bool]
    is_outlet: Callable[[str], bool]
    is_person: Callable[[str], bool] = lambda name: False
    is_told: Callable[[str], bool] = lambda name: False
    """Whether the text speaks of a name as of an outlet: somebody told it, it has learned, its correspondent."""
    is_used: Callable[[str], bool] = lambda word: False
    """Whether the page has a word more than once, in capitals or not."""


_SEEN = 30_000
"""Characters of a page that are searched for a name; news puts its names early."""


def gather_evidence(pieces: list[Piece], names: OutletNames, sites: frozenset[str] = frozenset()) -> Evidence:
    """Return the evidence of a page: is this name used as a place there, or as an outlet?

    Args:
        pieces: The page.
        names: Known outlets.
        sites: Folded names that the page's metadata gives its site.
    """
    size = 0
    chosen: list[str] = []
    for piece in pieces:
        chosen.append(piece.text)
        size += len(piece.text)
        if size > _SEEN:
            break
    page = f" {' '.join(chosen)[:_SEEN]} "
    is_place = lru_cache(maxsize=512)(lambda name: _is_place(page, name))
    is_outlet = lru_cache(maxsize=512)(lambda name: fold_phrase(name) in sites or _is_outlet(page, name, names))
    is_told = lru_cache(maxsize=512)(lambda name: _is_told(page, name))
    return Evidence(
        names, is_place, is_outlet, lambda name: _is_person(page, name), is_told, lambda word: _is_used(page, word)
    )


def _is_place(page: str, name: str) -> bool:
    if not 2 <= len(name) <= 60:
        return False
    if re.match("[\u0600-\u06ff]", name):
        return any(
            f" {lead}{name}" in page for lead in ("في ", "من ", "إلى ", "مدينة ", "قرية ", "بلدة ", "محافظة ", "ب")
        )
    proper = name.title().replace("Al-", "al-") if name.isupper() else name
    leads = ("in ", "of ", "to ", "from ", "near ", "at ", "around ", "outside ")
    found = [f" {lead}{form}" for lead in leads for form in dict.fromkeys((name, proper)) if f" {lead}{form}" in page]
    return any(not _OF_PRESS.search(page, max(at - 40, 0), at) for words in found for at in _starts(page, words))


def _starts(page: str, words: str) -> Iterator[int]:
    """Yield where some words begin in a page."""
    at = page.find(words)
    while at >= 0:
        yield at
        at = page.find(words, at + 1)


_OF_PRESS = re.compile(rf"\b{any_of('outlet_of_press')}(?: {any_of('outlet_adverbs')})?$", re.IGNORECASE)
"""What makes the name behind "in", "of" or "to" an outlet's rather than a place's: "in remarks to X"."""
_TALKS_TO = re.compile(rf"\b{any_of('outlet_talks_to')} (?:the )?$")
_TALKED_TO = re.compile(rf"[”\"’']?(?: newspaper| daily| website| magazine)?{any_of('outlet_talked_to')}\b")
_LONGER = re.compile(r"-?\w|[’'](?!s\b)\w| (?!\w+day\b)(?:al-|of )?[A-Z]\w+")


def _is_told(page: str, name: str) -> bool:
    """Say whether a text speaks of a whole name as of an outlet: "told X", "X has learned"."""
    if not 2 <= len(name) <= 60:
        return False
    article = name[:3].lower() in ("al-", "el-")
    for form in (name[0].lower() + name[1:], name[0].upper() + name[1:]) if article else (name,):
        for at in _starts(page, form):
            end = at + len(form)
            told = _TALKS_TO.search(page, max(at - 50, 0), at) or _TALKED_TO.match(page, end)
            if told and not _LONGER.match(page, end):
                return True
    return False


def _is_used(page: str, word: str) -> bool:
    return len(list(islice(re.finditer(rf"\b{re.escape(word)}\b", page, re.IGNORECASE), 2))) > 1


def _is_outlet(page: str, name: str, names: OutletNames) -> bool:
    if names.match(name):
        return True
    if not 2 <= len(name) <= 60:
        return False
    if re.match("[\u0600-\u06ff]", name):
        leads = (
            "صحيفة ",
            "موقع ",
            "وكالة ",
            "قناة ",
            "جريدة ",
            "شبكة ",
            "مجلة ",
            "المصدر: ",
            "المصدر : ",
            "صحيفة «",
            "لـ«",
            "أرشيف ",
        )
        return any(lead + name in page for lead in leads)
    kinds = ("newspaper ", "website ", "agency ", "Source: ", "magazine ", "daily ", "channel ")
    tails = (" reported that", " reports that", " newspaper", " website", " news agency", " (opposition", " (pro-")
    return any(kind + name in page for kind in kinds) or any(name + tail in page for tail in tails)


_SPEAKS = (
    r"(?:,|\s(?:said|added|told|says|explained|stressed|noted|denied|believes|considered|argued|claimed|replied|who|has|had"
    r"|was|saw)\b)"
)
_ARABIC_TRADE = r"(?:هو\s|هي\s)?(?:كاتبة?|صحافية?|صحفية?|باحثة?|شاعرة?|روائية?|أكاديمية?|مدونة?|قاصة?)"
"""What a line at the foot says its author is."""
_GIVEN_BEFORE = re.compile(
    r"(?!(?:In|At|On|To|From|For|But|And|The|As|By|While|When|With)\s)\b[A-Z][\w’'.-]*\s(?:[A-Za-z]{2,3}[-\s’'])?$"
)


def _is_person(page: str, name: str) -> bool:
    """Say whether a page uses the last word of a name as a person's, behind a given name and before a verb."""
    if ARABIC_LETTER.match(name):
        return " " in name and re.search(rf"(?<!\w){re.escape(name)}[،:]?\s{_ARABIC_TRADE}\b", page) is not None
    surname = _surname(name)
    if not surname:
        return False
    for match in re.finditer(re.escape(surname) + _SPEAKS, page[:8000], re.IGNORECASE):
        if _GIVEN_BEFORE.search(page, max(match.start() - 40, 0), match.start()):
            return True
    return False


def _surname(name: str) -> str:
    words = name.split("-")[-1].split()
    return words[-1].casefold() if words else ""
