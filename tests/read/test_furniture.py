"""One story dressed in the furniture of many houses: whatever stands around it, it is read the same."""

from __future__ import annotations

import pytest

from .conftest import ReadPage

HEAD = "Covered Market of Dayr Hanin Shut After a Beam Falls on an Empty Stall"
DECK = "Traders move to the post office steps while the council looks for a ladder"
BODY = (
    "The municipality of Dayr Hanin closed the covered market on Saturday after a beam fell on an empty stall, and the "
    "traders moved their scales to the steps of the post office.",
    "Nuha Sabbagh, who has sold thread there since 1988, said nobody had inspected the roof in her life. “We looked "
    "up only when it rained,” she said.",
    "The mayor replied that a report had been ordered in March and that its author was still waiting for a ladder.",
    "By noon the steps were full. The post office has asked for an extra guard.",
)
TOPS = (
    "",
    "Crossings Weekly\nThe press of the valley in English\n\n",
    "CROSSINGS\nNews | Features | Archive | About us\n\n",
    "≡ Sections\nSign in\nValley\nCapital\nFarming\n\n",
    "Crossings > Valley > Towns\n\n",
    "Edition of Monday, 5 June 2023\nIssue 412\n\n",
    "BREAKING: Storm closes the northern pass\n\n",
    "Tweet\nLike 40\n+1\n\n",
)
MIDDLES = (
    "",
    "By Samir Daoud for Al-Nahar\n5 June 2023\n\n",
    "Posted by editor on June 5, 2023 in Valley | 3 Comments\n\n",
    "4 minute read · Published 05/06/2023 10:12\n\n",
    "f  t  in  ✉\nShares 214\n\n",
    "▶ Play audio (3:41)\n5 June 2023\n\n",
    "612 words | 5 June 2023 | Translated by Ivo Brandt\n\n",
)
INSERTS = (
    "Related: The Bridge That Nobody Crossed Twice\n\n",
    "READ MORE\nWhy the Lemon Price Fell\nThe Ladder Nobody Owned\n\n",
    "Stay informed\nOur weekly letter brings you the valley press. You can leave at any time.\nEnter your address\n\n",
    "“We looked up only when it rained”\n\n",
    "“We looked up only when it rained.” — Nuha Sabbagh, trader\n\n",
    "A trader weighs lemons on the post office steps. Credit: Amal Rahme\n\n",
    "If you value our work, please consider a small gift.\n\n",
)
FEET = (
    "Translated for Crossings by Ivo Brandt. The views in it are not ours.",
    "Crossings publishes translations to inform; publication does not imply agreement with their content.",
    "Note: this text was cut for length. Errors of fact are the source's.",
    "This is an abridged translation. To read the Arabic original, click here.\n\nKEYWORDS\nmarket; roofs",
    "Samir Daoud is a reporter in Dayr Hanin.\n\nPublished in Arabic by Al-Nahar. English by Ivo Brandt.",
    "Was this article helpful?\nYes  No\n\nLeave your thoughts\nName\nE-mail\nMessage",
    "3 responses to “Covered Market”\n\nabu_lemon says:\nMy uncle sold lemons there for forty years, and it leaked.",
    "Filed under Valley. Tags: market; roofs.\n\nAbout Crossings\nCrossings brings you the press of the valley.",
)
PAGES = (
    *((top, MIDDLES[1], "", FEET[0]) for top in TOPS),
    *((TOPS[1], middle, "", FEET[1]) for middle in MIDDLES),
    *((TOPS[2], MIDDLES[3], insert, FEET[2]) for insert in INSERTS),
    *((TOPS[1], MIDDLES[1], "", foot) for foot in FEET),
)


@pytest.mark.parametrize("repeated", [False, True], ids=["once", "twice"])
@pytest.mark.parametrize(("top", "middle", "insert", "foot"), PAGES)
def test_a_story_is_read_whatever_stands_around_it(
    read_page: ReadPage, top: str, middle: str, insert: str, foot: str, repeated: bool
) -> None:
    again = f"{HEAD}\n\n" if repeated else ""
    inner = f"{BODY[0]}\n\n{BODY[1]}\n\n{insert}{BODY[2]}\n\n{BODY[3]}"
    reading = read_page(f"{top}{HEAD}\n\n{DECK}\n\n{middle}{again}{inner}\n\n{foot}\n")
    assert reading.kind == "story"
    assert reading.headline and reading.headline.value == HEAD
    assert reading.deck and reading.deck.value == DECK
    assert [reading.slice(block.spans) for block in reading.blocks if block.kind in ("body", "quote")] == list(BODY)


BODIES = {
    "short": (BODY[0], "Nobody was hurt.", "“It waited for me to leave,” said its owner.", BODY[3]),
    "list": (BODY[0], "The engineer named three things:", "- new beams", "- a wider door", "- a ladder", BODY[3]),
    "reported": (
        "The minister said that responsibility for the collapse lay with the contractor, and that the views expressed "
        "in the report were those of its author.",
        "The contractor answered that the report had been edited by the ministry, and that he could not be liable.",
        BODY[3],
    ),
    "to the reader": (
        "Dear reader, you have never looked up. I have stood beside you, buying lemons, and looked at your shoes.",
        "Our council does not look up either. It looks at us, and we look at it, and between us the beam bends.",
        BODY[3],
    ),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_every_form_of_body_stays_whole(read_page: ReadPage, body: tuple[str, ...]) -> None:
    inner = "\n\n".join(body)
    reading = read_page(f"Crossings\n\n{HEAD}\n\n{DECK}\n\n5 June 2023\n\n{inner}\n\n{FEET[0]}\n")
    assert reading.headline and reading.headline.value == HEAD
    assert [reading.slice(block.spans) for block in reading.blocks if block.kind in ("body", "quote")] == list(body)
