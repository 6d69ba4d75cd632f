"""What the reader's tests share: a way to read a text as a page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from marsad.read import read_page as read
from marsad.records import Capture, Outlet, Reading

ReadPage = Callable[..., Reading]


@pytest.fixture
def read_page() -> ReadPage:
    """Return a function that reads a text, with an address, outlets or a publisher as a test needs."""

    def read_text(
        text: str, *, address: str | None = None, outlets: tuple[Outlet, ...] = (), publisher: str | None = None
    ) -> Reading:
        received = datetime(2026, 1, 1, tzinfo=UTC)
        return read(
            Capture(input="page", body=text.encode(), received_at=received, address=address), outlets, publisher
        )

    return read_text
