"""Arabic descriptions: whom an office, an adjective or a verb's form points at, and what a person is."""

from __future__ import annotations

import pytest

from marsad.records import Reading


def speakers(reading: Reading) -> list[str | None]:
    return [a.speaker.name for a in reading.attributions]


def offices(reading: Reading) -> list[str | None]:
    return [a.speaker.office for a in reading.attributions]


class TestWhomAnOfficeMeans:
    @pytest.mark.parametrize(
        ("office", "again"),
        [
            ("الناطق باسم الحكومة", "الناطق الحكومي"),
            ("مندوب وزارة الزراعة", "المندوب الوزاري"),
            ("كبير مهندسي الميناء", "كبير المهندسين"),
        ],
    )
    def test_an_adjective_made_from_a_word_of_it(self, told, office: str, again: str) -> None:
        reading = told(
            f"خلاف على مياه النهر\n\n{{q1 قال}} {{s1 {office} {{p عماد الراوي}}}} {{c1 إن السد آمن}}. "
            "{q2 وردت} {s2 الخبيرة {p سلمى ناصر}} {c2 بأنه متصدع}.\n\n"
            f"{{q3 وأصر}} {{s3 {again}}} {{c3 على أن الفحص دقيق}}."
        )
        assert speakers(reading)[2] == "عماد الراوي"

    @pytest.mark.parametrize(
        ("office", "again"),
        [
            ("أمين سر النقابة", "أمين السر"),
            ("مختار الدبّة", "المختار السبعيني"),
            ("نائب رئيس الحكومة", "المسؤول الحكومي"),
            ("مدافع الفريق", "اللاعب السنغالي"),
            ("الخبير", "الخبير الاقتصادي"),
            ("رئيس غرفة الصناعة", "الصناعي المخضرم"),
        ],
    )
    def test_less_of_it_or_what_he_is(self, told, office: str, again: str) -> None:
        reading = told(
            "يوم طويل\n\n{q1 قالت} {s1 الخبيرة {p سلمى ناصر}} {c1 إن النهر جف}. "
            f"{{q2 وقال}} {{s2 {office} {{p عماد الراوي}}}} {{c2 إن المطر قريب}}. "
            f"{{q3 وأكد}} {{s3 {again}}} {{c3 ذلك}}."
        )
        assert speakers(reading)[2] == "عماد الراوي"

    @pytest.mark.parametrize("new", ["وسيط من غرفة التجارة", "وسيط محلي", "وسيط"])
    def test_whom_the_story_brought_in_without_a_word_of_his(self, told, new: str) -> None:
        reading = told(
            "يوم طويل في الميناء\n\n{q1 قال} {s1 المدير {p عماد الراوي}} {c1 إن الإضراب طال}. "
            f"والتقى {new} بالطرفين أمس. {{q2 وذكر}} {{s2 الوسيط}} {{c2 أن الخلاف صغير}}."
        )
        assert speakers(reading)[1] == new

    def test_an_office_that_nobody_is_named_with(self, told) -> None:
        reading = told(
            "جلسة في المدينة\n\n{q1 قال} {s1 {p عماد الراوي}} {c1 إن وزيرة الإسكان غابت}. "
            "{q2 وأكدت} {s2 الوزيرة} {c2 أن أحدا لم يدعها}."
        )
        assert speakers(reading)[1] == "وزيرة الإسكان"

    def test_his_office_with_a_pronoun(self, told) -> None:
        reading = told(
            "مهرجان حزب السنابل\n\nأحيا {o حزب السنابل} ذكراه، وألقت أمينته العامة {p سلمى ناصر} كلمة.\n\n"
            "{q1 ودعت} {s1 الأمينة العامة} {c1 إلى خفض سعر البذار}."
        )
        assert speakers(reading) == ["سلمى ناصر"]

    def test_whom_the_story_has_just_brought_in(self, told) -> None:
        reading = told(
            "جولة جديدة\n\n{q1 قال} {s1 {p عماد الراوي}} {c1 إن الجلسة نجحت}. {q2 وقال} {s2 عضو في اللجنة} "
            "{c2 إنها فشلت}. {q3 ووصف} {s3 العضو} {c3 اللقاء بأنه قصير}.\n\n"
            "{q4 ورأى} {s4 عضو الوفد {p زيد الحمداني}} {c4 أن الوقت مبكر}."
        )
        assert speakers(reading) == ["عماد الراوي", "عضو في اللجنة", "عضو في اللجنة", "زيد الحمداني"]

    def test_the_same_lawyer(self, told) -> None:
        reading = told(
            "إضراب في سجن التلال\n\n{q1 قالت} {s1 المتحدثة {p سلمى ناصر}} {c1 إن السجن هادئ}. "
            "{q2 ونقل} {s2 محامٍ يتابع الملف} {c2 أن عشرة سجناء مرضى}. {q3 وتوقع} {s3 المحامي نفسه} {c3 نقلهم}."
        )
        assert speakers(reading)[2] == "محامٍ يتابع الملف"

    @pytest.mark.parametrize(("verb", "who"), [("وأكدت", "سلمى ناصر"), ("وأكد", "عماد الراوي")])
    def test_of_two_the_one_of_the_verbs_sex(self, told, verb: str, who: str) -> None:
        reading = told(
            "جلسة البلدية عن السير\n\n{q1 قالت} {s1 عضو المجلس {p سلمى ناصر}} {c1 إن الجسر ضيق}، "
            "{q2 وقال} {s2 عضو المجلس {p عماد الراوي}} {c2 إن الجسر واسع}.\n\n"
            f"{{q3 {verb}}} {{s3 عضو المجلس}} {{c3 أن الأشغال ستبدأ}}."
        )
        assert speakers(reading)[2] == who

    def test_who_spoke_in_the_sentence_before(self, told) -> None:
        reading = told(
            "مخطوط يعود إلى المدينة\n\nحضر {p عماد الراوي} الاحتفال. {q1 وروى} {c1 أنه بحث سنة}. "
            "{q2 وينوي} {s2 الباحث الشاب} {c2 نشر ما وجد}."
        )
        assert speakers(reading) == ["عماد الراوي", "عماد الراوي"]

    def test_nobody_tells_what_is_told(self, told) -> None:
        reading = told("خان قديم في السوق\n\nزار {p عماد الراوي} الخان. {q1 ويُروى} {c1 أن تاجرا دفن فيه ذهبا}.")
        assert speakers(reading) == [None]


