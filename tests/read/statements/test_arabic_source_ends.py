"""Where an Arabic source and the name in it end: objects, hearers, names that a tagger missed or went over."""

from __future__ import annotations

import pytest

from marsad.read.statements.drafts import Draft, fit_sources
from marsad.read.statements.lexicon import load_lexicon
from marsad.read.statements.nameends import clean_name
from marsad.read.tagging.tagger import Tagged
from marsad.read.tagging.words import split_words
from marsad.records import Reading


def speakers(reading: Reading) -> list[str | None]:
    return [a.speaker.name for a in reading.attributions]


OPENS = "يوم في المدينة\n\n{q1 قال} {s1 الخبير {p زيد الحمداني}} {c1 إن النهر جف}. "


class TestWhatIsNoPartOfASource:
    @pytest.mark.parametrize(
        ("verb", "source", "content", "who"),
        [
            ("وحمّلت", "الحكومة أصحاب المطاحن", "المسؤولية", "الحكومة"),
            ("ودعا", "الجيش قوات الجوار", "إلى الهدوء", "الجيش"),
            ("وتقدّر", "دراسات أولية مخزون السد", "بمليون متر", "دراسات أولية"),
            ("وتتوقع", "تقارير دولية ارتفاع السعر", "قريبا", "تقارير دولية"),
            ("وردت", "جبهة النهر ببيان", "بأنها باقية", "جبهة النهر"),
            ("ورحبت", "الناطقة بالمقترح", "الجديد", "الناطقة"),
            ("وأفاد", "المكلف بالإعلام", "أن الحريق كبير", "المكلف بالإعلام"),
            ("ونقل", "أحد العاملين فيه", "أن المصنع مغلق", "أحد العاملين فيه"),
        ],
    )
    def test_what_the_verb_is_about(self, told, verb: str, source: str, content: str, who: str) -> None:
        assert speakers(told(OPENS + f"{{q2 {verb}}} {{s2 {source}}} {{c2 {content}}}."))[1] == who

    @pytest.mark.parametrize(
        "source", ["دراسات أولية مستقلة", "مصادر دبلوماسية غربية", "قيادات محلية في الحزب", "والدة إحدى الضحايا"]
    )
    def test_what_agrees_stays(self, told, source: str) -> None:
        assert speakers(told(OPENS + f"{{q2 وترى}} {{s2 {source}}} {{c2 أن السعر سيرتفع}}."))[1] == source

    def test_to_journalists(self, told) -> None:
        reading = told(
            "فوز الفريق\n\n{q1 قال} {s1 المدرب {p زيد الحمداني}} {c1 إن الفوز مستحق}. وسجل الهدف {p عماد الراوي}. "
            "{q2 وقال} {s2 اللاعب للصحافيين} {c2 إنه سعيد}."
        )
        assert speakers(reading)[1] == "عماد الراوي"

    @pytest.mark.parametrize("source", ["في اتصال مع صحيفة", "أمام الصحافيين", "خلال جولة"])
    def test_where_he_spoke(self, told, source: str) -> None:
        assert speakers(told(OPENS + f"{{q2 واستغرب}} {{s2 {source}}} {{c2 أن يسكت الناس}}.")) == ["زيد الحمداني"] * 2

    @pytest.mark.parametrize("whom", ["سائق إسعاف", "شهود"])
    def test_who_is_quoted(self, told, whom: str) -> None:
        reading = told(OPENS + f"{{q2 ونقلت}} {{s2 الطبيبة عن {whom}}} {{q2 قوله}} {{c2 إن الجسر سقط}}.")
        assert speakers(reading)[1] == whom

    def test_an_adjective_of_a_paper(self, told) -> None:
        reading = told(OPENS + "{q2 ورأت} {s2 صحيفة {o الفنار} الرسمية} {c2 أن الوقت مناسب}.")
        assert speakers(reading)[1] == "الفنار"


