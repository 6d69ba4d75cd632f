"""Bylines of the Arabic press: كتب فلان, العاصمة - فلان, خاص - صحيفة."""

from __future__ import annotations

import re
from dataclasses import replace

from marsad.read.evidence import Evidence
from marsad.read.filed import filed_by
from marsad.read.imprint import is_arabic_place, is_sure_place, read_imprint
from marsad.read.nameforms import NameAt, bracket_stance, has_outlet_noun
from marsad.read.outletnames import guess_outlet, is_headed, is_paper_like, is_person_like, is_writer
from marsad.read.signature import BRACKET_LAST, Byline, Range, is_staff
from marsad.read.words import any_of, load_cues, load_words
from marsad.text.normalise import fold_phrase

_AR_MARK = re.compile(
    rf"(?P<sure>{any_of('arabic_byline_marks')})(?:\s*[:/]\s*|\s+|\s*[-–]\s*)(?:التقرير\s*[:/]\s*)?"
    rf"|{any_of('arabic_byline_marks_colon')}\s*[:/]\s*|{any_of('arabic_byline_marks_person')}(?!\w)\s*[:/]?\s*"
)
_ASKED_IN = re.compile(
    rf"{any_of('arabic_byline_marks_person')}\s(?:في|من)\s(?P<place>\w+(?:\s\w+){{0,2}})\s?:\s?(?P<who>\w+(?:\s\w+){{1,3}})"
)
"""Who asked, and where: "حاورها في الميناء: سامي الخطيب"."""
_AR_OWN = re.compile(r"(?:خاص|حصري)(?=$|[\s:/\-–|ـ])(?:\s*(?:بـ?|لـ?)\s*(?=«)|\s(?:ب|ل)(?=ال))?\s*[:/\-–|ـ]*\s*")
_AR_SEPARATOR = re.compile(r"\s*[-–—|/\\]\s+|\s+[-–—|/]\s*|\s+ـ\s*|\s*[،,]\s*|\s*\|\s*")
_AR_NAME = re.compile(
    r"[«\"“]?[\u0621-\u065f\u0670-\u06d3a-zA-Z.]{2,20}(?:\s[\u0621-\u065f\u0670-\u06d3a-zA-Z.]{2,20}){0,4}[»\"”]?"
)
_AR_UNSPACED = re.compile(r"(?<=[\u0621-\u065f\u0670-\u06d3]{2})[-–—/](?=[\u0621-\u065f\u0670-\u06d3«]{2})")
"""The stroke of "الميناء-حنا", which agencies set without spaces."""
_QUOTES = '«"“'
_AR_CLAUSE = re.compile(r"\s(?:في|من|إلى|على|عن|أن|إن|التي|الذي|بعد|قبل|بين)\s")
VERB_LIKE = re.compile(
    r"^(?:ي|ت|ن)\w{3,}|^(?:قال|أعلن|أكد|نفى|في|من|على|إلى|عن|بعد|قبل|هل|كيف|لماذا|ماذا|متى|أين|حين|عندما|لا|لم|لن|ما)$"
)


