"""Statements as Web Annotations: well formed by the W3C's model, and every selector finds its words again."""

from __future__ import annotations

import re
from typing import TypedDict

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.read.annotations import CONTEXT, annotate, select, source_iri
from marsad.records import Reading
from statement_samples import arabic_story, story

ANNO = "http://www.w3.org/ns/anno.jsonld"
MOTIVATIONS = {"identifying", "tagging"}


class Selector(TypedDict, total=False):
    type: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class Target(TypedDict):
    type: str
    source: str
    selector: list[Selector]


class Annotation(TypedDict):
    id: str
    type: str
    motivation: str
    body: list[dict[str, object]]
    target: list[Target]


class Page(TypedDict):
    id: str
    type: str
    startIndex: int
    partOf: dict[str, object]
    items: list[Annotation]


def page_of(reading: Reading) -> Page:
    page = annotate(reading)
    assert page is not None
    return msgspec.json.decode(msgspec.json.encode(page), type=Page, strict=True)


def selected(text: str, target: Target) -> str:
    """Select as a client does, in both ways, which must agree."""
    quoted, positioned = target["selector"]
    assert (quoted["type"], positioned["type"]) == ("TextQuoteSelector", "TextPositionSelector")
    around = quoted["prefix"] + quoted["exact"] + quoted["suffix"]
    assert text.count(around) == 1
    start = text.index(around) + len(quoted["prefix"])
    assert (start, start + len(quoted["exact"])) == (positioned["start"], positioned["end"])
    assert text[positioned["start"] : positioned["end"]] == quoted["exact"]
    return quoted["exact"]


@pytest.mark.parametrize("reading", [story(), arabic_story()], ids=["en", "ar"])
def test_targets_select_the_pieces_of_the_content(reading: Reading) -> None:
    page = page_of(reading)
    assert len(page["items"]) == len(reading.attributions)
    for item, said in zip(page["items"], reading.attributions, strict=True):
        words = [selected(reading.text, target) for target in item["target"]]
        assert words == [reading.text[start:end] for start, end in said.content]


def test_positions_count_code_points() -> None:
    reading = story()
    last = page_of(reading)["items"][3]["target"][0]["selector"][1]
    assert reading.text[: last["start"]].count("😀") == 1
    assert reading.text[last["start"] : last["end"]] == "that “the wall” will hold"


def test_the_same_words_in_two_places_are_told_apart() -> None:
    items = page_of(story())["items"]
    nested, last = items[2]["target"][0], items[3]["target"][0]
    assert nested["selector"][0]["exact"] == last["selector"][0]["exact"]
    assert nested["selector"][0] != last["selector"][0]


def test_a_page_keeps_the_rules_of_the_model() -> None:
    raw = msgspec.json.decode(msgspec.json.encode(annotate(story())))
    assert raw["@context"][0] == ANNO
    assert (raw["type"], raw["startIndex"]) == ("AnnotationPage", 0)
    assert raw["partOf"]["type"] == "AnnotationCollection"
    assert (raw["partOf"]["total"], raw["partOf"]["label"]) == (4, "The Dam Is Safe, Minister Says")
    ids = [raw["id"], raw["partOf"]["id"], *(item["id"] for item in raw["items"])]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids)
    for item in raw["items"]:
        assert (item["type"], item["motivation"]) == ("Annotation", "identifying")
        assert "@context" not in item
        assert all(target["type"] == "SpecificResource" and target["source"] for target in item["target"])
        texts = [body for body in item["body"] if body["type"] == "TextualBody"]
        assert texts and all(body["value"] and body["purpose"] in MOTIVATIONS for body in texts)


def test_a_plain_client_sees_who_says_it_through_whom() -> None:
    first = page_of(story())["items"][0]
    assert first["body"][0]["value"] == "The Harbour Post <- HANA <- Munir al-Hallaq, electricity minister"
    assert [body["value"] for body in first["body"][1:-1]] == ["direct", "speech"]


def test_the_statement_is_there_as_data_in_terms_that_the_context_defines() -> None:
    reading = story()
    items = page_of(reading)["items"]
    body = items[2]["body"][-1]
    assert body["type"] == ["Dataset", "Statement"]
    assert (body["kind"], body["manner"], body["statement"]) == ("indirect", "thought", "s3")
    assert body["parent"] == items[1]["id"]
    assert body["chain"] == [
        {"name": "The Harbour Post", "carriedAs": "publisher"},
        {"name": "HANA", "carriedAs": "agency"},
        {"name": "Munir al-Hallaq", "carriedAs": "person"},
    ]
    assert body["speaker"] == {"named": False, "name": "engineers"}
    ours = CONTEXT[1]
    of_the_model = {"id", "type"}
    assert {term for item in items for term in item["body"][-1]} <= set(ours) | of_the_model
    hedge = msgspec.convert(items[1]["body"][-1]["hedgeWords"], list[Target])
    assert [selected(reading.text, part) for part in hedge] == ["reportedly"]


def test_an_id_holds_until_its_words_change() -> None:
    ids = [item["id"] for item in page_of(story("a.html"))["items"]]
    assert ids == [item["id"] for item in page_of(story("a.html"))["items"]]
    assert not set(ids) & {item["id"] for item in page_of(story("b.html"))["items"]}


def test_without_statements_there_is_no_page() -> None:
    assert annotate(Reading(input="x", kind="story", text="Nobody spoke.")) is None
    assert annotate(Reading(input="x", kind="refused")) is None


@pytest.mark.parametrize(
    ("name", "address", "iri"),
    [
        ("x.html", "https://post.example/1", "https://post.example/1"),
        ("https://post.example/2", None, "https://post.example/2"),
        ("pages/a b:c.html", None, "pages/a%20b%3Ac.html"),
        ("rows.jsonl#3", None, "rows.jsonl#3"),
        ("/data/ص.html", None, "file:///data/%D8%B5.html"),
        ("/data/x.warc#7", None, "file:///data/x.warc#7"),
    ],
)
def test_a_source_is_an_iri(name: str, address: str | None, iri: str) -> None:
    assert source_iri(Reading(input=name, address=address, kind="story")) == iri


@given(st.text(alphabet="ab \n😀ب", min_size=1, max_size=200), st.data())
def test_any_span_of_any_text_is_found_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    part = select(text, (start, end), "x")
    target = msgspec.json.decode(msgspec.json.encode(part), type=Target)
    assert selected(text, target) == text[start:end]
