"""Lines of small print near a headline: date, byline, section, reading time, in any order on one line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from marsad.read.bylines import parse_byline
from marsad.read.evidence import Evidence
from marsad.read.lines import classify_line
from marsad.read.nameforms import CAPITAL
from marsad.read.outletnames import guess_outlet
from marsad.read.signature import Byline
from marsad.read.words import any_of, load_words
from marsad.text.dates import FoundDate, find_dates
from marsad.text.normalise import fold_phrase

_HARD = re.compile(r"\s*[|•·●■]\s*|\s{3,}")
_SOFT = re.compile(r"\s+[-–—/]\s+|[,،]\s+|\s+[-–—]$|^[-–—]\s+|\s*[،,;؛]\s*$")
_NOISE = re.compile(
    rf"(?:\b{any_of('date_noise')}\b|{any_of('arabic_date_noise')}(?!\w)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:ال)?(?:اثنين|إثنين|ثلاثاء|أربعاء|خميس|جمعة|سبت|أحد)(?!\w)"
    r"|T?\d{1,2}:\d{2}(?::\d{2})?(?:Z|[+-]\d\d:?\d\d)?|(?:gmt|utc)\s?[+-]\d{1,2}(?::\d\d)?"
    r"|(?:sun|mon|tues?|wed|thur?s?|fri|sat)\b\.?|[\s:,،.()\-–—|/]|\x00)+",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LEADING_TO_DATE = re.compile(r"(?:(?<=\S)\s(?:on|at|in|في|بتاريخ))?[\s,،:–-]*$")
"""The word that joins a byline to the date behind it."""
_UPDATED = re.compile(r"updat|modif|edited|تحديث|حُدّث|حدّث|تعديل|عدل", re.IGNORECASE)
_POSTED = re.compile(r"post|publish|creat|issued|filed|نشر|نُشر|أضيف", re.IGNORECASE)
_NAME_LIKE = re.compile(rf"{CAPITAL}(?:[\s,]+{CAPITAL}){{0,3}}|[\u0621-\u064a]+(?:\s[\u0621-\u064a]+){{0,3}}")


@dataclass(frozen=True, slots=True)
class DateOnLine:
    """A date of a meta line and what the line calls it."""

    found: FoundDate
    role: str
    """"posted", "updated", or "" where the line does not say."""


@dataclass(frozen=True, slots=True)
class MetaLine:
    """What a line of small print holds, in offsets into the line."""

    dates: tuple[DateOnLine, ...] = ()
    byline: Byline | None = None
    byline_at: int = 0
    others: tuple[tuple[int, int], ...] = ()
    loose: bool = False
    """Whether the byline was only taken on the looks of a name."""


def parse_meta_line(text: str, evidence: Evidence) -> MetaLine | None:
    """Read a line of small print, or return None where a line says more than that."""
    if len(text) > 160:
        return None
    dates = find_dates(text, yearless=False)
    blank = text
    for found in dates:
        blank = blank[: found.start] + "\x00" * (found.end - found.start) + blank[found.end :]
    byline: Byline | None = None
    byline_at, loose = 0, False
    others: list[tuple[int, int]] = []
    for start, end in _segments(blank):
        segment = blank[start:end]
        for strictly in (True, False):
            found_byline = (
                parse_byline(text[start:end], evidence, loose=not strictly) if "\x00" not in segment else None
            )
            if found_byline:
                break
        if ((found_byline and not strictly) or not found_byline) and is_noise(segment):
            continue
        if found_byline and byline is None:
            byline, byline_at, loose = found_byline, start, not strictly
        elif found_byline and byline and byline.author is None and found_byline.author:
            byline, loose = _merge(byline, found_byline, start - byline_at), loose and not strictly
        elif not found_byline:
            for a, b in _soft_parts(blank, start, end):
                if not is_noise(blank[a:b]):
                    others.append(_without_noise(blank, a, b))
    if not dates and byline is None:
        return MetaLine() if not others and len(text) < 80 else None
    if len(others) > (2 if dates and _HARD.search(text) else 1) or any(
        not _NAME_LIKE.fullmatch(blank[a:b]) for a, b in others
    ):
        return None
    if byline and byline.outlet and byline.place is None:
        byline = _take_place(byline, byline_at, others, min((found.start for found in dates), default=len(text)))
    if others and not dates and not _are_signed(text, byline, others, evidence):
        return None
    roles = tuple(DateOnLine(found, _role(text, found, dates)) for found in dates)
    if not any(role.found.day for role in roles) and byline is None:
        return MetaLine(roles) if not others else None
    return MetaLine(roles, byline, byline_at, tuple(others), loose)


def _are_signed(text: str, byline: Byline | None, others: list[tuple[int, int]], evidence: Evidence) -> bool:
    """Say whether what stands beside a writer is the outlet that he writes for: "شبكة نبض الأهلية | ليلى حداد"."""
    signed = byline is not None and byline.author is not None and byline.outlet is None
    return signed and all(guess_outlet(text[a:b], evidence.names) >= 0.9 for a, b in others)


def _merge(first: Byline, second: Byline, shift: int) -> Byline:
    """Make one byline of "outlet | writer", which a stroke parts."""

    def moved(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return (span[0] + shift, span[1] + shift) if span else None

    return replace(
        first,
        end=second.end + shift,
        author=moved(second.author),
        outlet=first.outlet or (second.outlet.moved(shift) if second.outlet else None),
        place=first.place or moved(second.place),
    )


def _take_place(byline: Byline, at: int, others: list[tuple[int, int]], limit: int) -> Byline:
    """Take what stands with an outlet, before the date, for the place: "outlet | place | writer"."""
    for other in others:
        if at < other[0] and other[1] <= limit:
            others.remove(other)
            place = (other[0] - at, other[1] - at)
            return replace(byline, place=place, end=max(byline.end, place[1]))
    return byline


def _segments(blank: str) -> list[tuple[int, int]]:
    """Cut a line at strong separators and at the edges of its dates."""
    cuts = [0]
    for match in _HARD.finditer(blank):
        cuts += [match.start(), match.end()]
    for match in re.finditer("\x00+", blank):
        cuts += [match.start(), match.end()]
    cuts = sorted({*cuts, len(blank)})
    found = []
    for start, end in pairwise(cuts):
        segment = blank[start:end]
        core = _LEADING_TO_DATE.sub("", segment).strip(" \t\xa0|•·●■,،;-–—:[]")
        if core and "\x00" not in core:
            at = start + segment.index(core)
            found.append((at, at + len(core)))
    return found


def _soft_parts(blank: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for match in [*_SOFT.finditer(blank, start, end), None]:
        stop = match.start() if match else end
        if blank[at:stop].strip():
            found.append((at, stop))
        at = match.end() if match else end
    return found


def is_noise(segment: str) -> bool:
    """Say whether a segment is nothing but times, "posted on", a section, a share button or an office."""
    lead = _NOISE.match(segment)
    left = segment[lead.end() :].strip() if lead else segment
    if not left:
        return True
    if len(left) > 60:
        return False
    if _DIGIT.search(left):
        if classify_line(left) == "furniture":
            return True
        left = _NOISE.sub(" ", left).strip()
    folded = fold_phrase(left)
    words = load_words()
    if folded in words.staff or folded in words.sections or not folded:
        return True
    return classify_line(left, folded) in ("furniture", "section", "copyright")


def _without_noise(blank: str, start: int, end: int) -> tuple[int, int]:
    """Leave out what a part begins with that says nothing: "at 14:32 in Weather"."""
    lead = _NOISE.match(blank, start, end)
    return (lead.end(), end) if lead and blank[lead.end() - 1] == " " else (start, end)


def _role(text: str, found: FoundDate, dates: list[FoundDate]) -> str:
    """Say what the words before a date call it."""
    begin = max((other.end for other in dates if other.end <= found.start), default=0)
    before = text[begin : found.start]
    if _UPDATED.search(before):
        return "updated"
    return "posted" if _POSTED.search(before) else ""
