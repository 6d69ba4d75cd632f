"""Bylines: who wrote it, for whom, from where, as one line says it in English or Arabic."""

from __future__ import annotations

import re

from marsad.read.arabicbylines import parse_arabic_byline
from marsad.read.evidence import Evidence
from marsad.read.nameforms import LATIN_NAME, LATIN_PERSON, NameAt, bracket_stance, has_outlet_noun
from marsad.read.outletnames import guess_outlet, is_person_like
from marsad.read.signature import BRACKET_LAST, Byline, Range, is_staff
from marsad.read.words import any_of, load_words
from marsad.text.dates import find_dates
from marsad.text.normalise import fold_phrase
from marsad.text.scripts import ARABIC_LETTER

_BY = re.compile(any_of("byline_marks"), re.IGNORECASE)
_NOT_NAMES = re.compile(any_of("byline_not_names"), re.IGNORECASE)
_POST = re.compile(r"([^’']{2,60}?)['’]s?\s(?:[\w-]+\s){0,3}(?:correspondent|reporter|staff|bureau|team)s?")
_COMPANY = re.compile(r"\s(?:and|&|with)\s(?:staff|agencies|others|wires|(?:our|local) \w+)$")
_REPORTS = re.compile(rf"(?P<who>{LATIN_PERSON})\s(?:reports|writes|reporting)\s(?:from|in)\s(?P<where>{LATIN_NAME})")
_SEPARATOR = re.compile(r"\s+[-–—|/]\s+|/(?=[A-Z])|,\s+|\s*\|\s*|\s+(?=(?:for|in|of|on|at)\s)")


_LONGEST = 140
_THEN_TRANSLATED = re.compile(r"(?<=[a-z])\.\s(?:Translated|Translation|English version)\b.*$")
"""Who translated, in one line with who wrote: "By Karim Tannous. Translated by Lena Brooks"."""


def parse_byline(text: str, evidence: Evidence, *, loose: bool = False) -> Byline | None:
    """Read a byline, or return None where a line is none.

    Args:
        text: The line, or the part of it between separators.
        evidence: What else is known of the names in it.
        loose: Whether lines without "by" or كتب may pass, as they may near a headline.
    """
    text = text.rstrip()
    if m := _THEN_TRANSLATED.search(text[:_LONGEST]):
        text = text[: m.start()]
    if not text or len(text) > _LONGEST or (text[-1] in ".?!؟:" and not text.endswith(("Jr.", "al."))):
        return None
    if ARABIC_LETTER.search(text) and not re.match("[Bb]y ", text):
        return parse_arabic_byline(text, evidence, loose=loose)
    return _latin_byline(text, evidence, loose=loose)


def _latin_byline(text: str, evidence: Evidence, *, loose: bool) -> Byline | None:
    by = _BY.match(text)
    at = by.end() if by else 0
    if by and _NOT_NAMES.match(text, at):
        return Byline(0, len(text), staff=True) if is_staff(text[at:]) else None
    if not by and not loose:
        return None
    bracket = BRACKET_LAST.search(text, at)
    stance = bracket_stance(text, *bracket.span(1)) if bracket else None
    is_outlet_bracket = bool(bracket) and (stance is not None or has_outlet_noun(bracket[1]))  # type: ignore[index]
    end = bracket.start() if bracket else len(text)
    parts = _parts(text, at, end)
    if not parts or len(text[at:end].split()) > 14:
        return None
    if not by and bracket and len(parts) > 1 and any(find_dates(text[slice(*part)]) for part in parts):
        return None  # "Farport, 22 June (Seawire)" is where it was filed
    first = text[slice(*parts[0])]
    if by and (post := _POST.fullmatch(first)):
        start = parts[0][0]
        return Byline(0, len(text), outlet=NameAt(start, start + post.end(1)), staff=True)
    if by and is_staff(first):
        return Byline(0, len(text), staff=True)
    report = _REPORTS.fullmatch(text, at, end)
    if report and (by or is_person_like(report["who"])):
        return Byline(0, len(text), author=report.span("who"), place=report.span("where"))
    if company := _COMPANY.search(first):
        parts[0] = (parts[0][0], parts[0][0] + company.start())
        first = text[slice(*parts[0])]
    if not re.fullmatch(rf"(?:the\s|The\s)?{LATIN_NAME}(?:\s(?:and|&)\s{LATIN_NAME})*(?:,? Jr\.)?", first):
        return None
    score = guess_outlet(first, evidence.names)
    if len(parts) == 1:
        if is_outlet_bracket or (score >= 0.9 and (by or score == 1.0)):
            return Byline(0, len(text), outlet=NameAt(*_bare(text, parts[0]), stance, is_outlet_bracket))
        if by or (is_person_like(first) and re.fullmatch(LATIN_PERSON, first) and len(first.split()) <= 4):
            return Byline(0, len(text), author=parts[0])
        return None
    if not by and _SENTENCE.search(first):
        return None  # "Baker Closes His Shop for Good" is a headline
    if not by and not is_person_like(first) and not is_outlet_bracket:
        return _filed(text, parts, evidence)
    return _latin_parts(text, parts, stance, evidence)


