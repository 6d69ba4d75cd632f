from __future__ import annotations

import pytest

from marsad.read.datelines import parse_dateline, parse_dateline_alone
from marsad.read.evidence import Evidence
from marsad.read.outletnames import OutletNames

EVIDENCE = Evidence(OutletNames(()), {"Farport", "المرسى"}.__contains__, lambda _: False)


@pytest.mark.parametrize(
    ("text", "place", "agency", "date"),
    [
        ("FARPORT (Sea Wire) - The ferry sank on Monday", "FARPORT", "Sea Wire", None),
        ("FARPORT, Oct 9 (Seawire) — The ferry sank", "FARPORT", "Seawire", "Oct 9"),
        ("Farport, Oct 9 – The ferry sank", "Farport", None, "Oct 9"),
        ("Farport - The ferry sank on Monday", "Farport", None, None),
        ("Farport – The ferry sank on Monday", "Farport", None, None),
        ("al-Quay — Officers have met the men of the mountain three times near the crossing, said one of them, "
         "who asked that his name be left out.", "al-Quay", None, None),
        ("EAST BAY/FARPORT — The ferry sank", "EAST BAY/FARPORT", None, None),
        ("المرسى (بحر) - قال الوزير", "المرسى", "بحر", None),
        ("المرسى - بحر: قال الوزير", "المرسى", "بحر", None),
        ("المرسى – «الدفاتر»: قال الوزير", "المرسى", "الدفاتر", None),
        ("المرسى – قال الوزير إن", "المرسى", None, None),
    ],
)  # fmt: skip
def test_datelines(text: str, place: str, agency: str | None, date: str | None) -> None:
    found = parse_dateline(text, EVIDENCE)
    assert found
    assert text[slice(*found.place)] == place
    assert (text[found.agency.start : found.agency.end] if found.agency else None) == agency
    assert (text[found.date.start : found.date.end] if found.date else None) == date


@pytest.mark.parametrize(
    "text",
    [
        "Ahli – the club of the port – won",
        "The army - which had left - said",
        "Farport: The ferry",
        "قال الوزير - أمس - إن",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert parse_dateline(text, EVIDENCE) is None


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("Farport, 14 March 2025", "Farport", None),
        ("East Bay – 14 March 2025", "East Bay", None),
        ("FARPORT (AFP) – 14 March 2025", "FARPORT", "AFP"),
        ("المرسى، 14 آذار 2025", "المرسى", None),
    ],
)
def test_a_dateline_on_a_line_of_its_own(text: str, place: str, agency: str | None) -> None:
    found = parse_dateline_alone(text, EVIDENCE)
    assert found and found.date and str(found.date.day) == "2025-03-14"
    assert text[slice(*found.place)] == place
    assert (text[found.agency.start : found.agency.end] if found.agency else None) == agency


@pytest.mark.parametrize(
    "text",
    ["Culture, 14 March 2025", "Updated – 14 March 2025", "Lina Haddad, 14 March 2025", "Quay Times, 14 March 2025",
     "نشر، 14 آذار 2025",
     "Farport, 14 March", "Farport, 14 March 2025 to 15 March 2025", "Farport, 14 March 2025, on the quay"],
)  # fmt: skip
def test_other_dated_lines(text: str) -> None:
    assert parse_dateline_alone(text, EVIDENCE) is None
