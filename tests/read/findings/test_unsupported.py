"""A headline claims what the text has no word of."""

from __future__ import annotations

from marsad.read.findings import find_findings
from marsad.records import Finding, Reading

from .conftest import MakeStory

ONE = (
    "Munir al-Hallaq, the minister of water, opened a pumping station near Tell Sindyan on Sunday "
    "and promised two more "
    "before the spring. The station lifts water from the old canal to eleven villages on the "
    "plateau, which had bought it "
    "from lorries since the drought began."
)
TWO = (
    "Farmers who came to the opening asked who would pay for the diesel. The minister answered that "
    "a fund had been set "
    "up, and that its rules would be published next week. A farmer from the plateau, Ismail Fakhuri, remembered that a "
    "station at the same place had been opened by three ministers before, and had stopped each time "
    "when the cameras left."
)
NAMES = {"Munir al-Hallaq": "person", "Tell Sindyan": "place", "Ismail Fakhuri": "person"}


def unsupported(reading: Reading) -> list[Finding]:
    return [finding for finding in find_findings(reading) if finding.check == "unsupported"]


def test_a_man_whom_the_text_does_not_name(story: MakeStory) -> None:
    names = {**NAMES, "Orhan Tesmer": "person"}
    reading = story("Minister and Orhan Tesmer Open Pumping Station for Villages on Plateau", ONE, TWO, names=names)
    (finding,) = unsupported(reading)
    assert reading.text[slice(*finding.spans[0])] == "Orhan Tesmer" and len(finding.spans) == 1


def test_a_headline_of_another_story(story: MakeStory) -> None:
    (finding,) = unsupported(story("Goalkeeper's Penalty Save Sends Ahli Fans Dancing", ONE, TWO, names=NAMES))
    assert "no word" in finding.message


def test_a_headline_of_another_story_in_arabic(story: MakeStory) -> None:
    one = (
        "افتتح وزير المياه منير الحلاق محطة ضخ قرب تل السنديان يوم الأحد، ووعد بمحطتين أخريين قبل الربيع. وترفع المحطة "
        "الماء من القناة القديمة إلى إحدى عشرة قرية على الهضبة كانت تشتريه من الصهاريج منذ بداية "
        "الجفاف قبل ثلاثة أعوام."
    )
    two = (
        "وسأل مزارعون حضروا الافتتاح عمن سيدفع ثمن المازوت، فأجاب الوزير بأن صندوقاً أنشئ لهذا الغرض وبأن نظامه سينشر "
        "الأسبوع المقبل. وتذكر مزارع من الهضبة أن محطة في المكان نفسه افتتحها ثلاثة وزراء قبله، "
        "وتوقفت كل مرة بعد رحيل المصورين."
    )
    (finding,) = unsupported(story("حارس مرمى الأهلي يتصدى لركلة جزاء ويرقص مشجعوه فرحا", one, two))
    assert finding.severity == "warning"


def test_half_a_name_will_do(story: MakeStory) -> None:
    headline = "Minister Hallaq Opens Pumping Station for Villages on Plateau"
    assert unsupported(story(headline, ONE, TWO, names={**NAMES, "Hallaq": "person"})) == []


def test_a_byline_taken_for_a_deck_is_no_claim(story: MakeStory) -> None:
    names = {**NAMES, "Clara Whitlow": "person"}
    assert unsupported(story("From Clara Whitlow at Tell Sindyan", ONE, TWO, names=names)) == []


def test_a_teaser_may_go_on(story: MakeStory) -> None:
    names = {**NAMES, "Orhan Tesmer": "person"}
    headline = "Minister and Orhan Tesmer Open Pumping Station for Villages on Plateau"
    assert unsupported(story(headline, ONE, TWO.removesuffix(".") + " …", names=names)) == []
    assert unsupported(story(headline, ONE, names=names)) == []


def test_another_name_for_the_same_man_is_another_check_s(story: MakeStory) -> None:
    names = {**NAMES, "Samir al-Hallaq": "person"}
    headline = "Samir al-Hallaq Opens Pumping Station for Villages on Plateau"
    found = find_findings(story(headline, ONE, TWO, names=names))
    assert [finding.check for finding in found] == ["name-differs"]
