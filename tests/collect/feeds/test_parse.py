from __future__ import annotations

import gzip
import time
from contextlib import suppress
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.collect.feeds import parse_feed
from marsad.errors import Unreadable
from marsad.records import Capture

BASE = "https://mizan.example/feeds/rss.xml"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def feed(body: bytes | str, **changes: object) -> Capture:
    body = body.encode() if isinstance(body, str) else body
    return Capture(**{"input": BASE, "address": BASE, "body": body, "received_at": NOW} | changes)


def rss(items: str, head: str = "<title>الميزان</title>") -> str:
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{head}{items}</channel></rss>"


def test_rss():
    item = """<item><title>انخفاض منسوب سد الصافية</title><link>/news/1.html</link><guid isPermaLink="false">m-1</guid>
    <description><![CDATA[<p>قال <b>الوزير</b></p>]]></description><author>desk@mizan.example (سامي الخطيب)</author>
    <pubDate>Mon, 28 Sep 2026 10:00:00 +0300</pubDate></item>"""
    listing = parse_feed(feed(rss(item)), "rss")
    (entry,) = listing.entries
    assert (listing.kind, listing.title, listing.notes) == ("rss", "الميزان", ())
    assert entry.address == "https://mizan.example/news/1.html"
    assert (entry.id, entry.title, entry.summary) == ("m-1", "انخفاض منسوب سد الصافية", "قال الوزير")
    assert "سامي الخطيب" in entry.author
    assert entry.published_at == datetime(2026, 9, 28, 7, tzinfo=UTC)


def test_atom():
    text = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://sada.example/"><title>صدى الجبل</title>
    <entry><id>tag:sada.example,2026:1</id><title type="html">ثلاثة &amp;lt;b&amp;gt;لقاءات&amp;lt;/b&amp;gt;</title>
    <link rel="enclosure" href="https://cdn.example/a.mp3"/><link rel="alternate" href="2026/10/one/"/>
    <author><name>جيهان الأسود</name></author><published>2026-10-05T09:00:00+03:00</published>
    <updated>2026-10-05T12:00:00Z</updated><summary>ملخص</summary></entry></feed>"""
    listing = parse_feed(feed(text), "atom")
    (entry,) = listing.entries
    assert listing.kind == "atom" and entry.address == "https://sada.example/2026/10/one/"
    assert (entry.title, entry.author, entry.summary) == ("ثلاثة لقاءات", "جيهان الأسود", "ملخص")
    assert entry.published_at == datetime(2026, 10, 5, 6, tzinfo=UTC)
    assert entry.updated_at == datetime(2026, 10, 5, 12, tzinfo=UTC)


def test_rdf():
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>x</title></channel>
    <item rdf:about="https://mizan.example/1"><title>one</title><link>https://mizan.example/1</link>
    <dc:date>2026-10-05</dc:date></item></rdf:RDF>"""
    (entry,) = parse_feed(feed(text)).entries
    assert entry.title == "one" and entry.updated_at == datetime(2026, 10, 5, tzinfo=UTC)


def test_json_feed_keeps_the_good_among_the_bad():
    items = [
        {"id": 7, "url": "/a", "title": "One <b>bold</b>", "date_published": "2026-11-01T00:00:00Z"},
        {"id": "https://harbour.example/b", "authors": [{"name": "Clara Whitlow"}, {"name": 5}, "x"], "title": None},
        {"id": "no-address"},
        {"id": "x", "url": "javascript:alert(1)"},
        "nonsense",
        {"url": "/c", "title": ["a"], "summary": {}, "date_published": 12, "authors": "me"},
    ]
    listing = parse_feed(feed(msgspec.json.encode({"title": "Harbour", "items": items})), "json")
    assert [entry.address.rpartition("/")[2] for entry in listing.entries] == ["a", "b", "c"]
    assert listing.entries[0].title == "One bold" and listing.entries[0].id == "7"
    assert listing.entries[1].author == "Clara Whitlow"
    assert any("3 items have no address" in note for note in listing.notes)


