"""What a run over many inputs says at its end: counts, what was refused and why, what to do next."""

from __future__ import annotations

from marsad.cli.statement_run import refused_lines, summary
from marsad.cli.tally import Outcome, Tally, Unread


def tally_of(*outcomes: Outcome) -> Tally:
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    return tally


def refused(name: str, reason: str = "empty", detail: str = "") -> Outcome:
    return Outcome(f"/{name}", "refused", 0, (Unread(name, None, "read", reason, detail),))


def other_language(name: str) -> Outcome:
    return Outcome(f"/{name}", "story", 0, (Unread(name, None, "read", "language", "Not Arabic."),))


def test_each_refused_input_has_a_line_with_its_reason() -> None:
    tally = tally_of(
        refused("a.pdf", "binary", "the bytes are a PDF document"),
        other_language("fa.html"),
        refused("b", "unreadable", "'b' holds nothing\nto read"),
        refused("c"),
    )
    assert refused_lines(tally) == [
        "Refused (binary): a.pdf: the bytes are a PDF document",
        "Refused (unreadable): 'b' holds nothing to read",
        "Refused (empty): c",
    ]


def test_of_many_refused_inputs_twenty_are_named() -> None:
    tally = tally_of(*(refused(f"{number}.txt") for number in range(1230)))
    lines = refused_lines(tally)
    assert len(lines) == 21
    assert lines[-1] == "... and 1,210 more refused."
    assert "1,230 refused. --refusals FILE writes down why." in summary(tally)
    assert "'r.jsonl' says why." in summary(tally, refusals="r.jsonl")


def test_where_nothing_was_read_the_last_line_says_what_was_expected() -> None:
    assert summary(Tally()).startswith("No page was found to read. Expected HTML or text files, folders of them")
    assert summary(tally_of(refused("a"))).startswith("No page was found to read; 1 refused. Expected HTML")
    assert summary(Tally(), stopped=True).startswith("0 statements in 0 of 0 pages. Stopped.")


def test_the_last_line_says_what_to_do_next() -> None:
    tally = tally_of(Outcome("/a", "story", 0))
    assert summary(tally) == "0 statements in 0 of 1 page. `marsad read` shows what was seen in a page."
    tally.add(refused("b"))
    assert "of 1 page; 1 refused. `marsad read`" in summary(tally)
    tally.add(other_language("c"))
    assert "1 refused; 1 not looked through for their language. --refusals FILE writes down why." in summary(tally)
    assert "With --output FILE a stopped run can go on." in summary(tally, stopped=True)