class TestGuestsOfInterviews:
    STORY = (
        "{{s1 رئيسة نقابة الخبازين}}{{q1 :}} {{c1 لن نرفع السعر}}\n\n{by}: {{p دانة الرفاعي}}\n\n"
        "لم تغب {{p سلمى ناصر}} عن الفرن يوما. نائبها {{p عماد الراوي}} يخالفها.\n\nمتى بدأتم العمل؟\n\n"
        "- {{c2 قبل عشرين سنة، وكان الفرن صغيرا}}.\n\nمن يساعدكم؟\n\n- {{c3 أولادي وجيراني}}.\n\n"
        "ماذا تخططون؟\n\n- {{c4 نريد فرنا ثانيا}}.\n\n{{q5 وكشفت}} {{s5 صاحبة «فرن الحارة»}} {{c5 عن توسعة}}."
    )

    @pytest.mark.parametrize("by", ["حاورتها", "أجرت الحوار"])
    def test_who_asks_does_not_answer(self, told, by: str) -> None:
        assert set(speakers(told(self.STORY.format(by=by), dict.fromkeys((2, 3, 4), "carried: true")))) == {"سلمى ناصر"}


class TestOfficesBesideNames:
    def test_no_office_goes_over_another_name(self, told) -> None:
        reading = told(
            "توقيع اتفاق المياه\n\nحضر معاون وزير الزراعة {p عماد الراوي} ومديرة مكتب الري {p سلمى ناصر} التوقيع. "
            "واجتمع الوفد بنائب المحافظ {p زيد طه} وبالناطقة باسم الأهالي {p هند عيسى}. "
            "{q1 وقالت} {s1 {p سلمى ناصر}} {c1 إن القناة جاهزة}. {q2 ورأى} {s2 {p عماد الراوي}} {c2 أنها ضيقة}. "
            "{q3 وأكد} {s3 {p زيد طه}} {c3 ذلك}. {q4 ونفت} {s4 {p هند عيسى}} {c4 ذلك}."
        )
        assert offices(reading) == ["مديرة مكتب الري", "معاون وزير الزراعة", "نائب المحافظ", "الناطقة باسم الأهالي"]

    def test_who_is_close_to_somebody_holds_no_office(self, told) -> None:
        reading = told(
            "شكاوى من قطع المياه\n\n{q1 قال} {s1 مختار الحي {p عماد الراوي}، المقرب من السلطات} {c1 إن العطل بسيط}."
        )
        assert offices(reading) == ["مختار الحي"]

    def test_the_first_of_several(self, told) -> None:
        reading = told("إضراب في الميناء\n\n{q1 قال} {s1 كبير مفاوضي العمال {p عماد الراوي}} {c1 إن العرض مرفوض}.")
        assert offices(reading) == ["كبير مفاوضي العمال"]


class TestWhoChairsAndWhoIsSpokenTo:
    def test_who_chaired_a_session_is_its_head(self, told) -> None:
        reading = told(
            "جلسة في الميناء\n\nعقد المجلس البلدي جلسته أمس برئاسة {p كريم الصايغ} لبحث أزمة المياه."
            "\n\n{q1 وأكد} {s1 رئيس المجلس} {c1 أن العمل سيبدأ غداً}."
        )
        assert reading.attributions[0].speaker.name == "كريم الصايغ"

    def test_of_two_in_a_headline_the_first_speaks(self, told) -> None:
        reading = told(
            "{s1 {p الرميثي} ل«{p كورستن}»} {q1 :} {c1 الحوار شأن داخلي}\n\nاستقبل وزير الخارجية {p جابر الرميثي} أمس"
            " المبعوث {p لارس كورستن} في مكتبه."
        )
        assert reading.attributions[0].speaker.name == "جابر الرميثي"


class TestWhatIsNoOffice:
    def test_what_anybody_is_called(self, told) -> None:
        reading = told("حوار في المتحف\n\n{q1 قالت} {s1 الدكتورة {p هند الراوي}} {c1 إن القاعة ستفتح}.")
        assert offices(reading) == [None]

    def test_what_is_told_behind_a_name_that_a_comma_closes(self, told) -> None:
        reading = told(
            "قصف في البلدة\n\n{q1 وأفاد} {s1 مدير الدفاع المدني، {p عمار السلوم}،} {c1 بأن امرأة وطفليها أصيبوا}."
        )
        assert offices(reading) == ["مدير الدفاع المدني"]
