"""The list that we keep by hand: sound, looked after, and as its files say."""

from __future__ import annotations

from collections import Counter

import pytest

from marsad.errors import BadInput
from marsad.names.authorities import compile as compiling
from marsad.names.authorities.handmade import load_handmade, read_entries
from marsad.resources import RESOURCES

GOOD = """
on: 2026-11-26
entries:
  - {id: quay, en: Quay Council, ar: مجلس الرصيف, see: Quay, acronym: [QC], since: "2020", part_of: port,
     was: [{en: Pier Council, ar: مجلس الميناء, from: "1990", to: "2020"}]}
  - {id: port, en: Port, ar: ميناء, see: {title: The port, address: "https://port.example/"}, place: Rumaylat}
"""


def entries(tmp_path, text):
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    return read_entries(tmp_path)


def test_the_list_is_compiled():
    assert compiling.main(["--check"]) == 0


def test_the_list_has_what_the_press_names_daily():
    found = {one.id.removeprefix("marsad:"): one for one in load_handmade()}
    assert len(found) >= 150
    assert {"hts", "sdf", "sna", "sana", "sohr", "unifil", "plo", "pmf", "houthis", "gcc", "oic", "arab-league"} <= set(
        found
    )
    assert Counter(one.kind for one in found.values()).keys() == {"body", "outlet", "person", "place"}
    for one in found.values():
        assert {"en", "ar"} <= {form.lang for form in one.names if form.kind == "house"}, one.id
        for told in (*one.names, *one.facts):
            assert told.evidence is not None
            assert (told.evidence.address or "").startswith("https://"), one.id


def test_no_file_is_longer_than_a_person_reads():
    for path in (RESOURCES / "whoswho").glob("*.yaml"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) < 300, path.name
        assert max(map(len, lines)) <= 120, path.name


def test_earlier_names_have_their_dates():
    hts = next(one for one in load_handmade() if one.id == "marsad:hts")
    dated = {form.text: (form.from_on, form.to_on) for form in hts.names if form.from_on}
    assert dated["هيئة تحرير الشام"] == ("2017-01-28", None)
    assert dated["Jabhat al-Nusra"] == ("2012-01", "2016-07-28")
    assert ("founded", "2017-01-28") in [(fact.kind, fact.value) for fact in hts.facts]


def test_an_entry_becomes_names_and_facts(tmp_path):
    assert [dated.entry.id for dated in entries(tmp_path, GOOD)] == ["port", "quay"]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("part_of: port", "part_of: harbour", "which no file has"),
        ("id: port", "id: quay", "there already"),
        ('since: "2020"', "since: lately", "no date"),
        ("acronym: [QC]", "acronym: [QC, QC]", "stands twice"),
        ("acronym: [QC]", 'acronym: ["Q\u202eC"]', "that no name has"),
        ("ar: ميناء", "ar: Mina", "in Arabic ones"),
        ("https://port.example/", "javascript:x", "no address"),
        ("place: Rumaylat", "colour: red", "colour"),
        ("entries:", "entries: {", "a.yaml"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(tmp_path, before, after, why):
    with pytest.raises(BadInput, match=why):
        entries(tmp_path, GOOD.replace(before, after))
