from __future__ import annotations

import pytest

from marsad.read.datelines import parse_dateline, parse_dateline_alone, parse_filed_line
from marsad.read.evidence import Evidence
from marsad.read.outletnames import OutletNames

EVIDENCE = Evidence(
    OutletNames(()),
    {"Farport", "المرسى"}.__contains__,
    lambda _: False,
    is_told={"Al-Rasif", "Wakalat Nur"}.__contains__,
)


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
        ("Farport, 9 October. The ferry sank on Monday", "Farport", None, "9 October"),
        ("Old Farport, 9 October 2026. The ferry sank", "Old Farport", None, "9 October 2026"),
        ("Al-Rasif, Farport – The ferry sank on Monday", "Farport", "Al-Rasif", None),
        ("Farport, Isle of Mull (Sea Wire). The ferry sank", "Farport, Isle of Mull", "Sea Wire", None),
        ("Al-Rasif / Farport – The ferry sank on Monday", "Farport", "Al-Rasif", None),
        ("EAST BAY/FARPORT — The ferry sank", "EAST BAY/FARPORT", None, None),
        ("المرسى (بحر) - قال الوزير", "المرسى", "بحر", None),
        ("المرسى - بحر: قال الوزير", "المرسى", "بحر", None),
        ("تل الزيت (جنوب المرسى) - قال الوزير", "تل الزيت", None, None),
        ("تل الزيت (المرسى) - قال الوزير", "تل الزيت", None, None),
        ("تل الزيت، 6 آذار (بحر) - قال الوزير", "تل الزيت", "بحر", "6 آذار"),
        ("المرسى – النهر اليومي: قال الوزير", "المرسى", "النهر اليومي", None),
        ("المرسى – صوت المرافئ: قال الوزير", "المرسى", "صوت المرافئ", None),
        ("المرسى – «الدفاتر»: قال الوزير", "المرسى", "الدفاتر", None),
        ("المرسى – قال الوزير إن", "المرسى", None, None),
        ("المرسى-بحر: قال الوزير", "المرسى", "بحر", None),
        ("تل الزيت-بحر- قال الوزير", "تل الزيت", "بحر", None),
        ("المرسى - بحر - قال الوزير", "المرسى", "بحر", None),
        ("المرسى - «الدفاتر» - قال الوزير", "المرسى", "الدفاتر", None),
        ("تل الزيت - وكالة بحر - قال الوزير", "تل الزيت", "وكالة بحر", None),
        ("تل الزيت، وكالة بحر للأنباء: قال الوزير", "تل الزيت", "وكالة بحر للأنباء", None),
        ("بحر- الرياض: قال الوزير", "الرياض", "بحر", None),
        ("المرسى - وكالات: قال الوزير", "المرسى", None, None),
    ],
)  # fmt: skip
def test_datelines(text: str, place: str, agency: str | None, date: str | None) -> None:
    found = parse_dateline(text, EVIDENCE)
    assert found and found.place
    assert text[slice(*found.place)] == place
    assert (text[found.agency.start : found.agency.end] if found.agency else None) == agency
    assert (text[found.date.start : found.date.end] if found.date else None) == date


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Al-Rasif – The ferry sank on Monday off the new mole, and the harbour master was not there to see it go "
         "down, nor was anybody else of his office.", "Al-Rasif"),
        ("Quay Courier – The ferry sank on Monday off the new mole, and the harbour master was not there to see it go "
         "down, nor was anybody else.", "Quay Courier"),
        ("Al-Rasif, culture page – The ferry sank", "Al-Rasif"),
        ("(Al-Rasif) – The ferry sank", "Al-Rasif"),
    ],
)  # fmt: skip
def test_an_outlet_signs_without_a_place(text: str, outlet: str) -> None:
    found = parse_dateline(text, EVIDENCE)
    assert found and found.agency and found.place is None
    assert text[found.agency.start : found.agency.end] == outlet


@pytest.mark.parametrize(
    "text",
    [
        "Sami Rahal, 9 October. The ferry sank",
        "Quay Boys, culture page – The ferry sank",
        "Ahli – the club of the port – won",
        "The army - which had left - said",
        "Farport: The ferry",
        "قال الوزير - أمس - إن",
        "الحاكم - أيضا - لا يعرف",
        "العمال، بحسب النقابة: نريد أجورنا",
        "بحر - وكالات: غرقت العبارة",
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
    assert found and found.place and found.date and str(found.date.day) == "2025-03-14"
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


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("(Quay Press Service) – The ferry sank on Monday", "Quay Press Service"),
        ("Quay Voice – The ferry sank on Monday in calm weather, and nobody on the quay could say why it had sailed at "
         "all on such a day, or who had sent it.", "Quay Voice"),
        ("وكالة بحر للأنباء: غرقت العبارة", "وكالة بحر للأنباء"),
        ("سامي حداد- بحر: غرقت العبارة", "بحر"),
    ],
)  # fmt: skip
def test_outlets_that_sign_without_a_place(text: str, agency: str) -> None:
    found = parse_dateline(text, EVIDENCE)
    assert found and found.agency and found.place is None
    assert text[found.agency.start : found.agency.end] == agency


def test_a_writer_in_front_of_his_town() -> None:
    text = "منيف الحربي- الرياض: غرقت العبارة"
    found = parse_dateline(text, EVIDENCE)
    assert found and found.agency is None and found.place and found.author
    assert (text[slice(*found.place)], text[slice(*found.author)]) == ("الرياض", "منيف الحربي")


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("Farport, 22 June (Nabd agency)", "Farport", "Nabd"),
        ("EAST BAY (Quay Wire)", "EAST BAY", "Quay Wire"),
        ("Farport (TNS)", "Farport", "TNS"),
    ],
)
def test_a_place_and_its_agency_on_a_line(text: str, place: str, agency: str) -> None:
    found = parse_filed_line(text, EVIDENCE)
    assert found and found.place and found.agency
    assert (text[slice(*found.place)], text[found.agency.start : found.agency.end]) == (place, agency)


@pytest.mark.parametrize(
    "text", ["Lina Haddad (TNS)", "Idris Benting (Quay Wire)", "Farport (archive)", "Farport (1998)"]
)
def test_brackets_that_hold_no_agency(text: str) -> None:
    assert parse_filed_line(text, EVIDENCE) is None
