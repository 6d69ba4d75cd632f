from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from marsad.read.pieces import split_lines
from marsad.read.unwrap import unwrap

PARAGRAPH = (
    "The harbour authority of Farport has closed the old ferry terminal after inspectors found that its piles had been "
    "eaten through, the head of the authority told reporters on Monday, and the ferrymen did not believe a word of it."
)


@given(st.integers(45, 100))
def test_any_measure_is_undone(width: int) -> None:
    wrapped = "\n\n".join([textwrap.fill(PARAGRAPH, width)] * 3)
    pieces = unwrap(split_lines(wrapped), lambda _: False)
    assert [piece.text for piece in pieces] == [PARAGRAPH] * 3
    assert all(" ".join(wrapped[a:b] for a, b in piece.spans) == piece.text for piece in pieces)


def test_lines_that_stand_alone_stay_alone() -> None:
    wrapped = f"Ferry Sinks\nBy Lina Haddad\n\n{textwrap.fill(PARAGRAPH, 60)}\n\n{textwrap.fill(PARAGRAPH, 60)}"
    pieces = unwrap(split_lines(wrapped), lambda line: line.startswith("By "))
    assert [piece.text for piece in pieces] == ["Ferry Sinks", "By Lina Haddad", PARAGRAPH, PARAGRAPH]


def test_a_page_of_whole_paragraphs_is_left_alone() -> None:
    pieces = split_lines(f"Ferry Sinks\nAt noon\n{PARAGRAPH}\n{PARAGRAPH}")
    assert unwrap(pieces, lambda _: False) is pieces


def test_items_of_a_numbered_list_are_not_joined() -> None:
    items = ["1. Where Do the Old Ferries Go When Nobody Is Looking at", "2. A Talk With a Crane"]
    paragraphs = f"{textwrap.fill(PARAGRAPH, 60)}\n\n{textwrap.fill(PARAGRAPH, 60)}"
    pieces = unwrap(split_lines("\n".join(items) + f"\n\n{paragraphs}"), lambda _: False)
    assert [piece.text for piece in pieces] == [*items, PARAGRAPH, PARAGRAPH]


@given(st.integers(45, 100), st.sampled_from(["Ferrymen Believe No Word of It", "المرفأ يغلق محطة العبّارات"]))
def test_a_headline_needs_no_empty_line_below_it(width: int, headline: str) -> None:
    wrapped = f"{headline}\n{textwrap.fill(PARAGRAPH, width)}"
    assert [piece.text for piece in unwrap(split_lines(wrapped), lambda _: False)] == [headline, PARAGRAPH]


def test_a_headline_as_wide_as_the_lines_is_told_by_its_capitals() -> None:
    headline = "Farport Closes Its Old Ferry Terminal After the Inspectors"
    wrapped = textwrap.fill(PARAGRAPH, 60)
    for first, parts in ((headline, 2), (headline.lower(), 1)):
        assert len(unwrap(split_lines(f"{first}\n{wrapped}"), lambda _: False)) == parts


def test_a_headline_broken_for_balance_is_one() -> None:
    wrapped = f"Ferrymen of Farport Believe No\nWord of Their Own Authority\n{textwrap.fill(PARAGRAPH, 60)}"
    pieces = unwrap(split_lines(wrapped), lambda _: False)
    assert [piece.text for piece in pieces] == ["Ferrymen of Farport Believe No Word of Their Own Authority", PARAGRAPH]


def test_two_lines_that_break_inside_a_sentence_are_wrapped_too() -> None:
    short = "The harbour authority of Farport has closed the old ferry terminal\nafter inspectors found holes. He said."
    wrapped = f"Ferry Closed\n{short}"
    assert [piece.text for piece in unwrap(split_lines(wrapped), lambda _: False)] == [
        "Ferry Closed",
        short.replace("\n", " "),
    ]
    listed = split_lines(
        "Ferry Closed\nThe old ferry terminal is closed from Monday\nThe piles were eaten through by worms"
    )
    assert unwrap(listed, lambda _: False) is listed
