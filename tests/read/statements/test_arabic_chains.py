"""Through whom Arabic statements came: lines that sign, outlets told or quoted, sections, brackets, channels."""

from __future__ import annotations

import pytest

from marsad.records import Reading

_STORY = (
    "{q1 قال} {s1 مدير المرفأ {p حيان الورد}} {c1 إن ثلاث سفن دخلت الحوض الشمالي في {l رأس الهيلان} قبل الظهر وأفرغت"
    " حمولتها من القمح}.\n\nوكان البحر هادئاً طوال النهار، ولم تتأخر أي سفينة عن موعدها المقرر في جدول الأسبوع كله."
)


def chains(reading: Reading) -> list[list[tuple[str, str]]]:
    return [[(carrier.role, carrier.name) for carrier in a.chain] for a in reading.attributions]


class TestLinesThatSign:
    @pytest.mark.parametrize(
        ("line", "carrier"),
        [
            ("رأس الهيلان – الراية البحرية", ("outlet", "الراية البحرية")),
            ("الراية البحرية | نسرين البوطي", ("outlet", "الراية البحرية")),
            ("رأس الهيلان (بريد الجنوب)", ("agency", "بريد الجنوب")),
            ("رأس الهيلان – وكالات", ("agency", "وكالات")),
        ],
    )
    def test_a_line_signs_the_page(self, told, line: str, carrier: tuple[str, str]) -> None:
        assert chains(told(f"وصول القمح إلى المرفأ\n\n{line}\n\n{_STORY}")) == [[carrier]]

    def test_an_agency_signs_behind_a_paper(self, told) -> None:
        page = told(f"وصول القمح إلى المرفأ\n\nرأس الهيلان - «الدفاتر» - نورس برس\n\n{_STORY}")
        assert chains(page) == [[("outlet", "الدفاتر"), ("agency", "نورس برس")]]

    @pytest.mark.parametrize(
        ("words", "name"), [("لنورس برس", "نورس برس"), ("لموقع نورس برس", "موقع نورس برس"), ("أمس", "موقع نورس برس")]
    )
    def test_a_site_is_called_as_its_story_calls_it(self, told, words: str, name: str) -> None:
        story = f"{{q1 قال}} {{s1 مدير المرفأ}} {words} {{c1 إن ثلاث سفن دخلت الحوض الشمالي قبل ظهر أمس}}."
        assert chains(told(f"وصول القمح إلى المرفأ\n\nموقع نورس برس\n\n{story}"))[0] == [("outlet", name)]

    @pytest.mark.parametrize("line", ["رأس الهيلان – فهد المطيران", "رأس الهيلان – خاص", "حوار: فهد المطيران"])
    def test_a_writer_or_a_place_signs_nothing(self, told, line: str) -> None:
        assert chains(told(f"وصول القمح إلى المرفأ\n\n{line}\n\n{_STORY}")) == [[]]


class TestRelays:
    @pytest.mark.parametrize(
        "words",
        [
            "{q1 قال} {s1 مدير المرفأ} لـ«{o الأفق البعيد}» {c1 إن السفن دخلت}.",
            "{q1 قال} {s1 مدير المرفأ}، في حديثه إلى «{o الأفق البعيد}»، {c1 إن السفن دخلت}.",
            "«{o الأفق البعيد}» {q1 نقلت} {q1 عن} {s1 مدير المرفأ} {c1 أن السفن دخلت}.",
            "وفي صحيفة «{o الأفق البعيد}» {q1 رأى} {s1 مدير المرفأ} {c1 أن السفن دخلت}.",
            "{q1 وهدد} {s1 مدير المرفأ}، عبر إذاعة «{o الأفق البعيد}»، {c1 بوقف السفن}.",
        ],
    )
    def test_who_is_told_or_quotes_relays(self, told, words: str) -> None:
        assert chains(told(f"وصول القمح إلى المرفأ\n\n{words}")) == [[("outlet", "الأفق البعيد")]]

    def test_a_second_source_is_quoted_by_the_same_paper(self, told) -> None:
        reading = told(
            "وصول القمح إلى المرفأ\n\nصحيفة «{o الأفق البعيد}» {q1 نقلت} {q1 عن} {s1 مدير المرفأ} {c1 أن السفن دخلت}،"
            " {q2 وعن} {s2 نائب معارض} {c2 أن القمح قديم}."
        )
        assert chains(reading) == [[("outlet", "الأفق البعيد")]] * 2

    def test_the_paper_told_again_is_the_one_named_before(self, told) -> None:
        reading = told(
            "وصول القمح إلى المرفأ\n\nصحيفة «{o الأفق البعيد}» {q1 نقلت} {q1 عن} {s1 مدير المرفأ} {c1 أن السفن دخلت}."
            " {q2 وقال} {s2 نائب معارض} للصحيفة {c2 إن القمح قديم}."
        )
        assert chains(reading)[1] == [("outlet", "الأفق البعيد")]

    def test_a_channel_inside_of_what_is_said_carries_nothing(self, told) -> None:
        reading = told("وصول القمح\n\n{q1 قال} {s1 مدير المرفأ} {c1 إن صورة على {o تلغرام} أفزعت العمال}.")
        assert chains(reading) == [[]]

    def test_a_bracket_signs_its_paragraph(self, told) -> None:
        reading = told("وصول القمح\n\n{q1 قال} {s1 مدير المرفأ} {c1 إن السفن دخلت}. (إذاعة سيلفا)")
        assert chains(reading) == [[("outlet", "إذاعة سيلفا")]]

    def test_a_credit_inside_ends_with_the_next_outlet(self, told) -> None:
        reading = told(
            "الشرق لا يقرأ خرائطه\n\nنشرت صحيفة «{o إل أوريزونتي}» مقالاً للكاتب {p رامون غالدوس}.\n\n"
            "{q1 وذكرت} {s1 مجلة «{o دير هوريتسونت}»} {c1 أن الشركات تشتري المياه}."
        )
        assert chains(reading) == [[]]


class TestWhoIsMeant:
    def test_who_hides_his_name_is_nobody_named(self, told) -> None:
        reading = told(
            "رواتب متأخرة\n\n{q1 وقال} {s1 موظف في مديرية المالية، طلب عدم ذكر اسمه،} {c1 إن الرواتب تأخرت}."
            "\n\n{q2 وقال} {s2 {p فراس الهادي}} {c2 إن الأمر عابر}. {q3 وأضاف} {c3 أنه يتابع}."
        )
        assert reading.attributions[0].speaker.name == "موظف في مديرية المالية"

    def test_the_accused_is_who_was_tried(self, told) -> None:
        reading = told(
            "تأجيل محاكمة\n\nأجلت المحكمة النظر في قضية المدير السابق {p فيصل القيسي}."
            " {q1 وأنكر} {s1 المتهم} {c1 التهم}."
        )
        assert reading.attributions[0].speaker.name == "فيصل القيسي"

    def test_and_is_no_part_of_a_name(self, told) -> None:
        reading = told(
            "شهود\n\nاستمعت المحكمة إلى {p حسن البيطار} و{p لؤي كنعان}. {q1 وقال} {s1 {p كنعان}} {c1 إنه لا يذكر}."
        )
        assert reading.attributions[0].speaker.name == "لؤي كنعان"
