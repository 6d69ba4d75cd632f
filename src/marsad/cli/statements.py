"""`marsad statements`: the researcher's table of who said what, through whom."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from marsad import __version__
from marsad.cli.journal import JournalledFile
from marsad.cli.output import progress, say, shown
from marsad.cli.statement_digests import digests
from marsad.cli.statement_forms import FORMS, require_duckdb, write_parquet
from marsad.cli.statement_run import Choice, Sink, Table, gather, key_of, refused_lines, summary, write_unread
from marsad.cli.tally import Outcome, Tally
from marsad.collect.inputs import open_inputs
from marsad.collect.outlets import load_outlets
from marsad.collect.policy import FetchPolicy
from marsad.collect.sources.documents import show_path
from marsad.collect.visitor import Visitor
from marsad.errors import BadInput
from marsad.read import read
from marsad.records import Capture, Reading

ENDINGS = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
A_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
A_FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for.

    `folder` holds declarations, `model` a model of one's own; `made_with` has the digests of what they hold.
    """

    inputs: tuple[str, ...]
    form: str
    output: Path | None
    refusals: Path | None
    anew: bool
    choice: Choice
    publisher: str | None
    folder: Path | None
    model: Path | None
    made_with: Mapping[str, str] = field(default_factory=dict)

    def settings(self) -> dict[str, str | None]:
        """Return all that a table's rows depend on but its inputs."""
        return {
            "marsad": __version__,
            "--format": self.form,
            "--least": str(self.choice.least),
            "--speech": str(self.choice.speech),
            "--publisher": self.publisher,
            "--outlets": str(self.folder.absolute()) if self.folder else None,
            "--model": str(self.model.absolute()) if self.model else None,
            **self.made_with,
        }

    @property
    def rows(self) -> Path | None:
        """Return the file that grows: the output, or beside a Parquet file the rows that it is made of."""
        return _beside(self.output, ".rows") if self.form == "parquet" else self.output

    @property
    def journal(self) -> Path | None:
        """Return where the journal lies."""
        return _beside(self.output, ".journal")


def _beside(path: Path | None, ending: str) -> Path | None:
    return path.with_name(path.name + ending) if path else None


@click.command("statements")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--format", "form", type=click.Choice(list(FORMS)), help="Default: what the output's ending says; CSV.")
@click.option("-o", "--output", type=A_FILE, help="Write here, and go on here when run again. Default: stdout.")
@click.option("--anew", is_flag=True, help="Begin the output again, whatever it holds.")
@click.option(
    "--least", type=click.FloatRange(0, 1), default=0.0, metavar="0..1", help="Only statements at least so sure."
)
@click.option("--speech", is_flag=True, help="Only what was said: leave out thoughts, beliefs and wishes.")
@click.option("--refusals", type=A_FILE, help="Write what was not read, and why, here as JSON Lines.")
@click.option("--publisher", help="Name of the outlet whose pages these are, where the address can't tell.")
@click.option("--outlets", "folder", type=A_FOLDER, help="A folder of outlet declarations of your own.")
@click.option("--model", type=A_FOLDER, help="A folder with a model of your own, in the place of those that ship.")
@click.option("--allow-private", multiple=True, metavar="HOST:PORT", help="Visit this private address all the same.")
def command(
    inputs: tuple[str, ...],
    form: str | None,
    output: Path | None,
    anew: bool,
    least: float,
    speech: bool,
    refusals: Path | None,
    publisher: str | None,
    folder: Path | None,
    model: Path | None,
    allow_private: tuple[str, ...],
) -> None:
    """Make a table of who said what: a row a statement, with the place in the text to check it.

    Takes what `marsad read` takes: files, folders, WARC and JSON Lines files, addresses, - for
    standard input.

    With --output, a run that was stopped or killed goes on where it was when the same command is
    run again, and what has come into a folder since is added; what was refused is tried again. A
    file NAME.journal beside the output keeps count. Parquet keeps its rows in NAME.rows as well.

    \b
    story, input, address,     the headline, how you named the page, its address,
    lang, date, outlet         language, day, and whom it credits
    statement, parent          id in its page; in whose content it stands
    speaker, named, office     the fullest name in the story; a proper name?
    kind, manner               direct, indirect, mixed; speech, thought, other
    hedge, cue, content        words that weaken it, saying word, what was said
    source, carried            the words for the speaker; said on from before?
    chain                      who passed it on, outermost first
    source_spans, cue_spans,   places in the `text` that `marsad read --json`
    content_spans              gives, in code points, as 12-40;55-60
    confidence                 how sure the machine is, 0 to 1

    In CSV a cell that begins with = + - @, a tab or a line's end gets an apostrophe in front, so
    that no spreadsheet runs what a page says.

    Exit code 0 if all were read, 1 if some were refused, 2 if the command was not understood.
    """
    form = form or ENDINGS.get(output.suffix.lower() if output else ".csv")
    _check(form, output, anew, refusals)
    choice = Choice(least, speech)
    outlets = load_outlets(folder)
    made_with = digests(outlets, model) if output else {}
    asked = Asked(inputs, form or "csv", output, refusals, anew, choice, publisher, folder, model, made_with)
    with Visitor(FetchPolicy(allow_private=allow_private)) as visitor:

        def read_one(capture: Capture) -> Reading:
            return read(capture, outlets, publisher, model=model)

        sys.exit(run(asked, visitor, read_one))


