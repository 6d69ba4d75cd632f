"""The page of statements in a real browser: by keyboard alone, by selecting words, in two windows, without script."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from marsad.newsroom.desk.actions.judge import confirm_statement, reject_statement
from marsad.newsroom.desk.queries.statements import statements_of
from marsad.records import Finding
from statement_fixtures import arabic_statements, english_statements, pick, reread_as, standings, words
from target_sizes import LOW_TARGETS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SELECT = """([quoted]) => {
  const pane = document.querySelector("[data-story]");
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (walker.currentNode.parentElement.matches("[data-at]")) nodes.push(walker.currentNode);
  const whole = nodes.map((node) => node.data).join("");
  const place = (at) => {
    for (const node of nodes) {
      if (at <= node.data.length) return [node, at];
      at -= node.data.length;
    }
  };
  const start = whole.indexOf(quoted);
  getSelection().setBaseAndExtent(...place(start), ...place(start + quoted.length));
}"""
"""Select words in the story as somebody does who draws over them."""


def lit(page, role):
    """Return the words that are marked in the text in one role."""
    return "".join(page.locator(f"[data-story] .is-{role}").all_text_contents())


def on(page, number):
    return page.locator(f".statement[data-n='{number}']")


def stands(page, number, words):
    expect(on(page, number).locator(".standing")).to_contain_text(words)


def test_judging_by_keyboard_alone(open_as, people, judged_story):
    page = open_as("dina")
    page.goto(f"/desk/stories/{judged_story.pk}/")
    page.keyboard.press("Alt+w")
    page.wait_for_url("**/statements/")
    expect(on(page, 1).locator(".number")).to_be_focused()
    assert lit(page, "content") == "Eleven ships have been moored at the northern quay since dawn"
    assert (lit(page, "source"), lit(page, "cue")) == ("Layan Hamdun, the harbour master,", "said")
    page.keyboard.press("c")
    stands(page, 1, "Confirmed by you")
    expect(page.locator("[data-said]")).to_contain_text("Statement 1: Confirmed by you")
    expect(on(page, 1).locator(".number")).to_be_focused()
    expect(page.locator(".tallied")).to_contain_text("6 statements, 1 confirmed")
    for _ in range(5):
        page.keyboard.press("j")
    page.keyboard.press("x")
    stands(page, 6, "Rejected by you")
    page.keyboard.press("u")
    stands(page, 6, "90 % sure")
    page.keyboard.press("x")
    stands(page, 6, "Rejected by you")
    page.keyboard.press("k")
    assert lit(page, "content") == "the strike was a mistake"
    page.keyboard.press("Enter")
    expect(page.locator("[data-ref='5']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(on(page, 5).locator(".number")).to_be_focused()

    page.keyboard.press("e")
    page.wait_for_url("**edit=*")
    page.get_by_label("Speaker, in full").fill("the Port Workers’ Union")
    page.get_by_label("Carrier 1", exact=True).press("c")  # a letter that is typed is no key
    page.keyboard.press("Control+Enter")
    stands(page, 5, "Corrected by you")
    page.keyboard.press("u")  # a correction's words may differ, so the page is loaded anew
    stands(page, 5, "44 % sure")
    page.keyboard.press("a")
    page.wait_for_url("**add=*")
    page.get_by_label("Content").fill("on Monday")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").first).to_contain_text("Added.")
    assert standings(judged_story).count("added") == 1
    assert standings(judged_story)[0] == "confirmed"


@pytest.mark.parametrize("script", [True, False])
def test_enter_in_the_reason_judges_nothing(script, open_as, people, judged_story):
    page = open_as("dina", script=script)
    page.goto(f"/desk/stories/{judged_story.pk}/statements/")
    statement = page.locator(".statement[data-n]").first
    statement.get_by_text("Reason", exact=True).click()
    reason = statement.get_by_label("Reason, if you want to give one")
    reason.fill("heard it")
    reason.press("Enter")
    page.wait_for_timeout(300)
    expect(reason).to_have_value("heard it")
    assert set(standings(judged_story)) == {"machine"}
    statement.get_by_role("button", name="Confirm").click()
    expect(statement.get_by_text("heard it")).to_be_visible()


def test_words_taken_by_selecting_them(open_as, people, judged_story):
    page = open_as("dina")
    page.goto(f"/desk/stories/{judged_story.pk}/statements/?edit={pick(judged_story, 3).key}#form")
    expect(page.locator(".takes")).to_be_visible()  # the script is there
    page.evaluate(SELECT, ["a docker, “and nobody"])  # over the borders of what is marked
    page.keyboard.press("s")
    expect(page.get_by_label("Source")).to_have_value("a docker, “and nobody")
    page.evaluate(SELECT, [" nobody is paid"])
    page.get_by_role("button", name="content").click()
    page.evaluate(SELECT, ["Nobody sleeps here"])
    page.keyboard.press("Shift+T")  # one more stretch
    expect(page.get_by_label("Content")).to_have_value("Nobody sleeps here\nnobody is paid")
    assert lit(page, "content") == "Nobody sleeps herenobody is paid"
    page.evaluate(
        SELECT, ["moored at the northern quay since dawn, Layan Hamdun, the harbour master, said on Monday. The wheat"]
    )
    page.keyboard.press("h")
    page.evaluate(SELECT, ["said a docker"])
    page.keyboard.press("q")
    page.get_by_label("Hedge").fill("reportedly")  # typed over: the newsroom looks for it
    page.keyboard.press("Control+Enter")
    stands(page, 3, "Corrected by you")
    seen = statements_of(judged_story)[2]
    assert words(judged_story, seen) == "Nobody sleeps here … nobody is paid"
    text = judged_story.text
    assert [text[s:e] for s, e in (*seen.statement.source, *seen.statement.cue, *seen.statement.hedge)] == [
        "a docker, “and nobody", "said a docker", "reportedly",
    ]  # fmt: skip


def test_an_arabic_story_by_mouse(open_as, people, arabic_story):
    page = open_as("dina")
    page.goto(f"/desk/stories/{arabic_story.pk}/statements/")
    bit = page.locator("[data-story] .cued", has_text="ورأى")
    bit.click()
    expect(on(page, 3)).to_have_class(re.compile("is-lit"))
    assert lit(page, "cue") == "ورأى"
    page.locator("[data-ref='1']").click()
    expect(on(page, 1).locator(".number")).to_be_focused()
    on(page, 1).get_by_role("button", name="Confirm").click()
    stands(page, 1, "Confirmed by you")
    page.evaluate(SELECT, ["بحضور مندوبين عن العمال.ورأى تاجر"])  # from one paragraph into the next
    page.get_by_role("link", name="Add one").click()
    expect(page.get_by_label("Content")).to_have_value("بحضور مندوبين عن العمال.\nورأى تاجر")
    page.evaluate(SELECT, ["المخازن فارغة تماماً"])
    page.keyboard.press("t")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("Added.")).to_be_visible()
    added = next(one for one in statements_of(arabic_story) if one.standing == "added")
    assert words(arabic_story, added) == "المخازن فارغة تماماً"
    block = page.locator("[data-story] .block-body").first
    assert block.evaluate("(one) => getComputedStyle(one).direction") == "rtl"


def test_two_windows_and_a_log_out(open_as, people, judged_story):
    mine, theirs = open_as("dina"), open_as("tom")
    for page in (mine, theirs):
        page.goto(f"/desk/stories/{judged_story.pk}/statements/")
    theirs.keyboard.press("c")
    stands(theirs, 1, "Confirmed by you")
    mine.keyboard.press("x")
    expect(on(mine, 1).get_by_role("alert")).to_contain_text("Tom Credit confirmed this statement while")
    stands(mine, 1, "Confirmed by Tom Credit")
    mine.context.clear_cookies(name="sessionid")
    mine.keyboard.press("x")
    expect(mine.locator("[data-said]")).to_contain_text("you were logged out")
    assert standings(judged_story)[0] == "confirmed"


def test_everything_works_without_script(open_as, people, judged_story):
    page = open_as("dina", script=False)
    page.goto(f"/desk/stories/{judged_story.pk}/statements/")
    on(page, 3).get_by_role("link", name="Statement 3").click()
    assert lit(page, "source") == "a docker"
    on(page, 3).get_by_role("button", name="Confirm").click()
    stands(page, 3, "Confirmed by you")
    on(page, 3).get_by_role("button", name="Undo").click()
    stands(page, 3, "88 % sure")
    on(page, 6).get_by_role("button", name="Reject").click()
    stands(page, 6, "Rejected by you")
    on(page, 3).get_by_role("link", name="Correct").click()
    expect(page.get_by_role("button", name="content")).to_be_hidden()  # it would do nothing
    page.get_by_label("Speaker, in full").fill("a crane driver")
    page.get_by_role("button", name="Save the correction").click()
    stands(page, 3, "Corrected by you")
    page.get_by_role("link", name="Add one").click()
    page.get_by_label("Content").fill("no such words")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_contain_text("does not stand in the story")
    page.get_by_label("Content").fill("on Monday")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("Added.")).to_be_visible()
    assert sorted(set(standings(judged_story))) == ["added", "corrected", "machine", "rejected"]


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_and_nothing_overflows(width, dark, open_as, people, judged_story, arabic_story):
    finding = Finding("hedge", "warning", ((0, 5),), "The headline leaves the hedge out.")
    for story, found in ((judged_story, english_statements), (arabic_story, arabic_statements)):
        reread_as(story, found(story.text), [finding])
        confirm_statement(actor=people.translator, story=story, picked=pick(story, 1))
        reject_statement(actor=people.editor, story=story, picked=pick(story, 3), why="an act")
    page = open_as("dina", width=width, dark=dark)
    for story in (judged_story, arabic_story):
        there = f"/desk/stories/{story.pk}/statements/"
        for query in ("", f"?edit={pick(story, 2).key}"):
            page.goto(there + query)
            results = Axe().run(page, options={"resultTypes": ["violations"]})
            assert results.violations_count == 0, results.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            assert page.evaluate(LOW_TARGETS) == []
    page.emulate_media(forced_colors="active")
    page.goto(f"/desk/stories/{judged_story.pk}/statements/?at={pick(judged_story, 1).key}")
    assert page.locator(".is-cue").first.evaluate("(one) => getComputedStyle(one).textDecorationLine") == "underline"
