"""Arabic persons: names behind offices and places, in the middle of longer ones, and who an office alone means."""

from __future__ import annotations

import pytest

from marsad.records import Reading


def speakers(reading: Reading) -> list[str | None]:
    return [a.speaker.name for a in reading.attributions]


class TestNames:
    @pytest.mark.parametrize(
        ("printed", "name"),
        [
            ("رئيس {o اللجنة الرياضية تيسير} النجار", "تيسير النجار"),
            ("{p المختار إلياس معوض}", "إلياس معوض"),
            ("الفريق {p أول مروان الطحان}", "مروان الطحان"),
            ("ابنه {p البكر غازي}", "غازي"),
            ("{l وديع القصار}", "وديع القصار"),
            ("{p فاطمة آيت} الحسين", "فاطمة آيت الحسين"),
            ("المزارع {p سمير الفاخوري فيروي}", "سمير الفاخوري"),
        ],
    )
    def test_a_name_begins_and_ends_where_it_should(self, told, printed: str, name: str) -> None:
        assert speakers(told(f"يوم طويل\n\n{{q1 قال}} {{s1 {printed}}} {{c1 إن النهر جف}}.")) == [name]

    def test_a_place_before_a_name_is_no_part_of_it(self, told) -> None:
        reading = told("مياه في {l أم السنابل}\n\n{q1 عبّر} {s1 مختار {p أم السنابل صالح المطر}} {c1 عن أمله في المطر}.")
        assert speakers(reading) == ["صالح المطر"]

    @pytest.mark.parametrize("place", ["{l أبو كمال}", "{l أم قيس}"])
    def test_a_town_called_like_a_person_stays_one(self, told, place: str) -> None:
        reading = told(f"يوم طويل\n\n{{q1 قال}} {{s1 نشطاء في {place}}} {{c1 إن القصف مستمر}}.")
        assert all(m.kind == "place" for m in reading.mentions)

    def test_a_surname_in_the_middle(self, told) -> None:
        reading = told(
            "يوم طويل\n\n{q1 قال} {s1 المدير {p حسان المعري الكبير}} {c1 إن الموسم جيد}.\n\n"
            "{q2 واعتبر} {s2 {p المعري}} {c2 أن الأرقام صحيحة}."
        )
        assert speakers(reading) == ["حسان المعري الكبير"] * 2

    def test_whose_mother_is_called_by_him_is_another(self, told) -> None:
        reading = told(
            "يوم طويل\n\n{q1 قالت} {s1 {p أم غازي}} {c1 إن الخبز قليل}.\n\n{q2 وقال} {s2 {p غازي}} {c2 إنه نفد}."
        )
        assert speakers(reading) == ["أم غازي", "غازي"]


class TestWhoIsMeant:
    def test_an_office_of_nobody_else_goes_on_with_who_spoke(self, told) -> None:
        reading = told(
            "يوم طويل\n\n{q1 قال} {s1 {p ليفون مارديكيان}} {c1 إن الفرز مزور}. "
            "{q2 وتعهد} {s2 زعيم «تحالف النهضة»} {c2 ألا يستخدم العنف}."
        )
        assert speakers(reading)[1] == "ليفون مارديكيان"

    def test_an_office_that_somebody_holds_is_his(self, told) -> None:
        reading = told(
            "يوم طويل\n\n{q1 قال} {s1 رئيس البلدية {p عماد الراوي}} {c1 إن الماء قليل}. {q2 وقالت} {s2 {p سلمى ناصر}} "
            "{c2 إنه كثير}. {q3 وأكد} {s3 رئيس البلدية} {c3 ذلك}."
        )
        assert speakers(reading)[2] == "عماد الراوي"

    def test_who_was_called_by_another_office_is_not_gone_on_with(self, told) -> None:
        reading = told(
            "كشف أثري\n\n{q1 قال} {s1 {p ممدوح الراوي}} {c1 إن القبر قديم}. {q2 وأضاف} {s2 وزير الآثار} {c2 أنه ملكي}. "
            "{q3 وقال} {s3 رئيس البعثة} {c3 إن الحفر مستمر}."
        )
        assert speakers(reading)[1:] == ["ممدوح الراوي", "رئيس البعثة"]

    @pytest.mark.parametrize("again", ["ذات المتحدث", "المتحدث نفسه", "نفس المسؤول"])
    def test_the_same_one(self, told, again: str) -> None:
        reading = told(
            "يوم طويل\n\n{q1 قال} {s1 المدير {p عماد الراوي}} {c1 إن الماء قليل}. "
            f"{{q2 وأضاف}} {{s2 {again}}} {{c2 أن المطر قريب}}."
        )
        assert speakers(reading)[1] == "عماد الراوي"

    def test_the_same_paper_is_called_as_the_text_has_it(self, told) -> None:
        reading = told("يوم طويل\n\n{q1 وأوضحت} {s1 ذات اللجنة} {c1 أن المطر قريب}.")
        assert speakers(reading) == ["ذات اللجنة"]

    def test_a_short_statement_is_of_the_body_that_spoke(self, told) -> None:
        reading = told(
            "يوم طويل\n\n{q1 نفت} {s1 {o حركة الثبات}} {c1 مقتل قائدها}. "
            "{q2 وجاء في} {s2 بيان مقتضب} {c2 أن السيارة لمدنيين}."
        )
        assert speakers(reading)[1] == "حركة الثبات"

    def test_a_headlines_office_is_the_one_who_holds_it(self, told) -> None:
        reading = told(
            "{s1 مدير المستشفى}{q1 :} {c1 القصة كاذبة}\n\n{q2 روت} {s2 {p ناديا حمدان}} {c2 أن الدواء فاسد}.\n\n"
            "{q3 وأقر} {s3 العامل {p طلال القشاش}} {c3 بذلك}.\n\n"
            "{q4 ونفى} {s4 المدير، الدكتور {p عماد مرعشي}،} {c4 كل شيء}."
        )
        assert speakers(reading)[0] == "عماد مرعشي"

    def test_who_was_killed_is_not_the_accused(self, told) -> None:
        reading = told(
            "يوم طويل\n\nتأجلت محاكمة {p نقولا فياض} المتهم بقتل الصائغ {p جرجي حداد}. "
            "{q1 وأنكر} {s1 المتهم} {c1 التهمة}."
        )
        assert speakers(reading) == ["نقولا فياض"]

    def test_a_fuller_description_is_his_office(self, told) -> None:
        reading = told(
            "يوم طويل\n\n{q1 قال} {s1 اللواء المتقاعد {p عماد الراوي}} {c1 إن الموسم طويل}. "
            "{q2 ونوه} {s2 رئيس الاتحاد} {c2 بالأبطال}."
        )
        assert reading.attributions[0].speaker.office == "رئيس الاتحاد"
