"""JSON-LD that libraries and search engines can read."""

from __future__ import annotations

import json

from authority_strategies import CAST
from marsad.names.authorities import WRITERS
from marsad.records import Authority, Fact, NameForm


def graph(authorities):
    return json.loads(b"".join(WRITERS["jsonld"](authorities)))["@graph"]


def test_people_bodies_places_and_outlets():
    adib, port, town, mizan = graph(CAST)
    assert [one["@type"] for one in (adib, port, town, mizan)] == [
        "Person",
        "Organization",
        "Place",
        "NewsMediaOrganization",
    ]
    assert adib["name"] == [
        {"@value": "Adib Sarrouj", "@language": "en"},
        {"@value": "أديب سروج", "@language": "ar"},
    ]
    assert adib["alternateName"] == ["Srouj"]
    assert adib["birthDate"] == ["1970-02"]
    assert adib["sameAs"][0] == "https://www.wikidata.org/entity/Q42"
    [office] = adib["worksFor"]
    assert (office["roleName"], office["worksFor"], office["startDate"]) == (
        "director",
        {"@id": port["@id"]},
        "2024-03",
    )


def test_each_source_names_what_it_vouches_for():
    [work] = graph(CAST)[0]["subjectOf"]
    assert (work["license"], work["datePublished"]) == ("CC0-1.0", "2026-11-01")
    assert {"أديب سروج", "office: director", "born: 1970-02"} <= set(work["keywords"])


def test_facts_that_contradict_each_other_stand_side_by_side():
    facts = (Fact(kind="born", value="1970"), Fact(kind="born", value="1971"))
    [node] = graph([Authority("x", "person", (NameForm("X", "en"),), facts)])
    assert node["birthDate"] == ["1970", "1971"]


def test_misspellings_are_not_given_as_names():
    [node] = graph([Authority("x", "place", (NameForm("Idleb", "en"), NameForm("Idelb", "en", "misspelling")))])
    assert "Idelb" not in json.dumps(node)


def test_nothing_is_a_document_too():
    assert graph([]) == []
