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


def test_a_paragraph_of_a_review_is_about_the_paper_it_begins_with(told) -> None:
    page = (
        "What the Papers Say\n\nThe daily {o al-Mizan} writes of tolls. {s1 The transport minister} {q1 said}"
        " {c1 that the old rate was too low}.\n\nRain is no news. {s2 A driver} {q2 said} {c2 that it rained}."
    )
    assert [[link.name for link in a.chain] for a in told(page).attributions] == [["al-Mizan"], []]


def test_an_item_is_of_who_signs_it(told) -> None:
    page = (
        "Harbour Traffic Falls\n\nContainer traffic through the harbour fell by a tenth in February."
        " {s1 The harbour master} {q1 expects} {c1 a further drop}. Ships wait outside. (AMA)\n\n"
        "Snow shut the road over the pass on Sunday morning for the third time since the beginning of the year."
        " {s2 A driver} {q2 said} {c2 that it rained}. (al-Sahil)"
    )
    links = [[(link.role, link.name) for link in a.chain] for a in told(page).attributions]
    assert links == [[("agency", "AMA")], [("outlet", "al-Sahil")]]


def test_the_newspaper_is_the_one_named_last(told) -> None:
    page = (
        "Tolls to Double\n\nThe daily {o al-Mizan} has seen the contract. {s1 A source} {q1 told} the newspaper"
        " {c1 that the road was half empty}."
    )
    assert [(link.role, link.name) for link in told(page).attributions[0].chain] == [("outlet", "al-Mizan")]


def test_a_person_relays_whom_he_quotes(told) -> None:
    page = (
        "Talks Go On\n\nA member of his entourage {q1 quoted} {s1 the sheikh} {q1 as saying} {c1 that he had waited}."
    )
    assert [(link.role, link.name) for link in told(page).attributions[0].chain] == [
        ("person", "A member of his entourage")
    ]
