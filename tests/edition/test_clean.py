import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from marsad.edition.clean import clean_record, clean_text, one_line

# Lone surrogates included, which no encoder takes.
any_text = st.text(st.characters(codec=None))


@given(any_text)
def test_cleaned_text_fits_xml_and_utf8(text: str) -> None:
    element = etree.Element("a")
    element.text = clean_text(text)
    assert etree.tostring(element, encoding="utf-8")


@given(any_text)
def test_cleaning_keeps_length_and_is_done_once(text: str) -> None:
    cleaned = clean_text(text)
    assert len(cleaned) == len(text)
    assert clean_text(cleaned) == cleaned


@given(any_text)
def test_one_line_has_no_break(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_a_record_is_cleaned_however_deep(hostile_story) -> None:
    cleaned = clean_record(hostile_story)
    assert "\x00" not in repr(cleaned)
    assert "\ud800" not in cleaned.paragraphs[0].original
    assert cleaned.chain[3].name.startswith("<script>")


def test_a_clean_record_comes_back_as_it_is(story) -> None:
    assert clean_record(story) is story


@pytest.mark.parametrize("text", ["", "الميزان", "a\tb\nc", "\u202eabc", "👩‍👩‍👧"])
def test_published_text_is_not_altered(text: str) -> None:
    assert clean_text(text) == text
