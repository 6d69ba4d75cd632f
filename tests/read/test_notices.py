"""Notices, in wordings that no list of phrases foresees."""

from __future__ import annotations

import pytest

from marsad.read.notices import LIKELY, SURE, has_notice_sign, weigh_notice
from marsad.text.normalise import fold_phrase


@pytest.mark.parametrize(
    "text",
    [
        "Responsibility for the views set out in this article lies entirely with the author.",
        "What is said above was shortened and translated by us, and its author alone answers for it.",
        "Note from the editor: we neither endorse nor have checked the claims in the text above.",
        "Opinions in this piece are the writer's own.",
        "المقال لا يعبر بالضرورة عن رأي الموقع",
        "تُرجمت هذه المادة بتصرف، ويتحمل كاتبها وحده مسؤولية ما جاء فيها.",
    ],
)
def test_notices_are_known_by_what_they_speak_of(text: str) -> None:
    notice = weigh_notice(fold_phrase(text))
    assert has_notice_sign(text) and notice.weight >= SURE and notice.limits


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that responsibility for the delay lay with the contractor.",
        "The author of the report answered that the figures had been checked twice.",
        "She has translated three novels and edited a dictionary of the coastal dialect.",
        "قال الوزير إن مسؤولية التأخير تقع على المتعهد.",
    ],
)
def test_news_is_no_notice(text: str) -> None:
    assert weigh_notice(fold_phrase(text)).weight < SURE


def test_opinions_of_a_thing_are_no_notice_even_at_the_foot() -> None:
    for text in ("They use sour plums instead. Opinions of the result differ.", "Opinions of the result differ."):
        assert weigh_notice(fold_phrase(text)).weight < LIKELY


def test_a_translators_line_limits_nothing() -> None:
    assert not weigh_notice(fold_phrase("Translated by Mira Tal")).limits
    assert weigh_notice(fold_phrase("Translated by Mira Tal")).weight < LIKELY
