"""What only somebody says is no fact in a headline."""

from __future__ import annotations

import pytest

from marsad.read.findings import find_findings
from marsad.read.findings.attribution_dropped import _keys
from marsad.read.suggest.terms import find_words
from marsad.records import Finding, Reading

from .conftest import MakeStory

BODY = (
    "A deputy of the Citizens Movement, Rima Ayyash, said that the ministry had sold water from the "
    "Safiya reservoir to a "
    "fertiliser plant. She asked for the gauge books of the last two summers."
)
MORE = "The session was adjourned at noon. The speaker of the house set another one for Tuesday, with the same agenda."
SAID = [
    (
        "A deputy of the Citizens Movement, Rima Ayyash",
        "said",
        "that the ministry had sold water from the Safiya reservoir to a fertiliser plant",
        "!Rima Ayyash",
    ),
    ("She", "asked for", "the gauge books of the last two summers", "!Rima Ayyash"),
]
FLAT = "Water From Safiya Reservoir Sold to Fertiliser Plant"


def dropped(reading: Reading) -> list[Finding]:
    return [finding for finding in find_findings(reading) if finding.check == "attribution-dropped"]


def test_a_claim_became_a_fact(story: MakeStory) -> None:
    reading = story(FLAT, BODY, MORE, said=SAID)
    (finding,) = dropped(reading)
    assert reading.text[slice(*finding.spans[0])] == FLAT
    assert reading.text[slice(*finding.spans[1])] == SAID[0][2]
    assert "only “Rima Ayyash” says" in finding.message and finding.severity == "note"


def test_a_claim_became_a_fact_in_arabic(story: MakeStory) -> None:
    body = (
        "قالت النائبة ريما عياش إن مياه خزان الصافية بيعت لمصنع الأسمدة في الليل، وطالبت بدفاتر القياس "
        "للصيفين الماضيين."
    )
    more = "ورفعت الجلسة ظهراً، وحدد رئيس المجلس موعداً لجلسة أخرى يوم الثلاثاء المقبل بجدول الأعمال نفسه."
    said = [("النائبة ريما عياش", "قالت", "إن مياه خزان الصافية بيعت لمصنع الأسمدة في الليل", "!ريما عياش")]
    (finding,) = dropped(story("بيع مياه خزان الصافية لمصنع الأسمدة", body, more, said=said))
    assert "ريما عياش" in finding.message


@pytest.mark.parametrize(
    "headline",
    [
        f"Deputy: {FLAT}",
        f"{FLAT}, Deputy Says",
        f"{FLAT}, Says Ayyash",
        "Deputy Says Water From Safiya Reservoir Was Sold to Fertiliser Plant",
        "Was Water From Safiya Reservoir Sold to Fertiliser Plant?",
        f"“{FLAT}”",
    ],
)
def test_headlines_that_name_a_speaker_or_ask(story: MakeStory, headline: str) -> None:
    assert dropped(story(headline, BODY, MORE, said=SAID)) == []


def test_a_deck_may_name_the_speaker(story: MakeStory) -> None:
    deck = "A deputy asks for the gauge books, and says that nobody will give them to her."
    assert dropped(story(FLAT, BODY, MORE, deck=deck, said=SAID)) == []


def test_what_the_text_says_itself_may_stand(story: MakeStory) -> None:
    own = (
        "The contract, seen by this newspaper, shows it: water from the Safiya reservoir was sold to the "
        "fertiliser plant."
    )
    assert dropped(story(FLAT, BODY, own, said=SAID)) == []


def test_who_tells_of_his_own_doing_is_believed(story: MakeStory) -> None:
    body = "The education minister said that the ministry would repeat the physics exam in all provinces on Saturday."
    said = [
        (
            "The education minister",
            "said",
            "that the ministry would repeat the physics exam in all provinces",
            "the minister",
        )
    ]
    assert dropped(story("Ministry to Repeat Physics Exam in All Provinces", body, MORE, said=said)) == []


def test_police_and_courts_tell_of_events(story: MakeStory) -> None:
    body = "Police said that thieves had taken four transformers from the road near Qusaybat on Friday night."
    said = [("Police", "said", "that thieves had taken four transformers from the road near Qusaybat", "police")]
    assert dropped(story("Thieves Take Four Transformers From Road Near Qusaybat", body, MORE, said=said)) == []


def test_what_is_announced_is_believed(story: MakeStory) -> None:
    body = BODY.replace("said that", "revealed that")
    said = [(SAID[0][0], "revealed", SAID[0][2], SAID[0][3])]
    assert dropped(story(FLAT, body, MORE, said=said)) == []


def test_a_lone_stroke_is_nobody() -> None:
    assert _keys(find_words("ـ", 0, 1, "ar"), "ar") == {""}
