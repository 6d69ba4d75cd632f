from __future__ import annotations

import pytest

from marsad.read.evidence import Evidence
from marsad.read.headcredits import find_head_credit
from marsad.read.outletnames import OutletNames

TOLD = ("Al-Bustan", "The Islander", "Vidik", "Darb al-Mina")
EVIDENCE = Evidence(
    OutletNames(()),
    is_place=lambda name: name in ("Quillmouth", "Al-Marsa"),
    is_outlet=lambda name: False,
    is_person=lambda name: name == "Al-Marrow",
    is_told=lambda name: name in TOLD,
    is_used=lambda word: word in ("firqa", "bustan"),
)


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Al-Bustan", "Al-Bustan"),
        ("(Al-Bustan)", "Al-Bustan"),
        ("Al-Rasif", "Al-Rasif"),
        ("Vidik", "Vidik"),
        ("The Islander", "The Islander"),
        ("From Al-Rasif", "Al-Rasif"),
        ("From the weekly Toprak", "Toprak"),
        ("Exclusive to Darb al-Mina", "Darb al-Mina"),
        ("From the pages of Listy", "Listy"),
        ("From the correspondent of al-Rasif in Quillmouth", "al-Rasif"),
        ("Al-Bustan, 3 May", "Al-Bustan"),
        ("Al-Rasif | Culture", "Al-Rasif"),
        ("Quillmouth - Al-Rasif", "Al-Rasif"),
        ("Al-Rasif (Quillmouth)", "Al-Rasif"),
        ("Al-Bustan, Tuesday", "Al-Bustan"),
        ("La Hoja del Muelle — PUERTO SECO", "La Hoja del Muelle"),
        ("Interview — Vidik", "Vidik"),
    ],
)
def test_outlets_under_a_headline(line: str, outlet: str | None) -> None:
    credit = find_head_credit(line, EVIDENCE)
    assert (line[credit.name.start : credit.name.end] if credit else None) == outlet


@pytest.mark.parametrize(
    "line",
    [
        "Quillmouth",
        "Al-Marsa",
        "Al-Raqqa",
        "From Al-Hasakah",
        "From Quillmouth",
        "From the Valley",
        "From our correspondent in Quillmouth",
        "Al-Marrow",
        "Al-Rasif, 3 May",
        "Al-Firqa",
        "Ida Marrow",
        "Feature by Ida Marrow",
        "Sami Rahal",
        "The Bakers",
        "The Interview",
        "The Hague",
        "The Long Road Home",
        "Science desk",
        "Special report",
        "Weather Watch",
        "In Pictures",
        "Report from Quillmouth",
        "Breaking News – Port Authority",
        "Al-Bustan: what the pilots want",
        "Who owns Al-Bustan?",
    ],
)
def test_lines_under_a_headline_that_credit_nobody(line: str) -> None:
    assert find_head_credit(line, EVIDENCE) is None
