"""What robots.txt allows us, read as RFC 9309 says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from msgspec import Struct
from protego import Protego

from marsad.collect.addresses import Address
from marsad.collect.exchange import Answer
from marsad.collect.policy import FetchPolicy
from marsad.errors import AddressRefused, FetchFailed

MAX_BYTES = 500 * 1024
"""How much of a robots.txt is read (RFC 9309, 2.5)."""

_TRY_AGAIN = 600.0


class _Rules(Struct):
    parsed: Protego | None
    expires_at: float
    failure: str = ""


class Robots:
    """The robots.txt files of all hosts visited, each fetched once a day at most.

    A file that is not there (4xx) allows everything. One that can't be had (5xx, no connection)
    forbids everything for the time being, so that a host in trouble is left in peace.
    """

    def __init__(self, policy: FetchPolicy, get: Callable[[Address], Awaitable[Answer]]) -> None:
        self._policy = policy
        self._get = get
        self._rules: dict[str, _Rules] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self._agent = policy.user_agent.partition("/")[0].strip()

    async def check(self, address: Address) -> float | None:
        """Make sure that an address may be fetched; return the delay that the host asks for, if any.

        Raises:
            AddressRefused: robots.txt forbids the address.
            FetchFailed: robots.txt can't be had now.
        """
        rules = await self._find_rules(address)
        if rules.failure:
            wait = max(1.0, rules.expires_at - _now())
            raise FetchFailed(
                f"{address.origin!r}: its robots.txt can't be had ({rules.failure}), so we wait",
                permanent=False,
                retry_after=wait,
            )
        if rules.parsed is None:
            return None
        if not rules.parsed.can_fetch(str(address), self._agent):
            raise AddressRefused(
                f"{str(address)!r} is forbidden to {self._agent!r} by robots.txt of {address.origin!r}"
            )
        delays = [rules.parsed.crawl_delay(self._agent) or 0.0]
        if rate := rules.parsed.request_rate(self._agent):
            delays.append(rate.seconds / max(1, rate.requests))
        return max(delays) or None

    async def _find_rules(self, address: Address) -> _Rules:
        async with self._locks.setdefault(address.origin, asyncio.Lock()):
            rules = self._rules.get(address.origin)
            if rules is None or rules.expires_at <= _now():
                rules = self._rules[address.origin] = await self._fetch_rules(address)
            return rules

    async def _fetch_rules(self, address: Address) -> _Rules:
        try:
            answer = await self._get(Address(address.scheme, address.host, address.port, "/robots.txt"))
        except FetchFailed as error:
            if isinstance(error, AddressRefused):
                raise
            if error.permanent:  # a circle, a file without end: no rules that anyone could read
                return _Rules(None, _now() + self._policy.robots_age)
            wait = error.retry_after if error.retry_after is not None else _TRY_AGAIN
            return _Rules(None, _now() + min(wait, self._policy.max_rest), str(error))
        held_until = _now() + self._policy.robots_age
        if 200 <= answer.status < 300:
            return _Rules(Protego.parse(answer.body[:MAX_BYTES].decode("utf-8", "replace")), held_until)
        return _Rules(None, held_until)


def _now() -> float:
    return asyncio.get_running_loop().time()
