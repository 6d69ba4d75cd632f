from __future__ import annotations

import asyncio
import gzip
import re
import zlib
from itertools import chain, pairwise, repeat

import pytest

from marsad.collect.fetch import Fetcher
from marsad.errors import AddressRefused, BadInput, FetchFailed
from marsad.records import Capture, NotModified

PAGE = "<h1>سد الصافية</h1>".encode()


async def fetch(policy, address, **options):
    async with Fetcher(policy) as fetcher:
        return await fetcher.fetch(address, **options)


async def fail(policy, address) -> FetchFailed:
    with pytest.raises(FetchFailed) as caught:
        await fetch(policy, address)
    return caught.value


async def test_capture_holds_what_came(server, make_policy, make_answer):
    server.tell("/a", make_answer(PAGE, "X-Odd: \xe9", "Content-Type: Text/HTML; charset=UTF-8", "Set-Cookie: a=1"))
    capture = await fetch(make_policy(contact="desk@house.example"), server.address("/a") + "#top")
    assert isinstance(capture, Capture)
    assert (capture.body, capture.media_type, capture.charset, capture.status) == (PAGE, "text/html", "UTF-8", 200)
    assert capture.address == server.address("/a") and capture.requested is None
    assert ("X-Odd", "\xe9") in capture.headers
    assert capture.received_at.tzinfo is not None
    sent = server.visits[-1].headers
    assert sent["user-agent"].startswith("marsad/") and sent["user-agent"].endswith("(+desk@house.example)")
    assert "cookie" not in sent


async def test_a_contact_in_arabic_does_not_break_the_request(server, make_policy, make_answer):
    server.tell("/a", make_answer(PAGE))
    await fetch(make_policy(contact="مرصد\r\nX-Evil: 1 desk@house.example"), server.address("/a"))
    sent = server.visits[-1].headers
    assert sent["user-agent"].endswith("desk@house.example)") and "x-evil" not in sent


async def test_cookies_are_not_kept(server, make_policy, make_answer):
    server.tell("/a", make_answer(PAGE, "Set-Cookie: follow=me"))
    async with Fetcher(make_policy()) as fetcher:
        await fetcher.fetch(server.address("/a"))
        await fetcher.fetch(server.address("/a"))
    assert all("cookie" not in visit.headers for visit in server.visits)


async def test_validators_are_sent_and_304_is_no_capture(server, make_policy, make_answer):
    server.tell("/a", make_answer(b"", status="304 Not Modified"))
    found = await fetch(make_policy(), server.address("/a"), etag='"x"', last_modified="Sun, 22 Nov 2026 09:00:00 GMT")
    assert isinstance(found, NotModified) and found.address == server.address("/a")
    assert server.visits[-1].headers["if-none-match"] == '"x"'
    assert server.visits[-1].headers["if-modified-since"] == "sun, 22 nov 2026 09:00:00 gmt"
    assert not (await fail(make_policy(tries=1), server.address("/a"))).permanent


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("x-gzip", gzip.compress(PAGE[:7], mtime=0) + gzip.compress(PAGE[7:], mtime=0)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("gzip, gzip", gzip.compress(gzip.compress(PAGE, mtime=0), mtime=0)),
        ("identity", PAGE),
    ],
)
async def test_encodings_are_undone(server, make_policy, make_answer, encoding, body):
    server.tell("/a", make_answer(body, f"Content-Encoding: {encoding}"))
    capture = await fetch(make_policy(), server.address("/a"))
    assert capture.body == PAGE
    assert ("Content-Encoding", encoding) in capture.headers


