"""Feeds and files made to hurt: each gives a kept refusal or clean records, in bounded time, and loses no batch."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.newsroom.archive.actions.add import add
from marsad.newsroom.archive.actions.collect import collect_due
from marsad.newsroom.archive.models import Announcement, Capture, Feed, Refusal, Story
from marsad.records import Outlet as OutletRecord
from outlet_server import Answer, OutletServer

Declare = Callable[..., OutletRecord]

PAGE = b"""<!doctype html><html lang=en><head><title>A Pump Is Mended</title></head><body><h1>A Pump Is Mended</h1>
<p>The pump of the only well of the village was mended on Monday, an engineer of the district said.</p>
<p>Until then four tankers a day had brought water up the mountain road, sixty litres a family.</p></body></html>"""

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><rss version='2.0'><channel><title>&j;</title><item><link>http://127.0.0.1:1/&j;</link></item></channel></rss>"
)
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&f;</title><item><title>&f;</title><link>http://127.0.0.1:1/1</link></item></channel></rss>"""


def collect(record: OutletRecord) -> float:
    """Run a round; return the seconds of this process's time."""
    begun = time.process_time()
    collect_due(outlets=[record], report=lambda step: None, everything=True)
    return time.process_time() - begun


def bomb(size: int = 400_000_000) -> bytes:
    """Return little that becomes much."""
    packer = zlib.compressobj(9, wbits=31)
    step = bytes(10_000_000)
    return b"".join(packer.compress(step) for _ in range(size // len(step))) + packer.flush()


HOSTILE = {
    "laughs": LAUGHS,
    "outside": OUTSIDE,
    "empty": b"",
    "nul": b"\x00" * 9999,
    "never-closed": b"<rss>" * 50_000,
    "brackets": b"[" * 100_000,
    "cut": b"<feed",
    "binary": bytes(range(256)) * 99,
}


@pytest.mark.parametrize("kind", ["rss", "sitemap", "json", "html"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_feed_is_refused_or_harmless_and_stops_no_other(
    enemy: OutletServer, declare_enemy: Declare, name: str, kind: str
) -> None:
    record = declare_enemy(enemy, kind)
    item = f"<rss version='2.0'><channel><item><link>{enemy.address('/a')}</link></item></channel></rss>"
    enemy.answers |= {
        "/feed": Answer(HOSTILE[name], media_type="application/xml"),
        "/good": Answer(item.encode()),
        "/a": Answer(PAGE),
    }
    assert collect(record) < 5
    assert Story.objects.get().headline == "A Pump Is Mended"
    feed = Feed.objects.get(address=enemy.address("/feed"))
    refused = Refusal.objects.filter(settled_at=None, identity=feed.address).exclude(reason="feed-damaged")
    assert feed.failures == refused.count()
    texts = [row.title for row in Announcement.objects.filter(feed=feed)]
    texts += list(Refusal.objects.values_list("detail", flat=True))
    assert not any("root:" in text or "hahahaha" in text for text in texts)


@pytest.mark.slow
def test_a_feed_of_ten_thousand_entries_is_taken_in_bounded_time(enemy: OutletServer, declare_enemy: Declare) -> None:
    record = declare_enemy(enemy, "rss")
    items = "".join(f"<item><guid>same</guid><link>{enemy.address('/down')}?{n}</link></item>" for n in range(10_000))
    down = Answer(b"down", status=503, headers={"Retry-After": "3600"})
    enemy.answers["/feed"] = Answer(f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
    enemy.answers |= {f"/down?{number}": down for number in range(10_000)}
    assert collect(record) < 60
    # One page was asked for; the others wait until the host has rested, and nothing stands against them.
    assert len([path for path in enemy.asked if path.startswith("/down")]) == 1
    assert Refusal.objects.count() == 1
    assert Announcement.objects.filter(state="expected", try_at__isnull=False).count() == Announcement.objects.count()


@pytest.mark.parametrize("where", ["/feed", "/a"])
def test_a_compressed_bomb_is_a_refusal(enemy: OutletServer, declare_enemy: Declare, where: str) -> None:
    record = declare_enemy(enemy, "rss")
    links = "".join(f"<item><link>{enemy.address(path)}</link></item>" for path in ("/a", "/b"))
    enemy.answers |= {
        "/feed": Answer(f"<rss version='2.0'><channel>{links}</channel></rss>".encode()),
        "/a": Answer(PAGE),
        "/b": Answer(PAGE.replace(b"Pump", b"Well")),
    }
    enemy.answers[where] = Answer(bomb(), headers={"Content-Encoding": "gzip"})
    assert collect(record) < 5
    refusal = Refusal.objects.get()
    assert refusal.identity == enemy.address(where)
    assert Story.objects.count() == (0 if where == "/feed" else 1)


@pytest.mark.slow
def test_files_made_to_hurt(db: None, newsroom_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a-good.html").write_bytes(PAGE)
    (folder / "bomb.html.gz").write_bytes(bomb())
    (folder / "nested.gz").write_bytes(gzip.compress(gzip.compress(gzip.compress(bomb(50_000_000), mtime=0))))
    (folder / "cut.html.gz").write_bytes(gzip.compress(PAGE * 9, mtime=0)[:60])
    (folder / "deep.html").write_bytes(b"<div>" * 200_000)
    (folder / "wide.html").write_bytes(b"<p>a" * 200_000)
    (folder / "one-line.txt").write_bytes(b"a" * 5_000_000)
    (folder / "spaces.txt").write_bytes(b" \t" * 2_000_000)
    (folder / "brackets.txt").write_bytes(b"[(<{" * 500_000)
    with (folder / "large.html").open("wb") as file:
        file.truncate(200_000_000)
    (folder / "link.html").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    (folder / "z-good.html").write_bytes(PAGE.replace(b"Pump", b"Well"))
    begun = time.process_time()
    added = list(add(inputs=[str(folder)], outlets=()))
    assert time.process_time() - begun < 40
    outcomes = {Path(one.input).name: one.ingested.outcome if one.ingested else "refused" for one in added}
    assert outcomes["a-good.html"] == outcomes["z-good.html"] == "new"
    for name in ("bomb.html.gz", "cut.html.gz", "large.html", "link.html", "spaces.txt"):
        assert outcomes[name] == "refused", name
    assert Refusal.objects.count() >= 5
    assert not Capture.objects.filter(size__gt=25_000_000).exists()
