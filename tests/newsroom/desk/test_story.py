"""A story beside its capture, which never runs in the house's origin."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from desk_fixtures import PARAGRAPHS
from marsad.newsroom.archive.actions.ingest import ingest
from marsad.newsroom.archive.models import Capture as CaptureRow
from marsad.records import Capture


def frame(log_in, people, row):
    return log_in(people.reader).get(reverse("desk:capture", kwargs={"pk": row.pk}))


def kept(body, media_type, charset=None):
    capture = Capture(
        input="t", address="http://x.example/", body=body, media_type=media_type, charset=charset,
        received_at=datetime.now(UTC),
    )  # fmt: skip
    return ingest(capture=capture, outlets=()).capture


def test_a_page_comes_in_a_sandbox(log_in, people, make_story):
    row = make_story().captures.get()
    response = frame(log_in, people, row)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/html; charset=utf-8"
    policy = response["Content-Security-Policy"]
    assert policy.startswith("sandbox;")
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert "default-src 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert PARAGRAPHS[0] in response.content.decode()


@pytest.mark.parametrize("media_type", ["text/plain", "image/svg+xml", "application/xhtml+xml", ""])
def test_anything_else_is_a_download(log_in, people, newsroom_folder, media_type):
    row = kept(("<svg onload=alert(1)>" + PARAGRAPHS[0]).encode(), media_type)
    response = frame(log_in, people, row)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize("charset", ['utf-8"; foo\r\nX-Evil: 1', "no-such-charset", "rot13", None])
def test_a_charset_never_brings_anything_else_along(log_in, people, newsroom_folder, charset):
    row = kept(b"<p>A page of a few words that nobody wrote.</p>", "text/html", charset)
    response = frame(log_in, people, row)
    assert response["Content-Type"] in ("text/html", "text/html; charset=utf-8")
    assert "X-Evil" not in response


def test_a_capture_whose_file_is_gone_is_said(log_in, people, make_story, newsroom_folder):
    row = make_story().captures.get()
    (newsroom_folder / "captures" / row.warc_file).unlink()
    response = frame(log_in, people, row)
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/plain")
    assert "restore" in response.content.decode()


def test_the_story_page(log_in, people, make_story):
    story = make_story()
    page = log_in(people.reader).get(reverse("desk:story", kwargs={"pk": story.pk})).content.decode()
    assert '<iframe class="capture" sandbox src=' in page
    assert story.captures.get().sha256 in page
    assert PARAGRAPHS[2] in page
    assert "Claim and translate" not in page  # a reader


def test_changes_between_two_captures(log_in, people, make_story):
    make_story()
    story = make_story(paragraphs=(PARAGRAPHS[0].replace("إحدى عشرة سفينة", "تسع سفن"), *PARAGRAPHS[1:]))
    newer, older = story.captures.all()
    browser = log_in(people.reader)
    there = reverse("desk:changes", kwargs={"older": older.pk, "newer": newer.pk})
    assert there in browser.get(reverse("desk:story", kwargs={"pk": story.pk})).content.decode()
    page = browser.get(there).content.decode()
    assert "<del>" in page
    assert "<ins>" in page


def test_captures_of_two_stories_are_not_compared(log_in, people, make_story):
    make_story()
    make_story("المدارس", ("نص آخر عن المدارس والمعلمين في المدينة.",), path="/2.html")
    one, other = CaptureRow.objects.all()
    there = reverse("desk:changes", kwargs={"older": one.pk, "newer": other.pk})
    assert log_in(people.reader).get(there).status_code == 404
