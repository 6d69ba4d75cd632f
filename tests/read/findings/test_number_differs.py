"""Figures of the headline are those of the text, in digits or words, rounded or added up."""

from __future__ import annotations

import pytest

from marsad.read.findings import find_findings
from marsad.records import Finding, Reading

from .conftest import MakeStory

FIRE = "Six people were killed and fourteen wounded when shells fell on the vegetable market of Deir Qamra on Monday."
MORE = "The market had been full since dawn, a baker told reporters, and the shells came without any warning at all."
RATE = (
    "The Bank of Lomaru raised its key rate to 11.5 per cent on Thursday, the highest since the currency was reformed."
)
AR_FIRE = "لقي ستة أشخاص مصرعهم وأصيب أربعة عشر آخرون حين سقطت قذائف على سوق الخضار في دير قمرة صباح الاثنين."
AR_MORE = "وقال خباز من أهالي البلدة إن السوق كانت مكتظة منذ الفجر، وإن القذائف سقطت من دون سابق إنذار."
AR_WHEAT = "تسلمت المؤسسة العامة للحبوب ٣١٠ آلاف طن من القمح منذ بداية الموسم، بحسب مديرها العام في مؤتمر صحفي."


def differing(reading: Reading) -> list[Finding]:
    return [finding for finding in find_findings(reading) if finding.check == "number-differs"]


def test_another_figure_for_the_same_thing(story: MakeStory) -> None:
    reading = story("Eight Killed as Shells Fall on Market of Deir Qamra", FIRE, MORE)
    (finding,) = differing(reading)
    assert [reading.text[slice(*span)] for span in finding.spans] == ["Eight", "Six"]
    assert finding.suggestion == "Six" and finding.severity == "warning"


def test_another_figure_in_arabic(story: MakeStory) -> None:
    reading = story("مصرع تسعة أشخاص بقذائف على سوق دير قمرة", AR_FIRE, AR_MORE)
    (finding,) = differing(reading)
    assert [reading.text[slice(*span)] for span in finding.spans] == ["تسعة", "ستة"]


def test_arabic_digits_and_thousands(story: MakeStory) -> None:
    assert differing(story("استلام 310 آلاف طن من القمح في بداية الموسم", AR_WHEAT, AR_MORE)) == []
    (finding,) = differing(story("استلام ٥١٠ آلاف طن من القمح في بداية الموسم", AR_WHEAT, AR_MORE))
    assert finding.suggestion == "٣١٠ آلاف"


def test_a_percentage(story: MakeStory) -> None:
    (finding,) = differing(story("Bank of Lomaru Raises Key Rate to 15 Percent", RATE, MORE))
    assert finding.suggestion == "11.5 per cent"


@pytest.mark.parametrize(
    "headline",
    [
        "Six Killed as Shells Fall on Market of Deir Qamra",
        "6 Killed as Shells Fall on Market of Deir Qamra",
        "Shells Kill 6 and Wound 14 in Market of Deir Qamra",
        "20 Killed or Wounded in Market of Deir Qamra",  # six and fourteen
        "Market of Deir Qamra Shelled at 14:30",
        "Market of Deir Qamra Shelled Again in 2026",
    ],
)
def test_figures_that_the_text_bears_out(story: MakeStory, headline: str) -> None:
    assert differing(story(headline, FIRE, MORE)) == []


@pytest.mark.parametrize("rate", ["11.5 Percent", "11 Per Cent", "12%", "Almost 13 Percent"])
def test_rounding(story: MakeStory, rate: str) -> None:
    assert differing(story(f"Bank of Lomaru Raises Key Rate to {rate}", RATE, MORE)) == []


@pytest.mark.parametrize("crowd", ["12,000", "Twelve Thousand", "More Than 11,000", "11,900"])
def test_big_figures_may_be_rounded(story: MakeStory, crowd: str) -> None:
    body = (
        "A crowd of 11,874 people marched through Lomaru on Friday against the new tariff on bread, the "
        "organisers counted."
    )
    assert differing(story(f"{crowd} People March Through Lomaru Against Bread Tariff", body, MORE)) == []


def test_a_figure_of_something_else_is_left_alone(story: MakeStory) -> None:
    body = (
        "The strike is in its third week. Some 400 dockers of Marsa Jabir voted on Sunday to go on with "
        "it, the union said."
    )
    assert differing(story("Dockers of Marsa Jabir Vote to Go On After 16 Days", body, MORE)) == []


def test_the_dual_says_two_without_a_number(story: MakeStory) -> None:
    body = "أصيب عاملان في انهيار جدار قديم وسط السوق، ونقلا إلى المستشفى مع ثلاثة عمال آخرين كانوا قربهما."
    assert differing(story("إصابة 2 من العمال في انهيار جدار وسط السوق", body, AR_MORE)) == []
