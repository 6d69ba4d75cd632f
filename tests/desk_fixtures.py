"""People, stories and drafts that the tests of the desk share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape
from pathlib import Path

import pytest
from django.test import Client

from marsad.newsroom.archive.actions.ingest import ingest
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.convert import outlet_record
from marsad.newsroom.archive.models import Outlet, Story
from marsad.newsroom.desk.actions.claim import claim
from marsad.newsroom.desk.actions.hand_over import approve, submit
from marsad.newsroom.desk.actions.save import save_heading, save_segment
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.records import Heading, Words
from marsad.newsroom.press.actions.publish import publish
from marsad.newsroom.staff.models import Role, User
from marsad.records import Capture, FeedDeclaration, OutletName, StanceLabel
from marsad.records import Outlet as OutletRecord

PASSWORD = "a quiet quay at dawn"
PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{headline}</title></head>
<body><article><h1>{headline}</h1><time datetime="{day}">{day}</time>{paragraphs}</article></body></html>"""
PARAGRAPHS = (
    "قالت إدارة المرفأ إن إحدى عشرة سفينة ترسو منذ الفجر عند الرصيف الشمالي، بعد أسبوع من الانتظار في عرض البحر.",
    "وأضافت أن الرافعات الثلاث عادت إلى العمل، وأن تفريغ القمح يبدأ قبل الظهر بحضور مندوبين عن العمال.",
    "ورأى تاجر من السوق القديمة أن الأسعار لن تنخفض قبل شهر، لأن المخازن فارغة تماماً منذ الصيف.",
)
ENGLISH = (
    "Eleven ships have been moored at the northern quay since dawn, the harbour’s administration said.",
    "The three cranes are at work again, it added, and the wheat will be unloaded before noon.",
    "A merchant of the old market thought that prices would not fall within a month.",
)


@dataclass(frozen=True)
class People:
    """The people of a test newsroom. The colleague translates too; the second editor did not approve."""

    reader: User
    translator: User
    colleague: User
    editor: User
    second_editor: User
    operator: User


@pytest.fixture
def people(db: None) -> People:
    """Make one person of each kind; the password of each is `PASSWORD`."""

    def person(username: str, role: Role) -> User:
        return User.objects.create_user(
            username=username, password=PASSWORD, role=role, credit_name=f"{username.capitalize()} Credit"
        )

    return People(
        reader=person("rana", Role.READER),
        translator=person("dina", Role.TRANSLATOR),
        colleague=person("tom", Role.TRANSLATOR),
        editor=person("ruth", Role.EDITOR),
        second_editor=person("edith", Role.EDITOR),
        operator=person("omar", Role.OPERATOR),
    )


@pytest.fixture
def log_in(client: Client) -> Callable[[User], Client]:
    """Return a function that gives a browser in which somebody is logged in."""

    def as_person(person: User) -> Client:
        browser = Client(enforce_csrf_checks=False)
        browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return as_person


@pytest.fixture
def mina(db: None) -> Outlet:
    """Declare an Arabic outlet whose stance label changed on 1 November 2026."""
    declaration = OutletRecord(
        id="al-mina",
        names=(OutletName("al-Mina", "en"), OutletName("الميناء", "ar")),
        language="ar",
        hosts=("127.0.0.1:8799",),
        stances=(
            StanceLabel("independent daily", "its own masthead", None, date(2026, 10, 31)),
            StanceLabel("pro-port newspaper", "bought by the operator", date(2026, 11, 1), None),
        ),
        feeds=(FeedDeclaration("http://127.0.0.1:8799/feed", "rss"),),
    )
    sync_outlets(declarations=[declaration])
    return Outlet.objects.get(key="al-mina")


@pytest.fixture
def make_story(newsroom_folder: Path, mina: Outlet) -> Callable[..., Story]:
    """Return a function that takes a page into the archive: the same address again is a later capture."""

    def make(
        headline: str = "السفن تعود إلى المرفأ",
        paragraphs: Sequence[str] = PARAGRAPHS,
        *,
        path: str = "/1.html",
        day: str = "2026-11-10",
        outlet: Outlet | None = mina,
        host: str = "127.0.0.1:8799",
        received_at: datetime | None = None,
    ) -> Story:
        body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
        page = PAGE.format(headline=escape(headline), day=day, paragraphs=body)
        capture = Capture(
            input="test",
            address=f"http://{host}{path}",
            body=page.encode(),
            media_type="text/html",
            charset="utf-8",
            status=200,
            received_at=received_at or datetime.now(UTC),
        )
        known = (outlet_record(outlet),) if outlet else ()
        ingested = ingest(capture=capture, outlets=known, outlet=outlet)
        assert ingested.story is not None, ingested
        return ingested.story

    return make


@pytest.fixture
def make_draft(make_story: Callable[..., Story], people: People) -> Callable[..., Draft]:
    """Return a function that makes a draft and carries it to a stage."""

    def make(stage: str = "drafting", *, story: Story | None = None, texts: Sequence[str] = ENGLISH) -> Draft:
        draft = claim(actor=people.translator, story=story or make_story())
        if stage == "claimed":
            return draft
        for segment, text in zip(draft.segments.select_related("draft"), texts, strict=True):
            save_segment(actor=people.translator, segment=segment, version=1, words=Words(text))
        heading = Heading("Ships Return to the Harbour", "After a week of waiting", "economy", "", {"places": ["Quay"]})
        save_heading(actor=people.translator, draft=draft, version=draft.version, heading=heading)
        steps = {
            "review": lambda: submit(actor=people.translator, draft=draft),
            "approved": lambda: approve(actor=people.editor, draft=draft),
            "published": lambda: publish(actor=people.editor, draft=draft),
        }
        for name, step in steps.items() if stage != "drafting" else ():
            step()
            draft.refresh_from_db()
            if name == stage:
                break
        return draft

    return make
