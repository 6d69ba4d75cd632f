"""The fetcher: one address in, one capture out, politely and within bounds."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from marsad.collect.addresses import Address, parse_address
from marsad.collect.content_type import parse_content_type
from marsad.collect.decompress import decode_body, parse_encodings
from marsad.collect.exchange import Answer, Exchange, TooSlow
from marsad.collect.policy import FetchPolicy
from marsad.collect.politeness import Lane, Resting, parse_retry_after
from marsad.collect.robots import Robots
from marsad.errors import AddressRefused, FetchFailed, Unreadable
from marsad.records import Capture, NotModified

__all__ = ["FetchPolicy", "Fetcher"]

logger = logging.getLogger(__name__)

_REDIRECTS = {301, 302, 303, 307, 308}
_PASSING = {408, 425, 429}
"""4xx that another try may cure."""


class Fetcher:
    """Fetches pages and feeds. Use it as an async context manager; one serves many hosts at a time.

    Each request waits for its host's lane; robots.txt is asked first, for every hop of a redirect;
    failures that pass are tried again; the policy bounds all of it.

    Raises:
        BadInput: The policy allows something that is no network and no host.
    """

    def __init__(self, policy: FetchPolicy | None = None) -> None:
        self.policy = policy or FetchPolicy()
        _ = self.policy.allowances  # a slip in the settings is told now, not once a page
        self._exchange = Exchange(self.policy)
        self._lanes: dict[str, Lane] = {}
        self._robots = Robots(self.policy, self._get_robots)

    async def __aenter__(self) -> Self:
        await self._exchange.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._exchange.__aexit__(kind, error, trace)

    async def fetch(
        self, address: str, etag: str | None = None, last_modified: str | None = None
    ) -> Capture | NotModified:
        """Fetch an address.

        Args:
            address: An absolute http or https address.
            etag: The ETag of what we have, if any.
            last_modified: The Last-Modified of what we have, if any.

        Raises:
            AddressRefused: The address, or one that it redirects to, is not visited.
            FetchFailed: It gave nothing; `permanent` and `retry_after` say what to make of it.
        """
        headers = _conditions(etag, last_modified)
        asked = parse_address(address)
        found, answer = await self._follow(asked, headers, is_robots=False)
        now = datetime.now(UTC)
        if answer.status == 304:
            if not headers:
                raise FetchFailed(f"{address!r}: status 304 to a question without conditions", permanent=False)
            return NotModified(address=str(found), checked_at=now)
        media_type, charset = parse_content_type(answer.header("content-type") or "")
        return Capture(
            input=address,
            address=str(found),
            requested=str(asked) if asked != found else None,
            body=self._decode(found, answer),
            media_type=media_type,
            charset=charset,
            headers=answer.headers,
            status=answer.status,
            received_at=now,
        )

    async def _follow(self, address: Address, headers: Mapping[str, str], *, is_robots: bool) -> tuple[Address, Answer]:
        seen: set[Address] = set()
        while True:
            seen.add(address)
            answer = await self._ask(address, headers, is_robots=is_robots)
            location = answer.header("location")
            if answer.status not in _REDIRECTS or location is None:
                return address, answer
            target = _parse_location(address, location)
            if target in seen:
                raise FetchFailed(f"{str(address)!r} redirects in a circle, to {str(target)!r}", permanent=True)
            if len(seen) > self.policy.max_redirects:
                raise FetchFailed(
                    f"{str(address)!r} redirects for the {len(seen)}th time; the bound is {self.policy.max_redirects}",
                    permanent=True,
                )
            address = target

    async def _ask(self, address: Address, headers: Mapping[str, str], *, is_robots: bool) -> Answer:
        """Ask once, or several times where a failure may pass."""
        lane = self._lanes.setdefault(address.netloc, Lane(address.netloc, self.policy))
        if self.policy.obey_robots and not is_robots:
            delay = await self._robots.check(address)
            if delay is not None:
                lane.slow_down(delay)
        attempt = 1
        while True:
            try:
                async with lane.turn():
                    answer = await self._exchange.get(address, headers)
                if answer.status < 500:
                    lane.succeeded()
                _check_status(address, answer, is_robots=is_robots)
            except FetchFailed as error:
                if error.permanent or isinstance(error, Resting):
                    raise
                self._rest_or_raise(lane, error, attempt)
                attempt += 1
            else:
                return answer

    def _rest_or_raise(self, lane: Lane, error: FetchFailed, attempt: int) -> None:
        wait = self.policy.backoff * 2 ** (attempt - 1)
        if error.retry_after is not None:
            wait = max(wait, error.retry_after)
        if attempt >= self.policy.tries or wait > self.policy.patience or isinstance(error, TooSlow):
            lane.failed()
            if error.retry_after is not None:
                error.retry_after = lane.rest(error.retry_after)
            raise error
        logger.info("try-again host=%s attempt=%d wait=%.1f", lane.name, attempt, wait)
        lane.rest(wait)

    async def _get_robots(self, address: Address) -> Answer:
        _, answer = await self._follow(address, {}, is_robots=True)
        try:
            return Answer(answer.status, answer.headers, self._decode(address, answer))
        except FetchFailed:
            return Answer(404, answer.headers, b"")

    def _decode(self, address: Address, answer: Answer) -> bytes:
        try:
            encodings = parse_encodings(answer.header("content-encoding") or "")
            return decode_body(answer.body, encodings, self.policy.max_bytes)
        except Unreadable as error:
            raise FetchFailed(f"{str(address)!r}: {error}", permanent=True) from error


def _conditions(etag: str | None, last_modified: str | None) -> dict[str, str]:
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in conditions.items() if value and value.isprintable() and value.isascii()}


def _parse_location(address: Address, location: str) -> Address:
    with suppress(UnicodeError):  # many servers send UTF-8 where the standard has ASCII
        location = location.encode("latin-1").decode("utf-8")
    try:
        return parse_address(location, str(address))
    except AddressRefused as error:
        raise AddressRefused(f"{str(address)!r} redirects to what we do not visit: {error}") from error


def _check_status(address: Address, answer: Answer, *, is_robots: bool) -> None:
    status = answer.status
    if 200 <= status < 300 or status == 304 or (status in _REDIRECTS and answer.header("location") is not None):
        return
    passing = status >= 500 or status in _PASSING
    if is_robots and not passing:
        return
    raise FetchFailed(
        f"{str(address)!r} answered with status {status}",
        permanent=not passing,
        retry_after=parse_retry_after(answer.header("retry-after")) if passing else None,
    )
