"""What each kind of person finds on the screens of the desk. Who is let in at all: `test_access`."""

from __future__ import annotations

import pytest
from django.urls import reverse

SEEN_BY_ALL = (
    "incoming",
    "work",
    "health",
    "refusals",
    "story",
    "statements",
    "review",
    "revisions",
    "capture",
    "front-page",
)
POSTED = {
    "claim": "translator",
    "confirm-statement": "translator",
    "reject-statement": "translator",
    "correct-statement": "translator",
    "add-statement": "translator",
    "withdraw-judgement": "translator",
    "save": "translator",
    "release": "translator",
    "renew": "translator",
    "submit": "translator",
    "take-back": "translator",
    "approve": "editor",
    "publish": "editor",
    "correct": "editor",
    "withdraw": "editor",
    "place": "editor",
}
OF_A_STORY = ("statements", *(name for name in POSTED if name.endswith(("-statement", "-judgement"))))


def address(name, draft):
    numbers = dict.fromkeys(("story", "claim", *OF_A_STORY), draft.story_id) | {"capture": draft.capture_id}
    if name in ("publish", "correct", "withdraw", "place", "front-page"):
        return reverse(f"press:{name}", kwargs={} if name == "front-page" else {"pk": draft.pk})
    if name in ("incoming", "work", "health", "refusals"):
        return reverse(f"desk:{name}")
    return reverse(f"desk:{name}", kwargs={"pk": numbers.get(name, draft.pk)})


@pytest.mark.parametrize("name", SEEN_BY_ALL)
def test_everybody_of_the_house_sees_the_desk(name, log_in, people, make_draft):
    there = address(name, make_draft("review"))
    for person in (people.reader, people.colleague, people.editor, people.operator):
        response = log_in(person).get(there)
        assert response.status_code == 200, person


@pytest.mark.parametrize("name", POSTED)
def test_writing_needs_a_post_a_log_in_and_a_role(name, client, log_in, people, make_draft):
    there = address(name, make_draft("published" if name in ("correct", "withdraw", "place") else "drafting"))
    assert log_in(people.operator).get(there).status_code == 405
    assert client.post(there).headers["Location"].startswith("/login/?next=")
    assert log_in(people.reader).post(there).status_code == 403
    if POSTED[name] == "editor":
        assert log_in(people.translator).post(there).status_code == 403


@pytest.mark.parametrize("name", POSTED)
def test_a_form_without_its_mark_is_refused(name, people, make_draft):
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(people.editor, backend="django.contrib.auth.backends.ModelBackend")
    response = browser.post(address(name, make_draft()))
    assert response.status_code == 403
    assert "This page was open for too long" in response.content.decode()


def test_a_closed_account_is_out_at_once(log_in, people):
    browser = log_in(people.translator)
    people.translator.is_active = False
    people.translator.save()
    assert browser.get("/desk/").status_code == 302


@pytest.mark.parametrize("name", ["story", "review", "revisions", "capture"])
def test_what_is_not_there_is_not_found(name, log_in, people):
    there = reverse(f"desk:{name}", kwargs={"pk": 4711})
    response = log_in(people.editor).get(there)
    assert response.status_code == 404
    assert "Back to the desk" in response.content.decode()


def test_a_fragment_for_a_stranger_is_401_and_no_page(client, make_draft):
    draft = make_draft()
    response = client.post(address("save", draft), headers={"HX-Request": "true"})
    assert response.status_code == 401
    assert b"<html" not in response.content


def test_every_page_carries_the_policy(log_in, people, make_draft):
    draft = make_draft()
    for name in SEEN_BY_ALL:
        response = log_in(people.editor).get(address(name, draft))
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        if name != "capture":
            assert "frame-ancestors 'none'" in policy
            assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("number", ["0", "9223372036854775808", "9" * 40])
@pytest.mark.parametrize("name", ["stories", "drafts", "captures", "refusals"])
def test_odd_numbers_are_not_found(name, number, log_in, people):
    assert log_in(people.editor).get(f"/desk/{name}/{number}/").status_code == 404
