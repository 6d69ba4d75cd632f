"""Names stay on one line, matches are marked, and the text is the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from marsad.edition.typeset import keep_names, mark_spans

TEXTS = st.text(alphabet=st.sampled_from("al-elash Hs’'<&>ا‐م"), max_size=60)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("First Lorries Cross at al-Haswa", ["al-Haswa"]),
        ("Ash-Shati, el-Baladi and Tell al-Sindyan’s mayor", ["Ash-Shati", "el-Baladi", "al-Sindyan"]),
        ("Loyal-ish, de-al, al-, al -Haswa, cease-fire", []),
        ("الحصوة al", []),
    ],
)
def test_names_with_an_article_are_kept(text: str, names: list[str]) -> None:
    assert re.findall(r'<span class="whole">([^<]+)</span>', str(keep_names(text))) == names


def test_a_very_long_word_may_break() -> None:
    assert "</span>" in str(keep_names("al-" + "a" * 60))[:60]


def test_a_match_inside_a_name_is_marked_inside() -> None:
    assert str(mark_spans("to al-Haswa", ((6, 11),))) == 'to <span class="whole">al-<mark>Haswa</mark></span>'


@given(TEXTS, st.lists(st.tuples(st.integers(-2, 70), st.integers(-2, 70)), max_size=4))
def test_the_text_stays_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    page = mark_spans(text, spans)
    assert Markup(re.sub(r'<span class="whole">|</span>|</?mark>', "", str(page))).unescape() == text
    marked = "".join(Markup(part).unescape() for part in re.findall(r"<mark>(.*?)</mark>", str(page)))
    assert len(marked) <= sum(max(0, end - start) for start, end in spans)
