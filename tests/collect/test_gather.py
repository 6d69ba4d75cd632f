from __future__ import annotations

import asyncio
from contextlib import aclosing

import pytest

from marsad.collect.fetch import Fetcher
from marsad.collect.gather import FeedQuestion, fetch_pages, poll, poll_feeds
from marsad.records import Capture, FeedListing, NotModified, RefusedInput

PAGE = b"<h1>page</h1>"


def rss(*addresses: str) -> bytes:
    items = "".join(f"<item><title>t</title><link>{address}</link></item>" for address in addresses)
    return f"<rss version='2.0'><channel><title>Mizan</title>{items}</channel></rss>".encode()


async def test_each_page_gives_one_result_whatever_happens(server, other, make_policy, make_answer, make_redirect):
    server.tell("/ok", make_answer(PAGE))
    server.tell("/500", make_answer(b"", status="500 Broken"))
    server.tell("/in", make_redirect("http://10.0.0.1/"))
    other.tell("/ok", make_answer(PAGE))
    addresses = [
        server.address("/ok"),
        server.address("/404"),
        "not an address",
        server.address("/500"),
        server.address("/in"),
        other.address("/ok"),
        server.address("/ok"),
        "http://[broken",
    ]
    async with Fetcher(make_policy()) as fetcher:
        results = [pair async for pair in fetch_pages(fetcher, addresses)]
    found = dict(results)
    assert len(results) == len(set(addresses)) and set(found) == set(addresses)
    refusals = {address: result for address, result in found.items() if isinstance(result, RefusedInput)}
    assert {address: refusal.permanent for address, refusal in refusals.items()} == {
        server.address("/404"): True,
        "not an address": True,
        server.address("/500"): False,
        server.address("/in"): True,
        "http://[broken": True,
    }
    assert refusals[server.address("/in")].refusal.reason == "address-refused"
    assert all(refusal.refusal.stage == "collect" and refusal.refusal.detail for refusal in refusals.values())


async def test_one_request_at_a_time_for_a_host_and_hosts_side_by_side(server, other, make_policy, make_answer):
    together = asyncio.Event()
    busy = []

    def slow(name):
        async def act(visit, write):
            busy.append(name)
            if {"server", "other"} <= set(busy):
                together.set()
            await asyncio.sleep(0.03)
            busy.remove(name)
            await write(make_answer(PAGE))

        return act

    for number in range(4):
        server.tell(f"/{number}", slow("server"))
        other.tell(f"/{number}", slow("other"))
    addresses = [host.address(f"/{number}") for number in range(4) for host in (server, other)]
    async with Fetcher(make_policy()) as fetcher:
        results = [result async for _, result in fetch_pages(fetcher, addresses)]
    assert all(isinstance(result, Capture) for result in results) and len(results) == 8
    assert server.busiest == other.busiest == 1 and together.is_set()
    assert [visit.path for visit in server.visits] == ["/robots.txt", "/0", "/1", "/2", "/3"]


async def test_a_caller_who_leaves_early_stops_the_requests(server, other, make_policy, make_answer):
    async def hang(visit, write):
        await asyncio.sleep(10)

    server.tell("/1", make_answer(PAGE))
    server.tell("/2", hang)
    other.tell("/1", hang)
    async with Fetcher(make_policy(read_timeout=20, total_timeout=20)) as fetcher:
        pages = fetch_pages(fetcher, [server.address("/1"), server.address("/2"), other.address("/1")])
        async with asyncio.timeout(3), aclosing(pages):
            async for address, _ in pages:
                assert address == server.address("/1")
                break
    assert len(asyncio.all_tasks()) < 8


async def test_cancellation_is_passed_on(server, make_policy):
    async def hang(visit, write):
        await asyncio.sleep(10)

    server.tell("/1", hang)

    async def run():
        async with Fetcher(make_policy(read_timeout=20, total_timeout=20)) as fetcher:
            return [pair async for pair in fetch_pages(fetcher, [server.address("/1")])]

    task = asyncio.create_task(run())
    while not server.paths():
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(task, 3)


