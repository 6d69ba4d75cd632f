"""Log in, out, and the door that closes."""

from __future__ import annotations

import pytest

from desk_fixtures import PASSWORD
from marsad.newsroom.staff.models import LogEntry, User
from marsad.newsroom.staff.views.session import PER_MINUTE


def log_in_as(client, username, password=PASSWORD, **more):
    return client.post("/login/", {"username": username, "password": password, **more})


def test_log_in_goes_to_the_desk(client, people):
    assert log_in_as(client, "dina").headers["Location"] == "/desk/"
    assert client.get("/login/").headers["Location"] == "/desk/"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example", "https:evil"]
)
def test_log_in_never_leads_out_of_the_house(client, people, elsewhere):
    assert log_in_as(client, "dina", next=elsewhere).headers["Location"] == "/desk/"


def test_log_in_goes_on_to_where_one_wanted(client, people):
    assert log_in_as(client, "dina", next="/desk/work/").headers["Location"] == "/desk/work/"


def test_a_wrong_password_says_no_more_than_that(client, people):
    known, unknown = (log_in_as(client, name, "wrong").content.decode() for name in ("dina", "nobody"))
    assert "don’t match" in known
    assert "don’t match" in unknown
    assert "<script>" not in log_in_as(client, "<script>", "x").content.decode()


def test_a_closed_account_stays_out(client, people):
    User.objects.filter(username="dina").update(is_active=False)
    assert "don’t match" in log_in_as(client, "dina").content.decode()


def test_ten_wrong_passwords_close_the_door(client, people):
    for _ in range(10):
        response = log_in_as(client, "dina", "wrong")
    assert response.status_code == 429
    assert "Try again in 15 minutes" in response.content.decode()
    assert log_in_as(client, "dina").status_code == 429  # the right one too
    assert log_in_as(client, "tom").status_code == 302  # others are not shut out


def test_an_address_that_tries_many_names_waits(client, people):
    answers = [log_in_as(client, f"name{number}", "wrong") for number in range(45)]
    assert [answer.status_code for answer in answers[:PER_MINUTE]] == [200] * PER_MINUTE
    assert answers[-1].status_code == 429
    assert "<h1>Too many requests</h1>" in answers[-1].content.decode()
    assert client.get("/login/").status_code == 200
    elsewhere = {"username": "dina", "password": PASSWORD}
    assert client.post("/login/", elsewhere, REMOTE_ADDR="192.0.2.8").status_code == 302


def test_log_out_is_a_post(log_in, people):
    browser = log_in(people.translator)
    assert browser.get("/logout/").status_code == 405
    assert browser.post("/logout/").headers["Location"] == "/login/"
    assert browser.get("/desk/").status_code == 302


def test_change_the_password(log_in, client, people):
    browser, other = log_in(people.translator), log_in(people.translator)
    new = "seven gulls over the breakwater"
    assert "old password is wrong" in browser.post("/desk/account/", {"old": "x", "new": new}).content.decode()
    assert "too short" in browser.post("/desk/account/", {"old": PASSWORD, "new": "short"}).content.decode()
    page = browser.post("/desk/account/", {"old": PASSWORD, "new": new}, follow=True)
    assert "Your password is changed" in page.content.decode()
    assert other.get("/desk/").status_code == 302
    assert log_in_as(client, "dina", new).status_code == 302
    assert not LogEntry.objects.filter(detail__icontains=new).exists()


def test_the_account_says_what_one_may(log_in, people):
    page = log_in(people.editor).get("/desk/account/").content.decode()
    assert "approve, publish, correct and withdraw" in page
    assert "see to outlets" not in page