def _check(form: str | None, output: Path | None, anew: bool, refusals: Path | None) -> None:
    """Refuse what can't be meant, before anything is read."""
    if form is None:
        raise click.UsageError(
            f"{str(output)!r} ends in none of {', '.join(ENDINGS)}: say --format {{{'|'.join(FORMS)}}}."
        )
    if form == "parquet":
        if output is None:
            raise click.UsageError("Parquet needs a file: give --output FILE.")
        require_duckdb()
    if anew and output is None:
        raise click.UsageError("--anew begins an output again: give --output FILE.")
    if output is not None and refusals is not None and output.absolute() == refusals.absolute():
        raise click.UsageError("--output and --refusals name the same file.")
    for option, path in (("--output", output), ("--refusals", refusals)):
        if path is not None and not path.parent.is_dir():
            raise click.UsageError(
                f"There is no folder {str(path.parent)!r} for {option}: make it, or name a file in one that is there."
            )


def run(asked: Asked, visitor: Visitor, read: Callable[[Capture], Reading]) -> int:
    """Make or go on with the table; return the exit code.

    Args:
        asked: What is wanted.
        visitor: Fetches addresses.
        read: Reads a page.
    """
    tally, stopped = Tally(), False
    files = (asked.output, asked.rows, asked.journal, asked.refusals)
    own = {key_of(show_path(path)) for path in files if path is not None}
    table = Table(FORMS[asked.form], asked.choice, own)
    with _open_sink(asked, tally) as sink:
        before = tally.statements
        if "-" in asked.inputs and tally.pages:
            raise BadInput("Standard input can't be gone on with. Name another output, or give --anew.")
        todo = [item for item in asked.inputs if not tally.knows(key_of(show_path(item)))]
        try:
            with _reporting() as report:
                gather(open_inputs(todo, visitor), read, table, sink, tally, report)
            sink.finish()
        except KeyboardInterrupt:
            stopped = True
        finally:
            if asked.refusals is not None:
                write_unread(asked.refusals, tally)
    if asked.form == "parquet" and asked.rows and asked.output and not stopped:
        write_parquet(asked.rows, asked.output)
    if asked.refusals is None:
        for line in refused_lines(tally):
            say(line)
    where, refusals = str(asked.output or ""), str(asked.refusals or "")
    say(summary(tally, before=before, where=where, refusals=refusals, stopped=stopped))
    if stopped:
        return 130
    return 1 if tally.refused else 0


class _Stdout:
    """Rows on standard output, as soon as they are read."""

    def __init__(self, header: bytes) -> None:
        self._write(header)

    def add(self, outcome: Outcome, data: bytes) -> None:
        self._write(data)

    def finish(self) -> None:
        pass

    def _write(self, data: bytes) -> None:
        if sys.stdout.isatty():  # a person reads it, and no program; CSV has no escapes
            data = shown(data.decode().replace("\r\n", "\n")).encode()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def _open_sink(asked: Asked, tally: Tally) -> Iterator[Sink]:
    header, settings = FORMS[asked.form].header, asked.settings()
    if asked.output is None or asked.rows is None or asked.journal is None:
        yield _Stdout(header)
        return
    with JournalledFile(
        asked.rows, asked.journal, asked.output, settings=settings, header=header, tally=tally, anew=asked.anew
    ) as file:
        yield file


@contextmanager
def _reporting() -> Iterator[Callable[[str], None]]:
    """Give a function that is told of each input done: a bar with count and rate, on a terminal."""
    with progress() as bar:
        task = bar.add_task("reading", total=None, note="")
        begun, done = time.monotonic(), 0

        def report(name: str) -> None:
            nonlocal done
            done += 1
            rate = done / max(time.monotonic() - begun, 0.001)
            bar.update(task, advance=1, note=f"{rate:,.1f}/s  {name[-40:]}")

        yield report