def test_sitemap_with_news():
    text = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://harbour.example/a </loc>
    <lastmod>2026-11-02</lastmod><news:news><news:publication><news:name>The Harbour Post</news:name>
    </news:publication><news:publication_date>2026-11-01T08:00:00+03:00</news:publication_date>
    <news:title>Cranes Stop</news:title></news:news></url><url><loc>mailto:x</loc></url><url/></urlset>"""
    listing = parse_feed(feed(text), "sitemap")
    (entry,) = listing.entries
    assert (entry.address, entry.title) == ("https://harbour.example/a", "Cranes Stop")
    assert entry.published_at == datetime(2026, 11, 1, 5, tzinfo=UTC)
    assert any("2 places have no address" in note for note in listing.notes)


def test_sitemaps_may_be_gzipped_and_indexed():
    text = """<sitemapindex><sitemap><loc>/old.xml</loc></sitemap><sitemap><loc>/new.xml.gz</loc>
    <lastmod>2026-11-02T00:00:00Z</lastmod></sitemap></sitemapindex>"""
    listing = parse_feed(feed(gzip.compress(text.encode(), mtime=0)), "sitemap")
    assert listing.more == ("https://mizan.example/new.xml.gz", "https://mizan.example/old.xml")
    with pytest.raises(Unreadable, match=r"bomb|bound"):
        parse_feed(feed(gzip.compress(bytes(50_000_000), mtime=0)))


def test_a_listing_page_only_where_it_is_declared():
    page = """<html><head><title>Front page</title></head><body>
    <nav><a href="/all-of-the-news-here">All of the news</a></nav>
    <h2><a href="/1">الوزير ينفي</a></h2><a href="/2"><img></a>
    <p><a href="/2">Dockers Stop the Cranes at Marsa Jabir</a></p>
    <a href="/2">more</a><a href="/tag">tag</a><a href="https://ads.example/x">Buy four or more ropes</a>
    <a href="/"><h2>Home of the paper today</h2></a><a href="#top"><h3>To the top</h3></a>
    <a href="javascript:x"><h2>No</h2></a>
    <footer><a href="/3">Terms of use of this site</a></footer></body></html>"""
    with pytest.raises(Unreadable, match="kind: html"):
        parse_feed(feed(page))
    listing = parse_feed(feed(page), "html")
    assert [(entry.address.rpartition("/")[2], entry.title) for entry in listing.entries] == [
        ("1", "الوزير ينفي"),
        ("2", "Dockers Stop the Cranes at Marsa Jabir"),
    ]
    arabic = '<h2><a href="/1">الوزير ينفي</a></h2>'
    for encoding, declared in (("windows-1256", None), ("windows-1256", "windows-1256"), ("utf-8", "x-nonsense")):
        (entry,) = parse_feed(feed(arabic.encode(encoding), charset=declared), "html").entries
        assert entry.title == "الوزير ينفي"
    with pytest.raises(Unreadable, match="no link"):
        parse_feed(feed("<html><body><a href='/'>x</a></body></html>"), "html")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  \n ",
        b"not a feed",
        b"\x00\x01\x02\xff" * 100,
        b"{}",
        b'{"items": 5}',
        b'{"items": [',
        b"[1,2]",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"<!doctype html><html><title>404</title></html>",
        b"<rss",
        b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
        b"%PDF-1.7",
        b"\x1f\x8b\x08\x00",
    ],
)
def test_what_is_no_feed(body):
    with pytest.raises(Unreadable) as caught:
        parse_feed(feed(body), "rss")
    assert len(str(caught.value)) < 500


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def test_hostile_markup_in_every_field_becomes_text():
    from html import escape

    text, twice = escape(HOSTILE), escape(escape(HOSTILE))
    item = f"""<item><title>{text} one {twice}</title><link>https://mizan.example/1?a="&gt;&lt;script&gt;</link>
    <guid>{text}</guid><description>{twice} two <![CDATA[{HOSTILE}]]></description>
    <author>{text} three</author></item>"""
    listing = parse_feed(feed(rss(item, f"<title>{text} Mizan</title>")))
    (entry,) = listing.entries
    for value in (entry.title, entry.summary, entry.author, listing.title, entry.id):
        assert "<" not in value and "alert" not in value
    assert (entry.title, entry.summary, listing.title) == ("one", "two", "Mizan")
    assert "<" not in entry.address and '"' not in entry.address
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
    <b>Sada</b></div></title><entry><title>{twice}x</title><link href="https://s.example/1"/></entry></feed>"""
    assert parse_feed(feed(atom)).title == "Sada"
    items = [
        {"url": "/1", "id": HOSTILE, "title": HOSTILE + "t", "summary": twice, "authors": [{"name": HOSTILE + "a"}]}
    ]
    (entry,) = parse_feed(feed(msgspec.json.encode({"items": items}))).entries
    assert (entry.title, entry.summary, entry.author) == ("t", "", "a")


ENTITIES = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE x [<!ENTITY a0 "lol">{ENTITIES}]>',
        '<!DOCTYPE x [<!ENTITY a9 "&a8;"><!ENTITY a8 "&a9;">]>',
        '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p; <!ENTITY a9 "x">]>',
        f'<!DOCTYPE x [<!ENTITY a9 "{"A" * 100_000}">]>',
    ],
)
@pytest.mark.parametrize("form", ["rss", "atom", "sitemap"])
def test_entities_neither_explode_nor_read_files(doctype, form):
    bodies = {
        "rss": "<rss version='2.0'><channel><item><title>&a9;{}</title><link>/1</link></item></channel></rss>",
        "atom": "<feed version='1'><entry><title>&a9;{}</title><link href='/1'/></entry></feed>",
        "sitemap": "<urlset><url><loc>/1</loc><title>&a9;{}</title></url></urlset>",
    }
    body = f"<?xml version='1.0'?>{doctype}{bodies[form].format('&a9;' * 2000)}"
    before = time.process_time()
    try:
        listing = parse_feed(feed(body))
    except Unreadable:
        listing = None
    assert time.process_time() - before < 2
    if listing:
        assert all("root:" not in entry.title and len(entry.title) <= 1000 for entry in listing.entries)


