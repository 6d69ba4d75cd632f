"""Words found in a text, and found again in what became of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.errors import BadInput
from marsad.newsroom.desk.queries.wording import extent, find_nearest, find_quoted, join_spans, place, spans_of
from statement_fixtures import ENGLISH_STORY as ENGLISH
from statement_fixtures import english_statements

at_ease = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
TEXT = "He said: no.\nShe said: yes, he said so, said he."


@pytest.mark.parametrize(
    ("words", "near", "found"),
    [
        ("yes, he", None, (23, 30)),
        ("said:", (0, 1), (3, 8)),
        ("said:", (40, 41), (17, 22)),
        ("no. She", None, (9, 16)),  # a line may end between them
        ("aid so", None, (32, 38)),  # part of a word, where no whole one is there
        ("he", (0, 0), (28, 30)),  # not the end of "She", which is nearer
    ],
)
def test_quoted_words(words, near, found):
    assert find_quoted(TEXT, words, near) == found


def test_words_that_are_not_there_and_words_that_are_there_twice():
    with pytest.raises(BadInput, match="“perhaps” does not stand in the story"):
        find_quoted(TEXT, "perhaps", None)
    with pytest.raises(BadInput, match="“said” stands in 4 places"):
        find_quoted(TEXT, "said", None)


@at_ease
@given(st.text(alphabet="abا ", min_size=1), st.integers(0, 40), st.integers(1, 9))
def test_what_is_quoted_from_a_text_is_found_in_it(text, start, length):
    words = text[start : start + length]
    if not words.strip():
        return
    found, end = find_quoted(text, words, (start, start + length))
    assert text[found:end].split() == words.split()


@at_ease
@given(st.text(alphabet="ab", max_size=30), st.text(alphabet="ab", min_size=1, max_size=3), st.integers(0, 35))
def test_the_nearest_is_the_nearest(text, words, near):
    places = [at for at in range(len(text)) if text.startswith(words, at)]
    found = find_nearest(text, words, near)
    assert (found is None) == (not places)
    assert found is None or abs(found - near) == min(abs(at - near) for at in places)


@at_ease
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9))))
def test_joined_spans_cover_the_same_and_lie_apart(pairs):
    spans = [(start, start + length) for start, length in pairs]
    joined = join_spans(spans)
    assert {at for span in joined for at in range(*span)} == {at for span in spans for at in range(*span)}
    assert all(end < start for (_, end), (start, _) in pairwise(joined))


@at_ease
@given(st.text(max_size=40), st.text(max_size=40), st.integers(0, 5))
def test_a_statement_finds_its_words_again(front, behind, number):
    text = "\n".join(("Eleven ships, said the harbour master.", *front.split()))
    base = "\n".join((text, *ENGLISH))
    statement = english_statements(base)[number]
    start, end = extent(statement)
    now = front + base + behind
    again = place(statement, start, base[start:end], now)
    assert again is not None
    assert [now[s:e] for s, e in spans_of(again)] == [base[s:e] for s, e in spans_of(statement)]


def test_far_from_where_it_is_expected_is_not_found_again():
    statement = english_statements("\n".join(ENGLISH))[5]
    start, end = extent(statement)
    wording = "\n".join(ENGLISH)[start:end]
    torn = "The governor slept. " + "It rained. " * 60 + "Who denied what? " + wording.partition("denied ")[2]
    assert place(statement, start, wording, torn) is None
