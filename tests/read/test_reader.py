"""The reader as a whole: any bytes, hostile pages, and the promises that every reading keeps."""

from __future__ import annotations

import gzip
import json
import time
from datetime import UTC, datetime

import jsonschema
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.read import read_page
from marsad.read.schema import reading_schema
from marsad.records import Capture, Entry, Field, Reading

SCHEMA = jsonschema.Draft202012Validator(reading_schema())


def reading_of(body: bytes | str, media_type: str = "", address: str | None = None) -> Reading:
    raw = body.encode() if isinstance(body, str) else body
    received = datetime(2026, 1, 1, tzinfo=UTC)
    return read_page(Capture(input="page", body=raw, received_at=received, media_type=media_type, address=address))


def fields_of(record: Reading | Entry) -> list[Field]:
    found: list[Field] = []
    for name in record.__struct_fields__:
        value = getattr(record, name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Field):
                found.append(item)
            elif isinstance(item, Entry):
                found += fields_of(item)
    return found


def check(reading: Reading) -> None:
    """Assert what every reading promises."""
    for field in fields_of(reading):
        assert field.printed == reading.slice(field.spans)
        for start, end in field.spans:
            assert 0 <= start < end <= len(reading.text)
    last = 0
    for block in reading.blocks:
        for start, end in block.spans:
            assert last <= start < end <= len(reading.text)
            last = end
    assert (reading.kind == "refused") == bool(reading.refusals)
    if reading.kind == "refused":
        assert all(refusal.stage == "read" and refusal.reason for refusal in reading.refusals)
    SCHEMA.validate(json.loads(msgspec.json.encode(reading)))


LINES = st.sampled_from(
    [
        "Search",
        "",
        "",
        "By Lina Haddad",
        "by Lina Haddad for Dafater (opposition website)",
        "3 May 2026",
        "Tags:",
        "Tags: a, b",
        "Read also",
        "Comments (2)",
        "The ferry sank in calm weather, said the harbour master, who had slept.",
        "Harbour Master Sleeps",
        "The ferry sank, writes Al-Dafater.",
        "FARPORT (Seawire) - The ferry sank in calm weather on Monday, and nobody knew why it had sailed at all.",
        "غرقت العبارة في طقس هادئ، بحسب صحيفة الدفاتر.",
        "خاص - الدفاتر",
        "المصدر: الدفاتر",
        "الجمعة 9 تشرين الأول 2026",
        "This article was translated by The Quay Review.",
        "Source: Dafater (opposition website)",
        "Source:",
        "Home > News",
        "© 2026",
        "1. First story",
        "(Photo: A)",
        "—",
        "«»",
        "\u200f\u200f",
    ]
)


@given(st.lists(LINES, max_size=25))
@settings(deadline=None)
def test_any_page_of_lines_keeps_the_promises(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = reading_of(text)
    check(reading)
    if reading.kind != "refused":
        assert reading.text == text


@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "h1", "h2", "li", "div", "span", "a", "td", "br", "time"]), LINES), max_size=20
    )
)
@settings(deadline=None)
def test_any_page_of_elements_keeps_the_promises(elements: list[tuple[str, str]]) -> None:
    check(
        reading_of(
            "<html><body>" + "".join(f"<{tag} class=byline>{text}</{tag}>" for tag, text in elements), "text/html"
        )
    )


@given(st.binary(max_size=600), st.sampled_from(["", "text/html", "text/plain", "application/octet-stream"]))
@settings(deadline=None)
def test_any_bytes_give_a_record_or_a_refusal(body: bytes, media_type: str) -> None:
    check(reading_of(body, media_type))


@given(st.text(max_size=300))
@settings(deadline=None)
def test_any_text_in_html_gives_a_record_or_a_refusal(text: str) -> None:
    check(reading_of(f"<html><title>{text}</title><p>{text}</p>".encode("utf-8", "surrogatepass"), "text/html"))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 something", "binary"),
        (gzip.compress(b"some text that is long enough" * 40, mtime=0)[:40], "truncated"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>", "not-a-page"),
        (b"<html><body><script>var a = 1;</script></body></html>", "no-text"),
        (b"12 : 34 ... 56", "no-text"),
        (b"Search", "no-story"),
        (b"x" * 20_000_001, "too-large"),
    ],
)
def test_refusals_give_their_reason(body: bytes, reason: str) -> None:
    reading = reading_of(body)
    check(reading)
    assert [refusal.reason for refusal in reading.refusals] == [reason]


