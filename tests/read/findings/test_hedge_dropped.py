"""What the text doubts, headline and deck may not state."""

from __future__ import annotations

import pytest

from marsad.read.findings import find_findings
from marsad.records import Finding, Reading

from .conftest import MakeStory

MET = (
    "The spokesman of the opposition delegation, Bassam al-Turaybili, said that Abu Layth, or his "
    "representative, had met "
    "the Kardan officers in a mill near the crossing three times since the summer."
)
AND = (
    "He added that nobody had told the villagers, and that the mill had been empty for years before the visitors came."
)
AR_MET = (
    "قال المتحدث باسم وفد المعارضة بسام الطريبيلي إن أبا ليث، أو من ينوب عنه، التقى الضباط الكارديين "
    "في طاحونة قرب المعبر "
    "ثلاث مرات منذ الصيف."
)
AR_AND = "وأضاف أن أحداً لم يخبر أهالي القرية، وأن الطاحونة كانت مهجورة منذ سنوات قبل أن يأتيها هؤلاء الزوار."


def dropped(reading: Reading) -> list[Finding]:
    return [finding for finding in find_findings(reading) if finding.check == "hedge-dropped"]


def test_the_man_or_his_representative(story: MakeStory) -> None:
    reading = story("Spokesman: Kardan Officers Met Abu Layth Three Times", MET, AND, names={"Abu Layth": "person"})
    (finding,) = dropped(reading)
    above, below = finding.spans
    assert reading.text[slice(*above)] == "Kardan Officers Met Abu Layth Three Times"
    assert "Abu Layth, or his representative, had met" in reading.text[slice(*below)]
    assert "or his representative" in finding.message and finding.severity == "warning"


def test_the_man_or_his_representative_in_arabic(story: MakeStory) -> None:
    reading = story("الطريبيلي: الضباط الكارديون التقوا أبا ليث ثلاث مرات", AR_MET, AR_AND)
    (finding,) = dropped(reading)
    assert "أو من ينوب عنه" in finding.message
    assert reading.text[slice(*finding.spans[0])] == "الضباط الكارديون التقوا أبا ليث ثلاث مرات"


@pytest.mark.parametrize(
    "hedged",
    [
        "The government has reportedly sold the harbour cranes to a company in Rayman, dockers say.",
        "The government may have sold the harbour cranes to a company in Rayman, according to a clerk.",
        "It is believed that the government sold the harbour cranes to a company in Rayman last spring.",
        "Perhaps the government sold the harbour cranes to a company in Rayman, a columnist wrote on Sunday.",
    ],
)
def test_words_of_doubt(story: MakeStory, hedged: str) -> None:
    reading = story("Government Sold Harbour Cranes to Rayman Company", hedged, AND)
    (finding,) = dropped(reading)
    assert reading.text[slice(*finding.spans[1])] in hedged


@pytest.mark.parametrize(
    "hedged",
    [
        "يرجح أن الحكومة باعت رافعات المرفأ لشركة في ريمان قبل نهاية الربيع، بحسب ما يتداوله العمال.",
        "ربما باعت الحكومة رافعات المرفأ لشركة في ريمان قبل نهاية الربيع، كما كتب أحد المعلقين.",
        "زعم موظف سابق أن الحكومة باعت رافعات المرفأ لشركة في ريمان قبل نهاية الربيع الماضي.",
    ],
)
def test_words_of_doubt_in_arabic(story: MakeStory, hedged: str) -> None:
    (finding,) = dropped(story("الحكومة باعت رافعات المرفأ لشركة في ريمان", hedged, AR_AND))
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "headline",
    [
        "Government May Have Sold Harbour Cranes to Rayman Company",
        "Did the Government Sell Harbour Cranes to a Rayman Company?",
        "Government Reportedly Sold Harbour Cranes to Rayman Company",
        "Government Accused of Selling Harbour Cranes to Rayman Company",
    ],
)
def test_a_headline_that_doubts_too_is_left_alone(story: MakeStory, headline: str) -> None:
    body = "The government has reportedly sold the harbour cranes to a company in Rayman, dockers say."
    assert dropped(story(headline, body, AND)) == []


def test_what_another_sentence_states_flatly_may_stand(story: MakeStory) -> None:
    body = "The government has reportedly sold the harbour cranes to a company in Rayman, dockers said on Monday."
    later = (
        "On Tuesday the ministry published the contract: the government sold the harbour cranes to the Rayman company."
    )
    assert dropped(story("Government Sold Harbour Cranes to Rayman Company", body, later)) == []


def test_a_doubt_about_something_else_in_the_sentence(story: MakeStory) -> None:
    body = "The government sold the harbour cranes to a company in Rayman, and the dockers may strike in December."
    assert dropped(story("Government Sold Harbour Cranes to Rayman Company", body, AND)) == []


def test_claimed_is_no_doubt_where_the_headline_names_who_claims(story: MakeStory) -> None:
    body = "The union claimed that the government had sold the harbour cranes to a company in Rayman last spring."
    said = [
        ("The union", "claimed", "that the government had sold the harbour cranes to a company in Rayman", "the union")
    ]
    assert dropped(story("Union: Government Sold Harbour Cranes to Rayman Company", body, AND, said=said)) == []
    assert dropped(story("Government Sold Harbour Cranes to Rayman Company", body, AND, said=said))


def test_arabic_qad_before_what_has_happened_affirms(story: MakeStory) -> None:
    body = "وقد تم بيع رافعات المرفأ لشركة في ريمان، وفق بيان أصدرته الحكومة ونشرته الصحف المحلية صباح أمس."
    assert dropped(story("بيع رافعات المرفأ لشركة في ريمان", body, AR_AND)) == []
