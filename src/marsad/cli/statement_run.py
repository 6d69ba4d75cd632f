"""A run over many inputs: each is read, its statements chosen and written, and what became of it counted."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import msgspec

from marsad.cli.output import counted, json_of
from marsad.cli.statement_forms import Form
from marsad.cli.tally import Outcome, Tally, Unread, outcome_of
from marsad.errors import MarsadError
from marsad.records import Capture, Reading, Refusal, RefusedInput

log = logging.getLogger(__name__)

Read = Callable[[Capture], Reading]
_EXPECTED = "Expected HTML or text files, folders of them, WARC, JSON Lines, addresses, or - for standard input."
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Sink(Protocol):
    """Where rows go."""

    def add(self, outcome: Outcome, data: bytes) -> None:
        """Take what an input gave."""

    def finish(self) -> None:
        """Know that nothing more comes."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which statements are wanted: those at least so sure, and perhaps no thoughts."""

    least: float = 0.0
    speech: bool = False

    def of(self, reading: Reading) -> Reading:
        """Return a reading with the wanted statements only."""
        wanted = tuple(
            said
            for said in reading.attributions
            if said.confidence >= self.least and (said.manner == "speech" or not self.speech)
        )
        return msgspec.structs.replace(reading, attributions=wanted)


@dataclass(frozen=True, slots=True)
class Table:
    """What a run writes: the form, the statements wanted, and our own files, which are no inputs."""

    form: Form
    choice: Choice = Choice()
    own: Collection[str] = ()


def gather(
    items: Iterable[Capture | RefusedInput],
    read: Read,
    table: Table,
    sink: Sink,
    tally: Tally,
    report: Callable[[str], None] = lambda name: None,
) -> None:
    """Write the statements of all items that are not in the table yet.

    Args:
        items: The inputs, opened.
        read: Reads one; a fault of it is that input's refusal and never stops the others.
        table: What is written.
        sink: Takes each input's rows.
        tally: Knows what was done before, and counts.
        report: Told of each input when it is done.

    Raises:
        MarsadError: What stops every input, such as a model that is missing.
    """
    for item in items:
        key = key_of(item.input)
        if key.split("#", 1)[0] in table.own or key in table.own:
            continue
        if not tally.knows(key):
            reading = table.choice.of(_read_safely(item, read))
            outcome = outcome_of(key, reading)
            sink.add(outcome, table.form.encode(reading))
            tally.add(outcome)
        report(item.input)


def key_of(name: str) -> str:
    """Return what an input is known by from any working directory: an address, or an absolute path.

    >>> key_of("https://post.example/1"), key_of("/data/../crawl.warc.gz#30")
    ('https://post.example/1', '/crawl.warc.gz#30')
    """
    return name if _ADDRESS.match(name) else os.path.abspath(name)  # noqa: PTH100 - Path.absolute keeps `..`


def _read_safely(item: Capture | RefusedInput, read: Read) -> Reading:
    if isinstance(item, RefusedInput):
        return Reading(input=item.input, address=item.address, kind="refused", refusals=(item.refusal,))
    try:
        return read(item)
    except MarsadError:
        raise
    except Exception as error:
        log.exception("read.failed input=%r", item.input)
        fault = Refusal("read", "fault", f"A fault of the reader, please report it. {type(error).__name__}: {error}")
        return Reading(input=item.input, address=item.address, kind="refused", refusals=(fault,))


def write_unread(path: Path, tally: Tally) -> None:
    """Write what was not read as JSON Lines, with the reasons; the file is there whole or not at all."""
    lines = [json_of(one) + b"\n" for outcome in tally.unread.values() for one in outcome.unread]
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(b"".join(lines))
    beside.replace(path)


MOST_NAMED = 20
"""How many refused inputs are named on stderr."""


def refused_lines(tally: Tally) -> list[str]:
    """Return a line for each input that was refused, with the reason, and one for how many more there are."""
    refused = [outcome.unread[0] for outcome in tally.unread.values() if outcome.kind == "refused"]
    named = [_refused_line(one) for one in refused[:MOST_NAMED]]
    more = len(refused) - MOST_NAMED
    return [*named, f"... and {more:,} more refused."] if more > 0 else named


def _refused_line(one: Unread) -> str:
    parts = [one.input, one.detail]
    if not one.detail or repr(one.input) in one.detail:
        parts = [one.detail or one.input]
    return " ".join(f"Refused ({one.reason}): {': '.join(parts)}".split())


def summary(tally: Tally, *, before: int = 0, where: str = "", refusals: str = "", stopped: bool = False) -> str:
    """Say what happened and what to do next.

    Args:
        tally: What became of the inputs.
        before: How many of them were in the table before this run.
        where: The table's file, or "" for standard output.
        refusals: The file that lists what was not read, or "".
        stopped: Whether a person stopped the run.
    """
    pages = tally.pages
    nothing = not pages and not stopped
    said = [f"{counted(tally.statements, 'statement')} in {tally.telling:,} of {counted(pages, 'page')}"]
    if nothing:
        said = ["No page was found to read"]
    elif before:
        said[0] += f", {before:,} of them from earlier runs"
    if tally.refused:
        said.append(f"{tally.refused:,} refused")
    if tally.passed_over:
        said.append(f"{tally.passed_over:,} not looked through for their language")
    line = "; ".join(said) + "."
    if tally.unread and refusals:
        line += f" {refusals!r} says why."
    elif tally.passed_over or tally.refused > MOST_NAMED:
        line += " --refusals FILE writes down why."
    if nothing:
        return f"{line} {_EXPECTED}"
    if stopped and where:
        return f"{line} Stopped: the same command goes on from here."
    if stopped:
        return f"{line} Stopped. With --output FILE a stopped run can go on."
    if where and tally.statements:
        return f"{line} Written to {where!r}; `marsad statements --help` explains its columns."
    if not tally.statements and pages:
        return f"{line} `marsad read` shows what was seen in a page."
    return line
