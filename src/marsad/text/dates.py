"""Dates as the press prints them: both digit sets, every month system of the Arab world, Hijri too.

A date is found with its weekday in front and its era mark behind. A Hijri date that stands with a
Gregorian one ("الموافق") is one date, and the Gregorian side gives the day: the Hijri calendars of
two countries can differ by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from hijridate import Hijri

from marsad.text.normalise import fold_phrase
from marsad.text.scripts import fold_digits

HIJRI_YEARS = range(1343, 1501)
"""Years that the Umm al-Qura table of hijridate covers."""

Calendar = Literal["gregorian", "hijri"]


class MonthNames(msgspec.Struct, frozen=True):
    """Names of months and weekdays as months.yaml keeps them."""

    gregorian: dict[int, list[str]]
    hijri: dict[int, list[str]]
    weekdays: list[str]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. `day` is None where it has no year, or a year that no calendar of ours covers."""

    start: int
    end: int
    day: date | None
    calendar: Calendar = "gregorian"


def find_dates(text: str, *, yearless: bool = True) -> list[FoundDate]:
    """Return the dates of a text in order, without overlaps.

    Linear in the text: every repetition in the patterns is bounded.

    Args:
        text: The text.
        yearless: Whether a day and month without a year ("Oct 9") is wanted too; leaving it out is
            far cheaper where a text holds no year.

    >>> [str(found.day) for found in find_dates("نشر في ١٨ غشت ٢٠٢٦، وحُدّث 13/11/2026")]
    ['2026-08-18', '2026-11-13']
    """
    folded = text if text.isascii() else fold_digits(text)
    if not (_DIGIT if yearless else _YEAR).search(folded):
        return []
    grammar = _grammar()
    found: list[FoundDate] = []
    for match in grammar.date.finditer(folded):
        day, calendar = _resolve(match, grammar)
        if day is None and not (yearless and match["yearless"]):
            continue
        found.append(FoundDate(match.start(), match.end(), day, calendar))
    return list(_join_calendars(folded, found))


def clean_day(text: str) -> date | None:
    """Return the first full date of a text, such as a `datetime` attribute or a metadata field."""
    return next((found.day for found in find_dates(text[:200]) if found.day), None)


@dataclass(frozen=True, slots=True)
class _Grammar:
    date: re.Pattern[str]
    months: dict[str, tuple[Calendar, int]]


_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:1[3-9]|20)\d\d|\d\s?[/.\-]\s?\d")
_ORDINAL = r"(?:st|nd|rd|th|er)?"
_GAP = r"[\s\u00a0]{1,3}"
_ERA = r"(?:\s{0,2}(?:هـ|ه(?!\w)|AH\b|م(?!\w)|AD\b))?"
_JOINERS = re.compile(
    r"[\s,،(/|\-–]{0,4}(?:ال)?(?:موافق(?:\s{1,2}ل(?:ـ|\s)?)?|corresponding to|equivalent to)?[\s:,،(/|\-–=]{0,4}\)?"
)


@cache
def _grammar() -> _Grammar:
    """Compile the hand-kept month names into one pattern."""
    source = (files("marsad.text") / "months.yaml").read_bytes()
    names = msgspec.yaml.decode(source, type=MonthNames, strict=False)
    months: dict[str, tuple[Calendar, int]] = {}
    spellings: list[str] = []
    for calendar, table in (("gregorian", names.gregorian), ("hijri", names.hijri)):
        for number, words in table.items():
            for word in words:
                months[fold_phrase(word)] = ("hijri" if calendar == "hijri" else "gregorian", number)
                spellings.append(_spelling(word))
    one = "(?:" + "|".join(sorted(spellings, key=len, reverse=True)) + r")(?!\w)\.?"
    # "أكتوبر/تشرين الأول" and "تشرين الأول (أكتوبر)": two names of one month.
    month = rf"{one}(?:\s{{0,2}}[/(\-–]\s{{0,2}}{one}\)?)?"
    day = rf"(?:0?[1-9]|[12]\d|3[01])(?!\d){_ORDINAL}"
    year = r"(?:1[3-9]|20)\d\d(?!\d)"
    weekday = (
        "(?:(?:"
        + "|".join(sorted((_spelling(w) for w in names.weekdays), key=len, reverse=True))
        + r")(?!\w)\.?[\s,،:-]{0,3}(?:في\s)?)?"
    )
    comma = r"\s{0,2}[,،]?\s{0,3}"
    sep = r"\s{0,1}[/.\-]\s{0,1}"
    forms = (
        rf"(?P<d1>{day}){_GAP}(?:of\s|من\s|de\s)?(?P<m1>{month}){comma}(?:سنة\s|عام\s|of\s)?(?P<y1>{year}){_ERA}",
        rf"(?P<d4>{day})-(?P<m4>{month})-(?P<y4>{year})",
        rf"(?P<m2>{month})\s{{0,3}}(?:the\s)?(?P<d2>{day}){comma}(?P<y2>{year}){_ERA}",
        rf"(?P<y3>{year}){sep}(?P<m3>0?[1-9]|1[0-2]|[12]\d|3[01]){sep}(?P<d3>[0-3]?\d)(?!\d){_ERA}",
        rf"(?P<n1>[0-3]?\d){sep}(?P<n2>[0-3]?\d){sep}(?P<y5>{year}|\d\d(?!\d)){_ERA}",
        rf"(?P<yearless>{day}{_GAP}(?:of\s)?{month}|{month}\s{{0,3}}{day})",
    )
    pattern = rf"(?<![\w/.\-]){weekday}(?:{'|'.join(forms)})(?:(?=T\d)|(?!\w))"
    return _Grammar(re.compile(pattern, re.IGNORECASE), months)


