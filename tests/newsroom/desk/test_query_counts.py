"""A page asks the database as often for a long list as for a short one."""

from __future__ import annotations

import random

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marsad.newsroom.indexer import index_changes
from marsad.newsroom.press.actions.place import move
from marsad.newsroom.press.models import Publication

WORDS = (  # noqa: SIM905  one a line would fill the page
    "المرفأ السفينة الرصيف القمح العمال التجار السوق المدينة المدرسة الوزير المجلس البلدية الشتاء المطر الطريق الجسر "
    "النهر السد الكهرباء المولد الخبز الفرن السعر الليرة البنك الموظف الراتب النقابة الإضراب المستشفى الطبيب الممرض "
    "الدواء القرية الحقل الزيتون الحصاد المحراث الجرار البئر المضخة المهندس التقرير اللجنة القاضي المحكمة الشاهد"
).split()
ROOMS = [
    f"/back-room/{m._meta.app_label}/{m._meta.model_name}/"
    for label in ("staff", "archive", "whoswho", "desk", "press")
    for m in apps.get_app_config(label).get_models()
]
PAGES = {
    "/desk/": 13,
    "/desk/work/?who=all": 13,
    "/desk/front-page/": 15,
    "/desk/health/": 9,
    "/desk/people/": 6,
    "/desk/log/": 7,
    "/": 6,
    "/sections/economy/": 8,
    "/keywords/places/quay/": 9,
    "/outlets/al-mina/": 8,
    "/archive/": 3,
    "/search/?q=ships": 6,
    "/feed.atom": 4,
    "/feed.json": 4,
    "/sitemap.xml": 5,
    **dict.fromkeys(ROOMS, 4),
}
"""How often each page may ask, sessions and all."""


def sentence(number):
    return " ".join(random.Random(number).sample(WORDS, 20)) + "."


@pytest.fixture
def publish_until(make_draft, make_story, people):
    """Return a function that publishes stories until there are so many; half of them have a place."""

    def publish(count):
        for number in range(Publication.objects.count(), count):
            texts = [sentence(number * 3 + part) for part in range(3)]
            draft = make_draft("published", story=make_story(f"{WORDS[number]} يعود", texts, path=f"/{number}"))
            if number % 2:
                move(actor=people.editor, publication=draft.publication, to=number)
            make_story(f"{WORDS[-number]} وحده", [sentence(1000 + number)], path=f"/alone/{number}")

    return publish


@pytest.mark.slow
def test_pages_ask_no_more_often_the_longer_their_lists_are(publish_until, log_in, people):
    browser = log_in(people.operator)

    def count(address):
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(address).status_code == 200, address
        return len(asked), {query["sql"] for query in asked}

    asked = {}
    for size in (3, 30):
        publish_until(size)
        index_changes()
        story = Publication.objects.latest("pk")
        of_a_story = {
            f"/stories/{story.slug}/": 10,
            f"/desk/drafts/{story.draft_id}/": 31,
            f"/desk/drafts/{story.draft_id}/review/": 23,
            f"/desk/drafts/{story.draft_id}/published/": 19,
            f"/desk/stories/{story.draft.story_id}/": 17,
            f"/desk/stories/{story.draft.story_id}/statements/": 8,
        }
        for address, most in {**PAGES, **of_a_story}.items():
            number, questions = count(address)
            assert number <= most, (address, size, number, questions)
            if address in PAGES:
                assert number <= asked.setdefault(address, number), (address, size, questions)


@pytest.mark.parametrize("room", ROOMS)
def test_the_back_rooms_lists_leave_long_columns_where_they_are(room, log_in, people, make_draft):
    make_draft("published")
    with CaptureQueriesContext(connection) as asked:
        assert log_in(people.operator).get(room).status_code == 200
    for query in asked:
        for column in ("reading", "record", "text", "declaration", "original", "snapshot"):
            if column != "text" or "archive_story" in query["sql"]:
                assert f'"{column}"' not in query["sql"].partition(" FROM ")[0], query