async def test_no_addresses_no_results(make_policy):
    async with Fetcher(make_policy()) as fetcher:
        assert [pair async for pair in fetch_pages(fetcher, [])] == []


async def test_a_bug_is_not_swallowed(make_policy, server):
    async def resolve(host, port):
        raise ZeroDivisionError

    async with Fetcher(make_policy(resolve=resolve)) as fetcher:
        with pytest.raises(ExceptionGroup):
            async for _ in fetch_pages(fetcher, ["http://a.example/"]):
                pass


async def test_poll_gives_listing_with_validators_then_not_modified(server, make_policy, make_answer):
    async def act(visit, write):
        if visit.headers.get("if-none-match") == '"v1"':
            await write(make_answer(b"", status="304 Not Modified"))
        else:
            await write(make_answer(rss("/1", "/2"), 'ETag: "v1"', "Last-Modified: yesterday"))

    server.tell("/rss.xml", act)
    async with Fetcher(make_policy()) as fetcher:
        listing = await poll(fetcher, server.address("/rss.xml"), "rss")
        assert isinstance(listing, FeedListing)
        assert (listing.etag, listing.last_modified) == ('"v1"', "yesterday")
        assert [entry.address for entry in listing.entries] == [server.address("/1"), server.address("/2")]
        again = await poll(fetcher, server.address("/rss.xml"), "rss", listing.etag, listing.last_modified)
        assert isinstance(again, NotModified)


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"<html><h1>Maintenance</h1>", "unreadable"), (b"", "unreadable"), (b"\x00\x01", "unreadable")],
)
async def test_poll_refuses_what_is_no_feed(server, make_policy, make_answer, body, reason):
    server.tell("/rss.xml", make_answer(body))
    async with Fetcher(make_policy()) as fetcher:
        refused = await poll(fetcher, server.address("/rss.xml"), "rss")
    assert isinstance(refused, RefusedInput) and refused.refusal.reason == reason
    assert refused.address == refused.input == server.address("/rss.xml")


async def test_an_index_of_sitemaps_is_followed_one_level(server, make_policy, make_answer):
    def place(path):
        return f"<url><loc>{server.address(path)}</loc></url>"

    maps = [f"<sitemap><loc>/map{n}.xml</loc><lastmod>2026-11-{n:02}</lastmod></sitemap>" for n in range(1, 9)]
    server.tell("/sitemap.xml", make_answer(f"<sitemapindex>{''.join(maps)}</sitemapindex>".encode()))
    server.tell("/map8.xml", make_answer(f"<urlset>{place('/a')}{place('/b')}</urlset>".encode()))
    server.tell("/map7.xml", make_answer(b"<html>gone"))
    server.tell("/map6.xml", make_answer(b"<sitemapindex><sitemap><loc>/deeper.xml</loc></sitemap></sitemapindex>"))
    server.tell("/map5.xml", make_answer(f"<urlset>{place('/b')}{place('/c')}</urlset>".encode()))
    async with Fetcher(make_policy()) as fetcher:
        listing = await poll(fetcher, server.address("/sitemap.xml"), "sitemap")
    assert isinstance(listing, FeedListing)
    assert [entry.address for entry in listing.entries] == [server.address(path) for path in ("/a", "/b", "/c")]
    notes = " ".join(listing.notes)
    assert "HTML page" in notes and "status 404" in notes and "index inside an index" in notes and "8 sitemaps" in notes
    assert "/map3.xml" not in server.paths() and "/deeper.xml" not in server.paths()


async def test_many_feeds_are_polled_side_by_side(server, other, make_policy, make_answer):
    server.tell("/rss.xml", make_answer(rss("/1")))
    questions = [FeedQuestion(server.address("/rss.xml"), "rss"), FeedQuestion(other.address("/none"), "atom", '"x"')]
    async with Fetcher(make_policy()) as fetcher:
        answers = {question: answer async for question, answer in poll_feeds(fetcher, questions)}
    assert isinstance(answers[questions[0]], FeedListing)
    assert isinstance(answers[questions[1]], RefusedInput)
