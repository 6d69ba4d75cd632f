"""Bylines of the Arabic press: كتب فلان, العاصمة - فلان, خاص - صحيفة."""

from __future__ import annotations

import re

from marsad.read.evidence import Evidence
from marsad.read.nameforms import NameAt, bracket_stance, has_outlet_noun
from marsad.read.outletnames import guess_outlet, is_person_like
from marsad.read.signature import BRACKET_LAST, Byline, Range, is_staff
from marsad.read.words import any_of, load_words
from marsad.text.normalise import fold_phrase

_AR_MARK = re.compile(
    rf"(?P<sure>{any_of('arabic_byline_marks')})(?:\s*[:/]\s*|\s+|\s*[-–]\s*)(?:التقرير\s*[:/]\s*)?"
    rf"|{any_of('arabic_byline_marks_colon')}\s*[:/]\s*|{any_of('arabic_byline_marks_person')}(?!\w)\s*[:/]?\s*"
)
_AR_OWN = re.compile(r"(?:خاص|حصري)(?=$|[\s:/\-–|ـ])(?:\s*(?:بـ?|لـ?)\s*(?=«)|\s(?:ب|ل)(?=ال))?\s*[:/\-–|ـ]*\s*")
_AR_SEPARATOR = re.compile(r"\s*[-–—|/\\]\s+|\s+[-–—|/ـ]\s*|\s*ـ\s+|\s*[،,]\s*|\s*\|\s*")
_AR_NAME = re.compile(
    r"[«\"“]?[\u0621-\u065f\u0670-\u06d3a-zA-Z.]{2,20}(?:\s[\u0621-\u065f\u0670-\u06d3a-zA-Z.]{2,20}){0,4}[»\"”]?"
)
_AR_CLAUSE = re.compile(r"\s(?:في|من|إلى|على|عن|أن|إن|التي|الذي|بعد|قبل|بين)\s")
VERB_LIKE = re.compile(
    r"^(?:ي|ت|ن)\w{3,}|^(?:قال|أعلن|أكد|نفى|في|من|على|إلى|عن|بعد|قبل|هل|كيف|لماذا|ماذا|متى|أين|حين|عندما|لا|لم|لن|ما)$"
)


def parse_arabic_byline(text: str, evidence: Evidence, *, loose: bool) -> Byline | None:
    """Read an Arabic byline, or return None where a line is none; see `parse_byline` for the arguments."""
    mark = _AR_MARK.match(text)
    if mark and not _AR_CLAUSE.search(text, mark.end()) and (mark["sure"] or _may_be_name(text[mark.end() :])):
        return _arabic_parts(text, mark.end(), evidence, sure=True)
    own = _AR_OWN.match(text)
    if own:
        return _arabic_own(text, own, evidence)
    if tail := re.search(r"\s*[-–|/ـ]\s*خاص$", text):
        found = _arabic_parts(text[: tail.start()], 0, evidence, sure=False)
        mine = (len(text) - 3, len(text))
        if (
            found
            and found.place
            and not evidence.is_place(text[slice(*found.place)])
            and not found.author
            and not found.outlet
        ):
            return Byline(0, len(text), outlet=NameAt(*_unquoted(text, found.place)))
        return Byline(0, len(text), found.author, found.outlet, found.place, mine) if found else None
    if not loose:
        return None
    bracket = BRACKET_LAST.search(text)
    if bracket and (has_outlet_noun(bracket[1]) or bracket_stance(text, *bracket.span(1))):
        return _arabic_parts(text, 0, evidence, sure=False)
    parts = _AR_SEPARATOR.split(text)
    if len(parts) == 1:
        known = evidence.is_outlet(text)
        if is_person_like(text) and len(text.split()) <= 4:
            return Byline(0, len(text), author=(0, len(text)))
        return Byline(0, len(text), outlet=NameAt(*_unquoted(text, (0, len(text))))) if known else None
    return _arabic_parts(text, 0, evidence, sure=False)


def _may_be_name(text: str) -> bool:
    """Say whether what follows "تقرير:" can be its writer, and not the rest of a headline."""
    words = _AR_SEPARATOR.split(text)[0].split()
    return is_person_like(" ".join(words)) or (2 <= len(words) <= 3 and not words[0].startswith("ال"))


