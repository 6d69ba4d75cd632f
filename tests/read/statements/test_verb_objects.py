"""Where an Arabic source ends before the object of its verb, and where it does not."""

from __future__ import annotations

import time

import pytest

from marsad.read.statements.lexicon import load_lexicon
from marsad.read.statements.verbobjects import before_object

ARABIC = load_lexicon("ar")


def left(words: str, *names: tuple[str, str]) -> str:
    """Return a source without its object; names are `(kind, text)`."""
    spans = [(kind, words.index(name), words.index(name) + len(name)) for kind, name in names]
    return words[slice(*before_object(words, (0, len(words)), spans, ARABIC))]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("وزارة الصحة البرلمان", "وزارة الصحة"),
        ("المجلس الحكومة", "المجلس"),
        ("وزير الزراعة الفلاحين", "وزير الزراعة"),
        ("اتحاد الطلبة الموالي للسلطة الاعتصام", "اتحاد الطلبة الموالي للسلطة"),
        ("الحكومة التصعيد", "الحكومة"),
        ("المحتجون الحكومة", "المحتجون"),
        ("العميد جبهة الوادي", "العميد"),
        ("مصدر ميداني لـحنا", "مصدر ميداني"),
    ],
)
def test_the_object_is_cut(words: str, who: str) -> None:
    assert left(words) == who


@pytest.mark.parametrize(
    "words",
    [
        "وزير الخارجية الكاردي",
        "رئيس الوزراء السابق",
        "الهيئة العليا للانتخابات",
        "نقابة الأطباء السمرانيين",
        "جمعية رجال الأعمال الحدرانيين",
        "لجنة الأسرى المحررين",
        "الأمين العام لـ«حركة الفجر»",
        "بيان لـوزارة الداخلية",
        "الصيادون الشباب",
        "عضو الوفد المستقيلة",
        "مسؤول في الادعاء العام",
        "وكالة الأنباء الرسمية",
        "حزب الوئام الحاكم",
        "المصادر الخاصة",
    ],
)
def test_what_belongs_to_who_speaks_stays(words: str) -> None:
    assert left(words) == words


def test_a_persons_name_is_no_object() -> None:
    assert left("وزيرة الصحة القصار", ("person", "القصار")) == "وزيرة الصحة القصار"


def test_a_body_that_is_named_behind_an_office_is_whom_he_speaks_of() -> None:
    words = "الوزارة مجموعة السلام الدولية"
    assert left(words, ("organisation", "مجموعة السلام الدولية")) == "الوزارة"
    assert left("هيئة الإنقاذ «المجزرة»", ("organisation", "هيئة الإنقاذ")) == "هيئة الإنقاذ"
    assert left("مكتب الإحصاء «يوروفاكت»", ("organisation", "مكتب الإحصاء")) == "مكتب الإحصاء «يوروفاكت»"
    assert left("الفنان المعارض آي ليان", ("organisation", "آي ليان")) == "الفنان المعارض آي ليان"
    assert left("صحيفة النهار «المجزرة»", ("organisation", "صحيفة النهار")) == "صحيفة النهار «المجزرة»"


def test_a_source_without_end_takes_no_time() -> None:
    words = "الوزارة " * 20_000
    start = time.process_time()
    before_object(words, (0, len(words) - 1), [], ARABIC)
    assert time.process_time() - start < 1
