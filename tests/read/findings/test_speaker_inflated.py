"""One man is not the opposition, and one official is not officials."""

from __future__ import annotations

from marsad.read.findings import find_findings
from marsad.records import Finding, Reading

from .conftest import MakeStory

MEMBER = (
    "A Hadrani opposition member has revealed that officers came to the mill before the observation posts were moved."
)
SPOKESMAN = (
    "The spokesman for the opposition delegation in Farna, Bassam al-Turaybili, said that the officers had asked for a "
    "price, and that they had come by night."
)
HE = "He added that the road had been closed for a month and that flour was carried over the mountain on mules."
HEADLINE = "Officers Came to the Mill by Night"
DECK = "The Hadrani opposition has said that talks in a mill prove how little the table in Farna is worth."
SAID = [
    ("A Hadrani opposition member", "has revealed", "that officers came to the mill", "a Hadrani opposition member"),
    (
        "The spokesman for the opposition delegation in Farna, Bassam al-Turaybili",
        "said",
        "that the officers had asked for a price",
        "!Bassam al-Turaybili",
    ),
    ("He", "added", "that the road had been closed for a month", "!Bassam al-Turaybili"),
]


def inflated(reading: Reading) -> list[Finding]:
    return [finding for finding in find_findings(reading) if finding.check == "speaker-inflated"]


def test_one_man_became_the_opposition(story: MakeStory) -> None:
    reading = story(HEADLINE, MEMBER, SPOKESMAN, HE, deck=DECK, said=SAID)
    (finding,) = inflated(reading)
    words = [reading.text[slice(*span)] for span in finding.spans]
    assert words == ["The Hadrani opposition", "A Hadrani opposition member"]
    assert "The deck has “The Hadrani opposition” speak" in finding.message


def test_where_others_of_the_opposition_speak_too_nothing_is_said(story: MakeStory) -> None:
    other = "A leader of the opposition in exile, Yasin Murad, said that the mill was a disgrace for all of them."
    said = [
        *SAID,
        ("A leader of the opposition in exile, Yasin Murad", "said", "that the mill was a disgrace", "!Yasin Murad"),
    ]
    assert inflated(story(HEADLINE, MEMBER, SPOKESMAN, HE, other, deck=DECK, said=said)) == []


def test_where_the_opposition_itself_speaks_nothing_is_said(story: MakeStory) -> None:
    statement = "The opposition said in a statement that it would not return to Farna before the officers had left."
    assert inflated(story(HEADLINE, MEMBER, SPOKESMAN, HE, statement, deck=DECK, said=SAID)) == []


def test_officials_of_whom_there_is_one(story: MakeStory) -> None:
    body = (
        "A customs official said that half of the diesel was loaded a second time after dark and driven to the south."
    )
    said = [("A customs official", "said", "that half of the diesel was loaded a second time", "a customs official")]
    reading = story("Customs Officials: Half of the Diesel Leaves at Night", body, HE, said=said)
    (finding,) = inflated(reading)
    assert reading.text[slice(*finding.spans[0])] == "Customs Officials"
    trailing = story("Half of the Diesel Leaves at Night, Officials Say", body, HE, said=said)
    assert [trailing.text[slice(*f.spans[0])] for f in inflated(trailing)] == ["Officials"]


def test_officials_of_whom_the_text_has_more(story: MakeStory) -> None:
    body = (
        "A customs official said that half of the diesel was loaded again. Two officials of the province "
        "agreed with him."
    )
    said = [("A customs official", "said", "that half of the diesel was loaded again", "a customs official")]
    assert inflated(story("Officials: Half of the Diesel Leaves at Night", body, HE, said=said)) == []


def test_a_ministry_speaks_through_its_spokesman(story: MakeStory) -> None:
    body = "A spokesman for the ministry of health said that nine patients had been taken to the provincial hospital."
    said = [("A spokesman for the ministry of health", "said", "that nine patients had been taken", "a spokesman")]
    assert inflated(story("Ministry: Nine Patients in Hospital", body, HE, said=said)) == []


def test_a_council_does_not_speak_through_a_member(story: MakeStory) -> None:
    body = "Samir Adwan, a member of the city council, said that the market would be moved to the old railway yard."
    said = [("Samir Adwan, a member of the city council", "said", "that the market would be moved", "!Samir Adwan")]
    (finding,) = inflated(story("City Council: Market to Move to Railway Yard", body, HE, said=said))
    assert "Samir Adwan" in finding.message


def test_one_man_became_the_opposition_in_arabic(story: MakeStory) -> None:
    body = "كشف عضو في المعارضة الحدرانية أن ضباطاً زاروا الطاحونة قبل نقل نقاط المراقبة من أماكنها على الحدود."
    more = "وأضاف أن الطريق مغلقة منذ شهر، وأن الطحين ينقل عبر الجبل على ظهور البغال في الليل."
    said = [("عضو في المعارضة الحدرانية", "كشف", "أن ضباطاً زاروا الطاحونة", "عضو في المعارضة الحدرانية")]
    reading = story("المعارضة الحدرانية: ضباط زاروا الطاحونة ليلا", body, more, said=said)
    (finding,) = inflated(reading)
    assert [reading.text[slice(*span)] for span in finding.spans] == ["المعارضة الحدرانية", "عضو في المعارضة الحدرانية"]


def test_experts_of_whom_there_is_one_in_arabic(story: MakeStory) -> None:
    body = "قال الخبير الاقتصادي نبيل الطرابيشي إن سعر الرغيف سيرتفع قبل نهاية العام إذا بقي الدعم على حاله."
    more = "وأضاف أن القمح المستورد صار أغلى من المحلي، وأن المخزون لا يكفي إلا شهرين في أحسن الأحوال."
    said = [("الخبير الاقتصادي نبيل الطرابيشي", "قال", "إن سعر الرغيف سيرتفع قبل نهاية العام", "!نبيل الطرابيشي")]
    (finding,) = inflated(story("خبراء: سعر الرغيف سيرتفع قبل نهاية العام", body, more, said=said))
    assert "خبراء" in finding.message
