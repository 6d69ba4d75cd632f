"""One request and its answer, within bounds of time and size."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

import httpcore2
import httpx2
from msgspec import Struct

from marsad.collect.addresses import Address
from marsad.collect.connect import CheckedNetwork
from marsad.collect.decompress import OFFERED
from marsad.collect.policy import FetchPolicy
from marsad.errors import FetchFailed

_KEEP_ALIVE = 15.0
_SHORT = 64 * 1024
_LATER = 3600.0
"""When to try again what no second try in the same minute would change."""


class TooSlow(FetchFailed):
    """The whole of an answer did not come in time. Not worth another try in the same minute."""


class Answer(Struct, frozen=True):
    """What a server sent: the body is raw, its content encoding still on it.

    Header names and values are read as Latin-1, so that every byte survives. The body is empty
    where the status is neither 2xx nor 304: an error page is no evidence.
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the values of a header joined by commas, or None."""
        values = [value for key, value in self.headers if key.lower() == name]
        return ", ".join(values) if values else None


class Exchange:
    """Asks servers, one request a call: no redirects, no cookies, no retries, no proxies."""

    def __init__(self, policy: FetchPolicy) -> None:
        self._policy = policy
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=policy.tls or httpx2.create_ssl_context(),
            max_connections=None,
            max_keepalive_connections=20,
            keepalive_expiry=_KEEP_ALIVE,
            network_backend=CheckedNetwork(policy),
        )

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pool.__aexit__(kind, error, trace)

    async def get(self, address: Address, headers: Mapping[str, str]) -> Answer:
        """Ask for an address.

        Raises:
            FetchFailed: Nothing came, too much, or no HTTP.
            TooSlow: It did not come to an end in time.
            AddressRefused: The host leads to a place that is not visited.
        """
        try:
            async with asyncio.timeout(self._policy.total_timeout):
                return await self._get(address, headers)
        except TimeoutError as error:
            message = f"{str(address)!r} took more than {self._policy.total_timeout:g} s"
            raise TooSlow(message, permanent=False) from error
        except httpcore2.TimeoutException as error:
            raise FetchFailed(f"{str(address)!r} did not answer in time", permanent=False) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            if certificate := _find_tls_failure(error):
                message = f"{str(address)!r}: the server could not prove who it is: {certificate}"
                raise FetchFailed(message, permanent=False, retry_after=_LATER) from error
            raise FetchFailed(f"{str(address)!r}: {error or type(error).__name__}", permanent=False) from error

    async def _get(self, address: Address, headers: Mapping[str, str]) -> Answer:
        policy = self._policy
        sent: dict[bytes | str, bytes | str] = {
            "Host": address.netloc,
            "User-Agent": policy.agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/feed+json,*/*;q=0.8",
            "Accept-Encoding": OFFERED,
        }
        for name, value in headers.items():
            sent[name] = value
        url = httpcore2.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
        timeouts = {
            "connect": policy.connect_timeout,
            "read": policy.read_timeout,
            "write": policy.read_timeout,
            "pool": policy.connect_timeout,
        }
        async with self._pool.stream("GET", url, headers=sent, extensions={"timeout": timeouts}) as response:
            received = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
            answer = Answer(response.status, received, b"")
            if not (200 <= answer.status < 300 or answer.status == 304):
                await _drain(response)
                return answer
            self._check_length(address, answer)
            body = bytearray()
            async for chunk in response.aiter_stream():
                body += chunk
                if len(body) > policy.max_bytes:
                    raise self._too_large(address, f"more than {policy.max_bytes} bytes")
            return Answer(answer.status, received, bytes(body))

    def _check_length(self, address: Address, answer: Answer) -> None:
        length = answer.header("content-length")
        if length is not None and length.isdigit() and len(length) < 20 and int(length) > self._policy.max_bytes:
            raise self._too_large(address, f"{length} bytes")

    def _too_large(self, address: Address, size: str) -> FetchFailed:
        return FetchFailed(f"{str(address)!r} sends {size}; the bound is {self._policy.max_bytes}", permanent=True)


async def _drain(response: httpcore2.Response) -> None:
    """Hear an error page out if it is short: hanging up is rude, and costs a new connection."""
    heard = 0
    with suppress(httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException):
        async for chunk in response.aiter_stream():
            heard += len(chunk)
            if heard > _SHORT:
                return


def _find_tls_failure(error: BaseException) -> str | None:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message or str(cause)
        if isinstance(cause, ssl.SSLError):
            return str(cause)
        cause = cause.__cause__ or cause.__context__
    return None
