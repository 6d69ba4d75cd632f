from collections.abc import Callable
from datetime import date, timedelta
from itertools import count, product
from pathlib import Path

import pytest
from hypothesis import settings

from marsad.records import SearchDocument
from marsad.search import Index

# A busy machine is slow now and then; how long things may take is said where it matters.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

Maker = Callable[..., SearchDocument]


@pytest.fixture(scope="session")
def story() -> Maker:
    """Return a maker of stories: `story("headline", "body", outlet=...)`."""
    numbers = count(1)

    def make(headline: str = "", body: str = "", **parts: object) -> SearchDocument:
        parts = {"key": f"story:{next(numbers)}", "scope": "published", "lang": "en", **parts}
        return SearchDocument(headline=headline, body=body, **parts)  # type: ignore[arg-type]

    return make


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(tmp_path / "index", wait_seconds=0.2)


@pytest.fixture(scope="session")
def mixed(tmp_path_factory: pytest.TempPathFactory, story: Maker) -> Index:
    """Return an index of 192 stories in every mixture of outlet, language, section, year and scope."""
    index = Index(tmp_path_factory.mktemp("mixed"))
    words = ("dam", "bread", "talks", "سد", "خبز", "cease-fire", "al-Asmi")
    mixture = product(
        ("a", "b", "c", ""), ("en", "ar"), ("politics", "", "sport"), (2024, 2025, 2026, None), ("published", "archive")
    )
    stories = []
    for at, (outlet, lang, section, year, scope) in enumerate([*mixture, *()]):
        day = date(year, 1, 1) + timedelta(days=at) if year else None
        body = " ".join(words[(at * step) % len(words)] for step in (1, 2, 3))
        stories.append(
            story(
                f"Story {at}", body, outlet=outlet, lang=lang, section=section, day=day, scope=scope, key=f"mixed:{at}"
            )
        )
    index.put(stories)
    index.commit()
    return index
