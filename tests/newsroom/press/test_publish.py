"""Publish, correct, withdraw: who may, what is frozen, what leaves."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from marsad.errors import BadInput
from marsad.newsroom.archive.models import Outbox
from marsad.newsroom.desk.actions.save import save_heading, save_segment
from marsad.newsroom.desk.convert import heading_of
from marsad.newsroom.desk.models import Draft, Stage
from marsad.newsroom.desk.records import Heading, Words
from marsad.newsroom.press.actions.publish import correct, free_slug, place, publish, withdraw
from marsad.newsroom.press.models import Publication
from marsad.newsroom.press.queries.published import (
    current_record,
    edition,
    find_published,
    front_stories,
    same_event,
    standing,
)
from marsad.newsroom.staff.actions import change_user
from marsad.newsroom.staff.models import LogEntry
from press_cast import Cast

pytestmark = pytest.mark.django_db


def test_a_published_story_is_frozen(make_published: Callable[..., Publication], cast: Cast) -> None:
    publication = make_published()
    before = current_record(publication)
    draft = publication.draft
    segment = draft.segments.select_related("draft").first()
    assert segment is not None
    save_segment(actor=cast.ruth, segment=segment, version=segment.version, words=Words("Other"))
    assert current_record(publication) == before
    assert before.paragraphs[0].text == "She said it opens."
    assert before.original.sha256 == draft.capture.sha256
    assert before.translators[0].name == "Dina Credit"


def test_the_stance_is_that_of_the_day(make_published: Callable[..., Publication]) -> None:
    old = current_record(make_published(number=1, day="2026-10-14"))
    new = current_record(make_published("Another", number=2, day="2026-10-15"))
    assert (old.original.stance, new.original.stance) == ("semi-official newspaper", "pro-government newspaper")


def test_only_editors_publish_and_only_what_was_approved(make_draft: Callable[..., Draft], cast: Cast) -> None:
    draft = make_draft()
    for actor in (cast.dina, cast.reader):
        with pytest.raises(PermissionDenied):
            publish(actor=actor, draft=draft)
    Draft.objects.filter(pk=draft.pk).update(stage=Stage.REVIEW)
    with pytest.raises(BadInput, match="only an approved one"):
        publish(actor=cast.ruth, draft=draft)


def test_a_correction_is_a_new_version_that_says_what_changed(
    make_published: Callable[..., Publication], cast: Cast
) -> None:
    publication = make_published()
    draft = publication.draft
    draft.refresh_from_db()
    heading = Heading("A Better Headline", draft.deck, draft.section, "", draft.keywords)
    save_heading(actor=cast.ruth, draft=draft, version=draft.version, heading=heading)
    with pytest.raises(BadInput, match="readers will see it"):
        correct(actor=cast.ruth, publication=publication, told=" ")
    with pytest.raises(PermissionDenied):
        correct(actor=cast.dina, publication=publication, told="x")
    record = correct(actor=cast.ruth, publication=publication, told="The headline named the wrong town.")
    assert (record.version, record.headline) == (2, "A Better Headline")
    assert record.corrections[0].text == "The headline named the wrong town."
    assert record.slug == publication.slug
    assert [s.version for s in publication.snapshots.all()] == [2, 1]


def test_a_withdrawn_story_leaves_everything(make_published: Callable[..., Publication], cast: Cast) -> None:
    publication = make_published(event="library")
    other = make_published("Another View", number=2, event="library")
    place(actor=cast.ruth, publication=publication, rank=1)
    assert [(s.slug, s.rank) for s in front_stories()] == [(other.slug, 0), (publication.slug, 1)]
    withdraw(actor=cast.ruth, publication=publication, reason="The source asked for it.")
    record = find_published(publication.slug)
    assert record is not None
    assert record.withdrawn is not None
    assert record.withdrawn.reason == "The source asked for it."
    assert not (record.paragraphs or record.translators or record.original.headline or record.chain)
    assert [p.slug for p in standing()] == [other.slug]
    assert [s.slug for s in front_stories()] == [other.slug]
    assert same_event(current_record(other)) == []
    assert not publication.keyword_rows.exists()
    assert Outbox.objects.filter(key=f"published:{publication.slug}").exists()
    for action in (lambda: correct(actor=cast.ruth, publication=publication, told="x"),):
        with pytest.raises(BadInput, match="withdrawn already"):
            action()


def test_a_shielded_translator_has_no_name_anywhere(make_published: Callable[..., Publication], cast: Cast) -> None:
    make_published(translator=cast.shielded)
    text = repr(edition())
    assert "Salim" not in text
    assert "salim" not in text
    assert edition().stories[0].translators[0].shielded


def test_somebody_shielded_later_leaves_what_was_published(
    make_published: Callable[..., Publication], cast: Cast
) -> None:
    slug = make_published().slug
    assert "Dina Credit" in repr(edition())
    change_user(username="dina", shielded=True)
    change_user(username="ruth", shielded=True)
    assert "Dina" not in repr(edition())
    assert "Ruth" not in repr(edition())
    change_user(username="dina", shielded=False)
    found = find_published(slug)
    assert found is not None
    assert found.translators[0].name == "Dina Credit"


def test_a_shielded_author_is_not_in_the_record(make_published: Callable[..., Publication], cast: Cast) -> None:
    publication = make_published()
    assert current_record(publication).original.author == "سامي الخطيب"
    draft = publication.draft
    draft.refresh_from_db()
    heading = replace(heading_of(draft), author_shielded=True, chain_confirmed=True)
    save_heading(actor=cast.ruth, draft=draft, version=draft.version, heading=heading)
    record = correct(actor=cast.ruth, publication=publication, told="We no longer name the author.")
    assert record.original.author is None
    assert record.chain_confirmed


def test_a_cut_paragraph_carries_its_reason_and_no_text(make_published: Callable[..., Publication]) -> None:
    record = current_record(make_published(texts=("She said it opens.", "", "Residents paid.")))
    assert [p.text for p in record.paragraphs] == ["She said it opens.", None, "Residents paid."]
    assert record.cuts[0].note == "Repeats."


@pytest.mark.parametrize("headline", ["مكتبة", "???", "../../etc/passwd", "a" * 500, "<script>"])
def test_slugs_are_plain_whatever_the_headline(headline: str, db: None) -> None:
    slug = free_slug(headline, 7)
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert len(slug) <= 120


def test_two_stories_of_one_headline_have_two_addresses(make_published: Callable[..., Publication]) -> None:
    first, second = make_published("Same", number=1), make_published("Same", number=2)
    assert (first.slug, second.slug) == ("same", "same-2")


@pytest.mark.django_db(transaction=True)
def test_two_that_publish_at_once_take_two_addresses(make_draft: Callable[..., Draft], cast: Cast) -> None:
    drafts = [make_draft("Same", number=number) for number in (1, 2, 3)]
    together = Barrier(len(drafts))

    def act(draft: Draft) -> str:
        try:
            together.wait(timeout=20)
            return publish(actor=cast.ruth, draft=draft).slug
        finally:
            connection.close()

    with ThreadPoolExecutor(len(drafts)) as pool:
        assert sorted(pool.map(act, drafts)) == ["same", "same-2", "same-3"]


def test_every_step_is_in_the_log(make_published: Callable[..., Publication], cast: Cast) -> None:
    publication = make_published()
    withdraw(actor=cast.ruth, publication=publication, reason="Asked.")
    verbs = list(
        LogEntry.objects.filter(subject=f"draft:{publication.draft_id}").order_by("id").values_list("verb", flat=True)
    )
    for verb in ("claim", "save paragraph", "save heading", "submit", "approve", "publish", "withdraw"):
        assert verb in verbs
    who = LogEntry.objects.get(verb="approve")
    assert who.actor == cast.ruth
