"""Statements in a terminal: who, the saying word, what, through whom; calm, in order, and nothing steers it."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from marsad.cli.reading_view import print_reading
from marsad.cli.statement_view import in_order, print_findings, print_statements, print_suggested
from marsad.records import Finding, Reading, Speaker
from statement_samples import arabic_story, said, story


def shown(reading: Reading, *, color: bool = False) -> str:
    """Return the statements, suggestions and findings of a reading as printed."""
    out = Console(file=io.StringIO(), width=80, highlight=False, markup=False, emoji=False)
    if color:
        out = Console(file=io.StringIO(), width=80, highlight=False, force_terminal=True, color_system="standard")
    print_statements(out, reading)
    print_suggested(out, reading)
    print_findings(out, reading)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def test_a_statement_is_who_said_what_through_whom() -> None:
    lines = shown(story()).splitlines()
    at = lines.index("  Munir al-Hallaq (electricity minister)  told HANA  direct · 90%")
    assert lines[at + 1 : at + 3] == [
        "      We have water until spring … and no more.",
        "      The Harbour Post <- HANA <- Munir al-Hallaq, electricity minister",
    ]


def test_a_thought_and_its_hedge_are_named_and_what_it_holds_stands_below_it() -> None:
    lines = shown(story()).splitlines()
    at = lines.index("  Munir al-Hallaq (electricity minister)  believes  indirect · thought · 70%")
    assert "      hedged: “reportedly”" in lines[at:]
    assert lines.index("      engineers  think  indirect · thought · 50%") > at


def test_a_carried_statement_and_one_of_nobody_say_so() -> None:
    reading = story()
    nobody = said(1, ((0, 3),), speaker=Speaker(None, False), chain=())
    lines = shown(msgspec.structs.replace(reading, attributions=(nobody,))).splitlines()
    assert "  Nobody named  goes on · indirect · 90%" in lines


def test_suggestions_stand_by_kind_with_the_words_that_caused_them() -> None:
    text = shown(story())
    assert "people?  Munir al-Hallaq\n" in text
    assert "topics?  environment (water, spring)\n" in text


def test_a_finding_shows_its_words() -> None:
    assert "warning  The headline drops a hedge.  “reportedly”\n" in shown(story())
    mended = Finding("name", "note", (), "Another spelling.", "al-Mizan")
    assert "note  Another spelling.  → al-Mizan\n" in shown(Reading(input="x", kind="story", findings=(mended,)))


def test_nothing_is_printed_where_there_is_nothing() -> None:
    assert shown(Reading(input="x", kind="story")) == ""


def test_colour_is_for_the_three_roles_only() -> None:
    text = shown(arabic_story(), color=True)
    assert "\x1b[94mمنير الحلاق\x1b[0m" in text
    assert "\x1b[33m  قال\x1b[0m" in text
    assert "\x1b[32mالسد نصف فارغ\x1b[0m" in text
    assert "\x1b" not in shown(arabic_story())


def test_words_of_a_page_do_not_steer_the_terminal() -> None:
    hostile = said(
        1,
        ((0, 12),),
        cue=((0, 5),),
        hedge=((0, 5),),
        speaker=Speaker("a\x1b[2J", True, "b\x1b]0;x\x07"),
    )
    text = "a\x1b[2Jc\x9b31md\x07e" + " " * 20
    reading = Reading(
        input="x", kind="story", text=text, attributions=(hostile,), findings=(Finding("x", "note", ((0, 9),), "\x1b"),)
    )
    assert not set(shown(reading)) & set("\x1b\x07\x9b")


def test_no_statement_is_left_out_whatever_parents_say() -> None:
    span = ((0, 1),)
    statements = (
        said(1, span, parent="s2"),
        said(2, span, parent="s1"),
        said(3, span, parent="gone"),
        said(4, span, parent="s3"),
        said(5, span, parent="s5"),
    )
    order = [(one.id, depth) for one, depth in in_order(statements)]
    assert order[:2] == [("s3", 0), ("s4", 1)]
    assert sorted(order[2:]) == [("s1", 0), ("s2", 0), ("s5", 0)]


def test_the_view_of_a_reading_has_its_statements_below_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    print_reading(story())
    text = capsys.readouterr().out
    assert text.index("We have water until spring") < text.index("who said what") < text.index("drops a hedge")
