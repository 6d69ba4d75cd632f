"""House style: apostrophes, hyphens, short forms, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.names.check import CHECKS, HouseStyle, NameCheck
from marsad.records import Authority, NameForm


def known(id: str, kind: str, *names: tuple[str, str, str]) -> Authority:
    return Authority(id, kind, tuple(NameForm(*name) for name in names))  # type: ignore[arg-type]


HOUSE = [
    known("rasif", "place", ("Rasif", "en", "house"), ("Raseef", "en", "variant"), ("رصيف", "ar", "house")),
    known("qalib", "place", ("قليب", "ar", "house"), ("قلَيب الشرقي", "ar", "variant")),
    known("furn", "place", ("الفرن", "ar", "house"), ("أدلم", "ar", "house")),
    known("munir", "person", ("Munir al-Hallaq", "en", "house"), ("Mounir al-Hallaak", "en", "variant")),
    known("tahun", "place", ("Ayn al-Tahun", "en", "house"), ("Mill Spring", "en", "translation")),
    known("hay", "body", ("Hay'at al-Ghad", "en", "house"), ("HG", "en", "acronym")),
    known("layth", "person", ("Abu Karim al-Julahi", "en", "house"), ("Golahi", "en", "variant")),
    known("safiya", "place", ("Safiya", "en", "house"), ("Sofiyyah", "en", "variant"), ("Bortasaf", "en", "variant")),
    known("old", "body", ("Harbour Union", "en", "house"), ("Quay Union", "en", "variant")),
    Authority(
        "front", "body", (NameForm("New Front", "en", "house"), NameForm("Old Frunt", "en", "variant", None, "2017"))
    ),
]


def found(text: str, **style: object) -> list[tuple[str, str, str | None]]:
    findings = NameCheck(HOUSE, HouseStyle(**style)).find(text)  # type: ignore[arg-type]
    assert {finding.check for finding in findings} <= set(CHECKS)
    return [(one.check.removeprefix("name-"), text[slice(*one.spans[0])], one.suggestion) for one in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A name is found through its possessive, and its adjective is another word.
        ("They saw Raseef’s port.", [("variant", "Raseef", "Rasif")]),
        ("They saw a Rasifi, some Rasifis, two Raseefi men.", []),
        # Capitals of headlines and of sentences.
        ("RASEEF FALLS", [("variant", "RASEEF", "RASIF")]),
        ("RAISF FALLS", []),
        ("It fell. Al-Julahi left.", []),
        ("Golahi spoke.", [("variant", "Golahi", "Julahi")]),
        # Another's name.
        ("GOLAHI BRIGADE MOVES", []),
        ("they met the Golahi Brigade, and Mona Golahi came", []),
        ("In Rasfi people left.", [("slip", "Rasfi", "Rasif")]),
        ("Omar Rasfi left.", []),
        ("Rasfi Waits for Ships\nRasif is quiet.", [("slip", "Rasfi", "Rasif")]),
        ("Rasfi Waits for Ships\nNobody is there.", []),
        # Addresses, hashtags, titles of works.
        ("#Raseef https://x.example/Raseef me@Raseef.org @Raseef", []),
        ("the novel “Raseef at Night”", []),
        ("“We saw Raseef,” he said.", [("variant", "Raseef", "Rasif")]),
        # An ordinary word at the beginning of a sentence.
        ("Bortasaf it was, a bortasaf.", []),
        # Another name of the same place; a translation, an acronym; what was its name until then.
        ("to Bortasaf", [("variant", "Bortasaf", "Safiya")]),
        ("Mill Spring and HG", []),
        ("the Old Frunt", []),
        ("the Quay Union", []),
        # A family name after the full one, and before.
        ("So al-Hallaak said", []),
        ("Munir al-Hallaq spoke; Hallaak left", [("variant", "Hallaak", "Hallaq")]),
        ("Mounir al-Hallaak spoke", [("variant", "Mounir al-Hallaak", "Munir al-Hallaq")]),
        ("Hallaak left", []),
        ("Munir al-Hallaq spoke; Mr Hallqa left", [("slip", "Hallqa", "Hallaq")]),
        ("Munir al-Hallaq spoke; Mona Hallaak left", []),
        # Arabic, with what is written in one with a name.
        ("وادلم وبأدلم ولادلم", [("variant", "ادلم", "أدلم"), ("variant", "ادلم", "أدلم")]),
        ("للفرن وللفُرن والفرن", []),
        ("", []),
    ],
)  # fmt: skip
def test_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("style", "text", "expected"),
    [
        ({}, "Hay'at al-Ghad", []),
        ({}, "Hay’at al-Ghad", []),
        ({}, "Hay’at al-Ghad, Hay’at al-Ghad and Hay'at al-Ghad", [("apostrophe", "Hay'at al-Ghad", "Hay’at al-Ghad")]),
        ({}, "Hayat al-Ghad", [("apostrophe", "Hayat al-Ghad", "Hay'at al-Ghad")]),
        ({"apostrophe": "any"}, "Hayat al-Ghad and Hay’at al-Ghad and Hay'at al-Ghad", []),
        ({"apostrophe": "house"}, "Hay’at al-Ghad", [("apostrophe", "Hay’at al-Ghad", "Hay'at al-Ghad")]),
        ({"apostrophe": "curly"}, "Hay'at al-Ghad", [("apostrophe", "Hay'at al-Ghad", "Hay’at al-Ghad")]),
        ({"apostrophe": "straight"}, "Hayʾat al-Ghad", [("apostrophe", "Hayʾat al-Ghad", "Hay'at al-Ghad")]),
        ({"apostrophe": "none"}, "Hay'at al-Ghad", [("apostrophe", "Hay'at al-Ghad", "Hayat al-Ghad")]),
        ({}, "at Ayn al Tahun", [("hyphen", "Ayn al Tahun", "Ayn al-Tahun")]),
        ({}, "at Ayn Al-Tahun and ayn", [("hyphen", "Ayn Al-Tahun", "Ayn al-Tahun")]),
        ({}, "at Ayn al–Tahun", [("hyphen", "Ayn al–Tahun", "Ayn al-Tahun")]),
        ({}, "at Ayn AlTahun", [("hyphen", "Ayn AlTahun", "Ayn al-Tahun")]),
        ({}, "at Ayn at-Tahun", [("variant", "Ayn at-Tahun", "Ayn al-Tahun")]),
        ({"hyphen": "any"}, "at Ayn al Tahun", []),
        ({"hyphen": "space"}, "at Ayn al-Tahun", [("hyphen", "Ayn al-Tahun", "Ayn al Tahun")]),
        ({"hyphen": "space"}, "Hay'at al-Ghad", []),
    ],
)  # fmt: skip
def test_choices(style: dict[str, str], text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text, **style) == expected


def test_once_a_text_unless_told() -> None:
    text = "at Ayn al Tahun, at Ayn al Tahun"
    (one,) = NameCheck(HOUSE).find(text)
    assert [text[slice(*span)] for span in one.spans] == ["Ayn al Tahun"] * 2
    assert len(NameCheck(HOUSE, HouseStyle(every=True)).find(text)) == 2


def test_the_scheme_chooses_between_two_house_forms() -> None:
    name = known("sham", "place", ("al-Sham", "en", "house"), ("al-Shām", "ar-Latn", "house"))
    texts = ("in al-Sham", "in al-Shām")
    assert [len(NameCheck([name], HouseStyle(scheme="press")).find(text)) for text in texts] == [0, 1]
    assert [len(NameCheck([name], HouseStyle(scheme="ijmes")).find(text)) for text in texts] == [1, 0]


def test_two_who_share_a_spelling_are_left_alone() -> None:
    two = [
        known("one", "person", ("Sami al-Qadi", "en", "house"), ("Kadi", "en", "variant")),
        known("two", "person", ("Rima al-Cadi", "en", "house"), ("Kadi", "en", "variant")),
    ]
    assert NameCheck(two).find("then Kadi left") == []


def test_letters_of_two_alphabets() -> None:
    assert found("Munir al-H\u0430llaq") == [("letters", "H\u0430llaq", None)]


@given(
    st.lists(
        st.sampled_from(
            ["Rasfi", "Raseef", "Hay'at", "Hay’at", "al-Ghad", "Golahi", "وأدلم", "the", ". ", "\n", "“", "-", "x"]
        )
    )
)
def test_each_place_is_in_the_text_and_a_mended_text_is_clean(parts: list[str]) -> None:
    text, check = " ".join(parts), NameCheck(HOUSE, HouseStyle(every=True))
    places = check.find_places(text)
    for place in places:
        assert text[slice(*place.span)] == place.printed
    for _ in parts:  # a name that is mended may tell what another was meant to be
        for place in reversed(places):
            text = text[: place.span[0]] + (place.suggestion or "") + text[place.span[1] :]
        places = check.find_places(text)
    assert check.find(text) == []


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    NameCheck(HOUSE).find(text)
