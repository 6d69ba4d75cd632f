"""Quotation marks and their partners; what was said, for show: outer marks and a leading that are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.text.quoted import drop_stray_marks, find_stray_marks, shown_content

MARKED = st.text(alphabet="ab و“”«»‘’\"'„,.\n", max_size=30)


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("“We are tired”", "We are tired"),
        ("“We are tired,”", "We are tired"),
        ("“We are tired”.", "We are tired."),
        ("“Are we tired?”.", "Are we tired?"),
        ("that “we are tired”", "we are tired"),
        ("that, if asked, they would sail", "if asked, they would sail"),
        ("that the “second boat” would sail", "the “second boat” would sail"),
        ("“boat” and “quay”", "“boat” and “quay”"),
        ("‘boat’ and ‘quay’", "‘boat’ and ‘quay’"),
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
    assert shown_content(content, [(0, len(content))]) == shown


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("the rise was “less than we asked", "the rise was less than we asked"),
        ("less than we asked” and “more than they wanted”", "less than we asked and “more than they wanted”"),
        ('less than we asked" and "more"', 'less than we asked and "more"'),
        ("”reversed“ and ”again“", "”reversed“ and ”again“"),
        ("„eins“ und „zwei“", "„eins“ und „zwei“"),
        ('قال"نعم" و"لا"', 'قال"نعم" و"لا"'),
        ("و«نحن» وبـ«هم", "و«نحن» وبـهم"),
        ("نحن» و«هم»", "نحن و«هم»"),
        ("»نحن« و»هم«", "»نحن« و»هم«"),
        ("“out «in” side»", "“out in” side"),
        ("“First.\n“Second.”", "“First.\nSecond.”"),
        ("the workers’ ‘boat’ 'n' oars", "the workers’ ‘boat’ 'n' oars"),
        ("(“in brackets”) — “and so”", "(“in brackets”) — “and so”"),
    ],
)
def test_marks_without_a_partner_are_dropped(text: str, kept: str) -> None:
    assert drop_stray_marks(text) == kept


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("“We are tired,” he said, “of waiting.”", ("“We are tired,”", "“of waiting.”"), "We are tired … of waiting."),
        ("“We are tired, he said, of waiting.”", ("“We are tired,", "of waiting.”"), "We are tired … of waiting."),
        ("“The first.\n\n“The last.”", ("“The first.", "“The last.”"), "The first. The last."),
        ("“The first.”\n\n“The last.”", ("The first.", "The last."), "The first. The last."),
        ("the rise, he said, was “small", ("the rise,", "was “small"), "the rise … was small"),
        (
            "that the\n“second boat”\nwould sail",
            ("that the", "“second boat”", "would sail"),
            "the “second boat” would sail",
        ),
        ("He called it “a small rise”, he said.", ("it “a small rise",), "it “a small rise”"),
        ("“We are tired” and so on", ("We are tired",), "We are tired"),
        ("“We are tired and “hungry”", ("We are tired",), "We are tired"),
        ("«السد آمن»، قال الوزير، «ولا خوف»", ("«السد آمن»،", "«ولا خوف»"), "السد آمن … ولا خوف"),
    ],
)
def test_pieces(text: str, words: tuple[str, ...], shown: str) -> None:
    spans = [(text.index(one), text.index(one) + len(one)) for one in words]
    assert shown_content(text, spans) == shown


@given(MARKED)
def test_nothing_but_marks_and_stops_is_lost(content: str) -> None:
    def letters(words: str) -> str:
        return "".join(char for char in words if char.isalpha())

    assert letters(shown_content(content, [(0, len(content))])) == letters(content)


@given(MARKED)
def test_what_is_left_has_partners(text: str) -> None:
    left = drop_stray_marks(text)
    assert len(left) == len(text) - len(find_stray_marks(text))
    assert left.count("«") == left.count("»")
