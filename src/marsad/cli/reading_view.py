"""A reading as a person likes to see it in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from marsad.cli.output import shown
from marsad.cli.statement_view import print_findings, print_statements, print_suggested
from marsad.records import Entry, Field, Reading

LABELS = (
    ("byline", "byline"),
    ("author", "author"),
    ("dateline", "place"),
    ("date", "date"),
    ("outlet_credited", "credited"),
    ("outlet_stance", "stance"),
    ("translated_by", "translated by"),
    ("disclaimer", "disclaimer"),
)
"""Fields that are shown as a line each, with their labels."""


def print_reading(reading: Reading) -> None:
    """Print a reading: its name, its parts with labels, the text, then who said what and what was noticed."""
    out = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    what = reading.kind if reading.kind == "refused" else f"{reading.kind}, {reading.lang}"
    out.print(Text.assemble((shown(reading.address or reading.input), "dim"), ("  " + what, "dim")))
    for refusal in reading.refusals:
        out.print(
            Text.assemble(
                ("refused: ", "bold red"),
                shown(f"{refusal.reason}. {refusal.detail}" if refusal.detail else refusal.reason),
            )
        )
    if reading.headline:
        out.print(Text(_value(reading.headline), style="bold"))
    if reading.deck:
        out.print(Text(_value(reading.deck), style="italic"))
    for name, label in LABELS:
        field = getattr(reading, name)
        if field:
            out.print(_line(label, field))
    if reading.keywords:
        out.print(Text.assemble((f"{'keywords':>14}  ", "dim"), ", ".join(_value(k) for k in reading.keywords)))
    for block in reading.paragraphs():
        out.print()
        out.print(Padding(shown(reading.slice(block.spans)), (0, 0, 0, 2)))
    for entry in reading.entries:
        out.print()
        _print_entry(out, entry)
    print_statements(out, reading)
    print_suggested(out, reading)
    print_findings(out, reading)
    out.print()


def _print_entry(out: Console, entry: Entry) -> None:
    if entry.headline:
        out.print(Text("  " + _value(entry.headline), style="bold"))
    if entry.deck:
        out.print(Padding(_value(entry.deck), (0, 0, 0, 2)))
    parts = [_value(f) for f in (entry.outlet_credited, entry.outlet_stance, entry.author, entry.date) if f]
    parts += [shown(entry.address)] if entry.address else []
    if parts:
        out.print(Text("  " + " · ".join(parts), style="dim"))


def _line(label: str, field: Field) -> Text:
    value = _value(field)
    printed = f"  ({shown(field.printed)})" if field.printed and field.printed != value else ""
    return Text.assemble((f"{label:>14}  ", "dim"), value, (printed, "dim"))


def _value(field: Field) -> str:
    return shown(field.value if field.value is not None else field.printed)
