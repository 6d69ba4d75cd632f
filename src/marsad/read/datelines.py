"""Datelines: "AL-WARDIYA (HANA) – ", "دمشق - سانا:", and what they credit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.read.arabicbylines import VERB_LIKE, stands_behind
from marsad.read.evidence import Evidence
from marsad.read.imprint import is_arabic_place, is_sure_place, read_imprint
from marsad.read.metaline import is_noise
from marsad.read.nameforms import CAPITAL, NameAt, latin_name_at
from marsad.read.outletnames import guess_outlet, is_headed, is_paper_like, is_person_like, is_writer
from marsad.read.signature import is_staff
from marsad.read.words import any_of, load_cues
from marsad.text.dates import FoundDate, find_dates
from marsad.text.normalise import fold_phrase

_PLACE = (
    rf"{CAPITAL}(?:\s{CAPITAL}|\s(?:de|du|la|al|el)\s{CAPITAL}){{0,3}}"
    rf"(?:,\s{CAPITAL}(?:\s(?:of\s(?:the\s)?)?{CAPITAL})?)?"
)
_LATIN = re.compile(
    rf"(?P<place>{_PLACE})(?P<date>,?\s\(?[^()–—\n-]{{4,28}}?\)?)??\s?(?:\(\s?(?P<agency>[^()\d]{{2,40}})\s?\)|[/]\s?(?P<slash>{CAPITAL}(?:\s{CAPITAL}){{0,3}}))?\s?(?P<end>[–—]|--|-(?=\s)|:(?=\s)|(?<=\))\.(?=\s))\s?(?=[\w“\"'«‘])"
)
_AR_WORD = r"[\u0621-\u065f\u0670-\u06d3]+"
_AR_PLACE = rf"(?P<place>{_AR_WORD}(?:\s{_AR_WORD}){{0,2}})"
_AR_SIGN = rf"(?P<sign>(?:{_AR_WORD}\s){{0,2}}«[^«»]{{2,40}}»(?:\s{_AR_WORD}){{0,3}}|{_AR_WORD}(?:\s{_AR_WORD}){{0,4}})"
_AR_BRACKETED = re.compile(
    rf"{_AR_PLACE}(?:\s?[،,])?(?P<date>\s(?:في\s)?\d{{1,2}}\s{_AR_WORD}(?:\s{_AR_WORD})?(?:\s\d{{4}})?)?\s?\(\s?(?P<agency>[^()\d]{{2,40}})\s?\)\s?[-–—:ـ/]\s?(?=\S)"
)
_REGION = re.compile(r"(?:شمال|جنوب|شرق|غرب|ريف|محافظة|ولاية|قضاء)ي?\s")
"""What a bracket behind a town begins with that says where it lies."""
_AR_SIGNED = re.compile(rf"{_AR_PLACE}(?P<stroke>\s?[-–—/،]\s?|\sـ\s?){_AR_SIGN}(?P<end>\s?[:–—-]|\sـ)\s?(?=\S)")
_AR_ALONE = re.compile(rf"(?P<sign>وكالة\s{_AR_WORD}(?:\s{_AR_WORD}){{0,4}})\s?[:–—-]\s?(?=\S)")
_AR_BARE = re.compile(rf"{_AR_PLACE}\s?[-–—ـ](?=\s)(?!\s?\w+\s[-–—])\s?(?=\S)")
_AR_STOPS = frozenset(fold_phrase(word) for word in load_cues()["arabic_name_stops"])
_SIGNED_ALONE = re.compile(r"\((?P<agency>[^()\d]{2,40})\)\s?[–—-]\s?(?=[\w“\"])")
_STOPPED = re.compile(rf"(?P<place>{_PLACE}),\s(?P<date>\w+[^()–—.\n]{{2,22}})\.\s(?=[A-Z“\"])")
_SIGNED_PART = re.compile(
    rf"(?P<name>{CAPITAL}(?:\s{CAPITAL}){{0,4}}),\s(?i:{any_of('masthead_parts')})\s[–—-]\s(?=[A-Z“\"])"
)
_FILED = re.compile(
    rf"(?P<place>(?!\d){CAPITAL}(?:\s(?!\d){CAPITAL}){{0,3}})(?P<date>,?\s[^()]{{4,28}}?)?\s?\(\s?(?P<agency>[^()\d]{{2,40}})\s?\)\.?"
)

_ALONE = re.compile(
    rf"(?P<place>{CAPITAL}(?:\s{CAPITAL}){{0,2}}|{_AR_WORD}(?:\s{_AR_WORD})?)\s?"
    r"(?:\(\s?(?P<agency>[^()\d]{2,40})\s?\)\s?)?[,،–—-]\s?"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a text was filed, from which agency, on what day; offsets into the paragraph.

    An outlet that signs without a place ("Quay Voice – The ferry …") leaves that out.
    """

    place: tuple[int, int] | None
    agency: NameAt | None = None
    author: tuple[int, int] | None = None
    date: FoundDate | None = None


