"""Statements, findings and suggested keywords as a person likes to see them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from marsad.cli.output import shown
from marsad.read.wording import chain_line, shown_content, words_at
from marsad.records import Attribution, Finding, Reading, Suggestion

SOURCE, CUE, CONTENT = "bright_blue", "yellow", "green"
"""The three roles of a statement. They are told apart by place as well: who, the saying word, and below them what."""

_KINDS = {"person": "people", "body": "bodies", "place": "places", "phrase": "phrases", "topic": "topics"}


def print_statements(out: Console, reading: Reading) -> None:
    """Print who said what, one statement after another, what stands in another's content below it."""
    if reading.attributions:
        out.print()
        out.print(Text(f"{'who said what':>14}", style="dim"))
    for said, depth in in_order(reading.attributions):
        out.print()
        out.print(Padding(_who(reading, said), (0, 0, 0, 2 + 4 * depth), expand=False))
        below: list[Text] = []
        if said.content:
            below.append(Text(shown(shown_content(reading.text, said.content)), style=CONTENT))
        if said.chain:
            below.append(Text(shown(chain_line(said.chain, said.speaker)), style="dim"))
        if said.hedge:
            hedges = ", ".join(f"“{words_at(reading.text, [span])}”" for span in said.hedge)
            below.append(Text.assemble(("hedged: ", "dim"), shown(hedges)))
        for line in below:
            out.print(Padding(line, (0, 0, 0, 6 + 4 * depth), expand=False))


def in_order(statements: Sequence[Attribution]) -> Iterator[tuple[Attribution, int]]:
    """Yield statements with their depth: each, then those in its content. None is left out, whatever parents say."""
    known = {said.id for said in statements}
    inside: dict[str | None, list[Attribution]] = {}
    for said in statements:
        inside.setdefault(said.parent if said.parent in known else None, []).append(said)
    told: set[str] = set()
    pending = [(said, 0) for said in reversed(inside.get(None, []))]
    while pending:
        said, depth = pending.pop()
        told.add(said.id)
        yield said, depth
        pending += [(inner, depth + 1) for inner in reversed(inside.get(said.id, [])) if inner.id not in told]
    yield from ((said, 0) for said in statements if said.id not in told)


def _who(reading: Reading, said: Attribution) -> Text:
    office = f" ({shown(said.speaker.office)})" if said.speaker.office else ""
    cue = shown(words_at(reading.text, said.cue))
    notes = ["goes on"] if said.carried else []
    notes += [said.kind] if said.manner == "speech" else [said.kind, said.manner]
    notes.append(f"{said.confidence:.0%}")
    return Text.assemble(
        (shown(said.speaker.name or "Nobody named"), SOURCE),
        office,
        (f"  {cue}" if cue else "", CUE),
        ("  " + " · ".join(notes), "dim"),
    )


def print_suggested(out: Console, reading: Reading) -> None:
    """Print the keywords that the machine proposes, kinds apart; the words that caused one where they are others."""
    if reading.suggested:
        out.print()
    for kind, label in _KINDS.items():
        proposed = [one for one in reading.suggested if one.kind == kind]
        if proposed:
            lines = Text(", ").join(_suggestion(reading.text, one) for one in proposed)
            out.print(Text.assemble((f"{label + '?':>14}  ", "dim"), lines))


def _suggestion(text: str, one: Suggestion) -> Text:
    because = dict.fromkeys(words_at(text, [span]) for span in one.because)
    others = [words for words in because if words.casefold() != one.value.casefold()]
    return Text.assemble(shown(one.value), (f" ({shown(', '.join(others[:4]))})" if others else "", "dim"))


def print_findings(out: Console, reading: Reading) -> None:
    """Print what checks report, with the words that each is about."""
    if reading.findings:
        out.print()
    for finding in reading.findings:
        out.print(_finding(reading.text, finding))


def _finding(text: str, finding: Finding) -> Text:
    words = " … ".join(words_at(text, [span]) for span in finding.spans)
    return Text.assemble(
        (f"{finding.severity:>14}  ", "bold red" if finding.severity == "error" else "dim"),
        shown(finding.message),
        (f"  “{shown(words)}”" if words else "", "dim"),
        f"  → {shown(finding.suggestion)}" if finding.suggestion else "",
    )