HOSTILE = {
    "markup in fields": "<html><h1>&lt;script&gt;alert(1)&lt;/script&gt; Ferry Sinks</h1><p>By \"><img src=x>",
    "deep nesting": "<html>" + "<div>" * 30_000 + "Ferry sinks",
    "deep inline": "<html><p>" + "<b>" * 30_000 + "Ferry sinks",
    "entities": "<html><p>" + "&#0;&#xD800;&#x110000;&bogus;" * 100 + "Ferry sinks in calm weather",
    "entity loop": '<!DOCTYPE html [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><html><p>&a; Ferry sinks</p>',
    "bad json-ld": '<html><script type="application/ld+json">{"@type": "NewsArticle", </script><h1>Ferry sinks</h1>',
    "deep json-ld": '<html><script type="application/ld+json">' + "[" * 50_000 + "</script><h1>Ferry sinks</h1>",
    "surrogate json-ld": '<html><script type="application/ld+json">{"@type":"Article","headline":"\\ud800 x"}</script>'
    "<p>Ferry sinks in calm weather.",
    "never closed": "<html><head><title>Ferry <script>var x = '<p>",
    "only tags": "<html>" + "<p></p>" * 1000,
    "bad base": '<html><base href="http://[bad"><h2><a href="//[x">Ferry sinks</a></h2>',
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages(name: str) -> None:
    check(reading_of(HOSTILE[name], "text/html", "https://a.example/x"))


STALLING = {
    "one word": "a" * 300_000,
    "hyphens": "Al-" * 100_000,
    "names": "Al-Fanar " * 33_000,
    "short lines": "ab cd\n" * 50_000,
    "same sentence": "The ferry sank in calm weather and nobody knew why it had sailed.\n" * 4500,
    "small print": "3 May 2026 | by A - B\n" * 13_000,
    "arabic small print": "المرسى - خاص\n" * 15_000,
    "brackets": ("by A " + "(" * 180 + "\n") * 1600,
    "commas": "Tags:\n" + "a, " * 100_000,
    "spaces": "a" + " " * 300_000 + "b",
    "quotes": "«" * 150_000 + "ا",
    "dashes": ("x – " * 50 + "\n") * 1000,
    "paragraphs of html": "<html>" + "<p>word word</p>" * 18_000,
    "unclosed tags": "<html>" + "<ul><li><a href=/a>Story title here</a>" * 7000,
    "attributes": "<html><p class='" + "a-" * 150_000 + "'>x y z</p>",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", STALLING)
def test_no_text_stalls_the_reader(name: str) -> None:
    body = STALLING[name].encode()
    start = time.process_time()
    check(reading_of(body))
    # The first megabyte pays for looking closely at 2,500 lines; beyond that cost is small.
    assert time.process_time() - start < 10 + 5 * len(body) / 1_000_000


def test_nothing_hidden_is_seen() -> None:
    page = """<html><head><title>T</title><style>.a{}</style></head><body><h1>Ferry sinks at noon</h1>
      <script>one()</script><noscript>two</noscript><template>three</template><div hidden>four</div>
      <p style="Display : none">five</p><p style="visibility:hidden">six</p><!-- seven --><dialog>eight</dialog>
      <span class="sr-only">nine</span><select><option>ten</option></select><p>Seen.</p></body></html>"""
    assert reading_of(page).text == "Ferry sinks at noon\n\nSeen."


def test_unseen_metadata_fills_fields_without_a_place() -> None:
    page = """<html><head><meta property="article:published_time" content="2026-05-12T09:00:00+03:00">
      <meta name="author" content="Lina Haddad"></head><body><h1>Ferry sinks at noon</h1>
      <p>The ferry sank in calm weather on Monday, said the harbour master, who had slept through it all.</p></body>"""
    reading = reading_of(page)
    assert reading.date == Field("2026-05-12", "", ())
    assert reading.author == Field("Lina Haddad", "", ())
    check(reading)
