from __future__ import annotations

import pytest

from marsad.collect.fetch import Fetcher
from marsad.errors import AddressRefused, FetchFailed

PAGE = b"<h1>page</h1>"


async def fetch(policy, *addresses):
    async with Fetcher(policy) as fetcher:
        return [await fetcher.fetch(address) for address in addresses]


def robots(make_answer, text, **options):
    return make_answer(text.encode(), "Content-Type: text/plain", **options)


async def test_disallow_holds_for_us_and_for_all(server, make_policy, make_answer):
    server.tell(
        "/robots.txt", robots(make_answer, "User-agent: *\nDisallow: /desk/\n\nUser-agent: marsad\nDisallow: /x")
    )
    server.tell("/desk/1", make_answer(PAGE))
    server.tell("/x", make_answer(PAGE))
    await fetch(make_policy(), server.address("/desk/1"))
    with pytest.raises(AddressRefused, match=r"robots\.txt"):
        await fetch(make_policy(), server.address("/x"))
    with pytest.raises(AddressRefused, match=r"robots\.txt"):
        await fetch(make_policy(user_agent="other/1.0"), server.address("/desk/1"))
    await fetch(make_policy(obey_robots=False), server.address("/x"))


async def test_asked_once_and_for_each_hop(server, other, make_policy, make_answer, make_redirect):
    other.tell("/robots.txt", robots(make_answer, "User-agent: *\nDisallow: /"))
    other.tell("/b", make_answer(PAGE))
    server.tell("/a", make_redirect(other.address("/b")))
    server.tell("/c", make_answer(PAGE))
    async with Fetcher(make_policy()) as fetcher:
        await fetcher.fetch(server.address("/c"))
        with pytest.raises(AddressRefused, match=r"robots\.txt"):
            await fetcher.fetch(server.address("/a"))
    assert [visit.path for visit in server.visits] == ["/robots.txt", "/c", "/a"]
    assert [visit.path for visit in other.visits] == ["/robots.txt"]


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "410 Gone"])
async def test_none_is_leave(server, make_policy, make_answer, status):
    server.tell("/robots.txt", robots(make_answer, "no", status=status))
    server.tell("/a", make_answer(PAGE))
    assert len(await fetch(make_policy(), server.address("/a"))) == 1


@pytest.mark.parametrize("status", ["500 Broken", "503 Busy", "429 Too Many Requests"])
async def test_trouble_means_wait(server, make_policy, make_answer, status):
    server.tell("/robots.txt", robots(make_answer, "", status=status))
    server.tell("/a", make_answer(PAGE))
    with pytest.raises(FetchFailed, match=r"robots\.txt can't be had") as caught:
        await fetch(make_policy(tries=2), server.address("/a"))
    assert not caught.value.permanent and caught.value.retry_after and caught.value.retry_after > 60
    assert server.paths() == []


async def test_redirected_robots_are_followed_but_not_inside(server, make_policy, make_answer, make_redirect):
    server.tell("/robots.txt", make_redirect("/other.txt"))
    server.tell("/other.txt", robots(make_answer, "User-agent: *\nDisallow: /a"))
    server.tell("/a", make_answer(PAGE))
    with pytest.raises(AddressRefused, match=r"robots\.txt"):
        await fetch(make_policy(), server.address("/a"))
    server.tell("/robots.txt", make_redirect("http://10.0.0.1/robots.txt"))
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        await fetch(make_policy(), server.address("/a"))


async def test_robots_in_a_circle_or_damaged_are_none(server, make_policy, make_answer, make_redirect):
    server.tell("/a", make_answer(PAGE))
    server.tell("/robots.txt", make_redirect("/robots.txt"))
    await fetch(make_policy(), server.address("/a"))
    server.tell("/robots.txt", make_answer(b"damaged", "Content-Encoding: gzip"))
    await fetch(make_policy(), server.address("/a"))
    server.tell("/robots.txt", make_answer(b"\x00\xff\xfeDisallow" * 10_000))
    await fetch(make_policy(), server.address("/a"))


async def test_crawl_delay_is_kept_and_bounded(server, make_policy, make_answer):
    server.tell("/a", make_answer(PAGE))
    server.tell("/robots.txt", robots(make_answer, "User-agent: *\nCrawl-delay: 0.2"))
    await fetch(make_policy(), server.address("/a"), server.address("/a"))
    first, second = (visit.at for visit in server.visits if visit.path == "/a")
    assert second - first >= 0.19
    server.visits.clear()
    server.tell("/robots.txt", robots(make_answer, "User-agent: *\nCrawl-delay: 86400\nRequest-rate: 1/1h"))
    await fetch(make_policy(max_delay=0.1), server.address("/a"), server.address("/a"))
    first, second = (visit.at for visit in server.visits if visit.path == "/a")
    assert 0.09 <= second - first < 2