class TestSourcesWithoutAVerb:
    def test_sources_are_she(self, told) -> None:
        reading = told(OPENS + "{q2 وكشفت} {s2 مصادر محلية} {c2 أن الجسر مغلق}. {q3 وأضافت} {c3 أنه متصدع}.")
        assert speakers(reading)[2] == "مصادر محلية"

    def test_informed_of_what(self, told) -> None:
        reading = told(OPENS + "{q2 وقال} {s2 دبلوماسي عربي مطلع} على الملف {c2 إن الاتفاق قريب}.")
        assert speakers(reading)[1] == "دبلوماسي عربي مطلع على الملف"

    def test_of_whom_he_is_one(self, told) -> None:
        reading = told(OPENS + "{q2 وروى} {s2 شاهد} من سكان الوادي {c2 أن الجسر تشقق}.")
        assert speakers(reading)[1] == "شاهد من سكان الوادي"

    def test_who_stresses_something(self, told) -> None:
        reading = told(OPENS + "{q2 وشدد} {s2 مصدر مطلع} على {c2 ضرورة الهدوء}.")
        assert speakers(reading)[1] == "مصدر مطلع"

    def test_who_stays_unnamed_may_speak_again(self, told) -> None:
        reading = told(
            OPENS + "{q2 ونقل} {s2 محامٍ فضل عدم ذكر اسمه} {c2 أن عشرة مرضى}. {q3 وتوقع} {s3 المحامي نفسه} {c3 نقلهم}."
        )
        assert speakers(reading)[2] == "محامٍ"


class TestNames:
    def test_a_known_surname_takes_in_no_object(self, told) -> None:
        reading = told(
            "حملة تلقيح\n\n{q1 قالت} {s1 المديرة {p شوشان كيليكيان}} {c1 إن اللقاح متوافر}. "
            "{q2 وأهابت} {s2 {p كيليكيان} بالأهالي} {c2 أن يحضروا البطاقات}."
        )
        assert speakers(reading) == ["شوشان كيليكيان"] * 2

    def test_two_parts_of_one_name(self, told) -> None:
        reading = told(OPENS + "{q2 وأكد} {s2 مدير الفرع {p إلياس الرفاعي} {p حنا}} {c2 أن الأكياس متوافرة}.")
        assert speakers(reading)[1] == "إلياس الرفاعي حنا"

    def test_whom_he_accuses(self, told) -> None:
        reading = told(
            "محاكمة في المدينة\n\nمثل {p عاصم الملا طه} أمام المحكمة. "
            "{q1 واتهم} {s1 القاضي {p سامي ولد الشيخ الملا طه}} {c1 بتلقي رشى}. {q2 ونفى} {s2 المتهم} {c2 ذلك}."
        )
        assert speakers(reading) == ["سامي ولد الشيخ", "عاصم الملا طه"]

    def test_whom_a_body_accuses(self, told) -> None:
        reading = told(
            "محاكمة في المدينة\n\nمثل {p عاصم الرفاعي} أمام المحكمة. "
            "{q1 واتهمت} {s1 {o النيابة العامة} {p الرفاعي}} {c1 بالتزوير}. "
            "{q2 وقال} {s2 محامي {o الشركة} {p زيد طه}} {c2 إنه بريء}."
        )
        assert speakers(reading) == ["النيابة العامة", "زيد طه"]

    def test_a_firm_has_its_name_behind_it(self, told) -> None:
        reading = told(OPENS + "{q2 وقالت} {s2 {o شركة خدمات الحقول} {p بيكر نوردال}} {c2 إن السعر سيرتفع}.")
        assert speakers(reading)[1] == "بيكر نوردال"

    @pytest.mark.parametrize(
        "office", ["نقيب الآثاريين", "وزير المالية", "رئيسة لجنة المياه", "زميلتها في الكتلة", "مدير مكتب البريد"]
    )
    @pytest.mark.parametrize("name", ["راغب القصّار", "روعة النابلي"])
    def test_no_name_was_tagged(self, told, office: str, name: str) -> None:
        assert speakers(told(OPENS + f"{{q2 ورأى}} {{s2 {office} {name}}} {{c2 أن الوقت مبكر}}."))[1] == name

    def test_the_office_alone_was_the_source(self, told) -> None:
        reading = told(OPENS + "{q2 وشكا} {s2 نقيب الآثاريين} دلشاد زنكنه {c2 من غياب التكييف}.")
        assert speakers(reading)[1] == "دلشاد زنكنه"

    def test_who_saw_it_has_no_name(self, told) -> None:
        reading = told(OPENS + "{q2 ووصف} {s2 عضو في اللجنة حضر اللقاء} {c2 الجلسة بأنها قصيرة}.")
        assert speakers(reading)[1] == "عضو في اللجنة حضر اللقاء"

    def test_what_he_says_begins_behind_his_name(self) -> None:
        words = split_words("واقترح عضو المجلس آرا سركيسيان تأسيس صندوق")
        tagged = Tagged(words, (), (), (), None)
        draft = Draft(((1, 3),), ((0, 1),), ((4, 7),), 0.9)
        fit_sources(tagged, [draft], lambda source: (source[0], int(words.ends[4])), lambda source: True)
        assert (draft.source, draft.content) == (((1, 5),), ((5, 7),))

    @pytest.mark.parametrize(
        ("printed", "kind", "name"),
        [
            ("رشيد بن سليم الجبهة", "person", "رشيد بن سليم"),
            ("باسمه رشيد سليم", "person", "رشيد سليم"),
            ("رشيد الجبهة", "person", "رشيد الجبهة"),
            ("رشيد آل الجبهة", "person", "رشيد آل الجبهة"),
            ("صوت المرافئ الموالية للحكومة", "organisation", "صوت المرافئ"),
            ("صوت المرافئ شبه الرسمية الناطقة باسم الحزب", "organisation", "صوت المرافئ"),
            ("المرصد الاقتصادي", "organisation", "المرصد الاقتصادي"),
            ("الهيئة الرسمية", "organisation", "الهيئة الرسمية"),
        ],
    )
    def test_nouns_round_a_name_are_none_of_it(self, printed: str, kind: str, name: str) -> None:
        span = clean_name(printed, 0, len(printed), load_lexicon("ar"), kind)
        assert span is not None
        assert printed[slice(*span)] == name

    def test_a_rank_is_nobodys_name(self, told) -> None:
        reading = told(
            OPENS
            + "{q2 ورفض} {s2 رئيس اللجنة العميد {p عماد الراوي}} {c2 أي نقاش}، {q3 وأصر} {s3 {p العميد}} {c3 على شرطه}."
        )
        assert speakers(reading)[2] == "عماد الراوي"

    def test_a_witness_is_nobodys_name(self, told) -> None:
        reading = told(OPENS + "{q2 وروى} {s2 شاهد} {c2 أن الجسر تشقق}. {q3 وأشار} {s3 {p الشاهد}} {c3 إلى حاجز}.")
        assert speakers(reading)[1:] == ["شاهد", "شاهد"]

    def test_two_who_are_called_by_their_surnames(self, told) -> None:
        reading = told(
            "انتخابات في النادي\n\nترشح {p خالد الدباغ} و{p عادل الدوري}. "
            "{q1 وقال} {s1 {p الدوري} {p والدباغ}} {c1 إن الموعد قريب}."
        )
        assert speakers(reading) == ["عادل الدوري وخالد الدباغ"]

    def test_his_colleague_at_another_office(self, told) -> None:
        reading = told(
            "اجتماع الحكومة\n\n{q1 قال} {s1 وزير المالية {p عماد الراوي}} {c1 إن المال قليل}. "
            "{q2 وردت} {s2 وزيرة الطاقة {p سلمى ناصر}} {c2 بأنه كاف}. {q3 وتساءل} {s3 زميلها في المالية} {c3 أين هو}."
        )
        assert speakers(reading)[2] == "عماد الراوي"


