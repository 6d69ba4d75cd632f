"""The fetcher for callers that are not async, for as long as they live.

What visits is loaded and begun at the first visit, so that a run over files never pays for it.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Generator, Iterable
from contextlib import AsyncExitStack
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from marsad.collect.policy import FetchPolicy
from marsad.records import Capture, FeedListing, NotModified, RefusedInput

if TYPE_CHECKING:
    import asyncio

    from marsad.collect.fetch import Fetcher
    from marsad.collect.gather import FeedQuestion

T = TypeVar("T")


class Visitor:
    """Polls feeds and fetches pages with one fetcher: what it learnt of a host holds from call to call.

    So robots.txt is asked once a day, and a host that rests is left alone, over any number of rounds.
    Use it as a context manager. Its event loop runs only while the next result is waited for: the
    caller may take its time over each, and do what must not happen inside a loop.

    Args:
        policy: How to fetch.
    """

    def __init__(self, policy: FetchPolicy) -> None:
        self._policy = policy
        self._runner: asyncio.Runner | None = None
        self._stack = AsyncExitStack()
        self._fetcher: Fetcher | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        if self._runner is not None:
            with self._runner:
                self._runner.run(self._stack.aclose())

    def poll_feeds(
        self, questions: Iterable[FeedQuestion]
    ) -> Generator[tuple[FeedQuestion, FeedListing | NotModified | RefusedInput], None, None]:
        """Yield the answers of feeds as `gather.poll_feeds` does. Close it if you leave early."""
        from marsad.collect.gather import poll_feeds

        return self._each(lambda fetcher: poll_feeds(fetcher, questions))

    def fetch_pages(self, addresses: Iterable[str]) -> Generator[tuple[str, Capture | RefusedInput], None, None]:
        """Yield pages as `gather.fetch_pages` does. Close it if you leave early."""
        from marsad.collect.gather import fetch_pages

        return self._each(lambda fetcher: fetch_pages(fetcher, addresses))

    def _each(self, ask: Callable[[Fetcher], AsyncGenerator[T, None]]) -> Generator[T, None, None]:
        runner = self._begin()
        results = ask(runner.run(self._open()))
        try:
            while (result := runner.run(_next(results))) is not None:
                yield result
        finally:
            runner.run(_close(results))

    def _begin(self) -> asyncio.Runner:
        if self._runner is None:
            import asyncio

            self._runner = asyncio.Runner()
        return self._runner

    async def _open(self) -> Fetcher:
        if self._fetcher is None:
            from marsad.collect.fetch import Fetcher

            self._fetcher = await self._stack.enter_async_context(Fetcher(self._policy))
        return self._fetcher


async def _next(results: AsyncGenerator[T, None]) -> T | None:
    return await anext(results, None)


async def _close(results: AsyncGenerator[T, None]) -> None:
    await results.aclose()
