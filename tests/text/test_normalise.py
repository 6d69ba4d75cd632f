from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.normalise import fold_phrase


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded = fold_phrase(text)
    assert fold_phrase(folded) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hay'at al-Bahr", "Hay’at Al Bahr"),
        ("Tell Ḥasan", "tell hasan"),
        ("إقرأ أيضاً:", "اقرأ ايضا"),
        ("الحكوميّة", "الحكوميه"),
        ("مصطفى", "مصطفي"),
        ("صـــدى", "صدى"),
        ("١٢ خبراً", "12 خبرا"),
    ],
)
def test_spellings_of_one_phrase_meet(one: str, other: str) -> None:
    assert fold_phrase(one) == fold_phrase(other)
