"""The Who's Who in a real browser: the queue by keyboard alone, everything without script, both directions, axe."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair, withdraw_judgement
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.actions.write import add_fact
from marsad.newsroom.whoswho.models import Authority, Judgement, NameForm, Verdict
from marsad.newsroom.whoswho.queries.clusters import members_of
from marsad.records import Evidence, Fact
from target_sizes import LOW_TARGETS
from whoswho_cast import enter, person
from whoswho_desk import BY_HAND, LONG, link, propose

pytestmark = [pytest.mark.browser, pytest.mark.slow]
REVIEW = "/desk/whoswho/review/"
LINES = "(one) => [...one.getClientRects()].map((box) => box.toJSON())"


@pytest.fixture
def waiting(port, judged_story, arabic_story):
    """Give the queue two pairs and a name in a story of each script."""
    a, b, c, d, body = port
    propose(a, b, gain=9, why="Both are harbour master.")
    propose(a, d, gain=5)
    link(judged_story, "Layan Hamdun", a)
    link(judged_story, "Layan Hamdun", c, score=0.4)
    link(arabic_story, "إدارة المرفأ", body)
    return port


def check(page):
    """Look for what axe finds, for what hangs over the edge, and for what is too low to press."""
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.violations_count == 0, (page.url, results.generate_report())
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page.url
    assert page.evaluate(LOW_TARGETS) == [], page.url


def test_the_queue_by_keyboard_alone(open_as, people, waiting):
    page = open_as("dina")
    page.goto("/desk/whoswho/")
    page.get_by_role("link", name="4 to judge", exact=True).press("Enter")
    expect(page.get_by_text("Both are harbour master.")).to_be_visible()
    page.keyboard.press("n")
    expect(page).to_have_url(f"{page.url.split('/desk')[0]}{REVIEW}?at=1")
    page.keyboard.press("d")
    expect(page.get_by_text("Different: noted.")).to_be_visible()
    page.goto(REVIEW)
    page.get_by_label("Reason").fill("sudden")  # letters that are typed are no keys
    page.get_by_label("Reason").press("d")
    assert Judgement.objects.count() == 1
    page.get_by_label("Reason").press("Tab")
    page.keyboard.press("Shift+S")
    expect(page.get_by_text("Same: noted.")).to_be_visible()
    assert Judgement.objects.latest("pk").why == "suddend"
    page.keyboard.press("z")
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(page.get_by_role("heading", name="One or two?")).to_be_visible()
    page.keyboard.press("n")
    expect(page.locator("mark").first).to_be_visible()
    page.go_back()
    page.keyboard.press("u")
    expect(page.get_by_text("Unsure: noted.")).to_be_visible()
    for _ in range(2):
        expect(page.locator("mark").first).to_be_visible()
        page.keyboard.press("s")
        expect(page.get_by_text("Same: noted.")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()
    page.keyboard.press("z")
    expect(page.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_enter_in_the_reason_judges_nothing(script, open_as, people, waiting):
    page = open_as("dina", script=script)
    a, b, *_ = waiting
    for there in (f"{REVIEW}?at=0", f"{REVIEW}?at=2", f"/desk/whoswho/{a.pk}/compare/{b.pk}/"):
        page.goto(there)
        page.get_by_label("Reason").fill("one office")
        page.get_by_label("Reason").press("Enter")
        page.wait_for_timeout(300)
        expect(page.get_by_label("Reason")).to_have_value("one office")
        assert not Judgement.objects.exists()
    page.get_by_role("button", name="Same").click()
    expect(page.get_by_text("They are one heading now.")).to_be_visible()
    assert Judgement.objects.get().why == "one office"


def test_an_arabic_sentence_runs_from_right_to_left(open_as, people, waiting):
    page = open_as("dina")
    page.goto(f"{REVIEW}?at=3")
    mark = page.locator("mark", has_text="إدارة المرفأ")
    expect(mark).to_be_visible()
    assert mark.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    assert page.locator("h1 .named").get_attribute("dir") == "rtl"


def test_an_arabic_source_and_its_words_are_read_in_one_direction(open_as, people, waiting, arabic_story):
    a, b, *_ = waiting
    said = Evidence(kind="statement", story=arabic_story.identity, wording="إدارة المرفأ")
    add_fact(actor=people.editor, authority=a, fact=Fact(kind="description", value="in the harbour"), evidence=said)
    for width in (390, 700, 1280):
        page = open_as("dina", width=width)
        page.goto(f"/desk/whoswho/{a.pk}/compare/{b.pk}/")
        source = page.locator(".brief .from", has_text="إدارة المرفأ")
        title, quoted = (source.locator(part).evaluate(LINES) for part in ("a", "q"))
        below = quoted[0]["top"] > title[-1]["top"] + 3
        assert below or quoted[0]["right"] <= title[-1]["left"], (width, "the words stand behind the title")


@pytest.mark.parametrize("rtl", [False, True])
def test_no_bar_covers_what_is_judged_on_a_phone(open_as, people, waiting, rtl):
    page = open_as("dina", width=390)
    a, b, *_ = waiting
    for there in (f"{REVIEW}?at=0", f"{REVIEW}?at=3", f"/desk/whoswho/{a.pk}/compare/{b.pk}/"):
        page.goto(there)
        page.evaluate("rtl => { if (rtl) document.documentElement.dir = 'rtl' }", rtl)
        under, top = page.evaluate(
            "['.sides', '.judgeform'].map(one => document.querySelector(one).getBoundingClientRect())"
            ".map((box, at) => at ? box.top : box.bottom)"
        )
        assert under <= top, there


def test_two_windows(open_as, people, waiting):
    mine, theirs = open_as("dina"), open_as("tom")
    for page in (mine, theirs):
        page.goto(REVIEW)
    theirs.keyboard.press("d")
    expect(theirs.get_by_text("Different: noted.")).to_be_visible()
    mine.get_by_label("Reason").fill("one office")
    mine.get_by_role("button", name="Same").click()
    expect(mine.get_by_role("alert")).to_contain_text("Tom Credit judged “different” while this page was open.")
    expect(mine.get_by_role("alert")).to_contain_text("You had written: one office")
    assert Judgement.objects.get().by == people.colleague


def test_everything_works_without_script(open_as, people, waiting):
    a, *_ = waiting
    page = open_as("ruth", script=False)
    page.goto("/desk/whoswho/")
    page.get_by_label("Search in any spelling").fill("ليان حمدون")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Layan Hamdun", exact=True).click()
    page.get_by_text("Add a name", exact=True).click()
    form = page.locator("#add-name")
    form.get_by_label("Name", exact=True).fill("L. Hamdun")
    form.get_by_role("button", name="Add the name").click()
    expect(page.get_by_role("alert")).to_contain_text("Say where this is from")
    expect(form.get_by_label("Name", exact=True)).to_have_value("L. Hamdun")
    for label, value in (
        ("Title", BY_HAND["title"]),
        ("Address https", BY_HAND["address"]),
        ("Licence", BY_HAND["licence"]),
    ):
        form.get_by_label(label).fill(value)
    form.get_by_role("button", name="Add the name").click()
    expect(page.get_by_text("Added.")).to_be_visible()
    page.get_by_role("button", name="Make it the house’s").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("L. Hamdun")
    page.get_by_text("Add a fact", exact=True).click()
    form = page.locator("#add-fact")
    form.get_by_label("It tells").select_option("member")
    form.get_by_label("Of which heading").fill("Port Administratio")
    form.get_by_label("Title").fill("Gazette")
    form.get_by_role("button", name="Add the fact").click()
    form.get_by_role("radio", name="Port Administration").check()
    form.get_by_role("button", name="Add the fact").click()
    expect(page.get_by_role("heading", name="member of")).to_be_visible()
    page.get_by_role("link", name="Same as …").click()
    page.get_by_role("link", name="Layan Hamdoun", exact=True).click()
    page.get_by_role("button", name="Same").click()
    expect(page.get_by_text("They are one heading now.")).to_be_visible()
    page.get_by_role("checkbox", name="Layan Hamdoun").check()
    page.get_by_role("button", name="Part what is ticked").click()
    expect(page.get_by_text("Parted.")).to_be_visible()
    page.get_by_role("button", name="Confirm it").click()
    expect(page.get_by_text("Confirmed. It has a page")).to_be_visible()
    page.get_by_role("link", name="Seal it …").click()
    page.get_by_label("I have read what a seal does").check()
    page.get_by_role("button", name="Seal it").click()
    expect(page.get_by_text("Editors alone see it from now on.")).to_be_visible()
    page.goto("/desk/whoswho/new/")
    page.get_by_label("Name", exact=True).fill("Adib Sarrouj")
    page.get_by_label("Title").fill("Gazette")
    page.get_by_role("button", name="Make it").click()
    expect(page.get_by_text("Made.")).to_be_visible()
    assert members_of(a).count() == 1 and Authority.objects.get(pk=a.pk).sealed_at


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
def test_axe_finds_nothing_and_nothing_overflows(width, dark, open_as, people, waiting, judged_story):
    a, _, c, *_ = waiting
    long, arabic, sealed = enter(
        person("long", LONG, "عبد الرحمن " * 14), person("ar", "الشيخ أبو محمد القرعاني"), person("s", "Qutayba Marzuq")
    )
    judge_pair(actor=people.editor, one=a, other=c, verdict=Verdict.SAME, why="one office " * 30)
    row = judge_pair(actor=people.editor, one=a, other=long, verdict=Verdict.UNSURE)
    withdraw_judgement(actor=people.editor, judgement=row, why="a slip")
    judge_pair(actor=people.translator, one=a, other=arabic, verdict=Verdict.DIFFERENT)
    judge_name(actor=people.editor, story=judged_story, wording="Layan Hamdun", authority=long, verdict=Verdict.SAME)
    seal(actor=people.editor, authority=sealed)
    page = open_as("ruth", width=width, dark=dark)
    heads = [f"{row.pk}/" for row in (a, long, arabic, sealed)]
    pairs = [f"{a.pk}/same/", f"{a.pk}/compare/{long.pk}/", f"{a.pk}/compare/{arabic.pk}/", f"{a.pk}/seal/"]
    lists = ["", "?q=حمدون", "?letter=H", "?state=sealed", "?state=confirmed", "?q=!", "new/", "review/"]
    said = [f"{long.pk}/said/", f"{long.pk}/said/?kind=direct", f"{long.pk}/said-of/", f"{sealed.pk}/said/"]
    for there in (*heads, *pairs, *lists, *said, "review/?at=2"):
        page.goto(f"/desk/whoswho/{there}")
        check(page)
    page.goto(f"/desk/whoswho/{a.pk}/")
    for summary in page.locator("details > summary").all():
        summary.click()
    check(page)
    page.locator("#add-fact").get_by_label("Of which heading").fill("Layan")
    page.get_by_role("button", name="Add the fact").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    check(page)
    assert NameForm.objects.filter(authority=long).count() == 2


@pytest.mark.parametrize("width", [1280, 390])
def test_an_empty_newsroom(width, open_as, people):
    page = open_as("dina", width=width)
    for there in ("", "review/", "new/"):
        page.goto(f"/desk/whoswho/{there}")
        check(page)
    page.goto("/desk/whoswho/")
    page.get_by_role("link", name="make the first heading").click()
    expect(page.get_by_role("heading", name="New heading")).to_be_visible()