def parse_arabic_byline(text: str, evidence: Evidence, *, loose: bool) -> Byline | None:
    """Read an Arabic byline, or return None where a line is none; see `parse_byline` for the arguments."""
    if asked := _ASKED_IN.fullmatch(text):
        return Byline(0, len(text), asked.span("who"), place=asked.span("place"))
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
            and not is_arabic_place(text[slice(*found.place)], evidence)
            and not found.author
            and not found.outlet
        ):
            return Byline(0, len(text), outlet=NameAt(*_unquoted(text, found.place)))
        return Byline(0, len(text), found.author, found.outlet, found.place, mine) if found else None
    if not loose:
        return None
    bracket = BRACKET_LAST.search(text)
    if filed := filed_by(text, bracket, evidence):
        return filed
    if bracket and (has_outlet_noun(bracket[1]) or bracket_stance(text, *bracket.span(1))):
        return _arabic_parts(text, 0, evidence, sure=False)
    if len(_parts(text, 0, len(text), unspaced=not is_person_like(text))) == 1:
        if is_person_like(text) and len(text.replace("عبد ", "").split()) <= 4:
            return Byline(0, len(text), author=(0, len(text)))
        if imprint := read_imprint(text, 0, len(text), evidence) if text[0] not in _QUOTES else None:
            return Byline(0, len(text), outlet=imprint.outlet)
        known = evidence.is_outlet(text) or is_titled(text)
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
        if (
            found.place
            and is_arabic_place(text[slice(*alone)], evidence)
            and not evidence.is_outlet(text[slice(*alone)])
        ):
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
    parts = _parts(text, at, end, unspaced=not sure)
    if not 1 <= len(parts) <= 3:
        return None
    imprint = None
    for part in reversed(parts) if len(parts) > 1 else ():
        if imprint := read_imprint(text, *part, evidence):
            parts.remove(part)
            break
    placed = bool(parts) and is_arabic_place(text[slice(*parts[0])], evidence)
    for part in parts:
        words = text[slice(*part)]
        filed = (imprint is not None or placed) and (part == parts[0] or " " not in words)
        if fold_phrase(words.split()[0]) in load_words().outlet_nouns:
            filed = filed or any(is_writer(text[slice(*other)]) for other in parts if other != part)
        if not _may_sign(words, evidence, sure=sure or filed, alone=len(parts) == 1):
            return None
    author, outlet, place = _assign(text, parts, evidence, sure=sure, last=bracket is not None, signed=bool(imprint))
    desks = [part for part in (author, outlet, place) if part is not None and is_staff(text[slice(*part)])]
    author, outlet, place = (None if part in desks else part for part in (author, outlet, place))
    if bracket and outlet is None and imprint is None and len(parts) == 1 and not sure and not desks:
        outlet, author = parts[0], None
    named = _named(text, outlet, stance)
    if imprint:
        author = author or imprint.author
        named = replace(imprint.outlet, stance=imprint.outlet.stance or stance)
    return Byline(0, len(text), author, named, place, staff=bool(desks) and author is None)


def _parts(text: str, at: int, end: int, *, unspaced: bool) -> list[Range]:
    """Cut a byline at its strokes and commas, or else at the one stroke without spaces in it."""
    strokes = list(_AR_SEPARATOR.finditer(text, at, end))
    if unspaced and not strokes:
        strokes = list(_AR_UNSPACED.finditer(text, at, end))
        strokes = strokes if len(strokes) == 1 else []
    parts: list[Range] = []
    for match in [*strokes, None]:
        stop = match.start() if match else end
        if stop > at:
            parts.append((at, stop))
        at = match.end() if match else end
    return parts


def _may_sign(words: str, evidence: Evidence, *, sure: bool, alone: bool) -> bool:
    """Say whether a part of a line can name a writer, an outlet or a place, and is not the beginning of a sentence.

    Nabulus and Tunis begin as verbs do: what stands as a place, or behind one, is `sure` to be none.
    """
    first = words.split()[0]
    if not _AR_NAME.fullmatch(words) or len(words.split()) > 5:
        return False
    if not sure and VERB_LIKE.match(first) and not evidence.is_person(words) and not _is_called_paper(words, evidence):
        return False
    return sure or alone or words[0] in _QUOTES or fold_phrase(first) not in load_words().outlet_nouns


