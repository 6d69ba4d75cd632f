"""Kind, manner, hedges, nesting and chains of statements."""

from __future__ import annotations

import pytest

from marsad.records import Carrier, Outlet, OutletName, Reading

AGENCY = Outlet(id="hana", names=(OutletName("HANA", "en"),), language="ar", kind="agency")
HEAD = "Council Meets on Water\n\n"


def chain(reading: Reading, number: int = -1) -> list[tuple[str, str]]:
    return [(c.role, c.name) for c in reading.attributions[number].chain]


class TestKinds:
    def test_direct_indirect_mixed(self, told) -> None:
        reading = told(
            HEAD + "{s1,2,3 {p Omar Haddad}} {q1 said}: {c1 “We are ready.”} He {q2 added} {c2 that wells were dry} "
            "and {q3 spoke of} {c3 a “great thirst” in the east of the country}."
        )
        assert [a.kind for a in reading.attributions] == ["direct", "indirect", "mixed"]

    def test_thought_and_speech(self, told) -> None:
        reading = told(
            HEAD
            + "{s1 {p Omar Haddad}} {q1 believes} {c1 that wells are dry}. {s2 He} {q2 told} us {c2 that pumps fail}."
        )
        assert [a.manner for a in reading.attributions] == ["thought", "speech"]

    def test_arabic_thought(self, told) -> None:
        reading = told("اجتماع حول المياه\n\n{q1 ويعتقد} {s1 {p عمر حداد}} {c1 أن الآبار جفت}.")
        assert reading.attributions[0].manner == "thought"


class TestHedges:
    def test_words_of_doubt(self, told) -> None:
        reading = told(
            HEAD + "{s1 {p Omar Haddad}} {q1 said} {c1 that Jolan, or his representative, had met them three times}."
        )
        (one,) = reading.attributions
        assert reading.slice(one.hedge) == "or his representative"

    def test_a_nested_hedge_is_the_inner_ones(self, told) -> None:
        reading = told(
            HEAD + "{s1 {p Omar Haddad}} {q1 said} {c1 that {s2 Moscow} {q2 believes} {c2 it may rain}}.",
            {2: "parent: 1"},
        )
        outer, inner = reading.attributions
        assert outer.hedge == () and reading.slice(inner.hedge) == "may"

    def test_may_the_month_is_none(self, told) -> None:
        reading = told(HEAD + "{s1 {p Omar Haddad}} {q1 said} {c1 that it rained on 3 May}.")
        assert reading.attributions[0].hedge == ()

    def test_arabic_with_vowel_signs(self, told) -> None:
        reading = told("اجتماع حول المياه\n\n{q1 ورجّح} {s1 {p عمر حداد}} {c1 أن تجف الآبار}، وقد جفت.")
        assert reading.slice(reading.attributions[0].hedge) == "ورجّح"


