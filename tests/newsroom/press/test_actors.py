"""The pages of actors over HTTP and as files: who has one, what it tells, and whom nothing ever names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marsad.newsroom.archive.models import Mention, Story
from marsad.newsroom.desk.actions.judge import confirm_statement
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.press.actions.publish import publish, withdraw
from marsad.newsroom.press.export import export_edition
from marsad.newsroom.press.models import Publication
from marsad.newsroom.press.queries import digests
from marsad.newsroom.press.queries.actors import actor_record, find_actor
from marsad.newsroom.whoswho.actions.confirm import confirm, take_confirmation_back
from marsad.newsroom.whoswho.actions.judge import judge_name, judge_pair, withdraw_judgement
from marsad.newsroom.whoswho.actions.seal import seal, unseal
from marsad.newsroom.whoswho.actions.write import add_fact, add_name
from marsad.newsroom.whoswho.models import Authority, Link, Verdict
from marsad.newsroom.whoswho.queries.sealed_names import SealedNames
from marsad.records import Attribution, Carrier, Evidence, Fact, NameForm
from press_cast import Cast
from statement_fixtures import pick, reread_as, said
from whoswho_cast import enter, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    digests._kept.clear()
    digests._of_heads.clear()


DIRECTOR, TREASURER, TOWN = "مديرة مكتبة الميناء", "أمين الصندوق", "البلدية"
OPENS = "إن القاعة الكبرى ستفتح أبوابها للقراء مساء كل خميس"
BOOKS = "أن ستة آلاف كتاب عادت إلى الرفوف، وأن متطوعين من طلاب المدينة رتبوها بأنفسهم"
PAID = "دفعت البلدية ثلث الكلفة فقط"
MIZAN = (Carrier("الميزان", "publisher"),)
NAMES = {"director": DIRECTOR, "treasurer": TREASURER, "town": TOWN}


def statements(text: str) -> tuple[Attribution, ...]:
    return (
        said(text, DIRECTOR, "قالت", OPENS, id="s1", speaker=DIRECTOR, chain=MIZAN),
        said(text, "", "وأضافت", BOOKS, id="s2", speaker=DIRECTOR, chain=MIZAN, kind="direct"),
        said(text, TREASURER, "وبحسب", PAID, id="s4", speaker=TREASURER, chain=MIZAN),
    )


@pytest.fixture
def headings(db: None) -> dict[str, Authority]:
    rows = enter(
        person("director", "Nuha Darwish", DIRECTOR),
        person("treasurer", "Adib Sarrouj", TREASURER),
        person("town", "Town of Marsa Jabir", TOWN, kind="body"),
    )
    return {row.uid: row for row in rows}


@pytest.fixture
def told(make_draft: Callable[..., Draft], headings: dict[str, Authority]) -> Callable[..., Draft]:
    """Return a function that gives an approved draft in which the machine knows three names."""

    def make(number: int = 1, **values: Any) -> Draft:
        draft = make_draft(f"Story Number {number} of the Library", number=number, **values)
        reread_as(draft.story, statements(draft.story.text))
        name_them(draft.story, headings)
        return draft

    return make


def name_them(story: Story, headings: dict[str, Authority]) -> None:
    Mention.objects.filter(story=story).delete()
    for uid, name in NAMES.items():
        start = story.text.index(name)
        Mention.objects.create(story=story, key=uid, name=name, kind="person", spans=[[start, start + len(name)]])
        Link.objects.create(
            story=story, wording=name, kind="person", authority=headings[uid], score=0.9, sure=True, reasons=["So."]
        )


@pytest.fixture
def library(told: Callable[..., Draft], cast: Cast) -> Publication:
    return publish(actor=cast.ruth, draft=told())


def text_of(client: Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def every_page(client: Client, tmp_path: Path) -> str:
    """Return all that is said of actors, over HTTP and in plain files."""
    seen: dict[str, str] = {}
    left = ["/actors/"]
    while left:
        path = left.pop()
        if path in seen:
            continue
        cache.clear()  # asked for faster than any reader may
        response = client.get(path)
        assert response.status_code in (200, 302), path
        seen[path] = response.content.decode()
        links = re.findall(r'href="(/actors/[^"#]*)', seen[path])
        left += [link for link in links if "&" not in link]  # two choices at once show nothing new
    cache.clear()
    export_edition(tmp_path / "edition")
    files = [path for path in (tmp_path / "edition/actors").rglob("*") if path.is_file()]
    return "\n".join([*seen.values(), *(path.read_text() for path in files), text_of(client, "/sitemap.xml")])


def test_guesses_alone_make_no_page(client: Client, library: Publication, headings, cast: Cast, tmp_path) -> None:
    row = headings["director"]
    for path in ("/actors/nuha-darwish/", "/actors/nuha-darwish/on/libraries/"):
        text_of(client, path, 404)
    assert "Nuha Darwish" not in every_page(client, tmp_path)
    assert "Who’s Who" not in text_of(client, "/")
    assert not (tmp_path / "edition/actors").exists()
    assert actor_record(row) is None
    confirm(actor=cast.ruth, authority=row)
    assert "Nuha Darwish" in text_of(client, "/actors/nuha-darwish/")
    assert "Who’s Who" in text_of(client, "/")
    assert "/actors/nuha-darwish/" in text_of(client, "/sitemap.xml")
    take_confirmation_back(actor=cast.ruth, authority=row)
    text_of(client, "/actors/nuha-darwish/", 404)


def test_the_page_tells_what_was_said_and_how_sure_we_are(client: Client, told, headings, cast: Cast) -> None:
    draft = told()
    confirm_statement(actor=cast.ruth, story=draft.story, picked=pick(draft.story, 1))
    publish(actor=cast.ruth, draft=draft)
    confirm(actor=cast.ruth, authority=headings["director"])
    page = text_of(client, "/actors/nuha-darwish/")
    for words in (
        "2 statements",
        "She said it opens.",
        "Six thousand books.",
        "القاعة الكبرى",
        "al-Mizan",
        "Named in 1 story.",
    ):
        assert words in page, words
    assert page.count("Whom the name means was read by machine") == 1
    assert page.count("Statement and speaker found by machine") == 1
    assert page.count("Confirmed by our newsroom.") == 1
    assert "دفعت" not in page, "what another says is not his"
    judge_name(
        actor=cast.ruth, story=draft.story, wording=DIRECTOR, authority=headings["director"], verdict=Verdict.SAME
    )
    page = text_of(client, "/actors/nuha-darwish/")
    assert "Whom the name means was read by machine" not in page
    assert "Statement and speaker found by machine" not in page
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert (data["@type"], data["name"], data["alternateName"]) == ("Person", "Nuha Darwish", DIRECTOR)
    assert data["url"].endswith("/actors/nuha-darwish/")


def test_who_speaks_about_a_body_and_who_is_named_with_it(client: Client, library, headings, cast: Cast) -> None:
    confirm(actor=cast.ruth, authority=headings["town"])
    confirm(actor=cast.ruth, authority=headings["treasurer"])
    page = text_of(client, "/actors/town-of-marsa-jabir/")
    about = page.partition('class="about-him"')[2]
    assert PAID.partition(" ")[2].partition(" ")[2] in about
    assert 'href="/actors/adib-sarrouj/"' in about
    together = page.partition('class="graph"')[2]
    assert "Adib Sarrouj" in together and "Nuha Darwish" in together
    assert "/actors/nuha-darwish/" not in page, "who has no page is no link"


def test_a_story_leads_to_the_pages_of_those_it_names(
    client: Client, library: Publication, headings, cast: Cast, tmp_path
) -> None:
    path = f"/stories/{library.slug}/"
    assert "/actors/" not in text_of(client, path)
    confirm(actor=cast.ruth, authority=headings["director"])
    assert 'href="/actors/nuha-darwish/"' in text_of(client, path)
    export_edition(tmp_path / "edition")
    written = (tmp_path / f"edition/stories/{library.slug}/index.html").read_text()
    assert 'href="../../actors/nuha-darwish/index.html"' in written


def test_only_published_stories_that_stand_are_told(client: Client, told, headings, cast: Cast) -> None:
    confirm(actor=cast.ruth, authority=headings["director"])
    told(7)
    page = text_of(client, "/actors/nuha-darwish/")
    assert "No published story of ours" in page and "Number 7" not in page
    gone = publish(actor=cast.ruth, draft=told(8))
    assert "Number 8" in text_of(client, "/actors/nuha-darwish/")
    withdraw(actor=cast.ruth, publication=gone, reason="A mistake of ours.")
    page = text_of(client, "/actors/nuha-darwish/")
    assert "Number 8" not in page and "القاعة" not in page


def test_nothing_names_a_sealed_heading(client: Client, told, headings, cast: Cast, tmp_path: Path) -> None:
    publish(
        actor=cast.ruth, draft=told(1, texts=("She said it opens.", "Six thousand books.", "Adib Sarrouj: a third."))
    )
    for row in headings.values():
        confirm(actor=cast.ruth, authority=row)
    evidence = Evidence(title="Register")
    for fact in (Fact(kind="relation", of="treasurer"), Fact(kind="description", value="Friend of Adib Sarrouj")):
        add_fact(actor=cast.ruth, authority=headings["director"], fact=fact, evidence=evidence)
    assert every_page(client, tmp_path).count("Adib Sarrouj") > 10
    seal(actor=cast.ruth, authority=headings["treasurer"])
    everything = every_page(client, tmp_path)
    assert "Nuha Darwish" in everything and "Town of Marsa Jabir" in everything
    for secret in ("Sarrouj", TREASURER, "treasurer"):
        assert secret not in everything
    text_of(client, "/actors/adib-sarrouj/", 404)
    judge_name(
        actor=cast.ruth,
        story=Story.objects.get(),
        wording=TREASURER,
        authority=headings["treasurer"],
        verdict=Verdict.SAME,
    )
    assert "Sarrouj" not in every_page(client, tmp_path)
    unseal(actor=cast.ruth, authority=headings["treasurer"])
    assert "Adib Sarrouj" in every_page(client, tmp_path)


def test_a_story_keeps_its_text_and_tells_nothing_of_a_sealed_heading(
    client: Client, told, headings, cast: Cast
) -> None:
    row = publish(
        actor=cast.ruth, draft=told(1, keywords={"people": ["Adib Sarrouj", "Nuha Darwish"], "topics": ["libraries"]})
    )
    page = text_of(client, f"/stories/{row.slug}/")
    assert "Adib Sarrouj" in page and page.count(TREASURER) > page.count(PAID)
    assert "Number 1" in text_of(client, "/keywords/people/adib-sarrouj/")
    seal(actor=cast.ruth, authority=headings["treasurer"])
    cache.clear()
    page = text_of(client, f"/stories/{row.slug}/")
    assert "Sarrouj" not in page and "Nuha Darwish" in page
    assert page.count(TREASURER) == 1, "in the original, which the seal does not change"
    text_of(client, "/keywords/people/adib-sarrouj/", 404)
    assert "Sarrouj" not in text_of(client, "/feed.json") + text_of(client, "/search/?q=library")


def test_a_seal_closes_the_page_of_all_that_are_one(client: Client, library, headings, cast: Cast) -> None:
    (other,) = enter(person("other", "Noha Darwich"))
    confirm(actor=cast.ruth, authority=headings["director"])
    judge_pair(actor=cast.ruth, one=headings["director"], other=other, verdict=Verdict.SAME)
    text_of(client, "/actors/nuha-darwish/")
    seal(actor=cast.ruth, authority=other)
    text_of(client, "/actors/nuha-darwish/", 404)


def test_a_browser_shows_no_page_that_it_had_before_without_asking(client: Client, library, headings, cast) -> None:
    (other,) = enter(person("other", "Noha Darwich"))
    confirm(actor=cast.ruth, authority=headings["director"])
    confirm(actor=cast.ruth, authority=other)
    judge_pair(actor=cast.ruth, one=headings["director"], other=other, verdict=Verdict.SAME)
    pages = ("/actors/", "/actors/nuha-darwish/", "/actors/nuha-darwish/on/libraries/", "/actors/noha-darwich/")
    for path in pages:
        assert client.get(path).headers["Cache-Control"] == "public, no-cache", path
    assert client.get("/").headers["Cache-Control"] == "public, max-age=60"


def test_an_old_address_leads_to_the_new_one(client: Client, library, headings, cast: Cast, tmp_path: Path) -> None:
    (other,) = enter(person("other", "Noha Darwich"))
    confirm(actor=cast.ruth, authority=headings["director"])
    confirm(actor=cast.ruth, authority=other)
    judge_pair(actor=cast.ruth, one=headings["director"], other=other, verdict=Verdict.SAME)
    response = client.get("/actors/noha-darwich/?kind=direct")
    assert (response.status_code, response.headers["Location"]) == (302, "/actors/nuha-darwish/?kind=direct")
    assert client.get("/actors/noha-darwich/on/libraries/").headers["Location"] == "/actors/nuha-darwish/on/libraries/"
    assert text_of(client, "/actors/").count("nuha-darwish") == 2
    export_edition(tmp_path / "edition")
    moved = (tmp_path / "edition/actors/noha-darwich/index.html").read_text()
    assert 'url=../nuha-darwish/index.html"' in moved and "noindex" in moved
    assert find_actor("nobody") is None


def test_what_rests_on_a_story_that_readers_do_not_see_is_not_told(client: Client, told, headings, cast: Cast) -> None:
    draft, row = told(9), headings["director"]
    confirm(actor=cast.ruth, authority=row)
    words = "ستة آلاف كتاب"
    by_statement = Evidence(kind="statement", title="Inner title", story=draft.story.identity, wording=words)
    add_fact(
        actor=cast.ruth,
        authority=row,
        fact=Fact(kind="office", value="Head of shelves", from_on="2020"),
        evidence=by_statement,
    )
    add_fact(
        actor=cast.ruth,
        authority=row,
        fact=Fact(kind="office", value="Director", from_on="2024-02"),
        evidence=Evidence(title="Register"),
    )
    page = text_of(client, "/actors/nuha-darwish/")
    assert "Head of shelves" not in page and "since February 2024" in page and words not in page
    published = publish(actor=cast.ruth, draft=draft)
    page = text_of(client, "/actors/nuha-darwish/")
    assert "Head of shelves" in page and f"/stories/{published.slug}/" in page and "Inner title" not in page
    withdraw(actor=cast.ruth, publication=published, reason="A mistake of ours.")
    assert "Head of shelves" not in text_of(client, "/actors/nuha-darwish/")


def test_who_is_named_only_where_readers_do_not_see_is_nobodys_companion(client: Client, told, headings, cast) -> None:
    draft = told(1, texts=("She said it opens.", "Six thousand books.", ""))
    draft.segments.filter(position=3).update(withheld=True)
    publish(actor=cast.ruth, draft=draft)
    confirm(actor=cast.ruth, authority=headings["director"])
    confirm(actor=cast.ruth, authority=headings["treasurer"])
    page = text_of(client, "/actors/nuha-darwish/")
    assert "Adib Sarrouj" not in page and "Town of" not in page
    assert "No published story of ours" in text_of(client, "/actors/adib-sarrouj/")
    assert "Named in" not in text_of(client, "/actors/adib-sarrouj/")


def test_a_shielded_person_is_not_tied_to_a_story(client: Client, told, headings, cast: Cast) -> None:
    cast.shielded.credit_name = TREASURER
    cast.shielded.save()
    publish(actor=cast.ruth, draft=told(1, translator=cast.shielded))
    for row in headings.values():
        confirm(actor=cast.ruth, authority=row)
    assert "Named in" not in text_of(client, "/actors/adib-sarrouj/")
    assert "Adib Sarrouj" not in text_of(client, "/actors/nuha-darwish/")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 4), ("?kind=direct", 2), ("?kind=indirect&when=2026", 2), ("?when=2026-10", 4), ("?when=2025", 0),
        ("?outlet=al-mizan", 4), ("?outlet=other", 0), ("?subject=libraries", 2), ("?subject=ships&kind=direct", 1),
    ],
)  # fmt: skip
def test_statements_are_chosen_without_script(
    client: Client, told, headings, cast: Cast, query: str, count: int
) -> None:
    publish(actor=cast.ruth, draft=told(1))
    publish(actor=cast.ruth, draft=told(2, keywords={"topics": ["ships"], "people": []}))
    confirm(actor=cast.ruth, authority=headings["director"])
    page = text_of(client, f"/actors/nuha-darwish/{query}")
    listed = page.partition('id="said"')[2].partition('class="about-him"')[0]
    assert listed.count('<li class="statement') == count
    assert (f"{count} statement" in listed) and ("Nothing was found." in listed) is (count == 0)


@pytest.mark.parametrize("query", ["?kind=loud", "?when=soon", "?page=0", "?page=2", "?page=x", "?page=9999999999"])
def test_what_no_address_of_ours_asks_for_is_no_page(client: Client, library, headings, cast: Cast, query: str) -> None:
    confirm(actor=cast.ruth, authority=headings["director"])
    text_of(client, f"/actors/nuha-darwish/{query}", 404)
    text_of(client, "/actors/nuha-darwish/on/nothing/", 404)
    text_of(client, "/actors/letters/D/", 404)


def test_positions_stand_side_by_side(client: Client, told, headings, cast: Cast) -> None:
    publish(actor=cast.ruth, draft=told(2, day="2026-09-02"))
    publish(actor=cast.ruth, draft=told(1, day="2026-10-10"))
    confirm(actor=cast.ruth, authority=headings["director"])
    page = text_of(client, "/actors/nuha-darwish/on/libraries/")
    days = re.findall(r'<time datetime="(2026-\d\d-\d\d)">', page.partition("<main")[2])
    assert days == ["2026-09-02", "2026-10-10"]
    assert page.count('class="position') == 4 + page.count('class="positions')
    assert '<span class="content">' in page


def test_a_page_asks_the_database_as_often_for_many_stories(client: Client, told, headings, cast: Cast) -> None:
    confirm(actor=cast.ruth, authority=headings["director"])
    counts = []
    for number in (1, 2, 3, 4):
        publish(actor=cast.ruth, draft=told(number))
        with CaptureQueriesContext(connection) as asked:
            text_of(client, "/actors/nuha-darwish/")
        counts.append(len(asked))
    assert counts[1:] == [counts[0]] * 3, counts
    assert counts[0] < 50


def test_sealed_names_are_found_behind_particles_and_only_whole() -> None:
    sealed = SealedNames(["أديب سروج", "Adib Sarrouj", "الحلاق"])
    for text in ("قال أديب سروج", "وأديب سروج", "وبأديب سروج معه", "said ADIB  Sarrouj’s", "للحلاق", "ولأديب سروج"):
        assert sealed.are_in(None, text), text
    for text in ("Adib", "سروج أديب", "Sarrouj, Adib", "حلاق", ""):
        assert not sealed.are_in(text), text
    assert not sealed.without(["الحلاق"]).are_in("الحلاق")


def test_only_what_moved_is_read_again(client: Client, told, headings, cast: Cast, monkeypatch) -> None:
    seen: list[list[int]] = []
    read = digests.told_stories

    def watch(story_ids):
        seen.append(sorted(story_ids))
        return read(story_ids)

    monkeypatch.setattr(digests, "told_stories", watch)
    first, second = (publish(actor=cast.ruth, draft=told(number)) for number in (1, 2))
    confirm(actor=cast.ruth, authority=headings["director"])
    stories = sorted(row.draft.story_id for row in (first, second))
    page = text_of(client, "/actors/nuha-darwish/")
    assert "4 statements" in page and page.count("Six thousand books.") == 2
    assert text_of(client, "/actors/nuha-darwish/") == page
    assert seen == [stories]
    third = publish(actor=cast.ruth, draft=told(3))
    assert "6 statements" in text_of(client, "/actors/nuha-darwish/")
    assert seen[1:] == [[third.draft.story_id]]
    judge_name(
        actor=cast.ruth,
        story=first.draft.story,
        wording=DIRECTOR,
        authority=headings["director"],
        verdict=Verdict.UNSURE,
    )
    assert "4 statements" in text_of(client, "/actors/nuha-darwish/")
    withdraw(actor=cast.ruth, publication=third, reason="A mistake of ours.")
    assert "2 statements" in text_of(client, "/actors/nuha-darwish/")


def test_who_is_shielded_later_leaves_the_pages_that_were_read_before(client: Client, told, headings, cast) -> None:
    publish(actor=cast.ruth, draft=told(1))
    for row in headings.values():
        confirm(actor=cast.ruth, authority=row)
    assert "Adib Sarrouj" in text_of(client, "/actors/nuha-darwish/")
    cast.dina.credit_name = TREASURER
    cast.dina.shielded = True
    cast.dina.save()
    assert "Adib Sarrouj" not in text_of(client, "/actors/nuha-darwish/")
    assert "Named in" not in text_of(client, "/actors/adib-sarrouj/")


def test_headings_that_are_joined_and_parted_take_their_statements_along(client: Client, told, headings, cast) -> None:
    (other,) = enter(person("other", "Noha Darwich"))
    draft = told(1)
    Link.objects.filter(story=draft.story, wording=DIRECTOR).update(authority=other)
    publish(actor=cast.ruth, draft=draft)
    confirm(actor=cast.ruth, authority=headings["director"])
    assert "2 statements" not in text_of(client, "/actors/nuha-darwish/")
    row = judge_pair(actor=cast.ruth, one=headings["director"], other=other, verdict=Verdict.SAME)
    assert "2 statements" in text_of(client, "/actors/nuha-darwish/")
    withdraw_judgement(actor=cast.ruth, judgement=row)
    assert "2 statements" not in text_of(client, "/actors/nuha-darwish/")


def test_a_seal_is_noticed_where_another_sealed_heading_has_the_same_names(
    client: Client, told, headings, cast: Cast
) -> None:
    draft, treasurer = told(1), headings["treasurer"]
    publish(actor=cast.ruth, draft=draft)
    for row in headings.values():
        confirm(actor=cast.ruth, authority=row)
    judge_name(actor=cast.ruth, story=draft.story, wording=TREASURER, authority=treasurer, verdict=Verdict.SAME)
    (other,) = enter(person("other", treasurer.label, treasurer.native or treasurer.label))
    assert "Named in 1 story" in text_of(client, "/actors/adib-sarrouj/")
    seal(actor=cast.ruth, authority=other)
    seal(actor=cast.ruth, authority=treasurer)
    text_of(client, "/actors/nuha-darwish/")
    unseal(actor=cast.ruth, authority=treasurer)
    assert "Named in 1 story" in text_of(client, "/actors/adib-sarrouj/")


def test_no_more_stories_are_remembered_than_there_is_room_for(
    client: Client, told, headings, cast, monkeypatch
) -> None:
    monkeypatch.setattr(digests, "MOST_KEPT", 2)
    monkeypatch.setattr(digests, "MOST_HEADS", 1)
    for row in headings.values():
        confirm(actor=cast.ruth, authority=row)
    for number in (1, 2, 3):
        publish(actor=cast.ruth, draft=told(number))
    assert "6 statements" in text_of(client, "/actors/nuha-darwish/")
    assert "3 statements" in text_of(client, "/actors/adib-sarrouj/")
    assert (len(digests._kept), len(digests._of_heads)) == (2, 1)


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script> Adib", "Adib\u202eforged\u2066", 'Adib" onclick="x', "A\u200b\u200bdib"]
)
def test_a_hostile_name_is_text_and_turns_nothing(client: Client, told, headings, cast: Cast, name: str) -> None:
    publish(actor=cast.ruth, draft=told(1))
    row = headings["director"]
    add_fact(
        actor=cast.ruth,
        authority=row,
        fact=Fact(kind="office", value=name),
        evidence=Evidence(title=f"Register {name}"),
    )
    add_name(actor=cast.ruth, authority=row, name=NameForm(name, "en", "house"), evidence=Evidence(title="Register"))
    found = confirm(actor=cast.ruth, authority=Authority.objects.get(pk=row.pk))
    for path in (f"/actors/{found.slug}/", f"/actors/{found.slug}/on/libraries/", "/actors/"):
        page = text_of(client, path)
        assert "<script>alert" not in page and 'onclick="x' not in page, path
        assert not set(page) & set("\u202a\u202b\u202d\u202e\u200b"), path


@pytest.mark.parametrize("step", ["%00", "a%00b", "%ED%A0%80", "%E2%80%AE", "x" * 5000, "%2e%2e", "%5C%5Cevil.example"])
def test_odd_addresses_are_no_pages(client: Client, library, headings, cast: Cast, step: str) -> None:
    confirm(actor=cast.ruth, authority=headings["director"])
    for path in (f"/actors/{step}/", f"/actors/nuha-darwish/on/{step}/", f"/actors/letters/{step}/"):
        assert client.get(path).status_code == 404, path
    odd = client.get(f"/actors/nuha-darwish/?subject={step}&outlet={step}&when=2026")
    assert odd.status_code == 200 and "Nothing was found." in odd.content.decode()
