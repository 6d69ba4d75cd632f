"""Tools, appeals and pointers, in words that no list holds."""

from __future__ import annotations

import pytest

from marsad.read.boxes import is_asking, is_pointer, is_tool


@pytest.mark.parametrize("text", ["Tweet 14  Share 52", "Visitors today: 318", "▶ Play (3:41)", "f t in ✉"])
def test_tools(text: str) -> None:
    assert is_tool(text)


@pytest.mark.parametrize("text", ["5 June 2023", "Monday 9 December 2019", "Who Owns the Roof?", "03/05/2021 14:20"])
def test_what_is_no_tool(text: str) -> None:
    assert not is_tool(text)


@pytest.mark.parametrize(
    "text",
    [
        "Stay informed with our weekly letter, straight to your inbox",
        "If you value our work, please consider a small gift.",
        "Enter your address",
        "[ your name ] [ Send ]",
        "انضم إلى قناتنا على تلغرام",
    ],
)
def test_appeals(text: str) -> None:
    assert is_asking(text)


@pytest.mark.parametrize("text", ["“You must support us,” he said.", "The council asked for help.", "قال إنه انضم"])
def test_stories_do_not_appeal(text: str) -> None:
    assert not is_asking(text)


def test_pointers() -> None:
    assert is_pointer("Also on these pages: The Bridge That Nobody Crossed Twice")
    assert not is_pointer("The minister: We Have No Ladder")