class TestChains:
    def test_the_pages_credit_covers_all(self, told) -> None:
        reading = told(
            HEAD + "{s1 {p Omar Haddad}} {q1 said} {c1 that wells are dry}. No rain.\n\nSource: {o al-Mizan}"
        )
        assert chain(reading) == [("outlet", "al-Mizan")]

    def test_told_an_agency(self, told) -> None:
        reading = told(
            HEAD + "{s1 {p Omar Haddad}} {q1 told} {o HANA} {c1 that wells are dry}. {s2 He} {q2 said} {c2 it again}."
            "\n\n{s3 He} {q3 complained of} {c3 the heat} in the evening.",
            outlets=(AGENCY,),
        )
        told_to = [("agency", "HANA")]
        assert [chain(reading, i) for i in range(3)] == [told_to, told_to, []]

    def test_somebody_else_in_the_paragraph_told_nobody(self, told) -> None:
        reading = told(
            HEAD
            + "{s1 {p Omar Haddad}} {q1 told} {o HANA} {c1 that wells are dry}. {s2 The farmers} {q2 deny} {c2 it}.",
            outlets=(AGENCY,),
        )
        assert chain(reading, 1) == []

    def test_quoted_by_a_newspaper(self, told) -> None:
        reading = told(
            HEAD + "The newspaper {o al-Madar} {q1 quoted} {s1 a source} {q1 as saying} {c1 that wells are dry}."
        )
        assert chain(reading) == [("outlet", "al-Madar")]

    def test_a_channel(self, told) -> None:
        reading = told(HEAD + "{s1 {p Omar Haddad}} {q1 wrote} on Telegram {c1 that wells are dry}.")
        assert chain(reading) == [("channel", "Telegram")]

    def test_a_nested_one_ends_with_the_outer_speaker(self, told) -> None:
        reading = told(
            HEAD + "{s1 {p Omar Haddad}} {q1 said} {c1 that {s2 {l Moscow}} {q2 considers} {c2 the group a force}}.",
            {2: "parent: 1"},
            publisher="The Quay Review",
        )
        outer, inner = reading.attributions
        assert inner.parent == outer.id
        assert inner.chain == (Carrier("The Quay Review", "publisher"), Carrier("Omar Haddad", "person"))

    def test_the_speaker_is_no_carrier(self, told) -> None:
        reading = told(
            HEAD
            + "{s1 The newspaper {o al-Mizan}} {q1 argues} {c1 that wells are dry}. No rain.\n\nSource: {o al-Mizan}"
        )
        assert chain(reading) == []

    def test_arabic_agency(self, told) -> None:
        reading = told(
            "اجتماع حول المياه\n\n{q1 ونقلت} وكالة {o أرنا} {q1 عن} {s1 مصدر حكومي} {q1 قوله} {c1 إن الآبار جفت}."
        )
        assert chain(reading) == [("agency", "أرنا")]


def test_statements_point_into_the_text(told) -> None:
    reading = told(HEAD + "{s1 {p Omar Haddad}} {q1 said} {c1 that wells are dry}.")
    (one,) = reading.attributions
    assert (reading.slice(one.source), reading.slice(one.cue)) == ("Omar Haddad", "said")
    assert reading.slice(one.content) == "that wells are dry"
    assert [(m.name, m.kind, reading.slice(m.spans)) for m in reading.mentions] == [
        ("Omar Haddad", "person", "Omar Haddad")
    ]


class TestPress:
    @pytest.mark.parametrize(
        "said",
        [
            "{q1 ونقلت} وكالة رويترز {q1 عن} {s1 مصدر مطلع} {c1 أن المحطة ستعود غدا}.",
            "{q1 وقالت} {s1 مصادر في البلدية} لوكالة رويترز {c1 إن المحطة ستعود غدا}.",
        ],
    )
    def test_an_agency_that_no_name_was_tagged_for(self, told, said: str) -> None:
        assert chain(told(f"انقطاع المياه عن المدينة\n\n{said}")) == [("agency", "رويترز")]

    def test_an_agency_that_quotes(self, told) -> None:
        said = "The news agency SANDA {q1 quoted} {s1 {p Yusuf Dahan}} {q1 as saying} {c1 that the owners had fled}."
        assert chain(told(HEAD + said)) == [("agency", "SANDA")]


class TestInterviews:
    def test_an_answer_that_was_tagged_by_its_sign_is_one_statement(self, told) -> None:
        reading = told(
            "A Talk by the River\n\n{p Mariam Wardi} has dug for nine days.\n\nDaily: How large is it?\n\n"
            "{s1 {p Wardi}}{q1 :} {c1 Eleven metres by seven so far, and {s2 the army} {q2 says} {c2 it is clear}}.\n\n"
            "Daily: Who guards it?\n\n{s3 {p Wardi}}{q3 :} {c3 {c4 Both sides, if you read their papers}}.",
            {2: "parent: 1", 4: "carried: true, parent: 3"},
        )
        got = [(a.kind, a.parent, a.speaker.name, a.carried) for a in reading.attributions]
        assert got == [
            ("direct", None, "Mariam Wardi", False),
            ("indirect", "s1", "the army", False),
            ("direct", None, "Mariam Wardi", False),
        ]
