"""An archive to take pages into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from pytest_django.fixtures import Settings

from marsad.newsroom.archive.actions.ingest import Ingested, ingest
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.config import Collecting
from marsad.records import Capture, FeedDeclaration, OutletName
from marsad.records import Outlet as OutletRecord
from outlet_server import OutletServer

Take = Callable[..., Ingested]

PARAGRAPHS = (
    "The ferry between Marsa Jabir and the islands will sail twice a day from Monday, the harbour master said.",
    "He told reporters that the second boat had been repaired at the yard in three weeks, half the time expected.",
    "Traders on the quay said that the price of vegetables had doubled while only one boat was running.",
    "The council will decide in December whether the night crossing, stopped in spring, is to be taken up again.",
)
ADDRESS = "https://post.example/harbour/ferry"


@pytest.fixture
def write_page() -> Callable[..., bytes]:
    """Return a function that writes a page as a newspaper would."""

    def write(headline: str = "Second Ferry Sails Again", paragraphs: tuple[str, ...] = PARAGRAPHS) -> bytes:
        body = "".join(f"<p>{text}</p>" for text in paragraphs)
        head = f"<h1>{headline}</h1>" if headline else ""
        return f"<!doctype html><html lang=en><title>{headline}</title><body><article>{head}{body}</article>".encode()

    return write


@pytest.fixture
def make_capture() -> Callable[..., Capture]:
    def make(body: bytes, address: str | None = ADDRESS, **fields: object) -> Capture:
        values: dict[str, object] = {
            "input": address or "page.html",
            "media_type": "text/html",
            "charset": "utf-8",
            "status": 200 if address else 0,
            "received_at": datetime.now(UTC),
        }
        return Capture(address=address, body=body, **{**values, **fields})  # type: ignore[arg-type]

    return make


@pytest.fixture
def take(db: None, newsroom_folder: Path, make_capture: Callable[..., Capture]) -> Take:
    """Return a function that takes bytes into the archive."""

    def taken(body: bytes, address: str | None = ADDRESS, **fields: object) -> Ingested:
        return ingest(capture=make_capture(body, address, **fields), outlets=())

    return taken


@pytest.fixture
def outlet_server() -> Iterator[OutletServer]:
    with OutletServer() as running:
        yield running


@pytest.fixture
def declare(db: None, newsroom_folder: Path, settings: Settings) -> Callable[..., Outlet]:
    """Return a function that lets the newsroom collect an outlet on loopback."""

    def declared(server: OutletServer, *feeds: FeedDeclaration) -> Outlet:
        collecting = Collecting(allow_private=(f"127.0.0.1:{server.port}",), delay_seconds=0.0)
        settings.NEWSROOM = msgspec.structs.replace(settings.NEWSROOM, collect=collecting)
        record = OutletRecord(
            id="post",
            names=(OutletName("The Post", "en"),),
            language="en",
            hosts=(f"127.0.0.1:{server.port}",),
            feeds=feeds or (FeedDeclaration(server.address("/feed"), "atom"),),
        )
        sync_outlets(declarations=[record])
        return Outlet.objects.get(key="post")

    return declared
