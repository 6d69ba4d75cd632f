"""Names of the original in a real browser: a card on hover and focus that can be left, one key that writes the name."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from marsad.newsroom.archive.models import Mention
from marsad.newsroom.whoswho.models import Link
from target_sizes import LOW_TARGETS
from whoswho_cast import enter, person

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PORT = "إدارة المرفأ"
QUAY = "نديم الشمالي"


@pytest.fixture
def draft(people, make_draft):
    draft = make_draft("drafting")
    story = draft.story
    rows = enter(
        person("port", "Port Administration", PORT, kind="body"), person("quay", "Nadim al-Quay", QUAY, kind="person")
    )
    for row, name, surface in zip(rows, (PORT, QUAY), (PORT, "الشمالي"), strict=True):
        start = story.text.index(surface)
        spans = [[start, start + len(surface)]]
        Mention.objects.create(story=story, key=f"known{row.pk}", name=name, kind="person", spans=spans)
        Link.objects.create(story=story, wording=name, kind="person", authority=row, score=0.9, sure=True, reasons=[])
    return draft


def test_by_keyboard_alone(open_as, draft):
    page = open_as("dina")
    page.goto(f"/desk/drafts/{draft.pk}/")
    page.locator("#t1").fill("Ships, said. It")
    page.locator("#t1").evaluate("area => area.setSelectionRange(6, 6)")
    page.keyboard.press("Alt+o")
    expect(page.locator("#p1 a.known").first).to_be_focused()
    card = page.get_by_role("tooltip")
    expect(card).to_contain_text("Port Administration")
    page.keyboard.press("Escape")  # the card goes, the focus stays
    expect(card).to_be_hidden()
    expect(page.locator("#p1 a.known").first).to_be_focused()
    page.keyboard.press("ArrowLeft")  # the next one, as Arabic runs
    expect(card).to_contain_text("with Shift only al-Quay")
    page.keyboard.press("Shift+Enter")
    expect(page.locator("#t1")).to_have_value("Ships, al-Quay said. It")
    expect(page.locator("#t1")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#t1")).to_have_value("Ships, said. It")
    page.keyboard.press("Alt+o")
    page.keyboard.press("Enter")
    expect(page.locator("#t1")).to_have_value("Ships, Port Administration said. It")
    page.keyboard.press("Alt+o")  # the one after what was written
    expect(page.locator("#p1 a.known").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")  # and back to the text
    expect(page.locator("#t1")).to_be_focused()
    expect(page.locator("#state-1")).to_contain_text("saved")


def test_by_mouse_the_card_stays_and_can_be_reached(open_as, draft):
    page = open_as("dina")
    page.goto(f"/desk/drafts/{draft.pk}/")
    page.locator("#t1").fill("Eleven ships came.")
    page.locator("#t1").evaluate("area => area.setSelectionRange(0, 0)")
    name, card = page.locator("#p1 a.known").first, page.get_by_role("tooltip")
    name.hover()
    expect(card).to_be_visible()
    box = card.bounding_box()
    page.mouse.move(box["x"] + 12, box["y"] + 12)
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()
    name.click()
    expect(page.locator("#t1")).to_have_value("Port Administration Eleven ships came.")


def test_without_script_a_name_leads_to_its_entry(open_as, draft):
    page = open_as("dina", script=False)
    page.goto(f"/desk/drafts/{draft.pk}/")
    page.locator("#p1 a.known").first.click()
    expect(page.locator(".knownlist li:target")).to_contain_text("Port Administration")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_for_every_eye_and_width(width, dark, open_as, draft):
    page = open_as("dina", width=width, dark=dark)
    page.goto(f"/desk/drafts/{draft.pk}/")
    page.locator(".knownlist summary").click()
    page.locator("#p1 a.known").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    found = Axe().run(page, options={"iframes": False})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate(LOW_TARGETS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
