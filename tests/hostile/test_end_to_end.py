"""An enemy writes every field of feed and page; nothing of it runs at the desk or in the edition."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

import pytest
from django.test import Client
from lxml import html

from hostile_checks import EVIL, MARK, check_answer, check_html
from marsad.newsroom.archive.actions.add import add
from marsad.newsroom.archive.actions.collect import collect_due
from marsad.newsroom.archive.models import Capture, Refusal, Story
from marsad.newsroom.desk.actions.claim import claim
from marsad.newsroom.desk.actions.hand_over import approve, submit
from marsad.newsroom.desk.actions.save import Heading, Words, save_heading, save_segment
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.indexer import index_changes
from marsad.newsroom.press.actions.publish import correct, publish, withdraw
from marsad.newsroom.press.export import export_edition
from marsad.newsroom.press.models import Publication
from marsad.newsroom.staff.models import User
from marsad.records import Outlet as OutletRecord
from outlet_server import Answer, OutletServer

WORDS = "Words of the enemy, as many as a paragraph has to have before a reader takes it for one. "


def evil_page() -> bytes:
    body = "".join(f"<p>{WORDS}{escape(EVIL)} {number}</p>" for number in range(4))
    return (
        f"<!doctype html><html lang=en><head><title>{escape(EVIL)}</title>"
        f'<meta name=author content="{escape(EVIL, {chr(34): "&quot;"})}">'
        f'<link rel=canonical href="javascript:{MARK}()"></head>'
        f'<body onload="{MARK}()"><script>{MARK}()</script><article><h1>Harbour {escape(EVIL)}</h1>'
        f"<p class=deck>{escape(EVIL)}</p><p class=byline>By {escape(EVIL)}</p>"
        f'<time datetime="2026-11-20">20 November 2026</time>'
        f'{body}<iframe src="javascript:{MARK}()"></iframe><form action=/login/><input name=password></form>'
        f'<svg onload="{MARK}()"></svg><p>Keywords: {escape(EVIL)}</p>'
        f'<a href="javascript:{MARK}()">a tag</a></article></body>'
    ).encode()


def evil_feed(server: OutletServer) -> bytes:
    def entry(path: str) -> str:
        return (
            f"<entry><id>{escape(EVIL)}{path}</id><title type='html'>{escape(escape(EVIL))}</title>"
            f"<link href='{server.address(path)}'/><author><name>{escape(EVIL)}</name></author>"
            f"<summary type='html'>{escape(escape(EVIL))}</summary><updated>2026-11-20T10:00:00Z</updated></entry>"
        )

    links = f"<entry><id>l</id><title>l</title><link href='javascript:{MARK}()'/></entry>"
    entries = "".join(map(entry, ("/a", "/empty", f"/gone?{quote(EVIL)}")))
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{escape(EVIL)}</title>{entries}{links}</feed>".encode()


@pytest.fixture
def draft(enemy: OutletServer, declare_enemy: Callable[..., OutletRecord], people: dict[str, User]) -> Draft:
    record = declare_enemy(enemy)
    enemy.answers |= {
        "/feed": Answer(evil_feed(enemy), media_type="application/atom+xml"),
        "/a": Answer(evil_page(), headers={"X-Evil": f"<{MARK}>", "ETag": f'"<{MARK}>"'}),
        "/empty": Answer(b""),
    }
    collect_due(outlets=[record], report=lambda step: None)
    list(add(inputs=[f"<{MARK}>.html", f"http://127.0.0.1:1/<{MARK}>"], outlets=[record]))
    story = Story.objects.get()
    draft = claim(actor=people["dina"], story=story)
    for segment in draft.segments.select_related("draft"):
        words = Words(target_text=EVIL, note=EVIL)
        save_segment(actor=people["dina"], segment=segment, version=segment.version, words=words)
    keywords = {kind: [f"{EVIL[:100]} {kind}"] for kind in ("people", "places", "topics")}
    heading = Heading(headline=f"Harbour {EVIL}", deck=EVIL, section="politics", event=EVIL[:80], keywords=keywords)
    save_heading(actor=people["dina"], draft=draft, version=draft.version, heading=heading)
    submit(actor=people["dina"], draft=draft)
    return draft


@pytest.fixture
def published(draft: Draft, people: dict[str, User]) -> Publication:
    approve(actor=people["ruth"], draft=draft)
    publication = publish(actor=people["ruth"], draft=draft)
    correct(actor=people["ruth"], publication=publication, told=EVIL)
    index_changes()
    return publication


def links_of(client: Client, start: str) -> dict[str, bytes]:
    """Follow every link inside the house; return the pages by address."""
    pages: dict[str, bytes] = {}
    pending = [start]
    while pending:
        address = pending.pop().partition("#")[0]
        if address in pages or not address.startswith("/") or address.startswith(("//", "/static/", "/logout")):
            continue
        answer = client.get(address)
        check_answer(answer, address)
        assert answer.status_code in (200, 302), f"{address}: {answer.status_code}"
        pages[address] = answer.content
        if "text/html" in answer.headers["Content-Type"] and "/captures/" not in address:
            tree = html.document_fromstring(answer.content)
            pending += [str(link) for link in tree.xpath("//@href | //iframe/@src")]
        assert len(pages) < 300
    return pages


def test_every_page_of_the_edition_is_harmless(published: Publication) -> None:
    client = Client()
    pages = links_of(client, "/")
    kinds = {address.split("/")[1] for address in pages}
    assert {"stories", "sections", "keywords", "outlets", "archive", "about", "feed.atom", "feed.json"} <= kinds
    story = pages[f"/stories/{published.slug}/"].decode()
    assert MARK in story  # it is there, as text
    for address in ("/robots.txt", "/sitemap.xml", "/news-sitemap.xml", "/nothing-here/", f"/search/?q={quote(EVIL)}"):
        check_answer(client.get(address), address)
    for address in (
        f"/stories/{quote(EVIL, safe='')}/",
        f"/keywords/people/{quote(EVIL, safe='')}/",
        "/archive/2026/99/",
    ):
        answer = client.get(address)
        check_answer(answer, address)
        assert answer.status_code == 404


def test_every_page_of_the_desk_is_harmless(draft: Draft, people: dict[str, User]) -> None:
    client = Client()
    client.force_login(people["ruth"], backend="django.contrib.auth.backends.ModelBackend")
    addresses = set()
    for start in ("/desk/", "/desk/work/", "/desk/health/", "/desk/refusals/", f"/desk/drafts/{draft.pk}/review/"):
        addresses |= links_of(client, start).keys()
    addresses |= links_of(client, f"/desk/drafts/{draft.pk}/revisions/").keys()
    for refusal in Refusal.objects.all():
        check_answer(client.get(f"/desk/refusals/{refusal.pk}/"), "refusal")
    assert {address.split("/")[2] for address in addresses if address.startswith("/desk/")} >= {"stories", "health"}
    assert any("enemy" in address for address in addresses)


def test_a_page_as_received_never_runs_in_the_house(draft: Draft, people: dict[str, User]) -> None:
    client = Client()
    row = Capture.objects.exclude(story=None).get()
    assert client.get(f"/desk/captures/{row.pk}/").status_code == 302  # not for strangers
    client.force_login(people["ruth"], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/desk/captures/{row.pk}/")
    assert answer.content == evil_page()  # the evidence, byte for byte
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "allow-" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    frame = html.document_fromstring(client.get(f"/desk/stories/{draft.story_id}/").content).xpath("//iframe")
    assert all(one.get("sandbox") == "" for one in frame)


def test_a_withdrawn_story_says_nothing_of_it(published: Publication, people: dict[str, User], tmp_path: Path) -> None:
    withdraw(actor=people["ruth"], publication=published, reason="It was not so.")
    index_changes()
    client = Client()
    answer = client.get(f"/stories/{published.slug}/")
    assert answer.status_code == 410
    check_answer(answer, "withdrawn")
    assert MARK not in answer.content.decode().replace(published.slug, "")


def test_the_edition_as_files_is_harmless_and_stays_in_its_folder(published: Publication, tmp_path: Path) -> None:
    export_edition(tmp_path / "out")
    assert {path.name for path in tmp_path.iterdir()} <= {"out", "newsroom"}
    pages = list((tmp_path / "out").rglob("*.html"))
    assert len(pages) > 8
    for path in pages:
        check_html(path.read_bytes(), str(path))
        assert path.resolve().is_relative_to((tmp_path / "out").resolve())
        assert re.fullmatch(r"[\w./-]+", path.relative_to(tmp_path / "out").as_posix())


def test_structured_data_says_what_was_said_and_ends_no_script(published: Publication) -> None:
    page = Client().get(f"/stories/{published.slug}/").content.decode()
    raw = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert raw is not None
    assert "<" not in raw[1] and "&lt;" not in raw[1].replace(f"&lt;{MARK}", "")
    assert EVIL in json.dumps(json.loads(raw[1]), ensure_ascii=False).replace('\\"', '"')


@pytest.mark.parametrize(
    "headline", ["../../../etc/passwd", "/", "..", "a/../../b", "CON", "x" * 5000, "\u202e\u200f", "؟؟"]
)
def test_no_headline_leads_out_of_the_folder(
    draft: Draft, people: dict[str, User], tmp_path: Path, headline: str
) -> None:
    Draft.objects.filter(pk=draft.pk).update(headline=headline)
    draft.refresh_from_db()
    approve(actor=people["ruth"], draft=draft)
    publication = publish(actor=people["ruth"], draft=draft)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,118}", publication.slug), publication.slug
    export_edition(tmp_path / "out")
    assert (tmp_path / "out" / "stories" / publication.slug / "index.html").exists()
    assert {path.name for path in tmp_path.iterdir()} <= {"out", "newsroom"}
