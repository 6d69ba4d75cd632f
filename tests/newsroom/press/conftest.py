"""A cast and a press: a translator, two editors, and a way to publish in a line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from marsad.newsroom.archive.actions import ingest as ingesting
from marsad.newsroom.archive.actions.ingest import ingest
from marsad.newsroom.archive.actions.sync_outlets import sync_outlets
from marsad.newsroom.archive.models import Outlet
from marsad.newsroom.desk.actions.claim import claim
from marsad.newsroom.desk.actions.hand_over import approve, submit
from marsad.newsroom.desk.actions.save import save_heading, save_segment
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.records import Heading, Words
from marsad.newsroom.press.actions.publish import publish
from marsad.newsroom.press.models import Publication
from marsad.newsroom.staff.models import Role, User
from marsad.read import read_page
from marsad.records import Capture
from marsad.sample.declarations import declarations
from press_cast import Cast

PAGE = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{headline}</title></head><body>
<h1 class="title">{headline}</h1><p class="deck">{deck}</p><div class="writer">سامي الخطيب</div>
<time class="pubdate" datetime="{day}">{day}</time>
<div class="article-text">{paragraphs}</div></body></html>"""

PARAGRAPHS = (
    "قالت مديرة مكتبة الميناء إن القاعة الكبرى ستفتح أبوابها للقراء مساء كل خميس، بعد عامين من أعمال الترميم الطويلة.",
    "وأضافت أن ستة آلاف كتاب عادت إلى الرفوف، وأن متطوعين من طلاب المدينة رتبوها بأنفسهم خلال الصيف الماضي.",
    "وبحسب أمين الصندوق، دفعت البلدية ثلث الكلفة فقط، فيما جمع السكان الباقي من تبرعات صغيرة على مدى عام كامل.",
)


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read pages without the model: the tests give the statements that they need."""
    monkeypatch.setattr(ingesting, "read", read_page)


@pytest.fixture
def cast(db: None) -> Cast:
    def person(name: str, role: Role, *, shielded: bool = False) -> User:
        return User.objects.create_user(
            username=name, role=role, credit_name=name.capitalize() + " Credit", shielded=shielded
        )

    return Cast(
        dina=person("dina", Role.TRANSLATOR),
        shielded=person("salim", Role.TRANSLATOR, shielded=True),
        ruth=person("ruth", Role.EDITOR),
        reader=person("guest", Role.READER),
    )


@pytest.fixture
def make_draft(cast: Cast, newsroom_folder: Path) -> Callable[..., Draft]:
    """Return a function that collects a page and carries it to approval."""
    outlets = declarations((8711, 8712, 8713))
    sync_outlets(declarations=outlets)

    def make(
        headline: str = "The Library by the Harbour Opens Again",
        *,
        number: int = 1,
        translator: User | None = None,
        texts: tuple[str, ...] = ("She said it opens.", "Six thousand books.", "Residents paid the rest."),
        section: str = "culture",
        event: str = "",
        keywords: dict[str, list[str]] | None = None,
        day: str = "2026-10-10",
    ) -> Draft:
        body = "".join(f"<p>{text} {number}</p>" for text in PARAGRAPHS)
        html = PAGE.format(headline=f"مكتبة الميناء تعود {number}", deck="عامان من الترميم", day=day, paragraphs=body)
        capture = Capture(
            input="test",
            address=f"http://127.0.0.1:8711/news/{number}.html",
            body=html.encode(),
            media_type="text/html",
            charset="utf-8",
            status=200,
            received_at=datetime(2026, 10, 10, 9, tzinfo=UTC),
        )
        ingested = ingest(capture=capture, outlets=outlets, outlet=Outlet.objects.get(key="al-mizan"))
        assert ingested.story is not None, ingested
        actor = translator or cast.dina
        draft = claim(actor=actor, story=ingested.story)
        for segment, text in zip(draft.segments.select_related("draft"), texts, strict=True):
            save_segment(
                actor=actor,
                segment=segment,
                version=1,
                words=Words(text, cut=not text, note="" if text else "Repeats."),
            )
        heading = Heading(
            headline=headline,
            deck="Two years of work, writes al-Mizan.",
            section=section,
            event=event,
            keywords=keywords or {"people": ["Sami al-Khatib"], "places": ["Marsa Jabir"], "topics": ["libraries"]},
        )
        save_heading(actor=actor, draft=draft, version=draft.version, heading=heading)
        submit(actor=actor, draft=draft)
        approve(actor=cast.ruth, draft=draft)
        return draft

    return make


@pytest.fixture
def make_published(make_draft: Callable[..., Draft], cast: Cast) -> Callable[..., Publication]:
    """Return a function that does the same and publishes."""

    def make(headline: str = "The Library by the Harbour Opens Again", **values: object) -> Publication:
        at = values.pop("at", datetime(2026, 10, 11, 12, tzinfo=UTC))
        assert isinstance(at, datetime)
        return publish(actor=cast.ruth, draft=make_draft(headline, **values), at=at)

    return make
