"""What tests of the Who's Who's screens share: rows that the machine would write, and pages as words."""

from __future__ import annotations

import re

import pytest

from marsad.newsroom.archive.models import Story
from marsad.newsroom.whoswho.models import Authority, Link, Proposal
from marsad.records import Evidence, Fact
from whoswho_cast import enter, person

GAZETTE = Evidence(title="Gazette", address="https://gazette.example/", licence="CC-BY-4.0", on="2026")
BY_HAND = {"title": "Register of the port", "address": "https://port.example/", "licence": "CC0-1.0", "on": "2026-11"}
"""A work of reference as a person fills it in."""
LONG = " ".join(f"{part}-{number}" for number in range(15) for part in ("Abdul", "Hadr"))
"""A name of thirty words."""


def propose(one: Authority, other: Authority, *, gain: float = 1, score: float = 0.7, why: str = "Alike.") -> Proposal:
    """Write what the machine proposes of two headings."""
    left, right = sorted((one, other), key=lambda row: row.pk)
    return Proposal.objects.create(left=left, right=right, score=score, gain=gain, reasons=[why])


def link(story: Story, wording: str, authority: Authority, *, sure: bool = False, score: float = 0.6) -> Link:
    """Write whom the machine thinks that a name means."""
    return Link.objects.create(
        story=story,
        wording=wording,
        kind="person",
        authority=authority,
        score=score,
        sure=sure,
        reasons=["Same office."],
    )


def words(response: object) -> str:
    """Return the words of a page."""
    page = response if isinstance(response, str) else response.content.decode()  # type: ignore[attr-defined]
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def port(db: None) -> tuple[Authority, ...]:
    """Enter three spellings of a harbour master, a man of a like name, and the harbour's administration."""
    office = Fact(kind="office", value="harbour master", of="body", from_on="2019", evidence=GAZETTE)
    born = tuple(Fact(kind="born", value=day, evidence=GAZETTE) for day in ("1961", "1964-05"))
    return tuple(
        enter(
            person("a", "Layan Hamdun", "ليان حمدون", facts=(office, *born)),
            person("b", "Layan Hamdoun"),
            person("c", "Layane Hamdoune"),
            person("d", "Layal Hamdan", "ليال حمدان"),
            person("body", "Port Administration", "إدارة المرفأ", kind="body"),
        )
    )
