from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.read.pieces import Piece, split_lines


@given(st.text())
def test_every_line_slices_back(text: str) -> None:
    end = 0
    for piece in split_lines(text):
        ((first, last),) = piece.spans
        assert text[first:last] == piece.text
        assert piece.text == piece.text.strip()
        assert end <= first
        end = last


def test_a_stretch_of_a_wrapped_piece_has_two_spans() -> None:
    text = "The well\nby the mill"
    piece = Piece(((0, 8), (9, 20)), "The well by the mill")
    field = piece.field(4, 11)
    assert (field.value, field.printed, field.spans) == ("well by", "well by", ((4, 8), (9, 11)))
    assert " ".join(text[a:b] for a, b in field.spans) == field.printed


@given(st.integers(0, 30), st.integers(0, 30))
def test_any_stretch_prints_what_its_spans_hold(one: int, two: int) -> None:
    text = "alpha beta\ngamma\ndelta epsilon"
    piece = Piece(((0, 10), (11, 16), (17, 30)), "alpha beta gamma delta epsilon")
    field = piece.field(min(one, two), max(one, two))
    assert " ".join(text[a:b] for a, b in field.spans) == field.printed


def test_marks_of_direction_are_no_part_of_a_line() -> None:
    (piece,) = split_lines("\u200f«السد»\u200f \n")
    assert piece.text == "«السد»"
