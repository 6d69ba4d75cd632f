"""Every number of the health table opens a list of its length."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from marsad.newsroom.archive.actions.refuse import keep_refusal
from marsad.newsroom.archive.models import Announcement, Feed, Refusal
from marsad.records import Refusal as RefusalRecord


@pytest.fixture
def announced(mina, make_story):
    now = datetime.now(UTC)
    story = make_story()
    feed = Feed.objects.get(outlet=mina)
    second = Feed.objects.create(outlet=mina, address="http://127.0.0.1:8799/second", kind="atom")

    def announce(number, state, to=feed):
        Announcement.objects.create(
            feed=to, address=f"http://127.0.0.1:8799/{number}.html", title=f"<i>{number}</i>", state=state,
            first_seen_at=now,
        )  # fmt: skip

    announce(1, "received")
    announce(1, "received", second)  # the same page by another feed: one story
    announce(2, "expected")
    announce(3, "expected")
    announce(4, "refused")
    for reason in ("the page has no text", "robots.txt forbids it"):
        refusal = RefusalRecord("read", reason, "Only a menu was found. <script>")
        keep_refusal(identity="http://127.0.0.1:8799/4.html", refusal=refusal, now=now, outlet=mina)
    return story


@pytest.mark.parametrize(("what", "length"), [("expected", 4), ("received", 1), ("waiting", 2)])
def test_numbers_open_their_lists(what, length, announced, log_in, people):
    browser = log_in(people.reader)
    there = reverse("desk:announced", kwargs={"key": "al-mina", "what": what})
    table = browser.get(reverse("desk:health")).content.decode()
    assert re.search(rf'<a href="{there}">{length}<', table)
    page = browser.get(there).content.decode()
    assert page.count('<p class="headline"') == length
    assert f"{length} {'story' if length == 1 else 'stories'}, " in page
    assert "<i>" not in page


def test_a_received_story_is_linked(announced, log_in, people):
    page = log_in(people.reader).get(reverse("desk:announced", kwargs={"key": "al-mina", "what": "received"}))
    assert reverse("desk:story", kwargs={"pk": announced.pk}) in page.content.decode()


def test_refusals_and_one_of_them(announced, log_in, people):
    browser = log_in(people.reader)
    for there in (reverse("desk:refused", kwargs={"key": "al-mina"}), reverse("desk:refusals")):
        page = browser.get(there).content.decode()
        assert "2 refusals" in page
        assert "robots.txt forbids it" in page
    one = Refusal.objects.first()
    page = browser.get(reverse("desk:refusal", kwargs={"pk": one.pk})).content.decode()
    assert "Only a menu was found. &lt;script&gt;" in page


@pytest.mark.parametrize(
    "there",
    [
        "/desk/health/nobody/refused/",
        "/desk/health/nobody/expected/",
        "/desk/health/al-mina/nonsense/",
        "/desk/refusals/99/",
    ],
)
def test_other_lists_are_not_found(there, announced, log_in, people):
    assert log_in(people.reader).get(there).status_code == 404


def test_no_outlet_teaches(log_in, people):
    assert "marsad outlets check" in log_in(people.reader).get(reverse("desk:health")).content.decode()