def _arabic_own(text: str, own: re.Match[str], evidence: Evidence) -> Byline | None:
    """Read خاص, alone or with the name of the outlet that it is special to, or of its writer."""
    mine = (0, 3)
    rest = text[own.end() :]
    if not rest:
        return Byline(0, len(text), own=mine)
    found = _arabic_parts(text, own.end(), evidence, sure=False)
    if found is None:
        return None
    separated = bool(re.search(r"[:/\-–|ـ«]", own.group()))
    alone = found.author or found.place
    if (
        alone
        and found.outlet is None
        and not (found.author and found.place)
        and not is_person_like(text[slice(*alone)])
    ):
        if found.place and evidence.is_place(text[slice(*alone)]) and not evidence.is_outlet(text[slice(*alone)]):
            return Byline(0, len(text), place=alone, own=mine)
        known = evidence.is_outlet(text[slice(*alone)])
        if not known and (text[slice(*alone)].count(" ") > 2 or not (separated or own.group().endswith(("ب", "ل")))):
            return None
        return Byline(0, len(text), outlet=NameAt(*_unquoted(text, alone)))
    return Byline(0, len(text), found.author, found.outlet, found.place, None if found.outlet else mine)


def _arabic_parts(text: str, at: int, evidence: Evidence, *, sure: bool) -> Byline | None:
    """Tell author, outlet and place among the parts of an Arabic byline."""
    bracket = BRACKET_LAST.search(text, at)
    stance = bracket_stance(text, *bracket.span(1)) if bracket else None
    end = bracket.start() if bracket else len(text)
    parts = []
    for match in [*_AR_SEPARATOR.finditer(text, at, end), None]:
        stop = match.start() if match else end
        if stop > at:
            parts.append((at, stop))
        at = match.end() if match else end
    if not 1 <= len(parts) <= 3:
        return None
    for part in parts:
        words = text[slice(*part)]
        if not _AR_NAME.fullmatch(words) or len(words.split()) > 5:
            return None
        if not sure and VERB_LIKE.match(words.split()[0]) and not evidence.is_person(words):
            return None
        if (
            not sure
            and len(parts) > 1
            and fold_phrase(words.split()[0]) in load_words().outlet_nouns
            and words[0] not in '«"“'
        ):
            return None
    author, outlet, place = _assign(text, parts, evidence, sure=sure, outlet_last=bracket is not None)
    if author is not None and is_staff(text[slice(*author)]):
        return Byline(0, len(text), None, _named(text, outlet, stance), place, staff=True)
    if place is not None and is_staff(text[slice(*place)]):
        return Byline(0, len(text), author, _named(text, outlet, stance), None, staff=author is None)
    if bracket and outlet is None and len(parts) == 1 and not sure:
        outlet, author = parts[0], None
    return Byline(0, len(text), author, _named(text, outlet, stance), place)


def _assign(
    text: str, parts: list[Range], evidence: Evidence, *, sure: bool, outlet_last: bool
) -> tuple[Range | None, Range | None, Range | None]:
    """Return author, outlet and place: first what is certain, then what is left by its position."""
    author = outlet = place = None
    rest: list[Range] = []
    for at, part in enumerate(parts):
        words = text[slice(*part)]
        if outlet is None and (words[0] in '«"“' or evidence.names.match(words) or evidence.is_outlet(words)):
            outlet = part
        elif author is None and (mark := _AR_MARK.match(words)) and mark.end() < len(words):
            author = (part[0] + mark.end(), part[1])  # a mark inside: "العاصمة - حاورها فلان"
        elif author is None and (is_person_like(words) or (sure and at == 0) or evidence.is_person(words)):
            author = part
        else:
            rest.append(part)
    if outlet_last and outlet is None and rest and rest[-1] == parts[-1]:
        outlet = rest.pop()
    for part in rest:
        words = text[slice(*part)]
        single = " " not in words
        if (
            place is None
            and (author is not None or outlet is not None or part == parts[0])
            and not (sure and part == parts[0])
        ):
            place = part
        elif outlet is None and (single or guess_outlet(words, evidence.names) >= 0.9):
            outlet = part
        elif author is None:
            author = part
    return author, outlet, place


def _named(text: str, span: Range | None, stance: Range | None) -> NameAt | None:
    return NameAt(*_unquoted(text, span), stance, stance is not None) if span else None


def _unquoted(text: str, span: Range) -> Range:
    """Leave out the quotation marks around a name."""
    start, end = span
    while start < end and text[start] in '«"“ ':
        start += 1
    while end > start and text[end - 1] in '»"” ':
        end -= 1
    return start, end
