"""A newsroom that collects from an enemy, and a way to look at every page that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from pytest_django.fixtures import Settings

from hostile_checks import EVIL
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.config import Collecting
from marsad.newsroom.staff.models import Role, User
from marsad.records import FeedDeclaration, OutletName, StanceLabel
from marsad.records import Outlet as OutletRecord
from outlet_server import Answer, OutletServer


@pytest.fixture
def enemy() -> Iterator[OutletServer]:
    with OutletServer() as running:
        yield running


@pytest.fixture
def declare_enemy(db: None, newsroom_folder: Path, settings: Settings) -> Callable[..., OutletRecord]:
    """Return a function that lets the newsroom collect the enemy; even his name and label are hostile.

    Beside the feed that hurts he has a good one: what it announces must come in all the same.
    """

    def declare(server: OutletServer, kind: str = "atom") -> OutletRecord:
        collecting = Collecting(allow_private=(f"127.0.0.1:{server.port}",), delay_seconds=0.0)
        settings.NEWSROOM = msgspec.structs.replace(settings.NEWSROOM, collect=collecting)
        record = OutletRecord(
            id="enemy",
            names=(OutletName(f"The Enemy {EVIL}", "en"),),
            language="en",
            place=EVIL,
            hosts=(f"127.0.0.1:{server.port}",),
            stances=(StanceLabel(text=EVIL, evidence=EVIL),),
            feeds=(
                FeedDeclaration(server.address("/feed"), kind),  # type: ignore[arg-type]
                FeedDeclaration(server.address("/good"), "rss"),
            ),
        )
        sync_outlets(declarations=[record])
        server.answers.setdefault("/good", Answer(b"<rss version='2.0'><channel></channel></rss>"))
        assert Outlet.objects.filter(key="enemy").exists()
        return record

    return declare


@pytest.fixture
def people(db: None) -> dict[str, User]:
    def person(name: str, role: Role) -> User:
        return User.objects.create_user(
            username=name, role=role, credit_name=f"{name} {EVIL}"[:120], is_superuser=False
        )

    return {"dina": person("dina", Role.TRANSLATOR), "ruth": person("ruth", Role.EDITOR)}
