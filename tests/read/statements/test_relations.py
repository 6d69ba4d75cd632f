"""Speakers by what they are to another, by how a story brought them in, and by what it has just called them."""

from __future__ import annotations

import pytest


def speakers(told, story: str, rows: dict[int, str] | None = None) -> list[str | None]:
    return [a.speaker.name for a in told(f"Storm Over Sahla\n\n{story}", rows).attributions]


LAWYER = (
    "{s1 The lawyer of {p Munir Sakkal}, {p Yasin Tabar},} {q1 said} {c1 that {s2 his client} {q2 denied} {c2 it}}."
)


def test_a_client_is_for_whom_the_lawyer_speaks(told) -> None:
    assert speakers(told, LAWYER, {2: "parent: 1"}) == ["Yasin Tabar", "Munir Sakkal"]


def test_a_lawyer_is_counsel(told) -> None:
    story = (
        "{s1 {p Tahir Qudsi}} {q1 said} {c1 he was old}. {p Qudsi}'s counsel, {p Marwan Fakhuri}, shook his head."
        " According to {s2 him}, {c2 the sum was wrong}. {s3 The lawyer} {q3 wants} {c3 a second opinion}."
    ).replace("According to", "{q2 According to}")
    assert speakers(told, story)[1:] == ["Marwan Fakhuri", "Marwan Fakhuri"]


def test_her_colleague_is_the_other_of_two(told) -> None:
    story = (
        "{s1 {p Nizar Tall}} {q1 said} {c1 that it was dear}. {s2 {p Fadia Ghurab}} {q2 argued} {c2 that it was not}."
        " {s3 Her colleague} {q3 denied} {c3 that}."
    )
    assert speakers(told, story)[2] == "Nizar Tall"


def test_the_same_dealer_is_whom_the_story_brought_in(told) -> None:
    story = (
        "The piece was seen by an antiquities dealer. {p Omar Zahra} did not see it."
        " {s1 The same dealer} {q1 puts} {c1 its price at two million}."
    )
    assert speakers(told, story) == ["an antiquities dealer"]


@pytest.mark.parametrize("words", ["The former minister of roads", "The 58-year-old coach"])
def test_what_the_one_just_named_was(told, words: str) -> None:
    story = f"Among them was {{p Hodan Farole}}. {{s1 {words}}} {{q1 called}} {{c1 the vote a burglary}}."
    assert speakers(told, story) == ["Hodan Farole"]


def test_the_negotiator_heads_the_negotiating_team(told) -> None:
    story = (
        "{s1 {p Berzan Khoshnaw}, who heads the party's negotiating team,} {q1 said} {c1 that talks went on}."
        " Rain fell on the town. {p Adil Waran} was there. {s2 The negotiator} {q2 believes} {c2 in spring}."
    )
    assert speakers(told, story) == ["Berzan Khoshnaw"] * 2


def test_staff_are_not_she(told) -> None:
    story = (
        "{s1 {p Lina Saad}} {q1 wrote} {c1 that it was over}. It was, {s2 her staff} {q2 said}, {c2 a surprise}."
        " In a post {s3 she} {q3 explained} {c3 that the dam was unsafe}."
    )
    assert speakers(told, story)[2] == "Lina Saad"


def test_a_statement_is_whose_it_was(told) -> None:
    story = (
        "{s1 The {o Elders' Committee}}, in a statement, {q1 denied} {c1 having fired}."
        " {s2 The statement} {q2 asked} {c2 for observers}."
    )
    assert speakers(told, story) == ["Elders' Committee"] * 2


def test_the_head_of_a_body_by_its_letters(told) -> None:
    story = (
        "{s1 The director general of the {o National Authority for Wells} ({o NAW}), {p Sami Burhan},} {q1 said}"
        " {c1 that the water was clean}. Rain fell. {s2 The head of {o NAW}} {q2 intends} {c2 to drink it}."
    )
    assert speakers(told, story) == ["Sami Burhan"] * 2


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("An official at the laboratory, who would not be named, gave", "An official at the laboratory"),
        ("An official at the laboratory gave", "An official"),
    ],
)
def test_an_official_brought_in_is_he(told, opening: str, name: str) -> None:
    story = (
        "{s1 {p Sami Burhan}} {q1 said} {c1 that the water was clean}.\n\n"
        f"{opening} another picture. {{s2 He}} {{q2 told}} {{c2 that it was not}}."
    )
    assert speakers(told, story) == ["Sami Burhan", name]


def test_a_minister_is_named_in_the_next_sentence(told) -> None:
    story = (
        "{s1 The health minister} {q1 rejected} {c1 the charge}. In remarks on the radio, {s2 {p Zurab Chko}} {q2 said}"
        " {c2 that nobody was ill}."
    )
    assert speakers(told, story) == ["Zurab Chko"] * 2


class TestArabic:
    def test_a_verb_goes_on_from_who_spoke(self, told) -> None:
        reading = told(
            "خسارة جديدة\n\n{q1 قال} {s1 المدرب {p دوارتي فيلاسكو}} {c1 إن الفريق خائف}. وتوقف طويلا عند الحارس"
            " {p أنس درويش}. {q2 ورأى} {c2 أن الأهداف كثيرة}."
        )
        assert [a.speaker.name for a in reading.attributions] == ["دوارتي فيلاسكو"] * 2

    def test_an_office_behind_a_title(self, told) -> None:
        reading = told("جولة ثالثة\n\n{q1 أعلن} {s1 رئيس الوفد، السفير {p هشام القرواني}}، {c1 أن بلاده لن توقع}.")
        assert reading.attributions[0].speaker.office == "رئيس الوفد"

    def test_an_office_in_a_clause(self, told) -> None:
        reading = told("رواية ثالثة\n\n{q1 تقول} {s1 {p مي العاصي}، التي ترأس وحدة الأحزاب،} {c1 إن القرار قديم}.")
        assert reading.attributions[0].speaker.office == "رئيسة وحدة الأحزاب"

    @pytest.mark.parametrize(
        ("content", "hedge"),
        [
            ("أن السفينة التي كان يفترض أن تصل لم تبحر", ""),
            ("أن السفينة يفترض أن تصل غدا", "يفترض"),
            ("أن الخشب لن يحتمل المطر", ""),
            ("أن ثمن القمح قد يُرفع غدا", "قد"),
        ],
    )
    def test_what_doubts_and_what_does_not(self, told, content: str, hedge: str) -> None:
        reading = told(f"وصول القمح\n\n{{q1 قال}} {{s1 مدير المرفأ}} {{c1 {content}}}.")
        assert reading.slice(reading.attributions[0].hedge) == hedge

    @pytest.mark.parametrize(("source", "hedge"), [("{s1 المدير} ", ""), ("", "يعتقد أن")])
    def test_he_believes_and_it_is_believed(self, told, source: str, hedge: str) -> None:
        reading = told(f"وصول القمح\n\nأمس هدأ البحر. {source}{{q1 يعتقد}} {{c1 أن السفن دخلت}}.")
        assert reading.slice(reading.attributions[0].hedge) == hedge

    def test_had_warned_is_no_hedge(self, told) -> None:
        reading = told("تحذير\n\nوكان {s1 {p سامي رملي}} {q1 قد توعد} {c1 باستهداف المدينة}.")
        assert reading.attributions[0].hedge == ()