def _assign(
    text: str, parts: list[Range], evidence: Evidence, *, sure: bool, last: bool, signed: bool
) -> tuple[Range | None, Range | None, Range | None]:
    """Return author, outlet and place: first what is certain, then what is left by its position.

    `last` says that the outlet stands last; where it has `signed` already, no part is one.
    """
    author = outlet = place = None
    rest: list[Range] = []
    first = text[slice(*parts[0])] if parts else ""
    for at, part in enumerate(parts):
        words = text[slice(*part)]
        behind = at > 0 and stands_behind(words, first, evidence)
        if place is None and not sure and len(parts) + signed > 1 and (is_sure_place(words, evidence) or behind):
            place = part
        elif not signed and outlet is None and _is_outlet(words, evidence, first=at == 0 and len(parts) > 1):
            outlet = part
        elif author is None and (mark := _AR_MARK.match(words)) and mark.end() < len(words):
            author = (part[0] + mark.end(), part[1])  # a mark inside: "العاصمة - حاورها فلان"
        elif author is None and (is_writer(words) or (sure and at == 0) or evidence.is_person(words)):
            author = part
        else:
            rest.append(part)
    if last and outlet is None and rest and rest[-1] == parts[-1]:
        outlet = rest.pop()
    for part in rest:
        words = text[slice(*part)]
        organ = " " not in words or _is_called_paper(words, evidence) or is_paper_like(words)
        if not signed and outlet is None and _is_called_paper(words, evidence):
            outlet = part
        elif (
            place is None
            and (author is not None or outlet is not None or signed or part == parts[0])
            and not (sure and part == parts[0])
        ):
            place = part
        elif is_sure_place(words, evidence):
            continue  # the country behind its town
        elif organ:
            outlet = outlet or (None if signed else part)  # what signs beside an outlet is a second one
        elif author is None:
            author = part
    return author, outlet, place


def _is_outlet(words: str, evidence: Evidence, *, first: bool) -> bool:
    """Say whether a part is an outlet wherever it stands; in front, as a place would, also by a word such as نيوز."""
    if words[0] in _QUOTES or evidence.names.match(words) or evidence.is_outlet(words):
        return True
    return first and _is_called_paper(words, evidence)


def _is_called_paper(words: str, evidence: Evidence) -> bool:
    """Say whether a part has a word of outlets' names, such as نيوز or صوت, and is no place."""
    called = guess_outlet(words, evidence.names) >= 0.9 or is_headed(words)
    return called and not is_arabic_place(words, evidence)


def is_titled(text: str) -> bool:
    """Say whether a line is two or three words of which the last is one that names of outlets end with: راصد نت."""
    words = text.split()
    return (
        2 <= len(words) <= 3 and words[-1] in load_cues()["arabic_title_tails"] and _AR_NAME.fullmatch(text) is not None
    )


def stands_behind(words: str, first: str, evidence: Evidence) -> bool:
    """Say whether a place stands behind who files from it: "راصد - سكاكا".

    The page says "in" to many a word with the article that outlets are called by as well (الحياة), so those don't tell.
    """
    if is_sure_place(words, evidence):
        return not is_arabic_place(first, evidence)
    return not words.startswith("ال") and is_arabic_place(words, evidence) and not is_arabic_place(first, evidence)


_REPORTER = re.compile(r"(?:مراسل|موفد|مندوب)(?:ة|نا)?\s(?=\w)")
"""Who files stands before his outlet's name: *the correspondent of* Sada al-Sharq."""
_AGENCY = re.compile(r"للأنباء\s(?=\w)")


def _named(text: str, span: Range | None, stance: Range | None) -> NameAt | None:
    """Return an outlet's name without the noun of who files before it, and without his name behind it."""
    if span is None:
        return None
    start, end = _unquoted(text, span)
    if m := _REPORTER.match(text, start, end):
        start = m.end()
        if (agency := _AGENCY.search(text, start, end)) and is_person_like(text[agency.end() : end]):
            end = agency.end() - 1
    return NameAt(start, end, stance, stance is not None)


def _unquoted(text: str, span: Range) -> Range:
    """Leave out the quotation marks around a name."""
    start, end = span
    while start < end and text[start] in '«"“ ':
        start += 1
    while end > start and text[end - 1] in '»"” ':
        end -= 1
    return start, end
