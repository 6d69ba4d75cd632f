"""Figures in digits and words of both languages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.read.findings.numbers import PERCENT, find_figures


def values(text: str, lang: str) -> list[float]:
    return [figure.value for figure in find_figures(text, 0, len(text), lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("twenty-one men and a hundred and five women", [21, 105]),
        ("three to four hundred thousand people", [3, 400_000]),
        ("$3.5bn, 5 million, 10k and 1,250,000", [3.5e9, 5e6, 10_000, 1_250_000]),
        ("one man with an F-16 won 2-1 at 14:30 in 2026 in the G20", []),
        ("a dozen eggs, two dozen, both hands", [12, 2, 12, 2]),
        ("seven, eight and nine", [7, 8, 9]),
    ],
)
def test_english(text: str, expected: list[float]) -> None:
    assert values(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("خمسة وعشرون جريحاً وأحد عشر قتيلاً", [25, 11]),
        ("ثلاثمئة وخمسة وأربعون طناً", [345]),
        ("ثلاثة آلاف ومئتان", [3200]),
        ("٣١٠ آلاف طن و1.5 مليون دولار", [310_000, 1_500_000]),
        ("١٢٫٥ في المئة و14٪", [12.5, 14]),
        ("900.000 ناخب و1,234 صوتاً", [900_000, 1234]),
        ("بـ112 مخالفة ولـ16 عاماً", [112, 16]),
        ("رجل واحد في عام ٢٠٢٦", []),
    ],
)
def test_arabic(text: str, expected: list[float]) -> None:
    assert values(text, "ar") == expected


def test_what_is_counted() -> None:
    text = "12.5 percent of 40 young fishermen"
    percent, men = find_figures(text, 0, len(text), "en")
    assert percent.counts == {PERCENT} and "fisherman" not in percent.counts
    assert any(stem.startswith("fisherm") for stem in men.counts)


@settings(deadline=None)
@given(st.text(alphabet="0123456789٠١٢٣.,٬٫%- abو مليون ألف two hundred", max_size=60), st.sampled_from(["en", "ar"]))
def test_spans_lie_in_the_text_and_in_order(text: str, lang: str) -> None:
    figures = find_figures(text, 0, len(text), lang)
    assert all(0 <= figure.start < figure.end <= len(text) for figure in figures)
    assert all(one.end <= two.start for one, two in pairwise(figures))


@settings(deadline=None)
@given(st.integers(2, 1899))
def test_a_plain_figure_is_read_back(value: int) -> None:
    assert values(f"counted {value} boxes", "en") == [value]
    assert values(f"أحصى {value} صندوقاً", "ar") == [value]
