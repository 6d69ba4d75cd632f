"""Arabic sources: what is no source, what stands for one, and whom a verb's own form can mean."""

from __future__ import annotations

import pytest

from marsad.records import Reading


def speakers(reading: Reading) -> list[str | None]:
    return [a.speaker.name for a in reading.attributions]


OPENS = "جلسة مجلس المدينة\n\n{q1 قال} {s1 الخبير {p زيد الحمداني}} {c1 إن النهر جف}. "


class TestWhatStandsForASource:
    @pytest.mark.parametrize("words", ["حديثه", "قوله", "تصريحاته"])
    def test_his_own_words(self, told, words: str) -> None:
        assert speakers(told(OPENS + f"{{q2 وختم}} {{s2 {words}}} {{c2 بأن المطر قليل}}.")) == ["زيد الحمداني"] * 2

    def test_to_whom_he_spoke(self, told) -> None:
        assert speakers(told(OPENS + "{q2 وقال} {s2 للصحافيين} {c2 إن المطر قليل}.")) == ["زيد الحمداني"] * 2

    def test_according_to(self, told) -> None:
        assert speakers(told("وفاة ثمانية\n\n{c1 توفي ثمانية}، {q1 وفقا} {s1 لطبيبين}.")) == ["طبيبين"]

    def test_who_stands_behind_the_verb(self, told) -> None:
        reading = told(OPENS + "{q2 وخلص} تقرير {o مركز أرقام} إلى {c2 أن الأسعار سترتفع}.")
        assert speakers(reading) == ["زيد الحمداني", "مركز أرقام"]

    @pytest.mark.parametrize("who", ["مكتبه", "محاميه", "والدته"])
    def test_who_speaks_for_somebody(self, told, who: str) -> None:
        reading = told(OPENS + f"{{s2 الخبير}} غائب، {{q2 وقال}} {who} في رد مقتضب {{c2 إنه سيعود}}.")
        assert speakers(reading) == ["زيد الحمداني", who]

    @pytest.mark.parametrize("verb", ["أخبر", "وهنأ"])
    def test_to_whom_he_spoke_of_his_own(self, told, verb: str) -> None:
        reading = told(OPENS + f"{{s2 الخبير}} {{q2 {verb}}} محاميه أمس {{c2 أنه سيعود}}.")
        assert speakers(reading) == ["زيد الحمداني"] * 2

    def test_in_whose_name_somebody_speaks_is_no_signature(self, told) -> None:
        reading = told("بيان\n\n{q1 جاء في} بيان للمتحدث باسم {p ليث الصخري} {c1 أن المطر قريب}.")
        assert speakers(reading) != ["ليث الصخري"]

    def test_who_signs_what_it_stands_in(self, told) -> None:
        reading = told(OPENS + "{q2 وجاء في} منشور على تلغرام، موقع باسم {p ليث الصخري}، {c2 أن المطر قريب}.")
        assert speakers(reading) == ["زيد الحمداني", "ليث الصخري"]

    def test_a_pronoun_of_the_other_gender_than_the_verb(self, told) -> None:
        reading = told(OPENS + "{s2 فهي} تعرف، كما {q2 يقول}، {c2 أن المطر قريب}.")
        assert speakers(reading) == ["زيد الحمداني"] * 2

    @pytest.mark.parametrize(("verb", "who"), [("ويُرجَّح", None), ("ورجح", "زيد الحمداني")])
    def test_what_is_expected_by_nobody(self, told, verb: str, who: str | None) -> None:
        reading = told(OPENS + f"{{s2 الخبير}} طلب ماء، {{q2 {verb}}} {{c2 ألا يصل قبل المساء}}.")
        assert speakers(reading) == ["زيد الحمداني", who]

    @pytest.mark.parametrize("among", ["بين الأهالي", "وكان من بين الحاضرين"])
    def test_who_is_brought_in_among_others(self, told, among: str) -> None:
        opens = "قوائم الأسرى\n\n{q1 قالت} {s1 الوزيرة {p سميرة العتيق}} {c1 إن الملف مغلق}.\n\n"
        reading = told(
            opens + f"{among} امرأة من {{l تل السنديان}} وجدت اسم ابنها ناقصا. {{q2 قالت}} {{c2 إنها لا تصدق}}."
        )
        assert speakers(reading) == ["سميرة العتيق", "امرأة من تل السنديان"]

    def test_a_statement_does_not_go_on_behind_others_in_another_paragraph(self, told) -> None:
        reading = told(
            "كلام كثير\n\n{q1 كتب} {s1 {p زيد الحمداني}} {c1 أن الباب مفتوح}.\n\n"
            "{q2 ويرى} {s2 دبلوماسي} {c2 أن الوقت ضيق}، ومن المرجح {c1 أن يأتي المطر}."
        )
        assert [reading.slice(a.content) for a in reading.attributions] == ["أن الباب مفتوح", "أن الوقت ضيق"]

    def test_where_somebody_spoke_is_not_who(self, told) -> None:
        reading = told(OPENS + "{s2 الخبير} {q2 صرح} أمام طلابه {c2 أن النهر سيعود}.")
        assert speakers(reading) == ["زيد الحمداني"] * 2

    def test_the_same_official(self, told) -> None:
        reading = told(OPENS + "{q2 ونوه} {s2 المسؤول ذاته} {c2 بصبر الناس}.")
        assert speakers(reading) == ["زيد الحمداني"] * 2

    def test_who_issued_the_statement(self, told) -> None:
        reading = told(
            "عطش في المدن\n\nأصدر {o حزب العدالة} بيانا أمس. {q1 وجاء في} {s1 البيان} {c1 أن الفاتورة ارتفعت}."
        )
        assert speakers(reading) == ["حزب العدالة"]

    def test_the_source_is_nobody_named(self, told) -> None:
        reading = told(
            "توقيف خلية\n\n{q1 قال} {s1 مصدر أمني} {c1 إن الخلية أوقفت}. وأشار المصدر {p زيد الحمداني}. "
            "{q2 وأكد} {s2 المصدر} {c2 أن التحقيق مستمر}."
        )
        assert speakers(reading) == ["مصدر أمني"] * 2


