import posixpath
import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from marsad.edition import Report, build
from marsad.records import Edition, Withdrawal

ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.fixture
def built(tmp_path: Path, site, stories, outlets) -> tuple[Path, Report]:
    folder = tmp_path / "edition"
    return folder, build(Edition(site, stories), folder, outlets=outlets)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_link_leads_to_a_file(built) -> None:
    folder, report = built
    checked = 0
    for file in folder.rglob("*.html"):
        for element in lxml_html.parse(str(file)).getroot().iter("a", "link", "script", "img", "form"):
            address = element.get("href") or element.get("src") or element.get("action") or ""
            if not address or urlsplit(address).scheme or address.startswith("#"):
                continue
            target = posixpath.normpath(posixpath.join(str(file.parent), unquote(urlsplit(address).path)))
            assert Path(target).is_file(), f"{file} -> {address}"
            checked += 1
    assert checked > 1000
    assert report.files == sum(path.is_file() for path in folder.rglob("*")) - 1  # the marker is not counted


def test_the_same_edition_gives_the_same_bytes(built, tmp_path: Path, site, stories, outlets) -> None:
    folder, _ = built
    build(Edition(site, stories[::-1]), tmp_path / "again", outlets=outlets[::-1])
    first = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    second = {
        str(p.relative_to(tmp_path / "again")): p.read_bytes() for p in (tmp_path / "again").rglob("*") if p.is_file()
    }
    assert first == second


def test_a_withdrawn_story_leaves_no_word(tmp_path: Path, site, make) -> None:
    secret = "Zanzibar"
    story = make("gone", headline=secret, deck=secret, section=secret, event=None)
    folder = tmp_path / "edition"
    build(Edition(site, (make(), story)), folder)
    assert any(secret.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
    gone = replace(story, withdrawn=Withdrawal(datetime(2026, 11, 21, tzinfo=UTC), "A source was at risk."))
    report = build(Edition(site, (make(), gone)), folder)
    assert report.withdrawn == 1
    assert not [path for path in folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
    assert not [path for path in folder.rglob("*") if secret.lower() in str(path).lower()]
    assert sorted(path.name for path in (folder / "stories" / "gone").iterdir()) == ["index.html"]
    assert "A source was at risk." in (folder / "stories/gone/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("slug", ["../../evil", "a/b", "", "CON.", "x" * 500, "ev\x00il"])
def test_a_bad_slug_is_refused_and_the_rest_stands(tmp_path: Path, site, make, slug: str) -> None:
    report = build(Edition(site, (make(), make(slug))), tmp_path / "edition")
    assert [refused.slug for refused in report.refused] == [slug]
    assert report.stories == 1
    assert [path.name for path in tmp_path.iterdir()] == ["edition"]


def test_a_slug_taken_twice_is_refused(tmp_path: Path, site, make) -> None:
    report = build(Edition(site, (make("Water"), make("water"))), tmp_path / "edition")
    assert [(r.slug, r.reason) for r in report.refused] == [("water", "another story has this slug")]


def test_hostile_fields_build(tmp_path: Path, site, hostile_story) -> None:
    report = build(Edition(site, (hostile_story,)), tmp_path / "edition")
    assert report.refused == ()
    for file in (tmp_path / "edition").rglob("*"):
        assert file.resolve().is_relative_to((tmp_path / "edition").resolve())


def test_an_empty_edition_builds(tmp_path: Path, site) -> None:
    assert build(Edition(site, ()), tmp_path / "edition").stories == 0
    assert "Nothing has been published yet" in (tmp_path / "edition/index.html").read_text(encoding="utf-8")


def test_long_lists_run_over_pages(tmp_path: Path, site, make) -> None:
    stories = tuple(make(f"s{n}", event=None) for n in range(51))
    build(Edition(site, stories), tmp_path / "edition")
    second = tmp_path / "edition/sections/politics/page-2/index.html"
    assert "Page 2 of 2" in second.read_text(encoding="utf-8")


def test_pages_weigh_less_than_100_kilobytes(built) -> None:
    """Markup, styles, scripts and fonts together, uncompressed; the search index is data and not counted.

    Who says what is the original's words once more, and may bring a fifth on top; compressed it is a kilobyte.
    """
    folder, _ = built
    fonts = folder / "static/fonts"
    shared = sum((folder / "static" / name).stat().st_size for name in ("tokens.css", "edition.css", "edition.js"))
    for file in folder.rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        size = file.stat().st_size + shared + (fonts / "marsad-serif.woff2").stat().st_size
        if ARABIC.search(page):
            size += (fonts / "marsad-naskh.woff2").stat().st_size
        told = "sayings.css" in page
        size += (folder / "static/sayings.css").stat().st_size if told else 0
        assert size < (120_000 if told else 100_000), f"{file}: {size}"


def test_the_offline_index_cannot_end_its_script(tmp_path: Path, site, hostile_story) -> None:
    build(Edition(site, (hostile_story,)), tmp_path / "edition")
    index = (tmp_path / "edition/search/index.js").read_text(encoding="utf-8")
    assert "<" not in index
    assert index.startswith("window.marsadStories = [")
