"""One name, one spelling on a page; and the same people above as below."""

from __future__ import annotations

from marsad.read.findings import find_findings
from marsad.records import Finding, Reading

from .conftest import MakeStory

ONE = (
    "Munir al-Hallaq, the minister of water, opened a pumping station near Tell Sindyan on Sunday "
    "and promised two more "
    "before the spring."
)
TWO = "Hallaq told farmers in Tell Sindyan that the pipes had been laid, and that the wells of Tell Sinydan would rest."
NAMES = {"Munir al-Hallaq": "person", "Hallaq": "person", "Tell Sindyan": "place", "Tell Sinydan": "place"}
AR_ONE = "افتتح وزير المياه منير الحلاق محطة ضخ قرب تل السنديان يوم الأحد، ووعد بمحطتين أخريين قبل الربيع المقبل."
AR_TWO = "وقال الحلاق للمزارعين إن الأنابيب مدت إلى الحقول، وإن الآبار القديمة ستستريح بعد اليوم من الضخ."


def differing(reading: Reading) -> list[Finding]:
    return [finding for finding in find_findings(reading) if finding.check == "name-differs"]


def test_a_slip_in_the_text(story: MakeStory) -> None:
    reading = story("Minister Opens Pumping Station Near Tell Sindyan", ONE, TWO, names=NAMES)
    (finding,) = differing(reading)
    assert [reading.text[slice(*span)] for span in finding.spans] == ["Sindyan", "Sinydan"]
    assert finding.spans[0][0] < len("Minister Opens Pumping Station Near Tell Sindyan")
    assert (finding.severity, finding.suggestion) == ("note", "Sindyan")


def test_swapped_letters_in_a_word_that_was_not_seen_to_be_a_name(story: MakeStory) -> None:
    names = {"Munir al-Hallaq": "person", "Tell Sindyan": "place"}
    (finding,) = differing(story("Minister Opens Pumping Station Near Tell Sindyan", ONE, TWO, names=names))
    assert "Sinydan" in finding.message


def test_a_slip_in_the_headline(story: MakeStory) -> None:
    two = TWO.replace("Sinydan", "Sindyan")
    names = {**NAMES, "Munir al-Halalq": "person"}
    reading = story("Munir al-Halalq Opens Pumping Station", ONE, two, names=names)
    (finding,) = differing(reading)
    assert [reading.text[slice(*span)] for span in finding.spans] == ["Halalq", "Hallaq"]


def test_another_given_name_above(story: MakeStory) -> None:
    two = TWO.replace("Sinydan", "Sindyan")
    reading = story("Samir al-Hallaq Opens Pumping Station", ONE, two, names={**NAMES, "Samir al-Hallaq": "person"})
    (finding,) = differing(reading)
    assert (finding.severity, finding.suggestion) == ("warning", "Munir al-Hallaq")


def test_another_spelling_of_a_family_name_above(story: MakeStory) -> None:
    body = (
        "Bassam al-Turaybili, who speaks for the delegation, said on Sunday that the lists of prisoners were complete."
    )
    names = {"Bassam al-Turaybili": "person", "Bassam Treibili": "person"}
    (finding,) = differing(story("Bassam Treibili: Lists of Prisoners Are Complete", body, ONE, names=names))
    assert finding.suggestion == "Bassam al-Turaybili"


def test_articles_apostrophes_and_adjectives_are_no_slips(story: MakeStory) -> None:
    body = (
        "Hay’at al-Inqadh and the Syrian council met in Syria; Hay'at Inqadh and al-Hallaq's men came "
        "from the Hallaq quarter."
    )
    names = {"Hay’at al-Inqadh": "organisation", "Hay'at Inqadh": "organisation", "Syria": "place", "Syrian": "place"}
    assert differing(story("Council Meets in Syria", body, ONE, names={**names, **NAMES})) == []


def test_two_people_of_nearly_one_name_stay_two(story: MakeStory) -> None:
    body = "Omar Hassan sold the boat to Karim Hasan. Omar Hassan is a carpenter; the buyer fishes with his brothers."
    assert differing(story("A Boat Is Sold", body, ONE, names={"Omar Hassan": "person", "Karim Hasan": "person"})) == []


def test_a_slip_in_arabic(story: MakeStory) -> None:
    names = {"منير الحلاق": "person", "الحلاق": "person", "بسام الطريبيلي": "person", "بسام الطريبلي": "person"}
    body = "وحضر الافتتاح بسام الطريبيلي عن أهالي المنطقة، وقال بسام الطريبيلي إن الماء وصل، ثم غادر بسام الطريبلي."
    reading = story("وزير المياه منير الحلاق يفتتح محطة ضخ", AR_ONE, AR_TWO, body, names=names)
    (finding,) = differing(reading)
    assert [reading.text[slice(*span)] for span in finding.spans] == ["الطريبيلي", "الطريبلي"]


def test_another_given_name_above_in_arabic(story: MakeStory) -> None:
    names = {"منير الحلاق": "person", "الحلاق": "person", "سامر الحلاق": "person"}
    (finding,) = differing(story("سامر الحلاق يفتتح محطة ضخ قرب تل السنديان", AR_ONE, AR_TWO, names=names))
    assert finding.suggestion == "منير الحلاق"
