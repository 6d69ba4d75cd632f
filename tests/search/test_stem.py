import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.search.fold import fold
from marsad.search.stem import stem, stem_arabic

RELATED = [
    ("حكومة", "الحكومة", "والحكومة", "للحكومة", "بالحكومة", "فالحكومة", "كالحكومة"),
    ("مفاوض", "المفاوضات", "ومفاوضات", "مفاوضين", "مفاوضون"),
    ("كهرباء", "الكهرباء", "الكهربا", "والكهرباء"),
    ("minister", "ministers"),
    ("negotiate", "negotiated", "negotiating"),
]
APART = [("ماء", "ما"), ("ولد", "لد"), ("2026", "2025"), ("دولة", "دواء")]


@pytest.mark.parametrize("words", RELATED, ids=lambda words: words[0])
def test_related_forms_share_a_light_form(words: tuple[str, ...]) -> None:
    assert len({stem(fold(word)) for word in words}) == 1


@pytest.mark.parametrize("pair", APART)
def test_unrelated_words_stay_apart(pair: tuple[str, str]) -> None:
    assert stem(fold(pair[0])) != stem(fold(pair[1]))


@given(st.text(alphabet="والبكفةهياتنحم", min_size=1, max_size=12))
def test_something_is_always_left(word: str) -> None:
    assert stem_arabic(word)


@given(st.text(min_size=1, max_size=20))
def test_any_word_has_a_light_form(word: str) -> None:
    assert stem(word)
