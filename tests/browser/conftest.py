"""A real browser on a real server."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from desk_fixtures import PASSWORD, log_in, make_draft, make_story, mina, people
from statement_fixtures import arabic_story, judged_story, read_story
from whoswho_desk import port

__all__ = ["arabic_story", "judged_story", "log_in", "make_draft", "make_story", "mina", "people", "port", "read_story"]


@pytest.fixture
def open_as(
    chromium: Browser, django_db_setup: None, live_server, transactional_db: None
) -> Iterator[Callable[..., Page]]:
    """Return a function that logs somebody in, in a window of his own; complaints of the page fail the test.

    The database comes before the server: a server that finds one in memory would share its one connection.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_window(username: str, *, script: bool = True, width: int = 1280, dark: bool = False) -> Page:
        context = chromium.new_context(
            base_url=live_server.url,
            java_script_enabled=script,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if _is_complaint(message.text) else None)
        page.goto("/login/")
        page.get_by_label("Name").fill(username)
        page.get_by_label("Password").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/desk/")
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert not complaints


def _is_complaint(text: str) -> bool:
    """Say whether a console line is about our pages: a capture in its sandbox is meant to be stopped."""
    return "Content Security Policy" in text and "style-src 'none'" not in text
