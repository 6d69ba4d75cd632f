"""Set-up that all tests share: a newsroom in a folder of its own, a database that threads can share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Browser, sync_playwright
from pytest_django.fixtures import Settings

from marsad.newsroom.config import House, NewsroomConfig, write_config

HOUSE = House(name="The Quay Review", tagline="The press of Hadran, in English", disclaimer="Views are the author's.")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite's test database in a file: a live server's threads can't share one in memory safely."""
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(path)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the browser that all browser tests of this process share.

    Playwright keeps an event loop running in this thread, which Django and asyncio's tests take for
    asynchronous code: so browser tests are run by themselves (`-m browser`).
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.fail("No Chromium was found; install it (apt-get install chromium), or run pytest -m 'not browser'.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests() -> None:
    """Forget who asked how often: all tests come from one address."""
    cache.clear()


@pytest.fixture
def newsroom_folder(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """Give the test a newsroom's folder of its own: captures and index start empty."""
    folder = tmp_path / "newsroom"
    write_config(folder, HOUSE)
    settings.NEWSROOM_FOLDER = folder
    settings.NEWSROOM = NewsroomConfig(house=HOUSE)
    yield folder
