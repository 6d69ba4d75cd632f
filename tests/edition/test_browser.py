"""Every page in a real browser: axe, the strict policy, widths, scripts off, and plain files from the disk."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from msgspec.structs import replace
from playwright.sync_api import Browser, Page

from marsad.edition import CONTENT_SECURITY_POLICY, build
from marsad.records import Edition

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "stories/dam-at-31-per-cent/",
    "stories/three-meetings/",
    "stories/arabic-edition/",
    "stories/long-words/",
    "stories/four-scripts/",
    "stories/taken-back/",
    "stories/dam-at-31-per-cent/original/",
    "sections/politics/",
    "keywords/places/karda/",
    "outlets/",
    "outlets/al-mizan/",
    "actors/",
    "actors/munir-al-hallaq/",
    "actors/munir-al-hallaq/on/water/",
    "actors/ministry-of-electricity-and-water/",
    "actors/سد-الصافية/",
    "actors/long/",
    "archive/",
    "archive/2026/11/",
    "archive/2026/11/20/",
    "search/",
    "search/?q=water",
    "about/",
)


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with the edition's policy."""

    def log_message(self, format: str, *args: object) -> None:
        return

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, edition: Edition, declared) -> Path:
    path = tmp_path_factory.mktemp("edition")
    build(edition, path / "en", outlets=declared)
    build(replace(edition, site=replace(edition.site, language="ar")), path / "ar", outlets=declared)
    return path


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    handler = functools.partial(QuietHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_default_timeout(20_000)
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    page.close()
    assert problems == []


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]})
    return [f"{v['id']}: {node['html'][:120]}" for v in found.response["violations"] for node in v["nodes"]]


def open_sayings(page: Page) -> None:
    """Open every "Who says this?"."""
    for summary in page.locator(".who > summary").all():
        summary.click()


def open_tables(page: Page) -> None:
    """Open what stands behind the pictures of an actor, and his names."""
    page.evaluate("document.querySelectorAll('.behind, .all-names').forEach((one) => (one.open = true))")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("house", ["en", "ar"])
