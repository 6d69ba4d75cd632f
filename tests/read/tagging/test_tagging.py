"""Words, pieces, windows and decoding on small cases."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.read.tagging.decode import Constants, decode
from marsad.read.tagging.emissions import Emissions, WindowView, link_mass
from marsad.read.tagging.inner import decode_inner
from marsad.read.tagging.pieces import cut_windows
from marsad.read.tagging.spans import find_spans
from marsad.read.tagging.words import BRIEF, CLOSING, INSIDE, OPENING, OUTSIDE, split_words


def texts(text: str) -> list[str]:
    words = split_words(text)
    return [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)]


class TestWords:
    def test_words_and_marks(self) -> None:
        assert texts("“No,” he said.") == ["“", "No", ",", "”", "he", "said", "."]

    def test_vowel_signs_stay_in_their_word(self) -> None:
        assert texts("مشيراً إلى") == ["مشيراً", "إلى"]

    def test_quotation_states(self) -> None:
        words = split_words("“We will open it,” he said of the “so-called” port.")
        assert words.quotes[:7].tolist() == [OPENING, INSIDE, INSIDE, INSIDE, INSIDE, INSIDE, CLOSING]
        assert BRIEF not in words.quotes[7:11] and words.quotes[8] == OUTSIDE

    def test_short_quotations_are_brief(self) -> None:
        assert split_words("a “moderate” man").quotes.tolist() == [OUTSIDE, OPENING, BRIEF, CLOSING, OUTSIDE]

    def test_an_open_quotation_ends_with_its_paragraph(self) -> None:
        assert split_words("“One\n\ntwo").quotes.tolist() == [OPENING, INSIDE, OUTSIDE]

    def test_sentences_and_paragraphs(self) -> None:
        words = split_words("Mr. Smith left. He ran.\nThen no.")
        assert words.paragraphs.max() == 1
        assert words.sentences.tolist() == [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2]

    @pytest.mark.parametrize("text", ["", " \n ", "\u200f", "ـ", "a\x00b", "😀"])
    def test_odd_texts(self, text: str) -> None:
        words = split_words(text)
        assert len(words.starts) == len(words.shapes) == len(words.places)


class TestWindows:
    @pytest.mark.parametrize("length", [1, 253, 254, 255, 500, 1111, 5000])
    def test_all_pieces_are_seen_and_none_too_long(self, length: int) -> None:
        windows = cut_windows(length, 254, 190)
        seen = np.zeros(length, dtype=bool)
        for a, b in windows:
            seen[a:b] = True
            assert b - a <= 254
        assert seen.all()
        assert all(c - a <= 190 for (a, _), (c, _) in pairwise(windows))

    @given(length=st.integers(1, 3000), breaks=st.lists(st.integers(1, 2999), unique=True).map(sorted))
    def test_whatever_the_paragraphs(self, length: int, breaks: list[int]) -> None:
        windows = cut_windows(length, 254, 190, [b for b in breaks if b < length])
        assert windows[0][0] == 0 and windows[-1][1] == length
        assert all(0 < b - a <= 254 for a, b in windows)
        assert all(a < c <= b for (a, b), (c, _) in pairwise(windows))

    def test_nothing(self) -> None:
        assert cut_windows(0, 254, 190) == []


def scores(tags: list[int], count: int = 13) -> np.ndarray:
    rows = np.full((len(tags), count), -8.0, dtype=np.float32)
    rows[np.arange(len(tags)), tags] = -0.01
    return rows


class TestSpans:
    def test_begin_in_end_single(self) -> None:
        assert find_spans(scores([1, 2, 3, 0, 8, 9, 11]), 3) == [(0, 0, 3), (1, 4, 5), (2, 5, 7)]

    def test_neighbours_stay_apart(self) -> None:
        assert find_spans(scores([9, 11, 9, 11]), 3) == [(2, 0, 2), (2, 2, 4)]

    def test_an_impossible_tag_is_mended(self) -> None:
        spans = find_spans(scores([0, 10, 11, 0]), 3)
        assert all(a < b for _, a, b in spans)

    def test_nothing(self) -> None:
        assert find_spans(np.zeros((0, 13), np.float32), 3) == []


def emissions(
    tags: list[int], heads: dict[int, int], speakers: dict[int, int], inner: list[int] | None = None
) -> Emissions:
    """Make emissions in which word `w` links to `heads[w]`, and cue `w` to source `speakers[w]`, in one window."""
    count = len(tags)
    links = np.full((3, count + 2, count + 2), 1e-6, dtype=np.float32)
    for word in range(count):
        links[0, word + 1, heads.get(word, -1) + 1] = 1.0
        links[1, word + 1, speakers.get(word, -1) + 1] = 1.0
    owner = np.array([-1, *range(count), -1])
    view = WindowView(owner, links / links.sum(-1, keepdims=True), np.ones(count + 2, np.float32))
    nothing = [0] * count
    return Emissions(scores(tags), scores(inner or nothing), scores(nothing, 17), (view,), np.zeros(count, np.int64))


class TestDecode:
    def test_source_cue_content(self) -> None:
        (found,) = decode(emissions([1, 3, 8, 9, 11], {0: 2, 1: 2, 3: 2, 4: 2}, {2: 0}), Constants())
        assert (found.source, found.cue, found.content) == (((0, 2),), ((2, 3),), ((3, 5),))
        assert 0.8 < found.confidence <= 1.0

    def test_two_cues_share_a_source(self) -> None:
        both = decode(emissions([4, 8, 12, 8, 12], {0: 1, 2: 1, 4: 3}, {1: 0, 3: 0}), Constants())
        assert [f.source for f in both] == [((0, 1),), ((0, 1),)]

    def test_an_interrupted_quotation_is_one(self) -> None:
        (found,) = decode(emissions([12, 4, 8, 9, 11], {0: 2, 1: 2, 3: 2, 4: 2}, {2: 1}), Constants())
        assert found.content == ((0, 1), (3, 5))

    def test_no_source(self) -> None:
        (found,) = decode(emissions([8, 12], {1: 0}, {}), Constants())
        assert found.source == ()

    def test_a_cue_without_content_is_nothing(self) -> None:
        assert decode(emissions([4, 8], {0: 1}, {1: 0}), Constants()) == []

    def test_mass_adds_up(self) -> None:
        made = emissions([12, 8], {0: 1}, {})
        mass, outside = link_mass(made, 0, [(0, 1)], [(1, 2)])
        assert mass[0, 0] + outside[0] <= 1.0 + 1e-5


class TestInner:
    def test_nested(self) -> None:
        made = emissions([4, 8, 9, 10, 11], {0: 1, 2: 1, 3: 1, 4: 1}, {1: 0}, inner=[0, 0, 4, 8, 12])
        (inner,) = decode_inner(made, decode(made, Constants()), Constants())
        assert (inner.source, inner.cue, inner.content, inner.parent) == (((2, 3),), ((3, 4),), ((4, 5),), 0)

    def test_carried(self) -> None:
        made = emissions([4, 8, 12, 0, 0, 0], {0: 1, 2: 1}, {1: 0}, inner=[0, 0, 0, 9, 10, 11])
        (inner,) = decode_inner(made, decode(made, Constants()), Constants())
        assert (inner.cue, inner.content, inner.parent) == ((), ((3, 6),), None)

    def test_a_content_again_is_nothing_new(self) -> None:
        made = emissions([4, 8, 9, 11], {0: 1, 2: 1, 3: 1}, {1: 0}, inner=[0, 0, 0, 12])
        assert decode_inner(made, decode(made, Constants()), Constants()) == []
