"""How the house behaves towards the servers that it visits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from marsad import __version__
from marsad.collect.networks import Allowance, parse_allowance

if TYPE_CHECKING:
    import ssl

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port to IP addresses as text, best first. Raises OSError where there are none."""


async def resolve_by_system(host: str, port: int) -> Sequence[str]:
    """Resolve a host name as the operating system does."""
    import asyncio
    import socket

    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


class FetchPolicy(Struct, frozen=True, kw_only=True, dict=True):
    """Limits and manners of the fetcher. The defaults suit a small newsroom on the open internet.

    Times are in seconds, sizes in bytes.

    Attributes:
        user_agent: What we call ourselves; its first word is what robots.txt may name.
        contact: An address or mail address that a webmaster can complain to; part of the user agent sent.
        max_bytes: Most bytes of a body, as sent and after decompression alike.
        max_redirects: Most hops before an answer.
        connect_timeout: For the connection, TLS included.
        read_timeout: For the wait between two pieces of an answer.
        total_timeout: For one request from connection to last byte; stops drips and endless pages.
        delay: Between the end of a request and the start of the next one to the same host.
        max_delay: A longer Crawl-delay in robots.txt is cut to this.
        tries: Requests made before a passing failure is given up, the first included.
        backoff: Wait before the second try; doubles with each further one.
        patience: A longer Retry-After is not waited for but handed to the caller.
        max_rest: A longer Retry-After is cut to this.
        robots_age: How long a robots.txt holds (RFC 9309 says a day at most).
        obey_robots: False only for hosts whose owner agreed.
        allow_private: Networks, hosts or host:port that may be visited beyond the public internet.
        resolve: How names become IP addresses.
        tls: An SSL context with other authorities; None for the system's.
    """

    user_agent: str = f"marsad/{__version__}"
    contact: str = ""
    max_bytes: int = 20 * 2**20
    max_redirects: int = 6
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 60.0
    delay: float = 2.0
    max_delay: float = 30.0
    tries: int = 3
    backoff: float = 2.0
    patience: float = 30.0
    max_rest: float = 6 * 3600.0
    robots_age: float = 24 * 3600.0
    obey_robots: bool = True
    allow_private: tuple[str, ...] = ()
    resolve: Resolver = resolve_by_system
    tls: ssl.SSLContext | None = None

    @cached_property
    def allowances(self) -> tuple[Allowance, ...]:
        """Return `allow_private`, parsed; raises BadInput where an entry is none."""
        return tuple(parse_allowance(entry) for entry in self.allow_private)

    @property
    def agent(self) -> str:
        """Return the User-Agent header: what a header can't hold (Arabic, line breaks) is left out."""
        agent = f"{self.user_agent} (+{self.contact})" if self.contact else self.user_agent
        return " ".join("".join(c if " " <= c <= "~" else " " for c in agent).split())
