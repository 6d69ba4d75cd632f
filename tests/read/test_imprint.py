from __future__ import annotations

import pytest

from marsad.read.evidence import Evidence
from marsad.read.imprint import is_arabic_place, keep_noun, read_imprint
from marsad.read.nameforms import arabic_name_at
from marsad.read.outletnames import OutletNames
from marsad.records import Outlet, OutletName

KNOWN = [Outlet(id="marfa", names=(OutletName("المرفأ", "ar"),), language="ar")]
EVIDENCE = Evidence(OutletNames(KNOWN), {"تل الزيت", "مدينة كرم"}.__contains__, lambda _: False)


@pytest.mark.parametrize(
    ("text", "outlet", "author"),
    [
        ("«الدفاتر»", "الدفاتر", None),
        ("صحيفة «الدفاتر»", "الدفاتر", None),
        ("مكتب «الدفاتر»", "الدفاتر", None),
        ("خدمة «موج نيوز»", "موج نيوز", None),
        ("مراسلة «الدفاتر» لينا حداد", "الدفاتر", "لينا حداد"),
        ("وكالة موج", "وكالة موج", None),
        ("وكالة موج الرسمية", "وكالة موج الرسمية", None),
        ("مكتب وكالة موج للأنباء", "وكالة موج للأنباء", None),
        ("وكالة أنباء الجزر - وأج", "وكالة أنباء الجزر", None),
        ("وكالة المرفأ", "المرفأ", None),
        ("صحيفة الدفاتر", "الدفاتر", None),
    ],
)
def test_signatures(text: str, outlet: str, author: str | None) -> None:
    found = read_imprint(text, 0, len(text), EVIDENCE)
    assert found and text[found.outlet.start : found.outlet.end] == outlet
    assert (text[slice(*found.author)] if found.author else None) == author


@pytest.mark.parametrize(
    "text",
    [
        "وكالة",
        "وكالة تركية",
        "صحيفة مستقلة",
        "وكالة الفضاء",
        "وكالات",
        "الدفاتر",
        "«الدفاتر» لينا حداد",
        "وكالة من موج",
        "",
    ],
)
def test_what_signs_nothing(text: str) -> None:
    assert read_imprint(text, 0, len(text), EVIDENCE) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("إذاعة تل الزيت", "إذاعة تل الزيت"),
        ("اذاعة موج", "اذاعة موج"),
        ("قناة تل الزيت", "قناة تل الزيت"),
        ("قناة كرم", "قناة كرم"),
        ("قناة موج", "موج"),
        ("وكالة تل الزيت الرسمية", "وكالة تل الزيت"),
        ("وكالة موج الرسمية", "موج"),
        ("صحيفة تل الزيت", "تل الزيت"),
        ("إذاعة المرفأ", "المرفأ"),
        ("مجلة موج اليونانية", "موج"),
        ("صحيفة الساحل تأكيد الخبر", "الساحل"),
        ("صحيفة الساحل نيوز", "الساحل نيوز"),
    ],
)
def test_a_noun_that_is_part_of_the_name_stays(text: str, name: str) -> None:
    read = arabic_name_at(text, 0)
    assert read
    kept = keep_noun(text, read, EVIDENCE)
    assert text[kept.start : kept.end] == name


def test_towns_are_known_and_others_are_asked_of_the_page() -> None:
    assert is_arabic_place("بيروت", EVIDENCE) and is_arabic_place("كرم", EVIDENCE)
    assert not is_arabic_place("الدفاتر", EVIDENCE)