def test_ten_thousand_entries_are_all_kept_in_bounded_time():
    items = "".join(
        f"<item><title>خبر &lt;b&gt;{n}&lt;/b&gt;</title><link>/n/{n}</link><guid>{n}</guid>"
        f"<pubDate>Sun, 22 Nov 2026 09:00:00 +0300</pubDate></item>"
        for n in range(10_000)
    )
    before = time.process_time()
    listing = parse_feed(feed(rss(items)))
    assert time.process_time() - before < 10
    assert len(listing.entries) == 10_000 and any("10000 entries" in note for note in listing.notes)


def test_a_feed_larger_than_feeds_are_is_refused():
    with pytest.raises(Unreadable, match="at most"):
        parse_feed(feed(rss("<item/>" + " " * 11_000_000)))


def test_entries_without_dates_with_doubles_and_without_addresses():
    items = """<item><title>a</title><link>/1</link><guid>same</guid></item>
    <item><title>b</title><link>/2</link><guid>same</guid></item>
    <item><title>c</title><link>/1</link><guid>other</guid></item>
    <item><title>d</title></item><item><title>e</title><link>javascript:alert(1)</link></item>
    <item><title>f</title><link>/3</link><pubDate>the day before yesterday</pubDate></item>
    <item><title>g</title><link>/4</link><pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate></item>
    <item><link>/5</link></item>"""
    listing = parse_feed(feed(rss(items)))
    assert [entry.address.rpartition("/")[2] for entry in listing.entries] == ["1", "2", "3", "4", "5"]
    assert len({entry.id for entry in listing.entries}) == 5
    assert all(entry.published_at is None for entry in listing.entries)
    notes = " | ".join(listing.notes)
    for part in ("2 entries have no address", "1 entries repeat", "1 entries share an id", "5 entries have no date"):
        assert part in notes


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("windows-1256", "windows-1256", None),
        ("windows-1256", "windows-1256", "utf-8"),
        ("utf-8", "windows-1256", "utf-8"),
        ("utf-16", "utf-16", None),
        ("iso-8859-6", "iso-8859-6", "x-unknown"),
        ("utf-8", "x-nonsense", None),
    ],
)
def test_charsets_declared_well_and_badly(encoding, declared, header):
    text = rss("<item><title>سد الصافية</title><link>/1</link></item>").replace(
        "encoding='utf-8'", f"encoding='{declared}'"
    )
    listing = parse_feed(feed(text.encode(encoding), charset=header))
    (entry,) = listing.entries
    assert entry.address == "https://mizan.example/1"
    if header != "utf-8" or encoding == "utf-8":
        assert entry.title == "سد الصافية"


def test_a_torn_feed_is_read_as_far_as_it_goes():
    text = rss("".join(f"<item><title>t{n}</title><link>/{n}</link></item>" for n in range(20)))
    listing = parse_feed(feed(text[: len(text) // 2]))
    assert 5 < len(listing.entries) < 15 and any("damaged" in note for note in listing.notes)
    sitemap = "<urlset>" + "".join(f"<url><loc>/{n}</loc></url>" for n in range(20)) + "</urlset>"
    listing = parse_feed(feed(sitemap[: len(sitemap) // 2]))
    assert 5 < len(listing.entries) < 15 and any("damaged" in note for note in listing.notes)


def test_depth_does_not_hurt():
    for body in ("<rss>" + "<a>" * 10_000, "<urlset>" + "<url>" * 10_000, "<html>" + "<div>" * 10_000):
        for kind in ("rss", "html"):
            with suppress(Unreadable):
                parse_feed(feed(body), kind)


@given(st.binary(max_size=400), st.sampled_from([b"", b"<rss>", b"<feed>", b'{"items":[', b"<urlset>", b"<?xml"]))
def test_any_bytes_are_a_listing_or_refused(data, start):
    for kind in (None, "html"):
        with suppress(Unreadable):
            for entry in parse_feed(feed(start + data), kind).entries:
                assert entry.address.startswith(("http://", "https://")) and entry.id


@given(st.text(max_size=200))
def test_any_title_comes_out_as_one_plain_line(title):
    from marsad.collect.feeds.plain import clean_text

    cleaned = clean_text(title)
    assert cleaned == " ".join(cleaned.split()) and not any(ord(character) < 32 for character in cleaned)
    cleaned.encode()
