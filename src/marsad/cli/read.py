"""`marsad read`: the parts of pages and texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

import click
import msgspec

from marsad.cli.output import json_of, progress, say
from marsad.cli.reading_view import print_reading
from marsad.collect.inputs import open_inputs
from marsad.collect.outlets import load_outlets
from marsad.collect.policy import FetchPolicy
from marsad.collect.visitor import Visitor
from marsad.read import read
from marsad.records import Capture, Outlet, Reading, RefusedInput


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--json", "form", flag_value="json", help="Print JSON: an object for one input, a list for several.")
@click.option("--jsonl", "form", flag_value="jsonl", help="Print JSON Lines: a row a line.")
@click.option("--publisher", help="Name of the outlet whose pages these are, where the address can't tell.")
@click.option(
    "--outlets",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder of outlet declarations of your own.",
)
@click.option(
    "--model",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with a model of your own, in the place of those that ship.",
)
@click.option(
    "--allow-private",
    multiple=True,
    metavar="HOST:PORT",
    help="Visit this private address all the same. May be repeated.",
)
def command(
    inputs: tuple[str, ...],
    form: str | None,
    publisher: str | None,
    folder: Path | None,
    model: Path | None,
    allow_private: tuple[str, ...],
) -> None:
    """Tell the parts of news pages and texts: headline, deck, byline, date, credit, body, and who said what.

    Takes HTML and text files, folders, WARC and JSON Lines files, addresses, and - for standard
    input. There is one row per input, in order; what can't be read is a row that says why.

    Exit code 0 if all were read, 1 if some were refused, 2 if the command was not understood.
    """
    outlets = load_outlets(folder)
    refused = 0
    with (
        Visitor(FetchPolicy(allow_private=allow_private)) as visitor,
        progress(wanted=len(inputs) > 1 or not is_single(inputs[0])) as bar,
    ):
        task = bar.add_task("reading", total=None, note="")

        def readings() -> Iterator[Reading]:
            nonlocal refused
            for capture in open_inputs(inputs, visitor):
                reading = reading_of(capture, outlets, publisher, model)
                bar.update(task, advance=1, note=reading.input[-48:])
                refused += reading.kind == "refused"
                yield reading

        print_rows(readings(), form, alone=len(inputs) == 1 and is_single(inputs[0]))
    if refused and form:
        say(f"{refused} refused; the rows say why.")
    sys.exit(1 if refused else 0)


def reading_of(
    capture: Capture | RefusedInput, outlets: tuple[Outlet, ...], publisher: str | None, model: Path | None = None
) -> Reading:
    """Read a capture; what was refused before gives a refused reading."""
    if isinstance(capture, RefusedInput):
        return Reading(input=capture.input, address=capture.address, kind="refused", refusals=(capture.refusal,))
    return read(capture, outlets, publisher, model=model)


def is_single(item: str) -> bool:
    """Say whether an argument is one input, not a container of many."""
    try:
        folder = Path(item).is_dir()
    except OSError:  # a name too long to be one
        folder = False
    return not folder and not item.lower().endswith((".warc", ".warc.gz", ".jsonl", ".ndjson"))


def print_rows(readings: Iterator[Reading], form: str | None, *, alone: bool) -> None:
    """Print readings as they come: a view, JSON, or JSON Lines."""
    if form is None:
        for reading in readings:
            print_reading(reading)
        return
    if form == "jsonl":
        for reading in readings:
            _write(json_of(reading) + b"\n")
        return
    first = list(islice(readings, 2))
    if alone and len(first) == 1:
        _write(msgspec.json.format(json_of(first[0])) + b"\n")
        return
    separator = b"[\n"
    for reading in chain(first, readings):
        _write(separator + json_of(reading))
        separator = b",\n"
    _write(b"\n]\n" if separator != b"[\n" else b"[]\n")


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
