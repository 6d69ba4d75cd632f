"""What the whole page knows about a name, asked while its small print is read."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.read.bylines import Evidence
from marsad.read.nameforms import LATIN_PERSON
from marsad.read.outletnames import OutletNames
from marsad.read.pieces import Piece

_SEEN = 30_000
"""Characters of a page that are searched for a name; news puts its names early."""


def gather_evidence(pieces: list[Piece], names: OutletNames) -> Evidence:
    """Return the evidence of a page: is this name used as a place there, or as an outlet?"""
    size = 0
    chosen: list[str] = []
    for piece in pieces:
        chosen.append(piece.text)
        size += len(piece.text)
        if size > _SEEN:
            break
    page = f" {' '.join(chosen)[:_SEEN]} "
    is_place = lru_cache(maxsize=512)(lambda name: _is_place(page, name))
    is_outlet = lru_cache(maxsize=512)(lambda name: _is_outlet(page, name, names))
    persons = lru_cache(maxsize=1)(lambda: _persons(page))
    return Evidence(names, is_place, is_outlet, lambda name: _surname(name) in persons())


def _is_place(page: str, name: str) -> bool:
    if not 2 <= len(name) <= 60:
        return False
    if re.match("[\u0600-\u06ff]", name):
        return any(
            f" {lead}{name}" in page for lead in ("في ", "من ", "إلى ", "مدينة ", "قرية ", "بلدة ", "محافظة ", "ب")
        )
    proper = name.title().replace("Al-", "al-") if name.isupper() else name
    leads = ("in ", "of ", "to ", "from ", "near ", "at ", "around ", "outside ")
    return any(f" {lead}{form}" in page for lead in leads for form in (name, proper))


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


_PERSON_SPEAKS = re.compile(
    rf"({LATIN_PERSON})(?:,|\s(?:said|added|told|says|explained|stressed|noted|denied|believes|considered|argued|claimed|replied|who|has|had|was|saw))"
)


def _persons(page: str) -> frozenset[str]:
    """Return the last words of names that a page uses as persons' names."""
    return frozenset(_surname(match[1]) for match in _PERSON_SPEAKS.finditer(page[:8000]) if " " in match[1])


def _surname(name: str) -> str:
    words = name.split("-")[-1].split()
    return words[-1].casefold() if words else ""
