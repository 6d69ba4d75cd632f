"""Feeds polled and pages fetched for many hosts at a time, given back one by one.

Nothing here knows a database: the caller says what it has (validators, addresses), takes each
result as it comes, and may stop at any moment.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import aclosing
from typing import TypeVar

import msgspec
from msgspec import Struct

from marsad.collect.addresses import clean_address, parse_address
from marsad.collect.feeds import FeedKind, parse_feed
from marsad.collect.fetch import Fetcher
from marsad.errors import AddressRefused, FetchFailed, MarsadError, Unreadable
from marsad.records import Capture, FeedEntry, FeedListing, NotModified, Refusal, RefusedInput

MAX_SITEMAPS = 5
"""How many sitemaps of an index are fetched in one poll: the newest, which stand last or say so."""

HOSTS_AT_A_TIME = 8

Item = TypeVar("Item")
Result = TypeVar("Result")


class FeedQuestion(Struct, frozen=True):
    """A feed to poll and what we know of it; see `poll`."""

    address: str
    kind: FeedKind | None = None
    etag: str | None = None
    last_modified: str | None = None


async def poll(
    fetcher: Fetcher,
    address: str,
    kind: FeedKind | None = None,
    etag: str | None = None,
    last_modified: str | None = None,
) -> FeedListing | NotModified | RefusedInput:
    """Ask a feed what is new.

    A sitemap index is followed one level down. Never raises for what a server does. A damaged feed
    gives what is left of it; where nothing is left, it is refused.

    Args:
        fetcher: An open fetcher.
        address: The feed's address.
        kind: What the outlet's declaration calls it; None to find out.
        etag: The ETag of the last listing.
        last_modified: Its Last-Modified.
    """
    try:
        found = await fetcher.fetch(address, etag, last_modified)
        if isinstance(found, NotModified):
            return found
        listing = await _parse(found, kind)
        if listing.more:
            listing = await _follow_index(fetcher, listing)
        if listing.damaged and not listing.entries:
            raise Unreadable(f"feed {address!r} gives nothing: {'; '.join(listing.notes)}")
    except MarsadError as error:
        return refuse(address, error)
    return msgspec.structs.replace(listing, etag=_header(found, "etag"), last_modified=_header(found, "last-modified"))


async def fetch_pages(
    fetcher: Fetcher, addresses: Iterable[str], *, concurrency: int = HOSTS_AT_A_TIME
) -> AsyncGenerator[tuple[str, Capture | RefusedInput], None]:
    """Fetch pages and yield each result as it comes, with the address as it was given.

    Hosts are visited side by side, the pages of one host one after another. If the caller stops
    early or is cancelled, so are all requests under way.

    Args:
        fetcher: An open fetcher.
        addresses: What to fetch; the same address twice is fetched once.
        concurrency: How many hosts at a time.
    """
    wanted = [(address, address) for address in dict.fromkeys(addresses)]
    async with aclosing(_side_by_side(wanted, lambda address: _fetch_page(fetcher, address), concurrency)) as results:
        async for result in results:
            yield result


async def poll_feeds(
    fetcher: Fetcher, questions: Iterable[FeedQuestion], *, concurrency: int = HOSTS_AT_A_TIME
) -> AsyncGenerator[tuple[FeedQuestion, FeedListing | NotModified | RefusedInput], None]:
    """Poll many feeds, hosts side by side, and yield each answer as it comes; as `fetch_pages` does."""

    async def ask(question: FeedQuestion) -> FeedListing | NotModified | RefusedInput:
        return await poll(fetcher, question.address, question.kind, question.etag, question.last_modified)

    wanted = [(question.address, question) for question in questions]
    async with aclosing(_side_by_side(wanted, ask, concurrency)) as results:
        async for result in results:
            yield result


def refuse(name: str, error: MarsadError) -> RefusedInput:
    """Turn an error into the record that is kept of it."""
    refusal = Refusal("collect", error.code, str(error))
    refused = RefusedInput(input=name, address=clean_address(name), refusal=refusal)
    if isinstance(error, FetchFailed):
        return msgspec.structs.replace(refused, permanent=error.permanent, retry_after=error.retry_after)
    return refused


async def _side_by_side(
    wanted: Iterable[tuple[str, Item]], work: Callable[[Item], Awaitable[Result]], concurrency: int
) -> AsyncGenerator[tuple[Item, Result], None]:
    """Work on items (each with its address), one at a time for each host, and yield results as they come."""
    hosts: dict[str, list[Item]] = {}
    for address, item in wanted:
        hosts.setdefault(_host_of(address), []).append(item)
    # One result at a time waits to be taken, so that memory doesn't grow while the caller is busy.
    results: asyncio.Queue[tuple[Item, Result] | None] = asyncio.Queue(maxsize=1)
    room = asyncio.Semaphore(concurrency)

    async def visit(items: list[Item]) -> None:
        async with room:
            for item in items:
                await results.put((item, await work(item)))

    async def visit_all() -> None:
        try:
            async with asyncio.TaskGroup() as group:
                for items in hosts.values():
                    group.create_task(visit(items))
        except Exception:  # not cancellation: then nobody takes from the queue any more
            await results.put(None)
            raise
        await results.put(None)

    visits = asyncio.create_task(visit_all())
    try:
        while (result := await results.get()) is not None:
            yield result
        await visits
    finally:
        visits.cancel()
        await asyncio.gather(visits, return_exceptions=True)


async def _fetch_page(fetcher: Fetcher, address: str) -> Capture | RefusedInput:
    try:
        found = await fetcher.fetch(address)
    except MarsadError as error:
        return refuse(address, error)
    if isinstance(found, NotModified):  # not asked for: the server answers a question that nobody put
        return refuse(address, FetchFailed(f"{address!r} says 'not modified' unasked", permanent=False))
    return found


async def _parse(capture: Capture, kind: FeedKind | None) -> FeedListing:
    """Parse in a thread: a feed of ten thousand entries takes seconds, and other hosts go on meanwhile."""
    return await asyncio.to_thread(parse_feed, capture, kind)


async def _follow_index(fetcher: Fetcher, index: FeedListing) -> FeedListing:
    entries: dict[str, FeedEntry] = {}
    notes, damaged = list(index.notes), index.damaged
    newest = index.more[:MAX_SITEMAPS]
    for address in newest:
        try:
            found = await fetcher.fetch(address)
            if isinstance(found, Capture):
                part = await _parse(found, "sitemap")
                entries.update((entry.address, entry) for entry in part.entries)
                notes.extend(part.notes)
                damaged = damaged or part.damaged
                if part.more:
                    notes.append(f"{address!r} is an index inside an index: not followed")
        except (FetchFailed, Unreadable) as error:
            notes.append(str(error))
            damaged = True
    if len(index.more) > len(newest):
        notes.append(f"{len(index.more)} sitemaps, of which {len(newest)} were read")
    return msgspec.structs.replace(index, entries=tuple(entries.values()), notes=tuple(notes), damaged=damaged)


def _host_of(address: str) -> str:
    try:
        return parse_address(address).netloc
    except AddressRefused:
        return ""


def _header(capture: Capture, name: str) -> str:
    return next((value for key, value in capture.headers if key.lower() == name), "")
