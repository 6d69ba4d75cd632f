from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.text.scripts import count_scripts, fold_digits, guess_direction


@given(st.text())
def test_folding_digits_keeps_every_place(text: str) -> None:
    folded = fold_digits(text)
    assert len(folded) == len(text)
    assert fold_digits(folded) == folded


def test_digits_of_three_sets_become_ascii() -> None:
    assert fold_digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ １２") == "0123456789 0123456789 12"


def test_letters_are_counted_by_script() -> None:
    assert count_scripts("سد Dam ٣") == (2, 3)


def test_direction_is_that_of_the_first_strong_letter() -> None:
    assert guess_direction("12: المدار and more") == "rtl"
    assert guess_direction("(12) Harbour المرفأ") == "ltr"
    assert guess_direction("12.5 %") == "ltr"
