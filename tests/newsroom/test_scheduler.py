"""Rounds of collecting go on, whatever one declaration or one round does."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from marsad.newsroom.archive.models import Feed, Outlet
from marsad.newsroom.archive.queries.outlets import known_outlets
from marsad.newsroom.scheduler import collect_round, newsroom_outlets, sync

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
    collect_round()
    (outlets / "south.yaml").write_text("id: [")
    with caplog.at_level(logging.INFO, logger="marsad"):
        Feed.objects.update(due_at=None)
        collect_round()
    assert "outlets.unreadable" in caplog.text
    assert "feed refused=1" in caplog.text  # the round went on: a feed on this machine is refused
    assert "north" in {outlet.id for outlet in known_outlets()}
    assert Feed.objects.get(active=True).failures == 2
