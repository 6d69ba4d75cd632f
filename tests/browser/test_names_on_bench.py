"""Names on the bench in a real browser: by keyboard alone, with undo, without script, on a phone, for every eye."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from marsad.newsroom.desk.models import LeftName, Segment
from target_sizes import LOW_TARGETS
from whoswho_cast import enter, person

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXTS = ("🚢 The quay of Raseef is empty. Raseef waits.", "They left for Rasfi.", "Nothing else.")


@pytest.fixture
def draft(people, make_draft):
    enter(person("rasif", "Rasif", "Raseef", kind="place"))
    return make_draft("drafting", texts=TEXTS)


def stored(draft, position):
    return Segment.objects.get(draft=draft, position=position).target_text


def saved(page, position):
    expect(page.locator(f"#state-{position}")).to_contain_text(re.compile(r"saved \d\d:\d\d"))


def test_mended_taken_back_and_left_by_keyboard_alone(open_as, draft):
    page = open_as("dina")
    page.goto(f"/desk/drafts/{draft.pk}/")
    page.keyboard.press("Alt+h")
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("#t1")).to_be_focused()
    expect(page.locator("#names-1")).to_contain_text("The house writes “Rasif”, not “Raseef”. 2 times.")
    page.keyboard.press("Alt+n")
    expect(page.locator("#t1")).to_have_value(TEXTS[0].replace("Raseef", "Rasif"))
    expect(page.locator("#t1")).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="Now it says Rasif")).to_be_visible()
    saved(page, 1)
    expect(page.locator("#names-1 li")).to_have_count(0)
    assert stored(draft, 1) == TEXTS[0].replace("Raseef", "Rasif")

    page.keyboard.press("Control+z")  # one step for both places
    expect(page.locator("#t1")).to_have_value(TEXTS[0])
    expect(page.locator("#names-1")).to_contain_text("not “Raseef”")

    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+l")
    expect(page.locator("#names-2 li")).to_have_count(0)
    expect(page.locator("#t2")).to_be_focused()
    expect(page.locator("#names")).to_contain_text("Rasfi")
    assert LeftName.objects.get().printed == "Rasfi"


def test_what_is_typed_is_checked_as_it_is_saved(open_as, draft):
    page = open_as("dina")
    page.goto(f"/desk/drafts/{draft.pk}/")
    page.locator("#t3").fill("A ship from Raseef.")
    expect(page.locator("#names-3")).to_contain_text("not “Raseef”")
    told = page.locator("#names-2 li").element_handle()
    page.locator("#t3").press_sequentially(" At noon.")
    page.locator("#t3").evaluate("area => area.setSelectionRange(0, 0)")
    page.keyboard.type("Then: ")  # the place has moved since the check saw it
    page.locator("#names-3 [data-mend]").click()
    expect(page.locator("#t3")).to_have_value("Then: A ship from Rasif. At noon.")
    saved(page, 3)
    assert told.evaluate("item => item.isConnected")  # a saving elsewhere leaves what says the same
    assert stored(draft, 3) == "Then: A ship from Rasif. At noon."


def test_without_script_a_button_is_a_button(open_as, draft):
    page = open_as("dina", script=False)
    page.goto(f"/desk/drafts/{draft.pk}/")
    page.locator("#t3").fill("Typed before.")
    page.locator("#names-1").get_by_role("button", name="Write Rasif").click()
    expect(page.get_by_text("Now it says Rasif")).to_be_visible()
    assert (stored(draft, 1), stored(draft, 3)) == (TEXTS[0].replace("Raseef", "Rasif"), "Typed before.")
    page.locator("#names-2").get_by_role("button", name="Leave it").click()
    expect(page.locator("#names-2 li")).to_have_count(0)
    page.locator("#names").get_by_role("button", name="Check it again").click()
    expect(page.locator("#names-2")).to_contain_text("may be a slip")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
@pytest.mark.parametrize("address", ["/desk/drafts/{}/", "/desk/drafts/{}/review/"])
def test_for_every_eye_and_width(address, width, dark, open_as, draft):
    page = open_as("dina", width=width, dark=dark)
    page.goto(address.format(draft.pk))
    expect(page.get_by_text("not “Raseef”").first).to_be_visible()
    found = Axe().run(page, options={"iframes": False})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(LOW_TARGETS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
