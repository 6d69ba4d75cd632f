"""The page of a story's statements, without script: what each sees, and every judgement by a plain form."""

from __future__ import annotations

import re

import msgspec
import pytest
from django.urls import reverse

from marsad.newsroom.desk.actions.judge import confirm_statement, reject_statement
from marsad.newsroom.desk.models import Judgement
from marsad.newsroom.desk.queries.statements import statements_of
from marsad.newsroom.desk.statement_form import ROLES, form_of
from marsad.records import Finding
from statement_fixtures import ENGLISH_STORY, english_statements, pick, reread_as, standings, words

FRAGMENT = {"HX-Request": "true"}


def at(name, story):
    return reverse(f"desk:{name}", kwargs={"pk": story.pk})


def picked(story, number):
    one = pick(story, number)
    return {"key": one.key, "version": one.version}


def form_fields(story, number):
    """Return the form of a statement as the page fills it in."""
    form = form_of(statements_of(story)[number - 1].statement, story.text)
    fields = {role: form.parts[role].words for role in ROLES} | {f"{role}-at": form.parts[role].at for role in ROLES}
    fields |= {"speaker": form.speaker, "office": form.office, "kind": form.kind, "manner": form.manner}
    fields |= {"carrier": [name for name, _ in form.chain], "carried-as": [role for _, role in form.chain]}
    return fields | ({"named": "on"} if form.named else {})


def plain(page):
    """Return the words of a page."""
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


@pytest.fixture
def browser(log_in, people):
    return log_in(people.translator)


def test_everything_is_shown(browser, judged_story, people):
    text = judged_story.text
    reread_as(judged_story, english_statements(text), [Finding("hedge", "warning", ((0, 5),), "The hedge is gone.")])
    reject_statement(actor=people.editor, story=judged_story, picked=pick(judged_story, 6), why="an act")
    confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    page = browser.get(at("statements", judged_story)).content.decode()
    told = plain(page)
    assert "5 statements, 1 confirmed; 1 rejected" in told
    assert "Confirmed by you" in told
    assert "Rejected by Ruth Credit" in told and "an act" in told
    assert "52 % sure" in told and "carried on from before" in told and "hedged: reportedly" in told
    assert "The hedge is gone. Ships" in told
    assert page.count('class="sure"') == 4  # two chains that a person stands for, one of them rejected
    assert 'depth-1" id="m' in page
    shown = re.sub(r"<[^>]+>", "", page[page.index("data-story") : page.index('class="apparatus"')])
    for paragraph in ENGLISH_STORY:
        assert paragraph in shown  # figures stand in attributes: nothing gets between the words


def test_the_story_page_counts_them(browser, judged_story, people):
    confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    page = browser.get(at("story", judged_story)).content.decode()
    assert ">6 statements, 1 confirmed</a>" in page
    assert at("statements", judged_story) in page


def test_a_reader_looks_and_judges_nothing(log_in, people, judged_story):
    browser = log_in(people.reader)
    for query in ("", "?add=", f"?edit={pick(judged_story, 1).key}"):
        page = browser.get(at("statements", judged_story) + query).content.decode()
        assert "Eleven ships" in page
        for word in (">Confirm<", ">Correct<", ">Reject<", "Add one", "data-form"):
            assert word not in page
    for name in ("confirm-statement", "reject-statement", "correct-statement", "add-statement", "withdraw-judgement"):
        assert browser.post(at(name, judged_story), picked(judged_story, 1)).status_code == 403
    assert not Judgement.objects.exists()


def test_one_statement_is_lit_in_the_text(browser, judged_story):
    key = pick(judged_story, 3).key
    page = browser.get(f"{at('statements', judged_story)}?at={key}").content.decode()
    assert re.findall(r'class="(?:cued )?is-source">([^<]*)<', page) == ["a docker"]
    assert re.findall(r'class="cued is-cue">([^<]*)<', page) == ["said"]
    assert re.findall(r'class="is-content is-open is-shut">([^<]*)<', page) == [
        "“Nobody sleeps here,”",
        "“and nobody is paid.”",
    ]
    assert f'is-lit" id="{key}"' in page


