"""The list of given and family names: its form, and what is made of it."""

from __future__ import annotations

from collections import Counter

import msgspec
import pytest

from marsad.errors import BadInput
from marsad.names import NameIndex, compare_names
from marsad.names.given import compile_given
from marsad.names.letters import fold_arabic, fold_latin
from marsad.resources import RESOURCES

ENDS = str.maketrans("ىة", "يه")


def is_arabic(word: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" for char in word)


def arabic_key(name: str) -> str:
    folded = fold_arabic(name)
    return folded[:-1] + folded[-1:].translate(ENDS)


def latin_key(name: str) -> tuple[str, ...]:
    """Return a spelling's folded words: `Abd Allah` and `Abdallah` are two spellings, `Saïd` and `Sa'id` are one."""
    return tuple(fold_latin(word) for word in name.replace("-", " ").split())


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    return msgspec.yaml.decode((RESOURCES / "names" / "given.yaml").read_bytes(), type=list[list[str]])


def test_rows_are_arabic_then_latin(rows: list[list[str]]) -> None:
    assert len(rows) > 1000
    for row in rows:
        scripts = [is_arabic(word) for word in row]
        assert scripts[0] and not scripts[-1], row
        assert scripts == sorted(scripts, reverse=True), row


def test_no_arabic_name_stands_in_two_rows(rows: list[list[str]]) -> None:
    counts = Counter(arabic_key(word) for row in rows for word in row if is_arabic(word))
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_row_repeats_a_spelling(rows: list[list[str]]) -> None:
    for row in rows:
        keys = [latin_key(word) for word in row if not is_arabic(word)]
        assert len(keys) == len(set(keys)) and all(all(key) for key in keys), row


@pytest.mark.parametrize(
    "one, other",
    [
        ("Mahmoud", "Muhammad"),
        ("Fadil", "Fadl"),
        ("Saad", "Saeed"),
        ("Osama", "Issam"),
        ("Karam", "Karim"),
        ("Adil", "Hadil"),
        ("Salem", "Salma"),
        ("Nasser", "Nasr"),
        ("Samir", "Samer"),
        ("Omar", "Amr"),
    ],
)
def test_two_names_share_no_spelling(rows: list[list[str]], one: str, other: str) -> None:
    some, others = spelt(rows, one), spelt(rows, other)
    assert some and others
    assert not some & others


@pytest.mark.parametrize("one, other", [("Driss", "Idris"), ("Awda", "Odeh"), ("Chaouki", "Shawqi")])
def test_two_spellings_share_a_name(rows: list[list[str]], one: str, other: str) -> None:
    assert spelt(rows, one) & spelt(rows, other)


def spelt(rows: list[list[str]], spelling: str) -> set[str]:
    """Return the names that a spelling writes, each by its first Arabic spelling."""
    return {row[0] for row in rows if latin_key(spelling) in map(latin_key, row[1:])}


@pytest.mark.parametrize(
    "one, other, verdict",
    [
        ("Driss Haddou", "Idris Haddu", "same"),
        ("سعد حدو", "Saad Haddou", "same"),
        ("Mahmoud Haddou", "Muhammad Haddou", "different"),
        ("كرم حدو", "Karim Haddou", "different"),
    ],
)
def test_listed_names_are_compared_as_listed(one: str, other: str, verdict: str) -> None:
    assert compare_names(one, other).verdict == verdict


def test_a_listed_spelling_goes_before_one_of_another_name() -> None:
    index = NameIndex(["Issam Noureldin", "Ossama Noureldin", "Mahmoud Sallum", "Mohamed Salloum"])
    assert index.find("أسامة نور الدين", 1)[0].name == "Ossama Noureldin"
    assert index.find("محمد سلوم", 1)[0].name == "Mohamed Salloum"


def test_a_spelling_of_too_many_names_is_refused() -> None:
    with pytest.raises(BadInput, match="more than"):
        compile_given([[f"اسم{letter}", "Zed"] for letter in "بتثجح"])
