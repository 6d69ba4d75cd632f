"""No feed takes longer than the clock allows, and an honest one loses nothing for it."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from marsad.collect.feeds import parse_feed
from marsad.collect.feeds.limited_parser import MAX_CATEGORIES, MAX_SECONDS, parse_limited
from marsad.errors import Unreadable
from marsad.records import Capture

BASE = "https://mizan.example/feed"
SECONDS = 0.5
SLACK = 1.5
"""What may come on top: steps between two looks at the clock, and a machine that is busy with other tests."""


def rss(items: bytes, before: bytes = b"") -> bytes:
    return before + b"<rss version='2.0'><channel><title>t</title>" + items + b"</channel></rss>"


def attributes(number: int) -> bytes:
    return b" ".join(b"a%d='1'" % n for n in range(number))


HOSTILE = {
    "never closed": rss(b"<p>" * 700_000),
    "empty tags": rss(b"<b/>" * 700_000),
    "links": rss(b"<item><link>/1</link></item>" * 100_000),
    "half tags": rss(b"<a/" * 700_000),
    "quotes": rss(b"<a b='" * 400_000),
    "ends": rss(b"</a>" * 700_000),
    "less than": rss(b"<" * 2_000_000),
    "ampersands": rss(b"<item><title>" + b"&" * 2_000_000),
    "attributes": rss(b"<item " + attributes(100_000) + b"/>"),
    "attributes of a damaged one": rss(b"&<item " + attributes(100_000) + b"/>"),
    "categories": rss(b"<item>" + b"".join(b"<category>%d</category>" % n for n in range(60_000))),
    "keywords": rss(
        b"<item xmlns:i='http://www.itunes.com/dtds/podcast-1.0.dtd'><i:keywords>"
        + b",".join(b"%d" % n for n in range(300_000))
        + b"</i:keywords></item>"
    ),
    "an author": rss(b"<item><author>" + b"a" * 2_000_000 + b"</author></item>"),
    "authors": rss(b"<item>" + (b"<author>" + b"a" * 300 + b"</author>") * 7_000),
    "bases": rss(b"<a xml:base='xxxxxxxx/'>" * 100_000),
    "namespaces": rss(b"".join(b"<a xmlns:b%d='u%d'/>" % (n, n) for n in range(100_000))),
    "a declaration": rss(b"", b"<?xml " + b'encoding="a" ' * 1_200 + b"?>"),
    "what looks like a declaration": b"<?xml version='1.0'?>" + b'<rss encoding="a" ' * 100_000,
    "an entity": rss(
        b"<item><title>" + b"&a;" * 500_000 + b"</title></item>", b"<!DOCTYPE a [<!ENTITY a '" + b"A" * 15_000 + b"'>]>"
    ),
    "comments": rss(b"", b"<!--" * 4_000),
    "a slow charset": rss(b"", b"<?xml version='1.0' encoding='punycode'?>") + b"a-" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_feeds_stop_at_the_clock(name: str) -> None:
    begun = time.thread_time()
    with suppress(Unreadable, ValueError, LookupError, AssertionError, TypeError, AttributeError):
        parse_limited(HOSTILE[name], BASE, None, max_seconds=SECONDS)
    assert time.thread_time() - begun < SECONDS + SLACK


@pytest.mark.slow
def test_the_whole_door_takes_no_longer() -> None:
    body = rss(b"<p>" * 1_300_000)
    begun = time.thread_time()
    with pytest.raises(Unreadable, match="takes too long"):
        parse_feed(Capture(input=BASE, address=BASE, body=body, received_at=datetime.now(UTC)))
    assert time.thread_time() - begun < MAX_SECONDS + 3


def test_categories_and_authors_do_no_harm_to_an_entry() -> None:
    categories = b"".join(b"<category>%d</category>" % n for n in range(MAX_CATEGORIES + 50))
    entry = b"<item><link>/1</link><author>a@b.org (Salma)</author>" + categories + b"<title>One</title></item>"
    parsed = parse_limited(rss(entry * 2), BASE, None)
    assert [entry.title for entry in parsed.entries] == ["One", "One"]
    assert (parsed.damage, parsed.entries[0].author_detail.name) == ("", "Salma")


@pytest.mark.parametrize(
    ("encoding", "declared", "charset", "odd"),
    [
        ("utf-8", None, None, ""),
        ("utf-8-sig", "utf-8", None, "declared as utf-8-sig"),
        ("utf-16", "utf-16", None, ""),
        ("utf-16-le", None, None, ""),
        ("utf-32", None, "utf-32", ""),
        ("windows-1256", None, "windows-1256", ""),
        ("windows-1256", "windows-1256", "utf-8", "declared as utf-8, read as windows-1256"),
        ("windows-1256", None, None, "read as windows-1256"),
        ("utf-8", "no-such", "idna", "declared as idna, read as utf-8"),
    ],
)
def test_encodings(encoding: str, declared: str | None, charset: str | None, odd: str) -> None:
    declaration = f"<?xml version='1.0' encoding='{declared}'?>" if declared else ""
    text = declaration + rss("<item><title>سد الصافية</title><link>/1</link></item>".encode()).decode()
    parsed = parse_limited(text.encode(encoding), BASE, charset)
    assert parsed.entries[0].title == "سد الصافية"
    assert parsed.damage == ""
    if encoding != "utf-8-sig":
        assert odd in parsed.odd and bool(odd) == bool(parsed.odd)


def test_utf_8_that_is_cut_in_a_letter_stays_utf_8() -> None:
    item = "<item><title>سد الصافية</title><link>/1</link></item>".encode()
    body = rss(item * 5 + "<item><title>سد".encode()).removesuffix(b"</channel></rss>")
    parsed = parse_limited(body[:-1], BASE, None)
    assert parsed.entries[0].title == "سد الصافية"
    assert parsed.damage and parsed.odd
