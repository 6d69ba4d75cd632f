"""Operators see to people; nobody else does; somebody always can."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from marsad.errors import BadInput
from marsad.newsroom.security import RefusedInALine
from marsad.newsroom.staff.actions import add_user, change_user, replace_password
from marsad.newsroom.staff.models import LogEntry, User

NEW = {"username": "salim", "password": "gulls over the breakwater", "role": "translator", "credit_name": "Salim <b>"}


def change(browser, person, **fields):
    there = reverse("change-person", kwargs={"pk": person.pk})
    return browser.post(there, {"role": person.role, **fields}, follow=True).content.decode()


@pytest.mark.parametrize("there", ["/desk/people/", "/desk/log/"])
def test_only_operators(there, client, log_in, people):
    assert client.get(there).headers["Location"].startswith("/login/")
    for person in (people.reader, people.translator, people.editor):
        assert log_in(person).get(there).status_code == 403
    assert log_in(people.operator).get(there).status_code == 200


def test_a_refusal_is_a_line_in_the_log(log_in, people, caplog):
    caplog.handler.addFilter(RefusedInALine())
    assert log_in(people.editor).get("/desk/people/").status_code == 403
    assert "/desk/people/" in caplog.text
    assert "Traceback" not in caplog.text


def test_only_operators_write(log_in, people):
    editor = log_in(people.editor)
    assert editor.post(reverse("add-person"), NEW).status_code == 403
    assert (
        editor.post(reverse("change-person", kwargs={"pk": people.editor.pk}), {"role": "operator"}).status_code == 403
    )
    with pytest.raises(PermissionDenied):
        add_user(actor=people.editor, **NEW)
    with pytest.raises(PermissionDenied):
        change_user(actor=people.editor, username="ruth", role="operator")


def test_add_somebody(log_in, people):
    browser = log_in(people.operator)
    page = browser.post(reverse("add-person"), {**NEW, "shielded": "on"}, follow=True).content.decode()
    assert "Salim &lt;b&gt; can log in now" in page
    added = User.objects.get(username="salim")
    assert (added.role, added.shielded, added.is_superuser) == ("translator", True, False)
    assert added.check_password(NEW["password"])
    assert "gulls" not in str(LogEntry.objects.values_list("detail", flat=True))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"username": "dina"}, "There is a user"),
        ({"username": ""}, "blank"),
        ({"username": "a b"}, "valid username"),
        ({"password": "short"}, "too short"),
        ({"role": "king"}, "is not a role"),
        ({"credit_name": "x" * 200}, "at most 120"),
    ],
)
def test_what_cannot_be_added_is_told_and_kept(wrong, told, log_in, people):
    response = log_in(people.operator).post(reverse("add-person"), {**NEW, **wrong})
    page = response.content.decode()
    assert response.status_code == 422
    assert told in page
    assert "gulls over" not in page  # a password is never sent back


def test_change_role_shield_and_access(log_in, people):
    browser = log_in(people.operator)
    change(browser, people.reader, role="translator", shielded="on", closed="on")
    people.reader.refresh_from_db()
    assert (people.reader.role, people.reader.shielded, people.reader.is_active) == ("translator", True, False)


def test_the_last_operator_stays(log_in, people):
    browser = log_in(people.operator)
    assert "last operator" in change(browser, people.operator, role="reader")
    assert "last operator" in change(browser, people.operator, closed="on")
    people.operator.refresh_from_db()
    assert people.operator.role == "operator"
    change(browser, people.editor, role="operator")
    assert "last operator" not in change(browser, people.operator, role="reader")


def test_where_nobody_operates_others_can_be_changed(db):
    User.objects.create_user(username="tom", role="translator")
    assert change_user(username="tom", role="editor").role == "editor"
    assert not change_user(username="tom", is_active=False).is_active


def test_a_forgotten_password_is_replaced(log_in, client, people):
    operator, translator = log_in(people.operator), log_in(people.translator)
    for _ in range(10):
        client.post("/login/", {"username": "dina", "password": "forgotten"})
    there, new = reverse("replace-password", kwargs={"pk": people.translator.pk}), "nine gulls over the quay"
    assert "too short" in operator.post(there, {"password": "short"}, follow=True).content.decode()
    assert translator.get("/desk/").status_code == 200
    assert "has a new password" in operator.post(there, {"password": new}, follow=True).content.decode()
    assert translator.get("/desk/").status_code == 302
    assert client.post("/login/", {"username": "dina", "password": new}).headers["Location"] == "/desk/"
    entry = LogEntry.objects.get(verb="replace password")
    assert (entry.actor, entry.subject) == (people.operator, f"user:{people.translator.pk}")
    assert new not in str(entry.detail)
    assert log_in(people.editor).post(there, {"password": new}).status_code == 403
    with pytest.raises(PermissionDenied):
        replace_password(actor=people.editor, username="dina", password=new)
    with pytest.raises(BadInput, match="There is no user 'nobody'"):
        replace_password(username="nobody", password=new)


def test_people_who_are_not_there(log_in, people):
    assert log_in(people.operator).post(reverse("change-person", kwargs={"pk": 4711})).status_code == 404


def test_the_log_draws_savings_together(log_in, people, make_draft):
    make_draft("published")
    page = log_in(people.operator).get("/desk/log/").content.decode()
    assert page.count("Dina Credit</bdi></b> wrote") == 1
    assert "Ruth Credit</bdi></b> approved" in page
