"""What came in: filters whose counts equal their lists, groups folded, hostile text harmless."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import escape

import pytest

from desk_fixtures import PARAGRAPHS
from marsad.newsroom.archive.models import Outlet, Story
from marsad.newsroom.desk.actions.claim import claim, release
from marsad.newsroom.desk.queries.incoming import PERIODS, STATES, IncomingFilter, incoming
from marsad.newsroom.indexer import index_changes

OTHER = ("تكلم الوزير عن المدارس في مؤتمر صحافي طويل ظهر اليوم.", "ولم يذكر موعداً لفتحها ولا عدد المعلمين.")


@pytest.fixture
def full(make_story, people):
    """Four stories: two that print the same, one in nobody's hands, one claimed by the translator; one is old."""
    rival = Outlet.objects.create(
        key="rival", name="Rival", native_name="Rival", lang="ar",
        declaration={"id": "rival", "names": [{"text": "Rival", "lang": "en"}], "language": "ar"},
    )  # fmt: skip
    lead = make_story()
    copy = make_story("المرفأ يستقبل السفن", path="/copy.html", outlet=rival, host="rival.example")
    schools = make_story("المدارس", OTHER, path="/2.html")
    old = make_story("قديم", ("نص قديم عن السوق والناس والخبز في المدينة القديمة.",), path="/3.html")
    Story.objects.filter(pk=old.pk).update(first_seen_at=datetime.now(UTC) - timedelta(days=90))
    claim(actor=people.translator, story=schools)
    copy.refresh_from_db()
    assert copy.reprint_of_id == lead.pk, "the fixture means these two to be reprints"
    return lead, copy, schools, old


def test_reprints_are_folded_under_their_lead(full, people):
    lead, copy, _, _ = full
    listed = incoming(IncomingFilter(), people.translator)
    assert [row.story.pk for row in listed.rows] == [lead.pk]
    assert [row.story.pk for row in listed.rows[0].reprints] == [copy.pk]


def test_a_filter_finds_a_group_by_any_of_its_stories(full, people):
    listed = incoming(IncomingFilter(outlet="rival"), people.translator)
    assert [row.story.pk for row in listed.rows] == [full[0].pk]


def test_every_count_is_the_length_of_its_list(full, people):
    for state in STATES:
        for since in PERIODS:
            listed = incoming(IncomingFilter(state=state, since=since), people.translator)
            assert listed.total == len(listed.rows)
            groups = (("state", listed.states), ("since", listed.periods), ("outlet", listed.outlets))
            for name, choices in (*groups, ("lang", listed.languages)):
                for choice in choices:
                    asked = {"state": state, "since": since, name: choice.value}
                    assert incoming(IncomingFilter(**asked), people.translator).total == choice.count, (asked, choice)


def test_states_follow_the_group(full, people):
    _, copy, schools, _ = full

    def keys(state, user):
        return {row.story.pk for row in incoming(IncomingFilter(state=state), user).rows}

    assert keys("mine", people.translator) == {schools.pk}
    assert keys("mine", people.colleague) == set()
    draft = claim(actor=people.colleague, story=copy)
    assert full[0].pk not in keys("open", people.translator)  # its reprint is being translated
    release(actor=people.colleague, draft=draft)
    assert full[0].pk in keys("open", people.translator)


def test_the_page_shows_each_text_in_its_direction(full, log_in, people):
    page = log_in(people.translator).get("/desk/").content.decode()
    assert '<p class="headline" lang="ar" dir="rtl"><a href=' in page
    assert "also in" in page
    assert "pro-port newspaper" in page  # the label of 10 November


def test_the_label_is_that_of_the_storys_day(make_story, log_in, people):
    make_story(day="2026-10-30")
    page = log_in(people.reader).get("/desk/").content.decode()
    assert "independent daily" in page
    assert "pro-port" not in page


def test_a_search_looks_everywhere(full, log_in, people):
    index_changes()
    page = log_in(people.translator).get("/desk/", {"q": "المدارس"}).content.decode()
    assert 'id="count">1 story for' in page
    assert f"/desk/stories/{full[2].pk}/" in page


def test_a_search_without_an_index_says_so(full, log_in, people, newsroom_folder):
    page = log_in(people.translator).get("/desk/", {"q": "المدارس"}).content.decode()
    assert "Only headlines were searched: nothing is indexed yet" in page
    assert f"/desk/stories/{full[2].pk}/" in page
    index_changes()
    for file in (newsroom_folder / "index").rglob("meta.json"):
        file.write_text("nonsense")
    page = log_in(people.translator).get("/desk/", {"q": "المدارس"}).content.decode()
    assert "Only headlines were searched" in page


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-3", "page=99999999999999999999", "page=٣", "state=x&since=y", "outlet=%00", "lang=%F0%9F%92%A9",
     "q=%00%22%27%3C", "q=" + "(" * 400, "q=%F0%9F%92%A9&page=2"],
)  # fmt: skip
def test_odd_addresses_give_a_page(query, full, log_in, people):
    assert log_in(people.translator).get(f"/desk/?{query}").status_code == 200


def test_hostile_text_is_only_text(make_story, log_in, people):
    evil = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    make_story(headline=evil, paragraphs=(evil + " " + PARAGRAPHS[0], PARAGRAPHS[1]))
    browser = log_in(people.translator)
    for address in ("/desk/", f"/desk/?q={evil}&outlet={evil}", f"/desk/stories/{Story.objects.get().pk}/"):
        page = browser.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img" not in page
        assert escape(evil, quote=False) in page.replace("&#34;", '"')


def test_an_empty_archive_teaches(log_in, people, newsroom_folder):
    page = log_in(people.reader).get("/desk/").content.decode()
    assert "Nothing has come in yet" in page
    assert "marsad collect" in page


def test_pages_are_cut_after_thirty(make_story, log_in, people, mina):
    now = datetime.now(UTC)
    Story.objects.bulk_create(
        Story(
            identity=f"x{n}", outlet=mina, lang="ar", headline=f"خبر {n}", text="", reading={}, first_seen_at=now,
            read_at=now,
        )
        for n in range(65)
    )  # fmt: skip
    browser = log_in(people.reader)
    seen = [f"خبر {n}<" for n in range(65)]
    pages = [browser.get("/desk/", {"page": n}).content.decode() for n in (1, 2, 3)]
    assert [sum(one in page for one in seen) for page in pages] == [30, 30, 5]
    assert "Page 3 of 3" in browser.get("/desk/", {"page": 9}).content.decode()
