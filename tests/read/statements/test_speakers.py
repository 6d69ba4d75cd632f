"""Who speaks: names, pronouns, descriptions, nobody."""

from __future__ import annotations

import pytest

from marsad.records import Reading, Speaker


def speakers(reading: Reading) -> list[str | None]:
    return [a.speaker.name for a in reading.attributions]


def speaker(reading: Reading, number: int = -1) -> Speaker:
    return reading.attributions[number].speaker


class TestNames:
    def test_a_surname_finds_the_full_name_and_office(self, told) -> None:
        reading = told(
            "Bridge to Open in Spring\n\n"
            "{s1 The minister of works, {p Farid al-Qasimi}}, {q1 said} {c1 that the bridge would open}.\n\n"
            "{s2 {p Al-Qasimi}} {q2 added} {c2 that tolls would follow}."
        )
        assert speakers(reading) == ["Farid al-Qasimi", "Farid al-Qasimi"]
        assert speaker(reading).named and speaker(reading).office == "minister of works"

    def test_a_slip_is_mended(self, told) -> None:
        reading = told(
            "School Year Begins\n\n{s1 {p Jalal Zaarur}} {q1 said} {c1 that schools open on Sunday}. "
            "He smiled at {p Jalal Zaarur}.\n\n"
            "{s2 {p Zarour}} {q2 denied} {c2 that books were missing}."
        )
        assert speakers(reading) == ["Jalal Zaarur", "Jalal Zaarur"]

    def test_whose_spokesman_speaks_does_not_speak(self, told) -> None:
        reading = told(
            "Talks Postponed Again\n\n{s1 A source close to {p Nadim Fares}} {q1 said} {c1 that talks were off}. "
            "{s2 {p Nadim Fares}'s lawyer} {q2 said} {c2 that they were on}."
        )
        assert speakers(reading) == ["A source close to Nadim Fares", "Nadim Fares's lawyer"]
        assert not any(a.speaker.named for a in reading.attributions)

    @pytest.mark.parametrize(
        ("part", "name"),
        [
            ("{p Mu}'tasim", "Mu'tasim"),
            ("Mu'{p tasim Jabiri}", "Mu'tasim Jabiri"),
            ("{p Mu'tasim Jabiri of Karda}", "Mu'tasim Jabiri"),
        ],
    )
    def test_a_name_that_was_cut_wrong_is_whole(self, told, part: str, name: str) -> None:
        reading = told(f"Lists Are Out Again\n\n{{s1 {part}, the secretary}}, {{q1 said}} {{c1 that lists were out}}.")
        assert speakers(reading) == [name]

    def test_a_name_in_front_of_a_noun_only_describes(self, told) -> None:
        reading = told("Water Will Last\n\n{s1 {p Kardan} engineers} {q1 think} {c1 that the water will last}.")
        assert speakers(reading) == ["Kardan engineers"]

    def test_a_body_is_named(self, told) -> None:
        reading = told(
            "Price of Bread Rises\n\n{s1 The {o Ministry of Supply}} {q1 said} {c1 that flour was scarce}.\n\n"
            "{s2 The ministry} {q2 promised} {c2 that it would not be so for long}."
        )
        assert speakers(reading) == ["Ministry of Supply", "Ministry of Supply"]

    def test_arabic_proclitics_and_titles(self, told) -> None:
        reading = told(
            "افتتاح الجسر في الربيع\n\n{q1 قال} {s1 وزير الأشغال {p فريد القاسمي}} {c1 إن الجسر سيفتح في الربيع}.\n\n"
            "{q2 وأضاف} {s2 {p القاسمي}} {c2 أن الرسوم ستفرض لاحقا}، {s3 {p والقاسمي}} {q3 يرى} {c3 أنها قليلة}."
        )
        assert speakers(reading) == ["فريد القاسمي"] * 3
        assert speaker(reading).office == "وزير الأشغال"


