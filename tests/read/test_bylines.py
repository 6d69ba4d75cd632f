from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.read.bylines import parse_byline
from marsad.read.evidence import Evidence
from marsad.read.outletnames import OutletNames
from marsad.records import Outlet, OutletName

NAMES = OutletNames(
    [Outlet(id="sahil", names=(OutletName("Barid al-Sahil", "en"), OutletName("بريد الساحل", "ar")), language="ar")]
)
EVIDENCE = Evidence(NAMES, {"Farport", "Marsa", "المرسى", "العاصمة"}.__contains__, {"صوت البحر"}.__contains__)


def parts(text: str, *, loose: bool = True) -> dict[str, str] | None:
    byline = parse_byline(text, EVIDENCE, loose=loose)
    if byline is None:
        return None
    outlet = byline.outlet
    spans = {
        "author": byline.author,
        "outlet": (outlet.start, outlet.end) if outlet else None,
        "stance": outlet.stance if outlet else None,
        "place": byline.place,
        "own": byline.own,
    }
    found = {name: text[slice(*span)] for name, span in spans.items() if span}
    return found | ({"staff": "yes"} if byline.staff else {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("by Rashid al-Omari", {"author": "Rashid al-Omari"}),
        ("By Rashid al-Omari and Lina Haddad", {"author": "Rashid al-Omari and Lina Haddad"}),
        ("By Karim Tannous. Translated by Lena Brooks", {"author": "Karim Tannous"}),
        ("By A. B. Tennant", {"author": "A. B. Tennant"}),
        ("BY RASHID AL-OMARI", {"author": "RASHID AL-OMARI"}),
        ("Written by: Rashid al-Omari", {"author": "Rashid al-Omari"}),
        ("by Rashid al-Omari for Dafater (opposition website)",
         {"author": "Rashid al-Omari", "outlet": "Dafater", "stance": "opposition website"}),
        ("by Rashid al-Omari - Dafater (pro-government newspaper)",
         {"author": "Rashid al-Omari", "outlet": "Dafater", "stance": "pro-government newspaper"}),
        ("By Rashid al-Omari, Barid al-Sahil", {"author": "Rashid al-Omari", "outlet": "Barid al-Sahil"}),
        ("By Rashid al-Omari/Barid As-Sahil", {"author": "Rashid al-Omari", "outlet": "Barid As-Sahil"}),
        ("By Rashid al-Omari in Farport for Dafater",
         {"author": "Rashid al-Omari", "outlet": "Dafater", "place": "Farport"}),
        ("By Rashid al-Omari, Farport", {"author": "Rashid al-Omari", "place": "Farport"}),
        ("by Dafater (opposition website)", {"outlet": "Dafater", "stance": "opposition website"}),
        ("by The Quay Post", {"outlet": "The Quay Post"}),
        ("Dafater (local website)", {"outlet": "Dafater", "stance": "local website"}),
        ("by Dafater's Farport correspondent", {"outlet": "Dafater", "staff": "yes"}),
        ("By admin", {"staff": "yes"}),
        ("By our sports staff", {"staff": "yes"}),
        ("By Rashid al-Omari and staff", {"author": "Rashid al-Omari"}),
        ("Rashid al-Omari reports from Farport", {"author": "Rashid al-Omari", "place": "Farport"}),
        ("By Lina Haddad on Customs Quay", {"author": "Lina Haddad", "place": "Customs Quay"}),
        ("Tidewater Weekly – Lina Haddad", {"author": "Lina Haddad", "outlet": "Tidewater Weekly"}),
        ("Tidewater Weekly – Duarte Velloso", {"author": "Duarte Velloso", "outlet": "Tidewater Weekly"}),
        ("Duarte Velloso – Barid al-Sahil", {"author": "Duarte Velloso", "outlet": "Barid al-Sahil"}),
        ("Weather Report – Duarte Velloso", None),
        ("Tidewater Weekly – Culture Page", None),
        ("حاورها رشيد العمري", {"author": "رشيد العمري"}),
        ("حاورها في تل الزيت: رشيد العمري", {"author": "رشيد العمري", "place": "تل الزيت"}),
        ("أعدّتها: لينا حداد", {"author": "لينا حداد"}),
        ("أعدّها قسم الرصد", {"staff": "yes"}),
        ("لينا حداد - صوت المرافئ", {"author": "لينا حداد", "outlet": "صوت المرافئ"}),
        ("تل الزيت – مرآة الساحل", {"outlet": "مرآة الساحل", "place": "تل الزيت"}),
        ("المرسى – النهر اليومي", {"outlet": "النهر اليومي", "place": "المرسى"}),
        (
            "قرى الزيت - لينا حداد، بريد المرافئ",
            {"author": "لينا حداد", "outlet": "بريد المرافئ", "place": "قرى الزيت"},
        ),
        ("المرسى - «الدفاتر» - نورس برس", {"outlet": "الدفاتر", "place": "المرسى"}),
        ("المرسى – «الدفاتر»، نهرا", {"outlet": "الدفاتر", "place": "المرسى"}),
        ("تل الزيت - (وكالة نهرا للأنباء)", {"outlet": "وكالة نهرا للأنباء", "place": "تل الزيت"}),
        ("تل الزيت (مراسل الدفاتر)", {"outlet": "الدفاتر", "place": "تل الزيت"}),
        ("مراسلة الدفاتر في المرسى", {"outlet": "الدفاتر", "place": "المرسى", "staff": "yes"}),
        ("رشيد العمري (المرسى)", {"author": "رشيد العمري", "place": "المرسى"}),
        ("لينا عبد الكريم منصور ( المرسى)", {"author": "لينا عبد الكريم منصور", "place": "المرسى"}),
        ("متعب الزيدان (القاهرة)", None),
        ("أ ف ب (المرسى)", {"outlet": "أ ف ب", "place": "المرسى"}),
        ("بريد الساحل (المرسى)", {"outlet": "بريد الساحل", "place": "المرسى"}),
        ("المرسى - حاورته لينا حداد", {"author": "لينا حداد", "place": "المرسى"}),
        ("تحليل: رشيد العمري", {"author": "رشيد العمري"}),
        ("القسم الرياضي", None),
        ("Lina Haddad in Farport", {"author": "Lina Haddad", "place": "Farport"}),
        ("كتب رشيد العمري", {"author": "رشيد العمري"}),
        ("بقلم: رشيد العمري", {"author": "رشيد العمري"}),
        ("إعداد وتحرير: لينا حداد", {"author": "لينا حداد"}),
        ("المرسى - رشيد العمري", {"author": "رشيد العمري", "place": "المرسى"}),
        ("رشيد العمري - المرسى", {"author": "رشيد العمري", "place": "المرسى"}),
        ("المرسى ـ «الدفاتر»", {"outlet": "الدفاتر", "place": "المرسى"}),
        ("المرسى - بريد الساحل", {"outlet": "بريد الساحل", "place": "المرسى"}),
        ("خاص - صوت البحر", {"outlet": "صوت البحر"}),
        ("خاص", {"own": "خاص"}),
        ("المرسى - خاص", {"place": "المرسى", "own": "خاص"}),
        ("خاص لـ«الدفاتر»", {"outlet": "الدفاتر"}),
        ("كتبت لينا حداد - الدفاتر (صحيفة موالية للحكومة)",
         {"author": "لينا حداد", "outlet": "الدفاتر", "stance": "صحيفة موالية للحكومة"}),
        ("بريد الساحل (موقع معارض)", {"outlet": "بريد الساحل", "stance": "موقع معارض"}),
        ("المرسى - رشيد العمري - «الدفاتر»", {"author": "رشيد العمري", "outlet": "الدفاتر", "place": "المرسى"}),
        ("تل الزيت-موج", {"outlet": "موج", "place": "تل الزيت"}),
        ("تل الزيت/موج", {"outlet": "موج", "place": "تل الزيت"}),
        ("تل الزيت – وكالة الزيت للأنباء", {"outlet": "وكالة الزيت للأنباء", "place": "تل الزيت"}),
        ("تل الزيت – وكالة موج", {"outlet": "وكالة موج", "place": "تل الزيت"}),
        ("تل الزيت، مكتب وكالة موج الرسمية", {"outlet": "وكالة موج الرسمية", "place": "تل الزيت"}),
        ("تل الزيت (وكالة موج برس)", {"outlet": "وكالة موج برس", "place": "تل الزيت"}),
        ("صوت البحر - «الدفاتر»", {"outlet": "الدفاتر", "place": "صوت البحر"}),
        ("تل الزيت - موفد «الدفاتر» رشيد العمري",
         {"author": "رشيد العمري", "outlet": "الدفاتر", "place": "تل الزيت"}),
        ("تل الزيت - خاص بـ«الدفاتر»", {"outlet": "الدفاتر", "place": "تل الزيت"}),
        ("يافا العليا – وحدة الأسواق في «الدفاتر»", {"outlet": "الدفاتر", "place": "يافا العليا"}),
        ("المرسى - وكالات", {"place": "المرسى", "staff": "yes"}),
        ("موج - الرياض", {"outlet": "موج", "place": "الرياض"}),
        ("منيف الحربي - الرياض", {"author": "منيف الحربي", "place": "الرياض"}),
        ("موج نت - بادية الزيت", {"outlet": "موج نت", "place": "بادية الزيت"}),
        ("خاص - المرسى", {"place": "المرسى", "own": "خاص"}),
        ("جريدة الدفاتر", {"outlet": "الدفاتر"}),
        ("وكالة موج للأنباء/ تل الزيت", {"outlet": "وكالة موج للأنباء", "place": "تل الزيت"}),
        ("الدفاتر (صحيفة لندنية)", {"outlet": "الدفاتر", "stance": "صحيفة لندنية"}),
        ("Farport, 22 June (Nabd agency)", None),
    ],
)  # fmt: skip
def test_forms_of_bylines(text: str, expected: dict[str, str] | None) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "By the end of the day the dockers had left",
        "By Monday",
        "By far the largest of them",
        "A headline about Farport and its ferry",
        "كتب مدرسية ممنوعة في المدارس",
        "قال الوزير - أمس",
        "",
    ],
)
def test_what_is_no_byline(text: str) -> None:
    assert parts(text) is None


def test_a_bare_name_needs_a_loose_reading() -> None:
    assert parts("Lina Haddad", loose=False) is None
    assert parts("Lina Haddad") == {"author": "Lina Haddad"}


@given(st.text(alphabet="By abAB-,()كتب خاص«»/|. ", max_size=80))
def test_parts_lie_inside_the_line(text: str) -> None:
    byline = parse_byline(text, EVIDENCE, loose=True)
    for span in (byline.author, byline.place, byline.own) if byline else ():
        assert span is None or 0 <= span[0] < span[1] <= len(text)
