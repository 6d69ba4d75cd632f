"""English names that stand beside kin, a noun of bodies, or a surname that another has too."""

from __future__ import annotations

import pytest


def speakers(told, story: str) -> list[str | None]:
    return [a.speaker.name for a in told(f"Bridge Is Shut\n\n{story}").attributions]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("His friend Malika", "Malika"),
        ("Her mother, Estelle", "Estelle"),
        ("Lind's mother, Anya", "Anya"),
        ("Their younger son Tarn Okelo", "Tarn Okelo"),
        ("The drivers' union, Wheel and Road", "Wheel and Road"),
        ("Salt and Light, a charity of the old town", "Salt and Light"),
        ("A spokesman for the ministry, Colonel {p Adil Waran}", "Adil Waran"),
        ("The chair of the board, {p Adil Waran}", "Adil Waran"),
        ("The head of a bakers' union, {p Adil Waran}", "Adil Waran"),
        ("Old {p Adil}", "Adil"),
        ("{p Old Adil}", "Adil"),
        ("{p Baker Adil Waran}", "Adil Waran"),
        ("{p Ten-year-old Adil}", "Adil"),
        ("{p Baker Waran}", "Baker Waran"),
        ("The {o rebel Northern Command}", "Northern Command"),
    ],
)
def test_a_name_beside(told, source: str, name: str) -> None:
    assert speakers(told, f"{{s1 {source}}} {{q1 said}} {{c1 that it rained}}.") == [name]


def test_two_of_one_surname(told) -> None:
    story = (
        "{s1 {p Johanna Vik}} {q1 said} {c1 no}. {s2 {p Vik}'s co-author, Pelle {p Vik}}, {q2 said} {c2 no}.\n\n"
        "{s3 {p Johanna Vik}} {q3 agreed} {c3 in part}."
    )
    assert speakers(told, story) == ["Johanna Vik", "Pelle Vik", "Johanna Vik"]


def test_kin_comes_back_with_a_surname(told) -> None:
    story = (
        "{s1 {p Flora Sand}} {q1 said} {c1 that it rained}. {s2 Her mother, Celia}, {q2 said} {c2 that it did not}.\n\n"
        "{s3 Celia {p Sand}} {q3 denied} {c3 the rest}."
    )
    assert speakers(told, story) == ["Flora Sand", "Celia Sand", "Celia Sand"]


def test_a_surname_alone_is_of_whom_the_paragraph_named(told) -> None:
    story = (
        "{s1 {p Signe Dahl}} {q1 said} {c1 no}.\n\n{p Marcus Dahl} is her uncle. {s2 {p Dahl}} {q2 said} {c2 yes}.\n\n"
        "{s3 {p Dahl}} {q3 added} {c3 nothing}."
    )
    assert speakers(told, story) == ["Signe Dahl", "Marcus Dahl", "Signe Dahl"]


def test_a_verb_that_opens_a_question_is_no_given_name(told) -> None:
    story = (
        "{s1 {p Flora Sand}} {q1 said} {c1 no}. {p Sand} left. Will {p Sand} return?\n\n"
        "{s2 {p Sand}} {q2 said} {c2 yes}."
    )
    assert speakers(told, story) == ["Flora Sand", "Flora Sand"]


def test_a_word_that_opens_a_sentence_is_no_given_name(told) -> None:
    story = (
        "{s1 {p Flora Sand}} {q1 said} {c1 that it rained}.\n\nYesterday {s2 {p Sand}} {q2 said} {c2 that it did not}."
    )
    assert speakers(told, story) == ["Flora Sand", "Flora Sand"]
