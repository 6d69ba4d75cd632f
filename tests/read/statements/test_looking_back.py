"""Whom pronouns, bare verbs and descriptions mean: the sentence before, a noun beside a name, what follows."""

from __future__ import annotations

import time

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

    def test_he_who_opens_a_sentence_is_who_spoke_before(self, told) -> None:
        reading = told(
            "Bread Runs Short\n\n{s1 The head of the port, {p Fouad Mardini},} {q1 denied} {c1 that it was empty}.\n\n"
            '{c2 "There is flour,"} {q2 said} {s2 {p Tamim al-Ghazi}}. {s3 He} {q3 said} {c3 it was little}.'
        )
        assert speakers(reading)[1:] == ["Tamim al-Ghazi", "Tamim al-Ghazi"]

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


class TestWhoIsWho:
    def test_who_is_accused_does_not_accuse(self, told) -> None:
        reading = told(
            "خلاف على جسر في المدينة\n\n{q1 اتهم} {s1 رئيس البلدية {p جميل "
            "حداد} المقاول {p رامز عون}} {c1 بالتقصير في العمل}."
        )
        assert speakers(reading) == ["جميل حداد"]

    def test_he_is_not_she_in_the_next_sentence(self, told) -> None:
        reading = told(
            "Ward Stands Empty\n\n{s1 The nurse {p Rana Aziz}} {q1 said} {c1 "
            "beds were gone}. {s2 {p Majed Sultan}} {q2 said}"
            " {c2 they were not}. {s3 He} {q3 blamed} {c3 the press}. {s4 She} {q4 said} {c4 he had never come}."
        )
        assert speakers(reading) == ["Rana Aziz", "Majed Sultan", "Majed Sultan", "Rana Aziz"]

    @pytest.mark.parametrize("verb", ["ولفت إلى", "وتحدث عن", "وأثبت"])
    def test_verbs_of_men_that_look_like_a_womans(self, told, verb: str) -> None:
        reading = told(
            f"الوزير يتحدث عن الآبار\n\n{{q1 قال}} {{s1 الوزير {{p كريم "
            f"هادي}}}} {{c1 إن الماء قليل}}. {{q2 {verb}}} {{c2 جفاف الآبار}}."
        )
        assert speakers(reading) == ["كريم هادي"] * 2

    def test_a_secretary_general_is_one(self, told) -> None:
        reading = told(
            "الحزب يعلن موقفه اليوم\n\n{q1 قال} {s1 الأمين العام للحزب} {c1 إن "
            "الوقت حان}. {q2 وأضاف} {c2 أن الصبر نفد}."
        )
        assert speakers(reading) == ["الأمين العام للحزب"] * 2

    def test_the_minister_is_not_whoever_spoke_last(self, told) -> None:
        reading = told(
            "Bread Is Dear Again\n\n{s1 {p Karim Hadi}} {q1 said} {c1 bread is "
            "dear}. {s2 The minister} {q2 denied} {c2 it}."
        )
        assert speakers(reading) == ["Karim Hadi", "The minister"]

    def test_a_ministry_does_not_swallow_its_spokesman(self, told) -> None:
        reading = told(
            "Clinics Close Doors\n\n{s1 The {o Ministry of Health} spokesman "
            "{p Rami Saad}} {q1 said} {c1 clinics were shut}."
        )
        assert speakers(reading) == ["Rami Saad"]

    def test_whose_lawyers_speak_does_not_speak(self, told) -> None:
        reading = told(
            "Trial Put Off\n\n{s1 The lawyers of {p Ahmad Nasser} and {p Omar "
            "Saleh}} {q1 said} {c1 nothing was proved}."
        )
        assert not speaker(reading).named

    def test_a_refusal_to_speak_is_no_statement(self, told) -> None:
        reading = told("Firm Keeps Silent\n\n{s1 {p Lena Marsh}} {q1 declined} {c1 to comment on the debt}. Rain fell.")
        assert reading.attributions == ()

    def test_what_stands_in_a_refusal_to_speak_stays(self, told) -> None:
        reading = told(
            "Firm Keeps Silent\n\n{s1 {p Lena Marsh}} {q1 declined} {c1 to comment on {s2 the union}'s {q2 claim}"
            " {c2 that wages were late}}.",
            {2: "parent: 1"},
        )
        assert [(a.parent, a.speaker.name) for a in reading.attributions] == [(None, "the union")]

    def test_a_mark_alone_is_nobody(self, told) -> None:
        reading = told("{s1 ؟}{q1 :} {c1 من يدفع الثمن هذه المرة}\n\nلا أحد يعرف شيئا عن المال في هذه المدينة.")
        assert not any(a.speaker.named for a in reading.attributions)


@pytest.mark.parametrize(
    "paragraph",
    [
        "{{s{0} The clerk {{p Adil X{2}}}}} {{q{0} said}} {{c{0} it rains}}. {{s{1} He}} {{q{1} added}} {{c{1} so}}.",
        "{{s{0} The clerk of line {0}}} {{q{0} said}} {{c{0} it rains}}. {{s{1} A clerk}} {{q{1} added}} {{c{1} so}}.",
        "{{q{0} قال}} {{s{0} مسؤول سوري}} {{c{0} إن المطر قليل}}. {{q{1} وأضاف}} {{c{1} أن الماء نفد}}.",
    ],
    ids=["names", "descriptions", "sources"],
)
def test_four_times_the_statements_do_not_take_sixteen_times_as_long(told, paragraph: str) -> None:
    def seconds(count: int) -> float:
        letters = str.maketrans("0123456789", "abcdefghij")
        parts = [paragraph.format(2 * n, 2 * n + 1, str(n).translate(letters)) for n in range(1, count)]
        began = time.process_time()
        assert len(told("\n\n".join(["عنوان" if "قال" in paragraph else "A Headline", *parts])).attributions) > count
        return time.process_time() - began

    seconds(20)  # words and patterns are loaded once
    few = min(seconds(300) for _ in range(3))
    assert min(seconds(1200) for _ in range(2)) < 9 * few


class TestBroughtIn:
    def test_somebody_at_the_end_of_a_sentence(self, told) -> None:
        reading = told(
            "Tents Go Missing\n\n{s1 {p Adil Waran}} {q1 said} {c1 that the lists were right}. The commission sent an"
            " inspector. {s2 He} {q2 reported} {c2 that tents were missing}."
        )
        assert speakers(reading) == ["Adil Waran", "an inspector"]

    def test_the_subject_before_the_last_speaker(self, told) -> None:
        reading = told(
            "Families Wait\n\n{s1 {p Lina Haddad}} {q1 said} {c1 it was} {c2 the hand of God}, as {s2 the transport"
            " minister} {q2 called} it. {s3 She} {q3 intends} {c3 to sue}."
        )
        assert speaker(reading).name == "Lina Haddad"

    def test_his_counterpart(self, told) -> None:
        reading = told(
            "Crossings to Open\n\n{s1 President {p Elias Ben Hammou}} {q1 said} {c1 the crossings would open}, as did"
            " his Safani counterpart, {p Bakri Naji}. {s2 The Safani president} {q2 added} {c2 that a committee would"
            " meet}."
        )
        assert speakers(reading) == ["Elias Ben Hammou", "Bakri Naji"]

    def test_the_daily_that_nobody_has_listed(self, told) -> None:
        reading = told(
            "What They Write\n\nAccording to {s1 the independent {o Sada al-Wadi}}, {c1 the bank sold dollars}"
            " {q1 yesterday}. {s2 The daily} {q2 argues} {c2 that it should stop}."
        )
        assert speakers(reading) == ["Sada al-Wadi"] * 2