class TestPronouns:
    def test_he_and_she_agree(self, told) -> None:
        reading = told(
            "Council Meets on Water\n\n{s1 {p Omar Haddad}} {q1 said} {c1 that wells were dry}. "
            "{s2 {p Salma Nasser}} {q2 replied} {c2 that they were not}.\n\n"
            "{s3 She} {q3 added} {c3 that pumps had failed}. {s4 He} {q4 insisted} {c4 that they had not}."
        )
        assert speakers(reading) == ["Omar Haddad", "Salma Nasser", "Salma Nasser", "Omar Haddad"]

    def test_we_inside_a_quotation_is_the_speaker(self, told) -> None:
        reading = told(
            "Strike Goes On in Port\n\n"
            "{s1 {p Omar Haddad}} {q1 said}: {c1 “{s2 We} {q2 believe} {c2 the strike will end}.”}",
            {2: "parent: 1"},
        )
        assert speakers(reading) == ["Omar Haddad", "Omar Haddad"]

    def test_an_arabic_verb_carries_its_subject(self, told) -> None:
        reading = told(
            "اجتماع المجلس حول المياه\n\n"
            "{q1 قالت} {s1 النائبة {p سلمى ناصر}} {c1 إن الآبار جفت}، {q2 وأضافت} {c2 أن المضخات تعطلت}."
        )
        assert speakers(reading) == ["سلمى ناصر", "سلمى ناصر"]

    def test_a_passive_has_no_speaker(self, told) -> None:
        reading = told(
            "انقلاب حافلة على الطريق\n\n"
            "{q1 قال} {s1 شاهد} {c1 إن السائق كان مسرعا}.\n\n{q2 ويُعتقد} {c2 أن السائق غلبه النعاس}."
        )
        assert speaker(reading).name is None


class TestDescriptions:
    def test_an_office_finds_its_holder(self, told) -> None:
        reading = told(
            "Delegation Returns from Talks\n\n"
            "{s1 The spokesman for the opposition delegation, {p Bassam Turki}}, {q1 said} {c1 all is well}.\n\n"
            "{s2 The opposition spokesman} {q2 saw} {c2 no reason to leave}."
        )
        assert speakers(reading) == ["Bassam Turki", "Bassam Turki"]

    def test_an_opening_description_is_told_later(self, told) -> None:
        reading = told(
            "Secret Meetings Revealed in North\n\n"
            "{s1 A Syrian opposition member} {q1 has revealed} {c1 that meetings were held}.\n\n"
            "{s2 The official spokesman for the opposition delegation, {p Bassam Turki}}, {q2 said} {c2 it was so}."
        )
        assert speakers(reading) == ["Bassam Turki", "Bassam Turki"]

    def test_an_anonymous_source_stays_one(self, told) -> None:
        reading = told(
            "Tankers Cross Border by Night\n\n"
            "{s1 An informed source, who asked not to be named}, {q1 said} {c1 that tankers pass}.\n\n"
            "{s2 The source} {q2 added} {c2 that guards are paid}."
        )
        assert speakers(reading) == ["An informed source", "An informed source"]
        assert not speaker(reading).named

    def test_a_union_is_not_its_secretary(self, told) -> None:
        reading = told(
            "Strike Enters Second Day\n\n"
            "{s1 The secretary of the union, {p Khalil Bahri}}, {q1 said} {c1 that nobody works}.\n\n"
            "{s2 The union} {q2 wants} {c2 more pay}."
        )
        assert speakers(reading)[1] == "The union"


class TestCarried:
    def test_a_sentence_goes_on_from_the_last_speaker(self, told) -> None:
        reading = told(
            "Shelling Eases Near Town\n\n"
            "{s1 {p Omar Haddad}} {q1 said} {c1 that shelling had eased}. {c2 The army knows it cannot win}.",
            {2: "carried: true"},
        )
        assert [a.carried for a in reading.attributions] == [False, True]
        assert speaker(reading).name == "Omar Haddad" and reading.attributions[1].cue == ()

    def test_nothing_to_carry_on_from_is_left_out(self, told) -> None:
        reading = told("Rain Falls on Coast\n\n{c1 The army knows it cannot win}. Rain fell.", {1: "carried: true"})
        assert reading.attributions == ()

    @pytest.mark.parametrize("mark", ["Q: ", ""])
    def test_answers_are_the_guests(self, told, mark: str) -> None:
        reading = told(
            "“The Floor Belongs to Nobody”\n\nThe archaeologist {p Mariam Wardi} has dug for nine days.\n\n"
            f"{mark}How large is the find?\n\n{{c1 Eleven metres by seven so far}}.\n\n"
            f"{mark}Who guards it?\n\n{{c2 Both sides, if you read their papers}}.",
            {1: "carried: true", 2: "carried: true"},
        )
        assert speakers(reading) == ["Mariam Wardi", "Mariam Wardi"]
