"""The public pages over HTTP: what they show, to anybody, and what they never show."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import etree

from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.desk.actions.save import save_segment
from marsad.newsroom.desk.records import Words
from marsad.newsroom.indexer import index_changes
from marsad.newsroom.press.actions.publish import correct, withdraw
from marsad.newsroom.press.export import export_edition
from marsad.newsroom.press.models import Publication
from press_cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(make_published: Callable[..., Publication]) -> Publication:
    publication = make_published()
    index_changes()
    return publication


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    return response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/about/",
        "/stories/the-library-by-the-harbour-opens-again/",
        "/sections/culture/",
        "/keywords/places/marsa-jabir/",
        "/keywords/topics/libraries/",
        "/outlets/al-mizan/",
        "/archive/2026/10/",
        "/archive/2026/10/11/",
        "/search/?q=library",
        "/search/?q=Marsa",
        "/search/?outlet=al-mizan",
    ],
)
def test_the_story_is_on_every_page_that_lists_it(client: Client, library: Publication, path: str) -> None:
    if path == "/about/":
        assert "Quay Review" in text_of(client, path)
        return
    assert "The Library by the Harbour" in text_of(client, path).replace("<mark>", "").replace("</mark>", "")


def test_the_outlets_are_listed_with_their_counts(client: Client, library: Publication) -> None:
    page = text_of(client, "/outlets/")
    assert 'href="/outlets/al-mizan/"' in page.partition("<main")[2]
    assert "1 story" in page


def test_the_story_page_shows_chain_credit_and_original(client: Client, library: Publication) -> None:
    page = text_of(client, "/stories/the-library-by-the-harbour-opens-again/")
    for words in (
        "She said it opens.",
        "semi-official newspaper",
        "Dina Credit",
        "Ruth Credit",
        "Views are the author",
    ):
        assert words in page
    assert 'lang="ar" dir="rtl"' in page
    assert "قالت مديرة مكتبة الميناء" in page


def test_words_of_the_original_find_the_translation(client: Client, library: Publication) -> None:
    page = text_of(client, "/search/?q=الترميم")
    assert "/stories/the-library-by-the-harbour-opens-again/" in page
    assert "<mark>الترميم" in page


def test_the_original_is_plain_text(client: Client, library: Publication) -> None:
    page = text_of(client, "/stories/the-library-by-the-harbour-opens-again/original/")
    assert "ستة آلاف كتاب" in page


@pytest.mark.parametrize(
    "path",
    [
        "/stories/none/",
        "/sections/none/",
        "/keywords/people/none/",
        "/keywords/other/marsa-jabir/",
        "/outlets/none/",
        "/archive/2026/13/",
        "/archive/0/1/",
        "/archive/0001/01/",
        "/archive/9999/12/",
        "/archive/9999/12/31/",
        "/archive/99999999999999999999/1/",
        "/sitemap-1.xml",
        "/archive/2026/02/31/",
        "/archive/2026/10/?page=2",
        "/archive/2026/10/?page=x",
        "/stories/the-library-by-the-harbour-opens-again/cite.exe",
        "/nothing/here",
    ],
)
def test_what_is_not_there_has_a_page_that_says_so(client: Client, library: Publication, path: str) -> None:
    assert "<h1" in text_of(client, path, 404)


def test_spellings_of_a_section_share_a_page(client: Client, make_published: Callable[..., Publication]) -> None:
    for number, spelling in enumerate(("politics", "Politics", "politics", "Élan vital")):
        make_published(f"Story {number}", number=number, section=spelling)
    index_changes()
    page = text_of(client, "/sections/politics/")
    assert [f"/stories/story-{number}/" in page for number in range(4)] == [True, True, True, False]
    navigation = page.partition('<nav class="sections"')[2].partition("</nav>")[0]
    assert re.findall(r"/sections/([^/]+)/", navigation) == ["politics", "elan-vital"]
    found = etree.HTML(text_of(client, "/search/?q=Story")).xpath("//a[contains(@href, 'section=')]")
    assert [" ".join("".join(link.itertext()).split()) for link in found] == ["Politics 3", "Élan vital 1"]
    for link in found:
        tally = link.xpath("string(span[@class='tally'])")
        assert text_of(client, link.get("href")).count('<li class="entry">') == int(tally)


def test_a_search_past_the_end_gives_the_last_page(client: Client, make_published: Callable[..., Publication]) -> None:
    for number in range(2):
        make_published(f"Story {number}", number=number)
    index_changes()
    page = text_of(client, "/search/?q=Story&page=9")
    assert "2 stories" in page
    assert "Nothing was found" not in page
    assert "/stories/story-1/" in page


def test_the_server_and_the_files_say_the_same_of_an_original(
    client: Client, make_published: Callable[..., Publication], tmp_path: Path
) -> None:
    whole, cut = make_published("Whole", number=1), make_published("Cut", number=2, texts=("a.", "", "c."))
    segment = cut.draft.segments.get(position=2)
    export_edition(tmp_path / "files")
    for publication in (whole, cut):
        path = f"/stories/{publication.slug}/original/"
        assert "withheld" not in text_of(client, path)
        assert main_of(text_of(client, path)) == main_of((tmp_path / f"files{path}index.html").read_text())
    save_segment(
        actor=cut.draft.approved_by, segment=segment, version=segment.version,
        words=Words("", cut=True, note="It named a witness.", withheld=True),
    )  # fmt: skip
    correct(actor=cut.draft.approved_by, publication=cut, told="A paragraph was taken out.")
    export_edition(tmp_path / "files")
    path = f"/stories/{cut.slug}/original/"
    assert "A part of it is withheld" in text_of(client, path)
    assert main_of(text_of(client, path)) == main_of((tmp_path / f"files{path}index.html").read_text())


def main_of(page: str) -> str:
    """Return the words of a page's main part."""
    (main,) = etree.HTML(page).xpath("//main")
    return " ".join("".join(main.itertext()).split())