def test_confirm_reject_and_undo(browser, judged_story):
    response = browser.post(at("confirm-statement", judged_story), {**picked(judged_story, 2), "why": "heard it"})
    row = Judgement.objects.get()
    assert response["Location"] == f"{at('statements', judged_story)}?at=j{row.pk}#j{row.pk}"
    page = browser.get(at("statements", judged_story)).content.decode()
    assert "heard it" in page
    browser.post(at("reject-statement", judged_story), picked(judged_story, 2))
    assert standings(judged_story)[1] == "rejected"
    page = browser.get(at("statements", judged_story)).content.decode()
    assert "Judged 2 times" in page
    stands = statements_of(judged_story)[1].judgement
    assert f'name="judgement" value="{stands}"' in page
    told = plain(
        browser.post(at("withdraw-judgement", judged_story), {"judgement": stands}, follow=True).content.decode()
    )
    assert "Taken back." in told
    assert standings(judged_story)[1] == "confirmed"
    told = plain(
        browser.post(at("withdraw-judgement", judged_story), {"judgement": stands}, follow=True).content.decode()
    )
    assert "withdrawn already" in told


def test_undo_is_offered_to_who_may(log_in, people, judged_story):
    confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    for person, offered in ((people.translator, True), (people.colleague, False), (people.editor, True)):
        page = log_in(person).get(at("statements", judged_story)).content.decode()
        assert (">Undo<" in page) is offered, person
    data = {"judgement": Judgement.objects.get().pk}
    response = log_in(people.colleague).post(at("withdraw-judgement", judged_story), data)
    assert response.status_code == 403
    assert "Only Dina Credit or an editor" in response.content.decode()


def test_a_judgement_of_another_story_is_not_found_here(browser, judged_story, arabic_story, people):
    row = confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    for number in (row.pk, 4711, "x", ""):
        assert browser.post(at("withdraw-judgement", arabic_story), {"judgement": number}).status_code == 404


def test_script_gets_the_list_alone(browser, judged_story):
    response = browser.post(at("confirm-statement", judged_story), picked(judged_story, 1), headers=FRAGMENT)
    page = response.content.decode()
    assert response.status_code == 200
    assert page.strip().startswith('<div id="statements">')
    assert "6 statements, 1 confirmed" in page


def test_a_conflict_is_told_beside_the_statement(browser, judged_story, people):
    open_here = picked(judged_story, 1)
    confirm_statement(actor=people.colleague, story=judged_story, picked=pick(judged_story, 1))
    response = browser.post(at("reject-statement", judged_story), open_here, headers=FRAGMENT)
    assert response.status_code == 409
    (told,) = re.findall(r'role="alert">([^<]*)<', response.content.decode())
    assert "Tom Credit confirmed this statement while it was open here" in told
    page = browser.post(at("reject-statement", judged_story), open_here, follow=True).content.decode()
    assert "Tom Credit confirmed this statement while it was open here" in page
    reread_as(judged_story, ())
    response = browser.post(at("reject-statement", judged_story), {"key": "m0", "version": "0"}, headers=FRAGMENT)
    assert "was read again" in response.content.decode()
    assert standings(judged_story) == ["confirmed"]


