"""A round of collecting: feeds polled, pages fetched, every failure with its reason and its next try."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from marsad.collect.visitor import Visitor
from marsad.newsroom.archive.actions.collect import (
    ATTEMPTS,
    PAGES_A_HOST,
    Step,
    collect_due,
    collect_round,
    fetch_policy,
)
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.models import Announcement, Capture, Feed, Outbox, Outlet, Refusal, Story
from marsad.newsroom.archive.queries.health import announced, outlet_health, refusals
from marsad.newsroom.config import Collecting
from marsad.records import FeedDeclaration
from marsad.sample.declarations import declarations
from marsad.sample.outlets import SampleOutlets
from outlet_server import Answer, OutletServer

Write = Callable[..., bytes]
Declare = Callable[..., Outlet]


def collect(*, everything: bool = True) -> Counter[str]:
    counts: Counter[str] = Counter()

    def report(step: Step) -> None:
        counts[f"{step.kind} {step.outcome}"] += step.count

    collect_due(outlets=(), report=report, everything=everything)
    return counts


def atom(server: OutletServer, *paths: str, updated: str = "2026-11-20T10:00:00Z") -> Answer:
    entries = "".join(
        f"<entry><id>{path}</id><title>Story {path}</title><link href='{server.address(path)}'/>"
        f"<published>2026-11-20T09:00:00Z</published><updated>{updated}</updated></entry>"
        for path in paths
    )
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><id>post</id>{entries}</feed>"
    return Answer(feed.encode(), media_type="application/atom+xml")


def down(status: int = 503) -> Answer:
    """A failure that passes, of a server that wants no second question now."""
    return Answer(b"down", status=status, headers={"Retry-After": "3600"})


def make_due() -> None:
    Feed.objects.update(due_at=None)
    Announcement.objects.update(try_at=None)


def check_health() -> None:
    """Every number is the length of the list that it opens."""
    for health in outlet_health():
        for what in ("expected", "received", "waiting"):
            assert announced(health.outlet, what).count() == getattr(health, what), what
        assert refusals(health.outlet).count() == health.refused


@pytest.mark.slow
def test_the_sample_outlets_are_collected_whole_and_once(db: None, newsroom_folder: Path, settings: Settings) -> None:
    with SampleOutlets((0, 0, 0)) as outlets:
        private = tuple(f"127.0.0.1:{port}" for port in outlets.ports)
        collecting = Collecting(allow_private=private, delay_seconds=0.0)
        settings.NEWSROOM = msgspec.structs.replace(settings.NEWSROOM, collect=collecting)
        sync_outlets(declarations=declarations(outlets.ports))
        first = collect()
        assert first["feed read"] == 4
        assert first["page new"] == Story.objects.count() >= 40
        reasons = Counter(Refusal.objects.values_list("stage", "reason"))
        assert reasons == {("collect", "fetch-failed"): 3, ("read", "empty"): 1, ("read", "binary"): 1}
        assert first["page refused"] == 4
        assert first["page later"] == 1  # a status 500 passes
        assert first["pages expected"] == first["page new"] + 5
        check_health()
        before = [model.objects.count() for model in (Story, Capture, Refusal, Announcement, Outbox)]
        second = collect()
        assert second["feed unchanged"] == 4
        assert second["pages expected"] == 0
        assert [model.objects.count() for model in (Story, Capture, Refusal, Announcement, Outbox)] == before
    verdicts = {health.outlet.key: health.verdict for health in outlet_health()}
    assert verdicts["al-mizan"] == "well"


def test_a_feed_that_fails_is_asked_ever_later_and_recovers(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    outlet = declare(outlet_server)
    outlet_server.answers["/feed"] = down()
    waits = []
    for _ in range(3):
        make_due()
        assert collect()["feed refused"] == 1
        feed = Feed.objects.get()
        assert feed.due_at is not None and feed.polled_at is not None
        waits.append(feed.due_at - feed.polled_at)
    assert waits == sorted(waits) and waits[-1] >= timedelta(hours=4)
    assert collect(everything=False)["feed refused"] == 0  # not due
    health = outlet_health()[0]
    assert (health.verdict, health.refused, health.outlet) == ("failing", 1, outlet)
    assert refusals(outlet).get().times == 3
    outlet_server.answers |= {"/feed": atom(outlet_server, "/a"), "/a": Answer(write_page())}
    make_due()
    assert collect()["page new"] == 1
    feed = Feed.objects.get()
    assert (feed.failures, refusals(outlet).count(), outlet_health()[0].verdict) == (0, 0, "well")
    check_health()


def test_what_has_not_changed_is_not_read_again(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    declare(outlet_server)
    feed = atom(outlet_server, "/a")

    def answer(headers: Mapping[str, str]) -> Answer:
        if headers.get("If-None-Match") == '"v1"':
            return Answer(status=304)
        return Answer(feed.body, media_type=feed.media_type, headers={"ETag": '"v1"'})

    outlet_server.answers |= {"/feed": answer, "/a": Answer(write_page())}
    assert collect()["feed read"] == 1
    assert collect()["feed unchanged"] == 1
    assert outlet_server.times("/a") == 1


def test_an_etag_too_long_to_keep_is_not_sent_cut(outlet_server: OutletServer, declare: Declare) -> None:
    declare(outlet_server)
    feed = atom(outlet_server)
    outlet_server.answers["/feed"] = Answer(feed.body, media_type=feed.media_type, headers={"ETag": f'"{"x" * 900}"'})
    collect()
    assert Feed.objects.get().etag == ""
    assert collect()["feed read"] == 1


def test_an_updated_entry_is_fetched_again(outlet_server: OutletServer, declare: Declare, write_page: Write) -> None:
    declare(outlet_server)
    outlet_server.answers |= {"/feed": atom(outlet_server, "/a", "/b"), "/a": Answer(write_page("First"))}
    outlet_server.answers["/b"] = Answer(write_page("Other", ("Words of another page, long enough to be read.",) * 2))
    assert collect()["page new"] == 2
    outlet_server.answers |= {
        "/feed": atom(outlet_server, "/a", "/b", updated="2026-11-21T10:00:00Z"),
        "/a": Answer(write_page("Second")),
    }
    again = collect()
    assert (again["page changed"], again["page known"]) == (1, 1)
    assert Story.objects.filter(headline="Second").count() == 1
    assert Capture.objects.count() == 3
    assert collect()["pages expected"] == 0


def test_a_page_that_keeps_failing_is_refused_for_good_in_the_end(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    outlet = declare(outlet_server)
    outlet_server.answers |= {"/feed": atom(outlet_server, "/a"), "/a": down()}
    for attempt in range(1, ATTEMPTS):
        make_due()
        assert collect()["page later"] == 1
        row = Announcement.objects.get()
        assert (row.state, row.attempts) == ("expected", attempt)
        assert row.try_at is not None and row.try_at > timezone.now() + timedelta(minutes=55)  # as it asked
    check_health()
    make_due()
    assert collect()["page refused"] == 1
    make_due()
    assert collect()["pages expected"] == 0
    assert refusals(outlet).get().times == ATTEMPTS
    assert outlet_server.times("/a") == ATTEMPTS
    outlet_server.answers |= {"/feed": atom(outlet_server, "/a", updated="2026-11-22T08:00:00Z")}
    outlet_server.answers["/a"] = Answer(write_page())
    assert collect()["page new"] == 1  # it says that it was updated: another chance
    assert refusals(outlet).count() == 0
    check_health()


def test_pages_of_a_host_that_rests_are_not_held_against_it(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    outlet = declare(outlet_server)
    outlet_server.answers |= {"/feed": atom(outlet_server, "/down", "/a", "/b"), "/down": down()}
    outlet_server.answers |= {path: Answer(write_page(path * 9)) for path in ("/a", "/b")}
    assert collect()["page later"] == 3
    assert [outlet_server.times(path) for path in ("/down", "/a", "/b")] == [1, 0, 0]
    assert refusals(outlet).get().identity == outlet_server.address("/down")
    assert set(Announcement.objects.values_list("attempts", flat=True)) == {0, 1}
    outlet_server.answers["/down"] = Answer(write_page("Up again"))
    make_due()
    assert collect()["page new"] == 3


def test_a_refused_page_is_refused_whichever_way_a_killed_run_is_made_up_for(
    outlet_server: OutletServer, declare: Declare
) -> None:
    declare(outlet_server)
    outlet_server.answers |= {"/feed": atom(outlet_server, "/a"), "/a": Answer(b"")}
    assert collect()["page refused"] == 1
    Announcement.objects.update(state="expected")  # killed between the archive and the announcement
    assert collect()["page refused"] == 1
    assert Announcement.objects.get().state == "refused"


def test_a_page_that_moved_settles_what_stood_against_its_old_address(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    outlet = declare(outlet_server)
    outlet_server.answers |= {"/feed": atom(outlet_server, "/old"), "/old": down()}
    collect()
    assert refusals(outlet).count() == 1
    outlet_server.answers |= {"/old": Answer(status=301, headers={"Location": "/new"}), "/new": Answer(write_page())}
    make_due()
    assert collect()["page new"] == 1
    assert Story.objects.get().identity == outlet_server.address("/new")
    assert refusals(outlet).count() == 0


def test_a_page_that_two_feeds_announce_is_fetched_and_counted_once(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    outlet = declare(
        outlet_server,
        FeedDeclaration(outlet_server.address("/feed"), "atom"),
        FeedDeclaration(outlet_server.address("/other"), "atom"),
    )
    outlet_server.answers |= {path: atom(outlet_server, "/a", "/gone") for path in ("/feed", "/other")}
    outlet_server.answers["/a"] = Answer(write_page())
    collect()
    assert outlet_server.times("/a") == outlet_server.times("/gone") == 1
    health = outlet_health()[0]
    assert (health.expected, health.received, health.refused) == (2, 1, 1)
    check_health()
    assert announced(outlet, "received").get().address == outlet_server.address("/a")


def test_a_feed_without_dates_and_with_one_id_for_all(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    declare(outlet_server, FeedDeclaration(outlet_server.address("/rss"), "rss"))
    items = "".join(f"<item><guid>same</guid><link>{outlet_server.address(p)}</link></item>" for p in ("/a", "/b"))
    outlet_server.answers["/rss"] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    outlet_server.answers |= {path: Answer(write_page(f"Page {path}" * 3)) for path in ("/a", "/b")}
    assert collect()["page new"] >= 1
    assert collect()["pages expected"] == 0


def test_a_large_feed_takes_its_turn_newest_first(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    declare(outlet_server)
    many = range(PAGES_A_HOST + 5)
    entries = "".join(
        f"<entry><id>{n}</id><link href='{outlet_server.address(f'/{n}')}'/>"
        f"<published>2026-11-20T09:{n:02}:00Z</published></entry>"
        for n in many
    )
    feed = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><id>post</id>{entries}</feed>"
    outlet_server.answers["/feed"] = Answer(feed.encode(), media_type="application/atom+xml")
    outlet_server.answers |= {f"/{n}": Answer(b"") for n in many}
    with Visitor(fetch_policy()) as visitor:
        waiting = [collect_round(visitor=visitor, outlets=(), report=lambda step: None) for _ in range(2)]
        assert waiting == [5, 0]
        assert outlet_server.times("/robots.txt") == 1
    asked = [path for path in outlet_server.asked if path not in ("/robots.txt", "/feed")]
    assert asked == [f"/{n}" for n in reversed(many)]
    make_due()
    Announcement.objects.update(state="expected")
    assert collect()["pages expected"] == len(many)  # whoever collects by hand gets all of it at once


def test_a_damaged_feed_gives_what_is_left_of_it_and_says_so(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    outlet = declare(outlet_server)
    whole = atom(outlet_server, "/a", "/b")
    torn = whole.body[: whole.body.rindex(b"<published>")]
    outlet_server.answers |= {
        "/feed": Answer(torn, media_type=whole.media_type, headers={"ETag": '"v1"'}),
        "/a": Answer(write_page()),
    }
    assert collect()["page new"] == 1
    refusal = refusals(outlet).get(identity=outlet_server.address("/feed"))
    assert (refusal.stage, refusal.reason) == ("collect", "feed-damaged")
    assert "damaged" in refusal.detail
    feed = Feed.objects.get()
    assert (feed.failures, feed.etag) == (0, "")  # so that it comes whole next time
    check_health()
    outlet_server.answers["/feed"] = whole
    collect()
    assert not refusals(outlet).filter(reason="feed-damaged").exists()


def test_a_damaged_feed_without_entries_is_a_failure(outlet_server: OutletServer, declare: Declare) -> None:
    outlet = declare(outlet_server)
    outlet_server.answers["/feed"] = Answer(b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Post</tit")
    assert collect()["feed refused"] == 1
    assert (Feed.objects.get().failures, outlet_health()[0].verdict) == (1, "failing")
    assert "gives nothing" in refusals(outlet).get().detail


def test_an_outlet_no_longer_declared_is_no_longer_asked(
    outlet_server: OutletServer, declare: Declare, write_page: Write
) -> None:
    declare(outlet_server)
    outlet_server.answers |= {"/feed": atom(outlet_server, "/a"), "/a": down()}
    collect()
    sync_outlets(declarations=[])
    make_due()
    assert collect() == {"pages expected": 0}
    assert outlet_health() == []
    declare(outlet_server)
    outlet_server.answers["/a"] = Answer(write_page())
    assert collect()["page new"] == 1
