"""Through whom Arabic statements came: lines that sign, outlets told or quoted, sections, brackets, channels."""

from __future__ import annotations

import pytest

from marsad.records import Outlet, OutletName, Reading

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

    def test_a_town_behind_a_paper_signs_nothing(self, told) -> None:
        known = (Outlet(id="riyadh", names=(OutletName("الرياض", "ar"),), language="ar"),)
        page = told(f"وصول القمح إلى المرفأ\n\n«الدفاتر» - الرياض\n\n{_STORY}", outlets=known)
        assert chains(page) == [[("outlet", "الدفاتر")]]

    @pytest.mark.parametrize(
        ("words", "name"), [("لنورس برس", "نورس برس"), ("لموقع نورس برس", "موقع نورس برس"), ("أمس", "موقع نورس برس")]
    )
    def test_a_site_is_called_as_its_story_calls_it(self, told, words: str, name: str) -> None:
        story = f"{{q1 قال}} {{s1 مدير المرفأ}} {words} {{c1 إن ثلاث سفن دخلت الحوض الشمالي قبل ظهر أمس}}."
        assert chains(told(f"وصول القمح إلى المرفأ\n\nموقع نورس برس\n\n{story}"))[0] == [("outlet", name)]

    @pytest.mark.parametrize(
        "line",
        [
            "رأس الهيلان – فهد المطيران",
            "رأس الهيلان – خاص",
            "حوار: فهد المطيران",
            "سامي الهيلاني (الضفة)",
        ],
    )
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


_BEFORE = "وصول القمح إلى المرفأ\n\n"


class TestWhoseWordsTheyAre:
    """An outlet carries what it was told or quotes, and no more."""

    @pytest.mark.parametrize(
        ("words", "chain"),
        [
            (
                "وكالة {o نهرا} الرسمية {q1 نسبت إلى} {s1 مدير المرفأ} {q1 قوله} {c1 إن السفن دخلت}.",
                [("agency", "نهرا")],
            ),
            ("{s1 مدير المرفأ} {q1 أبلغ} صحيفة «{o الدفاتر}» {c1 أن السفن دخلت}.", [("outlet", "الدفاتر")]),
            (
                "هدأ البحر.\n\n{q1 ونقل} موقع النادي {q1 عن} {s1 طبيب} {c1 أن العمال بخير}.",
                [("outlet", "موقع النادي")],
            ),
            ("{q1 وقال} {s1 مدير المرفأ} لإذاعة {o الجزعاء} {c1 إن السفن دخلت}.", [("outlet", "إذاعة الجزعاء")]),
            (
                "{q1 وقال} {s1 مدير المرفأ} لبرنامج {o صباح البحر} على {o إذاعة الجزعاء} {c1 إن السفن دخلت}.",
                [("outlet", "إذاعة الجزعاء")],
            ),
            ("{q1 وقال} {s1 مدير المرفأ} لقناة {o الدفاتر} الأولى {c1 إن السفن دخلت}.", [("outlet", "الدفاتر الأولى")]),
            ("{q1 وقال} {s1 {p حيان النهري}} لقناة {p سما الورد} {c1 إن السفن دخلت}.", [("outlet", "سما الورد")]),
        ],
    )
    def test_who_is_told_or_quotes(self, told, words: str, chain: list[tuple[str, str]]) -> None:
        assert chains(told(_BEFORE + words)) == [chain]

    def test_who_was_named_quotes_on(self, told) -> None:
        words = (
            "{q1 ورأت} {s1 صحيفة «{o الدفاتر}»} {c1 أن المرفأ ضاق بالسفن}."
            " {q2 ونقلت عن} {s2 مدير المرفأ} {c2 أن السفن دخلت}.\n\n{q3 ونقلت عن} {s3 بحار} {c3 أنه نام}."
        )
        assert chains(told(_BEFORE + words))[1:] == [[("outlet", "الدفاتر")], []]

    def test_what_was_told_next_was_told_to_nobody_before(self, told) -> None:
        words = (
            "هدأ البحر.\n\n{q1 نفت} {s1,2 الوزيرة} {c1 وجود سفن}، {q2 وقالت} لإذاعة «{o الدفاتر}» {c2 إن المرفأ خال}."
        )
        assert chains(told(_BEFORE + words)) == [[], [("outlet", "الدفاتر")]]

    def test_who_is_told_first_is_told_what_follows(self, told) -> None:
        words = "{q1 نفت} {s1,2 الوزيرة} لـ«{o الدفاتر}» {c1 وجود سفن}، {q2 وأضافت} {c2 أن المرفأ خال}."
        assert chains(told(_BEFORE + words)) == [[("outlet", "الدفاتر")]] * 2

    def test_a_sentence_ends_behind_a_quotation(self, told) -> None:
        words = (
            "{q1 وقال} {s1 مدير المرفأ} {c1 إن السفن «دخلت كلها»}."
            " لكن {s2 نقيب العمال} {q2 قال} لـ«{o الدفاتر}» {c2 إن المرفأ خال}."
        )
        assert chains(told(_BEFORE + words)) == [[], [("outlet", "الدفاتر")]]

    def test_the_same_platform(self, told) -> None:
        words = (
            "{q1 كتب} {s1 مدير المرفأ} على {o إكس} {c1 أن السفن دخلت}."
            " {q2 ورد} {s2 النقيب} على المنصة نفسها {c2 بأنه نام}."
        )
        assert chains(told(_BEFORE + words)) == [[("channel", "إكس")]] * 2

    def test_a_known_outlet_in_a_longer_name_is_another(self, told) -> None:
        known = (Outlet(id="khalij", names=(OutletName("الخليج", "ar"),), language="ar"),)
        words = "{q1 قال} {s1 مدير المرفأ} في حديث إلى ديوان {o الخليج} {c1 إن السفن دخلت}.\n\nنقلاً عن: ديوان الخليج"
        assert chains(told(_BEFORE + words, outlets=known)) == [[("outlet", "ديوان الخليج")]]