def test_undoing_what_a_colleague_judged_since_is_told_beside_the_statement(browser, log_in, judged_story, people):
    row = confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 1))
    log_in(people.colleague).post(at("reject-statement", judged_story), picked(judged_story, 1))
    undo = {"judgement": row.pk}
    response = browser.post(at("withdraw-judgement", judged_story), undo, headers=FRAGMENT)
    assert response.status_code == 409
    page = response.content.decode()
    (told,) = re.findall(r'role="alert">([^<]*)<', page)
    assert told == ("Tom Credit rejected this statement since. Nothing was taken back: look at it as it stands now.")
    assert page.index(f'id="j{row.pk}"') < page.index(told) < page.index('data-n="2"')
    assert "Rejected by Tom Credit" in plain(page)
    page = browser.post(at("withdraw-judgement", judged_story), undo, follow=True).content.decode()
    assert told in page
    assert standings(judged_story)[0] == "rejected"


def test_correct_by_the_form(browser, judged_story):
    key = pick(judged_story, 3).key
    page = browser.get(f"{at('statements', judged_story)}?edit={key}").content.decode()
    assert "Correct statement 3" in page
    assert "“Nobody sleeps here,”\n“and nobody is paid.”</textarea>" in page
    data = picked(judged_story, 3) | form_fields(judged_story, 3)
    data |= {"content": "“Nobody sleeps here,”", "speaker": "a crane driver", "why": "he said so"}
    response = browser.post(at("correct-statement", judged_story), data, follow=True)
    seen = statements_of(judged_story)[2]
    assert (seen.standing, seen.statement.speaker.name, words(judged_story, seen), seen.why) == (
        "corrected", "a crane driver", "“Nobody sleeps here,”", "he said so",
    )  # fmt: skip
    assert "The machine had read: a docker" in plain(response.content.decode())


@pytest.mark.parametrize(
    ("changes", "told", "status"),
    [
        ({}, "Nothing is changed in this statement", 422),
        ({"content": "a flying carpet"}, "“a flying carpet” does not stand in the story", 422),
        ({"content": ""}, "needs its content", 422),
        ({"kind": "loud"}, "A choice in the form", 422),
        ({"cue-at": "3-"}, "names no places", 422),
        ({"version": "0"}, "is not what was open here", 409),
    ],
)
def test_what_can_not_be_saved_comes_back_with_all_that_was_typed(changes, told, status, browser, judged_story):
    data = picked(judged_story, 1) | form_fields(judged_story, 1) | {"why": "my <own> reason"} | changes
    if changes:
        data["speaker"] = "Somebody Typed"
    response = browser.post(at("correct-statement", judged_story), data)
    page = response.content.decode()
    assert (response.status_code, Judgement.objects.count()) == (status, 0)
    assert told in page
    assert data["speaker"] in page and "my &lt;own&gt; reason" in page


def test_a_correction_on_top_of_another_s_is_saved_after_a_look(browser, judged_story, people):
    data = picked(judged_story, 1) | form_fields(judged_story, 1) | {"speaker": "Mine"}
    confirm_statement(actor=people.colleague, story=judged_story, picked=pick(judged_story, 1))
    response = browser.post(at("correct-statement", judged_story), data)
    assert response.status_code == 409
    page = response.content.decode()
    assert "Tom Credit confirmed this statement while" in page and 'value="Mine"' in page
    key, version = re.search(
        r'data-form.*?name="key" value="(\w+)".*?name="version" value="(\w+)"', page, re.S
    ).groups()
    assert (
        browser.post(at("correct-statement", judged_story), {**data, "key": key, "version": version}).status_code == 302
    )
    assert statements_of(judged_story)[0].statement.speaker.name == "Mine"


def test_a_statement_that_is_gone_is_not_corrected_in_another_s_place(browser, judged_story):
    data = picked(judged_story, 1) | form_fields(judged_story, 1) | {"speaker": "Mine"}
    reread_as(judged_story, ())
    response = browser.post(at("correct-statement", judged_story), data)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Add a statement" in page and 'value="Mine"' in page  # it can still be saved as one of its own
    page = browser.get(f"{at('statements', judged_story)}?edit={data['key']}").content.decode()
    assert "not any more what it was" in page


