"""The list of headings: what is counted is what is listed, and any spelling finds."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import reverse

from marsad.edition.actors.pages import index_page
from marsad.newsroom.whoswho.actions.confirm import confirm
from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Authority, Verdict
from marsad.records import ActorEntry
from whoswho_cast import enter, person
from whoswho_desk import link, propose, words

THERE = "/desk/whoswho/"


@pytest.fixture
def browser(log_in, people):
    return log_in(people.translator)


def test_an_empty_whoswho_teaches(browser):
    page = words(browser.get(THERE))
    assert "Nobody is known yet" in page and "marsad whoswho import" in page
    assert reverse("whoswho:new") in browser.get(THERE).content.decode()


def test_headings_are_listed_with_their_counts(browser, port, people, judged_story, arabic_story):
    a, b, *_ = port
    judge_pair(actor=people.translator, one=a, other=b, verdict=Verdict.SAME)
    link(judged_story, "Layan Hamdun", b, sure=True)
    link(arabic_story, "إدارة المرفأ", a, sure=True)
    judge_name(actor=people.translator, story=judged_story, wording="Layan Hamdun", authority=a, verdict=Verdict.SAME)
    judge_name(
        actor=people.translator, story=arabic_story, wording="إدارة المرفأ", authority=a, verdict=Verdict.DIFFERENT
    )
    confirm(actor=people.editor, authority=b)
    page = words(browser.get(THERE))
    assert "4 headings" in page
    assert "Layan Hamdun ليان حمدون person 3 names, 1 story Confirmed" in page
    assert "Layal Hamdan ليال حمدان person 2 names, no story Unconfirmed" in page
    assert "People 3 Bodies 1" in page and "All 4 Unconfirmed 3 Confirmed 1" in page


def listed(response):
    """Return the headings of a list, sorted, and how many it says there are."""
    page = response.content.decode()
    names = re.findall(r'class="headline name"><a [^>]*><bdi [^>]*>([^<]+)', page)
    total = re.search(r'id="count">([0-9,]+) heading', page)
    return sorted(names), int(total[1].replace(",", "")) if total else 0


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?kind=body", ["Port Administration"]),
        ("?letter=H&kind=person", ["Layal Hamdan", "Layan Hamdoun", "Layan Hamdun", "Layane Hamdoune"]),
        ("?letter=ح", ["Layal Hamdan", "Layan Hamdun"]),
        ("?kind=nonsense&letter=P&state=no&page=-4", ["Port Administration"]),
        ("?state=confirmed", []),
    ],
)
def test_filters(query, names, browser, port):
    assert listed(browser.get(THERE + query)) == (names, len(names))


def test_the_list_of_sealed_headings_is_the_editors_own(log_in, people, port):
    seal(actor=people.editor, authority=port[4])
    assert listed(log_in(people.editor).get(THERE + "?state=sealed"))[0] == ["Port Administration"]
    for person_ in (people.translator, people.reader):
        names, total = listed(log_in(person_).get(THERE + "?state=sealed"))
        assert total == 4 and "Port Administration" not in names


def test_every_count_opens_a_list_of_that_length(log_in, people, port):
    seal(actor=people.editor, authority=port[3])
    confirm(actor=people.editor, authority=port[0])
    browser = log_in(people.editor)
    followed = 0
    for state in ("", "unconfirmed", "confirmed", "sealed"):
        page = browser.get(f"{THERE}?state={state}").content.decode()
        filters = re.findall(r'href="(\?[^"]*)"[^>]*>[^<]+<span class="count">([0-9,]+)', page)
        letters = re.findall(r'href="(\?[^"]*)"[^>]* title="([0-9,]+)"', page)
        for there, count in (*filters, *letters):
            names, total = listed(browser.get(THERE + unescape(there)))
            assert len(names) == total == int(count), (state, there)
            followed += 1
    assert followed > 20


def test_any_spelling_finds(browser, port):
    for query in ("Hamdoun", "ليان حمدون", "layan hamdun"):
        page = browser.get(THERE, {"q": query})
        assert "Layan Hamdun" in words(page), query
        assert "may mean, the likeliest first" in words(page)
    page = words(browser.get(THERE, {"q": "Zzyzx Qwfp"}))
    assert "Nobody of that name" in page or "headings" in page
    page = words(browser.get(THERE, {"q": "…!"}))
    assert "Nobody of that name" in page
    assert words(browser.get(THERE, {"q": "Layan", "kind": "place"})).count("Layan Hamdun") == 0


def test_the_list_is_sorted_as_the_index_of_the_edition(browser, db):
    enter(
        person("a", "Zaki al-Bahri", "زكي البحري"),
        person("b", "Adib an-Najjar", "أديب النجار"),
        person("c", "Rima Bakri", "ريما بكري"),
        person("d", "Adham Bahri", "أدهم بحري"),
        person("e", "Salma Nahhas", "سلمى نحاس"),
        person("f", "The Bar of Hadran", kind="body"),
        person("g", "مجلس", kind="body"),
    )

    def order(query):
        page = browser.get(THERE + query).content.decode()
        return re.findall(r'class="headline name"><a [^>]*><bdi [^>]*>([^<]+)', page)

    surnames = ["Adham Bahri", "Zaki al-Bahri", "Rima Bakri"]
    assert order("?letter=B&kind=person") == surnames
    assert order("?letter=B") == [*surnames, "The Bar of Hadran"]
    assert order("?letter=N") == ["Salma Nahhas", "Adib an-Najjar"]
    assert order("?letter=ب") == surnames
    assert order("") == [*surnames, "The Bar of Hadran", "Salma Nahhas", "Adib an-Najjar", "مجلس"]
    entries = [
        ActorEntry(slug=str(row.pk), kind=row.kind, label=row.label, letter=row.letter, native=row.native)
        for row in Authority.objects.filter(kind="person")
    ]
    index = index_page(entries)
    assert [one.label for letter in index.kinds[0].latin for one in letter.entries] == order("?kind=person")


def test_pages_follow_each_other(browser, db):
    enter(*(person(f"p{number}", f"Name{number:03} Zed{number:03}") for number in range(60)))
    first, second = (listed(browser.get(f"{THERE}?page={page}"))[0] for page in (1, 2))
    assert (len(first), len(second)) == (50, 10)
    assert not set(first) & set(second)
    assert "Page 2 of 2" in words(browser.get(f"{THERE}?page=99"))


def test_every_heading_is_on_one_page_of_its_list_whatever_alphabet_it_has(browser, people):
    rows = enter(
        *(person(f"l{number}", f"Name{number:03} Zed{number:03}") for number in range(45)),
        *(person(f"n{number}", f"سمير الزيدي{number}") for number in range(40)),
        *(person(f"b{number}", f"Nuha Qasim{number}", f"نهى قاسم{number}") for number in range(30)),
        *(person(f"d{number}", f"{number} Days", f"{number} أيام", kind="body") for number in range(3)),
    )
    judge_pair(actor=people.editor, one=rows[3], other=rows[60], verdict=Verdict.SAME)
    seal(actor=people.editor, authority=rows[7])
    for query, total in (("?", 116), ("?kind=person", 113), ("?letter=%23", 3), ("?letter=Z", 44), ("?letter=ز", 40)):
        found = [listed(browser.get(f"{THERE}{query}&page={page}")) for page in range(1, total // 50 + 2)]
        names = [name for page, _ in found for name in page]
        assert len(names) == len(set(names)) == total, query
        assert {count for _, count in found} == {total}, query
    page = browser.get(f"{THERE}?page=2").content.decode()
    assert page.index("Zed") < page.index("سمير"), "those without a Latin name come last"
    judge_pair(actor=people.editor, one=rows[0], other=rows[1], verdict=Verdict.SAME)
    assert listed(browser.get(THERE))[1] == 115, "counted anew"


def test_the_menu_says_how_much_waits(log_in, people, port, judged_story):
    propose(port[0], port[1])
    link(judged_story, "Layan Hamdun", port[2])
    link(judged_story, "Layan Hamdun", port[0])
    for person_, shown in ((people.translator, True), (people.editor, True), (people.reader, False)):
        page = words(log_in(person_).get("/desk/"))
        assert ("Who’s Who 2 to judge" in page) is shown, person_
