"""Which networks the house visits: the public internet, and what the operator allows beyond it.

The rule is applied to the IP address that a connection is made to, never to a name alone, so it
holds against names that resolve to the inside (DNS rebinding, SSRF) and against redirects.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_network

from msgspec import Struct

from marsad.errors import BadInput

IP = IPv4Address | IPv6Address

_PUBLIC_V6 = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_CARRYING = {
    # Addresses that only wrap an IPv4 address; no outlet lives there, an attack might.
    "6to4": IPv6Network("2002::/16"),
    "Teredo": IPv6Network("2001::/32"),
    "documentation": IPv6Network("3fff::/20"),
}
_OLD_RELAY = IPv4Network("192.88.99.0/24")


class Allowance(Struct, frozen=True):
    """What an operator allows beyond the public internet: a network or a host name, on one port or all."""

    network: IPv4Network | IPv6Network | None
    host: str | None
    port: int | None

    def covers(self, host: str, ip: IP, port: int) -> bool:
        """Say whether a connection to `ip` for `host` is allowed."""
        if self.port is not None and self.port != port:
            return False
        if self.network is not None:
            return ip.version == self.network.version and ip in self.network
        return self.host == host


def parse_allowance(text: str) -> Allowance:
    """Parse `127.0.0.1:8101`, `10.1.0.0/16`, `[::1]:80`, `intranet.example` or `intranet.example:8080`.

    Raises:
        BadInput: The text is none of these.
    """
    cleaned = text.strip().lower()
    host, port = cleaned, None
    if cleaned.startswith("["):
        host, closed, rest = cleaned[1:].partition("]")
        host = host if closed else ""
        port = rest.removeprefix(":") or None
    elif cleaned.count(":") == 1:
        host, _, port = cleaned.partition(":")
    if not host or (port is not None and not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536)):
        raise BadInput(
            f"allow_private: {text!r} is not a network, a host or host:port, such as 10.1.0.0/16 or 127.0.0.1:8101"
        )
    number = int(port) if port is not None else None
    try:
        return Allowance(ip_network(host), None, number)
    except ValueError:
        if "/" in host or host.replace(".", "").isdigit():
            raise BadInput(f"allow_private: {host!r} is not a network such as 10.1.0.0/16 (no host bits set)") from None
        return Allowance(None, host, number)


def find_objection(ip: IP) -> str | None:
    """Say why an IP address is not part of the public internet, or None if it is.

    Private, loopback, link-local, carrier-grade NAT, multicast, reserved and documentation ranges
    by the IANA registries (as Python's ipaddress has them); in IPv6 whatever is not global unicast,
    and what carries such an IPv4 address inside (mapped, 6to4, Teredo, NAT64; RFC 4291, 3056, 4380, 6052).

    >>> find_objection(IPv4Address("10.0.0.1"))
    'private'
    >>> find_objection(IPv6Address("2a00::1")) is None
    True
    """
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            inner = find_objection(ip.ipv4_mapped)
            return f"{inner}, inside an IPv4-mapped address" if inner else None
        if ip in _NAT64:
            inner = find_objection(IPv4Address(int(ip) & 0xFFFFFFFF))
            return f"{inner}, inside a NAT64 address" if inner else None
        for name, network in _CARRYING.items():
            if ip in network:
                return name
    for name in ("loopback", "unspecified", "link_local", "multicast", "reserved"):
        if getattr(ip, f"is_{name}"):
            return name.replace("_", "-")
    if ip.is_private:
        return "private"
    if not ip.is_global or (isinstance(ip, IPv4Address) and ip in _OLD_RELAY):
        return "not public"
    if isinstance(ip, IPv6Address) and ip not in _PUBLIC_V6:
        return "not global unicast"
    return None
