"""What holds for any text: a result or a refusal, the same either way round, an exact name first."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from marsad.errors import BadInput
from marsad.names import NameIndex, compare_names, find_flaws, parse_name, tidy_name
from marsad.names.letters import fold_arabic, fold_latin
from marsad.names.romanise import propose, romanise

WORDS = st.sampled_from(
    [
        "محمد",
        "الأسد",
        "al-Assad",
        "Hassan",
        "حسين",
        "Abu",
        "أبو",
        "بن",
        "Dr.",
        "B.",
        "Abdel",
        "عبد",
        "الله",
        "Nasrallah",
        "44",
        "Putin",
        "الدين",
        "ابوزيد",
        "Aboubakr",
        "Al-Sham",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
ANY = st.text(st.characters(), max_size=40) | NAMES
HARD = [
    "",
    "\x00",
    "\ud800",
    "\u202e",
    "🚀",
    "A" * 10_000,
    "ا" * 5_000,
    "Аssad",
    "a\u0301" * 200,
    "ـ" * 50,
    "'-'",
    "١٢٣",
]


@pytest.mark.parametrize("text", HARD)
def test_hard_texts_are_refused_or_answered_at_once(text: str) -> None:
    index = NameIndex([*HARD, "Assad"])
    for ask in (tidy_name, parse_name, index.find, propose, romanise, lambda one: compare_names(one, "Assad")):
        with suppress(BadInput):
            ask(text)
    find_flaws(text)


@settings(max_examples=150, deadline=None)
@example("\ud800x")
@example("ال ال")
@example("Abu")
@given(ANY)
def test_any_text_is_a_name_or_a_refusal(text: str) -> None:
    try:
        parts = parse_name(text).parts
    except BadInput as refused:
        assert str(refused)
        return
    assert all(shape for part in parts for shape in part.shapes)
    assert tidy_name(tidy_name(text)) == tidy_name(text)


@settings(max_examples=150, deadline=None)
@given(ANY, ANY)
def test_comparing_is_the_same_either_way_round(a: str, b: str) -> None:
    try:
        one, other = compare_names(a, b), compare_names(b, a)
    except BadInput:
        return
    assert (one.score, one.verdict) == (other.score, other.verdict)
    assert 0 <= one.score <= 1


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_latin(fold_latin(text)) == fold_latin(text)
    assert fold_arabic(fold_arabic(text)) == fold_arabic(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=30, unique=True), st.data())
def test_an_exact_name_is_first(names: list[str], data: st.DataObject) -> None:
    query = data.draw(st.sampled_from(names))
    hits = NameIndex(names).find(query, 3)
    assert hits[0].score == 1.0
    assert query in [hit.name for hit in hits if hit.score == 1.0]


@settings(max_examples=15, deadline=None)
@given(names=st.lists(ANY, max_size=20), query=NAMES)
def test_a_saved_index_answers_as_it_did(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], query: str
) -> None:
    folder = Path(tmp_path_factory.mktemp("index"))
    made = NameIndex(names)
    made.save(folder)
    opened = NameIndex.open(folder)
    assert list(opened.names) == names
    assert opened.refused == made.refused
    with suppress(BadInput):
        assert opened.find(query) == made.find(query)


def test_no_index_of_other_tables_is_opened(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"NameIndex\.save"):
        NameIndex.open(tmp_path)
    NameIndex(["Idlib"]).save(tmp_path)
    about = tmp_path / "index.json"
    about.write_text(about.read_text(encoding="utf-8").replace('"made_by":"', '"made_by":"0'), encoding="utf-8")
    with pytest.raises(BadInput, match="other tables"):
        NameIndex.open(tmp_path)
