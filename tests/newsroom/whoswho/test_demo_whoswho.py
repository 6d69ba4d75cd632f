"""The sample newsroom's Who's Who: what it leaves to people, and what nobody may see."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from marsad.cli import whoswho_link
from marsad.newsroom import linker
from marsad.newsroom.archive.actions.ingest import ingest
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.demo import add_sample_people
from marsad.newsroom.demo_whoswho import fill_whoswho
from marsad.newsroom.linker import link_at_once, link_changes
from marsad.newsroom.whoswho.models import Authority, Fact, Link, Proposal
from marsad.newsroom.whoswho.queries.clusters import public_heads
from marsad.newsroom.whoswho.queries.find import find_authorities
from marsad.newsroom.whoswho.queries.identities import identities_of, stories_of
from marsad.records import Capture
from marsad.sample import OUTLETS, PORTS, Site, declarations, load_stories
from marsad.sample.sites import origin_of
from marsad.sample.whoswho import load_sample_authorities
from whoswho_cast import enter, person

READ = ("al-mizan-04", "al-mizan-07", "al-mizan-13", "sada-al-jabal-03", "sada-al-jabal-13", "harbour-post-03")


@pytest.fixture
def addresses(db, newsroom_folder):
    """Read some sample stories; return where every one is collected from."""
    add_sample_people()
    outlets = declarations()
    sync_outlets(declarations=outlets)
    sites = {outlet: Site(outlet, origin_of(port)) for outlet, port in zip(OUTLETS, PORTS, strict=True)}
    found = {}
    for story in load_stories():
        site = sites[story.outlet]
        found[story.id] = site.origin + site.story_path(story)
        if story.id in READ:
            body = site.page(site.story_path(story)).body
            capture = Capture(
                input="test", address=found[story.id], body=body, media_type="text/html", received_at=datetime.now(UTC)
            )
            ingest(capture=capture, outlets=outlets, outlet=Outlet.objects.get(key=story.outlet))
    return found


@pytest.mark.slow
def test_the_sample_newsroom(addresses):
    assert fill_whoswho(addresses) == len(load_sample_authorities())
    abu_nasr = Authority.objects.get(uid="sample:abu-nasr")
    named = {wording for _, wording, confirmed in stories_of(abu_nasr) if not confirmed}
    assert named == {"لطفي أبو نصر", "Lutfi Abu Nasr"}
    assert Fact.objects.filter(evidence__kind="story").exclude(evidence__wording="").count() >= 4
    assert abu_nasr in public_heads() and len(public_heads()) > 20
    commander = Proposal.objects.first()
    assert {commander.left.uid, commander.right.uid} == {"sample:sakhri", "sample:sakhri-wanted"}
    assert commander.gain > 1 and commander.reasons
    before = Link.objects.count()
    assert fill_whoswho(addresses) == len(load_sample_authorities())
    assert Link.objects.count() == before


@pytest.mark.slow
def test_the_sealed_heading_is_in_nothing(addresses):
    fill_whoswho(addresses)
    sealed = Authority.objects.get(uid="sample:masoud")
    story = Outlet.objects.get(key="sada-al-jabal").stories.get(identity=addresses["sada-al-jabal-13"])
    assert story.mentions.filter(name="هالة مسعود").exists()
    assert not Link.objects.filter(authority=sealed).exists()
    assert (story.pk, "هالة مسعود") not in identities_of([story.pk])
    assert sealed not in [found.head for found in find_authorities("هالة مسعود")]
    told = json.dumps([row.reasons for row in Link.objects.all()] + [row.reasons for row in Proposal.objects.all()])
    assert "Masoud" not in told


def test_evidence_is_quoted_from_the_stories():
    stories = {story.id: " ".join(story.body) for story in load_stories()}
    for heading in load_sample_authorities():
        for fact in heading.facts:
            assert not fact.story or (fact.wording and fact.wording in stories[fact.story]), heading.id
    ids = {heading.id for heading in load_sample_authorities()}
    assert all(fact.of is None or fact.of in ids for heading in load_sample_authorities() for fact in heading.facts)


def test_without_headings_nothing_is_done(judged_story):
    linked, proposed = link_changes()
    assert (linked.stories, proposed.headings) == (0, 0)


def test_what_goes_wrong_is_logged_and_tried_again(judged_story, monkeypatch, caplog):
    enter(person("a", "Layan Hamdun"))

    def fail(**given):
        raise RuntimeError("disk full")

    with monkeypatch.context() as broken, caplog.at_level(logging.ERROR):
        broken.setattr(linker, "link_stories", fail)
        assert link_at_once().stories == 0
    assert "whoswho.link_failed" in caplog.text
    assert link_at_once().stories == 1


def test_the_command_says_what_it_did(judged_story, monkeypatch):
    monkeypatch.setattr("marsad.cli.newsroom_option.open_newsroom", lambda folder: folder)
    enter(person("a", "Layan Hamdun"))
    done = CliRunner().invoke(whoswho_link.link, [])
    assert done.exit_code == 0, done.output
    assert "1 story linked: 1 names sure, 0 for a person to say" in done.stderr
    assert "1 heading compared; 0 proposals to look at." in done.stderr
    again = CliRunner().invoke(whoswho_link.link, ["--all"])
    assert "1 story linked" in again.stderr
