"""The invented outlets as they run: three small servers on loopback."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Self

from marsad.errors import BadInput
from marsad.sample.sites import LOOPBACK, OUTLETS, PORTS, Page, Site, origin_of

log = logging.getLogger(__name__)


class SampleOutlets:
    """Serve the three outlets on loopback while the context lasts.

    Args:
        ports: A port for each of `OUTLETS`; 0 takes any free one.

    >>> with SampleOutlets((0, 0, 0)) as outlets:
    ...     outlets.origins["al-mizan"].startswith("http://127.0.0.1:")
    True
    """

    def __init__(self, ports: Sequence[int] = PORTS) -> None:
        if len(ports) != len(OUTLETS):
            raise BadInput(f"ports is {ports!r}. Expected one for each of {OUTLETS!r}.")
        self._asked = tuple(ports)
        self._servers: list[_OutletServer] = []

    @property
    def ports(self) -> tuple[int, ...]:
        """Return the ports in use, in the order of `OUTLETS`."""
        return tuple(server.server_port for server in self._servers)

    @property
    def origins(self) -> dict[str, str]:
        """Return each outlet's origin, such as `http://127.0.0.1:8711`."""
        return {server.site.outlet: server.site.origin for server in self._servers}

    def __enter__(self) -> Self:
        """Start serving.

        Raises:
            BadInput: If a port is taken.
        """
        try:
            for outlet, port in zip(OUTLETS, self._asked, strict=True):
                self._servers.append(_OutletServer(outlet, port))
        except BaseException:
            self._stop()
            raise
        for server in self._servers:
            Thread(target=server.serve_forever, args=(0.05,), name=server.site.outlet, daemon=True).start()
            server.is_serving = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop serving and free the ports."""
        self._stop()

    def _stop(self) -> None:
        for server in self._servers:
            if server.is_serving:
                server.shutdown()
            server.server_close()
        self._servers.clear()


class _OutletServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    is_serving = False

    def __init__(self, outlet: str, port: int) -> None:
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            raise BadInput(
                f"Port {port} for the sample outlet {outlet!r} can't be opened ({error.strerror}). "
                "Expected a free port: stop what runs there, perhaps another demo."
            ) from error
        self.site = Site(outlet, origin_of(self.server_port))

    def handle_error(self, request: object, client_address: object) -> None:
        """Log at DEBUG that a visitor left in the middle; the demo's terminal is for the reader."""
        log.debug("%s visitor left", self.site.outlet, exc_info=True)


class _Handler(BaseHTTPRequestHandler):
    server: _OutletServer
    protocol_version = "HTTP/1.1"
    server_version = "Hadran"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        """Answer with the page, or with 304 where the visitor has it."""
        self._answer(send_body=True)

    def do_HEAD(self) -> None:
        """Answer with the headers of the page."""
        self._answer(send_body=False)

    def _answer(self, *, send_body: bool) -> None:
        page = self.server.site.page(self.path)
        unchanged = page.status == 200 and self._has_already(page)
        self.send_response(304 if unchanged else page.status)
        for name, value in page.headers:
            self.send_header(name, value)
        if page.status == 200:
            self.send_header("ETag", page.etag)
            if page.changed_at:
                self.send_header("Last-Modified", format_datetime(page.changed_at.astimezone(UTC), usegmt=True))
        if not unchanged:
            self.send_header("Content-Type", page.media_type)
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if send_body and not unchanged:
            self.wfile.write(page.body)

    def _has_already(self, page: Page) -> bool:
        """Say whether the visitor's copy is current (RFC 9110, 13.2.2: a validator goes before a date)."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            return known.strip() == "*" or page.etag in (tag.strip().removeprefix("W/") for tag in known.split(","))
        since = self.headers.get("If-Modified-Since")
        if since is None or page.changed_at is None:
            return False
        try:
            return page.changed_at - parsedate_to_datetime(since) < timedelta(seconds=1)
        except (TypeError, ValueError):
            return False

    def log_message(self, format: str, *args: object) -> None:
        """Log at DEBUG; the demo's terminal is for the reader."""
        log.debug("%s %s", self.server.site.outlet, format % args)
