from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.dates import clean_day, find_dates


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        ("Posted on October 14th, 2026 by admin", "October 14th, 2026", "2026-10-14"),
        ("Oct 9, 2026 | Economy", "Oct 9, 2026", "2026-10-09"),
        ("Sept. 3, 2019", "Sept. 3, 2019", "2019-09-03"),
        ("Saturday, 17 October 2026, 10:32", "Saturday, 17 October 2026", "2026-10-17"),
        ("the 2nd of May 2014", "2nd of May 2014", "2014-05-02"),
        ("13-Nov-2026", "13-Nov-2026", "2026-11-13"),
        ("2026-11-11T08:15:00+03:00", "2026-11-11", "2026-11-11"),
        ("2026/1/5", "2026/1/5", "2026-01-05"),
        ("13/11/2026 08:15", "13/11/2026", "2026-11-13"),
        ("4/5/2026", "4/5/2026", "2026-05-04"),
        ("11/13/2026", "11/13/2026", "2026-11-13"),
        ("5.6.26", "5.6.26", "2026-06-05"),
        ("le 3 février 2015", "3 février 2015", "2015-02-03"),
        ("الجمعة 9 تشرين الأول 2026", "الجمعة 9 تشرين الأول 2026", "2026-10-09"),
        ("٩ كانون الثاني ٢٠٢٦", "٩ كانون الثاني ٢٠٢٦", "2026-01-09"),
        ("٣ آب ٢٠٢٦", "٣ آب ٢٠٢٦", "2026-08-03"),
        ("12 أغسطس 2026", "12 أغسطس 2026", "2026-08-12"),
        ("12 اغسطس، 2026", "12 اغسطس، 2026", "2026-08-12"),
        ("نشر في: 18 غشت 2026 - 11:45", "18 غشت 2026", "2026-08-18"),
        ("الخميس 3 دجنبر 2026", "الخميس 3 دجنبر 2026", "2026-12-03"),
        ("7 يوليوز 2021", "7 يوليوز 2021", "2021-07-07"),
        ("05 أوت 2026", "05 أوت 2026", "2026-08-05"),
        ("17 جويلية 2020", "17 جويلية 2020", "2020-07-17"),
        ("13 أكتوبر/تشرين الأول 2026", "13 أكتوبر/تشرين الأول 2026", "2026-10-13"),
        ("6 حزيران (يونيو) 2012", "6 حزيران (يونيو) 2012", "2012-06-06"),
        ("أكتوبر 12, 2026", "أكتوبر 12, 2026", "2026-10-12"),
        ("28/4/1448 هـ", "28/4/1448 هـ", "2026-10-09"),
        ("10 محرم 1448هـ", "10 محرم 1448هـ", "2026-06-25"),
        (
            "الجمعة 28 ربيع الآخر 1448 هـ الموافق 9 أكتوبر 2026 م",
            "الجمعة 28 ربيع الآخر 1448 هـ الموافق 9 أكتوبر 2026 م",
            "2026-10-09",
        ),
        ("1448/04/28هـ - 2026/10/09م", "1448/04/28هـ - 2026/10/09م", "2026-10-09"),
    ],
)
def test_every_form_of_the_press(text: str, printed: str, day: str) -> None:
    (found,) = find_dates(text)
    assert (text[found.start : found.end], str(found.day)) == (printed, day)


def test_a_date_without_year_has_no_day() -> None:
    (found,) = find_dates("Farport, Oct 9 – The ferry")
    assert found.day is None


@pytest.mark.parametrize(
    "text", ["31/2/2026", "20261122", "12 of them", "version 1.2.3.4", "٥ رجال", "8 Safar 1600", ""]
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_hijri_agrees_with_the_gregorian_beside_it() -> None:
    (double,) = find_dates("28 ربيع الآخر 1448 هـ الموافق 10 أكتوبر 2026")
    assert str(double.day) == "2026-10-10"  # the Gregorian side is believed


def test_metadata_gives_a_day_or_none() -> None:
    assert str(clean_day("2026-05-12T06:00:00Z")) == "2026-05-12"
    assert clean_day("yesterday") is None


@given(st.text(alphabet="0123456789/.- ٣٤تشرينأولOctober,هـم\n", max_size=200))
def test_dates_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize("unit", ["12 October ", "1 ", "31/12/", "ربيع ", "أكتوبر/", "12 "])
def test_time_grows_with_the_text_only(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    start = time.process_time()
    find_dates(text)
    assert time.process_time() - start < 3
