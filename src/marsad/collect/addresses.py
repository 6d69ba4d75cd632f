"""Web addresses: which ones the house accepts, and one spelling for each.

An address is parsed once, here; the connection is made from the parts, so that no second parser
can read another host out of the same text.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import TYPE_CHECKING

from msgspec import Struct

from marsad.errors import AddressRefused

if TYPE_CHECKING:
    import httpx2

MAX_LENGTH = 8_000
"""Longest address accepted, in characters: what servers in use take at most."""

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")
_BREAKS = str.maketrans("", "", "\t\r\n")


class Address(Struct, frozen=True):
    """An http or https address in parts. `str()` gives its one spelling, without the fragment."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        return f"{self.origin}{self.target}"

    @property
    def netloc(self) -> str:
        """Return host and port as an address shows them: the scheme's own port is left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if _DEFAULT_PORTS[self.scheme] == self.port else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Return scheme, host and port: what robots.txt answers for."""
        return f"{self.scheme}://{self.netloc}"

    @property
    def ip(self) -> IPv4Address | IPv6Address | None:
        """Return the IP address if the host is one, else None."""
        try:
            return ip_address(self.host)
        except ValueError:
            return None


def parse_address(text: str, base: str | None = None) -> Address:
    """Parse an address, relative to a base if one is given.

    Only http and https, with a host, without a user name or password. Host names are put into
    ASCII (IDNA), numbers written in odd ways (`2130706433`, `0x7f.1`, `0177.0.0.1`), which some
    resolvers read as IP addresses, are refused; so is what has no host at all.

    Args:
        text: The address as found: spaces around it and line breaks inside are dropped.
        base: The absolute address that a relative one counts from.

    Raises:
        AddressRefused: The address is none that the house visits.

    >>> str(parse_address("HTTP://Example.COM:80/a/../خبر#top"))
    'http://example.com/%D8%AE%D8%A8%D8%B1'
    """
    import httpx2  # here, because it is slow to load and a run over files may meet no address

    cleaned = text.strip().translate(_BREAKS)
    if not cleaned or len(cleaned) > MAX_LENGTH:
        raise AddressRefused(f"{text[:80]!r} is not an address: expected 1 to {MAX_LENGTH} characters")
    try:
        url = httpx2.URL(base).join(cleaned) if base else httpx2.URL(cleaned)
        host = url.raw_host.decode("ascii").lower().removesuffix(".")
        target = url.raw_path.decode("ascii")
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise AddressRefused(f"{text[:200]!r} is not a web address: {error}") from error
    _check_parts(text, url, host)
    return Address(url.scheme, host, url.port or _DEFAULT_PORTS[url.scheme], target or "/")


def clean_address(text: str, base: str | None = None) -> str | None:
    """Return the one spelling of an address, or None if the house would not visit it.

    >>> clean_address("../7", "https://sada.example/a/b")
    'https://sada.example/7'
    >>> clean_address("javascript:alert(1)") is None
    True
    """
    try:
        return str(parse_address(text, base))
    except AddressRefused:
        return None


def _check_parts(text: str, url: httpx2.URL, host: str) -> None:
    shown = f"{text[:200]!r}"
    if url.scheme not in _DEFAULT_PORTS:
        raise AddressRefused(f"{shown}: scheme {url.scheme!r} is not visited, expected http or https")
    if url.userinfo:
        raise AddressRefused(f"address on {host!r}: a user name or password in it is not sent; take it out")
    if url.port is not None and not 0 < url.port < 65_536:
        raise AddressRefused(f"{shown}: port {url.port} does not exist")
    if ":" in host:
        try:
            IPv6Address(host)
        except ValueError as error:
            raise AddressRefused(f"{shown}: {host!r} is not an IPv6 address") from error
        if "%" in host:
            raise AddressRefused(f"{shown}: an address with a zone is this machine's own network")
        return
    if len(host) > 253 or not _HOST_NAME.fullmatch(host):
        raise AddressRefused(f"{shown}: {host!r} is not a host name")
    if _NUMBER.fullmatch(host.rpartition(".")[2]):
        try:
            IPv4Address(host)
        except ValueError as error:
            raise AddressRefused(
                f"{shown}: {host!r} is a number in an odd form, expected four decimal parts such as 192.0.2.1"
            ) from error