def test_add_by_quoting(browser, judged_story):
    page = browser.get(at("statements", judged_story) + "?add=").content.decode()
    assert "Add a statement" in page
    data = {"content": "no such words", "cue": "", "source": "", "kind": "indirect", "manner": "speech", "speaker": "X"}
    response = browser.post(at("add-statement", judged_story), data)
    assert response.status_code == 422
    assert "“no such words” does not stand in the story" in response.content.decode()
    response = browser.post(at("add-statement", judged_story), data | {"content": "the"})
    assert "places of the story. Quote more" in response.content.decode()
    for status in (302, 422):
        response = browser.post(at("add-statement", judged_story), data | {"content": "moored at the northern quay"})
        assert response.status_code == status
    assert "This is statement 2 already" in response.content.decode()
    assert standings(judged_story).count("added") == 1


def test_the_form_to_add_takes_what_was_selected(browser, judged_story):
    start = judged_story.text.index("northern quay")
    for places in (f"{start}-{start + 13}", "9-5", "x", "99999-100000"):
        page = browser.get(f"{at('statements', judged_story)}?add={places}").content.decode()
        assert ("northern quay</textarea>" in page) is places.startswith(str(start))


def test_lost_words_are_shown_apart(browser, read_story, judged_story, people):
    confirm_statement(actor=people.translator, story=judged_story, picked=pick(judged_story, 6))
    changed = (*ENGLISH_STORY[:2], "The governor said nothing.")
    read_story("Ships Return to the Harbour, Master Says", changed, path="/en.html")
    page = browser.get(at("statements", judged_story)).content.decode()
    lost = plain(page[page.index('id="gone"') :])
    assert "The words are no longer there" in lost
    assert "a single sack had been lost" in lost and "Confirmed by you" in lost and "Undo" in lost
    browser.post(at("withdraw-judgement", judged_story), {"judgement": Judgement.objects.get().pk})
    assert "no longer there" not in browser.get(at("statements", judged_story)).content.decode()


def test_a_story_without_statements_teaches(browser, log_in, people, read_story):
    story = read_story("No News", ("Nothing was heard of anybody on the whole of this long day by the sea.",))
    assert "If somebody does, add it" in browser.get(at("statements", story)).content.decode()
    page = log_in(people.reader).get(at("statements", story)).content.decode()
    assert "found nobody" in page and "add it" not in page
    assert "No statements yet" in browser.get(at("story", story)).content.decode()


def test_each_text_has_its_direction(browser, arabic_story):
    page = browser.get(f"{at('statements', arabic_story)}?edit={pick(arabic_story, 1).key}").content.decode()
    for part in ('class="words"', 'class="by"', 'class="block-body"', 'class="chain" role="list"'):
        found = re.findall(re.escape(part) + r' lang="(\w+)" dir="(\w+)"', page)
        assert found and set(found) == {("ar", "rtl")}, part
    assert '<textarea name="content" rows="1" lang="ar" dir="rtl"' in page


def test_nothing_of_a_story_runs_here(browser, read_story, people):
    hostile = (
        '“<script>alert(1)</script>" onload="x" is what we say,” said "><img src=x onerror=1>, the harbour master.'
    )
    story = read_story("Ships", (hostile,))
    said = english_statements("\n".join(ENGLISH_STORY))[0]
    end = len(story.text)
    bad = msgspec.structs.replace(
        said, source=((end - 20, end),), cue=((end - 40, end - 36),), content=((0, 40),), hedge=((3, 8),),
        speaker=msgspec.structs.replace(said.speaker, name='<b onclick="x">', office="<i>", mention=None),
    )  # fmt: skip
    reread_as(story, [bad], [Finding("x", "note", ((0, 9),), "<u>told</u>")])
    page = browser.get(f"{at('statements', story)}?edit={pick(story, 1).key}").content.decode()
    for part in ("<script>alert", "<img src=x", "<b onclick", "<i>", "<u>told"):
        assert part not in page
