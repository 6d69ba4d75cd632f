"""What an English name is of, by the words beside it."""

from __future__ import annotations

import pytest

from marsad.read.statements.lexicon import load_lexicon
from marsad.read.statements.namekinds import by_context


@pytest.mark.parametrize(
    ("text", "name", "tagged", "expected"),
    [
        ("They sacked Ove Brandal, who is 48.", "Ove Brandal", "place", "person"),
        ("They sacked Ove Brandal.\n\nBrandal, 48, had a contract.", "Ove Brandal", "place", "person"),
        ("A school in the town of Birnin Zaki was shut.", "Birnin Zaki", "person", "place"),
        ("In Mazin's view it rained.", "Mazin", "person", "person"),
        ("The candidate Texas Senator Ted Cruz spoke.", "Texas", "place", "place"),
        ("A former officer at Tall Ghurab, who left, spoke.", "Ghurab", "place", "place"),
        ("The Zaki Council met in Zaki Council hall.", "Zaki Council", "person", "person"),
        ("Rain fell on Mazin.", "Mazin", "person", "person"),
        ("At the station Yulia, a nurse, said no.", "Yulia", "place", "person"),
        ("In Tarna, a nurse, a clerk and a cook spoke.", "Tarna", "place", "place"),
    ],
)
def test_kind(text: str, name: str, tagged: str, expected: str) -> None:
    start = text.index(name)
    assert by_context(text, [(tagged, start, start + len(name))], load_lexicon("en"))[0][0] == expected