def _spelling(word: str) -> str:
    """Turn a name into a pattern: hamza optional, any small gap between its words."""
    pattern = re.escape(word).replace(r"\ ", r"[\s\u00a0]{1,2}").replace("'", "['’]?")
    return re.sub("[أإآا]", "[أإآا]", pattern) if re.search("[\u0600-\u06ff]", word) else pattern


def _resolve(match: re.Match[str], grammar: _Grammar) -> tuple[date | None, Calendar]:
    """Turn a match into a day and the calendar it was printed in."""
    group = match.groupdict()
    for n in "124":
        if group[f"m{n}"]:
            calendar, month = _month_of(group[f"m{n}"], grammar)
            return _day_of(int(group[f"y{n}"]), month, int(re.match(r"\d+", group[f"d{n}"]).group()), calendar)  # type: ignore[union-attr]
    if group["y3"]:
        year, second, third = int(group["y3"]), int(group["m3"]), int(group["d3"])
        return _day_of(year, second, third, None) if second <= 12 else _day_of(year, third, second, None)
    if group["y5"]:
        first, second, year = int(group["n1"]), int(group["n2"]), int(group["y5"])
        year = year + 2000 if year < 100 else year
        # Day first, as the Arab and British press do, unless that is impossible.
        return _day_of(year, second, first, None) if second <= 12 else _day_of(year, first, second, None)
    return None, "gregorian"


def _month_of(printed: str, grammar: _Grammar) -> tuple[Calendar, int]:
    """Return calendar and number of a month, of which one or two names are printed."""
    first = re.split(r"[/(\-–](?!\s?(?:awwal|awal|thani|akhir|ula|qadah|qi|hijj))", printed)[0]
    for name in (fold_phrase(printed), fold_phrase(first)):
        if name in grammar.months:
            return grammar.months[name]
    return "gregorian", 0


def _day_of(year: int, month: int, day: int, calendar: Calendar | None) -> tuple[date | None, Calendar]:
    if calendar is None:
        calendar = "hijri" if year in HIJRI_YEARS else "gregorian"
    try:
        if calendar == "hijri":
            return (Hijri(year, month, day).to_gregorian() if year in HIJRI_YEARS else None), "hijri"
        return (date(year, month, day) if 1800 <= year <= 2100 else None), "gregorian"
    except (ValueError, OverflowError):
        return None, calendar


def _join_calendars(text: str, found: list[FoundDate]) -> Iterator[FoundDate]:
    """Make one date of a Hijri and a Gregorian one that stand side by side."""
    at = 0
    while at < len(found):
        one = found[at]
        two = found[at + 1] if at + 1 < len(found) else None
        if (
            two
            and one.calendar != two.calendar
            and two.start - one.end < 25
            and _JOINERS.fullmatch(text, one.end, two.start)
        ):
            gregorian = one if one.calendar == "gregorian" else two
            yield FoundDate(one.start, two.end, gregorian.day or one.day or two.day, "gregorian")
            at += 2
            continue
        yield one
        at += 1