def test_the_sitemap_asks_for_no_text(
    client: Client, library: Publication, django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]]
) -> None:
    with django_assert_max_num_queries(5) as asked:  # three for stories, two for actors
        places = etree.fromstring(client.get("/sitemap.xml").content).xpath("//*[local-name()='loc']/text()")
    assert not any("press_snapshot" in query["sql"] for query in asked)
    ends = {place.removeprefix("http://127.0.0.1:8000") for place in places}
    assert ends >= {"/", "/sections/culture/", "/outlets/al-mizan/", f"/stories/{library.slug}/"}
    answers = [client.get("/sitemap.xml", REMOTE_ADDR="192.0.2.9").status_code for _ in range(30)]
    assert (answers[0], answers[-1]) == (200, 429)


def test_a_month_without_stories_is_empty_not_missing(client: Client, library: Publication) -> None:
    text_of(client, "/archive/2026/09/")


def test_citations(client: Client, library: Publication) -> None:
    base = "/stories/the-library-by-the-harbour-opens-again/cite."
    assert client.get(base + "bib").content.decode().startswith("@")
    assert client.get(base + "ris").content.decode().startswith("TY  - ")
    (item,) = json.loads(client.get(base + "csl.json").content)
    assert item["title"] == "The Library by the Harbour Opens Again"


def test_feeds_and_sitemaps_are_well_formed(client: Client, library: Publication) -> None:
    for path in ("/feed.atom", "/sitemap.xml", "/news-sitemap.xml"):
        etree.fromstring(client.get(path).content)
    feed = json.loads(client.get("/feed.json").content)
    assert feed["items"][0]["title"] == "The Library by the Harbour Opens Again"
    assert "Sitemap: " in client.get("/robots.txt").content.decode()


