from __future__ import annotations

import pytest

from marsad.read.evidence import Evidence
from marsad.read.metaline import parse_meta_line
from marsad.read.outletnames import OutletNames

EVIDENCE = Evidence(OutletNames(()), lambda _: False, lambda _: False)


@pytest.mark.parametrize(
    ("text", "dates", "author"),
    [
        ("Posted on October 14th, 2026 by admin", [("October 14th, 2026", "posted")], None),
        ("By Lina Haddad | 3 May 2021 | Politics | 2 min read", [("3 May 2021", "")], "Lina Haddad"),
        (
            "Posted on 1 May 2021, 14:20 | Last updated: 2 May 2021, 08:05",
            [("1 May 2021", "posted"), ("2 May 2021", "updated")],
            None,
        ),
        ("Last updated: 14/11/2026 by the web desk", [("14/11/2026", "updated")], None),
        ("آخر تحديث: الخميس 3 دجنبر 2026 الساعة 20:15", [("الخميس 3 دجنبر 2026", "updated")], None),
        ("نشر في: 18 غشت 2026 - 11:45", [("18 غشت 2026", "posted")], None),
        ("المرسى - لينا حداد الثلاثاء 12 ماي 2026", [("الثلاثاء 12 ماي 2026", "")], "لينا حداد"),
    ],
)
def test_small_print(text: str, dates: list[tuple[str, str]], author: str | None) -> None:
    line = parse_meta_line(text, EVIDENCE)
    assert line
    assert [(text[one.found.start : one.found.end], one.role) for one in line.dates] == dates
    byline = line.byline
    shift = line.byline_at
    named = text[byline.author[0] + shift : byline.author[1] + shift] if byline and byline.author else None
    assert named == author


@pytest.mark.parametrize(
    "text",
    [
        "On 3 May 2021 the ferry sank in calm weather",
        "A Kardan newspaper reported on 6 October 2026 that a colonel had been recalled.",
        "The Ferry of 3 May 2021, Remembered",
        "جرى الاستدعاء في 5 أكتوبر 2026 بعد اتصال هاتفي",
    ],
)
def test_sentences_with_dates_are_not(text: str) -> None:
    assert parse_meta_line(text, EVIDENCE) is None
