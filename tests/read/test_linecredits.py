from __future__ import annotations

import pytest

from marsad.read.evidence import Evidence
from marsad.read.linecredits import find_line_credit
from marsad.read.outletnames import OutletNames
from marsad.records import Outlet, OutletName

KNOWN = [Outlet(id="marfa", names=(OutletName("Marfa Today", "en"), OutletName("المرفأ اليوم", "ar")), language="ar")]
EVIDENCE = Evidence(OutletNames(KNOWN), lambda _: False, lambda _: False)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: Dafater", "Dafater"),
        ("Source: The Quay Post (opposition website)", "The Quay Post"),
        ("Source: https://www.dafater.net/a/1", "dafater.net"),
        ("Read the full story at Quay Post", "Quay Post"),
        ("Read the full article in Arabic on Al-Dafater.", "Al-Dafater"),
        ("Originally published in Al-Dafater on 3 May 2026", "Al-Dafater"),
        ("This article first appeared in Al-Dafater.", "Al-Dafater"),
        ("Al-Dafater (Arabic), 3 May 2026", "Al-Dafater"),
        ("المصدر: المرفأ اليوم", "المرفأ اليوم"),
        ("نُشر في مجلة الدفتر", "الدفتر"),
        ("المكتب الصحفي في محافظة الساحل", "المكتب الصحفي في محافظة الساحل"),
        ("تنسيقية الوادي الإعلامية", "تنسيقية الوادي الإعلامية"),
        ("المصدر : صحيفة الدفاتر", "الدفاتر"),
        ("نقلاً عن المرفأ اليوم", "المرفأ اليوم"),
        ("(عن «الدفاتر»)", "الدفاتر"),
        ("(عن إذاعة تل الزيت)", "إذاعة تل الزيت"),
        ("المصدر: تلفزيون النهر", "تلفزيون النهر"),
        ("المصدر: قناة الموج", "الموج"),
        ("المصدر: إذاعة «الموج»", "الموج"),
        ("Source: Sawt al-Bahr. The views set out in this article are its author's alone.", "Sawt al-Bahr"),
        ("This report was first published by La Farola.", "La Farola"),
        ("This report was first published on 3 May by La Farola.", "La Farola"),
        ("A longer version of this story appeared in The Quay Post.", "The Quay Post"),
        ("Reprinted with kind permission of La Farola", "La Farola"),
    ],
)
def test_lines_that_credit(line: str, outlet: str) -> None:
    credit = find_line_credit(line, EVIDENCE)
    assert credit and line[credit.name.start : credit.name.end] == outlet


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Source: Marfa Today", "Marfa Today"),
        ("Source: Marfa Today Lights", "Marfa Today Lights"),
        ("Source: Marfa Today al-Janubi", "Marfa Today al-Janubi"),
        ("Source: Marfa Today of the North", "Marfa Today of the North"),
        ("Source: Marfa Today newspaper", "Marfa Today"),
        ("Source: Marfa Today Quillmouth", "Marfa Today"),
        ("Source: Marfa Today English", "Marfa Today"),
        ("Source: Marfa Today and The Quay Post", "Marfa Today"),
        ("المصدر: المرفأ اليوم الجنوبي", "المرفأ اليوم الجنوبي"),
        ("المصدر: صحيفة المرفأ اليوم الجنوبي", "المرفأ اليوم الجنوبي"),
        ("المصدر: صحيفة المرفأ اليوم الجنوبية", "المرفأ اليوم"),
        ("المصدر: موقع المرفأ اليوم المعارض", "المرفأ اليوم"),
    ],
)
def test_a_known_name_inside_a_longer_one_is_not_that_outlet(line: str, outlet: str) -> None:
    evidence = Evidence(OutletNames(KNOWN), lambda name: name == "Quillmouth", lambda _: False)
    credit = find_line_credit(line, evidence)
    assert credit and line[credit.name.start : credit.name.end] == outlet


@pytest.mark.parametrize(
    "line",
    [
        "Source: the ministry",
        "المصدر: وكالات",
        "Read the original article in Arabic here",
        "From Our Correspondents",
        "عن الحب والحرب",
        "Sources of the Safe River",
        "نشر في: 18 غشت 2026 - 11:45",
        "This report was first published by the Ministry of Ports.",
        "Harbour News",
        "The Mail Must Get Through",
        "وكالة الفضاء",
        "صحيفة يونانية",
        "موقع الحادث",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    assert find_line_credit(line, EVIDENCE) is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("تل الزيت-موج", "موج"),
        ("تل الزيت، وكالة موج للأنباء", "وكالة موج للأنباء"),
        ("جريدة الدفاتر", "الدفاتر"),
        ("موج نيوز", "موج نيوز"),
        ("FARPORT (Quay Wire)", "Quay Wire"),
        ("The Quay Courier", "The Quay Courier"),
        ("The Quay Courier | Markets", "The Quay Courier"),
        ("Al-Bustan, opinion page", "Al-Bustan"),
    ],
)
def test_lines_that_sign_above_the_story(line: str, outlet: str) -> None:
    credit = find_line_credit(line, EVIDENCE)
    assert credit and credit.filed and line[credit.name.start : credit.name.end] == outlet


@pytest.mark.parametrize(
    "line",
    ["المكتب الإعلامي في الساحل يعلن حالة الطوارئ", "مرصد الزلازل يسجل هزة", "تنسيقية المعلمين تعلن الإضراب"],
)
def test_a_headline_about_a_press_office_is_no_credit(line: str) -> None:
    assert find_line_credit(line, EVIDENCE) is None
