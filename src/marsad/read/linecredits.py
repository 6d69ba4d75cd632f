"""Credits that have a line to themselves: "Source: X (stance)", "المصدر: X", "X (Arabic), 12 October"."""

from __future__ import annotations

import re

from marsad.read.arabicbylines import is_titled
from marsad.read.bylines import parse_byline
from marsad.read.credits import Credit, widen
from marsad.read.datelines import parse_filed_line
from marsad.read.evidence import Evidence
from marsad.read.imprint import keep_noun, read_imprint
from marsad.read.nameforms import DOMAIN, LATIN_PERSON, NameAt, arabic_name_at, latin_name_at
from marsad.read.outletnames import guess_outlet
from marsad.read.words import any_of, load_cues
from marsad.text.dates import find_dates
from marsad.text.scripts import ARABIC_LETTER

_LINE = re.compile(rf"[(\[]?\s?(?P<cue>{any_of('line_credits')})\s?(?P<colon>:|-|–|\s)\s?", re.IGNORECASE)
_SITE = re.compile(rf"https?://(?:www\.)?({DOMAIN})", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:وكالات|الوكالات|مواقع|agencies|wires|here|link|وسائل إعلام|مواقع التواصل)[.\s]*$", re.IGNORECASE
)
_LANGUAGE = re.compile(rf"\s?\((?:in )?{any_of('original_languages')}\)", re.IGNORECASE)
_A_LANGUAGE = re.compile(rf"(?:in |the )?{any_of('original_languages')}\b", re.IGNORECASE)
_MASTHEAD = re.compile(
    rf"(?P<name>[A-Z](?=[a-zA-Z])[^|,:()–—/]{{2,40}}?)(?P<rest>|\s?[|,–—/]\s(?:(?i:{any_of('masthead_parts')})"
    rf"|[A-Z]{{2,}}(?:\s[A-Z]{{2,}}){{0,3}}|By\s{LATIN_PERSON}))"
)
_TITLED = re.compile(rf"\s(?:{'|'.join(load_cues()['masthead_titles'])}|(?:news|press) service)$", re.IGNORECASE)
_AR_WORD = r"[\u0621-\u065f\u0670-\u06d3]{2,20}"
_AR_FILED = re.compile(
    rf"{_AR_WORD}(?:\s{_AR_WORD}){{0,2}}(?P<stroke>[-–—/ـ]|،\s)(?P<sign>(?=\S)[^،:؛.!؟()\d]{{2,60}})"
)
"""A place, a stroke without spaces or a comma, and who signs."""
_AR_MASTHEAD = re.compile(
    rf"(?:موقع|منصة|شبكة)\s(?!ال){_AR_WORD}(?:\s{_AR_WORD}){{1,2}}|منصة\s(?!ال){_AR_WORD}"
    rf"|(?:تنسيقية|مرصد)\s{_AR_WORD}(?:\s{_AR_WORD}){{0,2}}"
)
"""A site's name on a line of its own, in two words and more: *the site of the blast* is no name."""
_AR_OFFICE = re.compile(rf"(?:المكتب|المركز|القسم) (?:الإعلامي|الصحفي|الصحافي)(?:\s{_AR_WORD}){{1,6}}")
"""Whose press office issued a page, on a line of its own above it or at its foot."""
_AR_TELLS = re.compile(
    r"\s(?:[يت]\w{3,}|(?:قال|أعلن|أكد|نفى|دان|أدان|حذر|كشف|دعا|وثق|سجل|طالب|ندد)ت?|أن|إن|عن|بعد|قبل|بشأن|حول|ضد)(?!\w)"
)
"""What makes a headline of such a line: *the press office denies*."""
_PLAIN_CUES = frozenset(("عن", "via", "مصدر"))
"""Words that open other lines as well: after them the name must be an outlet's without doubt."""


def find_line_credit(text: str, evidence: Evidence) -> Credit | None:
    """Return the credit of a line that is nothing else, or None."""
    if len(text) > 200:
        return None
    match = _LINE.match(text)
    if _AR_OFFICE.fullmatch(text) and not _AR_TELLS.search(text):
        return Credit(NameAt(0, len(text)), 0.85)
    return _after_cue(text, match, evidence) if match else _original(text, evidence) or _filed(text, evidence)


def _filed(text: str, evidence: Evidence) -> Credit | None:
    """Read a dateline that has its line to itself: "Farport (Seawire)", "الميناء-حنا", "الميناء، وكالة حنا"."""
    if dateline := parse_filed_line(text, evidence):
        return Credit(dateline.agency, 0.85, filed=True) if dateline.agency else None
    if masthead := _masthead(text, evidence):
        return masthead
    if not ARABIC_LETTER.match(text) or len(text) > 90:
        return None
    imprint = read_imprint(text, 0, len(text), evidence)
    if imprint or is_titled(text):
        byline = parse_byline(text, evidence, loose=True)
        outlet = byline.outlet if byline and byline.outlet else imprint.outlet if imprint else None
        return Credit(outlet, 0.85, filed=True) if outlet else None
    if _AR_MASTHEAD.fullmatch(text) and not _AR_TELLS.search(text):
        name = arabic_name_at(text, 0)
        return Credit(keep_noun(text, name, evidence, signed=True), 0.8, filed=True) if name else None
    match = _AR_FILED.fullmatch(text)
    if match is None or ("،" in match["stroke"] and not read_imprint(text, *match.span("sign"), evidence)):
        return None
    byline = parse_byline(text, evidence, loose=True)
    if byline is None or byline.outlet is None or byline.place is None:
        return None
    return Credit(byline.outlet, 0.85, byline.author, filed=True)


def _masthead(text: str, evidence: Evidence) -> Credit | None:
    """Read a line that is the outlet's name, alone or with its page: "Quay Courier", "Al-Bustan, opinion page"."""
    line = _MASTHEAD.fullmatch(text) if len(text) <= 70 else None
    if line is None or not (line["rest"] or _TITLED.search(line["name"])):
        return None
    name = latin_name_at(line["name"], 0)
    if name is None or name.start or name.end < line.end("name") or evidence.is_place(line["name"]):
        return None
    likely = guess_outlet(line["name"], evidence.names)
    if likely < (0.6 if line["rest"] and not _TITLED.search(line["name"]) else 0.9):
        return None
    return Credit(NameAt(0, name.end), 0.85, filed=True)


def _after_cue(text: str, match: re.Match[str], evidence: Evidence) -> Credit | None:
    at = match.end()
    if site := _SITE.match(text, at):
        return Credit(NameAt(*site.span(1)), 0.9)
    if _GENERIC.match(text, at) or _A_LANGUAGE.match(text, at):
        return None
    arabic = bool(ARABIC_LETTER.match(text[at:].lstrip('«"“ ')))
    name = arabic_name_at(text, at) if arabic else latin_name_at(text, at)
    if name is None or text[name.start].isdigit():
        return None
    labelled = match["colon"] == ":" and text.startswith(".", name.after)  # "Source: X. The views are theirs."
    if len(text) - name.end > 60 and not labelled:
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