BOMB = gzip.compress(bytes(50_000_000), mtime=0)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", BOMB),
        ("gzip, gzip", gzip.compress(BOMB, mtime=0)),
        ("deflate", zlib.compress(bytes(10_000_000))),
        ("gzip, gzip, gzip, gzip", PAGE),
        ("gzip", gzip.compress(PAGE * 50, mtime=0)[:-9]),
        ("gzip", PAGE),
        ("compress", PAGE),
    ],
)
async def test_bombs_and_damaged_encodings_are_refused(server, make_policy, make_answer, encoding, body):
    server.tell("/a", make_answer(body, f"Content-Encoding: {encoding}"))
    error = await fail(make_policy(), server.address("/a"))
    assert error.permanent and re.search("inflate|nested|damaged|not known", str(error))
    assert server.paths() == ["/a"]


async def test_large_bodies_are_refused(server, make_policy, make_answer):
    async def endless(visit, write):
        await write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            await write(b"and so on " * 1000)

    server.tell("/endless", endless)
    server.tell("/claims", make_answer(PAGE, length=10**12))
    for path in ("/endless", "/claims"):
        error = await fail(make_policy(), server.address(path))
        assert error.permanent and "bound" in str(error)
    assert server.paths() == ["/endless", "/claims"]


async def test_a_drip_is_cut_by_the_total_timeout(server, make_policy):
    async def drip(visit, write):
        await write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            await write(b".")
            await asyncio.sleep(0.02)

    server.tell("/drip", drip)
    error = await fail(make_policy(total_timeout=0.3), server.address("/drip"))
    assert server.paths() == ["/drip"]
    assert not error.permanent and "more than 0.3 s" in str(error)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x00\xff" * 4000,
        b"HTTP/1.1 200 OK\r\n" + b"X-Much: " + b"a" * 300_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X-Many: a\r\n" * 30_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nabc",
    ],
)
async def test_what_is_not_http_fails_and_is_tried_again(server, make_policy, said):
    server.tell("/a", said)
    error = await fail(make_policy(tries=2), server.address("/a"))
    assert not error.permanent and repr(server.address("/a")) in str(error)
    assert server.paths() == ["/a", "/a"]


async def test_silence_and_no_server(server, make_policy):
    async def silent(visit, write):
        await asyncio.sleep(5)

    server.tell("/a", silent)
    error = await fail(make_policy(read_timeout=0.1, tries=1), server.address("/a"))
    assert "did not answer in time" in str(error) and not error.permanent
    error = await fail(make_policy(tries=1, obey_robots=False), "http://127.0.0.1:1234/")
    assert not error.permanent


async def test_redirects_are_followed_and_told(server, other, make_policy, make_answer, make_redirect):
    server.tell("/a", make_redirect("../b"))
    server.tell("/b", make_redirect(other.address("/خبر").encode().decode("latin-1"), "301 Moved Permanently"))
    other.tell("/%D8%AE%D8%A8%D8%B1", make_answer(PAGE))
    capture = await fetch(make_policy(), server.address("/a"))
    assert capture.address == other.address("/%D8%AE%D8%A8%D8%B1")
    assert capture.requested == server.address("/a") == capture.input
    assert other.visits[0].path == "/robots.txt"


async def test_redirects_in_circles_and_without_end(server, make_policy, make_redirect):
    server.tell("/a", make_redirect("/b"))
    server.tell("/b", make_redirect("/a"))
    for number in range(20):
        server.tell(f"/{number}", make_redirect(f"/{number + 1}"))
    circle = await fail(make_policy(), server.address("/a"))
    assert circle.permanent and "in a circle" in str(circle) and server.paths() == ["/a", "/b"]
    endless = await fail(make_policy(max_redirects=4), server.address("/0"))
    assert endless.permanent and "bound is 4" in str(endless) and "/5" not in server.paths()


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1/",
        "http://192.168.1.1:8080/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://127.0.0.2/",
        "http://user:secret@news.example/",
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "http://inside.example/",
        "//inside.example:8080/",
    ],
)
async def test_redirects_to_what_is_not_visited(server, make_policy, make_redirect, location):
    async def resolve(host, port):
        return ["10.1.2.3"]

    server.tell("/a", make_redirect(location))
    with pytest.raises(AddressRefused) as caught:
        await fetch(make_policy(resolve=resolve), server.address("/a"))
    assert caught.value.permanent and "secret" not in str(caught.value)
    assert server.paths() == ["/a"]


