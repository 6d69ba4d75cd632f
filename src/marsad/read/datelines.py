"""Datelines: "AL-WARDIYA (HANA) – ", "دمشق - سانا:", and what they credit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.arabicbylines import VERB_LIKE
from marsad.read.evidence import Evidence
from marsad.read.metaline import is_noise
from marsad.read.nameforms import CAPITAL, NameAt
from marsad.read.outletnames import guess_outlet, is_person_like
from marsad.text.dates import FoundDate, find_dates

_PLACE = rf"{CAPITAL}(?:\s{CAPITAL}|\s(?:de|du|la|al|el)\s{CAPITAL}){{0,3}}(?:,\s{CAPITAL}(?:\s{CAPITAL})?)?"
_LATIN = re.compile(
    rf"(?P<place>{_PLACE})(?P<date>,?\s\(?[^()–—\n-]{{4,28}}?\)?)??\s?(?:\(\s?(?P<agency>[^()\d]{{2,40}})\s?\)|[/]\s?(?P<slash>{CAPITAL}(?:\s{CAPITAL}){{0,3}}))?\s?(?P<end>[–—]|--|-(?=\s)|:(?=\s))\s?(?=[\w“\"'«‘])"
)
_AR_WORD = r"[\u0621-\u065f\u0670-\u06d3]+"
_ARABIC = re.compile(
    rf"(?P<place>{_AR_WORD}(?:\s{_AR_WORD}){{0,2}})\s?(?:\(\s?(?P<agency>[^()\d]{{2,40}})\s?\)\s?[-–—:ـ/]|[-–—ـ/]\s?(?P<dash>«[^«»]{{2,40}}»|{_AR_WORD}(?:\s{_AR_WORD}){{0,3}})\s?[:–—]|[-–—ـ](?=\s)(?!\s?\w+\s[-–—]))\s?(?=\S)"
)

_ALONE = re.compile(
    rf"(?P<place>{CAPITAL}(?:\s{CAPITAL}){{0,2}}|{_AR_WORD}(?:\s{_AR_WORD})?)\s?"
    r"(?:\(\s?(?P<agency>[^()\d]{2,40})\s?\)\s?)?[,،–—-]\s?"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a text was filed, from which agency, on what day; offsets into the paragraph."""

    place: tuple[int, int]
    agency: NameAt | None = None
    author: tuple[int, int] | None = None
    date: FoundDate | None = None


def parse_dateline(text: str, evidence: Evidence) -> Dateline | None:
    """Read the dateline that a first paragraph begins with, or return None.

    A place alone before a dash counts only in capitals, or where the text names the place elsewhere.
    """
    match = _ARABIC.match(text[:120])
    if match:
        return _arabic(text, match, evidence)
    match = _LATIN.match(text[:160])
    return _latin(text, match, evidence) if match else None


def parse_dateline_alone(text: str, evidence: Evidence) -> Dateline | None:
    """Read a line that is nothing but place, agency and day ("Beirut, 14 March 2025"), or return None."""
    dates = find_dates(text, yearless=False) if len(text) <= 90 else []
    if len(dates) != 1 or dates[0].day is None or text[dates[0].end :].strip(" .)"):
        return None
    match = _ALONE.fullmatch(text, 0, dates[0].start)
    if match is None:
        return None
    printed = match["place"]
    agency = NameAt(*match.span("agency")) if match["agency"] else None
    if agency is not None and guess_outlet(match["agency"], evidence.names) < 0.45:
        return None
    other = is_noise(printed) or is_person_like(printed) or guess_outlet(printed, evidence.names) >= 0.9
    if other or (agency is None and evidence.is_outlet(printed)):
        return None
    return Dateline(match.span("place"), agency, None, dates[0])


def _latin(text: str, match: re.Match[str], evidence: Evidence) -> Dateline | None:
    place = match.span("place")
    printed = text[slice(*place)]
    date = None
    if match["date"]:
        inner = find_dates(text[: match.end("date")])
        if (
            not inner
            or text[match.start("date") : inner[0].start].strip(" ,(")
            or text[inner[0].end : match.end("date")].strip(" )")
        ):
            return None
        date = inner[0]
    agency = None
    if match["slash"] and match["slash"].isupper() and printed.isupper():
        place, printed = (place[0], match.end("slash")), text[place[0] : match.end("slash")]
    for name in ("agency", "slash"):
        if match[name] and match.end(name) > place[1]:
            start, end = match.span(name)
            if guess_outlet(text[start:end], evidence.names) < 0.45:
                return None
            agency = NameAt(start, end)
    if agency is None and (parted := _filed_by(text, place, evidence)):
        place, agency = parted
        printed = text[slice(*place)]
    if match["end"] == ":" and agency is None:
        return None
    if agency is None and date is None and not printed.isupper() and not _runs_on(text, match, evidence):
        return None
    if len(printed) < 3:
        return None
    return Dateline(place, agency, None, date)


def _filed_by(text: str, place: tuple[int, int], evidence: Evidence) -> tuple[tuple[int, int], NameAt] | None:
    """Part "DAMASCUS, SANA" into place and agency, where what follows the comma is known to be one."""
    first, comma, last = text[slice(*place)].partition(", ")
    if not comma or not (evidence.names.match(last) or (evidence.is_outlet(last) and not evidence.is_place(last))):
        return None
    return (place[0], place[0] + len(first)), NameAt(place[1] - len(last), place[1])


def _runs_on(text: str, match: re.Match[str], evidence: Evidence) -> bool:
    """Say whether a name and a dash stand in front of a paragraph as its place."""
    following = text[match.end() :].lstrip("“\"'«‘")[:1]
    if match["end"] == "-":
        return following.isupper() and evidence.is_place(match["place"])
    if evidence.is_place(match["place"]):
        return True
    return (
        len(text) > 120 and following.isupper() and match["place"].count(" ") < 3 and not is_person_like(match["place"])
    )


def _arabic(text: str, match: re.Match[str], evidence: Evidence) -> Dateline | None:
    place = match.span("place")
    agency: NameAt | None = None
    author: tuple[int, int] | None = None
    if match["agency"]:
        agency = NameAt(*match.span("agency"))
    elif match["dash"]:
        start, end = match.span("dash")
        name = text[start:end]
        if name.startswith("«"):
            agency = NameAt(start + 1, end - 1)
        elif evidence.names.match(name) or " " not in name:
            agency = NameAt(start, end)
        else:
            author = (start, end)
    else:
        words = text[slice(*place)].split()
        if len(words) > 2 or VERB_LIKE.match(words[0]):
            return None
        # A paragraph that runs on after "word -" is filed from there; a short line is a heading.
        if not evidence.is_place(" ".join(words)) and (len(text) < 80 or text[match.end("place")] != " "):
            return None
    return Dateline(place, agency, author)
