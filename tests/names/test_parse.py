from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from marsad.errors import BadInput
from marsad.names import find_flaws, parse_name, tidy_name
from marsad.names.letters import ARABIC, LATIN, fold_arabic, fold_latin


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("al-Assad", ["assad"]),
        ("El Sisi", ["sisi"]),
        ("ash-Shara", ["shara"]),
        ("Abdel Fattah el-Sisi", ["abdfattah", "sisi"]),
        ("Abderrahmane", ["abdrahmane"]),
        ("عبد الفتاح السيسي", ["عبدفتاح", "سيسي"]),
        ("فهد العبد المحسن", ["فهد", "عبدمحسن"]),
        ("Abed al-Salam Abed", ["abdsalam", "abed"]),
        ("Abed Rabbo", ["abdrabbo"]),
        ("Abuaita", ["abu", "aita"]),
        ("نصر الله", ["نصرالله"]),
        ("Nasr Allah", ["nasrallah"]),
        ("Salah ad-Din", ["salahdin"]),
        ("Salaheddine", ["salahdin"]),
        ("Владимир Путин", ["vladimir", "putin"]),
        ("Alexander", ["alexander"]),
        ("منة الله", ["منتالله"]),
        ("Mutashshar", ["mutashar"]),
        ("Bahaa Eldin", ["bahaadin"]),
        ("Najm Aldeeen", ["najmdin"]),
        ("Najmalddin", ["najmdin"]),
        ("Nour Edine", ["nourdin"]),
        ("Ahmed Aden", ["ahmed", "aden"]),
        ("Ibrahim bin al-Din", ["ibrahim", "bin", "din"]),
        ("Karim Abdel Aleem", ["karim", "abdaleem"]),
        ("Abd Alaziz", ["abdaziz"]),
        ("Abdus-Sattar", ["abdsattar"]),
        ("Abdel Ellah", ["abdilah"]),
        ("Abdulellah", ["abdilah"]),
        ("Abdellah", ["abdellah"]),
        ("ذو الفقار", ["ذوالفقار"]),
        ("Dhu al-Fiqar", ["dhulfiqar"]),
        ("Zul Fiqar", ["zulfiqar"]),
        ("Mohamed Aboul Ela", ["mohamed", "abu", "ela"]),
    ],
)
def test_articles_go_and_words_that_belong_together_are_one(text: str, shapes: list[str]) -> None:
    assert [part.shapes[0] for part in parse_name(text).parts] == shapes


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Dr. Abu Bakr al-Baghdadi", ["title", "kunya", "name", "name"]),
        ("الدكتور بشار الأسد", ["title", "name", "name"]),
        ("محمد ولد عبد العزيز", ["name", "particle", "name"]),
        ("B. Assad", ["initial", "name"]),
        ("Brigade 44", ["name", "number"]),
        ("Sheikh", ["name"]),
    ],
)
def test_what_only_stands_with_a_name_is_told(text: str, kinds: list[str]) -> None:
    assert [part.kind for part in parse_name(text).parts] == kinds


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("Fares Laouni", ("laouni", "aouni")),
        ("Laouni", ("laouni",)),
        ("Mohamed Bellalouna", ("bellalouna", "lalouna")),
        ("Ali Bensalah", ("bensalah", "salah")),
        ("Fadela Echebbi", ("echebbi", "chebbi")),
    ],
)
def test_what_may_be_an_article_may_be_a_part_of_the_name(text: str, shapes: tuple[str, ...]) -> None:
    assert parse_name(text).parts[-1].shapes == shapes


@pytest.mark.parametrize(
    ("text", "shapes"),
    [
        ("Ali Ben Salah", ("salah", "bensalah")),
        ("Ali Ould Salah", ("salah", "ouldsalah")),
        ("Kamel Bou Ali", ("ali", "bouali")),
        ("كامل أبو علي", ("علي", "بوعلي")),
        ("Raya Abi Rashed", ("rashed", "abirashed")),
        ("Lotfi Bel Hadj", ("hadj", "belhadj")),
        ("Younis Abed Ali", ("ali", "abdali")),
        ("Amir-Hossein", ("hossein", "amirhossein")),
        ("Amir al-Hossein", ("hossein",)),
    ],
)
def test_what_others_write_as_one_word_has_its_letters_too(text: str, shapes: tuple[str, ...]) -> None:
    assert parse_name(text).parts[-1].shapes == shapes


@pytest.mark.parametrize(
    ("text", "articles"),
    [("al-Malki", (1, 1)), ("Almalki", (0, 1)), ("Malki", (0, 0)), ("المالكي", (1, 1)), ("مالكي", (0, 0))],
)
def test_articles_are_counted_at_least_and_at_most(text: str, articles: tuple[int, int]) -> None:
    assert parse_name(text).parts[0].articles == articles


def test_al_din_may_be_left_out() -> None:
    assert parse_name("Shams al-Din").parts[0].shapes == ("shamsdin", "shams")
    assert parse_name("شمس الدين").parts[0].shapes == ("شمسدين", "شمس")


@pytest.mark.parametrize("text", ["", "  ", "\u202e", "\x00", "🚀", "ا" * 10_000, "..."])
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        tidy_name(text)


@pytest.mark.parametrize(
    ("text", "clean", "flaws"),
    [
        ("Idlib\u200b", "Idlib", ("unseen-characters",)),
        ("\u202eIdlib", "Idlib", ("direction-override",)),
        ("Id\x00lib", "Id lib", ("control-characters",)),
        ("Idlib 🚀", "Idlib", ("signs",)),
        ("Аssad", "Аssad", ("mixed-letters",)),
        ("می\u200cخواهم", "می خواهم", ()),
        ("Hay’at", "Hay’at", ()),
    ],
)
def test_what_must_not_stand_in_a_name_goes_and_is_told(text: str, clean: str, flaws: tuple[str, ...]) -> None:
    assert tidy_name(text) == clean
    assert find_flaws(text) == flaws


@given(st.text(max_size=60))
@example("๐")
@example("²")
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        name = parse_name(text)
    except BadInput:
        return
    assert all(set(shape) <= set(LATIN + ARABIC) for part in name.parts for shape in part.shapes)
    assert tidy_name(name.text) == name.text


@given(st.text(max_size=30))
def test_folding_is_idempotent(text: str) -> None:
    assert fold_latin(fold_latin(text)) == fold_latin(text)
    assert fold_arabic(fold_arabic(text)) == fold_arabic(text)