@pytest.mark.parametrize(
    "status", ["404 Not Found", "410 Gone", "403 Forbidden", "451 Unavailable For Legal Reasons", "302 Found", "300 M"]
)
async def test_permanent_failures_are_not_tried_again(server, make_policy, make_answer, status):
    server.tell("/a", make_answer(b"error page", status=status))
    error = await fail(make_policy(), server.address("/a"))
    assert error.permanent and f"status {status[:3]}" in str(error) and server.paths() == ["/a"]


async def test_a_torn_error_page_is_still_an_answer(server, make_policy, make_answer):
    server.tell("/a", make_answer(b"not", status="404 Not Found", length=100))
    assert "status 404" in str(await fail(make_policy(), server.address("/a")))


async def test_an_endless_error_page_is_not_heard_out(server, make_policy):
    async def endless(visit, write):
        await write(b"HTTP/1.1 404 Not Found\r\n\r\n")
        while True:
            await write(b"not here " * 1000)

    server.tell("/a", endless)
    error = await fail(make_policy(), server.address("/a"))
    assert error.permanent and "status 404" in str(error)


async def test_passing_failures_are_tried_again(server, make_policy, make_answer):
    broken = make_answer(b"", status="500 Internal Server Error")
    server.tell("/a", broken, make_answer(b"", "Retry-After: 0", status="503 Busy"), make_answer(PAGE))
    assert (await fetch(make_policy(), server.address("/a"))).body == PAGE
    server.tell("/b", broken)
    error = await fail(make_policy(), server.address("/b"))
    assert not error.permanent and server.paths().count("/b") == 3


async def test_a_long_retry_after_is_handed_on_and_kept(server, make_policy, make_answer):
    server.tell("/a", make_answer(b"", "Retry-After: 3600", status="429 Too Many Requests"))
    server.tell("/b", make_answer(PAGE))
    async with Fetcher(make_policy()) as fetcher:
        for path in ("/a", "/b"):
            with pytest.raises(FetchFailed) as caught:
                await fetcher.fetch(server.address(path))
            assert caught.value.retry_after == pytest.approx(3600, abs=5) and not caught.value.permanent
    assert server.paths() == ["/a"], "a host that asked for rest is left alone"


async def test_a_short_retry_after_is_waited_for(server, make_policy, make_answer):
    server.tell("/a", make_answer(b"", "Retry-After: 1", status="503 Busy"), make_answer(PAGE))
    await fetch(make_policy(patience=3.0), server.address("/a"))
    first, second = (visit.at for visit in server.visits if visit.path == "/a")
    assert second - first >= 1.0


async def test_a_dead_host_is_given_rest(server, make_policy, make_answer):
    for number in range(6):
        server.tell(f"/{number}", make_answer(b"", status="500 Broken"))
    async with Fetcher(make_policy(tries=1)) as fetcher:
        for number in range(6):
            with pytest.raises(FetchFailed) as caught:
                await fetcher.fetch(server.address(f"/{number}"))
            assert caught.value.retry_after is None or caught.value.retry_after <= 60
    assert server.paths() == ["/0", "/1", "/2"], "and the rest does not grow by not asking"


async def test_a_host_that_answers_is_not_dead(server, make_policy, make_answer):
    server.tell("/500", make_answer(b"", status="500 Broken"))
    async with Fetcher(make_policy(tries=1)) as fetcher:
        for path in ("/500", "/500", "/404", "/500", "/500", "/404"):
            with pytest.raises(FetchFailed):
                await fetcher.fetch(server.address(path))
    assert len(server.paths()) == 6