class TestFormsOfVerbs:
    BOTH = (
        "بعد الفيضان\n\n{q1 قالت} {s1 {o مؤسسة المياه}} {c1 إن السد سليم}. "
        "{q2 وقال} {s2 الخبير {p زيد الحمداني}} {c2 إن السد متصدع}، وسخر من بيانها. "
    )

    @pytest.mark.parametrize("verb", ["ولم تستبعد", "لافتةً إلى", "وحثته على"])
    def test_a_woman_or_a_body_of_that_gender(self, told, verb: str) -> None:
        assert speakers(told(self.BOTH + f"{{q3 {verb}}} {{c3 انتظار المطر}}."))[-1] == "مؤسسة المياه"

    def test_a_man(self, told) -> None:
        assert speakers(told(self.BOTH + "{q3 ولم يستبعد} {c3 انتظار المطر}."))[-1] == "زيد الحمداني"

    def test_i_said(self, told) -> None:
        reading = told(
            "جدل جديد\n\n{q1 كتب} {s1 {p زيد الحمداني}}: {c1 «{q2 قلت} {c2 إننا نناقش المقترحات}»}.", {2: "parent: 1"}
        )
        assert speakers(reading) == ["زيد الحمداني"] * 2


class TestHeadlines:
    BELOW = (
        "{q2 قال} {s2 معاون مدير المياه {p زيد الحمداني}} {c2 إن النهر تراجع}. {q3 وأضاف} {c3 أن السد جف}. "
        "{q4 وردت} {s4 المندوبة {p سلمى الحوراني}} {c4 بأن المناخ تغير}."
    )

    def test_an_official_is_who_says_most(self, told) -> None:
        reading = told("{s1 مسؤول سهلاني}{q1 :} {c1 حصتنا تراجعت}\n\n" + self.BELOW)
        assert speakers(reading)[0] == "زيد الحمداني"

    def test_not_if_the_story_has_one_without_a_name(self, told) -> None:
        more = " {q5 وقال} {s5 مسؤول في الري} {c5 إن السدود مغلقة}."
        reading = told("{s1 مسؤول سهلاني}{q1 :} {c1 حصتنا تراجعت}\n\n" + self.BELOW + more)
        assert speakers(reading)[0] == "مسؤول سهلاني"


class TestGoingOn:
    def test_the_minister_is_the_one_who_spoke(self, told) -> None:
        reading = told(
            "مؤتمر صحفي مشترك\n\nوصل وزير الخارجية {p فؤاد الحمداني} و{q1 أكد} {s1 وزير الداخلية {p سليم النقاش}} {c1"
            " ضبط نفقين} بحضور {p فؤاد الحمداني}. {q2 وقال} {s2 الوزير} {c2 إن الحدود آمنة}."
        )
        assert speakers(reading) == ["سليم النقاش"] * 2

    def test_who_opens_the_sentence(self, told) -> None:
        reading = told(OPENS + "وأمر قاضي التحقيق بحجز الزورق، {q2 مشيرا إلى} {c2 أن الصندوق أرسل إلى الخارج}.")
        assert speakers(reading) == ["زيد الحمداني", "قاضي التحقيق"]

    def test_he_goes_on_and_not_whom_he_named(self, told) -> None:
        reading = told(
            "شركة جديدة\n\n{q1 قال} {s1 {p لاروند ستورم}} {c1 إن الشركة كبرت}. {q2 وقال} {s2 {p ستورم}} {c2 إن"
            " {p سمير الحلبي} سيديرها}. {q3 وأضاف} {c3 أن العمل يبدأ غدا}."
        )
        assert speakers(reading) == ["لاروند ستورم"] * 3

    def test_without_letters_there_is_no_source(self, told) -> None:
        reading = told(OPENS.replace("جف}. ", "جف}{s2 .} ") + "{q2 وأضاف} {c2 أن المطر قليل}.")
        assert speakers(reading) == ["زيد الحمداني"] * 2
