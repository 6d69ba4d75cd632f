"""OCHA's tables of places, in the shapes that they had over the years."""

from __future__ import annotations

import pytest

from marsad.errors import BadInput
from marsad.names.authorities.pcodes import read_pcodes
from marsad.records import Authority, Refusal

OLD = """admin2Name_en,admin2Name_ar,admin2Pcode,admin1Name_en,admin1Name_ar,admin1Pcode,admin0Name_en,admin0Pcode,date
#adm2+name+en,#adm2+name+ar,#adm2+code,#adm1+name+en,#adm1+name+ar,#adm1+code,#country,#country+code,#date
Rumaylat,الرميلات,HD0101,Coast,الساحل,HD01,Hadran,HD,2026-03-01
Marfa,مرفأ,HD0102,Coast,الساحل,HD01,Hadran,HD,2026-03-01
"""
CAPS = "ADM1_EN;ADM1_AR;ADM1_PCODE;ADM1ALT1EN\r\nCoast;الساحل;hd01;Shore\r\n"
NEW = "adm1_name,adm1_name1,adm1_pcode,lang,lang1,valid_on\nCoast,الساحل,HD01,en,ar,2026-03-01\n"


def read(tmp_path, text):
    path = tmp_path / "hdx.csv"
    path.write_text(text, encoding="utf-8-sig")
    return list(read_pcodes(path))


def test_each_place_once_the_larger_first(tmp_path):
    found = read(tmp_path, OLD)
    assert [(one.id, [form.text for form in one.names]) for one in found] == [
        ("pcode:HD", ["Hadran"]),
        ("pcode:HD01", ["Coast", "الساحل"]),
        ("pcode:HD0101", ["Rumaylat", "الرميلات"]),
        ("pcode:HD0102", ["Marfa", "مرفأ"]),
    ]
    assert [(fact.kind, fact.of) for fact in found[2].facts] == [("part_of", "pcode:HD01")]
    assert found[2].names[0].evidence.on == "2026-03-01"


@pytest.mark.parametrize("text", [CAPS, NEW])
def test_other_columns(tmp_path, text):
    [coast] = read(tmp_path, text)
    assert coast.id == "pcode:HD01"
    assert [(form.text, form.lang) for form in coast.names][:2] == [("Coast", "en"), ("الساحل", "ar")]


def test_bad_rows_are_refused_one_by_one(tmp_path):
    found = read(
        tmp_path, "admin1Name_en,admin1Pcode\nNo code,\n,HD07\nOdd,<script>\nCoast,HD01\n" + "x" * 200_000 + ",HD02\n"
    )
    assert [row.reason for row in found if isinstance(row, Refusal)] == ["no-code", "no-name", "no-code", "too-long"]
    assert [row.id for row in found if isinstance(row, Authority)] == ["pcode:HD01"]


def test_a_table_of_something_else_is_said_to_be_so(tmp_path):
    with pytest.raises(BadInput, match="admin1Pcode"):
        read(tmp_path, "a,b\n1,2\n")
