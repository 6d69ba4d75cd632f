import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marsad.search.fold import find_tokens, fold, fold_word

SAME = [
    ("Hay'at", "Hay’at", "Hayat", "HAYʼAT", "ḥayʾat"),
    ("al-Asmi", "al Asmi", "Al\u2011Asmi", "Asmi", "al-\u02bfAsmi"),
    ("ar-Raqqa", "al-Raqqa", "Raqqa"),
    ("Sham’s", "Sham"),
    ("Sana'a", "Sanaa"),
    ("أحمد", "احمد", "إحمد", "أَحْمَد", "احـــمد"),
    ("مستشفى", "مستشفي"),
    ("وزارة", "وزاره"),
    ("مسؤول", "مسوول"),
    ("\ufefb", "لا"),
    ("١٢٠", "120", "۱۲۰"),
    ("10,000", "١٠٬٠٠٠", "10000"),
    ("4.5", "٤٫٥"),
    ("Šibenik", "Sibenik"),
    ("Straße", "strasse"),
]

texts = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("al AL-els'’-‐ \u200c\u0640\u064b\u0670ةىئ٠١٢.,٬٫0123 \n"),
    ),
    max_size=60,
)


@pytest.mark.parametrize("spellings", SAME, ids=lambda spellings: spellings[0])
def test_spellings_fold_to_one(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_article_has_no_place_of_its_own() -> None:
    assert fold("Ayman al-Asmi said") == fold("Ayman Asmi said")


def test_article_and_name_are_one_token_that_knows_its_solid_form() -> None:
    text = "by Ayman al-Asmi."
    token = find_tokens(text)[-1]
    assert (text[token.start : token.end], token.form, token.joined) == ("al-Asmi", "asmi", "alasmi")


def test_article_before_a_number_or_at_the_end_is_a_word() -> None:
    assert fold("al 5") == "al 5"
    assert fold("et al.") == "et al"


def test_as_and_an_are_english_words_before_a_blank() -> None:
    assert fold("as said, an ant") == "as said an ant"


def test_hyphened_word_knows_its_solid_form() -> None:
    first, second = find_tokens("cease-fire")
    assert (first.form, first.joined, first.linked) == ("cease", "ceasefire", False)
    assert (second.form, second.joined, second.linked) == ("fire", None, True)


def test_scripts_that_touch_are_two_words() -> None:
    assert fold("الـBBC") == "ال bbc"


def test_a_date_is_three_numbers() -> None:
    assert fold("12.10.2026") == "12 10 2026"
    assert fold("2026-10-12") == "2026 10 12"


def test_lone_marks_and_punctuation_are_nothing() -> None:
    assert find_tokens("— \u064b ، ؟ ' ’ ʿ \ud800 \x00") == []


@given(texts)
@example("0\U0001eea1")
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    tokens = find_tokens(text)
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(before.end <= after.start for before, after in pairwise(tokens))


@given(texts)
def test_a_token_is_what_its_stretch_folds_to(text: str) -> None:
    for token in find_tokens(text):
        assert fold(text[token.start : token.end]) == token.form


@given(st.text(max_size=30))
def test_folded_words_have_no_case_and_no_marks(text: str) -> None:
    folded = fold_word(text)
    assert folded == folded.casefold()
    assert not any(unicodedata.category(char).startswith("M") for char in folded)


@pytest.mark.parametrize("unit", ["ا\u200c", "a'", "1,", "a-", "al ", "\u064b", "'", "1.1", "a\u0300"])
def test_no_text_stalls_the_tokens(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    started = time.process_time()
    find_tokens(text)
    assert time.process_time() - started < 4