def test_axe_finds_nothing(page: Page, address: str, house: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # the two names that it takes
    for path in PAGES:
        page.goto(f"{address}/{house}/{path}")
        if page.locator("#beside").count():
            page.locator("#beside").click()
            page.locator("details.cite summary").click()
            open_sayings(page)
        open_tables(page)
        assert violations(page) == [], path


@pytest.mark.slow
@pytest.mark.parametrize("house", ["en", "ar"])
@pytest.mark.parametrize("width", [320, 390, 640, 1280])
def test_no_page_is_wider_than_the_window(page: Page, address: str, house: str, width: int) -> None:
    """640 is what 200 % zoom leaves of 1280, 320 what 400 % leaves."""
    page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        page.goto(f"{address}/{house}/{path}")
        if page.locator("#beside").count():
            open_sayings(page)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
            page.locator("#beside").click()
        open_tables(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_an_actor_is_read_without_script_and_by_keyboard(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/en/actors/long/")
    mark = page.locator("svg.wide a").first
    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#m20*")
    assert page.locator(f"li#{page.url.partition('#')[2]}").is_visible()
    page.goto(f"{address}/en/actors/munir-al-hallaq/on/water/")
    ours, theirs = page.locator(".position .ours").first.bounding_box(), page.locator(".beside").first.bounding_box()
    assert ours and theirs
    assert ours["y"] == theirs["y"] and ours["x"] + ours["width"] < theirs["x"]
    page.goto(f"{address}/en/actors/mouneer-el-hallak/")
    page.wait_for_url("**/actors/munir-al-hallaq/index.html")
    context.close()


def test_on_a_phone_the_pictures_of_an_actor_can_be_read(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for house in ("en", "ar"):
        page.goto(f"{address}/{house}/actors/long/")
        assert not page.locator("svg.wide").is_visible()
        smallest = "Math.min(...[...document.querySelectorAll('svg.narrow text, svg.graph text')].map(one => {})"
        height = page.evaluate(smallest.format("one.getBoundingClientRect().height)"))
        assert height >= 12, house
        outside = "[...document.querySelectorAll('svg.narrow *, svg.graph *')].filter(one => {}).length"
        beyond = "one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1"
        assert page.evaluate(outside.format(beyond)) == 0, house


def test_the_original_opens_beside_by_keyboard_and_without_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/stories/dam-at-31-per-cent/")
    arabic = page.locator("#p1 .theirs")
    assert not arabic.is_visible()
    switch = page.locator("#beside")
    assert switch.inner_text() == "Show the Arabic beside"
    switch.focus()
    page.keyboard.press("Space")
    assert arabic.is_visible()
    assert switch.inner_text() == "Hide the Arabic"
    ours, theirs = page.locator("#p1 .ours").bounding_box(), arabic.bounding_box()
    assert ours and theirs
    assert ours["y"] == theirs["y"] and ours["x"] < theirs["x"]
    context.close()


@pytest.mark.parametrize(("story", "start"), [("dam-at-31-per-cent", "left"), ("arabic-edition", "right")])
def test_who_says_this_opens_by_keyboard_and_without_script(
    chromium: Browser, address: str, story: str, start: str
) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/ar/stories/{story}/")
    text, question = page.locator("#p1 .ours"), page.locator("#p1 .who > summary")
    column, asked = text.bounding_box(), question.bounding_box()
    assert column and asked
    beside = asked["x"] > column["x"] if start == "left" else asked["x"] < column["x"]
    assert beside and abs(asked["y"] - column["y"]) < 12
    answer = page.locator("#p1 .sayings")
    assert not answer.is_visible()
    question.focus()
    page.keyboard.press("Enter")
    opened = answer.bounding_box()
    assert opened and opened["y"] >= column["y"] + column["height"]
    assert question.bounding_box() == asked
    assert page.locator("#p1-1 .words .cue").is_visible()
    context.close()


def test_on_a_phone_who_says_this_stands_under_its_paragraph(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{address}/en/stories/dam-at-31-per-cent/")
    column, asked = page.locator("#p1 .ours").bounding_box(), page.locator("#p1 .who > summary").bounding_box()
    assert column and asked
    assert asked["y"] >= column["y"] + column["height"] - 8
    assert asked["height"] >= 24


def test_on_paper_only_what_was_opened_is_told(page: Page, address: str) -> None:
    page.goto(f"{address}/en/stories/dam-at-31-per-cent/")
    page.locator("#p1 .who > summary").click()
    page.emulate_media(media="print")
    assert page.locator("#p1 .sayings").is_visible()
    assert not page.locator(".who > summary").first.is_visible()
    assert not page.locator("#p2 .who").is_visible()


def test_the_skip_link_comes_first(page: Page, address: str) -> None:
    page.goto(f"{address}/en/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_english_pages_do_not_load_the_arabic_font(page: Page, address: str) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}/en/sections/society/")
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    assert any("marsad-serif" in url for url in loaded)
    assert not any("marsad-naskh" in url for url in loaded)
    page.goto(f"{address}/en/outlets/al-mizan/")
    page.wait_for_load_state("networkidle")
    assert any("marsad-naskh" in url for url in loaded)


def test_plain_files_open_and_search_without_a_server(page: Page, folder: Path) -> None:
    page.goto((folder / "en/index.html").as_uri())
    page.locator("#q-top").fill("حمدون")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits li")
    assert page.locator(".hits mark").first.inner_text() == "حمدون"
    page.goto((folder / "en/search/index.html").as_uri() + "?q=%22a+single+drop%22+Ismail+-kebab")
    page.locator(".hits a", has_text="31 Per Cent").click()
    assert page.locator("h1").inner_text().startswith("Hallaq")
    assert page.evaluate("document.fonts.check('16px \"Marsad Serif\"')")


def test_the_search_script_writes_text_only(page: Page, tmp_path: Path, site, hostile_story) -> None:
    build(Edition(site, (hostile_story,)), tmp_path / "edition")
    page.goto((tmp_path / "edition/search/index.html").as_uri() + "?q=alert")
    page.wait_for_selector(".hits li")
    assert page.locator(".hits script").count() == 0
    page.goto((tmp_path / "edition/search/index.html").as_uri() + "?q=<img+src=x+onerror=alert(1)>")
    assert page.locator("#found img").count() == 0


def test_on_paper_the_chain_is_a_footnote(page: Page, address: str) -> None:
    page.goto(f"{address}/en/stories/dam-at-31-per-cent/")
    page.emulate_media(media="print")
    assert not page.locator(".head > .chain").is_visible()
    assert page.locator(".footnote .chain").is_visible()
    assert page.locator(".printed-address").is_visible()
    assert page.locator(".printed-original").inner_text().endswith("https://al-mizan.example/news/20260928")


def test_forced_colours_keep_the_marks_apart(page: Page, address: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{address}/en/stories/three-meetings/")
    width = "getComputedStyle(document.querySelector('.head .chain .{} a'), '::before').borderTopWidth"
    sure, guess = (page.evaluate(width.format(kind)) for kind in ("sure", "guess"))
    assert float(sure.removesuffix("px")) > 2 * float(guess.removesuffix("px"))
