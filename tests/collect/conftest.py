"""A web server on loopback that does whatever a test tells it to, byte by byte."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest

from marsad.collect.fetch import FetchPolicy

Write = Callable[[bytes], Awaitable[None]]
Act = Callable[["Visit", Write], Awaitable[None]]


@dataclass
class Visit:
    """A request as the server got it."""

    path: str
    headers: dict[str, str]
    at: float


@dataclass
class HostileServer:
    """Answers each path as told; a path it knows nothing of is 404."""

    port: int = 0
    visits: list[Visit] = field(default_factory=list)
    busiest: int = 0
    _acts: dict[str, Act] = field(default_factory=dict)
    _busy: int = 0

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def tell(self, path: str, *answers: bytes | Act) -> None:
        """Answer a path with these, one after another, the last one for ever."""
        left = list(answers)

        async def act(visit: Visit, write: Write) -> None:
            answer = left.pop(0) if len(left) > 1 else left[0]
            if isinstance(answer, bytes):
                await write(answer)
            else:
                await answer(visit, write)

        self._acts[path] = act

    def paths(self) -> list[str]:
        return [visit.path for visit in self.visits if visit.path != "/robots.txt"]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def write(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        with suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError, ssl.SSLError):
            try:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
                visit = Visit(head[0].split()[1], headers, asyncio.get_running_loop().time())
                self.visits.append(visit)
                self._busy += 1
                self.busiest = max(self.busiest, self._busy)
                try:
                    await self._acts.get(visit.path, _missing)(visit, write)
                finally:
                    self._busy -= 1
            finally:
                writer.close()
                with suppress(ConnectionError, TimeoutError, ssl.SSLError):
                    await writer.wait_closed()


async def _missing(visit: Visit, write: Write) -> None:
    await write(answer(b"not here", status="404 Not Found"))


def answer(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """Return an HTTP answer; `length` is what it claims, where that is not the truth."""
    lines = [f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(body) if length is None else length}"]
    if not any(header.lower().startswith("content-type") for header in headers):
        lines.append("Content-Type: text/html; charset=utf-8")
    return ("\r\n".join([*lines, "Connection: close"]) + "\r\n\r\n").encode("latin-1") + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(b"", f"Location: {location}", status=status)


async def start(**options: Any) -> tuple[HostileServer, asyncio.Server]:
    server = HostileServer()
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, **options)
    server.port = listening.sockets[0].getsockname()[1]
    return server, listening


@pytest.fixture
async def server() -> AsyncIterator[HostileServer]:
    running, listening = await start()
    yield running
    listening.close()


@pytest.fixture
async def other() -> AsyncIterator[HostileServer]:
    running, listening = await start()
    yield running
    listening.close()


@pytest.fixture
def make_answer() -> Callable[..., bytes]:
    return answer


@pytest.fixture
def make_redirect() -> Callable[..., bytes]:
    return redirect


@pytest.fixture
def start_server() -> Callable[..., Awaitable[tuple[HostileServer, asyncio.Server]]]:
    return start


@pytest.fixture
def make_policy() -> Callable[..., FetchPolicy]:
    """A policy that may visit this machine and is in a hurry."""

    def make(**changes: Any) -> FetchPolicy:
        quick: dict[str, Any] = {
            "allow_private": ("127.0.0.1",),
            "delay": 0.0,
            "backoff": 0.01,
            "patience": 0.5,
            "connect_timeout": 1.0,
            "read_timeout": 1.0,
            "total_timeout": 2.0,
            "max_bytes": 200_000,
        }
        return FetchPolicy(**{**quick, **changes})

    return make
