"""One fetcher over many calls, for callers that are not async."""

from __future__ import annotations

from contextlib import closing

import pytest

from marsad.collect.gather import FeedQuestion
from marsad.collect.inputs import open_inputs
from marsad.collect.policy import FetchPolicy
from marsad.collect.visitor import Visitor
from marsad.errors import BadInput
from marsad.records import Capture, FeedListing, RefusedInput
from outlet_server import Answer, OutletServer


def policy_for(*servers: OutletServer) -> FetchPolicy:
    return FetchPolicy(allow_private=tuple(f"127.0.0.1:{server.port}" for server in servers), delay=0.0)


def test_what_was_learnt_of_a_host_holds_from_call_to_call() -> None:
    with OutletServer() as server, Visitor(policy_for(server)) as visitor:
        server.answers |= {f"/{n}": Answer(b"<h1>page</h1>") for n in range(3)}
        server.answers["/busy"] = Answer(status=503, headers={"Retry-After": "3600"})
        for n in range(3):
            [(_, page)] = visitor.fetch_pages([server.address(f"/{n}")])
            assert isinstance(page, Capture)
        assert server.times("/robots.txt") == 1
        for path in ("/busy", "/0"):
            [(_, refused)] = visitor.fetch_pages([server.address(path)])
            assert isinstance(refused, RefusedInput) and refused.retry_after
        assert server.asked[-1] == "/busy"


def test_feeds_and_pages_by_turns() -> None:
    with OutletServer() as server, Visitor(policy_for(server)) as visitor:
        link = server.address("/a")
        server.answers["/rss"] = Answer(f"<rss><channel><item><link>{link}</link></item></channel></rss>".encode())
        server.answers["/a"] = Answer(b"<h1>page</h1>")
        for _ in range(2):
            [(_, listing)] = visitor.poll_feeds([FeedQuestion(server.address("/rss"))])
            assert isinstance(listing, FeedListing)
            [(_, page)] = visitor.fetch_pages([entry.address for entry in listing.entries])
            assert isinstance(page, Capture)


def test_who_leaves_early_may_go_on_with_others() -> None:
    with OutletServer() as server, Visitor(policy_for(server)) as visitor:
        server.answers |= {f"/{n}": Answer(b"<h1>page</h1>") for n in range(9)}
        with closing(visitor.fetch_pages([server.address(f"/{n}") for n in range(9)])) as pages:
            next(pages)
        assert len(list(visitor.fetch_pages([server.address("/8")]))) == 1
        assert server.times("/robots.txt") == 1


def test_a_visitor_that_never_went_anywhere_is_no_trouble() -> None:
    with Visitor(FetchPolicy()) as visitor:
        assert list(visitor.fetch_pages([])) == []
    with Visitor(FetchPolicy()):
        pass


def test_a_slip_in_the_settings_is_told() -> None:
    with Visitor(FetchPolicy(allow_private=("10.0.0.0/99",))) as visitor, pytest.raises(BadInput):
        list(visitor.fetch_pages(["http://a.example/"]))


@pytest.mark.parametrize("address", ["ftp://x/", "FILE:///etc/passwd", "gopher://a.example/1", "HTTP://127.0.0.1:1/"])
def test_addresses_of_every_kind_are_addresses(address: str) -> None:
    with Visitor(FetchPolicy()) as visitor:
        [refused] = open_inputs([address], visitor)
    assert isinstance(refused, RefusedInput)
    assert (refused.input, refused.refusal.reason) == (address, "address-refused")
    if not address.startswith("HTTP"):
        assert "expected http or https" in refused.refusal.detail
