"""A chain and its speaker, and parts of a statement, in a line each."""

from __future__ import annotations

from marsad.read.wording import chain_line, words_at
from marsad.records import Carrier, Speaker


def test_words_stand_on_one_line() -> None:
    assert words_at("a\n b  c", [(0, 4), (6, 7)]) == "a b c"


def test_a_chain_without_carriers_is_its_speaker() -> None:
    assert chain_line((), Speaker(None, False)) == "nobody named"
    assert chain_line([Carrier("X", "channel")], Speaker("a source", False)) == "X <- a source"
