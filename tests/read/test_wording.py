"""What was said, for show: outer marks and a leading that are left out, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.read.wording import chain_line, content_words, words_at
from marsad.records import Carrier, Speaker


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("“We are tired”", "We are tired"),
        ("that “we are tired”", "we are tired"),
        ("that, if asked, they would sail", "if asked, they would sail"),
        ("that the “second boat” would sail", "the “second boat” would sail"),
        ("“boat” and “quay”", "“boat” and “quay”"),
        ("“boat” would sail", "“boat” would sail"),
        ("“That is a lie”", "That is a lie"),
        ("That is a lie", "That is a lie"),
        ("thatched roofs leak", "thatched roofs leak"),
        ("‘the workers’ demands’", "the workers’ demands"),
        ("'tis so", "'tis so"),
        ("the workers’", "the workers’"),
        ("“‘Inner’ words”", "‘Inner’ words"),
        ("“It began here.", "It began here."),
        ("and ended there.”", "and ended there."),
        ('"straight marks"', "straight marks"),
        ("أن الجسر «مغلق»", "الجسر «مغلق»"),
        ("إنّ الجسر مغلق", "الجسر مغلق"),
        ("أنه مغلق", "أنه مغلق"),
        ("«نحن متعبون»", "نحن متعبون"),
        ("»نحن متعبون«", "نحن متعبون"),
        ("two\nlines  of words", "two lines of words"),
        ("“", ""),
        ("", ""),
    ],
)
def test_outer_marks_and_a_leading_that_are_left_out(content: str, shown: str) -> None:
    assert content_words(content, [(0, len(content))]) == shown


def test_the_pieces_of_an_interrupted_quotation_lose_their_marks_each() -> None:
    text = "“We are tired,” he said, “of waiting.”"
    assert content_words(text, [(0, 15), (25, 38)]) == "We are tired, of waiting."


def test_a_quotation_wrapped_over_lines_is_one_piece() -> None:
    text = "that the\n“second boat”\nwould sail"
    assert content_words(text, [(0, 8), (9, 22), (23, 33)]) == "the “second boat” would sail"


def test_a_quotation_over_paragraphs_loses_every_mark_that_opens_one() -> None:
    text = "“The first.\n\n“The last.”"
    assert content_words(text, [(0, 11), (13, 24)]) == "The first. The last."


@given(st.text(alphabet="ab “”«»‘’\"'\n", max_size=30))
def test_nothing_but_marks_and_spaces_is_lost(content: str) -> None:
    def letters(words: str) -> str:
        return "".join(char for char in words if char.isalpha())

    assert letters(content_words(content, [(0, len(content))])) == letters(content)


def test_words_stand_on_one_line() -> None:
    assert words_at("a\n b  c", [(0, 4), (6, 7)]) == "a b c"


def test_a_chain_without_carriers_is_its_speaker() -> None:
    assert chain_line((), Speaker(None, False)) == "nobody named"
    assert chain_line([Carrier("X", "channel")], Speaker("a source", False)) == "X <- a source"
