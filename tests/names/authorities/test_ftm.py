"""FollowTheMoney in and out; what `ftm validate` says of it, where that is installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess

import pytest
from hypothesis import given, settings

from authority_strategies import CAST, several
from marsad.names.authorities import WRITERS
from marsad.names.authorities.ftm_read import read_ftm
from marsad.records import Authority, Refusal

few = settings(deadline=None, max_examples=60)
FTM = os.environ.get("MARSAD_FTM") or shutil.which("ftm")
"""The program of the package followthemoney. Not a dependency: 200 MB with PyICU, SQLAlchemy, rdflib and networkx."""

FOREIGN = [
    {
        "id": "occ-1",
        "schema": "Occupancy",
        "properties": {"holder": ["NK-a"], "post": ["pos-1"], "startDate": ["2020-03"]},
    },
    {
        "id": "NK-a",
        "schema": "Person",
        "caption": "Adib",
        "datasets": ["hd_register"],
        "properties": {
            "name": ["Adib Sarrouj", "أديب سروج"],
            "weakAlias": ["Adib"],
            "birthDate": ["1970-02-03T00:00:00"],
            "wikidataId": ["Q42"],
            "position": ["poet"],
            "notes": ["He likes: the sea"],
            "nationality": ["hd"],
        },
    },
    {"id": "pos-1", "schema": "Position", "properties": {"name": ["Director"], "organization": ["port"]}},
    {"id": "port", "schema": "Company", "properties": {"name": ["Port"], "dissolutionDate": ["2025"]}},
    {"id": "place", "schema": "Address", "properties": {"full": ["Quay 1, Rumaylat"]}},
    {"id": "boat", "schema": "Vessel", "properties": {"name": ["Nawras"]}},
]


def read(tmp_path, lines):
    path = tmp_path / "entities.ftm.json"
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), encoding="utf-8")
    return list(read_ftm(path))


def test_what_others_write_is_read(tmp_path):
    adib, port, place, rest = read(tmp_path, FOREIGN)
    assert (adib.id, adib.kind, adib.same_as) == ("NK-a", "person", ("https://www.wikidata.org/entity/Q42",))
    assert [(form.text, form.kind) for form in adib.names] == [
        ("Adib Sarrouj", "house"),
        ("أديب سروج", "house"),
        ("Adib", "variant"),
    ]
    assert {form.evidence.title for form in adib.names} == {"hd_register"}
    assert [(fact.kind, fact.value, fact.of, fact.from_on) for fact in adib.facts] == [
        ("born", "1970-02-03", None, None),
        ("description", "He likes: the sea", None, None),
        ("office", "poet", None, None),
        ("office", "Director", "port", "2020-03"),
    ]
    assert (port.kind, port.facts[0].kind) == ("body", "ended")
    assert (place.kind, place.names[0].text) == ("place", "Quay 1, Rumaylat")
    assert rest == Refusal("whoswho", "other-kinds", "these entities are no people, bodies or places: 1 Vessel.")


def test_bad_lines_are_refused_one_by_one(tmp_path):
    odd = [
        "{",
        '{"id": "x"}',
        '{"id": "x", "schema": "Person", "properties": {"name": "no list"}}',
        '{"id": "x", "schema": "Person", "properties": {"name": [{"deep": 1}]}}',
        '{"id": "x", "schema": "Person", "properties": {}}',
        '{"a":' * 50_000,
        '{"id": 99999999999999999999999999, "schema": "Person"}',
    ]
    rows = read(tmp_path, [*odd, FOREIGN[3]])
    assert [isinstance(row, Refusal) for row in rows] == [True] * len(odd) + [False]


def test_each_value_has_a_statement_with_its_document(tmp_path):
    lines = [json.loads(line) for line in b"".join(WRITERS["ftm"](CAST)).splitlines()]
    by_id = {line["id"]: line for line in lines}
    assert len(by_id) == len(lines)
    adib = by_id["adib"]
    [name] = [one for one in adib["statements"] if one["value"] == "أديب سروج"]
    assert (name["prop"], name["lang"], name["dataset"]) == ("name", "ara", "register_of_hadran")
    document = by_id[name["origin"]]
    assert document["properties"]["sourceUrl"] == ["https://register.example/"]
    assert document["properties"]["notes"] == ["licence: CC0-1.0"]
    for line in lines:
        stated = {(one["prop"], one["value"]) for one in line["statements"]}
        held = {(prop, value) for prop, values in line["properties"].items() for value in values if prop != "proof"}
        assert stated == held


THING = {"name", "alias", "previousName", "weakAlias", "description", "notes", "sourceUrl", "wikidataId", "proof"}
LEGAL = THING | {"abbreviation", "website", "incorporationDate", "dissolutionDate", "sector"}
EDGE = {"startDate", "endDate", "proof", "summary"}
PROPERTIES = {
    "Person": LEGAL | {"birthDate", "deathDate"},
    "Organization": LEGAL,
    "PublicBody": LEGAL,
    "Address": THING | {"full"},
    "Position": {"name", "organization"},
    "Occupancy": EDGE | {"holder", "post"},
    "Membership": EDGE | {"member", "organization", "role"},
    "UnknownLink": EDGE | {"subject", "object", "role"},
    "Document": THING | {"fileName", "title", "publishedAt", "keywords", "messageId", "summary"},
}
"""Of followthemoney 4.11: the properties that each schema has, as far as we write them."""
ENTITIES = {"holder", "post", "member", "organization", "subject", "object", "proof"}
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")


@few
@given(several)
def test_only_what_the_model_has_is_written(authorities):
    for line in b"".join(WRITERS["ftm"](authorities)).splitlines():
        entity = json.loads(line)
        assert set(entity["properties"]) <= PROPERTIES[entity["schema"]], entity["schema"]
        ids = [entity["id"], *(one for prop in ENTITIES for one in entity["properties"].get(prop, ()))]
        assert all(ID.fullmatch(one) and len(one) <= 200 for one in ids)
        if entity["schema"] in ("Person", "Organization", "PublicBody"):
            assert entity["properties"]["name"]


@pytest.mark.skipif(FTM is None, reason="the package followthemoney is not installed; name its ftm by MARSAD_FTM")
def test_ftm_validate_accepts_every_value(tmp_path):
    path, checked = tmp_path / "in.json", tmp_path / "out.json"
    path.write_bytes(b"".join(WRITERS["ftm"](CAST)))
    subprocess.run([FTM, "validate", "-i", path, "-o", checked], check=True, env={"PATH": os.environ["PATH"]})
    given, kept = ([json.loads(line) for line in one.read_text().splitlines()] for one in (path, checked))
    assert [one["id"] for one in kept] == [one["id"] for one in given]
    for before, after in zip(given, kept, strict=True):
        assert {prop: sorted(values) for prop, values in after["properties"].items()} == {
            prop: sorted(values) for prop, values in before["properties"].items()
        }
    assert all(isinstance(row, Authority) for row in read_ftm(path))
