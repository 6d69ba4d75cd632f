"""Connections to addresses that were checked, and to no others.

The check sits where the connection is made: the name is resolved once, every address that it
gives is judged, and the connection goes to a judged address, not to the name again. TLS and the
Host header still use the name.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address

import httpcore2

from marsad.collect.networks import find_objection
from marsad.collect.policy import FetchPolicy
from marsad.errors import AddressRefused


class CheckedNetwork(httpcore2.AsyncNetworkBackend):
    """A network that refuses what the policy does not allow."""

    def __init__(self, policy: FetchPolicy) -> None:
        self._policy = policy
        self._network = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            AddressRefused: One of the addresses, or the port, is not to be visited.
            httpcore2.ConnectError: No address answers.
        """
        addresses = await self._find_addresses(host, port)
        failure: Exception = httpcore2.ConnectError(f"{host!r} has no address")
        for address in addresses:
            try:
                return await self._network.connect_tcp(
                    address, port, timeout and timeout / len(addresses), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    async def sleep(self, seconds: float) -> None:
        """Wait; the connection pool asks its network to."""
        await self._network.sleep(seconds)

    async def _find_addresses(self, host: str, port: int) -> tuple[str, ...]:
        try:
            found = [str(ip_address(host))]
        except ValueError:
            try:
                found = list(await self._policy.resolve(host, port))
            except (OSError, UnicodeError) as error:
                raise httpcore2.ConnectError(f"the name {host!r} can't be resolved: {error}") from error
        for address in found:
            self._check(host, address, port)
        return tuple(found)

    def _check(self, host: str, address: str, port: int) -> None:
        ip = ip_address(address)
        if any(allowance.covers(host, ip, port) for allowance in self._policy.allowances):
            return
        if objection := find_objection(ip):
            place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
            raise AddressRefused(
                f"{host!r} leads to {address} ({objection}), which is not visited; if it is yours, allow it with "
                f"--allow-private '{place}', in a newsroom with allow_private in its settings"
            )
        if port < 1024 and port not in (80, 443):
            raise AddressRefused(f"port {port} of {host!r} is not visited; expected 80, 443 or 1024 and above")
