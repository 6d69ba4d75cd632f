"""Credits at the foot of a story without a word such as "source": "(Al-Bustan, 21 November; abridged)", "— Quay Post".

The same words name a place and a day, or who spoke last. So the name must look like an outlet's, or the story
itself must use it as one.
"""

from __future__ import annotations

import re

from marsad.read.credits import Credit, widen
from marsad.read.evidence import Evidence
from marsad.read.imprint import is_arabic_place
from marsad.read.layout import Structure
from marsad.read.nameforms import CAPITAL, NameAt, arabic_name_at, latin_name_at
from marsad.read.outletnames import guess_outlet, is_person_like
from marsad.read.words import any_of
from marsad.text.dates import FoundDate, find_dates
from marsad.text.scripts import ARABIC_LETTER

_LONGEST = 120
_BELOW = 3
"""Lines below the last paragraph that are looked at."""
_OPEN = re.compile(r"(?P<bracket>[(\[]\s?)?(?P<dash>(?:--|[–—-])\s?)?(?P<cue>from\s)?", re.IGNORECASE)
_MARKED = re.compile(r"^(?:[(\[–—-]|from\s)", re.IGNORECASE)
_MAYBE = re.compile(rf"{_MARKED.pattern}|\d|[,،;]\s", re.IGNORECASE)
"""Every such line has one of these; to look for them is cheap."""
_WITHIN = re.compile(r"^[(\[].*?[;,]\sfrom (?:the )?(?:weekly|daily|newspaper|website|magazine|monthly)\s(?=[A-Z])")
"""A note in brackets that names who wrote first: "(C. Farfan; from the weekly Tierra Alta)"."""
_TRANSLATED = re.compile(r"(?:Translated|Translation|Edited)\s(?:and \w+ )?by [^.\d]{3,60}\.\s(?=[A-Z])")
"""Who translated, before the credit: "Translated by the staff. Daily Steppe, 17 November."."""
_INITIALS = re.compile(r"(?:[A-Z]\.?){1,3}")
_CITY = re.compile(rf"\s?(?:,\s|\()(?!\d){CAPITAL}(?:\s(?!\d){CAPITAL}){{0,2}}\)?(?=[,)\]]|$)")
"""The town that stands behind a paper's name: "Quay Courier, Farport, 3 May"."""
_NOTE = re.compile(any_of("foot_notes"), re.IGNORECASE)
_JOINTS = re.compile(r"[\s,،;؛.:|/·–—()\[\]-]+")
_TOLD = any_of("outlet_told")
_DOES = any_of("outlet_does")
_TOLD_AR = rf"(?:{any_of('arabic_outlet_nouns')}\s[«\"“]?|لـ?\s?[«\"“]|(?:مع|إلى)\s[«\"“])"
_THERE = r"(?:in|of|from|near|outside|around|at|to the \w+ of)"


def settle_foot_credit(structure: Structure, evidence: Evidence) -> None:
    """Give the line that credits a story at its foot its credit, and take it out of the body."""
    if not structure.body or any(line.credit and not line.credit.filed for line in structure.lines):
        return
    last = structure.body[-1]
    for at in range(last, min(last + 1 + _BELOW, len(structure.lines))):
        line = structure.lines[at]
        if line.kind in ("related", "comments", "keywords", "listing", "copyright"):
            return
        text = line.piece.text
        if (
            "furniture" in line.piece.hints
            or len(text) > _LONGEST
            or not (_MARKED if at == last else _MAYBE).search(text)
        ):
            continue
        credit = find_foot_credit(text, evidence, story_text(structure))
        if credit is None or is_house(structure, text[credit.name.start : credit.name.end]):
            continue
        line.credit = credit
        structure.kinds[at] = "credit"
        if at == last:
            structure.body.pop()
        return


def story_text(structure: Structure) -> str:
    """Return headline, decks and body of a story, to look for names in."""
    numbers = [*structure.decks, *structure.body]
    if structure.headline is not None:
        numbers.insert(0, structure.headline)
    return "\n".join(structure.lines[at].piece.text for at in numbers)[:30_000]


def is_house(structure: Structure, name: str) -> bool:
    """Say whether the small print names somebody as the house, which signs and doesn't credit."""
    return any(line.kind in ("notice", "copyright") and name in line.piece.text for line in structure.lines)


