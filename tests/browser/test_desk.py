"""The desk in a real browser: by keyboard alone, in two windows, without script, for every eye and ear."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from desk_fixtures import ENGLISH, PARAGRAPHS
from marsad.newsroom.desk.models import Draft, Segment
from marsad.newsroom.press.models import Publication
from target_sizes import LOW_TARGETS

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def saved(page, position):
    expect(page.locator(f"#state-{position}")).to_contain_text(re.compile(r"saved \d\d:\d\d"))


def test_from_incoming_to_published_by_keyboard_alone(open_as, people, make_story):
    make_story()
    page = open_as("dina")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/stories/*/")
    page.keyboard.press("Alt+c")
    page.wait_for_url("**/desk/drafts/*/")

    # The first paragraph has the focus; each is written, saved and left with Ctrl+Enter.
    for text in ENGLISH:
        page.keyboard.type(text)
        page.keyboard.press("Control+Enter")
    saved(page, 3)
    page.keyboard.press("Alt+h")
    for text in ("Ships Return to the Harbour", "After a week of waiting", "economy", "", "", "Quay"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.press("Control+s")
    expect(page.locator("#progress")).to_contain_text("3 of 3")
    expect(page.locator("#missing")).to_contain_text("Nothing is missing")
    page.keyboard.press("Alt+Enter")
    expect(page.get_by_role("status")).to_contain_text("Handed over")
    draft = Draft.objects.get()
    assert [s.target_text for s in draft.segments.all()] == list(ENGLISH)
    assert (draft.headline, draft.section, draft.keywords["places"]) == (
        "Ships Return to the Harbour", "economy", ["Quay"],
    )  # fmt: skip

    second = open_as("ruth")
    second.goto(f"/desk/drafts/{draft.pk}/review/")
    second.keyboard.press("Alt+a")
    expect(second.get_by_text("Approved by")).to_be_visible()
    second.keyboard.press("Alt+p")
    expect(second.get_by_role("status")).to_contain_text("Published")
    second.get_by_role("link", name="What readers see").click()
    expect(second.locator("h1")).to_have_text("Ships Return to the Harbour")


def test_autosave_keeps_up_with_quick_typing(open_as, people, make_draft):
    draft = make_draft("claimed")
    page = open_as("dina")
    page.goto(f"/desk/drafts/{draft.pk}/")
    text = "Eleven ships have been moored at the northern quay since dawn. " * 3
    page.locator("#t1").press_sequentially(text, delay=20)  # goes on through several savings
    saved(page, 1)
    assert page.locator("#t1").input_value() == text
    expect(page.locator(".conflict")).to_have_count(0)
    assert Segment.objects.get(draft=draft, position=1).target_text == text


def test_cut_and_its_reason_by_keyboard(open_as, people, make_draft):
    draft = make_draft("claimed")
    page = open_as("dina")
    page.goto(f"/desk/drafts/{draft.pk}/")
    page.keyboard.press("Alt+ArrowDown")
    second = page.locator("#p2")
    expect(second.get_by_label("Note in the margin")).to_be_visible()
    expect(second.get_by_label("and hide the original")).to_be_hidden()
    page.keyboard.press("Alt+x")
    expect(second.get_by_label("Why it is cut")).to_be_focused()
    expect(second.get_by_label("and hide the original")).to_be_visible()
    page.keyboard.press("Alt+x")
    expect(page.locator("#t2")).to_be_focused()
    expect(second.get_by_label("Note in the margin")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(second.get_by_label("Why it is cut")).to_be_focused()
    page.keyboard.type("Repeats the first.")
    page.keyboard.press("Alt+ArrowUp")
    saved(page, 2)
    stored = Segment.objects.get(draft=draft, position=2)
    assert (stored.cut, stored.note) == (True, "Repeats the first.")
    expect(page.locator("#t1")).to_be_focused()
    expect(page.locator("#progress")).to_contain_text("0 translated, 1 cut, of 3")
    expect(page.locator(".queue .now")).to_contain_text("0 translated, 1 cut, of 3")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_refused_hand_over_is_told_beside_the_button(width, open_as, people, make_draft):
    draft = make_draft("claimed")
    page = open_as("dina", width=width)
    page.goto(f"/desk/drafts/{draft.pk}/")
    page.keyboard.press("Alt+Enter")
    refused = page.locator("#refused")
    expect(refused).to_contain_text("write a headline")
    expect(refused).to_be_in_viewport()
    page.locator("#headline").fill("Ships Return")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.locator("#missing")).not_to_contain_text("write a headline")


@pytest.mark.parametrize("choice", ["Save mine over theirs", "Take theirs, drop mine"])
def test_two_windows_never_overwrite_each_other(choice, open_as, people, make_draft):
    draft = make_draft("claimed")
    mine, theirs = open_as("dina"), open_as("ruth")
    for page in (mine, theirs):
        page.goto(f"/desk/drafts/{draft.pk}/")
    theirs.locator("#t1").fill("Written by the editor.")
    saved(theirs, 1)
    mine.locator("#t1").fill("Written by the translator.")
    alert = mine.locator("#state-1 [role=alert]")
    expect(alert).to_contain_text("Ruth Credit saved this")
    expect(alert).to_contain_text("by the")
    mine.locator("#t1").press_sequentially(" And more.")  # typing on is no choice
    mine.wait_for_timeout(1500)
    expect(mine.locator("#t1")).to_have_value("Written by the translator. And more.")
    assert Segment.objects.get(draft=draft, position=1).target_text == "Written by the editor."
    mine.get_by_role("button", name=choice).click()
    saved(mine, 1)
    kept = "Written by the editor." if choice.startswith("Take") else "Written by the translator. And more."
    expect(mine.locator("#t1")).to_have_value(kept)
    assert Segment.objects.get(draft=draft, position=1).target_text == kept
    mine.locator("#t1").press_sequentially(" Later.")  # and the bench goes on as before
    saved(mine, 1)
    assert Segment.objects.get(draft=draft, position=1).target_text == f"{kept} Later."


def test_a_log_out_elsewhere_loses_nothing(open_as, people, make_draft):
    draft = make_draft("claimed")
    page = open_as("dina")
    page.goto(f"/desk/drafts/{draft.pk}/")
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.locator("#t1").fill("Typed while logged out.")
    expect(page.locator("#state-1")).to_contain_text("you were logged out")
    expect(page.locator("#t1")).to_have_value("Typed while logged out.")
    page.context.add_cookies(cookies)
    page.locator("#t1").press("Control+s")
    saved(page, 1)


def test_everything_works_without_script(open_as, people, make_story):
    make_story()
    page = open_as("dina", script=False)
    page.get_by_role("button", name=re.compile("Claim")).click()
    for position, text in enumerate(ENGLISH, start=1):
        page.locator(f"#t{position}").fill(text)
    page.get_by_label("Headline", exact=True).fill("Ships Return")
    page.get_by_label("Section").fill("economy")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#t2")).to_have_value(ENGLISH[1])
    page.get_by_role("button", name="Hand over").click()
    editor = open_as("ruth", script=False)
    editor.get_by_role("link", name="Work").click()
    editor.get_by_role("link", name="Everybody’s").click()
    editor.get_by_role("link", name="Ships Return").click()
    editor.get_by_role("button", name="Approve").click()
    editor.get_by_role("button", name="Publish now").click()
    editor.get_by_text("Take the story back for good").click()
    editor.get_by_label("The reason").fill("A test.")
    editor.get_by_label("I am sure").check()
    editor.get_by_role("button", name="Withdraw the story").click()
    expect(editor.get_by_text("Readers are told")).to_be_visible()
    assert Publication.objects.get().withdrawn_at


def test_a_conflict_without_script_keeps_all_that_was_typed(open_as, people, make_draft):
    draft = make_draft("claimed")
    mine, theirs = open_as("dina", script=False), open_as("ruth", script=False)
    for page in (mine, theirs):
        page.goto(f"/desk/drafts/{draft.pk}/")
    theirs.locator("#t1").fill("Theirs.")
    theirs.get_by_role("button", name="Save", exact=True).click()
    mine.locator("#t1").fill("Mine.")
    mine.locator("#t2").fill("Second.")
    mine.get_by_role("button", name="Save", exact=True).click()
    expect(mine.locator("#t1")).to_have_value("Mine.")
    expect(mine.locator("#t2")).to_have_value("Second.")
    mine.get_by_role("button", name="Save mine over theirs").click()
    assert [s.target_text for s in draft.segments.all()] == ["Mine.", "Second.", ""]


def test_each_text_runs_in_its_own_direction(open_as, people, make_draft):
    draft = make_draft()
    page = open_as("ruth")
    for address, original in (
        (f"/desk/drafts/{draft.pk}/", "#o1 p"),
        (f"/desk/drafts/{draft.pk}/review/", "#p1 .theirs p"),
        ("/desk/?state=all", ".row .headline"),
        (f"/desk/stories/{draft.story_id}/", ".block-body p"),
    ):
        page.goto(address)
        text = page.locator(original).first
        style = text.evaluate("node => { const s = getComputedStyle(node); return [s.direction, s.fontFamily]; }")
        assert style[0] == "rtl", address
        assert "Naskh" in style[1], address
    page.goto(f"/desk/drafts/{draft.pk}/")
    assert page.locator("#t1").evaluate("node => getComputedStyle(node).direction") == "ltr"
    ours, theirs = page.locator("#t1").bounding_box(), page.locator("#o1").bounding_box()
    assert ours["x"] + ours["width"] <= theirs["x"]  # English on the left, Arabic on the right
    assert page.locator("#o1").inner_text().strip() == PARAGRAPHS[0]


def test_a_capture_never_runs_here(open_as, people, make_story):
    story = make_story(paragraphs=("<script>parent.document.title = 'taken'</script>" + PARAGRAPHS[0], PARAGRAPHS[1]))
    page = open_as("rana")
    page.goto(f"/desk/stories/{story.pk}/")
    frame = page.frame_locator("iframe.capture")
    expect(frame.locator("h1")).to_be_visible()
    page.goto(f"/desk/captures/{story.captures.get().pk}/")
    assert page.evaluate("self.origin") == "null"


def test_the_health_table_moves_within_its_edge_on_a_phone(open_as, people, make_story):
    make_story()
    page = open_as("ruth", width=390)
    page.goto("/desk/health/")
    expect(page.get_by_text("The table goes on to the side")).to_be_visible()
    table = page.get_by_role("region", name="Health of the outlets")
    assert table.evaluate("node => node.scrollWidth > node.clientWidth && node.getBoundingClientRect().right <= 390")
    assert table.evaluate("node => getComputedStyle(node).borderInlineEndStyle") == "solid"


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (1280, True), (390, False)])
def test_axe_finds_nothing_and_nothing_overflows(width, dark, open_as, people, make_draft, make_story):
    draft = make_draft("published")
    waiting = make_draft("review", story=make_story("خبر ثان", path="/2.html"))
    writing = make_draft("claimed", story=make_story("خبر ثالث", path="/3.html"))
    make_story("خبر رابع", path="/4.html")
    Draft.objects.filter(pk=writing.pk).update(claimed_by=people.operator)
    page = open_as("omar", width=width, dark=dark)
    low: list[str] = []
    for address in (
        "/desk/?state=all",
        "/desk/?q=nothing",
        "/desk/health/",
        "/desk/health/al-mina/expected/",
        "/desk/refusals/",
        f"/desk/stories/{draft.story_id}/",
        f"/desk/drafts/{writing.pk}/",
        f"/desk/drafts/{waiting.pk}/review/",
        f"/desk/drafts/{draft.pk}/revisions/",
        f"/desk/drafts/{draft.pk}/published/",
        "/desk/front-page/",
        "/desk/work/?who=all",
        "/desk/people/",
        "/desk/log/",
        "/desk/account/",
    ):
        page.goto(address)
        found = Axe().run(page, options={"iframes": False})
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        low += page.evaluate(LOW_TARGETS)
    assert low == []
    page.context.clear_cookies()
    page.goto("/login/")
    assert Axe().run(page).violations_count == 0
