"""One lane for each host: one request at a time, a pause after each, rest when the host asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from marsad.collect.policy import FetchPolicy
from marsad.errors import FetchFailed

_ENOUGH_FAILURES = 3
_FIRST_REST = 60.0

HOST_RESTS = "host-rests"
"""The code of a page that was not asked for because its host rests."""


class Resting(FetchFailed):
    """The host is left alone for now; it was not asked."""

    code = HOST_RESTS


class Lane:
    """The way to one host."""

    def __init__(self, name: str, policy: FetchPolicy) -> None:
        self.name = name
        self.delay = policy.delay
        self._policy = policy
        self._lock = asyncio.Lock()
        self._ready_at = 0.0
        self._rest_until = 0.0
        self._failures = 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for our turn and hold the lane for one request.

        Raises:
            Resting: The host rests for longer than we are ready to wait.
        """
        async with self._lock:
            now = asyncio.get_running_loop().time()
            rest = self._rest_until - now
            if rest > self._policy.patience:
                raise Resting(
                    f"{self.name!r} rests for {rest:.0f} s more, after failures or at its own request",
                    permanent=False,
                    retry_after=rest,
                )
            await asyncio.sleep(max(0.0, rest, self._ready_at - now))
            try:
                yield
            finally:
                self._ready_at = asyncio.get_running_loop().time() + self.delay

    def slow_down(self, crawl_delay: float) -> None:
        """Take a Crawl-delay as the pause, within the policy's bounds."""
        self.delay = max(self._policy.delay, min(crawl_delay, self._policy.max_delay))

    def rest(self, seconds: float) -> float:
        """Leave the host alone for a while; returns for how long."""
        seconds = min(seconds, self._policy.max_rest)
        self._rest_until = max(self._rest_until, asyncio.get_running_loop().time() + seconds)
        return seconds

    def succeeded(self) -> None:
        """Note that the host answers."""
        self._failures = 0

    def failed(self) -> None:
        """Note that the host failed; after several times in a row it rests, twice as long each time."""
        self._failures += 1
        if self._failures >= _ENOUGH_FAILURES:
            self.rest(_FIRST_REST * 2 ** min(self._failures - _ENOUGH_FAILURES, 16))


def parse_retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Return the seconds that a Retry-After header asks for, None if it is absent or makes no sense.

    >>> parse_retry_after("120")
    120.0
    >>> parse_retry_after("Sun, 22 Nov 2026 10:00:30 GMT", datetime(2026, 11, 22, 10, tzinfo=UTC))
    30.0
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