def find_foot_credit(text: str, evidence: Evidence, story: str) -> Credit | None:
    """Return the credit of a line at the foot that is nothing but a name with a day, a mark or a note, or None.

    Args:
        text: The line.
        evidence: Known outlets, places and persons.
        story: The text of the story, which may use the name as an outlet's.
    """
    if (within := _WITHIN.search(text)) and (paper := latin_name_at(text, within.end())):
        return Credit(paper, 0.85)
    skipped = _TRANSLATED.match(text)
    opened = _OPEN.match(text, skipped.end() if skipped else 0)
    at = opened.end() if opened else 0
    arabic = bool(ARABIC_LETTER.match(text[at:].lstrip('«"“')))
    read = arabic_name_at(text, at) if arabic else latin_name_at(text, at)
    if read is None or read.start > at + 4 or is_person_like(text[read.start : read.end]):
        return None
    dates = find_dates(text)
    end = min([read.end, *(found.start for found in dates if found.start > read.start)])
    end = read.start + len(text[read.start : end].rstrip(" ,،"))
    noted = _note_of(text, end, dates)
    if noted is None or not (at or dates or noted) or _INITIALS.fullmatch(text, read.start, end):
        return None
    name, known = widen(text, NameAt(read.start, end), evidence)
    printed = text[name.start : name.end]
    likely = guess_outlet(printed, evidence.names)
    if known or likely >= 0.9 or (likely >= 0.45 and is_named_outlet(story, printed)):
        return Credit(name, 0.9)
    if likely < 0.45 or not (dates or noted or (opened and opened["cue"])) or _speaks(story, printed):
        return None
    if is_arabic_place(printed, evidence) if arabic else is_named_place(story, printed):
        return None
    single = bool(opened and opened["bracket"]) and (noted or " " not in printed) and bool(dates or noted)
    parted = at > 0 or noted or text[name.end :].lstrip().startswith("(")
    quoted = text[: name.start].endswith(("«", '"', "“"))
    sure = single or quoted or (likely >= 0.7 and parted) or _FOREIGN.match(printed)
    return Credit(name, 0.7) if sure else None


def _note_of(text: str, end: int, dates: list[FoundDate]) -> bool | None:
    """Say whether a note such as "abridged" follows a name; None where anything but notes, a town and days does."""
    rest = text[end:]
    for found in dates:
        rest = rest.replace(text[found.start : found.end], "")
    if dates:
        rest = _CITY.sub("", rest.lstrip("»\"”’'"), count=1)
    if _JOINTS.sub("", _NOTE.sub(" ", rest)).strip("»\"”’'"):
        return None
    return bool(_NOTE.search(rest))


_FOREIGN = re.compile(rf"(?!{any_of('towns_with_article')}\b)(?:The|La|Le|Les|El|Il|Lo|Die|Der|Das|De|Het)\s[A-Z]")
"""The article that names of papers begin with, and names of places seldom do."""


def _speaks(story: str, name: str) -> bool:
    """Say whether the last word of a name is somebody's who speaks in the story."""
    verbs = r"(?:said|says|added|told|explained|denied|believes|argued|replied|who|warned)"
    return re.search(rf"\b{re.escape(name.split()[-1])}\s{verbs}\b", story) is not None


def is_named_place(story: str, name: str) -> bool:
    """Say whether a story uses a name as a place's: "in X", "near X"."""
    return re.search(rf"\b{_THERE}\s{re.escape(name)}\b", story, re.IGNORECASE) is not None


def is_named_outlet(story: str, name: str) -> bool:
    """Say whether a story uses a name as an outlet's: "told X", "the newspaper X", "X has learned".

    >>> is_named_outlet("A pilot told the Quay Lantern that the boats were old.", "Quay Lantern")
    True
    >>> is_named_outlet("The pilots of Farport told nobody.", "Farport")
    False
    """
    own = re.escape(name)
    if ARABIC_LETTER.match(name):
        return re.search(rf"{_TOLD_AR}{own}(?!\w)", story) is not None
    return re.search(rf"\b{_TOLD}\s(?:the\s)?{own}\b|\b{own}\s{_DOES}\b", story) is not None