def parse_dateline(text: str, evidence: Evidence) -> Dateline | None:
    """Read the dateline that a first paragraph begins with, or return None.

    A place alone before a dash counts only in capitals, or where the text names the place elsewhere.
    """
    if found := _arabic(text, evidence):
        return found
    if (signed := _SIGNED_ALONE.match(text, 0, 80)) and (agency := _agency(text, signed.span("agency"), evidence)):
        return Dateline(None, agency)
    head = text[:160]
    if (stopped := _STOPPED.match(head)) and (found := _with_full_stop(text, stopped, evidence)):
        return found
    if (signed := _SIGNED_PART.match(head)) and _signs_itself(signed["name"], evidence):
        return Dateline(None, NameAt(*signed.span("name")))
    match = _LATIN.match(head)
    return _latin(text, match, evidence) if match else None


def _with_full_stop(text: str, match: re.Match[str], evidence: Evidence) -> Dateline | None:
    """Read a place, a day and a full stop: "Farport, 14 November. The court …"."""
    if is_person_like(match["place"]) or is_noise(match["place"]) or _signs_itself(match["place"], evidence):
        return None
    dates = find_dates(match["date"])
    if len(dates) != 1 or (match["date"][: dates[0].start] + match["date"][dates[0].end :]).strip(" ,"):
        return None
    at, day = match.start("date"), dates[0]
    return Dateline(match.span("place"), None, None, FoundDate(at + day.start, at + day.end, day.day, day.calendar))


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
    if other or (agency is None and (evidence.is_outlet(printed) or evidence.is_told(printed))):
        return None
    return Dateline(match.span("place"), agency, None, dates[0])


def parse_filed_line(text: str, evidence: Evidence) -> Dateline | None:
    """Read a line that is nothing but place and agency ("Farport, 22 June (Seawire)"), or return None.

    A name in front of a bracket can be a writer's: it counts as a place in capitals, with a day, or where the text
    names the place elsewhere.
    """
    match = _FILED.fullmatch(text) if len(text) <= 90 and "(" in text else None
    if match is None or is_noise(match["place"]) or is_person_like(match["place"]):
        return None
    date = None
    if match["date"]:
        dates = find_dates(match["date"])
        if len(dates) != 1 or (match["date"][: dates[0].start] + match["date"][dates[0].end :]).strip(" ,"):
            return None
        at = match.start("date")
        date = FoundDate(at + dates[0].start, at + dates[0].end, dates[0].day, dates[0].calendar)
    if date is None and not match["place"].isupper() and not evidence.is_place(match["place"]):
        return None
    if evidence.names.match(match["place"]):
        return None
    agency = _agency(text, match.span("agency"), evidence)
    return Dateline(match.span("place"), agency, None, date) if agency else None


def _agency(text: str, span: tuple[int, int], evidence: Evidence) -> NameAt | None:
    """Return an agency that a bracket holds, without its noun ("Nabd agency"), or None where it holds no outlet."""
    name = latin_name_at(text[: span[1]], span[0])
    if name is None or name.start != span[0] or name.after < span[1]:
        return None
    printed = text[name.start : name.end]
    acronym = printed.isupper() and len(printed) >= 2 and " " not in printed
    likely = guess_outlet(printed, evidence.names)
    sure = name.described or acronym or likely >= 0.9 or (likely >= 0.45 and evidence.is_told(printed))
    return NameAt(name.start, name.end) if sure or evidence.is_outlet(printed) else None


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
            if name == "slash" and evidence.is_place(text[start:end]) and _signs_itself(printed, evidence):
                place, agency = (start, end), NameAt(*place)
                printed = text[start:end]
    if agency is None and (parted := _filed_by(text, place, evidence)):
        place, agency = parted
        printed = text[slice(*place)]
    if match["end"] == ":" and agency is None:
        return None
    if agency is None and date is None and not printed.isupper() and not _runs_on(text, match, evidence):
        return None
    if len(printed) < 3:
        return None
    if agency is None and date is None and _signs_itself(printed, evidence):
        return Dateline(None, NameAt(*place))
    return Dateline(place, agency, None, date)


def _signs_itself(printed: str, evidence: Evidence) -> bool:
    """Say whether what stands before a dash is the outlet and no place: "Quay Voice – The ferry …"."""
    if evidence.names.match(printed):
        return True
    if evidence.is_place(printed) or evidence.is_person(printed):
        return False
    likely = guess_outlet(printed, evidence.names)
    return evidence.is_outlet(printed) or likely >= 0.9 or (likely >= 0.45 and evidence.is_told(printed))


