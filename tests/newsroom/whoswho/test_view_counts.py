"""A screen asks the database as often for a big Who's Who as for a small one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair
from marsad.newsroom.whoswho.models import Authority, Verdict
from marsad.records import Fact
from whoswho_cast import enter, person
from whoswho_desk import GAZETTE, link, propose

PAGES = {
    "": 28,
    "?q=Layan": 28,
    "?letter=H": 27,
    "{head}/": 25,
    "{head}/?all=1": 25,
    "{head}/same/": 18,
    "{head}/compare/{other}/": 30,
    "{head}/seal/": 25,
    "review/": 41,
    "review/?at=1": 53,
    "new/": 6,
}
"""How often each may ask, sessions and the menu's count and all."""


def grow(people, story, size):
    """Make a head of so many members, as many others, and as much to judge."""
    facts = tuple(Fact(kind="office", value=f"office {n}", of="body0", evidence=GAZETTE) for n in range(size))
    enter(*(person(f"body{n}", f"Body{n} of Hadran", kind="body") for n in range(size)))
    men = enter(*(person(f"man{n}", f"Layan Hamdun{n}", f"ليان حمدون{n}", facts=facts) for n in range(size)))
    others = enter(*(person(f"other{n}", f"Layal Hamdan{n}", facts=facts) for n in range(size)))
    for number, row in enumerate(men[1:], 1):
        if not row.head_id:
            judge_pair(actor=people.translator, one=men[0], other=row, verdict=Verdict.SAME)
            propose(others[0], others[number], gain=number)
            judge_pair(actor=people.editor, one=men[0], other=others[number], verdict=Verdict.DIFFERENT)
        judge_name(actor=people.editor, story=story, wording="Layan Hamdun", authority=men[0], verdict=Verdict.SAME)
        judge_name(actor=people.editor, story=story, wording="Layan Hamdun", authority=row, verdict=Verdict.UNSURE)
    story.links.all().delete()
    for row in others:
        link(story, "Hamdun", row)


@pytest.mark.slow
def test_screens_ask_no_more_often_the_longer_they_are(log_in, people, judged_story):
    browser = log_in(people.editor)
    asked: dict[str, int] = {}
    for size in (3, 15):
        grow(people, judged_story, size)
        rows = {row.uid: row.pk for row in Authority.objects.all()}
        for page, most in PAGES.items():
            there = "/desk/whoswho/" + page.format(head=rows["man0"], other=rows["other0"])
            with CaptureQueriesContext(connection) as questions:
                assert browser.get(there).status_code == 200, there
            told = [query["sql"][:160] for query in questions]
            assert len(told) <= most, (page, size, len(told), told)
            if page not in ("review/?at=1", "?q=Layan"):  # some candidates more, or a look further down: bounded
                assert len(told) <= asked.setdefault(page, len(told)), (page, size, told)
