from __future__ import annotations

import time
from pathlib import Path

import pytest

from marsad.errors import BadInput
from marsad.names.authorities import read_authorities
from marsad.names.check import NameCheck, is_slip
from marsad.records import Authority, NameForm


def known(id: str, *names: tuple[str, str, str], kind: str = "place") -> Authority:
    return Authority(id, kind, tuple(NameForm(*name) for name in names))  # type: ignore[arg-type]


CHECK = NameCheck(
    [
        known(
            "idleb",
            ("Idleb", "en", "house"),
            ("Idlib", "en", "variant"),
            ("إدلب", "ar", "house"),
            ("أدلب", "ar", "variant"),
        ),
        known("assad", ("Bashar al-Assad", "en", "house"), ("al-Assad", "en", "variant"), kind="person"),
        known("asaad", ("Riad al-Asaad", "en", "house"), ("al-Asaad", "en", "variant"), kind="person"),
        known("hts", ("Hay'at Tahrir al-Sham", "en", "house"), ("HTS", "en", "acronym"), kind="body"),
        known(
            "jolani",
            ("Abu Mohammad al-Jolani", "en", "house"),
            ("Abu Muhammad al-Julani", "en", "variant"),
            kind="person",
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They left Idleb.", []),
        ("They left Idlib.", [("name-variant", "Idlib", "Idleb")]),
        ("They left Idelb.", [("name-slip", "Idelb", "Idleb")]),
        ("Riad al-Asaad met Bashar al-Assad.", []),
        ("Bashar al-Asaad", []),
        ("Hay’at Tahrir al-Sham (HTS)", []),
        ("Hay'at Tahrri al-Sham", [("name-slip", "Hay'at Tahrri al-Sham", "Hay'at Tahrir al-Sham")]),
        ("Abu Muhammad al-Julani spoke", [("name-variant", "Abu Muhammad al-Julani", "Abu Mohammad al-Jolani")]),
        ("في إدلب وبإدلب", []),
        ("وأدلب هادئة", [("name-variant", "أدلب", "إدلب")]),
        ("The ideal of an idle bird", []),
        ("", []),
    ],
)
def test_findings(text: str, found: list[tuple[str, str, str]]) -> None:
    findings = CHECK.find(text)
    assert [(f.check, text[slice(*f.spans[0])], f.suggestion) for f in findings] == found


def test_a_last_letter_makes_another_word() -> None:
    assert not is_slip("homsi", "homss")
    assert not is_slip("idlebi", "idleb")


def test_a_broken_line_says_which(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text('{"id": "a", "kind": "place", "names": []}\n{"id": "b", "kind": "town"}\n')
    with pytest.raises(BadInput, match="Line 2"):
        read_authorities(path)


def in_line_2(folder: Path, *names: str) -> Path:
    path = folder / "names.jsonl"
    path.write_text(
        f'{{"id": "a", "kind": "place", "names": []}}\n{{"id": "b", "kind": "place", "names": [{", ".join(names)}]}}\n',
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (
            ['{"text": "Idleb", "lang": "en", "kind": "hous"}'],
            "'Idleb' is of the kind 'hous', and a name is one of: house,",
        ),
        (
            ['{"text": "Idleb", "lang": "en", "kind": "house"}', '{"text": "Idlib", "lang": "en", "kind": "house"}'],
            "'Idleb' and 'Idlib' are both the house's in 'en': keep one",
        ),
        (['{"text": "إدلب", "kind": "house"}', '{"text": "ادلب", "kind": "house"}'], "are both the house's in 'und'"),
    ],
)
def test_kinds_of_names_that_tell_no_house_style_are_refused(tmp_path: Path, names: list[str], said: str) -> None:
    with pytest.raises(BadInput, match=r"Line 2 of .*, 'b': ") as refused:
        read_authorities(in_line_2(tmp_path, *names))
    assert said in str(refused.value)


def test_names_have_kinds_and_languages_of_their_own(tmp_path: Path) -> None:
    path = in_line_2(
        tmp_path,
        '{"text": "Idleb", "lang": "en", "kind": "house"}',
        '{"text": "Idlib", "lang": "en", "kind": "house", "to": "2020"}',
        '{"text": "Idlīb", "lang": "ar-Latn", "kind": "house"}',
        '{"text": "إدلب", "lang": "ar", "kind": "house"}',
        '{"text": "Edlib"}',
    )
    names = read_authorities(path)[1].names
    assert (names[-1].kind, names[-1].lang) == ("variant", "und")


@pytest.mark.parametrize("piece", ["al-", "a.", "Ab", "a@", "و", "titled “", "a-"])
def test_a_word_without_end_takes_no_time_without_end(piece: str) -> None:
    started = time.process_time()
    CHECK.find(piece * 30_000)
    assert time.process_time() - started < 3
