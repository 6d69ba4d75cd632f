"""How far the words of a source reach, and where a name in it begins and ends."""

from __future__ import annotations

import pytest

from marsad.read.statements.arabicnames import is_function, is_given
from marsad.read.statements.extents import cut, widen, widen_english
from marsad.read.statements.fullnames import complete_names
from marsad.read.statements.lexicon import load_lexicon

ARABIC, ENGLISH = load_lexicon("ar"), load_lexicon("en")


def names_in(text: str, *names: tuple[str, str], source: str = "") -> list[str]:
    """Return the names of persons and bodies that a text has, some tagged, with one source."""
    tagged = [(kind, text.index(name), text.index(name) + len(name)) for kind, name in names]
    sources = [(text.index(source), text.index(source) + len(source))] if source else []
    lexicon = ARABIC if any("ء" <= char <= "ي" for char in text) else ENGLISH
    return [text[a:b] for kind, a, b in complete_names(text, tagged, sources, lexicon)]


class TestCut:
    @pytest.mark.parametrize(
        ("words", "left"),
        [
            ("مصدر حكومي الإذاعة نفسها", "مصدر حكومي"),
            ("مصدر إداري عن لجنة سرية", "مصدر إداري"),
            ("ثلاثة من الأهالي في اتصالات مع الموقع", "ثلاثة من الأهالي"),
            ("حساب مقرب من الشرطة على منصة إكس", "حساب مقرب من الشرطة"),
            ("شقيقته باكيةً", "شقيقته"),
            ("المبعوث أسفه", "المبعوث"),
            ("الوزارة من ناحيتها", "الوزارة"),
            ("لجنة السوق التجار", "لجنة السوق"),
            ("المصدر وكالة الخليج", "المصدر"),
            ("المتهم، أمام هيئة المحكمة", "المتهم"),
            ("منظمة العدل، ومقرها الفجر", "منظمة العدل"),
            ("من رابطة المحررين", "رابطة المحررين"),
            ("الكيلاني الذي", "الكيلاني"),
        ],
    )
    def test_what_is_not_the_speaker_is_left_out(self, words: str, left: str) -> None:
        assert words[slice(*cut(words, (0, len(words)), ARABIC))] == left

    @pytest.mark.parametrize(
        "words",
        [
            "مصدر مطلع في الوزارة",
            "مصدر رفيع المستوى",
            "مدير مالية المدينة",
            "رئيس اللجنة المنظمة، الشيخ فريد القاسمي",
            "الأمين العام لـ«الحركة»",
            "تقرير صادر عن الجامعة",
            "بعض أعضائه",
            "الإدارة العامة للدفاع المدني بأبها",
            "إحدى الطالبات المفصولات",
            "وزير الكهرباء والمياه فريد القاسمي",
            "نادية السقاف رئيسة لجنة الإغاثة",
        ],
    )
    def test_a_noun_phrase_stays_whole(self, words: str) -> None:
        assert cut(words, (0, len(words)), ARABIC) == (0, len(words))

    def test_a_mark_that_opens_behind_an_adjective_ends_the_source(self) -> None:
        text = "هيئة الإنقاذ المدني «المجزرة» التي"
        assert text[slice(*cut(text, (0, text.index("»")), ARABIC))] == "هيئة الإنقاذ المدني"


class TestWiden:
    @pytest.mark.parametrize(
        ("text", "source", "whole"),
        [
            ("قال صاحب معصرة في كفر تينة إن الزيت", "صاحب معصرة", "صاحب معصرة في كفر تينة"),
            ("صاحب المستودع اعترف", "صاحب", "صاحب المستودع"),
            ("رجل في العقد الرابع دخل", "رجل", "رجل في العقد الرابع"),
            ("قال طبيب في مؤتمر صحفي إن", "طبيب", "طبيب"),
            ("قال مصدر في «دار السفينة» إن", "مصدر في «دار السفينة", "مصدر في «دار السفينة»"),
        ],
    )
    def test_what_belongs_to_the_noun_is_taken_in(self, text: str, source: str, whole: str) -> None:
        start = text.index(source)
        assert text[slice(*widen(text, (start, start + len(source)), [], ARABIC))] == whole

    def test_the_name_behind_a_relation_is_taken_in(self) -> None:
        text = "كتبت زوجته مها الطرفي في منشور"
        name = ("person", text.index("مها"), text.index(" في"))
        assert text[slice(*widen(text, (5, 10), [name], ARABIC))] == "زوجته مها الطرفي"

    def test_an_english_name_set_off_by_commas_is_taken_in(self) -> None:
        text = "According to one of them, Adil Waran, the road is closed."
        name = ("person", text.index("Adil"), text.index(", the"))
        assert text[slice(*widen_english(text, (13, 24), [name], ENGLISH))] == "one of them, Adil Waran"


class TestNames:
    def test_a_given_name_behind_an_office_begins_one(self) -> None:
        text = "وقال وزير الكهرباء والمياه منير الحداد إن السد امتلأ"
        assert names_in(text, source="وزير الكهرباء والمياه منير الحداد") == ["منير الحداد"]

    def test_words_that_are_given_names_too_begin_none(self) -> None:
        assert names_in("بدأ شهر ربيع الآخر وزاد جمال الرأس") == []

    def test_an_adjective_before_a_name_is_no_part_of_it(self) -> None:
        text = "التقى المبعوث الأممي النرويجي هالفدان أوستبي"
        assert names_in(text, ("person", "النرويجي هالفدان أوستبي")) == ["هالفدان أوستبي"]

    def test_a_country_before_a_name_is_no_part_of_it(self) -> None:
        text = "نقيبة المحامين في جمهورية أرمان سوسن الفاعوري"
        assert names_in(text, ("person", "أرمان سوسن الفاعوري")) == ["سوسن الفاعوري"]

    def test_whose_son_somebody_is_belongs_to_the_name(self) -> None:
        text = "كتب زاد الخير ولد علي على صفحته"
        assert names_in(text, ("person", "زاد الخير")) == ["زاد الخير ولد علي"]

    def test_an_office_is_no_name(self) -> None:
        assert names_in("قال وزير المالية للصحيفة", ("person", "وزير المالية")) == []

    def test_on_is_no_ali(self) -> None:
        assert is_given("علي", ARABIC)
        assert not is_given("على", ARABIC)

    def test_a_preacher_is_no_surname(self) -> None:
        assert is_function("وخطيب", ARABIC)

    def test_an_english_body_is_named_in_full(self) -> None:
        text = "The Ministry of Public Health and the Lawyers' Committee for Detainees spoke"
        assert names_in(text, ("organisation", "Ministry of Public")) == [
            "Ministry of Public Health",
            "Lawyers' Committee for Detainees",
        ]
