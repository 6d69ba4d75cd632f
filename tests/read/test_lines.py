from __future__ import annotations

import pytest

from marsad.read.lines import classify_line, is_bracket_caption, is_sentence, is_terminal

FURNITURE = """
Search; Share | Print; Home > News > Politics; Home / World; Read also: The Old Bridge; Text size: A A A; 4 min read;
Contact | Imprint | Privacy; Subscribe to our newsletter; Next: Ferry delayed; 1,204 views; Follow us on Telegram;
بحث; الرئيسية / منوعات; اقرأ أيضاً: الجسر القديم; إقرأ ايضا : الجسر القديم; مدة القراءة: 3 دقائق; عدد الزوار: 55012;
نسخ الرابط; حجم الخط; فيسبوك; السابق: سوق المواشي
"""


@pytest.mark.parametrize("text", [line.strip() for line in FURNITURE.split(";")])
def test_furniture(text: str) -> None:
    assert classify_line(text) in ("furniture", "related")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Opinion", "section"),
        ("محليات", "section"),
        ("Related stories", "related"),
        ("آخر الأخبار", "related"),
        ("Comments (3)", "comments"),
        ("تعليقات (2)", "comments"),
        ("Helpful keywords", "keywords"),
        ("Tags: ferry, port", "keywords"),
        ("الكلمات المفتاحية: مرفأ", "keywords"),
        ("Archive: October 2026", "listing"),
        ("الأرشيف: تشرين الأول 2026", "listing"),
        ("© 2026 The Quay Review. All rights reserved.", "copyright"),
        ("جميع الحقوق محفوظة © 2026", "copyright"),
        ("Dockers at the gate on Sunday. (Photo: A. Bek / Quay)", "caption"),
        ("Photo: A. Bek", "caption"),
        ("رافعات متوقفة (تصوير: أرشيف المرفأ)", "caption"),
        ("The views expressed here are those of the author.", "notice"),
        ("المقال يعبر عن رأي كاتبه", "notice"),
    ],
)
def test_headings_and_notices(text: str, kind: str) -> None:
    assert classify_line(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Search for the Missing Ferry Enters Third Day",
        "Report: Harbour Was Sold Twice",
        "Related parties reject the offer of the bank",
        "Share of Women in Parliament Falls",
        "Two Views of a War",
        "تابع الوزير كلمته أمام الحضور",
        "شارك الرئيس في الجنازة",
        "المزيد من الضحايا في انهيار الجسر",
        "The author of the plan has not been named by the ministry.",
    ],
)
def test_headlines_that_begin_like_furniture(text: str) -> None:
    assert classify_line(text) == "text"


def test_sentences_and_captions() -> None:
    assert is_terminal("He left.”") and is_terminal("هل رحل؟") and not is_terminal("He left")
    assert is_sentence("The ferry left at nine in the morning.") and not is_sentence("It left.")
    assert is_bracket_caption("The ferry at noon (Quay)") and not is_bracket_caption("He left (at noon).")


def test_a_long_item_with_its_outlet_behind_it_is_no_caption() -> None:
    item = "The union of the pilots denied that its boats had entered the waters beyond the mole, and demanded that the"
    assert not is_bracket_caption(f"{item} seven sailors be set free. (Sada al-Mina)")
    assert is_bracket_caption("The boats of the pilots at noon. (Sada al-Mina)")