async def test_private_addresses_need_the_operators_word(server, make_policy, make_answer):
    server.tell("/a", make_answer(PAGE))
    with pytest.raises(AddressRefused, match=rf"loopback.* --allow-private '127.0.0.1:{server.port}'"):
        await fetch(make_policy(allow_private=()), server.address("/a"))
    with pytest.raises(AddressRefused, match=r"--allow-private '\[::1\]:80'"):
        await fetch(make_policy(), "http://[::1]/")
    with pytest.raises(AddressRefused):
        await fetch(make_policy(allow_private=(f"127.0.0.1:{server.port + 1}",)), server.address("/a"))
    for entry in ("127.0.0.0/8", f"127.0.0.1:{server.port}"):
        assert (await fetch(make_policy(allow_private=(entry,)), server.address("/a"))).body == PAGE
    with pytest.raises(BadInput, match=r"10\.1\.0\.0/16"):
        Fetcher(make_policy(allow_private=("10.1.0.1/16",)))


async def test_the_address_connected_to_is_the_address_checked(server, make_policy, make_answer):
    """DNS rebinding: the name answers well for robots.txt and badly for the page."""
    answers = chain([["127.0.0.1"]], repeat(["127.0.0.2"]))

    async def resolve(host, port):
        return next(answers)

    server.tell("/a", make_answer(PAGE))
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.2"):
        await fetch(make_policy(resolve=resolve), server.address("/a", host="rebind.example"))
    assert [visit.path for visit in server.visits] == ["/robots.txt"]


async def test_one_private_address_among_others_refuses_the_name(server, make_policy):
    async def resolve(host, port):
        return ["127.0.0.1", "10.0.0.1"]

    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1 \(private\)"):
        await fetch(make_policy(resolve=resolve), server.address("/a", host="mixed.example"))
    assert server.visits == []


async def test_a_name_is_asked_by_name_at_the_address_that_it_has(server, make_policy, make_answer):
    async def resolve(host, port):
        assert (host, port) == ("mizan.example", server.port)
        return ["127.0.0.1"]

    server.tell("/a", make_answer(PAGE))
    capture = await fetch(make_policy(resolve=resolve), server.address("/a", host="MIZAN.example"))
    assert capture.address == server.address("/a", host="mizan.example")
    assert server.visits[-1].headers["host"] == f"mizan.example:{server.port}"


async def test_a_name_with_a_dead_address_is_tried_at_the_next(server, make_policy, make_answer):
    async def resolve(host, port):
        return ["127.0.0.3", "127.0.0.1"]

    server.tell("/a", make_answer(PAGE))
    policy = make_policy(resolve=resolve, allow_private=("127.0.0.0/8",), tries=1)
    assert (await fetch(policy, server.address("/a", host="two.example"))).body == PAGE


async def test_names_that_do_not_resolve(make_policy):
    async def resolve(host, port):
        raise OSError("no such name")

    error = await fail(make_policy(resolve=resolve), "http://nowhere.example/")
    assert not error.permanent and "nowhere.example" in str(error)


async def test_low_ports_are_not_visited(make_policy):
    async def resolve(host, port):
        return ["93.184.216.34"]

    with pytest.raises(AddressRefused, match="port 25"):
        await fetch(make_policy(resolve=resolve), "http://mail.example:25/")


async def test_the_lane_leaves_a_pause(server, make_policy, make_answer):
    server.tell("/a", make_answer(PAGE))
    async with Fetcher(make_policy(delay=0.15)) as fetcher:
        for _ in range(3):
            await fetcher.fetch(server.address("/a"))
    times = [visit.at for visit in server.visits]
    assert len(times) == 4 and all(later - earlier >= 0.14 for earlier, later in pairwise(times))


async def test_cancelling_closes_the_connection(server, make_policy):
    closed = asyncio.Event()

    async def hang(visit, write):
        try:
            while True:
                await write(b"HTTP/1.1 200 OK\r\n")
                await asyncio.sleep(0.05)
                await write(b"X: y\r\n")
        finally:
            closed.set()

    server.tell("/a", hang)
    task = asyncio.create_task(fetch(make_policy(total_timeout=30), server.address("/a")))
    while not server.paths():
        await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.wait_for(closed.wait(), 3)
