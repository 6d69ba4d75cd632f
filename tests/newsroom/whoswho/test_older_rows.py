"""Rows that another version of Marsad kept in another shape: pages leave them out and say so, and never fail."""

from __future__ import annotations

import pytest
from django.urls import reverse

from marsad.errors import Unreadable
from marsad.newsroom.archive.models import Attribution, Mention, Outlet, Story
from marsad.newsroom.archive.queries.search_documents import story_document
from marsad.newsroom.desk.actions.claim import claim
from marsad.newsroom.desk.actions.judge import confirm_statement, reject_statement
from marsad.newsroom.desk.models import Draft
from marsad.newsroom.desk.models import Judgement as StatementJudgement
from marsad.newsroom.press.queries.statements import said_in
from marsad.newsroom.whoswho.queries.passages import passages_of
from statement_fixtures import pick
from whoswho_desk import link, words

OLDER = ({"id": "s1"}, [], "s1", None, {"speaker": "Hamdun", "content": [[1, 2, 3]]})
"""What an older version may have kept for a statement."""


@pytest.fixture
def browser(log_in, people):
    return log_in(people.translator)


def page(browser, name, row, **query):
    response = browser.get(reverse(name, kwargs={"pk": row.pk}), query)
    assert response.status_code == 200
    return words(response)


@pytest.mark.parametrize("record", OLDER, ids=repr)
def test_a_statement_of_another_shape_is_left_out_and_told(browser, port, people, judged_story, record):
    link(judged_story, "Layan Hamdun", port[0], sure=True)
    link(judged_story, "the union", port[4])
    before = page(browser, "press:said", port[0])
    assert "Parts of" not in before
    row = Attribution.objects.filter(story=judged_story, speaker="Layan Hamdun").first()
    Attribution.objects.filter(pk=row.pk).update(record=record if record is not None else {})
    said = page(browser, "press:said", port[0])
    assert "Parts of this story were kept by another version of Marsad" in said and "marsad reread" in said
    assert "2 statements" in said, "the others are there"
    page(browser, "press:said-of", port[0])
    told = page(browser, "desk:statements", judged_story)
    assert "1 that can’t be read" in told and "a statement of Layan Hamdun" in told
    assert "1 that can’t be read" in page(browser, "desk:story", judged_story)
    page(browser, "whoswho:heading", port[0])
    assert browser.get(reverse("whoswho:review")).status_code == 200
    with pytest.raises(Unreadable, match="Open its statements"):
        said_in(judged_story)


def test_a_judgement_of_another_shape_counts_no_more_and_is_told(browser, people, judged_story):
    confirm_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 1))
    reject_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 2))
    row = StatementJudgement.objects.order_by("pk").last()
    StatementJudgement.objects.filter(pk=row.pk).update(statement={"words": row.wording})
    told = page(browser, "desk:statements", judged_story)
    assert f"what {people.editor} judged of “{row.wording[:80]}" in told and "1 confirmed" in told
    with pytest.raises(Unreadable):
        said_in(judged_story)


@pytest.mark.parametrize("spans", [[["x"], 3, [1, 2, 3], {"at": 1}], "all", {}, [["1", "4"]]], ids=repr)
def test_places_of_another_shape_are_left_out(browser, port, people, make_draft, judged_story, spans):
    draft = make_draft()
    for story in (judged_story, draft.story):
        Mention.objects.create(story=story, key="older", name="Layan Hamdun", kind="person", spans=spans)
        link(story, "Layan Hamdun", port[0], sure=True)
    link(judged_story, "a docker", port[1])
    Attribution.objects.filter(story=judged_story).update(record={"speaker": {"mention": spans}, "source": spans})
    story = Story.objects.get(pk=judged_story.pk)
    assert passages_of(story, "Layan Hamdun") == () == passages_of(story, "a docker")
    assert browser.get(reverse("whoswho:review")).status_code == 200
    for name, row in (
        ("desk:bench", draft),
        ("desk:story", story),
        ("whoswho:heading", port[0]),
        ("press:said", port[0]),
    ):
        page(browser, name, row)


@pytest.mark.parametrize("blocks", [[{"kind": "paragraph"}], "all", {"body": [[0, 5]]}])
def test_a_reading_of_another_shape_shows_its_text(browser, port, people, judged_story, blocks):
    link(judged_story, "Layan Hamdun", port[0], sure=True)
    judged_story.reading = {**judged_story.reading, "blocks": blocks}
    judged_story.save(update_fields=["reading"])
    assert "Parts of this story were kept by another version" in page(browser, "press:said", port[0])
    for name in ("desk:story", "desk:statements"):
        told = page(browser, name, judged_story)
        assert "`marsad reread` reads it again" in told and "Nobody sleeps here" in told
    assert "Nobody sleeps here" in story_document(judged_story).body


def test_nobody_translates_from_a_reading_of_another_shape(browser, people, make_story):
    story = make_story()
    story.reading = {"blocks": [{"kind": "paragraph"}]}
    story.save(update_fields=["reading"])
    with pytest.raises(Unreadable, match="marsad reread"):
        claim(actor=people.translator, story=story)
    assert browser.post(reverse("desk:claim", kwargs={"pk": story.pk})).status_code == 302
    assert not Draft.objects.exists()


def test_an_outlet_declared_in_another_shape_keeps_its_name(browser, judged_story):
    name = judged_story.outlet.name
    Outlet.objects.update(declaration={"id": judged_story.outlet.key, "politics": "left"})
    assert name in words(browser.get(reverse("desk:incoming")))
    assert name in page(browser, "desk:story", Story.objects.get(pk=judged_story.pk))