def test_a_withdrawn_story_says_so_and_nothing_else(client: Client, library: Publication, cast: Cast) -> None:
    withdraw(actor=cast.ruth, publication=library, reason="The source asked for it.")
    index_changes()
    path = "/stories/the-library-by-the-harbour-opens-again/"
    for address in (path, path + "original/", path + "cite.bib", path + "cite.csl.json"):
        page = text_of(client, address, 410)
        assert "The source asked for it." in page
        assert "Library" not in page
        assert "مكتبة" not in page
        assert "Credit" not in page
    assert client.get(path + "cite.exe").status_code == 404
    for listing in ("/", "/archive/", "/search/?q=library", "/feed.atom", "/feed.json", "/outlets/al-mizan/"):
        assert "Harbour" not in client.get(listing).content.decode(), listing


def test_writes_are_refused(client: Client, library: Publication) -> None:
    for path in ("/", "/search/", "/stories/the-library-by-the-harbour-opens-again/", "/feed.atom"):
        assert client.post(path).status_code == 405


def test_hostile_words_are_only_words(client: Client, make_published: Callable[..., Publication]) -> None:
    bad = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    publication = make_published(
        bad, texts=(bad, bad, bad), section="culture", keywords={"people": [bad], "topics": ["javascript:alert(1)"]}
    )
    index_changes()
    for path in ("/", f"/stories/{publication.slug}/", "/sections/culture/", "/search/?q=alert", "/feed.atom"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert 'href="javascript' not in page


def test_search_survives_what_people_type(client: Client, library: Publication) -> None:
    for question in ('"', "(", "NOT", "-", "a*", "outlet:", "\x00", "ا" * 3000, "🦉", "<script>"):
        assert client.get("/search/", {"q": question}).status_code == 200, question
    assert client.get("/search/", {"q": "x", "from": "yesterday"}).status_code == 400
    assert client.get("/search/", {"q": "x", "page": "-1"}).status_code == 400


def test_search_counts_open_the_lists_behind_them(client: Client, make_published: Callable[..., Publication]) -> None:
    for number in range(3):
        make_published(f"Story {number}", number=number, at=datetime(2026, 10, 11 + number, tzinfo=UTC))
    index_changes()
    page = text_of(client, "/search/?q=Story")
    tree = etree.HTML(page)
    links = [a for a in tree.xpath("//a[starts-with(@href, '/search/?')]") if "outlet=al-mizan" in a.get("href")]
    assert links
    assert "3" in "".join(links[0].itertext())


def test_search_is_limited_per_address(client: Client, library: Publication) -> None:
    codes = [client.get("/search/", {"q": "x"}, REMOTE_ADDR="192.0.2.7").status_code for _ in range(62)]
    assert codes[59] == 200
    assert codes[-1] == 429
    assert client.get("/search/", {"q": "x"}, REMOTE_ADDR="192.0.2.8").status_code == 200


def test_lists_run_over_pages(client: Client, make_published: Callable[..., Publication]) -> None:
    publication = make_published()
    draft = publication.draft
    outlet = Outlet.objects.get(key="al-mizan")
    record = publication.snapshots.get().record
    for number in range(35):  # rows only: publishing so many in full would take long
        story = draft.story
        story.pk, story.identity = None, f"test:{number}"
        story.save()
        draft.pk, draft.story = None, story
        draft.save()
        row = Publication.objects.create(
            draft=draft,
            slug=f"s{number}",
            outlet=outlet,
            section="culture",
            section_slug="culture",
            published_at=publication.published_at,
            updated_at=publication.updated_at,
        )
        row.snapshots.create(version=1, record={**record, "slug": row.slug}, at=row.updated_at, by=draft.approved_by)
    first, second = text_of(client, "/sections/culture/"), text_of(client, "/sections/culture/?page=2")
    assert first.count("/stories/s") >= 28
    assert "/stories/s0/" in second
    assert "36" in first
