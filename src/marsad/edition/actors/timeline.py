"""When an actor spoke, as a picture: a row of bars for each kind of statement, his offices above them.

A month without a statement is a gap: neither bar nor base line stands there. Geometry only; a template draws it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from marsad.edition.actors.said import KINDS, is_sure, kind_of
from marsad.records import ActorFact, ActorSaying

WIDE, NARROW = 704, 344
"""Widths of the picture in pixels: beside a margin, and on a phone."""
MOST_MONTHS = 240
"""A longer time is drawn by years."""
MOST_OFFICES = 6
MONTH_ROOM = 84
"""Pixels that a month's name with its year wants."""
_ROW, _LABEL, _BAR_ROOM = 58, 19, 34
_OFFICE, _LETTER = 30, 6.4


class Bar(Struct, frozen=True, kw_only=True):
    """The statements of one kind in one month or year. `sure` is how high the part that people stand for is."""

    x: float
    width: float
    height: float
    sure: float
    when: str
    day: date
    count: int
    sure_count: int


class Row(Struct, frozen=True, kw_only=True):
    """One kind of statement. `base` is where its bars stand; `most` is the highest number of them."""

    kind: str
    base: float
    bars: tuple[Bar, ...]
    total: int
    most: int


class OfficeBar(Struct, frozen=True, kw_only=True):
    """An office in its days. Where a day is not known the bar has no end."""

    x: float
    end: float
    y: float
    text: str
    whole: str
    at_end: bool
    begins: bool
    ends: bool


class Timeline(Struct, frozen=True, kw_only=True):
    """The whole picture. `ticks` are years, or months of a short time; `left_out` offices had no room."""

    width: int
    height: float
    rows: tuple[Row, ...]
    offices: tuple[OfficeBar, ...]
    ticks: tuple[tuple[float, str, date | None], ...]
    axis: float
    by_year: bool
    left_out: int


class _Scale(Struct, frozen=True):
    """Where a time stands; months count from year 0."""

    first: int
    months: int
    width: int
    turned: bool
    step: int

    def at(self, month: float) -> float:
        """Return the place of a month's beginning from the picture's left side."""
        x = (month - self.first) / self.months * self.width
        return round(self.width - x if self.turned else x, 1)


def timeline(
    sayings: Sequence[ActorSaying], facts: Sequence[ActorFact], *, width: int, turned: bool = False
) -> Timeline | None:
    """Return the picture of an actor's statements and dated offices; None where there are neither.

    Args:
        sayings: All of them.
        facts: What is known of him.
        width: In pixels.
        turned: Time runs from right to left.
    """
    dated = [fact for fact in facts if fact.kind == "office" and (fact.from_on or fact.to_on)]
    days = list({saying.on.year * 12 + saying.on.month - 1 for saying in sayings})
    days += [_month(day) for fact in dated for day in (fact.from_on, fact.to_on or _known_at(fact)) if day]
    if not days:
        return None
    first = min(days) // 12 * 12
    months = (max(days) // 12 + 1) * 12 - first
    scale = _Scale(first, months, width, turned, 12 if months > MOST_MONTHS else 1)
    offices = tuple(_office(fact, place, scale) for place, fact in enumerate(dated[:MOST_OFFICES]))
    top = len(offices) * _OFFICE + (6 if offices else 0)
    rows = _rows(sayings, scale, top)
    axis = top + len(rows) * _ROW + 4
    return Timeline(
        width=width,
        height=axis + 22,
        rows=rows,
        offices=offices,
        ticks=_ticks(scale),
        axis=axis,
        by_year=scale.step == 12,
        left_out=max(0, len(dated) - MOST_OFFICES),
    )


def _known_at(fact: ActorFact) -> str:
    """Return the day of the source by which an office is held; empty where that is none, or from before it."""
    on = fact.evidence.on if fact.evidence else None
    return on if on and _month(on, end=True) > _month(fact.from_on or on) else ""


def _rows(sayings: Sequence[ActorSaying], scale: _Scale, top: float) -> tuple[Row, ...]:
    counts: Counter[tuple[str, int]] = Counter()
    sure: Counter[tuple[str, int]] = Counter()
    for saying in sayings:
        key = kind_of(saying), (saying.on.year * 12 + saying.on.month - 1) // scale.step * scale.step
        counts[key] += 1
        sure[key] += is_sure(saying)
    highest = max(counts.values(), default=1)
    rows: list[Row] = []
    for kind in KINDS:
        times = sorted(time for each, time in counts if each == kind)
        if not times:
            continue
        bars = tuple(_bar(time, counts[kind, time], sure[kind, time], highest, scale) for time in times)
        total, most = sum(bar.count for bar in bars), max(bar.count for bar in bars)
        base = top + len(rows) * _ROW + _LABEL + _BAR_ROOM
        rows.append(Row(kind=kind, base=base, bars=bars, total=total, most=most))
    return tuple(rows)


def _bar(time: int, count: int, sure: int, highest: int, scale: _Scale) -> Bar:
    room = scale.width / scale.months * scale.step
    height = max(4.0, round(_BAR_ROOM * count / highest, 1))
    start, end = sorted((scale.at(time), scale.at(time + scale.step)))
    wide = round(max(1.6, min(room - 1, 14)), 1)
    year, month = divmod(time, 12)
    return Bar(
        x=round((start + end - wide) / 2, 1),
        width=wide,
        height=height,
        sure=round(height * sure / count, 1),
        when=f"{year:04}" if scale.step == 12 else f"{year:04}-{month + 1:02}",
        day=date(year, month + 1, 1),
        count=count,
        sure_count=sure,
    )


def _office(fact: ActorFact, place: int, scale: _Scale) -> OfficeBar:
    """Return an office's bar with as much of its name as there is room for."""
    first = _month(fact.from_on) if fact.from_on else scale.first
    last = _month(fact.to_on, end=True) if fact.to_on else scale.first + scale.months
    whole = fact.value or fact.of or ""
    x, end = scale.at(first), scale.at(max(last, first + 1))
    after = scale.width - x if not scale.turned else x
    before = end if not scale.turned else scale.width - end
    at_end = after < len(whole) * _LETTER and before > after
    letters = int((before if at_end else after) / _LETTER)
    text = whole if len(whole) <= letters else f"{whole[: max(letters - 1, 1)].rstrip()}…"
    return OfficeBar(
        x=x,
        end=end,
        y=place * _OFFICE + 24,
        text=text,
        whole=whole,
        at_end=at_end,
        begins=bool(fact.from_on),
        ends=bool(fact.to_on),
    )


def _ticks(scale: _Scale) -> tuple[tuple[float, str, date | None], ...]:
    """Return the years that have room to be named; where the months of a short time have, they are."""
    years = range(scale.first // 12, (scale.first + scale.months) // 12)
    every = next((n for n in (3, 6) if scale.width / scale.months * n >= MONTH_ROOM), 12)
    if every < 12 and scale.step == 1:
        times = (divmod(month, 12) for month in range(scale.first, scale.first + scale.months, every))
        return tuple((scale.at(y * 12 + m), str(y), date(y, m + 1, 1)) for y, m in times)
    step = next((n for n in (1, 2, 5, 10, 20, 50) if len(years) / n * 44 <= scale.width), 100)
    return tuple((scale.at(year * 12), str(year), None) for year in years if year % step == 0 or len(years) == 1)


def _month(day: str, *, end: bool = False) -> int:
    """Return the number of a partial date's month; with `end`, of the month after it."""
    month = int(day[5:7] or 1) - 1 if not end else int(day[5:7] or 12)
    return int(day[:4]) * 12 + month