class TestWhoDidWhat:
    @pytest.mark.parametrize("who", ["نازح وصل قبل أسبوع", "دبلوماسي غربي حضر جانباً من الجلسات"])
    def test_a_clause_that_tells_who_is_whole(self, told, who: str) -> None:
        reading = told(OPENS + f"{{q2 ورأى}} {{s2 {who}}} {{c2 أن الوقت مبكر}}.")
        assert speakers(reading)[1] == who

    def test_of_whom_an_agency_quotes(self, told) -> None:
        reading = told(
            "{q1 اعتبرت} {s1 نائبة الوزير {p هدى العبيدان}} {c1 أن الورقة قاعدة للنقاش}. "
            "{q2 ونقلت} وكالة الضفة {s2 عنها} {q2 قولها} {c2 إن المعارضة منقسمة}."
        )
        assert speakers(reading)[1] == "هدى العبيدان"

    @pytest.mark.parametrize(("printed", "name"), [("أدهم صقر فيرى", "أدهم صقر"), ("محمد فيصل", "محمد فيصل")])
    def test_what_he_does_is_no_part_of_his_name(self, printed: str, name: str) -> None:
        span = clean_name(printed, 0, len(printed), load_lexicon("ar"))
        assert span is not None
        assert printed[slice(*span)] == name
