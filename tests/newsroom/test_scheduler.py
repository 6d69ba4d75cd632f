"""Rounds of collecting go on, whatever one declaration or one round does."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec
import pytest
from pytest_django.fixtures import Settings

from marsad.collect.policy import FetchPolicy
from marsad.collect.visitor import Visitor
from marsad.newsroom.archive.actions.collect import fetch_policy
from marsad.newsroom.archive.models import Feed, Outlet
from marsad.newsroom.archive.queries.outlets import known_outlets
from marsad.newsroom.config import Collecting
from marsad.newsroom.scheduler import collect_round, newsroom_outlets, sync
from outlet_server import Answer, OutletServer

OWN = """\
id: {id}
names:
  - {{text: "The {id} Gazette", lang: en}}
language: en
hosts: ["127.0.0.1:9"]
feeds:
  - {{address: "http://127.0.0.1:9/{id}", kind: rss}}
"""


@pytest.fixture
def outlets(db: None, newsroom_folder: Path) -> Path:
    folder = newsroom_folder / "outlets"
    folder.mkdir()
    (folder / "north.yaml").write_text(OWN.format(id="north"))
    return folder


def test_only_the_newsrooms_own_outlets_are_collected(outlets: Path) -> None:
    assert sync() == 1
    assert Outlet.objects.get().key == "north"
    assert len(newsroom_outlets()) > 1


def test_a_file_may_have_another_name_than_its_outlet(outlets: Path) -> None:
    (outlets / "north.yaml").rename(outlets / "01 northern papers.yaml")
    assert sync() == 1
    assert Feed.objects.get(active=True).address == "http://127.0.0.1:9/north"


def test_a_round_goes_on_with_what_was_declared_last(outlets: Path, caplog: pytest.LogCaptureFixture) -> None:
    with Visitor(fetch_policy()) as visitor, caplog.at_level(logging.INFO, logger="marsad"):
        collect_round(visitor)
        (outlets / "south.yaml").write_text("id: [")
        Feed.objects.update(due_at=None)
        collect_round(visitor)
    assert "outlets.unreadable" in caplog.text
    assert "feed refused=1" in caplog.text  # the round went on: a feed on this machine is refused
    assert "north" in {outlet.id for outlet in known_outlets()}
    assert Feed.objects.get(active=True).failures == 2


def test_a_host_that_asked_for_rest_has_it_over_rounds_and_failures(outlets: Path, settings: Settings) -> None:
    with OutletServer() as server, Visitor(fetch_policy_for(server, settings)) as visitor:
        (outlets / "north.yaml").write_text(OWN.format(id="north").replace("127.0.0.1:9", f"127.0.0.1:{server.port}"))
        server.answers["/north"] = Answer(status=503, headers={"Retry-After": "3600"})
        for _ in range(3):
            assert collect_round(visitor) == 0
            Feed.objects.update(due_at=None)
        assert server.asked == ["/robots.txt", "/north"]


def fetch_policy_for(server: OutletServer, settings: Settings) -> FetchPolicy:
    collecting = Collecting(allow_private=(f"127.0.0.1:{server.port}",), delay_seconds=0.0)
    settings.NEWSROOM = msgspec.structs.replace(settings.NEWSROOM, collect=collecting)
    return fetch_policy()
