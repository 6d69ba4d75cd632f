"""The researcher's table: every cell says what the statement says, every span finds its words again."""

from __future__ import annotations

from marsad.read.statement_rows import COLUMNS, statement_rows
from marsad.records import Carrier
from statement_samples import arabic_story, listing, story


def test_a_row_holds_what_its_statement_says() -> None:
    first, second, third, fourth = statement_rows(story("page.html", address="https://post.example/1"))
    assert (first.story, first.input, first.address) == (
        "The Dam Is Safe, Minister Says",
        "page.html",
        "https://post.example/1",
    )
    assert (first.lang, first.date, first.outlet) == ("en", "2026-10-02", "The Harbour Post")
    assert (first.speaker, first.named, first.office) == ("Munir al-Hallaq", True, "electricity minister")
    assert (first.kind, first.manner, first.cue) == ("direct", "speech", "told HANA")
    assert first.content == "We have water until spring … and no more."
    assert (second.source, second.hedge, second.parent) == ("He", ("reportedly",), None)
    assert (third.parent, third.chain[-1]) == ("s2", Carrier("Munir al-Hallaq", "person"))
    assert (fourth.content, fourth.named, fourth.carried) == ("“the wall” will hold", False, False)


def test_spans_find_the_whole_parts() -> None:
    reading = story()
    for row in statement_rows(reading):
        assert " ".join(reading.slice(row.source_spans).split()) == row.source
        assert " ".join(reading.slice(row.cue_spans).split()) == row.cue
    assert reading.slice(statement_rows(reading)[3].content_spans) == "that “the wall” will hold"


def test_a_credited_outlet_comes_before_the_publisher() -> None:
    (row,) = statement_rows(arabic_story())
    assert (row.outlet, row.content) == ("وكالة حدران للأنباء", "السد نصف فارغ")


def test_a_listing_gives_each_statement_the_headline_of_its_entry() -> None:
    bread, port = statement_rows(listing())
    assert (bread.story, bread.outlet, bread.date) == ("Bread Costs More", "The Harbour Post", None)
    assert (port.story, port.outlet, port.date) == ("Port Strike Ends", "Al-Mizan", "2026-10-16")


def test_the_columns_are_these() -> None:
    assert COLUMNS == (
        "story", "input", "address", "lang", "date", "outlet", "statement", "speaker", "named", "office", "kind",
        "manner", "hedge", "cue", "content", "source", "parent", "carried", "chain", "source_spans", "cue_spans",
        "content_spans", "confidence",
    )  # fmt: skip