class TestReviews:
    def test_each_paper_covers_its_paragraph(self, told) -> None:
        reading = told(
            "جولة الصحافة: القمح والسفن\n\n"
            "تناولت الصحف الصادرة أمس وصول القمح إلى المرفأ بعد غياب دام شهرين كاملين في عرض البحر.\n\n"
            "{q1 رأت} {s1 صحيفة {o الدفاتر} الرسمية} {c1 أن المرفأ ضاق بالسفن}."
            " {q2 وقال} {s2 مدير المرفأ} {c2 إن السفن دخلت}.\n\n"
            "في المقابل {q3 تساءلت} {s3 صوت المرافئ المعارضة} {c3 عن ثمن القمح}."
            " {q4 وبحسب} {s4 بحار}، {c4 نام الجميع}.\n\n"
            "{s5 الكاتبة {p لينا حداد}} {q5 شكت} في «{o الراصد}» {c5 من غلاء الخبز}.\n\n"
            "وغاب الخبر عن بقية الصفحات. {q6 وقال} {s6 بحار} {c6 إنه نام}."
        )
        assert chains(reading) == [
            [],
            [("outlet", "الدفاتر")],
            [],
            [("outlet", "صوت المرافئ")],
            [("outlet", "الراصد")],
            [],
        ]

    def test_a_party_in_quotation_marks_is_no_paper(self, told) -> None:
        reading = told(
            "أقوال الصحف: القمح والسفن\n\nقرر حزب «الوعد» أمس مقاطعة المرفأ."
            " {q1 وقال} {s1 مدير المرفأ} {c1 إن السفن دخلت}."
        )
        assert chains(reading) == [[]]


class TestInterviews:
    _PAGE = (
        "الممثلة {p سلوى النهري}: المسرح باق\n\nحاورها في الميناء: طارق الدوري\n\n"
        "بعد غياب طويل تعود {p سلوى النهري} إلى المسرح بعمل جديد يفتتح الموسم في الميناء القديم. %s في مقهى البحر.\n\n"
        "- لماذا غبت؟\n\n{c1 كنت أبحث عن نص}.\n\n- لكن {s2 وزارة الثقافة} {q2 أعلنت} {c2 أنها دعمتك}.\n\n"
        "{c3 لم أقبض شيئا}.\n\n- وماذا بعد؟\n\n{c4 سأكتب}."
    )

    @pytest.mark.parametrize(
        ("met", "chain"),
        [
            ("التقتها الملحق الثقافي", [("outlet", "الملحق الثقافي")]),
            ("التقتها الوزيرة السابقة", []),
            ("التقتها اللجنة الثقافية", []),
        ],
    )
    def test_the_paper_that_met_the_guest(self, told, met: str, chain: list[tuple[str, str]]) -> None:
        rows = dict.fromkeys((1, 3, 4), "carried: true")
        reading = told(self._PAGE % met, rows)
        assert chains(reading) == [chain] * 4
        assert [a.parent for a in reading.attributions] == [None] * 4

    def test_both_may_begin_with_a_stroke(self, told) -> None:
        page = (self._PAGE % "جلست").replace("{c1 ", "{c1 - ").replace("{c3 ", "{c3 - ").replace("{c4 ", "{c4 - ")
        page = page.replace("- لكن {s2 وزارة الثقافة} {q2 أعلنت} {c2 أنها دعمتك}.", "- من دعمك؟")
        reading = told(page, dict.fromkeys((1, 3, 4), "carried: true"))
        assert [a.kind for a in reading.attributions] == ["direct"] * 3
