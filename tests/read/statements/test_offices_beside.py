"""What an English story says that somebody is: in apposition, as kin, in the sentence behind."""

from __future__ import annotations

import pytest


def office(told, story: str) -> str | None:
    return told(f"Bridge Is Shut\n\n{story}").attributions[-1].speaker.office


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{p Adil Waran}, 44, a pharmacist,", "pharmacist"),
        ("{p Adil Waran}, aged 44, a seamstress,", "seamstress"),
        ("A locksmith on Lamp Street, {p Adil Waran},", "locksmith"),
        ("Her brother, the developer {p Adil Waran},", "developer"),
        ("Her brother {p Adil Waran}, a farmer's son,", "farmer's son"),
        ("{p Adil Waran}, not a friend of the minister,", None),
        ("{p Adil Waran}, who is not related to the clerk,", None),
        ("{p Adil Waran}, who worked for thirty years as a welder,", "welder"),
        ("{p Adil Waran}, who had run it for years,", None),
        ("The minister himself, {p Adil Waran},", "minister"),
        ("Her sister, {p Adil Waran}, an accountant,", "accountant"),
        ("A neighbour, 80-year-old {p Adil Waran},", "neighbour"),
        ("That clerk, {p Adil Waran},", "clerk"),
    ],
)
def test_beside_the_name(told, source: str, expected: str | None) -> None:
    assert office(told, f"{{s1 {source}}} {{q1 said}} {{c1 that it rained}}.") == expected


def test_kin_says_less_than_a_rank(told) -> None:
    story = "They have a captain, {p Lina Saad}, who is the striker's cousin. {s1 She} {q1 said} {c1 no}."
    assert office(told, story) == "captain"


def test_kin_says_less_than_a_trade(told) -> None:
    story = (
        "The midwife {p Lina Saad} retired. {s1 {p Saad}, a sea captain's daughter from the north}, {q1 said} {c1 no}."
    )
    assert office(told, story) == "midwife"


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("{p Lina Saad} is washing cups. She is a night nurse and was at work.", "night nurse"),
        ("{p Lina Saad} is washing cups. She heads the bakers' union.", "head of the bakers' union"),
        ("{p Lina Saad} is washing cups. She was appointed head of the port in May.", "head of the port"),
        ("{p Lina Saad} met {p Mona Deeb}. She is a night nurse.", None),
        ("{p Lina Saad} is washing cups. It rains. She is a night nurse.", None),
        ("{p Lina Saad} is washing cups. He is a night nurse.", None),
    ],
)
def test_in_the_sentence_behind(told, sentences: str, expected: str | None) -> None:
    assert office(told, f"{sentences}\n\n{{s1 {{p Saad}}}} {{q1 said}} {{c1 that it rained}}.") == expected


def test_a_description_tells_the_trade_of_whom_it_means(told) -> None:
    story = (
        "{s1 {p Pavlos}, who lives on the quay}, {q1 is sure} {c1 of it}. "
        '{c2 "They agreed,"} {q2 said} {s2 the sponge seller}.'
    )
    assert office(told, story) == "sponge seller"
