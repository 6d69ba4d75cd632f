"""Arabic names, bodies and offices: where they begin and end, and by how many words they are named again."""

from __future__ import annotations

import pytest

from marsad.records import Reading, Speaker


def speakers(reading: Reading) -> list[str | None]:
    return [a.speaker.name for a in reading.attributions]


def speaker(reading: Reading, number: int = -1) -> Speaker:
    return reading.attributions[number].speaker


class TestWhereNamesBegin:
    def test_a_given_name_that_no_list_has(self, told) -> None:
        reading = told("خلاف في السوق\n\n{s1 لافود {p الزوفاني} من بلدة الرند} {q1 يرى} {c1 أن السوق ضيق}.")
        assert speakers(reading) == ["لافود الزوفاني"]

    def test_behind_the_article_of_an_office(self, told) -> None:
        reading = told("المنتخب يستعد\n\n{q1 قال} {s1 قائد المنتخب كسيلود {p ناث وعمر}} {c1 إن الضغط على المضيف}.")
        assert speakers(reading) == ["كسيلود ناث وعمر"]

    def test_an_adjective_of_the_office_is_no_name(self, told) -> None:
        reading = told("تأجيل المناقصة\n\n{q1 قال} {s1 المدير {p العام ربيع الترك}} {c1 إن المناقصة أجلت}.")
        assert speakers(reading) == ["ربيع الترك"]

    def test_his_younger_brother(self, told) -> None:
        reading = told("غياب تاجر\n\n{s1 شقيقه الأصغر سمير} {q1 نفى} {c1 كل هذه الروايات}.")
        assert speakers(reading) == ["سمير"]

    def test_and_is_no_letter_of_it(self, told) -> None:
        reading = told("الأنبوب يتوقف {s1 {l وأربات}} {q1 تطالب} {c1 بضمانات}\n\nتوقف الضخ. ولم ترد أربات أمس.")
        assert speakers(reading) == ["أربات"]

    def test_son_of_is_written_in_two_ways(self, told) -> None:
        reading = told(
            "موسم الزيتون\n\n{q1 كشف} {s1 المدير {p طارق بن نعمون}} {c1 أن الموسم مبكر}. "
            "{q2 وأشار} {s2 {p ابن نعمون}} {c2 إلى أن الزيت قليل}."
        )
        assert speakers(reading) == ["طارق بن نعمون"] * 2

    def test_whose_mission_it_is_does_not_speak(self, told) -> None:
        reading = told("جولة جديدة\n\n{q1 أعلنت} {s1 البعثة التي يقودها المبعوث {p زيد الحمداني}} {c1 موعد الجولة}.")
        assert speaker(reading).name == "البعثة التي يقودها المبعوث زيد الحمداني" or not speaker(reading).named

    def test_an_office_that_was_taken_for_a_name(self, told) -> None:
        reading = told("سوق جديدة\n\n{q1 قال} {s1 المدير {p التنفيذي لسوق الزعفران}} {c1 إن السوق جاهزة}.")
        assert not speaker(reading).named

    def test_without_the_father(self, told) -> None:
        reading = told(
            "لوحة للمتحف\n\n{q1 قال} {s1 السفير {p زيد بن يحيى الحمداني}} {c1 إن اللوحة هدية}. "
            "{q2 وأكد} {s2 السفير {p زيد الحمداني}} {c2 أنها قديمة}."
        )
        assert speakers(reading) == ["زيد بن يحيى الحمداني"] * 2


class TestBodies:
    def test_named_again_by_its_first_words(self, told) -> None:
        reading = told(
            "سقف جديد للسحب\n\n{q1 أعلنت} {s1 {o مؤسسة النقد المؤقتة}} {c1 سقفا جديدا}. "
            "{q2 وقالت} {s2 {o المؤسسة}} {c2 إن السيولة متوفرة}. {q3 وأكدت} {s3 {o مؤسسة النقد}} {c3 أن السقف مؤقت}."
        )
        assert speakers(reading) == ["مؤسسة النقد المؤقتة"] * 3

    def test_a_ministry_may_be_of_another_state(self, told) -> None:
        reading = told(
            "قصف على الحدود\n\n{q1 نفت} {s1 {o وزارة الدفاع الكاردية}} {c1 القصف}. "
            "{q2 وقالت} {s2 {o وزارة الدفاع}} {c2 إنها سترد}."
        )
        assert speakers(reading) == ["وزارة الدفاع الكاردية", "وزارة الدفاع"]

    def test_its_noun_is_taken_in(self, told) -> None:
        reading = told("تقرير عن السجون\n\n{q1 أكد} {s1 المرصد {o السهلاني للحريات}} {c1 أن السجون مكتظة}.")
        assert speakers(reading) == ["المرصد السهلاني للحريات"]

    def test_its_experts_are_not_it(self, told) -> None:
        reading = told("وباء في المخيم\n\n{q1 طلب} {s1 خبراء {o منظمة الصحة الدولية}} {c1 عينات من البئر}.")
        assert speakers(reading) == ["خبراء منظمة الصحة الدولية"]


class TestOffices:
    @pytest.mark.parametrize(
        ("source", "office"),
        [
            ("{p زيد الحمداني} الناطق الإعلامي باسم الشرطة", "الناطق الإعلامي باسم الشرطة"),
            ("محافظ درعين الشيخ {p زيد الحمداني}", "محافظ درعين"),
            ("مدير المحطة المهندس {p زيد الحمداني}", "مدير المحطة"),
        ],
    )
    def test_as_given_without_titles(self, told, source: str, office: str) -> None:
        reading = told(f"بلاغ جديد اليوم\n\n{{q1 قال}} {{s1 {source}}} {{c1 إن بلاغا ورد}}.")
        assert speaker(reading).name == "زيد الحمداني"
        assert speaker(reading).office == office

    def test_a_governorate_is_no_office(self, told) -> None:
        reading = told(
            "حريق فوق الجبل\n\nاندلع الحريق في محافظة الرند كما قال {s1 {p زيد الحمداني}} {q1 مؤكدا} {c1 ذلك}."
        )
        assert speaker(reading).office is None

    def test_his_counterpart(self, told) -> None:
        reading = told(
            "فتح المعابر\n\nالتقى الرئيس الموريسي {p إلياس بن حمو} نظيره السفاني {p بكري الناجي}. "
            "{q1 وقال} {s1 {p بن حمو}} {c1 إن المعابر ستفتح}. {q2 وأضاف} {s2 الرئيس السفاني} {c2 أن لجنة ستجتمع}."
        )
        assert speakers(reading) == ["إلياس بن حمو", "بكري الناجي"]
