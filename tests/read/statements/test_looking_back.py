"""Whom pronouns, bare verbs and descriptions mean: the sentence before, a noun beside a name, what follows."""

from __future__ import annotations

import pytest

from marsad.records import Reading, Speaker


def speakers(reading: Reading) -> list[str | None]:
    return [a.speaker.name for a in reading.attributions]


def speaker(reading: Reading, number: int = -1) -> Speaker:
    return reading.attributions[number].speaker


class TestPronounsLookBack:
    def test_he_is_no_prosecution(self, told) -> None:
        reading = told(
            "Museum Trial Goes On\n\nDr {p Ghassan Mufti} was led in at noon. {s1 The prosecution} {q1 contends}"
            " {c1 that {p Mufti} received money}. {s2 He} {q2 denies} {c2 the charge}."
        )
        assert speakers(reading) == ["The prosecution", "Ghassan Mufti"]

    def test_she_is_whom_the_last_sentence_is_about(self, told) -> None:
        reading = told(
            "Slick Reaches Beaches\n\n{s1 {p Adil Waran}} {q1 said} {c1 that the oil was his}.\n\n"
            "The chemist {p Lina Haddad} is comparing samples. {s2 She} {q2 wants} {c2 three weeks}."
        )
        assert speakers(reading) == ["Adil Waran", "Lina Haddad"]

    def test_it_is_no_person(self, told) -> None:
        reading = told(
            "Clubs Write Letter\n\n{s1 The {o Football Union}} {q1 met} {c1 the complaint with silence}. {s2 {p Adil"
            " Waran}} {q2 laughed} {c2 at it}. {s3 It} {q3 warned of} {c3 a boycott}."
        )
        assert speaker(reading).name == "Football Union"

    def test_an_arabic_verb_goes_on_about_who_was_named(self, told) -> None:
        reading = told(
            "محاكمة وزير سابق في الفجر\n\nأرجأت المحكمة النظر في القضية. ودخل {p فريد القاسمي} القاعة متكئا على عصا. "
            "{q1 وأنكر} {c1 أن يكون قد وقع على الصفقة}، {q2 وقال} {c2 إن التوقيع مزور}."
        )
        assert speakers(reading) == ["فريد القاسمي"] * 2

    def test_nobody_says_what_is_said(self, told) -> None:
        reading = told(
            "غياب تاجر معروف في المدينة\n\nغادر {p فريد القاسمي} مكتبه ولم يعد. {q1 وقيل} {c1 إنه أوقف في المطار}."
        )
        assert speakers(reading) == [None]


class TestVerbsWithoutSource:
    def test_a_second_verb_has_the_first_ones_speaker(self, told) -> None:
        reading = told(
            "Budget Read Again\n\n{s1 {p Farid Qasimi}} {q1 pledged} {c1 free water} and {q2 promised} {c2 a hotline}."
        )
        assert speakers(reading) == ["Farid Qasimi"] * 2

    def test_a_passive_has_none(self, told) -> None:
        reading = told(
            "Bull Found Abroad\n\n{s1 {p Farid Qasimi}} {q1 regrets} {c1 the "
            "loss}; it was {q2 described} {c2 as a toy}."
        )
        assert speakers(reading) == ["Farid Qasimi", None]


class TestNouns:
    def test_the_noun_beside_a_name(self, told) -> None:
        reading = told(
            "أفلام في المهرجان هذا العام\n\nوصلت المخرجة {p سلمى الحوراني} مساء. "
            "{s1 المخرجة} {q1 قالت} {c1 إنها صورت بهاتفين}."
        )
        assert speakers(reading) == ["سلمى الحوراني"]

    def test_the_man(self, told) -> None:
        reading = told(
            "لوحة فسيفساء في حقل\n\n{q1 قال} {s1 {p يحيى القاضي}} {c1 إنه كان "
            "يحرث}. {q2 ويتمنى} {s2 الرجل} {c2 أن يبنى متحف}."
        )
        assert speakers(reading) == ["يحيى القاضي"] * 2

    def test_another_one_is_somebody_else(self, told) -> None:
        reading = told(
            "طلاب مفصولون يتحدثون\n\n{q1 قال} {s1 الطالب {p يحيى القاضي}} {c1 إنه "
            "سيعود}. {q2 وروى} {s2 طالب آخر} {c2 أنه لن يعود}."
        )
        assert speakers(reading)[1] == "طالب آخر"

    def test_the_statement_is_whose_it_was(self, told) -> None:
        reading = told(
            "تحقيقات في سرقة المحولات\n\n{q1 وذكر} {s1 بيان ل{o وزارة الداخلية}} {c1 أن اللصوص أوقفوا}. "
            "{q2 وأضاف} {s2 البيان} {c2 أنهم اعترفوا}."
        )
        assert speaker(reading, 0).name == speaker(reading, 1).name

    def test_a_mothers_words_are_not_her_sons(self, told) -> None:
        reading = told(
            "Polls Before the Vote\n\n{s1 The mother of Corporal {p Emre Sari}} {q1 does not believe in} {c1 surveys}."
        )
        assert not speaker(reading).named

    @pytest.mark.parametrize(
        "source", ["The owners, {o Petrakis Maritime} of Piraeus", "Its owner, {o Petrakis Maritime}"]
    )
    def test_a_body_set_off_behind_what_it_is(self, told, source: str) -> None:
        reading = told(f"Slick Reaches Beaches\n\n{{s1 {source},}} {{q1 replied}} {{c1 that its tanks were whole}}.")
        assert speakers(reading) == ["Petrakis Maritime"]

    def test_two_people_speak_together(self, told) -> None:
        reading = told(
            "Valley to Be Drilled\n\n{p Adil Waran} met {p Lina Haddad}. {s1 {p "
            "Waran} and {p Haddad}} {q1 plan} {c1 a hole}."
        )
        assert speakers(reading) == ["Adil Waran and Lina Haddad"]


class TestOpenings:
    def test_a_headlines_envoy_is_who_does_the_talking(self, told) -> None:
        reading = told(
            "{s1 Envoy}{q1 :} {c1 Plan Is Dead}\n\nIn a letter {s2 {p Adil Waran}} "
            "{q2 writes} {c2 that nobody wants it}. "
            "{s3 {p Waran}} {q3 adds} {c3 that he smiles}."
        )
        assert speakers(reading) == ["Adil Waran"] * 3

    def test_the_engineer_of_the_first_sentence_is_named_in_the_second(self, told) -> None:
        reading = told(
            "Bridge Trial Opens\n\n{s1 A junior engineer} {q1 told} the court {c1 that he was ordered to sign}.\n\n"
            "{p Adil Waran}, 27, is one of three. {s2 {p Waran}} {q2 insists} {c2 that he saw no bolts}."
        )
        assert speakers(reading)[0] == "Adil Waran"

    def test_a_source_that_will_not_be_named_stays_so(self, told) -> None:
        reading = told(
            "{s1 Official}{q1 :} {c1 Talks Are Off}\n\n{s2 {p Adil Waran}} {q2 says} {c2 that they are on}. "
            "{s3 {p Waran}} {q3 adds} {c3 that he smiles}."
        )
        assert not speaker(reading, 0).named