def _filed_by(text: str, place: tuple[int, int], evidence: Evidence) -> tuple[tuple[int, int], NameAt] | None:
    """Part "DAMASCUS, SANA" into place and agency, where what follows the comma is known to be one, or the reverse."""
    first, comma, last = text[slice(*place)].partition(", ")
    if not comma:
        return None
    if evidence.names.match(last) or (evidence.is_outlet(last) and not evidence.is_place(last)):
        return (place[0], place[0] + len(first)), NameAt(place[1] - len(last), place[1])
    if evidence.is_place(last) and _signs_itself(first, evidence):
        return (place[1] - len(last), place[1]), NameAt(place[0], place[0] + len(first))
    return None


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


def _arabic(text: str, evidence: Evidence) -> Dateline | None:
    """Read the dateline of an Arabic paragraph: place and agency, place and writer, or a place alone."""
    head = text[:120]
    if bracketed := _AR_BRACKETED.match(head):
        dates = find_dates(head[: bracketed.start("agency")], yearless=True) if bracketed["date"] else []
        if bracketed["date"] and len(dates) != 1:
            return None
        where = _REGION.match(bracketed["agency"]) or is_arabic_place(bracketed["agency"].strip(), evidence)
        agency = None if where else NameAt(*bracketed.span("agency"))
        return Dateline(bracketed.span("place"), agency, None, *dates)
    if (signed := _AR_SIGNED.match(head)) and (found := _arabic_signed(text, signed, evidence)):
        return found
    if (alone := _AR_ALONE.match(head)) and (imprint := read_imprint(text, *alone.span("sign"), evidence)):
        return Dateline(None, imprint.outlet)
    bare = _AR_BARE.match(head)
    if bare is None:
        return None
    words = bare["place"].split()
    if len(words) > 2 or VERB_LIKE.match(words[0]):
        return None
    # A paragraph that runs on after "word -" is filed from there; a short line is a heading.
    if not evidence.is_place(" ".join(words)) and (len(text) < 80 or text[bare.end("place")] != " "):
        return None
    return Dateline(bare.span("place"))


def _arabic_signed(text: str, match: re.Match[str], evidence: Evidence) -> Dateline | None:
    """Read "place - agency:", "place - writer:" and the same the other way round."""
    place, sign = match.span("place"), match.span("sign")
    left, right = match["place"], match["sign"]
    if VERB_LIKE.match(left.split()[0]) and not is_arabic_place(left, evidence):
        return None
    if not _AR_STOPS.isdisjoint(fold_phrase(right).split()[:1]):
        return None
    if is_staff(right):
        return None if _is_agency(left, evidence) else Dateline(place)
    if is_writer(left) and not evidence.is_place(left):
        agency = _agency_behind(text, match, evidence)
        return (
            Dateline(None, agency, place)
            if agency and not is_sure_place(right, evidence)
            else Dateline(sign, None, place)
        )
    if stands_behind(right, left, evidence):
        return Dateline(sign, NameAt(*place) if _is_agency(left, evidence) else None)
    if agency := _agency_behind(text, match, evidence):
        imprint = read_imprint(text, *sign, evidence)
        return Dateline(place, agency, imprint.author if imprint else None)
    if " " in right and not read_imprint(text, *sign, evidence) and not VERB_LIKE.match(right.split()[0]):
        writer = is_writer(right) or evidence.is_person(right)
        strict = match["end"].strip() in "-ـ" or "،" in match["stroke"]
        return Dateline(place, None, sign) if writer or (not strict and right.count(" ") < 4) else None
    return None


def _is_agency(name: str, evidence: Evidence) -> bool:
    """Say whether what stands in front of a place is an outlet: a known one, one that calls itself so, or one word."""
    return " " not in name or guess_outlet(name, evidence.names) >= 0.9 or evidence.is_outlet(name)


def _agency_behind(text: str, match: re.Match[str], evidence: Evidence) -> NameAt | None:
    """Return the agency that signs behind a stroke.

    Hyphens and commas part other things too, so there it must be known, call itself one, or sign from a place that
    the text names.
    """
    sign, end = match["sign"], match["end"].strip()
    comma, strict = "،" in match["stroke"], end in "-ـ"
    known = evidence.names.match(sign) is not None or evidence.is_outlet(sign)
    placed = is_arabic_place(match["place"], evidence)
    if imprint := read_imprint(text, *match.span("sign"), evidence):
        quoted = sign[0] == "«"
        return imprint.outlet if known or not quoted or not (comma or (strict and not placed)) else None
    called = is_headed(sign) or (is_paper_like(sign) and not strict)
    if known or (called and not comma and not is_arabic_place(sign, evidence)):
        return NameAt(*match.span("sign"))
    unspaced = match["stroke"].strip() == match["stroke"]
    if " " in sign or comma or VERB_LIKE.match(sign) or (strict and not unspaced and not placed):
        return None
    return NameAt(*match.span("sign"))
