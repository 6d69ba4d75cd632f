"""Credits that have a line to themselves: "Source: X (stance)", "المصدر: X", "X (Arabic), 12 October"."""

from __future__ import annotations

import re

from marsad.read.credits import Credit, widen
from marsad.read.evidence import Evidence
from marsad.read.nameforms import DOMAIN, NameAt, arabic_name_at, latin_name_at
from marsad.read.outletnames import guess_outlet
from marsad.read.words import any_of
from marsad.text.dates import find_dates
from marsad.text.scripts import ARABIC_LETTER

_LINE = re.compile(rf"[(\[]?\s?(?P<cue>{any_of('line_credits')})\s?(?P<colon>:|-|–|\s)\s?", re.IGNORECASE)
_SITE = re.compile(rf"https?://(?:www\.)?({DOMAIN})", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:وكالات|الوكالات|مواقع|agencies|wires|here|link|وسائل إعلام|مواقع التواصل)[.\s]*$", re.IGNORECASE
)
_LANGUAGE = re.compile(rf"\s?\((?:in )?{any_of('original_languages')}\)", re.IGNORECASE)
_A_LANGUAGE = re.compile(rf"(?:in |the )?{any_of('original_languages')}\b", re.IGNORECASE)
_PLAIN_CUES = frozenset(("عن", "via", "مصدر"))
"""Words that open other lines as well: after them the name must be an outlet's without doubt."""


def find_line_credit(text: str, evidence: Evidence) -> Credit | None:
    """Return the credit of a line that is nothing else, or None."""
    if len(text) > 200:
        return None
    match = _LINE.match(text)
    return _after_cue(text, match, evidence) if match else _original(text, evidence)


def _after_cue(text: str, match: re.Match[str], evidence: Evidence) -> Credit | None:
    at = match.end()
    if site := _SITE.match(text, at):
        return Credit(NameAt(*site.span(1)), 0.9)
    if _GENERIC.match(text, at) or _A_LANGUAGE.match(text, at):
        return None
    arabic = bool(ARABIC_LETTER.match(text[at:].lstrip('«"“ ')))
    name = arabic_name_at(text, at) if arabic else latin_name_at(text, at)
    if name is None or text[name.start].isdigit() or len(text) - name.end > 60:
        return None
    if any(found.start <= name.start < found.end for found in find_dates(text)):
        return None  # "Posted on Tuesday, 5 May"
    likely = guess_outlet(text[name.start : name.end], evidence.names)
    doubtful = not name.described and text[name.start - 1] not in '«“"'
    if match["cue"].lower() in _PLAIN_CUES and doubtful and likely < 0.7:
        return None
    if match["colon"] != ":" and not name.described and likely < 0.45:
        return None
    return Credit(widen(text, name, evidence)[0], 0.97)


def _original(text: str, evidence: Evidence) -> Credit | None:
    """Read "X (Arabic), 12 October 2026": where and when the original stood."""
    if "(" not in text or _LANGUAGE.search(text) is None:
        return None
    arabic = ARABIC_LETTER.match(text.lstrip('«"“'))
    read = arabic_name_at(text, 0) if arabic else latin_name_at(text, 0)
    if read is None or read.start > 1:
        return None
    name, known = widen(text, read, evidence)
    dates = find_dates(text)
    rest = text[name.end :]
    for found in dates:
        rest = rest.replace(text[found.start : found.end], "")
    if _LANGUAGE.sub("", rest).strip(" ,،.;-–—|") or not (dates or known):
        return None
    return Credit(name, 0.9)