_SENTENCE = re.compile(
    r"\s(?:His|Her|Its|Their|Our|Your|My|No|Not|A|An|The|This|That|These|In|On|At|To|Is|Are|Has|Have)\s"
)


def _filed(text: str, parts: list[Range], evidence: Evidence) -> Byline | None:
    """Read "Place – Outlet" and "Outlet – Writer", where the rest of the page or the words show which is which."""
    first, last = (text[slice(*part)] for part in (parts[0], parts[-1]))
    if len(parts) != 2:
        return None
    if re.search(r"[-–—|/]\s*$", text[: parts[1][0]]):
        for outlet, writer in (parts, parts[::-1]):
            if _is_writer(text[slice(*writer)], evidence) and _signs(text[slice(*outlet)], evidence):
                return Byline(0, len(text), author=writer, outlet=NameAt(*outlet))
    if not evidence.is_place(first) or evidence.is_place(last):
        return None
    if guess_outlet(last, evidence.names) < 0.7 or evidence.names.match(first):
        return None
    return Byline(0, len(text), outlet=NameAt(*parts[1]), place=parts[0])


_TOO_COMMON = frozenset(
    ("report", "today", "star", "standard", "media", "review", "network", "watch", "online", "news", "press", "channel")
)
"""Words of outlets' names that titles end in as well: Weather *Report*, Press *Review*."""


def _signs(name: str, evidence: Evidence) -> bool:
    """Say whether a name beside a writer's is an outlet's: it is known, calls itself so, or the story speaks to it."""
    if evidence.names.match(name):
        return True
    likely = guess_outlet(name, evidence.names)
    if evidence.is_place(name) or is_person_like(name) or likely < 0.45:
        return False
    if evidence.is_told(name) or evidence.is_outlet(name):
        return True
    words = fold_phrase(name).split()
    return likely >= 0.9 and len(words) > 1 and words[-1] not in _TOO_COMMON


def _is_writer(name: str, evidence: Evidence) -> bool:
    """Say whether two to four words can be a writer's name and nothing else that stands beside an outlet's."""
    if not 1 < len(name.split()) <= 4 or not re.fullmatch(LATIN_PERSON, name) or evidence.is_place(name):
        return False
    known = load_words()
    words = set(fold_phrase(name).split())
    return is_person_like(name) or not words & (known.outlet_words | known.not_outlets | known.sections | _TITLING)


_TITLING = frozenset(
    ("the", "page", "section", "desk", "edition", "supplement", "special", "exclusive", "correspondent", "interview")
)


def _latin_parts(text: str, parts: list[Range], stance: Range | None, evidence: Evidence) -> Byline | None:
    """Read what follows the author: for whom, in what place."""
    outlet: NameAt | None = None
    place: Range | None = None
    for start, end in parts[1:]:
        lead = re.match(r"(?:for|in|of|on|at)\s+", text[start:end])
        bare = (start + (lead.end() if lead else 0), end)
        word = text[slice(*bare)]
        if (
            lead
            and lead.group().startswith(("in", "on", "at"))
            and not evidence.names.match(word)
            and guess_outlet(word, evidence.names) < 0.9
        ):
            place = place or bare
        elif outlet is None and _is_outlet_part(text, start, lead.group() if lead else "", word, evidence, stance):
            outlet = NameAt(*_bare(text, bare), stance, stance is not None)
        elif place is None and evidence.is_place(word):
            place = bare
    return Byline(0, len(text), author=parts[0], outlet=outlet, place=place)


def _is_outlet_part(text: str, start: int, lead: str, word: str, evidence: Evidence, stance: Range | None) -> bool:
    if find_dates(word):
        return False
    score = guess_outlet(word, evidence.names)
    if lead.startswith("for") or stance is not None:
        return score > 0
    if score >= 0.7 or evidence.is_outlet(word):
        return not evidence.is_place(word) or score == 1.0
    dashed = bool(re.search(r"[-–—|/]\s+$", text[:start]))
    return dashed and score >= 0.45 and not evidence.is_place(word)


def _bare(text: str, span: Range) -> Range:
    """Leave out a small "the" in front of a name."""
    return (span[0] + 4, span[1]) if text[slice(*span)].startswith("the ") else span


def _parts(text: str, at: int, end: int) -> list[Range]:
    found: list[Range] = []
    for match in _SEPARATOR.finditer(text, at, end):
        if match.start() > at:
            found.append((at, match.start()))
        at = match.end()
    if at < end:
        found.append((at, end))
    return found
