"""Lines that sign an English page whose structure credits nobody."""

from __future__ import annotations

import pytest

STORY = (
    "{{s1 The governor of {{l Sahla}}, {{p Nadim Karrami}},}} {{q1 said}} {{c1 that the bridge would open"
    " within a month}}. Rain fell on the town for nine days, and the river took away two houses"
    " and a mill near the old bridge."
)


def chain(told, head: str, foot: str = "", opening: str = "") -> list[tuple[str, str]]:
    page = f"Bridge to Open\n\n{head}{opening}{STORY.format()}{foot}"
    return [(link.role, link.name) for link in told(page).attributions[-1].chain]


@pytest.mark.parametrize(
    ("head", "foot", "opening", "expected"),
    [
        ("By Rana Sabbagh, al-Wasit\n\n", "", "", ("outlet", "al-Wasit")),
        ("The Reef Courier | 3 May 2031\n\n", "", "", ("outlet", "The Reef Courier")),
        ("", "\n\n— al-Wasit, 12 March", "", ("outlet", "al-Wasit")),
        ("", "\n\n[al-Wasit]", "", ("outlet", "al-Wasit")),
        ("", "", "{l Sahla} — al-Wasit: ", ("outlet", "al-Wasit")),
        ("", "", "HANA, {l Sahla}, 3 May: ", ("agency", "HANA")),
    ],
)
def test_signed(told, head: str, foot: str, opening: str, expected: tuple[str, str]) -> None:
    assert chain(told, head, foot, opening) == [expected]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("By Rana Sabbagh\n\n", ""),
        ("{l Sahla}, 3 May\n\n", ""),
        ("The bridge has been shut since the spring\n\n", ""),
        ("SPORT | 3 May 2031\n\n", ""),
        ("", "\n\nThe bridge is old"),
    ],
)
def test_no_signature(told, head: str, foot: str) -> None:
    assert chain(told, head, foot) == []
