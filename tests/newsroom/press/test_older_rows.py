"""What another version of Marsad published in another shape: lists hold, and each page says what can't be shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from marsad.errors import Unreadable
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.press.actions.publish import correct, withdraw
from marsad.newsroom.press.export import export_edition
from marsad.newsroom.press.models import Publication, Snapshot
from marsad.newsroom.press.queries.told import told_stories
from press_cast import Cast

pytestmark = pytest.mark.django_db

UNSHOWN = "can’t be shown at the moment"


@pytest.fixture
def older(make_published: Callable[..., Publication]) -> Publication:
    """Publish two stories, and keep the first in another shape."""
    publication = make_published(number=1)
    make_published("The Pump Is Mended", number=2)
    Snapshot.objects.filter(publication=publication).update(
        record={"slug": publication.slug, "headline": "The Library", "body": "She said it opens."}
    )
    return publication


def test_readers_see_that_it_cannot_be_shown(client: Client, older: Publication) -> None:
    for path in ("/", "/sections/culture/", "/archive/2026/10/11/", "/outlets/al-mizan/", "/feed.atom", "/sitemap.xml"):
        response = client.get(path)
        assert response.status_code == 200, path
        assert path == "/sitemap.xml" or "The Pump Is Mended" in response.content.decode(), path
    page = client.get(f"/stories/{older.slug}/").content.decode()
    assert "The Library" in page and UNSHOWN in page
    assert client.get(f"/stories/{older.slug}/original/").status_code == 200
    assert len(list(told_stories([older.draft.story_id]))) == 1


def test_it_can_be_withdrawn_and_not_corrected(client: Client, older: Publication, cast: Cast) -> None:
    client.force_login(cast.ruth)
    page = client.get(f"/desk/drafts/{older.draft_id}/published/").content.decode()
    assert "kept by another version of Marsad" in page
    with pytest.raises(Unreadable, match="withdrawn, not corrected"):
        correct(actor=cast.ruth, publication=older, told="A name was wrong.")
    withdraw(actor=cast.ruth, publication=older, reason="It can't be read.")
    page = client.get(f"/stories/{older.slug}/")
    assert page.status_code == 410 and "It can&#39;t be read." in page.content.decode()


def test_a_withdrawn_one_stays_withdrawn(client: Client, older: Publication, cast: Cast) -> None:
    withdraw(actor=cast.ruth, publication=older, reason="Untrue.")
    Snapshot.objects.filter(publication=older).update(record={"headline": "The Library"})
    page = client.get(f"/stories/{older.slug}/")
    assert page.status_code == 410 and UNSHOWN not in page.content.decode()


def test_such_a_draft_is_not_published(client: Client, make_draft: Callable[..., Draft], cast: Cast) -> None:
    draft = make_draft()
    Draft.objects.update(original={"title": "مكتبة", "author": "سامي الخطيب"}, author_shielded=True)
    client.force_login(cast.ruth)
    page = client.get(f"/desk/drafts/{draft.pk}/review/")
    assert page.status_code == 200 and "can’t be read any more" in page.content.decode()
    client.post(f"/desk/drafts/{draft.pk}/publish/")
    assert not Publication.objects.exists()


def test_a_shielded_author_stays_hidden(make_published: Callable[..., Publication]) -> None:
    from marsad.newsroom.press.convert import names_to_hide

    draft = make_published().draft
    draft.original, draft.author_shielded = {"title": "مكتبة"}, True
    assert names_to_hide(draft) == ("سامي الخطيب",)


def test_the_edition_is_exported(older: Publication, tmp_path) -> None:
    export_edition(tmp_path / "site")
    assert UNSHOWN in (tmp_path / "site" / "stories" / older.slug / "index.html").read_text(encoding="utf-8")
