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
