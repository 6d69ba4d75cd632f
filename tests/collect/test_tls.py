from __future__ import annotations

import ssl

import pytest
import trustme

from marsad.collect.fetch import Fetcher
from marsad.errors import FetchFailed


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def trusting(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


async def to_this_machine(host, port):
    return ["127.0.0.1"]


async def serve(start_server, authority, *names):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names).configure_cert(context)
    return await start_server(ssl=context)


async def test_the_name_is_proved_although_the_connection_goes_to_an_address(
    start_server, make_policy, make_answer, authority
):
    server, listening = await serve(start_server, authority, "mizan.example")
    server.tell("/a", make_answer(b"page"))
    policy = make_policy(tls=trusting(authority), resolve=to_this_machine)
    async with Fetcher(policy) as fetcher:
        capture = await fetcher.fetch(f"https://mizan.example:{server.port}/a")
    assert capture.body == b"page"
    listening.close()


@pytest.mark.parametrize("case", ["authority", "name"])
async def test_a_server_that_cannot_prove_itself_is_not_read(start_server, make_policy, make_answer, authority, case):
    server, listening = await serve(start_server, authority, "mizan.example" if case == "authority" else "evil.example")
    server.tell("/a", make_answer(b"page"))
    tls = trusting(authority) if case == "name" else None
    async with Fetcher(make_policy(tls=tls, resolve=to_this_machine, obey_robots=False)) as fetcher:
        with pytest.raises(FetchFailed, match="could not prove who it is") as caught:
            await fetcher.fetch(f"https://mizan.example:{server.port}/a")
    assert not caught.value.permanent and server.visits == []
    listening.close()


async def test_plain_http_on_a_tls_address(server, make_policy, make_answer):
    server.tell("/a", make_answer(b"page"))
    async with Fetcher(make_policy(tries=1, obey_robots=False)) as fetcher:
        with pytest.raises(FetchFailed) as caught:
            await fetcher.fetch(server.address("/a").replace("http:", "https:"))
    assert not caught.value.permanent
