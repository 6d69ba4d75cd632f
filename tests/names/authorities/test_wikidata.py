"""Wikidata's entities become authorities with dated offices; what is odd in one does no harm to the others."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma

import pytest

from marsad.names.authorities import read_file
from marsad.names.authorities.wikidata import read_wikidata
from marsad.records import Authority, Refusal


def item(number):
    return {"type": "wikibase-entityid", "value": {"entity-type": "item", "id": f"Q{number}"}}


def day(text, precision=11):
    return {"type": "time", "value": {"time": text, "precision": precision, "calendarmodel": "x"}}


def claim(value, rank="normal", **qualifiers):
    dated = {prop: [{"snaktype": "value", "datavalue": day(text)}] for prop, text in qualifiers.items()}
    return {"mainsnak": {"snaktype": "value", "datavalue": value}, "rank": rank, "qualifiers": dated or []}


def entity(number, names, aliases=(), **claims):
    return {
        "type": "item",
        "id": f"Q{number}",
        "labels": {lang: {"language": lang, "value": text} for lang, text in names.items()} or [],
        "aliases": {"en": [{"language": "en", "value": one} for one in aliases]} if aliases else [],
        "descriptions": {"en": {"language": "en", "value": "of Hadran"}},
        "claims": claims or [],
        "modified": "2026-10-02T11:00:00Z",
    }


MINISTER = entity(30, {"en": "minister of ports"})
PERSON = entity(
    10,
    {"en": "Adib Sarrouj", "ar": "أديب سروج", "xx": "not kept"},
    ["Adib Srouj"],
    P31=[claim(item(5))],
    P569=[claim(day("+1970-02-00T00:00:00Z", 10)), claim(day("-0044-01-01T00:00:00Z"))],
    P39=[
        claim(item(30), P580="+2020-03-01T00:00:00Z", P582="+2024-01-15T00:00:00Z"),
        claim(item(30), rank="deprecated"),
        claim(item(999)),
    ],
    P27=[claim(item(20))],
)
COUNTRY = entity(20, {"en": "Hadran"}, P31=[claim(item(6256))])
PARTY = entity(40, {"en": "Harbour Party", "ar": "حزب الميناء"}, ["HP", "HPH"], P31=[claim(item(7278))])
NEWSPAPER = entity(50, {"en": "al-Mizan"}, P31=[claim(item(11032))], P17=[claim(item(20))])
GENE = entity(60, {"en": "a gene"}, P31=[claim(item(7187))])
ALL = [PERSON, COUNTRY, MINISTER, PARTY, NEWSPAPER, GENE]


def dump(path, entities, pack=lambda data: data):
    lines = ",\n".join(json.dumps(one) if isinstance(one, dict) else one for one in entities)
    path.write_bytes(pack(f"[\n{lines}\n]\n".encode()))
    return path


def by_id(rows):
    return {row.id: row for row in rows if isinstance(row, Authority)}


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress, bz2.compress, lzma.compress])
def test_a_dump_is_read_packed_or_not(tmp_path, pack):
    found = by_id(read_wikidata(dump(tmp_path / "dump", ALL, pack)))
    assert {uid: one.kind for uid, one in found.items()} == {
        "wikidata:Q10": "person",
        "wikidata:Q20": "place",
        "wikidata:Q40": "body",
        "wikidata:Q50": "outlet",
    }


def test_names_facts_and_where_they_are_from(tmp_path):
    adib = by_id(read_wikidata(dump(tmp_path / "dump", ALL)))["wikidata:Q10"]
    assert [(form.text, form.lang, form.kind) for form in adib.names] == [
        ("Adib Sarrouj", "en", "variant"),
        ("أديب سروج", "ar", "variant"),
        ("Adib Srouj", "en", "variant"),
    ]
    told = [(fact.kind, fact.value, fact.of, fact.from_on, fact.to_on) for fact in adib.facts]
    assert told == [
        ("born", "1970-02", None, None, None),
        ("office", "minister of ports", None, "2020-03-01", "2024-01-15"),
        ("relation", "citizen of Hadran", "wikidata:Q20", None, None),
        ("description", "of Hadran", None, None, None),
    ]
    evidence = adib.facts[0].evidence
    assert (evidence.address, evidence.licence, evidence.on) == (
        "https://www.wikidata.org/wiki/Q10",
        "CC0-1.0",
        "2026-10-02",
    )
    assert adib.same_as == ("https://www.wikidata.org/entity/Q10",)


def test_capitals_are_an_acronym(tmp_path):
    party = by_id(read_wikidata(dump(tmp_path / "dump", ALL)))["wikidata:Q40"]
    assert [form.text for form in party.names if form.kind == "acronym"] == ["HP", "HPH"]


def test_what_is_passed_over_is_counted(tmp_path):
    refused = [row for row in read_wikidata(dump(tmp_path / "dump", ALL)) if isinstance(row, Refusal)]
    assert [(one.reason, one.detail[:2]) for one in refused] == [("other-kinds", "2 "), ("unnamed-others", "1 ")]
    assert "Q999" in refused[1].detail


def test_the_answer_for_single_entities_is_read_on_one_line_or_many(tmp_path):
    for indent in (None, 2):
        path = tmp_path / "Q10.json"
        path.write_text(json.dumps({"entities": {"Q10": PERSON, "Q30": MINISTER}}, indent=indent))
        assert list(by_id(read_wikidata(path))) == ["wikidata:Q10"]
    path.write_text(json.dumps(PERSON, indent=2))
    assert list(by_id(read_wikidata(path))) == ["wikidata:Q10"]
    path.write_text(json.dumps(PERSON) + "\n" + json.dumps(PARTY))
    assert list(by_id(read_wikidata(path))) == ["wikidata:Q10", "wikidata:Q40"]


ODD = [
    "{",
    '{"id": 7}',
    '{"id": "P31", "labels": {}}',
    '{"id": "Q1", "labels": {"en": "no label"}}',
    "[" * 100_000,
    '{"id": "Q2", "labels": {"en": {"value": "\\ud800"}}}',
    "null",
    "17",
]


def test_bad_entities_are_refused_one_by_one(tmp_path):
    rows = list(read_wikidata(dump(tmp_path / "dump", [*ODD, PERSON, MINISTER])))
    assert [row.reason for row in rows[: len(ODD)]] == ["no-entity"] * len(ODD)
    assert "Line 2:" in rows[0].detail
    assert list(by_id(rows)) == ["wikidata:Q10"]


def test_odd_claims_are_passed_over(tmp_path):
    odd = json.loads(json.dumps(PERSON))
    odd["claims"]["P569"] = [
        {"mainsnak": 5},
        claim(day("+999999999999999-01-01T00:00:00Z")),
        claim({"type": "time", "value": {"time": "+2000-01-01", "precision": 10**30}}),
        claim(day("+2001-02-30T00:00:00Z")),
        {"mainsnak": {"snaktype": "somevalue"}},
    ]
    odd["claims"]["P570"] = {"not": "a list"}
    odd["claims"]["P27"] = [claim({"type": "quantity", "value": {"amount": "1"}})]
    adib = by_id(read_wikidata(dump(tmp_path / "dump", [odd, MINISTER])))["wikidata:Q10"]
    assert [fact.kind for fact in adib.facts] == ["office", "description"]


def test_only_those_with_an_arabic_name(tmp_path):
    rows = read_file(dump(tmp_path / "dump", ALL), "wikidata", having="ar")
    assert list(by_id(rows)) == ["wikidata:Q10", "wikidata:Q40"]
