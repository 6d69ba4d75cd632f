"""Whom headlines, papers, given names and nouns new to a story mean."""

from __future__ import annotations

from marsad.records import Reading


def speakers(reading: Reading) -> list[str | None]:
    return [a.speaker.name for a in reading.attributions]


class TestHeadlines:
    def test_who_says_it_in_the_story_says_it_in_the_headline(self, told) -> None:
        reading = told(
            "{s1 Faction Leader}{q1 :} {c1 No Rifle Surrendered Before Harvest}\n\n"
            "{s2 {p Adil Waran}} {q2 said} {c2 that the rain had come late}. {s3 {p Nabil Haddad}, who commands the"
            " River Shield,} {q3 said} {c3 that no rifle would be surrendered before the harvest}."
        )
        assert speakers(reading) == ["Nabil Haddad", "Adil Waran", "Nabil Haddad"]

    def test_a_union_of_the_headline_is_the_one_that_says_so(self, told) -> None:
        reading = told(
            "{s1 Union}{q1 :} {c1 Trains to Stop at Midnight}\n\n{s2 The {o Locomotive Federation}} {q2 said} {c2 that"
            " all trains would stop at midnight}."
        )
        assert speakers(reading) == ["Locomotive Federation"] * 2

    def test_a_guest_speaks_in_the_headline_of_his_interview(self, told) -> None:
        reading = told(
            "{s1 Defected General}{q1 :} {c1 I Keep Bees}\n\n{p Adil Waran} met us at noon.\n\nWhere do you live?\n\n"
            "{c2 In a village}.\n\nWhat do you do there?\n\n{c3 I keep bees}.",
            {2: "carried: true", 3: "carried: true"},
        )
        assert speakers(reading) == ["Adil Waran"] * 3

    def test_whom_the_headline_means_the_story_means_too(self, told) -> None:
        reading = told(
            "{s1 Negotiator}{q1 :} {c1 No Deal on the Enclave}\n\n"
            "{s2 {p Adil Waran}, deputy head of the committee,} {q2 said} {c2 that there was no deal on the enclave}."
            " It is winter there.\n\nSnow has fallen.\n\n{s3 The negotiator} {q3 feared} {c3 a siege}."
        )
        assert speakers(reading) == ["Adil Waran"] * 3


class TestPapers:
    def test_an_editorial_is_its_newspapers(self, told) -> None:
        reading = told(
            "Papers on the Drought\n\n{s1 {o Sada al-Jabal}} {q1 asks} {c1 who dug the wells}. {s2 Its editorial}"
            " {q2 blames} {c2 the governor}."
        )
        assert speakers(reading) == ["Sada al-Jabal"] * 2

    def test_an_arabic_statement_is_whose_it_is(self, told) -> None:
        reading = told(
            "المصرف يرفع الفائدة\n\n{q1 وجاء في} {s1 بيان لجنة السياسة النقدية} {c1 أن الفائدة سترتفع}. {q2 وأضاف}"
            " {s2 البيان} {c2 أن الأسعار مستقرة}."
        )
        assert speakers(reading) == ["لجنة السياسة النقدية"] * 2

    def test_the_site_is_what_was_called_one(self, told) -> None:
        reading = told(
            "Tankers Seen at Dam\n\n{p Adil Waran} runs the dam. {o Rumaylat Voice}, a local website, published"
            " photographs. {s1 The site} {q1 claimed} {c1 that the tankers were stolen}."
        )
        assert speakers(reading) == ["Rumaylat Voice"]

    def test_the_company_is_the_firm_named_last(self, told) -> None:
        reading = told("Gas in the Shaft\n\n{o Kolvar Mining} dug the shaft. {s1 The company} {q1 denied} {c1 a leak}.")
        assert speakers(reading) == ["Kolvar Mining"]


class TestGivenNames:
    def test_he_is_no_woman(self, told) -> None:
        reading = told(
            "Cinema Reopens\n\n{p Faris Behnam} paid for the roof, and {p Zeynab Tollan} wrote the film. {s1 He}"
            " {q1 said} {c1 that it rained}."
        )
        assert speakers(reading) == ["Faris Behnam"]

    def test_an_arabic_given_name_alone_is_who_has_it(self, told) -> None:
        reading = told(
            "دخان فوق المدينة\n\nتعيش {p مريم الجندوبي} تحت المصنع. {q1 تقول} {s1 مريم} {c1 إن الهواء ثقيل}."
        )
        assert speakers(reading) == ["مريم الجندوبي"]

    def test_two_of_a_family_are_told_apart_by_who_came_first(self, told) -> None:
        reading = told(
            "A Boxer in Red\n\n{p Zehra Tamraz} boxes. Her father, {p Maruf Tamraz}, welds. {s1 {p Tamraz}} {q1 said}"
            " {c1 that gloves are gloves}."
        )
        assert speakers(reading) == ["Zehra Tamraz"]


class TestNounsNewToTheStory:
    def test_they_point_at_who_spoke_right_before(self, told) -> None:
        reading = told(
            "No Lessons Yet\n\n{s1 {p Karima Haddad}, who leads the strike,} {q1 called} {c1 the loan a debt}. {s2 The"
            " union woman} {q2 recalled} {c2 an old pledge}."
        )
        assert speakers(reading) == ["Karima Haddad"] * 2

    def test_a_judge_may_be_anybody(self, told) -> None:
        reading = told(
            "Trial Goes On\n\n{s1 {p Samson Ikwe}, who leads for the state,} {q1 said} {c1 that she had made copies}."
            " {s2 The judge} {q2 warned} {c2 the public}."
        )
        assert speakers(reading) == ["Samson Ikwe", "The judge"]

    def test_she_is_whom_the_sentence_before_is_about(self, told) -> None:
        reading = told(
            "Measles in the Valley\n\n{s1 {p Agnes Wekoye}, a nurse,} {q1 asked for} {c1 a fridge}.\n\nA woman waiting"
            " on the steps had buried her son. {s2 She} {q2 recounted} {c2 the walk}."
        )
        assert speakers(reading) == ["Agnes Wekoye", "A woman waiting on the steps"]

    def test_we_are_the_newspaper(self, told) -> None:
        marked = "A Wall in the Water\n\nThe wall was built in May.\n\n{s1 We} {q1 doubt} {c1 that it stands}."
        assert speakers(told(marked, publisher="The Wadi Tribune")) == ["The Wadi Tribune"]
