"""What a person names on a command line: addresses among files, folders and the rest, in order."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self

from marsad.collect.fetch import Fetcher, FetchPolicy
from marsad.collect.gather import fetch_pages
from marsad.collect.sources import open_sources
from marsad.records import Capture, RefusedInput


class Inputs:
    """Opens inputs, each when the one before is used up. Use it as a context manager.

    All addresses are visited by one fetcher, so that two pages of one host are fetched as politely
    as a feed's. No event loop runs while the caller works on an item.

    Args:
        policy: How to fetch.
    """

    def __init__(self, policy: FetchPolicy) -> None:
        self._policy = policy
        self._runner = asyncio.Runner()
        self._stack = AsyncExitStack()
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        with self._runner:
            if self._fetcher is not None:
                self._runner.run(self._stack.aclose())

    def open(self, inputs: Iterable[str]) -> Iterator[Capture | RefusedInput]:
        """Yield what inputs hold, in order: addresses (http, https), and whatever `open_sources` opens."""
        for item in inputs:
            if item.startswith(("http://", "https://")):
                yield self._runner.run(self._fetch(item))
            else:
                yield from open_sources(item)

    async def _fetch(self, address: str) -> Capture | RefusedInput:
        if self._fetcher is None:
            self._fetcher = await self._stack.enter_async_context(Fetcher(self._policy))
        results = [result async for _, result in fetch_pages(self._fetcher, [address])]
        return results[0]
