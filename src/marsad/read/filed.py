"""Arabic lines that say in a bracket who filed a story or from where, and those of correspondents."""

from __future__ import annotations

import re

from marsad.read.evidence import Evidence
from marsad.read.imprint import CORRESPONDENT, is_arabic_place, is_organ, read_imprint
from marsad.read.nameforms import ARABIC_WORD, NameAt
from marsad.read.outletnames import is_person_like, is_writer
from marsad.read.signature import Byline

_PLACE = re.compile(rf"{ARABIC_WORD}(?:\s{ARABIC_WORD}){{0,2}}")
_LETTERS = re.compile(r"[\u0621-\u064a](?:(?:\.\s?|\s)[\u0621-\u064a]){1,3}\.?")
"""An agency's letters: أ ف ب."""


def filed_by(text: str, bracket: re.Match[str] | None, evidence: Evidence) -> Byline | None:
    """Read "الميناء (وكالة حنا)", "ليلى حداد (الميناء)", "مراسل الضحى في الميناء"; None for any other line.

    Args:
        text: The line.
        bracket: The bracket that closes it.
        evidence: Known outlets and places.
    """
    if (sent := CORRESPONDENT.fullmatch(text)) and is_organ(sent["name"], evidence):
        place = sent.span("place") if sent["place"] else None
        return Byline(0, len(text), outlet=NameAt(*sent.span("name")), place=place, staff=True)
    if bracket is None:
        return None
    return _from_place(text, bracket, evidence) or _by_agency(text, bracket, evidence)


def _from_place(text: str, bracket: re.Match[str], evidence: Evidence) -> Byline | None:
    """Read a writer or an agency with the town in brackets."""
    name, town = text[: bracket.start()].rstrip(), bracket[1].strip()
    if not is_arabic_place(town, evidence) or len(name.split()) > 5:
        return None
    at = text.index(town, bracket.start(1))
    place = (at, at + len(town))
    if is_writer(name):
        return Byline(0, len(text), (0, len(name)), place=place)
    known = evidence.names.match(name) or evidence.is_outlet(name) or _LETTERS.fullmatch(name)
    return Byline(0, len(text), outlet=NameAt(0, len(name)), place=place) if known else None


def _by_agency(text: str, bracket: re.Match[str], evidence: Evidence) -> Byline | None:
    """Read a town with its agency or its correspondent in brackets, where others print a side that a name takes."""
    place = text[: bracket.start()].rstrip(" -–—")
    if not _PLACE.fullmatch(place) or evidence.is_outlet(place) or is_person_like(place):
        return None
    if imprint := read_imprint(text, *bracket.span(1), evidence):
        return Byline(0, len(text), outlet=imprint.outlet, place=(0, len(place)))
    sent = CORRESPONDENT.fullmatch(text, *bracket.span(1))
    if sent and is_organ(sent["name"], evidence):
        return Byline(0, len(text), outlet=NameAt(*sent.span("name")), place=(0, len(place)))
    known = evidence.names.match(bracket[1]) and not is_arabic_place(bracket[1], evidence)
    return Byline(0, len(text), outlet=NameAt(*bracket.span(1)), place=(0, len(place))) if known else None
