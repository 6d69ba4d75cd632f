"""Names of an original that the Who's Who knows: how the house writes them, and what tells them apart."""

from __future__ import annotations

import re

import pytest

from marsad.newsroom.archive.models import Mention
from marsad.newsroom.desk.queries.known_names import KnownNames
from marsad.newsroom.whoswho.actions.judge import judge_name
from marsad.newsroom.whoswho.actions.seal import seal
from marsad.newsroom.whoswho.models import Link, Verdict
from marsad.records import Evidence, Fact
from whoswho_cast import enter, person

GAZETTE = Evidence(title="Gazette", address="https://gazette.example/", licence="CC-BY-4.0", on="2026")
PORT, MASTER = "إدارة المرفأ", "ليان حمدون"


@pytest.fixture
def draft(make_draft):
    return make_draft("drafting")


@pytest.fixture
def port(draft):
    office = Fact(kind="office", value="head", of="port", from_on="2020", evidence=GAZETTE)
    before = Fact(kind="office", value="clerk", of="port", from_on="2010", to_on="2019", evidence=GAZETTE)
    rows = enter(
        person(
            "port",
            "Port Administration",
            PORT,
            kind="body",
            facts=(Fact(kind="founded", value="1931", evidence=GAZETTE),),
        ),
        person("master", "Layan Hamdun", MASTER, facts=(before, office)),
    )
    link(draft.story, PORT, rows[0])
    return rows


def link(story, wording, row, *, sure=True):
    if wording in story.text and not Mention.objects.filter(story=story, name=wording).exists():
        start = story.text.index(wording)
        Mention.objects.create(
            story=story, key=f"known{row.pk}", name=wording, kind="person", spans=[[start, start + len(wording)]]
        )
    Link.objects.create(
        story=story, wording=wording, kind="person", authority=row, score=0.9, sure=sure, reasons=["So."]
    )


def marked(draft, text):
    return [(bit.text, bit.name and bit.name.house) for bit in KnownNames(draft).bits(text)]


def test_a_name_is_marked_where_it_stands(draft, port):
    assert marked(draft, f"قالت {PORT} إن السفن عادت.") == [
        ("قالت ", None),
        (PORT, "Port Administration"),
        (" إن السفن عادت.", None),
    ]
    assert marked(draft, f"و{PORT}") == [("و", None), (PORT, "Port Administration")], "behind a joined particle"
    assert marked(draft, f"{PORT}ية") == [(f"{PORT}ية", None)], "no part of another word"
    assert marked(draft, "") == []


def test_the_office_is_that_of_the_day(draft, port):
    link(draft.story, MASTER, port[1])
    found = {one.house: one for one in KnownNames(draft).names}
    assert (found["Layan Hamdun"].hint.words, found["Layan Hamdun"].hint.of) == ("head", "Port Administration")
    assert found["Layan Hamdun"].alone == "Hamdun" and not found["Port Administration"].alone
    draft.story.published_on = draft.story.published_on.replace(year=2015)
    found = {one.house: one for one in KnownNames(draft).names}
    assert found["Layan Hamdun"].hint.words == "clerk"


def test_what_is_not_sure_sealed_or_has_no_house_spelling_is_not_suggested(draft, port, people):
    link(draft.story, MASTER, port[1], sure=False)
    (native,) = enter(person("native", "مرفأ", kind="place"))
    link(draft.story, "مرفأ", native)
    assert [one.house for one in KnownNames(draft).names] == ["Port Administration"]
    seal(actor=people.editor, authority=port[0])
    assert KnownNames(draft).names == ()
    assert marked(draft, PORT) == [(PORT, None)]


def test_a_person_who_says_so_is_believed(draft, port, people):
    judge_name(actor=people.editor, story=draft.story, wording=PORT, authority=port[1], verdict=Verdict.SAME)
    (one,) = KnownNames(draft).names
    assert (one.house, one.confirmed) == ("Layan Hamdun", True)


def test_the_bench_links_each_name_to_its_entry(log_in, people, draft, port):
    page = log_in(people.translator).get(f"/desk/drafts/{draft.pk}/").content.decode()
    found = re.search(
        r'<a class="known" href="#(known-\d+)" aria-describedby="\1" data-house="Port Administration">', page
    )
    assert found and f'<li id="{found[1]}">' in page
    assert "founded 1931; read by the machine" in re.sub(r"<[^>]+>", "", page)


def test_a_saving_asks_nothing_about_them(log_in, people, draft, port, django_assert_max_num_queries):
    browser = log_in(people.translator)
    with django_assert_max_num_queries(60) as asked:
        browser.post(
            f"/desk/drafts/{draft.pk}/save/", {"version-1": "1", "target_text-1": "x"}, headers={"HX-Request": "true"}
        )
    assert not [one for one in asked.captured_queries if "archive_mention" in one["sql"]]
