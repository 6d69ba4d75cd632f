"""Offices that a story tells behind a name: in an apposition, in a clause, in a sentence of their own."""

from __future__ import annotations

import pytest


def office(told, story: str) -> str | None:
    return told(f"Bridge Is Shut\n\n{story}").attributions[-1].speaker.office


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (", who heads the drivers' union,", "head of the drivers' union"),
        (", who has chaired the Council of the Port since May,", "chair of the Council of the Port"),
        (", who teaches at the village school,", "teacher at the village school"),
        (", who owns a bakery in the old town,", "owner of a bakery in the old town"),
        (", who serves as acting director of the harbour,", "acting director of the harbour"),
        (", a well-digger from the plain,", "well-digger from the plain"),
        (", a retired boilermaker,", "retired boilermaker"),
        (", who speaks for the delegation,", "spokesperson for the delegation"),
        (", a poet who left the island as a child,", "poet"),
    ],
)
def test_behind_the_name(told, clause: str, expected: str) -> None:
    assert office(told, f"{{s1 {{p Adil Waran}}{clause}}} {{q1 said}} {{c1 that it rained}}.") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("{p Adil Waran} was elected mayor of Sahla in 2020.", "mayor of Sahla"),
        ("{p Adil Waran} heads the municipal council.", "head of the municipal council"),
        ("{p Adil Waran} led the attack on the bridge.", None),
        ("{p Adil Waran} is the first driver to cross.", None),
        ("{p Adil Waran} was a good neighbour.", None),
    ],
)
def test_in_another_sentence(told, sentence: str, expected: str | None) -> None:
    assert office(told, f"{sentence} {{s1 {{p Waran}}}} {{q1 said}} {{c1 that it rained}}.") == expected


def test_a_title_goes_before_a_clause(told) -> None:
    story = "{s1 The lawyer {p Adil Waran}, who heads the Safiya Centre,} {q1 said} {c1 that it rained}."
    assert office(told, story) == "lawyer"


@pytest.mark.parametrize("words", ["a number of times", "a river in the north", "a former"])
def test_what_is_nobody_is_no_office(told, words: str) -> None:
    assert office(told, f"{{s1 {{p Adil Waran}}}}, {words}, {{q1 said}} {{c1 that it rained}}.") is None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("the director of the {o A.K.L.-B.I.D}", "director of the A.K.L.-B.I.D"),
        ("husband expecting a second child", None),
        ("sociologists at the university", None),
    ],
)
def test_behind_a_comma(told, source: str, expected: str | None) -> None:
    story = f"{{s1 {{p Adil Waran}}, {source},}} {{q1 said}} {{c1 that it rained}}."
    assert office(told, story) == expected


@pytest.mark.parametrize(
    "before",
    [
        "{p Adil Waran}, a former judge and a ",
        "{p Adil Waran}, 35, the son of former mayor {p Karim Waran} and ",
        "The prince mocked ",
        "Her rivals ",
    ],
)
def test_what_stands_before_a_name_and_is_no_office_of_his(told, before: str) -> None:
    assert office(told, f"{before}{{s1 {{p Lina Saad}}}} {{q1 said}} {{c1 that it rained}}.") is None


def test_an_office_behind_somebody_else(told) -> None:
    story = "{s1 {p Adil Waran} and the minister of roads, {p Lina Saad}}, {q1 said} {c1 that it rained}."
    offices = {a.speaker.name: a.speaker.office for a in told(f"Bridge Is Shut\n\n{story}").attributions}
    assert "Adil Waran and the minister of roads" not in offices.values()


def test_an_office_behind_a_pronoun_or_a_preposition(told) -> None:
    assert office(told, "{s1 he and the developer {p Adil Waran}} {q1 said} {c1 that it rained}.") == "developer"
    assert office(told, "A vote for President {s1 {p Adil Waran}} {q1 counts}, {c1 it is said}.") == "President"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("مدير التحرير الكاتب {p عادل وران}", "مدير التحرير"),
        ("إمام المسجد الكبير فضيلة {p عادل وران}", "إمام المسجد الكبير"),
        ("مدرب الفريق، البرتغالي {p عادل وران}", "مدرب الفريق"),
    ],
)
def test_an_arabic_office_ends_before_what_he_is_called(told, source: str, expected: str) -> None:
    assert office(told, f"{{q1 قال}} {{s1 {source}}} {{c1 إن المطر نزل}}.") == expected
