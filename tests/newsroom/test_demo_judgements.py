"""The sample people's judgements fit what the shipped models find today."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.newsroom.archive.actions.ingest import ingest
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.demo import add_sample_people
from marsad.newsroom.demo_judgements import judge_samples
from marsad.newsroom.desk.models import Judgement
from marsad.records import Capture
from marsad.sample import OUTLETS, PORTS, Site, declarations, load_judgements, load_stories
from marsad.sample.sites import origin_of


@pytest.fixture
def addresses(db: None, newsroom_folder: Path) -> dict[str, str]:
    """Read the stories that the sample people judged; return where every story is collected from."""
    add_sample_people()
    outlets = declarations()
    sync_outlets(declarations=outlets)
    sites = {outlet: Site(outlet, origin_of(port)) for outlet, port in zip(OUTLETS, PORTS, strict=True)}
    stories = {story.id: story for story in load_stories()}
    paths = {story.id: sites[story.outlet].story_path(story) for story in stories.values()}
    found = {name: sites[story.outlet].origin + paths[name] for name, story in stories.items()}
    for name in {judgement.of for judgement in load_judgements()}:
        page = sites[stories[name].outlet].page(paths[name])
        capture = Capture(
            input="test",
            address=found[name],
            body=page.body,
            media_type="text/html",
            charset="utf-8",
            status=200,
            received_at=datetime.now(UTC),
        )
        ingest(capture=capture, outlets=outlets, outlet=Outlet.objects.get(key=stories[name].outlet))
    return found


@pytest.mark.slow
def test_each_finds_its_statement(addresses: dict[str, str]) -> None:
    assert judge_samples(addresses) == ()
    given = load_judgements()
    assert Counter(Judgement.objects.values_list("kind", flat=True)) == Counter(one.verdict for one in given)
    assert set(Judgement.objects.values_list("by__username", flat=True)) == {one.by for one in given}


def test_one_that_finds_none_stops_nothing(db: None, newsroom_folder: Path) -> None:
    add_sample_people()
    assert (
        judge_samples({story.id: f"http://nowhere.example/{story.id}" for story in load_stories()}) == load_judgements()
    )
    assert not Judgement.objects.exists()
