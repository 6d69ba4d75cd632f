"""An address that asks too often is told to wait."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from marsad.newsroom.throttle import throttle


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@throttle("test", per_minute=3)
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("answer")


@throttle("other", per_minute=3)
def other_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("answer")


def ask(address: str = "192.0.2.1", what: object = view) -> HttpResponse:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.user = AnonymousUser()
    return what(request)  # type: ignore[no-any-return, operator]


def test_the_fourth_in_a_minute_waits() -> None:
    codes = [ask().status_code for _ in range(8)]
    assert codes[:3] == [200, 200, 200]
    assert 429 in codes[3:]  # a minute may turn in the middle of the test


def test_it_says_how_long() -> None:
    answers = [ask() for _ in range(12)]
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    page = refused.content.decode()
    assert "<h1>Too many requests</h1>" in page
    assert f"Try again in {refused.headers['Retry-After']} second" in page


def test_others_and_other_doors_are_not_held_up() -> None:
    for _ in range(10):
        ask()
    assert ask("192.0.2.2").status_code == 200
    assert ask(what=other_view).status_code == 200


@throttle("writes", per_minute=3, methods=("POST",))
def form_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("answer")


def test_only_the_methods_named_count() -> None:
    assert {ask(what=form_view).status_code for _ in range(10)} == {200}
